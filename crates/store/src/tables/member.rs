//! The table of members.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use crate::tables::own_role;
use domain::id::{MemberId, OrganisationId, TeamId};
use domain::permission::Role;
use domain::team::Candidate;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO member (id, organisation, role, email, email_lookup, totp, created_at, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    BY_EMAIL = "SELECT m.id, m.organisation, m.role, m.email, m.totp, m.totp_step, m.name, m.suspended_at, m.left_at, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = m.organisation AND r.name = m.role), (SELECT COUNT(*) FROM passkey p WHERE p.member = m.id) FROM member m WHERE m.email_lookup = ?1 AND m.left_at IS NULL";
    GET = "SELECT m.id, m.organisation, m.role, m.email, m.totp, m.totp_step, m.name, m.suspended_at, m.left_at, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = m.organisation AND r.name = m.role), (SELECT COUNT(*) FROM passkey p WHERE p.member = m.id) FROM member m WHERE m.id = ?1 AND m.organisation = ?2 AND m.left_at IS NULL";
    LIST = "SELECT m.id, m.organisation, m.role, m.email, m.totp, m.totp_step, m.name, m.suspended_at, m.left_at, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = m.organisation AND r.name = m.role), (SELECT COUNT(*) FROM passkey p WHERE p.member = m.id) FROM member m WHERE m.organisation = ?1 ORDER BY m.id";
    SET_TOTP = "UPDATE member SET totp = ?3, totp_step = ?4 WHERE id = ?1 AND organisation = ?2";
    FORGET_TOTP = "UPDATE member SET totp = NULL WHERE id = ?1 AND organisation = ?2";
    RENAME = "UPDATE member SET name = ?3 WHERE id = ?1 AND organisation = ?2";
    USE_STEP = "UPDATE member SET totp_step = ?3 WHERE id = ?1 AND organisation = ?2 AND (totp_step IS NULL OR totp_step < ?3)";
    CANDIDATES = "SELECT m.id, m.role, m.away, m.assigned_at, (SELECT COUNT(*) FROM conversation c WHERE c.member = m.id AND c.state = 'open'), (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = m.organisation AND r.name = m.role) FROM member m WHERE m.organisation = ?1 AND m.suspended_at IS NULL AND m.left_at IS NULL AND (EXISTS (SELECT 1 FROM team_member t WHERE t.team = ?2 AND t.member = m.id) OR ?2 IS NULL) ORDER BY m.id";
    ASSIGNED = "UPDATE member SET assigned_at = ?3 WHERE id = ?1 AND organisation = ?2";
    SET_AWAY = "UPDATE member SET away = ?3 WHERE id = ?1 AND organisation = ?2";
    AWAY = "SELECT id FROM member WHERE organisation = ?1 AND away = 1 ORDER BY id";
    SET_ROLE = "UPDATE member SET role = ?3 WHERE id = ?1 AND organisation = ?2";
    READDRESS = "UPDATE member SET email = ?3, email_lookup = ?4 WHERE id = ?1 AND organisation = ?2";
    SUSPEND = "UPDATE member SET suspended_at = ?3 WHERE id = ?1 AND organisation = ?2";
    LEAVE = "UPDATE member SET left_at = ?3, email = ?4, email_lookup = id, totp = NULL, totp_step = NULL, away = 0, suspended_at = NULL WHERE id = ?1 AND organisation = ?2";
}

/// A member's account.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// Who.
    pub id: MemberId,
    /// For whom they work.
    pub organisation: OrganisationId,
    /// In which role.
    pub role: Role,
    /// The e-mail address, sealed to the server key.
    pub email: Vec<u8>,
    /// What they are called, sealed to the server key; `None` where they said nothing.
    pub name: Option<Vec<u8>>,
    /// The TOTP secret, sealed to the server key; `None` where no authenticator app is set up.
    pub totp: Option<Vec<u8>>,
    /// How many passkeys they have.
    pub passkeys: u64,
    /// The last TOTP step that was used.
    pub totp_step: Option<i64>,
    /// Since when they may not sign in.
    pub suspended_at: Option<Timestamp>,
    /// When they left. What is listed of them then is what they were called, and in which role they were.
    pub left_at: Option<Timestamp>,
}

impl MemberRow {
    /// Whether something is asked for at their sign-in besides the password.
    pub fn has_second_step(&self) -> bool {
        self.totp.is_some() || self.passkeys > 0
    }

