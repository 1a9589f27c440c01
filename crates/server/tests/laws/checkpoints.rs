//! The day's checkpoint leaves the house: by mail and stamped, to whom it may go, once a day, and as something that proves (laws 4 and 9).

use crate::ledgers::{acts, count, entries, verify};
use domain::permission::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Authority, Ground, Letter, Member, Organisation, PostOffice, TestServer, on_each_engine};

const ADDRESS: &str = "revision@teehaus.example";
const ROUTE: &str = "/api/v1/organisation/checkpoint";

fn register(owner: &Member<'_>, kind: &str) -> String {
    let purposes: &[&str] = if kind == "mail" { &["callback"] } else { &[] };
    let recipient = json!({"kind": kind, "name": format!("{kind} GmbH"), "country": "DE", "purposes": purposes});
    owner.call("POST", "/api/v1/recipients", Some(&recipient)).ok(201).json()["id"].as_str().unwrap().to_owned()
}

fn direct(owner: &Member<'_>) {
    owner.call("PUT", ROUTE, Some(&json!({"address": ADDRESS}))).expect(200);
}

/// What of the day's checkpoint the privacy desk says does not leave.
fn on_the_desk(owner: &Member<'_>) -> Vec<String> {
    let desk = owner.call("GET", "/api/v1/privacy-desk", None).ok(200).json();
    let items = desk["items"].as_array().unwrap().iter().filter(|item| item["kind"] == "checkpoint-unsent");
    items.map(|item| item["about"].as_str().unwrap().to_owned()).collect()
}

/// The acts of checkpoints alone.
fn left(server: &TestServer, house: &Organisation) -> Vec<String> {
    acts(server, house).into_iter().filter(|act| act.starts_with("checkpoint.")).collect()
}

fn file<'l>(letter: &'l Letter, ending: &str) -> Option<&'l [u8]> {
    letter.files.iter().find(|(name, _)| name.ends_with(ending)).map(|(_, bytes)| bytes.as_slice())
}

/// Whether the ledger goes on from a checkpoint, as `parlour ledger verify --checkpoint` finds out.
fn continues(server: &TestServer, note: &str) -> Result<(), String> {
    let note = note.to_owned();
    server.store().read(move |r| Ok(r.continues(&note).map(drop).map_err(|e| e.to_string()))).unwrap()
}

/// A server with a mail server and a time-stamping authority, on each engine; nothing where there is no authority to be had.
fn with_authority(test: impl Fn(&TestServer, &PostOffice, &Authority, &Organisation)) {
    for ground in [Some(Ground::sqlite()), Ground::postgres()].into_iter().flatten() {
        let Some(authority) = Authority::open() else { return };
        let post = PostOffice::open();
        let server = TestServer::start_with_time_stamp(ground, post.server(), authority.destination());
        let house = server.organisation("Teehaus");
        test(&server, &post, &authority, &house);
    }
}

