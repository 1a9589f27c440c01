//! Law 10: one organisation never sees another. What is another's, what was guessed and what is no id are one and the same.

use crate::ledgers::acts;
use domain::permission::Role;
use serde_json::json;
use testkit::{Member, Organisation, TestServer, on_each_engine};

#[test]
fn anothers_things_are_not_there() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("for the house alone").expect(200);
        let (conversation, subject) = (visitor.conversation(), visitor.subject());
        let message = visitor.messages().pop().unwrap()["id"].as_str().unwrap().to_owned();
        let owner = house.owner.sign_in(server);
        let note = json!({"key": "k", "text": "a note of the house"});
        let note = owner.call("POST", &format!("/api/v1/conversations/{conversation}/notes"), Some(&note)).ok(201).json()["id"].clone();
        let note = note.as_str().unwrap().to_owned();
        let team = owner.call("POST", "/api/v1/teams", Some(&json!({"name": "Billing"}))).ok(201).json()["id"].clone();
        let team = team.as_str().unwrap().to_owned();
        let linked = server.visit(&house).subject();
        owner.call("POST", &format!("/api/v1/subjects/{subject}/links"), Some(&json!({"subject": linked}))).expect(201);
        let flow = owner.all("/api/v1/flows")[0]["id"].as_str().unwrap().to_owned();
        let invited = owner.call("POST", "/api/v1/members", Some(&json!({"email": "t@example.com", "role": "auditor"}))).ok(201).json();
        let invitation = invited["invitation"].as_str().unwrap().to_owned();
        let stranger = other.owner.sign_in(server);
        let before = acts(server, &house);

        let source = include_str!("../../../../flows/demo.toml");
        let routes = [
            ("GET", "/api/v1/conversations/{id}", None, &conversation),
            ("DELETE", "/api/v1/conversations/{id}", None, &conversation),
            ("POST", "/api/v1/conversations/{id}/messages", Some(json!({"key": "k", "text": "hello"})), &conversation),
            ("POST", "/api/v1/conversations/{id}/take", None, &conversation),
            ("POST", "/api/v1/conversations/{id}/close", None, &conversation),
            ("DELETE", &format!("/api/v1/conversations/{{id}}/messages/{message}"), None, &conversation),
            ("PATCH", &format!("/api/v1/conversations/{{id}}/messages/{message}"), Some(json!({"text": "hello"})), &conversation),
            ("POST", "/api/v1/conversations/{id}/assign", Some(json!({"member": null})), &conversation),
            ("POST", "/api/v1/conversations/{id}/priority", Some(json!({"priority": "high"})), &conversation),
            ("POST", "/api/v1/conversations/{id}/snooze", Some(json!({"until": null})), &conversation),
            ("PUT", "/api/v1/conversations/{id}/tags", Some(json!({"tags": ["vip"]})), &conversation),
            ("GET", "/api/v1/conversations/{id}/draft", None, &conversation),
            ("PUT", "/api/v1/conversations/{id}/draft", Some(json!({"text": "hello"})), &conversation),
            ("GET", "/api/v1/conversations/{id}/notes", None, &conversation),
            ("POST", "/api/v1/conversations/{id}/notes", Some(json!({"key": "k", "text": "hello"})), &conversation),
            ("DELETE", &format!("/api/v1/conversations/{{id}}/notes/{note}"), None, &conversation),
            ("GET", "/api/v1/subjects/{id}/links", None, &subject),
            ("POST", "/api/v1/subjects/{id}/links", Some(json!({"subject": linked})), &subject),
            ("DELETE", &format!("/api/v1/subjects/{{id}}/links/{linked}"), None, &subject),
            ("PATCH", "/api/v1/teams/{id}", Some(json!({"name": "Theirs"})), &team),
            ("DELETE", "/api/v1/teams/{id}", None, &team),
            ("GET", "/api/v1/subjects/{id}/consents", None, &subject),
            ("DELETE", "/api/v1/subjects/{id}", None, &subject),
            ("POST", "/api/v1/flows/{id}/publish", Some(json!({"source": source})), &flow),
            ("DELETE", "/api/v1/invitations/{id}", None, &invitation),
            ("PATCH", "/api/v1/sites/{id}", Some(json!({"name": "Mine"})), &house.site.to_string()),
            ("GET", "/ledger/{id}/checkpoint", None, &house.id.to_string()),
            ("GET", "/ledger/{id}/tile/0/000.p/1", None, &house.id.to_string()),
        ];
        for (method, route, body, id) in &routes {
            let ask = |id: &str| stranger.call(method, &route.replace("{id}", id), body.as_ref());
            let theirs = ask(id);
            assert_eq!((theirs.status, theirs.problem().as_str()), (404, "not-found"), "{method} {route}");
            for guess in ["01919191-9191-7191-9191-919191919191", "not-an-id", "00000000-0000-0000-0000-000000000000", "%00", "'--"] {
                let guessed = ask(guess);
                assert_eq!((guessed.status, &guessed.body), (404, &theirs.body), "{method} {route} with {guess}");
            }
        }
        a_body_names_nothing_of_anothers(&stranger, &house, &conversation);
        assert_eq!(acts(server, &house), before, "a stranger left an act");
        assert_eq!((stranger.all("/api/v1/members").len(), stranger.all("/api/v1/teams").len()), (1, 0));
        assert!(stranger.all("/api/v1/invitations").is_empty());
        assert!(stranger.conversations().is_empty() && stranger.contacts().is_empty());
        let csv = stranger.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).ok(200).text();
        assert!(!csv.contains(&subject));
        assert!(owner.find("for the house alone").is_some());
    });
}

