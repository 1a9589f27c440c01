//! The ground of a test: a data directory with its server key, and a database of its own on either engine.

use postgres::types::Type;
use rusqlite::types::ValueRef;
use seal::{Entropy, ServerKey, SystemEntropy};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::Place;
use tempfile::TempDir;

/// A data directory and a database; both are gone when it is dropped.
pub struct Ground {
    directory: TempDir,
    /// On PostgreSQL: the server's URL, and the schema that is ours.
    schema: Option<(String, String)>,
}

/// A stored value.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the four kinds of value that the store knows")]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// A whole table.
#[derive(Clone, Debug)]
pub struct Rows {
    /// Its name.
    pub table: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

impl Rows {
    /// A value of a row by its column's name.
    pub fn get<'r>(&self, row: &'r [Value], column: &str) -> &'r Value {
        let at = self.columns.iter().position(|c| c == column);
        at.and_then(|at| row.get(at)).unwrap_or_else(|| panic!("{} has no column {column}", self.table))
    }
}

impl Ground {
    /// On SQLite, in a temporary directory.
    pub fn sqlite() -> Self {
        let ground = Self { directory: tempfile::tempdir().expect("a temporary directory"), schema: None };
        ground.write_key();
        ground
    }

    /// On the PostgreSQL that `PARLOUR_TEST_POSTGRES` names, in a schema of its own; `None`, with a line that says so, where
    /// it names none.
    pub fn postgres() -> Option<Self> {
        let Ok(url) = std::env::var("PARLOUR_TEST_POSTGRES") else {
            #[expect(clippy::print_stderr, reason = "whoever runs the tests must see what was left out")]
            {
                eprintln!("PARLOUR_TEST_POSTGRES is not set: PostgreSQL is left out");
            }
            return None;
        };
        let mut random = [0; 8];
        SystemEntropy.fill(&mut random);
        let schema = format!("kit_{:016x}", u64::from_be_bytes(random));
        connect(&url).batch_execute(&format!("CREATE SCHEMA {schema}")).expect("a schema of its own");
        let ground = Self { directory: tempfile::tempdir().expect("a temporary directory"), schema: Some((url, schema)) };
        ground.write_key();
        Some(ground)
    }

    fn write_key(&self) {
        let key = ServerKey::make(&SystemEntropy);
        fs::write(self.key_file(), key.to_text().expose()).expect("the server key is written");
    }

    /// The data directory, with everything that a thief of it finds.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// The file of the server key.
    pub fn key_file(&self) -> PathBuf {
        self.directory().join("server.key")
    }

    /// The server key.
    pub fn server_key(&self) -> ServerKey {
        let text = fs::read_to_string(self.key_file()).expect("the server key is there");
        ServerKey::from_text(&text).expect("it is a server key")
    }

    /// Where the store is.
    pub fn place(&self) -> Place {
        match &self.schema {
            None => Place::Sqlite(self.database_file()),
            Some((url, schema)) => {
                let sign = if url.contains('?') { '&' } else { '?' };
                Place::Postgres(format!("{url}{sign}options=-c%20search_path%3D{schema}"))
            }
        }
    }

    /// Whether it is SQLite, whose files a test can look into.
    pub fn is_sqlite(&self) -> bool {
        self.schema.is_none()
    }

    fn database_file(&self) -> PathBuf {
        self.directory().join("parlour.db")
    }

