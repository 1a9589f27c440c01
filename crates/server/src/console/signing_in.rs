//! Signing in, as a member settles it in the browser: the second step, recovery codes, the password, and where they are signed in.

use super::desk::{Desk, DeskAtDoor, RecentDesk, RecentDeskAtDoor};
use super::set_up::picture;
use super::{Bare, forms, join, keep, page, passkeys};
use crate::members::passkey_steps::{self, Brought};
use crate::members::sessions::{self, Renewed};
use crate::members::{passwords, recovery_codes, second_step};
use crate::origin::Address;
use crate::passkeys::Party;
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{CodesPage, ConfirmPage, Nav, Passkeys, SessionRow, SigningInPage, TotpPage};
use domain::permission::Permission;
use domain::signing_in::Way;
use locale::Key;
use seal::Personal;
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/settings/signing-in";

/// What was done before the page is shown.
#[derive(Deserialize)]
pub(crate) struct After {
    saved: Option<String>,
}

/// How the member signs in.
pub(crate) async fn show(DeskAtDoor(desk): DeskAtDoor, party: Party, Query(after): Query<After>) -> Result<Response, Problem> {
    shown(&desk, &party, StatusCode::OK, after.saved.is_some(), None).await
}

pub(super) async fn shown(
    desk: &Desk,
    party: &Party,
    status: StatusCode,
    saved: bool,
    problem: Option<String>,
) -> Result<Response, Problem> {
    let own = second_step::own_of(&desk.app, &desk.who).await?;
    let rows = sessions::own(&desk.app, &desk.who).await?;
    let session = |row: store::reads::SessionRow| SessionRow {
        id: row.id.to_string(),
        began: row.created_at,
        used: row.used_at,
        current: row.id == desk.who.member.session,
        company: row.way == Some(Way::IdentityProvider),
    };
    let governs = desk.who.member.may(Permission::OrganisationManage).is_ok() && !desk.who.lacks_second_step;
    let shown = SigningInPage {
        totp: own.totp,
        passkeys: Passkeys { rows: passkeys::rows(desk).await?, work: party.0.is_some() },
        needed: desk.who.lacks_second_step,
        codes_left: own.codes_left,
        password_min: crate::members::session::PASSWORD_CHARS_MIN,
        sessions: rows.into_iter().map(session).collect(),
        required: governs.then_some(own.required),
        saved,
        problem,
    };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale)))
}

/// Goes on under the session's new token.
pub(super) fn renewed(desk: &Desk, renewed: &Renewed, mut response: Response) -> Response {
    keep(&mut response, forms::session_cookie(&desk.app, renewed.token.expose()));
    response
}

/// A new secret for an authenticator app.
pub(crate) async fn offer(RecentDeskAtDoor(desk): RecentDeskAtDoor) -> Result<Response, Problem> {
    let (uri, offer) = second_step::offer_to(&desk.app, &desk.who).await?;
    Ok(offered(&desk, StatusCode::OK, uri.expose(), offer.expose(), None))
}

fn offered(desk: &Desk, status: StatusCode, uri: &str, offer: &str, problem: Option<Key>) -> Response {
    let shown = TotpPage {
        totp_uri: uri.to_owned(),
        qr_svg: picture(uri),
        offer: offer.to_owned(),
        problem: problem.map(|key| locale::text(desk.locale, key).to_owned()),
    };
    page(status, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale))
}

/// An offer that is taken up.
#[derive(Deserialize)]
pub(crate) struct Taken {
    offer: String,
    code: String,
    csrf: String,
}

/// Sets the authenticator app up, and shows recovery codes to whoever has none.
pub(crate) async fn take(RecentDeskAtDoor(desk): RecentDeskAtDoor, Form(typed): Form<Taken>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    match second_step::take(&desk.app, &desk.who, &typed.offer, &typed.code).await {
        Ok((session, Some(codes))) => Ok(renewed(&desk, &session, codes_page(&desk, &codes))),
        Ok((session, None)) => Ok(renewed(&desk, &session, Redirect::to("/console/settings/signing-in?saved=1").into_response())),
        Err(problem) if problem.field() == Some("code") => match second_step::uri_again(&desk.app, &desk.who, &typed.offer).await? {
            Some(uri) => Ok(offered(&desk, StatusCode::UNPROCESSABLE_ENTITY, uri.expose(), &typed.offer, Some(Key::ConsoleJoinCodeWrong))),
            None => Ok(Redirect::to("/console/settings/signing-in/totp").into_response()),
        },
        Err(problem) if problem.field() == Some("offer") => Ok(Redirect::to("/console/settings/signing-in/totp").into_response()),
        Err(problem) => Err(problem),
    }
}

pub(super) fn codes_page(desk: &Desk, codes: &recovery_codes::Codes) -> Response {
    let shown = CodesPage { codes: codes.shown(), next: HERE.to_owned() };
    page(StatusCode::OK, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale))
}

