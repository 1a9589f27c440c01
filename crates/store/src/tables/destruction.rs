//! The table of destruction records: that something was destroyed, by which act, without whose it was.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO destruction (organisation, position, act, rows_removed, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    COUNT = "SELECT COUNT(*) FROM destruction WHERE organisation = ?1";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, position: u64, act: &str, rows: u64, at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, position, act, rows, at.as_millisecond()]).map(drop)
}

pub(crate) fn count(db: &mut Db, organisation: OrganisationId) -> Result<u64, Fault> {
    db.row(COUNT, values![&organisation.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}
