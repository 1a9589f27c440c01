//! Sessions: which of them a member has, how one is ended from another, and how somebody says again who they are.

use super::passkey_steps::Brought;
use super::session;
use crate::app::App;
use crate::auth::{AtDoor, SignedIn};
use crate::hub::{Audience, Event};
use crate::json::Json;
use crate::origin::Address;
use crate::passkeys::{Asserted, Party};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::decision::set_up::{self as decide, SessionKeys};
use domain::id::{OrganisationId, SessionId};
use domain::refusal::Refusal;
use domain::signing_in::{self, Renewal};
use seal::{Personal, Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use store::Stop;
use store::reads::MemberRow;
use utoipa::ToSchema;

/// A session of the member who asks. It says nothing of browser or place: neither is stored.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnSession)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) created_at: String,
    /// To the minute.
    pub(crate) used_at: String,
    pub(crate) expires_at: String,
    /// By what it was begun: `password`, `passkey` or `identity-provider`; null where that was not kept yet.
    pub(crate) way: Option<&'static str>,
    /// Whether the request was made in it.
    pub(crate) current: bool,
}

/// Every session of a member.
#[derive(Serialize, ToSchema)]
pub(crate) struct OwnSessions {
    pub(crate) items: Vec<Listed>,
}

/// Who is there, said again.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Confirmation {
    pub(crate) password: String,
    /// The second step, where it is on: six digits, or a recovery code.
    pub(crate) code: Option<String>,
    /// A passkey in the place of the code: the answer to the `passkey` of the problem `code-needed`.
    pub(crate) passkey: Option<Asserted>,
}

/// Lists the own sessions that live, the newest first.
#[utoipa::path(operation_id = "sessions_list", get, path = "/api/v1/sessions", tag = "member", responses((status = 200, body = OwnSessions)))]
pub(crate) async fn list(State(app): State<App>, AtDoor(who): AtDoor) -> Result<Json<OwnSessions>, Problem> {
    let rows = own(&app, &who).await?;
    let listed = |row: store::reads::SessionRow| Listed {
        id: row.id.to_string(),
        created_at: row.created_at.to_string(),
        used_at: row.used_at.to_string(),
        expires_at: row.expires_at.to_string(),
        way: row.way.map(signing_in::Way::as_str),
        current: row.id == who.member.session,
    };
    Ok(Json(OwnSessions { items: rows.into_iter().map(listed).collect() }))
}

/// The member's sessions that live.
pub(crate) async fn own(app: &App, who: &SignedIn) -> Result<Vec<store::reads::SessionRow>, Problem> {
    let (organisation, member, now) = (who.member.organisation, who.member.member, app.now());
    app.read(move |r| r.sessions(organisation, member, now)).await
}

/// Ends an own session, with its sockets.
#[utoipa::path(operation_id = "sessions_end", delete, path = "/api/v1/sessions/{id}", tag = "member", params(("id" = String, Path)), responses((status = 204), (status = 404)))]
pub(crate) async fn end(State(app): State<App>, AtDoor(who): AtDoor, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    end_one(&app, &who, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a session of the member.
///
/// # Refuses
/// With 404 what is no session of theirs.
pub(crate) async fn end_one(app: &App, who: &SignedIn, id: &str) -> Result<(), Problem> {
    let id = SessionId::parse(id).ok_or_else(Problem::not_found)?;
    let (organisation, member, at) = (who.member.organisation, who.member.member, app.now());
    let ended = app.store().act("session.revoke", organisation, move |tx| {
        if !tx.sessions(member, at)?.contains(&id) {
            return Err(Refusal::NotFound.into());
        }
        tx.apply(&decide::end_session(id, member, at)).map(drop)
    });
    ended.await?;
    tell_ended(app, organisation, id);
    Ok(())
}

/// Ends what goes on in a session that was ended.
pub(crate) fn tell_ended(app: &App, organisation: OrganisationId, session: SessionId) {
    app.searches().stop(session);
    app.hub().tell(Audience::Members(organisation), Event::SessionEnded { session });
}

/// Says again who is there. It counts for a quarter of an hour, and the session has another token from then on.
#[utoipa::path(operation_id = "session_confirm", post, path = "/api/v1/session/confirm", tag = "member", request_body = Confirmation, responses(
    (status = 200, body = session::Session), (status = 401, description = "sign-in-failed, code-needed"), (status = 429)))]
pub(crate) async fn confirm(
    State(app): State<App>,
    address: Address,
    AtDoor(who): AtDoor,
    party: Party,
    Json(typed): Json<Confirmation>,
) -> Result<Json<session::Session>, Problem> {
    let brought = Brought { code: typed.code, passkey: typed.passkey, party: party.0 };
    let renewed = confirm_it(&app, address.0, &who, Personal::new(typed.password), &brought).await?;
    Ok(Json(session::Session { token: renewed.token.expose().to_owned() }))
}

/// Checks who is there, and renews the session.
pub(crate) async fn confirm_it(
    app: &App,
    address: Option<SocketAddr>,
    who: &SignedIn,
    password: Personal<String>,
    brought: &Brought,
) -> Result<Renewed, Problem> {
    let row = own_row(app, who).await?;
    let step = session::confirm(app, address, &row, password, brought, who.way).await?;
    let (renewed, member, at) = (Renewed::make(app, who), who.member.member, app.now());
    let under = renewed.under.clone();
    let act = app
        .store()
        .act("session.confirm", who.member.organisation, move |tx| tx.apply(&signing_in::confirm(member, step, under, at)).map(drop));
    act.await.map_err(used_up)?;
    Ok(renewed)
}

/// The member's own row.
pub(crate) async fn own_row(app: &App, who: &SignedIn) -> Result<MemberRow, Problem> {
    let (organisation, member) = (who.member.organisation, who.member.member);
    app.read(move |r| r.member(organisation, member)).await?.ok_or_else(Problem::unauthorised)
}

/// What is said where another request was quicker to use a code up.
pub(crate) fn used_up(stop: Stop) -> Problem {
    match stop {
        Stop::Refused(Refusal::Unauthorised) => session::failed(),
        stop => stop.into(),
    }
}

/// A session that goes on under another token.
pub(crate) struct Renewed {
    pub(crate) token: Token,
    pub(crate) under: Renewal,
}

impl Renewed {
    /// A new token, and the member's pair wrapped under it.
    pub(crate) fn make(app: &App, who: &SignedIn) -> Self {
        let entropy = app.entropy().as_ref();
        let token = Token::make(TokenKind::Session, entropy);
        let wrapped = token.wrap(who.keys.pair(), who.member.organisation.0, who.member.member.0, entropy);
        let keys = SessionKeys { lookup: token.lookup(), wrapped };
        Self { token, under: Renewal { session: who.member.session, keys } }
    }
}
