//! Law 8: deadlines are dates, and nothing passes one unseen. Requests of subjects, as members take them in and answer them, and as
//! visitors make them; and that none counts as fulfilled before reading again finds what it must.

use crate::ledgers::{acts, count, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Member, Reply, TestServer, on_each_engine};

const REQUESTS: &str = "/api/v1/requests";

fn post(member: &Member<'_>, path: &str, body: &Value) -> Reply {
    member.call("POST", path, Some(body))
}

/// Enters a request that came by letter; answers its id.
fn enter(member: &Member<'_>, kind: &str, subject: Option<&str>) -> String {
    let body = json!({"kind": kind, "received_at": "2027-11-20", "channel": "letter", "subject": subject, "note": "Frau Beispiel fragt"});
    post(member, REQUESTS, &body).ok(201).json()["id"].as_str().unwrap().to_owned()
}

fn step(member: &Member<'_>, id: &str, name: &str, body: Option<&Value>) -> Reply {
    member.call("POST", &format!("{REQUESTS}/{id}/{name}"), body)
}

/// What stands against closing a request as fulfilled; `fulfilled` where nothing does.
fn fulfil(member: &Member<'_>, id: &str) -> String {
    let reply = step(member, id, "fulfil", None);
    match reply.status {
        200 => reply.json()["state"].as_str().unwrap().to_owned(),
        409 if reply.problem() == "not-fulfilled" => reply.json()["finding"].as_str().unwrap().to_owned(),
        _ => format!("{} {}", reply.status, reply.problem()),
    }
}

#[test]
fn the_clock_runs_by_the_law_that_is_in_force() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        // Received, what is due, and what each law allows at most: a German house, so 3 October and Easter Monday are holidays.
        for (received, regimes, due, gdpr, kvkk) in [
            ("2026-01-30T10:00:00Z", json!(["gdpr"]), "2026-02-28", json!("2026-03-02"), Value::Null),
            ("2026-01-30T10:00:00Z", json!(["kvkk"]), "2026-03-01", Value::Null, json!("2026-03-01")),
            ("2026-03-05T10:00:00Z", json!(["gdpr", "kvkk"]), "2026-04-04", json!("2026-04-07"), json!("2026-04-04")),
            ("2026-12-31T10:00:00Z", json!(["gdpr", "kvkk"]), "2027-01-30", json!("2027-02-01"), json!("2027-01-30")),
            ("2026-08-31", Value::Null, "2026-09-30", json!("2026-09-30"), Value::Null),
            // Half an hour before midnight UTC it is the next day in Berlin; and the clocks went forward that night.
            ("2026-03-28T23:30:00Z", json!(["gdpr"]), "2026-04-29", json!("2026-04-29"), Value::Null),
            ("2024-01-29", json!(["gdpr"]), "2024-02-29", json!("2024-02-29"), Value::Null),
        ] {
            let body =
                json!({"kind": "access", "received_at": received, "regimes": regimes, "channel": "email", "subject": null, "note": "x"});
            let made = post(&owner, REQUESTS, &body).ok(201).json();
            assert_eq!((&made["due"], &made["state"]), (&json!(due), &json!("open")), "{received}");
            assert_eq!((&made["legal_maximum"]["gdpr"], &made["legal_maximum"]["kvkk"]), (&gdpr, &kvkk), "{received}");
            assert_eq!((made["warnings"].as_array().unwrap().len(), &made["overdue"]), (4, &json!(true)), "{received}");
        }
        let made = post(&owner, REQUESTS, &json!({"kind": "access", "received_at": "2027-11-22", "channel": "phone"})).ok(201).json();
        assert_eq!(made["warnings"], json!(["2027-12-08", "2027-12-15", "2027-12-19", "2027-12-21"]));
        assert_eq!((&made["due"], &made["days_left"]), (&json!("2027-12-22"), &json!(30)));
        let listed = owner.call("GET", REQUESTS, None).ok(200).json();
        let dues: Vec<_> = listed["items"].as_array().unwrap().iter().map(|item| item["due"].as_str().unwrap().to_owned()).collect();
        assert!(dues.is_sorted() && dues.len() == 8, "the next due first: {dues:?}");
    });
}

