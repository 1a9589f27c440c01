//! The table of time-stamps: what an authority answered over a checkpoint.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO checkpoint_stamp (organisation, size, answer, stamped_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (organisation, size) DO NOTHING";
    LIST = "SELECT size, answer, stamped_at FROM checkpoint_stamp WHERE organisation = ?1 ORDER BY size";
    GET = "SELECT size, answer, stamped_at FROM checkpoint_stamp WHERE organisation = ?1 AND size = ?2";
    LAST = "SELECT size, answer, stamped_at FROM checkpoint_stamp WHERE organisation = ?1 ORDER BY size DESC LIMIT 1";
}

/// A time-stamp.
#[derive(Clone, Debug)]
pub struct StampRow {
    /// Of the checkpoint of this many entries.
    pub size: u64,
    /// The authority's answer (RFC 3161), byte for byte.
    pub answer: Vec<u8>,
    /// When the authority had the checkpoint before it.
    pub stamped_at: Timestamp,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, size: u64, answer: &[u8], stamped_at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, size, answer, stamped_at.as_millisecond()]).map(drop)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<StampRow>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, size: u64) -> Result<Option<StampRow>, Fault> {
    db.row(GET, values![&organisation.0, size], read)
}

pub(crate) fn last(db: &mut Db, organisation: OrganisationId) -> Result<Option<StampRow>, Fault> {
    db.row(LAST, values![&organisation.0], read)
}

fn read(row: &Row<'_>) -> Result<StampRow, Fault> {
    Ok(StampRow { size: row.u64(0)?, answer: row.bytes(1)?, stamped_at: row.time(2)? })
}
