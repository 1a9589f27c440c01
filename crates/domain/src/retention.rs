//! Decides how long what may stay: an organisation's rules, the bounds that the law puts on them, and what changing one leaves.
//!
//! Last activity counts, not creation, wherever somebody may come back; the caps count from the time of what is kept. Months are
//! calendar months in UTC.

mod destruction;

pub use destruction::{Batch, Doomed, OldContent, destroy_content, destroy_records, destroy_subjects, trim};

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, SubjectId};
use crate::jurisdiction::{Law, Months, Rule as Number, gdpr, kvkk};
use crate::principal::Actor;
use crate::purpose::{Purpose, PurposeRule};
use crate::refusal::Refusal;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use std::collections::BTreeMap;

/// A rule of retention.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rule {
    /// While somebody talks, nothing of theirs is destroyed but by a cap.
    Active,
    /// Subjects of whom nothing has been heard.
    Inactive,
    /// What was said and told, from its own time on.
    Content,
    /// What was told for a purpose of special categories, from its own time on.
    Special,
    /// What nobody was granted, from the last activity on.
    Ungranted,
    /// What a withdrawn grant covered, from the withdrawal on.
    Withdrawn,
    /// The proofs of consent of an erased subject, from the erasure on.
    Evidence,
    /// Keyed hashes of addresses that objected, from the objection on.
    Objections,
    /// Records of destruction, from the destruction on.
    DestructionRecords,
    /// The longest time between two sweeps.
    DestructionInterval,
}

/// How long something is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    /// As long as something goes on.
    WhileActive,
    /// So many hours; no organisation changes them.
    Hours(i64),
    /// So many calendar months.
    Months(u32),
}

/// From when a period counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// The last thing that the subject or a member did.
    LastActivity,
    /// When the kept thing came to be.
    Creation,
    /// When it ended: a withdrawal, an erasure, a sweep.
    End,
}

impl Since {
    /// The name that the API uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LastActivity => "last-activity",
            Self::Creation => "creation",
            Self::End => "end",
        }
    }
}

impl Rule {
    /// Every rule, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Active,
        Self::Inactive,
        Self::Content,
        Self::Special,
        Self::Ungranted,
        Self::Withdrawn,
        Self::Evidence,
        Self::Objections,
        Self::DestructionRecords,
        Self::DestructionInterval,
    ];

    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Content => "content",
            Self::Special => "special",
            Self::Ungranted => "ungranted",
            Self::Withdrawn => "withdrawn",
            Self::Evidence => "evidence",
            Self::Objections => "objections",
            Self::DestructionRecords => "destruction-records",
            Self::DestructionInterval => "destruction-interval",
        }
    }

    /// The rule of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == name)
    }

    /// From when it counts.
    pub fn since(self) -> Since {
        match self {
            Self::Active | Self::Inactive | Self::Ungranted => Since::LastActivity,
            Self::Content | Self::Special | Self::Objections => Since::Creation,
            Self::Withdrawn | Self::Evidence | Self::DestructionRecords | Self::DestructionInterval => Since::End,
        }
    }

    /// The cap on what is told for a purpose.
    pub fn cap(special: bool) -> Self {
        if special { Self::Special } else { Self::Content }
    }

    /// Whether a single purpose may have its own period.
    pub fn takes_purpose(self) -> bool {
        matches!(self, Self::Content | Self::Special)
    }

    /// The months that may be chosen, where any may be, and why: the number in force on a day, or the stricter one of several laws.
    pub fn bounds(self, laws: &[Law], day: Date) -> Option<(Months, &'static str)> {
        let of = |number: Number<Months>| {
            let version = number.on(day);
            (version.value, version.source)
        };
        Some(match self {
            Self::Active | Self::Ungranted | Self::Withdrawn => return None,
            Self::Inactive => of(gdpr::INACTIVE_MONTHS),
            Self::Content => of(gdpr::CONTENT_MONTHS),
            Self::Special => of(gdpr::SPECIAL_MONTHS),
            Self::Evidence => of(gdpr::EVIDENCE_MONTHS),
            Self::Objections => of(gdpr::OBJECTION_MONTHS),
            Self::DestructionRecords => {
                let (months, source) = of(gdpr::DESTRUCTION_RECORD_MONTHS);
                let years = kvkk::DESTRUCTION_RECORD_YEARS.on(day);
                let least = u32::try_from(years.value * 12).unwrap_or(months.least);
                if laws.contains(&Law::Kvkk) && least >= months.least {
                    (Months { usual: months.usual.max(least), least, most: months.most.max(least) }, years.source)
                } else {
                    (months, source)
                }
            }
            // The strictest law that names an interval is kept by everybody: who sweeps daily loses nothing by it.
            Self::DestructionInterval => {
                let most = kvkk::DESTRUCTION_MONTHS.on(day);
                let months = u32::try_from(most.value).unwrap_or(1);
                (Months { usual: months, least: 1, most: months }, most.source)
            }
        })
    }

    /// Where its period stands, on a day.
    pub fn source(self, laws: &[Law], day: Date) -> &'static str {
        match self {
            Self::Active => gdpr::INACTIVE_MONTHS.on(day).source,
            Self::Ungranted => gdpr::UNGRANTED_HOURS.on(day).source,
            Self::Withdrawn => gdpr::WITHDRAWN_HOURS.on(day).source,
            _ => self.bounds(laws, day).map_or("", |(_, source)| source),
        }
    }
}

