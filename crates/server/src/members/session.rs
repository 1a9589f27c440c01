//! Signing in and out: password, second step, and a session whose secret only the token carries.

use crate::app::App;
use crate::arrivals::prefix;
use crate::auth::{AtDoor, SignedIn};
use crate::guesses::FREE;
use crate::hub::{Audience, Event};
use crate::json::Json;
use crate::lanes::{Caller, Lane};
use crate::members::keys::MemberKeys;
use crate::members::passkey_steps::{self, Brought};
use crate::members::recovery_codes;
use crate::pairs;
use crate::passkeys::{Asserted, Party, RelyingParty};
use crate::problem::Problem;
use crate::restriction;
use crate::rotation;
use crate::set_up;
use crate::signals;
use axum::extract::State;
use axum::http::StatusCode;
use domain::Purpose;
use domain::decision::set_up::{self as decide, SessionKeys};
use domain::id::{HolderId, MemberId, OrganisationId, SessionId};
use domain::permission::Role;
use domain::signing_in::{self, SESSION, SecondStep, Way};
use jiff::Timestamp;
use seal::{Cost, KeyPair, PasswordRoot, Personal, Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::sync::Arc;
use store::reads::{Credential, MemberRow};
use store::{Stop, Tx};
use totp_rs::{Algorithm, Builder as Totp};
use utoipa::ToSchema;

/// The longest password, in bytes: Argon2id must not be fed megabytes.
pub(crate) const PASSWORD_BYTES_MAX: usize = 1_024;
/// The shortest password, in characters.
pub(crate) const PASSWORD_CHARS_MIN: u8 = 12;

/// Who signs in.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Credentials {
    pub(crate) email: String,
    pub(crate) password: String,
    /// The second step, where it is on: the six digits of an authenticator app, or a recovery code.
    pub(crate) code: Option<String>,
    /// A passkey in the place of the code: the answer to the `passkey` of the problem `code-needed`.
    pub(crate) passkey: Option<Asserted>,
}

/// A session's token; it is shown once.
#[derive(Serialize, ToSchema)]
pub(crate) struct Session {
    pub(crate) token: String,
}

/// Signs in.
#[utoipa::path(operation_id = "session_start", post, path = "/api/v1/session", tag = "member", request_body = Credentials, responses(
    (status = 200, body = Session), (status = 401, description = "sign-in-failed, code-needed"), (status = 429)))]
pub(crate) async fn start(
    State(app): State<App>,
    caller: Caller,
    party: Party,
    Json(credentials): Json<Credentials>,
) -> Result<Json<Session>, Problem> {
    let token = sign_in(&app, &caller, party.0, credentials).await?;
    Ok(Json(Session { token: token.expose().to_owned() }))
}

