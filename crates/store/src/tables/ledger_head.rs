//! The table of ledger heads: a tree's size and the roots of its perfect subtrees.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use ledger::Tree;

statements! {
    PUT = "INSERT INTO ledger_head (organisation, size, peaks) VALUES (?1, ?2, ?3) ON CONFLICT (organisation) DO UPDATE SET size = excluded.size, peaks = excluded.peaks";
    BEGIN = "INSERT INTO ledger_head (organisation, size, peaks) VALUES (?1, 0, ?2) ON CONFLICT (organisation) DO NOTHING";
    GET = "SELECT size, peaks FROM ledger_head WHERE organisation = ?1 {LOCK}";
    READ = "SELECT size, peaks FROM ledger_head WHERE organisation = ?1";
    LIST = "SELECT organisation, size, peaks FROM ledger_head ORDER BY organisation";
}

pub(crate) fn put(db: &mut Db, organisation: OrganisationId, tree: &Tree) -> Result<(), Fault> {
    db.execute(PUT, values![&organisation.0, tree.size(), &tree.peaks()]).map(drop)
}

/// The head, locked until the transaction ends.
pub(crate) fn lock(db: &mut Db, organisation: OrganisationId) -> Result<Option<Tree>, Fault> {
    db.row(GET, values![&organisation.0], tree)
}

/// The head of a ledger that may have none yet, locked. Of two who begin it at once, one waits here for the other.
pub(crate) fn begin(db: &mut Db, organisation: OrganisationId) -> Result<Tree, Fault> {
    db.execute(BEGIN, values![&organisation.0, [].as_slice()])?;
    lock(db, organisation)?.ok_or_else(|| Fault::broken("a ledger has no head"))
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId) -> Result<Tree, Fault> {
    db.row(READ, values![&organisation.0], tree).map(|t| t.unwrap_or_else(Tree::new))
}

/// Every head as it is stored, unchecked.
pub(crate) fn list(db: &mut Db) -> Result<Vec<(OrganisationId, u64, Vec<u8>)>, Fault> {
    db.rows(LIST, &[], |row| Ok((OrganisationId(row.id(0)?), row.u64(1)?, row.bytes(2)?)))
}

fn tree(row: &Row<'_>) -> Result<Tree, Fault> {
    Tree::from_parts(row.u64(0)?, &row.bytes(1)?).map_err(|_| Fault::broken("a ledger head is malformed"))
}
