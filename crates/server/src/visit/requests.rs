//! Requests of the visitor from the chat window: what the machine can do is done at once, in the act of the request; the rest waits for
//! the organisation, with its due day.

use super::data::{self, Data, gone};
use super::snapshot::Snapshot;
use super::turn::{self, Did};
use super::write;
use crate::app::App;
use crate::auth::VisitToken;
use crate::house_time::HouseTime;
use crate::json::Json;
use crate::members::requests::{LegalMaximum, tell};
use crate::members::{announce, requests};
use crate::problem::Problem;
use crate::receipt::Receipt;
use crate::request_texts::{Readers, Written};
use crate::restriction;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::calendar::Regimes;
use domain::id::{MessageId, RequestId};
use domain::principal::Actor;
use domain::refusal::Refusal;
use domain::request::{self, Channel, Kind, Received, Request, TextKind};
use domain::{Purpose, decision, jurisdiction};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the visitor asks for.
#[derive(Deserialize, ToSchema)]
#[schema(as = VisitorsRequest)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    /// `access`, `rectification`, `erasure`, `portability`, `restriction`, `objection` or `withdrawal`.
    pub(crate) kind: String,
    /// The purpose that a withdrawal or an objection ends.
    #[serde(default)]
    pub(crate) purpose: Option<String>,
    /// What is wrong, and what would be right; for a rectification, at most 2,000 characters. Sealed to those who answer and to the visitor.
    #[serde(default)]
    pub(crate) note: Option<String>,
}

/// A request, as the subject sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnRequest)]
pub(crate) struct OwnRequest {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) purpose: Option<String>,
    pub(crate) channel: &'static str,
    /// `open`, `extended`, `fulfilled`, `refused` or `withdrawn`.
    pub(crate) state: &'static str,
    pub(crate) received_at: String,
    /// The day by which the organisation answers.
    pub(crate) due: String,
    pub(crate) legal_maximum: LegalMaximum,
    pub(crate) closed_at: Option<String>,
    /// What the organisation wrote about it.
    pub(crate) texts: Vec<Written>,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
#[schema(as = RequestMade)]
pub(crate) struct Made {
    #[serde(flatten)]
    pub(crate) request: OwnRequest,
    /// The receipt of what was ended or erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) receipt: Option<Receipt>,
    /// Everything that is stored, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<Data>,
}

impl OwnRequest {
    pub(crate) fn new(request: &Request, here: &HouseTime, texts: Vec<Written>) -> Self {
        let terms = request.clock.terms(&here.region, here.today);
        Self {
            id: request.id.to_string(),
            kind: request.kind.as_str(),
            purpose: request.purpose.as_ref().map(ToString::to_string),
            channel: request.channel.as_str(),
            state: request.state.as_str(),
            received_at: domain::act::rfc3339(request.received_at),
            due: terms.due.to_string(),
            legal_maximum: LegalMaximum::new(&terms),
            closed_at: request.closed_at.map(domain::act::rfc3339),
            texts,
        }
    }
}

/// Makes a request. One that waits already is not made twice.
#[utoipa::path(operation_id = "visit_requests_make", post, path = "/api/v1/visit/requests", tag = "visitor", request_body = New, responses(
    (status = 201, body = Made), (status = 409, description = "consent-missing"), (status = 422, description = "invalid-body"), (status = 429)))]
