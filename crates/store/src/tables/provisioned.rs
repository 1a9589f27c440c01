//! The table of those whom an identity provider named: who waits to become a member, and by which id the provider knows whoever is one.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use crate::tables::own_role;
use domain::id::{MemberId, OrganisationId};
use domain::permission::Role;
use domain::provisioning::Named;
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO provisioned (member, organisation, email, lookup, role, external_id, active, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (member) DO UPDATE SET email = excluded.email, lookup = excluded.lookup, role = excluded.role, external_id = excluded.external_id, active = excluded.active WHERE provisioned.organisation = excluded.organisation";
    GET = "SELECT p.member, p.email, p.role, p.external_id, p.active, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = p.organisation AND r.name = p.role) FROM provisioned p WHERE p.member = ?1 AND p.organisation = ?2";
    LIST = "SELECT p.member, p.email, p.role, p.external_id, p.active, (SELECT r.permissions || '|' || r.reads || '|' || r.asks_reason FROM own_role r WHERE r.organisation = p.organisation AND r.name = p.role) FROM provisioned p WHERE p.organisation = ?1 ORDER BY p.member";
    OTHERS = "SELECT COUNT(*) FROM provisioned WHERE organisation = ?1 AND lookup = ?2 AND member <> ?3";
    WAITING = "SELECT COUNT(*) FROM provisioned WHERE organisation = ?1 AND role IS NOT NULL";
    JOINED = "UPDATE provisioned SET email = NULL, lookup = NULL, role = NULL, active = 1 WHERE member = ?1 AND organisation = ?2";
    DELETE = "DELETE FROM provisioned WHERE member = ?1 AND organisation = ?2";
}

/// Somebody whom an identity provider named.
#[derive(Clone, Debug)]
pub struct ProvisionedRow {
    /// The id under which they are a member, or will be.
    pub member: MemberId,
    /// Their address, sealed to the server key; `None` of a member.
    pub email: Option<Vec<u8>>,
    /// In which role they will join; `None` of a member.
    pub role: Option<Role>,
    /// By which id the provider knows them, sealed to the server key.
    pub external_id: Option<Vec<u8>>,
    /// Whether they may join.
    pub active: bool,
}

/// Writes what is known now, in the place of what was.
pub(crate) fn put(db: &mut Db, organisation: OrganisationId, named: &Named, at: Timestamp) -> Result<(), Fault> {
    let expected = named.expected.as_ref();
    let row = values![
        &named.member.0,
        &organisation.0,
        expected.map(|e| &e.email),
        expected.map(|e| &e.lookup),
        expected.map(|e| e.role.as_str()),
        named.external_id.as_ref(),
        named.active,
        at.as_millisecond()
    ];
    db.execute(PUT, row).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Option<ProvisionedRow>, Fault> {
    db.row(GET, values![&member.0, &organisation.0], read)
}

/// Everybody whom a provider named.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<ProvisionedRow>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

/// Whether somebody else waits with this address.
pub(crate) fn is_taken(db: &mut Db, organisation: OrganisationId, lookup: &[u8; 32], member: MemberId) -> Result<bool, Fault> {
    let others = db.row(OTHERS, values![&organisation.0, lookup, &member.0], |row| row.u64(0))?;
    Ok(others.unwrap_or_default() > 0)
}

/// How many wait.
pub(crate) fn waiting(db: &mut Db, organisation: OrganisationId) -> Result<u64, Fault> {
    db.row(WAITING, values![&organisation.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// Somebody who waited is a member: the rest stands there.
pub(crate) fn joined(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<(), Fault> {
    db.execute(JOINED, values![&member.0, &organisation.0]).map(drop)
}

/// Forgets what a provider said of somebody; false where it said nothing.
pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<bool, Fault> {
    Ok(db.execute(DELETE, values![&member.0, &organisation.0])? == 1)
}

fn read(row: &Row<'_>) -> Result<ProvisionedRow, Fault> {
    let (name, own) = (row.opt_text(2)?, row.opt_text(5)?);
    let role = name.map(|name| own_role::role(&name, own.as_deref())).transpose()?;
    Ok(ProvisionedRow {
        member: MemberId(row.id(0)?),
        email: row.opt_bytes(1)?,
        role,
        external_id: row.opt_bytes(3)?,
        active: row.flag(4)?,
    })
}
