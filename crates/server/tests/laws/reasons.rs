//! A role that says why: nothing of a person opens to it, in no list, search or socket, before a reason stands in the ledger.

use crate::ledgers::count;
use domain::permission::Role;
use serde_json::{Value, json};
use testkit::{Account, Organisation, TestServer, on_each_engine};

/// A member in a role of the house's own, which says why.
fn checker(server: &TestServer, house: &Organisation) -> Account {
    let owner = house.owner.sign_in(server);
    let role = json!({"name": "quality", "permissions": ["conversations.read", "contacts.read"], "reads": ["conversation", "callback"], "asks_reason": true});
    let made = owner.call("POST", "/api/v1/roles", Some(&role)).ok(201).json();
    assert_eq!(made["asks_reason"], true);
    let member = house.add(server, Role::Agent);
    owner.call("PATCH", &format!("/api/v1/members/{}", member.member), Some(&json!({"role": "quality"}))).expect(204);
    member
}

/// The openings of conversations, the newest first.
fn openings(server: &TestServer, house: &Organisation) -> Vec<Value> {
    house.owner.sign_in(server).all("/api/v1/acts?act=conversation.opened")
}

fn say(reason: &str) -> Value {
    json!({ "reason": reason })
}

#[test]
fn a_conversation_opens_once_its_reason_is_in_the_ledger() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("where is my tea").expect(200);
        let (conversation, account) = (visitor.conversation(), checker(server, &house));
        let path = format!("/api/v1/conversations/{conversation}");
        for session in 1..=2 {
            let member = account.sign_in(server);
            let listed = member.conversations();
            assert_eq!((&listed[0]["readable"], &listed[0]["preview"]), (&json!(false), &Value::Null));
            assert!(member.all("/api/v1/search?q=tea").is_empty());
            for beside in ["", "/notes"] {
                let refused = member.call("GET", &format!("{path}{beside}"), None);
                assert_eq!((refused.status, refused.problem().as_str()), (403, "reason-first"), "{beside}");
            }
            let mut socket = member.socket();
            visitor.say("hello?").expect(200);
            assert!(socket.next_within(std::time::Duration::from_millis(300)).is_none_or(|frame| frame["type"] != "message"));
            assert_eq!(count(server, &house, "conversation.opened"), session - 1, "nothing was shown, and no act says that it was");
            let opening = format!("{path}/opening");
            assert_eq!(member.call("POST", &opening, Some(&say("curiosity"))).problem(), "invalid-body");
            for _ in 0..2 {
                member.call("POST", &opening, Some(&say("quality"))).expect(204);
            }
            assert!(member.conversation(&conversation).ok(200).text().contains("where is my tea"));
            assert_eq!(member.conversations()[0]["readable"], true);
            assert_eq!(count(server, &house, "conversation.opened"), session);
        }
        let opened = &openings(server, &house)[0];
        assert_eq!((&opened["reason"], &opened["fields"]["role"]), (&json!("quality"), &json!("quality")));
    });
}

#[test]
fn a_contact_opens_once_its_reason_is_in_the_ledger() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada Brandt", "+4930901820"]);
        let account = checker(server, &house);
        let member = account.sign_in(server);
        let listed = || member.call("GET", "/api/v1/contacts?purpose=callback", None).ok(200).json()["items"][0].clone();
        let before = listed();
        assert_eq!((&before["contact"], &before["asks_reason"]), (&json!({}), &json!(true)));
        assert_eq!(count(server, &house, "contact.opened"), 0);
        let opening = format!("/api/v1/subjects/{}/opening", before["subject"].as_str().unwrap());
        member.call("POST", &opening, Some(&say("complaint"))).expect(204);
        let after = listed();
        assert_eq!((&after["contact"]["phone"], after.get("asks_reason")), (&json!("+4930901820"), None));
        assert_eq!(count(server, &house, "contact.opened"), 1);
        let stranger = server.organisation("Kaffeehaus");
        stranger.owner.sign_in(server).call("POST", &opening, Some(&say("complaint"))).expect(404);
    });
}

#[test]
fn who_says_why_exports_no_contacts_and_who_need_not_may() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let role =
            json!({"name": "post", "permissions": ["contacts.read", "contacts.export"], "reads": ["marketing"], "asks_reason": true});
        let refused = owner.call("POST", "/api/v1/roles", Some(&role));
        assert_eq!((refused.status, refused.json()["field"].as_str()), (422, Some("asks_reason")));
        let mut visitor = server.visit(&house);
        visitor.branch("human", &["hello"]);
        let opening = format!("/api/v1/conversations/{}/opening", visitor.conversation());
        owner.call("POST", &opening, Some(&say("legal"))).expect(204);
        assert_eq!(openings(server, &house)[0]["reason"], "legal", "a reason may be said by anybody");
    });
}