#[test]
fn what_is_no_request_is_refused() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    let good = json!({"kind": "erasure", "received_at": "2027-11-20T08:00:00Z", "regimes": ["gdpr"], "channel": "letter"});
    for (field, value) in [
        ("kind", json!("deletion")),
        ("received_at", json!("yesterday")),
        ("received_at", json!("2027-11-22T12:10:00Z")),
        ("received_at", json!("2027-11-23")),
        ("regimes", json!([])),
        ("regimes", json!(["gdpr", "ccpa"])),
        ("channel", json!("pigeon")),
        ("purpose", json!("Not A Purpose")),
        ("purpose", json!("nobody-has-it")),
    ] {
        let mut body = good.clone();
        body[field] = value.clone();
        let reply = post(&owner, REQUESTS, &body);
        assert_eq!((reply.status, reply.json()["field"].as_str()), (422, Some(field)), "{value}");
    }
    let mut body = good.clone();
    body["note"] = json!("n".repeat(4_001));
    assert_eq!(post(&owner, REQUESTS, &body).status, 413);
    for subject in ["not-an-id", "0198f2c4-0000-7000-8000-000000000001"] {
        let mut body = good.clone();
        body["subject"] = json!(subject);
        assert_eq!(post(&owner, REQUESTS, &body).status, 404, "a request for nobody would close on nothing: {subject}");
    }
    assert!(owner.call("GET", REQUESTS, None).json()["items"].as_array().unwrap().is_empty());
    assert_eq!(owner.call("GET", &format!("{REQUESTS}?state=later"), None).status, 422);
    let key = [("authorization", format!("Bearer {}", owner.token)), ("idempotency-key", "once".to_owned())];
    let key: Vec<_> = key.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let send = || server.send("POST", REQUESTS, &key, Some(good.to_string().into_bytes())).ok(201).json()["id"].clone();
    assert_eq!(send(), send(), "sent twice, taken in once");
}

#[test]
fn an_erasure_is_fulfilled_when_nothing_is_left_and_not_before() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let subject = visitor.subject();
        let (known, unknown) = (enter(&owner, "erasure", Some(&subject)), enter(&owner, "erasure", None));
        assert_eq!(fulfil(&owner, &known), "still-stored");
        assert_eq!(fulfil(&owner, &unknown), "subject-unknown");
        owner.call("DELETE", &format!("/api/v1/subjects/{subject}"), None).expect(200);
        let shown = owner.call("GET", &format!("{REQUESTS}/{known}"), None).ok(200).json();
        assert_eq!((&shown["subject"], &shown["subject_gone"], &shown["state"]), (&Value::Null, &json!(true), &json!("open")));
        assert_eq!(shown["texts"], json!([]), "what was written about them went with them");
        assert_eq!(fulfil(&owner, &known), "fulfilled");
        assert_eq!(fulfil(&owner, &known), "409 conflict");
        assert_eq!(fulfil(&owner, &unknown), "subject-unknown", "another's erasure proves nothing");
        let rows = server.ground().rows("request");
        assert!(rows.rows.iter().all(|row| *rows.get(row, "subject") == testkit::Value::Null), "no row leads to who was erased");
        let closed = owner.call("GET", &format!("{REQUESTS}?state=fulfilled"), None).json();
        assert_eq!(closed["items"][0]["id"], json!(known));
        verify(server);
    });
}

