//! Law 1: no personal data without a basis. Law 7: withdrawing takes one call, like giving; refusing costs nothing else.

use crate::ledgers::{count, verified};
use serde_json::{Value, json};
use testkit::{TestServer, Visitor, on_each_engine};

const PHONE: &str = "+4930901820";

fn fields(server: &TestServer) -> usize {
    server.ground().rows("contact_field").rows.len()
}

#[test]
fn no_field_is_stored_without_its_grant() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        let correction = json!({"contact": {"phone": PHONE}});
        assert_eq!(visitor.call("PATCH", "/api/v1/visit/data", Some(&correction)).problem(), "consent-missing");
        visitor.choose("callback").expect(200);
        let before = visitor.messages();
        let pending = visitor.say(PHONE);
        assert_eq!((pending.status, pending.problem().as_str()), (409, "consent-pending"));
        assert_eq!(visitor.messages(), before, "what was typed instead of an answer to the consent is nowhere");
        visitor.consent("refused").expect(201);
        visitor.say(PHONE).expect(200);
        assert_eq!(visitor.call("PATCH", "/api/v1/visit/data", Some(&correction)).problem(), "consent-missing");
        assert_eq!(fields(server), 0);
        assert_eq!(visitor.data()["contact"], json!({}));
        assert_eq!(count(server, &house, "contact.collected"), 0);
    });
}

#[test]
fn a_grant_that_ended_is_no_grant() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.choose("callback").expect(200);
        visitor.consent("given").expect(201);
        assert!(visitor.asks("answer"));
        visitor.withdraw("callback").expect(200);
        visitor.say(PHONE).expect(200);
        assert_eq!(fields(server), 0, "the answer to a question whose consent was withdrawn");
        visitor.branch("callback", &["-", PHONE]);
        assert_eq!(fields(server), 1);
        visitor.withdraw("callback").expect(200);
        let correction = json!({"contact": {"phone": "+4930901821"}});
        assert_eq!(visitor.call("PATCH", "/api/v1/visit/data", Some(&correction)).problem(), "consent-missing");
    });
}

#[test]
fn a_consent_names_one_purpose_and_the_current_notice() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.choose("callback").expect(200);
    let notice = visitor.ask["notice"].clone();
    let answer = |purpose: Value, notice: &Value| {
        visitor.call("POST", "/api/v1/visit/consents", Some(&json!({"purpose": purpose, "decision": "given", "notice": notice})))
    };
    answer(json!(["callback", "marketing"]), &notice).expect(422);
    answer(json!("callback marketing"), &notice).expect(422);
    assert_eq!(answer(json!("marketing"), &notice).status, 409, "a purpose that was not asked for");
    let stale = answer(json!("callback"), &json!("0".repeat(64)));
    assert_eq!((stale.status, stale.problem().as_str()), (409, "consent-stale"));
    assert_eq!(stale.json()["notice"]["version"], notice, "with the current notice");
    assert_eq!(count(&server, &house, "consent.given"), 0);
}

#[test]
fn withdrawing_is_as_easy_as_giving() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.choose("callback").expect(200);
        let given = visitor.consent("given").ok(201).json();
        assert_eq!(verified(server, &house, &given["receipt"])["act"], "consent.given");
        let withdrawn = visitor.withdraw("callback").ok(200).json();
        assert_eq!(verified(server, &house, &withdrawn["receipt"])["act"], "consent.withdrawn");
        assert_eq!(state(&visitor, "callback"), "withdrawn");
        assert_eq!(visitor.withdraw("callback").problem(), "consent-missing", "what does not stand is not withdrawn twice");
    });
}

#[test]
fn refusing_costs_nothing_else() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        for choice in ["callback", "newsletter", "health"] {
            visitor.choose(choice).expect(200);
            let refused = visitor.consent("refused").ok(201).json();
            assert_eq!(verified(server, &house, &refused["receipt"])["act"], "consent.refused");
            assert!(visitor.asks("choice"), "the choice is offered again: {}", visitor.ask);
        }
        visitor.choose("question").expect(200);
        visitor.say("When are you open?").expect(200);
        visitor.branch("human", &[]);
        visitor.say("hello").expect(200);
        assert!(house.owner.sign_in(server).find("hello").is_some(), "whoever refused still reaches a person");
        visitor.withdraw("conversation").expect(200);
        visitor.branch("callback", &["-", PHONE]);
        assert_eq!(state(&visitor, "callback"), "given", "and may agree later");
    });
}

fn state(visitor: &Visitor<'_>, purpose: &str) -> String {
    let list = visitor.call("GET", "/api/v1/visit/consents", None).ok(200).json();
    let item = list["items"].as_array().unwrap().iter().find(|i| i["purpose"] == purpose).cloned().unwrap_or_default();
    item["state"].as_str().unwrap_or("none").to_owned()
}
