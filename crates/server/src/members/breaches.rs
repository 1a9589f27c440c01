//! Breaches by API: the register, one breach with its clocks, what is told of it and to whom.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

pub(crate) mod acts;
pub(crate) mod affected;
pub(crate) mod export;
pub(crate) mod messages;
pub(crate) mod sealing;
pub(crate) mod wire;

use super::conversations::{PAGE, Page, cursor, place};
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::breach::clock::{Clock, clocks};
use domain::breach::form::Texts;
use domain::breach::{self, Breach, Notification, Step};
use domain::id::{BreachId, NotificationId};
use domain::permission::Permission;
use jiff::Timestamp;
use sealing::Snapshot;
use serde::Deserialize;
use store::reads::BreachRow;
use utoipa::IntoParams;

/// Which breaches.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// `draft`, `confirmed`, `dismissed` or `closed`; all of them without it.
    pub(crate) state: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// A breach with everything that the register holds of it, its texts opened as far as the reader's keys do.
pub(crate) struct Known {
    pub(crate) breach: Breach,
    pub(crate) texts: Texts,
    /// Whether there are texts that no key of the reader opens.
    pub(crate) sealed: bool,
    pub(crate) told: Vec<Notification>,
    /// People on its list, and those of them who were told in their chat.
    pub(crate) affected: (u64, u64),
}

impl Known {
    pub(crate) fn clocks(&self, now: Timestamp) -> Vec<Clock> {
        clocks(&self.breach, &self.told, now)
    }

    pub(crate) fn steps(&self, now: Timestamp) -> Vec<Step> {
        breach::steps(&self.breach, &self.texts, &self.told, now).into_iter().filter(|step| !self.sealed || !step.is_of_words()).collect()
    }

    /// The texts, for whoever writes something in their place.
    pub(crate) fn texts(self) -> Result<Texts, Problem> {
        if self.sealed { Err(Problem::sealed()) } else { Ok(self.texts) }
    }
}

pub(crate) fn id(text: &str) -> Result<BreachId, Problem> {
    BreachId::parse(text).ok_or_else(Problem::not_found)
}

/// One breach of the organisation.
pub(crate) async fn known(app: &App, who: &SignedIn, id: BreachId) -> Result<Known, Problem> {
    let organisation = who.member.organisation;
    let read = app.read(move |r| {
        let Some(row) = r.breach(organisation, id)? else { return Ok(None) };
        Ok(Some((row, r.breach_notifications(id)?, r.breach_counted(id)?)))
    });
    let (row, told, affected) = read.await?.ok_or_else(Problem::not_found)?;
    opened(app, who, (row, told, affected))
}

fn opened(app: &App, who: &SignedIn, (row, told, affected): (BreachRow, Vec<Notification>, (u64, u64))) -> Result<Known, Problem> {
    let texts = sealing::open_texts(app, who, &row)?;
    Ok(Known { breach: row.breach, sealed: texts.is_none(), texts: texts.unwrap_or_default(), told, affected })
}

/// A page of the register, the newest first, and what `after` must be for the next.
pub(crate) async fn page(app: &App, who: &SignedIn, wanted: &Wanted) -> Result<(Vec<Known>, Option<String>), Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let named = wanted.state.as_deref().filter(|state| !state.is_empty());
    let state = named.map(|state| breach::State::parse(state).ok_or_else(Problem::invalid_body)).transpose()?;
    let after = wanted.after.as_deref().filter(|after| !after.is_empty());
    let after = after.map(|after| place(after).ok_or_else(Problem::invalid_body)).transpose()?;
    let organisation = who.member.organisation;
    let read = app.read(move |r| {
        let rows = r.breaches(organisation, state, after, limit)?;
        let known = rows.into_iter().map(|row: BreachRow| {
            let id = row.breach.id;
            Ok((row, r.breach_notifications(id)?, r.breach_counted(id)?))
        });
        known.collect::<Result<Vec<_>, store::Fault>>()
    });
    let rows = read.await?;
    let full = i64::try_from(rows.len()).unwrap_or_default() == limit;
    let last = rows.last().filter(|_| full).map(|(row, ..)| cursor(row.breach.opened_at.as_millisecond(), row.breach.id.0));
    Ok((rows.into_iter().map(|row| opened(app, who, row)).collect::<Result<_, Problem>>()?, last))
}

/// Lists the register, the newest first. Nothing ever leaves it: what was dismissed or closed stays (GDPR art. 33(5)).
#[utoipa::path(operation_id = "breaches_list", get, path = "/api/v1/breaches", tag = "member", params(Wanted), responses((status = 200, body = Page<wire::Whole>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Page<wire::Whole>>, Problem> {
    let (known, next) = page(&app, &who, &wanted).await?;
    let now = app.now();
    Ok(Json(Page { items: known.iter().map(|known| wire::Whole::new(known, now)).collect(), next }))
}

/// One breach: its clocks, what is to be done next, and everything that is known of it.
#[utoipa::path(operation_id = "breaches_read", get, path = "/api/v1/breaches/{id}", tag = "member", params(("id" = String, Path)), responses(
    (status = 200, body = wire::Whole), (status = 404)))]
pub(crate) async fn read(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<Json<wire::Whole>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let known = known(&app, &who, id(&text)?).await?;
    Ok(Json(wire::Whole::new(&known, app.now())))
}

/// What the register held when somebody was told: exactly the bytes whose SHA-256 the ledger names.
#[utoipa::path(operation_id = "breaches_told", get, path = "/api/v1/breaches/{id}/notifications/{notification}", tag = "member",
    params(("id" = String, Path), ("notification" = String, Path)), responses((status = 200, body = Snapshot), (status = 403, description = "sealed: no key of the reader opens it"), (status = 404)))]
pub(crate) async fn told(
    State(app): State<App>,
    who: SignedIn,
    Path((text, notification)): Path<(String, String)>,
) -> Result<Response, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let notification = NotificationId::parse(&notification).ok_or_else(Problem::not_found)?;
    let held = held(&app, &who, id(&text)?).await?;
    let (_, bytes) = held.into_iter().find(|(id, _)| *id == notification).ok_or_else(Problem::not_found)?;
    let bytes = bytes.ok_or_else(Problem::sealed)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], bytes).into_response())
}

/// Why authorities were told late, as it was said when they were: each reason once, the first first.
pub(crate) async fn reasons(app: &App, who: &SignedIn, known: &Known) -> Result<Vec<String>, Problem> {
    let mut reasons = Vec::new();
    for (_, bytes) in held(app, who, known.breach.id).await? {
        let Some(snapshot) = bytes.and_then(|bytes| serde_json::from_slice::<Snapshot>(&bytes).ok()) else { continue };
        reasons.extend(snapshot.reason.filter(|reason| !reasons.contains(reason)));
    }
    Ok(reasons)
}

/// What the register held at each notification of a breach; `None` where no key of the reader opens it.
pub(crate) async fn held(app: &App, who: &SignedIn, id: BreachId) -> Result<Vec<(NotificationId, Option<Vec<u8>>)>, Problem> {
    let organisation = who.member.organisation;
    let read = app.read(move |r| Ok(if r.breach(organisation, id)?.is_some() { Some(r.breach_told(id)?) } else { None }));
    let sealed = read.await?.ok_or_else(Problem::not_found)?;
    sealed.into_iter().map(|(id, sealed)| Ok((id, sealing::open_snapshot(app, who, id, &sealed)?))).collect()
}
