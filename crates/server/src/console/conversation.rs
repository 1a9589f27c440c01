//! One conversation: reading, answering, taking and closing it; or why it cannot be read.

use super::desk::Desk;
use super::inbox::{names, person, state};
use super::{Bare, page};
use crate::members::conversations::{self, Reply};
use crate::members::reading::{self, Conversation};
use crate::members::subjects::{self, Record};
use crate::problem::Problem;
use crate::show::Message;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Author, Basis, Body, Consent, ConsentState, ConversationPage, Field, FieldGroup, Nav, PrivatePage, Shown};
use domain::conversation::{MESSAGE_CHARS_MAX, State};
use domain::id::ConversationId;
use domain::permission::Permission;
use jiff::Timestamp;
use serde::Deserialize;

/// An answer.
#[derive(Deserialize)]
pub(crate) struct Answer {
    key: String,
    text: String,
    csrf: String,
}

/// What did not work, and what must not be lost of it.
struct Unsent {
    problem: Problem,
    key: Option<String>,
    draft: String,
}

/// Shows a conversation.
pub(crate) async fn read(desk: Desk, Path(id): Path<String>) -> Result<Response, Problem> {
    show(&desk, conversations::id(&id)?, None).await
}

/// Answers; an untaken conversation is taken by it.
pub(crate) async fn answer(desk: Desk, Path(id): Path<String>, Form(answer): Form<Answer>) -> Result<Response, Problem> {
    desk.check(&answer.csrf)?;
    let id = conversations::id(&id)?;
    // Forms end lines as mail does; the visitor's window does not.
    let text = answer.text.replace("\r\n", "\n");
    let reply = Reply { key: answer.key.clone(), text: text.clone() };
    match conversations::say(&desk.app, &desk.who, id, reply).await {
        Ok(_) => Ok(back(id)),
        Err(problem) => show(&desk, id, Some(Unsent { problem, key: Some(answer.key), draft: text })).await,
    }
}

/// Takes it.
pub(crate) async fn take(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let id = conversations::id(&id)?;
    match conversations::take_it(&desk.app, &desk.who, id).await {
        Ok(()) => Ok(back(id)),
        Err(problem) => show(&desk, id, Some(Unsent { problem, key: None, draft: String::new() })).await,
    }
}

/// Ends it.
pub(crate) async fn close(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let id = conversations::id(&id)?;
    conversations::close_it(&desk.app, &desk.who, id).await?;
    Ok(back(id))
}

fn back(id: ConversationId) -> Response {
    Redirect::to(&format!("/console/conversations/{id}#latest")).into_response()
}

async fn show(desk: &Desk, id: ConversationId, unsent: Option<Unsent>) -> Result<Response, Problem> {
    desk.may(Permission::ConversationsRead)?;
    let opened = match reading::conversation(&desk.app, &desk.who, id).await {
        Ok(opened) => opened,
        Err(problem) if problem.code() == "no-grant" => return private(desk, id).await,
        Err(problem) => return Err(problem),
    };
    let consents = subjects::records(&desk.app, &desk.who, opened.row.subject).await?;
    let names = names(desk).await?;
    let status = unsent.as_ref().map_or(StatusCode::OK, |unsent| unsent.problem.status());
    let (problem, key, draft) = match unsent {
        Some(unsent) => (Some(unsent.problem.detail(desk.locale).to_owned()), unsent.key, unsent.draft),
        None => (None, None, String::new()),
    };
    let Conversation { row, messages, fields, .. } = opened;
    let shown = ConversationPage {
        id: id.to_string(),
        subject: row.subject.to_string(),
        person: person(row.subject, fields.values().find_map(|fields| fields.get("name")).cloned()),
        site: names.site(row.site),
        state: state(row.state),
        taken_by: names.taken_by(&row),
        mine: row.state == State::Open && row.member == Some(desk.who.member.member),
        messages: messages.into_iter().map(message).collect(),
        key: key.unwrap_or_else(|| desk.app.id().to_string()),
        text_max: u32::try_from(MESSAGE_CHARS_MAX).unwrap_or(u32::MAX),
        draft,
        problem,
        contact: fields
            .into_iter()
            .map(|(purpose, fields)| FieldGroup { purpose, fields: fields.into_iter().map(field).collect() })
            .collect(),
        consents: consents.into_iter().filter_map(consent).collect(),
    };
    let frame = desk.frame_of(Nav::Inbox, format!("/console/conversations/{id}"));
    Ok(page(status, shown.render(&frame, desk.locale)))
}

/// The page of a conversation that no key of the reader opens.
async fn private(desk: &Desk, id: ConversationId) -> Result<Response, Problem> {
    let organisation = desk.who.member.organisation;
    let row = desk.app.read(move |r| r.conversation(organisation, id)).await?.ok_or_else(Problem::not_found)?;
    let site = names(desk).await?.site(row.site);
    let shown = PrivatePage { id: id.to_string(), subject: row.subject.to_string(), person: person(row.subject, None), site };
    let frame = desk.frame_of(Nav::Inbox, format!("/console/conversations/{id}"));
    Ok(page(StatusCode::FORBIDDEN, shown.render(&frame, desk.locale)))
}

pub(crate) fn field((name, value): (String, String)) -> Field {
    Field { name, value }
}

fn message(message: Message) -> console::Message {
    let from = match message.from {
        "visitor" => Author::Visitor,
        "bot" => Author::Bot,
        "member" => Author::Member(None),
        _ => Author::System,
    };
    let body = match (message.text, message.sealed) {
        (Some(text), _) => Body::Text(text),
        (None, Some(purpose)) => Body::Sealed(purpose),
        (None, None) => Body::Deleted,
    };
    console::Message { id: message.id, seq: message.seq, from, body, at: time(&message.at) }
}

/// A time that this server has just written as text.
pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A consent record; `None` for a state or basis that this console does not know.
fn consent(record: Record) -> Option<Consent> {
    let text = |shown: subjects::Shown| (!shown.text.is_empty()).then_some(Shown { text: shown.text, version: shown.version });
    let basis = match record.basis.as_str() {
        "consent" => Basis::Consent,
        "contract" => Basis::Contract,
        "legal-obligation" => Basis::LegalObligation,
        "legitimate-interest" => Basis::LegitimateInterest,
        _ => return None,
    };
    Some(Consent {
        purpose: record.purpose,
        state: ConsentState::parse(&record.state)?,
        basis,
        at: time(record.ended_at.as_ref().unwrap_or(&record.at)),
        language: record.locale,
        wording: text(record.wording),
        notice: text(record.notice),
    })
}
