//! Call back: a number that the visitor leaves while nobody is here, under the consent that they gave for it.

use super::aside::Aside;
use super::beside::CallBack;
use super::messages;
use super::turn::{self, Did};
use crate::app::App;
use crate::auth::VisitToken;
use crate::json::Json;
use crate::problem::Problem;
use crate::repetition::Repetition;
use crate::show::{Asked, Message};
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whom to call, and when.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewCallBack {
    pub(crate) phone: String,
    pub(crate) name: Option<String>,
    /// The id of one of the wished times.
    pub(crate) at: Option<String>,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct CalledBack {
    pub(crate) messages: Vec<Message>,
    pub(crate) ask: Option<Asked>,
    /// Always `null`: a number was left.
    pub(crate) call_back: Option<CallBack>,
}

/// Takes a number to call. The consent for the purpose `callback` comes first.
#[utoipa::path(operation_id = "call_back_ask", post, path = "/api/v1/visit/call-back", tag = "visitor", request_body = NewCallBack, responses(
    (status = 201, body = CalledBack), (status = 409, description = "consent-missing"), (status = 422, description = "invalid-value"), (status = 429)))]
pub(crate) async fn ask(
    State(app): State<App>,
    token: VisitToken,
    repetition: Repetition,
    Json(new): Json<NewCallBack>,
) -> Result<(StatusCode, Json<CalledBack>), Problem> {
    app.askings().admit(&token.token, "call-back")?;
    let mut s = turn::load(&app, token).await?;
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let aside = Aside::CalledBack { phone: new.phone, name: filled(new.name), at: filled(new.at) };
    let outcome = turn::take(&app, &mut s, Did::Aside(aside), repetition.key()).await?;
    let messages = messages::show(&app, &mut s, &outcome.rows).await?;
    let ask = messages::ask_now(&app, &s).await?;
    Ok((StatusCode::CREATED, Json(CalledBack { messages, ask, call_back: None })))
}
