//! The registers of measures, in the browser, and the review of who may read what.

use super::conversation::time;
use super::desk::Desk;
use super::page;
use crate::members::access_reviews::{self, New};
use crate::members::colleagues;
use crate::members::registers::{self, Change, Listed, Paging};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{AccessReviewPart, Named, Nav, RegisterForm, RegisterPart, RegistersPage, ReviewedMember};
use domain::permission::Permission;
use domain::register::Register;
use jiff::civil::Date;
use locale::Key;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// Where the page is.
const HERE: &str = "/console/privacy/registers";
/// The registers that are written by a form each.
const WRITTEN: [Register; 4] = [Register::Undertaking, Register::Training, Register::Risk, Register::Audit];

/// What a form holds.
type Fields = HashMap<String, String>;

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    saved: Option<String>,
}

/// What was typed and did not hold: the sentence, the fields, in which register, and of which entry.
struct Failed {
    sentence: String,
    typed: Fields,
    register: Register,
    id: String,
}

/// The registers.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    shown(&desk, StatusCode::OK, wanted.saved.is_some(), None).await
}

/// Makes an entry, or records a review.
pub(crate) async fn create(desk: Desk, Path(name): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    let register = Register::parse(&name).ok_or_else(Problem::not_found)?;
    let done = if register == Register::AccessReview {
        access_reviews::review(&desk.app, &desk.who, review(&typed), None).await
    } else {
        registers::add(&desk.app, &desk.who, register, &change(register, &typed), None).await
    };
    answer(&desk, done, typed, (register, "")).await
}

/// Changes an entry, or closes it.
pub(crate) async fn set(desk: Desk, Path((name, id)): Path<(String, String)>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    let register = Register::parse(&name).filter(|register| WRITTEN.contains(register)).ok_or_else(Problem::not_found)?;
    let done = registers::alter(&desk.app, &desk.who, register, &id, &change(register, &typed)).await;
    answer(&desk, done, typed, (register, &id)).await
}

/// What a form says.
fn change(register: Register, typed: &Fields) -> Change {
    let text = |name: &str| typed.get(name).filter(|_| register.takes(name)).cloned();
    // A number that is none is out of every range, and refused by the rule with its field.
    let degree = |name: &str| text(name).map(|value| value.trim().parse().unwrap_or(0));
    Change {
        title: text("title"),
        on: text("on"),
        next_on: text("next_on"),
        member: text("member"),
        recipient: text("recipient"),
        document: text("document"),
        likelihood: degree("likelihood"),
        severity: degree("severity"),
        text: text("text"),
        people: text("people"),
        state: typed.get("state").cloned(),
    }
}

/// What the form of the review says.
fn review(typed: &Fields) -> New {
    let notes: BTreeMap<_, _> =
        typed.iter().filter_map(|(name, note)| Some((name.strip_prefix("note-")?.to_owned(), note.clone()))).collect();
    New { text: typed.get("text").cloned().unwrap_or_default(), notes, next_on: typed.get("next_on").cloned() }
}

/// The page again: with what was saved, or with what was typed and the reason why it does not hold.
async fn answer(desk: &Desk, done: Result<Listed, Problem>, typed: Fields, (register, id): (Register, &str)) -> Result<Response, Problem> {
    let Err(problem) = done else {
        return Ok(Redirect::to(&format!("{HERE}?saved=1#{}", register.as_str())).into_response());
    };
    let key = match (problem.code(), problem.field()) {
        ("conflict", _) => Key::RegistersProblemConflict,
        ("invalid-value", Some("title")) => Key::RegistersProblemTitle,
        ("invalid-value", Some("on")) => Key::RegistersProblemOn,
        ("invalid-value", Some("next_on")) => Key::RegistersProblemNextOn,
        ("invalid-value", Some("document")) => Key::RegistersProblemDocument,
        ("invalid-value", Some("likelihood" | "severity")) => Key::RegistersProblemDegree,
        ("invalid-value" | "too-large", _) => Key::RegistersProblemOther,
        _ => return Err(problem),
    };
    let sentence = locale::text(desk.locale, key).to_owned();
    shown(desk, problem.status(), false, Some(Failed { sentence, typed, register, id: id.to_owned() })).await
}

