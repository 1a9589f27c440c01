//! The table of sessions: the member's private half, wrapped under a secret that only the token carries.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use crate::tables::own_role;
use domain::decision::set_up::SessionKeys;
use domain::id::{MemberId, OrganisationId, SessionId};
use domain::principal::Member;
use domain::signing_in::{self, Way};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO session (lookup, id, organisation, member, wrapped, created_at, expires_at, way) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    BY_LOOKUP = "SELECT s.id, s.organisation, s.member, m.role, s.wrapped, h.public_key, s.created_at, s.expires_at, s.used_at, s.confirmed_at, o.second_step, m.totp, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = m.organisation AND r.name = m.role), (SELECT COUNT(*) FROM passkey p WHERE p.member = m.id), s.way FROM session s JOIN member m ON m.id = s.member JOIN holder h ON h.id = s.member JOIN organisation o ON o.id = s.organisation WHERE s.lookup = ?1 AND s.expires_at > ?2 AND m.suspended_at IS NULL AND m.left_at IS NULL";
    OF_MEMBER = "SELECT id, created_at, expires_at, used_at, way FROM session WHERE organisation = ?1 AND member = ?2 AND expires_at > ?3 ORDER BY created_at DESC, id DESC";
    RENEW = "UPDATE session SET lookup = ?3, wrapped = ?4, confirmed_at = ?5, used_at = ?5 WHERE id = ?1 AND organisation = ?2";
    USE = "UPDATE session SET used_at = ?3 WHERE id = ?1 AND organisation = ?2 AND (used_at IS NULL OR used_at < ?3)";
    DELETE = "DELETE FROM session WHERE id = ?1 AND organisation = ?2";
    STORED_OF = "SELECT id FROM session WHERE organisation = ?1 AND member = ?2";
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
    /// When it was used last, to the minute.
    pub used_at: Timestamp,
    /// When it was said last who is there.
    pub confirmed_at: Timestamp,
    /// Whether the organisation asks for a second step that the member has not set up, and nothing stood in for it.
    pub lacks_second_step: bool,
    /// By what it was begun; `None` in one that was begun before that was kept.
    pub way: Option<Way>,
}

/// A session as its member sees it in a list.
#[derive(Clone, Copy, Debug)]
pub struct SessionRow {
    /// Which.
    pub id: SessionId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// When it was used last, to the minute.
    pub used_at: Timestamp,
    /// By what it was begun; `None` in one that was begun before that was kept.
    pub way: Option<Way>,
}

pub(crate) struct Start<'a> {
    pub(crate) id: SessionId,
    pub(crate) member: MemberId,
    pub(crate) lookup: &'a [u8; 32],
    pub(crate) wrapped: &'a [u8],
    pub(crate) way: Way,
    pub(crate) at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, s: &Start<'_>) -> Result<(), Fault> {
    let row = values![
        s.lookup,
        &s.id.0,
        &organisation.0,
        &s.member.0,
        s.wrapped,
        s.at.as_millisecond(),
        s.expires_at.as_millisecond(),
        s.way.as_str()
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn by_lookup(db: &mut Db, lookup: &[u8; 32], now: Timestamp) -> Result<Option<Session>, Fault> {
    let found = db.row(BY_LOOKUP, values![lookup, now.as_millisecond()], |row| {
        let role = own_role::role(&row.text(3)?, row.opt_text(12)?.as_deref())?;
        let (session, organisation, member) = (SessionId(row.id(0)?), OrganisationId(row.id(1)?), MemberId(row.id(2)?));
        let (created_at, expires_at, used_at, confirmed_at) = (row.time(6)?, row.time(7)?, row.opt_time(8)?, row.opt_time(9)?);
        let way = row.opt_text(14)?.as_deref().and_then(Way::parse);
        let lacks = row.flag(10)? && row.opt_bytes(11)?.is_none() && row.u64(13)? == 0;
        let session = Session {
            member: Member { organisation, member, session, role },
            wrapped: row.bytes(4)?,
            public_key: row.hash(5)?,
            used_at: used_at.unwrap_or(created_at),
            confirmed_at: confirmed_at.unwrap_or(created_at),
            // The provider's word is one, for the sessions that began with it.
            lacks_second_step: lacks && way != Some(Way::IdentityProvider),
            way,
        };
        Ok((session, expires_at))
    })?;
    Ok(found.filter(|(session, expires_at)| signing_in::lives(session.used_at, *expires_at, now)).map(|(session, _)| session))
}

/// The sessions of a member that live, the newest first.
pub(crate) fn of_member(db: &mut Db, organisation: OrganisationId, member: MemberId, now: Timestamp) -> Result<Vec<SessionRow>, Fault> {
    let mut rows = db.rows(OF_MEMBER, values![&organisation.0, &member.0, now.as_millisecond()], |row| {
        let (created_at, expires_at, used_at) = (row.time(1)?, row.time(2)?, row.opt_time(3)?);
        let way = row.opt_text(4)?.as_deref().and_then(Way::parse);
        Ok(SessionRow { id: SessionId(row.id(0)?), created_at, expires_at, used_at: used_at.unwrap_or(created_at), way })
    })?;
    rows.retain(|row| signing_in::lives(row.used_at, row.expires_at, now));
    Ok(rows)
}

/// A session goes on under another token, because somebody said who they are.
pub(crate) fn renew(db: &mut Db, organisation: OrganisationId, id: SessionId, keys: &SessionKeys, at: Timestamp) -> Result<bool, Fault> {
    let row = values![&id.0, &organisation.0, &keys.lookup, &keys.wrapped, at.as_millisecond()];
    Ok(db.execute(RENEW, row)? == 1)
}

/// A session was used. What is noted already is not moved back.
pub(crate) fn note_use(db: &mut Db, organisation: OrganisationId, id: SessionId, at: Timestamp) -> Result<(), Fault> {
    db.execute(USE, values![&id.0, &organisation.0, at.as_millisecond()]).map(drop)
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: SessionId) -> Result<(), Fault> {
    db.execute(DELETE, values![&id.0, &organisation.0]).map(drop)
}

/// Every session of a member that is stored, whether or not it still lives.
pub(crate) fn stored_of(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Vec<SessionId>, Fault> {
    db.rows(STORED_OF, values![&organisation.0, &member.0], |row| Ok(SessionId(row.id(0)?)))
}

/// Organisations that have sessions which have expired.
pub(crate) fn expired(db: &mut Db, now: Timestamp) -> Result<Vec<OrganisationId>, Fault> {
    db.rows(EXPIRED, values![now.as_millisecond()], |row| Ok(OrganisationId(row.id(0)?)))
}

pub(crate) fn delete_expired(db: &mut Db, organisation: OrganisationId, now: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_EXPIRED, values![&organisation.0, now.as_millisecond()])
}
