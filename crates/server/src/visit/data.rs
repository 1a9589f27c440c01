//! The visitor's data: everything that is stored about them, correcting it, erasing it.

use super::confirmation;
use super::consents::{Receipted, Standing, standings};
use super::data_csv;
use super::data_notes;
use super::data_page;
use super::messages;
use super::readers::{self, Reader};
use super::requests::OwnRequest;
use super::snapshot::Snapshot;
use super::turn;
use super::write;
use crate::app::App;
use crate::auth::VisitToken;
use crate::bindings;
use crate::documents::access;
use crate::house_time::HouseTime;
use crate::json::Json;
use crate::problem::Problem;
use crate::request_texts;
use crate::show::Message;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::contact::{self, Format};
use domain::jurisdiction::transfer::Transfer;
use domain::purpose::PurposeRule;
use domain::recipient::Recipient;
use domain::refusal::Refusal;
use domain::request::{Kind, Request};
use domain::retention::{self, Rules};
use domain::{Purpose, decision};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::Stop;
use store::reads::{FieldRow, GrantRow, RequestTextRow};
use utoipa::ToSchema;

/// Everything that is stored about a subject.
#[derive(Serialize, ToSchema)]
pub(crate) struct Data {
    pub(crate) subject: String,
    /// Contact fields by name.
    pub(crate) contact: BTreeMap<String, String>,
    pub(crate) conversations: Vec<Said>,
    pub(crate) consents: Vec<Standing>,
    pub(crate) requests: Vec<OwnRequest>,
    /// What members wrote about the subject for one another.
    pub(crate) notes: Vec<Note>,
    /// What members call the conversation.
    pub(crate) tags: Vec<String>,
    /// When members said that the subject is the same person as another one.
    pub(crate) links: Vec<String>,
    /// Whoever outside may be handed data for what the subject agreed to.
    pub(crate) recipients: Vec<Outside>,
    /// Since when the subject is restricted: their data is stored, and the organisation does not read it. `null` where they are not.
    pub(crate) restricted: Option<String>,
    /// Legal holds: what they keep is not destroyed before they end, and is read by whoever answers for privacy alone.
    pub(crate) holds: Vec<Held>,
    /// By purpose: until when it is kept if nothing more happens.
    pub(crate) kept_until: BTreeMap<String, String>,
    /// Who of the organisation read something, and when.
    pub(crate) readers: Vec<Reader>,
    /// What is stored and not shown here, because no key of the reader opens it; absent where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) sealed: Vec<Sealed>,
    /// The contact fields with their purposes and times, for the table.
    #[serde(skip)]
    pub(crate) told: Vec<Told>,
}

/// Whoever outside may be handed data.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnRecipient)]
pub(crate) struct Outside {
    pub(crate) name: String,
    /// `mail`, `hosting`, `model`, `webhook`, `channel`, `backup` or `other`.
    pub(crate) kind: &'static str,
    /// ISO 3166.
    pub(crate) country: String,
    pub(crate) contact: String,
    /// What allows the transfer abroad; null where the law asks for nothing.
    pub(crate) transfer: Option<&'static str>,
    /// For which of the subject's purposes.
    pub(crate) purposes: Vec<String>,
}

/// A conversation of the subject.
#[derive(Serialize, ToSchema)]
pub(crate) struct Said {
    pub(crate) id: String,
    pub(crate) messages: Vec<Message>,
}

/// A legal hold on the subject's data.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnHold)]
pub(crate) struct Held {
    /// `null` for everything that the organisation read when it was placed.
    pub(crate) purpose: Option<String>,
    pub(crate) since: String,
    pub(crate) until: String,
}

impl From<store::reads::HoldRow> for Held {
    fn from(row: store::reads::HoldRow) -> Self {
        Self {
            purpose: row.purpose.map(|purpose| purpose.to_string()),
            since: domain::act::rfc3339(row.created_at),
            until: domain::act::rfc3339(row.ends_at),
        }
    }
}

/// A note that a member wrote.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnNote)]
pub(crate) struct Note {
    pub(crate) at: String,
    /// The role of who wrote it; `null` where they have left.
    pub(crate) role: Option<String>,
    pub(crate) text: String,
}

/// A value that the subject told, for a machine that takes it over.
pub(crate) struct Told {
    pub(crate) purpose: String,
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) at: String,
}

/// What no key of the reader opens.
#[derive(Serialize, ToSchema)]
pub(crate) struct Sealed {
    /// `message`, `field`, `note` or `file`.
    pub(crate) kind: &'static str,
    /// The purpose for which it is sealed.
    pub(crate) purpose: String,
    pub(crate) count: u64,
}

/// Corrections.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Correction {
    /// Fields by name, with their new values.
    pub(crate) contact: BTreeMap<String, String>,
}

/// Fields that one correction may name.
pub(crate) const FIELDS_MAX: usize = 20;

