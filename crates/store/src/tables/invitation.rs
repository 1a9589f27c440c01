//! The table of invitations; what is sealed to them stands with the other holders' seals.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use crate::tables::own_role;
use domain::id::{HolderId, MemberId, OrganisationId};
use domain::membership::{Invitation, Leads};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO invitation (id, organisation, role, lookup, invited_by, created_at, expires_at, member, email, leads) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    GET = "SELECT i.id, i.organisation, i.role, i.invited_by, i.expires_at, i.member, i.email, i.leads, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = i.organisation AND r.name = i.role) FROM invitation i WHERE i.id = ?1 AND i.organisation = ?2";
    BY_LOOKUP = "SELECT i.id, i.organisation, i.role, i.invited_by, i.expires_at, i.member, i.email, i.leads, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = i.organisation AND r.name = i.role) FROM invitation i WHERE i.lookup = ?1";
    LIST = "SELECT i.id, i.organisation, i.role, i.invited_by, i.expires_at, i.member, i.email, i.leads, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = i.organisation AND r.name = i.role) FROM invitation i WHERE i.organisation = ?1 ORDER BY i.created_at, i.id";
    OF_MEMBER = "SELECT id FROM invitation WHERE organisation = ?1 AND member = ?2";
    MADE_BY = "SELECT id FROM invitation WHERE organisation = ?1 AND invited_by = ?2";
    EXPIRED = "SELECT id FROM invitation WHERE organisation = ?1 AND expires_at <= ?2 ORDER BY expires_at, id LIMIT ?3";
    DELETE = "DELETE FROM invitation WHERE id = ?1 AND organisation = ?2";
}

/// An invitation, and whose it is.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    /// Into which organisation.
    pub organisation: OrganisationId,
    /// How it stands.
    pub invitation: Invitation,
    /// The address of whoever it is for, sealed to the server key.
    pub email: Option<Vec<u8>>,
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    invitation: &Invitation,
    (lookup, email): (&[u8; 32], &[u8]),
    at: Timestamp,
) -> Result<(), Fault> {
    let Invitation { id, role, by, expires_at, member, leads } = invitation;
    let row = values![
        &id.0,
        &organisation.0,
        role.as_str(),
        lookup,
        &by.0,
        at.as_millisecond(),
        expires_at.as_millisecond(),
        member.as_ref().map(|member| &member.0),
        email,
        leads.as_str()
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: HolderId) -> Result<Option<InvitationRow>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

pub(crate) fn by_lookup(db: &mut Db, lookup: &[u8; 32]) -> Result<Option<InvitationRow>, Fault> {
    db.row(BY_LOOKUP, values![lookup], read)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<InvitationRow>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

/// The links that lead a member back in.
pub(crate) fn of_member(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Vec<HolderId>, Fault> {
    db.rows(OF_MEMBER, values![&organisation.0, &member.0], |row| Ok(HolderId(row.id(0)?)))
}

/// The links that a member made.
pub(crate) fn made_by(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Vec<HolderId>, Fault> {
    db.rows(MADE_BY, values![&organisation.0, &member.0], |row| Ok(HolderId(row.id(0)?)))
}

/// Invitations whose time is over, of every organisation.
pub(crate) fn expired(db: &mut Db, organisation: OrganisationId, now: Timestamp, limit: i64) -> Result<Vec<HolderId>, Fault> {
    db.rows(EXPIRED, values![&organisation.0, now.as_millisecond(), limit], |row| Ok(HolderId(row.id(0)?)))
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: HolderId) -> Result<bool, Fault> {
    Ok(db.execute(DELETE, values![&id.0, &organisation.0])? == 1)
}

fn read(row: &Row<'_>) -> Result<InvitationRow, Fault> {
    let role = own_role::role(&row.text(2)?, row.opt_text(8)?.as_deref())?;
    let member = row.opt_id(5)?.map(MemberId);
    let leads = Leads::parse(&row.text(7)?).ok_or_else(|| Fault::broken("an invitation leads nowhere"))?;
    let invitation = Invitation { id: HolderId(row.id(0)?), member, leads, role, by: MemberId(row.id(3)?), expires_at: row.time(4)? };
    Ok(InvitationRow { organisation: OrganisationId(row.id(1)?), invitation, email: row.opt_bytes(6)? })
}
