//! Files of the visitor: sending one as a message, and getting those of the conversation back.

use super::messages::{self, Replies};
use super::turn::{self, Did};
use crate::app::App;
use crate::auth::VisitToken;
use crate::files::gate::{self, Named};
use crate::files::serving::{self, Asked};
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Purpose;

/// Takes a file: the body is its bytes.
#[utoipa::path(operation_id = "files_attach", post, path = "/api/v1/visit/files", tag = "visitor", params(Named), request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses(
    (status = 201, body = Replies), (status = 409, description = "consent-pending"), (status = 413, description = "too-large, too-many-files"), (status = 415, description = "file-refused"), (status = 503)))]
pub(crate) async fn attach(
    State(app): State<App>,
    token: VisitToken,
    Query(named): Query<Named>,
    request: Request,
) -> Result<(StatusCode, Json<Replies>), Problem> {
    let s = turn::load(&app, token).await?;
    let key = named.key()?;
    let attachment = gate::receive(&app, s.token.lookup(), &named, request).await?;
    // It may have taken minutes to arrive.
    let mut s = s.again(&app).await?;
    let outcome = turn::take(&app, &mut s, Did::Attached(attachment), Some(key)).await?;
    Ok((StatusCode::CREATED, Json(messages::replies(&app, &mut s, outcome).await?)))
}

/// Gives a file of the conversation, whoever sent it.
#[utoipa::path(operation_id = "files_show", get, path = "/api/v1/visit/files/{id}", tag = "visitor", params(("id" = String, Path)), responses(
    (status = 200, description = "the bytes", body = Vec<u8>, content_type = "application/octet-stream"), (status = 404)))]
pub(crate) async fn show(State(app): State<App>, token: VisitToken, Path(id): Path<String>) -> Result<Response, Problem> {
    let mut s = turn::load(&app, token).await?;
    let (id, v) = (serving::id(&id)?, s.row.visitor.clone());
    let found = app.read(move |r| r.file(v.conversation, id)).await?;
    let (file, message) = found.ok_or_else(Problem::not_found)?;
    let key = s.keys.get(&Purpose::conversation(), file.generation).ok_or_else(Problem::not_found)?;
    // A visitor's own keys are theirs: nothing takes them away.
    let may_read = Box::new(|| true);
    serving::answer(&app, Asked { organisation: v.organisation, subject: v.subject, file, message, key, held: false, may_read }).await
}
