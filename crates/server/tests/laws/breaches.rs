//! Breaches: two tracks that do not know of each other, who is told by which hour, a register that nothing leaves, and signals that
//! open a draft by themselves.

use crate::ledgers::{acts, count, entries};
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{Member, Organisation, Rows, TestServer, Value as Stored, on_each_engine};

const BREACHES: &str = "/api/v1/breaches";
const SECRET: &str = "Zaunkoenig sent the list to the wrong Marlene";

pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

/// A confirmed breach of which the house becomes aware now.
fn open(member: &Member<'_>, now: Timestamp, more: &Value) -> Value {
    let mut body = json!({"aware_at": now.to_string(), "title": "Wrong list", "nature": SECRET});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    member.call("POST", BREACHES, Some(&body)).ok(201).json()
}

fn at(breach: &Value, part: &str) -> String {
    format!("{BREACHES}/{}{part}", breach["id"].as_str().unwrap())
}

/// The clocks as `regime-to state`.
fn clocks(breach: &Value) -> Vec<String> {
    let clocks = breach["clocks"].as_array().unwrap().iter();
    let word = |clock: &Value, name: &str| clock[name].as_str().unwrap().to_owned();
    clocks.map(|c| format!("{}-{} {}", word(c, "regime"), word(c, "to"), word(c, "state"))).collect()
}

fn next(breach: &Value) -> Vec<&str> {
    breach["next"].as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect()
}

fn told(regime: &str, to: &str) -> Value {
    let people = to == "people";
    let (channel, persons) = (people.then_some("letter"), people.then_some(3));
    json!({"regime": regime, "to": to, "phase": "initial", "reference": "LfD 17/2026", "channel": channel, "persons": persons})
}

fn complete() -> Value {
    json!({"effects": ["confidentiality"], "risk": "high", "consequences": "calls by strangers", "measures_after": "list recalled"})
}

#[test]
fn a_breach_runs_in_the_tracks_of_its_laws_until_everybody_was_told() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let aware = server.now();
        let breach = open(&owner, aware, &json!({"regimes": ["gdpr", "kvkk"]}));
        assert_eq!(clocks(&breach), ["gdpr-authority running", "gdpr-people undecided", "kvkk-authority running", "kvkk-people running"]);
        let due: Timestamp = breach["clocks"][0]["due"].as_str().unwrap().parse().unwrap();
        assert_eq!((due, &breach["clocks"][0]["required"]), (aware + hours(72), &true.into()));
        assert_eq!(next(&breach)[..2], ["say-effects", "assess-risk"]);

        let described = owner.call("PATCH", &at(&breach, ""), Some(&complete())).ok(200).json();
        assert_eq!(clocks(&described)[1], "gdpr-people running");
        owner.call("POST", &at(&breach, "/notifications"), Some(&told("gdpr", "authority"))).expect(201);
        let refused = owner.call("POST", &at(&breach, "/close"), None);
        assert_eq!((refused.status, refused.problem()), (409, "breach-open".to_owned()));
        assert_eq!(refused.json()["left"], json!(["tell-authority", "tell-people", "tell-people"]));

        server.clock().advance(hours(73));
        let owner = house.owner.sign_in(server);
        let late = told("kvkk", "authority");
        let refused = owner.call("POST", &at(&breach, "/notifications"), Some(&late));
        assert_eq!((refused.status, &refused.json()["field"]), (422, &"reason".into()), "who is late says why");
        let mut late = late;
        late["reason"] = json!("it took two days to know whose list it was");
        owner.call("POST", &at(&breach, "/notifications"), Some(&late)).expect(201);
        for regime in ["gdpr", "kvkk"] {
            owner.call("POST", &at(&breach, "/notifications"), Some(&told(regime, "people"))).expect(201);
        }
        let closed = owner.call("POST", &at(&breach, "/close"), None).ok(200).json();
        assert_eq!(clocks(&closed), ["gdpr-authority met", "gdpr-people late", "kvkk-authority late", "kvkk-people late"]);
        assert_eq!(owner.call("PATCH", &at(&breach, ""), Some(&complete())).status, 409, "what is closed is not written anew");
        let left: Vec<_> = acts(server, &house).into_iter().filter(|act| act.starts_with("breach.")).collect();
        let told = ["breach.notified"; 4];
        let wanted = [&["breach.drafted", "breach.confirmed", "breach.described"][..], &told, &["breach.closed"]].concat();
        assert_eq!(left, wanted);
        assert!(entries(server, &house).iter().flatten().all(|entry| !entry.contains("Marlene") && !entry.contains("two days")));
    });
}

