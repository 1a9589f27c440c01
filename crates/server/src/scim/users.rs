//! Users of SCIM: members of the organisation, and those who are to be.

use super::filter::Filter;
use super::schema::LIST;
use super::wish::{self, Wish};
use super::{ROOT, Scim, Sent, USER};
use crate::app::App;
use crate::auth::Program;
use crate::members::provisioning::{self, User};
use crate::origin::own_url;
use crate::problem::Problem;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::permission::Permission;
use serde::Deserialize;
use serde_json::{Value, json};

/// The most users of one page.
pub(crate) const PAGE_MAX: usize = 200;
/// How many a page has where nobody says how many.
const PAGE: usize = 100;

/// Which users, and which of them (RFC 7644, section 3.4.2).
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    filter: String,
    #[serde(rename = "startIndex")]
    start: Option<String>,
    count: Option<String>,
}

/// Lists users: all, or those of whom one attribute equals one value.
#[utoipa::path(operation_id = "scim_users_list", get, path = "/scim/v2/Users", tag = "scim",
    params(("filter" = Option<String>, Query, description = "`userName`, `externalId`, `id` or `active`, then `eq` and a value"),
           ("startIndex" = Option<i64>, Query, description = "From 1"), ("count" = Option<i64>, Query, description = "At most 200")),
    responses((status = 200, content_type = "application/scim+json"), (status = 400, description = "invalidFilter, invalidValue"),
              (status = 403, description = "no token, or one without members.manage")))]
pub(crate) async fn list(
    State(app): State<App>,
    Program(who): Program,
    headers: HeaderMap,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Result<Scim, Problem> {
    who.member.may(Permission::MembersManage)?;
    let Query(asked) = asked.map_err(|_| bad_value())?;
    let filter = Filter::parse(&asked.filter)?;
    let start = number(asked.start.as_deref(), 1)?.max(1);
    let count = number(asked.count.as_deref(), PAGE)?.min(PAGE_MAX);
    let users = provisioning::users(&app, who.member.organisation).await?;
    let found: Vec<_> = users.iter().filter(|user| filter.holds(user)).collect();
    let page: Vec<_> = found.iter().skip(start - 1).take(count).map(|user| shown(&app, &headers, user)).collect();
    Ok(Scim(json!({
        "schemas": [LIST], "totalResults": found.len(), "itemsPerPage": page.len(), "startIndex": start, "Resources": page,
    })))
}

/// Shows one user.
#[utoipa::path(operation_id = "scim_users_read", get, path = "/scim/v2/Users/{id}", tag = "scim", params(("id" = String, Path)),
    responses((status = 200, content_type = "application/scim+json"), (status = 403), (status = 404)))]
pub(crate) async fn read(
    State(app): State<App>,
    Program(who): Program,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Scim, Problem> {
    who.member.may(Permission::MembersManage)?;
    let user = provisioning::user(&app, who.member.organisation, &id).await?;
    Ok(Scim(shown(&app, &headers, &user)))
}

/// Makes a user: somebody who is to be a member. Where the organisation can send letters, the invitation goes to their address; else it waits on
/// the page of members for an administrator. Its link is in no answer: a provider writes those down.
#[utoipa::path(operation_id = "scim_users_create", post, path = "/scim/v2/Users", tag = "scim", request_body(content = Value, content_type = "application/scim+json", description = "A user of RFC 7643: userName, externalId, active and roles are kept"),
    responses((status = 201, content_type = "application/scim+json", description = "with Location"), (status = 400, description = "invalidSyntax, invalidValue"),
              (status = 403, description = "a role into which the token may put nobody"), (status = 409, description = "uniqueness"),
              (status = 413, description = "too many wait to become members")))]
pub(crate) async fn create(State(app): State<App>, Program(who): Program, headers: HeaderMap, user: Sent) -> Result<Response, Problem> {
    who.member.may(Permission::MembersManage)?;
    let wish = wish::whole(&user?.0)?;
    let user = provisioning::create(&app, &who, wish).await?;
    let location = location(&app, &headers, &user);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Scim(shown(&app, &headers, &user))).into_response())
}

