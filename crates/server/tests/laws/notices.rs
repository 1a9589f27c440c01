//! The notice: what a consent names is what holds, and whatever it is made of publishes it anew.

use crate::ledgers::{acts, verify};
use serde_json::{Value, json};
use testkit::{Ground, Member, Organisation, TestServer, Visitor, on_each_engine};

/// The notice that visitors are shown in English: its version and its text.
fn shown(server: &TestServer, house: &Organisation) -> (String, String) {
    let begun = server.call("POST", "/api/v1/visits", None, Some(&json!({"site": house.site.to_string(), "locale": "en"})));
    let notice = begun.ok(201).json()["notice"].clone();
    let text = |name: &str| notice[name].as_str().unwrap().to_owned();
    (text("version"), text("text"))
}

fn generated(owner: &Member<'_>, locale: &str) -> Value {
    owner.call("GET", &format!("/api/v1/notices/generated?locale={locale}"), None).ok(200).json()
}

fn states(visitor: &Visitor<'_>) -> Vec<(String, String)> {
    let items = visitor.call("GET", "/api/v1/visit/consents", None).ok(200).json()["items"].as_array().unwrap().clone();
    let text = |item: &Value, name: &str| item[name].as_str().unwrap().to_owned();
    let mut states: Vec<_> = items.iter().map(|item| (text(item, "purpose"), text(item, "state"))).collect();
    // What was given in the same millisecond has no order.
    states.sort();
    states
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = of.iter().map(|(purpose, state)| ((*purpose).to_owned(), (*state).to_owned())).collect();
    pairs.sort();
    pairs
}

#[test]
fn the_notice_that_a_grant_names_says_what_holds() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let (first, text) = shown(server, &house);
        assert!(text.contains("Teehaus") && text.contains("Nobody else receives your data.") && text.contains("after 12 months"), "{text}");
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        visitor.branch("health", &["a cough"]);

        let courier = json!({"kind": "other", "name": "Callback GmbH", "country": "AT", "purposes": ["callback"]});
        let id = owner.call("POST", "/api/v1/recipients", Some(&courier)).ok(201).json()["id"].as_str().unwrap().to_owned();
        let (second, text) = shown(server, &house);
        assert_ne!(first, second);
        assert!(text.contains("Callback GmbH (AT): Callback") && !text.contains("Nobody else"), "{text}");
        assert_eq!(states(&visitor), pairs(&[("callback", "stale"), ("health", "given")]), "no more is stale than the recipient concerns");
        let standing = visitor.call("GET", "/api/v1/visit", None).ok(200).json();
        let given = json!({"purpose": "callback", "decision": "given", "notice": standing["renewal"]["notice"]});
        visitor.call("POST", "/api/v1/visit/consents", Some(&given)).expect(201);

        // Each of these is told, and asks nobody again.
        let mut told = second;
        for (method, path, body, says) in [
            ("PUT", "/api/v1/retention-rules", json!({"items": [{"rule": "inactive", "months": 1}]}), "after one month without activity"),
            ("PATCH", "/api/v1/purposes/callback", json!({"names": {"en": "Ring me"}}), "Ring me: "),
            (
                "PUT",
                "/api/v1/organisation/identity",
                json!({"legal_name": "Teehaus Morgenrot GmbH"}),
                "Teehaus Morgenrot GmbH is responsible",
            ),
        ] {
            owner.call(method, path, Some(&body)).expect(200);
            let (version, text) = shown(server, &house);
            assert!(version != told && text.contains(says), "{path}: {text}");
            told = version;
        }
        owner.call("DELETE", &format!("/api/v1/recipients/{id}"), None).expect(204);
        assert!(shown(server, &house).1.contains("Nobody else"), "who has ended is not named");
        assert_eq!(states(&visitor), pairs(&[("callback", "given"), ("health", "given")]));
        assert_eq!(
            acts(server, &house).iter().filter(|act| *act == "notice.published").count(),
            5 * 5 + 1,
            "an English name changes the English notice alone"
        );
        verify(server);
    });
}

