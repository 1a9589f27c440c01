//! Imports: what is taken in has its basis and its proof, and nobody who said no is brought back.

use crate::ledgers::{count, entries, verify};
use domain::permission::Role;
use serde_json::Value;
use testkit::{Member, Reply, TestServer, on_each_engine};

const HEAD: &str = "name,phone,email,purpose,basis,given_at,proof,locale\n";

fn send(server: &TestServer, member: &Member<'_>, table: &[u8], trial: bool) -> Reply {
    let bearer = format!("Bearer {}", member.token);
    let headers = [("Authorization", bearer.as_str()), ("Content-Type", "text/csv; charset=utf-8")];
    server.send("POST", &format!("/api/v1/imports/contacts?trial={trial}"), &headers, Some(table.to_vec()))
}

fn import(server: &TestServer, member: &Member<'_>, rows: &str) -> Value {
    send(server, member, format!("{HEAD}{rows}").as_bytes(), false).ok(200).json()
}

/// Number, column and reason of each refused row.
fn refused(report: &Value) -> Vec<(u64, String, String)> {
    let word = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let rows = report["refused"].as_array().unwrap();
    rows.iter().map(|row| (row["row"].as_u64().unwrap(), word(row, "column"), word(row, "reason"))).collect()
}

fn one(row: u64, column: &str, reason: &str) -> Vec<(u64, String, String)> {
    vec![(row, column.to_owned(), reason.to_owned())]
}

#[test]
fn a_consent_from_elsewhere_is_taken_in_with_its_proof() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let marketing = house.add(server, Role::Marketing).sign_in(server);
        let row = "Ada Brandt,030 901820,Ada@Beispiel.example,marketing,consent,2026-01-31,card of the fair no. 17,de\n";
        let trial = send(server, &marketing, format!("{HEAD}{row}").as_bytes(), true).ok(200).json();
        assert_eq!((&trial["imported"], marketing.contacts().len()), (&1.into(), 0), "a trial writes nothing");
        let report = import(server, &marketing, row);
        assert_eq!((&report["imported"], refused(&report)), (&1.into(), vec![]));
        assert_eq!(count(server, &house, "consent.imported"), 1);
        let contact = marketing.contacts().remove(0);
        assert_eq!(contact["contact"]["email"], "Ada@Beispiel.example");
        assert_eq!((&contact["contact"]["phone"], &contact["consents"]["marketing"]), (&"+4930901820".into(), &"given".into()));
        let path = format!("/api/v1/subjects/{}/consents", contact["subject"].as_str().unwrap());
        let record = marketing.call("GET", &path, None).ok(200).json()["items"][0].clone();
        assert_eq!((record["how"].as_str(), record["at"].as_str()), (Some("imported"), Some("2026-01-31T00:00:00.000Z")));
        assert_eq!(record["proof"], "card of the fair no. 17");
        let agent = house.add(server, Role::Agent).sign_in(server);
        assert_eq!(agent.call("GET", &path, None).ok(200).json()["items"][0]["proof"], Value::Null, "agents hold no key of marketing");
        let csv = marketing.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).ok(200).text();
        assert!(csv.contains("Ada@Beispiel.example") && csv.contains("2026-01-31"));
        let entry = entries(server, &house).into_iter().flatten().find(|e| e.contains("consent.imported")).unwrap();
        assert!(!entry.contains("Ada") && !entry.contains("card") && entry.contains("\"proof\":\""), "{entry}");
        verify(server);
    });
}

#[test]
fn nothing_of_an_import_lies_in_clear_and_its_erasure_leaves_nothing() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    import(&server, &owner, "Zacharias Quill,,quill@beispiel.example,marketing,consent,2026-01-31,on a card of violet paper,de\n");
    let subject = owner.contacts()[0]["subject"].as_str().unwrap().to_owned();
    let holds = |words: &[u8]| server.ground().files().iter().any(|(_, bytes)| bytes.windows(words.len()).any(|w| w == words));
    for words in ["Quill", "quill@beispiel.example", "violet paper"] {
        assert!(!holds(words.as_bytes()), "{words} lies in clear");
    }
    owner.call("DELETE", &format!("/api/v1/subjects/{subject}"), None).expect(200);
    assert!(owner.contacts().is_empty() && server.ground().rows("subject_grant").rows.is_empty());
    assert!(entries(&server, &house).into_iter().flatten().any(|e| e.contains("consent.imported")), "the proof of the record stays");
    verify(&server);
}

