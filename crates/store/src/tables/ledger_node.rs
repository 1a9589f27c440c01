//! The table of inner nodes that tiles are made of: roots of perfect subtrees of 256, 65,536, ... leaves.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use ledger::Node;

statements! {
    INSERT = "INSERT INTO ledger_node (organisation, level, node, hash) VALUES (?1, ?2, ?3, ?4)";
    RANGE = "SELECT hash FROM ledger_node WHERE organisation = ?1 AND level = ?2 AND node >= ?3 AND node < ?4 ORDER BY node";
    LIST = "SELECT level, node, hash FROM ledger_node WHERE organisation = ?1 ORDER BY level, node";
    OWNERS = "SELECT DISTINCT organisation FROM ledger_node";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, node: &Node) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, u32::from(node.level), node.index, &node.hash]).map(drop)
}

pub(crate) fn range(db: &mut Db, organisation: OrganisationId, level: u8, from: u64, to: u64) -> Result<Vec<[u8; 32]>, Fault> {
    db.rows(RANGE, values![&organisation.0, u32::from(level), from, to], |row| row.hash(0))
}

/// Every node as it is stored.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<(u32, u64, Vec<u8>)>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| Ok((row.u32(0)?, row.u64(1)?, row.bytes(2)?)))
}

/// Organisations that have nodes.
pub(crate) fn owners(db: &mut Db) -> Result<Vec<OrganisationId>, Fault> {
    db.rows(OWNERS, &[], |row| Ok(OrganisationId(row.id(0)?)))
}
