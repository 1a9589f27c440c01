//! The table of invitations; what is sealed to them stands with the other holders' seals.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use crate::tables::own_role;
use domain::id::{HolderId, MemberId, OrganisationId};
use domain::membership::Invitation;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO invitation (id, organisation, role, lookup, invited_by, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    GET = "SELECT i.id, i.organisation, i.role, i.invited_by, i.expires_at, (SELECT r.permissions || '|' || r.reads FROM own_role r WHERE r.organisation = i.organisation AND r.name = i.role) FROM invitation i WHERE i.id = ?1 AND i.organisation = ?2";
    BY_LOOKUP = "SELECT i.id, i.organisation, i.role, i.invited_by, i.expires_at, (SELECT r.permissions || '|' || r.reads FROM own_role r WHERE r.organisation = i.organisation AND r.name = i.role) FROM invitation i WHERE i.lookup = ?1";
    LIST = "SELECT i.id, i.organisation, i.role, i.invited_by, i.expires_at, (SELECT r.permissions || '|' || r.reads FROM own_role r WHERE r.organisation = i.organisation AND r.name = i.role) FROM invitation i WHERE i.organisation = ?1 ORDER BY i.created_at, i.id";
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
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    invitation: &Invitation,
    lookup: &[u8; 32],
    at: Timestamp,
) -> Result<(), Fault> {
    let Invitation { id, role, by, expires_at } = invitation;
    let row = values![&id.0, &organisation.0, role.as_str(), lookup, &by.0, at.as_millisecond(), expires_at.as_millisecond()];
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

/// Invitations whose time is over, of every organisation.
pub(crate) fn expired(db: &mut Db, organisation: OrganisationId, now: Timestamp, limit: i64) -> Result<Vec<HolderId>, Fault> {
    db.rows(EXPIRED, values![&organisation.0, now.as_millisecond(), limit], |row| Ok(HolderId(row.id(0)?)))
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: HolderId) -> Result<bool, Fault> {
    Ok(db.execute(DELETE, values![&id.0, &organisation.0])? == 1)
}

fn read(row: &Row<'_>) -> Result<InvitationRow, Fault> {
    let role = own_role::role(&row.text(2)?, row.opt_text(5)?.as_deref())?;
    let invitation = Invitation { id: HolderId(row.id(0)?), role, by: MemberId(row.id(3)?), expires_at: row.time(4)? };
    Ok(InvitationRow { organisation: OrganisationId(row.id(1)?), invitation })
}
