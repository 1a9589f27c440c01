//! Members who are there already: another role, suspension, removal. Whoever may less loses keys, sessions and sockets in the same act.

use super::access_reviews::READING;
use super::roles;
use super::sessions::tell_ended;
use super::tokens;
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::json::{Json, Sent};
use crate::members::invitations;
use crate::pairs;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Purpose;
use domain::id::{HolderId, MemberId, OrganisationId, SessionId};
use domain::member;
use domain::pair::{Holder, NewPair};
use domain::permission::{Permission, Role};
use domain::principal::Actor;
use domain::token;
use jiff::Timestamp;
use seal::PublicKey;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// What is changed about a member: one of both.
#[derive(Deserialize, ToSchema)]
pub(crate) struct MemberChange {
    /// The name of a role.
    pub(crate) role: Option<String>,
    pub(crate) suspended: Option<bool>,
}

/// What somebody who left had, and what that means for what is stored.
#[derive(Serialize, ToSchema)]
pub(crate) struct Left {
    /// The pairs that they held: each has a new generation, which they never had.
    pub(crate) held: Vec<String>,
    /// How many keys of visitors are still sealed to an older generation: the next session that opens them seals them anew. What they seal was
    /// open to whoever left, and could have been copied before.
    pub(crate) exposed: Vec<Exposed>,
    /// When they were last shown conversations and contacts.
    pub(crate) last_read_at: Option<String>,
}

/// Keys that whoever left could have had.
#[derive(Serialize, ToSchema)]
pub(crate) struct Exposed {
    pub(crate) purpose: String,
    pub(crate) keys: u64,
}

/// What was handed over, and what waits for somebody who holds it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Handed {
    pub(crate) handed: Vec<String>,
    pub(crate) waiting: Vec<String>,
}

