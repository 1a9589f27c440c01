//! The table of notes: what members write about a conversation for one another, sealed under its key.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::handling::NewNote;
use domain::id::{ConversationId, MemberId, NoteId, SubjectId};
use jiff::Timestamp;

/// The first rows of the doomed, so many as the marker that is named.
macro_rules! some {
    ($most:literal) => {
        concat!("SELECT id FROM note WHERE conversation IN (SELECT id FROM doomed_conversation) ORDER BY id LIMIT ", $most)
    };
}
pub(super) use some;

statements! {
    INSERT = "INSERT INTO note (id, conversation, member, generation, at, key, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING";
    BY_KEY = "SELECT id, member, generation, at, sealed FROM note WHERE conversation = ?1 AND key = ?2";
    LIST = "SELECT id, member, generation, at, sealed FROM note WHERE conversation = ?1 ORDER BY at, id LIMIT ?2";
    AUTHOR = "SELECT member FROM note WHERE conversation = ?1 AND id = ?2";
    DELETE_ONE = "DELETE FROM note WHERE conversation = ?1 AND id = ?2";
    DELETE_OF = "DELETE FROM note WHERE conversation = ?1";
    DELETE_GENERATION = "DELETE FROM note WHERE generation = ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    COUNT_OLD = "SELECT COUNT(*) FROM note WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    DELETE_OLD = "DELETE FROM note WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    COUNT = "SELECT COUNT(*) FROM note WHERE conversation IN (SELECT id FROM doomed_conversation)";
    DELETE = "DELETE FROM note WHERE conversation IN (SELECT id FROM doomed_conversation)";
    LARGE = "SELECT c.subject FROM note n JOIN conversation c ON c.id = n.conversation WHERE n.conversation IN (SELECT id FROM doomed_conversation) GROUP BY c.subject HAVING COUNT(*) > ?1";
    COUNT_SOME = concat!("SELECT COUNT(*) FROM (", some!("?1"), ") AS few");
    DELETE_SOME = concat!("DELETE FROM note WHERE id IN (", some!("?1"), ")");
}

/// A note, sealed.
#[derive(Clone, Debug)]
pub struct NoteRow {
    /// Its id.
    pub id: NoteId,
    /// Who wrote it.
    pub member: MemberId,
    /// Under which generation it is sealed.
    pub generation: u32,
    /// When.
    pub at: Timestamp,
    /// What it says, sealed.
    pub sealed: Vec<u8>,
}

/// Stores a note; false where one with its key is stored already.
pub(crate) fn insert(db: &mut Db, conversation: ConversationId, generation: u32, note: &NewNote, at: Timestamp) -> Result<bool, Fault> {
    let row = values![&note.id.0, &conversation.0, &note.member.0, generation, at.as_millisecond(), &note.key, &note.sealed];
    Ok(db.execute(INSERT, row)? == 1)
}

/// The note that was written with this key before.
pub(crate) fn by_key(db: &mut Db, conversation: ConversationId, key: &[u8; 16]) -> Result<Option<NoteRow>, Fault> {
    db.row(BY_KEY, values![&conversation.0, key], read)
}

/// A conversation's notes, oldest first.
pub(crate) fn list(db: &mut Db, conversation: ConversationId, limit: i64) -> Result<Vec<NoteRow>, Fault> {
    db.rows(LIST, values![&conversation.0, limit], read)
}

pub(crate) fn author(db: &mut Db, conversation: ConversationId, id: NoteId) -> Result<Option<MemberId>, Fault> {
    db.row(AUTHOR, values![&conversation.0, &id.0], |row| Ok(MemberId(row.id(0)?)))
}

pub(crate) fn delete_one(db: &mut Db, conversation: ConversationId, id: NoteId) -> Result<(), Fault> {
    db.execute(DELETE_ONE, values![&conversation.0, &id.0]).map(drop)
}

/// Every note of a conversation.
pub(crate) fn delete_of(db: &mut Db, conversation: ConversationId) -> Result<(), Fault> {
    db.execute(DELETE_OF, values![&conversation.0]).map(drop)
}

pub(crate) fn delete_generation(db: &mut Db, subject: SubjectId, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_GENERATION, values![&subject.0, generation])
}

/// How many notes about a subject are older than `before`.
pub(crate) fn count_old(db: &mut Db, subject: SubjectId, before: Timestamp) -> Result<u64, Fault> {
    db.row(COUNT_OLD, values![&subject.0, before.as_millisecond()], |row| row.u64(0)).map(Option::unwrap_or_default)
}

pub(crate) fn delete_old(db: &mut Db, subject: SubjectId, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![&subject.0, before.as_millisecond()])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

/// Those of the doomed who have more than so many.
pub(crate) fn large(db: &mut Db, most: u64) -> Result<Vec<SubjectId>, Fault> {
    db.rows(LARGE, values![most], |row| Ok(SubjectId(row.id(0)?)))
}

/// How many rows of the doomed there are, up to a number.
pub(crate) fn count_some(db: &mut Db, most: u64) -> Result<u64, Fault> {
    super::count_some(db, COUNT_SOME, most)
}

/// Deletes the first of them.
pub(crate) fn delete_some(db: &mut Db, most: u64) -> Result<u64, Fault> {
    db.execute(DELETE_SOME, values![most])
}

fn read(row: &Row<'_>) -> Result<NoteRow, Fault> {
    Ok(NoteRow { id: NoteId(row.id(0)?), member: MemberId(row.id(1)?), generation: row.u32(2)?, at: row.time(3)?, sealed: row.bytes(4)? })
}
