//! The table of sessions: the member's private half, wrapped under a secret that only the token carries.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use crate::tables::own_role;
use domain::id::{MemberId, OrganisationId, SessionId};
use domain::principal::Member;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO session (lookup, id, organisation, member, wrapped, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    BY_LOOKUP = "SELECT s.id, s.organisation, s.member, m.role, s.wrapped, h.public_key, (SELECT r.permissions || '|' || r.reads FROM own_role r WHERE r.organisation = m.organisation AND r.name = m.role) FROM session s JOIN member m ON m.id = s.member JOIN holder h ON h.id = s.member WHERE s.lookup = ?1 AND s.expires_at > ?2 AND m.suspended_at IS NULL AND m.left_at IS NULL";
    DELETE = "DELETE FROM session WHERE id = ?1 AND organisation = ?2";
    OF_MEMBER = "SELECT id FROM session WHERE organisation = ?1 AND member = ?2";
    EXPIRED = "SELECT DISTINCT organisation FROM session WHERE expires_at <= ?1";
    DELETE_EXPIRED = "DELETE FROM session WHERE organisation = ?1 AND expires_at <= ?2";
}

/// A session that lives.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who is signed in.
    pub member: Member,
    /// The private half, wrapped.
    pub wrapped: Vec<u8>,
    /// The public half, to check what was unwrapped.
    pub public_key: [u8; 32],
}

pub(crate) struct Start<'a> {
    pub(crate) id: SessionId,
    pub(crate) member: MemberId,
    pub(crate) lookup: &'a [u8; 32],
    pub(crate) wrapped: &'a [u8],
    pub(crate) at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, s: &Start<'_>) -> Result<(), Fault> {
    let row = values![s.lookup, &s.id.0, &organisation.0, &s.member.0, s.wrapped, s.at.as_millisecond(), s.expires_at.as_millisecond()];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn by_lookup(db: &mut Db, lookup: &[u8; 32], now: Timestamp) -> Result<Option<Session>, Fault> {
    db.row(BY_LOOKUP, values![lookup, now.as_millisecond()], |row| {
        let role = own_role::role(&row.text(3)?, row.opt_text(6)?.as_deref())?;
        let (session, organisation, member) = (SessionId(row.id(0)?), OrganisationId(row.id(1)?), MemberId(row.id(2)?));
        Ok(Session { member: Member { organisation, member, session, role }, wrapped: row.bytes(4)?, public_key: row.hash(5)? })
    })
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: SessionId) -> Result<(), Fault> {
    db.execute(DELETE, values![&id.0, &organisation.0]).map(drop)
}

/// A member's sessions.
pub(crate) fn of_member(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Vec<SessionId>, Fault> {
    db.rows(OF_MEMBER, values![&organisation.0, &member.0], |row| Ok(SessionId(row.id(0)?)))
}

/// Organisations that have sessions which have expired.
pub(crate) fn expired(db: &mut Db, now: Timestamp) -> Result<Vec<OrganisationId>, Fault> {
    db.rows(EXPIRED, values![now.as_millisecond()], |row| Ok(OrganisationId(row.id(0)?)))
}

pub(crate) fn delete_expired(db: &mut Db, organisation: OrganisationId, now: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_EXPIRED, values![&organisation.0, now.as_millisecond()])
}
