//! Canned responses and saved views: whose they are, and what is refused.

use crate::ledgers::count;
use domain::permission::Role;
use serde_json::{Value, json};
use testkit::{Member, on_each_engine};

fn shortcuts(member: &Member<'_>, query: &str) -> Vec<String> {
    let items = member.call("GET", &format!("/api/v1/canned{query}"), None).ok(200).json()["items"].clone();
    items.as_array().unwrap().iter().map(|c| c["shortcut"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_canned_response_is_everyones_or_ones_own() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent).sign_in(server));
        let texts = json!({"de": "Guten Tag {visitor}", "en": "Hello {visitor}, this is {agent}"});
        let made = agent.call("POST", "/api/v1/canned", Some(&json!({"shortcut": "Hi", "texts": texts}))).ok(201).json();
        agent.call("POST", "/api/v1/canned", Some(&json!({"shortcut": "mine", "own": true, "texts": {"en": "only me"}}))).expect(201);
        assert_eq!((shortcuts(&agent, ""), shortcuts(&owner, "")), (vec!["hi".into(), "mine".into()], vec!["hi".to_owned()]));
        assert_eq!(shortcuts(&agent, "?q=GUTEN"), ["hi"]);
        let german = owner.call("GET", "/api/v1/canned?locale=de", None).json();
        assert_eq!(german["items"][0]["text"], "Guten Tag {visitor}");
        assert_eq!(owner.call("GET", "/api/v1/canned?locale=tr", None).json()["items"][0]["text"], "Hello {visitor}, this is {agent}");
        let path = format!("/api/v1/canned/{}", made["id"].as_str().unwrap());
        owner.call("PATCH", &path, Some(&json!({"texts": {"pl": "Witamy"}}))).expect(200);
        assert_eq!(agent.call("GET", "/api/v1/canned", None).json()["items"][0]["texts"], json!({"pl": "Witamy"}));
        let stranger = other.owner.sign_in(server);
        assert!(shortcuts(&stranger, "").is_empty());
        stranger.call("PATCH", &path, Some(&json!({"shortcut": "x"}))).expect(404);
        stranger.call("DELETE", &path, None).expect(404);
        agent.call("DELETE", &path, None).expect(204);
        agent.call("DELETE", &path, None).expect(404);
        assert_eq!(shortcuts(&agent, ""), ["mine"]);
    });
}

#[test]
fn a_text_is_filled_in_for_the_conversation_in_which_it_is_answered() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        owner.call("PUT", "/api/v1/members/me", Some(&json!({"name": "Mina Teller"}))).expect(204);
        let texts = json!({"de": "Guten Tag {visitor}", "en": "Hello {visitor}, {agent} of {organisation} here"});
        owner.call("POST", "/api/v1/canned", Some(&json!({"shortcut": "hi", "texts": texts}))).expect(201);
        let (mut known, mut nameless) = (server.visit(&house), server.visit(&house));
        known.branch("callback", &["Grace Hopper", "+4930901820"]);
        known.branch("human", &[]);
        nameless.branch("human", &[]);
        let text = |member: &Member<'_>, query: &str| member.call("GET", &format!("/api/v1/canned?{query}"), None);
        let filled = |query: &str| text(&owner, query).ok(200).json()["items"][0]["text"].as_str().unwrap().to_owned();
        let in_talk = format!("conversation={}", known.conversation());
        assert_eq!(filled(&in_talk), "Hello Grace Hopper, Mina Teller of Teehaus here");
        assert_eq!(filled(&format!("{in_talk}&locale=de")), "Guten Tag Grace Hopper");
        assert_eq!(count(server, &house, "conversation.opened"), 1);
        assert_eq!(filled(&format!("conversation={}", nameless.conversation())), "Hello, Mina Teller of Teehaus here");
        let private = server.visit(&house);
        assert_eq!(text(&owner, &format!("conversation={}", private.conversation())).problem(), "no-grant");
        text(&other.owner.sign_in(server), &in_talk).expect(404);
    });
}

