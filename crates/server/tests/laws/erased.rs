//! Law 5: erased is erased, in rows, files and write-ahead log; and the receipt says so to anyone.

use crate::ledgers::{count, entries, verified, verify};
use serde_json::json;
use std::time::Duration;
use testkit::{Organisation, TestServer, Value, Visitor, on_each_engine};

/// Every ciphertext and every seal that is stored now.
fn ciphertexts(server: &TestServer) -> Vec<Vec<u8>> {
    let columns = [
        ("subject_seal", "sealed"),
        ("message", "body"),
        ("file_part", "sealed"),
        ("contact_field", "sealed"),
        ("conversation", "bot_state"),
        ("conversation", "tags"),
        ("note", "sealed"),
        ("draft", "sealed"),
    ];
    let of = |(table, column): (&str, &str)| {
        let rows = server.ground().rows(table);
        let values = rows.rows.iter().filter_map(|row| if let Value::Bytes(b) = rows.get(row, column) { Some(b.clone()) } else { None });
        values.collect::<Vec<_>>()
    };
    columns.into_iter().flat_map(of).collect()
}

/// Waits until none of these is in a file: scrubbing runs beside the request.
fn gone_from_files(server: &TestServer, gone: &[Vec<u8>]) -> bool {
    let found = |bytes: &[u8]| gone.iter().any(|g| bytes.windows(16).any(|w| w == &g[g.len() - 16..]));
    (0..50).any(|round| {
        std::thread::sleep(Duration::from_millis(if round == 0 { 0 } else { 100 }));
        !server.ground().files().iter().any(|(_, bytes)| found(bytes))
    })
}

fn talkative<'s>(server: &'s TestServer, house: &Organisation) -> Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("callback", &["Zebulon", "+4930901820"]);
    visitor.branch("human", &[]);
    visitor.say("all of this is to be forgotten").expect(200);
    visitor.attach("garden.jpg", testkit::samples::PHOTO).expect(201);
    let member = house.owner.sign_in(server);
    let conversation = member.find("to be forgotten").unwrap();
    member.answer(&conversation, "as you wish").expect(201);
    let beside = |method: &str, what: &str, body: &serde_json::Value| {
        let reply = member.call(method, &format!("/api/v1/conversations/{conversation}/{what}"), Some(body));
        assert!((200..300).contains(&reply.status), "{}", reply.text());
    };
    beside("POST", "notes", &json!({"key": "k", "text": "a note", "mentions": [house.owner.member.to_string()]}));
    beside("PUT", "tags", &json!({"tags": ["forgetful"]}));
    beside("PUT", "draft", &json!({"text": "not said yet"}));
    visitor
}

#[test]
fn an_erased_subject_leaves_no_row() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = talkative(server, &house);
        let subject = visitor.subject();
        let id = uuid::Uuid::parse_str(&subject).unwrap();
        let receipt = visitor.erase().ok(200).json()["receipt"].clone();
        let entry = verified(server, &house, &receipt);
        assert_eq!((entry["act"].as_str(), entry["subject"].as_str()), (Some("subject.erased"), Some(subject.as_str())));
        for table in server.ground().tables().iter().filter(|t| t.table != "ledger_entry") {
            let named = table.rows.iter().flatten().any(|v| matches!(v, Value::Bytes(b) if b == id.as_bytes()));
            assert!(!named, "{} still names the subject", table.table);
        }
        assert_eq!(ciphertexts(server), Vec::<Vec<u8>>::new());
        assert!(entries(server, &house).iter().any(Option::is_none), "side entries went with the subject");
        verify(server);
        visitor.erase().expect(401);
        visitor.call("GET", "/api/v1/visit/data", None).expect(401);
        let member = house.owner.sign_in(server);
        member.call("DELETE", &format!("/api/v1/subjects/{subject}"), None).expect(404);
        assert!(member.conversations().is_empty() && member.contacts().is_empty());
    });
}

#[test]
fn an_erased_subject_is_in_no_file() {
    for way in ["menu", "words", "member"] {
        let server = TestServer::start();
        let house = server.organisation("Teehaus");
        let mut visitor = talkative(&server, &house);
        let gone = ciphertexts(&server);
        assert!(gone.len() > 10 && !gone_from_files_now(&server, &gone), "what is stored is found");
        let subject = visitor.subject();
        match way {
            "menu" => visitor.erase().expect(200),
            "words" => {
                visitor.say("delete my data").expect(200);
                visitor.choose("erase").expect(200);
                let done = visitor.choose("erase-confirm").ok(200).json();
                assert_eq!(verified(&server, &house, &done["receipt"])["act"], "subject.erased");
                assert!(done["messages"].as_array().unwrap().is_empty() && done["ask"].is_null());
            }
            _ => house.owner.sign_in(&server).call("DELETE", &format!("/api/v1/subjects/{subject}"), None).expect(200),
        }
        assert!(gone_from_files(&server, &gone), "{way}: erased, and still in a file");
    }
}

