//! Consent records and receipts: every field that ISO/IEC TS 27560 and the GDPR ask for, and terms that exist.

use domain::permission::Role;
use serde_json::{Value, json};
use testkit::{Member, on_each_engine};

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

#[test]
fn a_record_holds_everything_that_is_mandatory_in_terms_that_exist() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
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
    });
}

#[test]
fn a_record_is_written_from_what_stood_when_it_was_agreed_to() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
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
        let owner = house.owner.sign_in(server);
        assert_eq!(record(&owner, &subject, "marketing")["dpv:hasConsentStatus"][0]["@type"], json!(["dpv:ConsentRefused"]));
        let path = |purpose: &str| format!("/api/v1/subjects/{subject}/consents/{purpose}/record");
        assert_eq!(owner.call("GET", &path("lead"), None).status, 404, "they were never asked");
        assert_eq!(owner.call("GET", &path("NO-PURPOSE"), None).status, 404);
        assert_eq!(other.owner.sign_in(server).call("GET", &path("marketing"), None).status, 404);
        assert_eq!(house.add(server, Role::Auditor).sign_in(server).call("GET", &path("marketing"), None).status, 403);
        assert_eq!(visitor.call("GET", "/api/v1/visit/consents/lead/record", None).status, 404);
    });
}
