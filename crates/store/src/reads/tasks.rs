//! What was promised to visitors: the list of call backs, and what is due.

use super::Reader;
use crate::db::{Row, statements, values};
use crate::fault::Fault;
use domain::id::{ConversationId, MemberId, OrganisationId, SubjectId, TaskId};
use domain::task::Task;
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    OPEN = "SELECT id, subject, conversation, created_at, due_at, done_at, member FROM task WHERE organisation = ?1 AND done_at IS NULL AND (due_at > ?2 OR (due_at = ?2 AND id > ?3)) ORDER BY due_at, id LIMIT ?4";
    DONE = "SELECT id, subject, conversation, created_at, due_at, done_at, member FROM task WHERE organisation = ?1 AND done_at IS NOT NULL AND (done_at < ?2 OR (done_at = ?2 AND id < ?3)) ORDER BY done_at DESC, id DESC LIMIT ?4";
    OF_SUBJECT = "SELECT id, subject, conversation, created_at, due_at, done_at, member FROM task WHERE organisation = ?1 AND subject = ?2 ORDER BY due_at DESC, id DESC LIMIT ?3";
    DUE = "SELECT organisation, id, subject, due_at FROM task WHERE done_at IS NULL AND reminded_at IS NULL AND due_at <= ?1 ORDER BY due_at, id LIMIT ?2";
}

/// A task of the list.
#[derive(Clone, Debug)]
pub struct TaskRow {
    /// Its id.
    pub id: TaskId,
    /// To whom it was promised.
    pub subject: SubjectId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// When it was promised.
    pub created_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
    /// When it was done.
    pub done_at: Option<Timestamp>,
    /// Who did it.
    pub member: Option<MemberId>,
}

impl Reader<'_> {
    /// A page of tasks: those to do, the next due first; or those done, the last first. `after` is the place of the last one on
    /// the page before: its time in milliseconds, and its id.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn tasks(
        &mut self,
        organisation: OrganisationId,
        done: bool,
        after: Option<(i64, Uuid)>,
        limit: i64,
    ) -> Result<Vec<TaskRow>, Fault> {
        let (sql, first) = if done { (DONE, (i64::MAX, Uuid::max())) } else { (OPEN, (i64::MIN, Uuid::nil())) };
        let (at, id) = after.unwrap_or(first);
        self.db.rows(sql, values![&organisation.0, at, &id, limit], task)
    }

    /// What was promised to one subject, the latest due first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn tasks_of(&mut self, organisation: OrganisationId, subject: SubjectId, limit: i64) -> Result<Vec<TaskRow>, Fault> {
        self.db.rows(OF_SUBJECT, values![&organisation.0, &subject.0, limit], task)
    }

    /// What is due in any organisation and of which nobody was reminded yet.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn tasks_due(&mut self, now: Timestamp, limit: i64) -> Result<Vec<(OrganisationId, Task)>, Fault> {
        self.db.rows(DUE, values![now.as_millisecond(), limit], |row| {
            let task = Task { id: TaskId(row.id(1)?), subject: SubjectId(row.id(2)?), due_at: row.time(3)?, done_at: None };
            Ok((OrganisationId(row.id(0)?), task))
        })
    }
}

fn task(row: &Row<'_>) -> Result<TaskRow, Fault> {
    Ok(TaskRow {
        id: TaskId(row.id(0)?),
        subject: SubjectId(row.id(1)?),
        conversation: ConversationId(row.id(2)?),
        created_at: row.time(3)?,
        due_at: row.time(4)?,
        done_at: row.opt_time(5)?,
        member: row.opt_id(6)?.map(MemberId),
    })
}