/// Makes recovery codes and shows them, once.
pub(crate) async fn make_codes(RecentDesk(desk): RecentDesk, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let codes = recovery_codes::renew(&desk.app, &desk.who).await?;
    Ok(codes_page(&desk, &codes))
}

/// The form of another password.
#[derive(Deserialize)]
pub(crate) struct Change {
    old: String,
    password: String,
    password2: String,
    csrf: String,
}

/// Changes the password.
pub(crate) async fn change_password(
    RecentDeskAtDoor(desk): RecentDeskAtDoor,
    address: Address,
    party: Party,
    Form(typed): Form<Change>,
) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let text = |key| locale::text(desk.locale, key).to_owned();
    let (old, new) = (Personal::new(typed.old), Personal::new(typed.password));
    if new != Personal::new(typed.password2) {
        return shown(&desk, &party, StatusCode::UNPROCESSABLE_ENTITY, false, Some(text(Key::ConsoleSetupPasswordDiffers))).await;
    }
    let problem = match passwords::change_it(&desk.app, address.0, &desk.who, old, new).await {
        Ok(Ok(session)) => {
            return Ok(renewed(&desk, &session, Redirect::to("/console/settings/signing-in?saved=1").into_response()));
        }
        Ok(Err(unfit)) => join::sentence(&unfit, desk.locale),
        Err(problem) => match problem.code() {
            "sign-in-failed" => text(Key::ConsoleWhoWrong),
            "too-many-requests" => text(Key::ConsoleSignInSlowDown),
            _ => return Err(problem),
        },
    };
    shown(&desk, &party, StatusCode::UNPROCESSABLE_ENTITY, false, Some(problem)).await
}

/// Ends a session of the member.
pub(crate) async fn end(DeskAtDoor(desk): DeskAtDoor, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    sessions::end_one(&desk.app, &desk.who, &id).await?;
    Ok(Redirect::to("/console/settings/signing-in?saved=1#sessions").into_response())
}

/// Whether everybody signs in in two steps.
#[derive(Deserialize)]
pub(crate) struct Required {
    second_step: Option<String>,
    csrf: String,
}

/// Says so.
pub(crate) async fn require(RecentDesk(desk): RecentDesk, Form(typed): Form<Required>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    second_step::require_it(&desk.app, &desk.who, typed.second_step.is_some()).await?;
    Ok(Redirect::to("/console/settings/signing-in?saved=1").into_response())
}

/// What a form brings as a second step. Authenticator apps show the six digits in two groups.
pub(super) fn brought(code: &str, passkey: &str, party: &Party) -> Brought {
    let code = Some(code.split_whitespace().collect::<String>()).filter(|code| !code.is_empty());
    Brought { code, passkey: serde_json::from_str(passkey).ok(), party: party.0.clone() }
}

/// Where somebody wanted to go.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    next: String,
}

/// Asks who is there.
pub(crate) async fn ask(DeskAtDoor(desk): DeskAtDoor, party: Party, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    confirming(&desk, &party, StatusCode::OK, &wanted.next, None).await
}

async fn confirming(desk: &Desk, party: &Party, status: StatusCode, next: &str, problem: Option<String>) -> Result<Response, Problem> {
    let row = sessions::own_row(&desk.app, &desk.who).await?;
    let step = passkey_steps::wanted(&desk.app, party.0.as_ref(), &row).await?.map(|options| options.to_string());
    let shown = ConfirmPage { needs_code: row.has_second_step(), step, next: next.to_owned(), problem };
    let here = format!("/console/confirm?next={}", forms::encode(next));
    Ok(page(status, shown.render(&desk.frame_of(Nav::Settings, here), desk.locale)))
}

/// What somebody typed to say who they are.
#[derive(Deserialize)]
pub(crate) struct Confirmed {
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    passkey: String,
    next: String,
    csrf: String,
}

/// Takes it, and leads back to where they came from.
pub(crate) async fn confirm(
    DeskAtDoor(desk): DeskAtDoor,
    address: Address,
    party: Party,
    Form(typed): Form<Confirmed>,
) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let brought = brought(&typed.code, &typed.passkey, &party);
    match sessions::confirm_it(&desk.app, address.0, &desk.who, Personal::new(typed.password), &brought).await {
        Ok(session) => {
            let next = forms::own_path(&typed.next).unwrap_or("/console");
            Ok(renewed(&desk, &session, Redirect::to(next).into_response()))
        }
        Err(problem) => {
            let key = match problem.code() {
                "sign-in-failed" | "code-needed" | "invalid-body" => Key::ConsoleWhoWrong,
                "too-many-requests" => Key::ConsoleSignInSlowDown,
                "own-step-needed" => Key::ProblemOwnStepNeededDetail,
                _ => return Err(problem),
            };
            confirming(&desk, &party, problem.status(), &typed.next, Some(locale::text(desk.locale, key).to_owned())).await
        }
    }
}