#[test]
fn access_is_fulfilled_by_an_export_that_came_after_it() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("my back hurts").expect(200);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let subject = visitor.subject();
        let export =
            |member: &Member<'_>, format: &str| member.call("GET", &format!("/api/v1/subjects/{subject}/export?format={format}"), None);
        let id = {
            server.clock().advance(SignedDuration::from_mins(1));
            let body =
                json!({"kind": "access", "received_at": jiff::Timestamp::to_string(&server.now()), "channel": "phone", "subject": subject});
            server.clock().advance(SignedDuration::from_mins(1));
            post(&owner, REQUESTS, &body).ok(201).json()["id"].as_str().unwrap().to_owned()
        };
        assert_eq!(fulfil(&owner, &id), "not-handed-out");
        let data = export(&owner, "json").ok(200).json();
        assert_eq!(data["contact"]["phone"], "+4930901820");
        assert!(data["conversations"][0]["messages"].to_string().contains("my back hurts"));
        assert!(data.get("sealed").is_none(), "the owner reads everything that was granted");
        let table = export(&owner, "csv").ok(200).text();
        assert!(table.starts_with("kind,purpose,field,value,at\n") && table.contains("contact,callback,phone,+4930901820,"), "{table}");
        assert!(export(&owner, "html").ok(200).text().contains("my back hurts"));
        let paper = export(&owner, "pdf").ok(200);
        assert!(paper.body.starts_with(b"%PDF-"), "who asked by letter is answered on paper");
        assert_eq!(export(&owner, "xml").status, 422);
        assert_eq!(fulfil(&owner, &id), "fulfilled");
        assert_eq!(count(server, &house, "data.exported"), 4);
        let told = visitor.messages().pop().unwrap();
        assert_eq!((&told["from"], told["text"].as_str().unwrap()), (&json!("system"), "Your request about your data is done."));

        // Nothing leaves that was withdrawn, and what no key opens is named.
        visitor.withdraw("callback").expect(200);
        let data = export(&owner, "json").ok(200).json();
        assert!(!data.to_string().contains("+4930901820"));
        assert_eq!(data["sealed"][0], json!({"kind": "field", "purpose": "callback", "count": 2}));
        assert_eq!(export(&house.add(server, Role::Agent).sign_in(server), "json").status, 403);
        let stranger = server.organisation("Nachbarhaus").owner.sign_in(server);
        assert_eq!(export(&stranger, "json").status, 404);
        verify(server);
    });
}

/// While exports run, the grant ends: none that ends afterwards holds what was withdrawn.
#[test]
fn a_withdrawal_during_a_running_export_wins() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        for n in 0..200 {
            visitor.say(&format!("word {n}")).expect(200);
        }
        let path = format!("/api/v1/subjects/{}/export", visitor.subject());
        let withdrawn = std::sync::atomic::AtomicBool::new(false);
        let (late, held) = std::thread::scope(|scope| {
            let exporting = scope.spawn(|| {
                let (mut late, mut held) = (0, 0);
                for _ in 0..60 {
                    let after = withdrawn.load(std::sync::atomic::Ordering::SeqCst);
                    let text = owner.call("GET", &path, None).ok(200).text();
                    held += usize::from(text.contains("word 7"));
                    late += usize::from(after && text.contains("word 7"));
                }
                (late, held)
            });
            std::thread::sleep(std::time::Duration::from_millis(150));
            visitor.withdraw("conversation").expect(200);
            withdrawn.store(true, std::sync::atomic::Ordering::SeqCst);
            exporting.join().unwrap()
        });
        assert!(held > 0, "some exports ran before the withdrawal");
        assert_eq!(late, 0, "an export held what was withdrawn before it began");
        let entries = acts(server, &house);
        let last = entries.iter().rposition(|act| act == "consent.withdrawn").unwrap();
        assert!(entries[last..].iter().any(|act| act == "data.exported"), "and exports went on");
    });
}

