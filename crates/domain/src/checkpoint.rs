//! Checkpoints that leave the house: to which address the day's goes, when one is due, and whom it may be handed to.
//!
//! A change of the ledger is noticed against a checkpoint that is kept where nobody can reach it who can change the ledger. So once a day one
//! goes by mail, and its hash to an authority that says when it had it before it (RFC 3161).

use crate::act::{Act, Entry};
use crate::calendar;
use crate::contact::{self, Format};
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, RecipientId, SubjectId};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::recipient::{self, Kind, Recipient};
use crate::refusal::Refusal;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// How long one that did not arrive waits until it is tried again: each try is an act.
const AGAIN: SignedDuration = SignedDuration::from_hours(1);

/// What leaves once a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Errand {
    /// The checkpoint itself, by mail.
    Mail,
    /// Its hash, to be stamped.
    TimeStamp,
}

impl Errand {
    /// The name that tables use.
    pub fn as_str(self) -> &'static str {
        self.carrier().as_str()
    }

    /// What kind of recipient takes it.
    pub fn carrier(self) -> Kind {
        match self {
            Self::Mail => Kind::Mail,
            Self::TimeStamp => Kind::TimeStamp,
        }
    }
}

/// How far an errand has come.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Progress {
    /// When it was begun last.
    pub tried_at: Option<Timestamp>,
    /// When it came to its end last.
    pub done_at: Option<Timestamp>,
}

impl Progress {
    /// Whether the last try has not come to its end: it failed, or runs.
    pub fn is_open(&self) -> bool {
        self.tried_at > self.done_at
    }

    /// Whether the errand is due: not done yet on the civil day where the organisation is, and not tried just now.
    pub fn is_due(&self, zone: &TimeZone, now: Timestamp) -> bool {
        let day = |at| calendar::received_on(at, zone);
        let done_today = self.done_at.is_some_and(|done| day(done) >= day(now));
        let tried_now = self.is_open() && self.tried_at.is_some_and(|tried| now.duration_since(tried) < AGAIN);
        !done_today && !tried_now
    }
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// The day's checkpoint goes to this address, sealed, or to none.
    #[non_exhaustive]
    Directed { address: Option<Vec<u8>>, by: MemberId, at: Timestamp },
    /// A checkpoint of this many entries is handed to a recipient. Written before anything leaves.
    #[non_exhaustive]
    Sent { errand: Errand, recipient: RecipientId, size: u64, at: Timestamp },
    /// An authority says when it had the checkpoint before it. Its answer is kept, byte for byte.
    #[non_exhaustive]
    Stamped { size: u64, answer: Vec<u8>, hash: [u8; 32], stamped_at: Timestamp, at: Timestamp },
}

/// An address, in the form in which it is kept; `None` where nothing was typed.
///
/// # Refuses
/// [`Refusal::InvalidValue`] where mail does not reach it.
pub fn address(typed: &str, region: &str) -> Result<Option<seal::Personal<String>>, Refusal> {
    match typed.trim() {
        "" => Ok(None),
        typed => contact::accept("address", Format::Email, typed, region).map(Some),
    }
}

/// Says where the day's checkpoint goes.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not.
pub fn direct(by: &Member, address: Option<Vec<u8>>, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::OrganisationManage)?;
    Ok(Decision::Checkpoint(Change::Directed { address, by: by.member, at }))
}

/// Permits that a checkpoint is handed over: to who is registered for it, in a country that the law allows, and when it is due. It holds no
/// personal data; the address of the letter is the organisation's own.
///
/// # Refuses
/// [`Refusal::NoRecipient`] where it may not be handed to this one; [`Refusal::Conflict`] where it is not due.
pub fn send(
    errand: Errand,
    (recipient, progress): (&Recipient, Progress),
    size: u64,
    (region, zone): (&str, &TimeZone),
    at: Timestamp,
) -> Result<Decision, Refusal> {
    recipient::may_have(recipient, errand.carrier(), region, at)?;
    if !progress.is_due(zone, at) {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Checkpoint(Change::Sent { errand, recipient: recipient.id, size, at }))
}