/// Ends the session.
#[utoipa::path(operation_id = "session_end", delete, path = "/api/v1/session", tag = "member", responses((status = 204)))]
pub(crate) async fn end(State(app): State<App>, AtDoor(who): AtDoor) -> Result<StatusCode, Problem> {
    sign_out(&app, &who).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a session.
pub(crate) async fn sign_out(app: &App, who: &SignedIn) -> Result<(), Problem> {
    let (member, at) = (who.member.clone(), app.now());
    app.store()
        .act("session.end", member.organisation, move |tx| tx.apply(&decide::end_session(member.session, member.member, at)))
        .await?;
    app.searches().stop(who.member.session);
    app.hub().tell(Audience::Members(who.member.organisation), Event::SessionEnded { session: who.member.session });
    Ok(())
}

/// An e-mail address as accounts are found by it.
pub(crate) fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Where an address is looked up, for the server key.
pub(crate) const EMAIL_PLACE: &str = "member.email";
/// Where a TOTP secret is sealed, for the server key.
pub(crate) const TOTP_PLACE: &str = "member.totp";

/// Checks the credentials and opens a session.
pub(crate) async fn sign_in(app: &App, caller: &Caller, party: Option<RelyingParty>, credentials: Credentials) -> Result<Token, Problem> {
    let email = normal_email(&credentials.email);
    if email.len() > 320 || credentials.password.len() > PASSWORD_BYTES_MAX {
        return Err(Problem::invalid_body());
    }
    let lane = Lane::of(app, caller, &email);
    lane.enter(app)?;
    let lookup = app.server_key().lookup(EMAIL_PLACE, &email);
    let account = app.read(move |r| r.account(&lookup)).await?;
    let password = Personal::new(credentials.password);
    let brought = Brought { code: credentials.code, passkey: credentials.passkey, party };
    let cost = app.settings().cost;
    let known = account.as_ref().map(|(member, _)| (member.organisation, member.id));
    let checked = app.hashing(move || check_password(account, &password, &cost)).await?;
    let checked = match checked {
        Some((member, pair)) => check_step(app, &member, &brought).await.map(|step| (member, pair, step)),
        None => Err(failed()),
    };
    // Told to whoever showed all that it takes to sign in, and to nobody else.
    let checked = checked.and_then(|(member, pair, step)| {
        if member.suspended_at.is_some() { Err(Problem::new(StatusCode::FORBIDDEN, "suspended")) } else { Ok((member, pair, step)) }
    });
    if let (Err(problem), Some((organisation, member))) = (&checked, known)
        && problem.code() == "sign-in-failed"
    {
        signals::sign_in_failed(app, organisation, member).await;
    }
    let (member, pair, step) = checked?;
    let token = open_session(app, member.organisation, member.id, &pair, step).await?;
    complete(app, member.organisation, member.id, &member.role, &pair).await;
    lane.succeed(app);
    Ok(token)
}

/// What waits for a signed-in holder: pairs that are older than the organisation, whoever lacks one, and keys to be resealed.
pub(crate) async fn complete(app: &App, organisation: OrganisationId, member: MemberId, role: &Role, pair: &KeyPair) {
    if *role == Role::Owner {
        set_up::complete_purposes(app, organisation).await;
    }
    let holder = HolderId::from(member);
    let Ok(seals) = app.read(move |r| r.purpose_seals(holder)).await else { return };
    if seals.is_empty() {
        return;
    }
    let keys = Arc::new(MemberKeys::new(organisation, holder, pair.clone(), seals));
    if keys.hold_older() {
        rotation::reseal_beside(app, organisation, Arc::clone(&keys));
    }
    if !role.reads(&Purpose::privacy()) {
        return;
    }
    pairs::complete(app, organisation, member, &keys).await;
    restriction::reseal_waiting(app, organisation, &keys).await;
}

/// Confirms who is signed in already once more, for what is done in this very request: by the password, and by a second step where there
/// is one. Answers the step that this uses up, which whoever asks writes with what was confirmed.
///
/// # Refuses
/// With 403 `own-step-needed` who came through their company and has no second step of their own.
pub(crate) async fn confirm(
    app: &App,
    address: Option<SocketAddr>,
    member: &MemberRow,
    password: Personal<String>,
    brought: &Brought,
    way: Option<Way>,
) -> Result<Option<SecondStep>, Problem> {
    signing_in::may_confirm(way, member.has_second_step())?;
    let known = knows_password(app, address, member, password).await?;
    let checked = match known {
        Some(_) => check_step(app, member, brought).await,
        None => Err(failed()),
    };
    if checked.as_ref().is_err_and(|problem| problem.code() == "sign-in-failed") {
        signals::sign_in_failed(app, member.organisation, member.id).await;
    }
    let step = checked?;
    app.guesses().forget(&slowing(app, address, &member.id.to_string()));
    Ok(step)
}

/// As whom attempts are counted: by what they are made on, and the address.
pub(crate) fn slowing(app: &App, address: Option<SocketAddr>, what: &str) -> [u8; 32] {
    let address = address.map_or_else(String::new, |a| prefix(a.ip()));
    app.veiled("guess", &format!("{what}\n{address}"))
}

/// Attempts from one address that cost nothing, at secrets that nobody guesses: an office that mistypes its links is not kept out.
pub(crate) const LINKS_FREE: u32 = 100;

/// Counts an attempt, of which this many cost nothing.
///
/// # Refuses
/// With 429 where there were too many.
pub(crate) fn slowed(app: &App, who: [u8; 32], free: u32) -> Result<(), Problem> {
    let attempt = app.guesses().attempt(who, free, app.now());
    attempt.map_err(|seconds| Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests").after(seconds))
}

/// Whether somebody who is signed in knows their password, slowed like a sign-in; answers their pair where they do.
pub(crate) async fn knows_password(
    app: &App,
    address: Option<SocketAddr>,
    member: &MemberRow,
    password: Personal<String>,
) -> Result<Option<KeyPair>, Problem> {
    if password.expose().len() > PASSWORD_BYTES_MAX {
        return Err(Problem::invalid_body());
    }
    slowed(app, slowing(app, address, &member.id.to_string()), FREE)?;
    let email = app.server_key().open(EMAIL_PLACE, member.id.0, &member.email).map_err(|_| Problem::internal())?;
    let email = Personal::new(String::from_utf8(email.expose().clone()).map_err(|_| Problem::internal())?);
    let lookup = app.server_key().lookup(EMAIL_PLACE, email.expose());
    let account = app.read(move |r| r.account(&lookup)).await?;
    let cost = app.settings().cost;
    Ok(app.hashing(move || check_password(account, &password, &cost)).await?.map(|(_, pair)| pair))
}

pub(crate) fn failed() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "sign-in-failed")
}

