//! One's own passkeys: which there are, one more, another name, and away with one.

use super::passkey_steps::Options;
use super::recovery_codes::Codes;
use super::sessions::{Renewed, own_row, tell_ended, used_up};
use crate::app::App;
use crate::auth::{AtDoor, Recent, RecentAtDoor, SignedIn};
use crate::json::Json;
use crate::passkeys::challenges::Asked;
use crate::passkeys::{self, Attested, Party, RelyingParty, decoded};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::decision::set_up::end_session;
use domain::id::PasskeyId;
use domain::passkey::{self as rules, Left, NewPasskey};
use domain::refusal::Refusal;
use domain::signing_in;
use seal::Personal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::reads::PasskeyRow;
use utoipa::ToSchema;

/// Where the name of a passkey is sealed, for the server key.
const NAME_PLACE: &str = "passkey.name";

/// A passkey of the member who asks.
#[derive(Serialize, ToSchema)]
#[schema(as = Passkey)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) created_at: String,
    /// To the minute; `null` where it was never used.
    pub(crate) used_at: Option<String>,
    /// Whether it opens the member's keys, and so is enough to sign in. Otherwise it is a second step behind the password.
    pub(crate) opens_keys: bool,
}

/// Every passkey of a member.
#[derive(Serialize, ToSchema)]
pub(crate) struct OwnPasskeys {
    pub(crate) items: Vec<Listed>,
    /// Whether browsers have passkeys for the address of this request: not for bare numbers, and not without TLS.
    pub(crate) available: bool,
}

/// A new passkey.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewOne {
    /// What the member calls it: 1 to 60 characters.
    pub(crate) name: String,
    pub(crate) credential: Attested,
    /// What the authenticator yielded for `prf`, in Base64 for addresses without padding; absent where it yields nothing.
    pub(crate) prf: Option<String>,
}

/// What adding a passkey answers.
#[derive(Serialize, ToSchema)]
pub(crate) struct Added {
    pub(crate) id: String,
    /// Whether it is enough to sign in.
    pub(crate) opens_keys: bool,
    /// The session's new token; the one before works no more.
    pub(crate) token: String,
    /// Ten codes, where there were none; `null` where there are some left.
    pub(crate) recovery_codes: Option<Vec<String>>,
}

/// Another name.
#[derive(Deserialize, ToSchema)]
#[schema(as = PasskeyName)]
pub(crate) struct Rename {
    pub(crate) name: String,
}

/// Lists one's own passkeys, the oldest first.
#[utoipa::path(operation_id = "passkeys_list", get, path = "/api/v1/passkeys", tag = "member", responses((status = 200, body = OwnPasskeys)))]
pub(crate) async fn list(State(app): State<App>, AtDoor(who): AtDoor, party: Party) -> Result<Json<OwnPasskeys>, Problem> {
    let listed = |row: &PasskeyRow| Listed {
        id: row.id.to_string(),
        name: name_of(&app, row),
        created_at: row.created_at.to_string(),
        used_at: row.used_at.map(|at| at.to_string()),
        opens_keys: row.wrapped.is_some(),
    };
    let items = own(&app, &who).await?.iter().map(listed).collect();
    Ok(Json(OwnPasskeys { items, available: party.0.is_some() }))
}

/// The member's passkeys.
pub(crate) async fn own(app: &App, who: &SignedIn) -> Result<Vec<PasskeyRow>, Problem> {
    let (organisation, member) = (who.member.organisation, who.member.member);
    app.read(move |r| r.passkeys(organisation, member)).await
}

/// What its member calls a passkey.
pub(crate) fn name_of(app: &App, row: &PasskeyRow) -> String {
    let name = app.server_key().open(NAME_PLACE, row.id.0, &row.name).ok();
    name.and_then(|name| String::from_utf8(name.expose().clone()).ok()).unwrap_or_default()
}

