//! Erasure: every key of a subject, then every row, then a second reading that must find nothing.
//!
//! Of somebody of whom much is stored, the first act destroys the keys and everything that leads to the rest; from then on nobody
//! reads or finds any of it. The rest goes in pieces, each an act of its own, and the last act reads again.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{RequestId, SubjectId};
use crate::principal::Actor;
use crate::refusal::Refusal;
use crate::retention::Rule;
use jiff::Timestamp;

/// Rows that an erasure destroys in one act beside the keys and what leads to them: more would make everybody wait.
pub const AT_ONCE_MAX: u64 = 512;
/// How many rows a part of a file counts for, by the pages that it fills.
pub const ROWS_PER_PART: u64 = 64;
/// What a subject may have any number of. Only that goes in pieces.
pub const GROWING: [&str; 3] = ["message", "file_part", "note"];

/// Why a subject is destroyed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The subject asked for it (GDPR art. 17, KVKK art. 7 and 11).
    Request,
    /// Nothing was granted, or nothing has happened for as long as the notice says, and the time is over.
    Retention,
}

impl Reason {
    /// The name that the ledger uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Retention => "retention",
        }
    }

    /// The reason where this rule made it due, or none did.
    pub fn by(rule: Option<Rule>) -> Self {
        if rule.is_some() { Self::Retention } else { Self::Request }
    }
}

/// What is stored about a subject: rows counted by table, as the transaction of the act read them.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Whose.
    pub subject: SubjectId,
    /// Whether it is too much for one act. Then nothing is counted yet.
    pub in_pieces: bool,
    /// The request that is closed once nothing is left, where it goes in pieces.
    pub request: Option<RequestId>,
    /// Table and number of rows, without those that hold none.
    pub rows: Vec<(&'static str, u64)>,
    /// Positions of ledger entries that name the subject and whose side entry is removed with them, ascending.
    pub entries: Vec<u64>,
}

/// An erasure that has begun, and how far it has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Erasing {
    /// Whose.
    pub subject: SubjectId,
    /// By which rule; `None` where somebody asked.
    pub rule: Option<Rule>,
    /// The request that is closed once nothing is left.
    pub request: Option<RequestId>,
    /// When the keys went.
    pub began_at: Timestamp,
    /// Rows that are destroyed already.
    pub rows: u64,
    /// The position in the ledger before which every side entry was looked at.
    pub looked_to: u64,
}

/// What the next act of an erasure destroys, as its transaction found it: rows, or once none are left side entries of the ledger.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Piece {
    /// So many messages.
    pub messages: u64,
    /// So many parts of files.
    pub parts: u64,
    /// So many notes.
    pub notes: u64,
    /// Positions of ledger entries whose side entry is removed, ascending.
    pub entries: Vec<u64>,
    /// The position before which every side entry has been looked at then.
    pub looked_to: u64,
}

impl Piece {
    /// How many rows it deletes.
    pub fn rows(&self) -> u64 {
        self.messages + self.parts + self.notes
    }
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A subject is destroyed, all at once.
    #[non_exhaustive]
    Erased { subject: SubjectId, rows: u64, removed: String, entries: Vec<u64>, by: Actor, at: Timestamp },
    /// A subject's keys are destroyed, and everything that leads to the rest.
    #[non_exhaustive]
    Begun { subject: SubjectId, rule: Option<Rule>, request: Option<RequestId>, by: Actor, at: Timestamp },
    /// A piece of the rest is destroyed.
    #[non_exhaustive]
    Continued { subject: SubjectId, piece: Piece, removed: String, at: Timestamp },
    /// Nothing is left.
    #[non_exhaustive]
    Completed { erasing: Erasing, rows: u64, at: Timestamp },
}

