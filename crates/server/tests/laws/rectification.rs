//! Rectification by members: what a letter asks to have corrected is corrected in every copy, by who holds the keys, and is found again.

use crate::ledgers::{entries, verify};
use domain::permission::Role;
use serde_json::{Value, json};
use testkit::{Member, Organisation, TestServer, Visitor, on_each_engine};

const REQUESTS: &str = "/api/v1/requests";

/// A letter of the visitor, taken in.
fn letter(member: &Member<'_>, server: &TestServer, kind: &str, subject: &str) -> String {
    let body = json!({"kind": kind, "received_at": server.now().to_string(), "channel": "letter", "subject": subject});
    member.call("POST", REQUESTS, Some(&body)).ok(201).json()["id"].as_str().unwrap().to_owned()
}

/// What a member's step with a request is answered with.
fn step(member: &Member<'_>, id: &str, what: &str, body: Option<&Value>) -> (u16, String) {
    let reply = member.call("POST", &format!("{REQUESTS}/{id}/{what}"), body);
    (reply.status, reply.problem())
}

fn correction(field: &str, value: &str) -> Value {
    json!({"contact": {field: value}})
}

fn told<'s>(server: &'s TestServer, house: &Organisation) -> Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("callback", &["Ada Brandd", "+49 30 901820"]);
    visitor
}

fn refused(code: &str) -> (u16, String) {
    let status = match code {
        "sealed" | "not-permitted" => 403,
        "not-found" => 404,
        "invalid-value" | "invalid-body" => 422,
        _ => 409,
    };
    (status, code.to_owned())
}

fn done() -> (u16, String) {
    (200, String::new())
}

#[test]
fn what_a_letter_corrects_is_found_again_before_it_counts_as_done() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = told(server, &house);
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        let id = letter(&officer, server, "rectification", &visitor.subject());
        assert_eq!(step(&officer, &id, "fulfil", None), refused("not-fulfilled"));
        let right = json!({"contact": {"name": "Ada Brandt", "phone": "030 901821"}});
        assert_eq!(step(&officer, &id, "rectify", Some(&right)), done());
        let contact = visitor.data()["contact"].clone();
        assert_eq!((&contact["name"], &contact["phone"]), (&json!("Ada Brandt"), &json!("+4930901821")));
        let own = house.owner.sign_in(server).contacts()[0]["contact"]["phone"].clone();
        assert_eq!(own, "+4930901821", "and whoever calls back reads the same");
        assert_eq!(step(&officer, &id, "fulfil", None), done());
        assert_eq!(step(&officer, &id, "rectify", Some(&right)), refused("conflict"), "what was answered is answered");

        let left: Vec<String> = entries(server, &house).into_iter().flatten().filter(|entry| entry.contains("contact.corrected")).collect();
        assert_eq!(left.len(), 2, "one act for each field");
        let by_member = |entry: &String| entry.contains(r#""by":"member:"#) && entry.contains(&id) && !entry.contains("Brandt");
        assert!(left.iter().all(by_member), "{left:?}");
        verify(server);
    });
}

#[test]
fn a_correction_that_is_not_stored_any_more_fulfils_nothing() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = told(server, &house);
        let owner = house.owner.sign_in(server);
        let id = letter(&owner, server, "rectification", &visitor.subject());
        assert_eq!(step(&owner, &id, "rectify", Some(&correction("phone", "+49 30 901821"))), done());
        let stale = "UPDATE contact_field SET at = at - 1 WHERE field = 'phone'";
        assert_eq!(server.ground().execute(stale, &[]), 1);
        assert_eq!(step(&owner, &id, "fulfil", None), refused("not-fulfilled"), "an older value stands there");
        server.ground().execute("DELETE FROM contact_field WHERE field = 'phone'", &[]);
        assert_eq!(step(&owner, &id, "fulfil", None), refused("not-fulfilled"), "no value stands there");
    });
}

#[test]
fn who_does_not_hold_the_key_of_the_purpose_corrects_nothing() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = told(server, &house);
        let owner = house.owner.sign_in(server);
        let id = letter(&owner, server, "rectification", &visitor.subject());
        let agent = house.add(server, Role::Agent).sign_in(server);
        let right = correction("phone", "+49 30 901821");
        assert_eq!(step(&agent, &id, "rectify", Some(&right)), refused("not-permitted"), "an agent holds the key, and may not");
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        server.ground().execute("DELETE FROM purpose_seal WHERE purpose = 'callback'", &[]);
        assert_eq!(step(&officer, &id, "rectify", Some(&right)), refused("sealed"), "an officer may, and does not hold the key");
        assert_eq!(visitor.data()["contact"]["phone"], "+4930901820");
        let stranger = server.organisation("Nachbarhaus").owner.sign_in(server);
        assert_eq!(step(&stranger, &id, "rectify", Some(&right)), refused("not-found"));
    });
}

#[test]
fn a_restriction_does_not_stand_against_what_is_right() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = told(server, &house);
        let owner = house.owner.sign_in(server);
        owner.call("POST", &format!("/api/v1/subjects/{}/restriction", visitor.subject()), None).expect(200);
        let id = letter(&owner, server, "rectification", &visitor.subject());
        assert_eq!(step(&owner, &id, "rectify", Some(&correction("name", "Ada Brandt"))), done());
        assert_eq!(visitor.data()["contact"]["name"], "Ada Brandt");
        assert_eq!(step(&owner, &id, "fulfil", None), done());
    });
}