#[test]
fn it_goes_by_mail_once_a_day_and_proves() {
    for ground in [Some(Ground::sqlite()), Ground::postgres()].into_iter().flatten() {
        let post = PostOffice::open();
        let server = TestServer::start_with_mail(ground, post.server());
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(&server);
        server.send_checkpoints();
        assert_eq!(post.letters().len(), 0, "nobody said where to");
        direct(&owner);
        server.send_checkpoints();
        assert_eq!(
            (post.letters().len(), left(&server, &house)),
            (0, vec!["checkpoint.directed".to_owned()]),
            "and no recipient is registered"
        );
        assert_eq!(owner.call("GET", ROUTE, None).ok(200).json()["mail"]["way"], "not-registered");
        assert_eq!(on_the_desk(&owner), ["mail"], "nobody may carry it");

        register(&owner, "mail");
        server.send_checkpoints();
        server.send_checkpoints();
        let letters = post.letters();
        assert_eq!(letters.len(), 1, "once");
        let letter = &letters[0];
        assert!(letter.headers.contains(&format!("To: {ADDRESS}")) && letter.headers.contains("Auto-Submitted"), "{}", letter.headers);
        assert!(letter.text.contains("parlour ledger verify --checkpoint") && letter.text.contains("Teehaus"), "{}", letter.text);
        assert!(!letter.text.contains('{') && letter.html.is_empty() && letter.files.len() == 1, "{}", letter.text);
        assert!(letter.text.find("Teehaus") < letter.text.find("2027"), "the organisation, then the day: {}", letter.text);
        let note = String::from_utf8(file(letter, ".txt").unwrap().to_vec()).unwrap();
        assert_eq!(continues(&server, &note), Ok(()));
        assert!(continues(&server, &note.replace('\n', "\n ")).is_err(), "another text is not what was signed");
        assert_eq!(left(&server, &house), ["checkpoint.directed", "checkpoint.sent"]);

        server.clock().advance(SignedDuration::from_mins(10 * 60 + 30));
        server.send_checkpoints();
        assert_eq!(post.letters().len(), 1, "it is not midnight in Berlin yet");
        server.clock().advance(SignedDuration::from_hours(2));
        server.send_checkpoints();
        assert_eq!(post.letters().len(), 2, "the next day's");
        let kept: String = entries(&server, &house).into_iter().flatten().collect();
        assert!(!kept.contains(ADDRESS) && kept.contains("\"act\":\"checkpoint.sent\""), "the ledger names no address");
        let stored = format!("{:?}", server.ground().rows("checkpoint_errand"));
        assert!(!stored.contains(ADDRESS), "nor does the database: {stored}");
        verify(&server);

        let owner = house.owner.sign_in(&server);
        owner.call("PUT", ROUTE, Some(&json!({"address": null}))).expect(200);
        server.clock().advance(SignedDuration::from_hours(24));
        server.send_checkpoints();
        assert_eq!(post.letters().len(), 2, "and none any more");
    }
}

#[test]
fn a_letter_that_nobody_took_is_tried_again_after_an_hour() {
    let mut post = PostOffice::open();
    let server = TestServer::start_with_mail(Ground::sqlite(), post.server());
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    direct(&owner);
    register(&owner, "mail");
    post.close();
    server.send_checkpoints();
    server.send_checkpoints();
    assert_eq!(count(&server, &house, "checkpoint.sent"), 1, "what leaves is written before it does");
    let told = owner.call("GET", ROUTE, None).ok(200).json()["mail"].clone();
    assert!(told["done_at"].is_null() && told["tried_at"].is_string(), "{told}");
    assert_eq!(on_the_desk(&owner), ["mail"], "somebody is told");
    post.reopen();
    server.send_checkpoints();
    assert_eq!(post.letters().len(), 0, "not at once");
    server.clock().advance(SignedDuration::from_mins(61));
    server.send_checkpoints();
    assert_eq!(post.letters().len(), 1);
    assert_eq!(on_the_desk(&owner), [""; 0], "and needs to know no more");
    server.clock().advance(SignedDuration::from_mins(61));
    server.send_checkpoints();
    assert_eq!(post.letters().len(), 1);
}

#[test]
fn it_is_stamped_by_a_real_authority_and_openssl_agrees() {
    with_authority(|server, post, authority, house| {
        let owner = house.owner.sign_in(server);
        direct(&owner);
        register(&owner, "mail");
        let ledger = format!("/ledger/{}/stamped/checkpoint", house.id);
        owner.call("GET", &ledger, None).expect(404);
        server.send_checkpoints();
        assert_eq!((authority.asked(), post.letters().len()), (0, 1), "who is not registered is not asked");
        assert_eq!(owner.call("GET", ROUTE, None).ok(200).json()["time_stamp"]["way"], "not-registered");

        register(&owner, "time-stamp");
        server.clock().advance(SignedDuration::from_hours(24));
        server.send_checkpoints();
        server.send_checkpoints();
        assert_eq!((authority.asked(), post.letters().len()), (1, 2), "once a day");
        let owner = house.owner.sign_in(server);
        let note = owner.call("GET", &ledger, None).ok(200).text();
        let answer = owner.call("GET", &format!("{ledger}.tsr"), None).ok(200).body;
        assert!(authority.verifies(&answer, &note), "OpenSSL does not take what is given out");
        assert!(!authority.verifies(&answer, &format!("{note} ")));
        assert_eq!(continues(server, &note), Ok(()));
        let letter = post.letters().pop().unwrap();
        assert_eq!(
            (file(&letter, ".txt"), file(&letter, ".tsr")),
            (Some(note.as_bytes()), Some(answer.as_slice())),
            "the letter brings both"
        );
        assert_eq!(count(server, house, "checkpoint.stamped"), 1);
        assert_eq!(count(server, house, "checkpoint.sent"), 3, "two letters and a hash");
        let told = owner.call("GET", ROUTE, None).ok(200).json();
        let size = told["stamped"]["size"].as_u64().unwrap();
        assert_eq!(note.lines().nth(1), Some(size.to_string().as_str()));
        owner.call("GET", &format!("{ledger}?size={size}"), None).expect(200);
        owner.call("GET", &format!("{ledger}.tsr?size={}", size + 1), None).expect(404);

        let other = server.organisation("Kaffeehaus");
        let stranger = other.owner.sign_in(server);
        stranger.call("GET", &ledger, None).expect(404);
        stranger.call("GET", &format!("{ledger}.tsr"), None).expect(404);
        verify(server);
    });
}

