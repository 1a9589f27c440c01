//! How long what is kept: the rules over the API and in the console, what the next sweep destroys, and the records of it.

use crate::ledgers::{acts, count, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Member, TestServer, on_each_engine};

const RULES: &str = "/api/v1/retention-rules";
const PREVIEW: &str = "/api/v1/retention/preview";
const RECORDS: &str = "/api/v1/retention/destructions";

fn rule(member: &Member<'_>, name: &str) -> Value {
    let items = member.call("GET", RULES, None).ok(200).json()["items"].as_array().unwrap().clone();
    items.into_iter().find(|item| item["rule"] == name && item["purpose"].is_null()).unwrap()
}

fn put(member: &Member<'_>, rule: &str, months: u32) -> testkit::Reply {
    member.call("PUT", RULES, Some(&json!({"items": [{"rule": rule, "months": months}]})))
}

fn days(server: &TestServer, days: i64) {
    server.clock().advance(SignedDuration::from_hours(24 * days));
}

#[test]
fn rules_are_shown_with_their_bounds_and_changed_within_them() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let inactive = rule(&owner, "inactive");
        assert_eq!((&inactive["months"], &inactive["least"], &inactive["most"]), (&12.into(), &1.into(), &24.into()));
        assert_eq!((&inactive["since"], &rule(&owner, "content")["since"]), (&"last-activity".into(), &"creation".into()));
        assert_eq!((&rule(&owner, "ungranted")["hours"], &rule(&owner, "withdrawn")["hours"]), (&24.into(), &24.into()));
        assert_eq!((&rule(&owner, "content")["months"], &rule(&owner, "special")["months"]), (&24.into(), &120.into()));
        put(&owner, "inactive", 6).expect(200);
        assert_eq!(rule(&owner, "inactive")["months"], 6);
        // What was read can be written back.
        let all = owner.call("GET", RULES, None).ok(200).json();
        owner.call("PUT", RULES, Some(&all)).expect(200);
        assert_eq!(acts(server, &house).iter().filter(|act| *act == "retention-rule.changed").count(), 1);
        verify(server);
    });
}

#[test]
fn a_wish_beyond_the_bounds_is_refused_with_its_citation_and_changes_nothing() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        for (name, months) in [
            ("inactive", 25),
            ("content", 25),
            ("special", 121),
            ("destruction-interval", 7),
            ("destruction-records", 35),
            ("ungranted", 1),
        ] {
            let refused = put(&owner, name, months);
            assert_eq!((refused.status, refused.json()["type"].as_str()), (422, Some("/problems/period-refused")), "{name}");
            assert!(!refused.json()["citation"].as_str().unwrap().is_empty(), "{name}");
        }
        let both = json!({"items": [{"rule": "inactive", "months": 3}, {"rule": "content", "months": 25}]});
        assert_eq!(owner.call("PUT", RULES, Some(&both)).status, 422);
        assert_eq!(rule(&owner, "inactive")["months"], 12, "all of them or none");
        for bad in [json!({"items": [{"rule": "forever", "months": 3}]}), json!({"items": "all"}), json!({})] {
            assert_eq!(owner.call("PUT", RULES, Some(&bad)).status, 422, "{bad}");
        }
        for (name, of, possible) in
            [("inactive", "callback", "content"), ("special", "callback", "content"), ("content", "health", "special")]
        {
            let refused = owner.call("PUT", RULES, Some(&json!({"items": [{"rule": name, "purpose": of, "months": 3}]})));
            assert_eq!((refused.status, &refused.json()["field"]), (422, &"purpose".into()), "{name} of {of}");
            assert_eq!(refused.json()["possible"], json!([possible]), "{name} of {of}");
        }
        let unknown = json!({"items": [{"rule": "content", "purpose": "gifts", "months": 3}]});
        assert_eq!(owner.call("PUT", RULES, Some(&unknown)).status, 404);
        assert_eq!(count(server, &house, "retention-rule.changed"), 0);
    });
}

