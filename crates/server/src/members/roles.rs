//! The authorisation matrix by API: who may what and reads what, and the organisation's own roles.

use super::life;
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::json::{Json, Sent};
use crate::pairs;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Purpose;
use domain::id::OrganisationId;
use domain::pair::Holder;
use domain::permission::{OwnRole, Permission, Role};
use domain::principal::Actor;
use domain::refusal::Refusal;
use domain::role;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// The matrix.
#[derive(Serialize, ToSchema)]
pub(crate) struct Matrix {
    /// Every permission, by area and verb.
    pub(crate) permissions: Vec<&'static str>,
    /// Every pair that a role may read: the organisation's purposes, then its own pairs `hold` and `privacy`.
    pub(crate) purposes: Vec<String>,
    /// Every role: the standard ones, then the organisation's own.
    pub(crate) roles: Vec<Listed>,
}

/// A role.
#[derive(Serialize, ToSchema)]
#[schema(as = Role)]
pub(crate) struct Listed {
    pub(crate) name: String,
    /// Whether the organisation made it.
    pub(crate) own: bool,
    pub(crate) permissions: Vec<&'static str>,
    pub(crate) reads: Vec<String>,
    /// Whether whoever has it says why before a conversation or contact is opened to them.
    pub(crate) asks_reason: bool,
    /// How many members have it.
    pub(crate) members: usize,
}

/// A new role.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewRole {
    /// Lower-case letters, digits and hyphens, beginning with a letter; at most 40.
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) permissions: Vec<String>,
    #[serde(default)]
    pub(crate) reads: Vec<String>,
    /// Whether whoever has it says why before a conversation or contact is opened to them.
    #[serde(default)]
    pub(crate) asks_reason: bool,
}

/// What is changed of a role; what is left out stays.
#[derive(Deserialize, ToSchema)]
pub(crate) struct RoleChange {
    pub(crate) permissions: Option<Vec<String>>,
    pub(crate) reads: Option<Vec<String>>,
    pub(crate) asks_reason: Option<bool>,
}

/// What the matrix is made of.
pub(crate) struct Facts {
    /// Every role, the standard ones first, with how many members have it.
    pub(crate) roles: Vec<(Role, usize)>,
    /// The organisation's purposes, and its own pairs.
    pub(crate) purposes: Vec<Purpose>,
}

impl Facts {
    /// Reads them.
    pub(crate) async fn load(app: &App, organisation: OrganisationId) -> Result<Self, Problem> {
        let read = app.read(move |r| Ok((r.own_roles(organisation)?, r.purposes(organisation)?, r.members(organisation)?)));
        let (own, rules, members) = read.await?;
        let roles = Role::STANDARD.into_iter().chain(own.into_iter().map(|own| Role::Own(Arc::new(own))));
        let counted = roles.map(|role| {
            let count = members.iter().filter(|member| member.role == role).count();
            (role, count)
        });
        let purposes = rules.into_iter().map(|rule| rule.purpose).chain(Purpose::reserved()).collect();
        Ok(Self { roles: counted.collect(), purposes })
    }

    /// The names of the roles that read a purpose.
    pub(crate) fn readers(&self, purpose: &Purpose) -> Vec<String> {
        self.roles.iter().filter(|(role, _)| role.reads(purpose)).map(|(role, _)| role.as_str().to_owned()).collect()
    }

    fn listed(&self, role: &Role, members: usize) -> Listed {
        Listed {
            name: role.as_str().to_owned(),
            own: matches!(role, Role::Own(_)),
            permissions: Permission::ALL.iter().filter(|p| role.may(**p)).map(|p| p.as_str()).collect(),
            reads: self.purposes.iter().filter(|p| role.reads(p)).map(ToString::to_string).collect(),
            asks_reason: role.asks_reason(),
            members,
        }
    }
}

/// The role of a name.
///
/// # Refuses
/// With 422 a name that no role has.
pub(crate) async fn named(app: &App, organisation: OrganisationId, name: &str) -> Result<Role, Problem> {
    let wanted = name.to_owned();
    let role = app.read(move |r| r.role(organisation, &wanted)).await?;
    role.ok_or_else(|| Problem::invalid_body().with("field", "role".into()))
}

