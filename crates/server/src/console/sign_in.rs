//! Signing in and out in the browser.

use super::desk::{DeskAtDoor, Doorway};
use super::{Bare, company, forms, keep, page, signing_in};
use crate::auth;
use crate::lanes::{self, Caller};
use crate::members::passkey_steps::{self, Alone};
use crate::members::session::{self, Credentials};
use crate::passkeys::challenges::Asked;
use crate::passkeys::{self, Party, RelyingParty};
use crate::problem::Problem;
use axum::extract::{Form, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use console::SignInPage;
use locale::{Key, Locale};
use seal::Token;
use serde::Deserialize;

/// Where the sign-in is.
const HERE: &str = "/console/sign-in";

/// What the address of the sign-in may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    /// The page to which the sign-in leads.
    next: Option<String>,
    /// What happened before: `signed-out`, `recovered` or `set-up`.
    after: Option<String>,
}

/// Who signs in.
#[derive(Deserialize)]
pub(crate) struct Typed {
    email: String,
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    passkey: String,
    #[serde(default)]
    next: String,
    csrf: String,
}

/// The form. Whoever is signed in already is led on.
pub(crate) async fn ask(desk: Result<DeskAtDoor, Problem>, door: Doorway, Query(wanted): Query<Wanted>) -> Response {
    if desk.is_ok() {
        return Redirect::to(wanted.next.as_deref().and_then(forms::own_path).unwrap_or("/console")).into_response();
    }
    if door.organisations == 0 {
        return Redirect::to("/setup").into_response();
    }
    let (alone, company) = (alone(&door), company::link(&door).await);
    let shown = SignInPage { note: note(&door, wanted.after.as_deref()), alone, company, ..SignInPage::default() };
    page(StatusCode::OK, shown.render(&door.frame_here(), door.locale))
}

/// What the browser is asked for a sign-in by a passkey alone, where it has any.
fn alone(door: &Doorway) -> Option<String> {
    let party = RelyingParty::of(&door.app, &door.headers)?;
    Some(passkeys::request(&door.app, &party, Asked::SignIn, &[]).to_string())
}

/// What is said that is no error.
fn note(door: &Doorway, after: Option<&str>) -> Option<String> {
    let key = match after {
        Some("signed-out") => Key::ConsoleSignInSignedOut,
        Some("recovered") => Key::ConsoleRecoverDone,
        Some("set-up") => Key::ConsoleRecoveryConfirmed,
        _ if auth::cookie(&door.app, &door.headers).is_some() => Key::ConsoleSignInExpired,
        _ => return None,
    };
    Some(locale::text(door.locale, key).to_owned())
}

/// Takes the credentials; the browser is given the session's token as a cookie.
pub(crate) async fn enter(door: Doorway, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    door.check(&typed.csrf)?;
    let next = next(&typed.next, &door.headers);
    let email = typed.email.clone();
    let party = Party(RelyingParty::of(&door.app, &door.headers));
    let brought = signing_in::brought(&typed.code, &typed.passkey, &party);
    let had_step = brought.code.is_some() || brought.passkey.is_some();
    let credentials = Credentials { email: typed.email, password: typed.password, code: brought.code, passkey: brought.passkey };
    let caller = Caller::of(&door.app, door.address, &door.headers);
    match session::sign_in(&door.app, &caller, party.0, credentials).await {
        Ok(token) => {
            let mut response = entered(&door, &token, next.as_deref());
            keep(&mut response, lanes::device_cookie(&door.app, &session::normal_email(&email)));
            Ok(response)
        }
        Err(problem) => again(&door, problem, email, had_step, next.as_deref()),
    }
}

/// The page that was wanted, with the session's cookie.
pub(super) fn entered(door: &Doorway, token: &Token, next: Option<&str>) -> Response {
    let mut response = Redirect::to(next.unwrap_or("/console")).into_response();
    keep(&mut response, forms::session_cookie(&door.app, token.expose()));
    response
}

/// A passkey that the browser brings.
#[derive(Deserialize)]
pub(crate) struct Brought {
    #[serde(default)]
    passkey: String,
    #[serde(default)]
    prf: String,
    csrf: String,
}

