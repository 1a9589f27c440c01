//! The table of who at an organisation's identity provider is which member.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{MemberId, OrganisationId};
use domain::identity_provider::PersonHash;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO bound_member (organisation, person, member, bound_at) VALUES (?1, ?2, ?3, ?4)";
    BY_PERSON = "SELECT member FROM bound_member WHERE organisation = ?1 AND person = ?2";
    OF_MEMBER = "SELECT person FROM bound_member WHERE organisation = ?1 AND member = ?2";
    LIST = "SELECT member FROM bound_member WHERE organisation = ?1 ORDER BY member";
    USE = "UPDATE bound_member SET used_at = ?4 WHERE organisation = ?1 AND person = ?2 AND member = ?3";
    DELETE_OF = "DELETE FROM bound_member WHERE organisation = ?1 AND member = ?2";
    DELETE_ALL = "DELETE FROM bound_member WHERE organisation = ?1";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, member: MemberId, person: &PersonHash, at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, person, &member.0, at.as_millisecond()]).map(drop)
}

/// Which member a person at the provider is.
pub(crate) fn by_person(db: &mut Db, organisation: OrganisationId, person: &PersonHash) -> Result<Option<MemberId>, Fault> {
    db.row(BY_PERSON, values![&organisation.0, person], |row| Ok(MemberId(row.id(0)?)))
}

/// As whom a member is known at the provider.
pub(crate) fn of_member(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Option<PersonHash>, Fault> {
    db.row(OF_MEMBER, values![&organisation.0, &member.0], |row| row.hash(0))
}

/// Every member who is known at the provider.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<MemberId>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| Ok(MemberId(row.id(0)?)))
}

/// Notes a use; false where the person is not that member (any more).
pub(crate) fn note_use(
    db: &mut Db,
    organisation: OrganisationId,
    member: MemberId,
    person: &PersonHash,
    at: Timestamp,
) -> Result<bool, Fault> {
    Ok(db.execute(USE, values![&organisation.0, person, &member.0, at.as_millisecond()])? == 1)
}

/// Forgets who a member is at the provider.
pub(crate) fn delete_of(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<(), Fault> {
    db.execute(DELETE_OF, values![&organisation.0, &member.0]).map(drop)
}

/// Forgets who everybody is there.
pub(crate) fn delete_all(db: &mut Db, organisation: OrganisationId) -> Result<(), Fault> {
    db.execute(DELETE_ALL, values![&organisation.0]).map(drop)
}
