//! The table of showings: what a member saw in a session, so that the first time is an act.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{OrganisationId, SessionId, SubjectId};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO showing (session, object, subject) VALUES (?1, ?2, ?3) ON CONFLICT (session, object) DO NOTHING";
    SHOWN = "SELECT 1 FROM showing WHERE session = ?1 AND object = ?2";
    COUNT = "SELECT COUNT(*) FROM showing WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM showing WHERE subject IN (SELECT subject FROM doomed)";
    DELETE_EXPIRED = "DELETE FROM showing WHERE session IN (SELECT id FROM session WHERE organisation = ?1 AND expires_at <= ?2)";
    DELETE_SESSION = "DELETE FROM showing WHERE session = ?1";
}

pub(crate) fn insert(db: &mut Db, session: SessionId, object: Uuid, subject: SubjectId) -> Result<(), Fault> {
    db.execute(INSERT, values![&session.0, &object, &subject.0]).map(drop)
}

pub(crate) fn shown(db: &mut Db, session: SessionId, object: Uuid) -> Result<bool, Fault> {
    Ok(db.row(SHOWN, values![&session.0, &object], |_| Ok(()))?.is_some())
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

/// What was shown in sessions that have expired.
pub(crate) fn delete_expired(db: &mut Db, organisation: OrganisationId, now: Timestamp) -> Result<(), Fault> {
    db.execute(DELETE_EXPIRED, values![&organisation.0, now.as_millisecond()]).map(drop)
}

pub(crate) fn delete_session(db: &mut Db, session: SessionId) -> Result<(), Fault> {
    db.execute(DELETE_SESSION, values![&session.0]).map(drop)
}
