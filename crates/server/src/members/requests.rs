//! Requests of subjects by API: taken in, put off, refused, fulfilled. The due days are those of [`domain::calendar`].
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::announce;
use super::conversations::{PAGE, Page, cursor, place};
use crate::app::App;
use crate::auth::SignedIn;
use crate::house_time::HouseTime;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use crate::request_texts::{self, Readers};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::access_log;
use domain::calendar::Regimes;
use domain::id::{MessageId, RequestId, SubjectId};
use domain::jurisdiction::{self, Law};
use domain::permission::Permission;
use domain::principal::Actor;
use domain::refusal::Refusal;
use domain::request::{self, Channel, Evidence, Kind, Received, Request, SealedText, TextKind};
use domain::{Decision, Purpose};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use store::Tx;
use store::reads::{RequestFilter, RequestTextRow};
use utoipa::{IntoParams, ToSchema};

pub(crate) mod rectify;
pub(crate) mod told;
mod view;

pub(crate) use told::{RECEIVED, tell};
pub(crate) use view::{LegalMaximum, Shown};

/// Which requests.
#[derive(Clone, Default, Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// `open`, `extended`, `fulfilled`, `refused` or `withdrawn`; `closed` for every answered one, `all` for every one; those to
    /// answer without it.
    pub(crate) state: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// A request that came.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewRequest)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    /// `access`, `rectification`, `erasure`, `portability`, `restriction`, `objection` or `withdrawal`.
    pub(crate) kind: String,
    /// When it came: a moment (RFC 3339) or a day (`YYYY-MM-DD`, where the organisation is).
    pub(crate) received_at: String,
    /// `gdpr`, `kvkk`; without it the laws of the organisation's country.
    #[serde(default)]
    pub(crate) regimes: Option<Vec<String>>,
    /// `letter`, `email`, `phone`, `chat` or `api`.
    pub(crate) channel: String,
    /// Whose it is, where that is known.
    #[serde(default)]
    pub(crate) subject: Option<String>,
    /// The purpose, where a withdrawal or an objection names one.
    #[serde(default)]
    pub(crate) purpose: Option<String>,
    /// What is to be known about it; sealed to those who answer requests and to the subject.
    #[serde(default)]
    pub(crate) note: Option<String>,
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[schema(as = RequestReason)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    pub(crate) reason: String,
}

/// By what method it was checked who asks.
#[derive(Deserialize, ToSchema)]
#[schema(as = IdentityMethod)]
#[serde(deny_unknown_fields)]
pub(crate) struct Method {
    /// A word or two, without digits: `passport shown`, `call back`.
    pub(crate) method: String,
}

/// Who asked.
#[derive(Deserialize, ToSchema)]
#[schema(as = RequestSubject)]
#[serde(deny_unknown_fields)]
pub(crate) struct Whose {
    pub(crate) subject: String,
}

impl Wanted {
    pub(crate) fn filter(&self) -> Result<RequestFilter, Problem> {
        Ok(match self.state.as_deref() {
            None | Some("") => RequestFilter::ToAnswer,
            Some("closed") => RequestFilter::Closed,
            Some("all") => RequestFilter::All,
            Some(state) => RequestFilter::State(request::State::parse(state).ok_or_else(|| wrong("state"))?),
        })
    }
}

fn wrong(field: &'static str) -> Problem {
    Problem::invalid_body().with("field", field.into())
}

/// The id in a path.
fn id(text: &str) -> Result<RequestId, Problem> {
    RequestId::parse(text).ok_or_else(Problem::not_found)
}

/// A page of requests, and what `after` must be for the next.
pub(crate) async fn page(app: &App, who: &SignedIn, wanted: &Wanted) -> Result<(Vec<Shown>, Option<String>), Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (filter, limit) = (wanted.filter()?, wanted.limit.unwrap_or(PAGE).clamp(1, PAGE));
    let after = match wanted.after.as_deref() {
        None | Some("") => None,
        Some(after) => Some(place(after).ok_or_else(Problem::invalid_body)?),
    };
    let organisation = who.member.organisation;
    let here = HouseTime::load(app, organisation).await?;
    let rows = app.read(move |r| r.requests_page(organisation, filter, after, limit)).await?;
    let full = i64::try_from(rows.len()).unwrap_or_default() == limit;
    let next = rows.last().filter(|_| full).map(|row| cursor(row.place, row.request.id.0));
    Ok((rows.into_iter().map(|row| Shown::new(&row.request, &here, None)).collect(), next))
}

