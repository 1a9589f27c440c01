//! The burglar: whoever has every file, every row and the server key reads no visitor's word; with one member's password,
//! exactly what visitors granted to what that member reads.
//!
//! Broken into is an organisation made as the command makes it, not the demo, whose password the server key seals (said in
//! SECURITY.md). The burglar knows `docs/spec/keys.md` and writes every binding by itself, so that a mistake in ours does not
//! hide itself. That it could succeed is shown on worlds that are sabotaged on purpose.

#![cfg(test)]

mod loot;
mod spec;
mod thief;
mod world;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Purpose;
use domain::permission::{OwnRole, Permission, Role};
use loot::{Loot, traces};
use seal::{HandOver, KeyPair, Recipient, ServerKey, SubjectKey, SystemEntropy, Token, TokenKind};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;
use testkit::{Authenticator, Ground, TestServer, Value};
use thief::{Opened, Thief};
use world::World;

/// What the server key may open: that is what it is for.
const SERVERS_OWN: [&str; 3] = ["ledger_key.sealed_seed", "member.email", "member.totp"];

fn places(opened: &[Opened]) -> BTreeSet<&str> {
    opened.iter().map(|o| o.place.as_str()).collect()
}

fn on_each_ground(test: impl Fn(&TestServer, &World<'_>)) {
    for ground in [Some(Ground::sqlite()), Ground::postgres()].into_iter().flatten() {
        let server = TestServer::start_on(ground);
        test(&server, &World::play(&server));
    }
}

#[test]
fn everything_that_lies_there_opens_no_content() {
    on_each_ground(|server, _| {
        let loot = Loot::take(server);
        let opened = Thief::new(&loot).rob();
        assert_eq!(places(&opened), BTreeSet::from(SERVERS_OWN), "and the burglar is no straw man: these it must open");
        assert_eq!(traces(&loot, &World::said()), Vec::<String>::new());
    });
}

#[test]
fn one_members_password_opens_what_was_granted_and_nothing_else() {
    on_each_ground(|server, world| {
        let agent = world.house.add(server, Role::Agent);
        let marketing = world.house.add(server, Role::Marketing);
        let auditor = world.house.add(server, Role::Auditor);
        let officer = world.house.add(server, Role::PrivacyOfficer);
        let administrator = world.house.add(server, Role::Administrator);
        let owner = world.house.owner.sign_in(server);
        let reception = json!({"name": "reception", "permissions": ["contacts.read"], "reads": ["callback"]});
        owner.call("POST", "/api/v1/roles", Some(&reception)).expect(201);
        let own = OwnRole {
            name: "reception".into(),
            permissions: [Permission::ContactsRead].into(),
            reads: [Purpose::callback()].into(),
            asks_reason: false,
        };
        let own = Role::Own(Arc::new(own));
        let receptionist = world.house.add(server, own.clone());
        let loot = Loot::take(server);
        for (account, role) in [
            (&world.house.owner, Role::Owner),
            (&agent, Role::Agent),
            (&marketing, Role::Marketing),
            (&auditor, Role::Auditor),
            (&officer, Role::PrivacyOfficer),
            (&administrator, Role::Administrator),
            (&receptionist, own),
        ] {
            let mut thief = Thief::who_learns(&loot);
            assert!(thief.learn_password(&account.email, &account.password), "{role:?}: the password opens the member's pair");
            let opened = thief.rob();
            let content = thief::contents(&loot, &opened);
            assert_eq!(content, world.granted_to(&role), "{role:?}");
            let text: Vec<u8> = opened.iter().flat_map(|o| o.plain.clone()).collect();
            for secret in World::hidden_from(&role) {
                assert!(!contains(&text, secret.as_bytes()), "{role:?} reads {secret:?}");
            }
            for known in World::shown_to(&role) {
                assert!(contains(&text, known.as_bytes()), "{role:?} does not read {known:?}");
            }
        }
    });
}

/// What stands there of a passkey (its id, its public key, the wrapped private half) opens nothing. With what its authenticator yields it
/// opens what the matrix says of its member.
#[test]
fn a_passkey_opens_what_its_members_role_reads_to_whoever_has_what_it_yields() {
    on_each_ground(|server, world| {
        let mut owner = world.house.owner.sign_in(server).token;
        let mut yields = vec![(Role::Owner, added(server, &mut owner, 1))];
        for (number, role) in (2..).zip([Role::Agent, Role::Marketing, Role::Auditor]) {
            let account = world.house.add(server, role.clone());
            yields.push((role, added(server, &mut account.sign_in(server).token, number)));
        }
        let loot = Loot::take(server);
        let own = SERVERS_OWN.into_iter().chain(["passkey.name"]).collect();
        assert_eq!(places(&Thief::new(&loot).rob()), own, "passkeys lie there and open nothing");
        for (role, output) in yields {
            assert_eq!(contents_of(&loot, |thief| thief.learn_passkey(output)), world.granted_to(&role), "{role:?}");
            assert!(contents_of(&loot, |thief| thief.learn_passkey([output[0]; 32])).is_empty(), "{role:?}: another output");
        }
    });
}

/// Gives a member a passkey of this number; answers what it yields.
fn added(server: &TestServer, token: &mut String, number: u8) -> [u8; 32] {
    let mut device = Authenticator::new(server, number);
    let asked = server.call_by_name("POST", "/api/v1/passkeys/options", Some(token), None).ok(200).json()["options"].clone();
    let prf = device.yields(&asked).unwrap();
    let made = json!({"name": "Laptop", "credential": device.make(&asked), "prf": prf});
    let reply = server.call_by_name("POST", "/api/v1/passkeys", Some(token), Some(&made)).ok(201).json();
    reply["token"].as_str().unwrap().clone_into(token);
    URL_SAFE_NO_PAD.decode(prf).unwrap().try_into().unwrap()
}

#[test]
fn an_invitation_opens_what_its_role_reads_to_its_secret_alone_and_once() {
    on_each_ground(|server, world| {
        let owner = world.house.owner.sign_in(server);
        let email = |number: usize| format!("joined{number}@teehaus.example");
        let invite = |number: usize, role: &str| {
            let new = serde_json::json!({"email": email(number), "role": role});
            let invited = owner.call("POST", "/api/v1/members", Some(&new)).ok(201).json();
            invited["invitation_url"].as_str().unwrap().split_once('#').unwrap().1.to_owned()
        };
        let join = |number: usize, token: &str| {
            let password = format!("several words of {number}");
            let joins = serde_json::json!({"name": "Tom Berg", "password": password});
            server.call("POST", "/api/v1/invitation/accept", Some(token), Some(&joins)).expect(201);
            server.call("POST", "/api/v1/invitation/accept", Some(token), Some(&joins)).expect(404);
            (email(number), password)
        };
        join(0, &invite(0, "auditor"));
        let invitations = [(invite(1, "owner"), Role::Owner), (invite(2, "agent"), Role::Agent)];
        let loot = Loot::take(server);
        let own = SERVERS_OWN.into_iter().chain(["invitation.email", "member.name"]).collect();
        assert_eq!(places(&Thief::new(&loot).rob()), own, "open invitations lie there and open nothing");
        for (number, (token, role)) in (1..).zip(&invitations) {
            assert_eq!(contents_of(&loot, |thief| thief.learn_token(token)), world.granted_to(role), "{role:?}");
            let (email, password) = join(number, token);
            let after = Loot::take(server);
            assert!(contents_of(&after, |thief| thief.learn_token(token)).is_empty(), "{role:?}: a used invitation opens nothing");
            let learn = |thief: &mut Thief<'_>| assert!(thief.learn_password(&email, &password), "{role:?}");
            assert_eq!(contents_of(&after, learn), world.granted_to(role), "{role:?}");
        }
    });
}

/// The leaver: with their password, a copy of the database from before, and the whole database of after, they open nothing that was written after
/// they left. What they could have copied before stays open to them: SECURITY.md says so.
#[test]
fn who_left_opens_nothing_that_was_written_after() {
    const LATER: &str = "what the blackbird says when they are gone";
    const ANSWER: &str = "what the wren answers to the blackbird";
    const NUMBER: &str = "+4930901821";
    on_each_ground(|server, world| {
        let agent = world.house.add(server, Role::Agent);
        let mut visitor = server.visit(&world.house);
        visitor.branch("human", &[]);
        visitor.say("before they left").expect(200);
        let owner = world.house.owner.sign_in(server);
        let conversation = owner.find("before they left").unwrap();
        let before = Loot::take(server);
        let mut copied = Thief::who_learns(&before);
        assert!(copied.learn_password(&agent.email, &agent.password));
        let learned = copied.rob();

        let left = owner.call("DELETE", &format!("/api/v1/members/{}", agent.member), None).ok(200).json();
        assert!(left["held"].as_array().unwrap().iter().any(|pair| pair == "conversation"), "{left}");
        // The keys of before are sealed to the new pair in the meantime, which makes them no safer: whoever left had them.
        let exposed = || server.store().read(|r| r.exposed(world.house.id)).unwrap().len();
        assert!((0..1_000).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            exposed() == 0
        }));
        visitor.say(LATER).expect(200);
        owner.answer(&conversation, ANSWER).expect(201);
        let mut newcomer = server.visit(&world.house);
        newcomer.branch("callback", &[NAME_AFTER, NUMBER]);

        let after = Loot::take(server);
        let mut thief = Thief::who_learns(&after);
        assert!(!thief.learn_password(&agent.email, &agent.password), "there is no such account any more");
        thief.learn_from(&copied, &learned);
        let opened = thief.rob();
        assert!(!thief::contents(&after, &opened).is_empty(), "the thief is no straw man: what they copied opens what it sealed");
        let text: Vec<u8> = opened.iter().flat_map(|o| o.plain.clone()).collect();
        for secret in [LATER, ANSWER, NUMBER, NAME_AFTER] {
            assert!(!contains(&text, secret.as_bytes()), "{secret:?} is open to somebody who left");
        }
        // Whoever stays reads it all, in the chat and from the disk.
        assert!(owner.find(LATER).is_some() && owner.find("before they left").is_some() && owner.find(ANSWER).is_some());
        let mut stays = Thief::who_learns(&after);
        assert!(stays.learn_password(&world.house.owner.email, &world.house.owner.password));
        let text: Vec<u8> = stays.rob().iter().flat_map(|o| o.plain.clone()).collect();
        for known in [LATER, ANSWER, NUMBER, NAME_AFTER] {
            assert!(contains(&text, known.as_bytes()), "{known:?} is lost to who stays");
        }
    });
}

