//! What is said about people by forms: that two subjects are one person, and that a member is away; and the record of what they agreed to.

use super::desk::Desk;
use super::forms::own_path;
use crate::members::subjects::id;
use crate::members::{colleagues, links};
use crate::origin::own_url;
use crate::problem::Problem;
use axum::extract::{Form, Path};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Purpose;
use domain::id::{ConversationId, SubjectId};
use serde::Deserialize;

/// Who else somebody is: by the address of a conversation of theirs, or by an id.
#[derive(Deserialize)]
pub(crate) struct Same {
    other: String,
    back: String,
    csrf: String,
}

/// An end of that.
#[derive(Deserialize)]
pub(crate) struct Other {
    back: String,
    csrf: String,
}

/// Whether a member is away.
#[derive(Deserialize)]
pub(crate) struct Absence {
    away: String,
    back: String,
    csrf: String,
}

/// The record of a consent, as a file.
pub(crate) async fn record(desk: Desk, Path((subject, purpose)): Path<(String, String)>, headers: HeaderMap) -> Result<Response, Problem> {
    let purpose = Purpose::parse(&purpose).ok_or_else(Problem::not_found)?;
    crate::record::record(&desk.app, &desk.who, id(&subject)?, &purpose, &own_url(&desk.app, &headers)).await
}

/// Says that two subjects are one person.
pub(crate) async fn link(desk: Desk, Path(subject): Path<String>, Form(form): Form<Same>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let pair = [id(&subject)?, named(&desk, &form.other).await?];
    links::link(&desk.app, &desk.who, pair).await?;
    Ok(back(&form.back))
}

/// Takes that back.
pub(crate) async fn unlink(
    desk: Desk,
    Path((subject, other)): Path<(String, String)>,
    Form(form): Form<Other>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    links::unlink(&desk.app, &desk.who, [id(&subject)?, id(&other)?]).await?;
    Ok(back(&form.back))
}

/// The subject that was named: of the conversation whose address was pasted, or by its own id.
async fn named(desk: &Desk, text: &str) -> Result<SubjectId, Problem> {
    let path = text.split(['?', '#']).next().unwrap_or_default().trim().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let organisation = desk.who.member.organisation;
    let conversation = ConversationId::parse(last).ok_or_else(Problem::not_found)?;
    let row = desk.app.read(move |r| r.conversation(organisation, conversation)).await?;
    row.map_or_else(|| id(last), |row| Ok(row.subject))
}

/// Says that one is away, or back.
pub(crate) async fn away(desk: Desk, Form(form): Form<Absence>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    colleagues::be_away(&desk.app, &desk.who, form.away == "yes").await?;
    Ok(back(&form.back))
}

fn back(path: &str) -> Response {
    Redirect::to(own_path(path).unwrap_or("/console")).into_response()
}
