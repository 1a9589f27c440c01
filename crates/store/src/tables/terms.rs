//! The table of terms: what consents were given to, immutable texts named by their SHA-256.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::notice::Version;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO terms (organisation, version, body, kept_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (organisation, version) DO NOTHING";
    GET = "SELECT body FROM terms WHERE organisation = ?1 AND version = ?2";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, version: &Version, body: &str, at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, version, body, at.as_millisecond()]).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, version: &Version) -> Result<Option<String>, Fault> {
    db.row(GET, values![&organisation.0, version], |row| row.text(0))
}
