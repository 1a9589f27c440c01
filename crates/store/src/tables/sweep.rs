//! The table of sweeps: when the last one of each kind began, and when one came to its end.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    BEGIN_SWEEP = "INSERT INTO sweep (kind, job, started_at, failed) VALUES (?1, ?2, ?3, 0) ON CONFLICT (kind) DO UPDATE SET job = excluded.job, started_at = excluded.started_at";
    END_SWEEP = "UPDATE sweep SET ended_at = ?3, failed = ?4 WHERE kind = ?1 AND job = ?2";
    LAST = "SELECT started_at, ended_at, failed FROM sweep WHERE kind = ?1";
}

/// A sweep, as it was noted last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SweepRow {
    /// When the last one began.
    pub started_at: Timestamp,
    /// When one came to its end last.
    pub ended_at: Option<Timestamp>,
    /// What was due then and could not be destroyed.
    pub failed: u64,
}

pub(crate) fn begin(db: &mut Db, kind: &str, job: Uuid, at: Timestamp) -> Result<(), Fault> {
    db.execute(BEGIN_SWEEP, values![kind, &job, at.as_millisecond()]).map(drop)
}

/// One that another has begun over since then notes nothing.
pub(crate) fn end(db: &mut Db, kind: &str, job: Uuid, at: Timestamp, failed: u64) -> Result<(), Fault> {
    db.execute(END_SWEEP, values![kind, &job, at.as_millisecond(), failed]).map(drop)
}

pub(crate) fn last(db: &mut Db, kind: &str) -> Result<Option<SweepRow>, Fault> {
    db.row(LAST, values![kind], |row| Ok(SweepRow { started_at: row.time(0)?, ended_at: row.opt_time(1)?, failed: row.u64(2)? }))
}
