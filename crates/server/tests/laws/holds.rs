//! Legal holds and restriction: who reads what, before and after withdrawal, erasure and the hold's end.

use crate::ledgers::acts;
use domain::Purpose;
use domain::id::{HoldId, HolderId, SubjectId};
use domain::permission::Role;
use jiff::SignedDuration;
use seal::{HandOver, KeyPair, Recipient, SubjectKey, Token, TokenKind};
use serde_json::{Value, json};
use testkit::{Member, Organisation, Reply, TestServer, Visitor, on_each_engine};
use uuid::Uuid;

const HOLDS: &str = "/api/v1/holds";

fn day(server: &TestServer, days: i64) -> String {
    (server.now() + SignedDuration::from_hours(24 * days)).to_string()
}

fn place(server: &TestServer, member: &Member<'_>, subject: &str, purpose: Option<&str>, days: i64) -> Reply {
    let body = json!({"subject": subject, "purpose": purpose, "reason": "claim 4 O 12/26 of Ms Sommer", "ends_at": day(server, days)});
    member.call("POST", HOLDS, Some(&body))
}

fn id(reply: &Reply) -> String {
    reply.json()["id"].as_str().unwrap().to_owned()
}

fn content(member: &Member<'_>, hold: &str) -> Reply {
    member.call("GET", &format!("{HOLDS}/{hold}/content"), None)
}

/// A visitor who wrote to a person and left a number.
fn visitor<'s>(server: &'s TestServer, house: &Organisation) -> Visitor<'s> {
    let mut visitor = server.visit(house);
    visitor.branch("callback", &["Ada Sommer", "+4930901820"]);
    visitor.choose("human").expect(200);
    visitor.say("the parcel was empty").expect(200);
    visitor
}

/// The texts and values that a hold keeps.
fn told(reply: &Reply) -> Vec<String> {
    let body = reply.json();
    let texts = body["messages"].as_array().unwrap().iter().filter(|m| m["from"] == "visitor").filter_map(|m| m["text"].as_str());
    let values = body["fields"].as_array().unwrap().iter().filter_map(|f| f["value"].as_str());
    texts.chain(values).map(str::to_owned).collect()
}

fn sweep(server: &TestServer) -> store::Swept {
    server.store().sweep(server.now()).unwrap()
}

#[test]
fn a_hold_takes_nothing_of_a_consent_whose_time_is_over_swept_or_not() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        owner.call("PATCH", "/api/v1/purposes/callback", Some(&json!({"valid_months": 1}))).expect(200);
        let ada = visitor(server, &house);
        let account = house.add(server, Role::PrivacyOfficer);
        server.clock().advance(SignedDuration::from_hours(24 * 32));
        let (owner, officer) = (house.owner.sign_in(server), account.sign_in(server));
        let refused = place(server, &owner, &ada.subject(), Some("callback"), 30);
        assert_eq!((refused.status, refused.problem()), (403, "no-grant".to_owned()), "nobody reads the number any more");
        let all = place(server, &owner, &ada.subject(), None, 30).ok(201);
        sweep(server);
        let kept = told(&content(&officer, &id(&all)).ok(200));
        assert!(kept.contains(&"the parcel was empty".to_owned()) && !kept.contains(&"+4930901820".to_owned()), "{kept:?}");
    });
}

