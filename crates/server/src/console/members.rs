//! Members and invitations, in the browser.

use super::desk::{Desk, RecentDesk};
use super::{Bare, page};
use crate::members::provisioning::{self, User};
use crate::members::{invitations, roles, waiting, ways_back};
use crate::problem::Problem;
use axum::extract::{Form, Path};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use console::{AwaitedRow, InvitationRow, LeftNote, MemberRow, MembersPage, Nav};
use domain::membership::Leads;
use domain::permission::{Permission, Role};
use locale::Key;
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/settings/members";

/// Lists members and invitations.
pub(crate) async fn list(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::MembersManage)?;
    shown(&desk, None, None, None).await
}

/// Into which role somebody is invited.
#[derive(Deserialize)]
pub(crate) struct Invited {
    role: String,
    email: String,
    csrf: String,
}

/// Makes an invitation and shows its link, once.
pub(crate) async fn invite(RecentDesk(desk): RecentDesk, headers: HeaderMap, Form(typed): Form<Invited>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let role = roles::named(&desk.app, desk.who.member.organisation, &typed.role).await?;
    match invitations::invite(&desk.app, &desk.who, role, &typed.email).await? {
        Ok(made) => shown(&desk, Some(invitations::link(&desk.app, &headers, &made.token)), None, None).await,
        Err(_) => shown(&desk, None, None, Some(Key::ConsoleSetupEmailInvalid)).await,
    }
}

/// How a member is helped.
#[derive(Deserialize)]
pub(crate) struct Help {
    without_step: Option<String>,
    csrf: String,
}

/// Makes a link back in for a member who lost their password, and shows it, once.
pub(crate) async fn help(
    RecentDesk(desk): RecentDesk,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(typed): Form<Help>,
) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let (_, token) = ways_back::help_back(&desk.app, &desk.who, &id, typed.without_step.is_some()).await?;
    shown(&desk, Some(ways_back::link(&desk.app, &headers, &token)), None, None).await
}

/// Ends an invitation.
pub(crate) async fn revoke(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    invitations::end(&desk.app, &desk.who, &id).await?;
    Ok(Redirect::to(HERE).into_response())
}

/// Makes a link for somebody whom an identity provider named, and shows it, once.
pub(crate) async fn make_link(
    RecentDesk(desk): RecentDesk,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(form): Form<Bare>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let made = waiting::make_link(&desk.app, &desk.who, &id).await?;
    shown(&desk, Some(invitations::link(&desk.app, &headers, &made.token)), None, None).await
}

/// Gives somebody up whom an identity provider named and who did not join.
pub(crate) async fn give_up(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    waiting::end(&desk.app, &desk.who, &id).await?;
    Ok(Redirect::to(HERE).into_response())
}

/// The page; with a new link, with what is told of somebody who was just removed, or with why the last try failed.
pub(super) async fn shown(desk: &Desk, link: Option<String>, left: Option<LeftNote>, problem: Option<Key>) -> Result<Response, Problem> {
    let (organisation, me, now) = (desk.who.member.organisation, desk.who.member.member, desk.app.now());
    let read = desk.app.read(move |r| Ok((r.members(organisation)?, r.invitations(organisation)?, r.codes_left_of_all(organisation)?)));
    let (members, invitations, codes) = read.await?;
    let users = provisioning::users(&desk.app, organisation).await?;
    let names = desk.app.member_names(organisation).await?;
    let name = |id| names.shown(id).unwrap_or_default().to_owned();
    let member = |row: &store::reads::MemberRow| MemberRow {
        id: row.id.to_string(),
        name: name(row.id),
        role: row.role.clone(),
        totp: row.totp.is_some(),
        passkeys: row.passkeys,
        codes_left: codes.iter().find(|(of, _)| *of == row.id).map_or(0, |(_, left)| *left),
        you: row.id == me,
        suspended: row.suspended_at.is_some(),
        provisioned: users.iter().any(|user| user.id == row.id && user.is_named),
    };
    let invitation = |row: &store::reads::InvitationRow| {
        let invitation = &row.invitation;
        InvitationRow {
            id: invitation.id.to_string(),
            email: invitations::email_of(&desk.app, row),
            way_back: invitation.leads != Leads::Joining,
            role: invitation.role.clone(),
            by: name(invitation.by),
            until: invitation.expires_at,
            ended: invitation.expires_at <= now,
        }
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page_of = MembersPage {
        members: members.iter().map(member).collect(),
        invitations: invitations.iter().map(invitation).collect(),
        awaited: users.iter().filter(|user| user.is_named && !user.is_member).map(awaited).collect(),
        roles: appointable(desk).await?,
        link,
        left,
        problem: problem.map(|key| locale::text(desk.locale, key).to_owned()),
    };
    Ok(page(status, page_of.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale)))
}

/// Somebody whom an identity provider named, as the page shows them.
fn awaited(user: &User) -> AwaitedRow {
    AwaitedRow {
        id: user.id.to_string(),
        email: user.email.clone(),
        role: user.role.clone(),
        active: user.active,
        invited: !user.links.is_empty(),
    }
}

/// The roles into which the reader may put somebody, the most common choice first.
pub(super) async fn appointable(desk: &Desk) -> Result<Vec<Role>, Problem> {
    let facts = roles::Facts::load(&desk.app, desk.who.member.organisation).await?;
    let mut roles: Vec<_> = facts.roles.into_iter().map(|(role, _)| role).filter(|role| desk.who.member.role.may_appoint(role)).collect();
    roles.sort_by_key(|role| *role != Role::Agent);
    Ok(roles)
}
