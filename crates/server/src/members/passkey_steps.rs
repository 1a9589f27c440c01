//! Signing in with a passkey: as the second step behind a password, or as the only one where it opens the member's keys.

use super::session::{self, LINKS_FREE, failed};
use crate::app::App;
use crate::json::Json;
use crate::origin::Address;
use crate::passkeys::challenges::Asked;
use crate::passkeys::{self, Asserted, Party, RelyingParty, decoded};
use crate::problem::Problem;
use crate::signals;
use axum::extract::State;
use axum::http::StatusCode;
use domain::breach::signal::Signal;
use domain::passkey::{self as rules, Use};
use domain::signing_in::SecondStep;
use seal::{Personal, Token};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::net::SocketAddr;
use store::reads::{MemberRow, PasskeyRow};
use utoipa::ToSchema;

/// What is asked of a browser, as `PublicKeyCredential.parseRequestOptionsFromJSON()` and its like read it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Options {
    #[schema(value_type = Object)]
    pub(crate) options: Value,
}

/// A sign-in by a passkey alone.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Alone {
    pub(crate) passkey: Asserted,
    /// What the authenticator yielded for `prf` (`getClientExtensionResults().prf.results.first`), in Base64 for addresses without padding.
    pub(crate) prf: Option<String>,
}

/// What somebody brings as their second step.
#[derive(Default)]
pub(crate) struct Brought {
    pub(crate) code: Option<String>,
    pub(crate) passkey: Option<Asserted>,
    pub(crate) party: Option<RelyingParty>,
}

/// Asks for a passkey that opens keys, of whomever.
#[utoipa::path(operation_id = "session_passkey_options", post, path = "/api/v1/session/passkey/options", tag = "member", responses(
    (status = 200, body = Options), (status = 409, description = "passkeys-unavailable")))]
pub(crate) async fn options(State(app): State<App>, party: Party) -> Result<Json<Options>, Problem> {
    Ok(Json(Options { options: passkeys::request(&app, &party.known()?, Asked::SignIn, &[]) }))
}

/// Signs in with a passkey alone.
#[utoipa::path(operation_id = "session_passkey", post, path = "/api/v1/session/passkey", tag = "member", request_body = Alone, responses(
    (status = 200, body = session::Session), (status = 401, description = "sign-in-failed, password-needed"), (status = 403, description = "suspended"),
    (status = 409, description = "passkeys-unavailable"), (status = 429)))]
pub(crate) async fn start(
    State(app): State<App>,
    party: Party,
    address: Address,
    Json(alone): Json<Alone>,
) -> Result<Json<session::Session>, Problem> {
    let token = sign_in(&app, &party.known()?, address.0, alone).await?;
    Ok(Json(session::Session { token: token.expose().to_owned() }))
}

/// Opens a session for whoever a passkey says, with the keys that it opens. Attempts are slowed like sign-ins.
///
/// # Refuses
/// With 401 `password-needed` a passkey that opens no keys: told to whoever has it, and to nobody else.
pub(crate) async fn sign_in(app: &App, party: &RelyingParty, address: Option<SocketAddr>, alone: Alone) -> Result<Token, Problem> {
    let counted = session::slowing(app, address, "passkey");
    session::slowed(app, counted, LINKS_FREE)?;
    let prf = alone.prf.map(Personal::new);
    let (row, member, used) = proven(app, party, Asked::SignIn, &alone.passkey).await?;
    if member.suspended_at.is_some() {
        return Err(Problem::new(StatusCode::FORBIDDEN, "suspended"));
    }
    let password_needed = || Problem::new(StatusCode::UNAUTHORIZED, "password-needed");
    let (Some(wrapped), Some(secret)) = (row.wrapped, passkeys::yielded(prf)) else { return Err(password_needed()) };
    let pair = secret.unwrap(&wrapped, member.organisation.0, member.id.0).map_err(|_| password_needed())?;
    let step = SecondStep::Passkey(Use { alone: true, ..used });
    let token = session::open_session(app, member.organisation, member.id, &pair, Some(step)).await?;
    session::complete(app, member.organisation, member.id, &member.role, &pair).await;
    app.guesses().forget(&counted);
    Ok(token)
}

/// What a browser is asked for, where a member has a passkey that could be their second step here.
pub(crate) async fn wanted(app: &App, party: Option<&RelyingParty>, member: &MemberRow) -> Result<Option<Value>, Problem> {
    let Some(party) = party.filter(|_| member.passkeys > 0) else { return Ok(None) };
    let (organisation, id) = (member.organisation, member.id);
    let held = app.read(move |r| r.passkeys(organisation, id)).await?;
    Ok(Some(passkeys::request(app, party, Asked::SecondStep(id), &held)))
}

/// Checks a passkey as the second step of a member; answers what it uses up.
pub(crate) async fn second_step(app: &App, party: &RelyingParty, member: &MemberRow, answer: &Asserted) -> Result<SecondStep, Problem> {
    let (_, owner, used) = proven(app, party, Asked::SecondStep(member.id), answer).await?;
    if owner.id == member.id { Ok(SecondStep::Passkey(used)) } else { Err(failed()) }
}

/// Which passkey an answer proves, whose it is, and how often it has signed.
///
/// # Refuses
/// With 401 `sign-in-failed` whatever is not as it should be; why, the log says in one word.
async fn proven(app: &App, party: &RelyingParty, asked: Asked, answer: &Asserted) -> Result<(PasskeyRow, MemberRow, Use), Problem> {
    let credential = decoded(&answer.id).ok_or_else(failed)?;
    let (row, member) = app.read(move |r| r.passkey(&credential)).await?.ok_or_else(failed)?;
    match verified(app, party, asked, answer, &row) {
        Some(counter) if rules::goes_on(row.counter, counter) => {
            let used = Use { id: row.id, counter, alone: false };
            Ok((row, member, used))
        }
        Some(_) => {
            signals::raise(app, member.organisation, Signal::PasskeyCopied).await;
            Err(failed())
        }
        None => {
            if asked == Asked::SignIn {
                signals::sign_in_failed(app, member.organisation, member.id).await;
            }
            Err(failed())
        }
    }
}

/// How often a passkey has signed, where its answer is true, is one to our question, and is the first.
fn verified(app: &App, party: &RelyingParty, asked: Asked, answer: &Asserted, row: &PasskeyRow) -> Option<u32> {
    let [client_data, data, signature] =
        [&answer.response.client_data, &answer.response.authenticator_data, &answer.response.signature].map(|part| decoded(part));
    let (client_data, data, signature) = (client_data?, data?, signature?);
    let challenge = ::passkey::claimed_challenge(&client_data).ok()?;
    if !app.challenges().holds(&challenge, asked, app.now()) {
        return None;
    }
    // Who signs in by a passkey alone is said by the authenticator; behind a password it need not say it.
    let handle = answer.response.user_handle.as_deref().and_then(decoded);
    let is_theirs = handle.map_or(asked != Asked::SignIn, |handle| handle == passkeys::handle(app, row.member));
    match ::passkey::assert(&party.expecting(&challenge), &client_data, &data, &signature, &row.public_key) {
        Ok(counter) => (is_theirs && app.challenges().first(challenge, app.now())).then_some(counter),
        Err(refused) => {
            tracing::debug!(reason = %refused, "a passkey was refused");
            None
        }
    }
}