/// Whether an entry's side entry goes with the subject that it names. The proofs of consent stay, and so do the erasures,
/// which name what was removed, and the holds, which say why something was not (GDPR art. 7(1), 17(3)(e)).
pub fn goes_with_subject(act: Act) -> bool {
    let consents = matches!(act, Act::ConsentGiven | Act::ConsentImported | Act::ConsentRefused | Act::ConsentWithdrawn);
    let holds = matches!(act, Act::HoldPlaced | Act::HoldOpened | Act::HoldEnded);
    let erasures = matches!(act, Act::SubjectErased | Act::ErasureContinued | Act::ErasureCompleted);
    !consents && !holds && !erasures
}

/// Decides the erasure that somebody asked for. The proofs of consent (given, refused, withdrawn) stay in the ledger under a name that leads
/// nowhere any more (GDPR art. 7(1), 17(3)(e)).
pub fn erase(stored: &Stored, by: Actor, at: Timestamp) -> Decision {
    let subject = stored.subject;
    Decision::Erasure(if stored.in_pieces {
        Change::Begun { subject, rule: None, request: stored.request, by, at }
    } else {
        let (removed, entries) = (ranges(&stored.entries), stored.entries.clone());
        Change::Erased { subject, rows: total(&stored.rows), removed, entries, by, at }
    })
}

/// Begins the erasure of a subject whose time is over and of whom too much is stored for one act.
pub fn begin_by_rule(subject: SubjectId, rule: Rule, at: Timestamp) -> Decision {
    Decision::Erasure(Change::Begun { subject, rule: Some(rule), request: None, by: Actor::System, at })
}

/// Destroys a piece more.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is empty: no act without its effect.
pub fn go_on(erasing: &Erasing, piece: Piece, at: Timestamp) -> Result<Decision, Refusal> {
    if piece.rows() == 0 && piece.entries.is_empty() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Erasure(Change::Continued { subject: erasing.subject, removed: ranges(&piece.entries), piece, at }))
}

