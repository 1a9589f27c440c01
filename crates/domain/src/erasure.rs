//! Erasure: every key of a subject, then every row, then a second reading that must find nothing.

use crate::act::Act;
use crate::decision::Decision;
use crate::id::SubjectId;
use crate::principal::Actor;
use jiff::Timestamp;

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
}

/// What is stored about a subject: rows counted by table, as the transaction of the act read them.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Whose.
    pub subject: SubjectId,
    /// Table and number of rows, without those that hold none.
    pub rows: Vec<(&'static str, u64)>,
    /// Positions of ledger entries that name the subject and whose side entry is removed with them, ascending.
    pub entries: Vec<u64>,
}

/// Whether an entry's side entry goes with the subject that it names. The proofs of consent stay, and so do the erasures,
/// which name what was removed, and the holds, which say why something was not (GDPR art. 7(1), 17(3)(e)).
pub fn goes_with_subject(act: Act) -> bool {
    let consents = matches!(act, Act::ConsentGiven | Act::ConsentImported | Act::ConsentRefused | Act::ConsentWithdrawn);
    let holds = matches!(act, Act::HoldPlaced | Act::HoldOpened | Act::HoldEnded);
    !consents && !holds && act != Act::SubjectErased
}

/// Decides the erasure. The proofs of consent (given, refused, withdrawn) stay in the ledger under a name that leads
/// nowhere any more (GDPR art. 7(1), 17(3)(e)).
pub fn erase(stored: &Stored, reason: Reason, by: Actor, at: Timestamp) -> Decision {
    Decision::Erased {
        subject: stored.subject,
        rows: stored.rows.iter().map(|(_, n)| n).sum(),
        removed: ranges(&stored.entries),
        entries: stored.entries.clone(),
        reason,
        by,
        at,
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

    #[test]
    fn positions_are_written_as_ranges() {
        assert_eq!(ranges(&[]), "");
        assert_eq!(ranges(&[3, 4, 5, 9, 11, 12]), "3-5,9,11-12");
    }
}
