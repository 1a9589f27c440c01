//! The table of notices and wordings: immutable texts, named by their SHA-256.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::notice::{Text, Version};
use domain::purpose::Purpose;
use jiff::Timestamp;
use locale::Locale;

statements! {
    INSERT = "INSERT INTO document (organisation, version, purpose, locale, title, body, published_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (organisation, version) DO UPDATE SET published_at = excluded.published_at";
    GET = "SELECT locale, title, body FROM document WHERE organisation = ?1 AND version = ?2";
    NOTICE = "SELECT locale, title, body FROM document WHERE organisation = ?1 AND purpose = '' AND locale = ?2 ORDER BY published_at DESC, version LIMIT 1";
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    purpose: Option<&Purpose>,
    text: &Text,
    at: Timestamp,
) -> Result<bool, Fault> {
    let purpose = purpose.map_or("", Purpose::as_str);
    let version = text.version();
    let row = values![&organisation.0, &version, purpose, text.locale.code(), &text.title, &text.body, at.as_millisecond()];
    Ok(db.execute(INSERT, row)? == 1)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, version: &Version) -> Result<Option<Text>, Fault> {
    db.row(GET, values![&organisation.0, version], read)
}

/// The current notice in a language.
pub(crate) fn notice(db: &mut Db, organisation: OrganisationId, locale: Locale) -> Result<Option<Text>, Fault> {
    db.row(NOTICE, values![&organisation.0, locale.code()], read)
}

fn read(row: &Row<'_>) -> Result<Text, Fault> {
    let locale = Locale::parse(&row.text(0)?).ok_or_else(|| Fault::broken("a text has no known language"))?;
    Ok(Text { locale, title: row.text(1)?, body: row.text(2)? })
}