/// What an organisation chose, where it chose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Which rule.
    pub rule: Rule,
    /// For which purpose; `None` for all that have no choice of their own.
    pub purpose: Option<Purpose>,
    /// How many months.
    pub months: u32,
}

/// A rule as it holds for an organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Which.
    pub rule: Rule,
    /// For which purpose; `None` for all that have no period of their own.
    pub purpose: Option<Purpose>,
    /// How long.
    pub period: Period,
    /// What may be chosen; `None` where nothing may.
    pub bounds: Option<Months>,
    /// Where that stands.
    pub source: &'static str,
}

/// The rules of one organisation.
#[derive(Clone, Debug)]
pub struct Rules {
    laws: &'static [Law],
    chosen: BTreeMap<(Rule, Option<Purpose>), u32>,
}

impl Rules {
    /// What the laws say, and what was chosen within them.
    pub fn new(laws: &'static [Law], choices: impl IntoIterator<Item = Choice>) -> Self {
        Self { laws, chosen: choices.into_iter().map(|c| ((c.rule, c.purpose), c.months)).collect() }
    }

    /// The months of a rule at a time, for a purpose. A choice that a law has outrun since then counts as that law's bound.
    fn months(&self, rule: Rule, purpose: Option<&Purpose>, at: Timestamp) -> u32 {
        let Some((bounds, _)) = rule.bounds(self.laws, day(at)) else { return 0 };
        let own = purpose.and_then(|purpose| self.chosen.get(&(rule, Some(purpose.clone()))));
        let chosen = own.or_else(|| self.chosen.get(&(rule, None)));
        chosen.map_or(bounds.usual, |months| (*months).clamp(bounds.least, bounds.most))
    }

    /// How long a rule keeps what it is about.
    pub fn period(&self, rule: Rule, purpose: Option<&Purpose>, at: Timestamp) -> Period {
        match rule {
            Rule::Active => Period::WhileActive,
            Rule::Ungranted => Period::Hours(gdpr::UNGRANTED_HOURS.on(day(at)).value),
            Rule::Withdrawn => Period::Hours(gdpr::WITHDRAWN_HOURS.on(day(at)).value),
            _ => Period::Months(self.months(rule, purpose, at)),
        }
    }