fn gone_from_files_now(server: &TestServer, gone: &[Vec<u8>]) -> bool {
    let found = |bytes: &[u8]| gone.iter().any(|g| bytes.windows(16).any(|w| w == &g[g.len() - 16..]));
    !server.ground().files().iter().any(|(_, bytes)| found(bytes))
}

#[test]
fn a_withdrawn_seal_is_in_no_file() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    for purpose in ["conversation", "callback"] {
        let visitor = talkative(&server, &house);
        let seals = server.ground().rows("subject_seal");
        let to_organisation = |row: &&Vec<Value>| {
            let value = |column| seals.get(row, column);
            *value("recipient") == Value::Text("purpose".to_owned()) && *value("purpose") == Value::Text(purpose.to_owned())
        };
        let sealed = |row: &Vec<Value>| if let Value::Bytes(b) = seals.get(row, "sealed") { b.clone() } else { vec![] };
        let gone: Vec<_> = seals.rows.iter().filter(to_organisation).map(sealed).collect();
        assert!(!gone.is_empty());
        visitor.withdraw(purpose).expect(200);
        assert!(gone_from_files(&server, &gone), "{purpose}: who has a member's password and the WAL reads what was withdrawn");
        visitor.erase().expect(200);
    }
}

#[test]
fn a_deleted_or_corrected_value_is_in_no_file() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let visitor = talkative(&server, &house);
    let before = ciphertexts(&server);
    let mine = visitor.messages().into_iter().find(|m| m["text"].as_str().is_some_and(|t| t.contains("forgotten"))).unwrap();
    visitor.call("DELETE", &format!("/api/v1/visit/messages/{}", mine["id"].as_str().unwrap()), None).expect(204);
    visitor.call("PATCH", "/api/v1/visit/data", Some(&serde_json::json!({"contact": {"phone": "+4930901999"}}))).expect(200);
    let after = ciphertexts(&server);
    let gone: Vec<_> = before.into_iter().filter(|c| !after.contains(c)).collect();
    assert_eq!(gone.len(), 2);
    assert!(gone_from_files(&server, &gone));
    assert!(!visitor.messages().iter().any(|m| m["id"] == mine["id"]));
    assert_eq!(visitor.data()["contact"]["phone"], "+4930901999");
}

/// More messages of one person than one act destroys with them.
const MANY: usize = 520;

#[test]
fn who_left_much_is_unreadable_at_once_and_gone_soon_after() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        for way in ["request", "member"] {
            let mut visitor = talkative(server, &house);
            for number in 0..MANY {
                visitor.say(&format!("and {number} more to be forgotten")).expect(200);
            }
            let member = house.owner.sign_in(server);
            let subject = visitor.subject();
            let (receipt, asked) = if way == "request" {
                let made = visitor.call("POST", "/api/v1/visit/requests", Some(&json!({"kind": "erasure"}))).ok(201).json();
                (made["receipt"].clone(), made["id"].as_str().map(str::to_owned))
            } else {
                let erased = member.call("DELETE", &format!("/api/v1/subjects/{subject}"), None).ok(200).json();
                (erased["receipt"].clone(), None)
            };
            let entry = verified(server, &house, &receipt);
            assert_eq!((&entry["act"], &entry["rest"]), (&json!("subject.erased"), &json!("follows")));
            visitor.call("GET", "/api/v1/visit", None).expect(401);
            member.call("DELETE", &format!("/api/v1/subjects/{subject}"), None).expect(404);
            assert!(member.conversations().is_empty() && member.contacts().is_empty());
            let done = entries(server, &house).len();
            assert!(
                (0..100).any(|_| {
                    std::thread::sleep(Duration::from_millis(50));
                    count(server, &house, "erasure.completed") > 0 && server.ground().rows("erasing").rows.is_empty()
                }),
                "{way}: not completed after {done} entries"
            );
            assert_eq!(ciphertexts(server), Vec::<Vec<u8>>::new(), "{way}");
            let requests = member.call("GET", "/api/v1/requests?state=all", None).json();
            for request in requests["items"].as_array().unwrap() {
                assert_eq!((&request["state"], &request["subject"]), (&json!("fulfilled"), &json!(null)), "{way}");
            }
            assert!(asked.is_none_or(|id| requests["items"].as_array().unwrap().iter().any(|request| request["id"] == *id)));
            verify(server);
        }
    });
}