/// Checks a password. An unknown account takes as long as a known one.
pub(crate) fn check_password(
    account: Option<(MemberRow, Option<Credential>)>,
    password: &Personal<String>,
    cost: &Cost,
) -> Option<(MemberRow, KeyPair)> {
    let Some((member, Some(credential))) = account else {
        let _ = PasswordRoot::derive(password.expose(), &[0; 16], cost);
        return None;
    };
    let salt = credential.salt.as_slice().try_into().ok()?;
    let root = PasswordRoot::derive(password.expose(), &salt, &Cost::parse(&credential.cost).ok()?).ok()?;
    if !root.matches(&credential.verifier) {
        return None;
    }
    let pair = root.unwrap(&credential.wrapped, member.organisation.0, member.id.0).ok()?;
    Some((member, pair))
}

/// Checks the second step; answers what it uses up.
pub(crate) async fn check_step(app: &App, member: &MemberRow, brought: &Brought) -> Result<Option<SecondStep>, Problem> {
    if !member.has_second_step() {
        return Ok(None);
    }
    if let (Some(party), Some(answer)) = (&brought.party, &brought.passkey) {
        return passkey_steps::second_step(app, party, member, answer).await.map(Some);
    }
    let Some(code) = brought.code.as_deref().map(str::trim).filter(|c| !c.is_empty()) else {
        let needed = Problem::new(StatusCode::UNAUTHORIZED, "code-needed");
        let wanted = passkey_steps::wanted(app, brought.party.as_ref(), member).await?;
        return Err(match wanted {
            Some(options) => needed.with("passkey", options),
            None => needed,
        });
    };
    if let Some(hash) = recovery_codes::hash_of(app, member.id, code) {
        let id = member.id;
        let is_one = app.read(move |r| r.has_code(id, &hash)).await?;
        return if is_one { Ok(Some(SecondStep::RecoveryCode(hash))) } else { Err(failed()) };
    }
    let Some(sealed) = &member.totp else { return Err(failed()) };
    let secret = app.server_key().open(TOTP_PLACE, member.id.0, sealed).map_err(|_| Problem::internal())?;
    step_of(secret.expose(), code, app.now()).map(|step| Some(SecondStep::Totp(step))).ok_or_else(failed)
}

/// The step that a code belongs to: this one, or one of its neighbours for clocks that differ.
pub(crate) fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let step = totp(secret)?.check(code, seconds)?;
    Some(i64::try_from(step).unwrap_or(i64::MAX))
}

/// Opens a session for a member whose credentials were checked; `step` is the second step that it uses up.
pub(crate) async fn open_session(
    app: &App,
    organisation: OrganisationId,
    id: MemberId,
    pair: &KeyPair,
    step: Option<SecondStep>,
) -> Result<Token, Problem> {
    open_session_after(app, (organisation, id), pair, step, |_| Ok(())).await
}

/// The same, in one act with what has to be written before.
pub(crate) async fn open_session_after(
    app: &App,
    (organisation, id): (OrganisationId, MemberId),
    pair: &KeyPair,
    step: Option<SecondStep>,
    before: impl FnOnce(&mut Tx<'_>) -> Result<(), Stop> + Send + 'static,
) -> Result<Token, Problem> {
    let token = Token::make(TokenKind::Session, app.entropy().as_ref());
    let wrapped = token.wrap(pair, organisation.0, id.0, app.entropy().as_ref());
    let keys = SessionKeys { lookup: token.lookup(), wrapped };
    let (session, at) = (SessionId(app.id()), app.now());
    let expires_at: Timestamp = at.saturating_add(SESSION).unwrap_or(at);
    let started = app
        .store()
        .act("session.start", organisation, move |tx| {
            before(tx)?;
            tx.apply(&decide::start_session(session, id, keys, step, at, expires_at))
        })
        .await;
    match started {
        // The code was used by another request in the meantime.
        Err(Stop::Refused(_)) => Err(failed()),
        Err(stop) => Err(stop.into()),
        Ok(_) => Ok(token),
    }
}

/// Time-based codes (RFC 6238): SHA-1, six digits, thirty seconds, one step of tolerance.
fn totp(secret: &[u8]) -> Option<totp_rs::Totp> {
    Totp::new().with_algorithm(Algorithm::SHA1).with_skew(1).with_secret(secret.to_vec()).build().ok()
}
