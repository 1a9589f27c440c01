//! What was promised to visitors: a number that was left is a call to make, for as long as it may be called.

use crate::ledgers::acts;
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::Value;
use testkit::{Member, on_each_engine};

const OPEN: &str = "/api/v1/tasks";

fn tasks(member: &Member<'_>, path: &str) -> Vec<Value> {
    member.call("GET", path, None).ok(200).json()["items"].as_array().unwrap().clone()
}

#[test]
fn whoever_leaves_a_number_is_to_be_called_once() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        visitor.choose("callback").expect(200);
        let owner = house.owner.sign_in(server);
        let listed = tasks(&owner, OPEN);
        assert_eq!(listed.len(), 1, "leaving it again is no second promise");
        assert_eq!((&listed[0]["contact"]["phone"], &listed[0]["contact"]["name"]), (&"+4930901820".into(), &"Ada".into()));
        assert_eq!((&listed[0]["subject"], &listed[0]["overdue"]), (&visitor.subject().into(), &false.into()));
        server.clock().advance(SignedDuration::from_hours(5));
        let owner = house.owner.sign_in(server);
        assert_eq!(tasks(&owner, OPEN)[0]["overdue"], true);

        let route = format!("{OPEN}/{}/done", listed[0]["id"].as_str().unwrap());
        owner.call("POST", &route, None).expect(204);
        assert_eq!(owner.call("POST", &route, None).status, 409, "nobody is called twice");
        assert!(tasks(&owner, OPEN).is_empty());
        assert_eq!(tasks(&owner, "/api/v1/tasks?state=done")[0]["id"], listed[0]["id"]);
        assert_eq!(owner.call("GET", "/api/v1/tasks?state=later", None).status, 422);
        let named = acts(server, &house);
        assert_eq!(named.iter().filter(|act| act.starts_with("task.")).collect::<Vec<_>>(), ["task.promised", "task.done"]);
    });
}

#[test]
fn a_promise_goes_with_the_consent_and_with_the_person() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let leave = || {
            let mut visitor = server.visit(&house);
            visitor.branch("callback", &["-", "+4930901820"]);
            visitor
        };
        let (withdraws, erases) = (leave(), leave());
        assert_eq!(tasks(&owner, OPEN).len(), 2);
        withdraws.withdraw("callback").expect(200);
        assert_eq!(tasks(&owner, OPEN).len(), 1);
        erases.erase().expect(200);
        assert!(tasks(&owner, OPEN).is_empty());
    });
}

#[test]
fn whoever_holds_no_key_sees_that_there_is_a_call_and_no_number() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["-", "+4930901820"]);
        let marketing = house.add(server, Role::Marketing).sign_in(server);
        let listed = tasks(&marketing, OPEN);
        assert_eq!((listed.len(), &listed[0]["contact"]), (1, &Value::Null));
        let route = format!("{OPEN}/{}/done", listed[0]["id"].as_str().unwrap());
        assert_eq!(marketing.call("POST", &route, None).status, 403, "calls are made by who talks to visitors");
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        assert_eq!(auditor.call("GET", OPEN, None).status, 403);
        let stranger = other.owner.sign_in(server);
        assert!(tasks(&stranger, OPEN).is_empty());
        assert_eq!(stranger.call("POST", &route, None).status, 404);
        assert_eq!(stranger.call("POST", &format!("{OPEN}/not-an-id/done"), None).status, 404);
    });
}
