//! One member, in the browser: their keys, another role, suspension and removal.

use super::desk::{Desk, RecentDesk};
use super::members::{self, appointable};
use super::{Bare, page};
use crate::members::access_reviews::READING;
use crate::members::life;
use crate::pairs;
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{LeftNote, MemberPage, Nav};
use domain::Purpose;
use domain::id::{HolderId, MemberId};
use domain::permission::Permission;
use serde::Deserialize;

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    saved: Option<String>,
}

/// Another role.
#[derive(Deserialize)]
pub(crate) struct NewRole {
    role: String,
    csrf: String,
}

/// Whether they are kept from signing in.
#[derive(Deserialize)]
pub(crate) struct Suspension {
    suspended: bool,
    csrf: String,
}

fn address(id: &str) -> String {
    format!("/console/settings/members/{id}")
}

/// Shows a member.
pub(crate) async fn show(desk: Desk, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::MembersManage)?;
    shown(&desk, StatusCode::OK, &id, wanted.saved.is_some(), None).await
}

/// Gives them another role.
pub(crate) async fn change_role(
    RecentDesk(desk): RecentDesk,
    Path(id): Path<String>,
    Form(typed): Form<NewRole>,
) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let done = life::change_role(&desk.app, &desk.who, &id, &typed.role).await;
    answer(&desk, &id, done).await
}

/// Suspends or restores them.
pub(crate) async fn suspend(
    RecentDesk(desk): RecentDesk,
    Path(id): Path<String>,
    Form(typed): Form<Suspension>,
) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let done = life::suspend(&desk.app, &desk.who, &id, typed.suspended).await;
    answer(&desk, &id, done).await
}

/// Hands them the keys for which they wait.
pub(crate) async fn hand_over(RecentDesk(desk): RecentDesk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let holder = HolderId::parse(&id).ok_or_else(Problem::not_found)?;
    let done = pairs::hand_to(&desk.app, &desk.who, holder).await.map(drop);
    answer(&desk, &id, done).await
}

/// Removes them, and says what that means.
pub(crate) async fn remove(RecentDesk(desk): RecentDesk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let member = MemberId::parse(&id).ok_or_else(Problem::not_found)?;
    let names = desk.app.member_names(desk.who.member.organisation).await?;
    let name = names.shown(member).unwrap_or_default().to_owned();
    match life::remove_it(&desk.app, &desk.who, &id).await {
        Ok(left) => {
            let held = left.held.iter().filter_map(|pair| Purpose::of_pair(pair)).collect();
            let exposed = left.exposed.iter().map(|one| one.keys).sum();
            members::shown(&desk, None, Some(LeftNote { name, held, exposed }), None).await
        }
        Err(problem) => answer(&desk, &id, Err(problem)).await,
    }
}

async fn answer(desk: &Desk, id: &str, done: Result<(), Problem>) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{}?saved=1", address(id))).into_response()),
        Err(problem) if problem.code() == "last-owner" => {
            shown(desk, StatusCode::CONFLICT, id, false, Some(problem.detail(desk.locale).to_owned())).await
        }
        Err(problem) => Err(problem),
    }
}

async fn shown(desk: &Desk, status: StatusCode, id: &str, saved: bool, problem: Option<String>) -> Result<Response, Problem> {
    let (organisation, member) = (desk.who.member.organisation, MemberId::parse(id).ok_or_else(Problem::not_found)?);
    let read = desk.app.read(move |r| {
        let Some(row) = r.member(organisation, member)? else { return Ok(None) };
        Ok(Some((row, r.purpose_seals(member.into())?, r.last_done(organisation, member, &READING)?, r.keys_waiting(organisation)?)))
    });
    let (row, seals, last_read_at, waiting) = read.await?.ok_or_else(Problem::not_found)?;
    let names = desk.app.member_names(organisation).await?;
    let mut holds: Vec<_> = seals.into_iter().map(|seal| seal.purpose).collect();
    holds.sort();
    holds.dedup();
    let waits = waiting.into_iter().filter(|(row, _)| row.id == member.into()).flat_map(|(_, pairs)| pairs).collect();
    // Nobody changes themselves, nor whoever may more.
    let may = member != desk.who.member.member && desk.who.member.role.may_appoint(&row.role);
    let shown = MemberPage {
        id: id.to_owned(),
        name: names.shown(member).unwrap_or_default().to_owned(),
        suspended: row.suspended_at.is_some(),
        role: row.role,
        holds,
        last_read_at,
        waits,
        roles: if may { appointable(desk).await? } else { vec![] },
        saved,
        problem,
    };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Settings, address(id)), desk.locale)))
}
