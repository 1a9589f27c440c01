//! What a person asked for happens to the data and not only to the request: an objection stops the purpose, and nothing that members do
//! about a person takes a consent along.

use crate::ledgers::{count, verify};
use serde_json::{Value, json};
use testkit::{Member, Organisation, TestServer, Visitor, on_each_engine};

/// A visitor who rated a conversation: what they said rests on legitimate interest.
fn rated<'s>(server: &'s TestServer, house: &Organisation, member: &Member<'_>) -> Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("human", &[]);
    member.call("POST", &format!("/api/v1/conversations/{}/close", visitor.conversation()), None).expect(204);
    visitor.call("POST", "/api/v1/visit/rating", Some(&json!({"score": 4, "comment": "Zaunkoenig was kind"}))).expect(201);
    visitor
}

fn state(visitor: &Visitor<'_>, purpose: &str) -> Value {
    let standing = visitor.call("GET", "/api/v1/visit/consents", None).ok(200).json();
    standing["items"].as_array().unwrap().iter().find(|item| item["purpose"] == purpose).map_or(Value::Null, |item| item["state"].clone())
}

fn read(member: &Member<'_>) -> bool {
    member.call("GET", "/api/v1/contacts", None).ok(200).text().contains("Zaunkoenig")
}

#[test]
fn an_objection_from_the_chat_stops_the_purpose_at_once() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let visitor = rated(server, &house, &owner);
        assert!(read(&owner));
        let objects = json!({"kind": "objection", "purpose": "satisfaction"});
        let made = visitor.call("POST", "/api/v1/visit/requests", Some(&objects)).ok(201).json();
        assert_eq!((&made["kind"], &made["state"]), (&json!("objection"), &json!("fulfilled")));
        assert_eq!(made["receipt"]["act"], "consent.withdrawn");
        assert!(!read(&owner), "nobody reads it any more");
        assert_eq!(state(&visitor, "satisfaction"), "withdrawn");
        assert_eq!(visitor.call("GET", "/api/v1/visit", None).ok(200).json()["rating"], Value::Null, "nor is it asked again");
        assert_eq!(visitor.call("POST", "/api/v1/visit/requests", Some(&objects)).problem(), "consent-missing", "it stopped once");
        verify(server);
    });
}

#[test]
fn an_objection_by_letter_is_fulfilled_when_the_purpose_has_stopped_and_not_before() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let visitor = rated(server, &house, &owner);
        let subject = visitor.subject();
        let letter = json!({"kind": "objection", "received_at": server.now().to_string(), "channel": "letter", "subject": subject});
        let id = owner.call("POST", "/api/v1/requests", Some(&letter)).ok(201).json()["id"].as_str().unwrap().to_owned();
        let fulfil = || owner.call("POST", &format!("/api/v1/requests/{id}/fulfil"), None);
        let refused = fulfil();
        assert_eq!((refused.status, &refused.json()["finding"]), (409, &json!("still-granted")));
        owner.call("DELETE", &format!("/api/v1/subjects/{subject}/consents/satisfaction"), None).expect(200);
        assert!(!read(&owner));
        fulfil().expect(200);
    });
}

#[test]
fn a_grant_survives_a_link_and_ends_with_its_own_subject_alone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let leave = |phone: &str| {
            let mut visitor = server.visit(&house);
            visitor.branch("callback", &["Ada", phone]);
            visitor
        };
        let (one, two) = (leave("+4930901820"), leave("+4930901821"));
        let known = |phone: &str| owner.call("GET", "/api/v1/contacts?purpose=callback&consent=given", None).ok(200).text().contains(phone);
        let link = format!("/api/v1/subjects/{}/links", one.subject());
        owner.call("POST", &link, Some(&json!({"subject": two.subject()}))).expect(201);
        assert_eq!((state(&one, "callback"), state(&two, "callback")), (json!("given"), json!("given")));
        assert!(known("+4930901820") && known("+4930901821"), "each is read as before");
        one.withdraw("callback").expect(200);
        assert!(!known("+4930901820") && known("+4930901821"), "a withdrawal is one subject's");
        assert_eq!(state(&two, "callback"), "given");
        one.erase().expect(200);
        assert!(known("+4930901821"), "and so is an erasure");
        assert_eq!((count(server, &house, "consent.given"), count(server, &house, "consent.withdrawn")), (2, 1));
        verify(server);
    });
}

#[test]
fn a_consent_that_carries_no_more_is_withdrawn_by_a_request_as_well() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let other = json!({"purpose": "callback", "locale": "en", "text": "May we ring you, and tell the moon?", "change": "material"});
        owner.call("POST", "/api/v1/notices", Some(&other)).expect(201);
        assert_eq!(state(&visitor, "callback"), "stale");
        let withdrawal = json!({"kind": "withdrawal", "purpose": "callback"});
        let made = visitor.call("POST", "/api/v1/visit/requests", Some(&withdrawal)).ok(201).json();
        assert_eq!((&made["state"], &made["receipt"]["act"]), (&json!("fulfilled"), &json!("consent.withdrawn")));
        assert_eq!(state(&visitor, "callback"), "withdrawn");
    });
}