#[test]
fn under_a_hold_withdrawal_takes_everyday_reading_and_leaves_the_privacy_officers() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let ada = visitor(server, &house);
        let account = house.add(server, Role::PrivacyOfficer);
        let (owner, officer) = (house.owner.sign_in(server), account.sign_in(server));
        let conversation = ada.conversation();
        let placed = place(server, &owner, &ada.subject(), None, 30).ok(201);
        assert_eq!((&placed.json()["reason"], &placed.json()["erased"]), (&"claim 4 O 12/26 of Ms Sommer".into(), &false.into()));
        let hold = id(&placed);
        assert_eq!(content(&owner, &hold).status, 403, "who runs the business does not read what is held");
        assert!(told(&content(&officer, &hold).ok(200)).contains(&"the parcel was empty".to_owned()));

        for purpose in ["callback", "conversation"] {
            let receipt = ada.withdraw(purpose).ok(200).json()["receipt"].clone();
            assert_eq!(receipt["held"], 1, "the receipt says that it is held");
            assert!(receipt["ledger"]["entry"].as_str().unwrap().contains("\"held\":\"1\""));
        }
        for member in [&owner, &officer] {
            assert_eq!(member.conversation(&conversation).status, 403);
            assert!(!member.call("GET", "/api/v1/contacts", None).text().contains("+4930901820"));
        }
        assert_eq!(place(server, &owner, &ada.subject(), None, 30).ok(403).problem(), "no-grant", "a hold comes before the withdrawal");
        server.clock().advance(SignedDuration::from_hours(26));
        sweep(server);
        let fresh = house.add(server, Role::PrivacyOfficer).sign_in(server);
        assert_eq!(content(&fresh, &hold).ok(403).problem(), "no-grant", "nobody has handed the pair to this one yet");
        assert!(told(&content(&account.sign_in(server), &hold).ok(200)).contains(&"+4930901820".to_owned()), "destroyed, and held");
        let first = server.organisation("Nachbarhaus").owner.sign_in(server);
        assert_eq!(content(&first, &hold).status, 404, "another organisation's");
        server.clock().advance(SignedDuration::from_hours(24 * 29));
        assert_eq!(sweep(server).holds, 1);
        assert_eq!(content(&account.sign_in(server), &hold).status, 404);
        let named = acts(server, &house);
        let holds: Vec<_> = named.iter().filter(|act| act.starts_with("hold.")).collect();
        assert_eq!(holds, ["hold.placed", "hold.opened", "hold.opened", "hold.ended"]);
    });
}

#[test]
fn an_erasure_under_a_hold_leaves_what_is_held_until_it_ends() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let ada = visitor(server, &house);
        let (owner, officer) = (house.owner.sign_in(server), house.add(server, Role::PrivacyOfficer).sign_in(server));
        let (subject, token) = (ada.subject(), ada.token.clone());
        let hold = id(&place(server, &officer, &subject, Some("conversation"), 30).ok(201));
        assert_eq!(ada.erase().ok(200).json()["receipt"]["held"], 1);
        assert_eq!(server.call("GET", "/api/v1/visit", Some(&token), None).status, 401, "the token is dead");
        assert!(owner.contacts().iter().all(|contact| contact["subject"] != subject.as_str()));
        assert!(owner.conversations().is_empty());
        assert_eq!(owner.call("DELETE", &format!("/api/v1/subjects/{subject}"), None).status, 404);
        assert_eq!(told(&content(&officer, &hold).ok(200)), ["the parcel was empty"], "of what was not held nothing is left");
        let listed = officer.all(HOLDS);
        assert_eq!((&listed[0]["erased"], &listed[0]["reason"]), (&true.into(), &"claim 4 O 12/26 of Ms Sommer".into()));
        assert_eq!(owner.all(HOLDS)[0]["reason"], Value::Null, "the reason is read by who reads the rest");

        assert_eq!(owner.call("DELETE", &format!("{HOLDS}/{hold}"), None).status, 204);
        assert_eq!(content(&officer, &hold).status, 404);
        assert_eq!(owner.call("DELETE", &format!("{HOLDS}/{hold}"), None).status, 404);
        assert!(officer.all(HOLDS).is_empty());
        let other = visitor(server, &house);
        assert_eq!(other.erase().ok(200).json()["receipt"].get("held"), None, "nothing is said where nothing is held");
    });
}

