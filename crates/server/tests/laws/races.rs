//! Consent under contention: two grants at once, a withdrawal while messages stream, sockets that must fall silent, and
//! codes that are used twice.

use crate::ledgers::{count, verify};
use jiff::SignedDuration;
use serde_json::json;
use std::time::Duration;
use testkit::{TestServer, Value, on_each_engine};

#[test]
fn of_two_grants_at_once_one_stands() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        for round in 1..=5 {
            let mut visitor = server.visit(&house);
            visitor.choose("callback").expect(200);
            let body = json!({"purpose": "callback", "decision": "given", "notice": visitor.ask["notice"]});
            let statuses: Vec<u16> = std::thread::scope(|scope| {
                let give = || visitor.call("POST", "/api/v1/visit/consents", Some(&body)).status;
                let given: Vec<_> = (0..4).map(|_| scope.spawn(give)).collect();
                given.into_iter().map(|g| g.join().unwrap()).collect()
            });
            assert!(statuses.contains(&201) && statuses.iter().all(|s| [201, 409].contains(s)), "{statuses:?}");
            assert_eq!(count(server, &house, "consent.given"), round);
        }
        let grants = server.ground().rows("subject_grant");
        assert_eq!(grants.rows.len(), 5);
        verify(server);
    });
}

#[test]
fn giving_and_refusing_at_once_leaves_one_answer() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.choose("newsletter").expect(200);
        let notice = visitor.ask["notice"].clone();
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let answer = |decision: &'static str| {
                let body = json!({"purpose": "marketing", "decision": decision, "notice": notice});
                let visitor = &visitor;
                scope.spawn(move || visitor.call("POST", "/api/v1/visit/consents", Some(&body)).status)
            };
            let answers = [answer("given"), answer("refused"), answer("given"), answer("refused")];
            answers.map(|a| a.join().unwrap()).to_vec()
        });
        assert_eq!(statuses.iter().filter(|s| **s == 201).count(), 1, "{statuses:?}");
        assert_eq!(count(server, &house, "consent.given") + count(server, &house, "consent.refused"), 1);
    });
}

#[test]
fn nothing_lands_under_a_generation_that_ended() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("the first").expect(200);
        let member = house.owner.sign_in(server);
        let conversation = member.find("the first").unwrap();
        let said: Vec<String> = std::thread::scope(|scope| {
            let visitor = &visitor;
            let stream = |name: &'static str| {
                scope.spawn(move || {
                    let send = |n: &usize| {
                        let text = format!("{name} {n}");
                        let body = json!({"key": text, "text": text});
                        visitor.call("POST", "/api/v1/visit/messages", Some(&body)).status == 200
                    };
                    (0..40).filter(send).map(|n| format!("{name} {n}")).collect::<Vec<_>>()
                })
            };
            let (one, two) = (stream("one"), stream("two"));
            let answers = scope.spawn(|| (0..20).for_each(|n| drop(member.answer(&conversation, &format!("answer {n}")))));
            std::thread::sleep(Duration::from_millis(60));
            visitor.withdraw("conversation").expect(200);
            answers.join().unwrap();
            [one.join().unwrap(), two.join().unwrap()].concat()
        });
        let found: Vec<String> = visitor.messages().iter().filter_map(|m| m["text"].as_str().map(str::to_owned)).collect();
        for text in &said {
            assert_eq!(found.iter().filter(|f| *f == text).count(), 1, "{text} was acknowledged");
        }
        assert!(said.len() > 40, "only {} messages came through", said.len());
        let rows = server.ground().rows("message");
        let seqs = |generation: i64| {
            let of = rows.rows.iter().filter(|row| *rows.get(row, "generation") == Value::Int(generation));
            of.map(|row| if let Value::Int(seq) = rows.get(row, "seq") { *seq } else { 0 }).collect::<Vec<_>>()
        };
        let (ended, live) = (seqs(1), seqs(2));
        assert!(!ended.is_empty() && !live.is_empty(), "the withdrawal fell between the messages");
        assert!(ended.iter().max() < live.iter().min(), "something landed under the generation that had ended");
        member.conversation(&conversation).expect(403);
        verify(server);
    });
}

