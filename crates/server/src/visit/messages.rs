//! Messages of the visitor: showing them, taking a new one, deleting one.

use super::confirmation::{self, Awaited};
use super::happens::{self, Beside};
use super::renewal;
use super::snapshot::Snapshot;
use super::turn::{self, Did, Outcome};
use crate::app::App;
use crate::auth::VisitToken;
use crate::bindings;
use crate::hub::Event;
use crate::json::Json;
use crate::problem::Problem;
use crate::receipt::Receipt;
use crate::show::{Asked, AskedConsent, Message, Showing};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Purpose;
use domain::conversation::Author;
use domain::decision;
use domain::id::MessageId;
use domain::notice::Version;
use domain::principal::Actor;
use domain::request::Kind;
use serde::{Deserialize, Serialize};
use store::reads::{FieldRow, MessageRow};
use utoipa::ToSchema;

/// A visitor's message: words, or a choice.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewMessage {
    /// Names the message: what is sent twice with one key is stored once.
    pub(crate) key: String,
    pub(crate) text: Option<String>,
    pub(crate) choice: Option<String>,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Replies {
    /// The messages that are new since the request, the visitor's own first.
    pub(crate) messages: Vec<Message>,
    /// What is asked now.
    pub(crate) ask: Option<Asked>,
    /// A consent that waits for a click in a letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) confirmation: Option<Awaited>,
    /// Where everything was erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) receipt: Option<Receipt>,
}

/// The longest key of a message, in bytes.
const KEY_BYTES_MAX: usize = 128;

impl NewMessage {
    /// What the visitor did, and the key that names it.
    pub(crate) fn did(self) -> Result<(Did, String), Problem> {
        if self.key.is_empty() || self.key.len() > KEY_BYTES_MAX {
            return Err(Problem::invalid_body().with("field", "key".into()));
        }
        match (self.text, self.choice) {
            (Some(text), None) => Ok((Did::Typed(text), self.key)),
            (None, Some(choice)) => Ok((Did::Chose(choice), self.key)),
            _ => Err(Problem::invalid_body()),
        }
    }
}

/// Takes a message.
#[utoipa::path(operation_id = "messages_say", post, path = "/api/v1/visit/messages", tag = "visitor", request_body = NewMessage, responses(
    (status = 200, body = Replies), (status = 409, description = "consent-pending, consent-missing"), (status = 422, description = "invalid-value, choice-unknown")))]
pub(crate) async fn say(State(app): State<App>, token: VisitToken, Json(message): Json<NewMessage>) -> Result<Json<Replies>, Problem> {
    let mut s = turn::load(&app, token).await?;
    let (did, key) = message.did()?;
    let outcome = turn::take(&app, &mut s, did, Some(&key)).await?;
    Ok(Json(replies(&app, &mut s, outcome).await?))
}

/// The answer to a turn.
pub(crate) async fn replies(app: &App, s: &mut Snapshot, outcome: Outcome) -> Result<Replies, Problem> {
    if outcome.erased {
        return Ok(Replies { messages: vec![], ask: None, confirmation: None, receipt: outcome.receipt });
    }
    let messages = show(app, s, &outcome.rows).await?;
    let confirmation = confirmation::read(app, s).await?;
    Ok(Replies { messages, ask: ask_now(app, s).await?, confirmation, receipt: None })
}

/// What is asked in the snapshot's state. A consent names the notice that is current now.
pub(crate) async fn ask_now(app: &App, s: &Snapshot) -> Result<Option<Asked>, Problem> {
    if let Some(renewal) = renewal::first(s) {
        return renewal::ask(app, s, renewal).await.map(Some);
    }
    let Some(ask) = flow::ask(&s.script.flow, &s.state, s.row.visitor.locale) else { return Ok(None) };
    Ok(match ask {
        flow::Ask::Consent { purpose, block } => {
            let text = s.wording(&purpose, &block).ok_or_else(Problem::internal)?;
            Some(Asked::consent(&purpose, &notice_version(app, s).await?, &text, happens::of(app, s, &purpose).await?))
        }
        flow::Ask::Consents { purposes, block } => Some(together(app, s, &purposes, &block).await?),
        ask => Asked::of(ask),
    })
}