/// Shows everything: as JSON, as a page for people, or as a table (CSV), by what is accepted.
#[utoipa::path(operation_id = "data_show", get, path = "/api/v1/visit/data", tag = "visitor", responses((status = 200, body = Data), (status = 429)))]
pub(crate) async fn show(State(app): State<App>, token: VisitToken, headers: HeaderMap) -> Result<Response, Problem> {
    app.askings().admit(&token.token, "show")?;
    let mut s = turn::load(&app, token).await?;
    let (subject, organisation, at) = (s.row.visitor.subject, s.row.visitor.organisation, app.now());
    app.store()
        .act("data.show", organisation, move |tx| {
            // Whoever was erased in the meantime is shown nothing, and leaves no entry.
            tx.standing(subject, at)?;
            tx.apply(&decision::show_data(subject, at))
        })
        .await
        .map_err(gone)?;
    let data = gather(&app, &mut s).await?;
    let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if accept.contains("application/pdf") {
        return access::report(&app, (organisation, subject), s.row.visitor.locale, &data, &s.grants).await;
    }
    if accept.contains("text/html") {
        return Ok(data_page::page(&data, &s.organisation_name, s.row.visitor.locale).into_response());
    }
    if accept.contains("text/csv") {
        return data_csv::answer(&data, "my-data.csv");
    }
    Ok(Json(data).into_response())
}

/// A subject that is not there any more has no valid token either.
pub(crate) fn gone(stop: Stop) -> Problem {
    match stop {
        Stop::Refused(Refusal::NotFound) => Problem::unauthorised(),
        stop => stop.into(),
    }
}

pub(crate) async fn gather(app: &App, s: &mut Snapshot) -> Result<Data, Problem> {
    let v = s.row.visitor.clone();
    let read = app.read(move |r| {
        let asked = (r.requests(v.subject)?, r.holds_of(v.subject)?);
        let kept = (r.retention_rules(v.organisation)?, r.purposes(v.organisation)?, r.recipients(v.organisation)?);
        Ok((r.all_messages(v.conversation, 0)?, r.fields(v.subject)?, asked, kept))
    });
    let (rows, fields, (requests, holds), (rules, purposes, recipients)) = read.await?;
    let handled = data_notes::gather(app, s).await?;
    let messages = messages::show(app, s, &rows).await?;
    let told = own_fields(s, &fields);
    let contact = told.iter().map(|told| (told.field.clone(), told.value.clone())).collect();
    let kept_until = kept_until(s.row.last_at, &s.grants, &fields, (&rules, &purposes));
    Ok(Data {
        subject: s.row.visitor.subject.to_string(),
        contact,
        conversations: vec![Said { id: s.row.visitor.conversation.to_string(), messages }],
        consents: standings(&s.grants),
        requests: own_requests(app, s, requests),
        notes: handled.notes,
        tags: handled.tags,
        links: handled.links,
        recipients: outside(recipients, &|purpose| s.granted(purpose)),
        restricted: s.restricted.map(domain::act::rfc3339),
        holds: holds.into_iter().map(Held::from).collect(),
        kept_until,
        readers: readers::read(app, s.row.visitor.organisation, s.row.visitor.subject).await?,
        sealed: vec![],
        told,
    })
}

/// The subject's fields, opened with their own keys; the newest generation of each.
fn own_fields(s: &mut Snapshot, fields: &[FieldRow]) -> Vec<Told> {
    let names: Vec<_> = fields.iter().map(|f| (f.purpose.to_string(), f.field.clone(), domain::act::rfc3339(f.at))).collect();
    let told = names.into_iter().filter_map(|(purpose, field, at)| {
        let value = messages::own_field(s, fields, &purpose, &field)?;
        Some(Told { purpose, field, value, at })
    });
    told.collect()
}

/// The subject's requests, each with its clock and with what was written to them about it.
fn own_requests(app: &App, s: &Snapshot, rows: Vec<(Request, Vec<RequestTextRow>)>) -> Vec<OwnRequest> {
    let v = &s.row.visitor;
    let here = HouseTime::of(s.region.clone(), app.now());
    let own = |(request, texts): (Request, Vec<RequestTextRow>)| {
        let texts = request_texts::for_subject(v.organisation, &s.keys, v.subject, request.id, &texts);
        OwnRequest::new(&request, &here, texts)
    };
    rows.into_iter().map(own).collect()
}

/// Who may be handed data for a purpose that the subject agreed to, and is still registered for it.
pub(crate) fn outside(recipients: Vec<Recipient>, granted: &dyn Fn(&Purpose) -> bool) -> Vec<Outside> {
    let told = |recipient: Recipient| {
        let profile = recipient.profile;
        let concerns = |purpose: &Purpose| granted(purpose) || purpose.is_conversation();
        let purposes: Vec<_> = profile.purposes.iter().filter(|purpose| concerns(purpose)).map(ToString::to_string).collect();
        let transfer = profile.transfer.map(Transfer::as_str);
        let (name, kind, country, contact) = (profile.name, profile.kind.as_str(), profile.country, profile.contact);
        (recipient.ended_at.is_none() && !purposes.is_empty()).then_some(Outside { name, kind, country, contact, transfer, purposes })
    };
    recipients.into_iter().filter_map(told).collect()
}

