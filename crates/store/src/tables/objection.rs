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
    LEAVE_HASHES = "INSERT INTO objection (organisation, purpose, hash, subject, at) SELECT organisation, purpose, hash, ?1, at FROM objection WHERE subject IN (SELECT subject FROM doomed) ON CONFLICT (organisation, purpose, hash, subject) DO NOTHING";
    OLD = "SELECT COUNT(*), MIN(at) FROM objection WHERE organisation = ?1 AND at < ?2";
    DELETE_OLD = "DELETE FROM objection WHERE organisation = ?1 AND at < ?2";
    COUNT = "SELECT COUNT(*) FROM objection WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM objection WHERE subject IN (SELECT subject FROM doomed)";
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

/// Keeps the hashes of the doomed, whose rows are about to go because their time is over: without them nothing would say to whom
/// an old list must not be written.
pub(crate) fn leave_hashes(db: &mut Db) -> Result<(), Fault> {
    db.execute(LEAVE_HASHES, values![&Uuid::nil()]).map(drop)
}

/// How many objections are from before `before`, and the oldest.
pub(crate) fn old(db: &mut Db, organisation: OrganisationId, before: Timestamp) -> Result<(u64, Option<Timestamp>), Fault> {
    let found = db.row(OLD, values![&organisation.0, before.as_millisecond()], |row| Ok((row.u64(0)?, row.opt_time(1)?)))?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn delete_old(db: &mut Db, organisation: OrganisationId, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![&organisation.0, before.as_millisecond()])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