    /// The time before which what a rule is about is due at `now`.
    pub fn before(&self, rule: Rule, purpose: Option<&Purpose>, now: Timestamp) -> Timestamp {
        match self.period(rule, purpose, now) {
            Period::WhileActive => Timestamp::MIN,
            Period::Hours(hours) => now.saturating_sub(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MIN),
            Period::Months(months) => now.to_zoned(TimeZone::UTC).saturating_sub(i64::from(months).months()).timestamp(),
        }
    }

    /// Until when a rule keeps what counts from `since`.
    pub fn until(&self, rule: Rule, purpose: Option<&Purpose>, since: Timestamp) -> Timestamp {
        match self.period(rule, purpose, since) {
            Period::WhileActive => Timestamp::MAX,
            Period::Hours(hours) => since.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX),
            Period::Months(months) => since.to_zoned(TimeZone::UTC).saturating_add(i64::from(months).months()).timestamp(),
        }
    }

    /// Until when a purpose's data is kept if nothing more happens: as long as its subject, or until its own cap.
    pub fn kept_until(&self, purpose: &Purpose, special: bool, last_activity: Timestamp, told: Timestamp) -> Timestamp {
        self.until(Rule::Inactive, None, last_activity).min(self.until(Rule::cap(special), Some(purpose), told))
    }

    /// Every rule at a time, those of single purposes behind the rule that they narrow.
    pub fn list(&self, at: Timestamp) -> Vec<Listed> {
        let mut listed = Vec::new();
        for rule in Rule::ALL {
            let own = self.chosen.keys().filter(|(r, purpose)| *r == rule && purpose.is_some()).map(|(_, purpose)| purpose.clone());
            for purpose in std::iter::once(None).chain(own) {
                let period = self.period(rule, purpose.as_ref(), at);
                let bounds = rule.bounds(self.laws, day(at)).map(|(bounds, _)| bounds);
                listed.push(Listed { rule, purpose, period, bounds, source: rule.source(self.laws, day(at)) });
            }
        }
        listed
    }
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// How the last daily sweep stands to the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SweepAge {
    /// It has run as it should.
    Fresh,
    /// It is a day late or more: somebody must look.
    Late,
    /// The interval of periodic destruction is over, or it never ran: the law is not kept.
    Over,
}

/// How often everything that is due is destroyed. The law allows months; days are what makes a promised date true.
pub const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(24);
/// How long after the last one a sweep is late.
const SWEEP_LATE: SignedDuration = SignedDuration::from_hours(48);

/// When the next daily sweep is due, by the last that came to its end: at once where none did.
pub fn next_sweep(last: Option<Timestamp>, now: Timestamp) -> Timestamp {
    last.and_then(|last| last.saturating_add(SWEEP_EVERY).ok()).map_or(now, |next| next.max(now))
}

/// How the last daily sweep of an installation stands. `since` is when there was first something to sweep.
pub fn sweep_age(rules: &Rules, last: Option<Timestamp>, since: Timestamp, now: Timestamp) -> SweepAge {
    let last = last.unwrap_or(since);
    if last < rules.before(Rule::DestructionInterval, None, now) {
        return SweepAge::Over;
    }
    if now.duration_since(last) > SWEEP_LATE { SweepAge::Late } else { SweepAge::Fresh }
}

/// When what a withdrawn grant covered is destroyed. No organisation changes it.
pub fn after_withdrawal(at: Timestamp) -> Timestamp {
    Rules::new(&[Law::Gdpr], []).until(Rule::Withdrawn, None, at)
}

/// Until when ungranted content is kept, if nothing more happens. No organisation changes it.
pub fn ungranted_until(last_activity: Timestamp) -> Timestamp {
    Rules::new(&[Law::Gdpr], []).until(Rule::Ungranted, None, last_activity)
}

/// The last activity before which something ungranted is due.
pub fn ungranted_before(now: Timestamp) -> Timestamp {
    Rules::new(&[Law::Gdpr], []).before(Rule::Ungranted, None, now)
}

