//! Consent records and receipts: every field that ISO/IEC TS 27560 and the GDPR ask for, and terms that exist.

use crate::agreements::in_force;
use domain::permission::Role;
use serde_json::{Value, json};
use testkit::{Ground, Member, Operator, TestServer, on_each_engine};

/// Terms of the vocabulary, a line each.
const TERMS: &str = include_str!("dpv-terms.txt");

fn record(member: &Member<'_>, subject: &str, purpose: &str) -> Value {
    member.call("GET", &format!("/api/v1/subjects/{subject}/consents/{purpose}/record"), None).ok(200).json()
}

/// What the published schema says against a document; nothing where it is valid.
fn faults(schema: &Value, document: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Every term of the vocabulary that a document names.
fn terms(value: &Value, found: &mut Vec<String>) {
    let mut name = |text: &str| found.extend(text.strip_prefix("dpv:").map(str::to_owned));
    match value {
        Value::String(text) => name(text),
        Value::Array(items) => items.iter().for_each(|item| terms(item, found)),
        Value::Object(fields) => {
            for (key, item) in fields.iter().filter(|(key, _)| *key != "@context") {
                found.extend(key.strip_prefix("dpv:").map(str::to_owned));
                terms(item, found);
            }
        }
        _ => {}
    }
}

/// Where the schema asks for something that this document has, as JSON pointers.
fn mandatory(root: &Value, schema: &Value, document: &Value, place: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        mandatory(root, root.pointer(&name[1..]).unwrap(), document, place, found);
    }
    for field in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        found.extend(document.get(field).map(|_| format!("{place}/{}", field.replace('/', "~1"))));
    }
    for (field, of) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = document.get(field) {
            mandatory(root, of, value, &format!("{place}/{field}"), found);
        }
    }
    for (i, item) in document.as_array().into_iter().flatten().enumerate() {
        mandatory(root, &schema["items"], item, &format!("{place}/{i}"), found);
        for part in schema["allOf"].as_array().into_iter().flatten() {
            let contains = &part["contains"];
            if contains["properties"]["@type"]["const"] == item["@type"] {
                mandatory(root, contains, item, &format!("{place}/{i}"), found);
            }
        }
    }
}

/// The same document with nothing in one place.
fn emptied(document: &Value, place: &str) -> Value {
    let mut without = document.clone();
    let there = without.pointer_mut(place).unwrap();
    *there = match there {
        Value::Array(_) => json!([]),
        Value::Object(_) => json!({}),
        _ => json!(""),
    };
    without
}

#[test]
fn a_record_holds_everything_that_is_mandatory_in_terms_that_exist() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let schema = server.call("GET", "/api/v1/schemas/consent-record.json", None, None).ok(200).json();
        let mut visitor = server.visit(&house);
        visitor.branch("health", &["Pollen"]);
        let subject = visitor.subject();
        let kept = record(&owner, &subject, "health");
        assert_eq!(faults(&schema, &kept), [""; 0], "{kept:#}");
        assert_eq!(kept["@type"], json!(["dpv:ConsentRecord"]));
        let process = &kept["dpv:hasProcess"][0];
        assert_eq!(process["dpv:hasLegalBasis"]["@type"], json!(["dpv:Consent", "eu-gdpr:A9-2-a"]));
        visitor.branch("callback", &["Ada", "+4930901820"]);
        for (purpose, longest) in [("health", "P120M"), ("callback", "P24M")] {
            let stored = record(&owner, &subject, purpose)["dpv:hasProcess"][0]["dpv:hasStorageCondition"][0]["dpv:hasDuration"].clone();
            assert_eq!(stored, longest, "the cap that destroys {purpose}, whatever was heard since");
        }
        assert!(process["dpv:hasPersonalData"].to_string().contains("dpv:SpecialCategoryPersonalData"));
        assert!(kept["dpv:hasConsentStatus"][0]["@type"].to_string().contains("ExplicitlyExpressedConsent"));
        assert!(!kept.to_string().contains("Pollen"), "a record says what was agreed to, and nothing that was said");
        let receipt = visitor.call("GET", "/api/v1/visit/consents/health/record", None).ok(200).json();
        assert_eq!(faults(&schema, &receipt), [""; 0]);
        assert_eq!(receipt["@type"][0], "dpv:ConsentReceipt");
        let known: Vec<_> = TERMS.lines().filter(|line| !line.starts_with('#')).collect();
        let mut used = Vec::new();
        terms(&kept, &mut used);
        let unknown: Vec<_> = used.iter().filter(|term| !known.contains(&term.as_str())).collect();
        assert!(!used.is_empty() && unknown.is_empty(), "{unknown:?}");
        // The schema can fail: each field that it requires is missed where it is gone.
        for field in schema["required"].as_array().unwrap() {
            let mut without = kept.clone();
            without.as_object_mut().unwrap().remove(field.as_str().unwrap());
            assert!(!faults(&schema, &without).is_empty(), "{field}");
        }
        let mut places = vec![];
        mandatory(&schema, &schema, &kept, "", &mut places);
        assert!(places.len() > 60, "{places:?}");
        // Nobody has to be handed anything; everything else that is mandatory says something.
        let may_be_empty = |place: &&String| !place.ends_with("dpv:hasRecipient") && faults(&schema, &emptied(&kept, place)).is_empty();
        assert_eq!(places.iter().filter(may_be_empty).collect::<Vec<_>>(), [""; 0]);
    });
}

