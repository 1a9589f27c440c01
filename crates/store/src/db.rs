//! The one place where the drivers are named: one SQL text, four kinds of value, two engines.
//!
//! Statements are written with `?1` markers and `{LOCK}` where PostgreSQL must lock the rows that it reads (SQLite has one
//! writer). Migrations use type tokens, translated by [`schema`].

use crate::fault::Fault;
use rusqlite::types::{ToSqlOutput, ValueRef};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;
use uuid::Uuid;

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

impl postgres::types::ToSql for Value<'_> {
    fn to_sql(
        &self,
        ty: &postgres::types::Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match *self {
            Self::Int(v) => v.to_sql(ty, out),
            Self::Text(v) => v.to_sql(ty, out),
            Self::Bytes(v) => v.to_sql(ty, out),
            Self::Null => Ok(postgres::types::IsNull::Yes),
        }
    }

    fn accepts(_: &postgres::types::Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
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
    Postgres(&'a postgres::Row),
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
pub(crate) enum Db {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Postgres>),
}

pub(crate) struct Postgres {
    client: postgres::Client,
    prepared: HashMap<(usize, usize), postgres::Statement>,
}

/// How long a writer waits for another process's transaction.
const BUSY: Duration = Duration::from_secs(10);

impl Db {
    /// Opens a connection; one that writes, or one that only reads.
    pub(crate) fn open(place: &Place, writes: bool) -> Result<Self, Fault> {
        match place {
            Place::Sqlite(path) => Ok(Self::Sqlite(open_sqlite(path, writes)?)),
            Place::Postgres(url) => {
                let client = postgres::Client::connect(url, postgres::NoTls)?;
                Ok(Self::Postgres(Box::new(Postgres { client, prepared: HashMap::new() })))
            }
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// Runs a statement; answers how many rows it changed.
    pub(crate) fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        match self {
            Self::Sqlite(db) => {
                let mut statement = db.prepare_cached(strip_lock(sql))?;
                Ok(statement.execute(rusqlite::params_from_iter(values))? as u64)
            }
            Self::Postgres(pg) => {
                let statement = pg.prepared(sql)?;
                Ok(pg.client.execute(&statement, &as_dyn(values))?)
            }
        }
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
    pub(crate) fn each(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match self {
            Self::Sqlite(db) => {
                let mut statement = db.prepare_cached(strip_lock(sql))?;
                let mut rows = statement.query(rusqlite::params_from_iter(values))?;
                while let Some(row) = rows.next()? {
                    read(&Row::Sqlite(row))?;
                }
                Ok(())
            }
            Self::Postgres(pg) => {
                let statement = pg.prepared(sql)?;
                for row in pg.client.query(&statement, &as_dyn(values))? {
                    read(&Row::Postgres(&row))?;
                }
                Ok(())
            }
        }
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

    /// Runs statements without markers: transactions and migrations.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(db) => db.execute_batch(sql)?,
            Self::Postgres(pg) => pg.client.batch_execute(sql)?,
        }
        Ok(())
    }

    /// Begins a transaction that writes.
    pub(crate) fn begin(&mut self) -> Result<(), Fault> {
        self.batch(if self.is_sqlite() { "BEGIN IMMEDIATE" } else { "BEGIN" })
    }

    /// Begins a snapshot that is only read.
    pub(crate) fn begin_read(&mut self) -> Result<(), Fault> {
        self.batch(if self.is_sqlite() { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" })
    }

    /// Moves what was deleted out of the WAL (SQLite) or leaves it to vacuum (PostgreSQL).
    pub(crate) fn scrub(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(db) => Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?),
            Self::Postgres(pg) => Ok(pg.client.batch_execute("VACUUM message, contact_field, subject_seal, subject_key")?),
        }
    }

    /// Columns of every table of ours, for the inventory test.
    #[cfg(test)]
    pub(crate) fn columns(&mut self) -> Result<Vec<(String, String)>, Fault> {
        let sql = if self.is_sqlite() {
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        } else {
            "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()"
        };
        self.rows(sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))
    }

    /// Prepares a statement and throws it away.
    #[cfg(test)]
    pub(crate) fn prepare(&mut self, sql: &'static str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(db) => db.prepare(strip_lock(sql)).map(|_| ())?,
            Self::Postgres(pg) => pg.prepared(sql).map(|_| ())?,
        }
        Ok(())
    }
}

impl Postgres {
    /// The prepared statement of a text. Texts are constants, so their address names them.
    fn prepared(&mut self, sql: &'static str) -> Result<postgres::Statement, Fault> {
        let name = (sql.as_ptr().addr(), sql.len());
        if let Some(statement) = self.prepared.get(&name) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&sql.replace('?', "$").replace("{LOCK}", "FOR UPDATE"))?;
        self.prepared.insert(name, statement.clone());
        Ok(statement)
    }
}

fn as_dyn<'a>(values: &'a [Value<'a>]) -> Vec<&'a (dyn postgres::types::ToSql + Sync)> {
    values.iter().map(|v| v as &(dyn postgres::types::ToSql + Sync)).collect()
}

fn strip_lock(sql: &'static str) -> &'static str {
    sql.strip_suffix("{LOCK}").unwrap_or(sql)
}

fn open_sqlite(path: &Path, writes: bool) -> Result<rusqlite::Connection, Fault> {
    let db = rusqlite::Connection::open(path)?;
    db.busy_timeout(BUSY)?;
    db.set_prepared_statement_cache_capacity(256);
    db.execute_batch(
        "PRAGMA page_size = 8192;
         PRAGMA journal_mode = WAL;
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

impl From<postgres::Error> for Fault {
    fn from(error: postgres::Error) -> Self {
        // Class 53: insufficient resources; 57: operator intervention; 58: system error; 40: serialisation and deadlock.
        let passing = error.code().is_none_or(|c| ["53", "57", "58", "40", "55", "08"].contains(&c.code().get(..2).unwrap_or_default()));
        let what = error.as_db_error().map_or_else(|| error.to_string(), |e| format!("{} ({})", e.message(), e.code().code()));
        if passing { Self::Unavailable(what) } else { Self::Broken(what) }
    }
}
