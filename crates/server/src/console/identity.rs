//! Who is responsible: the page on which the controller says it.

use super::desk::Desk;
use super::page;
use crate::identity;
use crate::problem::Problem;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{IdentityPage, Nav};
use domain::identity::{Identity, People};
use domain::jurisdiction::laws;
use domain::permission::Permission;
use serde::Deserialize;
use std::collections::HashMap;

/// Whether something was just saved.
#[derive(Deserialize)]
pub(super) struct Saved {
    pub(super) saved: Option<String>,
}

/// Shows it.
pub(super) async fn show(desk: Desk, Query(after): Query<Saved>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    let stated = desk.app.stated_identity(desk.who.member.organisation).await?;
    let shown = IdentityPage { saved: after.saved.is_some(), ..form(&desk, stated).await? };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Privacy), desk.locale)))
}

/// Says it anew.
pub(super) async fn save(desk: Desk, Form(typed): Form<HashMap<String, String>>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    desk.may(Permission::OrganisationManage)?;
    let identity = of_form(&typed);
    match identity::change(&desk.app, &desk.who, identity.clone()).await {
        Ok(_) => Ok(Redirect::to("/console/privacy/identity?saved=1").into_response()),
        Err(problem) if problem.code() == "invalid-value" => {
            let wrong = problem.field().map(str::to_owned);
            let shown = IdentityPage { wrong, ..form(&desk, identity).await? };
            let frame = desk.frame_of(Nav::Privacy, "/console/privacy/identity".to_owned());
            Ok(page(StatusCode::UNPROCESSABLE_ENTITY, shown.render(&frame, desk.locale)))
        }
        Err(problem) => Err(problem),
    }
}

async fn form(desk: &Desk, identity: Identity) -> Result<IdentityPage, Problem> {
    let organisation = desk.who.member.organisation;
    let card = desk.app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let full = desk.app.identity(organisation).await?;
    let mut missing: Vec<_> = laws(&card.region).iter().flat_map(|law| full.missing(*law)).collect();
    missing.sort_unstable();
    missing.dedup();
    let may_write = desk.who.member.role.may(Permission::OrganisationManage);
    Ok(IdentityPage { identity, organisation: card.name, missing, may_write, saved: false, wrong: None })
}

fn of_form(typed: &HashMap<String, String>) -> Identity {
    let field = |name: &str| typed.get(name).cloned().unwrap_or_default();
    Identity {
        legal_name: field("legal_name"),
        address: field("address"),
        country: field("country"),
        email: field("email"),
        phone: field("phone"),
        authority: field("authority"),
        verbis: field("verbis"),
        kep: field("kep"),
        people: People {
            representative: field("representative"),
            privacy_name: field("privacy_name"),
            privacy_email: field("privacy_email"),
        },
    }
}
