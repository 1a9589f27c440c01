//! Coming back in the browser, by a link that somebody made or by the recovery key.

use super::desk::Doorway;
use super::{join, page};
use crate::members::ways_back::{self, Secret};
use crate::problem::Problem;
use axum::extract::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::RecoverPage;
use locale::Key;
use seal::Personal;
use serde::Deserialize;

/// Where the form is.
const HERE: &str = "/console/recover";

/// What somebody typed who comes back.
#[derive(Deserialize)]
pub(crate) struct Typed {
    secret: String,
    email: String,
    password: String,
    password2: String,
    csrf: String,
}

/// The form. A link's secret stands behind the `#` of its address, which is not sent.
pub(crate) async fn ask(door: Doorway) -> Response {
    form(&door, StatusCode::OK, String::new(), String::new(), None)
}

fn form(door: &Doorway, status: StatusCode, secret: String, email: String, problem: Option<String>) -> Response {
    let shown = RecoverPage { secret, email, password_min: crate::members::session::PASSWORD_CHARS_MIN, problem };
    page(status, shown.render(&door.frame(HERE), door.locale))
}

/// Takes the new password, and leads to the sign-in.
pub(crate) async fn enter(door: Doorway, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    door.check(&typed.csrf)?;
    let Typed { secret, email, password, password2, .. } = typed;
    let (password, again) = (Personal::new(password), Personal::new(password2));
    let text = |key| locale::text(door.locale, key).to_owned();
    let problem = if password != again {
        text(Key::ConsoleSetupPasswordDiffers)
    } else if let Some(read) = Secret::parse(&secret) {
        match ways_back::come_back(&door.app, door.address, read, &email, password).await {
            Ok(Ok(())) => return Ok(Redirect::to("/console/sign-in?after=recovered").into_response()),
            Ok(Err(unfit)) => join::sentence(&unfit, door.locale),
            Err(problem) => match problem.code() {
                "not-found" => text(Key::ConsoleRecoverWrong),
                "too-many-requests" => text(Key::ConsoleSignInSlowDown),
                _ => return Err(problem),
            },
        }
    } else {
        text(Key::ConsoleRecoverWrong)
    };
    Ok(form(&door, StatusCode::UNPROCESSABLE_ENTITY, secret, email, Some(problem)))
}
