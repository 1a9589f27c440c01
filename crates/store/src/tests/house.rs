//! A house to test in: a database of its own, an organisation with its keys, and guests who hold theirs.

use crate::{Place, Recorded, Stop, Store};
use domain::consent::{self, HandOver, How, Shown};
use domain::conversation::{self, Author, Content, Draft, Line};
use domain::decision::{self, Account, Arrival, KeySeal, SealedTo, set_up};
use domain::erasure;
use domain::id::{ConversationId, FlowId, GrantId, MemberId, MessageId, OrganisationId, SessionId, SiteId, SubjectId, VisitId};
use domain::notice::Text;
use domain::permission::Role;
use domain::principal::{Actor, Member, Visitor};
use domain::purpose::{Basis, Purpose, PurposeRule};
use domain::{Decision, Refusal};
use jiff::{SignedDuration, Timestamp};
use ledger::SigningKey;
use locale::Locale;
use seal::{Cell, Entropy, KeyPair, Recipient, SeededEntropy, ServerKey, SubjectKey, SystemEntropy, Token, TokenKind};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// Where a test's database is; gone when the test ends.
pub(super) struct Ground {
    pub(super) place: Place,
    directory: Option<tempfile::TempDir>,
    schema: Option<(String, String)>,
}

/// How SQLite goes about each of these statements that contains something, step by step.
pub(super) fn plans(statements: Vec<&'static str>, containing: &str) -> Vec<Vec<String>> {
    let ground = Ground::sqlite();
    drop(ground.open());
    let Place::Sqlite(path) = &ground.place else { unreachable!() };
    let db = rusqlite::Connection::open(path).unwrap();
    let plan = |sql: &str| {
        let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        plan.raw_query().mapped(|step| step.get(3)).collect::<Result<_, _>>().unwrap()
    };
    statements.into_iter().filter(|sql| sql.contains(containing)).map(plan).collect()
}

/// The index of a table by which a plan begins, without the table's name; empty where it begins by none.
pub(super) fn index_of<'a>(prefix: &str, plan: &'a [String]) -> &'a str {
    plan.first().and_then(|step| step.split_whitespace().find_map(|word| word.strip_prefix(prefix))).unwrap_or_default()
}

impl Ground {
    pub(super) fn sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        Self { place: Place::Sqlite(directory.path().join("parlour.sqlite")), directory: Some(directory), schema: None }
    }

    /// A schema of its own; `None` where no server is named.
    pub(super) fn postgres() -> Option<Self> {
        let Ok(url) = std::env::var("PARLOUR_TEST_POSTGRES") else {
            eprintln!("PARLOUR_TEST_POSTGRES is not set: PostgreSQL is left out");
            return None;
        };
        let mut random = [0; 8];
        SystemEntropy.fill(&mut random);
        let schema = format!("t_{:016x}", u64::from_be_bytes(random));
        admin(&url).batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
        let sign = if url.contains('?') { '&' } else { '?' };
        let place = Place::Postgres(format!("{url}{sign}options=-c%20search_path%3D{schema}"));
        Some(Self { place, directory: None, schema: Some((url, schema)) })
    }

    pub(super) fn is_sqlite(&self) -> bool {
        self.directory.is_some()
    }

    pub(super) fn open(&self) -> Store {
        Store::open(self.place.clone(), Arc::new(SystemEntropy)).unwrap()
    }

    /// Runs SQL behind the store's back; answers how many rows it changed.
    pub(super) fn tamper(&self, sql: &str) -> u64 {
        match &self.place {
            Place::Sqlite(path) => {
                let db = rusqlite::Connection::open(path).unwrap();
                db.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
                db.execute(sql, []).unwrap() as u64
            }
            Place::Postgres(url) => admin(url).execute(sql, &[]).unwrap(),
        }
    }

    /// The first column of a query, as text.
    pub(super) fn column(&self, sql: &str) -> Vec<String> {
        match &self.place {
            Place::Sqlite(path) => {
                let db = rusqlite::Connection::open(path).unwrap();
                let mut statement = db.prepare(sql).unwrap();
                statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
            }
            Place::Postgres(url) => admin(url).query(sql, &[]).unwrap().iter().map(|row| row.get(0)).collect(),
        }
    }

    pub(super) fn count(&self, from: &str) -> u64 {
        let text = self.column(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM {from}"));
        text[0].parse().unwrap()
    }

    /// An id as this engine's SQL writes it.
    pub(super) fn literal(&self, bytes: &[u8]) -> String {
        let hex = bytes.iter().fold(String::new(), |hex, b| hex + &format!("{b:02x}"));
        if self.is_sqlite() { format!("X'{hex}'") } else { format!("'\\x{hex}'::bytea") }
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        if let Some((url, schema)) = &self.schema {
            let _ = admin(url).batch_execute(&format!("SET client_min_messages = warning; DROP SCHEMA {schema} CASCADE"));
        }
    }
}

