//! What a review and an attack found once: each stays found.

use jiff::SignedDuration;
use serde_json::json;
use std::time::Duration;
use testkit::on_each_engine;

#[test]
fn nobody_takes_or_closes_what_was_not_granted() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.say("mine alone").expect(200);
        let (id, owner) = (visitor.conversation(), house.owner.sign_in(server));
        for act in ["take", "close"] {
            let refused = owner.call("POST", &format!("/api/v1/conversations/{id}/{act}"), None);
            assert_eq!((refused.status, refused.problem().as_str()), (403, "no-grant"), "{act}");
        }
        assert_eq!(owner.conversations()[0]["state"], "bot");
    });
}

#[test]
fn signing_out_ends_the_sockets_of_that_session_and_no_other() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let (leaving, staying) = (house.owner.sign_in(server), house.owner.sign_in(server));
        let (mut ended, mut open) = (leaving.socket(), staying.socket());
        leaving.call("DELETE", "/api/v1/session", None).expect(204);
        visitor.say("after the sign-out").expect(200);
        assert!(open.until("message")["message"]["text"].as_str().unwrap().contains("after the sign-out"));
        let heard = ended.until_quiet(Duration::from_millis(300));
        assert!(heard.iter().all(|frame| frame["type"] != "message"), "{heard:?}");
    });
}

#[test]
fn after_a_destroyed_generation_a_purpose_is_granted_anew() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("newsletter", &["ada@example.com"]);
        visitor.withdraw("marketing").expect(200);
        server.clock().advance(SignedDuration::from_secs(24 * 3_600 + 1));
        visitor.say("still here").expect(200);
        server.store().sweep(server.now()).unwrap();
        visitor.branch("newsletter", &["ada@example.org"]);
        assert_eq!(visitor.data()["contact"]["email"], "ada@example.org");
        let csv = house.owner.sign_in(server).call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).ok(200).text();
        assert!(csv.contains("ada@example.org") && !csv.contains("ada@example.com"));
    });
}

#[test]
fn what_was_said_last_is_shown_however_much_was_said() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        for line in 0..1_010 {
            visitor.say(&format!("line {line}")).expect(200);
        }
        let last = visitor.messages().pop().unwrap();
        assert_eq!(last["text"], "line 1009");
        assert!(visitor.data().to_string().contains("line 1009"));
        assert!(house.owner.sign_in(server).conversation(&visitor.conversation()).text().contains("line 1009"));
    });
}

#[test]
fn a_field_that_was_told_while_the_socket_was_open_is_read_there() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        let owner = house.owner.sign_in(server);
        let mut socket = owner.socket();
        visitor.say("hello").expect(200);
        socket.until("message");
        visitor.choose("newsletter").expect(200);
        visitor.consent("given").expect(201);
        visitor.say("ada@example.com").expect(200);
        let heard = socket.until_quiet(Duration::from_millis(500));
        assert!(heard.iter().any(|frame| frame["message"]["text"] == "ada@example.com"), "{heard:?}");
    });
}

#[test]
fn a_decision_that_is_sent_twice_is_answered_with_its_receipt_and_another_is_not() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.choose("callback").expect(200);
        let notice = visitor.ask["notice"].clone();
        let decide = |purpose: &str, decision: &str| {
            let body = json!({"purpose": purpose, "decision": decision, "notice": notice}).to_string();
            let token = format!("Bearer {}", visitor.token);
            let headers = [("Authorization", token.as_str()), ("Content-Type", "application/json"), ("Idempotency-Key", "one")];
            server.send("POST", "/api/v1/visit/consents", &headers, Some(body.into_bytes()))
        };
        let (first, again) = (decide("callback", "given").ok(201), decide("callback", "given").ok(201));
        assert_eq!(first.json()["receipt"]["id"], again.json()["receipt"]["id"]);
        assert_eq!(decide("marketing", "refused").status, 409, "the key named another decision");
    });
}

#[test]
fn the_period_that_is_named_is_the_one_that_is_kept() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        let day = |visitor: &testkit::Visitor<'_>, purpose: &str| visitor.data()["kept_until"][purpose].as_str().unwrap()[..10].to_owned();
        let now = server.now();
        let tomorrow = now.checked_add(SignedDuration::from_hours(24)).unwrap().to_string()[..10].to_owned();
        assert_eq!(day(&visitor, "conversation"), tomorrow);
        visitor.branch("human", &[]);
        let year: i32 = now.to_string()[..4].parse().unwrap();
        assert!(day(&visitor, "conversation").starts_with(&format!("{}-", year + 1)));
        visitor.withdraw("conversation").expect(200);
        assert_eq!(day(&visitor, "conversation"), tomorrow);
    });
}

#[test]
fn a_table_for_letters_holds_how_people_are_reached_and_nothing_of_their_matter() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("health", &["Pollen"]);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let owner = house.owner.sign_in(server);
        let opens = owner.call("GET", "/api/v1/contacts", None).ok(200).text();
        assert!(opens.contains("Pollen") && opens.contains("+4930901820"), "the reader's keys open both");
        let told = json!({"aware_at": server.now().to_string(), "title": "Wrong list", "nature": "A list went to the wrong place."});
        let breach = owner.call("POST", "/api/v1/breaches", Some(&told)).ok(201).json()["id"].as_str().unwrap().to_owned();
        owner.call("POST", &format!("/api/v1/breaches/{breach}/affected"), Some(&json!({}))).expect(200);
        let table = owner.call("GET", &format!("/api/v1/breaches/{breach}/affected.csv"), None).ok(200).text();
        assert!(table.contains("+4930901820") && !table.contains("Pollen") && !table.contains("concern"), "{table}");
    });
}