#[test]
fn an_answer_is_put_off_refused_and_told() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.say("hello").expect(200);
        let subject = visitor.subject();
        let id = enter(&owner, "rectification", Some(&subject));
        let reason = |text: &str| json!({"reason": text});
        assert_eq!(step(&owner, &id, "extend", Some(&reason("  "))).status, 422);
        server.clock().advance(SignedDuration::from_secs(1));
        let put_off = step(&owner, &id, "extend", Some(&reason("Vier Anträge auf einmal"))).ok(200).json();
        assert_eq!((&put_off["state"], &put_off["due"]), (&json!("extended"), &json!("2028-02-20")));
        assert_eq!(put_off["texts"][1]["text"], "Vier Anträge auf einmal");
        assert_eq!(step(&owner, &id, "extend", Some(&reason("again"))).problem(), "conflict");
        server.clock().advance(SignedDuration::from_secs(1));
        let refused = step(&owner, &id, "refuse", Some(&reason("Das steht dort nicht"))).ok(200).json();
        assert_eq!(refused["state"], "refused");
        assert_eq!(step(&owner, &id, "refuse", Some(&reason("again"))).problem(), "conflict");

        // The subject reads what became of it, why, and where to complain.
        let own = visitor.data()["requests"].as_array().unwrap().iter().find(|r| r["id"] == json!(id)).unwrap().clone();
        assert_eq!((&own["state"], &own["due"]), (&json!("refused"), &json!("2028-02-20")));
        let texts: Vec<_> = own["texts"].as_array().unwrap().iter().map(|t| t["text"].as_str().unwrap().to_owned()).collect();
        assert_eq!(texts, ["Frau Beispiel fragt", "Vier Anträge auf einmal", "Das steht dort nicht"]);
        let said: Vec<_> =
            visitor.messages().iter().filter(|m| m["from"] == "system").map(|m| m["text"].as_str().unwrap().to_owned()).collect();
        assert!(said.iter().any(|text| text.starts_with("We have received your request")), "{said:?}");
        assert!(said.last().unwrap().contains("complain to a data protection authority"), "{said:?}");

        // Under the KVKK there is no extension, and after the first month none at all.
        let body = json!({"kind": "access", "received_at": "2027-11-20", "regimes": ["kvkk"], "channel": "letter"});
        let kvkk = post(&owner, REQUESTS, &body).ok(201).json()["id"].as_str().unwrap().to_owned();
        let reply = step(&owner, &kvkk, "extend", Some(&reason("complex")));
        assert_eq!((reply.status, reply.problem().as_str()), (409, "no-extension"));
        assert!(reply.json()["citation"].as_str().unwrap().contains("KVKK art. 13(2)"));
        let late = enter(&owner, "access", None);
        server.clock().advance(SignedDuration::from_hours(24 * 40));
        let owner = house.owner.sign_in(server);
        assert_eq!(step(&owner, &late, "extend", Some(&reason("complex"))).problem(), "no-extension");
        let first = owner.call("GET", REQUESTS, None).json()["items"][0].clone();
        assert_eq!((&first["overdue"], first["days_left"].as_i64().unwrap() < 0), (&json!(true), true), "late stays visible");
        verify(server);
    });
}

#[test]
fn doubts_about_identity_rest_the_clock_until_they_are_gone() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let id = enter(&owner, "access", None);
        let asked = step(&owner, &id, "ask-identity", None).ok(200).json();
        assert_eq!((&asked["identity"]["state"], &asked["identity"]["rests_since"]), (&json!("asked"), &json!("2027-11-22")));
        assert_eq!(step(&owner, &id, "ask-identity", None).problem(), "conflict");
        server.clock().advance(SignedDuration::from_hours(24 * 5));
        let owner = house.owner.sign_in(server);
        let method = |text: &str| json!({"method": text});
        assert_eq!(step(&owner, &id, "verify-identity", Some(&method("L01X00T47"))).status, 422, "no number of a document");
        let verified = step(&owner, &id, "verify-identity", Some(&method("passport shown"))).ok(200).json();
        assert_eq!((&verified["identity"]["state"], &verified["identity"]["method"]), (&json!("verified"), &json!("passport shown")));
        assert_eq!(verified["due"], "2027-12-25", "five days later than the month");
        let named: Vec<_> = acts(server, &house).into_iter().filter(|act| act.starts_with("request.")).collect();
        assert_eq!(named, ["request.received", "request.noted", "request.identity-asked", "request.identity-verified"]);
    });
}

