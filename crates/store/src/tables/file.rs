//! The table of files: which message carries one, and how large it is. The bytes stand in `file_part`.

use super::file_part;
use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::file::{Draft, Held};
use domain::id::{ConversationId, FileId, MessageId, SubjectId};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO file (id, conversation, message, generation, bytes, parts, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    GET = "SELECT id, message, generation, bytes, parts FROM file WHERE conversation = ?1 AND id = ?2";
    HELD = "SELECT COUNT(CASE WHEN at > ?2 THEN 1 END), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM file WHERE conversation = ?1";
    OF_MESSAGE = "SELECT id FROM file WHERE conversation = ?1 AND message = ?2";
    OF_CONVERSATION = "SELECT id FROM file WHERE conversation = ?1";
    OF_GENERATION = "SELECT id FROM file WHERE generation = ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    DELETE_ONE = "DELETE FROM file WHERE id = ?1";
    COUNT_OLD = "SELECT COUNT(*) FROM file WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    OLD = "SELECT id FROM file WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    COUNT = "SELECT COUNT(*) FROM file WHERE conversation IN (SELECT id FROM doomed_conversation)";
    LARGE = "SELECT c.subject FROM file f JOIN conversation c ON c.id = f.conversation WHERE f.conversation IN (SELECT id FROM doomed_conversation) GROUP BY c.subject HAVING CAST(SUM(f.parts) AS BIGINT) > ?1";
    PARTS = "SELECT CAST(COALESCE(SUM(parts), 0) AS BIGINT) FROM file WHERE conversation IN (SELECT id FROM doomed_conversation)";
    DELETE = "DELETE FROM file WHERE conversation IN (SELECT id FROM doomed_conversation)";
}

/// A file of a conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileRow {
    /// Its id.
    pub id: FileId,
    /// The message that carries it.
    pub message: MessageId,
    /// Under which generation its parts are sealed.
    pub generation: u32,
    /// Its bytes before they were sealed.
    pub bytes: u64,
    /// In how many parts.
    pub parts: u32,
}

pub(crate) fn insert(db: &mut Db, conversation: ConversationId, generation: u32, draft: &Draft) -> Result<(), Fault> {
    let parts = draft.parts.len() as u64;
    let row = values![&draft.id.0, &conversation.0, &draft.message.0, generation, draft.bytes, parts, draft.at.as_millisecond()];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn get(db: &mut Db, conversation: ConversationId, id: FileId) -> Result<Option<FileRow>, Fault> {
    db.row(GET, values![&conversation.0, &id.0], |row| {
        Ok(FileRow {
            id: FileId(row.id(0)?),
            message: MessageId(row.id(1)?),
            generation: row.u32(2)?,
            bytes: row.u64(3)?,
            parts: row.u32(4)?,
        })
    })
}

/// What a conversation holds, and how much of it came after `since`.
pub(crate) fn held(db: &mut Db, conversation: ConversationId, since: Timestamp) -> Result<Held, Fault> {
    let held =
        db.row(HELD, values![&conversation.0, since.as_millisecond()], |row| Ok(Held { recent: row.u64(0)?, bytes: row.u64(1)? }))?;
    Ok(held.unwrap_or_default())
}

/// Deletes the file of a message, if it carries one; answers how many rows went.
pub(crate) fn delete_message(db: &mut Db, conversation: ConversationId, message: MessageId) -> Result<u64, Fault> {
    let files = db.rows(OF_MESSAGE, values![&conversation.0, &message.0], |row| row.id(0))?;
    delete_all(db, &files)
}

/// Deletes every file of a conversation.
pub(crate) fn delete_said(db: &mut Db, conversation: ConversationId) -> Result<u64, Fault> {
    let files = db.rows(OF_CONVERSATION, values![&conversation.0], |row| row.id(0))?;
    delete_all(db, &files)
}

/// Deletes what a generation of a subject's key sealed.
pub(crate) fn delete_generation(db: &mut Db, subject: SubjectId, generation: u32) -> Result<u64, Fault> {
    let files = db.rows(OF_GENERATION, values![&subject.0, generation], |row| row.id(0))?;
    delete_all(db, &files)
}

/// Parts first, so that none is ever left without its file.
fn delete_all(db: &mut Db, files: &[uuid::Uuid]) -> Result<u64, Fault> {
    let mut deleted = 0;
    for file in files {
        deleted += file_part::delete_file(db, FileId(*file))?;
        deleted += db.execute(DELETE_ONE, values![file])?;
    }
    Ok(deleted)
}

/// How many files of a subject are older than `before`.
pub(crate) fn count_old(db: &mut Db, subject: SubjectId, before: Timestamp) -> Result<u64, Fault> {
    db.row(COUNT_OLD, values![&subject.0, before.as_millisecond()], |row| row.u64(0)).map(Option::unwrap_or_default)
}

pub(crate) fn delete_old(db: &mut Db, subject: SubjectId, before: Timestamp) -> Result<u64, Fault> {
    let files = db.rows(OLD, values![&subject.0, before.as_millisecond()], |row| row.id(0))?;
    delete_all(db, &files)
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

/// Those of the doomed whose files have more than so many parts.
pub(crate) fn large(db: &mut Db, most: u64) -> Result<Vec<SubjectId>, Fault> {
    db.rows(LARGE, values![most], |row| Ok(SubjectId(row.id(0)?)))
}

/// How many parts the files of the doomed have.
pub(crate) fn count_parts(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, PARTS)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