#[test]
fn a_row_without_its_basis_or_proof_is_not_stored() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        for (row, column, reason) in [
            ("A,,a@b.example,,consent,2026-01-31,card,", "purpose", "missing"),
            ("A,,a@b.example,health,consent,2026-01-31,card,", "purpose", "special"),
            ("A,,a@b.example,conversation,contract,2026-01-31,card,", "purpose", "special"),
            ("A,,a@b.example,marketing,,2026-01-31,card,", "basis", "missing"),
            ("A,,a@b.example,marketing,contract,2026-01-31,card,", "basis", "basis"),
            ("A,,a@b.example,marketing,consent,,card,", "given_at", "missing"),
            ("A,,a@b.example,marketing,consent,2099-01-31,card,", "given_at", "future"),
            ("A,,a@b.example,marketing,consent,2026-01-31,,", "proof", "missing"),
            ("A,,,marketing,consent,2026-01-31,card,", "address", "missing"),
            ("A,,nobody,marketing,consent,2026-01-31,card,", "email", "invalid"),
            ("A,,a@b.example,marketing,consent,2026-01-31", "", "cells"),
        ] {
            let report = import(server, &owner, &format!("{row}\n"));
            assert_eq!((refused(&report), &report["imported"]), (one(2, column, reason), &0.into()), "{row}");
        }
        assert!(owner.contacts().is_empty() && count(server, &house, "consent.imported") == 0);
        let twice = "A,,a@b.example,marketing,consent,2026-01-31,card,\nB,,A@B.example,marketing,consent,2026-01-31,card,\n";
        let report = import(server, &owner, twice);
        assert_eq!((&report["imported"], refused(&report)), (&1.into(), one(3, "address", "duplicate")));
        assert_eq!(refused(&import(server, &owner, twice)), [one(2, "address", "known"), one(3, "address", "duplicate")].concat());
    });
}

#[test]
fn a_file_that_is_sent_twice_at_once_is_taken_in_once() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let rows = (0..60).fold(String::new(), |rows, n| rows + &format!(",,a{n}@b.example,marketing,consent,2026-01-31,card {n},\n"));
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| import(server, &owner, &rows));
            }
        });
        assert_eq!((owner.contacts().len(), count(server, &house, "consent.imported")), (60, 60));
    });
}

#[test]
fn no_refusal_and_no_withdrawal_is_overridden() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let (mut withdrew, mut refused_it, mut again) = (server.visit(&house), server.visit(&house), server.visit(&house));
        withdrew.branch("newsletter", &["withdrew@beispiel.example"]);
        withdrew.withdraw("marketing").expect(200);
        refused_it.branch("callback", &["-", "+4930901820"]);
        refused_it.choose("newsletter").expect(200);
        refused_it.consent("refused").expect(201);
        again.branch("newsletter", &["again@beispiel.example"]);
        again.withdraw("marketing").expect(200);
        let row = |phone: &str, email: &str| format!(",{phone},{email},marketing,consent,2026-01-31,card,\n");
        let withdrawn = row("", "Withdrew@Beispiel.example");
        assert_eq!(refused(&import(server, &owner, &withdrawn)), one(2, "address", "objected"));
        assert_eq!(refused(&import(server, &owner, &row("030 901820", ""))), one(2, "address", "objected"));
        // Marketing does not hold the key under which the number was told; the hash knows it all the same.
        let marketing = house.add(server, Role::Marketing).sign_in(server);
        assert_eq!(refused(&import(server, &marketing, &row("030 901820", ""))), one(2, "address", "objected"));
        // Who agrees after all is a contact.
        again.branch("newsletter", &["again@beispiel.example"]);
        assert_eq!(refused(&import(server, &owner, &row("", "again@beispiel.example"))), one(2, "address", "known"));
        // Another organisation knows nothing of it.
        let other = server.organisation("Nachbarhaus");
        assert_eq!(import(server, &other.owner.sign_in(server), &withdrawn)["imported"], 1);
        // Nothing of who withdrew is left a day later but the hash, which names nobody.
        server.clock().advance(jiff::SignedDuration::from_hours(25));
        assert!(!server.store().sweep(server.now()).unwrap().erased.is_empty());
        let owner = house.owner.sign_in(server);
        assert_eq!(refused(&import(server, &owner, &withdrawn)), one(2, "address", "objected"));
        let left = server.ground().rows("objection");
        let nobody = testkit::Value::Bytes(vec![0; 16]);
        assert!(left.rows.iter().any(|row| left.get(row, "subject") == &nobody));
        server.clock().advance(jiff::SignedDuration::from_hours(24 * 31 * 36));
        server.store().sweep(server.now()).unwrap();
        assert!(server.ground().rows("objection").rows.is_empty(), "its time is over");
    });
}

