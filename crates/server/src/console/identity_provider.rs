//! The organisation's identity provider, in the browser.

use super::desk::{Desk, RecentDesk};
use super::{Bare, page};
use crate::members::identity_provider::{self as members, Told};
use crate::origin::own_url;
use crate::problem::Problem;
use axum::extract::{Form, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use console::{IdentityProviderPage, Nav};
use domain::permission::Permission;
use locale::Key;
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/settings/identity-provider";

/// What was done before the page is shown.
#[derive(Deserialize, Default)]
pub(crate) struct After {
    saved: Option<String>,
}

/// What is typed. A secret is never shown: an empty field keeps it.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    issuer: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    client_secret: String,
    /// Whether the client has none.
    public: Option<String>,
    csrf: String,
}

/// The provider, or the form of one.
pub(crate) async fn show(desk: Desk, headers: HeaderMap, Query(after): Query<After>) -> Result<Response, Problem> {
    desk.may(Permission::OrganisationManage)?;
    let shown = IdentityProviderPage { saved: after.saved.is_some(), ..of(&desk, &headers).await? };
    Ok(drawn(&desk, StatusCode::OK, &shown))
}

/// Sets it.
pub(crate) async fn set(RecentDesk(desk): RecentDesk, headers: HeaderMap, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    desk.may(Permission::OrganisationManage)?;
    let client_secret = match (typed.public.is_some(), typed.client_secret) {
        (true, _) => Some(String::new()),
        (false, secret) if secret.trim().is_empty() => None,
        (false, secret) => Some(secret),
    };
    let told = Told { issuer: typed.issuer.clone(), client_id: typed.client_id.clone(), client_secret };
    match members::set_it(&desk.app, &desk.who, told).await {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        Err(problem) if problem.code() == "provider-refused" => {
            let key = match problem.field() {
                Some("client_id") => Key::ConsoleProviderClientWrong,
                Some("client_secret") => Key::ConsoleProviderSecretWrong,
                _ => Key::ConsoleProviderIssuerWrong,
            };
            let (issuer, client_id, public) = (typed.issuer, typed.client_id, typed.public.is_some());
            let before = of(&desk, &headers).await?;
            let problem = Some(locale::text(desk.locale, key).to_owned());
            let shown = IdentityProviderPage { issuer, client_id, public, problem, ..before };
            Ok(drawn(&desk, StatusCode::UNPROCESSABLE_ENTITY, &shown))
        }
        Err(problem) => Err(problem),
    }
}

/// Asks it what it can do, and says what is wrong.
pub(crate) async fn attempt(RecentDesk(desk): RecentDesk, headers: HeaderMap, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::OrganisationManage)?;
    let trouble = members::try_it(&desk.app, &desk.who).await?;
    let found = locale::text(desk.locale, trouble.as_ref().map_or(Key::ConsoleProviderWorks, |trouble| finding(trouble.as_str())));
    let before = of(&desk, &headers).await?;
    let (works, problem) = match trouble {
        None => (Some(found.to_owned()), None),
        Some(_) => (None, Some(found.to_owned())),
    };
    Ok(drawn(&desk, StatusCode::OK, &IdentityProviderPage { works, problem, ..before }))
}

/// Ends the way in through it.
pub(crate) async fn remove(RecentDesk(desk): RecentDesk, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::OrganisationManage)?;
    members::remove_it(&desk.app, &desk.who).await?;
    Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response())
}

/// What is wrong, in plain words.
fn finding(trouble: &str) -> Key {
    match trouble {
        "not-registered" => Key::ConsoleProviderNotRegistered,
        "unreached" => Key::ConsoleProviderUnreached,
        "no-document" => Key::ConsoleProviderNoDocument,
        "other-issuer" => Key::ConsoleProviderOtherIssuer,
        "bad-address" => Key::ConsoleProviderBadAddress,
        "no-code" => Key::ConsoleProviderNoCode,
        "no-challenge" => Key::ConsoleProviderNoChallenge,
        "no-algorithm" => Key::ConsoleProviderNoAlgorithm,
        "no-authentication" => Key::ConsoleProviderNoAuthentication,
        "no-keys" => Key::ConsoleProviderNoKeys,
        _ => Key::ConsoleProviderFailed,
    }
}

async fn of(desk: &Desk, headers: &HeaderMap) -> Result<IdentityProviderPage, Problem> {
    let own = members::own(&desk.app, &desk.who, &own_url(&desk.app, headers)).await?;
    let (registered, redirect_uri) = (own.registered, own.redirect_uri);
    let empty = IdentityProviderPage { registered, redirect_uri, ..IdentityProviderPage::default() };
    Ok(match own.provider {
        Some(provider) => IdentityProviderPage {
            issuer: provider.issuer,
            client_id: provider.client_id,
            public: !provider.has_secret,
            start_url: Some(provider.start_url),
            ..empty
        },
        None => empty,
    })
}

fn drawn(desk: &Desk, status: StatusCode, shown: &IdentityProviderPage) -> Response {
    page(status, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale))
}
