//! The second step: a secret for an authenticator app, which counts once the app has shown that it knows it; who uses what.

use super::recovery_codes::{Codes, SetUp};
use super::session::{self, TOTP_PLACE};
use super::sessions::{Renewed, own_row, used_up};
use crate::account::{self, TOTP_BYTES, TotpSecret};
use crate::app::App;
use crate::auth::{AtDoor, Recent, RecentAtDoor, SignedIn};
use crate::json::{Json, Sent};
use crate::members::names;
use crate::problem::Problem;
use axum::extract::State;
use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use domain::permission::Permission;
use domain::signing_in;
use jiff::{SignedDuration, Timestamp};
use seal::Personal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zeroize::Zeroizing;

/// Where a secret is sealed that was offered and does not count yet, for the server key.
const OFFER_PLACE: &str = "member.totp-offer";
/// How long an offer can be taken up.
const OFFERED: SignedDuration = SignedDuration::from_mins(15);

/// How the member who asks signs in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Own {
    /// Whether an authenticator app is set up.
    pub(crate) totp: bool,
    /// How many passkeys there are.
    pub(crate) passkeys: u64,
    /// How many recovery codes were not used.
    pub(crate) codes_left: u64,
    /// Whether the organisation asks for a second step.
    pub(crate) required: bool,
}

/// A secret for an authenticator app. It counts once it is set with a code.
#[derive(Serialize, ToSchema)]
pub(crate) struct Offer {
    /// The address that authenticator apps read.
    pub(crate) totp_uri: String,
    /// The secret, sealed for the server alone; to be sent back within a quarter of an hour.
    pub(crate) offer: String,
}

/// An offer that is taken up.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Taken {
    pub(crate) offer: String,
    /// Six digits that the app shows for it.
    pub(crate) code: String,
}

/// Whether everybody signs in in two steps, and who does.
#[derive(Serialize, ToSchema)]
pub(crate) struct SigningIn {
    pub(crate) second_step: bool,
    pub(crate) members: Vec<Uses>,
}

/// What one member signs in by.
#[derive(Serialize, ToSchema)]
pub(crate) struct Uses {
    pub(crate) member: String,
    pub(crate) totp: bool,
    pub(crate) passkeys: u64,
    pub(crate) codes_left: u64,
}

/// Whether everybody signs in in two steps.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Requirement {
    pub(crate) second_step: bool,
}

/// Says how one signs in oneself.
#[utoipa::path(operation_id = "second_step_own", get, path = "/api/v1/members/me/signing-in", tag = "member", responses((status = 200, body = Own)))]
pub(crate) async fn own(State(app): State<App>, AtDoor(who): AtDoor) -> Result<Json<Own>, Problem> {
    Ok(Json(own_of(&app, &who).await?))
}

/// How a member signs in.
pub(crate) async fn own_of(app: &App, who: &SignedIn) -> Result<Own, Problem> {
    let (organisation, member) = (who.member.organisation, who.member.member);
    let read = app.read(move |r| Ok((r.member(organisation, member)?, r.codes_left(member)?, r.organisation(organisation)?)));
    let (row, codes_left, card) = read.await?;
    let (row, card) = (row.ok_or_else(Problem::unauthorised)?, card.ok_or_else(Problem::not_found)?);
    Ok(Own { totp: row.totp.is_some(), passkeys: row.passkeys, codes_left, required: card.second_step })
}

/// Offers a secret for an authenticator app. Nothing changes before it is set.
#[utoipa::path(operation_id = "second_step_offer", post, path = "/api/v1/members/me/totp", tag = "member", responses((status = 200, body = Offer), (status = 403, description = "confirm-first")))]
pub(crate) async fn offer(State(app): State<App>, RecentAtDoor(who): RecentAtDoor) -> Result<Json<Offer>, Problem> {
    let (uri, offer) = offer_to(&app, &who).await?;
    Ok(Json(Offer { totp_uri: uri.expose().clone(), offer: offer.expose().clone() }))
}

/// A new secret: its address for an app, and itself as it is to come back.
pub(crate) async fn offer_to(app: &App, who: &SignedIn) -> Result<(Personal<String>, Personal<String>), Problem> {
    let secret = account::new_totp(app);
    let until = app.now().saturating_add(OFFERED).unwrap_or(Timestamp::MAX).as_millisecond();
    let mut plain = Zeroizing::new(secret.to_vec());
    plain.extend_from_slice(&until.to_be_bytes());
    let sealed = app.server_key().seal(OFFER_PLACE, who.member.member.0, &plain, app.entropy().as_ref());
    Ok((uri_of(app, who, &secret).await?, Personal::new(BASE32_NOPAD.encode(&sealed))))
}

/// The address of a secret for an app, with the names by which the app will list it.
async fn uri_of(app: &App, who: &SignedIn, secret: &TotpSecret) -> Result<Personal<String>, Problem> {
    let organisation = who.member.organisation;
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let row = own_row(app, who).await?;
    Ok(account::totp_uri(&card.name, &names::email(app, &row).unwrap_or_default(), secret))
}

