//! Confirmations in the visitor's own request: the letter is written, handed out and sent while they are there, and what the window
//! says of it. The address stands in memory alone; where sending fails, the visitor is told and may have it sent again.

use super::snapshot::Snapshot;
use super::turn;
use crate::app::App;
use crate::auth::VisitToken;
use crate::bindings::{self, ByGrant};
use crate::hub::{Audience, Event};
use crate::import::objection;
use crate::json::Json;
use crate::letter;
use crate::outbound::{self, Cargo, Why};
use crate::problem::Problem;
use crate::withdrawal::Link;
use axum::extract::State;
use domain::Purpose;
use domain::confirmation::{self, FIELD, PURPOSE, Pending};
use domain::import;
use domain::principal::{Actor, Visitor};
use domain::recipient::Kind;
use domain::refusal::Refusal;
use jiff::Timestamp;
use seal::{Personal, Token, TokenKind};
use serde::Serialize;
use store::Tx;
use store::reads::GrantRow;
use utoipa::ToSchema;

/// A consent that waits for a click in a letter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Awaited {
    pub(crate) purpose: String,
    /// `sent`, or `not-sent` where it may be sent again.
    pub(crate) state: &'static str,
    /// The address that the visitor told, opened with their own key.
    pub(crate) address: String,
    /// Until when the click counts.
    pub(crate) until: Option<String>,
}

/// A letter that a turn has prepared.
pub(crate) struct Prepared {
    pub(crate) pending: Pending,
    pub(crate) letter: confirmation::Letter,
    secret: Token,
    address: Personal<String>,
}

/// Prepares the letter to an address: a secret of its own, and the key sealed to it.
pub(crate) fn prepare(app: &App, s: &mut Snapshot, address: &str) -> Result<Prepared, Problem> {
    let purpose = Purpose::marketing();
    let grant = s.pending(&purpose).cloned().ok_or(Refusal::ConsentMissing { purpose: purpose.clone() })?;
    let key = s.keys.get(&purpose, grant.generation).ok_or_else(Problem::internal)?;
    let secret = Token::make(TokenKind::Confirmation, app.entropy().as_ref());
    let v = &s.row.visitor;
    let by = ByGrant { pair_generation: 0, grant: grant.id, notice: grant.notice, wording: grant.wording };
    let binding = bindings::to_confirmation(v.organisation, v.subject, &purpose, grant.generation, &by);
    let sealed = key.hand_over(&secret.key_pair().public(), &binding)?;
    let letter = confirmation::Letter { lookup: secret.lookup(), sealed };
    let pending = Pending { grant: grant.id, purpose, generation: grant.generation };
    Ok(Prepared { pending, letter, secret, address: Personal::new(address.to_owned()) })
}

/// Writes that the letter is about to be sent.
pub(crate) fn write(tx: &mut Tx<'_>, v: &Visitor, prepared: &Prepared, at: Timestamp) -> Result<(), store::Stop> {
    let standing = tx.standing(v.subject, at)?;
    let proof = standing.pending_proof(&prepared.pending)?;
    tx.apply(&confirmation::letter(&proof, prepared.pending.clone(), prepared.letter.clone(), at)?)?;
    Ok(())
}

/// Sends the letter and notes that it went. What goes wrong is told by the state that stays.
pub(crate) async fn send(app: &App, token: &Token, v: &Visitor, prepared: &Prepared) -> Result<(), Problem> {
    app.askings().admit_letter(app, token, prepared.address.expose())?;
    let purpose = &prepared.pending.purpose;
    let to = outbound::registered(app, v.organisation, purpose, Kind::Mail).await?;
    let objection = import::address(FIELD, prepared.address.expose())
        .map(|address| objection::hash(app.server_key(), v.organisation, purpose, FIELD, address.expose()));
    let link = Link { grant: prepared.pending.grant, objection: objection.unwrap_or_default() };
    let letter = letter::confirmation(app, v, prepared.address.clone(), &prepared.secret, &link).await?;
    let why = Why { organisation: v.organisation, purpose: purpose.clone(), subject: v.subject, by: Actor::Visitor };
    outbound::hand_over(app, to, why, Cargo::Letter(letter)).await?;
    let (grant, lookup, at) = (prepared.pending.grant, prepared.letter.lookup, app.now());
    app.store().act("confirmation.sent", v.organisation, move |tx| tx.apply(&confirmation::sent(grant, lookup, at)).map(drop)).await?;
    Ok(())
}

