//! Members and invitations, in the browser.

use super::desk::Desk;
use super::{Bare, page};
use crate::app::App;
use crate::members::{invitations, roles};
use crate::origin::own_url;
use crate::problem::Problem;
use axum::extract::{Form, Path};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use console::{InvitationRow, LeftNote, MemberRow, MembersPage, Nav};
use domain::permission::{Permission, Role};
use seal::Token;
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/settings/members";

/// Lists members and invitations.
pub(crate) async fn list(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::MembersManage)?;
    shown(&desk, None, None).await
}

/// Into which role somebody is invited.
#[derive(Deserialize)]
pub(crate) struct Invited {
    role: String,
    csrf: String,
}

/// Makes an invitation and shows its link, once.
pub(crate) async fn invite(desk: Desk, headers: HeaderMap, Form(typed): Form<Invited>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let role = roles::named(&desk.app, desk.who.member.organisation, &typed.role).await?;
    let (_, token) = invitations::invite(&desk.app, &desk.who, role).await?;
    shown(&desk, Some(link(&desk.app, &headers, &token)), None).await
}

/// Ends an invitation.
pub(crate) async fn revoke(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    invitations::end(&desk.app, &desk.who, &id).await?;
    Ok(Redirect::to(HERE).into_response())
}

/// The link of an invitation. What stands behind the `#` no browser sends with a request, so it is in no log on the way.
pub(crate) fn link(app: &App, headers: &HeaderMap, token: &Token) -> String {
    let mut link = format!("{}/console/join#", own_url(app, headers));
    link.push_str(token.expose());
    link
}

/// The page; with a new invitation's link, or with what is told of somebody who was just removed.
pub(super) async fn shown(desk: &Desk, link: Option<String>, left: Option<LeftNote>) -> Result<Response, Problem> {
    let (organisation, me, now) = (desk.who.member.organisation, desk.who.member.member, desk.app.now());
    let (members, invitations) = desk.app.read(move |r| Ok((r.members(organisation)?, r.invitations(organisation)?))).await?;
    let names = desk.app.member_names(organisation).await?;
    let name = |id| names.shown(id).unwrap_or_default().to_owned();
    let member = |row: &store::reads::MemberRow| MemberRow {
        id: row.id.to_string(),
        name: name(row.id),
        role: row.role.clone(),
        two_step: row.totp.is_some(),
        you: row.id == me,
        suspended: row.suspended_at.is_some(),
    };
    let invitation = |row: &store::reads::InvitationRow| {
        let invitation = &row.invitation;
        InvitationRow {
            id: invitation.id.to_string(),
            role: invitation.role.clone(),
            by: name(invitation.by),
            until: invitation.expires_at,
            ended: invitation.expires_at <= now,
        }
    };
    let page_of = MembersPage {
        members: members.iter().map(member).collect(),
        invitations: invitations.iter().map(invitation).collect(),
        roles: appointable(desk).await?,
        link,
        left,
    };
    Ok(page(StatusCode::OK, page_of.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale)))
}

/// The roles into which the reader may put somebody, the most common choice first.
pub(super) async fn appointable(desk: &Desk) -> Result<Vec<Role>, Problem> {
    let facts = roles::Facts::load(&desk.app, desk.who.member.organisation).await?;
    let mut roles: Vec<_> = facts.roles.into_iter().map(|(role, _)| role).filter(|role| desk.who.member.role.may_appoint(role)).collect();
    roles.sort_by_key(|role| *role != Role::Agent);
    Ok(roles)
}