/// The leaver, while somebody's keys lie with those who answer for privacy, where the pair that the leaver held does not say any more that they had
/// them. The simulator found what opened.
#[test]
fn who_left_opens_nothing_that_was_written_after_by_whoever_is_restricted_or_was() {
    const MEANWHILE: &str = "what the heron says while nobody may read it";
    const LATER: &str = "what the heron says when they are gone";
    const LIFTED: &str = "what the heron says when it may be read again";
    on_each_ground(|server, world| {
        let agent = world.house.add(server, Role::Agent);
        let mut visitor = server.visit(&world.house);
        visitor.branch("human", &[]);
        visitor.say("before they left").expect(200);
        let before = Loot::take(server);
        let mut copied = Thief::who_learns(&before);
        assert!(copied.learn_password(&agent.email, &agent.password));
        let learned = copied.rob();

        let owner = world.house.owner.sign_in(server);
        let restriction = format!("/api/v1/subjects/{}/restriction", visitor.subject());
        owner.call("POST", &restriction, None).expect(200);
        visitor.say(MEANWHILE).expect(200);
        owner.call("DELETE", &format!("/api/v1/members/{}", agent.member), None).expect(200);
        visitor.say(LATER).expect(200);
        owner.call("DELETE", &restriction, None).expect(200);
        visitor.say(LIFTED).expect(200);

        let after = Loot::take(server);
        let mut thief = Thief::who_learns(&after);
        thief.learn_from(&copied, &learned);
        let text: Vec<u8> = thief.rob().iter().flat_map(|o| o.plain.clone()).collect();
        assert!(contains(&text, b"before they left"), "the thief is no straw man: what they copied opens what it sealed");
        for secret in [LATER, LIFTED, MEANWHILE] {
            assert!(!contains(&text, secret.as_bytes()), "{secret:?} is open to somebody who left");
            assert!(owner.find(secret).is_some(), "{secret:?} is lost to who stays");
        }
    });
}