/// What may be written. Only this file and the one beneath it make one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A rule has another period.
    #[non_exhaustive]
    RuleChanged { choice: Choice, old: u32, member: MemberId, at: Timestamp },
    /// Subjects are destroyed, with everything that is theirs.
    #[non_exhaustive]
    SubjectsDestroyed { batch: Batch },
    /// What is too old of somebody who stays is destroyed.
    #[non_exhaustive]
    ContentDestroyed { old: OldContent, rule: Rule, at: Timestamp },
    /// Side entries of the ledger are removed; their leaves stay.
    #[non_exhaustive]
    Trimmed { rule: Rule, positions: Vec<u64>, removed: String, at: Timestamp },
    /// Records that name nobody are destroyed: hashes of objections, records of destruction.
    #[non_exhaustive]
    RecordsDestroyed { rule: Rule, before: Timestamp, rows: u64, at: Timestamp },
}

/// Changes one rule; `None` where it says so already.
///
/// # Refuses
/// [`Refusal::PeriodRefused`] where nobody may choose, and where the law or its bounds name a shorter or longer one;
/// [`Refusal::NotFound`] where the organisation has no such purpose, or the rule takes none or another kind.
pub fn change(
    rules: &Rules,
    purposes: &[PurposeRule],
    choice: Choice,
    member: MemberId,
    at: Timestamp,
) -> Result<Option<Decision>, Refusal> {
    if let Some(purpose) = &choice.purpose {
        let known = purposes.iter().find(|p| p.purpose == *purpose).ok_or(Refusal::NotFound)?;
        if choice.rule != Rule::cap(known.special) {
            return Err(Refusal::NotFound);
        }
    }
    let old = rules.months(choice.rule, choice.purpose.as_ref(), at);
    let citation = choice.rule.source(rules.laws, day(at));
    let refused = |least, most| Refusal::PeriodRefused { rule: choice.rule.as_str(), least, most, citation };
    let (bounds, _) = choice.rule.bounds(rules.laws, day(at)).ok_or_else(|| refused(0, 0))?;
    if choice.months < bounds.least || choice.months > bounds.most {
        return Err(refused(bounds.least, bounds.most));
    }
    let stands = choice.months == old && (choice.purpose.is_none() || rules.chosen.contains_key(&(choice.rule, choice.purpose.clone())));
    Ok((!stands).then_some(Decision::Retention(Change::RuleChanged { choice, old, member, at })))
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        match self {
            Self::RuleChanged { choice, old, member, at } => Recorded::Act(
                Entry::new(Act::RetentionRuleChanged, *at, Actor::Member(*member))
                    .with("rule", choice.rule.as_str())
                    .with("purpose", choice.purpose.as_ref().map_or("", Purpose::as_str))
                    .with("old", old)
                    .with("new", choice.months),
            ),
            Self::SubjectsDestroyed { batch } => Recorded::Acts(batch.entries()),
            Self::ContentDestroyed { old, rule, at } => Recorded::Act(
                Entry::new(Act::ContentDestroyed, *at, Actor::System)
                    .with("subject", old.subject)
                    .with("rule", rule.as_str())
                    .with("before", crate::act::rfc3339(old.before))
                    .with("rows", old.rows),
            ),
            Self::Trimmed { rule, removed, at, .. } => {
                Recorded::Act(Entry::new(Act::LedgerTrimmed, *at, Actor::System).with("rule", rule.as_str()).with("removed", removed))
            }
            Self::RecordsDestroyed { rule, before, rows, at } => Recorded::Act(
                Entry::new(Act::RecordsDestroyed, *at, Actor::System)
                    .with("rule", rule.as_str())
                    .with("before", crate::act::rfc3339(*before))
                    .with("rows", rows),
            ),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::ContentDestroyed { old, .. } => Some(old.subject),
            Self::RuleChanged { .. } | Self::SubjectsDestroyed { .. } | Self::Trimmed { .. } | Self::RecordsDestroyed { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests;
