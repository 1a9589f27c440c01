//! Passwords: what makes one too easy to guess, and how a member changes theirs.

use super::session::{self, PASSWORD_BYTES_MAX};
use super::sessions::{Renewed, own_row, tell_ended, used_up};
use crate::account::{self, Unfit};
use crate::app::App;
use crate::auth::{RecentAtDoor, SignedIn};
use crate::json::Json;
use crate::members::names;
use crate::origin::Address;
use crate::problem::Problem;
use axum::extract::State;
use domain::decision::set_up::end_session;
use domain::signing_in::{self, NewPassword};
use seal::{PasswordRoot, Personal};
use serde::Deserialize;
use std::net::SocketAddr;
use utoipa::ToSchema;

/// Another password.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Change {
    /// The one that there is.
    pub(crate) password: String,
    /// The one that takes its place.
    pub(crate) new: String,
}

/// Changes one's password. Every other session of the member ends, and this one has another token.
#[utoipa::path(operation_id = "password_change", put, path = "/api/v1/members/me/password", tag = "member", request_body = Change, responses(
    (status = 200, body = session::Session), (status = 401, description = "sign-in-failed"), (status = 403, description = "confirm-first"),
    (status = 422, description = "invalid-body, weak-password"), (status = 429)))]
pub(crate) async fn change(
    State(app): State<App>,
    address: Address,
    RecentAtDoor(who): RecentAtDoor,
    Json(typed): Json<Change>,
) -> Result<Json<session::Session>, Problem> {
    let renewed = change_it(&app, address.0, &who, Personal::new(typed.password), Personal::new(typed.new)).await?;
    let renewed = renewed.map_err(|unfit| unfit.problem())?;
    Ok(Json(session::Session { token: renewed.token.expose().to_owned() }))
}

/// Changes a password; says what is wrong with the new one.
pub(crate) async fn change_it(
    app: &App,
    address: Option<SocketAddr>,
    who: &SignedIn,
    old: Personal<String>,
    new: Personal<String>,
) -> Result<Result<Renewed, Unfit>, Problem> {
    if new.expose().len() > PASSWORD_BYTES_MAX {
        return Ok(Err(Unfit::Password));
    }
    let row = own_row(app, who).await?;
    if session::knows_password(app, address, &row, old).await?.is_none() {
        crate::signals::sign_in_failed(app, row.organisation, row.id).await;
        return Err(session::failed());
    }
    app.guesses().forget(&session::slowing(app, address, &row.id.to_string()));
    let known: Vec<String> = [names::email(app, &row), names::public(app, &row)].into_iter().flatten().collect();
    let (organisation, member, at) = (row.organisation, row.id, app.now());
    let (maker, keys) = (app.clone(), who.keys.clone());
    let made = app.hashing(move || {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        account::check_password(&new, &known)?;
        let (entropy, cost) = (maker.entropy().as_ref(), maker.settings().cost);
        let mut salt = [0; 16];
        entropy.fill(&mut salt);
        let root = PasswordRoot::derive(new.expose(), &salt, &cost).map_err(|_| Unfit::Password)?;
        let wrapped = root.wrap(keys.pair(), organisation.0, member.0, entropy);
        Ok(NewPassword { salt, cost: cost.to_string(), verifier: root.verifier(), wrapped })
    });
    let password = match made.await? {
        Ok(password) => password,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let (renewed, this) = (Renewed::make(app, who), who.member.session);
    let under = renewed.under.clone();
    let changed = app.store().act("password.change", organisation, move |tx| {
        let others: Vec<_> = tx.sessions(member, at)?.into_iter().filter(|session| *session != this).collect();
        tx.apply(&signing_in::change_password(member, password, under, at))?;
        for session in &others {
            tx.apply(&end_session(*session, member, at))?;
        }
        Ok(others)
    });
    for session in changed.await.map_err(used_up)? {
        tell_ended(app, organisation, session);
    }
    // What the old password opened stands in the WAL until then.
    crate::work::scrub_soon(app);
    Ok(Ok(renewed))
}
