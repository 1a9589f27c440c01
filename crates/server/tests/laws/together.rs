//! Several consents on one card: every answer is an event of its own, and the word for all stands for nothing that is asked for alone.

use crate::ledgers::{count, entries, verified};
use domain::permission::Role;
use serde_json::{Value, json};
use testkit::{Organisation, Reply, TestServer, Visitor, on_each_engine};

/// A bot that asks for these purposes on one card, and then for a number where a call back was agreed to.
fn bot(purposes: &[&str]) -> String {
    let text = |name: &str| ["de", "en", "pl", "ru", "tr"].map(|code| format!("{name}.{code} = \"words\"\n")).concat();
    let item = |purpose: &&str| {
        let words = ["de", "en", "pl", "ru", "tr"].map(|code| format!("text.{code} = \"I agree to {purpose}\"\n")).concat();
        format!("[[blocks.both.items]]\npurpose = \"{purpose}\"\n{words}")
    };
    let items: String = purposes.iter().map(item).collect();
    let (said, label) = (text("text"), text("label"));
    format!(
        "name = \"together\"\nstart = \"menu\"\nmenu = \"menu\"\n\
         [blocks.menu]\nkind = \"choice\"\n{said}[[blocks.menu.options]]\nid = \"offer\"\ngoto = \"both\"\n{label}\
         [blocks.both]\nkind = \"consents\"\nnext = \"called\"\n{said}{items}\
         [blocks.called]\nkind = \"condition\"\ngranted = \"callback\"\nthen = \"phone\"\nelse = \"menu\"\n\
         [blocks.phone]\nkind = \"ask\"\nfield = \"phone\"\nformat = \"phone\"\npurpose = \"callback\"\nnext = \"menu\"\n{said}"
    )
}

fn publish(server: &TestServer, house: &Organisation, purposes: &[&str]) -> Reply {
    let owner = house.owner.sign_in(server);
    let flow = owner.all("/api/v1/flows")[0].clone();
    owner.call("POST", &format!("/api/v1/flows/{}/publish", flow["id"].as_str().unwrap()), Some(&json!({"source": bot(purposes)})))
}

/// A visitor who is shown the card.
fn asked<'s>(server: &'s TestServer, house: &Organisation) -> Visitor<'s> {
    publish(server, house, &["callback", "lead"]).expect(200);
    let mut visitor = server.visit(house);
    visitor.choose("offer").expect(200);
    visitor
}

fn items(ask: &Value) -> Vec<&str> {
    ask["items"].as_array().map(|items| items.iter().filter_map(|item| item["purpose"].as_str()).collect()).unwrap_or_default()
}

/// One answer, by its own button or by the word for all.
fn answer(visitor: &mut Visitor<'_>, purpose: &str, decision: &str, together: bool) -> Reply {
    let body = json!({"purpose": purpose, "decision": decision, "notice": visitor.ask["notice"], "together": together});
    let reply = visitor.call("POST", "/api/v1/visit/consents", Some(&body));
    if reply.status == 201 {
        visitor.ask = reply.json()["ask"].clone();
    }
    reply
}

#[test]
fn the_word_for_all_leaves_an_entry_and_a_receipt_for_each() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = asked(server, &house);
        assert_eq!((&visitor.ask["kind"], items(&visitor.ask)), (&json!("consents"), vec!["callback", "lead"]));
        assert_eq!(visitor.ask["items"][1]["text"], "I agree to lead");
        let notice = visitor.ask["notice"].clone();
        for purpose in ["callback", "lead"] {
            visitor.ask["notice"] = notice.clone();
            let given = answer(&mut visitor, purpose, "given", true).ok(201).json();
            let entry = verified(server, &house, &given["receipt"]);
            assert_eq!(
                (&entry["act"], &entry["purpose"], &entry["how"]),
                (&json!("consent.given"), &json!(purpose), &json!("card-together"))
            );
        }
        assert!(visitor.asks("answer"), "the flow goes on: {}", visitor.ask);
        visitor.say("+4930901820").expect(200);
        assert_eq!(count(server, &house, "consent.given"), 2);
        let wordings: Vec<String> = entries(server, &house)
            .into_iter()
            .flatten()
            .filter(|entry| entry.contains("consent.given"))
            .map(|entry| serde_json::from_str::<Value>(&entry).unwrap()["wording"].as_str().unwrap().to_owned())
            .collect();
        assert_ne!(wordings[0], wordings[1], "each stands on its own words");
        visitor.withdraw("lead").expect(200);
        let standing = visitor.call("GET", "/api/v1/visit/consents", None).ok(200).json();
        let state =
            |purpose: &str| standing["items"].as_array().unwrap().iter().find(|item| item["purpose"] == purpose).unwrap()["state"].clone();
        assert_eq!((state("callback"), state("lead")), (json!("given"), json!("withdrawn")), "and is withdrawn alone");
    });
}

