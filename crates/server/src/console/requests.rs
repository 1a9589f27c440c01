//! Requests of subjects: the list with its clocks, a form for letters and e-mails, and one request with its steps.

use super::conversation::time;
use super::desk::{Desk, RecentDesk};
use super::list::{names, person};
use super::{Bare, page};
use crate::house_time::HouseTime;
use crate::members::contacts;
use crate::members::export;
use crate::members::reading;
use crate::members::requests::{self, New, Shown, Wanted, rectify};
use crate::members::subjects;
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, RequestIdentity, RequestPage, RequestRow, RequestText, RequestsPage, WhichRequests, Whose};
use domain::id::SubjectId;
use domain::jurisdiction::{self, Law};
use domain::permission::Permission;
use domain::purpose::{Basis, Purpose};
use jiff::civil::Date;
use locale::Key;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::reads::GrantRow;

/// A request as the form enters it.
#[derive(Deserialize)]
pub(crate) struct Entered {
    csrf: String,
    kind: String,
    channel: String,
    received_at: String,
    subject: String,
    #[serde(default)]
    purpose: String,
    note: String,
    /// Which laws were ticked.
    gdpr: Option<String>,
    kvkk: Option<String>,
}

/// A step that comes with words.
#[derive(Deserialize)]
pub(crate) struct WithText {
    csrf: String,
    text: String,
}

/// Lists them.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    listed(&desk, &wanted, None).await
}

async fn listed(desk: &Desk, wanted: &Wanted, problem: Option<Problem>) -> Result<Response, Problem> {
    let (shown, next) = requests::page(&desk.app, &desk.who, wanted).await?;
    let here = HouseTime::load(&desk.app, desk.who.member.organisation).await?;
    let which = match wanted.state.as_deref() {
        None | Some("") => WhichRequests::Open,
        Some("all") => WhichRequests::All,
        Some(_) => WhichRequests::Closed,
    };
    let status = problem.as_ref().map_or(StatusCode::OK, Problem::status);
    let shown = RequestsPage {
        which,
        rows: shown.iter().map(row).collect(),
        may_handle: desk.who.member.role.may(Permission::RequestsHandle),
        laws: Law::ALL.map(|law| (law, jurisdiction::laws(&here.region).contains(&law))).to_vec(),
        today: here.today,
        purposes: contacts::purposes(&desk.app, &desk.who).await?,
        problem: problem.map(|problem| sentence(desk, &problem)),
        next,
    };
    let frame = desk.frame_of(Nav::Privacy, "/console/privacy/requests".to_owned());
    Ok(page(status, shown.render(&frame, desk.locale)))
}