pub(super) fn admin(url: &str) -> postgres::Client {
    postgres::Client::connect(url, postgres::NoTls).unwrap()
}

/// Runs a test on each engine.
pub(super) fn on_both(test: impl Fn(Ground)) {
    test(Ground::sqlite());
    Ground::postgres().into_iter().for_each(test);
}

/// Hours after the house was opened.
pub(super) fn hour(hours: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap() + SignedDuration::from_hours(hours)
}

pub(super) fn purpose(name: &str) -> Purpose {
    Purpose::parse(name).unwrap()
}

/// The highest generation of a subject's key for a purpose, 0 where none was.
pub(super) fn last_generation(r: &mut crate::Reader<'_>, subject: SubjectId, purpose: &Purpose) -> Result<u32, crate::Fault> {
    Ok(r.last_generations(subject)?.iter().find(|(p, _)| p == purpose).map_or(0, |(_, generation)| *generation))
}

pub(super) struct House {
    pub(super) store: Store,
    pub(super) entropy: Arc<SeededEntropy>,
    pub(super) organisation: OrganisationId,
    pub(super) site: SiteId,
    pub(super) flow: FlowId,
    pub(super) owner: MemberId,
    pub(super) server: ServerKey,
    pub(super) log: SigningKey,
    pairs: BTreeMap<Purpose, KeyPair>,
    pub(super) notice: Text,
    pub(super) wording: Text,
}

/// A visitor, with everything that their browser knows.
#[derive(Clone)]
pub(super) struct Guest {
    pub(super) visitor: Visitor,
    pub(super) token: Token,
    keys: Arc<Mutex<BTreeMap<(Purpose, u32), SubjectKey>>>,
}

impl House {
    /// An organisation, set up by its first decisions.
    pub(super) fn build(ground: &Ground, seed: u64) -> Self {
        Self::build_in(ground.open(), seed)
    }

    pub(super) fn build_in(store: Store, seed: u64) -> Self {
        let entropy = Arc::new(SeededEntropy::new(seed));
        let id = || seal::random_id(hour(0).as_millisecond(), entropy.as_ref());
        let organisation = OrganisationId(id());
        let server = ServerKey::make(entropy.as_ref());
        let log = SigningKey::from_seed(&format!("parlour.example/ledger/{organisation}"), &[7; 32]).unwrap();
        let owner_pair = KeyPair::make(entropy.as_ref());
        let pairs = domain::purpose::standard().into_iter().map(|r| (r.purpose, KeyPair::make(entropy.as_ref()))).collect();
        let text = |title: &str, body: &str| Text { locale: Locale::De, title: title.into(), body: body.into() };
        let (notice, wording) = (text("Hinweis", "Wir fragen zuerst."), text("", "Ja, ruft mich an."));
        let (site, flow, owner) = (SiteId(id()), FlowId(id()), MemberId(id()));
        let house = Self { store, entropy, organisation, site, flow, owner, server, log, pairs, notice, wording };
        let decisions = house.first_decisions(&owner_pair);
        let done = house.act(move |tx| {
            decisions.iter().try_for_each(|decision| tx.apply(decision).map(drop))?;
            Ok(())
        });
        done.unwrap();
        house
    }