#[test]
fn anothers_own_response_is_not_there() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent).sign_in(server));
        let own = json!({"shortcut": "mine", "own": true, "texts": {"en": "only me"}});
        let made = agent.call("POST", "/api/v1/canned", Some(&own)).ok(201).json();
        let path = format!("/api/v1/canned/{}", made["id"].as_str().unwrap());
        owner.call("PATCH", &path, Some(&json!({"shortcut": "yours"}))).expect(404);
        owner.call("DELETE", &path, None).expect(404);
        owner.call("DELETE", "/api/v1/canned/nonsense", None).expect(404);
    });
}

#[test]
fn what_is_no_canned_response_is_refused() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let write = |shortcut: &str, texts: Value| {
            let reply = owner.call("POST", "/api/v1/canned", Some(&json!({"shortcut": shortcut, "texts": texts})));
            (reply.status, reply.problem())
        };
        assert_eq!(write("hi", json!({"en": "Hello"})).0, 201);
        assert_eq!(write("hi", json!({"en": "Hello again"})), (409, "conflict".into()));
        assert_eq!(write("two words", json!({"en": "Hello"})), (422, "invalid-value".into()));
        assert_eq!(write("a", json!({"en": "Hello {name}"})), (422, "invalid-value".into()));
        assert_eq!(write("a", json!({})), (422, "invalid-value".into()));
        assert_eq!(write("a", json!({"fr": "Bonjour"})), (422, "invalid-value".into()));
        assert_eq!(write("a", json!({"en": "x".repeat(4_001)})), (413, "too-large".into()));
        for role in [Role::Marketing, Role::Auditor] {
            let member = house.add(server, role).sign_in(server);
            member.call("GET", "/api/v1/canned", None).expect(403);
            member.call("POST", "/api/v1/canned", Some(&json!({"shortcut": "b", "texts": {"en": "b"}}))).expect(403);
        }
    });
}

#[test]
fn a_view_is_ones_own_or_shared() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let (owner, agent) = (house.owner.sign_in(server), house.add(server, Role::Agent).sign_in(server));
        let names = |member: &Member<'_>| {
            let items = member.call("GET", "/api/v1/views", None).ok(200).json()["items"].clone();
            items.as_array().unwrap().iter().map(|v| v["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let keep = |member: &Member<'_>, name: &str, query: &str, shared: bool| {
            member.call("POST", "/api/v1/views", Some(&json!({"name": name, "query": query, "shared": shared})))
        };
        let own = keep(&agent, "mine", "?view=mine&state=open", false).ok(201).json();
        assert_eq!(own["query"], "state=open&view=mine");
        let shared = keep(&agent, "ours", "priority=urgent", true).ok(201).json();
        assert_eq!((names(&agent), names(&owner)), (vec!["mine".into(), "ours".into()], vec!["ours".to_owned()]));
        assert!(names(&other.owner.sign_in(server)).is_empty());
        assert_eq!(keep(&agent, "bad", "after=1", false).problem(), "invalid-value");
        assert_eq!(keep(&agent, " ", "", false).problem(), "invalid-value");
        let path = |view: &Value| format!("/api/v1/views/{}", view["id"].as_str().unwrap());
        owner.call("DELETE", &path(&own), None).expect(404);
        other.owner.sign_in(server).call("DELETE", &path(&shared), None).expect(404);
        house.add(server, Role::Agent).sign_in(server).call("DELETE", &path(&shared), None).expect(403);
        owner.call("DELETE", &path(&shared), None).expect(204);
        agent.call("DELETE", &path(&own), None).expect(204);
        for number in 0..20 {
            keep(&agent, &format!("view {number}"), "", false).expect(201);
        }
        assert_eq!(keep(&agent, "one more", "", false).problem(), "too-large");
        keep(&owner, "another's", "", false).expect(201);
    });
}
