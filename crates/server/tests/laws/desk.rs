//! The privacy desk: everything that has a date appears on it by itself, in the order in which it ends, and leaves it when it is done.

use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Member, TestServer, on_each_engine};

const DESK: &str = "/api/v1/privacy-desk";

/// The lines as `kind about detail state`, without the two that a new house begins with.
fn lines(member: &Member<'_>) -> Vec<String> {
    let desk = member.call("GET", DESK, None).ok(200).json();
    let line = |item: &Value| ["kind", "about", "detail", "state"].map(|name| item[name].as_str().unwrap().to_owned()).join(" ");
    let standing =
        |line: &String| line.starts_with("identity-missing") || line.starts_with("agreement") || line.starts_with("text-missing");
    desk["items"].as_array().unwrap().iter().map(line).filter(|line| !standing(line)).collect()
}

fn item(member: &Member<'_>, kind: &str) -> Value {
    let desk = member.call("GET", DESK, None).ok(200).json();
    desk["items"].as_array().unwrap().iter().find(|item| item["kind"] == kind).unwrap().clone()
}

fn on(server: &TestServer, hours: i64) -> String {
    (server.now() + SignedDuration::from_hours(hours)).to_string()
}

fn request(server: &TestServer, member: &Member<'_>, kind: &str, days_ago: i64) -> String {
    let received = on(server, -24 * days_ago);
    let body = json!({"kind": kind, "received_at": received, "channel": "letter", "note": "Zaunkoenig"});
    member.call("POST", "/api/v1/requests", Some(&body)).ok(201).json()["id"].as_str().unwrap().to_owned()
}

#[test]
fn what_has_a_date_stands_in_its_order_and_leaves_when_it_is_done() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        assert_eq!(lines(&owner), [""; 0]);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let hold = json!({"subject": visitor.subject(), "purpose": null, "reason": "claim", "ends_at": on(server, 24 * 9)});
        let hold = owner.call("POST", "/api/v1/holds", Some(&hold)).ok(201).json()["id"].as_str().unwrap().to_owned();
        let breach = json!({"aware_at": on(server, 0), "title": "Wrong list", "nature": "Zaunkoenig", "regimes": ["gdpr"],
            "risk": "risk", "effects": ["confidentiality"]});
        let breach = owner.call("POST", "/api/v1/breaches", Some(&breach)).ok(201).json()["id"].as_str().unwrap().to_owned();
        let (old, _, _) =
            (request(server, &owner, "access", 40), request(server, &owner, "erasure", 10), request(server, &owner, "access", 0));
        assert_eq!(
            lines(&owner),
            ["request access  overdue", "breach gdpr authority ahead", "hold   ahead", "request erasure  ahead", "request access  ahead"]
        );
        let late = item(&owner, "request");
        assert!(late["seconds_left"].as_i64().unwrap() < 0);
        assert_eq!((&late["id"], &late["href"]), (&json!(old), &json!(format!("/console/privacy/requests/{old}"))));
        assert_eq!(item(&owner, "breach")["seconds_left"], 72 * 3_600);

        owner.call("POST", &format!("/api/v1/requests/{old}/refuse"), Some(&json!({"reason": "not you"}))).expect(200);
        let told = json!({"regime": "gdpr", "to": "authority", "phase": "initial", "reference": "17"});
        owner.call("POST", &format!("/api/v1/breaches/{breach}/notifications"), Some(&told)).expect(201);
        owner.call("DELETE", &format!("/api/v1/holds/{hold}"), None).expect(204);
        let left = lines(&owner);
        assert!(!left.iter().any(|line| line.starts_with("breach") || line.starts_with("hold")), "{left:?}");
        let ages = owner.call("GET", DESK, None).json()["requests_by_age"].as_array().unwrap().clone();
        assert_eq!(ages.iter().map(|age| age["count"].as_u64().unwrap()).sum::<u64>(), left.len() as u64);

        server.clock().advance(SignedDuration::from_hours(24 * 40));
        let later = lines(&house.owner.sign_in(server));
        let requests: Vec<_> = later.iter().filter(|line| line.starts_with("request ")).collect();
        assert!(requests.len() == 2 && requests.iter().all(|line| line.ends_with("overdue")), "{later:?}");
    });
}

