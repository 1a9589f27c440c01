//! The table of organisations.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::team::Rule;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO organisation (id, name, region, demo, created_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    GET = "SELECT id, name, region, demo FROM organisation WHERE id = ?1";
    LIST = "SELECT id, name, region, demo FROM organisation ORDER BY id";
    ASSIGNMENT = "SELECT assignment FROM organisation WHERE id = ?1";
    SET_ASSIGNMENT = "UPDATE organisation SET assignment = ?2 WHERE id = ?1";
}

/// An organisation.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name, as visitors see it.
    pub name: String,
    /// ISO 3166 country.
    pub region: String,
    /// Whether it is the demo.
    pub demo: bool,
}

pub(crate) fn insert(db: &mut Db, id: OrganisationId, name: &str, region: &str, demo: bool, at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&id.0, name, region, demo, at.as_millisecond()]).map(drop)
}

pub(crate) fn get(db: &mut Db, id: OrganisationId) -> Result<Option<Organisation>, Fault> {
    db.row(GET, values![&id.0], read)
}

pub(crate) fn list(db: &mut Db) -> Result<Vec<Organisation>, Fault> {
    db.rows(LIST, &[], read)
}

/// By which rule conversations of no team find their member.
pub(crate) fn assignment(db: &mut Db, id: OrganisationId) -> Result<Rule, Fault> {
    let name = db.row(ASSIGNMENT, values![&id.0], |row| row.text(0))?;
    let rule = |name: String| Rule::parse(&name).ok_or_else(|| Fault::broken("an organisation has no known rule"));
    name.map_or(Ok(Rule::None), rule)
}

pub(crate) fn set_assignment(db: &mut Db, id: OrganisationId, rule: Rule) -> Result<(), Fault> {
    db.execute(SET_ASSIGNMENT, values![&id.0, rule.as_str()]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Organisation, Fault> {
    Ok(Organisation { id: OrganisationId(row.id(0)?), name: row.text(1)?, region: row.text(2)?, demo: row.flag(3)? })
}
