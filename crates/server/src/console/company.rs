//! Signing in through the company: the way there, the way back, and the password that opens the keys.

use super::desk::Doorway;
use super::{forms, keep, page, sign_in, signing_in};
use crate::identity_provider::turn::{Back, Browser, redirect_uri};
use crate::identity_provider::{Company, Trouble};
use crate::lanes::{self, Caller};
use crate::members::company::{self, Lost};
use crate::members::passkey_steps::Brought;
use crate::members::session::{self, LINKS_FREE};
use crate::origin::own_url;
use crate::passkeys::{Party, RelyingParty};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use console::{SignInPage, UnlockPage};
use locale::Key;
use seal::Personal;
use serde::Deserialize;

/// The way in through the company, where this installation is one organisation's alone. Where several share it, none of them is named to
/// strangers: each has its own link, which it gives to its members.
pub(super) async fn link(door: &Doorway) -> Option<String> {
    if door.organisations != 1 {
        return None;
    }
    let read = door.app.read(|r| match r.organisations()?.first() {
        Some(only) => r.identity_provider(only.id),
        None => Ok(None),
    });
    let provider = read.await.ok().flatten()?;
    Some(format!("/console/sign-in/with/{}", provider.id))
}

/// Sends the browser to the company's provider. Nothing is kept of it but a cookie there.
pub(crate) async fn leave(door: Doorway, Path(id): Path<String>) -> Result<Response, Problem> {
    session::slowed(&door.app, session::slowing(&door.app, door.address, "company"), LINKS_FREE)?;
    let company = Company::of_link(&door.app, &id).await?;
    let metadata = match company.metadata(&door.app).await {
        Ok(metadata) => metadata,
        Err(trouble) => return Ok(lost(&door, &Lost::Trouble(trouble))),
    };
    let secret = forms::new_secret(&door.app);
    let back = redirect_uri(&own_url(&door.app, &door.headers));
    let to = Browser::of(&secret).sent_to(&door.app, &company, &metadata, &back);
    let location = HeaderValue::try_from(to).map_err(|_| Problem::internal())?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, location);
    keep(&mut response, forms::away_cookie(&door.app, &secret));
    Ok(response)
}

/// Takes the browser back that the provider sends, and asks for the password. The session's cookie does not come along here (it is
/// `SameSite=Strict`): who is signed in already is asked all the same.
pub(crate) async fn come_back(door: Doorway, Query(back): Query<Back>) -> Result<Response, Problem> {
    let counted = session::slowing(&door.app, door.address, "company");
    session::slowed(&door.app, counted, LINKS_FREE)?;
    let Some(secret) = forms::away(&door.app, &door.headers) else { return Ok(lost(&door, &Lost::Over)) };
    let uri = redirect_uri(&own_url(&door.app, &door.headers));
    match company::hear(&door.app, &Browser::of(secret), &back, &uri).await {
        Ok(word) => {
            // An office comes in from one address.
            door.app.guesses().forget(&counted);
            Ok(unlocking(&door, StatusCode::OK, &UnlockPage { word, ..UnlockPage::default() }))
        }
        Err(reason) => Ok(lost(&door, &reason)),
    }
}

/// What is typed behind the provider's word.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    word: String,
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    passkey: String,
    csrf: String,
}

/// Takes the password; the browser is given the session's token as a cookie.
pub(crate) async fn unlock(door: Doorway, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    door.check(&typed.csrf)?;
    let secret = forms::away(&door.app, &door.headers).unwrap_or_default();
    let Some(word) = Browser::of(secret).open(&door.app, &typed.word) else { return Ok(lost(&door, &Lost::Over)) };
    let party = Party(RelyingParty::of(&door.app, &door.headers));
    let Brought { code, passkey, party } = signing_in::brought(&typed.code, &typed.passkey, &party);
    let had_step = code.is_some() || passkey.is_some();
    let brought = Brought { code, passkey, party };
    let caller = Caller::of(&door.app, door.address, &door.headers);
    match company::unlock(&door.app, &caller, &word, Personal::new(typed.password), &brought).await {
        Ok((token, email)) => {
            let mut response = sign_in::entered(&door, &token, None);
            keep(&mut response, lanes::device_cookie(&door.app, &email));
            keep(&mut response, forms::no_away_cookie(&door.app));
            Ok(response)
        }
        Err(problem) => {
            let Some(sentence) = sign_in::sentence(&problem, door.locale) else { return Err(problem) };
            let needs_code = had_step || problem.code() == "code-needed";
            let sentence = match problem.code() {
                "sign-in-failed" => {
                    locale::text(door.locale, if needs_code { Key::ConsoleUnlockFailedCode } else { Key::ConsoleUnlockFailed })
                }
                "code-needed" => locale::text(door.locale, Key::ConsoleUnlockFirst),
                _ => sentence,
            };
            let step = problem.passkey().map(ToString::to_string);
            let shown = UnlockPage { word: typed.word, needs_code, step, problem: Some(sentence.to_owned()) };
            let mut response = unlocking(&door, problem.status(), &shown);
            if let Some(seconds) = problem.retry_after() {
                response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            }
            Ok(response)
        }
    }
}

/// The page that asks for the password. Its address cannot be asked for again: a choice of language leads to the start.
fn unlocking(door: &Doorway, status: StatusCode, shown: &UnlockPage) -> Response {
    page(status, shown.render(&door.frame("/console/sign-in"), door.locale))
}

/// Whoever asks for the page of the password anew begins anew.
pub(crate) async fn nothing_to_unlock() -> Redirect {
    Redirect::to("/console/sign-in")
}

/// The sign-in, and why the way through the company led nowhere.
fn lost(door: &Doorway, reason: &Lost) -> Response {
    let (status, key) = match reason {
        Lost::Over => (StatusCode::UNAUTHORIZED, Key::ConsoleCompanyOver),
        Lost::Declined | Lost::Trouble(Trouble::Refused) => (StatusCode::UNAUTHORIZED, Key::ConsoleCompanyDeclined),
        Lost::NoAddress => (StatusCode::UNAUTHORIZED, Key::ConsoleCompanyNoAddress),
        Lost::Trouble(_) => (StatusCode::BAD_GATEWAY, Key::ConsoleCompanyUnusable),
    };
    let told = locale::text(door.locale, key).to_owned();
    let mut response = sign_in::form(door, status, SignInPage { problem: Some(told), ..SignInPage::default() }, None);
    keep(&mut response, forms::no_away_cookie(&door.app));
    response
}
