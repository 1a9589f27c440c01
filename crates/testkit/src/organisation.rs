//! Organisations of a test: set up as the command sets them up, with as many members as the test needs.

use crate::ground::Value;
use crate::http::Reply;
use crate::member::Member;
use crate::server::TestServer;
use data_encoding::BASE32_NOPAD;
use domain::decision::{Account as NewAccount, set_up};
use domain::id::{HolderId, MemberId, OrganisationId, SiteId};
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use seal::{Cost, HandOver, KeyPair, PasswordRoot, Personal, Recipient};
use serde_json::json;
use server::set_up::NewOrganisation;
use totp_rs::{Algorithm, Builder};

/// The one origin that sites of tests list.
pub const SITE_ORIGIN: &str = "https://teehaus.example";

/// An organisation, with everything that its founder wrote down.
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its site.
    pub site: SiteId,
    /// Its owner.
    pub owner: Account,
    /// The recovery key.
    pub recovery_key: String,
}

/// A member's credentials.
pub struct Account {
    /// Who.
    pub member: MemberId,
    /// For whom they work.
    pub organisation: OrganisationId,
    /// The e-mail address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The secret of the second step.
    pub totp: Vec<u8>,
}

impl Organisation {
    pub(crate) fn create(server: &TestServer, name: &str) -> Self {
        let email = format!("owner@{}.example", name.to_lowercase());
        let password = format!("the owner of {name} remembers this");
        let new = NewOrganisation {
            name: name.to_owned(),
            region: "DE".to_owned(),
            owner_email: email.clone(),
            owner_name: None,
            owner_password: Personal::new(password.clone()),
            demo: false,
            origins: vec![SITE_ORIGIN.to_owned()],
            links: (format!("{SITE_ORIGIN}/privacy"), format!("{SITE_ORIGIN}/imprint")),
        };
        let created = server::set_up::organisation(server.app(), &new).expect("the organisation is set up");
        let uri = created.totp_uri.expect("two-step sign-in is on");
        let (id, member) = (created.organisation, created.owner);
        let owner = Account { member, organisation: id, email, password, totp: secret_of(uri.expose()) };
        // Most tests have no mail server; those about letters turn it on again.
        server.ground().execute("UPDATE organisation SET confirm_email = 0 WHERE id = ?1", &[Value::Bytes(id.0.as_bytes().to_vec())]);
        Self { id, site: created.site, owner, recovery_key: created.recovery_key.expose().clone() }
    }

