//! The table of objections: keyed hashes of the addresses of those who refused or withdrew, bound to the purpose.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{OrganisationId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO objection (organisation, purpose, hash, subject, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (organisation, purpose, hash, subject) DO NOTHING";
    KNOWN = "SELECT 1 FROM objection WHERE organisation = ?1 AND purpose = ?2 AND hash = ?3";
    FORGET = "DELETE FROM objection WHERE subject = ?1 AND purpose = ?2";
    LEAVE_HASH = "INSERT INTO objection (organisation, purpose, hash, subject, at) SELECT organisation, purpose, hash, ?2, at FROM objection WHERE subject = ?1 ON CONFLICT (organisation, purpose, hash, subject) DO NOTHING";
    OLD = "SELECT DISTINCT organisation FROM objection WHERE at < ?1";
    DELETE_OLD = "DELETE FROM objection WHERE organisation = ?1 AND at < ?2";
    COUNT = "SELECT COUNT(*) FROM objection WHERE subject = ?1";
    DELETE = "DELETE FROM objection WHERE subject = ?1";
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    subject: SubjectId,
    purpose: &Purpose,
    hash: &[u8; 32],
    at: Timestamp,
) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, purpose.as_str(), hash, &subject.0, at.as_millisecond()]).map(drop)
}

/// Whether somebody with this address objected to the purpose.
pub(crate) fn known(db: &mut Db, organisation: OrganisationId, purpose: &Purpose, hash: &[u8; 32]) -> Result<bool, Fault> {
    Ok(db.row(KNOWN, values![&organisation.0, purpose.as_str(), hash], |_| Ok(()))?.is_some())
}

/// The subject has agreed after all.
pub(crate) fn forget(db: &mut Db, subject: SubjectId, purpose: &Purpose) -> Result<(), Fault> {
    db.execute(FORGET, values![&subject.0, purpose.as_str()]).map(drop)
}

/// Keeps the hashes of a subject whose rows are about to go because their time is over: without them nothing would say to whom
/// an old list must not be written.
pub(crate) fn leave_hash(db: &mut Db, subject: SubjectId) -> Result<(), Fault> {
    db.execute(LEAVE_HASH, values![&subject.0, &Uuid::nil()]).map(drop)
}

/// Organisations that have objections from before `before`.
pub(crate) fn old(db: &mut Db, before: Timestamp) -> Result<Vec<OrganisationId>, Fault> {
    db.rows(OLD, values![before.as_millisecond()], |row| Ok(OrganisationId(row.id(0)?)))
}

pub(crate) fn delete_old(db: &mut Db, organisation: OrganisationId, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![&organisation.0, before.as_millisecond()])
}

pub(crate) fn count(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    super::count(db, COUNT, subject)
}

pub(crate) fn delete(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    db.execute(DELETE, values![&subject.0])
}
