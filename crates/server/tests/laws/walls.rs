//! Law 10: one organisation never sees another. What is another's, what was guessed and what is no id are one and the same.

use crate::ledgers::acts;
use serde_json::json;
use testkit::on_each_engine;

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
        let flow = owner.all("/api/v1/flows")[0]["id"].as_str().unwrap().to_owned();
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
            ("GET", "/api/v1/subjects/{id}/consents", None, &subject),
            ("DELETE", "/api/v1/subjects/{id}", None, &subject),
            ("POST", "/api/v1/flows/{id}/publish", Some(json!({"source": source})), &flow),
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
        assert_eq!(acts(server, &house), before, "a stranger left an act");
        assert!(stranger.conversations().is_empty() && stranger.contacts().is_empty());
        let csv = stranger.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).ok(200).text();
        assert!(!csv.contains(&subject));
        assert!(owner.find("for the house alone").is_some());
    });
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