/// Shows the authorisation matrix: every member may know who may what.
#[utoipa::path(operation_id = "roles_list", get, path = "/api/v1/roles", tag = "member", responses((status = 200, body = Matrix)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Matrix>, Problem> {
    let facts = Facts::load(&app, who.member.organisation).await?;
    Ok(Json(Matrix {
        permissions: Permission::ALL.iter().map(|p| p.as_str()).collect(),
        purposes: facts.purposes.iter().map(ToString::to_string).collect(),
        roles: facts.roles.iter().map(|(role, members)| facts.listed(role, *members)).collect(),
    }))
}

/// The matrix as a table: a line for each permission and each purpose, a column for each role.
#[utoipa::path(operation_id = "roles_export", get, path = "/api/v1/exports/roles.csv", tag = "member", responses((status = 200, content_type = "text/csv"), (status = 403, description = "not-permitted, confirm-first")))]
pub(crate) async fn export(State(app): State<App>, Recent(who): Recent) -> Result<Response, Problem> {
    let facts = Facts::load(&app, who.member.organisation).await?;
    let mut table = csv::Writer::from_writer(Vec::new());
    let broken = |_| Problem::internal();
    let line = |name: String, has: &dyn Fn(&Role) -> bool| {
        let cells = facts.roles.iter().map(|(role, _)| if has(role) { "x".to_owned() } else { String::new() });
        std::iter::once(name).chain(cells).collect::<Vec<_>>()
    };
    let head = std::iter::once(String::new()).chain(facts.roles.iter().map(|(role, _)| role.as_str().to_owned()));
    table.write_record(head).map_err(broken)?;
    for permission in Permission::ALL {
        table.write_record(line(permission.as_str().to_owned(), &|role| role.may(*permission))).map_err(broken)?;
    }
    for purpose in &facts.purposes {
        table.write_record(line(format!("reads {purpose}"), &|role| role.reads(purpose))).map_err(broken)?;
    }
    let bytes = table.into_inner().map_err(|_| Problem::internal())?;
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"roles.csv\"")];
    Ok((headers, bytes).into_response())
}

/// Makes a role.
#[utoipa::path(operation_id = "roles_create", post, path = "/api/v1/roles", tag = "member", request_body = NewRole,
    responses((status = 201, body = Listed), (status = 403), (status = 409, description = "conflict: the name is taken"), (status = 422)))]
pub(crate) async fn create(State(app): State<App>, Recent(who): Recent, new: Sent<NewRole>) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::RolesManage)?;
    let Json(new) = new?;
    let role = make(&app, &who, new).await?;
    let facts = Facts::load(&app, who.member.organisation).await?;
    Ok((StatusCode::CREATED, Json(facts.listed(&Role::Own(Arc::new(role)), 0))))
}

/// Makes it.
pub(crate) async fn make(app: &App, who: &SignedIn, new: NewRole) -> Result<OwnRole, Problem> {
    who.member.may(Permission::RolesManage)?;
    let role = typed(new)?;
    let (by, made, at) = (who.member.clone(), role.clone(), app.now());
    let write = app.store().act("role.make", by.organisation, move |tx| {
        let (present, purposes) = (tx.own_roles()?, tx.pair_names()?);
        tx.apply(&role::make(&by, made, &present, &purposes, at)?)
    });
    write.await?;
    Ok(role)
}

/// Changes what a role may and reads. Everyone who has it is handed the keys that it reads now, as far as this session holds them, and loses
/// those that it reads no more; their pairs begin anew.
#[utoipa::path(operation_id = "roles_change", patch, path = "/api/v1/roles/{name}", tag = "member", request_body = RoleChange, params(("name" = String, Path)),
    responses((status = 200, body = Listed), (status = 403), (status = 404), (status = 422)))]
pub(crate) async fn change(
    State(app): State<App>,
    Recent(who): Recent,
    Path(name): Path<String>,
    new: Sent<RoleChange>,
) -> Result<Json<Listed>, Problem> {
    who.member.may(Permission::RolesManage)?;
    let Json(new) = new?;
    let role = Role::Own(Arc::new(change_it(&app, &who, &name, new).await?));
    let facts = Facts::load(&app, who.member.organisation).await?;
    let members = facts.roles.iter().find(|(other, _)| *other == role).map_or(0, |(_, members)| *members);
    Ok(Json(facts.listed(&role, members)))
}

