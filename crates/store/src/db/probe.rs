//! What only tests ask of a connection: the real schema, and how a statement is understood.

use super::{Db, Engine, strip_lock};
use crate::fault::Fault;
use tokio_postgres::types::Type;

impl Db {
    /// Columns of every table of ours.
    pub(crate) fn columns(&mut self) -> Result<Vec<(String, String)>, Fault> {
        let sql = if self.is_sqlite() {
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        } else {
            "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()"
        };
        self.rows(sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))
    }

    /// Prepares a statement. On PostgreSQL also says where a marker or a column is of a type that [`super::Value`] does not
    /// send or [`super::Row`] does not read; a column that nobody reads (`SELECT 1`) may be an `int4`.
    pub(crate) fn prepare(&mut self, sql: &'static str) -> Result<Vec<String>, Fault> {
        match &mut self.engine {
            Engine::Sqlite(db) => {
                db.prepare(strip_lock(sql))?;
                Ok(vec![])
            }
            Engine::Postgres(pg) => {
                let statement = pg.statement(sql)?;
                let ours = |ty: &Type| [Type::INT8, Type::TEXT, Type::BYTEA].contains(ty);
                let markers = statement.params().iter().filter(|ty| !ours(ty)).map(|ty| format!("a marker is {ty}"));
                let read = statement.columns().iter().filter(|c| !ours(c.type_()) && c.name() != "?column?");
                Ok(markers.chain(read.map(|c| format!("{} is {}", c.name(), c.type_()))).collect())
            }
        }
    }
}
