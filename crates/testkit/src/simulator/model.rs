//! The model: what the rules say of everybody in the simulated world, kept beside the server and never read from it.

use super::law::{self, Laws};
use crate::member::Member;
use crate::organisation::{Account, Organisation};
use crate::visitor::Visitor;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The purpose under which everything that is said stands.
pub const CONVERSATION: &str = "conversation";

/// A way through the bot: the choice, the purpose that it asks for, and the fields that it collects.
pub(super) const BRANCHES: [(&str, &str, &[&str]); 3] =
    [("callback", "callback", &["name", "phone"]), ("newsletter", "marketing", &["email"]), ("health", "health", &["concern"])];

/// A key of a subject: its purpose and its number within that.
pub type Key = (&'static str, u32);

/// A live key.
#[derive(Clone, Copy, Debug)]
pub struct Live {
    /// Its number.
    pub generation: u32,
    /// Whether the organisation was given it.
    pub granted: bool,
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
    /// Keys that withdrawals ended and no sweep has destroyed yet.
    pub ended: Vec<Ended>,
    /// What they and members said, and what they told.
    pub values: Vec<Value>,
    /// What was theirs and is not any more: it must be read nowhere.
    pub lost: Vec<String>,
    /// Every time at which something was written in the conversation, with the number of its key.
    pub written: BTreeSet<(Timestamp, u32)>,
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
    pub fn shows(&self, value: &Value) -> bool {
        let (purpose, generation) = value.key;
        let live = self.live.get(purpose).is_some_and(|live| live.granted && live.generation == generation);
        live && self.gone.is_none() && !self.restricted
    }

    /// Keys under which something of theirs may be stored.
    pub fn keys(&self) -> BTreeSet<Key> {
        let live = self.live.iter().map(|(purpose, live)| (*purpose, live.generation));
        live.chain(self.ended.iter().map(|ended| ended.key)).collect()
    }

    /// Begins a key of a purpose.
    pub(super) fn begin(&mut self, purpose: &'static str, granted: bool) -> u32 {
        let last = self.last.entry(purpose).or_default();
        *last += 1;
        self.live.insert(purpose, Live { generation: *last, granted });
        *last
    }

    /// They did something in the conversation: its key stands ready, a new one where there was none.
    pub(super) fn did(&mut self, at: Timestamp) -> u32 {
        self.seen = at;
        match self.live.get(CONVERSATION) {
            Some(live) => live.generation,
            None => self.begin(CONVERSATION, false),
        }
    }

    /// Something was written in the conversation, under its live key.
    pub(super) fn wrote(&mut self, at: Timestamp) -> u32 {
        let generation = self.did(at);
        self.written.insert((at, generation));
        generation
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
            self.written.retain(|(_, generation)| *generation != key.1);
        }
    }

    /// They go.
    pub(super) fn go(&mut self, gone: Gone) {
        self.lose(|_| true);
        self.gone = Some(gone);
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
    /// Whether it was doubted who asked.
    pub doubted: bool,
    /// How it stands.
    pub state: &'static str,
    /// When it was closed.
    pub closed: Option<Timestamp>,
}

impl Request {
    /// The day by which it is to be answered, as it stands on a day. A clock that rests moves it on.
    pub fn due(&self, today: Date) -> Date {
        let rests = self.rests.map_or(0, |since| law::days_between(since, today).max(0));
        law::due(self.received, self.laws, self.extended, self.rested + rests)
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
}

/// Entries that a ledger must have got since it was looked at last.
#[derive(Clone, Default, Debug)]
pub struct Acts {
    /// Exactly these.
    pub must: BTreeMap<&'static str, usize>,
    /// Besides them at most these.
    pub may: BTreeMap<&'static str, usize>,
}

/// An organisation.
pub struct House<'s> {
    /// What its founder wrote down.
    pub organisation: Organisation,
    /// Its privacy officer's credentials.
    pub officer: Account,
    /// The owner's session, and when it began.
    pub(super) session: Option<(Member<'s>, Timestamp)>,
    /// What was shown in it: that is written once.
    pub(super) shown: BTreeSet<String>,
    /// What its ledger must have got.
    pub acts: Acts,
    /// Periods in months, by rule and purpose; the purpose is empty for all that have none of their own.
    pub periods: BTreeMap<(&'static str, &'static str), i32>,
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