    fn first_decisions(&self, owner_pair: &KeyPair) -> Vec<Decision> {
        let at = hour(0);
        let sealed_seed = self.server.seal("ledger_key.sealed_seed", self.organisation.0, &[7; 32], self.entropy.as_ref());
        let vkey = self.log.verifying_key().to_vkey();
        let account = Account {
            email: self.server.seal("member.email", self.owner.0, b"owner@house.example", self.entropy.as_ref()),
            email_lookup: self.email_lookup(),
            name: None,
            totp: Some(vec![1, 2, 3]),
            salt: [1; 16],
            cost: "m=8,t=1,p=1".into(),
            verifier: [2; 32],
            wrapped: vec![3; 60],
        };
        let mut decisions = vec![
            set_up::organisation("House".into(), "DE".into(), false, vkey, sealed_seed, at),
            set_up::holder(self.owner.into(), "member", *owner_pair.public().as_bytes(), None, at),
            set_up::member(self.owner, Role::Owner, account, at),
            set_up::holder(domain::id::HolderId(self.id()), "recovery", [4; 32], Some([5; 32]), at),
        ];
        for (rule, position) in domain::purpose::standard().into_iter().zip(0..) {
            let pair = &self.pairs[&rule.purpose];
            let binding = seal::HandOver {
                organisation: self.organisation.0,
                subject: None,
                purpose: rule.purpose.as_str(),
                generation: 1,
                recipient: Recipient::Holder(self.owner.0),
                grant: None,
                notice: None,
                wording: None,
            };
            let sealed = pair.hand_over(&owner_pair.public(), &binding).unwrap();
            let public = *pair.public().as_bytes();
            decisions.push(set_up::purpose(rule, position, 1, public, vec![(self.owner.into(), sealed)], Actor::Operator, at));
        }
        decisions.push(set_up::text(None, self.notice.clone(), at));
        decisions.push(set_up::text(Some(purpose("callback")), self.wording.clone(), at));
        decisions.push(set_up::flow(self.flow, "Front desk".into(), 1, "source".into(), "articles".into(), Actor::Operator, at));
        let links = ("https://house.example/privacy".into(), "https://house.example/imprint".into());
        decisions.push(set_up::site(self.site, "Shop".into(), "https://house.example https://shop.example".into(), self.flow, links, at));
        decisions
    }

    pub(super) fn email_lookup(&self) -> [u8; 32] {
        self.server.lookup("member.email", &format!("owner@{}", self.organisation))
    }

    pub(super) fn id(&self) -> Uuid {
        seal::random_id(hour(0).as_millisecond(), self.entropy.as_ref())
    }

