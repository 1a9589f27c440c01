//! Provisioning: whom a company's identity provider named (SCIM, RFC 7643 and 7644). Who is to be a member and is none yet waits under the id that
//! they will have; of a member it is kept by which id the provider knows them, and nothing else.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{HolderId, MemberId, RecipientId, SubjectId};
use crate::permission::{Permission, Role};
use crate::principal::{Actor, Member};
use crate::recipient::{self, Kind, Recipient};
use crate::refusal::Refusal;
use jiff::Timestamp;

/// How many may wait to become members at once. Each can be sent a letter, so that a token that was stolen writes to no more.
pub const WAITING_MAX: u64 = 1000;

/// The longest id by which a provider knows somebody, in characters. Entra ID and Okta use at most 64.
pub const EXTERNAL_ID_CHARS_MAX: usize = 256;

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// An identity provider named somebody, or says something else of them.
    #[non_exhaustive]
    Named { named: Box<Named>, by: MemberId, at: Timestamp },
    /// Nobody waits under this id any more.
    #[non_exhaustive]
    Ended { member: MemberId, by: MemberId, at: Timestamp },
    /// An invitation is handed to a mail server.
    #[non_exhaustive]
    Sent { invitation: HolderId, recipient: RecipientId, by: MemberId, at: Timestamp },
}

/// Whom an identity provider named.
#[derive(Clone, Debug)]
pub struct Named {
    /// The id under which they are a member, or will be.
    pub member: MemberId,
    /// Who they are to be; `None` of a member, whose row says it.
    pub expected: Option<Expected>,
    /// By which id the provider knows them, sealed to the server key.
    pub external_id: Option<Vec<u8>>,
    /// Whether somebody who waits may join. Whether a member may sign in stands with the member.
    pub active: bool,
}

/// Who somebody is to be who is no member yet.
#[derive(Clone, Debug)]
pub struct Expected {
    /// Their address, sealed to the server key.
    pub email: Vec<u8>,
    /// Keyed hash of organisation and address: nobody waits twice.
    pub lookup: [u8; 32],
    /// In which role they will join.
    pub role: Role,
}

