//! Promised call backs: the list, and that one was done.

use super::desk::Desk;
use super::list::{names, person};
use super::{Bare, page};
use crate::members::tasks::{self, Opened, Wanted};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, TaskRow, TasksPage};
use domain::permission::Permission;

/// Lists them.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let (opened, next) = tasks::page(&desk.app, &desk.who, &wanted).await?;
    let names = names(&desk).await?;
    let row = |task: Opened| {
        let Opened { row, contact } = task;
        let mut told = contact.unwrap_or_default();
        TaskRow {
            id: row.id.to_string(),
            person: person(row.subject, told.remove("name")),
            phone: told.remove(domain::task::FIELD),
            conversation: row.conversation.to_string(),
            due_at: row.due_at,
            done: row.done_at.map(|at| (at, row.member.and_then(|member| names.member(member)))),
        }
    };
    let shown = TasksPage {
        done: wanted.done()?,
        rows: opened.into_iter().map(row).collect(),
        may_finish: desk.who.member.role.may(Permission::ConversationsAnswer),
        next,
    };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Tasks), desk.locale)))
}

/// Says that one was done.
pub(crate) async fn done(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    tasks::finish(&desk.app, &desk.who, &id).await?;
    Ok(Redirect::to("/console/tasks").into_response())
}