    pub(super) fn act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut crate::Tx<'_>) -> Result<T, Stop> + Send + 'static,
    ) -> Result<T, Stop> {
        self.store.act_now("test", self.organisation, act)
    }

    /// Whether every ledger verifies; of this house, how many entries it has.
    pub(super) fn verify(&self) -> Result<u64, crate::verify::Failure> {
        let opens = |key: &crate::reads::LedgerKey| {
            let seed = self.server.open("ledger_key.sealed_seed", key.organisation.0, &key.sealed_seed);
            let opened = seed.ok().and_then(|s| <[u8; 32]>::try_from(s.expose().as_slice()).ok());
            let name = format!("parlour.example/ledger/{}", key.organisation);
            opened.is_some_and(|s| SigningKey::from_seed(&name, &s).unwrap().verifying_key().to_vkey() == key.vkey)
        };
        let mut verified = None;
        self.store.read(|r| {
            verified = Some(r.verify_ledgers(opens));
            Ok(())
        })?;
        let all = verified.unwrap()?;
        Ok(all.iter().find(|v| v.organisation == self.organisation).unwrap().size)
    }

    /// The texts of the ledger, oldest first; `None` where one was removed.
    pub(super) fn entries(&self) -> Vec<Option<String>> {
        let mut last = self.store.read(|r| r.last_entries(self.organisation, i64::MAX as u64, 10_000)).unwrap();
        last.reverse();
        last.into_iter().map(|e| e.entry).collect()
    }

    pub(super) fn arrive(&self, at: Timestamp) -> Guest {
        let visitor = Visitor {
            organisation: self.organisation,
            site: self.site,
            visit: VisitId(self.id()),
            subject: SubjectId(self.id()),
            conversation: ConversationId(self.id()),
            locale: Locale::De,
        };
        let token = Token::make(TokenKind::Visit, self.entropy.as_ref());
        let guest = Guest { visitor, token, keys: Arc::default() };
        let (_, visitor_seal) = self.new_key(&guest, &Purpose::conversation(), 1);
        let arrival = Arrival {
            visitor: guest.visitor.clone(),
            public_key: *guest.token.key_pair().public().as_bytes(),
            lookup: guest.token.lookup(),
            flow: self.flow,
            flow_version: 1,
            visitor_seal,
            notice: self.notice.version(),
        };
        self.act(move |tx| tx.apply(&decision::arrive(arrival, at))).unwrap();
        guest
    }

    /// Makes the key of a generation, which the guest keeps, and its seal to them.
    pub(super) fn new_key(&self, guest: &Guest, purpose: &Purpose, generation: u32) -> (SubjectKey, Vec<u8>) {
        let key = SubjectKey::make(self.entropy.as_ref());
        let sealed = key.hand_over(&guest.token.key_pair().public(), &self.binding(guest, purpose, generation, None)).unwrap();
        guest.keys.lock().unwrap().insert((purpose.clone(), generation), key.clone());
        (key, sealed)
    }

    fn binding<'a>(&self, guest: &Guest, purpose: &'a Purpose, generation: u32, grant: Option<GrantId>) -> seal::HandOver<'a> {
        seal::HandOver {
            organisation: self.organisation.0,
            subject: Some(guest.visitor.subject.0),
            purpose: purpose.as_str(),
            generation,
            recipient: if grant.is_some() { Recipient::Purpose { generation: 1 } } else { Recipient::Visitor },
            grant: grant.map(|g| g.0),
            notice: grant.map(|_| self.notice.version()),
            wording: grant.map(|_| self.wording.version()),
        }
    }

    pub(super) fn shown(&self, purpose: &Purpose) -> Shown {
        let rules: Vec<PurposeRule> = domain::purpose::standard();
        let basis = rules.iter().find(|r| &r.purpose == purpose).map_or(Basis::Consent, |r| r.basis);
        Shown {
            purpose: purpose.clone(),
            basis,
            notice: self.notice.version(),
            wording: self.wording.version(),
            locale: Locale::De,
            how: How::Card,
            valid_months: None,
            terms: None,
        }
    }

    /// The guest says yes: keys are prepared outside, facts are read and decided inside.
    pub(super) fn give(&self, guest: &Guest, name: &str, at: Timestamp) -> Result<Recorded, Stop> {
        self.give_for(guest, name, None, at)
    }

    /// The guest says yes for so many months.
    pub(super) fn give_for(&self, guest: &Guest, name: &str, valid_months: Option<u16>, at: Timestamp) -> Result<Recorded, Stop> {
        let (purpose, subject) = (purpose(name), guest.visitor.subject);
        let (live, last) = self.store.read(|r| Ok((r.visitor_seals(subject)?, last_generation(r, subject, &purpose)?)))?;
        let live = live.iter().find(|s| s.live && s.purpose == purpose).map(|s| s.generation);
        let grant = GrantId(self.id());
        let mut seals = Vec::new();
        let generation = live.unwrap_or(last + 1);
        let key = if live.is_some() {
            guest.key(&purpose, generation).unwrap()
        } else {
            let (key, sealed) = self.new_key(guest, &purpose, generation);
            seals.push(KeySeal { to: SealedTo::Visitor, sealed });
            key
        };
        let sealed = key.hand_over(&self.pairs[&purpose].public(), &self.binding(guest, &purpose, generation, Some(grant))).unwrap();
        seals.push(KeySeal { to: SealedTo::Purpose(1), sealed });
        let keys = HandOver { generation, begins: live.is_none(), seals, older: vec![] };
        let (shown, named) = (Shown { valid_months, ..self.shown(&purpose) }, self.notice.version());
        self.act(move |tx| {
            let standing = tx.standing(subject, at)?;
            Ok(tx.apply(&consent::give(&standing, shown, named, keys, grant, at)?)?.unwrap())
        })
    }

    pub(super) fn refuse(&self, guest: &Guest, name: &str, at: Timestamp) -> Result<Recorded, Stop> {
        let (shown, named, grant, subject) = (self.shown(&purpose(name)), self.notice.version(), GrantId(self.id()), guest.visitor.subject);
        self.act(move |tx| {
            let standing = tx.standing(subject, at)?;
            Ok(tx.apply(&consent::refuse(&standing, shown, named, grant, at)?)?.unwrap())
        })
    }

    pub(super) fn withdraw(&self, guest: &Guest, name: &str, at: Timestamp) -> Result<Recorded, Stop> {
        let (purpose, subject) = (purpose(name), guest.visitor.subject);
        self.act(move |tx| {
            let standing = tx.standing(subject, at)?;
            Ok(tx.apply(&consent::withdraw(&standing, &purpose, at)?)?.unwrap())
        })
    }

    /// The guest's conversation gets a key for them alone, after its last one ended.
    pub(super) fn begin(&self, guest: &Guest, at: Timestamp) -> Result<u32, Stop> {
        let (purpose, subject) = (Purpose::conversation(), guest.visitor.subject);
        let generation = self.store.read(|r| last_generation(r, subject, &purpose))? + 1;
        let (_, sealed) = self.new_key(guest, &purpose, generation);
        self.act(move |tx| {
            let live = tx.standing(subject, at)?.live(&purpose).map(|l| l.generation);
            let last = tx.last_generation(subject, &purpose)?;
            tx.apply(&decision::begin_generation(subject, purpose, live, last, generation, sealed, at)?)?;
            Ok(generation)
        })
    }

    /// The guest says something under a generation; what was said with this key before is not said again.
    pub(super) fn say_under(&self, guest: &Guest, generation: u32, text: &str, key: Option<[u8; 16]>, at: Timestamp) -> Result<u64, Stop> {
        let message = Saying { guest: guest.clone(), generation, text: text.to_owned(), key, id: MessageId(self.id()), at };
        let entropy = Arc::clone(&self.entropy);
        match (self.act(move |tx| message.say(tx, entropy.as_ref())), key) {
            (Err(Stop::Refused(Refusal::Repeated)), Some(key)) => {
                let before = self.store.read(|r| r.said_before(guest.visitor.conversation, &key))?;
                before.map(|(seq, _)| seq).ok_or_else(|| Refusal::NotFound.into())
            }
            (said, _) => said,
        }
    }

    pub(super) fn say(&self, guest: &Guest, text: &str, at: Timestamp) -> Result<u64, Stop> {
        self.say_under(guest, guest.generation(&Purpose::conversation()), text, None, at)
    }

    pub(super) fn collect(
        &self,
        guest: &Guest,
        name: &str,
        field: &'static str,
        value: &str,
        at: Timestamp,
    ) -> Result<Option<Recorded>, Stop> {
        let (purpose, subject) = (purpose(name), guest.visitor.subject);
        let generation = guest.generation(&purpose);
        let sealed = match guest.key(&purpose, generation) {
            Some(key) => key.seal(&guest.field_cell(&purpose, generation, field), value.as_bytes(), self.entropy.as_ref()),
            None => vec![0; 40],
        };
        self.act(move |tx| {
            let standing = tx.standing(subject, at)?;
            let proof = standing.proof(&purpose)?;
            tx.apply(&decision::collect(&proof, field.to_owned(), generation, sealed, at)?)
        })
    }

    pub(super) fn erase(&self, guest: &Guest, at: Timestamp) -> Result<Recorded, Stop> {
        let subject = guest.visitor.subject;
        self.act(move |tx| {
            let stored = tx.stored(subject)?;
            Ok(tx.apply(&erasure::erase(&stored, Actor::Visitor, at))?.unwrap())
        })
    }

    /// An act on the guest's line: taking, closing, handing over.
    pub(super) fn on_line(
        &self,
        guest: &Guest,
        decide: impl FnOnce(&Line) -> Result<Option<Decision>, Refusal> + Send + 'static,
    ) -> Result<Option<Recorded>, Stop> {
        let conversation = guest.visitor.conversation;
        self.act(move |tx| {
            let facts = tx.conversation(conversation)?;
            decide(&facts.line)?.map_or(Ok(None), |decision| tx.apply(&decision))
        })
    }

    /// The owner, in a session.
    pub(super) fn owner_in(&self, session: SessionId) -> Member {
        Member { organisation: self.organisation, member: self.owner, session, role: Role::Owner }
    }

    pub(super) fn sign_in(&self, lookup: [u8; 32], step: Option<i64>, at: Timestamp) -> Result<SessionId, Stop> {
        let (session, owner) = (SessionId(self.id()), self.owner);
        let keys = set_up::SessionKeys { lookup, wrapped: vec![9; 60] };
        let step = step.map(domain::signing_in::SecondStep::Totp);
        self.act(move |tx| {
            tx.apply(&set_up::start_session(session, owner, keys, step, at, at + SignedDuration::from_hours(12)))?;
            Ok(session)
        })
    }

    /// What the organisation reads of a guest's messages: `None` for each that no grant opens.
    pub(super) fn read_by_members(&self, guest: &Guest) -> Vec<Option<String>> {
        let (subject, conversation) = (guest.visitor.subject, guest.visitor.conversation);
        let (seals, rows) = self.store.read(|r| Ok((r.grant_seals(subject, hour(0))?, r.messages(conversation, 0, 1_000)?))).unwrap();
        let open = |generation: u32| {
            let seal = seals.iter().find(|s| s.purpose.is_conversation() && s.generation == generation)?;
            let binding = self.binding(guest, &seal.purpose, generation, Some(seal.grant));
            SubjectKey::receive(&seal.sealed, &self.pairs[&seal.purpose], &binding).ok()
        };
        let plain = |m: &crate::reads::MessageRow| {
            let key = open(m.generation)?;
            let plain = key.open(&guest.message_cell(m.generation, m.id, m.seq, &m.author.bound()), m.body.as_ref()?).ok()?;
            Some(String::from_utf8(plain.expose().clone()).unwrap())
        };
        rows.iter().map(plain).collect()
    }

    /// What the guest reads of their messages, with the keys that are sealed to them.
    pub(super) fn read_by_guest(&self, guest: &Guest) -> Vec<String> {
        let (subject, conversation) = (guest.visitor.subject, guest.visitor.conversation);
        let (seals, rows) = self.store.read(|r| Ok((r.visitor_seals(subject)?, r.messages(conversation, 0, 1_000)?))).unwrap();
        let plain = |m: &crate::reads::MessageRow| {
            let seal = seals.iter().find(|s| s.purpose.is_conversation() && s.generation == m.generation).unwrap();
            let key = SubjectKey::receive(&seal.sealed, &guest.token.key_pair(), &self.binding(guest, &seal.purpose, m.generation, None))
                .unwrap();
            let cell = guest.message_cell(m.generation, m.id, m.seq, "visitor");
            String::from_utf8(key.open(&cell, m.body.as_ref().unwrap()).unwrap().expose().clone()).unwrap()
        };
        rows.iter().map(plain).collect()
    }
}

