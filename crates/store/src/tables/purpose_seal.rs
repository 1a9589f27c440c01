//! The table of purpose key pairs: their private halves, sealed to holders.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::Purpose;
use domain::id::{HolderId, MemberId, OrganisationId};

statements! {
    INSERT = "INSERT INTO purpose_seal (organisation, purpose, generation, holder, sealed) VALUES (?1, ?2, ?3, ?4, ?5)";
    DELETE_HOLDER = "DELETE FROM purpose_seal WHERE holder = ?1 AND organisation = ?2";
    DELETE_PAIR = "DELETE FROM purpose_seal WHERE organisation = ?2 AND purpose = ?3 AND (holder = ?1 OR holder IN (SELECT id FROM api_token WHERE organisation = ?2 AND made_by = ?1))";
    DELETE_OF_ROLE = "DELETE FROM purpose_seal WHERE organisation = ?1 AND purpose = ?2 AND holder IN (SELECT id FROM member WHERE organisation = ?1 AND role = ?3 UNION ALL SELECT id FROM invitation WHERE organisation = ?1 AND role = ?3 UNION ALL SELECT t.id FROM api_token t JOIN member k ON k.id = t.made_by WHERE t.organisation = ?1 AND k.role = ?3)";
    HELD_BY = "SELECT DISTINCT purpose FROM purpose_seal WHERE organisation = ?1 AND (holder = ?2 OR holder IN (SELECT id FROM api_token WHERE organisation = ?1 AND made_by = ?2)) ORDER BY purpose";
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

/// The pairs of which a member, or a token that they made, holds a generation.
pub(crate) fn held_by(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Vec<Purpose>, Fault> {
    let mut held = db.rows(HELD_BY, values![&organisation.0, &member.0], |row| super::purpose_of(&row.text(0)?))?;
    // The engines order text each in their own way.
    held.sort();
    Ok(held)
}

/// Takes every generation of a pair from a member, and from the tokens that they made.
pub(crate) fn delete_pair(db: &mut Db, organisation: OrganisationId, member: MemberId, pair: &Purpose) -> Result<(), Fault> {
    db.execute(DELETE_PAIR, values![&member.0, &organisation.0, pair.as_str()]).map(drop)
}

/// Takes every generation of a pair from everyone who has a role or is invited into it, and from the tokens that they made.
pub(crate) fn delete_of_role(db: &mut Db, organisation: OrganisationId, role: &str, pair: &Purpose) -> Result<(), Fault> {
    db.execute(DELETE_OF_ROLE, values![&organisation.0, pair.as_str(), role]).map(drop)
}

/// Takes every key from a holder.
pub(crate) fn delete_holder(db: &mut Db, organisation: OrganisationId, holder: HolderId) -> Result<(), Fault> {
    db.execute(DELETE_HOLDER, values![&holder.0, &organisation.0]).map(drop)
}
