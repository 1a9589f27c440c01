//! The table of purposes.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::purpose::{Basis, Purpose, PurposeRule};

statements! {
    INSERT = "INSERT INTO purpose (organisation, name, basis, special, position) VALUES (?1, ?2, ?3, ?4, ?5)";
    LIST = "SELECT name, basis, special FROM purpose WHERE organisation = ?1 ORDER BY position";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, rule: &PurposeRule, position: u32) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, rule.purpose.as_str(), rule.basis.as_str(), rule.special, position]).map(drop)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<PurposeRule>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| {
        let basis = Basis::parse(&row.text(1)?).ok_or_else(|| Fault::broken("a purpose has no known basis"))?;
        Ok(PurposeRule { purpose: super::purpose_of(&row.text(0)?)?, basis, special: row.flag(2)? })
    })
}

/// Reads a purpose, or one of the organisation's own pairs, that was stored.
pub(crate) fn stored(name: &str) -> Result<Purpose, Fault> {
    Purpose::of_pair(name).ok_or_else(|| Fault::broken("a purpose has no proper name"))
}
