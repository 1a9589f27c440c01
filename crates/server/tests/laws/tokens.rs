//! Tokens for programs: they do and read what they were given and not more, never what a person does, and nothing once they have ended.

use crate::ledgers::{count, entries, verify};
use domain::id::MemberId;
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Account, Member, Organisation, TestServer, Visitor, on_each_engine};

const HERE: &str = "/api/v1/tokens";
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn wish(at: Timestamp, permissions: &[&str], reads: &[&str]) -> Value {
    json!({"name": "Till", "permissions": permissions, "reads": reads, "expires_at": (at + DAY * 30).to_string()})
}

fn talking<'s>(server: &'s TestServer, house: &Organisation) -> Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("human", &[]);
    visitor.say("where is my tea").expect(200);
    visitor
}

fn path(id: MemberId) -> String {
    format!("{HERE}/{id}")
}

fn of(account: &Account) -> String {
    format!("/api/v1/members/{}", account.member)
}

fn reads(token: &Member<'_>, text: &str) -> bool {
    token.find(text).is_some()
}

/// The purposes that are sealed to a token.
fn held(server: &TestServer, id: MemberId) -> Vec<String> {
    let seals = server.store().read(|r| r.purpose_seals(id.into())).unwrap();
    seals.into_iter().map(|seal| seal.purpose.to_string()).collect()
}

fn generations(server: &TestServer, house: &Organisation, purpose: &str) -> usize {
    let keys = server.store().read(|r| r.purpose_keys(house.id)).unwrap();
    keys.iter().filter(|key| key.purpose.as_str() == purpose).count()
}

#[test]
fn a_token_does_what_it_was_given_under_its_own_name() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let visitor = talking(server, &house);
        let owner = house.owner.sign_in(server);
        let (token, id) = owner.make_token(&["conversations.read", "conversations.answer"], &["conversation"]);
        let conversation = token.find("where is my tea").expect("it reads conversations");
        token.call("GET", "/api/v1/contacts", None).expect(403);
        token.call("DELETE", &format!("/api/v1/conversations/{conversation}"), None).expect(403);
        token.answer(&conversation, "the robot has seen it").expect(201);
        let said = visitor.messages();
        let answer = said.iter().find(|message| message["text"] == "the robot has seen it").expect("the visitor reads it");
        assert_eq!(answer["by"], "Till");
        let waiting = owner.call("GET", "/api/v1/conversations?state=waiting", None).ok(200).json();
        assert_eq!(waiting["items"][0]["id"], conversation.as_str(), "whoever waits for a person still does");

        let opened = entries(server, &house).into_iter().flatten().filter(|entry| entry.contains("\"act\":\"conversation.opened\""));
        let by: Vec<_> = opened.filter(|entry| entry.contains(&format!("\"by\":\"token:{id}\""))).collect();
        assert_eq!(by.len(), 1, "the first showing is an act of the token, and the second is none");
        let acts = owner.all(&format!("/api/v1/acts?member={id}"));
        assert_eq!(acts.len(), 1);
        assert_eq!(
            (&acts[0]["act"], &acts[0]["by"], &acts[0]["member_name"]),
            (&json!("conversation.opened"), &json!("token"), &json!("Till"))
        );
        let subject = owner.all(&format!("/api/v1/acts?member={id}&object={}", visitor.subject()));
        assert_eq!(subject.len(), 1, "by object and token");
        let data = visitor.call("GET", "/api/v1/visit/data", None).ok(200).json();
        assert!(data["readers"].as_array().unwrap().iter().any(|reader| reader["role"] == "api-token"), "{}", data["readers"]);
        // Half a day later the same showing is noted again: a token never signs in anew.
        server.clock().advance(SignedDuration::from_hours(13));
        token.conversation(&conversation).expect(200);
        assert_eq!(house.owner.sign_in(server).all(&format!("/api/v1/acts?member={id}")).len(), 2);
        verify(server);
    });
}

