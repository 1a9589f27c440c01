//! The authorisation matrix and the organisation's own roles, in the browser.

use super::desk::{Desk, RecentDesk};
use super::page;
use crate::members::roles::{self, Facts, NewRole, RoleChange};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, RoleForm, RolesPage};
use domain::Purpose;
use domain::permission::{OwnRole, Permission, Role};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};

/// Where the page is.
const HERE: &str = "/console/settings/roles";

/// What a role's form holds.
type Fields = HashMap<String, String>;

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
pub(crate) async fn export(desk: Desk) -> Result<Response, Problem> {
    roles::export(State(desk.app.clone()), desk.who.clone()).await
}

/// Makes a role.
pub(crate) async fn make(RecentDesk(desk): RecentDesk, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    let (permissions, reads) = ticked(&typed);
    let name = typed.get("name").map(|name| name.trim().to_owned()).unwrap_or_default();
    let new = OwnRole {
        name: name.clone(),
        permissions: permissions.iter().filter_map(|name| Permission::parse(name)).collect(),
        reads: reads.iter().filter_map(|name| Purpose::of_pair(name)).collect(),
    };
    let made = roles::make(&desk.app, &desk.who, NewRole { name, permissions, reads }).await;
    answer(&desk, made.map(drop), Some(new)).await
}

/// Changes a role, or deletes it.
pub(crate) async fn change(RecentDesk(desk): RecentDesk, Path(name): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    let done = if typed.contains_key("delete") {
        roles::delete_it(&desk.app, &desk.who, &name).await
    } else {
        let (permissions, reads) = ticked(&typed);
        let change = RoleChange { permissions: Some(permissions), reads: Some(reads) };
        roles::change_it(&desk.app, &desk.who, &name, change).await.map(drop)
    };
    answer(&desk, done, None).await
}

/// The boxes that were ticked: permissions, and what is read.
fn ticked(typed: &Fields) -> (Vec<String>, Vec<String>) {
    let of = |prefix: &str| typed.keys().filter_map(|name| name.strip_prefix(prefix)).map(str::to_owned).collect();
    (of("may-"), of("reads-"))
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
        let form = |role: OwnRole, members| RoleForm { role, members, permissions: permissions.clone(), purposes: purposes.clone() };
        let own = roles.iter().filter_map(|(role, members)| match role {
            Role::Own(own) => Some(form(OwnRole::clone(own), Some(*members))),
            _ => None,
        });
        let new = typed.unwrap_or_else(|| OwnRole { name: String::new(), permissions: BTreeSet::new(), reads: BTreeSet::new() });
        (own.collect(), form(new, None))
    });
    let shown = RolesPage { roles, purposes, forms, saved, problem };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale)))
}