/// Several consents on one card; one after the other where the rules of the purposes, as they are now, do not let one word stand for all.
async fn together(app: &App, s: &Snapshot, purposes: &[Purpose], block: &str) -> Result<Asked, Problem> {
    let notice = notice_version(app, s).await?;
    let wording = |purpose: &Purpose| s.wording(purpose, block).ok_or_else(Problem::internal);
    if !s.together(purposes) {
        let first = purposes.first().ok_or_else(Problem::internal)?;
        return Ok(Asked::consent(first, &notice, &wording(first)?, happens::of(app, s, first).await?));
    }
    let mut items = Vec::with_capacity(purposes.len());
    for purpose in purposes {
        let (text, Beside { happens, again, changes }) = (wording(purpose)?.body, happens::of(app, s, purpose).await?);
        items.push(AskedConsent { purpose: purpose.to_string(), text, again, changes, happens });
    }
    Ok(Asked::Consents { notice: domain::notice::hex(&notice), items })
}

/// The version of the notice that is current now.
pub(crate) async fn notice_version(app: &App, s: &Snapshot) -> Result<Version, Problem> {
    let (organisation, locale) = (s.row.visitor.organisation, s.row.visitor.locale);
    Ok(app.read(move |r| r.notice(organisation, locale)).await?.ok_or_else(Problem::internal)?.version())
}

/// Messages as the visitor sees them. Fields that they refer to are read only where one does.
pub(crate) async fn show(app: &App, s: &mut Snapshot, rows: &[MessageRow]) -> Result<Vec<Message>, Problem> {
    let mut shown = show_with(s, rows, &[]);
    if shown.iter().any(|m| m.sealed.as_deref().is_some_and(|p| p != "conversation")) {
        let subject = s.row.visitor.subject;
        let fields = app.read(move |r| r.fields(subject)).await?;
        shown = show_with(s, rows, &fields);
    }
    name_members(app, s, rows, &mut shown).await?;
    Ok(shown)
}

/// Says who wrote what members wrote: the name that they gave themselves, never an address.
async fn name_members(app: &App, s: &Snapshot, rows: &[MessageRow], shown: &mut [Message]) -> Result<(), Problem> {
    if !rows.iter().any(|row| matches!(row.author, Author::Member(_))) {
        return Ok(());
    }
    let names = app.member_names(s.row.visitor.organisation).await?;
    for (row, message) in rows.iter().zip(shown) {
        if let Author::Member(member) = row.author {
            message.by = names.public(member).map(str::to_owned);
        }
    }
    Ok(())
}

fn show_with(s: &mut Snapshot, rows: &[MessageRow], fields: &[FieldRow]) -> Vec<Message> {
    let v = s.row.visitor.clone();
    let script = std::sync::Arc::clone(&s.script);
    let showing = Showing { organisation: v.organisation, subject: v.subject, script: &script, locale: v.locale };
    let conversation = Purpose::conversation();
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let key = s.keys.get(&conversation, row.generation);
        shown.push(showing.message(row, |_| key, |purpose, field| own_field(s, fields, purpose, field)));
    }
    shown
}

/// A field's value, opened with the visitor's own keys; the newest where there are several generations.
pub(crate) fn own_field(s: &mut Snapshot, fields: &[FieldRow], purpose: &str, field: &str) -> Option<String> {
    let row = fields.iter().rfind(|f| f.purpose.as_str() == purpose && f.field == field)?;
    let key = s.keys.get(&row.purpose, row.generation)?;
    let v = &s.row.visitor;
    let cell = bindings::field(v.organisation, v.subject, &row.purpose, row.generation, &row.field);
    String::from_utf8(key.open(&cell, &row.sealed).ok()?.expose().clone()).ok()
}

/// Deletes one of the visitor's own messages.
#[utoipa::path(operation_id = "messages_delete", delete, path = "/api/v1/visit/messages/{id}", tag = "visitor", params(("id" = String, Path)), responses((status = 204), (status = 404)))]
pub(crate) async fn delete(State(app): State<App>, token: VisitToken, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    let s = turn::load(&app, token).await?;
    let message = MessageId::parse(&id).ok_or_else(Problem::not_found)?;
    let (v, at) = (s.row.visitor, app.now());
    let (organisation, conversation, subject) = (v.organisation, v.conversation, v.subject);
    app.store()
        .act("message.delete", organisation, move |tx| {
            let author = tx.message_author(conversation, message)?;
            tx.apply(&decision::delete_message(conversation, subject, message, &author, Actor::Visitor, at)?)?;
            tx.fulfil(subject, Kind::Erasure, None, at).map(drop)
        })
        .await?;
    let state = s.row.state;
    app.hub().tell_both(organisation, conversation, Event::Removed { conversation, message });
    app.hub().tell_both(organisation, conversation, Event::Conversation { conversation, state });
    crate::work::scrub_soon(&app);
    Ok(StatusCode::NO_CONTENT)
}
