//! Whether consents to letters wait for a click in a letter, and whether letters can be sent at all.

use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::State;
use domain::Purpose;
use domain::organisation;
use domain::permission::Permission;
use domain::recipient::{Kind, Recipient};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How consents to letters are confirmed.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[schema(as = ConfirmationSetting)]
pub(crate) struct Setting {
    /// Whether they wait for a click in a letter.
    pub(crate) email: bool,
    /// Whether the installation has a mail server.
    pub(crate) server: bool,
    /// Whether one is registered as a recipient for letters, and usable.
    pub(crate) recipient: bool,
}

/// What is set.
#[derive(Deserialize, ToSchema)]
#[schema(as = ConfirmationWish)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    pub(crate) email: bool,
}

/// How it stands.
pub(crate) async fn read(app: &App, who: &SignedIn) -> Result<Setting, Problem> {
    let (organisation, now) = (who.member.organisation, app.now());
    let read = app.read(move |r| Ok((r.organisation(organisation)?, r.recipients(organisation)?)));
    let (card, recipients) = read.await?;
    let email = card.ok_or_else(Problem::not_found)?.confirm_email;
    Ok(Setting { email, server: app.settings().mail.is_some(), recipient: is_carried(&recipients, now) })
}

/// Whether one of these recipients may carry letters now.
pub(crate) fn is_carried(recipients: &[Recipient], now: Timestamp) -> bool {
    recipients.iter().any(|each| each.profile.kind == Kind::Mail && each.serves(&Purpose::marketing()) && each.is_usable(now))
}

/// Says whether consents to letters wait for a click in a letter.
#[utoipa::path(operation_id = "confirmation_show", get, path = "/api/v1/confirmation", tag = "member", responses((status = 200, body = Setting)))]
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Result<Json<Setting>, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    Ok(Json(read(&app, &who).await?))
}

/// Has consents to letters wait for a click in a letter from now on, or not.
#[utoipa::path(operation_id = "confirmation_set", put, path = "/api/v1/confirmation", tag = "member", request_body = Wish, responses((status = 200, body = Setting)))]
pub(crate) async fn set(State(app): State<App>, who: SignedIn, wish: Sent<Wish>) -> Result<Json<Setting>, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    let Json(wish) = wish?;
    change(&app, &who, wish.email).await?;
    Ok(Json(read(&app, &who).await?))
}

/// Sets it.
pub(crate) async fn change(app: &App, who: &SignedIn, email: bool) -> Result<(), Problem> {
    let (by, at) = (who.member.clone(), app.now());
    let set = app.store().act("confirmation.set", by.organisation, move |tx| {
        let before = tx.confirms_email()?;
        match organisation::set_confirmation(&by, before, email, at)? {
            Some(decision) => tx.apply(&decision).map(drop),
            None => Ok(()),
        }
    });
    Ok(set.await?)
}
