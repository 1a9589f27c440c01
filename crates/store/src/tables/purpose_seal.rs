//! The table of purpose key pairs: their private halves, sealed to holders.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::Purpose;
use domain::id::{HolderId, OrganisationId};

statements! {
    INSERT = "INSERT INTO purpose_seal (organisation, purpose, generation, holder, sealed) VALUES (?1, ?2, ?3, ?4, ?5)";
    DELETE_HOLDER = "DELETE FROM purpose_seal WHERE holder = ?1 AND organisation = ?2";
    DELETE_PAIR = "DELETE FROM purpose_seal WHERE holder = ?1 AND organisation = ?2 AND purpose = ?3";
    DELETE_OF_ROLE = "DELETE FROM purpose_seal WHERE organisation = ?1 AND purpose = ?2 AND holder IN (SELECT id FROM member WHERE organisation = ?1 AND role = ?3 UNION ALL SELECT id FROM invitation WHERE organisation = ?1 AND role = ?3)";
    OF_HOLDER = "SELECT purpose, generation, sealed FROM purpose_seal WHERE holder = ?1";
}

/// A private half, sealed to one holder.
#[derive(Clone, Debug)]
pub struct PurposeSeal {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation of the pair.
    pub generation: u32,
    /// The seal.
    pub sealed: Vec<u8>,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, holder: HolderId, seal: &PurposeSeal) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, seal.purpose.as_str(), seal.generation, &holder.0, &seal.sealed]).map(drop)
}

pub(crate) fn of_holder(db: &mut Db, holder: HolderId) -> Result<Vec<PurposeSeal>, Fault> {
    db.rows(OF_HOLDER, values![&holder.0], |row| {
        Ok(PurposeSeal { purpose: super::purpose_of(&row.text(0)?)?, generation: row.u32(1)?, sealed: row.bytes(2)? })
    })
}

/// Takes every generation of a pair from a holder.
pub(crate) fn delete_pair(db: &mut Db, organisation: OrganisationId, holder: HolderId, pair: &Purpose) -> Result<(), Fault> {
    db.execute(DELETE_PAIR, values![&holder.0, &organisation.0, pair.as_str()]).map(drop)
}

/// Takes every generation of a pair from everyone who has a role, or is invited into it.
pub(crate) fn delete_of_role(db: &mut Db, organisation: OrganisationId, role: &str, pair: &Purpose) -> Result<(), Fault> {
    db.execute(DELETE_OF_ROLE, values![&organisation.0, pair.as_str(), role]).map(drop)
}

/// Takes every key from a holder.
pub(crate) fn delete_holder(db: &mut Db, organisation: OrganisationId, holder: HolderId) -> Result<(), Fault> {
    db.execute(DELETE_HOLDER, values![&holder.0, &organisation.0]).map(drop)
}