#[test]
fn a_held_file_is_given_to_who_reads_the_hold() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut ada = server.visit(&house);
        ada.choose("human").expect(200);
        let png = testkit::samples::picture_that_tells();
        ada.attach("parcel.png", &png).expect(201);
        let officer = house.add(server, Role::PrivacyOfficer).sign_in(server);
        let hold = id(&place(server, &officer, &ada.subject(), None, 30).ok(201));
        ada.erase().expect(200);
        let held = content(&officer, &hold).ok(200).json();
        let carried = held["messages"].as_array().unwrap().iter().find_map(|m| m["file"].as_str()).unwrap().to_owned();
        let path = format!("{HOLDS}/{hold}/files/{carried}");
        let given = officer.call("GET", &path, None).ok(200);
        assert!(given.body.starts_with(b"\x89PNG"));
        assert_eq!(house.owner.sign_in(server).call("GET", &path, None).ok(403).problem(), "no-grant");
        officer.call("DELETE", &format!("{HOLDS}/{hold}"), None).expect(204);
        assert_eq!(officer.call("GET", &path, None).status, 404);
    });
}

#[test]
fn a_hold_is_asked_for_in_full_and_by_who_may() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let ada = visitor(server, &house);
        let owner = house.owner.sign_in(server);
        let subject = ada.subject();
        let ask = |body: Value| owner.call("POST", HOLDS, Some(&body));
        let end = day(server, 3);
        assert_eq!(ask(json!({"subject": subject, "reason": "x", "ends_at": server.now().to_string()})).ok(422).problem(), "invalid-value");
        assert_eq!(ask(json!({"subject": subject, "reason": "  ", "ends_at": end})).ok(422).problem(), "invalid-value");
        assert_eq!(ask(json!({"subject": subject, "reason": "x", "ends_at": "soon"})).ok(422).problem(), "invalid-value");
        assert_eq!(ask(json!({"subject": subject, "reason": "x", "ends_at": end, "purpose": "hold"})).ok(422).problem(), "invalid-body");
        assert_eq!(ask(json!({"subject": "nobody", "reason": "x", "ends_at": end})).status, 404);
        assert_eq!(ask(json!({"subject": subject, "reason": "x", "ends_at": end, "purpose": "marketing"})).ok(403).problem(), "no-grant");
        let last_day = ask(json!({"subject": subject, "reason": "x", "ends_at": "2031-12-31"})).ok(201).json();
        assert_eq!(last_day["ends_at"], "2032-01-01T00:00:00.000Z", "the whole day");
        assert_eq!(place(server, &other.owner.sign_in(server), &subject, None, 3).status, 404);
        for role in [Role::Agent, Role::Marketing, Role::Auditor] {
            let member = house.add(server, role.clone()).sign_in(server);
            assert_eq!(place(server, &member, &subject, None, 3).ok(403).problem(), "not-permitted", "{role:?}");
        }
        let auditor = house.add(server, Role::Auditor).sign_in(server);
        assert_eq!(auditor.all(HOLDS)[0]["reason"], Value::Null);
        assert_eq!(house.add(server, Role::Agent).sign_in(server).call("GET", HOLDS, None).status, 403);
    });
}

#[test]
fn one_privacy_officer_hands_the_hold_pair_to_the_next() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let ada = visitor(server, &house);
        let first = house.add(server, Role::PrivacyOfficer);
        let officer = first.sign_in(server);
        let hold = id(&place(server, &officer, &ada.subject(), None, 30).ok(201));
        let second = house.add(server, Role::PrivacyOfficer);
        assert_eq!(content(&second.sign_in(server), &hold).ok(403).problem(), "no-grant");
        first.sign_in(server);
        content(&second.sign_in(server), &hold).expect(200);
        assert_eq!(content(&house.owner.sign_in(server), &hold).ok(403).problem(), "no-grant", "nobody hands it to an owner");
        assert!(acts(server, &house).iter().any(|act| act == "key.handed-over"));
    });
}