#[test]
fn a_token_opens_what_it_was_given_to_its_secret_alone() {
    on_each_ground(|server, world| {
        let owner = world.house.owner.sign_in(server);
        let given = [vec![Purpose::callback()], vec![Purpose::conversation(), Purpose::parse("health").unwrap()], vec![]];
        let made = given.each_ref().map(|reads| make_token(&owner, reads));
        let loot = Loot::take(server);
        let own = SERVERS_OWN.into_iter().chain(["api_token.name"]).collect();
        assert_eq!(places(&Thief::new(&loot).rob()), own, "tokens lie there and open nothing");
        for ((secret, _), reads) in made.iter().zip(given) {
            let role = Role::Own(Arc::new(OwnRole {
                name: "token".into(),
                permissions: BTreeSet::new(),
                reads: reads.into_iter().collect(),
                ..OwnRole::default()
            }));
            assert_eq!(contents_of(&loot, |thief| thief.learn_token(secret)), world.granted_to(&role), "{role:?}");
        }
        let mut thief = Thief::who_learns(&loot);
        thief.learn_token(&made[0].0);
        let text: Vec<u8> = thief.rob().iter().flat_map(|o| o.plain.clone()).collect();
        let callbacks = Role::Own(Arc::new(OwnRole { name: "token".into(), reads: [Purpose::callback()].into(), ..OwnRole::default() }));
        assert!(World::shown_to(&callbacks).iter().all(|known| contains(&text, known.as_bytes())));
        assert!(!World::hidden_from(&callbacks).iter().any(|secret| contains(&text, secret.as_bytes())));
    });
}

