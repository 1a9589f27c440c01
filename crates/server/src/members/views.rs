//! Saved views by API: a member's named filters of the inbox, and those that the organisation shares.

use super::conversations::Page;
use crate::app::App;
use crate::auth::{Person, SignedIn};
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Decision;
use domain::id::ViewId;
use domain::permission::Permission;
use domain::view::{self, View};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A saved view.
#[derive(Serialize, ToSchema)]
#[schema(as = SavedView)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The query of the inbox, without its question mark.
    pub(crate) query: String,
    /// Whether every member sees it.
    pub(crate) shared: bool,
    /// Whether the reader made it.
    pub(crate) own: bool,
}

/// A view to keep.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewView)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    pub(crate) name: String,
    /// `state`, `view`, `priority`, `team` and `site`, each once.
    pub(crate) query: String,
    #[serde(default)]
    pub(crate) shared: bool,
}

/// Lists the member's views, then the shared ones.
#[utoipa::path(operation_id = "views_list", get, path = "/api/v1/views", tag = "member", responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Listed>>, Problem> {
    let items = all(&app, &who).await?.into_iter().map(|v| listed(v, &who)).collect();
    Ok(Json(Page { items, next: None }))
}

/// The member's views, then the shared ones.
pub(crate) async fn all(app: &App, who: &SignedIn) -> Result<Vec<View>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let (organisation, member) = (who.member.organisation, who.member.member);
    app.read(move |r| r.views(organisation, member)).await
}

fn listed(v: View, who: &SignedIn) -> Listed {
    Listed { id: v.id.to_string(), name: v.name, query: v.query, shared: v.shared, own: v.member == who.member.member }
}

/// Keeps a view.
#[utoipa::path(operation_id = "views_create", post, path = "/api/v1/views", tag = "member", request_body = New, responses(
    (status = 201, body = Listed), (status = 413, description = "too-large"), (status = 422, description = "invalid-value")))]
pub(crate) async fn create(
    State(app): State<App>,
    Person(who): Person,
    repetition: Repetition,
    new: Sent<New>,
) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let Json(new) = new?;
    let key = repetition.hash(&who.token, "");
    Ok((StatusCode::CREATED, Json(listed(save(&app, &who, new, key).await?, &who))))
}

/// Keeps it.
pub(crate) async fn save(app: &App, who: &SignedIn, new: New, key: Option<[u8; 16]>) -> Result<View, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let (by, at) = (who.member.member, app.now());
    let view = View { id: ViewId(app.id()), member: by, shared: new.shared, name: new.name, query: new.query };
    let save = app.store().act("view.save", who.member.organisation, move |tx| {
        if let Some(key) = &key
            && let Some(before) = tx.repeated(key)?.and_then(|id| ViewId::parse(&id))
        {
            return tx.view(before);
        }
        let (id, count) = (view.id, tx.view_count(by, view.shared)?);
        tx.apply(&Decision::View(view::save(count, view, at)?))?;
        if let Some(key) = &key {
            tx.remember(key, &id.to_string(), at)?;
        }
        tx.view(id)
    });
    Ok(save.await?)
}

/// Deletes a view.
#[utoipa::path(operation_id = "views_delete", delete, path = "/api/v1/views/{id}", tag = "member", params(("id" = String, Path)), responses(
    (status = 204), (status = 403, description = "not-permitted"), (status = 404)))]
pub(crate) async fn delete(State(app): State<App>, Person(who): Person, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    remove(&app, &who, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes it.
pub(crate) async fn remove(app: &App, who: &SignedIn, id: &str) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let id = ViewId::parse(id).ok_or_else(Problem::not_found)?;
    let (by, role) = (who.member.member, who.member.role.clone());
    let delete = app.store().act("view.delete", who.member.organisation, move |tx| {
        let view = tx.view(id)?;
        tx.apply(&Decision::View(view::delete(&view, by, &role)?)).map(drop)
    });
    Ok(delete.await?)
}
