//! The organisation's identity provider as members set it: whom, as which client, and whether it can be used.

use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::identity_provider::turn::redirect_uri;
use crate::identity_provider::{Company, SECRET_PLACE, Trouble};
use crate::json::{Json, Sent};
use crate::origin::own_url;
use crate::problem::Problem;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use domain::id::IdentityProviderId;
use domain::identity_provider::{self as rules, Provider, Secret};
use domain::permission::Permission;
use domain::recipient::Kind;
use seal::Personal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Through whom members may come.
#[derive(Serialize, ToSchema)]
pub(crate) struct OwnProvider {
    /// Null where members come through none.
    pub(crate) provider: Option<Shown>,
    /// Whether a recipient of its kind is registered and may be used. Without, it is not asked.
    pub(crate) registered: bool,
    /// What the provider is told as the address to come back to.
    pub(crate) redirect_uri: String,
}

/// A provider; its secret is never shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct Shown {
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    /// Whether a secret is kept; without, it is a public client.
    pub(crate) has_secret: bool,
    /// The link with which members begin.
    pub(crate) start_url: String,
}

/// What a provider is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Told {
    /// An address over TLS, to the letter as the provider's discovery document says it.
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    /// The client's secret; empty for a public client. Absent or null: as before, for the same issuer and client.
    pub(crate) client_secret: Option<String>,
}

/// Whether the provider can be used.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tried {
    /// Null where it can; else `not-registered`, `unreached`, `no-document`, `other-issuer`, `bad-address`, `no-code`, `no-challenge`,
    /// `no-algorithm`, `no-authentication`, `no-keys` or `failed`.
    pub(crate) trouble: Option<&'static str>,
}

/// Says through whom members may come.
#[utoipa::path(operation_id = "identity_provider_read", get, path = "/api/v1/organisation/identity-provider", tag = "member",
    responses((status = 200, body = OwnProvider)))]
pub(crate) async fn read(State(app): State<App>, headers: HeaderMap, who: SignedIn) -> Result<Json<OwnProvider>, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    Ok(Json(own(&app, &who, &own_url(&app, &headers)).await?))
}

/// Lets members come through a provider, or through another.
#[utoipa::path(operation_id = "identity_provider_set", put, path = "/api/v1/organisation/identity-provider", tag = "member", request_body = Told, responses(
    (status = 200, body = OwnProvider), (status = 403, description = "confirm-first"),
    (status = 422, description = "provider-refused: `field` names what does not hold")))]
pub(crate) async fn set(
    State(app): State<App>,
    headers: HeaderMap,
    Recent(who): Recent,
    told: Sent<Told>,
) -> Result<Json<OwnProvider>, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    let Json(told) = told?;
    set_it(&app, &who, told).await?;
    Ok(Json(own(&app, &who, &own_url(&app, &headers)).await?))
}

/// Lets members come through none any more.
#[utoipa::path(operation_id = "identity_provider_remove", delete, path = "/api/v1/organisation/identity-provider", tag = "member", responses(
    (status = 204), (status = 403, description = "confirm-first")))]
pub(crate) async fn remove(State(app): State<App>, Recent(who): Recent) -> Result<StatusCode, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    remove_it(&app, &who).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks the provider what it can do, and says what is wrong.
#[utoipa::path(operation_id = "identity_provider_try", post, path = "/api/v1/organisation/identity-provider/try", tag = "member", responses(
    (status = 200, body = Tried), (status = 403, description = "confirm-first"), (status = 404)))]
pub(crate) async fn attempt(State(app): State<App>, Recent(who): Recent) -> Result<Json<Tried>, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    Ok(Json(Tried { trouble: try_it(&app, &who).await?.map(|trouble| trouble.as_str()) }))
}

/// How it stands.
pub(crate) async fn own(app: &App, who: &SignedIn, origin: &str) -> Result<OwnProvider, Problem> {
    let (organisation, now) = (who.member.organisation, app.now());
    let (provider, recipients) = app.read(move |r| Ok((r.identity_provider(organisation)?, r.recipients(organisation)?))).await?;
    let shown = |provider: Provider| Shown {
        start_url: format!("{origin}/console/sign-in/with/{}", provider.id),
        issuer: provider.profile.issuer,
        client_id: provider.profile.client_id,
        has_secret: provider.profile.secret.is_some(),
    };
    let registered = recipients.iter().any(|each| each.profile.kind == Kind::IdentityProvider && each.is_usable(now));
    Ok(OwnProvider { provider: provider.map(shown), registered, redirect_uri: redirect_uri(origin) })
}

/// Says whom members may come through.
pub(crate) async fn set_it(app: &App, who: &SignedIn, told: Told) -> Result<(), Problem> {
    let organisation = who.member.organisation;
    let secret = match told.client_secret.map(|secret| Personal::new(secret.trim().to_owned())) {
        None => Secret::Kept,
        Some(secret) if secret.expose().is_empty() => Secret::Absent,
        Some(secret) if secret.expose().chars().count() > rules::SECRET_CHARS_MAX => return Err(secret_refused()),
        Some(secret) => {
            Secret::Sealed(app.server_key().seal(SECRET_PLACE, organisation.0, secret.expose().as_bytes(), app.entropy().as_ref()))
        }
    };
    let (member, at, id) = (who.member.clone(), app.now(), IdentityProviderId(app.id()));
    let is_issuer = openid::is_issuer(told.issuer.trim());
    let act = app.store().act("identity-provider.set", organisation, move |tx| {
        let before = tx.identity_provider()?;
        match rules::set(&member, before.as_ref(), (id, &told.issuer, &told.client_id), secret, is_issuer, at)? {
            Some(decision) => tx.apply(&decision).map(drop),
            None => Ok(()),
        }
    });
    Ok(act.await?)
}

fn secret_refused() -> Problem {
    domain::refusal::Refusal::ProviderRefused { field: "client_secret" }.into()
}

/// Ends the way in through the provider.
pub(crate) async fn remove_it(app: &App, who: &SignedIn) -> Result<(), Problem> {
    let (member, at) = (who.member.clone(), app.now());
    let act = app.store().act("identity-provider.remove", who.member.organisation, move |tx| {
        let before = tx.identity_provider()?;
        match rules::remove(&member, before.as_ref(), at)? {
            Some(decision) => tx.apply(&decision).map(drop),
            None => Ok(()),
        }
    });
    Ok(act.await?)
}

/// Whether the provider can be used; what is wrong, where something is.
///
/// # Refuses
/// With 404 where there is none.
pub(crate) async fn try_it(app: &App, who: &SignedIn) -> Result<Option<Trouble>, Problem> {
    let organisation = who.member.organisation;
    let provider = app.read(move |r| r.identity_provider(organisation)).await?.ok_or_else(Problem::not_found)?;
    let company = Company { organisation, provider };
    let tried = match company.discover(app).await {
        Ok(metadata) => company.keys(app, &metadata, true).await.map(drop),
        Err(trouble) => Err(trouble),
    };
    Ok(tried.err())
}
