//! The console's routes: forms in, pages out.

mod contacts;
mod conversation;
mod desk;
mod erase;
mod error;
mod forms;
mod inbox;
mod ledger;
mod set_up;
mod sign_in;
mod site_hours;
mod sites;

use crate::app::App;
use crate::problem::Problem;
use crate::visit::pages::set_policy;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use desk::{Desk, Doorway};
use locale::Locale;
use serde::Deserialize;

/// What a page may load and do: its own files, and forms to this host.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The console.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/console", get(start))
        .route("/console/", get(start))
        .route("/console/sign-in", get(sign_in::ask).post(sign_in::enter))
        .route("/console/sign-out", post(sign_in::leave))
        .route("/console/language", post(choose_language))
        .route("/console/inbox", get(inbox::list))
        .route("/console/conversations/{id}", get(conversation::read))
        .route("/console/conversations/{id}/messages", post(conversation::answer))
        .route("/console/conversations/{id}/take", post(conversation::take))
        .route("/console/conversations/{id}/close", post(conversation::close))
        .route("/console/contacts", get(contacts::list))
        .route("/console/exports/contacts.csv", get(contacts::export))
        .route("/console/subjects/{id}/erase", get(erase::ask).post(erase::erase))
        .route("/console/ledger", get(ledger::show))
        .route("/console/settings/sites", get(sites::list).post(sites::create))
        .route("/console/settings/sites/{id}", get(sites::read).post(sites::save))
        .route("/console/settings/sites/{id}/install", get(sites::install))
        .route("/console/settings/sites/{id}/logo", post(sites::logo))
        .route("/console/settings/sites/{id}/no-logo", post(sites::no_logo))
        .route("/console/{*rest}", get(nothing))
        .route("/setup", get(set_up::ask).post(set_up::create))
        .route("/setup/confirm", post(set_up::confirm))
        .layer(Extension(set_up::Pending::default()))
        .layer(middleware::from_fn(error::pages))
}

/// A page, with the headers that every page has.
///
/// Its referrer policy is not `no-referrer`: under that, browsers send `Origin: null` with forms (Fetch, 3.2), which is
/// refused like any foreign origin.
fn page(status: StatusCode, html: String) -> Response {
    let mut response = (status, Html(html)).into_response();
    set_policy(&mut response, POLICY, "same-origin");
    if status == StatusCode::UNAUTHORIZED {
        // RFC 9110, 15.5.2. No browser asks anybody for a bearer token.
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// A form that needs nothing but the proof that it is ours.
#[derive(Deserialize)]
struct Bare {
    csrf: String,
}

/// The start: the member's own page, the sign-in, or the set-up of the first organisation.
async fn start(desk: Result<Desk, Problem>, door: Doorway) -> Redirect {
    match desk {
        Ok(desk) => Redirect::to(desk.home()),
        Err(_) if door.organisations == 0 => Redirect::to("/setup"),
        Err(_) => Redirect::to("/console/sign-in"),
    }
}

/// What is nowhere, in the frame of whoever asks.
async fn nothing(_desk: Result<Desk, Problem>, _door: Doorway) -> Problem {
    Problem::not_found()
}

/// A choice of language, and the page on which it was made.
#[derive(Deserialize)]
struct Choice {
    language: String,
    back: String,
    csrf: String,
}

async fn choose_language(
    State(app): State<App>,
    headers: HeaderMap,
    _desk: Result<Desk, Problem>,
    _door: Doorway,
    Form(choice): Form<Choice>,
) -> Result<Response, Problem> {
    forms::check_either(&app, &headers, &choice.csrf)?;
    let locale = Locale::parse(&choice.language).ok_or_else(Problem::invalid_body)?;
    let mut response = Redirect::to(forms::own_path(&choice.back).unwrap_or("/console")).into_response();
    keep(&mut response, forms::language_cookie(&app, locale));
    Ok(response)
}

/// Has the browser keep a cookie.
fn keep(response: &mut Response, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
