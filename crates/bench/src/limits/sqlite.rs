//! Bare `SQLite`: the rows of the messages alone, with one index to read a conversation, through the shared commit.

use super::Rate;
use super::writer::{self, Row};
use crate::outcome::Outcome;
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::Duration;

/// As Parlour opens its database: a commit is on the disk before it is answered.
const OPEN: &str = "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;
    PRAGMA cache_size = -16384;
    CREATE TABLE bare (id BLOB NOT NULL, conversation BLOB NOT NULL, seq INTEGER NOT NULL, key BLOB, at INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
    CREATE UNIQUE INDEX bare_place ON bare (conversation, seq);";
const INSERT: &str = "INSERT INTO bare (id, conversation, seq, key, at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// Durable rows a second.
pub(super) fn measure(folder: &Path, producers: usize, time: Duration, bodies: &[usize]) -> Outcome<Rate> {
    let db = Connection::open(folder.join(format!("bare-{producers}.db")))?;
    db.execute_batch(OPEN)?;
    writer::measure(Box::new(move |rows| commit(&db, rows)), producers, time, bodies)
}

fn commit(db: &Connection, rows: &[Row]) -> Outcome<()> {
    db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    let mut insert = db.prepare_cached(INSERT)?;
    for r in rows {
        insert.execute(params![r.id, r.conversation, r.seq, r.key, r.at, r.body])?;
    }
    db.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}
