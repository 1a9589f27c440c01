//! The visitor's data: everything that is stored about them, correcting it, erasing it.

use super::consents::{Receipted, Standing, standings};
use super::data_page;
use super::messages::{self, MESSAGES_MAX};
use super::plan::Plan;
use super::snapshot::Snapshot;
use super::turn;
use super::write;
use crate::app::App;
use crate::auth::VisitToken;
use crate::bindings;
use crate::json::Json;
use crate::problem::Problem;
use crate::show::Message;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::contact::{self, Format};
use domain::refusal::Refusal;
use domain::{Purpose, decision, retention};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::reads::FieldRow;
use utoipa::ToSchema;

/// Everything that is stored about a subject.
#[derive(Serialize, ToSchema)]
pub(crate) struct Data {
    pub(crate) subject: String,
    /// Contact fields by name.
    pub(crate) contact: BTreeMap<String, String>,
    pub(crate) conversations: Vec<Said>,
    pub(crate) consents: Vec<Standing>,
    pub(crate) requests: Vec<Request>,
    /// Whoever outside was handed data.
    pub(crate) recipients: Vec<String>,
    /// By purpose: until when it is kept if nothing more happens; `null` where it stays until the grant is withdrawn.
    pub(crate) kept_until: BTreeMap<String, Option<String>>,
}

/// A conversation of the subject.
#[derive(Serialize, ToSchema)]
pub(crate) struct Said {
    pub(crate) id: String,
    pub(crate) messages: Vec<Message>,
}

/// A request of the subject.
#[derive(Serialize, ToSchema)]
pub(crate) struct Request {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) received_at: String,
    pub(crate) closed_at: Option<String>,
}

/// Corrections.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Correction {
    /// Fields by name, with their new values.
    pub(crate) contact: BTreeMap<String, String>,
}

/// Fields that one correction may name.
const FIELDS_MAX: usize = 20;

/// Shows everything: as JSON, or as a page for people.
#[utoipa::path(get, path = "/api/v1/visit/data", tag = "visitor", responses((status = 200, body = Data)))]
pub(crate) async fn show(State(app): State<App>, token: VisitToken, headers: HeaderMap) -> Result<Response, Problem> {
    let mut s = turn::load(&app, token).await?;
    let (subject, organisation, at) = (s.row.visitor.subject, s.row.visitor.organisation, app.now());
    app.store().act("data.show", organisation, move |tx| tx.apply(&decision::show_data(subject, at))).await?;
    let data = gather(&app, &mut s).await?;
    let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") {
        return Ok(data_page::page(&data, &s.organisation_name, s.row.visitor.locale).into_response());
    }
    Ok(Json(data).into_response())
}

async fn gather(app: &App, s: &mut Snapshot) -> Result<Data, Problem> {
    let v = s.row.visitor.clone();
    let read = app.read(move |r| Ok((r.messages(v.conversation, 0, MESSAGES_MAX)?, r.fields(v.subject)?, r.requests(v.subject)?)));
    let (rows, fields, requests) = read.await?;
    let messages = messages::show(app, s, &rows).await?;
    let contact = own_fields(s, &fields);
    let request = |r: store::reads::RequestRow| Request {
        id: r.id.to_string(),
        kind: r.kind,
        received_at: domain::act::rfc3339(r.received_at),
        closed_at: r.closed_at.map(domain::act::rfc3339),
    };
    Ok(Data {
        subject: s.row.visitor.subject.to_string(),
        contact,
        conversations: vec![Said { id: s.row.visitor.conversation.to_string(), messages }],
        consents: standings(&s.grants),
        requests: requests.into_iter().map(request).collect(),
        // Nothing leaves the installation in this version: there is no outgoing connection to hand data to.
        recipients: vec![],
        kept_until: kept_until(s),
    })
}

/// The subject's fields, opened with their own keys; the newest generation of each.
fn own_fields(s: &mut Snapshot, fields: &[FieldRow]) -> BTreeMap<String, String> {
    let names: Vec<_> = fields.iter().map(|f| (f.purpose.to_string(), f.field.clone())).collect();
    names.into_iter().filter_map(|(purpose, field)| messages::own_field(s, fields, &purpose, &field).map(|value| (field, value))).collect()
}

