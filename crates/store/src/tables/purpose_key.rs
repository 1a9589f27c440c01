//! The table of purpose key pairs: their public halves.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::Purpose;
use domain::id::OrganisationId;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO purpose_key (organisation, purpose, generation, public_key, created_at, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    NEWEST = "SELECT COALESCE(MAX(generation), 0) FROM purpose_key WHERE organisation = ?1 AND purpose = ?2";
    LIST = "SELECT purpose, generation, public_key, position FROM purpose_key WHERE organisation = ?1 ORDER BY purpose, generation";
}

/// The public half of a purpose's pair.
#[derive(Clone, Debug)]
pub struct PurposeKey {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation of the pair.
    pub generation: u32,
    /// The public key; the ledger names it.
    pub public_key: [u8; 32],
    /// Where the ledger names it.
    pub position: u64,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, key: &PurposeKey, at: Timestamp) -> Result<(), Fault> {
    let row = values![&organisation.0, key.purpose.as_str(), key.generation, &key.public_key, at.as_millisecond(), key.position];
    db.execute(INSERT, row).map(drop)
}

/// The newest generation of a pair, 0 where there is none.
pub(crate) fn newest(db: &mut Db, organisation: OrganisationId, pair: &Purpose) -> Result<u32, Fault> {
    db.row(NEWEST, values![&organisation.0, pair.as_str()], |row| row.u32(0)).map(Option::unwrap_or_default)
}

/// Every generation of every purpose's pair, the newest of each last.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<PurposeKey>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| {
        Ok(PurposeKey {
            purpose: super::purpose_of(&row.text(0)?)?,
            generation: row.u32(1)?,
            public_key: row.hash(2)?,
            position: row.u64(3)?,
        })
    })
}
