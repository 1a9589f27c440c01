//! Passkeys, as a member settles theirs in the browser. Making one takes a script; everything else does without.

use super::desk::{Desk, DeskAtDoor, RecentDesk, RecentDeskAtDoor};
use super::signing_in::{codes_page, renewed, shown};
use super::{Bare, page};
use crate::json;
use crate::members::passkeys::{self as api, NewIs, NewOne};
use crate::passkeys::{Attested, Party, RelyingParty};
use crate::problem::Problem;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, PasskeyPage, PasskeyRow};
use serde::Deserialize;

/// Where one is made.
const HERE: &str = "/console/settings/signing-in/passkey";
/// Where it goes on.
const DONE: &str = "/console/settings/signing-in?saved=1#passkeys";

/// The member's passkeys, as the page lists them.
pub(super) async fn rows(desk: &Desk) -> Result<Vec<PasskeyRow>, Problem> {
    let row = |row: &store::reads::PasskeyRow| PasskeyRow {
        id: row.id.to_string(),
        name: api::name_of(&desk.app, row),
        added: row.created_at,
        used: row.used_at,
        opens_keys: row.wrapped.is_some(),
    };
    Ok(api::own(&desk.app, &desk.who).await?.iter().map(row).collect())
}

/// Asks for a new one.
pub(crate) async fn offer(RecentDeskAtDoor(desk): RecentDeskAtDoor, party: Party) -> Result<Response, Problem> {
    form(&desk, &party.known()?, StatusCode::OK, String::new(), None).await
}

async fn form(desk: &Desk, party: &RelyingParty, status: StatusCode, name: String, problem: Option<String>) -> Result<Response, Problem> {
    let options = api::offer_to(&desk.app, &desk.who, party).await?.to_string();
    let shown = PasskeyPage { options, name, problem };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale)))
}

/// What the browser made.
#[derive(Deserialize)]
pub(crate) struct Made {
    name: String,
    #[serde(default)]
    passkey: String,
    #[serde(default)]
    prf: String,
    csrf: String,
}

/// Adds it, and shows recovery codes to whoever has none.
pub(crate) async fn add(RecentDeskAtDoor(desk): RecentDeskAtDoor, party: Party, Form(made): Form<Made>) -> Result<Response, Problem> {
    desk.check(&made.csrf)?;
    let party = party.known()?;
    let refused = || Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "passkey-refused");
    let credential = json::parse::<Attested>(made.passkey.as_bytes()).map_err(|_| refused());
    let prf = Some(made.prf).filter(|prf| !prf.is_empty());
    let added = match credential {
        Ok(credential) => api::take_in(&desk.app, &desk.who, &party, NewOne { name: made.name.clone(), credential, prf }).await,
        Err(problem) => Err(problem),
    };
    match added {
        Ok(NewIs { session, codes: Some(codes), .. }) => Ok(renewed(&desk, &session, codes_page(&desk, &codes))),
        Ok(NewIs { session, codes: None, .. }) => Ok(renewed(&desk, &session, Redirect::to(DONE).into_response())),
        Err(problem) if problem.status().is_client_error() && problem.code() != "unauthorised" => {
            let told = problem.detail(desk.locale).to_owned();
            form(&desk, &party, StatusCode::UNPROCESSABLE_ENTITY, made.name, Some(told)).await
        }
        Err(problem) => Err(problem),
    }
}

/// Another name.
#[derive(Deserialize)]
pub(crate) struct Named {
    name: String,
    csrf: String,
}

/// Renames one.
pub(crate) async fn rename(
    DeskAtDoor(desk): DeskAtDoor,
    party: Party,
    Path(id): Path<String>,
    Form(named): Form<Named>,
) -> Result<Response, Problem> {
    desk.check(&named.csrf)?;
    match api::rename_one(&desk.app, &desk.who, &id, &named.name).await {
        Ok(()) => Ok(Redirect::to(DONE).into_response()),
        Err(problem) if problem.field() == Some("name") => again(&desk, &party, &problem).await,
        Err(problem) => Err(problem),
    }
}

/// Removes one.
pub(crate) async fn remove(
    RecentDesk(desk): RecentDesk,
    party: Party,
    Path(id): Path<String>,
    Form(form): Form<Bare>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    match api::remove_one(&desk.app, &desk.who, &id).await {
        Ok(()) => Ok(Redirect::to(DONE).into_response()),
        Err(problem) if problem.code() == "last-second-step" => again(&desk, &party, &problem).await,
        Err(problem) => Err(problem),
    }
}

async fn again(desk: &Desk, party: &Party, problem: &Problem) -> Result<Response, Problem> {
    shown(desk, party, problem.status(), false, Some(problem.detail(desk.locale).to_owned())).await
}
