//! What members say about a subject without saying it to them: notes, tags, drafts and links; and what they take back.

use crate::handling::{on, waiting};
use crate::ledgers::{acts, count, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Logs, TestServer, fresh_key, on_each_engine};

const NOTE: &str = "der zaunkoenig schuldet uns noch geld";
const TAG: &str = "zahlt-ungern-quastenflosser";
const DRAFT: &str = "ich wollte gerade schreiben nachtigall";

#[test]
fn a_note_is_for_colleagues_and_for_its_subject() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (agent, other) = (house.add(server, Role::Agent), house.add(server, Role::Agent));
        let (ada, ben, owner) = (agent.sign_in(server), other.sign_in(server), house.owner.sign_in(server));
        let (visitor, conversation) = waiting(server, &house, "hello");
        let (mut own, mut bens, mut owners) = (visitor.socket(0), ben.socket(), owner.socket());
        let body = json!({"key": "one", "text": NOTE, "mentions": [other.member.to_string()]});
        let written = on(&ada, "POST", &conversation, "notes", &body).ok(201).json();
        assert_eq!((&written["text"], &written["mentions"]), (&json!(NOTE), &json!([other.member.to_string()])));
        assert_eq!(on(&ada, "POST", &conversation, "notes", &body).ok(201).json()["id"], written["id"], "sent twice, stored once");
        let notes = |member: &testkit::Member<'_>| member.all(&format!("/api/v1/conversations/{conversation}/notes"));
        assert_eq!(notes(&ben).len(), 1);
        assert_eq!((&notes(&ben)[0]["text"], &notes(&ben)[0]["member"]), (&json!(NOTE), &json!(agent.member.to_string())));
        // The one who is mentioned hears of it, without a word of it; the visitor's socket hears nothing.
        let (passed, mention) = bens.until_seen("mention");
        assert_eq!(mention, json!({"type": "mention", "conversation": conversation}));
        assert!(passed.iter().any(|f| f["type"] == "note"));
        let heard = owners.until_quiet(Duration::from_millis(200));
        assert!(heard.iter().any(|f| f["type"] == "note") && heard.iter().all(|f| f["type"] != "mention"), "{heard:?}");
        assert!(!json!(heard).to_string().contains(NOTE));
        let told = own.until_quiet(Duration::from_millis(200));
        assert!(told.iter().all(|f| f["type"] != "note" && f["type"] != "mention"), "{told:?}");
        assert!(!json!(told).to_string().contains(NOTE));
        assert!(!visitor.call("GET", "/api/v1/visit", None).ok(200).text().contains(NOTE));
        let unread = |member: &testkit::Member<'_>| member.all("/api/v1/mentions").len();
        assert_eq!((unread(&ben), unread(&ada), unread(&owner)), (1, 0, 0));
        ben.call("POST", "/api/v1/mentions/read", Some(&json!({"conversation": conversation}))).expect(204);
        assert_eq!(unread(&ben), 0);
        // What was said about the visitor is theirs to read.
        on(&ada, "PUT", &conversation, "tags", &json!({"tags": [TAG]})).expect(200);
        let data = visitor.data();
        assert_eq!((&data["notes"][0]["text"], &data["notes"][0]["role"]), (&json!(NOTE), &json!("agent")));
        assert_eq!(data["tags"], json!([TAG]));
        let headers = [("authorization", format!("Bearer {}", visitor.token)), ("accept", "text/html".to_owned())];
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert!(server.send("GET", "/api/v1/visit/data", &headers, None).ok(200).text().contains(NOTE));
        // One's own may be deleted, another's with the permission for it.
        let note = format!("notes/{}", written["id"].as_str().unwrap());
        on(&ben, "DELETE", &conversation, &note, &Value::Null).expect(403);
        on(&owner, "DELETE", &conversation, &note, &Value::Null).expect(204);
        on(&owner, "DELETE", &conversation, &note, &Value::Null).expect(404);
        assert!(notes(&ben).is_empty() && visitor.data()["notes"] == json!([]));
        assert_eq!(count(server, &house, "note.deleted"), 1);
        let junk = [
            json!({"key": "", "text": "x"}),
            json!({"key": "k", "text": " "}),
            json!({"key": "k", "text": "x", "mentions": [house.id.to_string()]}),
            json!({"key": "k", "text": "x", "mentions": ["nobody"]}),
        ];
        let statuses = junk.map(|body| on(&ada, "POST", &conversation, "notes", &body).status);
        assert_eq!(statuses, [422, 422, 404, 404]);
    });
}