#[test]
fn what_the_register_held_when_somebody_was_told_is_kept_to_the_byte() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let breach = open(&owner, server.now(), &complete());
        let noted = owner.call("POST", &at(&breach, "/notifications"), Some(&told("gdpr", "authority"))).ok(201).json();
        owner.call("PATCH", &at(&breach, ""), Some(&json!({"nature": "it was another list"}))).expect(200);
        let notification = &noted["notifications"][0];
        let held = owner.call("GET", &at(&breach, &format!("/notifications/{}", notification["id"].as_str().unwrap())), None).ok(200);
        assert_eq!(held.json()["breach"]["nature"], SECRET);
        assert_eq!(notification["sha256"], domain::notice::hex(&seal::sha256(&held.body)));
        let entry = entries(server, &house).into_iter().flatten().find(|entry| entry.contains("breach.notified")).unwrap();
        assert!(entry.contains(notification["sha256"].as_str().unwrap()));
        let stored = |rows: &Rows| rows.rows.iter().flatten().any(|value| said(value, "Marlene"));
        assert!(!server.ground().tables().iter().any(stored), "what is written of a breach stands in clear");
    });
}

fn said(value: &Stored, word: &str) -> bool {
    match value {
        Stored::Text(text) => text.contains(word),
        Stored::Bytes(bytes) => bytes.windows(word.len()).any(|part| part == word.as_bytes()),
        Stored::Null | Stored::Int(_) => false,
    }
}

#[test]
fn what_is_written_of_a_breach_opens_with_the_privacy_pair_alone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let breach = open(&owner, server.now(), &complete());
        let noted = owner.call("POST", &at(&breach, "/notifications"), Some(&told("gdpr", "authority"))).ok(201).json();
        let notification = format!("/notifications/{}", noted["notifications"][0]["id"].as_str().unwrap());
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        let seen = auditor.call("GET", &at(&breach, ""), None).ok(200);
        assert!(!seen.text().contains("Marlene") && !seen.text().contains("Wrong list"), "{}", seen.text());
        let seen = seen.json();
        assert_eq!((&seen["sealed"], &seen["title"], &seen["form"]["risk"]), (&true.into(), &Value::Null, &"high".into()));
        assert!(!next(&seen).contains(&"write"), "who cannot read the words does not know which are missing");
        assert_eq!(auditor.call("GET", &at(&breach, &notification), None).problem(), "sealed");
        let report = format!("/api/v1/documents/breach-report?locale=en&breach={}", breach["id"].as_str().unwrap());
        assert_eq!(auditor.call("GET", &report, None).problem(), "sealed", "a report without its words would be taken for the whole");
        for path in [BREACHES, "/api/v1/exports/breaches.json", "/api/v1/exports/breaches.csv"] {
            assert!(!auditor.call("GET", path, None).ok(200).text().contains("Marlene"), "{path}");
        }
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        assert_eq!(officer.call("GET", &at(&breach, ""), None).ok(200).json()["nature"], SECRET);
        assert!(officer.call("GET", &at(&breach, &notification), None).ok(200).text().contains("Marlene"));
    });
}

