//! The table of links: two subjects that are one person, a row for each of them.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{LinkId, MemberId, OrganisationId, SubjectId};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO subject_link (id, organisation, subject, other, member, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    LIST = "SELECT id, other, member, at FROM subject_link WHERE subject = ?1 AND organisation = ?2 ORDER BY at, other";
    GET = "SELECT id FROM subject_link WHERE subject = ?1 AND other = ?2 AND organisation = ?3";
    DELETE_ONE = "DELETE FROM subject_link WHERE subject = ?1 AND other = ?2 AND organisation = ?3";
    COUNT = "SELECT (SELECT COUNT(*) FROM subject_link WHERE subject IN (SELECT subject FROM doomed)) + (SELECT COUNT(*) FROM subject_link WHERE other IN (SELECT subject FROM doomed))";
    DELETE = "DELETE FROM subject_link WHERE subject IN (SELECT subject FROM doomed)";
    DELETE_OTHERS = "DELETE FROM subject_link WHERE other IN (SELECT subject FROM doomed)";
}

/// A link, as one of the two has it.
#[derive(Clone, Debug)]
pub struct LinkRow {
    /// Its id, which both have.
    pub id: LinkId,
    /// The other one.
    pub other: SubjectId,
    /// Who said so.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, subject: SubjectId, link: &LinkRow) -> Result<(), Fault> {
    let row = values![&link.id.0, &organisation.0, &subject.0, &link.other.0, &link.member.0, link.at.as_millisecond()];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn list(db: &mut Db, organisation: OrganisationId, subject: SubjectId) -> Result<Vec<LinkRow>, Fault> {
    db.rows(LIST, values![&subject.0, &organisation.0], |row| {
        Ok(LinkRow { id: LinkId(row.id(0)?), other: SubjectId(row.id(1)?), member: MemberId(row.id(2)?), at: row.time(3)? })
    })
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, subject: SubjectId, other: SubjectId) -> Result<Option<LinkId>, Fault> {
    db.row(GET, values![&subject.0, &other.0, &organisation.0], |row| Ok(LinkId(row.id(0)?)))
}

pub(crate) fn delete_one(db: &mut Db, organisation: OrganisationId, subject: SubjectId, other: SubjectId) -> Result<(), Fault> {
    db.execute(DELETE_ONE, values![&subject.0, &other.0, &organisation.0]).map(drop)
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

/// Both rows of each link: a statement for either column, because one for both would read the whole table.
pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    Ok(db.execute(DELETE, &[])? + db.execute(DELETE_OTHERS, &[])?)
}
