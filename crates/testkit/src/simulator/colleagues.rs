//! Who works in an organisation besides its owner: they join, come to work, get another role, are suspended, come back and leave.
//!
//! Whoever leaves may take a copy of everything along ([`World::before_leaving`]). What they could have had is noted, so that the test can look
//! that nothing is written under it any more.

use super::World;
use super::model::{CONVERSATION, PRIVACY, Person};
use crate::member::Member;
use crate::organisation::{Account, secret_of};
use crate::server::TestServer;
use domain::id::MemberId;
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// What a role is for: its name, what it reads, and whether it sees conversations and contacts.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// The role's name.
    pub role: &'static str,
    /// The pairs of which it is handed the keys, in the order of their names.
    pub reads: &'static [&'static str],
    /// Whether it may open conversations.
    pub conversations: bool,
    /// Whether it may open contacts.
    pub contacts: bool,
}

/// The roles that colleagues have. Nobody here hands over the pair of holds: a privacy officer who comes later waits for that.
const JOBS: [Job; 8] = [
    Job { role: "agent", reads: &["callback", CONVERSATION, "lead", "satisfaction"], conversations: true, contacts: true },
    Job { role: "marketing", reads: &["marketing"], conversations: false, contacts: true },
    Job { role: "auditor", reads: &[], conversations: false, contacts: false },
    Job { role: "administrator", reads: &[], conversations: false, contacts: false },
    Job { role: "owner", reads: EVERYTHING, conversations: true, contacts: true },
    Job { role: "privacy-officer", reads: EVERYTHING, conversations: true, contacts: true },
    // The organisation's own.
    Job { role: "nurse", reads: &[CONVERSATION, "health"], conversations: true, contacts: true },
    Job { role: "registrar", reads: &[PRIVACY], conversations: false, contacts: true },
];

const EVERYTHING: &[&str] = &["callback", CONVERSATION, "health", "lead", "marketing", PRIVACY, "satisfaction"];

/// Colleagues who work in one organisation at once.
const STAFF: usize = 3;

/// A session of a colleague.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its token.
    pub token: String,
    /// When it began.
    pub since: Timestamp,
    /// What was shown in it: that is written once.
    pub(super) shown: BTreeSet<String>,
}

/// How somebody stands who works there or did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Works {
    /// They do.
    There,
    /// They may not sign in for now.
    Suspended,
    /// They left.
    Gone,
}

/// Somebody who works in an organisation besides its owner, or did.
pub struct Colleague {
    /// Their credentials.
    pub account: Account,
    /// As what.
    pub job: Job,
    /// Whether they still do.
    pub works: Works,
    /// Their session, where they are signed in.
    pub session: Option<Session>,
    /// The token of the session that ended last because of what somebody did to them.
    pub ended: Option<String>,
    /// Everything that anybody had said or told in the organisation when they left.
    pub knew: BTreeSet<String>,
}

/// Whoever takes a copy before somebody leaves: the organisation and who leaves, by their numbers.
pub type Copies<'s> = Box<dyn FnMut(&World<'s>, (usize, usize)) + 's>;

