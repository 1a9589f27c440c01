//! The table of notices and wordings: immutable texts, named by their SHA-256.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::notice::{Kind, Publication, Text, Version};
use domain::purpose::Purpose;
use jiff::Timestamp;
use locale::Locale;

statements! {
    INSERT = "INSERT INTO document (organisation, version, purpose, locale, title, body, published_at, change, about, own, stood_on, position) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, COALESCE(MAX(position), 0) + 1 FROM document WHERE organisation = ?1 ON CONFLICT (organisation, version) DO UPDATE SET published_at = excluded.published_at, change = excluded.change, about = excluded.about, own = excluded.own, stood_on = excluded.stood_on, position = excluded.position";
    GET = "SELECT locale, title, body FROM document WHERE organisation = ?1 AND version = ?2";
    NOTICE = "SELECT locale, title, body FROM document WHERE organisation = ?1 AND purpose = '' AND locale = ?2 ORDER BY position DESC, published_at DESC, version LIMIT 1";
    WORDING = "SELECT locale, title, body FROM document WHERE organisation = ?1 AND purpose = ?2 AND locale = ?3 ORDER BY own DESC, position DESC, published_at DESC, version LIMIT 1";
    OWN_WORDINGS = "SELECT purpose, title, body, locale FROM document WHERE organisation = ?1 AND purpose <> '' AND locale = ?2 AND own = 1 ORDER BY position";
    CURRENT = "SELECT version, own, stood_on FROM document WHERE organisation = ?1 AND purpose = ?2 AND locale = ?3 ORDER BY own DESC, position DESC, published_at DESC, version LIMIT 1";
    PLACE = "SELECT purpose FROM document WHERE organisation = ?1 AND version = ?2";
    ROW = "SELECT version, purpose, locale, title, body, published_at, change, about, own, position FROM document WHERE organisation = ?1 AND version = ?2";
    LIST = "SELECT version, purpose, locale, title, body, published_at, change, about, own, position FROM document WHERE organisation = ?1 AND position < ?2 AND (?3 = '' OR (?3 = 'notice' AND purpose = '') OR purpose = ?3) AND (?4 = '' OR locale = ?4) ORDER BY position DESC, version LIMIT ?5";
}

/// A published text.
#[derive(Clone, Debug)]
pub struct DocumentRow {
    /// Its version.
    pub version: Version,
    /// Whose consent it words; `None` for a notice.
    pub purpose: Option<Purpose>,
    /// The text.
    pub text: Text,
    /// When it was published last.
    pub published_at: Timestamp,
    /// What it meant for those who had agreed to the one before.
    pub kind: Kind,
    /// Which purposes that was about; empty for all.
    pub about: Vec<Purpose>,
    /// Whether the organisation wrote it.
    pub own: bool,
    /// Its place in the order of publication.
    pub position: u64,
}

/// The text that a new one would follow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Current {
    pub(crate) version: Version,
    /// Whether the organisation wrote it.
    pub(crate) own: bool,
    /// How many material changes it knew of.
    pub(crate) stood_on: u64,
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    publication: &Publication,
    stood_on: u64,
    at: Timestamp,
) -> Result<(), Fault> {
    let (text, version) = (&publication.text, publication.text.version());
    let about: Vec<&str> = publication.about.iter().map(Purpose::as_str).collect();
    let about = about.join(" ");
    let row = values![
        &organisation.0,
        &version,
        publication.purpose.as_ref().map_or("", Purpose::as_str),
        text.locale.code(),
        &text.title,
        &text.body,
        at.as_millisecond(),
        publication.kind.as_str(),
        &about,
        publication.own,
        stood_on
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, version: &Version) -> Result<Option<Text>, Fault> {
    db.row(GET, values![&organisation.0, version], read)
}

/// The current notice in a language.
pub(crate) fn notice(db: &mut Db, organisation: OrganisationId, locale: Locale) -> Result<Option<Text>, Fault> {
    db.row(NOTICE, values![&organisation.0, locale.code()], read)
}

/// The wording of a consent in a language: the organisation's own, else the last that a bot asked in.
pub(crate) fn wording(db: &mut Db, organisation: OrganisationId, purpose: &Purpose, locale: Locale) -> Result<Option<Text>, Fault> {
    db.row(WORDING, values![&organisation.0, purpose.as_str(), locale.code()], read)
}

/// The organisation's own wordings in a language, the current one of each purpose last.
pub(crate) fn own_wordings(db: &mut Db, organisation: OrganisationId, locale: Locale) -> Result<Vec<(Purpose, Text)>, Fault> {
    db.rows(OWN_WORDINGS, values![&organisation.0, locale.code()], |row| {
        Ok((super::purpose_of(&row.text(0)?)?, Text { locale, title: row.text(1)?, body: row.text(2)? }))
    })
}

/// The text that a new one of this purpose and language would follow.
pub(crate) fn current(
    db: &mut Db,
    organisation: OrganisationId,
    purpose: Option<&Purpose>,
    locale: Locale,
) -> Result<Option<Current>, Fault> {
    db.row(CURRENT, values![&organisation.0, purpose.map_or("", Purpose::as_str), locale.code()], |row| {
        Ok(Current { version: row.hash(0)?, own: row.flag(1)?, stood_on: row.u64(2)? })
    })
}

/// For what a version was published: `None` where it never was, an empty text for the notice.
pub(crate) fn place(db: &mut Db, organisation: OrganisationId, version: &Version) -> Result<Option<String>, Fault> {
    db.row(PLACE, values![&organisation.0, version], |row| row.text(0))
}

/// A published text, with how it was published.
pub(crate) fn row(db: &mut Db, organisation: OrganisationId, version: &Version) -> Result<Option<DocumentRow>, Fault> {
    db.row(ROW, values![&organisation.0, version], listed)
}

/// Published texts before a place, the last first; of one purpose (or `notice`) and language where they are named.
pub(crate) fn list(
    db: &mut Db,
    organisation: OrganisationId,
    before: i64,
    of: (&str, Option<Locale>),
    limit: i64,
) -> Result<Vec<DocumentRow>, Fault> {
    db.rows(LIST, values![&organisation.0, before, of.0, of.1.map_or("", Locale::code), limit], listed)
}

fn listed(row: &Row<'_>) -> Result<DocumentRow, Fault> {
    let purpose = row.text(1)?;
    let about = row.text(7)?;
    Ok(DocumentRow {
        version: row.hash(0)?,
        purpose: if purpose.is_empty() { None } else { Some(super::purpose_of(&purpose)?) },
        text: Text { locale: language(&row.text(2)?)?, title: row.text(3)?, body: row.text(4)? },
        published_at: row.time(5)?,
        kind: Kind::parse(&row.text(6)?).ok_or_else(|| Fault::broken("a text has no known kind"))?,
        about: about.split_whitespace().map(super::purpose_of).collect::<Result<_, _>>()?,
        own: row.flag(8)?,
        position: row.u64(9)?,
    })
}

fn read(row: &Row<'_>) -> Result<Text, Fault> {
    Ok(Text { locale: language(&row.text(0)?)?, title: row.text(1)?, body: row.text(2)? })
}

fn language(code: &str) -> Result<Locale, Fault> {
    Locale::parse(code).ok_or_else(|| Fault::broken("a text has no known language"))
}