/// The leaver as a program: its secret and a copy from before open nothing that is written after it was taken back.
#[test]
fn a_token_that_was_taken_back_opens_nothing_that_was_written_after() {
    const LATER: &str = "what the blackbird says when the till is gone";
    on_each_ground(|server, world| {
        let owner = world.house.owner.sign_in(server);
        let mut visitor = server.visit(&world.house);
        visitor.branch("human", &[]);
        visitor.say("before it was taken back").expect(200);
        let (secret, id) = make_token(&owner, &[Purpose::conversation(), Purpose::callback()]);
        let before = Loot::take(server);
        let mut copied = Thief::who_learns(&before);
        copied.learn_token(&secret);
        let learned = copied.rob();
        owner.call("DELETE", &format!("/api/v1/tokens/{id}"), None).expect(200);
        visitor.say(LATER).expect(200);
        let mut newcomer = server.visit(&world.house);
        newcomer.branch("callback", &[NAME_AFTER, "+4930901822"]);

        let after = Loot::take(server);
        assert!(contents_of(&after, |thief| thief.learn_token(&secret)).is_empty(), "nothing is sealed to it any more");
        let mut thief = Thief::who_learns(&after);
        thief.learn_token(&secret);
        thief.learn_from(&copied, &learned);
        let opened = thief.rob();
        assert!(!thief::contents(&after, &opened).is_empty(), "the thief is no straw man: what was copied opens what it sealed");
        let text: Vec<u8> = opened.iter().flat_map(|o| o.plain.clone()).collect();
        for written in [LATER, NAME_AFTER, "+4930901822"] {
            assert!(!contains(&text, written.as_bytes()), "{written:?} is open to a token that was taken back");
        }
        assert!(owner.find(LATER).is_some());
    });
}

/// A token that reads these purposes: its secret, and its id.
fn make_token(by: &testkit::Member<'_>, reads: &[Purpose]) -> (String, String) {
    let reads: Vec<_> = reads.iter().map(Purpose::as_str).collect();
    let (token, id) = by.make_token(&["conversations.read"], &reads);
    (token.token, id.to_string())
}

/// Somebody who was called after the leaver had gone.
const NAME_AFTER: &str = "Nachtigall Spaetgekommen";

