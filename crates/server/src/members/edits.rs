//! Edits: a member gives a message of their own other words, for a day.

use super::conversations::id;
use super::keys::SubjectKeys;
use super::reading;
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings::MessagePlace;
use crate::body::Body;
use crate::hub::Event;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::show::Message;
use axum::extract::{Path, State};
use domain::Purpose;
use domain::conversation::accept_text;
use domain::handling;
use domain::id::{ConversationId, MessageId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::reads::MessageRow;
use utoipa::ToSchema;

/// Other words.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Words {
    pub(crate) text: String,
}

/// Changes the words of a message of one's own.
#[utoipa::path(operation_id = "conversations_edit_message", patch, path = "/api/v1/conversations/{id}/messages/{message}", tag = "member", request_body = Words,
    params(("id" = String, Path), ("message" = String, Path)),
    responses((status = 200, body = Message), (status = 403, description = "not-permitted: another's; no-grant"), (status = 404), (status = 409, description = "conflict: older than a day, or no text")))]
pub(crate) async fn edit(
    State(app): State<App>,
    who: SignedIn,
    Path((text, message)): Path<(String, String)>,
    words: Sent<Words>,
) -> Result<Json<Message>, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(words) = words?;
    let message = MessageId::parse(&message).ok_or_else(Problem::not_found)?;
    Ok(Json(edit_it(&app, &who, id(&text)?, message, words).await?))
}

/// Changes them, and tells everyone.
pub(crate) async fn edit_it(app: &App, who: &SignedIn, id: ConversationId, message: MessageId, words: Words) -> Result<Message, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    accept_text(&words.text)?;
    let (organisation, member, at) = (who.member.organisation, who.member.member, app.now());
    let (row, generation, key) = reading::conversation_key(app, who, id).await?;
    let old = app.read(move |r| r.message(id, message)).await?.ok_or_else(Problem::not_found)?;
    let place =
        MessagePlace { organisation, subject: row.subject, generation: old.generation, id: message, seq: old.seq, author: old.author };
    if old.author == domain::conversation::Author::Member(member) && old.generation == generation {
        // What holds more than words has no other words.
        let body = old.body.as_ref().and_then(|sealed| Body::decode(place.with(|cell| key.open(cell, sealed)).ok()?.expose()));
        body.filter(|body| matches!(body, Body::Text(_))).ok_or(Refusal::Conflict)?;
    }
    let sealed = place.with(|cell| key.seal(cell, &Body::Text(words.text).encode(), app.entropy().as_ref()));
    let changed = MessageRow { body: Some(sealed.clone()), edited_at: Some(at), ..old };
    app.store()
        .act("message.edit", organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let proof = facts.standing.proof(&Purpose::conversation()).map_err(|_| Refusal::NoGrant)?;
            let written = tx.written(id, message)?;
            tx.apply(&handling::edit(&proof, &facts.line, (message, written), sealed, member, at)?)
        })
        .await?;
    app.hub().tell_both(organisation, id, Event::Changed { conversation: id, subject: row.subject, row: changed.clone() });
    crate::work::scrub_soon(app);
    let keys = SubjectKeys::from([((Purpose::conversation(), generation), key)]);
    let shown = reading::show(app, organisation, &row, &keys, &BTreeMap::new(), &[changed]).await?.pop();
    shown.ok_or_else(Problem::internal)
}