/// A message on its way.
pub(super) struct Saying {
    pub(super) guest: Guest,
    pub(super) generation: u32,
    pub(super) text: String,
    pub(super) key: Option<[u8; 16]>,
    pub(super) id: MessageId,
    pub(super) at: Timestamp,
}

impl Saying {
    pub(super) fn say(self, tx: &mut crate::Tx<'_>, entropy: &dyn Entropy) -> Result<u64, Stop> {
        let conversation = self.guest.visitor.conversation;
        let facts = tx.reserve(conversation, 1, self.at)?;
        let proof = facts.standing.visit_proof()?;
        let seq = facts.line.first_seq;
        let key = self.guest.key(&Purpose::conversation(), self.generation).unwrap();
        let body = key.seal(&self.guest.message_cell(self.generation, self.id, seq, "visitor"), self.text.as_bytes(), entropy);
        let draft = Draft { id: self.id, seq, author: Author::Visitor, content: Content::Sealed(body), key: self.key, at: self.at };
        tx.apply(&conversation::say(&proof, &facts.line, self.generation, draft)?)?;
        Ok(seq)
    }
}

impl Guest {
    pub(super) fn key(&self, purpose: &Purpose, generation: u32) -> Option<SubjectKey> {
        self.keys.lock().unwrap().get(&(purpose.clone(), generation)).cloned()
    }

