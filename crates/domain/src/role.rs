//! An organisation's own roles: how they are named, made, changed and deleted. What a role may stands in [`crate::permission`].

use crate::act::{Act, Entry};
use crate::contact::Format;
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, SubjectId};
use crate::permission::{OwnRole, Permission, Role};
use crate::principal::{Actor, Member};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use crate::token;
use jiff::Timestamp;
use std::fmt::Display;
use std::sync::Arc;

/// The most roles of an organisation's own.
pub const OWN_MAX: usize = 30;

/// The longest name of a role, in bytes.
pub const NAME_BYTES_MAX: usize = 40;

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A role is made.
    #[non_exhaustive]
    Made { role: Arc<OwnRole>, by: MemberId, at: Timestamp },
    /// A role may or reads something else; whoever has it loses the keys of these purposes.
    #[non_exhaustive]
    Changed { role: Arc<OwnRole>, lost: Vec<Purpose>, by: MemberId, at: Timestamp },
    /// A role that nobody has is gone.
    #[non_exhaustive]
    Deleted { name: String, by: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, name: &str, by: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*by)).with("role", name);
        let whole = |entry: Entry, role: &OwnRole| {
            let entry = entry.with("permissions", listed(role.permissions.iter().map(|p| p.as_str()))).with("reads", listed(&role.reads));
            if role.asks_reason { entry.with("asks", "reason") } else { entry }
        };
        Recorded::Act(match self {
            Self::Made { role, by, at } => whole(entry(Act::RoleMade, &role.name, by, at), role),
            Self::Changed { role, by, at, .. } => whole(entry(Act::RoleChanged, &role.name, by, at), role),
            Self::Deleted { name, by, at } => entry(Act::RoleDeleted, name, by, at),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

pub(crate) fn listed<T: Display>(names: impl IntoIterator<Item = T>) -> String {
    names.into_iter().map(|name| name.to_string()).collect::<Vec<_>>().join(" ")
}

/// A role's name: lower-case ASCII letters, digits and hyphens, beginning with a letter, and none of the standard ones, nor `former`, by which
/// reports name whoever is not known any more, nor that by which they name tokens.
pub fn proper_name(name: &str) -> Option<&str> {
    let begins = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let taken = Role::standard(name).is_some() || ["former", token::ROLE].contains(&name);
    (begins && plain && name.len() <= NAME_BYTES_MAX && !taken).then_some(name)
}

/// Makes a role. `present` are the organisation's own ones, `purposes` its purposes.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not, or gives the role a power over the house that they do not have; [`Refusal::InvalidValue`]
/// where it is not named properly, reads what is no purpose, or exports contacts where it has to say why it opens each; [`Refusal::Conflict`] where the name is taken; [`Refusal::TooLarge`] where there
/// are [`OWN_MAX`] already.
pub fn make(by: &Member, role: OwnRole, present: &[OwnRole], purposes: &[Purpose], at: Timestamp) -> Result<Decision, Refusal> {
    if present.iter().any(|other| other.name == role.name) {
        return Err(Refusal::Conflict);
    }
    if present.len() >= OWN_MAX {
        return Err(Refusal::TooLarge);
    }
    let role = proper(by, role, purposes)?;
    Ok(Decision::Role(Change::Made { role, by: by.member, at }))
}

/// Changes what a role may and reads; `None` where that is what it does already.
///
/// # Refuses
/// As [`make`]; with [`Refusal::NotPermitted`] also where the role has a power over the house that the member does not have.
pub fn change(by: &Member, before: &OwnRole, after: OwnRole, purposes: &[Purpose], at: Timestamp) -> Result<Option<Decision>, Refusal> {
    let after = OwnRole { name: before.name.clone(), ..after };
    let role = proper(by, after, purposes)?;
    may_give(by, before)?;
    if *role == *before {
        return Ok(None);
    }
    let lost = before.reads.difference(&role.reads).cloned().collect();
    Ok(Some(Decision::Role(Change::Changed { role, lost, by: by.member, at })))
}

/// Deletes a role. `held_by` counts the members and invitations that have it.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where somebody has it.
pub fn delete(by: &Member, role: &OwnRole, held_by: u64, at: Timestamp) -> Result<Decision, Refusal> {
    may_give(by, role)?;
    if held_by > 0 {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Role(Change::Deleted { name: role.name.clone(), by: by.member, at }))
}

fn proper(by: &Member, role: OwnRole, purposes: &[Purpose]) -> Result<Arc<OwnRole>, Refusal> {
    may_give(by, &role)?;
    let named = proper_name(&role.name).is_some();
    if !named {
        return Err(invalid("name"));
    }
    if !role.reads.iter().all(|purpose| purposes.contains(purpose) || purpose.is_reserved()) {
        return Err(invalid("reads"));
    }
    // A table of everybody is no opening of one: a reason could not be asked for.
    if role.asks_reason && role.permissions.contains(&Permission::ContactsExport) {
        return Err(invalid("asks_reason"));
    }
    Ok(Arc::new(role))
}

/// Nobody makes a role that has a power over the house which they do not have, or takes one from it.
fn may_give(by: &Member, role: &OwnRole) -> Result<(), Refusal> {
    by.may(Permission::RolesManage)?;
    if by.role.may_give(&Role::Own(Arc::new(role.clone()))) { Ok(()) } else { Err(Refusal::NotPermitted) }
}

fn invalid(field: &'static str) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn member(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn own(name: &str, permissions: &[Permission], reads: &[Purpose]) -> OwnRole {
        OwnRole {
            name: name.to_owned(),
            permissions: permissions.iter().copied().collect(),
            reads: reads.iter().cloned().collect(),
            asks_reason: false,
        }
    }

    fn manager(more: &[Permission]) -> Role {
        let mut permissions = vec![Permission::RolesManage];
        permissions.extend(more);
        Role::Own(Arc::new(own("manager", &permissions, &[])))
    }

    #[test]
    fn a_role_has_a_plain_name_that_is_not_taken() {
        let purposes = [Purpose::callback()];
        let make = |name, present: &[OwnRole]| make(&member(Role::Owner), own(name, &[], &purposes), present, &purposes, AT).map(drop);
        assert_eq!(make("reception", &[]), Ok(()));
        assert_eq!(make("reception", &[own("reception", &[], &[])]), Err(Refusal::Conflict));
        let long = "a".repeat(NAME_BYTES_MAX + 1);
        for name in ["owner", "", "Reception", "9", "a b", &long] {
            assert_eq!(make(name, &[]), Err(invalid("name")), "{name}");
        }
        let many: Vec<_> = (0..OWN_MAX).map(|n| own(&format!("r{n}"), &[], &[])).collect();
        assert_eq!(make("reception", &many), Err(Refusal::TooLarge));
    }

    #[test]
    fn a_role_reads_purposes_that_there_are() {
        let make = |reads: &[Purpose]| make(&member(Role::Owner), own("r", &[], reads), &[], &[Purpose::callback()], AT).map(drop);
        assert_eq!(make(&[Purpose::callback()]), Ok(()));
        assert_eq!(make(&[Purpose::marketing()]), Err(invalid("reads")));
    }

    #[test]
    fn nobody_makes_a_role_with_a_power_over_the_house_that_they_lack() {
        let make = |by, permissions: &[Permission]| make(&member(by), own("r", permissions, &[]), &[], &[], AT).map(drop);
        assert_eq!(make(Role::Agent, &[]), Err(Refusal::NotPermitted));
        assert_eq!(make(manager(&[]), &[Permission::ConversationsRead]), Ok(()));
        assert_eq!(make(manager(&[]), &[Permission::AgreementsSign]), Err(Refusal::NotPermitted));
        assert_eq!(make(manager(&[Permission::AgreementsSign]), &[Permission::AgreementsSign]), Ok(()));
        let reader = || own("r", &[], &[Purpose::privacy()]);
        let made = |by| super::make(&member(by), reader(), &[], &[Purpose::privacy()], AT).map(drop);
        assert_eq!(made(manager(&[])), Err(Refusal::NotPermitted), "sessions hand that pair on by themselves");
        assert_eq!(made(Role::Owner), Ok(()));
    }

    #[test]
    fn a_role_is_changed_and_deleted_by_who_could_have_made_it() {
        let before = own("r", &[Permission::AgreementsSign], &[]);
        let after = || own("other", &[Permission::ContactsRead], &[]);
        let change = |by, after| change(&member(by), &before, after, &[], AT).map(|decision| decision.is_some());
        assert_eq!(change(manager(&[]), after()), Err(Refusal::NotPermitted), "it has more than whoever changes it");
        assert_eq!(change(Role::Owner, after()), Ok(true));
        assert_eq!(change(Role::Owner, before.clone()), Ok(false), "that is what it is");
        assert_eq!(delete(&member(Role::Owner), &before, 1, AT).map(drop), Err(Refusal::Conflict));
        assert!(delete(&member(Role::Owner), &before, 0, AT).is_ok());
        assert_eq!(delete(&member(manager(&[])), &before, 0, AT).map(drop), Err(Refusal::NotPermitted));
    }

    #[test]
    fn the_entry_names_what_a_role_may_and_reads() {
        let role = own("r", &[Permission::ContactsRead, Permission::ConversationsRead], &[Purpose::callback()]);
        let Ok(made) = make(&member(Role::Owner), role, &[], &[Purpose::callback()], AT) else { panic!("refused") };
        let Recorded::Act(entry) = made.recorded() else { panic!("no act") };
        let text = entry.text(OrganisationId(Uuid::nil()));
        assert!(text.contains("\"permissions\":\"conversations.read contacts.read\"") && text.contains("\"reads\":\"callback\""), "{text}");
    }
}
