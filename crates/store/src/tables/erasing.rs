//! The table of erasures that go in pieces: whose, and how far each has come. A row here is all that leads to what is left.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::erasure::{Erasing, Piece};
use domain::id::{OrganisationId, RequestId, SubjectId};
use domain::retention::Rule;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO erasing (subject, organisation, rule, request, began_at, rows_removed, looked_to) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)";
    GET = "SELECT subject, rule, request, began_at, rows_removed, looked_to FROM erasing WHERE subject = ?1 AND organisation = ?2 {LOCK}";
    LIST = "SELECT organisation, subject FROM erasing ORDER BY began_at, subject LIMIT ?1";
    GO_ON = "UPDATE erasing SET rows_removed = rows_removed + ?2, looked_to = ?3 WHERE subject = ?1";
    COUNT = "SELECT COUNT(*) FROM erasing WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM erasing WHERE subject IN (SELECT subject FROM doomed)";
}

/// An erasure begins, by a rule or for a request.
pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    subject: SubjectId,
    (rule, request): (Option<Rule>, Option<RequestId>),
    at: Timestamp,
    rows: u64,
) -> Result<(), Fault> {
    let (rule, request) = (rule.map_or("", Rule::as_str), request.as_ref().map(|request| &request.0));
    db.execute(INSERT, values![&subject.0, &organisation.0, rule, request, at.as_millisecond(), rows]).map(drop)
}

/// How far the erasure of a subject of the organisation has come; `None` where none is under way.
pub(crate) fn get(db: &mut Db, organisation: OrganisationId, subject: SubjectId) -> Result<Option<Erasing>, Fault> {
    db.row(GET, values![&subject.0, &organisation.0], read)
}

/// The erasures that are under way, the oldest first.
pub(crate) fn list(db: &mut Db, limit: i64) -> Result<Vec<(OrganisationId, SubjectId)>, Fault> {
    db.rows(LIST, values![limit], |row| Ok((OrganisationId(row.id(0)?), SubjectId(row.id(1)?))))
}

/// A piece more is destroyed.
pub(crate) fn go_on(db: &mut Db, subject: SubjectId, piece: &Piece) -> Result<(), Fault> {
    db.execute(GO_ON, values![&subject.0, piece.rows(), piece.looked_to]).map(drop)
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

fn read(row: &Row<'_>) -> Result<Erasing, Fault> {
    let rule = match row.text(1)?.as_str() {
        "" => None,
        name => Some(Rule::parse(name).ok_or_else(|| Fault::broken("an erasure has no known rule"))?),
    };
    Ok(Erasing {
        subject: SubjectId(row.id(0)?),
        rule,
        request: row.opt_id(2)?.map(RequestId),
        began_at: row.time(3)?,
        rows: row.u64(4)?,
        looked_to: row.u64(5)?,
    })
}
