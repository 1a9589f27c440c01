//! The table of tokens: what a program was given, by whom and until when. What it reads is sealed to the holder of the same id.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use crate::tables::own_role;
use domain::id::{MemberId, OrganisationId};
use domain::permission::OwnRole;
use domain::principal::Member;
use domain::token::{self, NewToken};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO api_token (id, organisation, name, permissions, reads, lookup, made_by, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    BY_LOOKUP = "SELECT t.id, t.organisation, t.permissions || '|' || t.reads, h.public_key, t.used_at, k.role, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = k.organisation AND r.name = k.role) FROM api_token t JOIN holder h ON h.id = t.id JOIN member k ON k.id = t.made_by WHERE t.lookup = ?1 AND t.expires_at > ?2 AND t.ended_at IS NULL AND k.suspended_at IS NULL AND k.left_at IS NULL";
    LIST = "SELECT id, organisation, name, permissions || '|' || reads, made_by, created_at, expires_at, used_at, ended_at FROM api_token WHERE organisation = ?1 ORDER BY created_at, id";
    DUE = "SELECT id, organisation, name, permissions || '|' || reads, made_by, created_at, expires_at, used_at, ended_at FROM api_token WHERE expires_at <= ?1 AND ended_at IS NULL ORDER BY expires_at, id LIMIT ?2";
    USE = "UPDATE api_token SET used_at = ?3 WHERE id = ?1 AND organisation = ?2 AND ended_at IS NULL AND (used_at IS NULL OR used_at < ?3)";
    END = "UPDATE api_token SET ended_at = ?3, lookup = id WHERE id = ?1 AND organisation = ?2 AND ended_at IS NULL";
}

/// A token, as lists show it.
#[derive(Clone, Debug)]
pub struct TokenRow {
    /// Which.
    pub id: MemberId,
    /// Whose.
    pub organisation: OrganisationId,
    /// Its name, sealed to the server key.
    pub name: Vec<u8>,
    /// What it was given.
    pub given: OwnRole,
    /// Who made it.
    pub made_by: MemberId,
    /// When.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was used last, to the minute.
    pub used_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// A token that works.
#[derive(Clone, Debug)]
pub struct TokenInUse {
    /// As whom it acts.
    pub member: Member,
    /// The public half of its pair, to check what its secret makes.
    pub public_key: [u8; 32],
    /// When it was used last, to the minute.
    pub used_at: Option<Timestamp>,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, new: &NewToken, by: MemberId, at: Timestamp) -> Result<(), Fault> {
    let NewToken { holder, name, given, expires_at } = new;
    let (permissions, reads) = own_role::written(given);
    let row = values![
        &holder.id.0,
        &organisation.0,
        name,
        &permissions,
        &reads,
        &holder.lookup,
        &by.0,
        at.as_millisecond(),
        expires_at.as_millisecond()
    ];
    db.execute(INSERT, row).map(drop)
}

/// The token of a secret, while it works: it has not ended, and whoever made it may sign in.
pub(crate) fn by_lookup(db: &mut Db, lookup: &[u8; 32], now: Timestamp) -> Result<Option<TokenInUse>, Fault> {
    db.row(BY_LOOKUP, values![lookup, now.as_millisecond()], |row| {
        let (id, maker) = (MemberId(row.id(0)?), own_role::role(&row.text(5)?, row.opt_text(6)?.as_deref())?);
        let role = token::acting(&given(&row.text(2)?)?, &maker);
        let member = Member { organisation: OrganisationId(row.id(1)?), member: id, session: token::session(id, now), role };
        Ok(TokenInUse { member, public_key: row.hash(3)?, used_at: row.opt_time(4)? })
    })
}

/// Every token that is or was, the oldest first.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<TokenRow>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

/// Tokens of any organisation whose time is over.
pub(crate) fn due(db: &mut Db, now: Timestamp, limit: i64) -> Result<Vec<TokenRow>, Fault> {
    db.rows(DUE, values![now.as_millisecond(), limit], read)
}

/// A token was used. What is noted already is not moved back.
pub(crate) fn note_use(db: &mut Db, organisation: OrganisationId, id: MemberId, at: Timestamp) -> Result<(), Fault> {
    db.execute(USE, values![&id.0, &organisation.0, at.as_millisecond()]).map(drop)
}

/// A token ends; its secret finds nothing any more. False where it has ended.
pub(crate) fn end(db: &mut Db, organisation: OrganisationId, id: MemberId, at: Timestamp) -> Result<bool, Fault> {
    Ok(db.execute(END, values![&id.0, &organisation.0, at.as_millisecond()])? == 1)
}

/// What a token was given, from `permissions|reads`.
pub(crate) fn given(text: &str) -> Result<OwnRole, Fault> {
    own_role::read(token::ROLE, &format!("{text}|0"))
}

fn read(row: &Row<'_>) -> Result<TokenRow, Fault> {
    Ok(TokenRow {
        id: MemberId(row.id(0)?),
        organisation: OrganisationId(row.id(1)?),
        name: row.bytes(2)?,
        given: given(&row.text(3)?)?,
        made_by: MemberId(row.id(4)?),
        created_at: row.time(5)?,
        expires_at: row.time(6)?,
        used_at: row.opt_time(7)?,
        ended_at: row.opt_time(8)?,
    })
}