/// Ends an erasure. `left` are the rows that are still there, by table.
///
/// # Refuses
/// [`Refusal::Conflict`] where some are left of what goes in pieces.
pub fn complete(erasing: Erasing, left: &[(&'static str, u64)], at: Timestamp) -> Result<Decision, Refusal> {
    if left.iter().any(|(table, rows)| GROWING.contains(table) && *rows > 0) {
        return Err(Refusal::Conflict);
    }
    let rows = erasing.rows + total(left);
    Ok(Decision::Erasure(Change::Completed { erasing, rows, at }))
}

fn total(rows: &[(&'static str, u64)]) -> u64 {
    rows.iter().map(|(_, n)| n).sum()
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let by_rule = |entry: Entry, rule: &Option<Rule>| {
            let entry = entry.with("reason", Reason::by(*rule).as_str());
            if let Some(rule) = rule { entry.with("rule", rule.as_str()) } else { entry }
        };
        Recorded::Act(match self {
            Self::Erased { subject, rows, removed, by, at, .. } => Entry::new(Act::SubjectErased, *at, *by)
                .with("subject", subject)
                .with("reason", Reason::Request.as_str())
                .with("rows", rows)
                .with("removed", removed),
            Self::Begun { subject, rule, by, at, .. } => {
                by_rule(Entry::new(Act::SubjectErased, *at, *by).with("subject", subject), rule).with("rest", "follows")
            }
            // Whoever verifies the ledger knows this act as one that removes. It names nobody, and stays when the proofs go.
            Self::Continued { removed, at, .. } if !removed.is_empty() => {
                Entry::new(Act::LedgerTrimmed, *at, Actor::System).with("reason", "erasure").with("removed", removed)
            }
            Self::Continued { subject, piece, at, .. } => {
                Entry::new(Act::ErasureContinued, *at, Actor::System).with("subject", subject).with("rows", piece.rows())
            }
            Self::Completed { erasing, rows, at } => {
                let entry = Entry::new(Act::ErasureCompleted, *at, Actor::System).with("subject", erasing.subject);
                by_rule(entry, &erasing.rule).with("rows", rows)
            }
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Continued { removed, .. } if !removed.is_empty() => None,
            Self::Erased { subject, .. } | Self::Begun { subject, .. } | Self::Continued { subject, .. } => Some(*subject),
            Self::Completed { erasing, .. } => Some(erasing.subject),
        }
    }
}

/// Writes ascending positions as ranges: `3-7,9`.
pub(crate) fn ranges(positions: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for &position in positions {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == position => *last = position,
            _ => runs.push((position, position)),
        }
    }
    let texts: Vec<_> = runs.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}-{b}") }).collect();
    texts.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn erasing(rule: Option<Rule>) -> Erasing {
        let subject = SubjectId(Uuid::nil());
        Erasing { subject, rule, request: None, began_at: Timestamp::UNIX_EPOCH, rows: 7, looked_to: 0 }
    }

    fn text(decision: &Decision) -> String {
        match decision.recorded() {
            Recorded::Act(entry) => entry.text(crate::id::OrganisationId(Uuid::nil())),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn positions_are_written_as_ranges() {
        assert_eq!(ranges(&[]), "");
        assert_eq!(ranges(&[3, 4, 5, 9, 11, 12]), "3-5,9,11-12");
    }

    #[test]
    fn who_is_too_large_for_one_act_is_erased_and_the_rest_follows() {
        let subject = SubjectId(Uuid::nil());
        let stored = Stored { subject, in_pieces: false, request: None, rows: vec![("message", 3)], entries: vec![4] };
        let whole = text(&erase(&stored, Actor::Visitor, Timestamp::UNIX_EPOCH));
        assert!(whole.contains("\"subject.erased\"") && whole.contains("\"rows\":\"3\"") && !whole.contains("rest"), "{whole}");
        let stored = Stored { in_pieces: true, rows: vec![], ..stored };
        let begun = text(&erase(&stored, Actor::Visitor, Timestamp::UNIX_EPOCH));
        assert!(begun.contains("\"subject.erased\"") && begun.ends_with("\"reason\":\"request\",\"rest\":\"follows\"}"), "{begun}");
        let begun = text(&begin_by_rule(stored.subject, Rule::Inactive, Timestamp::UNIX_EPOCH));
        assert!(begun.contains("\"reason\":\"retention\",\"rule\":\"inactive\""), "{begun}");
    }

    #[test]
    fn an_erasure_is_complete_once_nothing_that_grows_is_left() {
        let at = Timestamp::UNIX_EPOCH;
        for table in GROWING {
            assert_eq!(complete(erasing(None), &[(table, 1)], at).unwrap_err(), Refusal::Conflict, "{table}");
        }
        let completed = text(&complete(erasing(Some(Rule::Ungranted)), &[("request", 1), ("message", 0)], at).unwrap());
        assert!(completed.contains("\"rule\":\"ungranted\",\"rows\":\"8\""), "{completed}");
        assert_eq!(go_on(&erasing(None), Piece { looked_to: 9, ..Piece::default() }, at).unwrap_err(), Refusal::Conflict);
        let continued = text(&go_on(&erasing(None), Piece { messages: 2, parts: 1, ..Piece::default() }, at).unwrap());
        assert!(continued.contains("\"erasure.continued\"") && continued.ends_with("\"rows\":\"3\"}"), "{continued}");
        let trimmed = go_on(&erasing(None), Piece { entries: vec![1, 2], ..Piece::default() }, at).unwrap();
        assert!(text(&trimmed).ends_with("\"reason\":\"erasure\",\"removed\":\"1-2\"}"));
        assert!(text(&trimmed).contains("\"ledger.trimmed\"") && !text(&trimmed).contains("subject"), "it names nobody");
    }

    #[test]
    fn what_proves_stays() {
        let stay: Vec<_> = Act::ALL.iter().filter(|act| !goes_with_subject(**act)).map(|act| act.as_str()).collect();
        assert_eq!(
            stay.join(" "),
            "consent.given consent.imported consent.refused consent.withdrawn erasure.completed erasure.continued hold.ended hold.opened \
             hold.placed subject.erased"
        );
    }
}
