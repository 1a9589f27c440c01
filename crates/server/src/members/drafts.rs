//! Drafts: what a member has begun to write, for themselves alone, sealed until it is sent.

use super::conversations::id;
use super::reading;
use crate::app::App;
use crate::auth::{Person, SignedIn};
use crate::bindings::DraftPlace;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Purpose;
use domain::conversation::accept_text;
use domain::handling;
use domain::id::ConversationId;
use domain::permission::Permission;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use store::reads::GrantSeal;
use utoipa::ToSchema;

/// A draft.
#[derive(Serialize, Deserialize, ToSchema)]
pub(crate) struct Draft {
    /// Empty where there is none.
    pub(crate) text: String,
}

/// Reads one's own draft.
#[utoipa::path(operation_id = "drafts_read", get, path = "/api/v1/conversations/{id}/draft", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Draft), (status = 403, description = "no-grant"), (status = 404)))]
pub(crate) async fn read(State(app): State<App>, Person(who): Person, Path(text): Path<String>) -> Result<Json<Draft>, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    Ok(Json(Draft { text: draft(&app, &who, id(&text)?).await? }))
}

/// One's own draft; empty where there is none, or none that the live key opens.
pub(crate) async fn draft(app: &App, who: &SignedIn, id: ConversationId) -> Result<String, Problem> {
    let (row, generation, key) = reading::conversation_key(app, who, id).await?;
    let member = who.member.member;
    let (subject, now) = (row.subject, app.now());
    let (stored, seals) = app.read(move |r| Ok((r.draft(id, member)?, r.grant_seals(subject, now)?))).await?;
    let opened = stored.and_then(|draft| {
        // It may have been begun under a generation that another one follows by now.
        let of_draft = |seal: &&GrantSeal| seal.purpose.is_conversation() && seal.generation == draft.generation;
        let older = || who.keys.open_one(subject, seals.iter().find(of_draft)?);
        let key = if draft.generation == generation { key } else { older()? };
        let place = DraftPlace { organisation: who.member.organisation, subject, generation: draft.generation, conversation: id, member };
        place.with(|cell| key.open(cell, &draft.sealed)).ok()
    });
    Ok(opened.and_then(|text| String::from_utf8(text.expose().clone()).ok()).unwrap_or_default())
}

/// Keeps one's draft; an empty one is forgotten.
#[utoipa::path(operation_id = "drafts_keep", put, path = "/api/v1/conversations/{id}/draft", tag = "member", request_body = Draft, params(("id" = String, Path)),
    responses((status = 204), (status = 403, description = "no-grant"), (status = 404)))]
pub(crate) async fn keep(
    State(app): State<App>,
    Person(who): Person,
    Path(text): Path<String>,
    draft: Sent<Draft>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(draft) = draft?;
    keep_it(&app, &who, id(&text)?, &draft.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps it.
pub(crate) async fn keep_it(app: &App, who: &SignedIn, id: ConversationId, text: &str) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let kept = !text.trim().is_empty();
    if kept {
        accept_text(text)?;
    }
    let (row, generation, key) = reading::conversation_key(app, who, id).await?;
    let (organisation, member, at) = (who.member.organisation, who.member.member, app.now());
    let place = DraftPlace { organisation, subject: row.subject, generation, conversation: id, member };
    let sealed = kept.then(|| place.with(|cell| key.seal(cell, text.as_bytes(), app.entropy().as_ref())));
    app.store()
        .act("draft.keep", organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let proof = facts.standing.proof(&Purpose::conversation()).map_err(|_| Refusal::NoGrant)?;
            tx.apply(&handling::keep_draft(&proof, &facts.line, generation, member, sealed, at)?)
        })
        .await?;
    Ok(())
}