#[test]
fn who_may_write_without_the_key_writes_over_nothing() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let breach = open(&owner, server.now(), &complete());
        // As if nobody had handed the pair over yet.
        server.ground().execute("DELETE FROM purpose_seal WHERE purpose = 'privacy'", &[]);
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        server.ground().execute("DELETE FROM purpose_seal WHERE purpose = 'privacy'", &[]);
        let calls: [(&str, &str, Option<Value>); 4] = [
            ("PATCH", "", Some(json!({"found": "by chance"}))),
            ("POST", "/dismiss", Some(json!({"reason": "x"}))),
            ("POST", "/notifications", Some(told("gdpr", "authority"))),
            ("POST", "/close", None),
        ];
        for (method, part, body) in &calls {
            let refused = officer.call(method, &at(&breach, part), body.as_ref());
            assert_eq!((refused.status, refused.problem()), (403, "sealed".to_owned()), "{method} {part}");
        }
        let made = officer.call("POST", BREACHES, Some(&json!({"title": "Another"}))).ok(201).json();
        assert_eq!((&made["sealed"], count(server, &house, "breach.drafted")), (&true.into(), 2), "to report one needs no key");
    });
}

#[test]
fn what_the_server_key_had_sealed_is_read_and_sealed_anew() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let breach = open(&owner, server.now(), &json!({}));
        let id = domain::id::BreachId::parse(breach["id"].as_str().unwrap()).unwrap().0;
        let old = server.ground().server_key().seal("breach.texts", id, br#"{"title": "Of before"}"#, &seal::SystemEntropy);
        let row = [Stored::Bytes(id.as_bytes().to_vec()), Stored::Bytes(old)];
        server.ground().execute("UPDATE breach SET texts = ?2, texts_generation = 0, texts_key = NULL WHERE id = ?1", &row);
        assert_eq!(owner.call("GET", &at(&breach, ""), None).ok(200).json()["title"], "Of before");
        owner.call("PATCH", &at(&breach, ""), Some(&json!({"found": "by chance"}))).expect(200);
        let rows = server.ground().rows("breach");
        assert_eq!(rows.get(&rows.rows[0], "texts_generation"), &Stored::Int(1));
        let read = owner.call("GET", &at(&breach, ""), None).ok(200).json();
        assert_eq!((&read["title"], &read["texts"]["found"]), (&"Of before".into(), &"by chance".into()));
    });
}

#[test]
fn a_reason_for_the_delay_stands_in_the_report_before_it_is_sent_and_after() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let (one, other) = (open(&owner, server.now(), &complete()), open(&owner, server.now(), &complete()));
        server.clock().advance(hours(73));
        let owner = house.owner.sign_in(server);
        let step = &owner.call("GET", &at(&one, ""), None).ok(200).json()["next"][0];
        assert_eq!((&step["step"], &step["field"]), (&"write".into(), &"delay_reason".into()));
        assert_eq!(owner.call("POST", &at(&one, "/notifications"), Some(&told("gdpr", "authority"))).status, 422);
        let report = |breach: &Value| {
            let path = format!("/api/v1/documents/breach-report?locale=en&breach={}", breach["id"].as_str().unwrap());
            owner.call("GET", &path, None).ok(200).text()
        };
        assert!(report(&one).contains("none stated"));
        let why = json!({"delay_reason": "the register of call-backs had to be rebuilt"});
        owner.call("PATCH", &at(&one, ""), Some(&why)).expect(200);
        assert!(report(&one).contains("had to be rebuilt") && !report(&one).contains("none stated"));
        let noted = owner.call("POST", &at(&one, "/notifications"), Some(&told("gdpr", "authority"))).ok(201).json();
        let held = format!("/notifications/{}", noted["notifications"][0]["id"].as_str().unwrap());
        let held = owner.call("GET", &at(&one, &held), None).ok(200).json();
        assert_eq!(held["reason"], why["delay_reason"], "it is kept with what was told");
        let mut late = told("gdpr", "authority");
        late["reason"] = json!("nobody was there");
        owner.call("POST", &at(&other, "/notifications"), Some(&late)).expect(201);
        assert!(report(&other).contains("nobody was there"), "said with the notification alone");
    });
}