/// Lists requests: those to answer, the next due first; or those in a state, the last received first.
#[utoipa::path(operation_id = "requests_list", get, path = "/api/v1/requests", tag = "member", params(Wanted), responses((status = 200, body = Page<Shown>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Page<Shown>>, Problem> {
    let (items, next) = page(&app, &who, &wanted).await?;
    Ok(Json(Page { items, next }))
}

/// Takes a request in that came by letter, e-mail or telephone, or from another system.
#[utoipa::path(operation_id = "requests_create", post, path = "/api/v1/requests", tag = "member", request_body = New, responses(
    (status = 201, body = Shown), (status = 404, description = "no such subject"), (status = 422, description = "invalid-body, invalid-value")))]
pub(crate) async fn create(
    State(app): State<App>,
    who: SignedIn,
    repetition: Repetition,
    new: Sent<New>,
) -> Result<(StatusCode, Json<Shown>), Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let Json(new) = new?;
    let key = repetition.hash(&who.token, "");
    Ok((StatusCode::CREATED, Json(receive(&app, &who, new, key).await?)))
}

/// Takes it in.
pub(crate) async fn receive(app: &App, who: &SignedIn, new: New, key: Option<[u8; 16]>) -> Result<Shown, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let organisation = who.member.organisation;
    let here = HouseTime::load(app, organisation).await?;
    let subject = match new.subject.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => Some(SubjectId::parse(text).ok_or_else(Problem::not_found)?),
        None => None,
    };
    let (received_at, received_on) = moment(&new.received_at, &here).ok_or_else(|| wrong("received_at"))?;
    let purpose = match new.purpose.as_deref().filter(|name| !name.is_empty()) {
        Some(name) => Some(Purpose::parse(name).ok_or_else(|| wrong("purpose"))?),
        None => None,
    };
    let received = Received {
        id: RequestId(app.id()),
        subject,
        kind: Kind::parse(&new.kind).ok_or_else(|| wrong("kind"))?,
        purpose,
        channel: Channel::parse(&new.channel).ok_or_else(|| wrong("channel"))?,
        regimes: regimes(new.regimes.as_deref(), &here.region)?,
        received_at,
        received_on,
    };
    let note = match new.note.as_deref().map(str::trim).filter(|note| !note.is_empty()) {
        Some(note) => {
            let note = request::accept_text("note", note)?;
            Some(Readers::load(app, organisation, subject).await?.seal(app, received.id, TextKind::Note, note)?)
        }
        None => None,
    };
    let conversation = told::conversation(app, organisation, subject).await?;
    let (inside, by, message) = (here.clone(), Actor::Member(who.member.member), MessageId(app.id()));
    let taken = app.store().act("request.receive", organisation, move |tx| {
        if let Some(before) = key.as_ref().map(|key| tx.repeated(key)).transpose()?.flatten().and_then(|id| RequestId::parse(&id)) {
            return Ok((before, None));
        }
        let (id, now) = (received.id, inside.by(by));
        tx.receive(&received, &now)?;
        if let Some(note) = note {
            let request = tx.request(id)?;
            tx.apply(&request::write(&request, 0, note, &now)?)?;
        }
        if let Some(key) = &key {
            tx.remember(key, &id.to_string(), now.at)?;
        }
        Ok((id, announce::tell(tx, conversation, message, told::RECEIVED, now.at)?))
    });
    let (id, row) = taken.await?;
    tell(app, organisation, subject, conversation, row);
    read_it(app, who, id, &here).await
}

/// The laws that are named, or those of the country.
fn regimes(named: Option<&[String]>, region: &str) -> Result<Regimes, Problem> {
    let Some(named) = named else { return Ok(Regimes::of(jurisdiction::laws(region))) };
    let laws: Option<Vec<Law>> = named.iter().map(|name| Law::parse(name)).collect();
    let regimes = laws.map(|laws| Regimes::of(&laws)).filter(|regimes| regimes.any());
    regimes.ok_or_else(|| wrong("regimes"))
}

/// A moment, and its day where the organisation is; a day alone begins there at midnight.
fn moment(text: &str, here: &HouseTime) -> Option<(Timestamp, Date)> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some((at, domain::calendar::received_on(at, &here.zone)));
    }
    let day: Date = text.parse().ok()?;
    Some((day.to_zoned(here.zone.clone()).ok()?.timestamp(), day))
}

