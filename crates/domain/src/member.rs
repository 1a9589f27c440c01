//! Members who are there already: how they get another role, are suspended, and leave. How they come stands in [`crate::membership`].

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, SubjectId};
use crate::membership::HandedOver;
use crate::permission::{Permission, Role};
use crate::principal::{Actor, Member};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::Timestamp;

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A member has another role: the keys that it does not read are taken, these are handed over, and their sessions end.
    #[non_exhaustive]
    RoleChanged { member: MemberId, from: Role, to: Role, taken: Vec<Purpose>, seals: Vec<HandedOver>, by: MemberId, at: Timestamp },
    /// A member may not sign in; their sessions end.
    #[non_exhaustive]
    Suspended { member: MemberId, by: MemberId, at: Timestamp },
    /// They may again.
    #[non_exhaustive]
    Restored { member: MemberId, by: MemberId, at: Timestamp },
    /// A member signs in with another address.
    #[non_exhaustive]
    Readdressed { member: MemberId, email: Vec<u8>, email_lookup: [u8; 32], by: MemberId, at: Timestamp },
    /// A member left: sessions, credentials, keys, address and second step go; what they were called stays beside what they wrote.
    #[non_exhaustive]
    Removed { member: MemberId, by: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, member: &MemberId, by: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*by)).with("member", member);
        Recorded::Act(match self {
            Self::RoleChanged { member, from, to, by, at, .. } => {
                entry(Act::MemberRoleChanged, member, by, at).with("from", from.as_str()).with("role", to.as_str())
            }
            Self::Suspended { member, by, at } => entry(Act::MemberSuspended, member, by, at),
            Self::Restored { member, by, at } => entry(Act::MemberRestored, member, by, at),
            Self::Readdressed { member, by, at, .. } => entry(Act::MemberReaddressed, member, by, at),
            Self::Removed { member, by, at } => entry(Act::MemberRemoved, member, by, at),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// A member as they stand, in the transaction of the act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Who.
    pub member: MemberId,
    /// In which role.
    pub role: Role,
    /// Whether they may not sign in.
    pub suspended: bool,
    /// How many other owners there are who may sign in.
    pub other_owners: u64,
    /// The pairs of which they, or tokens that they made, hold a generation.
    pub held: Vec<Purpose>,
}

impl Standing {
    /// The pairs that they hold and the role does not read.
    pub fn loses(&self, to: &Role) -> Vec<Purpose> {
        self.held.iter().filter(|pair| !to.reads(pair)).cloned().collect()
    }
}

/// Gives a member another role; `None` where they have it. `seals` are what the session of `by` handed over.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` is the member themselves, or may not take them out of the one role or put them into the other;
/// [`Refusal::LastOwner`] where no owner would be left who can sign in; [`Refusal::NoGrant`] where a key was handed over that the role does not read.
pub fn change_role(by: &Member, standing: &Standing, to: Role, seals: Vec<HandedOver>, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    may(by, standing)?;
    if !by.role.may_appoint(&to) {
        return Err(Refusal::NotPermitted);
    }
    if standing.role == to {
        return Ok(None);
    }
    an_owner_stays(standing, &to)?;
    if !seals.iter().all(|seal| to.reads(&seal.purpose)) {
        return Err(Refusal::NoGrant);
    }
    let (member, from, taken) = (standing.member, standing.role.clone(), standing.loses(&to));
    Ok(Some(Decision::Member(Change::RoleChanged { member, from, to, taken, seals, by: by.member, at })))
}

/// Suspends a member, or restores them; `None` where that is so already. Suspending takes no key: it is for days, not for leavers.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` is the member themselves or may not; [`Refusal::LastOwner`] where no owner would be left who can sign in.
pub fn suspend(by: &Member, standing: &Standing, suspended: bool, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    may(by, standing)?;
    if standing.suspended == suspended {
        return Ok(None);
    }
    let (member, by) = (standing.member, by.member);
    if !suspended {
        return Ok(Some(Decision::Member(Change::Restored { member, by, at })));
    }
    an_owner_stays(standing, &Role::Auditor)?;
    Ok(Some(Decision::Member(Change::Suspended { member, by, at })))
}

/// Removes a member. What they held gets new generations in the same act ([`crate::pair::publish`]).
///
/// # Refuses
/// As [`suspend`].
pub fn remove(by: &Member, standing: &Standing, at: Timestamp) -> Result<Decision, Refusal> {
    may(by, standing)?;
    an_owner_stays(standing, &Role::Auditor)?;
    Ok(Decision::Member(Change::Removed { member: standing.member, by: by.member, at }))
}

/// Gives a member another address to sign in with: sealed to the server key, and its keyed hash. Their password and keys stay as they are.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` is the member themselves or may not; [`Refusal::Conflict`] where another account has the address.
pub fn readdress(
    by: &Member,
    standing: &Standing,
    (email, email_lookup): (Vec<u8>, [u8; 32]),
    taken: bool,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    may(by, standing)?;
    if taken {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Member(Change::Readdressed { member: standing.member, email, email_lookup, by: by.member, at }))
}

/// Nobody changes what they may themselves: it takes another one, who sees it.
fn may(by: &Member, standing: &Standing) -> Result<(), Refusal> {
    by.may(Permission::MembersManage)?;
    if by.member == standing.member || !by.role.may_appoint(&standing.role) {
        return Err(Refusal::NotPermitted);
    }
    Ok(())
}

fn an_owner_stays(standing: &Standing, to: &Role) -> Result<(), Refusal> {
    let goes = standing.role == Role::Owner && !standing.suspended && *to != Role::Owner;
    if goes && standing.other_owners == 0 { Err(Refusal::LastOwner) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn by(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn standing(role: Role) -> Standing {
        let held = vec![Purpose::conversation(), Purpose::callback()];
        Standing { member: MemberId(Uuid::max()), role, suspended: false, other_owners: 0, held }
    }

    fn seal(purpose: Purpose) -> HandedOver {
        HandedOver { purpose, generation: 1, sealed: vec![] }
    }

    #[test]
    fn a_new_role_takes_the_keys_that_it_does_not_read() {
        let Ok(Some(Decision::Member(Change::RoleChanged { taken, .. }))) =
            change_role(&by(Role::Owner), &standing(Role::Agent), Role::Marketing, vec![seal(Purpose::marketing())], AT)
        else {
            panic!("refused")
        };
        assert_eq!(taken, [Purpose::conversation(), Purpose::callback()]);
        let more = change_role(&by(Role::Owner), &standing(Role::Agent), Role::Marketing, vec![seal(Purpose::callback())], AT);
        assert_eq!(more.unwrap_err(), Refusal::NoGrant, "it does not read that");
        assert!(change_role(&by(Role::Owner), &standing(Role::Agent), Role::Agent, vec![], AT).unwrap().is_none());
    }

    #[test]
    fn nobody_changes_themselves_or_who_may_more() {
        let myself = Standing { member: MemberId(Uuid::nil()), other_owners: 1, ..standing(Role::Owner) };
        assert_eq!(change_role(&by(Role::Owner), &myself, Role::Agent, vec![], AT).unwrap_err(), Refusal::NotPermitted);
        assert_eq!(remove(&by(Role::Owner), &myself, AT).unwrap_err(), Refusal::NotPermitted);
        let owner = Standing { other_owners: 1, ..standing(Role::Owner) };
        assert_eq!(remove(&by(Role::Administrator), &owner, AT).unwrap_err(), Refusal::NotPermitted);
        assert_eq!(suspend(&by(Role::Administrator), &owner, true, AT).unwrap_err(), Refusal::NotPermitted);
        assert_eq!(remove(&by(Role::Agent), &standing(Role::Agent), AT).unwrap_err(), Refusal::NotPermitted);
        let address = || (vec![], [0; 32]);
        assert_eq!(readdress(&by(Role::Owner), &myself, address(), false, AT).unwrap_err(), Refusal::NotPermitted);
        assert_eq!(readdress(&by(Role::Administrator), &owner, address(), false, AT).unwrap_err(), Refusal::NotPermitted);
        let agent = standing(Role::Agent);
        assert_eq!(readdress(&by(Role::Administrator), &agent, address(), true, AT).unwrap_err(), Refusal::Conflict);
        assert!(readdress(&by(Role::Administrator), &agent, address(), false, AT).is_ok());
        let raised = change_role(&by(Role::Administrator), &standing(Role::Agent), Role::Owner, vec![], AT);
        assert_eq!(raised.unwrap_err(), Refusal::NotPermitted);
        assert!(remove(&by(Role::Administrator), &standing(Role::Agent), AT).is_ok());
    }

    #[test]
    fn an_owner_who_can_sign_in_stays() {
        let last = standing(Role::Owner);
        assert_eq!(remove(&by(Role::Owner), &last, AT).unwrap_err(), Refusal::LastOwner);
        assert_eq!(suspend(&by(Role::Owner), &last, true, AT).unwrap_err(), Refusal::LastOwner);
        assert_eq!(change_role(&by(Role::Owner), &last, Role::Agent, vec![], AT).unwrap_err(), Refusal::LastOwner);
        assert!(remove(&by(Role::Owner), &Standing { other_owners: 1, ..last }, AT).is_ok());
    }

    #[test]
    fn a_suspended_member_is_restored_once() {
        let suspended = Standing { suspended: true, ..standing(Role::Agent) };
        assert!(matches!(suspend(&by(Role::Owner), &suspended, false, AT), Ok(Some(Decision::Member(Change::Restored { .. })))));
        assert!(suspend(&by(Role::Owner), &suspended, true, AT).unwrap().is_none());
    }
}