#[test]
fn an_objection_is_a_keyed_hash_that_goes_with_its_subject() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("newsletter", &["ada@beispiel.example"]);
        visitor.withdraw("marketing").expect(200);
        let rows = server.ground().rows("objection");
        let testkit::Value::Bytes(hash) = rows.get(&rows.rows[0], "hash") else { panic!("no hash") };
        let plain = ["ada@beispiel.example", "email ada@beispiel.example"].map(|text| seal::sha256(text.as_bytes()).to_vec());
        assert!(rows.rows.len() == 1 && !plain.contains(hash), "it is keyed");
        visitor.branch("newsletter", &["ada@beispiel.example"]);
        assert!(server.ground().rows("objection").rows.is_empty(), "who agrees objects no more");
        visitor.withdraw("marketing").expect(200);
        visitor.erase().expect(200);
        assert!(server.ground().rows("objection").rows.is_empty());
    });
}

#[test]
fn a_file_is_read_as_spreadsheets_write_it_and_refused_in_a_sentence_where_it_is_none() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let german = "\u{feff}Name;Email;Purpose;Basis;given_at;Proof\r\n\"=HYPERLINK(\"\"x\"\")\";jörg@müller.example;marketing;consent;2026-01-31;Karte; \r\n";
        let report = send(server, &owner, german.replace("; \r\n", "\r\n").as_bytes(), false).ok(200).json();
        assert_eq!((&report["imported"], refused(&report)), (&1.into(), vec![]));
        assert_eq!(owner.contacts()[0]["contact"]["name"], "=HYPERLINK(\"x\")", "it is kept as it was written");
        let csv = owner.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).ok(200).text();
        assert!(csv.contains("'=HYPERLINK") && !csv.contains(",\"=HYPERLINK"), "{csv}");
        let problem = |bytes: &[u8]| send(server, &owner, bytes, false).problem();
        assert_eq!(
            problem(b"name,email,purpose,basis,given_at,proof\nM\xfcller,a@b.example,marketing,consent,2026-01-31,card\n"),
            "not-utf8"
        );
        let secret = send(server, &owner, b"Ada,ada@beispiel.example\n", false);
        assert_eq!(secret.problem(), "import-header");
        assert!(!secret.text().contains("ada@"), "what may be somebody's is not repeated");
        assert_eq!(problem(&vec![b'a'; 5 * 1024 * 1024 + 1]), "too-large");
        owner.call("POST", "/api/v1/imports/contacts", Some(&serde_json::json!({}))).expect(415);
        assert!(
            owner
                .call("GET", "/api/v1/imports/contacts", None)
                .ok(200)
                .text()
                .contains("name,phone,email,purpose,basis,given_at,proof,locale")
        );
        for role in [Role::Agent, Role::Auditor] {
            let member = house.add(server, role).sign_in(server);
            assert_eq!(send(server, &member, HEAD.as_bytes(), false).problem(), "not-permitted");
        }
    });
}

#[test]
fn who_came_by_an_import_goes_when_their_time_is_over() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        import(server, &owner, ",,a@b.example,marketing,consent,2026-01-31,card,\n");
        server.clock().advance(jiff::SignedDuration::from_hours(24 * 364));
        assert!(server.store().sweep(server.now()).unwrap().erased.is_empty());
        server.clock().advance(jiff::SignedDuration::from_hours(24 * 3));
        assert_eq!(server.store().sweep(server.now()).unwrap().erased.len(), 1);
        assert!(house.owner.sign_in(server).contacts().is_empty());
    });
}
