//! The one place where the drivers are named: one SQL text, four kinds of value, two engines.
//!
//! Statements are written with `?1` markers and `{LOCK}` where PostgreSQL must lock the rows that it reads (SQLite has one
//! writer). Migrations use type tokens, translated by [`schema`].

use crate::fault::Fault;
use postgres::Postgres;
use rusqlite::types::{ToSqlOutput, ValueRef};
use std::path::{Path, PathBuf};
use std::time::Duration;
use uuid::Uuid;

mod postgres;

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Place {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL URL.
    Postgres(String),
}

/// A value of a statement's marker.
#[derive(Clone, Copy)]
pub(crate) enum Value<'a> {
    Int(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
    Null,
}

impl From<i64> for Value<'_> {
    fn from(v: i64) -> Self {
        Self::Int(v)
    }
}

impl From<u32> for Value<'_> {
    fn from(v: u32) -> Self {
        Self::Int(i64::from(v))
    }
}

impl From<u64> for Value<'_> {
    fn from(v: u64) -> Self {
        Self::Int(i64::try_from(v).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Value<'_> {
    fn from(v: bool) -> Self {
        Self::Int(i64::from(v))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(v: &'a str) -> Self {
        Self::Text(v)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(v: &'a String) -> Self {
        Self::Text(v)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(v: &'a [u8]) -> Self {
        Self::Bytes(v)
    }
}

impl<'a> From<&'a Vec<u8>> for Value<'a> {
    fn from(v: &'a Vec<u8>) -> Self {
        Self::Bytes(v)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(v: &'a [u8; N]) -> Self {
        Self::Bytes(v)
    }
}

impl<'a> From<&'a Uuid> for Value<'a> {
    fn from(v: &'a Uuid) -> Self {
        Self::Bytes(v.as_bytes())
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(v: Option<T>) -> Self {
        v.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Self::Int(v) => ValueRef::Integer(v),
            Self::Text(v) => ValueRef::Text(v.as_bytes()),
            Self::Bytes(v) => ValueRef::Blob(v),
            Self::Null => ValueRef::Null,
        }))
    }
}

impl std::fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Value(..)")
    }
}

/// Values for a statement's markers, in their order.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::db::Value::from($value)),*] };
}
pub(crate) use values;

/// Declares a file's statements, and lists them for the test that prepares each on both engines.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$doc])* const $name: &str = $sql;)*
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[&str] = &[$($name),*];
    };
}
pub(crate) use statements;

