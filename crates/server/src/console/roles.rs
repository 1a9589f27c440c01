//! The authorisation matrix and the organisation's own roles, in the browser.

use super::desk::{Desk, RecentDesk};
use super::page;
use super::ticks::{self, Fields, Given};
use crate::auth::Recent;
use crate::members::roles::{self, Facts, NewRole, RoleChange};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, RoleForm, RolesPage, Ticks};
use domain::permission::{OwnRole, Permission, Role};
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/settings/roles";

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    saved: Option<String>,
}

/// Shows the matrix to every member, and the forms to those who may make roles.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    shown(&desk, StatusCode::OK, wanted.saved.is_some(), None, None).await
}

/// The matrix as a table.
pub(crate) async fn export(RecentDesk(desk): RecentDesk) -> Result<Response, Problem> {
    roles::export(State(desk.app.clone()), Recent(desk.who.clone())).await
}

/// Makes a role.
pub(crate) async fn make(RecentDesk(desk): RecentDesk, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    ticks::check(&desk, &typed)?;
    let (given, name, asks_reason) = (Given::of(&typed), ticks::field(&typed, "name"), asks_reason(&typed));
    let (new, Given { permissions, reads }) = (OwnRole { asks_reason, ..given.shown(&name) }, given);
    let made = roles::make(&desk.app, &desk.who, NewRole { name, permissions, reads, asks_reason }).await;
    answer(&desk, made.map(drop), Some(new)).await
}

/// Changes a role, or deletes it.
pub(crate) async fn change(RecentDesk(desk): RecentDesk, Path(name): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    ticks::check(&desk, &typed)?;
    let done = if typed.contains_key("delete") {
        roles::delete_it(&desk.app, &desk.who, &name).await
    } else {
        let Given { permissions, reads } = Given::of(&typed);
        let change = RoleChange { permissions: Some(permissions), reads: Some(reads), asks_reason: Some(asks_reason(&typed)) };
        roles::change_it(&desk.app, &desk.who, &name, change).await.map(drop)
    };
    answer(&desk, done, None).await
}

/// Whether the role says why it opens something.
fn asks_reason(typed: &Fields) -> bool {
    typed.contains_key("asks-reason")
}

/// The page again: with what was saved, or with what was typed and the reason why it does not hold.
async fn answer(desk: &Desk, done: Result<(), Problem>, typed: Option<OwnRole>) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        Err(problem) if matches!(problem.code(), "invalid-value" | "invalid-body" | "too-large" | "conflict") => {
            let said = problem.detail(desk.locale).to_owned();
            shown(desk, StatusCode::UNPROCESSABLE_ENTITY, false, Some(said), typed).await
        }
        Err(problem) => Err(problem),
    }
}

async fn shown(desk: &Desk, status: StatusCode, saved: bool, problem: Option<String>, typed: Option<OwnRole>) -> Result<Response, Problem> {
    let Facts { roles, purposes } = Facts::load(&desk.app, desk.who.member.organisation).await?;
    let by = &desk.who.member.role;
    let forms = by.may(Permission::RolesManage).then(|| {
        let permissions: Vec<_> = Permission::ALL.iter().copied().filter(|p| !p.is_over_the_house() || by.may(*p)).collect();
        let ticks = |given: OwnRole| Ticks { given, permissions: permissions.clone(), purposes: purposes.clone() };
        let form = |role: OwnRole, members| RoleForm { ticks: ticks(role), members };
        let own = roles.iter().filter_map(|(role, members)| match role {
            Role::Own(own) => Some(form(OwnRole::clone(own), Some(*members))),
            _ => None,
        });
        let new = typed.unwrap_or_default();
        (own.collect(), form(new, None))
    });
    let shown = RolesPage { roles, purposes, forms, saved, problem };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale)))
}