/// Sends what a turn has prepared, and tells the visitor's other windows. That it failed is no failure of the turn.
pub(crate) async fn deliver(app: &App, token: &Token, v: &Visitor, prepared: &Prepared) {
    if let Err(problem) = send(app, token, v, prepared).await {
        tracing::info!(reason = problem.code(), "a letter that a visitor waits for was not sent");
    }
    app.hub().tell(Audience::Visitor(v.conversation), Event::Beside);
}

/// Sends the letter again, under a new secret; the one before confirms nothing any more.
#[utoipa::path(operation_id = "confirmation_again", post, path = "/api/v1/visit/confirmation", tag = "visitor", responses((status = 200, body = Awaited),
    (status = 409, description = "consent-missing: nothing waits; no-recipient"), (status = 429), (status = 502, description = "not-sent")))]
pub(crate) async fn again(State(app): State<App>, token: VisitToken) -> Result<Json<Awaited>, Problem> {
    let mut s = turn::load(&app, token).await?;
    let missing = || Problem::from(Refusal::ConsentMissing { purpose: Purpose::marketing() });
    let address = told(&app, &mut s).await?.ok_or_else(missing)?;
    let prepared = prepare(&app, &mut s, &address)?;
    let (v, at) = (s.row.visitor.clone(), app.now());
    let prepared = std::sync::Arc::new(prepared);
    let inside = std::sync::Arc::clone(&prepared);
    let visitor = v.clone();
    app.store()
        .act("confirmation.again", v.organisation, move |tx| {
            // Asking again is activity: what the letter confirms stays as long as its click counts.
            tx.reserve(visitor.conversation, 0, at)?;
            write(tx, &visitor, &inside, at)
        })
        .await?;
    send(&app, &s.token, &v, &prepared).await?;
    app.hub().tell(Audience::Visitor(v.conversation), Event::Beside);
    Ok(Json(read(&app, &mut s).await?.ok_or_else(missing)?))
}

/// Makes sure that an address that is told for letters is the one that was confirmed, where the house asks for that.
///
/// # Errors
/// 409 `confirmation-needed` where it is another one.
pub(crate) async fn check(app: &App, s: &mut Snapshot, purpose: &Purpose, field: &str, value: &str) -> Result<(), Problem> {
    if !s.confirm_email || !s.stands(purpose) || s.pending(purpose).is_some() || !confirmation::is_address(purpose, field) {
        return Ok(());
    }
    let generation = s.keys.live(purpose).ok_or_else(Problem::internal)?;
    let before = address(app, s, generation).await?;
    Ok(confirmation::keeps_address(before.as_deref(), value)?)
}

/// The consent that waits, where the address was told.
pub(crate) async fn read(app: &App, s: &mut Snapshot) -> Result<Option<Awaited>, Problem> {
    let Some(address) = told(app, s).await? else { return Ok(None) };
    let Some(grant) = s.pending(&Purpose::marketing()).map(|grant| grant.id) else { return Ok(None) };
    let letter = app.read(move |r| r.letter_of(grant)).await?;
    let until = letter.map(|(_, expires_at)| domain::act::rfc3339(expires_at));
    let state = if letter.is_some_and(|(sent_at, _)| sent_at.is_some()) { "sent" } else { "not-sent" };
    Ok(Some(Awaited { purpose: PURPOSE.to_owned(), state, address, until }))
}

/// The address that the visitor told for a consent that waits.
async fn told(app: &App, s: &mut Snapshot) -> Result<Option<String>, Problem> {
    let purpose = Purpose::marketing();
    let Some(GrantRow { generation, .. }) = s.pending(&purpose).cloned() else { return Ok(None) };
    address(app, s, generation).await
}

/// The address of a generation, opened with the visitor's own key.
async fn address(app: &App, s: &mut Snapshot, generation: u32) -> Result<Option<String>, Problem> {
    let purpose = Purpose::marketing();
    let subject = s.row.visitor.subject;
    let fields = app.read(move |r| r.fields(subject)).await?;
    let row = fields.into_iter().find(|row| row.purpose == purpose && row.field == FIELD && row.generation == generation);
    let (Some(row), Some(key)) = (row, s.keys.get(&purpose, generation)) else { return Ok(None) };
    let cell = bindings::field(s.row.visitor.organisation, subject, &purpose, generation, FIELD);
    let value = key.open(&cell, &row.sealed).map_err(|_| Problem::internal())?;
    Ok(String::from_utf8(value.expose().clone()).ok())
}
