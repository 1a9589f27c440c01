//! Posted forms: that each is ours is checked here, before any handler sees it, so that no page can forget it.
//!
//! What a browser does in somebody's name it does with their cookie. Where it brings one, a form must repeat the token of one of its
//! cookies; where it brings none, it acts in nobody's name, and the forms before sign-in check their own. Handlers that know whose form
//! it must be check that besides (`Desk::check`). A form with a file is read by its handler alone, which is handed nothing before the
//! token: a test calls each.

use super::forms;
use crate::app::App;
use crate::auth;
use crate::json::BODY_BYTES_MAX;
use crate::problem::Problem;
use crate::tallies::Limit;
use axum::body::{Body, to_bytes};
use axum::extract::{Form, FromRequest as _, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

/// The field that every form has.
#[derive(Deserialize)]
struct Token {
    csrf: String,
}

/// Lets a form through that proves to be ours.
pub(super) async fn ours(State(app): State<App>, request: Request, next: Next) -> Response {
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD);
    if harmless || !acts_for_somebody(&app, request.headers()) || has_file(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_BYTES_MAX).await else {
        return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large").into_response();
    };
    let Some(token) = token(Body::from(bytes.clone())).await else {
        app.tallies().hit(Limit::Forgery, None, app.now());
        return Problem::invalid_body().into_response();
    };
    if let Err(problem) = forms::check_either(&app, &parts.headers, &token) {
        app.tallies().hit(Limit::Forgery, None, app.now());
        return problem.into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

/// The token that a form holds.
async fn token(body: Body) -> Option<String> {
    let form = Request::post("/").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
    Form::<Token>::from_request(form.ok()?, &()).await.ok().map(|Form(token)| token.csrf)
}

/// Whether the browser brings a cookie that opens something.
fn acts_for_somebody(app: &App, headers: &HeaderMap) -> bool {
    auth::cookie(app, headers).is_some() || forms::operator_code(app, headers).is_some()
}

fn has_file(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}