pub(crate) async fn make(State(app): State<App>, token: VisitToken, Json(new): Json<New>) -> Result<(StatusCode, Json<Made>), Problem> {
    app.askings().admit(&token.token, "request")?;
    let mut s = turn::load(&app, token).await?;
    let kind = Kind::parse(&new.kind).ok_or_else(|| Problem::invalid_body().with("field", "kind".into()))?;
    let purpose = match new.purpose.as_deref().map(|name| Purpose::parse(name).ok_or_else(Problem::invalid_body)) {
        Some(purpose) => Some(purpose?),
        None => None,
    };
    let note = new.note.as_deref().map(|note| request::accept_words(kind, note)).transpose()?;
    let made = match kind {
        Kind::Access | Kind::Portability => show(&app, &mut s, kind).await?,
        Kind::Withdrawal | Kind::Objection => {
            let purpose = purpose.ok_or_else(|| Problem::invalid_body().with("field", "purpose".into()))?;
            stop(&app, &mut s, purpose).await?
        }
        Kind::Erasure => erase(&app, &s).await?,
        Kind::Restriction => restrict(&app, &mut s).await?,
        Kind::Rectification => wait(&app, &s, kind, note).await?,
    };
    Ok((StatusCode::CREATED, Json(made)))
}

/// Hands everything out, and records that it was asked for and done.
async fn show(app: &App, s: &mut Snapshot, kind: Kind) -> Result<Made, Problem> {
    let (subject, organisation, at) = (s.row.visitor.subject, s.row.visitor.organisation, app.now());
    let shown = app.store().act("request.show", organisation, move |tx| {
        tx.has_subject(subject)?;
        let decision = match kind {
            Kind::Portability => request::export(subject, "json", Actor::Visitor, at),
            _ => decision::show_data(subject, at),
        };
        tx.apply(&decision)?;
        tx.fulfil_for_person(subject, kind, None, at)
    });
    let id = shown.await.map_err(gone)?;
    let data = data::gather(app, s).await?;
    Ok(Made { request: own(app, s, id).await?, receipt: None, data: Some(data) })
}

/// Ends a purpose: a withdrawal or an objection, by its basis.
async fn stop(app: &App, s: &mut Snapshot, purpose: Purpose) -> Result<Made, Problem> {
    if !s.stands(&purpose) {
        return Err(Refusal::ConsentMissing { purpose }.into());
    }
    let (subject, name) = (s.row.visitor.subject, purpose.clone());
    let outcome = turn::take(app, s, Did::Withdrew(purpose, None), None).await?;
    let requests = app.read(move |r| r.requests(subject)).await?;
    let stops = |request: &Request| matches!(request.kind, Kind::Withdrawal | Kind::Objection) && request.purpose.as_ref() == Some(&name);
    let found = requests.into_iter().map(|(request, _)| request).rfind(stops).ok_or_else(Problem::internal)?;
    Ok(Made { request: OwnRequest::new(&found, &here(app, s), vec![]), receipt: outcome.receipt, data: None })
}

/// Erases everything. The request is answered as what is left of it says: that it was made and fulfilled.
async fn erase(app: &App, s: &Snapshot) -> Result<Made, Problem> {
    let visitor = s.row.visitor.clone();
    let (subject, at) = (visitor.subject, app.now());
    let erased = app.store().act("subject.erase", visitor.organisation, move |tx| write::erase(tx, subject, at));
    let (id, recorded) = erased.await.map_err(gone)?;
    let receipt = turn::erased(app, &visitor, recorded).await?;
    Ok(Made { request: own(app, s, id).await?, receipt: Some(receipt), data: None })
}

/// Restricts them at once, and closes the request after reading again.
async fn restrict(app: &App, s: &mut Snapshot) -> Result<Made, Problem> {
    let waits = wait(app, s, Kind::Restriction, None).await?;
    let id = RequestId::parse(&waits.request.id).ok_or_else(Problem::internal)?;
    let receipt = match restriction::by_visitor(app, s).await {
        Ok(receipt) => Some(receipt),
        // They are restricted already: nothing is left to do, and reading again will find it.
        Err(problem) if problem.code() == Refusal::Conflict.code() => None,
        Err(problem) => return Err(problem),
    };
    let (organisation, here) = (s.row.visitor.organisation, here(app, s));
    let close = app.store().act("request.fulfil", organisation, move |tx| {
        let request = tx.request(id)?;
        let evidence = tx.evidence(request.subject)?;
        tx.apply(&request::fulfil(&request, &evidence, &here.by(Actor::Visitor))?).map(drop)
    });
    close.await?;
    Ok(Made { request: own(app, s, id).await?, receipt, data: None })
}

