//! Tags: what members call a conversation. They say something about a person, so all of them are sealed as one value.

use super::conversations::id;
use super::keys::SubjectKeys;
use super::{handling as told, reading};
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Path, State};
use domain::Purpose;
use domain::handling;
use domain::id::{ConversationId, OrganisationId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::Stop;
use store::reads::ConversationRow;
use utoipa::ToSchema;

/// A conversation's tags, all of them.
#[derive(Serialize, Deserialize, ToSchema)]
pub(crate) struct Tags {
    pub(crate) tags: Vec<String>,
}

/// Sets a conversation's tags.
#[utoipa::path(operation_id = "conversations_tag", put, path = "/api/v1/conversations/{id}/tags", tag = "member", request_body = Tags, params(("id" = String, Path)),
    responses((status = 200, body = Tags), (status = 403, description = "no-grant"), (status = 422, description = "invalid-value"), (status = 413, description = "too-large")))]
pub(crate) async fn set(State(app): State<App>, who: SignedIn, Path(text): Path<String>, body: Sent<Tags>) -> Result<Json<Tags>, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(body) = body?;
    Ok(Json(Tags { tags: set_them(&app, &who, id(&text)?, &body.tags).await? }))
}

/// Sets them, and tells the members that something changed.
pub(crate) async fn set_them(app: &App, who: &SignedIn, id: ConversationId, tags: &[String]) -> Result<Vec<String>, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let tags = handling::accept_tags(tags)?;
    let (row, generation, key) = reading::conversation_key(app, who, id).await?;
    let (member, at) = (who.member.clone(), app.now());
    let cell = bindings::tags(member.organisation, row.subject, generation, id);
    let plain = serde_json::to_vec(&tags).map_err(|_| Problem::internal())?;
    let sealed = (!tags.is_empty()).then(|| key.seal(&cell, &plain, app.entropy().as_ref()));
    let state = app
        .store()
        .act("conversation.tag", member.organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let proof = facts.standing.proof(&Purpose::conversation()).map_err(|_| Refusal::NoGrant)?;
            tx.apply(&handling::tag(&proof, &facts.line, generation, sealed, member.member, at)?)?;
            Ok::<_, Stop>(facts.line.state)
        })
        .await?;
    told::tell(app, who.member.organisation, id, state, false);
    Ok(tags)
}

/// Adds tags to those that a conversation has. It is shown to nobody by it.
pub(crate) async fn add(app: &App, who: &SignedIn, id: ConversationId, tags: &[String]) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let (organisation, reader, now) = (who.member.organisation, Arc::clone(&who.keys), app.now());
    let read = app.read(move |r| {
        let Some(row) = r.conversation(organisation, id)? else { return Ok(None) };
        let keys = reader.open(row.subject, &r.grant_seals(row.subject, now)?);
        Ok(Some(open(organisation, &row, &keys)))
    });
    let mut all = read.await?.ok_or_else(Problem::not_found)?;
    all.extend(tags.iter().cloned());
    set_them(app, who, id, &all).await.map(drop)
}

/// A conversation's tags, as far as these keys open them.
pub(crate) fn open(organisation: OrganisationId, row: &ConversationRow, keys: &SubjectKeys) -> Vec<String> {
    let opened = || {
        let key = keys.get(&(Purpose::conversation(), row.tags_generation))?;
        let cell = bindings::tags(organisation, row.subject, row.tags_generation, row.id);
        serde_json::from_slice(key.open(&cell, row.tags.as_ref()?).ok()?.expose()).ok()
    };
    opened().unwrap_or_default()
}
