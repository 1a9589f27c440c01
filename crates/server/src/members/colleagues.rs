//! Colleagues: who works for the organisation, who is here, and who is away.

use super::conversations::Page;
use super::{names, tokens};
use crate::app::App;
use crate::auth::{Person, SignedIn};
use crate::availability;
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
    /// The name of a role.
    pub(crate) role: String,
    /// Whether they said that they are away: no rule gives them conversations.
    pub(crate) away: bool,
    /// Whether they are connected.
    pub(crate) here: bool,
}

/// What a member changes about themselves.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Myself {
    pub(crate) away: Option<bool>,
    /// What visitors and colleagues call them; empty takes the name away.
    pub(crate) name: Option<String>,
}

/// Lists the organisation's members.
#[utoipa::path(operation_id = "members_list", get, path = "/api/v1/members", tag = "member", responses((status = 200, body = Page<Colleague>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Colleague>>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    Ok(Json(Page { items: colleagues(&app, who.member.organisation).await?, next: None }))
}

/// Says that one is away, or back, or what one is called.
#[utoipa::path(operation_id = "members_change_me", put, path = "/api/v1/members/me", tag = "member", request_body = Myself, responses((status = 204), (status = 422)))]
pub(crate) async fn change_me(State(app): State<App>, Person(who): Person, Json(me): Json<Myself>) -> Result<StatusCode, Problem> {
    if let Some(away) = me.away {
        be_away(&app, &who, away).await?;
    }
    if let Some(name) = &me.name
        && !names::rename(&app, &who, name).await?
    {
        return Err(Problem::invalid_body().with("field", "name".into()));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Sets whether a member is away.
pub(crate) async fn be_away(app: &App, who: &SignedIn, away: bool) -> Result<(), Problem> {
    let (member, organisation) = (who.member.member, who.member.organisation);
    app.store().act("member.away", organisation, move |tx| tx.apply(&team::be_away(member, away))).await?;
    let before = availability::somebody(app, organisation);
    app.presence().away(member, away);
    availability::stir(app, organisation, before);
    Ok(())
}

/// The organisation's members.
pub(crate) async fn colleagues(app: &App, organisation: OrganisationId) -> Result<Vec<Colleague>, Problem> {
    let (rows, away) = app.read(move |r| Ok((r.members(organisation)?, r.away(organisation)?))).await?;
    let here = app.presence().here(organisation);
    let colleague = |row: &MemberRow| Colleague {
        id: row.id.to_string(),
        name: name_of(app, row),
        role: row.role.as_str().to_owned(),
        away: away.contains(&row.id),
        here: here.contains(&row.id),
    };
    Ok(rows.iter().map(colleague).collect())
}

/// The names of the organisation's members, and of its tokens, ended or not.
pub(crate) async fn names(app: &App, organisation: OrganisationId) -> Result<HashMap<MemberId, String>, Problem> {
    let (rows, tokens) = app.read(move |r| Ok((r.members(organisation)?, r.tokens_ever(organisation)?))).await?;
    let mut names = named(app, &rows);
    names.extend(tokens.iter().filter_map(|row| Some((row.id, tokens::name(app, row)?))));
    Ok(names)
}

/// The names of these members.
pub(crate) fn named(app: &App, rows: &[MemberRow]) -> HashMap<MemberId, String> {
    rows.iter().map(|row| (row.id, name_of(app, row))).collect()
}

/// What colleagues call a member: their address, as long as they have no name.
fn name_of(app: &App, row: &MemberRow) -> String {
    names::called(app, row).unwrap_or_default()
}
