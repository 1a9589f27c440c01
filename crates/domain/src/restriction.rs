//! Restriction of processing: data that is stored and not read, while its accuracy or lawfulness is disputed (GDPR art. 18; KVKK
//! art. 7 and 11, by objection).
//!
//! The rules refuse reading at once. Whoever restricts, the visitor or a member, has the subject keys at hand and seals them to the
//! privacy pair in the same act; what they could not open is resealed by the next session that can. What is written meanwhile is
//! sealed under the same keys: for the visitor and the privacy pair. Withdrawal and erasure stay the visitor's, restricted or not.

use crate::act::{Act, Entry};
use crate::consent::Standing;
use crate::decision::{self, Decision, Recorded};
use crate::id::{GrantId, SubjectId};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::Timestamp;

/// Why the later resealing leaves no entry.
pub const RESEALED: &str = "the keys of a restricted subject go where the restriction said";

/// A granted subject key, sealed to another pair than before.
#[derive(Clone, Debug)]
pub struct Resealed {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation of the subject key.
    pub generation: u32,
    /// By which grant the organisation has it.
    pub grant: GrantId,
    /// To which generation of the pair.
    pub pair_generation: u32,
    /// The seal.
    pub sealed: Vec<u8>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A subject is restricted; these keys are sealed to the privacy pair, and to no purpose's any more.
    #[non_exhaustive]
    Restricted { subject: SubjectId, keys: Vec<Resealed>, by: Actor, at: Timestamp },
    /// Keys that could not be opened then are resealed.
    #[non_exhaustive]
    Resealed { subject: SubjectId, keys: Vec<Resealed> },
    /// The restriction ends; these keys are sealed to their purposes' pairs again.
    #[non_exhaustive]
    Lifted { subject: SubjectId, keys: Vec<Resealed>, by: Actor, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, subject: &SubjectId, keys: &[Resealed], by: &Actor, at: &Timestamp| {
            Entry::new(act, *at, *by).with("subject", subject).with("keys", keys.len())
        };
        match self {
            Self::Restricted { subject, keys, by, at } => Recorded::Act(entry(Act::SubjectRestricted, subject, keys, by, at)),
            Self::Lifted { subject, keys, by, at } => Recorded::Act(entry(Act::SubjectUnrestricted, subject, keys, by, at)),
            Self::Resealed { .. } => Recorded::Exempt(RESEALED),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Restricted { subject, .. } | Self::Lifted { subject, .. } => Some(*subject),
            Self::Resealed { .. } => None,
        }
    }
}

/// Restricts a subject at their own wish. `keys` are what their session opened.
///
/// # Refuses
/// [`Refusal::Conflict`] where they are restricted already; [`Refusal::GenerationEnded`] where a key was prepared for a grant that
/// does not stand (any more): prepare it again.
pub fn ask(standing: &Standing, restricted: bool, keys: Vec<Resealed>, at: Timestamp) -> Result<Decision, Refusal> {
    restrict(standing, restricted, keys, Actor::Visitor, at)
}

/// Restricts a subject who asked for it by letter or telephone. `keys` are what the member's session opened.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; else as [`ask`].
pub fn impose(by: &Member, standing: &Standing, restricted: bool, keys: Vec<Resealed>, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::RequestsHandle)?;
    restrict(standing, restricted, keys, Actor::Member(by.member), at)
}

fn restrict(standing: &Standing, restricted: bool, keys: Vec<Resealed>, by: Actor, at: Timestamp) -> Result<Decision, Refusal> {
    if restricted {
        return Err(Refusal::Conflict);
    }
    current(standing, &keys)?;
    Ok(Decision::Restriction(Change::Restricted { subject: standing.subject, keys, by, at }))
}

/// Reseals what could not be opened when the subject was restricted.
///
/// # Refuses
/// [`Refusal::Conflict`] where they are not restricted any more; [`Refusal::GenerationEnded`] as [`ask`].
pub fn reseal(standing: &Standing, restricted: bool, keys: Vec<Resealed>) -> Result<Decision, Refusal> {
    if !restricted {
        return Err(Refusal::Conflict);
    }
    current(standing, &keys)?;
    Ok(Decision::Restriction(Change::Resealed { subject: standing.subject, keys }))
}

