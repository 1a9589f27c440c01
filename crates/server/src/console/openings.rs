//! The question why, in the browser: before a conversation or a contact is opened to a member whose role says why.

use super::desk::Desk;
use super::list::person;
use super::page;
use crate::members::openings::{self, Said};
use crate::members::{conversations, reading, subjects};
use crate::problem::Problem;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, ReasonPage};
use domain::id::{ConversationId, SubjectId};
use domain::permission::Permission;
use serde::Deserialize;

/// The reason that was chosen.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(flatten)]
    said: Said,
    csrf: String,
}

/// Opens a conversation, and shows it.
pub(crate) async fn conversation(desk: Desk, Path(id): Path<String>, Form(chosen): Form<Chosen>) -> Result<Response, Problem> {
    desk.check(&chosen.csrf)?;
    desk.may(Permission::ConversationsRead)?;
    let id = conversations::id(&id)?;
    reading::opened(&desk.app, &desk.who, id, Some(chosen.said.reason()?)).await?;
    Ok(Redirect::to(&format!("/console/conversations/{id}#latest")).into_response())
}

/// Asks why a contact is opened.
pub(crate) async fn ask(desk: Desk, Path(id): Path<String>) -> Result<Response, Problem> {
    desk.may(Permission::ContactsRead)?;
    let (organisation, subject) = (desk.who.member.organisation, subjects::id(&id)?);
    let known = desk.app.read(move |r| r.has_subject(organisation, subject)).await?;
    if !known {
        return Err(Problem::not_found());
    }
    Ok(asked(&desk, StatusCode::OK, subject, format!("/console/subjects/{subject}/opening"), "/console/contacts"))
}

/// Opens a contact, and shows the list.
pub(crate) async fn contact(desk: Desk, Path(id): Path<String>, Form(chosen): Form<Chosen>) -> Result<Response, Problem> {
    desk.check(&chosen.csrf)?;
    desk.may(Permission::ContactsRead)?;
    openings::open_contact(&desk.app, &desk.who, subjects::id(&id)?, chosen.said.reason()?).await?;
    Ok(Redirect::to("/console/contacts").into_response())
}

/// What stands in the place of a conversation until it is said why it is opened.
pub(crate) async fn before(desk: &Desk, id: ConversationId) -> Result<Response, Problem> {
    let organisation = desk.who.member.organisation;
    let row = desk.app.read(move |r| r.conversation(organisation, id)).await?.ok_or_else(Problem::not_found)?;
    Ok(asked(desk, StatusCode::FORBIDDEN, row.subject, format!("/console/conversations/{id}/opening"), "/console/inbox"))
}

fn asked(desk: &Desk, status: StatusCode, subject: SubjectId, action: String, back: &str) -> Response {
    let shown = ReasonPage { person: person(subject, None), action, back: back.to_owned(), problem: None };
    page(status, shown.render(&desk.frame(Nav::None), desk.locale))
}
