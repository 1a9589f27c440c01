//! The table of subjects: a random id, a public key, and nothing else.

use super::conversation::{Counted, DueKind};
use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{OrganisationId, SubjectId};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO subject (id, organisation, public_key, created_at) VALUES (?1, ?2, ?3, ?4)";
    GET = "SELECT public_key FROM subject WHERE id = ?1 AND organisation = ?2";
    UNVISITED = "SELECT s.id FROM subject s WHERE s.organisation = ?1 AND s.created_at < ?2 AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.subject = s.id) ORDER BY s.created_at LIMIT ?3";
    STILL_UNVISITED = "SELECT s.id FROM subject s WHERE s.id IN (SELECT subject FROM doomed) AND s.organisation = ?1 AND s.created_at + 0 < ?2 AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.subject = s.id)";
    COUNT_UNVISITED = "SELECT COUNT(*), MIN(s.created_at) FROM subject s WHERE s.organisation = ?1 AND s.created_at < ?2 AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.subject = s.id)";
    RESTRICT = "UPDATE subject SET restricted_at = ?2 WHERE id = ?1";
    IS_RESTRICTED = "SELECT 1 FROM subject WHERE id = ?1 AND restricted_at IS NOT NULL";
    COUNT = "SELECT COUNT(*) FROM subject WHERE id IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM subject WHERE id IN (SELECT subject FROM doomed)";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, id: SubjectId, public_key: &[u8; 32], at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&id.0, &organisation.0, public_key, at.as_millisecond()]).map(drop)
}

/// The subject's public key; `None` where the organisation has no such subject.
pub(crate) fn public_key(db: &mut Db, organisation: OrganisationId, id: SubjectId) -> Result<Option<[u8; 32]>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], |row| row.hash(0))
}

/// Those who came by an import, whose age is the subject's own: nothing of theirs is younger.
pub(crate) const DUE_UNVISITED: DueKind = DueKind { find: UNVISITED, still: STILL_UNVISITED };

/// How many there are, and when the first of them came.
pub(crate) fn count_unvisited(db: &mut Db, organisation: OrganisationId, before: Timestamp) -> Result<Counted, Fault> {
    let found = db.row(COUNT_UNVISITED, values![&organisation.0, before.as_millisecond()], |row| Ok((row.u64(0)?, row.opt_time(1)?)))?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

/// Restricts a subject since a time, or with `None` not any more.
pub(crate) fn restrict(db: &mut Db, id: SubjectId, since: Option<Timestamp>) -> Result<(), Fault> {
    db.execute(RESTRICT, values![&id.0, since.map(Timestamp::as_millisecond)]).map(drop)
}

pub(crate) fn is_restricted(db: &mut Db, id: SubjectId) -> Result<bool, Fault> {
    Ok(db.row(IS_RESTRICTED, values![&id.0], |_| Ok(()))?.is_some())
}