#[test]
fn the_page_shows_what_was_published_and_the_api_what_would_be() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let (version, text) = shown(server, &house);
        assert_eq!(
            (generated(&owner, "en")["version"].as_str(), generated(&owner, "en")["text"].as_str()),
            (Some(&*version), Some(&*text))
        );
        let page = server.call("GET", &format!("/w/{}/privacy?locale=en", house.site), None, None).ok(200).text().clone();
        for line in text.lines().filter(|line| !line.is_empty() && !line.contains(['\'', '"', '&'])) {
            assert!(page.contains(line), "{line}: {page}");
        }
        let own = json!({"purpose": null, "locale": "en", "title": "Privacy", "text": "Our own.", "change": "editorial"});
        owner.call("POST", "/api/v1/notices", Some(&own)).expect(201);
        owner.call("PUT", "/api/v1/retention-rules", Some(&json!({"items": [{"rule": "inactive", "months": 3}]}))).expect(200);
        assert_eq!(shown(server, &house).1, "Our own.", "what the organisation wrote stays");
        assert!(generated(&owner, "en")["text"].as_str().unwrap().contains("after 3 months"));
        assert!(generated(&owner, "tr")["text"].as_str().unwrap().contains("3 ay hareketsizlikten"));
        let wrong = owner.call("GET", "/api/v1/notices/generated?locale=xx", None);
        assert_eq!((wrong.status, wrong.json()["field"].clone()), (422, json!("locale")));
    });
}

/// What the card says that asks the visitor for a callback again.
fn again(visitor: &Visitor<'_>) -> Value {
    let renewal = visitor.call("GET", "/api/v1/visit", None).ok(200).json()["renewal"].clone();
    assert_eq!((&renewal["purpose"], &renewal["again"]), (&json!("callback"), &json!("changed")), "{renewal}");
    renewal
}

#[test]
fn whoever_is_asked_again_is_told_what_has_changed() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let register = |name: &str| {
            let profile = json!({"kind": "other", "name": name, "country": "AT", "purposes": ["callback"]});
            owner.call("POST", "/api/v1/recipients", Some(&profile)).ok(201).json()["id"].as_str().unwrap().to_owned()
        };
        let (first, second) = (register("Callback GmbH"), register("Ring AG"));
        let renewal = again(&visitor);
        assert!(renewal["happens"]["who"].as_str().unwrap().contains("Callback GmbH (AT)"), "{renewal}");
        assert_eq!(renewal["changes"], json!(["Callback GmbH (AT) receives this now.", "Ring AG (AT) receives this now."]));
        assert!(renewal["happens"]["who"].as_str().unwrap().contains("It is handed to: "), "{renewal}");

        owner.call("DELETE", &format!("/api/v1/recipients/{second}"), None).expect(204);
        owner.call("PATCH", "/api/v1/purposes/callback", Some(&json!({"categories": ["TelephoneNumber"]}))).expect(200);
        let wording = json!({"purpose": "callback", "locale": "en", "text": "May we ring you?", "change": "material"});
        owner.call("POST", "/api/v1/notices", Some(&wording)).expect(201);
        let renewal = again(&visitor);
        let told = [
            "Callback GmbH (AT) receives this now.",
            "It is about other data now: Telephone number.",
            "Teehaus has changed what the text about it says.",
        ];
        assert_eq!(renewal["changes"], json!(told), "in the order in which it changed; who has ended is no news");

        let given = json!({"purpose": "callback", "decision": "given", "notice": renewal["notice"]});
        visitor.call("POST", "/api/v1/visit/consents", Some(&given)).expect(201);
        let abroad = json!({"country": "US", "transfer": "adequacy"});
        owner.call("PATCH", &format!("/api/v1/recipients/{first}"), Some(&abroad)).expect(200);
        let moved = "Callback GmbH (US) receives this from another country, or on other safeguards, than before.";
        assert_eq!(again(&visitor)["changes"], json!([moved]), "what was agreed to since is not told again");
    });
}

