//! The table of texts about requests, sealed to those who answer requests and to the subject.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{MemberId, RequestId, RequestTextId};
use domain::request::{SealedText, TextKind};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO request_text (id, request, kind, member, at, pair_generation, for_privacy, for_subject, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    LIST = "SELECT id, kind, member, at, pair_generation, for_privacy, for_subject, sealed FROM request_text WHERE request = ?1 ORDER BY at, id";
    COUNT_OF = "SELECT COUNT(*) FROM request_text WHERE request = ?1";
    DELETE_OF = "DELETE FROM request_text WHERE request = ?1";
    COUNT = "SELECT COUNT(*) FROM request_text WHERE request IN (SELECT id FROM request WHERE subject IN (SELECT subject FROM doomed))";
    DELETE = "DELETE FROM request_text WHERE request IN (SELECT id FROM request WHERE subject IN (SELECT subject FROM doomed))";
}

/// A text about a request.
#[derive(Clone, Debug)]
pub struct RequestTextRow {
    /// The text, sealed.
    pub text: SealedText,
    /// Who wrote it.
    pub member: Option<MemberId>,
    /// When.
    pub at: Timestamp,
}

pub(crate) fn insert(db: &mut Db, request: RequestId, text: &SealedText, member: Option<MemberId>, at: Timestamp) -> Result<(), Fault> {
    let row = values![
        &text.id.0,
        &request.0,
        text.kind.as_str(),
        member.as_ref().map(|m| &m.0),
        at.as_millisecond(),
        text.pair_generation,
        &text.for_privacy,
        text.for_subject.as_ref(),
        &text.sealed,
    ];
    db.execute(INSERT, row).map(drop)
}

/// The texts of a request, the oldest first.
pub(crate) fn list(db: &mut Db, request: RequestId) -> Result<Vec<RequestTextRow>, Fault> {
    db.rows(LIST, values![&request.0], |row| {
        let kind = TextKind::parse(&row.text(1)?).ok_or_else(|| Fault::broken("a text of a request is of no known kind"))?;
        let text = SealedText {
            id: RequestTextId(row.id(0)?),
            kind,
            pair_generation: row.u32(4)?,
            for_privacy: row.bytes(5)?,
            for_subject: row.opt_bytes(6)?,
            sealed: row.bytes(7)?,
        };
        Ok(RequestTextRow { text, member: row.opt_id(2)?.map(MemberId), at: row.time(3)? })
    })
}

pub(crate) fn count_of(db: &mut Db, request: RequestId) -> Result<u64, Fault> {
    db.row(COUNT_OF, values![&request.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

pub(crate) fn delete_of(db: &mut Db, request: RequestId) -> Result<u64, Fault> {
    db.execute(DELETE_OF, values![&request.0])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