/// A row of an answer.
pub(crate) enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    pub(crate) fn int(&self, i: usize) -> Result<i64, Fault> {
        self.opt_int(i)?.ok_or_else(|| null(i))
    }

    pub(crate) fn opt_int(&self, i: usize) -> Result<Option<i64>, Fault> {
        Ok(match self {
            Self::Sqlite(row) => row.get(i)?,
            Self::Postgres(row) => row.try_get(i)?,
        })
    }

    pub(crate) fn flag(&self, i: usize) -> Result<bool, Fault> {
        Ok(self.int(i)? != 0)
    }

    pub(crate) fn u32(&self, i: usize) -> Result<u32, Fault> {
        u32::try_from(self.int(i)?).map_err(|_| Fault::broken(format!("column {i} is out of range")))
    }

    pub(crate) fn u64(&self, i: usize) -> Result<u64, Fault> {
        u64::try_from(self.int(i)?).map_err(|_| Fault::broken(format!("column {i} is out of range")))
    }

    pub(crate) fn time(&self, i: usize) -> Result<jiff::Timestamp, Fault> {
        timestamp(self.int(i)?)
    }

    pub(crate) fn opt_time(&self, i: usize) -> Result<Option<jiff::Timestamp>, Fault> {
        self.opt_int(i)?.map(timestamp).transpose()
    }

    pub(crate) fn text(&self, i: usize) -> Result<String, Fault> {
        self.opt_text(i)?.ok_or_else(|| null(i))
    }

    pub(crate) fn opt_text(&self, i: usize) -> Result<Option<String>, Fault> {
        Ok(match self {
            Self::Sqlite(row) => row.get(i)?,
            Self::Postgres(row) => row.try_get(i)?,
        })
    }

    pub(crate) fn bytes(&self, i: usize) -> Result<Vec<u8>, Fault> {
        self.opt_bytes(i)?.ok_or_else(|| null(i))
    }

    pub(crate) fn opt_bytes(&self, i: usize) -> Result<Option<Vec<u8>>, Fault> {
        Ok(match self {
            Self::Sqlite(row) => row.get(i)?,
            Self::Postgres(row) => row.try_get(i)?,
        })
    }

    /// Bytes as they stand in the row, for as long as it is looked at.
    pub(crate) fn bytes_ref(&self, i: usize) -> Result<&[u8], Fault> {
        let bytes = match self {
            Self::Sqlite(row) => row.get_ref(i)?.as_blob_or_null().map_err(rusqlite::Error::from)?,
            Self::Postgres(row) => row.try_get(i)?,
        };
        bytes.ok_or_else(|| null(i))
    }

    /// Text as it stands in the row, for as long as it is looked at.
    pub(crate) fn text_ref(&self, i: usize) -> Result<&str, Fault> {
        let text = match self {
            Self::Sqlite(row) => row.get_ref(i)?.as_str_or_null().map_err(rusqlite::Error::from)?,
            Self::Postgres(row) => row.try_get(i)?,
        };
        text.ok_or_else(|| null(i))
    }

    pub(crate) fn opt_hash(&self, i: usize) -> Result<Option<[u8; 32]>, Fault> {
        let bytes = self.opt_bytes(i)?;
        bytes.map(|bytes| bytes.try_into().map_err(|_| Fault::broken("a hash has another length"))).transpose()
    }

    pub(crate) fn hash(&self, i: usize) -> Result<[u8; 32], Fault> {
        self.bytes(i)?.try_into().map_err(|_| Fault::broken(format!("column {i} is not 32 bytes long")))
    }

    pub(crate) fn id(&self, i: usize) -> Result<Uuid, Fault> {
        self.opt_id(i)?.ok_or_else(|| null(i))
    }

    pub(crate) fn opt_id(&self, i: usize) -> Result<Option<Uuid>, Fault> {
        let read = |b: &[u8]| Uuid::from_slice(b).map_err(|_| Fault::broken(format!("column {i} is no id")));
        match self {
            Self::Sqlite(row) => match row.get_ref(i)? {
                ValueRef::Null => Ok(None),
                ValueRef::Blob(b) => read(b).map(Some),
                _ => Err(Fault::broken(format!("column {i} is no id"))),
            },
            Self::Postgres(row) => row.try_get::<_, Option<&[u8]>>(i)?.map(read).transpose(),
        }
    }
}

fn null(i: usize) -> Fault {
    Fault::broken(format!("column {i} is null"))
}

fn timestamp(ms: i64) -> Result<jiff::Timestamp, Fault> {
    jiff::Timestamp::from_millisecond(ms).map_err(|_| Fault::broken("a time is out of range"))
}

/// A connection to one of the engines.
pub(crate) struct Db {
    engine: Engine,
    /// Whether a statement failed since [`Db::take_failed`]: PostgreSQL then takes no other until a savepoint is rolled back to.
    failed: bool,
}

enum Engine {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Postgres>),
}

/// How often, and after how long, a connection asks again for what another one has locked: soon at first, because a checkpoint is over in
/// a millisecond or two and SQLite's own waiting sleeps through ten of them; then for ten seconds in all.
const BUSY: [(i32, Duration); 2] = [(400, Duration::from_micros(250)), (990, Duration::from_millis(10))];

/// Sleeps, and says whether to ask again.
fn ask_again(asked: i32) -> bool {
    let [(soon, briefly), (often, longer)] = BUSY;
    std::thread::sleep(if asked < soon { briefly } else { longer });
    asked < soon + often
}

