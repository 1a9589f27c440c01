//! The table of the texts of canned responses, one for each language.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::CannedId;

statements! {
    INSERT = "INSERT INTO canned_text (canned, locale, body) VALUES (?1, ?2, ?3)";
    DELETE = "DELETE FROM canned_text WHERE canned = ?1";
}

pub(crate) fn insert(db: &mut Db, canned: CannedId, locale: &str, body: &str) -> Result<(), Fault> {
    db.execute(INSERT, values![&canned.0, locale, body]).map(drop)
}

pub(crate) fn delete(db: &mut Db, canned: CannedId) -> Result<(), Fault> {
    db.execute(DELETE, values![&canned.0]).map(drop)
}
