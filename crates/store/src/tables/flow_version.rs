//! The table of published flow versions: immutable, because messages refer to their blocks.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::FlowId;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO flow_version (flow, version, source, articles, sha256, published_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    GET = "SELECT source, articles FROM flow_version WHERE flow = ?1 AND version = ?2";
}

/// The texts of a version.
#[derive(Clone, Debug)]
pub struct FlowSource {
    /// The flow, in TOML.
    pub source: String,
    /// Its articles, in TOML.
    pub articles: String,
}

pub(crate) fn insert(db: &mut Db, flow: FlowId, version: u32, texts: &FlowSource, sha256: &[u8; 32], at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&flow.0, version, &texts.source, &texts.articles, sha256, at.as_millisecond()]).map(drop)
}

pub(crate) fn get(db: &mut Db, flow: FlowId, version: u32) -> Result<Option<FlowSource>, Fault> {
    db.row(GET, values![&flow.0, version], |row| Ok(FlowSource { source: row.text(0)?, articles: row.text(1)? }))
}