/// The same of what stands in a body.
fn a_body_names_nothing_of_anothers(stranger: &Member<'_>, house: &Organisation, conversation: &str) {
    let marks = json!({"conversation": conversation});
    stranger.call("POST", "/api/v1/mentions/read", Some(&marks)).expect(404);
    let many = json!({"ids": [conversation], "do": "close"});
    let many = stranger.call("POST", "/api/v1/conversations/bulk", Some(&many)).ok(200).json();
    assert_eq!(many["items"], json!([{"id": conversation, "done": false, "problem": "not-found"}]));
    for team in
        [json!({"name": "Theirs", "members": [house.owner.member.to_string()]}), json!({"name": "Theirs", "site": house.site.to_string()})]
    {
        stranger.call("POST", "/api/v1/teams", Some(&team)).expect(404);
    }
}

#[test]
fn who_may_not_handle_is_refused_before_anything_else() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("human", &[]);
    let (conversation, subject) = (visitor.conversation(), visitor.subject());
    let (marketing, agent) = (house.add(&server, Role::Marketing).sign_in(&server), house.add(&server, Role::Agent).sign_in(&server));
    let before = acts(&server, &house);
    for id in [conversation.as_str(), "not-an-id"] {
        let routes = [
            ("POST", format!("/api/v1/conversations/{id}/assign"), Some(json!({"member": null}))),
            ("POST", format!("/api/v1/conversations/{id}/priority"), Some(json!({"priority": "high"}))),
            ("POST", format!("/api/v1/conversations/{id}/snooze"), Some(json!({"until": null}))),
            ("PUT", format!("/api/v1/conversations/{id}/tags"), Some(json!({"tags": []}))),
            ("GET", format!("/api/v1/conversations/{id}/draft"), None),
            ("PUT", format!("/api/v1/conversations/{id}/draft"), Some(json!({"text": "x"}))),
            ("GET", format!("/api/v1/conversations/{id}/notes"), None),
            ("POST", format!("/api/v1/conversations/{id}/notes"), Some(json!({"key": "k", "text": "x"}))),
            ("DELETE", format!("/api/v1/conversations/{id}/notes/{id}"), None),
            ("PATCH", format!("/api/v1/conversations/{id}/messages/{id}"), Some(json!({"text": "x"}))),
            ("POST", "/api/v1/conversations/bulk".to_owned(), Some(json!({"ids": [id], "do": "close"}))),
            ("GET", format!("/api/v1/subjects/{subject}/links"), None),
            ("POST", format!("/api/v1/subjects/{subject}/links"), Some(json!({"subject": subject}))),
            ("DELETE", format!("/api/v1/subjects/{subject}/links/{subject}"), None),
            ("GET", "/api/v1/mentions".to_owned(), None),
            ("POST", "/api/v1/mentions/read".to_owned(), Some(json!({"conversation": id}))),
            ("GET", "/api/v1/teams".to_owned(), None),
            ("GET", "/api/v1/members".to_owned(), None),
        ];
        for (method, path, body) in routes {
            let refused = marketing.call(method, &path, body.as_ref());
            assert_eq!((refused.status, refused.problem().as_str()), (403, "not-permitted"), "{method} {path}");
        }
    }
    for (method, path) in [("POST", "/api/v1/teams"), ("PUT", "/api/v1/teams"), ("PATCH", "/api/v1/teams/x"), ("DELETE", "/api/v1/teams/x")]
    {
        agent.call(method, path, Some(&json!({"name": "x", "rule": "none"}))).expect(403);
    }
    assert_eq!(acts(&server, &house), before);
}

#[test]
fn a_visitor_touches_their_own_alone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (mut one, two) = (server.visit(&house), server.visit(&house));
        one.say("mine alone").expect(200);
        let mine = one.messages().into_iter().find(|m| m["from"] == "visitor").unwrap()["id"].as_str().unwrap().to_owned();
        let bots = one.messages().into_iter().find(|m| m["from"] == "bot").unwrap()["id"].as_str().unwrap().to_owned();
        two.call("DELETE", &format!("/api/v1/visit/messages/{mine}"), None).expect(404);
        one.call("DELETE", &format!("/api/v1/visit/messages/{bots}"), None).expect(404);
        assert!(!serde_json::to_string(&two.data()).unwrap().contains("mine alone"));
        let member = house.owner.sign_in(server);
        for path in ["/api/v1/conversations", "/api/v1/contacts", "/api/v1/flows"] {
            one.call("GET", path, None).expect(401);
        }
        member.call("GET", "/api/v1/visit", None).expect(401);
        member.call("DELETE", "/api/v1/visit/data", None).expect(401);
    });
}

#[test]
fn a_socket_hears_nothing_of_another_organisation() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let stranger = other.owner.sign_in(server);
        let mut socket = stranger.socket();
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("for the house alone").expect(200);
        visitor.withdraw("conversation").expect(200);
        visitor.erase().expect(200);
        let heard = socket.until_quiet(std::time::Duration::from_millis(300));
        assert!(heard.is_empty(), "{heard:?}");
    });
}
