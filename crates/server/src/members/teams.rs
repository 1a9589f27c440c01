//! Teams: who shares which conversations, and by which rule they find their member.

use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::id::{MemberId, SiteId, TeamId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use domain::team::{self, Rule};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A team.
#[derive(Serialize, ToSchema)]
pub(crate) struct Team {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The site whose conversations it gets first.
    pub(crate) site: Option<String>,
    /// `none`, `round-robin` or `least-busy`.
    pub(crate) rule: &'static str,
    /// The members who belong to it.
    pub(crate) members: Vec<String>,
}

/// The organisation's teams.
#[derive(Serialize, ToSchema)]
pub(crate) struct Teams {
    pub(crate) items: Vec<Team>,
    pub(crate) next: Option<String>,
    /// The rule for conversations of no team.
    pub(crate) rule: &'static str,
}

/// A new team, or what changes of one; what is absent stays as it is.
#[derive(Deserialize, Default, ToSchema)]
#[schema(as = TeamChange)]
pub(crate) struct Change {
    pub(crate) name: Option<String>,
    #[serde(default, deserialize_with = "crate::json::given")]
    #[schema(value_type = Option<String>)]
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) site: Option<Option<String>>,
    pub(crate) rule: Option<String>,
    pub(crate) members: Option<Vec<String>>,
}

/// The rule for conversations of no team.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Assignment {
    /// `none`, `round-robin` or `least-busy`.
    pub(crate) rule: String,
}

/// The most teams of one organisation.
const TEAMS_MAX: usize = 100;

fn id(text: &str) -> Result<TeamId, Problem> {
    TeamId::parse(text).ok_or_else(Problem::not_found)
}

fn rule(name: &str) -> Result<Rule, Problem> {
    Rule::parse(name).ok_or_else(Problem::invalid_body)
}

impl Change {
    /// The team with these changes.
    fn on(self, mut team: team::Team) -> Result<team::Team, Problem> {
        if let Some(name) = self.name {
            name.trim().clone_into(&mut team.name);
        }
        if let Some(site) = self.site {
            team.site = site.map(|site| SiteId::parse(&site).ok_or_else(Problem::not_found)).transpose()?;
        }
        if let Some(name) = self.rule {
            team.rule = rule(&name)?;
        }
        if let Some(members) = self.members {
            let ids = members.iter().map(|member| MemberId::parse(member)).collect::<Option<_>>();
            team.members = ids.ok_or_else(Problem::not_found)?;
        }
        Ok(team)
    }
}

impl From<team::Team> for Team {
    fn from(team: team::Team) -> Self {
        Self {
            id: team.id.to_string(),
            name: team.name,
            site: team.site.map(|site| site.to_string()),
            rule: team.rule.as_str(),
            members: team.members.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Lists the teams.
#[utoipa::path(operation_id = "teams_list", get, path = "/api/v1/teams", tag = "member", responses((status = 200, body = Teams)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Teams>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let organisation = who.member.organisation;
    let (teams, rule) = app.read(move |r| Ok((r.teams(organisation)?, r.assignment(organisation)?))).await?;
    Ok(Json(Teams { items: teams.into_iter().map(Team::from).collect(), next: None, rule: rule.as_str() }))
}

/// Makes a team. Sent twice it makes two: a list of names shows that at once.
#[utoipa::path(operation_id = "teams_make", post, path = "/api/v1/teams", tag = "member", request_body = Change, responses((status = 201, body = Team), (status = 404), (status = 422)))]
pub(crate) async fn make(State(app): State<App>, who: SignedIn, new: Sent<Change>) -> Result<(StatusCode, Json<Team>), Problem> {
    who.member.may(Permission::TeamsManage)?;
    let Json(new) = new?;
    let organisation = who.member.organisation;
    if app.read(move |r| r.teams(organisation)).await?.len() >= TEAMS_MAX {
        return Err(Refusal::TooLarge.into());
    }
    let empty = team::Team { id: TeamId(app.id()), name: String::new(), site: None, rule: Rule::None, members: vec![] };
    let made = set(&app, &who, new.on(empty)?, true).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Changes a team.
#[utoipa::path(operation_id = "teams_change", patch, path = "/api/v1/teams/{id}", tag = "member", request_body = Change, params(("id" = String, Path)),
    responses((status = 200, body = Team), (status = 404), (status = 422)))]
pub(crate) async fn change(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    change: Sent<Change>,
) -> Result<Json<Team>, Problem> {
    who.member.may(Permission::TeamsManage)?;
    let Json(change) = change?;
    let (organisation, id) = (who.member.organisation, id(&text)?);
    let teams = app.read(move |r| r.teams(organisation)).await?;
    let team = teams.into_iter().find(|team| team.id == id).ok_or_else(Problem::not_found)?;
    Ok(Json(set(&app, &who, change.on(team)?, false).await?))
}

async fn set(app: &App, who: &SignedIn, team: team::Team, is_new: bool) -> Result<Team, Problem> {
    let (member, at, shown) = (who.member.member, app.now(), team.clone());
    app.store()
        .act("team.set", who.member.organisation, move |tx| {
            if !is_new {
                // It may have been dissolved in the meantime.
                tx.team(team.id)?;
            }
            let known = (tx.colleagues()?, tx.sites()?);
            tx.apply(&team::set(team, (&known.0, &known.1), member, at)?)
        })
        .await?;
    Ok(shown.into())
}

/// Dissolves a team; its conversations belong to none.
#[utoipa::path(operation_id = "teams_delete", delete, path = "/api/v1/teams/{id}", tag = "member", params(("id" = String, Path)), responses((status = 204), (status = 404)))]
pub(crate) async fn delete(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    who.member.may(Permission::TeamsManage)?;
    let (member, at, team) = (who.member.member, app.now(), id(&text)?);
    app.store()
        .act("team.delete", who.member.organisation, move |tx| {
            tx.team(team)?;
            tx.apply(&team::delete(team, member, at))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets the rule for conversations of no team.
#[utoipa::path(operation_id = "teams_set_rule", put, path = "/api/v1/teams", tag = "member", request_body = Assignment, responses((status = 204), (status = 422)))]
pub(crate) async fn set_rule(State(app): State<App>, who: SignedIn, body: Sent<Assignment>) -> Result<StatusCode, Problem> {
    who.member.may(Permission::TeamsManage)?;
    let Json(body) = body?;
    let (member, at, rule) = (who.member.member, app.now(), rule(&body.rule)?);
    app.store().act("assignment.set", who.member.organisation, move |tx| tx.apply(&team::set_rule(rule, member, at))).await?;
    Ok(StatusCode::NO_CONTENT)
}