impl World<'_> {
    /// The organisation's own roles are made, and an agent is there from the beginning.
    pub(super) fn staff(&mut self, house: usize) {
        let (server, owner) = (self.server, self.owner(house));
        for (name, permissions, reads) in [
            ("nurse", ["conversations.read", "contacts.read"].as_slice(), [CONVERSATION, "health"].as_slice()),
            ("registrar", &["contacts.read"], &[PRIVACY]),
        ] {
            let role = json!({"name": name, "permissions": permissions, "reads": reads});
            owner.call("POST", "/api/v1/roles", Some(&role)).expect(201);
        }
        let account = self.house(house).organisation.add(server, Role::Agent);
        let [agent, ..] = JOBS;
        self.house(house).colleagues.push(Colleague::new(account, agent));
    }

    /// One of those here of whom something holds.
    fn some_colleague(&self, fits: impl Fn(&Colleague) -> bool) -> Option<usize> {
        let all = self.houses.get(self.here).map(|house| house.colleagues.as_slice()).unwrap_or_default();
        let found: Vec<usize> = all.iter().enumerate().filter(|(_, c)| fits(c)).map(|(at, _)| at).collect();
        self.dice.one_of(&found)
    }

    fn colleague(&mut self, at: usize) -> &mut Colleague {
        let here = self.here;
        self.house(here).colleagues.get_mut(at).expect("a colleague of this house")
    }

    /// Somebody is invited and joins.
    pub(super) fn join(&mut self) -> bool {
        let here = self.here;
        if self.house(here).colleagues.iter().filter(|c| c.works != Works::Gone).count() >= STAFF {
            return false;
        }
        let Some(job) = self.dice.one_of(&JOBS) else { return false };
        self.hire(job);
        true
    }

    /// Somebody joins in this role; answers their number.
    fn hire(&mut self, job: Job) -> usize {
        let (here, server) = (self.here, self.server);
        let (owner, number) = (self.owner_lately(here), self.house(here).colleagues.len());
        self.tell(&format!("c{number} joins as {}", job.role));
        let email = format!("c{number}@house{here}.example");
        let invited = owner.call("POST", "/api/v1/members", Some(&json!({"email": email, "role": job.role}))).ok(201).json();
        let link = invited.get("invitation_url").and_then(Json::as_str).expect("a link");
        let (_, secret) = link.split_once('#').expect("its secret");
        let password = format!("c{number} never forgets the word {}", self.word());
        let accepts = json!({"password": password, "name": format!("Tom Berg {number}")});
        let joined = server.call("POST", "/api/v1/invitation/accept", Some(secret), Some(&accepts)).ok(201).json();
        let text = |name: &str| joined.get(name).and_then(Json::as_str).expect("what they are told");
        let member = MemberId::parse(text("member")).expect("an id");
        let totp = secret_of(text("totp_uri"));
        let house = self.house(here);
        let account = Account { member, organisation: house.organisation.id, email, password, totp };
        house.colleagues.push(Colleague::new(account, job));
        for act in ["member.invited", "member.joined", "recovery-codes.made"] {
            self.must(act, 1);
        }
        number
    }

    /// A colleague comes to work: what was sealed to pairs of before and they can open follows.
    pub(super) fn come_to_work(&mut self) -> bool {
        let Some(at) = self.some_colleague(|c| c.works == Works::There && c.session.is_none()) else { return false };
        let server = self.server;
        self.tell(&format!("c{at} signs in"));
        let token = self.colleague(at).account.sign_in(server).token;
        let since = self.now();
        self.colleague(at).session = Some(Session { token, since, shown: BTreeSet::new() });
        self.must("session.started", 1);
        true
    }

    /// The owner comes to work: every key follows.
    pub(super) fn owner_comes(&mut self) -> bool {
        let here = self.here;
        self.tell("the owner signs in");
        self.house(here).session = None;
        self.owner(here);
        true
    }

    /// A colleague gets another role: they keep no key that it does not read, and are handed those that it reads.
    pub(super) fn change_role(&mut self) -> bool {
        let (Some(at), Some(job)) = (self.some_colleague(|c| c.works != Works::Gone), self.dice.one_of(&JOBS)) else { return false };
        let before = self.colleague(at).job;
        if before.role == job.role {
            return false;
        }
        let owner = self.owner_lately(self.here);
        self.tell(&format!("c{at}, {} until now, is {}", before.role, job.role));
        let path = format!("/api/v1/members/{}", self.colleague(at).account.member);
        owner.call("PATCH", &path, Some(&json!({"role": job.role}))).expect(204);
        let colleague = self.colleague(at);
        colleague.job = job;
        colleague.sent_home();
        self.must("member.role-changed", 1);
        let lost: Vec<&str> = before.reads.iter().copied().filter(|pair| !job.reads.contains(pair)).collect();
        self.begin_anew(&lost);
        if !lost.is_empty() {
            let here = self.here;
            self.house(here).follows = false;
        }
        true
    }

    /// A colleague may not sign in for a while, or may again. They keep what they hold.
    pub(super) fn suspend(&mut self) -> bool {
        let Some(at) = self.some_colleague(|c| c.works != Works::Gone) else { return false };
        let owner = self.owner_lately(self.here);
        let (suspended, server) = (self.colleague(at).works == Works::There, self.server);
        self.tell(&format!("c{at} {}", if suspended { "is suspended" } else { "is let in again" }));
        let path = format!("/api/v1/members/{}", self.colleague(at).account.member);
        owner.call("PATCH", &path, Some(&json!({"suspended": suspended}))).expect(204);
        let colleague = self.colleague(at);
        if suspended {
            colleague.works = Works::Suspended;
            colleague.sent_home();
            let told = colleague.account.try_to_sign_in(server).status;
            assert_eq!(told, 403, "c{at} signs in although they are suspended");
        } else {
            colleague.works = Works::There;
        }
        self.must(if suspended { "member.suspended" } else { "member.restored" }, 1);
        true
    }

    /// A colleague leaves. What they held begins anew, and what was sealed to it follows at once, as far as the owner opens it.
    pub(super) fn leave(&mut self) -> bool {
        let Some(at) = self.some_colleague(|c| c.works != Works::Gone) else { return false };
        self.leaves(at);
        true
    }

    /// Somebody asks for a person, a colleague leaves who could read it, and everybody goes on talking: what a thief waits for.
    pub fn farewell(&mut self) {
        let here = self.dice.below(self.houses.len());
        (self.here, self.swept) = (here, false);
        let [agent, ..] = JOBS;
        let there = self.some_colleague(|c| c.works != Works::Gone && c.job.conversations);
        let at = there.unwrap_or_else(|| self.hire(agent));
        self.arrive();
        self.ask_for_a_person();
        self.all_say_something();
        self.leaves(at);
        self.all_say_something();
    }

    fn all_say_something(&mut self) {
        let talks = |p: &Person<'_>| p.house == self.here && p.gone.is_none() && !p.young;
        for who in (0..self.people.len()).filter(|who| self.people.get(*who).is_some_and(talks)).collect::<Vec<_>>() {
            self.says(who);
        }
    }

    fn leaves(&mut self, at: usize) {
        let (here, owner) = (self.here, self.owner_lately(self.here));
        self.tell(&format!("c{at} leaves"));
        if let Some(mut copies) = self.before_leaving.take() {
            copies(self, (here, at));
            self.before_leaving = Some(copies);
        }
        let path = format!("/api/v1/members/{}", self.colleague(at).account.member);
        let left = owner.call("DELETE", &path, None).ok(200).json();
        let held = self.colleague(at).job.reads;
        assert_eq!(left.get("held"), Some(&json!(held)), "the pairs that c{at} held");
        let known = self.people.iter().filter(|p| p.house == here);
        let knew = known.flat_map(|p| p.values.iter().map(|v| v.text.clone()).chain(p.lost.iter().cloned())).collect();
        let colleague = self.colleague(at);
        (colleague.works, colleague.knew) = (Works::Gone, knew);
        colleague.sent_home();
        self.must("member.removed", 1);
        self.begin_anew(held);
        if !held.is_empty() {
            self.house(here).follows = true;
        }
    }

    /// Pairs begin anew, because somebody lost them: what was sealed to them takes nothing new.
    fn begin_anew(&mut self, pairs: &[&str]) {
        let (here, now) = (self.here, self.now());
        let mut lost = Vec::new();
        for person in self.people.iter_mut().filter(|p| p.house == here && p.gone.is_none()) {
            for pair in pairs {
                let keys = person.lost_to_somebody(pair);
                lost.extend(keys.into_iter().map(|key| (person.subject.clone(), key)));
            }
        }
        for key in lost {
            self.house(here).lost.entry(key).or_insert(now);
        }
        self.must("key.published", pairs.len());
        // What comes now is later than what was there.
        self.server.clock().advance(SignedDuration::from_secs(1));
    }

    /// A colleague at work, with what was shown to them noted as the ledger must have it.
    pub(super) fn shown_to(&mut self, (house, at): (usize, usize), what: String, act: &'static str) {
        let Some(house) = self.houses.get_mut(house) else { return };
        let session = house.colleagues.get_mut(at).and_then(|colleague| colleague.session.as_mut());
        if session.is_some_and(|session| session.shown.insert(what)) {
            house.must(act, 1);
        }
    }
}

impl Colleague {
    fn new(account: Account, job: Job) -> Self {
        Self { account, job, works: Works::There, session: None, ended: None, knew: BTreeSet::new() }
    }

    /// Their session is over, because of what somebody did to them.
    fn sent_home(&mut self) {
        if let Some(session) = self.session.take() {
            self.ended = Some(session.token);
        }
    }

    /// Whether their role reads what is told for a purpose.
    pub fn reads(&self, purpose: &str) -> bool {
        self.job.reads.contains(&purpose)
    }

    /// Them at work, where they are signed in.
    pub fn at_work<'s>(&self, server: &'s TestServer) -> Option<Member<'s>> {
        self.session.as_ref().map(|session| Member { server, token: session.token.clone() })
    }
}