impl Db {
    /// Opens a connection; one that writes, or one that only reads.
    pub(crate) fn open(place: &Place, writes: bool) -> Result<Self, Fault> {
        let engine = match place {
            Place::Sqlite(path) => Engine::Sqlite(open_sqlite(path, writes)?),
            Place::Postgres(url) => Engine::Postgres(Box::new(Postgres::connect(url)?)),
        };
        let mut db = Self { engine, failed: false };
        if writes {
            let temporary = crate::tables::doomed::tables(db.is_sqlite());
            db.batch(&temporary)?;
        }
        Ok(db)
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self.engine, Engine::Sqlite(_))
    }

    /// How many bytes the database takes on its disk, as the engine counts them.
    pub(crate) fn size_bytes(&mut self) -> Result<u64, Fault> {
        let sql = if self.is_sqlite() {
            "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        } else {
            "SELECT pg_database_size(current_database())"
        };
        Ok(self.row(sql, &[], |row| row.u64(0))?.unwrap_or_default())
    }

    /// Whether SQLite overwrites what is deleted; `None` on the other engine.
    pub(crate) fn overwrites(&mut self) -> Result<Option<bool>, Fault> {
        match &self.engine {
            Engine::Sqlite(db) => Ok(Some(db.query_row("PRAGMA secure_delete", [], |row| row.get::<_, i64>(0))? == 1)),
            Engine::Postgres(_) => Ok(None),
        }
    }

    /// Whether the server at the other end has gone.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(&self.engine, Engine::Postgres(pg) if pg.is_closed())
    }

    /// Whether a statement failed since this was asked last.
    pub(crate) fn take_failed(&mut self) -> bool {
        std::mem::take(&mut self.failed)
    }

    /// Runs a statement; answers how many rows it changed.
    pub(crate) fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let outcome = match &mut self.engine {
            Engine::Sqlite(db) => sqlite_execute(db, sql, values),
            Engine::Postgres(pg) => pg.execute(sql, values),
        };
        self.failed |= outcome.is_err();
        outcome
    }

    /// Runs a statement; answers its rows.
    pub(crate) fn rows<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut out = Vec::new();
        self.each(sql, values, |row| {
            out.push(read(row)?);
            Ok(())
        })?;
        Ok(out)
    }

    /// Runs a statement and hands over each row as it comes.
    fn each(&mut self, sql: &'static str, values: &[Value<'_>], read: impl FnMut(&Row<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
        let outcome = match &mut self.engine {
            Engine::Sqlite(db) => sqlite_each(db, sql, values, read),
            Engine::Postgres(pg) => pg.each(sql, values, read),
        };
        self.failed |= outcome.is_err();
        outcome
    }

    /// Runs a statement; answers its first row.
    pub(crate) fn row<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let mut out = None;
        self.each(sql, values, |row| {
            if out.is_none() {
                out = Some(read(row)?);
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// Runs the statements of a migration.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        match &mut self.engine {
            Engine::Sqlite(db) => db.execute_batch(sql)?,
            Engine::Postgres(pg) => pg.batch(sql)?,
        }
        Ok(())
    }

    /// Begins a transaction that writes. On PostgreSQL each statement sees what others committed before it, so that what is
    /// read after a lock is what the lock protects.
    pub(crate) fn begin(&mut self) -> Result<(), Fault> {
        self.failed = false;
        self.control("BEGIN IMMEDIATE", "BEGIN ISOLATION LEVEL READ COMMITTED")
    }

    /// Begins a snapshot that is only read.
    pub(crate) fn begin_read(&mut self) -> Result<(), Fault> {
        self.control("BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    /// Makes what was written durable.
    pub(crate) fn commit(&mut self) -> Result<(), Fault> {
        self.control("COMMIT", "COMMIT")
    }

    /// Undoes a transaction, if one is under way: a full disk has made SQLite undo it already.
    pub(crate) fn rollback(&mut self) -> Result<(), Fault> {
        if matches!(&self.engine, Engine::Sqlite(db) if db.is_autocommit()) { Ok(()) } else { self.control("ROLLBACK", "ROLLBACK") }
    }

    /// Sets the savepoint to which a failed act returns.
    pub(crate) fn set_savepoint(&mut self) -> Result<(), Fault> {
        self.prelude("SAVEPOINT act", "SAVEPOINT act")
    }

    /// Lets what was done since the savepoint stand, and sets it again.
    pub(crate) fn move_savepoint(&mut self) -> Result<(), Fault> {
        if self.is_sqlite() {
            self.control("RELEASE SAVEPOINT act", "")?;
        }
        self.prelude("SAVEPOINT act", "RELEASE SAVEPOINT act; SAVEPOINT act")
    }

    /// Undoes what was done since the savepoint, which stays. Where nothing was done it is not even set yet.
    pub(crate) fn return_to_savepoint(&mut self) -> Result<(), Fault> {
        self.failed = false;
        if matches!(&self.engine, Engine::Postgres(pg) if pg.waits()) {
            Ok(())
        } else {
            self.control("ROLLBACK TO SAVEPOINT act", "ROLLBACK TO SAVEPOINT act")
        }
    }

    /// A statement that controls the transaction; on PostgreSQL it goes out together with the statement that follows it.
    fn prelude(&mut self, sqlite: &'static str, postgres: &'static str) -> Result<(), Fault> {
        match &mut self.engine {
            Engine::Sqlite(db) => db.prepare_cached(sqlite)?.execute([]).map(drop)?,
            Engine::Postgres(pg) => pg.prelude(postgres)?,
        }
        Ok(())
    }

    /// A statement that controls the transaction; SQLite keeps it prepared.
    fn control(&mut self, sqlite: &'static str, postgres: &'static str) -> Result<(), Fault> {
        match &mut self.engine {
            Engine::Sqlite(db) => db.prepare_cached(sqlite)?.execute([]).map(drop)?,
            Engine::Postgres(pg) => pg.batch(postgres)?,
        }
        Ok(())
    }

    /// Moves what was deleted out of the WAL (SQLite), or has the dead rows removed (PostgreSQL).
    ///
    /// # Errors
    /// [`Fault::Unavailable`] where someone still reads what was deleted, so that the WAL must stay.
    pub(crate) fn scrub(&mut self) -> Result<(), Fault> {
        match &mut self.engine {
            Engine::Sqlite(db) => {
                // Nobody waits for this one; what it moved the next, which holds off who writes, needs not move.
                db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
                let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
                if busy == 0 { Ok(()) } else { Err(Fault::Unavailable("the WAL is still being read".to_owned())) }
            }
            Engine::Postgres(pg) => {
                // Deletions and what an erasure empties in the ledger.
                let tables: Vec<_> = crate::tables::ERASED.iter().map(|(table, ..)| *table).chain(["ledger_entry"]).collect();
                pg.batch(&format!("VACUUM {}", tables.join(", ")))
            }
        }
    }
}

fn sqlite_execute(db: &rusqlite::Connection, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
    let mut statement = db.prepare_cached(strip_lock(sql))?;
    Ok(statement.execute(rusqlite::params_from_iter(values))? as u64)
}

fn sqlite_each(
    db: &rusqlite::Connection,
    sql: &'static str,
    values: &[Value<'_>],
    mut read: impl FnMut(&Row<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut statement = db.prepare_cached(strip_lock(sql))?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        read(&Row::Sqlite(row))?;
    }
    Ok(())
}

fn strip_lock(sql: &'static str) -> &'static str {
    sql.strip_suffix("{LOCK}").unwrap_or(sql)
}

fn open_sqlite(path: &Path, writes: bool) -> Result<rusqlite::Connection, Fault> {
    let mut db = rusqlite::Connection::open(path)?;
    db.busy_handler(Some(ask_again))?;
    db.set_prepared_statement_cache_capacity(256);
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA wal_autocheckpoint = 4000;
         PRAGMA trusted_schema = OFF;",
    )?;
    db.execute_batch(if writes { "PRAGMA cache_size = -16384" } else { "PRAGMA cache_size = -4096; PRAGMA query_only = ON" })?;
    Ok(db)
}

/// Translates a migration's type tokens for an engine.
pub(crate) fn schema(sql: &str, sqlite: bool) -> String {
    let (id, int, strict) = if sqlite { ("BLOB", "INTEGER", "STRICT") } else { ("BYTEA", "BIGINT", "") };
    let word = |word: &str| match word {
        "ID" | "BYTES" => id.to_owned(),
        "TIME" | "INT" | "FLAG" => int.to_owned(),
        other => other.to_owned(),
    };
    let code = sql.lines().map(|line| line.split_once("--").map_or(line, |(code, _)| code)).collect::<Vec<_>>().join("\n");
    let mut out = String::with_capacity(code.len());
    let mut current = String::new();
    for c in code.replace("{STRICT}", strict).chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            current.push(c);
        } else {
            out.push_str(&word(&current));
            current.clear();
            out.push(c);
        }
    }
    out.push_str(&word(&current));
    out
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        let passing = matches!(
            error.sqlite_error_code(),
            Some(C::DiskFull | C::DatabaseBusy | C::DatabaseLocked | C::CannotOpen | C::SystemIoFailure | C::ReadOnly | C::OutOfMemory)
        );
        if passing { Self::Unavailable(error.to_string()) } else { Self::Broken(error.to_string()) }
    }
}

#[cfg(test)]
mod probe;