#[test]
fn a_country_keeps_its_own_law_and_what_is_wrong_is_refused() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let id = Stored::Bytes(house.id.0.as_bytes().to_vec());
        server.ground().execute("UPDATE organisation SET region = 'TR' WHERE id = ?1", &[id]);
        let lost = open(&owner, server.now(), &json!({"effects": ["availability"], "risk": "high"}));
        assert_eq!(
            clocks(&lost),
            ["gdpr-authority running", "gdpr-people running", "kvkk-authority not-required", "kvkk-people not-required"],
            "what nobody obtained starts no clock of the KVKK"
        );
        assert_eq!(lost["clocks"][2]["reason"], "not-obtained");
        let refused = |path: &str, body: Value| {
            let reply = owner.call(if path.is_empty() { "POST" } else { "PATCH" }, &format!("{BREACHES}{path}"), Some(&body));
            (reply.status, reply.json()["field"].as_str().unwrap_or_default().to_owned())
        };
        let one = format!("/{}", lost["id"].as_str().unwrap());
        let later = (server.now() + hours(1)).to_string();
        assert_eq!(refused("", json!({"nature": "no title"})), (422, "title".to_owned()));
        assert_eq!(refused("", json!({"title": "later", "aware_at": later})), (422, "aware_at".to_owned()));
        assert_eq!(refused("", json!({"title": "x", "severity": "high"})).0, 422, "what is not known is not dropped in silence");
        assert_eq!(refused(&one, json!({"aware_at": (server.now() - hours(1)).to_string()})), (200, String::new()));
        assert_eq!(refused(&one, json!({"aware_at": server.now().to_string()})), (422, "aware_at".to_owned()));
        assert_eq!(refused(&one, json!({"regimes": ["gdpr"]})), (422, "regimes".to_owned()));
        assert_eq!(refused(&one, json!({"risk": "unlikely"})), (422, "risk-reason".to_owned()));
        assert_eq!(refused(&one, json!({"risk": "none"})), (422, "risk".to_owned()));
        assert_eq!(refused(&one, json!({"title": "x".repeat(201)})).0, 413);
        assert_eq!(owner.call("GET", &format!("{BREACHES}/not-an-id"), None).status, 404);
        assert_eq!(owner.call("GET", &format!("{BREACHES}?state=gone"), None).status, 422);
    });
}

#[test]
fn nothing_leaves_the_register() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let draft = owner.call("POST", BREACHES, Some(&json!({"title": "=cmd()"}))).ok(201).json();
        assert_eq!((&draft["state"], clocks(&draft).len()), (&"draft".into(), 0), "nobody is aware of a draft");
        assert_eq!(owner.call("POST", &at(&draft, "/notifications"), Some(&told("gdpr", "authority"))).status, 409);
        assert_eq!(owner.call("POST", &at(&draft, "/dismiss"), Some(&json!({"reason": " "}))).status, 422);
        let dismissed = owner.call("POST", &at(&draft, "/dismiss"), Some(&json!({"reason": "it was a test"}))).ok(200).json();
        assert_eq!((&dismissed["state"], &dismissed["texts"]["dismissal"]), (&"dismissed".into(), &"it was a test".into()));
        assert_eq!(owner.call("POST", &at(&draft, "/confirm"), Some(&json!({"aware_at": server.now().to_string()}))).status, 409);
        open(&owner, server.now(), &json!({}));
        assert_eq!(owner.all(BREACHES).len(), 2);
        assert_eq!(owner.all(&format!("{BREACHES}?state=dismissed"))[0]["id"], draft["id"]);
        assert_eq!(owner.all(&format!("{BREACHES}?limit=1")).len(), 2, "page by page");
        let table = owner.call("GET", "/api/v1/exports/breaches.csv", None).ok(200).text();
        assert_eq!((table.lines().count(), table.contains("it was a test"), table.contains("'=cmd()")), (3, true, true));
        let register = owner.call("GET", "/api/v1/exports/breaches.json", None).ok(200).json();
        assert_eq!(register.as_array().unwrap().len(), 2);
        assert_eq!(count(server, &house, "breach.exported"), 2);
    });
}

#[test]
fn a_repeated_request_opens_one_breach() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    let bearer = format!("Bearer {}", owner.token);
    let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/json"), ("Idempotency-Key", "breach-1")];
    let body = json!({"title": "Wrong list", "aware_at": server.now().to_string()}).to_string();
    let send = || server.send("POST", BREACHES, &headers, Some(body.clone().into_bytes())).ok(201).json()["id"].clone();
    assert_eq!(send(), send());
    assert_eq!(owner.all(BREACHES).len(), 1);
}

