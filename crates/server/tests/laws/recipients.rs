//! Law 9, first half: who is handed data is registered, with what the law asks for its country.

use crate::ledgers::{acts, without_notices};
use domain::permission::Role;
use serde_json::{Value, json};
use testkit::{Member, on_each_engine};

const HERE: &str = "/api/v1/recipients";

fn post() -> Value {
    json!({"kind": "mail", "name": "Postbote GmbH", "country": "DE", "purposes": ["marketing"], "sub_processor": true})
}

fn listed(member: &Member<'_>) -> Vec<Value> {
    member.call("GET", HERE, None).ok(200).json()["items"].as_array().unwrap().clone()
}

fn with(change: &Value) -> Value {
    let mut body = post();
    body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    body
}

#[test]
fn a_recipient_is_registered_changed_and_ended_and_stays_in_the_list() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let before = acts(server, &house).len();
        let made = owner.call("POST", HERE, Some(&post())).ok(201).json();
        assert_eq!((&made["usable"], &made["transfer"], &made["contact"]), (&json!(true), &Value::Null, &json!("")));
        let route = format!("{HERE}/{}", made["id"].as_str().unwrap());
        let moved = owner.call("PATCH", &route, Some(&json!({"country": "US", "transfer": "adequacy"}))).ok(200).json();
        assert_eq!((&moved["country"], &moved["name"], &moved["transfer"]), (&json!("US"), &json!("Postbote GmbH"), &json!("adequacy")));
        owner.call("PATCH", &route, Some(&json!({"country": "US"}))).expect(200);
        owner.call("DELETE", &route, None).expect(204);
        assert_eq!(owner.call("DELETE", &route, None).status, 409, "it ends once");
        assert_eq!(owner.call("PATCH", &route, Some(&json!({"name": "New"}))).status, 409, "what has ended is not changed");
        let all = listed(&owner);
        assert_eq!((all.len(), &all[0]["usable"]), (1, &json!(false)));
        assert!(all[0]["ended_at"].is_string());
        let left = without_notices(acts(server, &house).split_off(before));
        assert_eq!(left, ["recipient.added", "recipient.changed", "recipient.ended"], "a change that changes nothing leaves nothing");
    });
}

#[test]
fn what_the_law_asks_of_a_country_is_asked() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let wrong = [
            ("transfer", json!({"country": "IN"})),
            ("transfer", json!({"country": "IN", "transfer": "adequacy"})),
            ("transfer", json!({"country": "IN", "transfer": "hope"})),
            ("country", json!({"country": "Germany"})),
            ("name", json!({"name": " "})),
            ("kind", json!({"kind": "friend"})),
            ("purposes", json!({"purposes": []})),
            ("purposes", json!({"purposes": ["astrology"]})),
        ];
        for (field, change) in wrong {
            let refused = owner.call("POST", HERE, Some(&with(&change)));
            assert_eq!((refused.status, &refused.json()["field"]), (422, &json!(field)), "{change}");
        }
        assert_eq!(owner.call("POST", HERE, Some(&with(&json!({"colour": "red"})))).status, 422, "what is unknown is not passed over");
        assert!(listed(&owner).is_empty());
        owner.call("POST", HERE, Some(&with(&json!({"country": "IN", "transfer": "standard-clauses"})))).expect(201);
    });
}

#[test]
fn nobody_is_registered_twice_under_one_name() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let one = owner.call("POST", HERE, Some(&post())).ok(201).json();
        let refused = |reply: testkit::Reply| (reply.status, reply.json()["field"].as_str().unwrap_or_default().to_owned());
        let again = with(&json!({"name": "  POSTBOTE gmbh "}));
        assert_eq!(refused(owner.call("POST", HERE, Some(&again))), (422, "name".to_owned()));
        let other = owner.call("POST", HERE, Some(&with(&json!({"name": "Bote AG"})))).ok(201).json();
        let route = |recipient: &Value| format!("{HERE}/{}", recipient["id"].as_str().unwrap());
        assert_eq!(refused(owner.call("PATCH", &route(&other), Some(&again))), (422, "name".to_owned()));
        owner.call("PATCH", &route(&one), Some(&json!({"name": "Postbote  GmbH"}))).expect(200);
        owner.call("DELETE", &route(&one), None).expect(204);
        owner.call("POST", HERE, Some(&again)).expect(201);
    });
}

#[test]
fn only_who_may_registers_and_only_for_their_own_house() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        let made = owner.call("POST", HERE, Some(&post())).ok(201).json();
        let route = format!("{HERE}/{}", made["id"].as_str().unwrap());
        let agent = house.add(server, Role::Agent).sign_in(server);
        assert_eq!([agent.call("GET", HERE, None).status, agent.call("POST", HERE, Some(&post())).status], [403, 403]);
        assert_eq!([agent.call("PATCH", &route, Some(&json!({}))).status, agent.call("DELETE", &route, None).status], [403, 403]);
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        assert_eq!(listed(&officer).len(), 1);
        let stranger = other.owner.sign_in(server);
        assert!(listed(&stranger).is_empty());
        assert_eq!(stranger.call("PATCH", &route, Some(&json!({"name": "Mine"}))).status, 404);
        assert_eq!(stranger.call("DELETE", &route, None).status, 404);
        assert_eq!(owner.call("DELETE", &format!("{HERE}/not-an-id"), None).status, 404);
        assert_eq!(listed(&owner)[0]["name"], "Postbote GmbH");
    });
}

#[test]
fn visitors_are_told_who_is_handed_what_they_agreed_to() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let made = owner.call("POST", HERE, Some(&with(&json!({"purposes": ["marketing", "callback"]})))).ok(201).json();
        let mut visitor = server.visit(&house);
        assert_eq!(visitor.data()["recipients"], json!([]), "nobody, as long as nothing is agreed to");
        visitor.branch("newsletter", &["a@beispiel.example"]);
        let told = visitor.data()["recipients"].clone();
        assert_eq!((&told[0]["name"], &told[0]["purposes"]), (&json!("Postbote GmbH"), &json!(["marketing"])));
        owner.call("DELETE", &format!("{HERE}/{}", made["id"].as_str().unwrap()), None).expect(204);
        assert_eq!(visitor.data()["recipients"], json!([]));
    });
}