#[test]
fn a_record_is_written_from_what_stood_when_it_was_agreed_to() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["-", "+4930901820"]);
        let subject = visitor.subject();
        let before = record(&owner, &subject, "callback");
        owner
            .call("PATCH", "/api/v1/purposes/callback", Some(&json!({"categories": ["Name", "PostalCode", "TelephoneNumber"]})))
            .expect(200);
        assert_eq!(record(&owner, &subject, "callback")["dpv:hasProcess"], before["dpv:hasProcess"], "what was agreed to does not change");
        visitor.withdraw("callback").expect(200);
        let after = record(&owner, &subject, "callback");
        let states: Vec<_> = after["dpv:hasConsentStatus"].as_array().unwrap().iter().map(|status| status["@type"][0].clone()).collect();
        assert_eq!(states, ["dpv:ConsentGiven", "dpv:ConsentWithdrawn"]);
    });
}

#[test]
fn refusals_have_a_record_and_strangers_have_none() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let mut visitor = server.visit(&house);
        visitor.choose("newsletter").expect(200);
        visitor.consent("refused").expect(201);
        let subject = visitor.subject();
        let owner = house.party(server);
        assert_eq!(record(&owner, &subject, "marketing")["dpv:hasConsentStatus"][0]["@type"], json!(["dpv:ConsentRefused"]));
        let path = |purpose: &str| format!("/api/v1/subjects/{subject}/consents/{purpose}/record");
        assert_eq!(owner.call("GET", &path("lead"), None).status, 404, "they were never asked");
        assert_eq!(owner.call("GET", &path("NO-PURPOSE"), None).status, 404);
        assert_eq!(other.owner.sign_in(server).call("GET", &path("marketing"), None).status, 404);
        assert_eq!(house.add(server, Role::Auditor).sign_in(server).call("GET", &path("marketing"), None).status, 403);
        assert_eq!(visitor.call("GET", "/api/v1/visit/consents/lead/record", None).status, 404);
    });
}

#[test]
fn a_record_says_nothing_that_is_not_so_of_who_is_responsible() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["-", "+4930901820"]);
        let subject = visitor.subject();
        let path = format!("/api/v1/subjects/{subject}/consents/callback/record");
        let refused = owner.call("GET", &path, None);
        assert_eq!((refused.status, refused.json()["type"].as_str()), (409, Some("/problems/identity-incomplete")));
        assert_eq!(refused.json()["fields"], json!(["address", "email"]));
        assert_eq!(visitor.call("GET", "/api/v1/visit/consents/callback/record", None).status, 409);
        // What is said later completes what was not said then.
        house.party(server);
        let kept = record(&owner, &subject, "callback");
        assert_eq!(kept["dpv:hasDataController"]["dpv:hasAddress"], "Teegasse 1, 10115 Berlin");
        assert!(kept["dpv:hasAuthority"]["dpv:hasName"].as_str().unwrap().contains("§ 40 BDSG"), "by its country");
        assert_eq!(kept["dpv:hasDataProcessor"]["dpv:hasName"], "Plauder Betrieb eG");
        let at = kept["dpv:hasConsentControl"]["dpv:isExercisedAt"].as_str().unwrap();
        let page = at.split_once("/w/").map(|(_, page)| format!("/w/{page}")).expect("the window's page");
        assert_eq!(server.call("GET", &page, None, None).status, 200, "{at}");
    });
}

#[test]
fn nobody_is_called_a_processor_whom_nobody_named() {
    let server = TestServer::start_run_by(Ground::sqlite(), server::Operator::default());
    let house = server.organisation("Teehaus");
    let owner = house.party(&server);
    let schema = server.call("GET", "/api/v1/schemas/consent-record.json", None, None).ok(200).json();
    let mut visitor = server.visit(&house);
    visitor.branch("callback", &["-", "+4930901820"]);
    let kept = record(&owner, &visitor.subject(), "callback");
    assert_eq!((kept.get("dpv:hasDataProcessor"), faults(&schema, &kept)), (None, vec![]));
}

#[test]
fn a_text_has_the_date_of_its_publication_and_who_is_blocked_is_no_recipient() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.party(server);
        let told = json!({"name": "Post & Bote", "kind": "mail", "country": "DE", "purposes": ["callback"]});
        owner.call("POST", "/api/v1/recipients", Some(&told)).expect(201);
        in_force(server, &house, &owner);
        Operator::at(server).announce("Fernbote", "callback").expect(200);
        let usable = owner.call("GET", "/api/v1/recipients", None).ok(200).json();
        let usable: Vec<_> = usable["items"].as_array().unwrap().iter().map(|one| one["usable"].clone()).collect();
        assert!(usable.contains(&json!(true)) && usable.contains(&json!(false)), "{usable:?}");
        let wording = json!({"purpose": "callback", "locale": "en", "text": "May we ring you?", "change": "material"});
        let published = owner.call("POST", "/api/v1/notices", Some(&wording)).ok(201).json();
        server.clock().advance(jiff::SignedDuration::from_hours(5));
        let mut visitor = server.visit_in(&house, "en");
        visitor.branch("callback", &["-", "+4930901820"]);
        let kept = record(&house.owner.sign_in(server), &visitor.subject(), "callback");
        let names: Vec<_> =
            kept["dpv:hasProcess"][0]["dpv:hasRecipient"].as_array().unwrap().iter().map(|one| one["dpv:hasName"].clone()).collect();
        assert_eq!(names, ["Post & Bote"]);
        let shown = &kept["dpv:hasNotice"][1];
        assert_eq!((&shown["dct:description"], &shown["dct:date"]), (&"May we ring you?".into(), &published["published_at"]));
        assert!(shown["dct:date"] != kept["dpv:hasConsentStatus"][0]["dct:date"]);
    });
}