fn contents_of(loot: &Loot, learn: impl FnOnce(&mut Thief<'_>)) -> BTreeSet<thief::Content> {
    let mut thief = Thief::who_learns(loot);
    learn(&mut thief);
    thief::contents(loot, &thief.rob())
}

#[test]
fn a_wrong_password_and_another_organisations_password_open_nothing() {
    on_each_ground(|server, world| {
        let other = server.organisation("Nachbarhaus");
        let loot = Loot::take(server);
        let mut thief = Thief::who_learns(&loot);
        assert!(!thief.learn_password(&world.house.owner.email, "not the owner's password"));
        assert!(thief.learn_password(&other.owner.email, &other.owner.password));
        assert!(thief::contents(&loot, &thief.rob()).is_empty());
    });
}

#[test]
fn what_stands_in_the_database_signs_nobody_in() {
    let server = TestServer::start();
    let world = World::play(&server);
    make_token(&world.house.owner.sign_in(&server), &[Purpose::conversation()]);
    let loot = Loot::take(&server);
    for value in loot.secrets() {
        let text = URL_SAFE_NO_PAD.encode(value);
        for (prefix, path) in [("pv1_", "/api/v1/visit"), ("ps1_", "/api/v1/conversations"), ("pt1_", "/api/v1/conversations")] {
            let token = format!("{prefix}{text}");
            assert_eq!(server.call("GET", path, Some(&token), None).status, 401, "a stored value is a token");
        }
    }
}

#[test]
fn withdrawn_and_erased_keys_are_in_no_file() {
    let server = TestServer::start();
    let world = World::play(&server);
    let loot = Loot::take_when_scrubbed(&server, &world.gone);
    for seal in &world.gone {
        assert!(loot.files.iter().all(|(_, bytes)| !contains(bytes, seal)), "a seal that was destroyed still lies on the disk");
    }
    assert!(world.gone.len() >= 8, "the world destroyed {} seals", world.gone.len());
}

#[test]
fn the_visitors_own_token_opens_their_words() {
    // The reverse: what the burglar lacks is the token and nothing else.
    on_each_ground(|server, world| {
        let loot = Loot::take(server);
        let mut thief = Thief::who_learns(&loot);
        thief.learn_token(&world.private.token);
        let text: Vec<u8> = thief.rob().into_iter().flat_map(|o| o.plain).collect();
        assert!(contains(&text, world::PRIVATE.as_bytes()) && contains(&text, world::PRIVATE_PHOTO.as_bytes()));
        assert!(!contains(&text, world::GRANTED_PHOTO.as_bytes()));
        assert!(!contains(&text, world::GRANTED.as_bytes()), "one visitor's token opened another's words");
    });
}

#[test]
fn a_burglar_opens_what_was_sealed_to_the_server_key() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let ways: [fn(&Sabotage) -> Vec<u8>; 4] =
        [Sabotage::to_raw_key, Sabotage::to_labelled_key, Sabotage::to_ledger_seed, Sabotage::under_server_key];
    for (number, way) in ways.into_iter().enumerate() {
        let mut visitor = server.visit(&house);
        visitor.say(&format!("the secret of visitor {number}.")).expect(200);
        let sabotage = Sabotage::of(&server, &visitor.token);
        sabotage.insert(&server, &way(&sabotage));
    }
    let loot = Loot::take(&server);
    let text: Vec<u8> = Thief::new(&loot).rob().into_iter().flat_map(|o| o.plain).collect();
    for number in 0..ways.len() {
        assert!(contains(&text, format!("the secret of visitor {number}.").as_bytes()), "the burglar overlooked sabotage {number}");
    }
}

#[test]
fn a_burglar_finds_what_is_written_in_clear() {
    let server = TestServer::start();
    let _world = World::play(&server);
    for written in [world::PRIVATE.to_owned(), loot::hexadecimal(world::PRIVATE.as_bytes()), URL_SAFE_NO_PAD.encode(world::PRIVATE)] {
        let path = server.ground().directory().join("crash.txt");
        std::fs::write(&path, format!("something {written} else")).unwrap();
        assert!(!traces(&Loot::take(&server), &World::said()).is_empty(), "{written}");
        std::fs::remove_file(path).unwrap();
    }
    let sql = "UPDATE site SET name = ?1";
    server.ground().execute(sql, &[Value::Text(world::PRIVATE.to_owned())]);
    assert!(!traces(&Loot::take(&server), &World::said()).is_empty(), "in a row");
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    loot::find(haystack, needle)
}

