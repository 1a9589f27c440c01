//! The table of flows.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::{FlowId, OrganisationId};

statements! {
    PUT = "INSERT INTO flow (id, organisation, name, version) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version";
    GET = "SELECT id, name, version FROM flow WHERE id = ?1 AND organisation = ?2";
    LIST = "SELECT id, name, version FROM flow WHERE organisation = ?1 ORDER BY id";
}

/// A flow and its published version.
#[derive(Clone, Debug)]
pub struct FlowRow {
    /// Its id.
    pub id: FlowId,
    /// Its name.
    pub name: String,
    /// The version that is published; counts from 1.
    pub version: u32,
}

pub(crate) fn put(db: &mut Db, organisation: OrganisationId, flow: &FlowRow) -> Result<(), Fault> {
    db.execute(PUT, values![&flow.id.0, &organisation.0, &flow.name, flow.version]).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: FlowId) -> Result<Option<FlowRow>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<FlowRow>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

fn read(row: &Row<'_>) -> Result<FlowRow, Fault> {
    Ok(FlowRow { id: FlowId(row.id(0)?), name: row.text(1)?, version: row.u32(2)? })
}
