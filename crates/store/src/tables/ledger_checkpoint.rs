//! The table of checkpoints that were signed and shown.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;

statements! {
    INSERT = "INSERT INTO ledger_checkpoint (organisation, size, note) VALUES (?1, ?2, ?3) ON CONFLICT (organisation, size) DO NOTHING";
    LIST = "SELECT size, note FROM ledger_checkpoint WHERE organisation = ?1 ORDER BY size";
    LAST = "SELECT size, note FROM ledger_checkpoint WHERE organisation = ?1 ORDER BY size DESC LIMIT 1";
    GET = "SELECT note FROM ledger_checkpoint WHERE organisation = ?1 AND size = ?2";
    OWNERS = "SELECT DISTINCT organisation FROM ledger_checkpoint";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, size: u64, note: &str) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, size, note]).map(drop)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<(u64, String)>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| Ok((row.u64(0)?, row.text(1)?)))
}

pub(crate) fn last(db: &mut Db, organisation: OrganisationId) -> Result<Option<(u64, String)>, Fault> {
    db.row(LAST, values![&organisation.0], |row| Ok((row.u64(0)?, row.text(1)?)))
}

/// The checkpoint of a size.
pub(crate) fn get(db: &mut Db, organisation: OrganisationId, size: u64) -> Result<Option<String>, Fault> {
    db.row(GET, values![&organisation.0, size], |row| row.text(0))
}

/// Organisations that have checkpoints.
pub(crate) fn owners(db: &mut Db) -> Result<Vec<OrganisationId>, Fault> {
    db.rows(OWNERS, &[], |row| Ok(OrganisationId(row.id(0)?)))
}