    pub(super) fn forget_key(&self, purpose: &Purpose, generation: u32) {
        self.keys.lock().unwrap().remove(&(purpose.clone(), generation));
    }

    /// The last generation that this browser made a key for; 1 where none was.
    pub(super) fn generation(&self, purpose: &Purpose) -> u32 {
        let keys = self.keys.lock().unwrap();
        keys.keys().filter(|(p, _)| p == purpose).map(|(_, g)| *g).max().unwrap_or(1)
    }

    fn message_cell<'a>(&self, generation: u32, id: MessageId, seq: u64, author: &'a str) -> Cell<'a> {
        let (organisation, subject) = (self.visitor.organisation.0, self.visitor.subject.0);
        Cell {
            organisation,
            subject,
            purpose: "conversation",
            generation,
            table: "message",
            row: id.0,
            column: "body",
            message: Some((seq, author)),
        }
    }

    fn field_cell<'a>(&self, purpose: &'a Purpose, generation: u32, field: &'a str) -> Cell<'a> {
        let (organisation, subject) = (self.visitor.organisation.0, self.visitor.subject.0);
        Cell {
            organisation,
            subject,
            purpose: purpose.as_str(),
            generation,
            table: "contact_field",
            row: subject,
            column: field,
            message: None,
        }
    }
}

/// Why an act was refused.
pub(super) fn refused<T: std::fmt::Debug>(outcome: Result<T, Stop>) -> Refusal {
    match outcome {
        Err(Stop::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