#[test]
fn who_is_known_under_two_subjects_is_answered_under_both() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let person: Vec<String> = ["+4930901820", "+4930901821", "+4930901822"]
            .map(|number| {
                let mut visitor = server.visit(&house);
                visitor.branch("callback", &["Ada", number]);
                visitor.subject()
            })
            .into();
        let waiting = || owner.all(REQUESTS).into_iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        for two in person.windows(2) {
            post(&owner, &format!("/api/v1/subjects/{}/links", two[0]), &json!({"subject": two[1]})).expect(201);
        }
        let first = enter(&owner, "erasure", Some(&person[0]));
        assert_eq!(waiting().len(), 3, "one for each, along the chain");
        enter(&owner, "rectification", Some(&person[1]));
        assert_eq!(waiting().len(), 4, "a correction is of one thing");
        owner.call("DELETE", &format!("/api/v1/subjects/{}", person[0]), None).expect(200);
        let states: Vec<String> = waiting().iter().filter(|id| **id != first).map(|id| fulfil(&owner, id)).collect();
        assert_eq!(fulfil(&owner, &first), "fulfilled");
        assert_eq!(states.iter().filter(|state| *state == "still-stored").count(), 2, "the others are not forgotten: {states:?}");
        // Who erases themselves in the chat leaves a request for members to decide on: it was they who said that it is one person.
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901823"]);
        let mut other = server.visit(&house);
        other.branch("callback", &["Ada", "+4930901824"]);
        let linked = other.subject();
        post(&owner, &format!("/api/v1/subjects/{}/links", visitor.subject()), &json!({"subject": linked})).expect(201);
        let before = waiting().len();
        visitor.call("DELETE", "/api/v1/visit/data", None).expect(200);
        assert_eq!(waiting().len(), before + 1);
        other.call("GET", "/api/v1/visit/data", None).expect(200);
        verify(server);
    });
}

/// What is still to be answered about a subject: kinds and purposes.
fn asked_of(owner: &Member<'_>, subject: &str) -> Vec<(String, Value)> {
    let open = |item: &Value| item["subject"] == subject && item["state"] == "open";
    let mut asked: Vec<(String, Value)> = owner
        .all(REQUESTS)
        .iter()
        .filter(|item| open(item))
        .map(|item| (item["kind"].as_str().unwrap().to_owned(), item["purpose"].clone()))
        .collect();
    asked.sort_by_key(|(kind, _)| kind.clone());
    asked
}

#[test]
fn what_a_visitor_asks_for_reaches_whoever_else_they_are() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901823"]);
        visitor.branch("newsletter", &["ada@example.com"]);
        let mut other = server.visit(&house);
        other.branch("callback", &["Ada", "+4930901824"]);
        let linked = other.subject();
        post(&owner, &format!("/api/v1/subjects/{}/links", visitor.subject()), &json!({"subject": linked})).expect(201);
        server.clock().advance(SignedDuration::from_mins(1));
        let ask = |body: &Value| visitor.call("POST", "/api/v1/visit/requests", Some(body)).expect(201);
        for kind in ["access", "portability", "restriction", "rectification", "access"] {
            ask(&json!({"kind": kind}));
        }
        let kinds = |asked: Vec<(String, Value)>| asked.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        let three = ["access", "portability", "restriction"];
        assert_eq!(kinds(asked_of(&owner, &linked)), three, "each once, and a correction is of one thing");
        ask(&json!({"kind": "withdrawal", "purpose": "marketing"}));
        assert_eq!(kinds(asked_of(&owner, &linked)), three, "the other one agreed to no letters");
        ask(&json!({"kind": "withdrawal", "purpose": "callback"}));
        let asked = asked_of(&owner, &linked);
        assert_eq!(asked.last().unwrap(), &("withdrawal".to_owned(), json!("callback")), "but to be called: {asked:?}");
        let own: Vec<_> = asked_of(&owner, &visitor.subject());
        assert_eq!(kinds(own), ["rectification"], "their own were answered at once");
        other.call("GET", "/api/v1/visit/data", None).expect(200);
        verify(server);
    });
}

