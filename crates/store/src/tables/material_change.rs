//! The table of material changes: what makes consents stale that were given before.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::consent::{MaterialChange, What};
use domain::id::{OrganisationId, RecipientId};
use domain::purpose::Purpose;
use jiff::Timestamp;
use locale::Locale;

statements! {
    INSERT = "INSERT INTO material_change (organisation, position, purpose, locale, cause, recipient, fields, at) SELECT ?1, COALESCE(MAX(position), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 FROM material_change WHERE organisation = ?1";
    LAST = "SELECT COALESCE(MAX(position), 0) FROM material_change WHERE organisation = ?1";
    SINCE = "SELECT position, purpose, locale, cause, recipient, fields FROM material_change WHERE organisation = ?1 AND position > ?2 ORDER BY position";
    CHANGED = "SELECT 1 FROM material_change WHERE organisation = ?1 AND position > ?2 AND cause IN ('purpose', 'recipients') AND (?3 = '' OR purpose = ?3) LIMIT 1";
}

/// What stands in `fields` where a recipient is the same, and elsewhere.
const MOVED: &str = "moved";

/// Notes a change; no purpose or language stands for every one.
pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    purpose: Option<&Purpose>,
    locale: Option<Locale>,
    what: &What,
    at: Timestamp,
) -> Result<(), Fault> {
    let (purpose, locale) = (purpose.map_or("", Purpose::as_str), locale.map_or("", Locale::code));
    let (cause, recipient, fields) = match what {
        What::Text => ("text", None, ""),
        What::Purpose(fields) => ("purpose", None, fields.as_str()),
        What::Recipient(recipient) => ("recipients", recipient.as_ref().map(|id| &id.0), ""),
        What::Moved(recipient) => ("recipients", Some(&recipient.0), MOVED),
    };
    db.execute(INSERT, values![&organisation.0, purpose, locale, cause, recipient, fields, at.as_millisecond()]).map(drop)
}

fn what(cause: &str, recipient: Option<RecipientId>, fields: String) -> Result<What, Fault> {
    match (cause, recipient) {
        ("text", _) => Ok(What::Text),
        ("purpose", _) => Ok(What::Purpose(fields)),
        ("recipients", Some(recipient)) if fields == MOVED => Ok(What::Moved(recipient)),
        ("recipients", recipient) => Ok(What::Recipient(recipient)),
        _ => Err(Fault::broken("a material change has no known cause")),
    }
}

/// How many there have been.
pub(crate) fn last(db: &mut Db, organisation: OrganisationId) -> Result<u64, Fault> {
    db.row(LAST, values![&organisation.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// Those after a position, oldest first.
pub(crate) fn since(db: &mut Db, organisation: OrganisationId, position: u64) -> Result<Vec<MaterialChange>, Fault> {
    db.rows(SINCE, values![&organisation.0, position], |row| {
        let purpose = row.text(1)?;
        let purpose = if purpose.is_empty() { None } else { Some(super::purpose_of(&purpose)?) };
        let what = what(&row.text(3)?, row.opt_id(4)?.map(RecipientId), row.text(5)?)?;
        Ok(MaterialChange { position: row.u64(0)?, purpose, locale: Locale::parse(&row.text(2)?), what })
    })
}

/// Whether what people agree to has changed since a position: for one purpose, or for any.
pub(crate) fn changed(db: &mut Db, organisation: OrganisationId, position: u64, purpose: Option<&Purpose>) -> Result<bool, Fault> {
    let purpose = purpose.map_or("", Purpose::as_str);
    Ok(db.row(CHANGED, values![&organisation.0, position, purpose], |_| Ok(()))?.is_some())
}