/// Lets it wait for the organisation, with its due day; the one that waits already, where there is one. What was said of it stands with it.
async fn wait(app: &App, s: &Snapshot, kind: Kind, note: Option<&str>) -> Result<Made, Problem> {
    let v = s.row.visitor.clone();
    let here = here(app, s);
    let mine = v.subject;
    let before = app.read(move |r| r.requests(mine)).await?;
    let open = before.iter().map(|(request, _)| request).find(|request| request.kind == kind && request.state.is_open());
    let new = received(open.map_or_else(|| RequestId(app.id()), |open| open.id), s, kind, &here);
    let text = match note {
        Some(note) => Some(Readers::load(app, v.organisation, Some(v.subject)).await?.seal(app, new.id, TextKind::Note, note)?),
        None => None,
    };
    let (subject, message, inside) = (v.subject, MessageId(app.id()), here.clone());
    let waits = app.store().act("request.make", v.organisation, move |tx| {
        tx.has_subject(subject)?;
        let (id, now) = (new.id, inside.by(Actor::Visitor));
        let told = match tx.open_request(subject, kind)? {
            // The words are sealed for the request that they are about.
            Some(open) if open.id != id && text.is_some() => return Err(Refusal::Conflict.into()),
            Some(open) if text.is_none() => return Ok((open, None)),
            Some(_) => None,
            None => {
                tx.receive(&new, &now)?;
                announce::tell(tx, Some(v.conversation), message, requests::RECEIVED, now.at)?
            }
        };
        if let Some(text) = text {
            let (request, texts) = (tx.request(id)?, tx.request_texts(id)?);
            tx.apply(&request::write(&request, texts, text, &now)?)?;
        }
        Ok((tx.request(id)?, told))
    });
    let (request, row) = waits.await.map_err(gone)?;
    tell(app, v.organisation, Some(v.subject), Some(v.conversation), row);
    Ok(Made { request: OwnRequest::new(&request, &here, vec![]), receipt: None, data: None })
}

fn received(id: RequestId, s: &Snapshot, kind: Kind, here: &HouseTime) -> Received {
    Received {
        id,
        subject: Some(s.row.visitor.subject),
        kind,
        purpose: None,
        channel: Channel::Chat,
        regimes: Regimes::of(jurisdiction::laws(&here.region)),
        received_at: here.at,
        received_on: here.today,
    }
}

fn here(app: &App, s: &Snapshot) -> HouseTime {
    HouseTime::of(s.region.clone(), app.now())
}

async fn own(app: &App, s: &Snapshot, id: RequestId) -> Result<OwnRequest, Problem> {
    let organisation = s.row.visitor.organisation;
    let (request, _) = app.read(move |r| r.request(organisation, id)).await?.ok_or_else(Problem::unauthorised)?;
    Ok(OwnRequest::new(&request, &here(app, s), vec![]))
}

/// Takes a request back that still waits.
#[utoipa::path(operation_id = "visit_requests_take_back", delete, path = "/api/v1/visit/requests/{id}", tag = "visitor", params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "conflict: it was answered")))]
pub(crate) async fn take_back(State(app): State<App>, token: VisitToken, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    let s = turn::load(&app, token).await?;
    let id = RequestId::parse(&text).ok_or_else(Problem::not_found)?;
    let (v, here) = (s.row.visitor.clone(), here(&app, &s));
    let take = app.store().act("request.take-back", v.organisation, move |tx| {
        let request = tx.request(id)?;
        tx.apply(&request::take_back(&request, v.subject, &here.by(Actor::Visitor))?).map(drop)
    });
    take.await?;
    Ok(StatusCode::NO_CONTENT)
}