#[test]
fn a_breach_is_the_houses_own_and_theirs_who_handle_it() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let (owner, stranger) = (house.owner.sign_in(server), other.owner.sign_in(server));
        let breach = open(&owner, server.now(), &complete());
        assert!(stranger.all(BREACHES).is_empty());
        let aware = json!({"aware_at": server.now().to_string()});
        let calls: [(&str, &str, Option<Value>); 10] = [
            ("GET", "", None),
            ("PATCH", "", Some(complete())),
            ("POST", "/confirm", Some(aware)),
            ("POST", "/dismiss", Some(json!({"reason": "x"}))),
            ("POST", "/notifications", Some(told("gdpr", "authority"))),
            ("POST", "/affected", Some(json!({}))),
            ("GET", "/affected", None),
            ("GET", "/affected.csv", None),
            ("POST", "/messages", Some(json!({"texts": {"en": "Hello"}}))),
            ("POST", "/close", None),
        ];
        let agent = house.add(server, Role::Agent).sign_in(server);
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        for (method, part, body) in &calls {
            assert_eq!(stranger.call(method, &at(&breach, part), body.as_ref()).status, 404, "{method} {part}");
            assert_eq!(agent.call(method, &at(&breach, part), body.as_ref()).status, 403, "{method} {part}");
            let reads = *method == "GET" && !part.contains("csv");
            assert_eq!(auditor.call(method, &at(&breach, part), body.as_ref()).status, if reads { 200 } else { 403 }, "{method} {part}");
        }
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        officer.call("POST", &at(&breach, "/notifications"), Some(&told("gdpr", "authority"))).expect(201);
    });
}

/// A visitor who left a number, one who left an address, and one who only looked.
fn people<'s>(server: &'s TestServer, house: &Organisation) -> [testkit::Visitor<'s>; 3] {
    let (mut number, mut address, looked) = (server.visit(house), server.visit(house), server.visit(house));
    number.branch("callback", &["Ada", "+4930901820"]);
    address.branch("newsletter", &["ada@example.com"]);
    [number, address, looked]
}

#[test]
fn the_affected_are_found_by_purpose_time_member_and_session() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let before = server.now();
        server.clock().advance(hours(1));
        let [number, address, looked] = people(server, &house);
        let ids = [&number, &address, &looked].map(testkit::Visitor::subject);
        let officer = house.add(server, Role::PrivacyOfficer);
        let (owner, officer) = (house.owner.sign_in(server), officer.sign_in(server));
        officer.call("GET", "/api/v1/contacts?purpose=callback&consent=given", None).expect(200);
        let session = entries(server, &house).into_iter().flatten().rfind(|entry| entry.contains("contact.opened")).unwrap();
        let session: Value = serde_json::from_str(&session).unwrap();
        let member = session["by"].as_str().unwrap().trim_start_matches("member:").to_owned();
        let found = |search: &Value| {
            let breach = open(&owner, server.now(), &json!({}));
            let counted = owner.call("POST", &at(&breach, "/affected"), Some(search)).ok(200).json();
            let listed = owner.all(&at(&breach, "/affected"));
            assert_eq!(counted["found"], listed.len());
            let mut who: Vec<_> = listed.iter().map(|l| ids.iter().position(|id| l["subject"] == *id).unwrap()).collect();
            who.sort_unstable();
            who
        };
        assert_eq!(found(&json!({})), [0, 1, 2], "without more, everybody");
        assert_eq!(found(&json!({"purposes": ["callback"]})), [0]);
        assert_eq!(found(&json!({"purposes": ["callback", "marketing"]})), [0, 1]);
        assert_eq!(found(&json!({"until": before.to_string()})), [0; 0], "nobody had come yet");
        assert_eq!(found(&json!({"members": [member]})), [0], "whom this member was shown");
        assert_eq!(found(&json!({"members": [house.owner.member.to_string()]})), [0; 0]);
        assert_eq!(found(&json!({"tokens": [session["session"]]})), [0]);
        assert_eq!(found(&json!({"tokens": [session["session"]], "purposes": ["marketing"]})), [0; 0]);
        address.withdraw("marketing").expect(200);
        server.clock().advance(hours(20));
        let later = (server.now() - hours(1)).to_string();
        let owner = house.owner.sign_in(server);
        let breach = open(&owner, server.now(), &json!({}));
        let search = json!({"purposes": ["callback", "marketing"], "from": later});
        let counted = owner.call("POST", &at(&breach, "/affected"), Some(&search)).ok(200).json();
        assert_eq!(counted["found"], 1, "what had ended before was not there to be taken");
        assert_eq!(owner.call("POST", &at(&breach, "/affected"), Some(&json!({"members": ["me"]}))).status, 422);
        number.erase().expect(200);
        assert!(owner.all(&at(&breach, "/affected")).is_empty(), "who is erased stands on no list");
    });
}