#[test]
fn a_stale_consent_does_not_stand_against_what_is_right() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = told(server, &house);
        let owner = house.owner.sign_in(server);
        let courier = json!({"kind": "other", "name": "Bote GmbH", "country": "DE", "purposes": ["callback"]});
        owner.call("POST", "/api/v1/recipients", Some(&courier)).expect(201);
        let id = letter(&owner, server, "rectification", &visitor.subject());
        assert_eq!(step(&owner, &id, "rectify", Some(&correction("name", "Ada Brandt"))), done());
        assert_eq!(visitor.data()["contact"]["name"], "Ada Brandt");
        let state = owner.contacts()[0]["consents"]["callback"].clone();
        assert_eq!(state, "stale", "correcting asks for nothing and renews nothing");
        assert_eq!(step(&owner, &id, "fulfil", None), done());
    });
}

#[test]
fn what_was_not_asked_or_is_no_value_is_not_corrected() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = told(server, &house);
        let owner = house.owner.sign_in(server);
        let (subject, right) = (visitor.subject(), correction("phone", "+49 30 901821"));
        let access = letter(&owner, server, "access", &subject);
        assert_eq!(step(&owner, &access, "rectify", Some(&right)), refused("conflict"), "nobody asked for it");
        let id = letter(&owner, server, "rectification", &subject);
        assert_eq!(step(&owner, &id, "rectify", Some(&correction("phone", "call me maybe"))), refused("invalid-value"));
        assert_eq!(step(&owner, &id, "rectify", Some(&correction("Phone", "+49 30 901821"))), refused("invalid-body"));
        assert_eq!(step(&owner, &id, "rectify", Some(&json!({"contact": {}}))), refused("invalid-body"));
        let new = correction("email", "ada@example.com");
        assert_eq!(step(&owner, &id, "rectify", Some(&new)), refused("consent-missing"), "a correction takes nothing new in");
        assert_eq!(step(&owner, &id, "ask-identity", None), done());
        assert_eq!(step(&owner, &id, "rectify", Some(&right)), refused("conflict"), "first it is known who asks");
        assert_eq!(step(&owner, &id, "verify-identity", Some(&json!({"method": "call back"}))), done());
        visitor.withdraw("callback").expect(200);
        assert_eq!(step(&owner, &id, "rectify", Some(&right)), refused("consent-missing"), "what is to be destroyed is left alone");
        let nobody = json!({"kind": "rectification", "received_at": server.now().to_string(), "channel": "letter"});
        let nobody = owner.call("POST", REQUESTS, Some(&nobody)).ok(201).json()["id"].as_str().unwrap().to_owned();
        assert_eq!(step(&owner, &nobody, "rectify", Some(&right)), refused("conflict"), "nobody is known");
    });
}

#[test]
fn a_confirmed_address_is_changed_by_who_confirms_it_alone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("newsletter", &["ada@example.com"]);
        let owner = house.owner.sign_in(server);
        let id = letter(&owner, server, "rectification", &visitor.subject());
        owner.call("PUT", "/api/v1/confirmation", Some(&json!({"email": true}))).expect(200);
        let other = correction("email", "somebody@example.com");
        assert_eq!(step(&owner, &id, "rectify", Some(&other)), refused("confirmation-needed"));
        assert_eq!(visitor.data()["contact"]["email"], "ada@example.com");
    });
}

#[test]
fn a_visitor_says_what_is_wrong_and_only_who_answers_and_they_read_it() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let ask = |body: &Value| visitor.call("POST", "/api/v1/visit/requests", Some(body));
        for (kind, note) in [("rectification", "  ".to_owned()), ("rectification", "x".repeat(2_001)), ("restriction", "why".to_owned())] {
            let refused = ask(&json!({"kind": kind, "note": note}));
            assert!([413, 422].contains(&refused.status), "{kind}, {} characters: {}", note.len(), refused.status);
        }
        assert_eq!(visitor.data()["requests"], json!([]), "what is refused leaves nothing");
        let words = "My name is Augusta, not Ada.";
        let made = ask(&json!({"kind": "rectification", "note": words})).ok(201).json();
        // Whoever thinks of more says it, and it stands with the request that waits.
        server.clock().advance(jiff::SignedDuration::from_secs(1));
        let again = ask(&json!({"kind": "rectification", "note": "And my number ends in 21."})).ok(201).json();
        assert_eq!(made["id"], again["id"]);
        let own = visitor.data()["requests"].clone();
        assert_eq!((own.as_array().unwrap().len(), &own[0]["texts"][0]["text"]), (1, &json!(words)));
        let path = format!("/api/v1/requests/{}", made["id"].as_str().unwrap());
        let owner = house.owner.sign_in(server);
        let seen = owner.call("GET", &path, None).ok(200).json();
        let texts: Vec<_> = seen["texts"].as_array().unwrap().iter().map(|text| (text["text"].clone(), text["member"].clone())).collect();
        assert_eq!(texts, [(json!(words), Value::Null), (json!("And my number ends in 21."), Value::Null)]);
        for (name, bytes) in server.ground().files() {
            assert!(!bytes.windows(7).any(|part| part == b"Augusta"), "it lies in clear in {name}");
        }
        verify(server);
    });
}
