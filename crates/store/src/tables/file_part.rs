//! The table of the parts of files: sealed bytes, each bound to its file, its number and the number of all.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::FileId;

/// The first rows of the doomed, so many as the marker that is named.
macro_rules! some {
    ($most:literal) => {
        concat!("SELECT file, part FROM file_part WHERE file IN (SELECT id FROM file WHERE conversation IN (SELECT id FROM doomed_conversation)) ORDER BY file, part LIMIT ", $most)
    };
}
pub(super) use some;

statements! {
    INSERT = "INSERT INTO file_part (file, part, sealed) VALUES (?1, ?2, ?3)";
    GET = "SELECT sealed FROM file_part WHERE file = ?1 AND part = ?2";
    DELETE_FILE = "DELETE FROM file_part WHERE file = ?1";
    COUNT = "SELECT COUNT(*) FROM file_part WHERE file IN (SELECT id FROM file WHERE conversation IN (SELECT id FROM doomed_conversation))";
    DELETE = "DELETE FROM file_part WHERE file IN (SELECT id FROM file WHERE conversation IN (SELECT id FROM doomed_conversation))";
    COUNT_SOME = concat!("SELECT COUNT(*) FROM (", some!("?1"), ") AS few");
    DELETE_SOME = concat!("DELETE FROM file_part WHERE (file, part) IN (", some!("?1"), ")");
}

pub(crate) fn insert(db: &mut Db, file: FileId, part: u32, sealed: &[u8]) -> Result<(), Fault> {
    db.execute(INSERT, values![&file.0, part, sealed]).map(drop)
}

pub(crate) fn get(db: &mut Db, file: FileId, part: u32) -> Result<Option<Vec<u8>>, Fault> {
    db.row(GET, values![&file.0, part], |row| row.bytes(0))
}

pub(crate) fn delete_file(db: &mut Db, file: FileId) -> Result<u64, Fault> {
    db.execute(DELETE_FILE, values![&file.0])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

/// How many rows of the doomed there are, up to a number.
pub(crate) fn count_some(db: &mut Db, most: u64) -> Result<u64, Fault> {
    super::count_some(db, COUNT_SOME, most)
}

/// Deletes the first of them.
pub(crate) fn delete_some(db: &mut Db, most: u64) -> Result<u64, Fault> {
    db.execute(DELETE_SOME, values![most])
}
