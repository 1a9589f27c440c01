//! Teams, in the browser.

use super::desk::Desk;
use super::page;
use super::ticks::{self, Fields};
use crate::json::Json;
use crate::members::colleagues;
use crate::members::teams::{self, Change};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, TeamForm, TeamRule, TeamsPage};
use domain::permission::Permission;
use locale::Key;
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/settings/teams";

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    saved: Option<String>,
}

/// The teams.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::TeamsManage)?;
    shown(&desk, StatusCode::OK, wanted.saved.is_some(), None).await
}

/// Makes a team.
pub(crate) async fn make(desk: Desk, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    ticks::check(&desk, &typed)?;
    let made = teams::make(State(desk.app.clone()), desk.who.clone(), Ok(Json(change(&typed)))).await;
    answer(&desk, made.map(drop)).await
}

/// Changes a team, or dissolves it.
pub(crate) async fn set(desk: Desk, Path(id): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    ticks::check(&desk, &typed)?;
    let (app, who) = (State(desk.app.clone()), desk.who.clone());
    let done = if typed.contains_key("delete") {
        teams::delete(app, who, Path(id)).await.map(drop)
    } else {
        teams::change(app, who, Path(id), Ok(Json(change(&typed)))).await.map(drop)
    };
    answer(&desk, done).await
}

/// What the form says; the site stays as it is.
fn change(typed: &Fields) -> Change {
    let members = ticks::ticked(typed, "member-");
    Change { name: typed.get("name").cloned(), site: None, rule: typed.get("rule").cloned(), members: Some(members) }
}

/// The page again: with what was saved, or with the reason why a name does not hold.
async fn answer(desk: &Desk, done: Result<(), Problem>) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        Err(problem) if matches!(problem.code(), "invalid-value" | "too-large") => {
            shown(desk, StatusCode::UNPROCESSABLE_ENTITY, false, Some(Key::ConsoleSetupNameMissing)).await
        }
        Err(problem) => Err(problem),
    }
}

async fn shown(desk: &Desk, status: StatusCode, saved: bool, problem: Option<Key>) -> Result<Response, Problem> {
    let organisation = desk.who.member.organisation;
    let teams = desk.app.read(move |r| r.teams(organisation)).await?;
    let colleagues = colleagues::colleagues(&desk.app, organisation).await?;
    let members = |belongs: &dyn Fn(&str) -> bool| colleagues.iter().map(|c| (c.id.clone(), c.name.clone(), belongs(&c.id))).collect();
    let form = |team: &domain::team::Team| TeamForm {
        id: team.id.to_string(),
        name: team.name.clone(),
        rule: TeamRule::parse(team.rule.as_str()).unwrap_or(TeamRule::None),
        members: members(&|id| team.members.iter().any(|member| member.to_string() == id)),
    };
    let new = TeamForm { id: String::new(), name: String::new(), rule: TeamRule::None, members: members(&|_| false) };
    let problem = problem.map(|key| locale::text(desk.locale, key).to_owned());
    let shown = TeamsPage { teams: teams.iter().map(form).collect(), new, saved, problem };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale)))
}