/// The address of an offer that comes back, to be shown again; `None` where it is none that can be taken up.
pub(crate) async fn uri_again(app: &App, who: &SignedIn, offer: &str) -> Result<Option<Personal<String>>, Problem> {
    match opened(app, who, offer) {
        Some(secret) => uri_of(app, who, &secret).await.map(Some),
        None => Ok(None),
    }
}

fn opened(app: &App, who: &SignedIn, offer: &str) -> Option<TotpSecret> {
    let sealed = BASE32_NOPAD.decode(offer.as_bytes()).ok()?;
    let plain = app.server_key().open(OFFER_PLACE, who.member.member.0, &sealed).ok()?;
    let (bytes, until) = plain.expose().split_at_checked(TOTP_BYTES)?;
    let until = Timestamp::from_millisecond(i64::from_be_bytes(until.try_into().ok()?)).ok()?;
    let mut secret: TotpSecret = Zeroizing::new([0; TOTP_BYTES]);
    secret.copy_from_slice(bytes);
    (app.now() < until).then_some(secret)
}

/// Sets up the authenticator app, or another in its place.
#[utoipa::path(operation_id = "second_step_set", put, path = "/api/v1/members/me/totp", tag = "member", request_body = Taken, responses(
    (status = 200, body = SetUp), (status = 403, description = "confirm-first"), (status = 422, description = "invalid-body: the offer is over, or the code is not right")))]
pub(crate) async fn set(State(app): State<App>, RecentAtDoor(who): RecentAtDoor, Json(taken): Json<Taken>) -> Result<Json<SetUp>, Problem> {
    let (renewed, codes) = take(&app, &who, &taken.offer, &taken.code).await?;
    Ok(Json(SetUp::new(&renewed, codes.as_ref())))
}

/// Takes an offer up. Whoever has no recovery codes is given some with it.
///
/// # Refuses
/// With 422 an offer that is over, and a code that the secret does not make; the field says which.
pub(crate) async fn take(app: &App, who: &SignedIn, offer: &str, code: &str) -> Result<(Renewed, Option<Codes>), Problem> {
    let secret = opened(app, who, offer).ok_or_else(|| Problem::invalid_body().with("field", "offer".into()))?;
    let code: String = code.split_whitespace().collect();
    let step = session::step_of(secret.as_ref(), &code, app.now());
    let step = step.ok_or_else(|| Problem::invalid_body().with("field", "code".into()))?;
    let (organisation, member, at) = (who.member.organisation, who.member.member, app.now());
    let sealed = app.server_key().seal(TOTP_PLACE, member.0, secret.as_ref(), app.entropy().as_ref());
    let none_left = app.read(move |r| r.codes_left(member)).await? == 0;
    let codes = none_left.then(|| Codes::make(app, member));
    let (renewed, hashes) = (Renewed::make(app, who), codes.as_ref().map(|codes| codes.hashes.clone()));
    let under = renewed.under.clone();
    let set = app.store().act("second-step.set", organisation, move |tx| {
        tx.apply(&signing_in::set_totp(member, sealed, step, under, at))?;
        hashes.map_or(Ok(()), |hashes| tx.apply(&signing_in::make_codes(member, hashes, at)?).map(drop))
    });
    set.await.map_err(used_up)?;
    Ok((renewed, codes))
}

/// Says whether everybody signs in in two steps, and who uses what.
#[utoipa::path(operation_id = "signing_in_show", get, path = "/api/v1/organisation/signing-in", tag = "member", responses((status = 200, body = SigningIn)))]
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Result<Json<SigningIn>, Problem> {
    who.member.may(Permission::MembersManage)?;
    let organisation = who.member.organisation;
    let read = app.read(move |r| Ok((r.organisation(organisation)?, r.members(organisation)?, r.codes_left_of_all(organisation)?)));
    let (card, rows, codes) = read.await?;
    let left = |member| codes.iter().find(|(of, _)| *of == member).map_or(0, |(_, left)| *left);
    let uses = |row: &store::reads::MemberRow| Uses {
        member: row.id.to_string(),
        totp: row.totp.is_some(),
        passkeys: row.passkeys,
        codes_left: left(row.id),
    };
    let second_step = card.ok_or_else(Problem::not_found)?.second_step;
    Ok(Json(SigningIn { second_step, members: rows.iter().map(uses).collect() }))
}

/// Says whether everybody signs in in two steps. Whoever has no second step then sets one up before anything else.
#[utoipa::path(operation_id = "signing_in_require", put, path = "/api/v1/organisation/signing-in", tag = "member", request_body = Requirement, responses((status = 204), (status = 403, description = "not-permitted, confirm-first")))]
pub(crate) async fn require(State(app): State<App>, Recent(who): Recent, wanted: Sent<Requirement>) -> Result<StatusCode, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    let Json(wanted) = wanted?;
    require_it(&app, &who, wanted.second_step).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Changes it, where it is otherwise.
pub(crate) async fn require_it(app: &App, who: &SignedIn, required: bool) -> Result<(), Problem> {
    who.member.may(Permission::OrganisationManage)?;
    let (by, at) = (who.member.clone(), app.now());
    let set = app.store().act("second-step.require", by.organisation, move |tx| {
        let before = tx.second_step_required()?;
        signing_in::require(&by, before, required, at)?.map_or(Ok(()), |decision| tx.apply(&decision).map(drop))
    });
    Ok(set.await?)
}
