//! Whether somebody is here, and who types.

use crate::{OFFICE, open, reload};
use jiff::SignedDuration;
use serde_json::json;
use std::time::Duration;
use testkit::on_each_engine;

#[test]
fn a_visit_says_where_it_stands_and_who_is_here() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        assert_eq!(visitor.visit["state"], "bot");
        assert_eq!(visitor.visit["availability"], json!({"here": false, "text": "We are not here just now"}));
        assert!(["let_in", "rating", "call_back"].iter().all(|name| visitor.visit.get(name).is_some_and(serde_json::Value::is_null)));
        visitor.branch("human", &[]);
        assert_eq!(reload(&visitor)["state"], "waiting");
        let member = house.owner.sign_in(server);
        let _here = member.socket();
        assert_eq!(reload(&visitor)["availability"], json!({"here": true, "text": "We are here"}));
        let away = |away: bool| member.call("PUT", "/api/v1/members/me", Some(&json!({"away": away}))).expect(204);
        away(true);
        assert_eq!(reload(&visitor)["availability"]["here"], false, "connected, and not to be counted on");
        away(false);
        assert_eq!(reload(&visitor)["availability"]["here"], true);
        member.answer(&visitor.conversation(), "good day").expect(201);
        assert_eq!(reload(&visitor)["state"], "open");
    });
}

#[test]
fn hours_say_when_somebody_answers_again() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        open(server, &house, OFFICE);
        let member = house.owner.sign_in(server);
        let _here = member.socket();
        assert_eq!(server.visit(&house).visit["availability"]["here"], true);
        server.clock().advance(SignedDuration::from_hours(5));
        let evening = server.visit(&house).visit["availability"].clone();
        assert_eq!(
            evening,
            json!({"here": false, "text": "We answer again tomorrow at 09:00"}),
            "whoever is still at the desk is off duty"
        );
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let said = visitor.messages().pop().unwrap();
        let until = "Nobody is here just now. We answer again on 23 November 2027 at 09:00. Your message has arrived.";
        assert_eq!(said["text"], until);
        open(server, &house, "nonsense");
        assert_eq!(server.visit(&house).visit["availability"]["here"], true, "hours that cannot be read count as none");
    });
}

#[test]
fn visitors_hear_when_a_member_comes_and_goes() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Kaffeehaus"));
        let visitor = server.visit(&house);
        let mut socket = visitor.socket(0);
        assert_eq!(socket.until("conversation")["state"], "bot");
        assert_eq!(socket.until("availability")["availability"]["here"], false);
        let _elsewhere = other.owner.sign_in(server).socket();
        let member = house.owner.sign_in(server);
        let here = member.socket();
        assert_eq!(socket.until("availability")["availability"], json!({"here": true, "text": "We are here"}));
        drop(here);
        assert_eq!(socket.until("availability")["availability"]["here"], false);
        // Who loads a page anew was never away.
        let flap = member.socket();
        assert_eq!(socket.until("availability")["availability"]["here"], true);
        drop(flap);
        let _again = member.socket();
        assert!(socket.until_quiet(Duration::from_millis(1_600)).is_empty());
    });
}

#[test]
fn a_reloaded_window_says_who_came_and_that_it_ended() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let (member, conversation) = (house.owner.sign_in(server), visitor.conversation());
        let mut socket = visitor.socket(0);
        socket.until("availability");
        member.answer(&conversation, "good day").expect(201);
        let path = |what: &str| format!("/api/v1/conversations/{conversation}/{what}");
        member.call("POST", &path("take"), None).expect(204);
        member.call("POST", &path("close"), None).expect(204);
        member.call("POST", &path("close"), None).expect(204);
        let system: Vec<_> = visitor.messages().into_iter().filter(|m| m["from"] == "system").map(|m| m["text"].clone()).collect();
        assert_eq!(system, ["A person has taken over the conversation.", "The conversation was closed."]);
        let frames = socket.until_quiet(Duration::from_millis(500));
        assert!(frames.iter().rfind(|f| f["type"] == "rating").is_some_and(|f| !f["rating"].is_null()));
        let told: Vec<_> = frames.iter().filter(|f| f["type"] == "message").map(|f| f["message"]["from"].clone()).collect();
        assert_eq!(told, ["system", "member", "system"], "in their order, also while the window is open");
        let heard = member.conversation(&conversation).ok(200).text();
        assert!(heard.contains("The conversation was closed."));
    });
}

#[test]
fn a_visitor_who_types_without_end_cuts_nobody_off() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let mut desk = house.owner.sign_in(server).socket();
        let mut window = visitor.socket(0);
        for _ in 0..6_000 {
            window.send(&json!({"type": "typing"}));
        }
        window.send(&json!({"type": "message", "key": "after it", "text": "hello"}));
        window.until("ack");
        let (before, said) = desk.until_seen("message");
        assert_eq!(before.iter().filter(|f| f["type"] == "typing").count(), 1);
        assert_eq!(said["message"]["text"], "hello");
    });
}

#[test]
fn a_member_types_where_they_read_and_nowhere_else() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (mut open, private) = (server.visit(&house), server.visit(&house));
        open.branch("human", &[]);
        let ids = [open.conversation(), private.conversation()];
        let member = house.owner.sign_in(server);
        let mut desk = member.socket();
        let (mut open_window, mut private_window) = (open.socket(0), private.socket(0));
        for window in [&mut open_window, &mut private_window] {
            window.until("availability");
            window.until_quiet(Duration::from_millis(1_300));
        }
        let typing = |id: &str| json!({"type": "typing", "conversation": id});
        desk.send(&typing(&ids[0]));
        assert!(open_window.until_quiet(Duration::from_millis(300)).is_empty(), "it was not shown to them yet");
        member.conversation(&ids[0]).expect(200);
        for _ in 0..5 {
            desk.send(&typing(&ids[0]));
            desk.send(&typing(&ids[1]));
        }
        desk.send(&json!({"type": "typing", "conversation": "nonsense"}));
        desk.send(&json!({"type": "of a later version"}));
        assert_eq!(open_window.until("typing")["from"], "member");
        server.clock().advance(SignedDuration::from_secs(3));
        desk.send(&typing(&ids[0]));
        open_window.until("typing");
        assert!(open_window.until_quiet(Duration::from_millis(300)).iter().all(|f| f["type"] != "typing"), "not with every key stroke");
        assert!(private_window.until_quiet(Duration::from_millis(300)).iter().all(|f| f["type"] != "typing"));
    });
}
