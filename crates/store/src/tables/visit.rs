//! The table of visits, found by the visit token's lookup id.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::notice::Version;
use domain::principal::Visitor;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO visit (lookup, id, organisation, site, subject, conversation, locale, notice, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    COUNT = "SELECT COUNT(*) FROM visit WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM visit WHERE subject IN (SELECT subject FROM doomed)";
}

pub(crate) fn insert(db: &mut Db, lookup: &[u8; 32], v: &Visitor, notice: &Version, at: Timestamp) -> Result<(), Fault> {
    let row = values![
        lookup,
        &v.visit.0,
        &v.organisation.0,
        &v.site.0,
        &v.subject.0,
        &v.conversation.0,
        v.locale.code(),
        notice,
        at.as_millisecond()
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
