//! Let in: a member asks the visitor of a private conversation to read it. The visitor answers by a consent of their own.

use super::conversations;
use crate::app::App;
use crate::auth::SignedIn;
use crate::hub::{Audience, Event};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::conversation;
use domain::id::ConversationId;
use domain::permission::Permission;

/// Asks to be let in: once a day, and never into what has ended or is open already.
#[utoipa::path(operation_id = "let_in_ask", post, path = "/api/v1/conversations/{id}/let-in", tag = "member", params(("id" = String, Path)), responses(
    (status = 204), (status = 404), (status = 409, description = "conflict: asked within a day, ended, or open already")))]
pub(crate) async fn ask(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    ask_it(&app, &who, conversations::id(&text)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks, and tells the visitor.
pub(crate) async fn ask_it(app: &App, who: &SignedIn, id: ConversationId) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let (member, at) = (who.member.clone(), app.now());
    app.store()
        .act("conversation.let-in", member.organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let asked_at = tx.let_in_asked_at(id)?;
            tx.apply(&conversation::ask_in(&facts.standing, &facts.line, asked_at, member.member, at)?)
        })
        .await?;
    app.hub().tell(Audience::Visitor(id), Event::Beside);
    Ok(())
}
