//! The table of mentions: which note names which member, and whether they have read it. It holds no word of the note.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{ConversationId, MemberId, NoteId, SubjectId};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO note_mention (note, conversation, member, at) VALUES (?1, ?2, ?3, ?4)";
    UNREAD = "SELECT note, conversation, at FROM note_mention WHERE member = ?1 AND read_at IS NULL ORDER BY at DESC, note DESC LIMIT ?2";
    OF_CONVERSATION = "SELECT note, member FROM note_mention WHERE conversation = ?1 ORDER BY note, member";
    READ = "UPDATE note_mention SET read_at = ?3 WHERE conversation = ?1 AND member = ?2 AND read_at IS NULL";
    DELETE_NOTE = "DELETE FROM note_mention WHERE conversation = ?1 AND note = ?2";
    DELETE_OF_MEMBER = "DELETE FROM note_mention WHERE member = ?1";
    DELETE_OF = "DELETE FROM note_mention WHERE conversation = ?1";
    DELETE_GENERATION = "DELETE FROM note_mention WHERE note IN (SELECT id FROM note WHERE generation = ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1))";
    DELETE_OLD = "DELETE FROM note_mention WHERE note IN (SELECT id FROM note WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1))";
    COUNT = "SELECT COUNT(*) FROM note_mention WHERE conversation IN (SELECT id FROM doomed_conversation)";
    DELETE = "DELETE FROM note_mention WHERE conversation IN (SELECT id FROM doomed_conversation)";
}

/// Where a member is mentioned.
#[derive(Clone, Debug)]
pub struct MentionRow {
    /// In which note.
    pub note: NoteId,
    /// On which conversation.
    pub conversation: ConversationId,
    /// When.
    pub at: Timestamp,
}

pub(crate) fn insert(db: &mut Db, conversation: ConversationId, note: NoteId, members: &[MemberId], at: Timestamp) -> Result<(), Fault> {
    let row = |member: &MemberId| db.execute(INSERT, values![&note.0, &conversation.0, &member.0, at.as_millisecond()]).map(drop);
    members.iter().try_for_each(row)
}

/// Where a member is mentioned and has not read it, the newest first.
pub(crate) fn unread(db: &mut Db, member: MemberId, limit: i64) -> Result<Vec<MentionRow>, Fault> {
    db.rows(UNREAD, values![&member.0, limit], |row| {
        Ok(MentionRow { note: NoteId(row.id(0)?), conversation: ConversationId(row.id(1)?), at: row.time(2)? })
    })
}

/// Which notes of a conversation mention whom.
pub(crate) fn of_conversation(db: &mut Db, conversation: ConversationId) -> Result<Vec<(NoteId, MemberId)>, Fault> {
    db.rows(OF_CONVERSATION, values![&conversation.0], |row| Ok((NoteId(row.id(0)?), MemberId(row.id(1)?))))
}

pub(crate) fn read(db: &mut Db, conversation: ConversationId, member: MemberId, at: Timestamp) -> Result<(), Fault> {
    db.execute(READ, values![&conversation.0, &member.0, at.as_millisecond()]).map(drop)
}

pub(crate) fn delete_note(db: &mut Db, conversation: ConversationId, note: NoteId) -> Result<(), Fault> {
    db.execute(DELETE_NOTE, values![&conversation.0, &note.0]).map(drop)
}

/// Every mention on a conversation.
pub(crate) fn delete_of(db: &mut Db, conversation: ConversationId) -> Result<(), Fault> {
    db.execute(DELETE_OF, values![&conversation.0]).map(drop)
}

/// The mentions in notes of a generation; called while the notes are still there.
pub(crate) fn delete_generation(db: &mut Db, subject: SubjectId, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_GENERATION, values![&subject.0, generation])
}

/// Mentions in notes about a subject that are older than `before`.
pub(crate) fn delete_old(db: &mut Db, subject: SubjectId, before: Timestamp) -> Result<u64, Fault> {
    db.execute(DELETE_OLD, values![&subject.0, before.as_millisecond()])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

/// Whoever leaves has none any more.
pub(crate) fn delete_of_member(db: &mut Db, member: MemberId) -> Result<(), Fault> {
    db.execute(DELETE_OF_MEMBER, values![&member.0]).map(drop)
}
