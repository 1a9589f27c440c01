//! Decides what a sweep destroys: many subjects at once, what is too old of those who stay, and side entries whose time is over.

use super::{Change, Rule};
use crate::act::{Act, Entry};
use crate::decision::Decision;
use crate::erasure::ranges;
use crate::id::SubjectId;
use crate::principal::Actor;
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// A subject whose time is over, as the transaction of the act found them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doomed {
    /// Who.
    pub subject: SubjectId,
    /// Positions of ledger entries that name the subject and whose side entry is removed with them, ascending.
    pub entries: Vec<u64>,
}

/// Subjects that are destroyed in one act; each leaves an entry of its own.
#[derive(Debug)]
pub struct Batch {
    /// By which rule.
    pub rule: Rule,
    /// Who.
    pub doomed: Vec<Doomed>,
    /// When.
    pub at: Timestamp,
}

impl Batch {
    /// The entries, one for each subject.
    pub(super) fn entries(&self) -> Vec<(Entry, SubjectId)> {
        let entry = |doomed: &Doomed| {
            let entry = Entry::new(Act::SubjectErased, self.at, Actor::System)
                .with("subject", doomed.subject)
                .with("reason", crate::erasure::Reason::Retention.as_str())
                .with("rule", self.rule.as_str())
                .with("removed", ranges(&doomed.entries));
            (entry, doomed.subject)
        };
        self.doomed.iter().map(entry).collect()
    }
}

/// What is too old of one subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OldContent {
    /// Whose.
    pub subject: SubjectId,
    /// The purpose of the contact fields; `None` for what was said.
    pub purpose: Option<Purpose>,
    /// The time before which it is due.
    pub before: Timestamp,
    /// How many rows it is.
    pub rows: u64,
}

/// Destroys subjects whose time is over. It never refuses: the transaction that found them decides.
pub fn destroy_subjects(rule: Rule, doomed: Vec<Doomed>, at: Timestamp) -> Decision {
    Decision::Retention(Change::SubjectsDestroyed { batch: Batch { rule, doomed, at } })
}

/// Destroys what is too old of somebody who stays.
///
/// # Refuses
/// [`Refusal::Conflict`] where nothing of it is there: no act without its effect.
pub fn destroy_content(rule: Rule, old: OldContent, at: Timestamp) -> Result<Decision, Refusal> {
    if old.rows == 0 {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Retention(Change::ContentDestroyed { old, rule, at }))
}

/// Removes side entries whose time is over. The entry that says so names no one, and stays; it names again what `named` lists, the
/// positions that a removed entry had said were removed.
///
/// # Refuses
/// [`Refusal::Conflict`] where there are none.
pub fn trim(rule: Rule, positions: Vec<u64>, named: &[u64], at: Timestamp) -> Result<Decision, Refusal> {
    if positions.is_empty() {
        return Err(Refusal::Conflict);
    }
    let all: BTreeSet<u64> = positions.iter().chain(named).copied().collect();
    let removed = ranges(&all.into_iter().collect::<Vec<_>>());
    Ok(Decision::Retention(Change::Trimmed { rule, positions, removed, at }))
}

/// Destroys records that name nobody and are older than `before`.
///
/// # Refuses
/// [`Refusal::Conflict`] where there are none.
pub fn destroy_records(rule: Rule, before: Timestamp, rows: u64, at: Timestamp) -> Result<Decision, Refusal> {
    if rows == 0 {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Retention(Change::RecordsDestroyed { rule, before, rows, at }))
}
