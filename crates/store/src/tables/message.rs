//! The table of messages.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::conversation::{Author, Content, Draft};
use domain::id::{ConversationId, MemberId, MessageId, SubjectId};
use jiff::Timestamp;

/// The first rows of the doomed, so many as the marker that is named.
macro_rules! some {
    ($most:literal) => {
        concat!("SELECT conversation, seq FROM message WHERE conversation IN (SELECT id FROM doomed_conversation) ORDER BY conversation, seq LIMIT ", $most)
    };
}
pub(super) use some;

statements! {
    INSERT = "INSERT INTO message (id, conversation, seq, author, member, generation, at, key, template, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING";
    BY_KEY = "SELECT seq, id FROM message WHERE conversation = ?1 AND key = ?2";
    AFTER = "SELECT id, seq, author, member, generation, at, template, body, edited_at FROM message WHERE conversation = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";
    GET = "SELECT id, seq, author, member, generation, at, template, body, edited_at FROM message WHERE conversation = ?1 AND id = ?2";
    EDIT = "UPDATE message SET body = ?3, edited_at = ?4 WHERE conversation = ?1 AND id = ?2";
    AUTHOR = "SELECT author FROM message WHERE conversation = ?1 AND id = ?2";
    DELETE_ONE = "DELETE FROM message WHERE conversation = ?1 AND id = ?2";
    DELETE_SAID = "DELETE FROM message WHERE conversation = ?1";
    DELETE_GENERATION = "DELETE FROM message WHERE generation = ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    COUNT_OLD = "SELECT COUNT(*) FROM message WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    DELETE_OLD = "DELETE FROM message WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    OLDEST = "SELECT at FROM message WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1) ORDER BY at LIMIT 1 OFFSET ?3";
    COUNT = "SELECT COUNT(*) FROM message WHERE conversation IN (SELECT id FROM doomed_conversation)";
    DELETE = "DELETE FROM message WHERE conversation IN (SELECT id FROM doomed_conversation)";
    COUNT_SOME = concat!("SELECT COUNT(*) FROM (", some!("?1"), ") AS few");
    DELETE_SOME = concat!("DELETE FROM message WHERE (conversation, seq) IN (", some!("?1"), ")");
}

/// A message, sealed.
#[derive(Clone, Debug)]
pub struct MessageRow {
    /// Its id.
    pub id: MessageId,
    /// Its place.
    pub seq: u64,
    /// Who wrote it.
    pub author: Author,
    /// Under which generation it is sealed.
    pub generation: u32,
    /// When.
    pub at: Timestamp,
    /// The template's id, for system messages.
    pub template: Option<String>,
    /// The content, sealed.
    pub body: Option<Vec<u8>>,
    /// When its author gave it other words.
    pub edited_at: Option<Timestamp>,
}

/// Stores a message; false where one with its key is stored already.
pub(crate) fn insert(db: &mut Db, conversation: ConversationId, generation: u32, draft: &Draft) -> Result<bool, Fault> {
    let member = match draft.author {
        Author::Member(member) => Some(member),
        _ => None,
    };
    let (template, body) = match &draft.content {
        Content::Sealed(body) => (None, Some(body)),
        Content::Template(id) => (Some(*id), None),
    };
    let row = values![
        &draft.id.0,
        &conversation.0,
        draft.seq,
        draft.author.as_str(),
        member.as_ref().map(|m| &m.0),
        generation,
        draft.at.as_millisecond(),
        draft.key.as_ref(),
        template,
        body
    ];
    Ok(db.execute(INSERT, row)? == 1)
}

/// The message that was sent with this key before.
pub(crate) fn by_key(db: &mut Db, conversation: ConversationId, key: &[u8; 16]) -> Result<Option<(u64, MessageId)>, Fault> {
    db.row(BY_KEY, values![&conversation.0, key], |row| Ok((row.u64(0)?, MessageId(row.id(1)?))))
}

pub(crate) fn after(db: &mut Db, conversation: ConversationId, seq: u64, limit: i64) -> Result<Vec<MessageRow>, Fault> {
    db.rows(AFTER, values![&conversation.0, seq, limit], read)
}

pub(crate) fn get(db: &mut Db, conversation: ConversationId, id: MessageId) -> Result<Option<MessageRow>, Fault> {
    db.row(GET, values![&conversation.0, &id.0], read)
}

/// Gives a message other words, sealed for the same place.
pub(crate) fn edit(db: &mut Db, conversation: ConversationId, id: MessageId, sealed: &[u8], at: Timestamp) -> Result<(), Fault> {
    db.execute(EDIT, values![&conversation.0, &id.0, sealed, at.as_millisecond()]).map(drop)
}

pub(crate) fn author(db: &mut Db, conversation: ConversationId, id: MessageId) -> Result<Option<String>, Fault> {
    db.row(AUTHOR, values![&conversation.0, &id.0], |row| row.text(0))
}

pub(crate) fn delete_one(db: &mut Db, conversation: ConversationId, id: MessageId) -> Result<u64, Fault> {
    db.execute(DELETE_ONE, values![&conversation.0, &id.0])
}

pub(crate) fn delete_said(db: &mut Db, conversation: ConversationId) -> Result<u64, Fault> {
    db.execute(DELETE_SAID, values![&conversation.0])
}

pub(crate) fn delete_generation(db: &mut Db, subject: SubjectId, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_GENERATION, values![&subject.0, generation])
}

/// How many messages of a subject are older than `before`.
pub(crate) fn count_old(db: &mut Db, subject: SubjectId, before: Timestamp) -> Result<u64, Fault> {
    db.row(COUNT_OLD, values![&subject.0, before.as_millisecond()], |row| row.u64(0)).map(Option::unwrap_or_default)
}

pub(crate) fn delete_old(db: &mut Db, subject: SubjectId, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![&subject.0, before.as_millisecond()])
}

/// When a subject's message was written that has `older` older ones, of those from before `before`.
pub(crate) fn oldest(db: &mut Db, subject: SubjectId, before: Timestamp, older: i64) -> Result<Option<Timestamp>, Fault> {
    db.row(OLDEST, values![&subject.0, before.as_millisecond(), older], |row| row.time(0))
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

/// How many rows of the doomed there are, up to a number.
pub(crate) fn count_some(db: &mut Db, most: u64) -> Result<u64, Fault> {
    super::count_some(db, COUNT_SOME, most)
}

/// Deletes the first of them.
pub(crate) fn delete_some(db: &mut Db, most: u64) -> Result<u64, Fault> {
    db.execute(DELETE_SOME, values![most])
}

/// A message of a row that begins with its columns.
pub(crate) fn read(row: &Row<'_>) -> Result<MessageRow, Fault> {
    let member = row.opt_id(3)?.map(MemberId);
    let author = match (row.text(2)?.as_str(), member) {
        ("visitor", _) => Author::Visitor,
        ("bot", _) => Author::Bot,
        ("member", Some(member)) => Author::Member(member),
        ("system", _) => Author::System,
        _ => return Err(Fault::broken("a message has no known author")),
    };
    Ok(MessageRow {
        id: MessageId(row.id(0)?),
        seq: row.u64(1)?,
        author,
        generation: row.u32(4)?,
        at: row.time(5)?,
        template: row.opt_text(6)?,
        body: row.opt_bytes(7)?,
        edited_at: row.opt_time(8)?,
    })
}
