//! A flow in which a path reaches a question without its basis does not publish; texts are named by their hash.

use crate::ledgers::count;
use domain::notice::{self, Text};
use locale::Locale;
use serde_json::{Value, json};
use testkit::{TestServer, on_each_engine};

const DEMO: &str = include_str!("../../../../flows/demo.toml");

#[test]
fn a_question_without_its_consent_does_not_publish() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let member = house.owner.sign_in(server);
        let flow = member.all("/api/v1/flows")[0].clone();
        let path = format!("/api/v1/flows/{}/publish", flow["id"].as_str().unwrap());
        // The choice leads past the consent, straight to the question.
        let faulty = DEMO.replacen("goto = \"callback\"", "goto = \"callback-name\"", 1);
        assert_ne!(faulty, DEMO);
        let before = count(server, &house, "flow.published");
        for (path, body) in [(path.as_str(), &faulty), ("/api/v1/flows", &faulty)] {
            let refused = member.call("POST", path, Some(&json!({"source": body})));
            assert_eq!((refused.status, refused.problem().as_str()), (422, "flow-refused"), "{path}: {}", refused.text());
            let findings = refused.json()["findings"].to_string();
            assert!(findings.contains("callback-name"), "{findings}");
        }
        assert_eq!(count(server, &house, "flow.published"), before);
        let published = member.call("POST", &path, Some(&json!({"source": DEMO}))).ok(200).json();
        assert_eq!(published["version"], 2);
        assert_eq!(count(server, &house, "flow.published"), before + 1);
    });
}

fn version(locale: &str, shown: &Value) -> String {
    let text = |name: &str| shown[name].as_str().unwrap().to_owned();
    let text = Text { locale: Locale::parse(locale).unwrap(), title: text("title"), body: text("text") };
    notice::hex(&text.version())
}

#[test]
fn what_was_shown_is_kept_and_named_by_its_hash() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    let notice = visitor.visit["notice"].clone();
    assert_eq!(notice["version"], version("en", &notice));
    visitor.choose("callback").expect(200);
    let (asked, wording) = (visitor.ask["notice"].clone(), visitor.ask["text"].clone());
    assert_eq!(asked, notice["version"]);
    visitor.consent("given").expect(201);
    let member = house.owner.sign_in(&server);
    let records = member.all(&format!("/api/v1/subjects/{}/consents", visitor.subject()));
    let record = &records[0];
    assert_eq!((record["purpose"].as_str(), record["state"].as_str()), (Some("callback"), Some("given")));
    assert_eq!(record["notice"]["version"], version("en", &record["notice"]));
    assert_eq!(record["wording"]["version"], version("en", &record["wording"]));
    assert_eq!((&record["notice"]["version"], &record["wording"]["text"]), (&asked, &wording));
}
