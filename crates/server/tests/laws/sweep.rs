//! What stays ungranted is destroyed 24 hours after its last activity, and what was withdrawn 24 hours after the withdrawal.

use crate::ledgers::{count, verify};
use jiff::SignedDuration;
use testkit::on_each_engine;

#[test]
fn a_day_later_the_ungranted_is_gone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (mut private, mut granted, mut withdrawn) = (server.visit(&house), server.visit(&house), server.visit(&house));
        private.say("for me alone").expect(200);
        granted.branch("human", &[]);
        granted.say("for the house").expect(200);
        withdrawn.branch("callback", &["-", "+4930901820"]);
        withdrawn.branch("newsletter", &["a@beispiel.example"]);
        withdrawn.withdraw("callback").expect(200);

        let almost = server.clock().advance(SignedDuration::from_hours(24) - SignedDuration::from_secs(1));
        let swept = server.store().sweep(almost).unwrap();
        assert_eq!((swept.erased.len(), swept.generations), (0, 0), "a second too early");
        assert_eq!(withdrawn.data()["contact"]["phone"], "+4930901820", "the visitor still reads what they withdrew");

        let day = server.clock().advance(SignedDuration::from_secs(2));
        let swept = server.store().sweep(day).unwrap();
        assert_eq!(swept.erased.len(), 1);
        private.call("GET", "/api/v1/visit", None).expect(401);
        assert!(granted.messages().iter().any(|m| m["text"] == "for the house"));
        let data = withdrawn.data();
        assert!(data["contact"].get("phone").is_none(), "{data}");
        assert_eq!(data["contact"]["email"], "a@beispiel.example");
        assert_eq!(count(server, &house, "subject.erased"), 1);
        assert!(count(server, &house, "generation.destroyed") >= 1);
        verify(server);
        let again = server.store().sweep(day).unwrap();
        assert_eq!((again.erased.len(), again.generations), (0, 0), "a sweep finds nothing twice");
    });
}

#[test]
fn whoever_speaks_again_is_not_swept() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        server.clock().advance(SignedDuration::from_hours(20));
        visitor.say("still here").expect(200);
        let later = server.clock().advance(SignedDuration::from_hours(20));
        assert_eq!(server.store().sweep(later).unwrap().erased.len(), 0);
        assert!(visitor.messages().iter().any(|m| m["text"] == "still here"));
    });
}

#[test]
fn who_watches_is_told_when_the_sweep_is_late() {
    on_each_engine(|server| {
        let ready = || {
            let reply = server.call("GET", "/readyz", None, None);
            assert_eq!(reply.status, 200, "a late sweep makes nobody unready");
            reply.json()["sweep"].clone()
        };
        let now = server.clock().advance(SignedDuration::from_secs(1));
        server.store().sweep(now).unwrap();
        assert_eq!(ready()["late"], false);
        let last = ready()["last"].as_str().unwrap().to_owned();
        assert_eq!(last.parse::<jiff::Timestamp>().unwrap().as_second(), now.as_second());
        server.clock().advance(SignedDuration::from_hours(47));
        assert_eq!(ready()["late"], false);
        let later = server.clock().advance(SignedDuration::from_hours(2));
        assert_eq!(ready(), serde_json::json!({"last": last, "late": true}));
        server.store().sweep_short(later).unwrap();
        assert_eq!(ready()["late"], true, "the short sweep does not look through everything");
        server.store().sweep(later).unwrap();
        assert_eq!(ready()["late"], false);
    });
}
