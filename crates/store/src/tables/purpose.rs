//! The table of purposes.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::category::DataCategory;
use domain::id::OrganisationId;
use domain::purpose::{Basis, Purpose, PurposeRule};
use locale::Locale;

statements! {
    INSERT = "INSERT INTO purpose (organisation, name, basis, special, gdpr, kvkk, categories, names, valid_months, reask_months, archived, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    CHANGE = "UPDATE purpose SET basis = ?3, special = ?4, gdpr = ?5, kvkk = ?6, categories = ?7, names = ?8, valid_months = ?9, reask_months = ?10, archived = ?11 WHERE organisation = ?1 AND name = ?2";
    LIST = "SELECT name, basis, special, gdpr, kvkk, categories, names, valid_months, reask_months, archived FROM purpose WHERE organisation = ?1 ORDER BY position";
}

/// A rule's lists, as they are stored.
struct Lists {
    categories: String,
    names: String,
}

impl Lists {
    fn of(rule: &PurposeRule) -> Self {
        let names: Vec<_> = rule.names.iter().map(|(locale, name)| format!("{} {name}", locale.code())).collect();
        let categories: Vec<_> = rule.categories.iter().map(|category| category.as_str()).collect();
        Self { categories: categories.join(" "), names: names.join("\n") }
    }
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, rule: &PurposeRule, position: u32) -> Result<(), Fault> {
    let lists = Lists::of(rule);
    let row = values![
        &organisation.0,
        rule.purpose.as_str(),
        rule.basis.as_str(),
        rule.special,
        &rule.gdpr,
        &rule.kvkk,
        &lists.categories,
        &lists.names,
        rule.valid_months.map(i64::from),
        rule.reask_months.map(i64::from),
        rule.archived,
        position
    ];
    db.execute(INSERT, row).map(drop)
}

/// Another rule stands; whether there is such a purpose.
pub(crate) fn change(db: &mut Db, organisation: OrganisationId, rule: &PurposeRule) -> Result<bool, Fault> {
    let lists = Lists::of(rule);
    let row = values![
        &organisation.0,
        rule.purpose.as_str(),
        rule.basis.as_str(),
        rule.special,
        &rule.gdpr,
        &rule.kvkk,
        &lists.categories,
        &lists.names,
        rule.valid_months.map(i64::from),
        rule.reask_months.map(i64::from),
        rule.archived
    ];
    Ok(db.execute(CHANGE, row)? == 1)
}

/// Every purpose, archived ones too.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<PurposeRule>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

fn read(row: &Row<'_>) -> Result<PurposeRule, Fault> {
    let basis = Basis::parse(&row.text(1)?).ok_or_else(|| Fault::broken("a purpose has no known basis"))?;
    let categories = row.text(5)?.split_whitespace().map(DataCategory::parse).collect::<Option<_>>();
    let months = |months: Option<i64>| months.and_then(|months| u16::try_from(months).ok());
    let name = |line: &str| line.split_once(' ').and_then(|(code, name)| Some((Locale::parse(code)?, name.to_owned())));
    Ok(PurposeRule {
        purpose: super::purpose_of(&row.text(0)?)?,
        basis,
        special: row.flag(2)?,
        gdpr: row.text(3)?,
        kvkk: row.text(4)?,
        categories: categories.ok_or_else(|| Fault::broken("a purpose has no known category"))?,
        names: row.text(6)?.lines().filter_map(name).collect(),
        valid_months: months(row.opt_int(7)?),
        reask_months: months(row.opt_int(8)?),
        archived: row.flag(9)?,
    })
}

/// Reads a purpose, or one of the organisation's own pairs, that was stored.
pub(crate) fn stored(name: &str) -> Result<Purpose, Fault> {
    Purpose::of_pair(name).ok_or_else(|| Fault::broken("a purpose has no proper name"))
}