#[test]
fn a_token_is_listed_with_its_last_use_and_never_shown_again() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let (token, id) = owner.make_token(&["conversations.read"], &["conversation"]);
        let listed = || owner.call("GET", HERE, None).ok(200);
        let first = listed().json()["items"][0].clone();
        assert_eq!((&first["id"], &first["name"], &first["used_at"]), (&json!(id.to_string()), &json!("Till"), &Value::Null));
        assert_eq!(
            (&first["permissions"], &first["reads"], &first["waiting"]),
            (&json!(["conversations.read"]), &json!(["conversation"]), &json!([]))
        );
        assert_eq!(first["made_by"], house.owner.member.to_string());
        token.conversations();
        let used = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            listed().json()["items"][0]["used_at"].is_string()
        });
        assert!(used, "the use was not noted");
        assert!(!listed().text().contains(&token.token));
        house.add(server, Role::Agent).sign_in(server).call("GET", HERE, None).expect(403);
        let review = owner.call("GET", "/api/v1/access-reviews", None).ok(200).json();
        let reviewed = review["members"].as_array().unwrap().iter().find(|member| member["id"] == id.to_string()).expect("it is reviewed");
        assert_eq!((&reviewed["name"], &reviewed["role"]), (&json!("Till"), &json!("api-token")));
        // A token that is told apart from no person would be in the list of people.
        assert_eq!(owner.call("GET", "/api/v1/members", None).ok(200).json()["items"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn nobody_gives_a_token_what_they_lack() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let administrator = house.add(server, Role::Administrator).sign_in(server);
        let now = server.now();
        let refused = |by: &Member<'_>, wish: Value| {
            let reply = by.call("POST", HERE, Some(&wish));
            (reply.status, reply.problem())
        };
        let not_permitted = (403, "not-permitted".to_owned());
        assert_eq!(refused(&administrator, wish(now, &["conversations.read"], &[])), not_permitted);
        assert_eq!(refused(&administrator, wish(now, &[], &["conversation"])), not_permitted);
        assert_eq!(refused(&owner, wish(now, &[], &["hold"])), not_permitted, "no owner reads that");
        assert_eq!(refused(&house.add(server, Role::Agent).sign_in(server), wish(now, &[], &[])), not_permitted);
        let with = |name: &str, value: &str| {
            let mut wish = wish(now, &[], &[]);
            wish[name] = json!(value);
            refused(&owner, wish).0
        };
        for (name, value) in [("expires_at", "2020-01-01"), ("expires_at", "never"), ("expires_at", "2199-01-01"), ("name", " ")] {
            assert_eq!(with(name, value), 422, "{name} {value}");
        }
        assert_eq!(refused(&owner, wish(now, &["everything"], &[])).0, 422);
        assert_eq!(refused(&owner, wish(now, &[], &["astrology"])).0, 422);
        administrator.make_token(&["members.manage"], &[]);
        assert_eq!(count(server, &house, "token.created"), 1);
    });
}

#[test]
fn what_a_person_does_no_token_does() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        talking(server, &house);
        let owner = house.owner.sign_in(server);
        let all: Vec<_> = domain::permission::Permission::ALL.iter().map(|permission| permission.as_str()).collect();
        let (token, _) = owner.make_token(&all, &["conversation"]);
        let id = token.find("where is my tea").unwrap();
        let conversation = format!("/api/v1/conversations/{id}");
        for (method, path, body) in [
            ("GET", "/api/v1/sessions", None),
            ("GET", "/api/v1/members/me/signing-in", None),
            ("PUT", "/api/v1/members/me", Some(json!({"away": true}))),
            ("POST", "/api/v1/session/confirm", Some(json!({"password": house.owner.password}))),
            ("DELETE", "/api/v1/session", None),
            ("POST", HERE, Some(wish(server.now(), &[], &[]))),
            ("POST", "/api/v1/roles", Some(json!({"name": "mine"}))),
            ("POST", "/api/v1/members", Some(json!({"email": "puppet@teehaus.example", "role": "agent"}))),
            ("DELETE", of(&house.owner).as_str(), None),
            ("GET", "/api/v1/exports/contacts.csv?purpose=callback", None),
            ("GET", "/api/v1/mentions", None),
            ("POST", "/api/v1/views", Some(json!({"name": "mine", "query": "view=mine"}))),
            ("POST", "/api/v1/agreements", Some(json!({}))),
            ("POST", "/api/v1/access-reviews", Some(json!({}))),
            ("POST", format!("{conversation}/take").as_str(), None),
            ("GET", format!("{conversation}/draft").as_str(), None),
        ] {
            let reply = token.call(method, path, body.as_ref());
            assert_eq!((reply.status, reply.problem().as_str()), (403, "person-needed"), "{method} {path}");
        }
        let mut socket = server.socket("/api/v1/socket", &json!({"type": "hello", "protocol": 1, "token": token.token}));
        assert_eq!(socket.until("problem")["problem"], "/problems/person-needed");
        let cookie = format!("parlour-session={}", token.token);
        assert_eq!(server.send("GET", "/api/v1/conversations", &[("Cookie", &cookie)], None).status, 401, "a token in a cookie");
        let page = server.send("GET", "/console/inbox", &[("Authorization", &format!("Bearer {}", token.token))], None).text();
        assert!(page.contains("action=\"/console/sign-in\"") && !page.contains("where is my tea"), "a page for a token");
    });
}