#[test]
fn notes_are_a_showing_like_any_other() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (_visitor, conversation) = waiting(server, &house, "hello");
        let member = house.owner.sign_in(server);
        member.all(&format!("/api/v1/conversations/{conversation}/notes"));
        assert_eq!(count(server, &house, "conversation.opened"), 1);
        member.conversation(&conversation).expect(200);
        assert_eq!(count(server, &house, "conversation.opened"), 1);
    });
}

#[test]
fn a_draft_is_ones_own_until_it_is_sent() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let (ada, owner) = (agent.sign_in(server), house.owner.sign_in(server));
        let (visitor, conversation) = waiting(server, &house, "hello");
        let draft = |member: &testkit::Member<'_>| on(member, "GET", &conversation, "draft", &Value::Null).ok(200).json()["text"].clone();
        let keep = |text: &str| on(&ada, "PUT", &conversation, "draft", &json!({"text": text})).status;
        assert_eq!((draft(&ada), keep("first words")), (json!(""), 204));
        assert_eq!((keep(DRAFT), draft(&ada), draft(&owner)), (204, json!(DRAFT), json!("")));
        assert!(!visitor.data().to_string().contains(DRAFT), "nobody has said it yet");
        assert_eq!((keep(" "), draft(&ada)), (204, json!("")));
        assert_eq!((keep(&"x".repeat(4_001)), keep(DRAFT)), (413, 204));
        ada.answer(&conversation, DRAFT).expect(201);
        assert_eq!(draft(&ada), "");
        assert!(server.ground().rows("draft").rows.is_empty());
    });
}

#[test]
fn ones_own_words_are_changed_and_taken_back() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (agent, other) = (house.add(server, Role::Agent), house.add(server, Role::Agent));
        let (ada, ben, owner) = (agent.sign_in(server), other.sign_in(server), house.owner.sign_in(server));
        let (mut visitor, conversation) = waiting(server, &house, "hello");
        let (mut own, mut bens) = (visitor.socket(0), ben.socket());
        let said = ada.answer(&conversation, "we open at ten").ok(201).json();
        let message = format!("messages/{}", said["id"].as_str().unwrap());
        let edit = |member: &testkit::Member<'_>, text: &str| on(member, "PATCH", &conversation, &message, &json!({"text": text}));
        let changed = edit(&ada, "we open at nine").ok(200).json();
        assert_eq!((&changed["text"], &changed["edited"], &changed["seq"]), (&json!("we open at nine"), &json!(true), &said["seq"]));
        for frame in [own.until("changed"), bens.until("changed")] {
            assert_eq!((&frame["message"]["text"], &frame["message"]["edited"]), (&json!("we open at nine"), &json!(true)));
        }
        let shown = visitor.messages().into_iter().find(|m| m["id"] == said["id"]).unwrap();
        assert_eq!((&shown["text"], &shown["edited"]), (&json!("we open at nine"), &json!(true)));
        assert_eq!(count(server, &house, "message.edited"), 1);
        // Only one's own words, only words, only for a day.
        assert_eq!(edit(&ben, "mine").ok(403).problem(), "not-permitted");
        assert_eq!(edit(&owner, "mine").ok(403).problem(), "not-permitted");
        edit(&ada, "  ").expect(422);
        let visitors = visitor.say("thank you").ok(200).json()["messages"][0]["id"].as_str().unwrap().to_owned();
        on(&ada, "PATCH", &conversation, &format!("messages/{visitors}"), &json!({"text": "forged"})).expect(403);
        on(&ada, "DELETE", &conversation, &format!("messages/{visitors}"), &Value::Null).expect(403);
        on(&ben, "DELETE", &conversation, &message, &Value::Null).expect(403);
        on(&ada, "DELETE", &conversation, &message, &Value::Null).expect(204);
        assert_eq!(own.until("removed"), json!({"type": "removed", "id": said["id"]}));
        assert_eq!(bens.until("removed")["id"], said["id"]);
        assert!(!visitor.call("GET", "/api/v1/visit", None).ok(200).text().contains("we open at"));
        let late = ada.answer(&conversation, "until tomorrow").ok(201).json()["id"].as_str().unwrap().to_owned();
        visitor.withdraw("conversation").expect(200);
        let late = format!("messages/{late}");
        assert_eq!(on(&ada, "PATCH", &conversation, &late, &json!({"text": "no"})).ok(403).problem(), "no-grant");
        // Granted again, what was said before stays closed.
        visitor.branch("human", &[]);
        assert_eq!(on(&ada, "PATCH", &conversation, &late, &json!({"text": "no"})).ok(403).problem(), "no-grant");
        verify(server);
    });
}

