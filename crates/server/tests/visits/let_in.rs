//! Being let in: a member asks, and only the visitor answers.

use crate::{decide, reload};
use domain::permission::Role;
use jiff::SignedDuration;
use testkit::{Member, on_each_engine};

fn ask(member: &Member<'_>, conversation: &str) -> testkit::Reply {
    member.call("POST", &format!("/api/v1/conversations/{conversation}/let-in"), None)
}

#[test]
fn a_visitor_lets_a_member_in() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.say("my secret").expect(200);
        let (member, conversation) = (house.owner.sign_in(server), visitor.conversation());
        let (mut desk, mut window) = (member.socket(), visitor.socket(u64::MAX));
        window.until("availability");
        ask(&member, &conversation).expect(204);
        let asked = window.until("let-in")["let_in"].clone();
        assert_eq!(asked["notice"], visitor.visit["notice"]["version"]);
        assert_eq!(reload(&visitor)["let_in"], asked, "also after a reload");
        assert_eq!(member.conversation(&conversation).status, 403, "asking opens nothing");
        let given = decide(&mut visitor, "conversation", "given").ok(201).json();
        assert_eq!(given["receipt"]["act"], "consent.given");
        assert_eq!(given["messages"][0]["text"], "Someone is here. One moment please, you will have an answer soon.");
        assert!(given["ask"].is_null(), "the bot steps aside");
        assert_eq!(desk.until("let-in")["answer"], "given");
        let stands = reload(&visitor);
        assert_eq!((stands["state"].as_str(), stands["let_in"].is_null()), (Some("waiting"), true));
        assert!(member.conversation(&conversation).ok(200).text().contains("my secret"));
        member.answer(&conversation, "here I am").expect(201);
        assert_eq!(ask(&member, &conversation).status, 409, "it is open already");
        visitor.withdraw("conversation").expect(200);
        assert_eq!(member.conversation(&conversation).status, 403, "and is taken back like any other grant");
    });
}

#[test]
fn a_visitor_says_no_and_is_left_alone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        let (member, conversation) = (house.owner.sign_in(server), visitor.conversation());
        let mut desk = member.socket();
        assert_eq!(decide(&mut visitor, "conversation", "given").status, 409, "nobody has asked");
        ask(&member, &conversation).expect(204);
        assert_eq!(ask(&member, &conversation).status, 409);
        assert_eq!(decide(&mut visitor, "conversation", "refused").ok(201).json()["receipt"]["act"], "consent.refused");
        assert_eq!(desk.until("let-in")["answer"], "refused");
        assert!(reload(&visitor)["let_in"].is_null());
        assert_eq!(reload(&visitor)["state"], "bot");
        assert!(!visitor.ask.is_null(), "the bot goes on where it was");
        server.clock().advance(SignedDuration::from_hours(23));
        let member = house.owner.sign_in(server);
        assert_eq!(ask(&member, &conversation).status, 409, "not within a day");
        server.clock().advance(SignedDuration::from_hours(1));
        ask(&member, &conversation).expect(204);
        assert!(!reload(&visitor)["let_in"].is_null());
    });
}

#[test]
fn only_who_answers_may_ask_and_only_at_home() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Kaffeehaus"));
        let visitor = server.visit(&house);
        let conversation = visitor.conversation();
        assert_eq!(ask(&other.owner.sign_in(server), &conversation).status, 404);
        assert_eq!(ask(&house.owner.sign_in(server), "nonsense").status, 404);
        assert_eq!(ask(&house.add(server, Role::Marketing).sign_in(server), &conversation).status, 403);
        assert!(reload(&visitor)["let_in"].is_null());
    });
}
