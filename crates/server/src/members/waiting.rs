//! Those whom an identity provider named and who are no members yet: an administrator makes the link where no letter could be sent, or gives them up.

use super::invitations::{self, Invited, Made};
use super::provisioning::{self, User};
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::membership;
use domain::permission::Permission;
use domain::refusal::Refusal;
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody who is to become a member, as an identity provider says.
#[derive(Serialize, ToSchema)]
pub(crate) struct Awaited {
    /// The id under which they will be a member.
    pub(crate) member: String,
    pub(crate) email: String,
    /// The name of a role.
    pub(crate) role: String,
    /// Whether they may join: the provider says so.
    pub(crate) active: bool,
    /// Whether a link that leads them in is open.
    pub(crate) invited: bool,
}

impl From<&User> for Awaited {
    fn from(user: &User) -> Self {
        Self {
            member: user.id.to_string(),
            email: user.email.clone(),
            role: user.role.as_str().to_owned(),
            active: user.active,
            invited: !user.links.is_empty(),
        }
    }
}

/// Makes a link for somebody who waits; those of before end.
#[utoipa::path(operation_id = "members_invite_awaited", post, path = "/api/v1/members/{id}/invitation", tag = "member", params(("id" = String, Path)), responses(
    (status = 201, body = Invited), (status = 403, description = "not-permitted, confirm-first"), (status = 404),
    (status = 409, description = "conflict: their identity provider says that they may not join")))]
pub(crate) async fn invite(
    State(app): State<App>,
    Recent(who): Recent,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<Invited>), Problem> {
    let made = make_link(&app, &who, &id).await?;
    let expires_at = app.now().saturating_add(membership::INVITED).unwrap_or_else(|_| app.now()).to_string();
    let (member, invitation) = (made.member.to_string(), made.invitation.to_string());
    let invitation_url = invitations::link(&app, &headers, &made.token);
    Ok((StatusCode::CREATED, Json(Invited { member, invitation, invitation_url, expires_at })))
}

/// Gives somebody up who waits: their links end, and nothing is kept of them. A provider that names them again begins anew.
#[utoipa::path(operation_id = "members_give_up_awaited", delete, path = "/api/v1/members/{id}/invitation", tag = "member", params(("id" = String, Path)), responses(
    (status = 204), (status = 403), (status = 404)))]
pub(crate) async fn give_up(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    end(&app, &who, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a link for somebody who waits.
pub(crate) async fn make_link(app: &App, who: &SignedIn, id: &str) -> Result<Made, Problem> {
    who.member.may(Permission::MembersManage)?;
    let user = awaited(app, who, id).await?;
    if !user.active {
        return Err(Refusal::Conflict.into());
    }
    let made = invitations::invite_as(app, who, user.id, user.role, &user.email, true).await?;
    crate::work::scrub_soon(app);
    Ok(made)
}

/// Gives somebody up who waits.
pub(crate) async fn end(app: &App, who: &SignedIn, id: &str) -> Result<(), Problem> {
    who.member.may(Permission::MembersManage)?;
    let user = awaited(app, who, id).await?;
    provisioning::end(app, who, &user).await
}

/// Whom the organisation's providers named and who are no members yet.
pub(crate) async fn list(app: &App, who: &SignedIn) -> Result<Vec<User>, Problem> {
    let users = provisioning::users(app, who.member.organisation).await?;
    Ok(users.into_iter().filter(|user| user.is_named && !user.is_member).collect())
}

async fn awaited(app: &App, who: &SignedIn, id: &str) -> Result<User, Problem> {
    let user = provisioning::user(app, who.member.organisation, id).await?;
    if user.is_member { Err(Problem::not_found()) } else { Ok(user) }
}
