//! The model: what the rules say of everybody in the simulated world, kept beside the server and never read from it.

use super::colleagues::Colleague;
use super::law::{self, Laws};
use crate::member::Member;
use crate::organisation::{Account, Organisation};
use crate::visitor::Visitor;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Purposes that rest on a consent.
pub(super) const CONSENTS: [&str; 3] = ["callback", "marketing", "health"];

/// The purpose under which everything that is said stands.
pub const CONVERSATION: &str = "conversation";

/// The pair of those who answer for privacy, to which the keys of whoever is restricted are sealed.
pub const PRIVACY: &str = "privacy";

/// A way through the bot: the choice, the purpose that it asks for, and the fields that it collects.
pub(super) const BRANCHES: [(&str, &str, &[&str]); 3] =
    [("callback", "callback", &["name", "phone"]), ("newsletter", "marketing", &["email"]), ("health", "health", &["concern"])];

/// A key of a subject: its purpose and its number within that.
pub type Key = (&'static str, u32);

/// A live key of a purpose: the newest, under which new things are sealed, and those that it followed under the same grant.
#[derive(Clone, Debug)]
pub struct Live {
    /// Its number.
    pub generation: u32,
    /// The numbers of those of before: they open what was sealed under them, and nothing new is.
    pub older: BTreeSet<u32>,
    /// The pairs to which the newest one ever was sealed.
    pub sealed_to: BTreeSet<&'static str>,
    /// Whether the newest one takes nothing new any more: somebody who lost such a pair could have had it, or it went from one pair to another.
    pub closed: bool,
    /// Whether the organisation was given it.
    pub granted: bool,
    /// Whether what they agreed to has changed since: what was told is read, and nothing new is taken.
    pub stale: bool,
    /// When what they agreed to ends by itself.
    pub expires: Option<Timestamp>,
}

impl Live {
    /// A key that nobody was given.
    pub fn private(generation: u32) -> Self {
        let (older, sealed_to) = (BTreeSet::new(), BTreeSet::new());
        Self { generation, older, sealed_to, closed: false, granted: false, stale: false, expires: None }
    }

    /// The numbers of all of them.
    pub fn generations(&self) -> impl Iterator<Item = u32> + '_ {
        self.older.iter().copied().chain([self.generation])
    }

    /// Whether this is one of them.
    pub fn has(&self, generation: u32) -> bool {
        self.generations().any(|own| own == generation)
    }

    /// Whether its time is over, swept or not.
    pub fn over(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// Whether the organisation may read what it seals.
    pub fn reads(&self, now: Timestamp) -> bool {
        self.granted && !self.over(now)
    }

    /// Whether something new may be taken under it.
    pub fn takes(&self, now: Timestamp) -> bool {
        self.reads(now) && !self.stale
    }
}

/// A letter whose click is awaited.
#[derive(Clone, Debug)]
pub struct Awaited {
    /// The secret of its link.
    pub(super) secret: String,
    /// Until when a click counts.
    pub until: Timestamp,
}

/// A key that a withdrawal ended: the visitor's own for a day.
#[derive(Clone, Copy, Debug)]
pub struct Ended {
    /// Which.
    pub key: Key,
    /// When.
    pub at: Timestamp,
}

/// Something said or told.
#[derive(Clone, Debug)]
pub struct Value {
    /// The words.
    pub text: String,
    /// Under which key they are sealed.
    pub key: Key,
    /// The field; empty for what was said.
    pub field: &'static str,
    /// The message's id; empty for a field.
    pub message: String,
    /// The id of the file that the message carries and that is called so; empty for words.
    pub file: String,
    /// When.
    pub at: Timestamp,
}

/// How somebody went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gone {
    /// They were erased at their wish, or by a member.
    Erased(Timestamp),
    /// A sweep destroyed what there was of them.
    Swept(Timestamp),
}

impl Gone {
    /// When.
    pub fn at(self) -> Timestamp {
        match self {
            Self::Erased(at) | Self::Swept(at) => at,
        }
    }
}