#[test]
fn a_message_reaches_the_affected_alone_and_each_once() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let [_, address, looked] = people(server, &house);
        let mut talks = server.visit(&house);
        talks.branch("human", &[]);
        server.clock().advance(hours(1));
        let before = server.now();
        server.clock().advance(hours(1));
        let owner = house.owner.sign_in(server);
        let mut safe = server.visit(&house);
        safe.branch("human", &[]);
        let owner_later = house.owner.sign_in(server);
        let breach = open(&owner, server.now(), &complete());
        owner.call("POST", &at(&breach, "/affected"), Some(&json!({"until": before.to_string()}))).expect(200);
        let message = json!({"texts": {"en": "Somebody saw your messages.", "de": "Jemand hat Ihre Nachrichten gesehen."}});
        let sent = owner_later.call("POST", &at(&breach, "/messages"), Some(&message)).ok(200).json();
        assert_eq!((&sent["told"], &sent["unreachable"], &sent["next"]), (&1.into(), &3.into(), &Value::Null));
        let heard = |visitor: &testkit::Visitor<'_>| {
            let said = visitor.messages();
            said.iter().filter(|m| m["from"] == "system" && m["text"].as_str().is_some_and(|t| t.starts_with("Somebody"))).count()
        };
        assert_eq!([&talks, &safe, &address, &looked].map(heard), [1, 0, 0, 0]);
        let again = owner.call("POST", &at(&breach, "/messages"), Some(&message)).ok(200).json();
        assert_eq!((&again["told"], heard(&talks)), (&0.into(), 1), "nobody is told twice");
        assert_eq!(count(server, &house, "breach.told"), 1);
        let refused = owner.call("POST", &at(&breach, "/dismiss"), Some(&json!({"reason": "it was a test"})));
        assert_eq!((refused.status, refused.problem()), (409, "conflict".to_owned()), "who was told that it happened is not untold");
        assert_eq!(owner.call("POST", &at(&breach, "/messages"), Some(&json!({"texts": {"en": " "}}))).status, 422);
        let table = owner.call("GET", &at(&breach, "/affected.csv"), None).ok(200).text();
        assert_eq!((table.lines().count(), table.contains("+4930901820")), (5, true), "the others are written to");
        let columns: Vec<_> = table.lines().next().unwrap().split(',').collect();
        assert!(columns.iter().all(|column| ["subject", "told_at", "name", "phone", "email"].contains(column)), "{columns:?}");
        let draft = owner.call("POST", BREACHES, Some(&json!({"title": "perhaps"}))).ok(201).json();
        assert_eq!(owner.call("POST", &at(&draft, "/messages"), Some(&message)).status, 409, "nobody is frightened by a draft");
    });
}

