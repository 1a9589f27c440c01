//! A call back: offered while nobody is here, under its own consent, with a time of one's choice.

use crate::{OFFICE, decide, open, reload};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Reply, TestServer, Value as Column, Visitor, on_each_engine};

const PHONE: &str = "030 901820";

/// Whether a text stands in clear anywhere in the database.
fn stored(server: &TestServer, text: &str) -> bool {
    let holds = |value: &Column| match value {
        Column::Text(stored) => stored.contains(text),
        Column::Bytes(stored) => stored.windows(text.len()).any(|part| part == text.as_bytes()),
        _ => false,
    };
    server.ground().tables().iter().any(|table| table.rows.iter().flatten().any(holds))
}

fn leave(visitor: &Visitor<'_>, body: &Value) -> Reply {
    visitor.call("POST", "/api/v1/visit/call-back", Some(body))
}

#[test]
fn a_number_is_left_while_nobody_is_here() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        open(server, &house, OFFICE);
        let mut visitor = server.visit(&house);
        assert!(reload(&visitor)["call_back"].is_null(), "nobody asked for a person");
        let mut window = visitor.socket(u64::MAX);
        window.until("availability");
        visitor.branch("human", &[]);
        let offered = window.until("call-back")["call_back"].clone();
        let labels: Vec<_> = offered["wished"].as_array().unwrap().iter().map(|w| w["label"].as_str().unwrap()).collect();
        assert_eq!(labels, ["Today, 12:00–17:00", "Tomorrow, 09:00–12:00", "Tomorrow, 12:00–17:00", "Wednesday, 09:00–12:00"]);
        assert_eq!(reload(&visitor)["call_back"], offered);
        let wish = offered["wished"][1]["id"].clone();
        let missing = leave(&visitor, &json!({"phone": PHONE}));
        assert_eq!((missing.status, missing.problem().as_str()), (409, "consent-missing"), "the number waits for its consent");
        decide(&mut visitor, "callback", "given").expect(201);
        assert!(!reload(&visitor)["call_back"].is_null(), "the number is still to come");
        for bad in [
            json!({"phone": "12"}),
            json!({"phone": PHONE, "at": "2027-11-23T08:30:00Z"}),
            json!({"phone": PHONE, "at": "soon"}),
            json!({}),
        ] {
            assert_eq!(leave(&visitor, &bad).status, 422, "{bad}");
        }
        let left = leave(&visitor, &json!({"phone": PHONE, "name": "Ada", "at": wish})).ok(201).json();
        assert!(left["call_back"].is_null() && reload(&visitor)["call_back"].is_null());
        let texts: Vec<_> = left["messages"].as_array().unwrap().iter().map(|m| m["text"].clone()).collect();
        assert_eq!(texts, ["+4930901820", "Thank you. We will call you."]);
        let told = json!({"phone": "+4930901820", "name": "Ada", "call_at": "2027-11-23T08:00:00Z"});
        assert_eq!(visitor.data()["contact"], told);
        assert_eq!(house.add(server, Role::Agent).sign_in(server).contacts()[0]["contact"], told);
        assert!(!stored(server, "2027-11-23T08:00:00Z") && !stored(server, "+4930901820"), "the wish is sealed like the number");
        let promised = house.owner.sign_in(server).call("GET", "/api/v1/tasks", None).ok(200).json()["items"][0]["due_at"].clone();
        assert_eq!(promised, "2027-11-23T08:00:00.000Z", "the call is due when it was wished for");
        let corrected = visitor.call("PATCH", "/api/v1/visit/data", Some(&json!({"contact": {"call_at": "whenever"}})));
        assert_eq!(corrected.status, 422);
    });
}

#[test]
fn a_call_is_offered_only_when_it_helps() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        assert_eq!(reload(&visitor)["call_back"]["wished"], json!([]), "without hours nobody knows when");
        let member = house.owner.sign_in(server);
        let mut window = visitor.socket(u64::MAX);
        window.until("call-back");
        let desk = member.socket();
        assert!(window.until("call-back")["call_back"].is_null(), "somebody is here");
        drop(desk);
        assert!(!window.until("call-back")["call_back"].is_null(), "and has gone again");
        decide(&mut visitor, "callback", "refused").expect(201);
        assert!(window.until("call-back")["call_back"].is_null(), "a no is a no");
        assert!(reload(&visitor)["call_back"].is_null());
        // Where the flow itself asks, the flow is answered.
        let mut other = server.visit(&house);
        other.branch("human", &[]);
        other.choose("callback").expect(200);
        assert!(reload(&other)["call_back"].is_null());
        other.consent("given").expect(201);
        assert!(reload(&other)["call_back"].is_null());
        other.say("-").expect(200);
        other.say(PHONE).expect(200);
        assert!(reload(&other)["call_back"].is_null(), "the number was left");
    });
}

#[test]
fn a_repeated_call_back_is_taken_once() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        decide(&mut visitor, "callback", "given").expect(201);
        let bearer = format!("Bearer {}", visitor.token);
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json"), ("idempotency-key", "once")];
        let send = || server.send("POST", "/api/v1/visit/call-back", &headers, Some(br#"{"phone":"030 901820"}"#.to_vec())).ok(201).json();
        assert_eq!(send()["messages"][0]["id"], send()["messages"][0]["id"]);
        let numbers = visitor.messages().into_iter().filter(|m| m["text"] == "+4930901820").count();
        assert_eq!(numbers, 1);
        server.clock().advance(SignedDuration::from_hours(1));
        visitor.withdraw("callback").expect(200);
        assert_eq!(leave(&visitor, &json!({"phone": PHONE})).status, 409, "after a withdrawal nothing is taken");
    });
}

#[test]
fn a_refusal_beside_the_bot_is_known_to_imports() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("newsletter", &["ada@beispiel.example"]);
        visitor.branch("human", &[]);
        decide(&mut visitor, "callback", "refused").expect(201);
        let owner = house.owner.sign_in(server);
        let table = "email,purpose,basis,given_at,proof\nada@beispiel.example,callback,consent,2026-01-31,card\n";
        let bearer = format!("Bearer {}", owner.token);
        let headers = [("Authorization", bearer.as_str()), ("Content-Type", "text/csv")];
        let answer = server.send("POST", "/api/v1/imports/contacts", &headers, Some(table.as_bytes().to_vec())).ok(200).json();
        assert_eq!(answer["imported"], 0, "{answer}");
        assert_eq!(answer["refused"].as_array().unwrap().len(), 1);
    });
}
