//! The table of idempotency keys: a hash keyed from the caller's token, and the id that was made.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO idempotency (key, result, at) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO NOTHING";
    GET = "SELECT result FROM idempotency WHERE key = ?1";
    HAS_OLD = "SELECT 1 FROM idempotency WHERE at < ?1 LIMIT 1";
    DELETE_OLD = "DELETE FROM idempotency WHERE at < ?1";
}

pub(crate) fn insert(db: &mut Db, key: &[u8; 16], result: &str, at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![key, result, at.as_millisecond()]).map(drop)
}

pub(crate) fn get(db: &mut Db, key: &[u8; 16]) -> Result<Option<String>, Fault> {
    db.row(GET, values![key], |row| row.text(0))
}

pub(crate) fn has_old(db: &mut Db, before: Timestamp) -> Result<bool, Fault> {
    Ok(db.row(HAS_OLD, values![before.as_millisecond()], |_| Ok(()))?.is_some())
}

pub(crate) fn delete_old(db: &mut Db, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![before.as_millisecond()])
}