/// Takes a passkey alone.
pub(crate) async fn enter_by_passkey(door: Doorway, Form(brought): Form<Brought>) -> Result<Response, Problem> {
    door.check(&brought.csrf)?;
    let next = next("", &door.headers);
    let party = Party(RelyingParty::of(&door.app, &door.headers)).known()?;
    let prf = Some(brought.prf).filter(|prf| !prf.is_empty());
    let signed_in = match serde_json::from_str(&brought.passkey) {
        Ok(passkey) => passkey_steps::sign_in(&door.app, &party, door.address, Alone { passkey, prf }).await,
        Err(_) => Err(session::failed()),
    };
    match signed_in {
        Ok(token) => Ok(entered(&door, &token, next.as_deref())),
        Err(problem) if problem.code() == "sign-in-failed" => {
            let told = locale::text(door.locale, Key::ConsoleSignInPasskeyFailed).to_owned();
            Ok(form(&door, problem.status(), SignInPage { problem: Some(told), ..SignInPage::default() }, next.as_deref()))
        }
        Err(problem) => again(&door, problem, String::new(), false, next.as_deref()),
    }
}

/// The form with the reason why it did not open; what is no mistake of the person's is a page of its own.
fn again(door: &Doorway, problem: Problem, email: String, had_step: bool, next: Option<&str>) -> Result<Response, Problem> {
    let Some(sentence) = sentence(&problem, door.locale) else { return Err(problem) };
    let needs_code = had_step || problem.code() == "code-needed";
    let step = problem.passkey().map(ToString::to_string);
    let shown = SignInPage { email, needs_code, step, problem: Some(sentence.to_owned()), ..SignInPage::default() };
    let mut response = form(door, problem.status(), shown, next);
    if let Some(seconds) = problem.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    Ok(response)
}

/// The form once more, where it leads to the same page as before.
pub(super) fn form(door: &Doorway, status: StatusCode, shown: SignInPage, next: Option<&str>) -> Response {
    let here = next.map_or_else(|| HERE.to_owned(), |next| format!("{HERE}?next={}", forms::encode(next)));
    let shown = SignInPage { alone: alone(door), ..shown };
    page(status, shown.render(&door.frame(&here), door.locale))
}

/// What is said of a problem that is a mistake of the person's.
pub(super) fn sentence(problem: &Problem, locale: Locale) -> Option<&'static str> {
    match problem.code() {
        "sign-in-failed" | "invalid-body" => Some(locale::text(locale, Key::ConsoleSignInFailed)),
        "too-many-requests" => Some(locale::text(locale, Key::ConsoleSignInSlowDown)),
        "code-needed" | "password-needed" | "suspended" => Some(problem.detail(locale)),
        _ => None,
    }
}

/// Where the sign-in leads: what the form says, else what the address of the form's page said.
fn next(typed: &str, headers: &HeaderMap) -> Option<String> {
    if let Some(next) = forms::own_path(typed) {
        return Some(next.to_owned());
    }
    let page: axum::http::Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let Query(wanted) = Query::<Wanted>::try_from_uri(&page).ok()?;
    wanted.next.filter(|next| forms::own_path(next).is_some())
}

/// Ends the session and takes the cookie back.
pub(crate) async fn leave(DeskAtDoor(desk): DeskAtDoor, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    session::sign_out(&desk.app, &desk.who).await?;
    let mut response = Redirect::to("/console/sign-in?after=signed-out").into_response();
    keep(&mut response, forms::no_session_cookie(&desk.app));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_sign_in_leads_to_what_was_wanted_on_this_host() {
        let mut headers = HeaderMap::new();
        assert_eq!(next("/console/ledger", &headers).as_deref(), Some("/console/ledger"));
        assert_eq!(next("//evil.example", &headers), None);
        headers.insert(header::REFERER, HeaderValue::from_static("http://localhost/console/sign-in?next=%2Fconsole%2Fcontacts"));
        assert_eq!(next("", &headers).as_deref(), Some("/console/contacts"));
        headers.insert(header::REFERER, HeaderValue::from_static("http://localhost/console/sign-in?next=%2F%2Fevil.example"));
        assert_eq!(next("", &headers), None);
    }
}
