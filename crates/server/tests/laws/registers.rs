//! The registers of measures: what is entered stays, is recalled in time, names nobody in clear, and is seen by those who may.

use crate::ledgers::{acts, entries, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Member, TestServer, on_each_engine};

const REGISTERS: [&str; 4] = ["undertakings", "trainings", "risks", "audits"];

fn route(register: &str) -> String {
    format!("/api/v1/{register}")
}

/// What the least of an entry is.
fn least(register: &str) -> Value {
    match register {
        "risks" => json!({"title": "A laptop is lost", "likelihood": 2, "severity": 4}),
        _ => json!({"title": "Ada Lovelace"}),
    }
}

fn with(register: &str, change: &Value) -> Value {
    let mut body = least(register);
    body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    body
}

fn due(desk: &Member<'_>) -> Vec<(String, String)> {
    let items = desk.call("GET", "/api/v1/privacy-desk", None).ok(200).json()["items"].as_array().unwrap().clone();
    let text = |item: &Value, name: &str| item[name].as_str().unwrap_or_default().to_owned();
    items.iter().filter(|item| item["kind"] == "register").map(|item| (text(item, "about"), text(item, "state"))).collect()
}

fn today(server: &TestServer) -> jiff::civil::Date {
    server.now().to_zoned(jiff::tz::TimeZone::get("Europe/Berlin").unwrap()).date()
}

#[test]
fn an_entry_is_made_changed_closed_and_kept() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        for register in REGISTERS {
            let before = acts(server, &house).len();
            let made = owner.call("POST", &route(register), Some(&least(register))).ok(201).json();
            assert_eq!((&made["state"], &made["on"]), (&json!("open"), &json!(today(server).to_string())), "{register}");
            let one = format!("{}/{}", route(register), made["id"].as_str().unwrap());
            let next = json!({"next_on": "2099-01-01", "text": "Line one\r\nline two"});
            let changed = owner.call("PATCH", &one, Some(&next)).ok(200).json();
            assert_eq!((&changed["next_on"], &changed["text"]), (&json!("2099-01-01"), &json!("Line one\nline two")));
            assert_eq!(changed["title"], made["title"], "what is absent stays");
            owner.call("PATCH", &one, Some(&next)).expect(200);
            assert_eq!(owner.call("PATCH", &one, Some(&json!({"state": "closed"}))).ok(200).json()["state"], "closed");
            assert_eq!(owner.call("PATCH", &one, Some(&json!({"title": "Other"}))).status, 409, "what was closed stays as it is");
            assert_eq!(owner.all(&route(register)).len(), 1);
            let left = acts(server, &house).split_off(before);
            assert_eq!(left, ["register.added", "register.changed", "register.closed"], "{register}: a change of nothing is none");
        }
        verify(server);
    });
}

#[test]
fn an_entry_holds_what_its_register_takes() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let nobody = "01919191-9191-7191-9191-919191919191";
        let wrong = [
            ("trainings", "title", json!({"title": " "})),
            ("trainings", "member", json!({"member": house.owner.member.to_string()})),
            ("trainings", "on", json!({"on": "yesterday"})),
            ("audits", "on", json!({"on": "2099-01-01"})),
            ("audits", "next_on", json!({"on": "2020-01-02", "next_on": "2020-01-01"})),
            ("audits", "document", json!({"document": "abc"})),
            ("audits", "recipient", json!({"recipient": nobody})),
            ("undertakings", "member", json!({"member": nobody})),
            ("undertakings", "likelihood", json!({"likelihood": 1})),
            ("risks", "likelihood", json!({"likelihood": 6})),
            ("risks", "severity", json!({"severity": 0})),
            ("risks", "people", json!({"people": "Ada"})),
            ("risks", "text", json!({"text": "x".repeat(4_001)})),
            ("risks", "state", json!({"state": "forgotten"})),
        ];
        for (register, field, change) in wrong {
            let refused = owner.call("POST", &route(register), Some(&with(register, &change)));
            assert_eq!((refused.status, &refused.json()["field"]), (422, &json!(field)), "{register} {change}");
        }
        assert_eq!(owner.call("POST", "/api/v1/risks", Some(&with("risks", &json!({"colour": "red"})))).status, 422);
        assert!(REGISTERS.iter().all(|register| owner.all(&route(register)).is_empty()));
        let own = json!({"member": house.owner.member.to_string(), "title": "", "document": "AB".repeat(32)});
        let made = owner.call("POST", "/api/v1/undertakings", Some(&own)).ok(201).json();
        assert_eq!((&made["document"], &made["member_name"]), (&json!("ab".repeat(32)), &json!(house.owner.email)));
        let risk = owner.call("POST", "/api/v1/risks", Some(&least("risks"))).ok(201).json();
        assert_eq!(risk["weight"], 8);
        let id = risk["id"].as_str().unwrap();
        assert_eq!(owner.call("PATCH", &format!("/api/v1/audits/{id}"), Some(&json!({}))).status, 404, "of another register");
    });
}