/// Keeps what an authority answered, once it was checked; `hash` is the answer's SHA-256.
pub fn stamp(size: u64, (answer, hash): (Vec<u8>, [u8; 32]), stamped_at: Timestamp, at: Timestamp) -> Decision {
    Decision::Checkpoint(Change::Stamped { size, answer, hash, stamped_at, at })
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        Recorded::Act(match self {
            Self::Directed { address, by, at } => {
                Entry::new(Act::CheckpointDirected, *at, Actor::Member(*by)).with("by_mail", address.is_some())
            }
            Self::Sent { errand, recipient, size, at } => Entry::new(Act::CheckpointSent, *at, Actor::System)
                .with("recipient", recipient)
                .with("kind", errand.as_str())
                .with("size", size),
            Self::Stamped { size, hash, stamped_at, at, .. } => Entry::new(Act::CheckpointStamped, *at, Actor::System)
                .with("stamp", crate::notice::hex(hash))
                .with("size", size)
                .with("stamped_at", crate::act::rfc3339(*stamped_at)),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use crate::permission::Role;
    use crate::recipient::Profile;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::constant(1_795_000_000, 0);

    fn post(kind: Kind, country: &str) -> Recipient {
        let profile = Profile {
            kind,
            name: "Post GmbH".into(),
            country: country.into(),
            contact: String::new(),
            purposes: vec![],
            sub_processor: false,
            transfer: None,
            audit_on: None,
            board_told_on: None,
        };
        let id = RecipientId(Uuid::nil());
        Recipient { id, profile, engaged: None, added_at: AT, blocked_until: None, objected_at: None, ended_at: None }
    }

    fn sent(errand: Errand, to: &Recipient, progress: Progress, region: &str) -> Result<(), Refusal> {
        send(errand, (to, progress), 7, (region, &TimeZone::UTC), AT).map(drop)
    }

    #[test]
    fn one_leaves_once_a_day_and_is_tried_again_after_an_hour() {
        let at = |hours: i64| AT + SignedDuration::from_hours(hours);
        let due = |tried: Option<i64>, done: Option<i64>, now: i64| {
            Progress { tried_at: tried.map(at), done_at: done.map(at) }.is_due(&TimeZone::UTC, at(now))
        };
        // AT is 11:06 of a day.
        assert!(due(None, None, 0), "the first");
        assert!(!due(Some(0), Some(0), 0) && !due(Some(0), Some(0), 12), "once on that day");
        assert!(due(Some(0), Some(0), 13), "and again on the next");
        assert!(!due(Some(0), None, 0), "while it runs");
        assert!(due(Some(0), None, 1), "where it did not come to its end");
        assert!(!due(Some(24), Some(0), 24) && due(Some(24), Some(0), 25), "on any day");
    }

    #[test]
    fn nothing_goes_to_whom_it_may_not() {
        let (mail, stamps) = (post(Kind::Mail, "DE"), post(Kind::TimeStamp, "DE"));
        let fresh = Progress::default();
        assert_eq!(sent(Errand::Mail, &mail, fresh, "DE"), Ok(()));
        assert_eq!(sent(Errand::TimeStamp, &stamps, fresh, "DE"), Ok(()));
        assert_eq!(sent(Errand::Mail, &stamps, fresh, "DE"), Err(Refusal::NoRecipient), "it does something else");
        assert_eq!(sent(Errand::Mail, &post(Kind::Mail, "IN"), fresh, "DE"), Err(Refusal::NoRecipient), "without what that region asks");
        for stopped in [Recipient { ended_at: Some(AT), ..mail.clone() }, Recipient { objected_at: Some(AT), ..mail.clone() }] {
            assert_eq!(sent(Errand::Mail, &stopped, fresh, "DE"), Err(Refusal::NoRecipient));
        }
        assert_eq!(sent(Errand::Mail, &mail, Progress { tried_at: Some(AT), done_at: Some(AT) }, "DE"), Err(Refusal::Conflict));
    }

    #[test]
    fn who_says_where_it_goes_and_what_the_ledger_says_of_it() {
        let id = Uuid::nil();
        let by = |role| Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role };
        assert_eq!(direct(&by(Role::Auditor), Some(vec![1]), AT).map(drop), Err(Refusal::NotPermitted));
        let said = direct(&by(Role::Owner), Some(b"sealed".to_vec()), AT).unwrap();
        let Recorded::Act(entry) = said.recorded() else { panic!("an act") };
        let text = entry.text(OrganisationId(id));
        assert!(text.contains("\"by_mail\":\"true\"") && !text.contains("sealed"), "{text}");
        assert_eq!(address("  ", "DE").unwrap().map(|a| a.expose().clone()), None);
        assert_eq!(
            address(" revision@teehaus.example ", "DE").unwrap().map(|a| a.expose().clone()),
            Some("revision@teehaus.example".into())
        );
        assert!(matches!(address("at home", "DE"), Err(Refusal::InvalidValue { .. })));
    }
}
