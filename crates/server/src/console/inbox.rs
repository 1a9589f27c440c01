//! The inbox: a list of conversations, and what is done to several of them at once.

use super::desk::Desk;
use super::list::{PAGE, Which, list as listed, names};
use super::{page, snooze};
use crate::members::bulk::{self, Doing};
use crate::problem::Problem;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{InboxPage, Nav};
use domain::handling::{Priority, Wish};
use domain::id::{MemberId, TeamId};
use domain::permission::Permission;
use locale::messages;
use serde::Deserialize;

/// What came of an act on several conversations.
#[derive(Deserialize)]
pub(crate) struct Came {
    /// How many of them could not be changed.
    left: Option<u64>,
}

/// Lists conversations, the last active first.
pub(crate) async fn list(desk: Desk, Query(which): Query<Which>, Query(came): Query<Came>) -> Result<Response, Problem> {
    desk.may(Permission::ConversationsRead)?;
    let names = names(&desk).await?;
    let list = listed(&desk, &which, PAGE, None, &names).await?;
    let note = came.left.filter(|left| *left > 0).map(|left| messages::console_bulk_left(desk.locale, left));
    let shown = InboxPage { list, note };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Inbox), desk.locale)))
}

/// Does the same to several conversations; the form's fields are read one by one, since `id` stands there many times.
pub(crate) async fn many(desk: Desk, Query(which): Query<Which>, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, Problem> {
    let field = |name: &str| fields.iter().find(|(each, _)| each == name).map_or("", |(_, value)| value);
    desk.check(field("csrf"))?;
    let ids: Vec<_> = fields.iter().filter(|(name, _)| name == "id").map(|(_, id)| id.clone()).collect();
    let doing = doing(&desk, field("act"), field("tag"))?;
    let outcomes = bulk::each(&desk.app, &desk.who, &ids, &doing).await?;
    let left = outcomes.iter().filter(|outcome| !outcome.done).count();
    Ok(Redirect::to(&format!("/console/inbox?{}&left={left}", which.query())).into_response())
}

/// What is done, from the word of the choice: `close`, `snooze:monday`, `member:<id>`.
fn doing(desk: &Desk, act: &str, tag: &str) -> Result<Doing, Problem> {
    let (what, how) = act.split_once(':').unwrap_or((act, ""));
    Ok(match what {
        "close" => Doing::Close,
        "snooze" => Doing::Snooze(snooze::until(how, &desk.now()).ok_or_else(Problem::invalid_body)?),
        "member" => Doing::Assign(Wish { member: Some(Some(MemberId::parse(how).ok_or_else(Problem::not_found)?)), team: None }),
        "team" => Doing::Assign(Wish { member: None, team: Some(Some(TeamId::parse(how).ok_or_else(Problem::not_found)?)) }),
        "priority" => Doing::Prioritise(Priority::parse(how).ok_or_else(Problem::invalid_body)?),
        "tag" => Doing::Tag(vec![tag.to_owned()]),
        _ => return Err(Problem::invalid_body()),
    })
}
