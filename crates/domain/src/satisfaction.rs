//! Satisfaction: one short question when a conversation has ended, for its own purpose.
//!
//! What the visitor answers is theirs: sealed under the purpose `satisfaction`, with a grant that they may take back. Beside it a tally
//! counts how often each score was given on a day; it holds nobody, and stays.

use crate::consent::Proof;
use crate::contact::Format;
use crate::decision::{self, Decision, Recorded};
use crate::id::{SiteId, SubjectId};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The purpose.
pub const PURPOSE: &str = "satisfaction";
/// The contact field that holds the score.
pub const SCORE_FIELD: &str = "rating";
/// Why counting leaves no entry.
pub(crate) const TALLY: &str = "a tally holds nobody";
/// The contact field that holds what was said to it.
pub const COMMENT_FIELD: &str = "comment";

/// How content somebody was: 1 to 5, more is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Score(u8);

impl Score {
    /// Takes a score in.
    ///
    /// # Refuses
    /// [`Refusal::InvalidValue`] where it is none of the five.
    pub fn of(score: i64) -> Result<Self, Refusal> {
        let score = u8::try_from(score).ok().filter(|s| (1..=5).contains(s));
        score.map(Self).ok_or_else(|| Refusal::InvalidValue { field: SCORE_FIELD.to_owned(), format: Format::Score })
    }

    /// The number.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
pub enum Change {
    /// A score is counted, under nobody's name.
    #[non_exhaustive]
    Counted {
        /// On which site.
        site: SiteId,
        /// The day, in days since 1970 (UTC).
        day: i64,
        /// Which score.
        score: Score,
    },
}

/// Decides that a score is counted: of somebody whose grant for the purpose stands.
///
/// # Refuses
/// [`Refusal::ConsentMissing`] where the proof is for another purpose.
pub fn count(proof: &Proof<'_>, site: SiteId, score: Score, at: Timestamp) -> Result<Decision, Refusal> {
    if proof.purpose().as_str() != PURPOSE {
        return Err(Refusal::ConsentMissing { purpose: Purpose::satisfaction() });
    }
    Ok(Decision::Satisfaction(Change::Counted { site, day: day_of(at), score }))
}

/// The day of a moment, in days since 1970 (UTC): coarse on purpose, so that a row leads to nobody.
pub fn day_of(at: Timestamp) -> i64 {
    at.to_zoned(TimeZone::UTC).start_of_day().map_or(0, |day| day.timestamp().as_second() / 86_400)
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        match self {
            // An entry beside those of the grant would lead from the number to the person.
            Self::Counted { .. } => Recorded::Exempt(TALLY),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Counted { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Health, Live, Standing};
    use crate::id::GrantId;
    use uuid::Uuid;

    #[test]
    fn a_score_is_one_of_five() {
        assert!((1..=5).all(|n| Score::of(n).is_ok_and(|s| i64::from(s.number()) == n)));
        for bad in [i64::MIN, -1, 0, 6, 256, 257, i64::MAX] {
            assert!(matches!(Score::of(bad), Err(Refusal::InvalidValue { .. })), "{bad}");
        }
    }

    #[test]
    fn only_who_agreed_is_counted() {
        let proof_for = |name: &str| {
            let live = Live {
                purpose: Purpose::parse(name).unwrap(),
                generation: 1,
                grant: Some(GrantId(Uuid::nil())),
                health: Health::Live,
                renewed: false,
            };
            let standing = Standing { subject: SubjectId(Uuid::from_u128(2)), live: vec![live] };
            let proof = standing.proof(&Purpose::parse(name).unwrap()).unwrap();
            count(&proof, SiteId(Uuid::nil()), Score(4), Timestamp::UNIX_EPOCH).map(drop)
        };
        assert!(proof_for(PURPOSE).is_ok());
        assert!(matches!(proof_for("marketing"), Err(Refusal::ConsentMissing { .. })));
    }

    #[test]
    fn a_day_is_a_day() {
        let day = |text: &str| day_of(text.parse().unwrap());
        assert_eq!((day("1970-01-01T23:59:59Z"), day("1970-01-02T00:00:00Z"), day("2026-11-22T12:00:00Z")), (0, 1, 20_779));
    }

    #[test]
    fn a_tally_holds_nobody() {
        let change = Change::Counted { site: SiteId(Uuid::nil()), day: 0, score: Score(1) };
        assert!(matches!(decision::Change::recorded(&change), Recorded::Exempt(_)) && decision::Change::subject(&change).is_none());
    }
}
