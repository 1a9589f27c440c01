//! The table of roles that an organisation made, and how a role is read from its name.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::permission::{OwnRole, Permission, Role};
use jiff::Timestamp;
use std::sync::Arc;

statements! {
    INSERT = "INSERT INTO own_role (organisation, name, permissions, reads, asks_reason, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    UPDATE = "UPDATE own_role SET permissions = ?3, reads = ?4, asks_reason = ?5 WHERE organisation = ?1 AND name = ?2";
    DELETE = "DELETE FROM own_role WHERE organisation = ?1 AND name = ?2";
    LIST = "SELECT name, permissions || '|' || reads || '|' || asks_reason FROM own_role WHERE organisation = ?1 ORDER BY created_at, name";
    HELD_BY = "SELECT (SELECT COUNT(*) FROM member WHERE organisation = ?1 AND role = ?2 AND left_at IS NULL) + (SELECT COUNT(*) FROM invitation WHERE organisation = ?1 AND role = ?2) + (SELECT COUNT(*) FROM provisioned WHERE organisation = ?1 AND role = ?2)";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, role: &OwnRole, at: Timestamp) -> Result<(), Fault> {
    let (permissions, reads) = written(role);
    db.execute(INSERT, values![&organisation.0, &role.name, &permissions, &reads, role.asks_reason, at.as_millisecond()]).map(drop)
}

pub(crate) fn update(db: &mut Db, organisation: OrganisationId, role: &OwnRole) -> Result<(), Fault> {
    let (permissions, reads) = written(role);
    db.execute(UPDATE, values![&organisation.0, &role.name, &permissions, &reads, role.asks_reason]).map(drop)
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, name: &str) -> Result<(), Fault> {
    db.execute(DELETE, values![&organisation.0, name]).map(drop)
}

/// The organisation's own roles, oldest first.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<OwnRole>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| read(&row.text(0)?, &row.text(1)?))
}

/// How many members, invitations and people who wait have a role.
pub(crate) fn held_by(db: &mut Db, organisation: OrganisationId, name: &str) -> Result<u64, Fault> {
    db.row(HELD_BY, values![&organisation.0, name], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// A role by its name; `own` is what [`read`] reads, where it is the organisation's own.
pub(crate) fn role(name: &str, own: Option<&str>) -> Result<Role, Fault> {
    match own {
        Some(own) => Ok(Role::Own(Arc::new(read(name, own)?))),
        None => Role::standard(name).ok_or_else(|| Fault::broken("somebody has no known role")),
    }
}

/// The role in which somebody was: one that is gone by now may nothing and reads nothing.
pub(crate) fn former(name: &str, own: Option<&str>) -> Result<Role, Fault> {
    if own.is_some() || Role::standard(name).is_some() {
        return role(name, own);
    }
    Ok(Role::Own(Arc::new(read(name, "||0")?)))
}

/// What a role may and reads, each in one text.
pub(crate) fn written(role: &OwnRole) -> (String, String) {
    let permissions: Vec<_> = role.permissions.iter().map(|p| p.as_str()).collect();
    let reads: Vec<_> = role.reads.iter().map(domain::Purpose::as_str).collect();
    (permissions.join(" "), reads.join(" "))
}

/// Reads `permissions|reads|asks_reason`.
pub(crate) fn read(name: &str, own: &str) -> Result<OwnRole, Fault> {
    let mut parts = own.split('|');
    let (Some(permissions), Some(reads), Some(asks)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Fault::broken("a role of an organisation's own is cut short"));
    };
    let permission = |name: &str| Permission::parse(name).ok_or_else(|| Fault::broken("a role has no known permission"));
    Ok(OwnRole {
        name: name.to_owned(),
        permissions: permissions.split_whitespace().map(permission).collect::<Result<_, _>>()?,
        reads: reads.split_whitespace().map(super::purpose_of).collect::<Result<_, _>>()?,
        asks_reason: asks == "1",
    })
}
