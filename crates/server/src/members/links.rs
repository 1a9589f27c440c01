//! Links: two subjects that are one person, as a member says. A link moves no row, key or grant: each opens what it opened.

use super::conversations::Page;
use super::keys::reads_conversation;
use super::subjects::id;
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::handling;
use domain::id::{LinkId, SubjectId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use store::Stop;
use utoipa::ToSchema;

/// A subject who is the same person.
#[derive(Serialize, ToSchema)]
pub(crate) struct Linked {
    pub(crate) subject: String,
    /// Who said so.
    pub(crate) member: String,
    pub(crate) at: String,
    pub(crate) conversations: Vec<LinkedConversation>,
}

/// A conversation of theirs.
#[derive(Serialize, ToSchema)]
pub(crate) struct LinkedConversation {
    pub(crate) id: String,
    pub(crate) state: &'static str,
    pub(crate) last_at: String,
    /// Whether the reader's key opens it.
    pub(crate) readable: bool,
}

/// Who else somebody is.
#[derive(Deserialize, ToSchema)]
#[schema(as = OtherSubject)]
pub(crate) struct Other {
    pub(crate) subject: String,
}

/// Lists who else a subject is.
#[utoipa::path(operation_id = "links_list", get, path = "/api/v1/subjects/{id}/links", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Page<Linked>), (status = 404)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<Json<Page<Linked>>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    Ok(Json(Page { items: links(&app, &who, id(&text)?).await?, next: None }))
}

/// Who else a subject is, with their conversations. No word of them is shown.
pub(crate) async fn links(app: &App, who: &SignedIn, subject: SubjectId) -> Result<Vec<Linked>, Problem> {
    let (organisation, keys, now) = (who.member.organisation, std::sync::Arc::clone(&who.keys), app.now());
    let read = app.read(move |r| {
        if !r.has_subject(organisation, subject)? {
            return Ok(None);
        }
        let mut linked = Vec::new();
        for link in r.links(organisation, subject)? {
            let readable = reads_conversation(&keys.open(link.other, &r.grant_seals(link.other, now)?));
            let conversation = |row: store::reads::ConversationRow| LinkedConversation {
                id: row.id.to_string(),
                state: row.state.as_str(),
                last_at: domain::act::rfc3339(row.last_at),
                readable,
            };
            linked.push(Linked {
                subject: link.other.to_string(),
                member: link.member.to_string(),
                at: domain::act::rfc3339(link.at),
                conversations: r.conversations_of(organisation, link.other)?.into_iter().map(conversation).collect(),
            });
        }
        Ok(Some(linked))
    });
    read.await?.ok_or_else(Problem::not_found)
}

/// Says that two subjects are one person.
#[utoipa::path(operation_id = "links_make", post, path = "/api/v1/subjects/{id}/links", tag = "member", request_body = Other, params(("id" = String, Path)),
    responses((status = 201), (status = 404), (status = 409, description = "conflict: they are one already")))]
pub(crate) async fn make(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    other: Sent<Other>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(other) = other?;
    link(&app, &who, [id(&text)?, id(&other.subject)?]).await?;
    Ok(StatusCode::CREATED)
}

/// Links them.
pub(crate) async fn link(app: &App, who: &SignedIn, pair: [SubjectId; 2]) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let (member, at, id) = (who.member.member, app.now(), LinkId(app.id()));
    app.store()
        .act("subject.link", who.member.organisation, move |tx| {
            let linked = tx.link(pair)?.is_some();
            handling::link(pair, linked, id, member, at)?.iter().try_for_each(|link| tx.apply(link).map(drop))
        })
        .await?;
    Ok(())
}

/// Takes that back.
#[utoipa::path(operation_id = "links_undo", delete, path = "/api/v1/subjects/{id}/links/{other}", tag = "member", params(("id" = String, Path), ("other" = String, Path)),
    responses((status = 204), (status = 404)))]
pub(crate) async fn undo(
    State(app): State<App>,
    who: SignedIn,
    Path((text, other)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    unlink(&app, &who, [id(&text)?, id(&other)?]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Unlinks them.
pub(crate) async fn unlink(app: &App, who: &SignedIn, pair: [SubjectId; 2]) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let (member, at) = (who.member.member, app.now());
    app.store()
        .act("subject.unlink", who.member.organisation, move |tx| {
            let link = tx.link(pair)?.ok_or(Refusal::NotFound)?;
            handling::unlink(pair, link, member, at).iter().try_for_each(|undone| tx.apply(undone).map(drop))?;
            Ok::<_, Stop>(())
        })
        .await?;
    Ok(())
}