/// Gives a member another role, suspends or restores them. Nobody changes themselves.
#[utoipa::path(operation_id = "members_change", patch, path = "/api/v1/members/{id}", tag = "member", request_body = MemberChange, params(("id" = String, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409, description = "last-owner"), (status = 422)))]
pub(crate) async fn change(
    State(app): State<App>,
    Recent(who): Recent,
    Path(id): Path<String>,
    new: Sent<MemberChange>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::MembersManage)?;
    let Json(new) = new?;
    match (new.role, new.suspended) {
        (Some(role), None) => change_role(&app, &who, &id, &role).await?,
        (None, Some(suspended)) => suspend(&app, &who, &id, suspended).await?,
        _ => return Err(Problem::invalid_body()),
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a member: their sessions and sockets end at once, what was sealed to them goes, and every pair that they held begins anew.
#[utoipa::path(operation_id = "members_remove", delete, path = "/api/v1/members/{id}", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Left), (status = 403), (status = 404), (status = 409, description = "last-owner")))]
pub(crate) async fn remove(State(app): State<App>, Recent(who): Recent, Path(id): Path<String>) -> Result<Json<Left>, Problem> {
    Ok(Json(remove_it(&app, &who, &id).await?))
}

/// Hands a member the keys that their role reads and that wait for somebody who holds them.
#[utoipa::path(operation_id = "members_hand_over", post, path = "/api/v1/members/{id}/keys", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Handed), (status = 403), (status = 404)))]
pub(crate) async fn hand_over(State(app): State<App>, Recent(who): Recent, Path(id): Path<String>) -> Result<Json<Handed>, Problem> {
    let id = HolderId::parse(&id).ok_or_else(Problem::not_found)?;
    let handed = pairs::hand_to(&app, &who, id).await?;
    let waiting = pairs::waiting(&app, who.member.organisation).await?.into_iter().filter(|(row, _)| row.id == id);
    let waiting = waiting.flat_map(|(_, pairs)| pairs).map(|pair| pair.to_string()).collect();
    Ok(Json(Handed { handed: handed.iter().map(ToString::to_string).collect(), waiting }))
}

/// Gives a member another role: hands over what this session holds and the role reads, and takes what it does not.
pub(crate) async fn change_role(app: &App, who: &SignedIn, id: &str, role: &str) -> Result<(), Problem> {
    who.member.may(Permission::MembersManage)?;
    let (organisation, id) = (who.member.organisation, find(app, who, id).await?);
    let to = roles::named(app, organisation, role).await?;
    let held = held(app, organisation, id).await?;
    let (kept, lost): (Vec<_>, Vec<_>) = held.iter().cloned().partition(|pair| to.reads(pair));
    let public = public_key(app, organisation, id).await?;
    let seals = invitations::resealed(app, who, &to, id.into(), public).await?;
    let seals = seals.into_iter().filter(|seal| !kept.contains(&seal.purpose)).collect();
    let (then, links) = (to.clone(), links_of(app, organisation, id).await?);
    let renewed = pairs::renewed(app, organisation, lost, |holder| (!links.contains(&holder.id)).then(|| holder.appointed(id, &then)));
    let renewed = renewed.await?;
    let (by, at) = (who.member.clone(), app.now());
    act(app, who, "member.change-role", id, renewed, move |standing| {
        still_holds(standing, &held)?;
        member::change_role(&by, standing, to, seals, at)
    })
    .await
}

/// Keeps a member from signing in, or lets them again.
pub(crate) async fn suspend(app: &App, who: &SignedIn, id: &str, suspended: bool) -> Result<(), Problem> {
    who.member.may(Permission::MembersManage)?;
    let id = find(app, who, id).await?;
    let (by, at) = (who.member.clone(), app.now());
    act(app, who, "member.suspend", id, vec![], move |standing| member::suspend(&by, standing, suspended, at)).await
}

/// Removes a member, and says what that means.
pub(crate) async fn remove_it(app: &App, who: &SignedIn, id: &str) -> Result<Left, Problem> {
    who.member.may(Permission::MembersManage)?;
    let (organisation, id) = (who.member.organisation, find(app, who, id).await?);
    let held = held(app, organisation, id).await?;
    let links = links_of(app, organisation, id).await?;
    let stays = |holder: Holder| (!holder.is_of(id) && !links.contains(&holder.id)).then_some(holder);
    let renewed = pairs::renewed(app, organisation, held.clone(), stays).await?;
    let last = app.read(move |r| r.last_done(organisation, id, &READING)).await?;
    let (by, at) = (who.member.clone(), app.now());
    let (prepared, made) = (held.clone(), tokens_of(app, organisation, id).await?);
    act(app, who, "member.remove", id, renewed, move |standing| {
        still_holds(standing, &prepared)?;
        member::remove(&by, standing, at).map(Some)
    })
    .await?;
    for token in made {
        tokens::tell_ended(app, organisation, token);
    }
    left(app, who, &held, last).await
}

/// What it means for what is stored that somebody left. Whoever removed them holds what they hand on: the keys of before follow at once, as far
/// as that goes.
pub(super) async fn left(app: &App, who: &SignedIn, held: &[Purpose], last_read_at: Option<Timestamp>) -> Result<Left, Problem> {
    let (organisation, holder) = (who.member.organisation, who.member.member.into());
    let seals = app.read(move |r| r.purpose_seals(holder)).await?;
    if let Some(keys) = who.keys.with(seals) {
        crate::rotation::reseal_beside(app, organisation, Arc::new(keys));
    }
    let exposed = app.read(move |r| r.exposed(organisation)).await?;
    Ok(Left {
        held: held.iter().map(ToString::to_string).collect(),
        exposed: exposed.into_iter().map(|(purpose, keys)| Exposed { purpose: purpose.to_string(), keys }).collect(),
        last_read_at: last_read_at.map(|at| at.to_string()),
    })
}

/// Writes what was decided about a member and the pairs that follow from it, and ends what they had open.
async fn act(
    app: &App,
    who: &SignedIn,
    name: &'static str,
    id: MemberId,
    renewed: Vec<NewPair>,
    decide: impl FnOnce(&member::Standing) -> Result<Option<domain::Decision>, domain::Refusal> + Send + 'static,
) -> Result<(), Problem> {
    let (by, at, organisation) = (who.member.member, app.now(), who.member.organisation);
    let written = app.store().act(name, organisation, move |tx| {
        let (standing, sessions) = (tx.member_standing(id)?, tx.sessions(id, at)?);
        let Some(decision) = decide(&standing)? else { return Ok(vec![]) };
        if matches!(&decision, domain::Decision::Member(member::Change::Removed { .. })) {
            for token in tx.tokens_of(id)? {
                tx.apply(&token::leave_with_maker(&token, by, at))?;
            }
        }
        tx.apply(&decision)?;
        pairs::publish(tx, renewed, Actor::Member(by), at)?;
        Ok(sessions)
    });
    let ended = written.await?;
    disconnect(app, organisation, &ended);
    crate::work::scrub_soon(app);
    Ok(())
}

/// Whether a member holds what the new generations were prepared for. Another session may have handed them a pair in the meantime, which would
/// then not begin anew.
fn still_holds(standing: &member::Standing, prepared: &[Purpose]) -> Result<(), domain::Refusal> {
    if standing.held == prepared { Ok(()) } else { Err(domain::Refusal::Conflict) }
}

/// Ends the sockets and searches of sessions that are over.
fn disconnect(app: &App, organisation: OrganisationId, ended: &[SessionId]) {
    for session in ended {
        tell_ended(app, organisation, *session);
    }
}

/// Ends the sockets of everyone in a role that was changed: they connect again, with what it may now.
pub(crate) async fn disconnect_role(app: &App, organisation: OrganisationId, role: &Role) -> Result<(), Problem> {
    let (role, now) = (role.clone(), app.now());
    let read = app.read(move |r| {
        let mut sessions = Vec::new();
        for member in r.members(organisation)?.into_iter().filter(|member| member.role == role) {
            sessions.extend(r.sessions(organisation, member.id, now)?.into_iter().map(|row| row.id));
        }
        Ok(sessions)
    });
    disconnect(app, organisation, &read.await?);
    Ok(())
}

/// The member of an id, as the organisation has them.
async fn find(app: &App, who: &SignedIn, id: &str) -> Result<MemberId, Problem> {
    let (organisation, id) = (who.member.organisation, MemberId::parse(id).ok_or_else(Problem::not_found)?);
    let row = app.read(move |r| r.member(organisation, id)).await?;
    row.map(|row| row.id).ok_or_else(Problem::not_found)
}

/// The pairs of which a member, or a token that they made, holds a generation.
async fn held(app: &App, organisation: OrganisationId, member: MemberId) -> Result<Vec<Purpose>, Problem> {
    app.read(move |r| r.held_by(organisation, member)).await
}

/// The tokens that a member made. They saw their secrets, so that these end with them.
async fn tokens_of(app: &App, organisation: OrganisationId, member: MemberId) -> Result<Vec<MemberId>, Problem> {
    let rows = app.read(move |r| r.tokens(organisation)).await?;
    Ok(rows.into_iter().filter(|row| row.made_by == member).map(|row| row.id).collect())
}

/// The open links that a member made. They saw their secrets, so that these end with what they were.
async fn links_of(app: &App, organisation: OrganisationId, member: MemberId) -> Result<Vec<HolderId>, Problem> {
    let rows = app.read(move |r| r.invitations(organisation)).await?;
    Ok(rows.into_iter().filter(|row| row.invitation.by == member).map(|row| row.invitation.id).collect())
}

/// A member's public key, as the ledger names it.
async fn public_key(app: &App, organisation: OrganisationId, member: MemberId) -> Result<PublicKey, Problem> {
    pairs::public_key(app, organisation, member.into()).await?.ok_or_else(Problem::not_found)
}