#[test]
fn requests_are_answered_by_whoever_may_and_nobody_else() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        let id = enter(&officer, "access", None);
        let shown = |member: &Member<'_>| member.call("GET", &format!("{REQUESTS}/{id}"), None);
        assert_eq!(shown(&officer).json()["texts"][0]["text"], "Frau Beispiel fragt");
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        assert_eq!(shown(&auditor).json()["texts"][0]["text"], Value::Null, "an auditor sees the clock and no content");
        assert_eq!(step(&auditor, &id, "fulfil", None).status, 403);
        let agent = house.add(server, Role::Agent).sign_in(server);
        assert_eq!((shown(&agent).status, agent.call("GET", REQUESTS, None).status), (403, 403));
        let stranger = other.owner.sign_in(server);
        assert_eq!(shown(&stranger).status, 404);
        let reason = json!({"reason": "no"});
        for (name, body) in [("fulfil", None), ("refuse", Some(&reason)), ("extend", Some(&reason)), ("ask-identity", None)] {
            assert_eq!(step(&stranger, &id, name, body).status, 404, "{name}");
            assert_eq!(step(&stranger, "not-an-id", name, body).status, 404, "{name}");
        }
        let mut visitor = server.visit(&other);
        visitor.branch("callback", &["-", "+4930901820"]);
        let whose = json!({"subject": visitor.subject()});
        assert_eq!(officer.call("PATCH", &format!("{REQUESTS}/{id}"), Some(&whose)).status, 404, "another house's subject");
        assert!(stranger.call("GET", REQUESTS, None).json()["items"].as_array().unwrap().is_empty());
        // Nothing that was written stands in clear.
        let kept = format!("{:?}", server.ground().rows("request_text").rows);
        assert!(!kept.contains("Beispiel"));
    });
}

#[test]
fn a_visitor_uses_their_rights_from_the_chat() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let ask = |body: Value| visitor.call("POST", "/api/v1/visit/requests", Some(&body));
        for kind in ["access", "portability"] {
            let made = ask(json!({"kind": kind})).ok(201).json();
            assert_eq!((&made["state"], &made["data"]["contact"]["name"]), (&json!("fulfilled"), &json!("Ada")), "{kind}");
        }
        let waits = ask(json!({"kind": "rectification"})).ok(201).json();
        assert_eq!((&waits["state"], &waits["due"]), (&json!("open"), &json!("2027-12-22")));
        assert_eq!(ask(json!({"kind": "rectification"})).ok(201).json()["id"], waits["id"], "one that waits is not made twice");
        let restricted = ask(json!({"kind": "restriction"})).ok(201).json();
        assert_eq!((&restricted["state"], &restricted["receipt"]["act"]), (&json!("fulfilled"), &json!("subject.restricted")));
        assert_eq!(ask(json!({"kind": "restriction"})).ok(201).json()["state"], "fulfilled", "what stands already needs no second act");
        assert_eq!(ask(json!({"kind": "withdrawal"})).status, 422, "one names one purpose");
        assert_eq!(ask(json!({"kind": "withdrawal", "purpose": "marketing"})).problem(), "consent-missing");
        let stopped = ask(json!({"kind": "withdrawal", "purpose": "callback"})).ok(201).json();
        assert_eq!((&stopped["kind"], &stopped["receipt"]["act"]), (&json!("withdrawal"), &json!("consent.withdrawn")));
        assert_eq!(ask(json!({"kind": "wish"})).status, 422);

        let listed = owner.call("GET", REQUESTS, None).json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1, "what was done at once waits for nobody");
        let take_back = |id: &Value| visitor.call("DELETE", &format!("/api/v1/visit/requests/{}", id.as_str().unwrap()), None).status;
        assert_eq!(take_back(&restricted["id"]), 409, "it was answered");
        let other = server.visit(&house);
        let theirs = format!("/api/v1/visit/requests/{}", waits["id"].as_str().unwrap());
        assert_eq!(other.call("DELETE", &theirs, None).status, 404);
        assert_eq!((take_back(&waits["id"]), take_back(&waits["id"])), (204, 409));
        let waits = ask(json!({"kind": "rectification"})).ok(201).json();

        let table = server.send(
            "GET",
            "/api/v1/visit/data",
            &[("authorization", &format!("Bearer {}", visitor.token)), ("accept", "text/csv")],
            None,
        );
        assert!(table.ok(200).text().contains("request,,rectification,open,"));

        let erased = ask(json!({"kind": "erasure"})).ok(201).json();
        assert_eq!((&erased["state"], &erased["receipt"]["act"]), (&json!("fulfilled"), &json!("subject.erased")));
        assert_eq!(ask(json!({"kind": "access"})).status, 401, "the token is dead");
        let all = owner.call("GET", &format!("{REQUESTS}?state=all"), None).json();
        assert!(all["items"].as_array().unwrap().iter().all(|item| item["subject"].is_null()), "{all}");
        assert_eq!(fulfil(&owner, waits["id"].as_str().unwrap()), "fulfilled", "nothing is left that could be wrong");
        verify(server);
    });
}