fn row(shown: &Shown) -> RequestRow {
    RequestRow {
        id: shown.id.clone(),
        kind: shown.kind,
        channel: shown.channel,
        state: shown.state,
        received_on: day(&shown.received_on),
        due: day(&shown.due),
        days_left: shown.days_left,
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap_or(Date::MIN)
}

/// Why something was not done: what reading again found, or the problem's own sentence.
fn sentence(desk: &Desk, problem: &Problem) -> String {
    match problem.field() {
        Some("received_at") => {
            let [gdpr, kvkk] = Law::ALL.map(|law| locale::date::long(desk.locale, law.applies()));
            return locale::messages::console_requests_received_wrong(desk.locale, &gdpr, &kvkk);
        }
        Some("regimes") => return locale::text(desk.locale, Key::ConsoleRequestsLawsNone).to_owned(),
        _ => {}
    }
    let key = problem.finding().and_then(|finding| Key::by_name(&format!("requests-finding-{finding}")));
    key.map_or_else(|| problem.detail(desk.locale), |key| locale::text(desk.locale, key)).to_owned()
}

/// Takes one in.
pub(crate) async fn create(desk: Desk, Form(form): Form<Entered>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let ticked = [(Law::Gdpr, form.gdpr), (Law::Kvkk, form.kvkk)].into_iter().filter(|(_, ticked)| ticked.is_some());
    let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let new = New {
        kind: form.kind,
        received_at: form.received_at,
        regimes: Some(ticked.map(|(law, _)| law.as_str().to_owned()).collect()),
        channel: form.channel,
        subject: filled(form.subject),
        purpose: filled(form.purpose),
        note: filled(form.note),
    };
    match requests::receive(&desk.app, &desk.who, new, None).await {
        Ok(shown) => Ok(Redirect::to(&address(&shown.id)).into_response()),
        Err(problem) if problem.status().is_client_error() && problem.status() != StatusCode::FORBIDDEN => {
            listed(&desk, &Wanted::default(), Some(problem)).await
        }
        Err(problem) => Err(problem),
    }
}

fn address(id: &str) -> String {
    format!("/console/privacy/requests/{id}")
}

/// Shows one.
pub(crate) async fn read(desk: Desk, Path(id): Path<String>) -> Result<Response, Problem> {
    one(&desk, &id, None).await
}

async fn one(desk: &Desk, id: &str, problem: Option<Problem>) -> Result<Response, Problem> {
    let shown = requests::show(&desk.app, &desk.who, id).await?;
    let names = names(desk).await?;
    let role = &desk.who.member.role;
    let status = problem.as_ref().map_or(StatusCode::OK, Problem::status);
    let text = |text: &crate::request_texts::Written| RequestText {
        // What no member wrote, the person did.
        kind: if text.member.is_none() && text.kind == "note" { "words" } else { text.kind },
        member: text.member.as_deref().and_then(domain::id::MemberId::parse).and_then(|member| names.member(member)),
        at: time(&text.at),
        text: text.text.clone(),
    };
    let request = RequestPage {
        row: row(&shown),
        purpose: shown.purpose.clone(),
        gdpr: shown.legal_maximum.gdpr.as_deref().map(day),
        kvkk: shown.legal_maximum.kvkk.as_deref().map(day),
        warnings: shown.warnings.iter().map(|text| day(text)).collect(),
        rests_since: shown.identity.rests_since.as_deref().map(day),
        closed_at: shown.closed_at.as_deref().map(time),
        to_end: to_end(desk, &shown).await?,
        to_correct: to_correct(desk, &shown).await?,
        whose: whose(desk, &shown).await?,
        identity: match shown.identity.state {
            "asked" => RequestIdentity::Asked,
            "verified" => RequestIdentity::Verified(shown.identity.method.clone().unwrap_or_default()),
            _ => RequestIdentity::Undoubted,
        },
        texts: shown.texts.iter().flatten().map(text).collect(),
        may_handle: role.may(Permission::RequestsHandle),
        may_erase: role.may(Permission::SubjectsErase),
        problem: problem.map(|problem| sentence(desk, &problem)),
    };
    let frame = desk.frame_of(Nav::Privacy, address(&shown.id));
    Ok(page(status, request.render(&frame, desk.locale)))
}

/// Whose it is, by name as far as the reader's keys tell.
async fn whose(desk: &Desk, shown: &Shown) -> Result<Whose, Problem> {
    let Some(subject) = shown.subject.as_deref().and_then(SubjectId::parse) else {
        return Ok(if shown.subject_gone { Whose::Gone } else { Whose::Unknown });
    };
    let contact = reading::contacts_of(&desk.app, &desk.who, vec![subject]).await?.pop();
    let name = contact.as_ref().and_then(|contact| contact.fields.values().find_map(|fields| fields.get("name")).cloned());
    let conversation = contact.and_then(|contact| contact.conversation).map(|id| id.to_string());
    Ok(Whose::Known { subject: subject.to_string(), person: person(subject, name), conversation })
}

/// The purposes that a withdrawal or an objection asks to end and that still go on: the named one, or all on the basis that it is about.
async fn to_end(desk: &Desk, shown: &Shown) -> Result<Vec<String>, Problem> {
    let basis = match shown.kind {
        "withdrawal" => Basis::Consent,
        "objection" => Basis::LegitimateInterest,
        _ => return Ok(vec![]),
    };
    let Some(subject) = shown.subject.as_deref().and_then(SubjectId::parse).filter(|_| shown.days_left.is_some()) else {
        return Ok(vec![]);
    };
    // Whether a consent has grown stale meanwhile does not matter: it is to end.
    let now = desk.app.now();
    let grants = desk.app.read(move |r| r.grants(subject, &[], now)).await?;
    let asked = |grant: &GrantRow| match &shown.purpose {
        Some(purpose) => grant.purpose.as_str() == purpose,
        None => grant.basis == basis.as_str(),
    };
    Ok(grants.into_iter().filter(|grant| grant.state == "given" && asked(grant)).map(|grant| grant.purpose.to_string()).collect())
}

/// What a rectification may correct: the fields that a key of the reader opens, each once.
async fn to_correct(desk: &Desk, shown: &Shown) -> Result<Vec<(String, String)>, Problem> {
    let may = desk.who.member.role.may(Permission::RequestsHandle) && shown.days_left.is_some() && shown.kind == "rectification";
    let Some(subject) = shown.subject.as_deref().and_then(SubjectId::parse).filter(|_| may) else { return Ok(vec![]) };
    let contact = reading::contacts_of(&desk.app, &desk.who, vec![subject]).await?.pop();
    let fields: BTreeMap<String, String> = contact.into_iter().flat_map(|contact| contact.fields.into_values().flatten()).collect();
    Ok(fields.into_iter().collect())
}

/// Corrects what was changed in the form.
pub(crate) async fn rectify(desk: Desk, Path(id): Path<String>, Form(form): Form<BTreeMap<String, String>>) -> Result<Response, Problem> {
    desk.check(form.get("csrf").map_or("", String::as_str))?;
    desk.may(Permission::RequestsHandle)?;
    let shown = requests::show(&desk.app, &desk.who, &id).await?;
    let before = to_correct(&desk, &shown).await?;
    let typed = form.into_iter().filter_map(|(name, value)| Some((name.strip_prefix("field:")?.to_owned(), value.trim().to_owned())));
    let changed: BTreeMap<String, String> = typed.filter(|typed| !before.contains(typed)).collect();
    after(&desk, &id, rectify::correct(&desk.app, &desk.who, &id, &changed).await).await
}

/// Records what the letter ends.
pub(crate) async fn end(desk: Desk, Path(id): Path<String>, Form(form): Form<WithText>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::RequestsHandle)?;
    let shown = requests::show(&desk.app, &desk.who, &id).await?;
    let subject = shown.subject.as_deref().and_then(SubjectId::parse).ok_or_else(Problem::not_found)?;
    let purpose = Purpose::parse(&form.text).ok_or_else(Problem::invalid_body)?;
    let ended = subjects::withdraw_it(&desk.app, &desk.who, subject, purpose).await;
    after(&desk, &id, ended.map(|_| shown)).await
}