    /// Every file of the data directory with its bytes.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.directory()).expect("the data directory is there");
        let read = |entry: fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            // A file may go while the directory is read: SQLite's own do.
            fs::read(entry.path()).ok().map(|bytes| (name, bytes))
        };
        entries.filter_map(|entry| read(entry.ok()?)).collect()
    }

    /// Every table of the database, read from behind the store.
    pub fn tables(&self) -> Vec<Rows> {
        self.table_names().into_iter().map(|name| self.rows(&name)).collect()
    }

    /// A table, read from behind the store.
    pub fn rows(&self, table: &str) -> Rows {
        let sql = format!("SELECT * FROM {table}");
        if !self.is_sqlite() {
            return self.postgres_rows(table, &sql);
        }
        let db = self.sqlite_connection();
        let mut statement = db.prepare(&sql).expect("the table is there");
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let count = columns.len();
        let rows = statement.query_map([], |row| (0..count).map(|at| Ok(sqlite_value(row.get_ref(at)?))).collect());
        let rows = rows.expect("the table is read").map(|row| row.expect("the row is read")).collect();
        Rows { table: table.to_owned(), columns, rows }
    }

    /// Runs a statement behind the store's back; answers how many rows it changed. Markers are `?1`, `?2`, ...
    pub fn execute(&self, sql: &str, values: &[Value]) -> u64 {
        if self.is_sqlite() {
            let values = rusqlite::params_from_iter(values.iter().map(|value| match value {
                Value::Null => rusqlite::types::Value::Null,
                Value::Int(v) => rusqlite::types::Value::Integer(*v),
                Value::Text(v) => rusqlite::types::Value::Text(v.clone()),
                Value::Bytes(v) => rusqlite::types::Value::Blob(v.clone()),
            }));
            return self.sqlite_connection().execute(sql, values).expect("the statement runs") as u64;
        }
        let values: Vec<Box<dyn postgres::types::ToSql + Sync>> = values.iter().map(postgres_value).collect();
        let values: Vec<&(dyn postgres::types::ToSql + Sync)> = values.iter().map(AsRef::as_ref).collect();
        self.postgres_connection().execute(&sql.replace('?', "$"), &values).expect("the statement runs")
    }

    fn table_names(&self) -> Vec<String> {
        if self.is_sqlite() {
            let db = self.sqlite_connection();
            let mut names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").expect("the schema is read");
            return names.query_map([], |row| row.get(0)).expect("the schema is read").map(|name| name.expect("a name")).collect();
        }
        let sql = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()";
        self.postgres_connection().query(sql, &[]).expect("the schema is read").iter().map(|row| row.get(0)).collect()
    }

    fn postgres_rows(&self, table: &str, sql: &str) -> Rows {
        let mut db = self.postgres_connection();
        let statement = db.prepare(sql).expect("the table is there");
        let columns = statement.columns().iter().map(|c| c.name().to_owned()).collect();
        let value = |row: &postgres::Row, at: usize, kind: &Type| match *kind {
            Type::INT8 => row.get::<_, Option<i64>>(at).map_or(Value::Null, Value::Int),
            Type::TEXT => row.get::<_, Option<String>>(at).map_or(Value::Null, Value::Text),
            Type::BYTEA => row.get::<_, Option<Vec<u8>>>(at).map_or(Value::Null, Value::Bytes),
            _ => panic!("{table} has a column of type {kind}"),
        };
        let row = |row: &postgres::Row| row.columns().iter().enumerate().map(|(at, c)| value(row, at, c.type_())).collect();
        let rows = db.query(&statement, &[]).expect("the table is read").iter().map(row).collect();
        Rows { table: table.to_owned(), columns, rows }
    }

    fn sqlite_connection(&self) -> rusqlite::Connection {
        let db = rusqlite::Connection::open(self.database_file()).expect("the database is there");
        db.busy_timeout(Duration::from_secs(10)).expect("a time-out is set");
        db
    }

    fn postgres_connection(&self) -> postgres::Client {
        match self.place() {
            Place::Postgres(url) => connect(&url),
            Place::Sqlite(_) => panic!("this ground is SQLite"),
        }
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        if let Some((url, schema)) = &self.schema {
            let dropped = format!("SET client_min_messages = warning; DROP SCHEMA {schema} CASCADE");
            let _ = connect(url).batch_execute(&dropped);
        }
    }
}

fn connect(url: &str) -> postgres::Client {
    postgres::Client::connect(url, postgres::NoTls).expect("PostgreSQL answers")
}

fn sqlite_value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        ValueRef::Text(v) => Value::Text(String::from_utf8_lossy(v).into_owned()),
        ValueRef::Blob(v) => Value::Bytes(v.to_vec()),
        ValueRef::Real(_) => panic!("the store keeps no fractions"),
    }
}

fn postgres_value(value: &Value) -> Box<dyn postgres::types::ToSql + Sync> {
    match value {
        Value::Null => Box::new(None::<i64>),
        Value::Int(v) => Box::new(*v),
        Value::Text(v) => Box::new(v.clone()),
        Value::Bytes(v) => Box::new(v.clone()),
    }
}
