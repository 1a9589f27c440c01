//! The world that is broken into: visitors who did everything that visitors can do, and what each of them granted.

use crate::thief::{Content, bytes};
use domain::permission::Role;
use serde_json::json;
use std::collections::BTreeSet;
use testkit::samples::photo_saying;
use testkit::{Organisation, TestServer, Value, Visitor};
use uuid::Uuid;

pub(crate) const PRIVATE: &str = "mein zaunkoenig singt heimlich im garten";
pub(crate) const GRANTED: &str = "my parcel of silver needles never came";
const ANSWERED: &str = "we have sent another one this morning";
const NOTED: &str = "der kuckuck schuldet uns noch geld";
const TAGGED: &str = "zahlt-ungern-rohrsaenger";
const DRAFTED: &str = "what I was about to say of the nightingale";
const NAME: &str = "Zebulon Quastenflosser";
const PHONE: &str = "+4930901820";
const EMAIL: &str = "kanarienvogel@beispiel.example";
const WITHDRAWN_EMAIL: &str = "rohrdommel@beispiel.example";
const HEALTH: &str = "since spring the nettle rash torments me";
const REFUSED: &str = "call me at the lighthouse instead";
const BEFORE: &str = "this I said before I withdrew";
const BETWEEN: &str = "this I said to the machine in between";
const AFTER: &str = "this I said after I had agreed again";
const ERASED: &str = "all of this is to be forgotten";
/// What stands in files, and what they are called.
pub(crate) const PRIVATE_PHOTO: &str = "a photo of the nest under the eaves";
const PRIVATE_NAME: &str = "nest-im-efeu-privat";
pub(crate) const GRANTED_PHOTO: &str = "a photo of the torn parcel";
const GRANTED_NAME: &str = "zerrissenes-paket";
const ANSWERED_PHOTO: &str = "a photo of the new parcel";
const BEFORE_PHOTO: &str = "a photo from before the withdrawal";
const ERASED_PHOTO: &str = "a photo that is to be forgotten";

/// What members wrote of a breach.
const BREACH: &str = "the pelican's list went to the wrong Marlene";
const BREACH_EFFECT: &str = "strangers may call the pelican at night";
const BREACH_DELAY: &str = "the pelican was on holiday";

pub(crate) struct World<'s> {
    pub(crate) house: Organisation,
    /// The visitor who granted nothing.
    pub(crate) private: Visitor<'s>,
    granted: BTreeSet<Content>,
    /// Seals that withdrawals and erasures destroyed.
    pub(crate) gone: Vec<Vec<u8>>,
}

impl<'s> World<'s> {
    pub(crate) fn play(server: &'s TestServer) -> Self {
        let house = server.organisation("Teehaus");
        let mut world = Self { private: server.visit(&house), house, granted: BTreeSet::new(), gone: Vec::new() };
        world.private.choose("question").expect(200);
        world.private.say(PRIVATE).expect(200);
        world.private.attach(&format!("{PRIVATE_NAME}.jpg"), &photo_saying(PRIVATE_PHOTO)).expect(201);
        world.talk(server);
        world.contacts(server);
        world.change_of_mind(server);
        world.erasure(server);
        world.breach(server);
        world
    }

    /// Members write down who was affected by what, and tell an authority.
    fn breach(&self, server: &TestServer) {
        let owner = self.house.owner.sign_in(server);
        let known = json!({"aware_at": server.now().to_string(), "title": BREACH, "consequences": BREACH_EFFECT});
        let breach = owner.call("POST", "/api/v1/breaches", Some(&known)).ok(201).json();
        let told = json!({"regime": "gdpr", "to": "authority", "phase": "initial", "reference": "7", "reason": BREACH_DELAY});
        let path = format!("/api/v1/breaches/{}/notifications", breach["id"].as_str().unwrap());
        owner.call("POST", &path, Some(&told)).expect(201);
    }

    /// Someone asks for a person, and is answered.
    fn talk(&mut self, server: &TestServer) {
        let mut visitor = server.visit(&self.house);
        visitor.branch("human", &[]);
        visitor.say(GRANTED).expect(200);
        visitor.attach(&format!("{GRANTED_NAME}.jpg"), &photo_saying(GRANTED_PHOTO)).expect(201);
        let member = self.house.owner.sign_in(server);
        let conversation = member.find(GRANTED).unwrap();
        member.answer(&conversation, ANSWERED).expect(201);
        member.attach(&conversation, "answer.jpg", &photo_saying(ANSWERED_PHOTO)).expect(201);
        // Whatever is sent ends the draft, so that comes last.
        let beside = |method: &str, what: &str, body: serde_json::Value| {
            let reply = member.call(method, &format!("/api/v1/conversations/{conversation}/{what}"), Some(&body));
            assert!((200..300).contains(&reply.status), "{}", reply.text());
        };
        beside("POST", "notes", json!({"key": "note", "text": NOTED}));
        beside("PUT", "tags", json!({"tags": [TAGGED]}));
        beside("PUT", "draft", json!({"text": DRAFTED}));
        self.grant(&visitor, "conversation", 1);
    }

    /// Contact fields for three purposes; one withdrawn, one refused.
    fn contacts(&mut self, server: &TestServer) {
        let mut visitor = server.visit(&self.house);
        visitor.branch("callback", &[NAME, PHONE]);
        self.grant(&visitor, "callback", 1);
        visitor.branch("newsletter", &[EMAIL]);
        self.grant(&visitor, "marketing", 1);
        visitor.branch("health", &[HEALTH]);
        self.grant(&visitor, "health", 1);

        let mut withdraws = server.visit(&self.house);
        withdraws.branch("newsletter", &[WITHDRAWN_EMAIL]);
        self.destroy(server, &withdraws, "marketing");
        withdraws.withdraw("marketing").expect(200);

        let mut refuses = server.visit(&self.house);
        refuses.choose("callback").expect(200);
        refuses.consent("refused").expect(201);
        refuses.say(REFUSED).expect(200);
    }