/// Replaces what is kept of a user. A role that is not named stays.
#[utoipa::path(operation_id = "scim_users_replace", put, path = "/scim/v2/Users/{id}", tag = "scim", request_body(content = Value, content_type = "application/scim+json", description = "A user of RFC 7643: userName, externalId, active and roles are kept"), params(("id" = String, Path)),
    responses((status = 200, content_type = "application/scim+json"), (status = 400), (status = 403), (status = 404), (status = 409, description = "uniqueness, or the last owner")))]
pub(crate) async fn replace(
    State(app): State<App>,
    Program(who): Program,
    headers: HeaderMap,
    Path(id): Path<String>,
    user: Sent,
) -> Result<Scim, Problem> {
    who.member.may(Permission::MembersManage)?;
    let before = provisioning::user(&app, who.member.organisation, &id).await?;
    let wish = wish::whole(&user?.0)?;
    changed(&app, &who, &headers, before, wish).await
}

/// Changes some of what is kept of a user: `active`, `userName`, `externalId`, `roles`. Other attributes of users are passed over.
#[utoipa::path(operation_id = "scim_users_change", patch, path = "/scim/v2/Users/{id}", tag = "scim", request_body(content = Value, content_type = "application/scim+json", description = "A PatchOp of RFC 7644, section 3.5.2: at most 100 operations"), params(("id" = String, Path)),
    responses((status = 200, content_type = "application/scim+json"), (status = 400, description = "invalidSyntax, invalidPath, invalidValue, mutability"),
              (status = 403), (status = 404), (status = 409, description = "uniqueness, or the last owner")))]
pub(crate) async fn change(
    State(app): State<App>,
    Program(who): Program,
    headers: HeaderMap,
    Path(id): Path<String>,
    request: Sent,
) -> Result<Scim, Problem> {
    who.member.may(Permission::MembersManage)?;
    let before = provisioning::user(&app, who.member.organisation, &id).await?;
    let wish = wish::changes(&request?.0)?;
    changed(&app, &who, &headers, before, wish).await
}

/// Removes a member, as on the page of members; or ends the invitation of somebody who did not join.
#[utoipa::path(operation_id = "scim_users_delete", delete, path = "/scim/v2/Users/{id}", tag = "scim", params(("id" = String, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409, description = "the last owner")))]
pub(crate) async fn delete(State(app): State<App>, Program(who): Program, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    who.member.may(Permission::MembersManage)?;
    let user = provisioning::user(&app, who.member.organisation, &id).await?;
    provisioning::end(&app, &who, &user).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn changed(app: &App, who: &crate::auth::SignedIn, headers: &HeaderMap, user: User, wish: Wish) -> Result<Scim, Problem> {
    let id = user.id.to_string();
    provisioning::change(app, who, user, wish).await?;
    let user = provisioning::user(app, who.member.organisation, &id).await?;
    Ok(Scim(shown(app, headers, &user)))
}

fn location(app: &App, headers: &HeaderMap, user: &User) -> String {
    format!("{}{ROOT}/Users/{}", own_url(app, headers), user.id)
}

/// A user as a provider sees it.
fn shown(app: &App, headers: &HeaderMap, user: &User) -> Value {
    let mut shown = json!({
        "schemas": [USER],
        "id": user.id.to_string(),
        "userName": user.email,
        "active": user.active,
        "emails": [{"value": user.email, "type": "work", "primary": true}],
        "roles": [{"value": user.role.as_str(), "primary": true}],
        "meta": {"resourceType": "User", "location": location(app, headers, user)},
    });
    if let (Some(id), Some(shown)) = (&user.external_id, shown.as_object_mut()) {
        shown.insert("externalId".to_owned(), id.as_str().into());
    }
    shown
}

/// A number of a query; what is below nothing is nothing (RFC 7644, section 3.4.2.4).
fn number(text: Option<&str>, usual: usize) -> Result<usize, Problem> {
    let Some(text) = text else { return Ok(usual) };
    let number: i64 = text.trim().parse().map_err(|_| bad_value())?;
    Ok(usize::try_from(number).unwrap_or_default())
}

fn bad_value() -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "scim-value")
}
