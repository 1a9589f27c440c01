//! The table of destruction records: that something was destroyed, by which act and rule, without whose it was.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use jiff::Timestamp;
use uuid::Uuid;

/// What was destroyed before `?2` and of whose entries some still name a subject.
macro_rules! named {
    () => {
        "EXISTS (SELECT 1 FROM ledger_entry e WHERE e.organisation = d.organisation AND e.position >= d.position AND e.position <= d.last_position AND e.subject IS NOT NULL)"
    };
}

statements! {
    INSERT = "INSERT INTO destruction (organisation, position, last_position, act, rule, things, rows_removed, job, started_at, at, evidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    COUNT = "SELECT CAST(COALESCE(SUM(things), 0) AS BIGINT) FROM destruction WHERE organisation = ?1";
    LIST = "SELECT position, last_position, act, rule, things, rows_removed, job, started_at, at, evidence FROM destruction WHERE organisation = ?1 AND position < ?2 ORDER BY position DESC LIMIT ?3";
    WITH_EVIDENCE = concat!("SELECT d.position, d.last_position FROM destruction d WHERE d.organisation = ?1 AND d.act IN ('subject.erased', 'erasure.completed') AND d.at < ?2 AND ", named!(), " ORDER BY d.at LIMIT ?3");
    COUNT_OLD = concat!("SELECT COUNT(*), MIN(d.at) FROM destruction d WHERE d.organisation = ?1 AND d.at < ?2 AND NOT ", named!());
    DELETE_OLD = concat!("DELETE FROM destruction AS d WHERE d.organisation = ?1 AND d.at < ?2 AND NOT ", named!());
}

/// A destruction record. It names nobody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DestructionRow {
    /// The first of the ledger's entries that say so.
    pub position: u64,
    /// The last of them.
    pub last_position: u64,
    /// By which act.
    pub act: String,
    /// By which rule; empty where it was asked for.
    pub rule: String,
    /// How many subjects, generations of keys or other things.
    pub things: u64,
    /// How many rows.
    pub rows: u64,
    /// The sweep that did it.
    pub job: Option<Uuid>,
    /// When that began.
    pub started_at: Option<Timestamp>,
    /// When it was done.
    pub at: Timestamp,
    /// The root of the ledger's tree with these entries.
    pub evidence: Option<Vec<u8>>,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, row: &DestructionRow) -> Result<(), Fault> {
    let row = values![
        &organisation.0,
        row.position,
        row.last_position,
        &row.act,
        &row.rule,
        row.things,
        row.rows,
        row.job.as_ref(),
        row.started_at.map(Timestamp::as_millisecond),
        row.at.as_millisecond(),
        row.evidence.as_ref()
    ];
    db.execute(INSERT, row).map(drop)
}

/// How many things were destroyed.
pub(crate) fn count(db: &mut Db, organisation: OrganisationId) -> Result<u64, Fault> {
    db.row(COUNT, values![&organisation.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// Records before a position, the newest first.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId, before: u64, limit: i64) -> Result<Vec<DestructionRow>, Fault> {
    db.rows(LIST, values![&organisation.0, before, limit], |row| {
        Ok(DestructionRow {
            position: row.u64(0)?,
            last_position: row.u64(1)?,
            act: row.text(2)?,
            rule: row.text(3)?,
            things: row.u64(4)?,
            rows: row.u64(5)?,
            job: row.opt_id(6)?,
            started_at: row.opt_time(7)?,
            at: row.time(8)?,
            evidence: row.opt_bytes(9)?,
        })
    })
}

/// Positions, first and last, of erasures before `before` whose subjects the ledger still names.
pub(crate) fn with_evidence(db: &mut Db, organisation: OrganisationId, before: Timestamp, limit: i64) -> Result<Vec<(u64, u64)>, Fault> {
    db.rows(WITH_EVIDENCE, values![&organisation.0, before.as_millisecond(), limit], |row| Ok((row.u64(0)?, row.u64(1)?)))
}

/// How many records are older than `before`, and the oldest; those that lead to evidence are kept for it.
pub(crate) fn old(db: &mut Db, organisation: OrganisationId, before: Timestamp) -> Result<(u64, Option<Timestamp>), Fault> {
    let found = db.row(COUNT_OLD, values![&organisation.0, before.as_millisecond()], |row| Ok((row.u64(0)?, row.opt_time(1)?)))?;
    Ok(found.unwrap_or_default())
}

/// Deletes them.
pub(crate) fn delete_old(db: &mut Db, organisation: OrganisationId, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![&organisation.0, before.as_millisecond()])
}
