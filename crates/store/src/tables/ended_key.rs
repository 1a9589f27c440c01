//! The table of keys that were taken away: sessions that were ended, links and tokens that were revoked; by their lookup's hash alone.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{HolderId, MemberId, OrganisationId, SessionId};
use jiff::Timestamp;

statements! {
    SESSION = "INSERT INTO ended_key (lookup, organisation, ended_at) SELECT lookup, organisation, ?3 FROM session WHERE id = ?1 AND organisation = ?2 ON CONFLICT (lookup) DO NOTHING";
    INVITATION = "INSERT INTO ended_key (lookup, organisation, ended_at) SELECT lookup, organisation, ?3 FROM invitation WHERE id = ?1 AND organisation = ?2 ON CONFLICT (lookup) DO NOTHING";
    TOKEN = "INSERT INTO ended_key (lookup, organisation, ended_at) SELECT lookup, organisation, ?3 FROM api_token WHERE id = ?1 AND organisation = ?2 AND ended_at IS NULL ON CONFLICT (lookup) DO NOTHING";
    GET = "SELECT organisation, ended_at FROM ended_key WHERE lookup = ?1";
    OLD = "SELECT DISTINCT organisation FROM ended_key WHERE ended_at < ?1";
    DELETE_OLD = "DELETE FROM ended_key WHERE organisation = ?1 AND ended_at < ?2";
}

/// A session is about to be ended.
pub(crate) fn session(db: &mut Db, organisation: OrganisationId, session: SessionId, at: Timestamp) -> Result<(), Fault> {
    db.execute(SESSION, values![&session.0, &organisation.0, at.as_millisecond()]).map(drop)
}

/// An invitation is about to be revoked.
pub(crate) fn invitation(db: &mut Db, organisation: OrganisationId, invitation: HolderId, at: Timestamp) -> Result<(), Fault> {
    db.execute(INVITATION, values![&invitation.0, &organisation.0, at.as_millisecond()]).map(drop)
}

/// A token is about to be taken back.
pub(crate) fn token(db: &mut Db, organisation: OrganisationId, token: MemberId, at: Timestamp) -> Result<(), Fault> {
    db.execute(TOKEN, values![&token.0, &organisation.0, at.as_millisecond()]).map(drop)
}

/// Whose it was, and when it was taken away.
pub(crate) fn get(db: &mut Db, lookup: &[u8; 32]) -> Result<Option<(OrganisationId, Timestamp)>, Fault> {
    db.row(GET, values![lookup], |row| Ok((OrganisationId(row.id(0)?), row.time(1)?)))
}

/// Organisations of which keys are known that were taken away before `before`.
pub(crate) fn old(db: &mut Db, before: Timestamp) -> Result<Vec<OrganisationId>, Fault> {
    db.rows(OLD, values![before.as_millisecond()], |row| Ok(OrganisationId(row.id(0)?)))
}

pub(crate) fn delete_old(db: &mut Db, organisation: OrganisationId, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![&organisation.0, before.as_millisecond()])
}