#[test]
fn who_may_reads_and_who_may_writes() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
        let roles = [(Role::PrivacyOfficer, 200, 201), (Role::Auditor, 200, 403), (Role::Agent, 403, 403), (Role::Marketing, 403, 403)];
        for (role, reads, writes) in roles {
            let account = house.add(server, role);
            let member = account.sign_in(server);
            for register in REGISTERS {
                assert_eq!(member.call("GET", &route(register), None).status, reads, "{register}");
                assert_eq!(member.call("POST", &route(register), Some(&least(register))).status, writes, "{register}");
            }
            assert_eq!(member.call("GET", "/api/v1/access-reviews", None).status, reads);
            assert_eq!(member.call("POST", "/api/v1/access-reviews", Some(&json!({}))).status, writes);
        }
        let officer = house.owner.sign_in(server);
        let stranger = other.owner.sign_in(server);
        for register in REGISTERS {
            let id = officer.all(&route(register))[0]["id"].as_str().unwrap().to_owned();
            assert_eq!(stranger.call("PATCH", &format!("{}/{id}", route(register)), Some(&json!({"title": "Ours"}))).status, 404);
            assert!(stranger.all(&route(register)).is_empty());
            assert_eq!(server.call("GET", &route(register), None, None).status, 401);
        }
    });
}

#[test]
fn what_names_people_is_nowhere_in_clear() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let named = json!({"title": "Jocelyn Birnbaum", "text": "Birnbaum knows", "people": "Birnbaum, J."});
        owner.call("POST", "/api/v1/trainings", Some(&named)).expect(201);
        owner.call("POST", "/api/v1/access-reviews", Some(&json!({"text": "Birnbaum left"}))).expect(201);
        let holds = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        for (file, bytes) in server.ground().files() {
            assert!(!holds(&bytes, "Birnbaum"), "{file}");
        }
        assert!(entries(server, &house).into_iter().flatten().all(|text| !text.contains("Birnbaum")));
    });
}

#[test]
fn the_desk_recalls_what_is_due_until_it_is_done() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        assert!(due(&owner).is_empty());
        let soon = today(server).checked_add(jiff::Span::new().days(10)).unwrap();
        let far = today(server).checked_add(jiff::Span::new().days(60)).unwrap();
        let training = owner.call("POST", "/api/v1/trainings", Some(&json!({"title": "GDPR", "next_on": soon.to_string()}))).ok(201).json();
        owner.call("POST", "/api/v1/audits", Some(&json!({"title": "Restore", "next_on": far.to_string()}))).expect(201);
        assert_eq!(due(&owner), [("training".to_owned(), "ahead".to_owned())]);
        server.clock().advance(SignedDuration::from_hours(24 * 11));
        let owner = house.owner.sign_in(server);
        assert_eq!(due(&owner), [("training".to_owned(), "overdue".to_owned())]);
        let one = format!("/api/v1/trainings/{}", training["id"].as_str().unwrap());
        assert_eq!(owner.all("/api/v1/trainings")[0]["overdue"], true);
        owner.call("PATCH", &one, Some(&json!({"state": "closed"}))).expect(200);
        assert!(due(&owner).is_empty());
    });
}

#[test]
fn who_may_read_what_is_looked_at_every_half_year() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let reader = agent.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &["hello"]);
        let conversation = visitor.conversation();
        reader.conversation(&conversation).expect(200);
        let owner = house.owner.sign_in(server);
        let list = owner.call("GET", "/api/v1/access-reviews", None).ok(200).json();
        let members = list["members"].as_array().unwrap();
        let seen = |id: String| members.iter().find(|member| member["id"] == id).unwrap().clone();
        let (theirs, own) = (seen(agent.member.to_string()), seen(house.owner.member.to_string()));
        assert!(theirs["last_sign_in"].is_string() && theirs["last_reading"].is_string() && theirs["role"] == "agent");
        assert!(own["last_sign_in"].is_string() && own["last_reading"].is_null());
        assert_eq!(list["overdue"], false);
        server.clock().advance(SignedDuration::from_hours(24 * 200));
        let owner = house.owner.sign_in(server);
        assert_eq!(due(&owner), [("access-review".to_owned(), "overdue".to_owned())], "half a year after the beginning");
        let strange = json!({"notes": {"01919191-9191-7191-9191-919191919191": "Who is that?"}});
        assert_eq!(owner.call("POST", "/api/v1/access-reviews", Some(&strange)).json()["field"], "notes");
        let found = json!({"text": "All as agreed", "notes": {agent.member.to_string(): "to be trained"}});
        let made = owner.call("POST", "/api/v1/access-reviews", Some(&found)).ok(201).json();
        assert!(made["people"].as_str().unwrap().lines().any(|line| line.contains("agent") && line.ends_with("| to be trained")), "{made}");
        assert!(due(&owner).is_empty());
        let entry = entries(server, &house).into_iter().flatten().last().unwrap();
        assert!(entry.contains("\"act\":\"access.reviewed\"") && entry.contains("\"members\":\"2\",\"noted\":\"1\""), "{entry}");
        let after = owner.call("GET", "/api/v1/access-reviews", None).ok(200).json();
        assert_eq!((after["items"].as_array().unwrap().len(), &after["due_on"]), (1, &made["next_on"]));
    });
}