#[test]
fn the_board_is_told_of_a_standard_contract_within_five_working_days() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let register = |owner: &Member<'_>, name: &str, tool: &str| {
            let abroad = json!({"kind": "other", "name": name, "country": "US", "purposes": ["marketing"], "transfer": tool});
            owner.call("POST", "/api/v1/recipients", Some(&abroad)).ok(201).json()["id"].as_str().unwrap().to_owned()
        };
        register(&owner, "Letters Inc", "standard-clauses");
        assert_eq!(lines(&owner), [""; 0], "the GDPR asks nobody to be told");
        assert_eq!(server.ground().execute("UPDATE organisation SET region = 'TR'", &[]), 1);
        // A Friday; two weekends and 19 May, a public holiday in Turkey, do not count.
        server.clock().set("2028-05-12T09:00:00Z".parse().unwrap());
        let owner = house.owner.sign_in(server);
        let id = register(&owner, "Posta Inc", "standard-clauses");
        register(&owner, "Grup Inc", "binding-rules");
        let due = || {
            let desk = house.owner.sign_in(server).call("GET", "/api/v1/privacy-desk", None).ok(200).json();
            let items = desk["items"].as_array().unwrap().clone();
            let found = items.iter().find(|item| item["kind"] == "standard-contract" && item["about"] == "Posta Inc").cloned();
            found.map(|item| (item["until"].as_str().unwrap().to_owned(), item["state"].as_str().unwrap().to_owned()))
        };
        assert_eq!(due(), Some(("2028-05-22".to_owned(), "ahead".to_owned())));
        server.clock().set("2028-05-23T09:00:00Z".parse().unwrap());
        assert_eq!(due().unwrap().1, "overdue");
        let desk = house.owner.sign_in(server).call("GET", "/api/v1/privacy-desk", None).ok(200).text();
        assert!(!desk.contains("Grup Inc"), "binding rules were permitted before");
        let owner = house.owner.sign_in(server);
        let route = format!("/api/v1/recipients/{id}");
        let ahead = owner.call("PATCH", &route, Some(&json!({"board_told_on": "2028-06-30"})));
        assert_eq!((ahead.status, &ahead.json()["field"]), (422, &json!("board_told_on")));
        let told = owner.call("PATCH", &route, Some(&json!({"board_told_on": "2028-05-23"}))).ok(200).json();
        assert_eq!((&told["board_told_on"], due()), (&json!("2028-05-23"), None));
    });
}

#[test]
fn a_recipient_is_looked_at_again_on_the_day_that_was_set() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let day = |days: i64| (server.now() + SignedDuration::from_hours(24 * days)).to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        let post = json!({"kind": "mail", "name": "Postbote GmbH", "country": "DE", "purposes": ["marketing"], "audit_on": day(10)});
        let made = owner.call("POST", "/api/v1/recipients", Some(&post)).ok(201).json();
        assert_eq!((&made["audit_on"], lines(&owner)), (&json!(day(10)), vec!["audit Postbote GmbH  ahead".to_owned()]));
        let route = format!("/api/v1/recipients/{}", made["id"].as_str().unwrap());
        let refused = owner.call("PATCH", &route, Some(&json!({"audit_on": "soon"})));
        assert_eq!((refused.problem(), &refused.json()["field"]), ("recipient-refused".to_owned(), &json!("audit_on")));
        server.clock().advance(SignedDuration::from_hours(24 * 12));
        let owner = house.owner.sign_in(server);
        assert_eq!(lines(&owner), ["audit Postbote GmbH  overdue"]);
        owner.call("PATCH", &route, Some(&json!({"audit_on": day(365)}))).expect(200);
        assert_eq!(lines(&owner), [""; 0], "the next one is far away");
        let none = owner.call("PATCH", &route, Some(&json!({"audit_on": null}))).ok(200).json();
        assert_eq!(none["audit_on"], Value::Null);
        assert_eq!(owner.call("GET", "/api/v1/recipients", None).ok(200).json()["items"][0]["name"], "Postbote GmbH");
    });
}

#[test]
fn it_looks_as_far_ahead_as_is_asked() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let hold = json!({"subject": visitor.subject(), "purpose": null, "reason": "claim", "ends_at": on(server, 24 * 60)});
        owner.call("POST", "/api/v1/holds", Some(&hold)).expect(201);
        assert_eq!(lines(&owner), [""; 0], "sixty days are far away");
        let day = (server.now() + SignedDuration::from_hours(24 * 61)).to_zoned(jiff::tz::TimeZone::UTC).date();
        let far = owner.call("GET", &format!("{DESK}?until={day}"), None).ok(200).json();
        assert!(far["items"].as_array().unwrap().iter().any(|item| item["kind"] == "hold"), "{far}");
        assert_eq!(owner.call("GET", &format!("{DESK}?until=tomorrow"), None).status, 422);
    });
}

#[test]
fn a_material_change_shows_whose_consents_are_old_and_few_are_not_counted() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let visit = |n: usize| {
            let mut visitor = server.visit(&house);
            visitor.branch("newsletter", &[&format!("a{n}@beispiel.example")]);
        };
        (0..4).for_each(visit);
        let states = || owner.call("GET", DESK, None).ok(200).json()["consents"]["marketing"].clone();
        assert_eq!((&states()["given"], &states()["stale"]), (&Value::Null, &json!(0)), "four people are few");
        (4..6).for_each(visit);
        assert_eq!((&states()["given"], &states()["stale"]), (&json!(6), &json!(0)));
        let new = json!({"purpose": "marketing", "locale": "en", "text": "May we write you letters as well?", "change": "material"});
        owner.call("POST", "/api/v1/notices", Some(&new)).expect(201);
        assert_eq!((&states()["given"], &states()["stale"]), (&json!(0), &json!(6)));
        assert_eq!((&item(&owner, "consents-stale")["about"], &item(&owner, "consents-stale")["count"]), (&json!("marketing"), &json!(6)));
    });
}

#[test]
fn it_is_for_those_who_answer_for_privacy_and_shows_nothing_of_others() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let owner = house.owner.sign_in(server);
        request(server, &owner, "access", 3);
        let neighbour = other.owner.sign_in(server);
        assert_eq!(lines(&neighbour), [""; 0]);
        let agent = house.add(server, Role::Agent).sign_in(server);
        assert_eq!(agent.call("GET", DESK, None).status, 403);
        assert_eq!(server.call("GET", DESK, None, None).status, 401);
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        let desk = auditor.call("GET", DESK, None).ok(200);
        assert!(!desk.json().to_string().contains("Zaunkoenig"), "what was written about it stays with the request");
    });
}