    /// Signs the owner in, and says who the organisation is: what an agreement needs to know of a party.
    pub fn party<'s>(&self, server: &'s TestServer) -> Member<'s> {
        let owner = self.owner.sign_in(server);
        let said = json!({"legal_name": "Teehaus Morgenrot GmbH", "address": "Teegasse 1\n10115 Berlin", "email": "hallo@teehaus.example"});
        owner.call("PUT", "/api/v1/organisation/identity", Some(&said)).expect(200);
        owner
    }

    /// Adds a member in a role, who is handed the pairs of the purposes that the role reads, as the owner will do it in the
    /// console: the owner's own seals are opened with their password and sealed again to the new member.
    #[expect(clippy::needless_pass_by_value, reason = "tests name the role where they add somebody")]
    pub fn add(&self, server: &TestServer, role: Role) -> Account {
        let (app, at) = (server.app(), server.now());
        let entropy = app.entropy().as_ref();
        let member = MemberId(app.id());
        let email = format!("{}.{}@{}.example", role.as_str(), member.0.simple(), self.id.0.simple());
        let password = format!("a password of {email}");
        let (mut salt, mut totp) = ([0; 16], vec![0; 20]);
        entropy.fill(&mut salt);
        entropy.fill(&mut totp);
        let pair = KeyPair::make(entropy);
        let root = PasswordRoot::derive(&password, &salt, &Cost::TESTS).expect("the password is accepted");
        let account = NewAccount {
            email: app.server_key().seal("member.email", member.0, email.as_bytes(), entropy),
            email_lookup: app.server_key().lookup("member.email", &email),
            name: None,
            totp: Some(app.server_key().seal("member.totp", member.0, &totp, entropy)),
            salt,
            cost: Cost::TESTS.to_string(),
            verifier: root.verifier(),
            wrapped: root.wrap(&pair, self.id.0, member.0, entropy),
        };
        let holder = set_up::holder(member.into(), "member", *pair.public().as_bytes(), None, at);
        let added = set_up::member(member, role.clone(), account, at);
        let write = server.store().act_now("member.add", self.id, move |tx| {
            tx.apply(&holder)?;
            tx.apply(&added).map(drop)
        });
        write.expect("the member is added");
        self.hand_over(server, &role, member.into(), &pair);
        Account { member, organisation: self.id, email, password, totp }
    }

    fn hand_over(&self, server: &TestServer, role: &Role, to: HolderId, pair: &KeyPair) {
        let own = self.owner.key_pair(server);
        let owner = HolderId::from(self.owner.member);
        let seals = server.store().read(|r| r.purpose_seals(owner)).expect("the seals are read");
        for seal in seals.into_iter().filter(|seal| role.reads(&seal.purpose)) {
            let binding = |holder: HolderId| HandOver {
                organisation: self.id.0,
                subject: None,
                purpose: seal.purpose.as_str(),
                generation: seal.generation,
                recipient: Recipient::Holder(holder.0),
                grant: None,
                notice: None,
                wording: None,
            };
            let purpose_pair = KeyPair::receive(&seal.sealed, &own, &binding(owner)).expect("the owner's seal opens");
            let sealed = purpose_pair.hand_over(&pair.public(), &binding(to)).expect("it is sealed again");
            let row = [
                Value::Bytes(self.id.0.as_bytes().to_vec()),
                Value::Text(seal.purpose.to_string()),
                Value::Int(i64::from(seal.generation)),
                Value::Bytes(to.0.as_bytes().to_vec()),
                Value::Bytes(sealed),
            ];
            let sql = "INSERT INTO purpose_seal (organisation, purpose, generation, holder, sealed) VALUES (?1, ?2, ?3, ?4, ?5)";
            server.ground().execute(sql, &row);
        }
    }
}

impl Account {
    /// The second step's code at a time.
    pub fn code(&self, at: Timestamp) -> String {
        code(self.totp.clone(), at)
    }

    /// Tries to sign in, and answers what is said to it. A code works once, so the clock goes on by one step of 30 seconds first.
    pub fn try_to_sign_in(&self, server: &TestServer) -> Reply {
        let at = server.clock().advance(SignedDuration::from_secs(30));
        let body = json!({"email": self.email, "password": self.password, "code": self.code(at)});
        server.call("POST", "/api/v1/session", None, Some(&body))
    }

    /// Signs in.
    pub fn sign_in<'s>(&self, server: &'s TestServer) -> Member<'s> {
        let session = self.try_to_sign_in(server).ok(200).json();
        let token = session.get("token").and_then(|t| t.as_str()).expect("a session's token").to_owned();
        Member { server, token }
    }

    /// The member's own pair, opened with the password from the stored credential.
    pub fn key_pair(&self, server: &TestServer) -> KeyPair {
        let lookup = server.app().server_key().lookup("member.email", &self.email);
        let (row, credential) = server.store().read(|r| r.account(&lookup)).expect("the account is read").expect("it is there");
        let credential = credential.expect("it has a password");
        let salt = credential.salt.as_slice().try_into().expect("16 bytes of salt");
        let cost = Cost::parse(&credential.cost).expect("a cost");
        let root = PasswordRoot::derive(&self.password, &salt, &cost).expect("the password is accepted");
        root.unwrap(&credential.wrapped, self.organisation.0, row.id.0).expect("the password opens it")
    }
}

/// The code that an authenticator app shows at a time for an address that it was given.
pub fn code_of(uri: &str, at: Timestamp) -> String {
    code(secret_of(uri), at)
}

fn code(secret: Vec<u8>, at: Timestamp) -> String {
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build().expect("a second step");
    totp.generate(u64::try_from(at.as_second()).expect("a time after 1970")).to_string()
}

/// The secret in an authenticator app's address.
pub(crate) fn secret_of(uri: &str) -> Vec<u8> {
    let (_, rest) = uri.split_once("secret=").expect("a secret in the address");
    let text = rest.split('&').next().unwrap_or_default();
    BASE32_NOPAD.decode(text.as_bytes()).expect("a secret in Base32")
}
