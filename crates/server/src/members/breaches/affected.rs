//! Whom a breach affects: found by purposes, times, members and their sessions, listed, and exported for letters.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::super::contacts::harmless;
use super::super::conversations::{PAGE, Page};
use super::super::reading;
use super::wire::{Affected, wrong};
use super::{id, known};
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::act::rfc3339;
use domain::breach::{self, AFFECTED_BATCH};
use domain::contact;
use domain::id::{BreachId, MemberId, SessionId, SubjectId};
use domain::permission::Permission;
use domain::purpose::Purpose;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::reads::AffectedBy;
use utoipa::{IntoParams, ToSchema};

/// Purposes, members or sessions that one search may name.
const NAMED_MAX: usize = 100;

/// Whom to look for: everybody of whom something was held, narrowed by what is given. Times are RFC 3339.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = BreachSearch)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Search {
    /// Of whom something was held for one of these purposes.
    pub(crate) purposes: Vec<String>,
    /// Of whom something was held, or who was shown, from then on.
    pub(crate) from: Option<String>,
    /// And until then.
    pub(crate) until: Option<String>,
    /// Whom one of these members was shown.
    pub(crate) members: Vec<String>,
    /// Who was shown in one of these sessions, as the ledger names them.
    pub(crate) tokens: Vec<String>,
}

/// What was found.
#[derive(Serialize, ToSchema)]
#[schema(as = BreachFound)]
pub(crate) struct Found {
    /// By this search.
    pub(crate) found: usize,
    /// On the list now.
    #[serde(flatten)]
    pub(crate) affected: Affected,
}

/// A page of a list.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Paging {
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// One of the people.
#[derive(Serialize, ToSchema)]
#[schema(as = AffectedSubject)]
pub(crate) struct Listed {
    pub(crate) subject: String,
    /// When they were told in their chat.
    pub(crate) told_at: Option<String>,
}

impl Search {
    fn wanted(&self) -> Result<AffectedBy, Problem> {
        fn all<T>(field: &'static str, names: &[String], parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Problem> {
            if names.len() > NAMED_MAX {
                return Err(domain::Refusal::TooLarge.into());
            }
            names.iter().map(|name| parse(name).ok_or_else(|| wrong(field))).collect()
        }
        let time = |field, text: &Option<String>| -> Result<Option<Timestamp>, Problem> {
            let text = text.as_deref().filter(|text| !text.is_empty());
            text.map(|text| text.parse().map_err(|_| wrong(field))).transpose()
        };
        Ok(AffectedBy {
            purposes: all("purposes", &self.purposes, Purpose::parse)?,
            from: time("from", &self.from)?,
            until: time("until", &self.until)?,
            members: all("members", &self.members, MemberId::parse)?,
            sessions: all("tokens", &self.tokens, SessionId::parse)?,
        })
    }
}

/// Looks for whom it affects, and puts them on its list. Nobody is taken off it by another search.
#[utoipa::path(operation_id = "breaches_affect", post, path = "/api/v1/breaches/{id}/affected", tag = "member", request_body = Search, params(("id" = String, Path)), responses(
    (status = 200, body = Found), (status = 404), (status = 409, description = "conflict: it has ended"), (status = 422, description = "invalid-value")))]
pub(crate) async fn find(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    search: Sent<Search>,
) -> Result<Json<Found>, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let Json(search) = search?;
    Ok(Json(find_them(&app, &who, &text, &search).await?))
}

/// Looks for them.
pub(crate) async fn find_them(app: &App, who: &SignedIn, text: &str, search: &Search) -> Result<Found, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let (organisation, by, wanted) = (who.member.organisation, who.member.member, search.wanted()?);
    let id = known(app, who, id(text)?).await?.breach.id;
    let subjects = app.read(move |r| r.affected(organisation, &wanted)).await?;
    // Between two batches the writer serves others.
    for batch in subjects.chunks(AFFECTED_BATCH) {
        let (batch, at) = (batch.to_vec(), app.now());
        let listed = app.store().act("breach.affect", organisation, move |tx| {
            let row = tx.breach(id)?;
            tx.apply(&breach::affect(&row.breach, batch, by, at)?).map(drop)
        });
        listed.await?;
    }
    let (count, told) = app.read(move |r| r.breach_counted(id)).await?;
    Ok(Found { found: subjects.len(), affected: Affected { count, told } })
}