/// Whoever came to the chat of an organisation.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, as the model knows it")]
pub struct Person<'s> {
    /// To which.
    pub house: usize,
    /// Their browser.
    pub visitor: Visitor<'s>,
    /// Their random id.
    pub subject: String,
    /// Their conversation's.
    pub conversation: String,
    /// When something happened in their conversation last.
    pub seen: Timestamp,
    /// Their live keys by purpose.
    pub live: BTreeMap<&'static str, Live>,
    /// The highest number of a key that ever was.
    pub last: BTreeMap<&'static str, u32>,
    /// The letter that they have to confirm; the key of `marketing` waits for it.
    pub awaited: Option<Awaited>,
    /// Keys that withdrawals ended and no sweep has destroyed yet.
    pub ended: Vec<Ended>,
    /// What they and members said, and what they told.
    pub values: Vec<Value>,
    /// What was theirs and is not any more: it must be read nowhere.
    pub lost: Vec<String>,
    /// Every time at which something was written in the conversation, with the number of its key, and how often.
    pub written: BTreeMap<(Timestamp, u32), usize>,
    /// Whether they said that they are too young to agree to anything.
    pub young: bool,
    /// Whether what they gave may not be read for now.
    pub restricted: bool,
    /// Whether a member has taken the conversation since they asked for a person.
    pub taken: bool,
    /// Whether they asked for a person last, and nothing of the bot since.
    pub with_people: bool,
    /// How they went; `None` while they are there.
    pub gone: Option<Gone>,
    /// When everything about them was handed out last.
    pub handed_out: Option<Timestamp>,
    /// When they corrected something last.
    pub corrected: Option<Timestamp>,
    /// Whether the proofs of their consents were destroyed, too.
    pub trimmed: bool,
}