/// Shows one with what was written about it.
#[utoipa::path(operation_id = "requests_read", get, path = "/api/v1/requests/{id}", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Shown), (status = 404)))]
pub(crate) async fn read(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<Json<Shown>, Problem> {
    Ok(Json(show(&app, &who, &text).await?))
}

/// Shows it.
pub(crate) async fn show(app: &App, who: &SignedIn, text: &str) -> Result<Shown, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (organisation, id) = (who.member.organisation, id(text)?);
    let here = HouseTime::load(app, organisation).await?;
    let (request, texts) = find(app, who, id).await?;
    let texts = request_texts::for_member(organisation, &who.keys, id, &texts);
    if texts.iter().any(|written| written.text.is_some()) {
        let (by, at, subject) = (who.member.clone(), app.now(), request.subject);
        let shown = move |tx: &mut Tx<'_>| {
            if !tx.shown(by.session, id.0)? {
                tx.apply(&access_log::open_request(id, subject, &by, at))?;
            }
            Ok(())
        };
        app.store().act("request.open", organisation, shown).await?;
    }
    Ok(Shown::new(&request, &here, Some(texts)))
}

async fn read_it(app: &App, who: &SignedIn, id: RequestId, here: &HouseTime) -> Result<Shown, Problem> {
    let (request, texts) = find(app, who, id).await?;
    let texts = request_texts::for_member(who.member.organisation, &who.keys, id, &texts);
    Ok(Shown::new(&request, here, Some(texts)))
}

async fn find(app: &App, who: &SignedIn, id: RequestId) -> Result<(Request, Vec<RequestTextRow>), Problem> {
    let organisation = who.member.organisation;
    app.read(move |r| r.request(organisation, id)).await?.ok_or_else(Problem::not_found)
}

/// A step: what the rules say to it, what is written about it, and what the subject is told.
struct Step {
    name: &'static str,
    text: Option<(TextKind, String)>,
    told: fn(&Request) -> &'static str,
}

/// Takes a step with a request, in one act.
async fn step(
    app: &App,
    who: &SignedIn,
    text: &str,
    step: Step,
    decide: impl Fn(&Request, &Evidence, &request::Now<'_>) -> Result<Decision, Refusal> + Send + 'static,
) -> Result<Shown, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let (organisation, id) = (who.member.organisation, id(text)?);
    let here = HouseTime::load(app, organisation).await?;
    let (before, _) = find(app, who, id).await?;
    let sealed: Option<SealedText> = match &step.text {
        Some((kind, text)) => {
            let text = request::accept_text("reason", text)?;
            Some(Readers::load(app, organisation, before.subject).await?.seal(app, id, *kind, text)?)
        }
        None => None,
    };
    let conversation = told::conversation(app, organisation, before.subject).await?;
    let (inside, by, message, known) = (here.clone(), Actor::Member(who.member.member), MessageId(app.id()), before.subject);
    let told = app.store().act(step.name, organisation, move |tx| {
        let request = tx.request(id)?;
        if request.subject != known {
            // Whoever it is about was found, or erased, in the meantime: texts would be sealed to the wrong readers.
            return Err(Refusal::Conflict.into());
        }
        let (evidence, texts, now) = (tx.evidence(request.subject)?, tx.request_texts(id)?, inside.by(by));
        tx.apply(&decide(&request, &evidence, &now)?)?;
        if let Some(text) = sealed {
            tx.apply(&request::write(&request, texts, text, &now)?)?;
        }
        announce::tell(tx, conversation, message, (step.told)(&request), now.at)
    });
    let row = told.await?;
    tell(app, organisation, before.subject, conversation, row);
    read_it(app, who, id, &here).await
}

/// Puts the answer off by two months, within the first month, with reasons (GDPR art. 12(3)).
#[utoipa::path(operation_id = "requests_extend", post, path = "/api/v1/requests/{id}/extend", tag = "member", params(("id" = String, Path)),
    request_body = Reason, responses((status = 200, body = Shown), (status = 404), (status = 409, description = "no-extension, conflict")))]
pub(crate) async fn extend(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    new: Sent<Reason>,
) -> Result<Json<Shown>, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let Json(new) = new?;
    Ok(Json(put_off(&app, &who, &id, new.reason).await?))
}

/// Puts it off.
pub(crate) async fn put_off(app: &App, who: &SignedIn, id: &str, reason: String) -> Result<Shown, Problem> {
    let written = Step { name: "request.extend", text: Some((TextKind::Extension, reason)), told: |_| told::EXTENDED };
    step(app, who, id, written, |request, _, now| request::extend(request, now)).await
}