/// A page of those whom it affects.
#[utoipa::path(operation_id = "breaches_affected", get, path = "/api/v1/breaches/{id}/affected", tag = "member", params(("id" = String, Path), Paging), responses(
    (status = 200, body = Page<Listed>), (status = 404)))]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let id = known(&app, &who, id(&text)?).await?.breach.id;
    let limit = paging.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let after = paging.after.as_deref().filter(|after| !after.is_empty());
    let after = after.map(|after| SubjectId::parse(after).ok_or_else(Problem::invalid_body)).transpose()?;
    let rows = app.read(move |r| r.breach_affected(id, after, false, limit)).await?;
    let full = i64::try_from(rows.len()).unwrap_or_default() == limit;
    let next = rows.last().filter(|_| full).map(|(subject, _)| subject.to_string());
    let items = rows.into_iter().map(|(subject, told)| Listed { subject: subject.to_string(), told_at: told.map(rfc3339) });
    Ok(Json(Page { items: items.collect(), next }))
}

/// Those whom it affects as a table, with what the reader's keys open of how they are reached: for letters to whom the chat does not
/// reach.
#[utoipa::path(operation_id = "breaches_affected_export", get, path = "/api/v1/breaches/{id}/affected.csv", tag = "member", params(("id" = String, Path)), responses(
    (status = 200, content_type = "text/csv", body = String), (status = 404)))]
pub(crate) async fn export(State(app): State<App>, Recent(who): Recent, Path(text): Path<String>) -> Result<Response, Problem> {
    csv(&app, &who, &text).await
}

/// The table, with its act.
pub(crate) async fn csv(app: &App, who: &SignedIn, text: &str) -> Result<Response, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let organisation = who.member.organisation;
    let id = known(app, who, id(text)?).await?.breach.id;
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = app.read(move |r| r.breach_affected(id, after, false, PAGE)).await?;
        let Some((last, _)) = page.last() else { break };
        after = Some(*last);
        rows.extend(with_contacts(app, who, page).await?);
    }
    let text = table(&rows).ok_or_else(Problem::internal)?;
    let (by, at, count) = (who.member.member, app.now(), rows.len() as u64);
    app.store().act("breach.export", organisation, move |tx| tx.apply(&breach::export(Some(id), count, by, at)).map(drop)).await?;
    crate::signals::exported(app, who).await;
    Ok(attachment("text/csv; charset=utf-8", &format!("breach-{id}-affected.csv"), text))
}

type Row = (SubjectId, Option<Timestamp>, BTreeMap<String, String>);

/// What the reader's keys open of how these people are reached: never of special categories, which no envelope needs. Showing it is an act
/// like any other showing.
async fn with_contacts(app: &App, who: &SignedIn, page: Vec<(SubjectId, Option<Timestamp>)>) -> Result<Vec<Row>, Problem> {
    let organisation = who.member.organisation;
    let purposes = app.read(move |r| r.purposes(organisation)).await?;
    let is_special = |name: &str| purposes.iter().any(|rule| rule.special && rule.purpose.as_str() == name);
    let reached = |fields: BTreeMap<String, BTreeMap<String, String>>| {
        let plain = fields.into_iter().filter(|(purpose, _)| !is_special(purpose));
        plain.flat_map(|(_, fields)| fields).filter(|(field, _)| contact::reaches(field)).collect()
    };
    let contacts = reading::contacts_of(app, who, page.iter().map(|(subject, _)| *subject).collect()).await?;
    let mut told: BTreeMap<_, BTreeMap<String, String>> = contacts.into_iter().map(|c| (c.subject, reached(c.fields))).collect();
    Ok(page.into_iter().map(|(subject, at)| (subject, at, told.remove(&subject).unwrap_or_default())).collect())
}

fn table(rows: &[Row]) -> Option<String> {
    let names: BTreeSet<&str> = rows.iter().flat_map(|(.., fields)| fields.keys().map(String::as_str)).collect();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["subject", "told_at"].into_iter().chain(names.iter().copied())).ok()?;
    for (subject, told_at, fields) in rows {
        let values = names.iter().map(|name| fields.get(*name).map_or(String::new(), |value| harmless(value)));
        out.write_record([subject.to_string(), told_at.map(rfc3339).unwrap_or_default()].into_iter().chain(values)).ok()?;
    }
    String::from_utf8(out.into_inner().ok()?).ok()
}

/// A file to keep.
pub(crate) fn attachment(kind: &'static str, name: &str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body).into_response()
}

/// Whether there is such a breach for whoever writes to its people.
pub(super) async fn confirmed(app: &App, who: &SignedIn, text: &str) -> Result<BreachId, Problem> {
    let breach = known(app, who, id(text)?).await?.breach;
    if breach.state == breach::State::Confirmed { Ok(breach.id) } else { Err(domain::Refusal::Conflict.into()) }
}