#[test]
fn words_are_not_changed_after_a_day() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let (_visitor, conversation) = waiting(&server, &house, "hello");
    let said = house.owner.sign_in(&server).answer(&conversation, "for ever").ok(201).json();
    let message = format!("messages/{}", said["id"].as_str().unwrap());
    for (hours, status) in [(23, 200), (2, 409)] {
        server.clock().advance(SignedDuration::from_hours(hours));
        let member = house.owner.sign_in(&server);
        on(&member, "PATCH", &conversation, &message, &json!({"text": "for a day"})).expect(status);
    }
}

#[test]
fn a_link_moves_nothing_and_ends_with_either() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let member = house.owner.sign_in(server);
        let (one, one_conversation) = waiting(server, &house, "on the telephone");
        let (two, _) = waiting(server, &house, "on the laptop");
        let private = server.visit(&house);
        let (a, b, c) = (one.subject(), two.subject(), private.subject());
        let grants = server.ground().rows("subject_grant").rows.len();
        let link = |subject: &str, other: &str| {
            member.call("POST", &format!("/api/v1/subjects/{subject}/links"), Some(&json!({"subject": other}))).status
        };
        assert_eq!([link(&a, &b), link(&b, &a), link(&a, &a), link(&b, &c), link(&a, "nobody")], [201, 409, 409, 201, 404]);
        let links = |subject: &str| member.all(&format!("/api/v1/subjects/{subject}/links"));
        assert_eq!((links(&a).len(), links(&b).len(), links(&c).len()), (1, 2, 1));
        let to = |other: &str| links(&b).into_iter().find(|link| link["subject"] == other).unwrap()["conversations"][0].clone();
        assert_eq!((&to(&a)["id"], &to(&a)["readable"]), (&json!(one_conversation), &json!(true)));
        assert_eq!(to(&c)["readable"], false, "a link opens nothing");
        assert_eq!(server.ground().rows("subject_grant").rows.len(), grants);
        assert_eq!(two.data()["links"].as_array().unwrap().len(), 2);
        assert_eq!(acts(server, &house).iter().filter(|act| *act == "subject.linked").count(), 4, "an entry for each of the two");
        one.erase().expect(200);
        assert_eq!((links(&b).len(), links(&c).len()), (1, 1));
        two.call("GET", "/api/v1/visit", None).expect(200);
        member.call("DELETE", &format!("/api/v1/subjects/{c}/links/{b}"), None).expect(204);
        member.call("DELETE", &format!("/api/v1/subjects/{c}/links/{b}"), None).expect(404);
        assert!(links(&b).is_empty() && server.ground().rows("subject_link").rows.is_empty());
        verify(server);
    });
}