/// Lifts a restriction. Every key that is granted must be there, so that nothing stays behind unread.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where none stands; [`Refusal::NoGrant`] where the
/// session could not open a key; [`Refusal::GenerationEnded`] as [`ask`].
pub fn lift(by: &Member, standing: &Standing, restricted: bool, keys: Vec<Resealed>, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::RequestsHandle)?;
    if !restricted {
        return Err(Refusal::Conflict);
    }
    current(standing, &keys)?;
    let missing = |live: &&crate::consent::Live| {
        live.grant.is_some() && !keys.iter().any(|key| key.purpose == live.purpose && key.generation == live.generation)
    };
    if standing.live.iter().any(|live| missing(&live)) {
        return Err(Refusal::NoGrant);
    }
    Ok(Decision::Restriction(Change::Lifted { subject: standing.subject, keys, by: Actor::Member(by.member), at }))
}

/// Every key is of a generation that lives under the grant that it names.
pub(crate) fn current(standing: &Standing, keys: &[Resealed]) -> Result<(), Refusal> {
    let stands = |key: &Resealed| {
        let live = standing.live.iter().find(|live| live.purpose == key.purpose && live.generation == key.generation);
        live.is_some_and(|live| live.grant == Some(key.grant))
    };
    if keys.iter().all(stands) { Ok(()) } else { Err(Refusal::GenerationEnded) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Health, Live};
    use crate::id::{MemberId, OrganisationId, SessionId};
    use crate::permission::Role;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn member(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn grant(n: u128) -> GrantId {
        GrantId(Uuid::from_u128(n))
    }

    fn standing() -> Standing {
        let live =
            |name, grant| Live { purpose: Purpose::parse(name).unwrap(), generation: 1, grant, health: Health::Live, renewed: false };
        let live = vec![live("conversation", Some(grant(1))), live("callback", Some(grant(2))), live("lead", None)];
        Standing { subject: SubjectId(Uuid::from_u128(7)), live }
    }

    fn keys(named: &[(&str, u128)]) -> Vec<Resealed> {
        let key = |(name, n): &(&str, u128)| Resealed {
            purpose: Purpose::parse(name).unwrap(),
            generation: 1,
            grant: grant(*n),
            pair_generation: 1,
            sealed: vec![],
        };
        named.iter().map(key).collect()
    }

    #[test]
    fn a_subject_is_restricted_once_with_keys_of_live_grants() {
        assert!(ask(&standing(), false, keys(&[("conversation", 1)]), AT).is_ok());
        assert!(ask(&standing(), false, vec![], AT).is_ok(), "reading is refused although nothing can be resealed yet");
        assert_eq!(ask(&standing(), true, vec![], AT).unwrap_err(), Refusal::Conflict);
        assert_eq!(ask(&standing(), false, keys(&[("conversation", 2)]), AT).unwrap_err(), Refusal::GenerationEnded);
        assert_eq!(ask(&standing(), false, keys(&[("lead", 1)]), AT).unwrap_err(), Refusal::GenerationEnded, "never granted");
        assert_eq!(impose(&member(Role::Agent), &standing(), false, vec![], AT).unwrap_err(), Refusal::NotPermitted);
        assert!(impose(&member(Role::PrivacyOfficer), &standing(), false, keys(&[("callback", 2)]), AT).is_ok());
    }

    #[test]
    fn resealing_waits_for_the_restriction() {
        assert!(reseal(&standing(), true, keys(&[("callback", 2)])).is_ok());
        assert_eq!(reseal(&standing(), false, keys(&[("callback", 2)])).unwrap_err(), Refusal::Conflict);
    }

    #[test]
    fn a_restriction_is_lifted_with_every_granted_key() {
        let all = || keys(&[("conversation", 1), ("callback", 2)]);
        let lift = |role, restricted, keys| lift(&member(role), &standing(), restricted, keys, AT).map(drop);
        assert_eq!(lift(Role::Owner, true, all()), Ok(()));
        assert_eq!(lift(Role::PrivacyOfficer, true, keys(&[("callback", 2)])), Err(Refusal::NoGrant), "a key was left behind");
        assert_eq!(lift(Role::Owner, false, all()), Err(Refusal::Conflict));
        assert_eq!(lift(Role::Agent, true, all()), Err(Refusal::NotPermitted));
    }
}