/// Asks for a new passkey. Nothing changes before it is added.
#[utoipa::path(operation_id = "passkeys_offer", post, path = "/api/v1/passkeys/options", tag = "member", responses(
    (status = 200, body = Options), (status = 403, description = "confirm-first"), (status = 409, description = "passkeys-unavailable")))]
pub(crate) async fn offer(State(app): State<App>, RecentAtDoor(who): RecentAtDoor, party: Party) -> Result<Json<Options>, Problem> {
    Ok(Json(Options { options: offer_to(&app, &who, &party.known()?).await? }))
}

/// What the browser is asked to make.
pub(crate) async fn offer_to(app: &App, who: &SignedIn, party: &RelyingParty) -> Result<Value, Problem> {
    let row = own_row(app, who).await?;
    Ok(passkeys::creation(app, party, &row, &own(app, who).await?))
}

/// Adds a passkey. The session goes on under a new token; whoever has no recovery codes is given ten.
#[utoipa::path(operation_id = "passkeys_add", post, path = "/api/v1/passkeys", tag = "member", request_body = NewOne, responses(
    (status = 201, body = Added), (status = 403, description = "confirm-first"),
    (status = 409, description = "passkeys-unavailable, too-many-passkeys, conflict: it is known already"),
    (status = 422, description = "invalid-body, passkey-refused")))]
pub(crate) async fn add(
    State(app): State<App>,
    RecentAtDoor(who): RecentAtDoor,
    party: Party,
    Json(new): Json<NewOne>,
) -> Result<(StatusCode, Json<Added>), Problem> {
    let NewIs { id, opens_keys, session, codes } = take_in(&app, &who, &party.known()?, new).await?;
    let (token, recovery_codes) = (session.token.expose().to_owned(), codes.as_ref().map(Codes::shown));
    Ok((StatusCode::CREATED, Json(Added { id: id.to_string(), opens_keys, token, recovery_codes })))
}

/// A passkey that was added.
pub(crate) struct NewIs {
    pub(crate) id: PasskeyId,
    pub(crate) opens_keys: bool,
    pub(crate) session: Renewed,
    pub(crate) codes: Option<Codes>,
}

/// Takes a new passkey in. Where its authenticator yields something, the member's private half is wrapped under that.
pub(crate) async fn take_in(app: &App, who: &SignedIn, party: &RelyingParty, new: NewOne) -> Result<NewIs, Problem> {
    let prf = new.prf.map(Personal::new);
    let name = rules::proper_name(&new.name).ok_or_else(|| Problem::invalid_body().with("field", "name".into()))?;
    let (organisation, member, at) = (who.member.organisation, who.member.member, app.now());
    let checked = checked(app, who, party, &new.credential).ok_or_else(refused)?;
    let id = PasskeyId(app.id());
    let entropy = app.entropy().as_ref();
    let wrapped = passkeys::yielded(prf).map(|secret| secret.wrap(who.keys.pair(), organisation.0, member.0, entropy));
    let name = app.server_key().seal(NAME_PLACE, id.0, name.as_bytes(), entropy);
    let (credential, public_key, counter) = (checked.credential, checked.public_key, checked.counter);
    let opens_keys = wrapped.is_some();
    let passkey = NewPasskey { id, member, credential, public_key, counter, name, wrapped };
    let none_left = app.read(move |r| r.codes_left(member)).await? == 0;
    let codes = none_left.then(|| Codes::make(app, member));
    let (session, hashes) = (Renewed::make(app, who), codes.as_ref().map(|codes| codes.hashes.clone()));
    let under = session.under.clone();
    let added = app.store().act("passkey.add", organisation, move |tx| {
        let held = tx.passkeys(member)?.len();
        tx.apply(&rules::add(passkey, held, under, at)?)?;
        hashes.map_or(Ok(()), |hashes| tx.apply(&signing_in::make_codes(member, hashes, at)?).map(drop))
    });
    added.await.map_err(used_up)?;
    Ok(NewIs { id, opens_keys, session, codes })
}