#[test]
fn an_answer_that_is_no_stamp_of_it_is_not_kept() {
    with_authority(|server, post, authority, house| {
        let owner = house.owner.sign_in(server);
        direct(&owner);
        register(&owner, "mail");
        register(&owner, "time-stamp");
        server.send_checkpoints();
        let ledger = format!("/ledger/{}/stamped/checkpoint.tsr", house.id);
        let of_yesterday = owner.call("GET", &ledger, None).ok(200).body;
        let bad: [Vec<u8>; 3] = [of_yesterday, b"nonsense".to_vec(), vec![0x30; 100_000]];
        for answer in bad {
            server.clock().advance(SignedDuration::from_hours(24));
            authority.answer_instead(Some(answer));
            let before = post.letters().len();
            server.send_checkpoints();
            assert_eq!(count(server, house, "checkpoint.stamped"), 1);
            let letter = post.letters().pop().unwrap();
            assert_eq!((post.letters().len(), letter.files.len()), (before + 1, 1), "the letter goes without it");
        }
        authority.answer_instead(None);
        server.send_checkpoints();
        assert_eq!(count(server, house, "checkpoint.stamped"), 1, "not at once");
        server.clock().advance(SignedDuration::from_mins(61));
        server.send_checkpoints();
        assert_eq!((count(server, house, "checkpoint.stamped"), authority.asked()), (2, 5));
        verify(server);
        let column = if server.ground().is_sqlite() { "CAST(X'00' || answer AS BLOB)" } else { "'\\x00'::bytea || answer" };
        server.ground().execute(&format!("UPDATE checkpoint_stamp SET answer = {column}"), &[]);
        let changed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| verify(server)));
        assert!(changed.is_err(), "a changed stamp is noticed");
    });
}

#[test]
fn who_may_say_where_it_goes() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        let agent = house.add(server, Role::Agent).sign_in(server);
        let change: Value = json!({"address": ADDRESS});
        for (member, read) in [(&auditor, 200), (&agent, 403)] {
            member.call("GET", ROUTE, None).expect(read);
            assert_eq!(member.call("PUT", ROUTE, Some(&change)).status, 403);
        }
        server.call("GET", ROUTE, None, None).expect(401);
        let owner = house.owner.sign_in(server);
        for bad in ["nobody", "a@b@c", "a@b\r\nBcc: c@d.example"] {
            assert_eq!(owner.call("PUT", ROUTE, Some(&json!({"address": bad}))).problem(), "invalid-value", "{bad}");
        }
        direct(&owner);
        let told = owner.call("GET", ROUTE, None).ok(200).json();
        assert_eq!(
            (&told["address"], &told["mail"]["way"], &told["time_stamp"]["way"]),
            (&json!(ADDRESS), &json!("not-configured"), &json!("not-configured"))
        );
        let elsewhere = server.organisation("Kaffeehaus");
        assert!(elsewhere.owner.sign_in(server).call("GET", ROUTE, None).ok(200).json()["address"].is_null());
    });
}
