//! The table of the people whom breaches affect.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{BreachId, OrganisationId, SubjectId};
use jiff::Timestamp;

statements! {
    // Whoever was erased since they were found is not written down again.
    INSERT = "INSERT INTO breach_affected (breach, subject) SELECT ?1, id FROM subject WHERE id = ?2 AND organisation = ?3 ON CONFLICT (breach, subject) DO NOTHING";
    TELL = "UPDATE breach_affected SET told_at = ?3 WHERE breach = ?1 AND subject = ?2 AND told_at IS NULL";
    LIST = "SELECT subject, told_at FROM breach_affected WHERE breach = ?1 AND subject > ?2 ORDER BY subject LIMIT ?3";
    UNTOLD = "SELECT subject, told_at FROM breach_affected WHERE breach = ?1 AND subject > ?2 AND told_at IS NULL ORDER BY subject LIMIT ?3";
    COUNTED = "SELECT COUNT(*), COUNT(told_at) FROM breach_affected WHERE breach = ?1";
    COUNT = "SELECT COUNT(*) FROM breach_affected WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM breach_affected WHERE subject IN (SELECT subject FROM doomed)";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, breach: BreachId, subject: SubjectId) -> Result<(), Fault> {
    db.execute(INSERT, values![&breach.0, &subject.0, &organisation.0]).map(drop)
}

/// Whether they were not told before.
pub(crate) fn tell(db: &mut Db, breach: BreachId, subject: SubjectId, at: Timestamp) -> Result<bool, Fault> {
    Ok(db.execute(TELL, values![&breach.0, &subject.0, at.as_millisecond()])? == 1)
}

/// A page of those whom a breach affects; of those alone who were not told, where `untold`.
pub(crate) fn list(
    db: &mut Db,
    breach: BreachId,
    after: SubjectId,
    untold: bool,
    limit: i64,
) -> Result<Vec<(SubjectId, Option<Timestamp>)>, Fault> {
    let sql = if untold { UNTOLD } else { LIST };
    db.rows(sql, values![&breach.0, &after.0, limit], |row| Ok((SubjectId(row.id(0)?), row.opt_time(1)?)))
}

/// How many a breach affects, and how many of them were told.
pub(crate) fn counted(db: &mut Db, breach: BreachId) -> Result<(u64, u64), Fault> {
    Ok(db.row(COUNTED, values![&breach.0], |row| Ok((row.u64(0)?, row.u64(1)?)))?.unwrap_or_default())
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
