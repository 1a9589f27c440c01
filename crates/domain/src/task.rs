//! Tasks: what a member has promised to do. The first of its kind is to call back who left a number.

use crate::act::{Act, Entry};
use crate::consent::Proof;
use crate::decision::{self, Decision, Recorded};
use crate::id::{ConversationId, MemberId, SubjectId, TaskId};
use crate::principal::Actor;
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};

/// The purpose for which numbers are left. Withdrawing it takes the promise along: without the number there is nothing to do.
pub const PURPOSE: &str = "callback";
/// The field by which a call back is promised.
pub const FIELD: &str = "phone";
/// When a call back is due that was wished for no time: this long after the number was left.
pub const DUE_AFTER: SignedDuration = SignedDuration::from_hours(4);

/// Why a reminder leaves no entry.
pub const REMINDER: &str = "a reminder says what its promise has said";

/// A promise as it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Task {
    /// Which.
    pub id: TaskId,
    /// To whom.
    pub subject: SubjectId,
    /// When it is due.
    pub due_at: Timestamp,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A call back is promised.
    #[non_exhaustive]
    Promised { task: TaskId, subject: SubjectId, conversation: ConversationId, due_at: Timestamp, at: Timestamp },
    /// It is to be done at another time.
    #[non_exhaustive]
    Moved { task: TaskId, subject: SubjectId, due_at: Timestamp, at: Timestamp },
    /// It was done.
    #[non_exhaustive]
    Done { task: TaskId, subject: SubjectId, member: MemberId, at: Timestamp },
    /// Members were reminded of it.
    #[non_exhaustive]
    Reminded { task: TaskId, at: Timestamp },
}

/// Whether telling this field promises a call back.
pub fn promises(purpose: &Purpose, field: &str) -> bool {
    purpose.as_str() == PURPOSE && field == FIELD
}

/// Promises to call back, or moves the promise that stands: one person is called once. `None` where nothing changes.
///
/// # Refuses
/// [`Refusal::NoGrant`] where the proof is for another purpose: a number may be called for what it was left for.
pub fn call_back(
    proof: &Proof<'_>,
    open: Option<Task>,
    task: TaskId,
    conversation: ConversationId,
    wished: Option<Timestamp>,
    at: Timestamp,
) -> Result<Option<Decision>, Refusal> {
    if proof.purpose().as_str() != PURPOSE {
        return Err(Refusal::NoGrant);
    }
    let subject = proof.subject();
    let due_at = wished.filter(|wished| *wished > at).unwrap_or_else(|| at.saturating_add(DUE_AFTER).unwrap_or(at));
    Ok(match open {
        None => Some(Decision::Task(Change::Promised { task, subject, conversation, due_at, at })),
        Some(open) if wished.is_some() && open.due_at != due_at => {
            Some(Decision::Task(Change::Moved { task: open.id, subject, due_at, at }))
        }
        Some(_) => None,
    })
}

/// Says that it was done.
///
/// # Refuses
/// [`Refusal::Conflict`] where it was done before.
pub fn done(task: &Task, member: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    if task.done_at.is_some() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Task(Change::Done { task: task.id, subject: task.subject, member, at }))
}

/// Notes that members were reminded; `None` where it is not due or was done.
pub fn remind(task: &Task, now: Timestamp) -> Option<Decision> {
    (task.done_at.is_none() && task.due_at <= now).then_some(Decision::Task(Change::Reminded { task: task.id, at: now }))
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, by, task: &TaskId, subject: &SubjectId, at: &Timestamp| {
            Entry::new(act, *at, by).with("subject", subject).with("task", task)
        };
        match self {
            // When somebody wishes to be called is not the ledger's to keep.
            Self::Promised { task, subject, conversation, at, .. } => {
                Recorded::Act(entry(Act::TaskPromised, Actor::Visitor, task, subject, at).with("conversation", conversation))
            }
            Self::Moved { task, subject, at, .. } => Recorded::Act(entry(Act::TaskMoved, Actor::Visitor, task, subject, at)),
            Self::Done { task, subject, member, at } => Recorded::Act(entry(Act::TaskDone, Actor::Member(*member), task, subject, at)),
            Self::Reminded { .. } => Recorded::Exempt(REMINDER),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Promised { subject, .. } | Self::Moved { subject, .. } | Self::Done { subject, .. } => Some(*subject),
            Self::Reminded { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Health, Live, Standing};
    use crate::id::GrantId;
    use uuid::Uuid;

    fn standing(purpose: &str) -> Standing {
        let live = Live {
            purpose: Purpose::parse(purpose).unwrap(),
            generation: 1,
            grant: Some(GrantId(Uuid::nil())),
            health: Health::Live,
            renewed: false,
        };
        Standing { subject: SubjectId(Uuid::from_u128(2)), live: vec![live] }
    }

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    fn open(due: i64) -> Task {
        Task { id: TaskId(Uuid::from_u128(7)), subject: SubjectId(Uuid::from_u128(2)), due_at: at(due), done_at: None }
    }

    /// What is decided, as `word due`, when a number is left at hour 10.
    fn check(open: Option<Task>, wished: Option<i64>) -> String {
        let standing = standing(PURPOSE);
        let proof = standing.proof(&Purpose::parse(PURPOSE).unwrap()).unwrap();
        let conversation = ConversationId(Uuid::nil());
        let decided = call_back(&proof, open, TaskId(Uuid::nil()), conversation, wished.map(at), at(10)).unwrap();
        let hours = |due: Timestamp| due.as_second() / 3_600;
        match decided {
            None => "nothing".to_owned(),
            Some(Decision::Task(Change::Promised { due_at, .. })) => format!("promised {}", hours(due_at)),
            Some(Decision::Task(Change::Moved { due_at, .. })) => format!("moved {}", hours(due_at)),
            Some(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_person_is_called_once_and_when_they_wish() {
        assert_eq!(check(None, None), "promised 14");
        assert_eq!(check(None, Some(30)), "promised 30");
        assert_eq!(check(None, Some(9)), "promised 14", "a wish for a time that has passed is none");
        assert_eq!(check(Some(open(14)), None), "nothing");
        assert_eq!(check(Some(open(14)), Some(14)), "nothing");
        assert_eq!(check(Some(open(14)), Some(30)), "moved 30");
    }

    #[test]
    fn a_number_left_for_something_else_is_not_called() {
        let standing = standing("marketing");
        let proof = standing.proof(&Purpose::parse("marketing").unwrap()).unwrap();
        let refused = call_back(&proof, None, TaskId(Uuid::nil()), ConversationId(Uuid::nil()), None, at(1));
        assert_eq!(refused.unwrap_err(), Refusal::NoGrant);
    }

    #[test]
    fn what_was_done_is_not_done_twice_and_nobody_is_reminded_of_it() {
        let member = MemberId(Uuid::nil());
        let finished = Task { done_at: Some(at(13)), ..open(14) };
        assert!(done(&open(14), member, at(15)).is_ok());
        assert_eq!(done(&finished, member, at(15)).unwrap_err(), Refusal::Conflict);
        assert!(remind(&open(14), at(14)).is_some());
        assert!(remind(&open(14), at(13)).is_none());
        assert!(remind(&finished, at(15)).is_none());
    }
}
