//! Restriction for a person who asked for it by letter or telephone, and its end.

use super::subjects;
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::Json;
use crate::problem::Problem;
use crate::restriction;
use crate::visit::consents::Receipted;
use axum::extract::{Path, State};

/// Restricts a subject: their data is stored, and nobody reads it.
#[utoipa::path(operation_id = "restriction_begin", post, path = "/api/v1/subjects/{id}/restriction", tag = "member", params(("id" = String, Path)), responses(
    (status = 200, body = Receipted), (status = 403), (status = 404), (status = 409, description = "conflict: they are restricted already")))]
pub(crate) async fn begin(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Result<Json<Receipted>, Problem> {
    let receipt = restriction::by_member(&app, &who, subjects::id(&id)?).await?;
    Ok(Json(Receipted { receipt }))
}

/// Lifts a restriction.
#[utoipa::path(operation_id = "restriction_lift", delete, path = "/api/v1/subjects/{id}/restriction", tag = "member", params(("id" = String, Path)), responses(
    (status = 200, body = Receipted), (status = 403, description = "no-grant: the session opens not every key"), (status = 404), (status = 409)))]
pub(crate) async fn lift(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Result<Json<Receipted>, Problem> {
    let receipt = restriction::lift(&app, &who, subjects::id(&id)?).await?;
    Ok(Json(Receipted { receipt }))
}
