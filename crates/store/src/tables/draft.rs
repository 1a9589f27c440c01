//! The table of drafts: what members have begun to write, sealed under the conversation's key.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{ConversationId, MemberId, SubjectId};
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO draft (conversation, member, generation, at, sealed) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (conversation, member) DO UPDATE SET generation = excluded.generation, at = excluded.at, sealed = excluded.sealed";
    GET = "SELECT generation, at, sealed FROM draft WHERE conversation = ?1 AND member = ?2";
    DROP = "DELETE FROM draft WHERE conversation = ?1 AND member = ?2";
    DELETE_OF_MEMBER = "DELETE FROM draft WHERE member = ?1";
    DELETE_OF = "DELETE FROM draft WHERE conversation = ?1";
    DELETE_GENERATION = "DELETE FROM draft WHERE generation = ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    DELETE_OLD = "DELETE FROM draft WHERE at < ?2 AND conversation IN (SELECT id FROM conversation WHERE subject = ?1)";
    COUNT = "SELECT COUNT(*) FROM draft WHERE conversation IN (SELECT id FROM doomed_conversation)";
    DELETE = "DELETE FROM draft WHERE conversation IN (SELECT id FROM doomed_conversation)";
}

/// A draft, sealed.
#[derive(Clone, Debug)]
pub struct DraftRow {
    /// Under which generation it is sealed.
    pub generation: u32,
    /// When it was kept.
    pub at: Timestamp,
    /// What it says, sealed.
    pub sealed: Vec<u8>,
}

pub(crate) fn put(db: &mut Db, conversation: ConversationId, member: MemberId, draft: &DraftRow) -> Result<(), Fault> {
    let row = values![&conversation.0, &member.0, draft.generation, draft.at.as_millisecond(), &draft.sealed];
    db.execute(PUT, row).map(drop)
}

pub(crate) fn get(db: &mut Db, conversation: ConversationId, member: MemberId) -> Result<Option<DraftRow>, Fault> {
    db.row(GET, values![&conversation.0, &member.0], |row| {
        Ok(DraftRow { generation: row.u32(0)?, at: row.time(1)?, sealed: row.bytes(2)? })
    })
}

/// A member's draft is gone: it was sent, or emptied.
pub(crate) fn drop_one(db: &mut Db, conversation: ConversationId, member: MemberId) -> Result<(), Fault> {
    db.execute(DROP, values![&conversation.0, &member.0]).map(drop)
}

/// Every draft of a conversation.
pub(crate) fn delete_of(db: &mut Db, conversation: ConversationId) -> Result<(), Fault> {
    db.execute(DELETE_OF, values![&conversation.0]).map(drop)
}

pub(crate) fn delete_generation(db: &mut Db, subject: SubjectId, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_GENERATION, values![&subject.0, generation])
}

/// Drafts for a subject that are older than `before`.
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
