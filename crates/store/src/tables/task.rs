//! The table of tasks: what members have promised to do.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::{ConversationId, MemberId, OrganisationId, SubjectId, TaskId};
use domain::task::Task;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO task (id, organisation, subject, conversation, created_at, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    MOVE = "UPDATE task SET due_at = ?2, reminded_at = NULL WHERE id = ?1";
    FINISH = "UPDATE task SET done_at = ?2, member = ?3 WHERE id = ?1";
    REMIND = "UPDATE task SET reminded_at = ?2 WHERE id = ?1";
    GET = "SELECT id, subject, due_at, done_at FROM task WHERE id = ?1 AND organisation = ?2";
    OPEN = "SELECT id, subject, due_at, done_at FROM task WHERE subject = ?1 AND done_at IS NULL ORDER BY due_at LIMIT 1";
    COUNT = "SELECT COUNT(*) FROM task WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM task WHERE subject IN (SELECT subject FROM doomed)";
    DELETE_OPEN = "DELETE FROM task WHERE subject = ?1 AND done_at IS NULL";
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    (task, subject, conversation): (TaskId, SubjectId, ConversationId),
    at: Timestamp,
    due_at: Timestamp,
) -> Result<(), Fault> {
    let row = values![&task.0, &organisation.0, &subject.0, &conversation.0, at.as_millisecond(), due_at.as_millisecond()];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn set_due(db: &mut Db, task: TaskId, due_at: Timestamp) -> Result<(), Fault> {
    db.execute(MOVE, values![&task.0, due_at.as_millisecond()]).map(drop)
}

pub(crate) fn finish(db: &mut Db, task: TaskId, member: MemberId, at: Timestamp) -> Result<(), Fault> {
    db.execute(FINISH, values![&task.0, at.as_millisecond(), &member.0]).map(drop)
}

pub(crate) fn remind(db: &mut Db, task: TaskId, at: Timestamp) -> Result<(), Fault> {
    db.execute(REMIND, values![&task.0, at.as_millisecond()]).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, task: TaskId) -> Result<Option<Task>, Fault> {
    db.row(GET, values![&task.0, &organisation.0], read)
}

/// The promise to a subject that is still to be kept.
pub(crate) fn open(db: &mut Db, subject: SubjectId) -> Result<Option<Task>, Fault> {
    db.row(OPEN, values![&subject.0], read)
}

fn read(row: &Row<'_>) -> Result<Task, Fault> {
    Ok(Task { id: TaskId(row.id(0)?), subject: SubjectId(row.id(1)?), due_at: row.time(2)?, done_at: row.opt_time(3)? })
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

/// What cannot be kept any more: the number is gone.
pub(crate) fn delete_open(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    db.execute(DELETE_OPEN, values![&subject.0])
}