impl Person<'_> {
    /// Whether a purpose is granted.
    pub fn granted(&self, purpose: &str) -> bool {
        self.live.get(purpose).is_some_and(|live| live.granted)
    }

    /// Whether anything is.
    pub fn grants(&self) -> bool {
        self.live.values().any(|live| live.granted)
    }

    /// Whether members may read what was said.
    pub fn readable(&self) -> bool {
        self.gone.is_none() && !self.restricted && self.granted(CONVERSATION)
    }

    /// Whether members may read this.
    pub fn shows(&self, value: &Value, now: Timestamp) -> bool {
        let (purpose, generation) = value.key;
        let live = self.live.get(purpose).is_some_and(|live| live.reads(now) && live.has(generation));
        live && self.gone.is_none() && !self.restricted
    }

    /// Keys under which something of theirs may be stored.
    pub fn keys(&self) -> BTreeSet<Key> {
        let live = self.live.iter().flat_map(|(purpose, live)| live.generations().map(move |generation| (*purpose, generation)));
        live.chain(self.ended.iter().map(|ended| ended.key)).collect()
    }

    /// Begins a key of a purpose.
    pub(super) fn begin(&mut self, purpose: &'static str) -> u32 {
        let last = self.last.entry(purpose).or_default();
        *last += 1;
        self.live.insert(purpose, Live::private(*last));
        *last
    }

    /// The organisation is given a key.
    pub(super) fn grant(&mut self, purpose: &'static str, expires: Option<Timestamp>) {
        let pair = if self.restricted { PRIVACY } else { purpose };
        if let Some(live) = self.live.get_mut(purpose) {
            (live.granted, live.stale, live.expires) = (true, false, expires);
            live.sealed_to.insert(pair);
        }
    }

    /// They, or a member who writes to them, are about to do something: keys that take nothing new any more are followed by new ones, under
    /// the grants that stand.
    pub(super) fn follow(&mut self) {
        for (purpose, live) in self.live.iter_mut().filter(|(_, live)| live.granted && live.closed) {
            let last = self.last.entry(purpose).or_default();
            *last += 1;
            live.older.insert(std::mem::replace(&mut live.generation, *last));
            live.sealed_to = BTreeSet::from([if self.restricted { PRIVACY } else { purpose }]);
            live.closed = false;
        }
    }

    /// Every key that is granted goes to the pair that it belongs to now. It takes nothing new any more: who holds the one pair is not who
    /// holds the other.
    pub(super) fn moved(&mut self) {
        for (purpose, live) in self.live.iter_mut().filter(|(_, live)| live.granted) {
            live.sealed_to.insert(if self.restricted { PRIVACY } else { purpose });
            live.closed = true;
        }
    }

    /// Somebody loses a pair: what was sealed to it takes nothing new any more. Answers these keys.
    pub(super) fn lost_to_somebody(&mut self, pair: &str) -> Vec<Key> {
        let mut lost = Vec::new();
        for (purpose, live) in self.live.iter_mut().filter(|(_, live)| live.granted && live.sealed_to.contains(pair)) {
            live.closed = true;
            lost.extend(live.generations().map(|generation| (*purpose, generation)));
        }
        lost
    }

    /// A grant ends, and every key that lives under it: they are the visitor's own for a day.
    pub(super) fn end(&mut self, purpose: &'static str, at: Timestamp) {
        if let Some(live) = self.live.remove(purpose) {
            self.ended.extend(live.generations().map(|generation| Ended { key: (purpose, generation), at }));
        }
    }

    /// They did something in the conversation: its key stands ready, a new one where there was none.
    pub(super) fn did(&mut self, at: Timestamp) -> u32 {
        self.seen = at;
        match self.live.get(CONVERSATION) {
            Some(live) => live.generation,
            None => self.begin(CONVERSATION),
        }
    }

    /// Something was written in the conversation, under its live key.
    pub(super) fn wrote(&mut self, at: Timestamp) -> u32 {
        let generation = self.did(at);
        *self.written.entry((at, generation)).or_default() += 1;
        generation
    }

    /// They said something, and the bot perhaps answered: the messages are in the reply.
    pub(super) fn spoke(&mut self, at: Timestamp, reply: &serde_json::Value) -> u32 {
        if reply.get("messages").and_then(serde_json::Value::as_array).is_some_and(|messages| messages.len() > 1) {
            self.wrote(at);
        }
        self.wrote(at)
    }

    /// A message is deleted.
    pub(super) fn unwrite(&mut self, at: Timestamp, generation: u32) {
        let left = self.written.get(&(at, generation)).map_or(0, |times| times - 1);
        if left == 0 {
            self.written.remove(&(at, generation))
        } else {
            self.written.insert((at, generation), left)
        };
    }

    /// Takes values away for good.
    pub(super) fn lose(&mut self, which: impl Fn(&Value) -> bool) {
        let (lost, kept) = std::mem::take(&mut self.values).into_iter().partition(|value| which(value));
        self.values = kept;
        self.lost.extend(lost.into_iter().map(|value| value.text));
    }

    /// A key is destroyed with everything that it sealed.
    pub(super) fn destroy(&mut self, key: Key) {
        self.lose(|value| value.key == key);
        self.ended.retain(|ended| ended.key != key);
        if key.0 == CONVERSATION {
            self.written.retain(|(_, generation), _| *generation != key.1);
        }
    }

    /// They go.
    pub(super) fn go(&mut self, gone: Gone) {
        self.lose(|_| true);
        self.gone = Some(gone);
        self.awaited = None;
        self.live.clear();
        self.ended.clear();
        self.written.clear();
        self.restricted = false;
    }
}

/// A legal hold.
pub struct Hold {
    /// Its id.
    pub id: String,
    /// Where.
    pub house: usize,
    /// On whom.
    pub person: usize,
    /// The keys that it keeps.
    pub keys: BTreeSet<Key>,
    /// When it ends.
    pub ends: Timestamp,
}

/// Whether it is known who asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// Nobody doubts it.
    Undoubted,
    /// They were asked to show it.
    Asked,
    /// They have shown it.
    Shown,
}

/// A request of a subject.
pub struct Request {
    /// Its id.
    pub id: String,
    /// To which organisation.
    pub house: usize,
    /// About whom.
    pub person: usize,
    /// What is asked.
    pub kind: &'static str,
    /// The day of receipt.
    pub received: Date,
    /// The laws that run its clock.
    pub laws: Laws,
    /// Whether it was put off.
    pub extended: bool,
    /// Since when its clock rests.
    pub rests: Option<Date>,
    /// Days for which it rested before.
    pub rested: i32,
    /// Whether it is known who asked.
    pub identity: Identity,
    /// Whether it came by letter; else members have it because somebody who is the same person was erased.
    pub by_letter: bool,
    /// How it stands.
    pub state: &'static str,
    /// When it was closed.
    pub closed: Option<Timestamp>,
}

