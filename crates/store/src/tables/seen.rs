//! The table of what members have read: up to which message of a conversation.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{ConversationId, MemberId};

statements! {
    PUT = "INSERT INTO seen (conversation, member, seq) VALUES (?1, ?2, ?3) ON CONFLICT (conversation, member) DO UPDATE SET seq = excluded.seq WHERE seen.seq < excluded.seq";
    GET = "SELECT seq FROM seen WHERE conversation = ?1 AND member = ?2";
    DELETE_OF_MEMBER = "DELETE FROM seen WHERE member = ?1";
    COUNT = "SELECT COUNT(*) FROM seen WHERE conversation IN (SELECT id FROM doomed_conversation)";
    DELETE = "DELETE FROM seen WHERE conversation IN (SELECT id FROM doomed_conversation)";
}

/// It never goes back.
pub(crate) fn put(db: &mut Db, conversation: ConversationId, member: MemberId, seq: u64) -> Result<(), Fault> {
    db.execute(PUT, values![&conversation.0, &member.0, seq]).map(drop)
}

/// 0 where they have read nothing.
pub(crate) fn get(db: &mut Db, conversation: ConversationId, member: MemberId) -> Result<u64, Fault> {
    db.row(GET, values![&conversation.0, &member.0], |row| row.u64(0)).map(Option::unwrap_or_default)
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
