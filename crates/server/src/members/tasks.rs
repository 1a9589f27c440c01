//! Tasks for members: whom to call back and when, and that it was done.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::conversations::{PAGE, Page, cursor, place};
use super::reading::{self, Contact};
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::id::{SubjectId, TaskId};
use domain::permission::Permission;
use domain::task;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use store::reads::TaskRow;
use utoipa::{IntoParams, ToSchema};

/// Which tasks.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// `open` (as without it) or `done`.
    pub(crate) state: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// A task.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedTask)]
pub(crate) struct Listed {
    pub(crate) id: String,
    /// `call-back`.
    pub(crate) kind: &'static str,
    pub(crate) subject: String,
    pub(crate) conversation: String,
    pub(crate) due_at: String,
    pub(crate) overdue: bool,
    pub(crate) done_at: Option<String>,
    /// Who did it.
    pub(crate) member: Option<String>,
    /// What was told for the call; `null` where no key of the reader opens it.
    pub(crate) contact: Option<BTreeMap<String, String>>,
}

/// A task, with what was told for it as far as the reader's keys open it.
pub(crate) struct Opened {
    pub(crate) row: TaskRow,
    pub(crate) contact: Option<BTreeMap<String, String>>,
}

impl Wanted {
    pub(crate) fn done(&self) -> Result<bool, Problem> {
        match self.state.as_deref() {
            None | Some("" | "open") => Ok(false),
            Some("done") => Ok(true),
            Some(_) => Err(Problem::invalid_body()),
        }
    }
}

/// A page of tasks, and what `after` must be for the next.
pub(crate) async fn page(app: &App, who: &SignedIn, wanted: &Wanted) -> Result<(Vec<Opened>, Option<String>), Problem> {
    who.member.may(Permission::ContactsRead)?;
    let (done, limit) = (wanted.done()?, wanted.limit.unwrap_or(PAGE).clamp(1, PAGE));
    let after = match wanted.after.as_deref() {
        None | Some("") => None,
        Some(after) => Some(place(after).ok_or_else(Problem::invalid_body)?),
    };
    let organisation = who.member.organisation;
    let rows = app.read(move |r| r.tasks(organisation, done, after, limit)).await?;
    let mut subjects: Vec<_> = rows.iter().map(|row| row.subject).collect();
    subjects.sort_unstable();
    subjects.dedup();
    let contacts = reading::contacts_of(app, who, subjects).await?;
    let mut told: HashMap<SubjectId, _> = contacts.into_iter().filter_map(for_the_call).collect();
    let full = i64::try_from(rows.len()).unwrap_or_default() == limit;
    let last = rows.last().filter(|_| full).map(|row| cursor(row.done_at.unwrap_or(row.due_at).as_millisecond(), row.id.0));
    let open = |row: TaskRow| {
        let contact = told.get_mut(&row.subject).cloned();
        Opened { row, contact }
    };
    Ok((rows.into_iter().map(open).collect(), last))
}

/// What a subject told for the purpose of being called.
fn for_the_call(mut contact: Contact) -> Option<(SubjectId, BTreeMap<String, String>)> {
    Some((contact.subject, contact.fields.remove(task::PURPOSE)?))
}

/// Lists tasks: those to do, the next due first; or those done, the last first.
#[utoipa::path(operation_id = "tasks_list", get, path = "/api/v1/tasks", tag = "member", params(Wanted), responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Page<Listed>>, Problem> {
    let (tasks, next) = page(&app, &who, &wanted).await?;
    let now = app.now();
    let listed = |t: Opened| Listed {
        id: t.row.id.to_string(),
        kind: "call-back",
        subject: t.row.subject.to_string(),
        conversation: t.row.conversation.to_string(),
        due_at: domain::act::rfc3339(t.row.due_at),
        overdue: t.row.done_at.is_none() && t.row.due_at <= now,
        done_at: t.row.done_at.map(domain::act::rfc3339),
        member: t.row.member.map(|m| m.to_string()),
        contact: t.contact,
    };
    Ok(Json(Page { items: tasks.into_iter().map(listed).collect(), next }))
}

/// Says that a task was done.
#[utoipa::path(operation_id = "tasks_done", post, path = "/api/v1/tasks/{id}/done", tag = "member", params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "conflict: it was done before")))]
pub(crate) async fn done(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    finish(&app, &who, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says it.
pub(crate) async fn finish(app: &App, who: &SignedIn, id: &str) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let id = TaskId::parse(id).ok_or_else(Problem::not_found)?;
    let (member, at) = (who.member.clone(), app.now());
    let finish = move |tx: &mut store::Tx<'_>| {
        let task = tx.task(id)?;
        tx.apply(&task::done(&task, member.member, at)?).map(drop)
    };
    Ok(app.store().act("task.done", who.member.organisation, finish).await?)
}