#[test]
fn a_withdrawal_closes_what_was_said_about_the_visitor_and_a_day_later_it_is_gone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        // What is granted for another purpose keeps the subject.
        visitor.branch("callback", &["-", "+4930901820"]);
        visitor.branch("human", &[]);
        visitor.say("hello").expect(200);
        let conversation = visitor.conversation();
        let member = house.owner.sign_in(server);
        let beside = || {
            [
                on(&member, "GET", &conversation, "notes", &Value::Null),
                on(&member, "POST", &conversation, "notes", &json!({"key": fresh_key(), "text": NOTE})),
                on(&member, "PUT", &conversation, "tags", &json!({"tags": [TAG]})),
                on(&member, "GET", &conversation, "draft", &Value::Null),
                on(&member, "PUT", &conversation, "draft", &json!({"text": DRAFT})),
            ]
        };
        assert!(beside().iter().all(|reply| (200..300).contains(&reply.status)));
        visitor.withdraw("conversation").expect(200);
        for reply in beside() {
            assert_eq!((reply.status, reply.problem().as_str()), (403, "no-grant"), "{}", reply.asked);
        }
        assert_eq!(visitor.data()["notes"][0]["text"], NOTE, "the visitor still reads it");
        assert!(server.ground().rows("note").rows.len() == 1 && server.ground().rows("draft").rows.len() == 1);
        server.clock().advance(SignedDuration::from_hours(25));
        server.store().sweep(server.now()).unwrap();
        for table in ["note", "note_mention", "draft"] {
            assert!(server.ground().rows(table).rows.is_empty(), "{table}");
        }
        let conversations = server.ground().rows("conversation");
        assert_eq!(conversations.rows.len(), 1);
        assert!(conversations.rows.iter().all(|row| *conversations.get(row, "tags") == testkit::Value::Null));
        verify(server);
    });
}

#[test]
fn what_is_said_about_somebody_stands_in_clear_nowhere_and_goes_with_them() {
    let logs = Logs::capture();
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let agent = house.add(&server, Role::Agent);
    let (visitor, conversation) = waiting(&server, &house, "hello");
    let member = house.owner.sign_in(&server);
    let note = json!({"key": "k", "text": NOTE, "mentions": [agent.member.to_string()]});
    on(&member, "POST", &conversation, "notes", &note).expect(201);
    on(&member, "PUT", &conversation, "tags", &json!({"tags": [TAG]})).expect(200);
    on(&member, "PUT", &conversation, "draft", &json!({"text": DRAFT})).expect(204);
    member.conversation(&conversation).expect(200);
    let stored = ["note", "note_mention", "draft", "seen"].map(|table| server.ground().rows(table).rows.len());
    assert_eq!(stored, [1, 1, 1, 1]);
    for secret in [NOTE, TAG, DRAFT] {
        assert!(!logs.text().contains(secret), "{secret:?} was logged");
        for (name, bytes) in server.ground().files() {
            assert!(!String::from_utf8_lossy(&bytes).contains(secret), "{secret:?} stands in {name}");
        }
    }
    visitor.erase().expect(200);
    let left = ["note", "note_mention", "draft", "seen", "conversation"].map(|table| server.ground().rows(table).rows.len());
    assert_eq!(left, [0; 5]);
    assert!(member.all("/api/v1/mentions").is_empty());
}

#[test]
fn a_deleted_conversation_takes_what_was_said_about_it() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (_visitor, conversation) = waiting(server, &house, "hello");
        let member = house.owner.sign_in(server);
        on(&member, "POST", &conversation, "notes", &json!({"key": "k", "text": NOTE})).expect(201);
        on(&member, "PUT", &conversation, "tags", &json!({"tags": [TAG]})).expect(200);
        on(&member, "PUT", &conversation, "draft", &json!({"text": DRAFT})).expect(204);
        member.call("DELETE", &format!("/api/v1/conversations/{conversation}"), None).expect(204);
        assert!(member.all(&format!("/api/v1/conversations/{conversation}/notes")).is_empty());
        assert!(["note", "draft"].iter().all(|table| server.ground().rows(table).rows.is_empty()));
        assert_eq!(member.conversation(&conversation).ok(200).json()["tags"], json!([]));
    });
}
