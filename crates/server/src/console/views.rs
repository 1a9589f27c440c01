//! Saved views by forms: the list that is shown gets a name, or loses it.

use super::Bare;
use super::desk::Desk;
use super::forms::own_path;
use crate::members::views::{self, New};
use crate::problem::Problem;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// A list and its name.
#[derive(Deserialize)]
pub(crate) struct Kept {
    name: String,
    query: String,
    csrf: String,
}

/// Keeps a view, and shows it.
pub(crate) async fn save(desk: Desk, Form(form): Form<Kept>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let view = views::save(&desk.app, &desk.who, New { name: form.name, query: form.query, shared: false }, None).await?;
    let path = format!("/console/inbox?{}", view.query);
    Ok(Redirect::to(own_path(&path).unwrap_or("/console/inbox")).into_response())
}

/// Deletes one.
pub(crate) async fn delete(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    views::remove(&desk.app, &desk.who, &id).await?;
    Ok(Redirect::to("/console/inbox").into_response())
}