    /// Whether they belong to the organisation.
    pub fn is_there(&self) -> bool {
        self.left_at.is_none()
    }
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    id: MemberId,
    role: &Role,
    account: &domain::decision::Account,
    at: Timestamp,
) -> Result<(), Fault> {
    let row = values![
        &id.0,
        &organisation.0,
        role.as_str(),
        &account.email,
        &account.email_lookup,
        account.totp.as_ref(),
        at.as_millisecond(),
        account.name.as_ref()
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn by_email(db: &mut Db, lookup: &[u8; 32]) -> Result<Option<MemberRow>, Fault> {
    db.row(BY_EMAIL, values![lookup], read)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: MemberId) -> Result<Option<MemberRow>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

/// Whoever is or was a member.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<MemberRow>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

pub(crate) fn rename(db: &mut Db, organisation: OrganisationId, id: MemberId, name: Option<&Vec<u8>>) -> Result<(), Fault> {
    db.execute(RENAME, values![&id.0, &organisation.0, name]).map(drop)
}

/// Gives a member another secret for their authenticator app, of which one step is used already.
pub(crate) fn set_totp(db: &mut Db, organisation: OrganisationId, id: MemberId, sealed: &[u8], step: i64) -> Result<(), Fault> {
    db.execute(SET_TOTP, values![&id.0, &organisation.0, sealed, step]).map(drop)
}

/// Takes a member's authenticator app away. Which step was used last stays.
pub(crate) fn forget_totp(db: &mut Db, organisation: OrganisationId, id: MemberId) -> Result<(), Fault> {
    db.execute(FORGET_TOTP, values![&id.0, &organisation.0]).map(drop)
}

/// Marks a TOTP step as used; false where it (or a later one) was used before.
pub(crate) fn use_step(db: &mut Db, organisation: OrganisationId, id: MemberId, step: i64) -> Result<bool, Fault> {
    Ok(db.execute(USE_STEP, values![&id.0, &organisation.0, step])? == 1)
}

/// The members of a team, or of the whole organisation, with what a rule of assignment asks about them. Who is here, the
/// database does not know.
pub(crate) fn candidates(db: &mut Db, organisation: OrganisationId, team: Option<TeamId>) -> Result<Vec<(Role, Candidate)>, Fault> {
    db.rows(CANDIDATES, values![&organisation.0, team.as_ref().map(|t| &t.0)], |row| {
        let role = own_role::role(&row.text(1)?, row.opt_text(5)?.as_deref())?;
        let (away, last_assigned_at, open) = (row.flag(2)?, row.opt_time(3)?, row.u64(4)?);
        Ok((role, Candidate { member: MemberId(row.id(0)?), open, last_assigned_at, here: false, away }))
    })
}

pub(crate) fn set_role(db: &mut Db, organisation: OrganisationId, id: MemberId, role: &Role) -> Result<(), Fault> {
    db.execute(SET_ROLE, values![&id.0, &organisation.0, role.as_str()]).map(drop)
}

/// Gives a member another address, sealed, and its keyed hash.
pub(crate) fn readdress(db: &mut Db, organisation: OrganisationId, id: MemberId, email: &[u8], lookup: &[u8; 32]) -> Result<(), Fault> {
    db.execute(READDRESS, values![&id.0, &organisation.0, email, lookup]).map(drop)
}

/// Keeps a member from signing in, or lets them again.
pub(crate) fn suspend(db: &mut Db, organisation: OrganisationId, id: MemberId, at: Option<Timestamp>) -> Result<(), Fault> {
    db.execute(SUSPEND, values![&id.0, &organisation.0, at.map(Timestamp::as_millisecond)]).map(drop)
}

/// Forgets how a member was reached and signed in. Their address is free for another account.
pub(crate) fn leave(db: &mut Db, organisation: OrganisationId, id: MemberId, at: Timestamp) -> Result<(), Fault> {
    let nothing: &[u8] = &[];
    db.execute(LEAVE, values![&id.0, &organisation.0, at.as_millisecond(), nothing]).map(drop)
}

/// A member was given a conversation.
pub(crate) fn assigned(db: &mut Db, organisation: OrganisationId, id: MemberId, at: Timestamp) -> Result<(), Fault> {
    db.execute(ASSIGNED, values![&id.0, &organisation.0, at.as_millisecond()]).map(drop)
}

pub(crate) fn set_away(db: &mut Db, organisation: OrganisationId, id: MemberId, away: bool) -> Result<(), Fault> {
    db.execute(SET_AWAY, values![&id.0, &organisation.0, away]).map(drop)
}

/// Who said that they are away.
pub(crate) fn away(db: &mut Db, organisation: OrganisationId) -> Result<Vec<MemberId>, Fault> {
    db.rows(AWAY, values![&organisation.0], |row| Ok(MemberId(row.id(0)?)))
}

fn read(row: &Row<'_>) -> Result<MemberRow, Fault> {
    let left_at = row.opt_time(8)?;
    let (name, own) = (row.text(2)?, row.opt_text(9)?);
    Ok(MemberRow {
        id: MemberId(row.id(0)?),
        organisation: OrganisationId(row.id(1)?),
        // The role of somebody who left may be gone as well; its name stays.
        role: if left_at.is_some() { own_role::former(&name, own.as_deref())? } else { own_role::role(&name, own.as_deref())? },
        email: row.bytes(3)?,
        totp: row.opt_bytes(4)?,
        passkeys: row.u64(10)?,
        totp_step: row.opt_int(5)?,
        name: row.opt_bytes(6)?,
        suspended_at: row.opt_time(7)?,
        left_at,
    })
}