#[test]
fn each_is_answered_alone_and_a_no_costs_nothing_else() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = asked(server, &house);
        assert_eq!(visitor.say("+4930901820").problem(), "consent-pending", "nothing is taken before each was answered");
        assert_eq!(visitor.attach("a.png", &testkit::samples::photo_saying("x")).problem(), "consent-pending");
        let all = json!({"purpose": ["callback", "lead"], "decision": "given", "notice": visitor.ask["notice"]});
        assert_eq!(visitor.call("POST", "/api/v1/visit/consents", Some(&all)).status, 422, "one request never says yes to two");
        let refused = answer(&mut visitor, "callback", "refused", false).ok(201).json();
        assert_eq!(verified(server, &house, &refused["receipt"])["how"], "card");
        assert_eq!(visitor.ask["kind"], "consent", "one that is left is a question like any other: {}", visitor.ask);
        assert_eq!(visitor.ask["purpose"], "lead");
        assert_eq!(answer(&mut visitor, "callback", "given", false).problem(), "conflict", "what was answered is answered");
        answer(&mut visitor, "lead", "given", false).expect(201);
        assert!(visitor.asks("choice"), "without a call back no number is asked for: {}", visitor.ask);
        assert_eq!((count(server, &house, "consent.given"), count(server, &house, "consent.refused")), (1, 1));
    });
}

#[test]
fn advertising_and_special_categories_are_never_among_them() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        for alone in ["marketing", "health", "satisfaction"] {
            let refused = publish(server, &house, &["callback", alone]);
            assert_eq!((refused.status, refused.problem()), (422, "flow-refused".to_owned()), "{alone}");
            assert!(refused.json()["findings"].to_string().contains(alone), "{}", refused.text());
        }
        // And where a client says so of what is asked for alone, nothing is taken.
        let mut visitor = server.visit(&house);
        visitor.choose("newsletter").expect(200);
        assert_eq!(answer(&mut visitor, "marketing", "given", true).problem(), "conflict");
        assert_eq!(count(server, &house, "consent.given"), 0);
        answer(&mut visitor, "marketing", "given", false).expect(201);
    });
}

#[test]
fn a_purpose_that_became_special_is_asked_for_alone_from_then_on() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = asked(server, &house);
        let owner = house.owner.sign_in(server);
        owner.call("PATCH", "/api/v1/purposes/lead", Some(&json!({"special": true}))).expect(200);
        assert_eq!(answer(&mut visitor, "callback", "given", true).problem(), "conflict", "one word no longer stands for it");
        let visit = visitor.call("GET", "/api/v1/visit", None).ok(200).json();
        assert_eq!((&visit["ask"]["kind"], &visit["ask"]["purpose"]), (&json!("consent"), &json!("callback")), "one after the other");
    });
}

#[test]
fn nobody_but_the_visitor_answers_a_card() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = asked(server, &house);
        let body = json!({"purpose": "callback", "decision": "given", "notice": visitor.ask["notice"], "together": true});
        for role in [Role::Owner, Role::Agent, Role::PrivacyOfficer, Role::Marketing, Role::Auditor] {
            let member = house.add(server, role.clone()).sign_in(server);
            assert_eq!(member.call("POST", "/api/v1/visit/consents", Some(&body)).status, 401, "{role:?}");
        }
        assert_eq!(count(server, &house, "consent.given"), 0);
    });
}
