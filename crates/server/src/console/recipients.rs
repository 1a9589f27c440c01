//! Recipients, in the browser.

use super::desk::Desk;
use super::page;
use crate::json::Json;
use crate::members::recipients::{self, Change};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, RecipientForm, RecipientState, RecipientsPage};
use domain::jurisdiction::transfer::Transfer;
use domain::permission::Permission;
use domain::recipient::{Kind, Recipient};
use locale::Key;
use serde::Deserialize;
use std::collections::HashMap;

/// Where the page is.
const HERE: &str = "/console/privacy/recipients";

/// What a recipient's form holds.
type Fields = HashMap<String, String>;

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    saved: Option<String>,
}

/// The recipients.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    shown(&desk, StatusCode::OK, wanted.saved.is_some(), None).await
}

/// Registers one.
pub(crate) async fn create(desk: Desk, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    desk.may(Permission::RecipientsWrite)?;
    let made = recipients::add(&desk.app, &desk.who, change(&typed), None).await;
    answer(&desk, made.map(drop), typed, "").await
}

/// Changes one, or ends it.
pub(crate) async fn set(desk: Desk, Path(id): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    desk.may(Permission::RecipientsWrite)?;
    let (app, who) = (State(desk.app.clone()), desk.who.clone());
    let done = if typed.contains_key("end") {
        recipients::end(app, who, Path(id.clone())).await.map(drop)
    } else {
        recipients::change(app, who, Path(id.clone()), Ok(Json(change(&typed)))).await.map(drop)
    };
    answer(&desk, done, typed, &id).await
}

/// What a form says.
fn change(typed: &Fields) -> Change {
    let purposes = typed.keys().filter_map(|name| name.strip_prefix("purpose-")).map(str::to_owned).collect();
    Change {
        kind: typed.get("kind").cloned(),
        name: typed.get("name").cloned(),
        country: typed.get("country").map(|country| country.trim().to_ascii_uppercase()),
        contact: typed.get("contact").cloned(),
        purposes: Some(purposes),
        sub_processor: Some(typed.contains_key("sub_processor")),
        transfer: Some(typed.get("transfer").cloned()),
        audit_on: Some(typed.get("audit_on").cloned()),
        board_told_on: Some(typed.get("board_told_on").cloned()),
    }
}

/// The page again: with what was saved, or with what was typed and the reason why it does not hold.
async fn answer(desk: &Desk, done: Result<(), Problem>, typed: Fields, id: &str) -> Result<Response, Problem> {
    let problem = match done {
        Ok(()) => return Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        Err(problem) => problem,
    };
    let key = match (problem.code(), problem.field()) {
        ("recipient-refused", Some(field)) => Key::by_name(&format!("console-recipient-problem-{}", field.replace('_', "-"))),
        ("too-large", _) => Some(Key::ConsoleRecipientProblemMany),
        _ => None,
    };
    let Some(key) = key else { return Err(problem) };
    let sentence = locale::text(desk.locale, key).to_owned();
    shown(desk, StatusCode::UNPROCESSABLE_ENTITY, false, Some((sentence, typed, id.to_owned()))).await
}

/// What was typed and did not hold: the sentence, the fields, and of which recipient.
type Failed = (String, Fields, String);

async fn shown(desk: &Desk, status: StatusCode, saved: bool, failed: Option<Failed>) -> Result<Response, Problem> {
    let (organisation, now) = (desk.who.member.organisation, desk.app.now());
    let read = desk.app.read(move |r| Ok((r.recipients(organisation)?, r.purposes(organisation)?)));
    let (recipients, rules) = read.await?;
    let names: Vec<String> = rules.iter().map(|rule| rule.purpose.to_string()).collect();
    let mut rows: Vec<RecipientForm> = recipients.iter().map(|recipient| form(recipient, &names, now)).collect();
    let mut new = RecipientForm::empty(&names);
    let problem = failed.map(|(sentence, typed, id)| {
        let again = rows.iter_mut().find(|row| row.id == id).unwrap_or(&mut new);
        retype(again, &typed);
        sentence
    });
    let may_write = desk.may(Permission::RecipientsWrite).is_ok();
    let shown = RecipientsPage { rows, new, may_write, saved, problem };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Privacy, HERE.to_owned()), desk.locale)))
}

fn form(recipient: &Recipient, names: &[String], now: jiff::Timestamp) -> RecipientForm {
    let profile = &recipient.profile;
    let state = match (recipient.ended_at, recipient.objected_at, recipient.blocked_until) {
        (Some(at), _, _) => RecipientState::Ended(at),
        (None, Some(at), _) => RecipientState::Objected(at),
        (None, None, Some(until)) if until > now => RecipientState::Blocked(until),
        _ => RecipientState::Usable,
    };
    let serves = |name: &String| (name.clone(), profile.purposes.iter().any(|purpose| purpose.as_str() == name));
    RecipientForm {
        id: recipient.id.to_string(),
        kind: Some(profile.kind),
        name: profile.name.clone(),
        country: profile.country.clone(),
        contact: profile.contact.clone(),
        purposes: names.iter().map(serves).collect(),
        sub_processor: profile.sub_processor,
        transfer: profile.transfer,
        audit_on: profile.audit_on.map(|day| day.to_string()).unwrap_or_default(),
        board_told_on: profile.board_told_on.map(|day| day.to_string()).unwrap_or_default(),
        state,
        is_open: false,
    }
}

/// Nothing that was typed is lost.
fn retype(form: &mut RecipientForm, typed: &Fields) {
    let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
    form.kind = Kind::parse(&text("kind")).or(form.kind);
    (form.name, form.country, form.contact) = (text("name"), text("country"), text("contact"));
    form.sub_processor = typed.contains_key("sub_processor");
    form.transfer = Transfer::parse(&text("transfer"));
    form.audit_on = text("audit_on");
    form.board_told_on = text("board_told_on");
    for (name, serves) in &mut form.purposes {
        *serves = typed.contains_key(&format!("purpose-{name}"));
    }
    form.is_open = true;
}
