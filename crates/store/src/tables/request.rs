//! The table of data-subject requests.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{RequestId, SubjectId};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO request (id, subject, kind, received_at, closed_at) VALUES (?1, ?2, ?3, ?4, ?4)";
    LIST = "SELECT id, kind, received_at, closed_at FROM request WHERE subject = ?1 ORDER BY received_at, id";
    COUNT = "SELECT COUNT(*) FROM request WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM request WHERE subject IN (SELECT subject FROM doomed)";
}

/// A request, fulfilled at once in the chat window.
#[derive(Clone, Debug)]
pub struct RequestRow {
    /// Its id.
    pub id: RequestId,
    /// `access`, `rectification`, `erasure` or `withdrawal`.
    pub kind: String,
    /// When it came.
    pub received_at: Timestamp,
    /// When it was fulfilled.
    pub closed_at: Option<Timestamp>,
}

pub(crate) fn insert(db: &mut Db, id: RequestId, subject: SubjectId, kind: &str, at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&id.0, &subject.0, kind, at.as_millisecond()]).map(drop)
}

pub(crate) fn list(db: &mut Db, subject: SubjectId) -> Result<Vec<RequestRow>, Fault> {
    db.rows(LIST, values![&subject.0], |row| {
        Ok(RequestRow { id: RequestId(row.id(0)?), kind: row.text(1)?, received_at: row.time(2)?, closed_at: row.opt_time(3)? })
    })
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