#[test]
fn when_the_last_of_the_people_was_told_in_the_chat_their_clock_stops() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut talks = server.visit(&house);
        talks.branch("human", &[]);
        let owner = house.owner.sign_in(server);
        let breach = open(&owner, server.now(), &complete());
        owner.call("PATCH", &at(&breach, ""), Some(&json!({"regimes": ["gdpr", "kvkk"], "persons": {"count": 2}}))).expect(200);
        owner.call("POST", &at(&breach, "/affected"), Some(&json!({}))).expect(200);
        let message = json!({"texts": {"en": "Somebody saw your messages."}});
        let send = || {
            owner.call("POST", &at(&breach, "/messages"), Some(&message)).expect(200);
            owner.call("GET", &at(&breach, ""), None).ok(200).json()
        };
        let shown = send();
        let people = |shown: &Value| clocks(shown).into_iter().filter(|clock| clock.contains("people")).collect::<Vec<_>>();
        assert_eq!(people(&shown), ["gdpr-people running", "kvkk-people running"], "two are affected, and one is on the list");
        assert_eq!(shown["affected"], json!({"count": 1, "told": 1}), "what is left is shown");
        owner.call("PATCH", &at(&breach, ""), Some(&json!({"persons": {"count": 1, "exact": true}}))).expect(200);
        let shown = send();
        assert_eq!(people(&shown), ["gdpr-people met", "kvkk-people met"]);
        let noted = &shown["notifications"][0];
        assert_eq!((&noted["to"], &noted["channel"], &noted["persons"]), (&json!("people"), &json!("chat"), &json!(1)));
        assert!(!next(&shown).contains(&"tell-people"));
        assert_eq!(count(server, &house, "breach.notified"), 2, "an act for each law");
        send();
        assert_eq!(count(server, &house, "breach.notified"), 2, "and no more");
        let without = json!({"regime": "gdpr", "to": "people", "phase": "follow-up"});
        let refused = owner.call("POST", &at(&breach, "/notifications"), Some(&without));
        assert_eq!((refused.status, &refused.json()["field"]), (422, &"channel".into()), "how, and how many");
    });
}

/// The kinds of the drafts that signals have opened.
fn signals(owner: &Member<'_>) -> Vec<String> {
    let drafts = owner.all(&format!("{BREACHES}?state=draft"));
    drafts.iter().filter_map(|draft| draft["signal"].as_str().map(str::to_owned)).collect()
}

#[test]
fn many_exports_open_a_draft() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    let export = || owner.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).expect(200);
    (0..9).for_each(|_| export());
    assert!(signals(&owner).is_empty());
    export();
    assert_eq!(signals(&owner), ["many-exports"]);
    (0..10).for_each(|_| export());
    assert_eq!(signals(&owner).len(), 1, "one a kind and day");
}

#[test]
fn whoever_takes_people_one_by_one_opens_a_draft_too() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let (owner, visitor) = (house.owner.sign_in(&server), server.visit(&house));
    let path = format!("/api/v1/subjects/{}/export?format=csv", visitor.subject());
    (0..9).for_each(|_| drop(owner.call("GET", &path, None).ok(200)));
    assert!(signals(&owner).is_empty());
    owner.call("GET", &path, None).expect(200);
    assert_eq!(signals(&owner), ["many-exports"]);
}

#[test]
fn whoever_opens_what_is_held_again_and_again_opens_a_draft_too() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("callback", &["Ada", "+4930901820"]);
    let owner = house.owner.sign_in(&server);
    let officer = house.add(&server, Role::PrivacyOfficer).sign_in(&server);
    let ends_at = (server.now() + hours(48)).to_string();
    let hold = json!({"subject": visitor.subject(), "reason": "a claim", "ends_at": ends_at});
    let hold = owner.call("POST", "/api/v1/holds", Some(&hold)).ok(201).json()["id"].as_str().unwrap().to_owned();
    let open = |what: &str| officer.call("GET", &format!("/api/v1/holds/{hold}/{what}"), None).status;
    (0..5).for_each(|_| assert_eq!(open("content"), 200));
    // A file is looked for in what was opened, whether or not it is there.
    (0..4).for_each(|_| assert_eq!(open(&format!("files/{}", visitor.subject())), 404));
    assert!(signals(&owner).is_empty());
    assert_eq!(open("content"), 200);
    assert_eq!(signals(&owner), ["many-exports"]);
}

