//! The table of organisations.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::organisation::Profile;
use domain::team::Rule;
use jiff::Timestamp;
use locale::Locale;

statements! {
    INSERT = "INSERT INTO organisation (id, name, region, demo, created_at, confirm_email, second_step) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
    CHANGE = "UPDATE organisation SET name = ?2, languages = ?3, default_language = ?4 WHERE id = ?1";
    GET = "SELECT id, name, region, demo, languages, default_language, confirm_email, second_step FROM organisation WHERE id = ?1";
    LIST = "SELECT id, name, region, demo, languages, default_language, confirm_email, second_step FROM organisation ORDER BY id";
    SET_CONFIRMATION = "UPDATE organisation SET confirm_email = ?2 WHERE id = ?1";
    REQUIRE_SECOND_STEP = "UPDATE organisation SET second_step = ?2 WHERE id = ?1";
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
    /// The languages in which it serves visitors; never empty.
    pub languages: Vec<Locale>,
    /// The one that was chosen for visitors whose language is none of them.
    pub default_language: Option<Locale>,
    /// Whether a consent to letters waits for a click in a letter.
    pub confirm_email: bool,
    /// Whether everybody signs in in two steps.
    pub second_step: bool,
}

impl Organisation {
    /// What it says of itself.
    pub fn profile(&self) -> Profile {
        Profile { name: self.name.clone(), languages: self.languages.clone(), default_language: self.default_language }
    }

    /// The language that stands in for all that are not offered.
    pub fn default_language(&self) -> Locale {
        self.default_language.or(self.languages.first().copied()).unwrap_or(Locale::En)
    }

    /// The language in which somebody is served who wants this one.
    pub fn serves(&self, wanted: Locale) -> Locale {
        if self.languages.contains(&wanted) { wanted } else { self.default_language() }
    }
}

pub(crate) fn insert(db: &mut Db, id: OrganisationId, name: &str, region: &str, demo: bool, at: Timestamp) -> Result<(), Fault> {
    // The demo has no mail server, and an owner who signs in without a second step.
    db.execute(INSERT, values![&id.0, name, region, demo, at.as_millisecond(), !demo]).map(drop)
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

/// Whether consents to letters wait for a click in a letter.
pub(crate) fn set_confirmation(db: &mut Db, id: OrganisationId, confirm_email: bool) -> Result<(), Fault> {
    db.execute(SET_CONFIRMATION, values![&id.0, confirm_email]).map(drop)
}

/// Whether everybody signs in in two steps.
pub(crate) fn require_second_step(db: &mut Db, id: OrganisationId, required: bool) -> Result<(), Fault> {
    db.execute(REQUIRE_SECOND_STEP, values![&id.0, required]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Organisation, Fault> {
    let stored: Vec<Locale> = row.text(4)?.split_whitespace().filter_map(Locale::parse).collect();
    let languages = if stored.is_empty() { Locale::ALL.to_vec() } else { stored };
    let default_language = Locale::parse(&row.text(5)?);
    Ok(Organisation {
        id: OrganisationId(row.id(0)?),
        name: row.text(1)?,
        region: row.text(2)?,
        demo: row.flag(3)?,
        languages,
        default_language,
        confirm_email: row.flag(6)?,
        second_step: row.flag(7)?,
    })
}

pub(crate) fn change(db: &mut Db, id: OrganisationId, profile: &Profile) -> Result<(), Fault> {
    let languages = profile.languages.iter().map(|l| l.code()).collect::<Vec<_>>().join(" ");
    db.execute(CHANGE, values![&id.0, &profile.name, &languages, profile.default_language.map_or("", Locale::code)]).map(drop)
}