    /// A conversation that was granted, withdrawn and granted again.
    fn change_of_mind(&mut self, server: &TestServer) {
        let mut visitor = server.visit(&self.house);
        visitor.branch("human", &[]);
        visitor.say(BEFORE).expect(200);
        self.destroy(server, &visitor, "conversation");
        visitor.withdraw("conversation").expect(200);
        visitor.branch("human", &[]);
        visitor.say(AFTER).expect(200);
        self.grant(&visitor, "conversation", 2);

        let mut stays_away = server.visit(&self.house);
        stays_away.branch("human", &[]);
        stays_away.say(BEFORE).expect(200);
        stays_away.attach("before.jpg", &photo_saying(BEFORE_PHOTO)).expect(201);
        self.destroy(server, &stays_away, "conversation");
        stays_away.withdraw("conversation").expect(200);
        stays_away.say(BETWEEN).expect(200);
    }

    /// One erases by the menu, one by asking the bot, one is erased by a member.
    fn erasure(&mut self, server: &TestServer) {
        for way in ["menu", "words", "member"] {
            let mut visitor = server.visit(&self.house);
            visitor.branch("newsletter", &["vergessen@beispiel.example"]);
            visitor.branch("human", &[]);
            visitor.say(ERASED).expect(200);
            visitor.attach("erased.jpg", &photo_saying(ERASED_PHOTO)).expect(201);
            let subject = visitor.subject();
            self.destroy(server, &visitor, "");
            match way {
                "menu" => visitor.erase().expect(200),
                "words" => {
                    visitor.say("please delete my data").expect(200);
                    visitor.choose("erase").expect(200);
                    visitor.choose("erase-confirm").expect(200);
                }
                _ => self.house.owner.sign_in(server).call("DELETE", &format!("/api/v1/subjects/{subject}"), None).expect(200),
            }
            visitor.call("GET", "/api/v1/visit", None).expect(401);
        }
    }

    fn grant(&mut self, visitor: &Visitor<'_>, purpose: &str, generation: i64) {
        let subject = Uuid::parse_str(&visitor.subject()).unwrap();
        self.granted.insert((subject, purpose.to_owned(), generation));
    }

    /// Remembers the seals that the next act must destroy: those to the organisation, or, with an erasure, all.
    fn destroy(&mut self, server: &TestServer, visitor: &Visitor<'_>, purpose: &str) {
        let subject = Uuid::parse_str(&visitor.subject()).unwrap();
        let seals = server.ground().rows("subject_seal");
        for row in seals.rows.iter().filter(|row| bytes(seals.get(row, "subject")) == subject.as_bytes()) {
            let to_organisation = seals.get(row, "recipient") == &Value::Text("purpose".to_owned());
            let of_purpose = seals.get(row, "purpose") == &Value::Text(purpose.to_owned());
            if purpose.is_empty() || (to_organisation && of_purpose) {
                self.gone.push(bytes(seals.get(row, "sealed")).to_vec());
            }
        }
    }

    /// The content that a role's members read.
    pub(crate) fn granted_to(&self, role: &Role) -> BTreeSet<Content> {
        let reads = |purpose: &str| role.reads(&domain::Purpose::parse(purpose).unwrap());
        self.granted.iter().filter(|(_, purpose, _)| reads(purpose)).cloned().collect()
    }

    /// What visitors and members said.
    pub(crate) fn said() -> Vec<&'static str> {
        vec![
            PRIVATE,
            GRANTED,
            ANSWERED,
            NOTED,
            TAGGED,
            DRAFTED,
            NAME,
            PHONE,
            EMAIL,
            WITHDRAWN_EMAIL,
            HEALTH,
            REFUSED,
            BEFORE,
            BETWEEN,
            AFTER,
            ERASED,
            PRIVATE_PHOTO,
            PRIVATE_NAME,
            GRANTED_PHOTO,
            GRANTED_NAME,
            ANSWERED_PHOTO,
            BEFORE_PHOTO,
            ERASED_PHOTO,
            BREACH,
            BREACH_EFFECT,
            BREACH_DELAY,
            "vergessen@beispiel.example",
        ]
    }

    /// What a role's members read of it.
    pub(crate) fn shown_to(role: &Role) -> Vec<&'static str> {
        match role {
            Role::Owner | Role::PrivacyOfficer => vec![
                GRANTED,
                ANSWERED,
                NOTED,
                TAGGED,
                DRAFTED,
                GRANTED_PHOTO,
                GRANTED_NAME,
                ANSWERED_PHOTO,
                NAME,
                PHONE,
                EMAIL,
                HEALTH,
                AFTER,
            ],
            Role::Agent => {
                vec![GRANTED, ANSWERED, NOTED, TAGGED, DRAFTED, GRANTED_PHOTO, GRANTED_NAME, ANSWERED_PHOTO, NAME, PHONE, AFTER]
            }
            Role::Marketing => vec![EMAIL],
            Role::Administrator | Role::Auditor => vec![],
            // The role of the test: callbacks alone.
            Role::Own(_) => vec![NAME, PHONE],
        }
    }

    /// What they do not.
    pub(crate) fn hidden_from(role: &Role) -> Vec<&'static str> {
        let shown = Self::shown_to(role);
        Self::said().into_iter().filter(|text| !shown.contains(text)).collect()
    }
}
