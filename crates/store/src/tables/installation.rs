//! The table of the installation's own values, sealed to the server key.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
statements! {
    PUT = "INSERT INTO installation (name, sealed) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed";
    GET = "SELECT sealed FROM installation WHERE name = ?1";
}

pub(crate) fn put(db: &mut Db, name: &str, sealed: &[u8]) -> Result<(), Fault> {
    db.execute(PUT, values![name, sealed]).map(drop)
}

pub(crate) fn get(db: &mut Db, name: &str) -> Result<Option<Vec<u8>>, Fault> {
    db.row(GET, values![name], |row| row.bytes(0))
}
