//! Colleagues: who works for the organisation, who is here, and who is away.

use super::conversations::Page;
use super::session::EMAIL_PLACE;
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::{MemberId, OrganisationId};
use domain::permission::Permission;
use domain::team;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::reads::MemberRow;
use utoipa::ToSchema;

/// A member, as colleagues see them.
#[derive(Serialize, ToSchema)]
pub(crate) struct Colleague {
    pub(crate) id: String,
    pub(crate) name: String,
    /// `owner`, `agent`, `marketing` or `auditor`.
    pub(crate) role: &'static str,
    /// Whether they said that they are away: no rule gives them conversations.
    pub(crate) away: bool,
    /// Whether they are connected.
    pub(crate) here: bool,
}

/// What a member changes about themselves.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Myself {
    pub(crate) away: Option<bool>,
}

/// Lists the organisation's members.
#[utoipa::path(operation_id = "members_list", get, path = "/api/v1/members", tag = "member", responses((status = 200, body = Page<Colleague>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Colleague>>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    Ok(Json(Page { items: colleagues(&app, who.member.organisation).await?, next: None }))
}

/// Says that one is away, or back.
#[utoipa::path(operation_id = "members_change_me", put, path = "/api/v1/members/me", tag = "member", request_body = Myself, responses((status = 204)))]
pub(crate) async fn change_me(State(app): State<App>, who: SignedIn, Json(me): Json<Myself>) -> Result<StatusCode, Problem> {
    if let Some(away) = me.away {
        be_away(&app, &who, away).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Sets whether a member is away.
pub(crate) async fn be_away(app: &App, who: &SignedIn, away: bool) -> Result<(), Problem> {
    let member = who.member.member;
    app.store().act("member.away", who.member.organisation, move |tx| tx.apply(&team::be_away(member, away))).await?;
    Ok(())
}

/// The organisation's members.
pub(crate) async fn colleagues(app: &App, organisation: OrganisationId) -> Result<Vec<Colleague>, Problem> {
    let (rows, away) = app.read(move |r| Ok((r.members(organisation)?, r.away(organisation)?))).await?;
    let here = app.presence().here(organisation);
    let colleague = |row: &MemberRow| Colleague {
        id: row.id.to_string(),
        name: name_of(app, row),
        role: row.role.as_str(),
        away: away.contains(&row.id),
        here: here.contains(&row.id),
    };
    Ok(rows.iter().map(colleague).collect())
}

/// The names of the organisation's members.
pub(crate) async fn names(app: &App, organisation: OrganisationId) -> Result<HashMap<MemberId, String>, Problem> {
    let rows = app.read(move |r| r.members(organisation)).await?;
    Ok(rows.iter().map(|row| (row.id, name_of(app, row))).collect())
}

/// A member's name: their address, as long as they have no other.
fn name_of(app: &App, row: &MemberRow) -> String {
    let address = app.server_key().open(EMAIL_PLACE, row.id.0, &row.email);
    address.ok().and_then(|address| String::from_utf8(address.expose().clone()).ok()).unwrap_or_default()
}