#[test]
fn a_token_that_is_taken_back_reads_nothing_and_its_pairs_begin_anew() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = talking(server, &house);
        let (owner, administrator) = (house.owner.sign_in(server), house.add(server, Role::Administrator).sign_in(server));
        let (token, id) = owner.make_token(&["conversations.read", "roles.manage"], &["conversation"]);
        assert!(reads(&token, "where is my tea"));
        assert_eq!(held(server, id), ["conversation"]);
        let other = server.organisation("Nachbarhaus");
        other.owner.sign_in(server).call("DELETE", &path(id), None).expect(404);
        administrator.call("DELETE", &path(id), None).expect(403);
        let left = owner.call("DELETE", &path(id), None).ok(200).json();
        assert_eq!(left["held"], json!(["conversation"]));
        assert!(left["last_read_at"].is_string(), "{left}");
        assert_eq!(token.call("GET", "/api/v1/conversations", None).status, 401);
        owner.call("DELETE", &path(id), None).expect(404);
        assert_eq!((held(server, id).len(), generations(server, &house, "conversation")), (0, 2));
        assert_eq!((count(server, &house, "token.revoked"), count(server, &house, "token.expired")), (1, 0));
        visitor.say("and the cups?").expect(200);
        assert!(reads(&owner, "and the cups?"));
        assert!(owner.call("GET", HERE, None).ok(200).json()["items"].as_array().unwrap().is_empty());
        verify(server);
    });
}

#[test]
fn a_token_ends_with_its_time_by_itself() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        talking(server, &house);
        let (token, id) = house.owner.sign_in(server).make_token(&["conversations.read"], &["conversation"]);
        server.clock().advance(DAY * 30 - SignedDuration::from_secs(1));
        token.call("GET", "/api/v1/conversations", None).expect(200);
        server.clock().advance(SignedDuration::from_secs(1));
        assert_eq!(token.call("GET", "/api/v1/conversations", None).status, 401, "the very second");
        server.work();
        assert!((0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            held(server, id).is_empty()
        }));
        assert_eq!((count(server, &house, "token.expired"), generations(server, &house, "conversation")), (1, 2));
        let expired = entries(server, &house).into_iter().flatten().find(|entry| entry.contains("token.expired")).unwrap();
        assert!(expired.contains("\"by\":\"system\""), "{expired}");
    });
}

#[test]
fn a_token_has_no_more_than_who_made_it_and_goes_with_them() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = talking(server, &house);
        let owner = house.owner.sign_in(server);
        let reception =
            json!({"name": "reception", "permissions": ["tokens.manage", "conversations.read"], "reads": ["conversation", "lead"]});
        owner.call("POST", "/api/v1/roles", Some(&reception)).expect(201);
        let account = house.add(server, Role::Agent);
        let change = |change: Value| owner.call("PATCH", &of(&account), Some(&change)).expect(204);
        change(json!({"role": "reception"}));
        let (token, id) = account.sign_in(server).make_token(&["conversations.read"], &["conversation", "lead"]);
        assert!(reads(&token, "where is my tea"));
        change(json!({"suspended": true}));
        assert_eq!(token.call("GET", "/api/v1/conversations", None).status, 401, "whoever made it may not sign in");
        change(json!({"suspended": false}));
        assert!(reads(&token, "where is my tea"));

        owner.call("PATCH", "/api/v1/roles/reception", Some(&json!({"reads": ["conversation"]}))).expect(200);
        assert_eq!(
            (held(server, id), generations(server, &house, "lead")),
            (vec!["conversation".to_owned()], 2),
            "the role lost a purpose"
        );
        change(json!({"role": "marketing"}));
        assert_eq!(token.call("GET", "/api/v1/conversations", None).status, 403, "their role may not");
        assert!(held(server, id).is_empty() && generations(server, &house, "conversation") == 2);
        visitor.say("and the cups?").expect(200);
        change(json!({"role": "reception"}));
        assert!(!reads(&token, "and the cups?"), "the keys that it lost wait for somebody who hands them over");
        owner.call("POST", &format!("/api/v1/members/{id}/keys"), None).expect(200);
        assert!(reads(&token, "and the cups?"));

        let left = owner.call("DELETE", &of(&account), None).ok(200).json();
        assert_eq!(left["held"], json!(["conversation"]));
        assert_eq!(token.call("GET", "/api/v1/conversations", None).status, 401);
        assert_eq!((count(server, &house, "token.revoked"), held(server, id).len()), (1, 0));
        assert_eq!(generations(server, &house, "conversation"), 3);
        verify(server);
    });
}

/// A pair that begins anew for somebody else is sealed to the tokens that read it, like to members.
#[test]
fn a_token_keeps_reading_when_somebody_else_leaves() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = talking(server, &house);
        let owner = house.owner.sign_in(server);
        let (token, _) = owner.make_token(&["conversations.read"], &["conversation"]);
        let agent = house.add(server, Role::Agent);
        owner.call("DELETE", &of(&agent), None).expect(200);
        visitor.say("and the cups?").expect(200);
        assert!(reads(&token, "and the cups?") && reads(&token, "where is my tea"));
        owner.call("GET", HERE, None).expect(200);
    });
}