fn refused() -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "passkey-refused")
}

/// What the authenticator made, where it is true, is what we asked this member for, and is the first answer.
fn checked(app: &App, who: &SignedIn, party: &RelyingParty, new: &Attested) -> Option<passkey::Registered> {
    let (client_data, attestation) = (decoded(&new.response.client_data)?, decoded(&new.response.attestation)?);
    let challenge = passkey::claimed_challenge(&client_data).ok()?;
    if !app.challenges().holds(&challenge, Asked::Adding(who.member.member), app.now()) {
        return None;
    }
    match passkey::register(&party.expecting(&challenge), &client_data, &attestation) {
        Ok(registered) => app.challenges().first(challenge, app.now()).then_some(registered),
        Err(refused) => {
            tracing::debug!(reason = %refused, "a new passkey was refused");
            None
        }
    }
}

/// Calls a passkey something else.
#[utoipa::path(operation_id = "passkeys_rename", patch, path = "/api/v1/passkeys/{id}", tag = "member", params(("id" = String, Path)), request_body = Rename, responses(
    (status = 204), (status = 404), (status = 422)))]
pub(crate) async fn rename(
    State(app): State<App>,
    AtDoor(who): AtDoor,
    Path(id): Path<String>,
    Json(typed): Json<Rename>,
) -> Result<StatusCode, Problem> {
    rename_one(&app, &who, &id, &typed.name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Renames a passkey of the member.
pub(crate) async fn rename_one(app: &App, who: &SignedIn, id: &str, name: &str) -> Result<(), Problem> {
    let id = PasskeyId::parse(id).ok_or_else(Problem::not_found)?;
    let name = rules::proper_name(name).ok_or_else(|| Problem::invalid_body().with("field", "name".into()))?;
    let sealed = app.server_key().seal(NAME_PLACE, id.0, name.as_bytes(), app.entropy().as_ref());
    let (organisation, member, at) = (who.member.organisation, who.member.member, app.now());
    let renamed = app.store().act("passkey.rename", organisation, move |tx| tx.apply(&rules::rename(member, id, sealed, at)).map(drop));
    Ok(renamed.await?)
}

/// Removes a passkey. Every other session of the member ends: nobody knows which of them it began.
#[utoipa::path(operation_id = "passkeys_remove", delete, path = "/api/v1/passkeys/{id}", tag = "member", params(("id" = String, Path)), responses(
    (status = 204), (status = 403, description = "confirm-first"), (status = 404), (status = 409, description = "last-second-step")))]
pub(crate) async fn remove(State(app): State<App>, Recent(who): Recent, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    remove_one(&app, &who, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a passkey of the member.
pub(crate) async fn remove_one(app: &App, who: &SignedIn, id: &str) -> Result<(), Problem> {
    let id = PasskeyId::parse(id).ok_or_else(Problem::not_found)?;
    let (organisation, member, this, at) = (who.member.organisation, who.member.member, who.member.session, app.now());
    let removed = app.store().act("passkey.remove", organisation, move |tx| {
        let held = tx.passkeys(member)?;
        let others = held.iter().filter(|row| row.id != id).count();
        if others == held.len() {
            return Err(Refusal::NotFound.into());
        }
        let left = Left { others, totp: tx.member(member)?.totp.is_some(), required: tx.second_step_required()? };
        tx.apply(&rules::remove(member, id, left, at)?)?;
        let sessions: Vec<_> = tx.sessions(member, at)?.into_iter().filter(|session| *session != this).collect();
        for session in &sessions {
            tx.apply(&end_session(*session, member, at))?;
        }
        Ok(sessions)
    });
    for session in removed.await? {
        tell_ended(app, organisation, session);
    }
    // What it opened stands in the WAL until then.
    crate::work::scrub_soon(app);
    Ok(())
}