impl Request {
    /// The day by which it is to be answered, as it stands on a day. A clock that rests moves it on.
    pub fn due(&self, today: Date) -> Date {
        self.due_by(self.laws, today)
    }

    /// The same, were these the laws.
    pub fn due_by(&self, laws: Laws, today: Date) -> Date {
        let rests = self.rests.map_or(0, |since| law::days_between(since, today).max(0));
        law::due(self.received, laws, self.extended, self.rested + rests)
    }
}

/// A breach.
pub struct Breach {
    /// Its id.
    pub id: String,
    /// Whose.
    pub house: usize,
    /// When it was known to be one; `None` for a draft.
    pub aware: Option<Timestamp>,
    /// The laws that run its clocks.
    pub laws: Laws,
    /// Whether the risk for people is high; `None` before somebody has said so.
    pub high: Option<bool>,
    /// When the authority was told, by law.
    pub told: BTreeMap<&'static str, Timestamp>,
}

/// Entries that a ledger must have got since it was looked at last.
#[derive(Clone, Default, Debug)]
pub struct Acts {
    /// Exactly these.
    pub must: BTreeMap<&'static str, usize>,
    /// Besides them at most these.
    pub may: BTreeMap<&'static str, usize>,
}

/// Notices that a change of what they are made of publishes anew at most: one in each language.
pub(super) const NOTICES: usize = 5;

/// An organisation.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, as the model knows it")]
pub struct House<'s> {
    /// What its founder wrote down.
    pub organisation: Organisation,
    /// Its privacy officer's credentials.
    pub officer: Account,
    /// Everybody else who works there or did.
    pub colleagues: Vec<Colleague>,
    /// Keys that somebody could have had who lost the pair to which they were sealed, by subject, and since when.
    pub lost: BTreeMap<(String, Key), Timestamp>,
    /// Whether the owner signed in, or removed somebody, since a pair began anew: then every key follows it.
    pub follows: bool,
    /// The owner's session, and when it began.
    pub(super) session: Option<(Member<'s>, Timestamp)>,
    /// What was shown in it: that is written once.
    pub(super) shown: BTreeSet<String>,
    /// What its ledger must have got.
    pub acts: Acts,
    /// Periods in months, by rule and purpose; the purpose is empty for all that have none of their own.
    pub periods: BTreeMap<(&'static str, &'static str), i32>,
    /// Whether it wrote its notice itself.
    pub(super) wrote: bool,
    /// Whether children may use its site.
    pub children: bool,
    /// For how many months a consent to a purpose holds; for ever where there is none.
    pub valid: BTreeMap<&'static str, i32>,
    /// Purposes for which more is collected than at the beginning.
    pub(super) more: BTreeSet<&'static str>,
    /// Whether what people agree to has changed since the notice was written.
    pub(super) changed: bool,
    /// How many were erased by sweep or wish since it began.
    pub erased: usize,
}

impl House<'_> {
    /// The months of a rule for a purpose.
    pub fn months(&self, rule: &'static str, purpose: &'static str) -> i32 {
        let own = self.periods.get(&(rule, purpose)).or_else(|| self.periods.get(&(rule, "")));
        *own.expect("a rule that the simulator knows")
    }

    /// The cap on what is told for a purpose.
    pub fn cap(&self, purpose: &'static str) -> i32 {
        self.months(if purpose == "health" { "special" } else { "content" }, purpose)
    }

    /// Acts that its ledger must get.
    pub fn must(&mut self, act: &'static str, times: usize) {
        if times > 0 {
            *self.acts.must.entry(act).or_default() += times;
        }
    }

    /// Acts that it may get.
    pub fn may(&mut self, act: &'static str, times: usize) {
        *self.acts.may.entry(act).or_default() += times;
    }
}
