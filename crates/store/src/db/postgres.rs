//! PostgreSQL's side of the seam: a connection that is used from one thread, and statements that share a round trip.

use super::{Row, Value};
use crate::fault::Fault;
use std::collections::HashMap;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, NoTls, Statement};

/// What a connection must not leave to the server's configuration: an acknowledged act is durable, and nobody waits for a
/// lock for ever.
const SETTINGS: &str = "SET synchronous_commit = on; SET lock_timeout = '10s'; SET client_min_messages = warning";

/// A connection. The driver is asynchronous inside, which lets two statements share a round trip; nobody outside sees it.
pub(super) struct Postgres {
    pub(super) client: Client,
    runtime: Runtime,
    prepared: HashMap<(usize, usize), Statement>,
    /// Goes out with the next statement.
    prelude: Option<&'static str>,
}

impl Postgres {
    pub(super) fn connect(url: &str) -> Result<Self, Fault> {
        let runtime = Builder::new_current_thread().enable_io().enable_time().build().map_err(|e| Fault::Unavailable(e.to_string()))?;
        let (client, connection) = runtime.block_on(tokio_postgres::connect(url, NoTls))?;
        // When it ends, the client says so with the next statement.
        runtime.spawn(async move { connection.await.map_err(drop) });
        runtime.block_on(client.batch_execute(SETTINGS))?;
        Ok(Self { client, runtime, prepared: HashMap::new(), prelude: None })
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Whether a prelude waits: nothing was done since it was given.
    pub(super) fn waits(&self) -> bool {
        self.prelude.is_some()
    }

    /// Keeps a statement that controls the transaction until the next one, to share its round trip.
    pub(super) fn prelude(&mut self, sql: &'static str) -> Result<(), Fault> {
        match self.prelude.replace(sql) {
            Some(before) => Ok(self.runtime.block_on(self.client.batch_execute(before))?),
            None if self.client.is_closed() => Err(Fault::Unavailable("the connection has ended".to_owned())),
            None => Ok(()),
        }
    }

    /// Runs statements without markers.
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        let prelude = self.prelude.take();
        let client = &self.client;
        self.runtime.block_on(async {
            match prelude {
                Some(before) => {
                    let (before, then) = tokio::join!(client.batch_execute(before), client.batch_execute(sql));
                    before.and(then)
                }
                None => client.batch_execute(sql).await,
            }
        })?;
        Ok(())
    }

    pub(super) fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let statement = self.statement(sql)?;
        let prelude = self.prelude.take();
        let (client, values) = (&self.client, as_dyn(values));
        let changed = self.runtime.block_on(async {
            match prelude {
                Some(before) => {
                    let (before, changed) = tokio::join!(client.batch_execute(before), client.execute(&statement, &values));
                    before.and(changed)
                }
                None => client.execute(&statement, &values).await,
            }
        })?;
        Ok(changed)
    }

    pub(super) fn each(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let statement = self.statement(sql)?;
        let prelude = self.prelude.take();
        let (client, values) = (&self.client, as_dyn(values));
        let rows = self.runtime.block_on(async {
            match prelude {
                Some(before) => {
                    let (before, rows) = tokio::join!(client.batch_execute(before), client.query(&statement, &values));
                    before.and(rows)
                }
                None => client.query(&statement, &values).await,
            }
        })?;
        rows.iter().try_for_each(|row| read(&Row::Postgres(row)))
    }

    /// The prepared statement of a text. Texts are constants, so their address names them.
    pub(super) fn statement(&mut self, sql: &'static str) -> Result<Statement, Fault> {
        let name = (sql.as_ptr().addr(), sql.len());
        if let Some(statement) = self.prepared.get(&name) {
            return Ok(statement.clone());
        }
        // What waits must not stay behind a preparation that fails: a failed act returns to where it began.
        if let Some(prelude) = self.prelude.take() {
            self.runtime.block_on(self.client.batch_execute(prelude))?;
        }
        let text = translated(sql);
        let statement = self.runtime.block_on(self.client.prepare(&text))?;
        self.prepared.insert(name, statement.clone());
        Ok(statement)
    }
}

fn as_dyn<'a>(values: &'a [Value<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values.iter().map(|v| v as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match *self {
            Self::Int(v) => v.to_sql(ty, out),
            Self::Text(v) => v.to_sql(ty, out),
            Self::Bytes(v) => v.to_sql(ty, out),
            Self::Null => Ok(IsNull::Yes),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Self {
        use std::error::Error as _;
        let Some(answer) = error.as_db_error() else {
            // Without an answer the connection has gone, or a value was not what the statement takes.
            let passing = error.source().is_none_or(<dyn std::error::Error>::is::<std::io::Error>);
            return if passing { Self::Unavailable(error.to_string()) } else { Self::Broken(error.to_string()) };
        };
        // Class 08: connection; 40: serialisation and deadlock; 53: insufficient resources; 55: lock not available;
        // 57: operator intervention; 58: system error.
        let class = answer.code().code().get(..2).unwrap_or_default();
        let what = format!("{} ({})", answer.message(), answer.code().code());
        if ["08", "40", "53", "55", "57", "58"].contains(&class) { Self::Unavailable(what) } else { Self::Broken(what) }
    }
}

/// The text as PostgreSQL takes it. The doomed are handed over as an array: of a temporary table the planner knows nothing, and
/// would rather read a whole table than look up a few rows by their keys.
fn translated(sql: &str) -> String {
    let mut text = sql.replace('?', "$").replace("{LOCK}", "FOR UPDATE");
    for doomed in ["SELECT subject FROM doomed", "SELECT id FROM doomed_conversation"] {
        text = text.replace(&format!("IN ({doomed})"), &format!("= ANY (ARRAY({doomed}))"));
    }
    text
}