#[test]
fn the_card_says_for_how_long_by_the_rules_in_force() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let long = |locale: &str| {
            let begun = json!({"site": house.site.to_string(), "locale": locale});
            let visit = server.call("POST", "/api/v1/visits", None, Some(&begun)).ok(201).json();
            let choice = json!({"key": testkit::fresh_key(), "choice": "callback"});
            let said = server.call("POST", "/api/v1/visit/messages", visit["token"].as_str(), Some(&choice)).ok(200).json();
            assert!(said["ask"]["happens"]["who"].as_str().unwrap().contains("Teehaus"), "{said}");
            said["ask"]["happens"]["long"].as_str().unwrap().to_owned()
        };
        let rule = |rule: &str, months: u32| {
            owner.call("PUT", "/api/v1/retention-rules", Some(&json!({"items": [{"rule": rule, "months": months}]}))).expect(200);
        };
        assert!(long("en").contains("at most 12 months after your last message. In any case at most 24 months after"), "{}", long("en"));
        rule("inactive", 1);
        assert!(long("en").contains("at most one month after your last message."), "{}", long("en"));
        assert!(long("de").contains("längstens 1 Monat nach Ihrer letzten Nachricht."), "{}", long("de"));
        rule("inactive", 3);
        for (locale, period) in [("de", "3 Monate "), ("en", "3 months "), ("pl", "3 miesiące "), ("ru", " 3 месяца;"), ("tr", "3 ay,")]
        {
            assert!(long(locale).contains(period), "{locale}: {}", long(locale));
        }
        let own = json!({"items": [{"rule": "content", "months": 2, "purpose": "callback"}]});
        owner.call("PUT", "/api/v1/retention-rules", Some(&own)).expect(200);
        assert_eq!(long("en"), "Until you withdraw or delete it, and at most 2 months after you told it.", "what ends first is said");
    });
}

#[test]
fn the_desk_shows_a_notice_of_ones_own_that_is_older_than_what_it_must_tell() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let locale =
            server.visit(&house).call("GET", "/api/v1/visit", None).ok(200).json()["notice"]["locale"].as_str().unwrap().to_owned();
        let outdated = || {
            let items = owner.call("GET", "/api/v1/privacy-desk", None).ok(200).json()["items"].as_array().unwrap().clone();
            items.iter().filter(|item| item["kind"] == "text-outdated").count()
        };
        let publish = |text: &str, change: &str| {
            let own = json!({"purpose": null, "locale": locale, "title": "Privacy", "text": text, "change": change});
            owner.call("POST", "/api/v1/notices", Some(&own)).expect(201);
            server.clock().advance(jiff::SignedDuration::from_secs(1));
        };
        let rule = |rule: &str, months: u32| {
            owner.call("PUT", "/api/v1/retention-rules", Some(&json!({"items": [{"rule": rule, "months": months}]}))).expect(200);
        };
        rule("inactive", 6);
        assert_eq!(outdated(), 0, "what Parlour writes follows by itself");
        publish("Six months.", "editorial");
        rule("destruction-records", 60);
        assert_eq!(outdated(), 0, "a period that notices do not tell");
        rule("inactive", 3);
        assert_eq!(outdated(), 1);
        publish("Three months.", "editorial");
        assert_eq!(outdated(), 0);
        let courier = json!({"kind": "other", "name": "Callback GmbH", "country": "AT", "purposes": ["callback"]});
        let id = owner.call("POST", "/api/v1/recipients", Some(&courier)).ok(201).json()["id"].as_str().unwrap().to_owned();
        assert_eq!(outdated(), 1);
        publish("Three months, and Callback GmbH.", "material");
        assert_eq!(outdated(), 0);
        owner.call("DELETE", &format!("/api/v1/recipients/{id}"), None).expect(204);
        assert_eq!(outdated(), 1, "it names whom nothing goes to any more");
    });
}

#[test]
fn the_notice_says_in_which_country_the_data_is_stored() {
    let operator = |region: &str| server::Operator {
        legal_name: "Plauder eG".into(),
        country: "DE".into(),
        region: region.into(),
        ..server::Operator::default()
    };
    let told = |region: &str| {
        let server = TestServer::start_run_by(Ground::sqlite(), operator(region));
        shown(&server, &server.organisation("Teehaus")).1
    };
    assert!(told("").contains("Plauder eG (DE) runs this chat"));
    let abroad = told("US");
    assert!(abroad.contains("Plauder eG (US) runs this chat") && abroad.len() > told("FI").len(), "and on what that rests: {abroad}");
}