async fn shown(desk: &Desk, status: StatusCode, saved: bool, failed: Option<Failed>) -> Result<Response, Problem> {
    let (app, who, organisation) = (&desk.app, &desk.who, desk.who.member.organisation);
    let first = Paging::default();
    let review = access_reviews::shown(app, who, &first).await?;
    let recipients = app.read(move |r| r.recipients(organisation)).await?;
    let recipients: Vec<_> = recipients.into_iter().map(|known| Named { id: known.id.to_string(), name: known.profile.name }).collect();
    let names = colleagues::names(app, organisation).await?;
    let mut members: Vec<_> = names.into_iter().map(|(id, name)| Named { id: id.to_string(), name }).collect();
    members.sort_by_key(|member| member.name.to_lowercase());
    let today = desk.now().date();
    let mut parts = Vec::new();
    for register in WRITTEN {
        let listed = registers::page(app, who, register, &first).await?;
        let rows = listed.items.into_iter().map(|entry| form(entry, &recipients)).collect();
        let new = RegisterForm { on: today.to_string(), ..RegisterForm::default() };
        parts.push(RegisterPart { register, rows, new, more: listed.next.is_some() });
    }
    let mut review = part(review, &recipients, today);
    let problem = failed.map(|failed| {
        retype(&mut parts, &mut review, &failed);
        failed.sentence
    });
    let may_write = desk.may(Permission::RegistersWrite).is_ok();
    let shown = RegistersPage { parts, review, members, recipients, may_write, saved, problem };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Privacy, HERE.to_owned()), desk.locale)))
}

fn form(entry: Listed, recipients: &[Named]) -> RegisterForm {
    let degree = |degree: Option<u8>| degree.map(|degree| degree.to_string()).unwrap_or_default();
    let recipient = entry.recipient.map(|id| {
        let name = recipients.iter().find(|known| known.id == id).map(|known| known.name.clone()).unwrap_or_default();
        (id, name)
    });
    RegisterForm {
        id: entry.id,
        title: entry.title,
        on: entry.on.unwrap_or_default(),
        next_on: entry.next_on.unwrap_or_default(),
        member: entry.member.map(|id| (id, entry.member_name.unwrap_or_default())),
        recipient,
        document: entry.document.unwrap_or_default(),
        likelihood: degree(entry.likelihood),
        severity: degree(entry.severity),
        weight: entry.weight,
        text: entry.text,
        people: entry.people,
        overdue: entry.overdue,
        closed_at: entry.closed_at.as_deref().map(time),
        is_open: false,
    }
}

fn part(review: access_reviews::Shown, recipients: &[Named], today: Date) -> AccessReviewPart {
    let member = |member: access_reviews::Reviewed| ReviewedMember {
        id: member.id,
        name: member.name,
        role: member.role,
        signed_in: member.last_sign_in.as_deref().map(time),
        has_read: member.last_reading.as_deref().map(time),
        note: String::new(),
    };
    AccessReviewPart {
        due_on: review.due_on.parse().unwrap_or(today),
        overdue: review.overdue,
        members: review.members.into_iter().map(member).collect(),
        past: review.items.into_iter().map(|entry| form(entry, recipients)).collect(),
        text: String::new(),
    }
}

/// Nothing that was typed is lost.
fn retype(parts: &mut [RegisterPart], review: &mut AccessReviewPart, failed: &Failed) {
    let text = |name: &str| failed.typed.get(name).cloned().unwrap_or_default();
    review.text = if failed.register == Register::AccessReview { text("text") } else { String::new() };
    for member in &mut review.members {
        member.note = text(&format!("note-{}", member.id));
    }
    let Some(part) = parts.iter_mut().find(|part| part.register == failed.register) else { return };
    let form = part.rows.iter_mut().find(|row| row.id == failed.id).unwrap_or(&mut part.new);
    (form.title, form.on, form.next_on, form.document) = (text("title"), text("on"), text("next_on"), text("document"));
    (form.likelihood, form.severity, form.text, form.people) = (text("likelihood"), text("severity"), text("text"), text("people"));
    let named = |name: &str| Some((text(name), String::new())).filter(|(id, _)| !id.is_empty());
    (form.member, form.recipient) = (named("member"), named("recipient"));
    form.is_open = true;
}