/// Until when each purpose's data stays if nothing more happens, by the rules that the sweep keeps. What was told last goes last; what
/// waits for a click is kept no longer than what was never granted.
pub(crate) fn kept_until(
    last_at: Timestamp,
    grants: &[GrantRow],
    fields: &[FieldRow],
    (rules, purposes): (&Rules, &[PurposeRule]),
) -> BTreeMap<String, String> {
    let mut kept = BTreeMap::from([("conversation".to_owned(), retention::ungranted_until(last_at))]);
    for grant in grants.iter().filter(|g| g.state != "refused") {
        let special = purposes.iter().any(|rule| rule.purpose == grant.purpose && rule.special);
        let told = fields.iter().filter(|field| field.purpose == grant.purpose).map(|field| field.at).max();
        let until = match grant.ended_at {
            Some(ended_at) => retention::after_withdrawal(ended_at),
            None if grant.is_pending() => retention::ungranted_until(last_at),
            None => rules.kept_until(&grant.purpose, special, last_at, told.unwrap_or(last_at)),
        };
        kept.insert(grant.purpose.to_string(), until);
    }
    kept.into_iter().map(|(purpose, until)| (purpose, domain::act::rfc3339(until))).collect()
}

/// Corrects contact fields, in every live copy; what was told under a consent that has gone stale, too.
#[utoipa::path(operation_id = "data_correct", patch, path = "/api/v1/visit/data", tag = "visitor", request_body = Correction, responses(
    (status = 200, body = Data), (status = 409, description = "consent-missing"), (status = 422, description = "invalid-value")))]
pub(crate) async fn correct(State(app): State<App>, token: VisitToken, Json(new): Json<Correction>) -> Result<Json<Data>, Problem> {
    app.askings().admit(&token.token, "correct")?;
    let mut s = turn::load(&app, token).await?;
    if new.contact.is_empty() || new.contact.len() > FIELDS_MAX || !new.contact.keys().all(|f| contact::is_field_name(f)) {
        return Err(Problem::invalid_body());
    }
    let subject = s.row.visitor.subject;
    let fields = app.read(move |r| r.fields(subject)).await?;
    let mut sealed = Vec::new();
    for (field, value) in &new.contact {
        let value = contact::accept(field, Format::of_field(field), value, &s.region)?;
        confirmation::check(&app, &mut s, &Purpose::marketing(), field, value.expose()).await?;
        sealed.extend(seal_copies(&app, &mut s, &fields, field, value.expose())?);
    }
    let (organisation, at) = (s.row.visitor.organisation, app.now());
    app.store()
        .act("data.correct", organisation, move |tx| {
            let standing = tx.standing(subject, at)?;
            for c in &sealed {
                let pending = write::awaited(tx, subject, &c.purpose)?;
                let proof = standing.correctable(&c.purpose, pending.as_ref())?;
                tx.apply(&decision::correct(&proof, c.field.clone(), c.generation, c.sealed.clone(), at)?)?;
            }
            tx.fulfil(subject, Kind::Rectification, None, at).map(drop)
        })
        .await?;
    crate::work::scrub_soon(&app);
    Ok(Json(gather(&app, &mut s).await?))
}

/// The new value, sealed once for every purpose under which the field is stored and read.
fn seal_copies(app: &App, s: &mut Snapshot, fields: &[FieldRow], field: &str, value: &str) -> Result<Vec<super::plan::Collect>, Problem> {
    let v = s.row.visitor.clone();
    let mut copies = Vec::new();
    let live = fields.iter().filter(|f| f.field == field && s.keys.lives(&f.purpose, f.generation));
    let purposes: BTreeSet<_> = live.map(|row| row.purpose.clone()).collect();
    for purpose in purposes {
        let generation = s.keys.live(&purpose).ok_or_else(Problem::internal)?;
        let key = s.keys.get(&purpose, generation).ok_or_else(Problem::internal)?;
        let cell = bindings::field(v.organisation, v.subject, &purpose, generation, field);
        let sealed = key.seal(&cell, value.as_bytes(), app.entropy().as_ref());
        copies.push(super::plan::Collect { field: field.to_owned(), purpose, generation, sealed });
    }
    if copies.is_empty() {
        // Nothing of that name is stored under a live grant: there is no purpose for which it could be taken in.
        let purpose = Purpose::parse("callback").unwrap_or_else(Purpose::conversation);
        return Err(Refusal::ConsentMissing { purpose }.into());
    }
    Ok(copies)
}

/// Erases the subject: every key, then every row, then a second reading that must find nothing.
#[utoipa::path(operation_id = "data_erase", delete, path = "/api/v1/visit/data", tag = "visitor", responses((status = 200, body = Receipted)))]
pub(crate) async fn erase(State(app): State<App>, token: VisitToken) -> Result<Json<Receipted>, Problem> {
    let visitor = turn::load(&app, token).await?.row.visitor;
    let (subject, at) = (visitor.subject, app.now());
    let (_, recorded) =
        app.store().act("subject.erase", visitor.organisation, move |tx| write::erase(tx, subject, at)).await.map_err(gone)?;
    Ok(Json(Receipted { receipt: turn::erased(&app, &visitor, recorded).await? }))
}