#[test]
fn guessed_passwords_open_a_draft() {
    let server = TestServer::start();
    let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
    let guess = |email: &str| {
        let body = json!({"email": email, "password": "a guess", "code": "000000"});
        server.call("POST", "/api/v1/session", None, Some(&body)).status
    };
    let mut wrong = 0;
    while wrong < 12 {
        assert_eq!(guess("nobody@teehaus.example"), 401, "an account that is not there is nobody's");
        match guess(&house.owner.email) {
            401 => wrong += 1,
            _ => drop(server.clock().advance(SignedDuration::from_mins(1))),
        }
        server.clock().advance(SignedDuration::from_secs(120));
    }
    server.clock().advance(hours(1));
    assert_eq!(signals(&house.owner.sign_in(&server)), ["sign-in-attack"]);
    assert!(signals(&other.owner.sign_in(&server)).is_empty());
}

#[test]
fn a_key_that_was_taken_away_opens_a_draft_and_nothing_else() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (owner, left) = (house.owner.sign_in(server), house.owner.sign_in(server));
        left.call("DELETE", "/api/v1/session", None).expect(204);
        assert_eq!(left.call("GET", BREACHES, None).status, 401);
        assert!(signals(&owner).is_empty(), "a request that was under way is no theft");
        server.call("GET", BREACHES, Some("ps1_nonsense"), None).expect(401);
        server.clock().advance(SignedDuration::from_mins(5));
        assert_eq!(left.call("GET", BREACHES, None).status, 401);
        assert_eq!(signals(&owner), ["ended-key"]);

        let other = server.organisation("Nachbarhaus");
        let owner = other.owner.sign_in(server);
        let invited = owner.call("POST", "/api/v1/members", Some(&json!({"email": "t@example.com", "role": "agent"}))).ok(201).json();
        owner.call("DELETE", &format!("/api/v1/invitations/{}", invited["invitation"].as_str().unwrap()), None).expect(204);
        server.clock().advance(SignedDuration::from_mins(5));
        let (_, secret) = invited["invitation_url"].as_str().unwrap().split_once('#').unwrap();
        let joins = json!({"name": "Tom", "password": "several good words"});
        server.call("POST", "/api/v1/invitation/accept", Some(secret), Some(&joins)).expect(404);
        assert_eq!(signals(&owner), ["ended-key"]);
        let known = || server.ground().rows("ended_key").rows.len();
        assert_eq!(known(), 2);
        server.clock().advance(hours(24 * 31));
        server.store().sweep(server.now()).unwrap();
        assert_eq!(known(), 0, "they are not known for ever");
    });
}

#[test]
fn a_ledger_that_does_not_verify_opens_a_draft() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        assert!(wait(server::signals::verify_ledgers(server.app())).is_ok());
        let text = Stored::Text("{}".to_owned());
        let id = Stored::Bytes(house.id.0.as_bytes().to_vec());
        assert_eq!(server.ground().execute("UPDATE ledger_entry SET entry = ?1 WHERE organisation = ?2 AND position = 3", &[text, id]), 1);
        assert!(wait(server::signals::verify_ledgers(server.app())).is_err());
        assert_eq!(signals(&house.owner.sign_in(server)), ["ledger-broken"]);
    });
}

#[test]
fn who_handles_breaches_is_reminded_before_the_hours_are_over() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let aware = server.now();
        let owner = house.owner.sign_in(server);
        open(&owner, aware, &json!({}));
        let agent = house.add(server, Role::Agent).sign_in(server);
        let (mut seen, mut spared) = (owner.socket(), agent.socket());
        for (passed, left) in [(24, 48), (48, 24), (66, 6), (71, 1), (73, 0)] {
            server.clock().set(aware + hours(passed));
            wait(server::remind_of_breaches(server.app()));
            wait(server::remind_of_breaches(server.app()));
            assert_eq!(seen.until("breach")["hours"], left);
            let overdue = u8::from(left == 0);
            assert!(server.metrics().contains(&format!("\nparlour_breach_clocks_overdue {overdue}\n")), "{left}: {}", server.metrics());
        }
        assert!(server.metrics().contains("\nparlour_breach_clocks_open 2\n"), "{}", server.metrics());
        let more = seen.until_quiet(Duration::from_millis(200));
        assert!(more.iter().all(|frame| frame["type"] != "breach"), "once each");
        let more = spared.until_quiet(Duration::from_millis(200));
        assert!(more.iter().all(|frame| frame["type"] != "breach"), "an agent has other work");
    });
}