#[test]
fn of_two_withdrawals_at_once_one_is_written() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["-", "+4930901820"]);
        let body = json!({"kind": "withdrawal", "purpose": "callback"});
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let ask = || visitor.call("POST", "/api/v1/visit/requests", Some(&body)).status;
            let asked: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
            asked.into_iter().map(|a| a.join().unwrap()).collect()
        });
        assert!(statuses.contains(&201) && statuses.iter().all(|status| [201, 409].contains(status)), "{statuses:?}");
        assert_eq!(count(server, &house, "consent.withdrawn"), 1);
        let kept = visitor.data()["requests"].as_array().unwrap().iter().filter(|r| r["kind"] == "withdrawal").count();
        assert_eq!(kept, 1);
    });
}

#[test]
fn nothing_comes_due_unseen() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let id = enter(&owner, "access", None);
        enter(&owner, "erasure", None);
        step(&owner, &enter(&owner, "erasure", None), "refuse", Some(&json!({"reason": "nobody"}))).expect(200);
        let of = |name: &str, kind: &str| {
            let line = format!("parlour_requests_{name}{{kind=\"{kind}\"}} ");
            let text = server.metrics();
            text.lines().find_map(|l| l.strip_prefix(&line)).unwrap_or_else(|| panic!("no {line} in {text}")).to_owned()
        };
        assert_eq!([of("open", "access"), of("open", "erasure"), of("open", "objection"), of("overdue", "access")], ["1", "1", "0", "0"]);

        server.clock().advance(SignedDuration::from_hours(24 * 31));
        let owner = house.owner.sign_in(server);
        assert_eq!([of("overdue", "access"), of("overdue", "erasure")], ["1", "1"]);
        assert!(!server.metrics().contains(&house.id.to_string()), "metrics name nobody");
        let agent = house.add(server, Role::Agent).sign_in(server);
        let (mut hears, mut deaf) = (owner.socket(), agent.socket());
        server.work();
        let told = [hears.until("request-due")["request"].clone(), hears.until("request-due")["request"].clone()];
        assert!(told.contains(&json!(id)), "{told:?}");
        let heard = deaf.until_quiet(std::time::Duration::from_millis(300));
        assert!(!heard.iter().any(|frame| frame["type"] == "request-due"), "it is not theirs to answer");
    });
}

#[test]
fn a_withdrawal_by_letter_ends_what_it_names_and_only_the_visitor_gives() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let subject = visitor.subject();
        let body =
            json!({"kind": "withdrawal", "received_at": "2027-11-20", "channel": "letter", "subject": subject, "purpose": "callback"});
        let id = post(&owner, REQUESTS, &body).ok(201).json()["id"].as_str().unwrap().to_owned();
        assert_eq!(fulfil(&owner, &id), "still-granted");
        let route = format!("/api/v1/subjects/{subject}/consents/callback");
        let agent = house.add(server, Role::Agent).sign_in(server);
        assert_eq!(agent.call("DELETE", &route, None).status, 403);
        let stranger = server.organisation("Nachbarhaus").owner.sign_in(server);
        assert_eq!(stranger.call("DELETE", &route, None).status, 404);
        let receipt = owner.call("DELETE", &route, None).ok(200).json()["receipt"].clone();
        assert!(receipt["ledger"]["entry"].as_str().unwrap().contains(&format!("\"by\":\"member:{}\"", house.owner.member)));
        assert_eq!(owner.call("DELETE", &route, None).problem(), "consent-missing");
        assert_eq!(fulfil(&owner, &id), "fulfilled");
        let contacts = owner.call("GET", "/api/v1/contacts", None).ok(200).text();
        assert!(!contacts.contains("+4930901820"));
        assert_eq!(owner.call("POST", &route, Some(&json!({"decision": "given"}))).status, 405, "a member records no consent");
        verify(server);
    });
}