/// Refuses, with reasons. The subject is told where to complain (GDPR art. 12(4); KVKK art. 14).
#[utoipa::path(operation_id = "requests_refuse", post, path = "/api/v1/requests/{id}/refuse", tag = "member", params(("id" = String, Path)),
    request_body = Reason, responses((status = 200, body = Shown), (status = 404), (status = 409, description = "conflict")))]
pub(crate) async fn refuse(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    new: Sent<Reason>,
) -> Result<Json<Shown>, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let Json(new) = new?;
    Ok(Json(turn_down(&app, &who, &id, new.reason).await?))
}

/// Refuses it.
pub(crate) async fn turn_down(app: &App, who: &SignedIn, id: &str, reason: String) -> Result<Shown, Problem> {
    let written = Step { name: "request.refuse", text: Some((TextKind::Refusal, reason)), told: told::refused };
    step(app, who, id, written, |request, _, now| request::refuse(request, now)).await
}

/// Closes as fulfilled, after reading again.
#[utoipa::path(operation_id = "requests_fulfil", post, path = "/api/v1/requests/{id}/fulfil", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Shown), (status = 404), (status = 409, description = "not-fulfilled, conflict")))]
pub(crate) async fn fulfil(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Result<Json<Shown>, Problem> {
    Ok(Json(close(&app, &who, &id).await?))
}

/// Closes it.
pub(crate) async fn close(app: &App, who: &SignedIn, id: &str) -> Result<Shown, Problem> {
    let plain = Step { name: "request.fulfil", text: None, told: |_| told::FULFILLED };
    step(app, who, id, plain, request::fulfil).await
}

/// Asks the subject who they are. The clock of the GDPR rests until it was checked (art. 12(6)).
#[utoipa::path(operation_id = "requests_ask_identity", post, path = "/api/v1/requests/{id}/ask-identity", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Shown), (status = 404), (status = 409, description = "conflict")))]
pub(crate) async fn ask_identity(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Result<Json<Shown>, Problem> {
    Ok(Json(doubt(&app, &who, &id).await?))
}

/// Asks.
pub(crate) async fn doubt(app: &App, who: &SignedIn, id: &str) -> Result<Shown, Problem> {
    let plain = Step { name: "request.ask-identity", text: None, told: |_| told::IDENTITY };
    step(app, who, id, plain, |request, _, now| request::ask_identity(request, now)).await
}

/// Says by what method it was checked who asks.
#[utoipa::path(operation_id = "requests_verify_identity", post, path = "/api/v1/requests/{id}/verify-identity", tag = "member", params(("id" = String, Path)),
    request_body = Method, responses((status = 200, body = Shown), (status = 404), (status = 409, description = "conflict"), (status = 422, description = "invalid-value")))]
pub(crate) async fn verify_identity(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    new: Sent<Method>,
) -> Result<Json<Shown>, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let Json(new) = new?;
    Ok(Json(verify(&app, &who, &id, new.method).await?))
}

/// Says it.
pub(crate) async fn verify(app: &App, who: &SignedIn, id: &str, method: String) -> Result<Shown, Problem> {
    let plain = Step { name: "request.verify-identity", text: None, told: |_| "" };
    step(app, who, id, plain, move |request, _, now| request::verify_identity(request, method.trim(), now)).await
}

/// Says who asked, where that was not known.
#[utoipa::path(operation_id = "requests_relate", patch, path = "/api/v1/requests/{id}", tag = "member", params(("id" = String, Path)),
    request_body = Whose, responses((status = 200, body = Shown), (status = 404), (status = 409, description = "conflict")))]
pub(crate) async fn relate(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    new: Sent<Whose>,
) -> Result<Json<Shown>, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let Json(new) = new?;
    Ok(Json(name_subject(&app, &who, &id, &new.subject).await?))
}

/// Says who.
pub(crate) async fn name_subject(app: &App, who: &SignedIn, text: &str, subject: &str) -> Result<Shown, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let (organisation, id) = (who.member.organisation, id(text)?);
    let subject = SubjectId::parse(subject.trim()).ok_or_else(Problem::not_found)?;
    let here = HouseTime::load(app, organisation).await?;
    let (inside, by) = (here.clone(), Actor::Member(who.member.member));
    let relate = move |tx: &mut Tx<'_>| {
        tx.has_subject(subject)?;
        let (request, now) = (tx.request(id)?, inside.by(by));
        tx.apply(&request::relate(&request, subject, &now)?)?;
        tx.receive_for_linked(&request.again_for(subject), &now)
    };
    app.store().act("request.relate", organisation, relate).await?;
    read_it(app, who, id, &here).await
}