/// A build in which a subject key can also be opened with what lies beside the database.
struct Sabotage {
    organisation: domain::id::OrganisationId,
    subject: domain::id::SubjectId,
    key: SubjectKey,
    /// The key's bytes, as a build that seals them to the server key would have them.
    bytes: [u8; 32],
    server_key: ServerKey,
    server_bytes: [u8; 32],
    seed: [u8; 32],
}

impl Sabotage {
    /// Prepares it for the visitor of this token.
    fn of(server: &TestServer, token: &str) -> Self {
        let token = Token::parse(TokenKind::Visit, token).unwrap();
        let (row, seals) = server
            .store()
            .read(|r| {
                let row = r.visit(&token.lookup())?.unwrap();
                let seals = r.visitor_seals(row.visitor.subject)?;
                Ok((row, seals))
            })
            .unwrap();
        let (organisation, subject) = (row.visitor.organisation, row.visitor.subject);
        let seal = seals.iter().find(|s| s.purpose.is_conversation()).unwrap();
        let binding = Self::binding(organisation, subject, Recipient::Visitor);
        let key = SubjectKey::receive(&seal.sealed, &token.key_pair(), &binding).unwrap();
        let bytes =
            spec::receive(&seal.sealed, &spec::token_key_pair("visit", &spec::token_secret(token.expose())), &spec::subject_info(&binding))
                .unwrap();
        let server_key = server.ground().server_key();
        let sealed = server.store().read(|r| r.ledger_key(organisation)).unwrap().unwrap().sealed_seed;
        let seed = server_key.open("ledger_key.sealed_seed", organisation.0, &sealed).unwrap().expose().as_slice().try_into().unwrap();
        let server_bytes = spec::server_secret(server_key.to_text().expose());
        Self { organisation, subject, key, bytes: bytes.try_into().unwrap(), server_key, server_bytes, seed }
    }

    fn binding(organisation: domain::id::OrganisationId, subject: domain::id::SubjectId, recipient: Recipient) -> HandOver<'static> {
        HandOver {
            organisation: organisation.0,
            subject: Some(subject.0),
            purpose: "conversation",
            generation: 1,
            recipient,
            grant: None,
            notice: None,
            wording: None,
        }
    }

    fn hand_over(&self, private: &[u8; 32]) -> Vec<u8> {
        let public = seal::PublicKey::from_bytes(&seal::hazmat::hpke::public_of(private)).unwrap();
        self.key.hand_over(&public, &Self::binding(self.organisation, self.subject, Recipient::Visitor)).unwrap()
    }

    fn to_raw_key(&self) -> Vec<u8> {
        self.hand_over(&self.server_bytes)
    }

    fn to_labelled_key(&self) -> Vec<u8> {
        self.hand_over(&spec::hkdf(&self.server_bytes, "token/machine/key-pair"))
    }

    fn to_ledger_seed(&self) -> Vec<u8> {
        self.hand_over(&self.seed)
    }

    fn under_server_key(&self) -> Vec<u8> {
        self.server_key.seal("subject_seal.sealed", self.subject.0, &self.bytes, &SystemEntropy)
    }

    fn insert(&self, server: &TestServer, sealed: &[u8]) {
        let sql = "INSERT INTO subject_seal (subject, purpose, generation, recipient, recipient_generation, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let row = [
            Value::Bytes(self.subject.0.as_bytes().to_vec()),
            Value::Text("conversation".to_owned()),
            Value::Int(1),
            Value::Text("server".to_owned()),
            Value::Int(1),
            Value::Bytes(sealed.to_vec()),
        ];
        assert_eq!(server.ground().execute(sql, &row), 1);
        // The pair of this seal exists nowhere but in the burglar's derivations.
        assert!(
            KeyPair::receive(sealed, &KeyPair::make(&SystemEntropy), &Self::binding(self.organisation, self.subject, Recipient::Visitor))
                .is_err()
        );
    }
}
