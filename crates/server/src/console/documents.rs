//! Documents, in the browser: the list, a preview, and the file.

use super::desk::Desk;
use super::page;
use crate::assets;
use crate::documents::{Wanted, answer, listed, make, passage, prepare, wanted_format, wanted_locale};
use crate::problem::Problem;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use console::{DocumentPage, DocumentsPage, Nav};
use documents::Name;
use domain::jurisdiction;
use domain::permission::Permission;

/// The documents that are about the organisation.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    let locale = wanted_locale(&wanted)?.unwrap_or(desk.locale);
    let organisation = desk.who.member.organisation;
    let card = desk.app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let identity = desk.app.identity(organisation).await?;
    let shown = DocumentsPage {
        names: Name::ALL.into_iter().filter(|name| *name != Name::AccessReport).map(Name::as_str).collect(),
        language: locale.code(),
        incomplete: jurisdiction::laws(&card.region).iter().any(|law| !identity.missing(*law).is_empty()),
    };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Privacy), desk.locale)))
}

/// What one says.
pub(crate) async fn show(desk: Desk, Path(name): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    let (name, locale) = (listed(&name)?, wanted_locale(&wanted)?.unwrap_or(desk.locale));
    let (order, facts) = prepare(&desk.app, &desk.who, name, Some(locale), wanted.breach.as_deref()).await?;
    let shown = DocumentPage {
        name: name.as_str(),
        language: locale.code(),
        body: passage(&desk.app, order, facts).await?,
        script_url: assets::url("console/sites.js"),
    };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Privacy), desk.locale)))
}

/// The file.
pub(crate) async fn file(desk: Desk, Path(name): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    let (name, locale, format) = (listed(&name)?, wanted_locale(&wanted)?.unwrap_or(desk.locale), wanted_format(&wanted)?);
    let (order, facts) = prepare(&desk.app, &desk.who, name, Some(locale), wanted.breach.as_deref()).await?;
    let bytes = make(&desk.app, order, facts, format).await?;
    Ok(answer(order, format, bytes))
}