/// What is known of the others who wait, in the transaction of the act.
#[derive(Clone, Copy, Debug)]
pub struct Others {
    /// How many there are.
    pub waiting: u64,
    /// Whether one of them, or a member, has the address.
    pub taken: bool,
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, by: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*by));
        Recorded::Act(match self {
            Self::Named { named, by, at } => {
                let entry = entry(Act::MemberProvisioned, by, at).with("member", named.member);
                match &named.expected {
                    Some(expected) => entry.with("role", expected.role.as_str()).with("active", named.active),
                    None => entry,
                }
            }
            Self::Ended { member, by, at } => entry(Act::MemberUnprovisioned, by, at).with("member", member),
            Self::Sent { invitation, recipient, by, at } => {
                entry(Act::InvitationSent, by, at).with("invitation", invitation).with("recipient", recipient)
            }
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Keeps who is to be a member, or what the provider says anew of somebody who waits; `was` is the role for which they wait already.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` may not put anybody into one of the roles; [`Refusal::Conflict`] where the address is taken;
/// [`Refusal::TooLarge`] where [`WAITING_MAX`] wait.
pub fn expect(by: &Member, was: Option<&Role>, named: Named, others: Others, at: Timestamp) -> Result<Decision, Refusal> {
    let roles = was.into_iter().chain(named.expected.as_ref().map(|expected| &expected.role));
    appoints(by, roles)?;
    if others.taken {
        return Err(Refusal::Conflict);
    }
    if was.is_none() && others.waiting >= WAITING_MAX {
        return Err(Refusal::TooLarge);
    }
    Ok(Decision::Provisioning(Change::Named { named: Box::new(named), by: by.member, at }))
}

/// Keeps by which id the provider knows a member of this role.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` may not take anybody out of the role.
pub fn know(by: &Member, member: MemberId, role: &Role, external_id: Option<Vec<u8>>, at: Timestamp) -> Result<Decision, Refusal> {
    appoints(by, [role])?;
    let named = Named { member, expected: None, external_id, active: true };
    Ok(Decision::Provisioning(Change::Named { named: Box::new(named), by: by.member, at }))
}

/// Ends the waiting of somebody for this role. What was sealed for them ends with their invitations ([`crate::membership::revoke`]).
///
/// # Refuses
/// As [`know`].
pub fn end(by: &Member, member: MemberId, role: &Role, at: Timestamp) -> Result<Decision, Refusal> {
    appoints(by, [role])?;
    Ok(Decision::Provisioning(Change::Ended { member, by: by.member, at }))
}

/// Permits that an invitation goes by mail: through who is registered for letters, in a country that the law allows.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` may not invite; [`Refusal::NoRecipient`] where it may not be handed to this one.
pub fn send(by: &Member, recipient: &Recipient, invitation: HolderId, region: &str, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::MembersManage)?;
    recipient::may_have(recipient, Kind::Mail, region, at)?;
    Ok(Decision::Provisioning(Change::Sent { invitation, recipient: recipient.id, by: by.member, at }))
}

/// An id by which a provider may know somebody: `None` where it is too long, empty or holds what is no text.
pub fn proper_external_id(id: &str) -> Option<&str> {
    let proper = !id.is_empty() && id.chars().count() <= EXTERNAL_ID_CHARS_MAX && !id.chars().any(char::is_control);
    proper.then_some(id)
}

/// Permits that somebody is put into these roles, or taken out of them.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` may not manage members, or not appoint to one of the roles.
pub fn appoints<'r>(by: &Member, roles: impl IntoIterator<Item = &'r Role>) -> Result<(), Refusal> {
    by.may(Permission::MembersManage)?;
    if roles.into_iter().all(|role| by.role.may_appoint(role)) { Ok(()) } else { Err(Refusal::NotPermitted) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use crate::permission::OwnRole;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;
    const ALONE: Others = Others { waiting: 0, taken: false };

    /// A token that was given these permissions.
    fn token(permissions: &[Permission]) -> Member {
        let role = Role::Own(OwnRole { permissions: permissions.iter().copied().collect(), ..OwnRole::default() }.into());
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId::of_token(id), session: SessionId(id), role }
    }

    fn named(role: Role) -> Named {
        let expected = Expected { email: vec![], lookup: [0; 32], role };
        Named { member: MemberId(Uuid::max()), expected: Some(expected), external_id: None, active: true }
    }

    fn expect(by: &Member, was: Option<&Role>, role: Role, others: Others) -> Result<(), Refusal> {
        super::expect(by, was, named(role), others, AT).map(drop)
    }

    #[test]
    fn a_token_names_only_whom_it_may_appoint() {
        let manages = token(&[Permission::MembersManage]);
        assert_eq!(expect(&manages, None, Role::Agent, ALONE), Ok(()));
        assert_eq!(expect(&manages, None, Role::Owner, ALONE), Err(Refusal::NotPermitted));
        assert_eq!(expect(&manages, None, Role::PrivacyOfficer, ALONE), Err(Refusal::NotPermitted), "it reads what the token does not");
        assert_eq!(expect(&manages, Some(&Role::Owner), Role::Agent, ALONE), Err(Refusal::NotPermitted), "out of a role as well");
        for lacks in [vec![], vec![Permission::TokensManage]] {
            let by = token(&lacks);
            assert_eq!(expect(&by, None, Role::Auditor, ALONE), Err(Refusal::NotPermitted));
            assert_eq!(know(&by, MemberId(Uuid::max()), &Role::Auditor, None, AT).map(drop), Err(Refusal::NotPermitted));
            assert_eq!(end(&by, MemberId(Uuid::max()), &Role::Auditor, AT).map(drop), Err(Refusal::NotPermitted));
        }
        assert_eq!(know(&manages, MemberId(Uuid::max()), &Role::Owner, None, AT).map(drop), Err(Refusal::NotPermitted));
        assert_eq!(end(&manages, MemberId(Uuid::max()), &Role::Owner, AT).map(drop), Err(Refusal::NotPermitted));
        assert!(know(&manages, MemberId(Uuid::max()), &Role::Agent, None, AT).is_ok());
    }

    #[test]
    fn nobody_waits_twice_and_not_everybody_at_once() {
        let by = token(&[Permission::MembersManage]);
        let full = Others { waiting: WAITING_MAX, taken: false };
        assert_eq!(expect(&by, None, Role::Agent, Others { taken: true, ..ALONE }), Err(Refusal::Conflict));
        assert_eq!(expect(&by, None, Role::Agent, full), Err(Refusal::TooLarge));
        assert_eq!(expect(&by, None, Role::Agent, Others { waiting: WAITING_MAX - 1, taken: false }), Ok(()));
        assert_eq!(expect(&by, Some(&Role::Agent), Role::Auditor, full), Ok(()), "who waits already is none more");
    }

    #[test]
    fn an_external_id_is_a_line() {
        assert_eq!(proper_external_id("00u1abcd"), Some("00u1abcd"));
        let long = "x".repeat(EXTERNAL_ID_CHARS_MAX + 1);
        for improper in ["", "a\nb", long.as_str()] {
            assert_eq!(proper_external_id(improper), None, "{improper:?}");
        }
        assert!(proper_external_id(&long[1..]).is_some());
    }
}