#[test]
fn restriction_refuses_reading_at_once_and_gives_it_back() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut ada = visitor(server, &house);
        let (owner, officer) = (house.owner.sign_in(server), house.add(server, Role::PrivacyOfficer).sign_in(server));
        let agent = house.add(server, Role::Agent).sign_in(server);
        let (subject, conversation) = (ada.subject(), ada.conversation());
        let route = format!("/api/v1/subjects/{subject}/restriction");
        agent.conversation(&conversation).expect(200);
        assert_eq!(agent.call("POST", &route, None).ok(403).problem(), "not-permitted");
        let mut socket = agent.socket();
        ada.say("is anybody there?").expect(200);
        socket.until("message");

        let receipt = officer.call("POST", &route, None).ok(200).json()["receipt"].clone();
        assert_eq!(receipt["act"], "subject.restricted");
        socket.until("evicted");
        for member in [&owner, &officer, &agent] {
            assert_eq!(member.conversation(&conversation).ok(403).problem(), "restricted");
            let listed = &member.conversations()[0];
            assert_eq!((&listed["restricted"], &listed["readable"], &listed["preview"]), (&true.into(), &false.into(), &Value::Null));
            assert!(member.contacts().is_empty(), "they are in no list of contacts");
        }
        assert_eq!(agent.answer(&conversation, "hello?").ok(403).problem(), "restricted");
        let found = owner.call("GET", "/api/v1/search?q=parcel", None);
        assert!(!found.text().contains("parcel was empty"));
        assert_eq!(officer.call("POST", &route, None).ok(409).problem(), "conflict");

        // The visitor reads and writes on; what they write and grant meanwhile is stored, and read by nobody.
        ada.say("I am still here").expect(200);
        ada.branch("newsletter", &["ada@sommer.example"]);
        assert!(ada.data()["restricted"].is_string());
        assert!(!owner.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).text().contains("ada@sommer.example"));
        assert_eq!(agent.call("DELETE", &route, None).ok(403).problem(), "not-permitted");

        officer.call("DELETE", &route, None).expect(200);
        assert!(owner.conversation(&conversation).ok(200).text().contains("I am still here"));
        assert!(owner.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).text().contains("ada@sommer.example"));
        assert_eq!(officer.call("DELETE", &route, None).ok(409).problem(), "conflict");
        let named: Vec<_> = acts(server, &house).into_iter().filter(|act| act.starts_with("subject.")).collect();
        assert_eq!(named, ["subject.restricted", "subject.unrestricted"]);
    });
}

#[test]
fn whoever_is_restricted_is_told_and_told_again_before_it_ends() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let ada = visitor(server, &house);
        let owner = house.owner.sign_in(server);
        let route = format!("/api/v1/subjects/{}/restriction", ada.subject());
        let told = || -> Vec<String> {
            let said = ada.messages();
            let ours = said.iter().filter(|message| message["from"] == "system").filter_map(|message| message["text"].as_str());
            ours.filter(|text| text.contains("restrict")).map(str::to_owned).collect()
        };
        assert!(told().is_empty());
        owner.call("POST", &route, None).expect(200);
        assert_eq!(told().len(), 1);
        assert!(told()[0].starts_with("Your data has been restricted"));
        assert_eq!(owner.call("POST", &route, None).status, 409);
        assert_eq!(told().len(), 1, "what is refused is not told");
        owner.call("DELETE", &route, None).expect(200);
        assert!(told()[1].starts_with("The restriction of your data ends now"), "{:?}", told());
    });
}

