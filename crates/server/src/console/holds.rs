//! Legal holds, in the browser: the list, placing one, lifting one, and what one keeps.

use super::desk::{Desk, RecentDesk};
use super::list::{names, person};
use super::{Bare, page};
use crate::members::held;
use crate::members::holds::{self, New, Opened, Wanted};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{HeldMessage, HeldPage, HoldForm, HoldRow, HoldsPage, Nav};
use domain::Purpose;
use domain::id::SubjectId;
use domain::permission::Permission;
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/privacy/holds";

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Asked {
    after: Option<String>,
    /// On whom one is to be placed.
    subject: Option<String>,
    saved: Option<String>,
}

/// The holds.
pub(crate) async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let form = HoldForm { subject: asked.subject.unwrap_or_default(), ..HoldForm::default() };
    shown(&desk, StatusCode::OK, asked.after, form, asked.saved.is_some(), None).await
}

/// A hold as it was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    subject: String,
    #[serde(default)]
    purpose: String,
    reason: String,
    ends_at: String,
    csrf: String,
}

/// Places a hold.
pub(crate) async fn place(desk: Desk, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let Typed { subject, purpose, reason, ends_at, .. } = typed;
    // Browsers send lines with a carriage return.
    let reason = reason.replace('\r', "");
    let new = New { subject: subject.trim().to_owned(), purpose: Some(purpose.clone()), reason: reason.clone(), ends_at: ends_at.clone() };
    match holds::place_it(&desk.app, &desk.who, &new, None).await {
        Ok(_) => Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        Err(problem) if matches!(problem.code(), "invalid-value" | "invalid-body" | "not-found" | "no-grant" | "too-large") => {
            let form = HoldForm { subject, purpose, reason, ends_on: ends_at, purposes: vec![] };
            let told = problem.detail(desk.locale).to_owned();
            shown(&desk, problem.status(), None, form, false, Some(told)).await
        }
        Err(problem) => Err(problem),
    }
}

/// Lifts a hold.
pub(crate) async fn end(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    holds::end_it(&desk.app, &desk.who, &id).await?;
    Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response())
}

/// Shows what a hold keeps. It is asked for by a form, because it is an act.
pub(crate) async fn open(RecentDesk(desk): RecentDesk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let content = held::content(&desk.app, &desk.who, holds::id(&id)?).await?;
    let subject = SubjectId::parse(&content.subject).ok_or_else(Problem::internal)?;
    let message = |said: held::Said| HeldMessage {
        from: said.from,
        at: said.at,
        text: said.text.or(said.reference).unwrap_or_default(),
        file: said.file,
    };
    let shown = HeldPage {
        id: content.hold,
        person: person(subject, None),
        messages: content.messages.into_iter().map(message).collect(),
        fields: content.fields.into_iter().map(|told| (told.field, told.value)).collect(),
        notes: content.notes.into_iter().map(|noted| (noted.at, noted.text)).collect(),
    };
    Ok(page(StatusCode::OK, shown.render(&desk.frame_of(Nav::Privacy, HERE.to_owned()), desk.locale)))
}

async fn shown(
    desk: &Desk,
    status: StatusCode,
    after: Option<String>,
    form: HoldForm,
    saved: bool,
    problem: Option<String>,
) -> Result<Response, Problem> {
    let (opened, next) = holds::page(&desk.app, &desk.who, &Wanted { after, limit: None }).await?;
    let names = names(desk).await?;
    let (organisation, holder) = (desk.who.member.organisation, desk.who.member.member.into());
    let read = desk.app.read(move |r| {
        let opens = r.purpose_seals(holder)?.iter().any(|seal| seal.purpose == Purpose::hold());
        Ok((opens, r.purposes(organisation)?))
    });
    let (opens, rules) = read.await?;
    let row = |Opened { row, reason }: Opened| HoldRow {
        id: row.id.to_string(),
        person: person(row.subject, None),
        purpose: row.purpose.map(|purpose| purpose.to_string()),
        reason,
        member: names.member(row.member),
        ends_at: row.ends_at,
        erased: row.erased,
    };
    let purposes = rules.into_iter().map(|rule| rule.purpose.to_string()).collect();
    let form = desk.who.member.role.may(Permission::HoldsWrite).then_some(HoldForm { purposes, ..form });
    let shown = HoldsPage { rows: opened.into_iter().map(row).collect(), next, form, opens, saved, problem };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Privacy, HERE.to_owned()), desk.locale)))
}
