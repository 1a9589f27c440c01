//! The table of ledger signing keys: the seed sealed to the server key, the public half in clear.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;

statements! {
    INSERT = "INSERT INTO ledger_key (organisation, vkey, sealed_seed) VALUES (?1, ?2, ?3)";
    LIST = "SELECT organisation, vkey, sealed_seed FROM ledger_key ORDER BY organisation";
    GET = "SELECT organisation, vkey, sealed_seed FROM ledger_key WHERE organisation = ?1";
}

/// A ledger's key.
#[derive(Clone, Debug)]
pub struct LedgerKey {
    /// Whose ledger it signs.
    pub organisation: OrganisationId,
    /// The public half, as a C2SP vkey.
    pub vkey: String,
    /// The seed, sealed to the server key.
    pub sealed_seed: Vec<u8>,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, vkey: &str, sealed_seed: &[u8]) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, vkey, sealed_seed]).map(drop)
}

pub(crate) fn list(db: &mut Db) -> Result<Vec<LedgerKey>, Fault> {
    db.rows(LIST, &[], read)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId) -> Result<Option<LedgerKey>, Fault> {
    db.row(GET, values![&organisation.0], read)
}

fn read(row: &Row<'_>) -> Result<LedgerKey, Fault> {
    Ok(LedgerKey { organisation: OrganisationId(row.id(0)?), vkey: row.text(1)?, sealed_seed: row.bytes(2)? })
}