/// What is granted stays until it is withdrawn; the rest goes a day after the last activity.
fn kept_until(s: &Snapshot) -> BTreeMap<String, Option<String>> {
    let day = domain::act::rfc3339(retention::ungranted_until(s.row.last_at));
    let mut kept: BTreeMap<_, _> = BTreeMap::from([("conversation".to_owned(), (!s.row.granted).then_some(day))]);
    for grant in s.grants.iter().filter(|g| !g.purpose.is_conversation()) {
        let until = grant.ended_at.map(|at| domain::act::rfc3339(retention::after_withdrawal(at)));
        if grant.state != "refused" {
            kept.insert(grant.purpose.to_string(), until);
        }
    }
    kept
}

/// Corrects contact fields, in every live copy.
#[utoipa::path(patch, path = "/api/v1/visit/data", tag = "visitor", request_body = Correction, responses(
    (status = 200, body = Data), (status = 409, description = "consent-missing"), (status = 422, description = "invalid-value")))]
pub(crate) async fn correct(State(app): State<App>, token: VisitToken, Json(new): Json<Correction>) -> Result<Json<Data>, Problem> {
    let mut s = turn::load(&app, token).await?;
    if new.contact.is_empty() || new.contact.len() > FIELDS_MAX || !new.contact.keys().all(|f| contact::is_field_name(f)) {
        return Err(Problem::invalid_body());
    }
    let subject = s.row.visitor.subject;
    let fields = app.read(move |r| r.fields(subject)).await?;
    let mut sealed = Vec::new();
    for (field, value) in &new.contact {
        let value = contact::accept(field, Format::of_field(field), value, &s.region)?;
        sealed.extend(seal_copies(&app, &mut s, &fields, field, value.expose())?);
    }
    let (organisation, at) = (s.row.visitor.organisation, app.now());
    app.store()
        .act("data.correct", organisation, move |tx| {
            let standing = tx.standing(subject)?;
            for c in &sealed {
                let proof = standing.proof(&c.purpose)?;
                tx.apply(&decision::collect(&proof, subject, c.field.clone(), c.generation, c.sealed.clone(), true, at)?)?;
            }
            tx.fulfil(subject, "rectification", at)
        })
        .await?;
    crate::work::scrub_soon(&app);
    Ok(Json(gather(&app, &mut s).await?))
}

/// The new value, sealed once for every purpose under which the field is stored and granted.
fn seal_copies(app: &App, s: &mut Snapshot, fields: &[FieldRow], field: &str, value: &str) -> Result<Vec<super::plan::Collect>, Problem> {
    let v = s.row.visitor.clone();
    let mut copies = Vec::new();
    let live: Vec<_> = fields.iter().filter(|f| f.field == field && s.keys.live(&f.purpose) == Some(f.generation)).collect();
    for row in live {
        let key = s.keys.get(&row.purpose, row.generation).ok_or_else(Problem::internal)?;
        let cell = bindings::field(v.organisation, v.subject, &row.purpose, row.generation, field);
        let sealed = key.seal(&cell, value.as_bytes(), app.entropy().as_ref());
        copies.push(super::plan::Collect { field: field.to_owned(), purpose: row.purpose.clone(), generation: row.generation, sealed });
    }
    if copies.is_empty() {
        // Nothing of that name is stored under a live grant: there is no purpose for which it could be taken in.
        let purpose = Purpose::parse("callback").unwrap_or_else(Purpose::conversation);
        return Err(Refusal::ConsentMissing { purpose }.into());
    }
    Ok(copies)
}

/// Erases the subject: every key, then every row, then a second reading that must find nothing.
#[utoipa::path(delete, path = "/api/v1/visit/data", tag = "visitor", responses((status = 200, body = Receipted)))]
pub(crate) async fn erase(State(app): State<App>, token: VisitToken) -> Result<Json<Receipted>, Problem> {
    let mut s = turn::load(&app, token).await?;
    let state = s.state.clone();
    let plan = Plan::new(&app, &mut s, state, None, None)?;
    let visitor = s.row.visitor.clone();
    let recorded = app.store().act("subject.erase", visitor.organisation, move |tx| write::erase(tx, &plan)).await?;
    let receipt = app.receipt(recorded).await?;
    turn::tell_erased(&app, &visitor, &receipt);
    crate::work::scrub_soon(&app);
    Ok(Json(Receipted { receipt }))
}
