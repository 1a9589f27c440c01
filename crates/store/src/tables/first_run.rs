//! The table of the first run's steps that were put aside or ticked by hand.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO first_run (organisation, step, at) VALUES (?1, ?2, ?3) ON CONFLICT (organisation, step) DO NOTHING";
    LIST = "SELECT step FROM first_run WHERE organisation = ?1 ORDER BY step";
}

pub(crate) fn put(db: &mut Db, organisation: OrganisationId, step: &str, at: Timestamp) -> Result<(), Fault> {
    db.execute(PUT, values![&organisation.0, step, at.as_millisecond()]).map(drop)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<String>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| row.text(0))
}