#[test]
fn whoever_is_restricted_withdraws_and_erases_as_ever() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (ada, ben) = (visitor(server, &house), visitor(server, &house));
        let owner = house.owner.sign_in(server);
        for visitor in [&ada, &ben] {
            owner.call("POST", &format!("/api/v1/subjects/{}/restriction", visitor.subject()), None).expect(200);
        }
        let conversation = ada.conversation();
        ada.withdraw("conversation").expect(200);
        owner.call("DELETE", &format!("/api/v1/subjects/{}/restriction", ada.subject()), None).expect(200);
        assert_eq!(owner.conversation(&conversation).ok(403).problem(), "no-grant", "what was withdrawn does not come back");
        ben.erase().expect(200);
        assert_eq!(owner.call("POST", "/api/v1/subjects/nobody/restriction", None).status, 404);
    });
}

/// Every subject key that these pairs of the hold open, by trying each on each.
fn opened_by(server: &TestServer, house: &Organisation, holder: HolderId, own: &KeyPair, hold: HoldId, subject: Uuid) -> usize {
    let (organisation, pair) = (house.id.0, Purpose::hold());
    let (seals, keys) = server.store().read(|r| Ok((r.purpose_seals(holder)?, r.hold_keys(hold)?))).unwrap();
    let binding = |generation| HandOver {
        organisation,
        subject: None,
        purpose: pair.as_str(),
        generation,
        recipient: Recipient::Holder(holder.0),
        grant: None,
        notice: None,
        wording: None,
    };
    // Every seal is tried as one of the hold pair, whatever it says that it is.
    let pairs = seals.iter().filter_map(|seal| KeyPair::receive(&seal.sealed, own, &binding(seal.generation)).ok());
    let opens = |pair: &KeyPair| {
        let opened = keys.iter().filter(|key| {
            let recipient = Recipient::Hold { id: hold.0 };
            let purpose = key.purpose.as_str();
            let info = HandOver { subject: Some(subject), purpose, generation: key.generation, recipient, ..binding(0) };
            SubjectKey::receive(&key.sealed, pair, &info).is_ok()
        });
        opened.count()
    };
    pairs.map(|pair| opens(&pair)).sum::<usize>() + opens(own)
}

#[test]
fn the_owners_password_and_the_whole_database_open_no_hold_and_the_recovery_key_does() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let ada = visitor(server, &house);
        let subject = SubjectId::parse(&ada.subject()).unwrap().0;
        let owner = house.owner.sign_in(server);
        let hold = HoldId::parse(&id(&place(server, &owner, &ada.subject(), None, 30).ok(201))).unwrap();
        ada.erase().expect(200);
        let own = house.owner.key_pair(server);
        assert_eq!(opened_by(server, &house, house.owner.member.into(), &own, hold, subject), 0);
        let recovery = Token::parse(TokenKind::Recovery, &house.recovery_key).unwrap().key_pair();
        let holder = server.store().read(|r| r.recovery(house.id)).unwrap().unwrap().id;
        assert_eq!(opened_by(server, &house, holder, &recovery, hold, subject), 2, "conversation and callback");
    });
}

#[test]
fn whoever_asks_the_bot_to_freeze_their_data_is_restricted_by_their_own_keys() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut ada = visitor(server, &house);
        let owner = house.owner.sign_in(server);
        let (subject, conversation) = (ada.subject(), ada.conversation());
        owner.conversation(&conversation).expect(200);
        ada.say("please freeze my data").expect(200);
        let ids: Vec<_> = ada.ask["options"].as_array().unwrap().iter().map(|o| o["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(ids, ["restrict", "show", "back"]);
        ada.choose("restrict").expect(200);
        assert!(ada.data()["restricted"].is_string());
        assert_eq!(owner.conversation(&conversation).ok(403).problem(), "restricted");
        let subject_id = SubjectId::parse(&subject).unwrap();
        assert!(server.store().read(|r| r.unresealed(subject_id)).unwrap().is_empty(), "nothing waits for a member's session");
        ada.say("please freeze my data").expect(200);
        ada.choose("restrict").expect(200);
        owner.call("DELETE", &format!("/api/v1/subjects/{subject}/restriction"), None).expect(200);
        assert!(owner.conversation(&conversation).ok(200).text().contains("the parcel was empty"));
    });
}
