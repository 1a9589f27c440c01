//! The table of contact fields: each sealed under the key of the purpose for which it was told.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::SubjectId;
use domain::purpose::Purpose;
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO contact_field (subject, purpose, field, generation, at, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (subject, purpose, field, generation) DO UPDATE SET at = excluded.at, sealed = excluded.sealed";
    REPLACED = "DELETE FROM contact_field WHERE subject = ?1 AND purpose = ?2 AND field = ?3 AND generation < ?4 AND generation IN (SELECT k.generation FROM subject_key k WHERE k.subject = ?1 AND k.purpose = ?2 AND k.ended_at IS NULL)";
    LIST = "SELECT purpose, field, generation, at, sealed FROM contact_field WHERE subject = ?1 ORDER BY purpose, field, generation";
    DELETE_ONE = "DELETE FROM contact_field WHERE subject = ?1 AND purpose = ?2 AND generation = ?3";
    COUNT_OLD = "SELECT COUNT(*) FROM contact_field WHERE subject = ?1 AND purpose = ?2 AND at < ?3";
    DELETE_OLD = "DELETE FROM contact_field WHERE subject = ?1 AND purpose = ?2 AND at < ?3";
    COUNT = "SELECT COUNT(*) FROM contact_field WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM contact_field WHERE subject IN (SELECT subject FROM doomed)";
}

/// A contact field, sealed.
#[derive(Clone, Debug)]
pub struct FieldRow {
    /// For which purpose it was told.
    pub purpose: Purpose,
    /// Its name.
    pub field: String,
    /// Under which generation it is sealed.
    pub generation: u32,
    /// When it was told or corrected.
    pub at: Timestamp,
    /// The value, sealed.
    pub sealed: Vec<u8>,
}

pub(crate) fn put(db: &mut Db, subject: SubjectId, f: &FieldRow) -> Result<(), Fault> {
    db.execute(PUT, values![&subject.0, f.purpose.as_str(), &f.field, f.generation, f.at.as_millisecond(), &f.sealed]).map(drop)
}

/// The value stands in the place of what was told under generations that live on beside its own. What a withdrawal ended stays the visitor's.
pub(crate) fn replaced(db: &mut Db, subject: SubjectId, f: &FieldRow) -> Result<(), Fault> {
    db.execute(REPLACED, values![&subject.0, f.purpose.as_str(), &f.field, f.generation]).map(drop)
}

pub(crate) fn list(db: &mut Db, subject: SubjectId) -> Result<Vec<FieldRow>, Fault> {
    db.rows(LIST, values![&subject.0], read)
}

/// A field of a row that begins with its columns.
pub(crate) fn read(row: &Row<'_>) -> Result<FieldRow, Fault> {
    Ok(FieldRow {
        purpose: super::purpose_of(&row.text(0)?)?,
        field: row.text(1)?,
        generation: row.u32(2)?,
        at: row.time(3)?,
        sealed: row.bytes(4)?,
    })
}

pub(crate) fn delete_one(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_ONE, values![&subject.0, purpose.as_str(), generation])
}

/// How many fields of a subject were told or corrected last before `before`.
pub(crate) fn count_old(db: &mut Db, subject: SubjectId, purpose: &Purpose, before: Timestamp) -> Result<u64, Fault> {
    let row = values![&subject.0, purpose.as_str(), before.as_millisecond()];
    db.row(COUNT_OLD, row, |row| row.u64(0)).map(Option::unwrap_or_default)
}

pub(crate) fn delete_old(db: &mut Db, subject: SubjectId, purpose: &Purpose, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![&subject.0, purpose.as_str(), before.as_millisecond()])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
