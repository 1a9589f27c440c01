//! Rating: how content a visitor was with a conversation that a member ended; asked once.

use super::aside::Aside;
use super::beside::Rating;
use super::consents::receipt_before;
use super::turn::{self, Did};
use crate::app::App;
use crate::auth::VisitToken;
use crate::json::Json;
use crate::problem::Problem;
use crate::receipt::Receipt;
use crate::repetition::Repetition;
use axum::extract::State;
use axum::http::StatusCode;
use domain::refusal::Refusal;
use domain::satisfaction::Score;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How content the visitor was.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewRating {
    /// 1 to 5, more is better.
    pub(crate) score: i64,
    pub(crate) comment: Option<String>,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Rated {
    pub(crate) receipt: Receipt,
    /// Always `null`: it is asked once.
    pub(crate) rating: Option<Rating>,
}

/// Answers the question of satisfaction. The answer is itself the grant; its line says so.
#[utoipa::path(operation_id = "rating_rate", post, path = "/api/v1/visit/rating", tag = "visitor", request_body = NewRating, responses(
    (status = 201, body = Rated), (status = 409, description = "conflict: it is not asked"), (status = 422, description = "invalid-value")))]
pub(crate) async fn rate(
    State(app): State<App>,
    token: VisitToken,
    repetition: Repetition,
    Json(new): Json<NewRating>,
) -> Result<(StatusCode, Json<Rated>), Problem> {
    let mut s = turn::load(&app, token).await?;
    let remember = repetition.hash(&s.token, "rating");
    let score = Score::of(new.score)?;
    let comment = new.comment.filter(|comment| !comment.trim().is_empty());
    let rated = |receipt| (StatusCode::CREATED, Json(Rated { receipt, rating: None }));
    if let Some(receipt) = receipt_before(&app, &s, remember).await? {
        return Ok(rated(receipt));
    }
    let receipt = match turn::take(&app, &mut s, Did::Aside(Aside::Rated { score, comment, remember }), None).await {
        Err(problem) if problem.code() == Refusal::Conflict.code() => receipt_before(&app, &s, remember).await?.ok_or(problem)?,
        outcome => outcome?.receipt.ok_or_else(Problem::internal)?,
    };
    Ok(rated(receipt))
}