#[test]
fn a_members_socket_falls_silent_with_the_withdrawal() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let member = house.owner.sign_in(server);
        let mut socket = member.socket();
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("you may read this").expect(200);
        let (_, shown) = socket.until_seen("message");
        assert!(shown["message"]["text"].is_string());
        while !socket.until("message").to_string().contains("you may read this") {}
        visitor.withdraw("conversation").expect(200);
        for n in 0..5 {
            visitor.say(&format!("you may not read this {n}")).expect(200);
        }
        let heard = socket.until_quiet(Duration::from_millis(400));
        assert!(heard.iter().any(|f| f["type"] == "evicted" && f["conversation"] == visitor.conversation()), "{heard:?}");
        assert!(!heard.iter().any(|f| f["type"] == "message"), "{heard:?}");
        // Granted again, it speaks again, of the new generation alone.
        visitor.branch("human", &[]);
        visitor.say("and this again").expect(200);
        while !socket.until("message").to_string().contains("and this again") {}
        let text = member.conversation(&visitor.conversation()).ok(200).text();
        assert!(text.contains("and this again") && text.contains("you may not read this 4") && !text.contains("you may read this"));
    });
}

#[test]
fn what_waits_for_a_slow_socket_is_not_shown_after_the_withdrawal() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let member = house.owner.sign_in(&server);
    let mut socket = member.socket();
    let mut visitor = server.visit(&house);
    visitor.branch("human", &[]);
    // More than the buffers between the two hold, while the member's side reads nothing.
    let long = "\u{1f375}".repeat(3_900);
    let sent = 500;
    for n in 0..sent {
        visitor.say(&format!("{n} {long}")).expect(200);
    }
    visitor.withdraw("conversation").expect(200);
    let heard = socket.until_quiet(Duration::from_secs(1));
    let shown = heard.iter().filter(|f| f["message"]["text"].as_str().is_some_and(|t| t.ends_with(&long))).count();
    assert!(heard.iter().any(|f| f["type"] == "evicted"));
    assert!(shown > 0 && shown < sent, "{shown} of {sent} messages were shown: those on their way, and no more");
}

#[test]
fn an_erasure_reaches_every_socket() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let member = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let (mut own, mut agents) = (visitor.socket(0), member.socket());
        visitor.say("soon gone").expect(200);
        while !agents.until("message").to_string().contains("soon gone") {}
        visitor.erase().expect(200);
        assert_eq!(own.until("erased")["receipt"]["act"], "subject.erased");
        agents.until("evicted");
        assert!(!own.until_quiet(Duration::from_millis(200)).iter().any(|f| f["type"] == "message"));
    });
}

#[test]
fn a_code_works_once() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = &house.owner;
        let sign_in = |code: Option<String>| {
            server.call("POST", "/api/v1/session", None, Some(&json!({"email": owner.email, "password": owner.password, "code": code})))
        };
        assert_eq!(sign_in(None).problem(), "code-needed");
        let code = owner.code(server.now());
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..4).map(|_| scope.spawn(|| sign_in(Some(code.clone())).status)).collect();
            tries.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(statuses.iter().filter(|s| **s == 200).count(), 1, "{statuses:?}");
        assert_eq!(sign_in(Some(code)).problem(), "sign-in-failed");
        let earlier = owner.code(server.now() - SignedDuration::from_secs(30));
        assert_eq!(sign_in(Some(earlier)).problem(), "sign-in-failed", "an earlier step than the one that was used");
        let next = owner.code(server.clock().advance(SignedDuration::from_secs(30)));
        sign_in(Some(next)).expect(200);
        assert_eq!(count(server, &house, "session.started"), 2);
    });
}

#[test]
fn a_session_that_ended_opens_nothing() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let member = house.owner.sign_in(&server);
    member.call("DELETE", "/api/v1/session", None).expect(204);
    member.call("GET", "/api/v1/conversations", None).expect(401);
    let member = house.owner.sign_in(&server);
    server.clock().advance(SignedDuration::from_hours(13));
    member.call("GET", "/api/v1/conversations", None).expect(401);
}