#[test]
fn who_may_read_need_not_be_who_may_change() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        auditor.call("GET", RULES, None).expect(200);
        auditor.call("GET", PREVIEW, None).expect(200);
        auditor.call("GET", RECORDS, None).expect(200);
        assert_eq!(put(&auditor, "inactive", 6).status, 403);
        let agent = house.add(server, Role::Agent).sign_in(server);
        for path in [RULES, PREVIEW, RECORDS, "/api/v1/exports/destructions.csv"] {
            assert_eq!(agent.call("GET", path, None).status, 403, "{path}");
            assert_eq!(server.call("GET", path, None, None).status, 401, "{path}");
        }
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        put(&officer, "inactive", 6).expect(200);
        assert_eq!(rule(&other.owner.sign_in(server), "inactive")["months"], 12, "each organisation has its own");
    });
}

#[test]
fn what_visitors_are_told_follows_the_rules() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("newsletter", &["a@beispiel.example"]);
        let until = |visitor: &testkit::Visitor<'_>| visitor.data()["kept_until"]["marketing"].as_str().unwrap().to_owned();
        assert!(until(&visitor).starts_with("2028-11-22"), "{}", until(&visitor));
        let owner = house.owner.sign_in(server);
        put(&owner, "inactive", 3).expect(200);
        assert!(until(&visitor).starts_with("2028-02-22"), "{}", until(&visitor));
        let own = json!({"items": [{"rule": "content", "purpose": "marketing", "months": 1}]});
        owner.call("PUT", RULES, Some(&own)).expect(200);
        assert!(until(&visitor).starts_with("2027-12-22"), "{}", until(&visitor));
        days(server, 31);
        server.store().sweep(server.now()).unwrap();
        assert!(visitor.data()["contact"].get("email").is_none(), "what was promised happened");
        verify(server);
    });
}

#[test]
fn the_preview_is_what_the_sweep_destroys_and_the_records_say_so() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let (mut silent, mut theirs) = (server.visit(&house), server.visit(&other));
        silent.branch("human", &[]);
        theirs.branch("human", &[]);
        let (conversation, subject) = (silent.conversation(), silent.subject());
        let owner = house.owner.sign_in(server);
        assert_eq!(owner.call("GET", PREVIEW, None).ok(200).json()["due"], json!([]));
        let ahead = owner.call("GET", &format!("{PREVIEW}?at=2028-11-23T00:00:00Z"), None).ok(200).json();
        assert_eq!(ahead["items"].as_array().unwrap().len(), 1, "looking a year ahead");
        assert_eq!(owner.call("GET", &format!("{PREVIEW}?at=soon"), None).status, 422);
        days(server, 367);
        let owner = house.owner.sign_in(server);
        let preview = owner.call("GET", PREVIEW, None).ok(200).json();
        let due = &preview["due"][0];
        assert_eq!((&due["rule"], &due["category"], &due["count"]), (&"inactive".into(), &"conversations".into(), &1.into()));
        assert!(due["earliest"].as_str().unwrap().starts_with("2028-11-22"));
        assert_eq!((&preview["items"][0]["conversation"], &preview["last_sweep"]), (&conversation.into(), &Value::Null));
        server.store().sweep(server.now()).unwrap();
        let after = owner.call("GET", PREVIEW, None).ok(200).json();
        assert_eq!((&after["due"], &after["last_sweep"]["age"], &after["last_sweep"]["failed"]), (&json!([]), &"fresh".into(), &0.into()));
        let records = owner.call("GET", RECORDS, None).ok(200).json();
        let record = &records["items"][0];
        assert_eq!((&record["rule"], &record["things"], &record["method"]), (&"inactive".into(), &1.into(), &"destroyed".into()));
        assert_eq!(record["evidence"].as_str().unwrap().len(), 64);
        assert!(!records.to_string().contains(&subject), "a record names nobody");
        let csv = owner.call("GET", "/api/v1/exports/destructions.csv", None).ok(200).text();
        assert!(csv.starts_with("ended_at,") && csv.contains(",inactive,1,") && !csv.contains(&subject));
        assert_eq!(count(server, &house, "records.exported"), 1, "an export is an act, whatever it holds");
        days(server, 3);
        let owner = house.owner.sign_in(server);
        assert_eq!(owner.call("GET", PREVIEW, None).ok(200).json()["last_sweep"]["age"], "late");
        days(server, 200);
        let owner = house.owner.sign_in(server);
        assert_eq!(owner.call("GET", PREVIEW, None).ok(200).json()["last_sweep"]["age"], "over");
        verify(server);
    });
}
