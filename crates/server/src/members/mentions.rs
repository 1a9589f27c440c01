//! Mentions: where a colleague wants one to look. They hold no word of the note.

use super::conversations::{PAGE, Page, id};
use crate::app::App;
use crate::auth::{Person, SignedIn};
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::StatusCode;
use domain::handling;
use domain::id::ConversationId;
use domain::permission::Permission;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where one is mentioned and has not looked.
#[derive(Serialize, ToSchema)]
pub(crate) struct Mention {
    pub(crate) conversation: String,
    pub(crate) note: String,
    pub(crate) at: String,
}

/// Where one has looked.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Looked {
    pub(crate) conversation: String,
}

/// Lists one's own unread mentions, the newest first: as many as one page has.
#[utoipa::path(operation_id = "mentions_list", get, path = "/api/v1/mentions", tag = "member", responses((status = 200, body = Page<Mention>)))]
pub(crate) async fn list(State(app): State<App>, Person(who): Person) -> Result<Json<Page<Mention>>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let member = who.member.member;
    let rows = app.read(move |r| r.mentions(member, PAGE)).await?;
    let mention = |row: store::reads::MentionRow| Mention {
        conversation: row.conversation.to_string(),
        note: row.note.to_string(),
        at: domain::act::rfc3339(row.at),
    };
    Ok(Json(Page { items: rows.into_iter().map(mention).collect(), next: None }))
}

/// Marks one's mentions on a conversation as read.
#[utoipa::path(operation_id = "mentions_read", post, path = "/api/v1/mentions/read", tag = "member", request_body = Looked, responses((status = 204), (status = 404)))]
pub(crate) async fn read(State(app): State<App>, Person(who): Person, looked: Sent<Looked>) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let Json(looked) = looked?;
    read_them(&app, &who, id(&looked.conversation)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Marks them.
pub(crate) async fn read_them(app: &App, who: &SignedIn, id: ConversationId) -> Result<(), Problem> {
    let (member, at) = (who.member.member, app.now());
    app.store()
        .act("mentions.read", who.member.organisation, move |tx| {
            tx.conversation(id)?;
            tx.apply(&handling::read_mentions(id, member, at))
        })
        .await?;
    Ok(())
}
