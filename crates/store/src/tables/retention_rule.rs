//! The table of what organisations chose to keep for how long.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::purpose::Purpose;
use domain::retention::{Choice, Rule};
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO retention_rule (organisation, rule, purpose, months, changed_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (organisation, rule, purpose) DO UPDATE SET months = excluded.months, changed_at = excluded.changed_at";
    LIST = "SELECT rule, purpose, months FROM retention_rule WHERE organisation = ?1 ORDER BY rule, purpose";
    CHANGED = "SELECT 1 FROM retention_rule WHERE organisation = ?1 AND rule IN ('inactive', 'content', 'special') AND changed_at > ?2 LIMIT 1";
}

pub(crate) fn put(db: &mut Db, organisation: OrganisationId, choice: &Choice, at: Timestamp) -> Result<(), Fault> {
    let purpose = choice.purpose.as_ref().map_or("", Purpose::as_str);
    db.execute(PUT, values![&organisation.0, choice.rule.as_str(), purpose, choice.months, at.as_millisecond()]).map(drop)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<Choice>, Fault> {
    db.rows(LIST, values![&organisation.0], |row| {
        let purpose = row.text(1)?;
        Ok(Choice {
            rule: Rule::parse(&row.text(0)?).ok_or_else(|| Fault::broken("a rule of retention has no known name"))?,
            purpose: if purpose.is_empty() { None } else { Some(super::purpose_of(&purpose)?) },
            months: row.u32(2)?,
        })
    })
}

/// Whether a period that notices tell was changed after a time.
pub(crate) fn changed_after(db: &mut Db, organisation: OrganisationId, time: Timestamp) -> Result<bool, Fault> {
    Ok(db.row(CHANGED, values![&organisation.0, time.as_millisecond()], |_| Ok(()))?.is_some())
}