/// Back to the request, or to what stands against the step.
async fn after(desk: &Desk, id: &str, taken: Result<Shown, Problem>) -> Result<Response, Problem> {
    match taken {
        Ok(shown) => Ok(Redirect::to(&address(&shown.id)).into_response()),
        Err(problem)
            if matches!(problem.status(), StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::PAYLOAD_TOO_LARGE) =>
        {
            one(desk, id, Some(problem)).await
        }
        Err(problem) => Err(problem),
    }
}

/// Closes one as fulfilled.
pub(crate) async fn fulfil(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    after(&desk, &id, requests::close(&desk.app, &desk.who, &id).await).await
}

/// Asks who they are.
pub(crate) async fn ask_identity(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    after(&desk, &id, requests::doubt(&desk.app, &desk.who, &id).await).await
}

/// Says how that was checked.
pub(crate) async fn verify_identity(desk: Desk, Path(id): Path<String>, Form(form): Form<WithText>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    after(&desk, &id, requests::verify(&desk.app, &desk.who, &id, form.text).await).await
}

/// Puts the answer off.
pub(crate) async fn extend(desk: Desk, Path(id): Path<String>, Form(form): Form<WithText>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    after(&desk, &id, requests::put_off(&desk.app, &desk.who, &id, form.text).await).await
}

/// Refuses.
pub(crate) async fn refuse(desk: Desk, Path(id): Path<String>, Form(form): Form<WithText>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    after(&desk, &id, requests::turn_down(&desk.app, &desk.who, &id, form.text).await).await
}

/// Says who asked. Somebody who is not there is a problem of the form, not of the page.
pub(crate) async fn relate(desk: Desk, Path(id): Path<String>, Form(form): Form<WithText>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    match requests::name_subject(&desk.app, &desk.who, &id, &form.text).await {
        Err(problem) if problem.status() == StatusCode::NOT_FOUND => one(&desk, &id, Some(problem)).await,
        taken => after(&desk, &id, taken).await,
    }
}

/// Exports a subject's data.
pub(crate) async fn export_subject(
    RecentDesk(desk): RecentDesk,
    Path(id): Path<String>,
    Query(mut wanted): Query<export::Wanted>,
) -> Result<Response, Problem> {
    wanted.locale.get_or_insert_with(|| desk.locale.code().to_owned());
    export::answer(&desk.app, &desk.who, &id, &wanted).await
}