/// Changes it.
pub(crate) async fn change_it(app: &App, who: &SignedIn, name: &str, new: RoleChange) -> Result<OwnRole, Problem> {
    who.member.may(Permission::RolesManage)?;
    let organisation = who.member.organisation;
    let before = own(app, organisation, name).await?;
    let after = OwnRole {
        name: before.name.clone(),
        permissions: new.permissions.map_or_else(|| Ok(before.permissions.clone()), |names| permissions(&names))?,
        reads: new.reads.map_or_else(|| Ok(before.reads.clone()), |names| reads(&names))?,
        asks_reason: new.asks_reason.unwrap_or(before.asks_reason),
    };
    let lost: Vec<Purpose> = before.reads.difference(&after.reads).cloned().collect();
    let (had, has) = (Role::Own(Arc::new(before)), Role::Own(Arc::new(after.clone())));
    let then = |holder: Holder| Some(holder.changed(&had, &has));
    let renewed = pairs::renewed(app, organisation, lost, then).await?;
    let (by, changed, at) = (who.member.clone(), after.clone(), app.now());
    let write = app.store().act("role.change", organisation, move |tx| {
        let (present, purposes) = (tx.own_roles()?, tx.pair_names()?);
        let before = present.iter().find(|role| role.name == changed.name).ok_or(Refusal::NotFound)?;
        let Some(decision) = role::change(&by, before, changed, &purposes, at)? else { return Ok(()) };
        tx.apply(&decision)?;
        pairs::publish(tx, renewed, Actor::Member(by.member), at)
    });
    write.await?;
    crate::work::scrub_soon(app);
    for (row, _) in pairs::waiting(app, organisation).await?.into_iter().filter(|(row, _)| row.role.as_ref() == Some(&has)) {
        pairs::hand_to(app, who, row.id).await?;
    }
    life::disconnect_role(app, organisation, &has).await?;
    Ok(after)
}

/// Deletes a role that nobody has.
#[utoipa::path(operation_id = "roles_delete", delete, path = "/api/v1/roles/{name}", tag = "member", params(("name" = String, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409, description = "conflict: somebody has it")))]
pub(crate) async fn delete(State(app): State<App>, Recent(who): Recent, Path(name): Path<String>) -> Result<StatusCode, Problem> {
    delete_it(&app, &who, &name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes it.
pub(crate) async fn delete_it(app: &App, who: &SignedIn, name: &str) -> Result<(), Problem> {
    who.member.may(Permission::RolesManage)?;
    let (by, name, at) = (who.member.clone(), name.to_owned(), app.now());
    let write = app.store().act("role.delete", by.organisation, move |tx| {
        let role = tx.own_roles()?.into_iter().find(|role| role.name == name).ok_or(Refusal::NotFound)?;
        let held_by = tx.role_held_by(&name)?;
        tx.apply(&role::delete(&by, &role, held_by, at)?)
    });
    write.await?;
    Ok(())
}

async fn own(app: &App, organisation: OrganisationId, name: &str) -> Result<OwnRole, Problem> {
    let roles = app.read(move |r| r.own_roles(organisation)).await?;
    roles.into_iter().find(|role| role.name == name).ok_or_else(Problem::not_found)
}

fn typed(new: NewRole) -> Result<OwnRole, Problem> {
    Ok(OwnRole { name: new.name, permissions: permissions(&new.permissions)?, reads: reads(&new.reads)?, asks_reason: new.asks_reason })
}

pub(super) fn permissions<C: FromIterator<Permission>>(names: &[String]) -> Result<C, Problem> {
    let known = names.iter().map(|name| Permission::parse(name)).collect::<Option<C>>();
    known.ok_or_else(|| Problem::invalid_body().with("field", "permissions".into()))
}

pub(super) fn reads<C: FromIterator<Purpose>>(names: &[String]) -> Result<C, Problem> {
    let known = names.iter().map(|name| Purpose::of_pair(name)).collect::<Option<C>>();
    known.ok_or_else(|| Problem::invalid_body().with("field", "reads".into()))
}
