//! Legal holds by API: placing one before the visitor withdraws, listing, lifting, and reading what it keeps.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::conversations::{PAGE, Page, cursor, place};
use super::held::{self, Content};
use super::keys::MemberKeys;
use super::subjects;
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::bindings;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Purpose;
use domain::contact::Format;
use domain::hold::{self, HeldKey, Placing, Reason};
use domain::id::{HoldId, OrganisationId, SubjectId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use seal::{PublicKey, SubjectKey};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::reads::{GrantSeal, HoldRow, PurposeKey};
use utoipa::{IntoParams, ToSchema};

/// Which page.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// A hold as it is asked for.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewHold)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    /// On whom.
    pub(crate) subject: String,
    /// One purpose; without it all that the author's keys open.
    #[serde(default)]
    pub(crate) purpose: Option<String>,
    /// Why, in at most 500 characters. It is sealed like what it speaks of.
    pub(crate) reason: String,
    /// When it ends: a moment in RFC 3339, or the last day (`YYYY-MM-DD`, UTC).
    pub(crate) ends_at: String,
}

/// A hold.
#[derive(Serialize, ToSchema)]
#[schema(as = Hold)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) subject: String,
    /// `null` for all that its author read.
    pub(crate) purpose: Option<String>,
    /// `null` where no key of the reader opens it.
    pub(crate) reason: Option<String>,
    /// Who placed it.
    pub(crate) member: String,
    pub(crate) created_at: String,
    pub(crate) ends_at: String,
    /// `true` where the subject was erased since: what is held is all that there is.
    pub(crate) erased: bool,
}

/// A hold with its reason, as far as the reader's keys open it.
pub(crate) struct Opened {
    pub(crate) row: HoldRow,
    pub(crate) reason: Option<String>,
}

impl From<Opened> for Listed {
    fn from(Opened { row, reason }: Opened) -> Self {
        Self {
            id: row.id.to_string(),
            subject: row.subject.to_string(),
            purpose: row.purpose.map(|purpose| purpose.to_string()),
            reason,
            member: row.member.to_string(),
            created_at: domain::act::rfc3339(row.created_at),
            ends_at: domain::act::rfc3339(row.ends_at),
            erased: row.erased,
        }
    }
}

pub(crate) fn id(text: &str) -> Result<HoldId, Problem> {
    HoldId::parse(text).ok_or_else(Problem::not_found)
}

/// Reads an end: a moment, or the end of a day in UTC.
fn end(text: &str) -> Result<Timestamp, Problem> {
    let day = |date: Date| Some(date.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp());
    let text = text.trim();
    let end = text.parse::<Timestamp>().ok().or_else(|| text.parse::<Date>().ok().and_then(day));
    end.ok_or_else(|| Refusal::InvalidValue { field: "ends_at".to_owned(), format: Format::Time }.into())
}

/// Places a hold. It must be placed by somebody who can read, before the visitor withdraws.
#[utoipa::path(operation_id = "holds_place", post, path = "/api/v1/holds", tag = "member", request_body = New, responses(
    (status = 201, body = Listed), (status = 403, description = "no-grant: no key of the author opens anything of it"), (status = 404), (status = 422)))]
pub(crate) async fn place_hold(
    State(app): State<App>,
    who: SignedIn,
    repetition: Repetition,
    new: Sent<New>,
) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::HoldsWrite)?;
    let Json(new) = new?;
    let key = repetition.hash(&who.token, "hold");
    let id = place_it(&app, &who, &new, key).await?;
    let opened = one(&app, &who, id).await?;
    Ok((StatusCode::CREATED, Json(opened.into())))
}

/// Places it, once for each key.
pub(crate) async fn place_it(app: &App, who: &SignedIn, new: &New, key: Option<[u8; 16]>) -> Result<HoldId, Problem> {
    who.member.may(Permission::HoldsWrite)?;
    let subject = subjects::id(&new.subject)?;
    let purpose = match new.purpose.as_deref() {
        None | Some("") => None,
        Some(name) => Some(Purpose::parse(name).ok_or_else(Problem::invalid_body)?),
    };
    let reason = hold::proper_reason(&new.reason).ok_or(Refusal::InvalidValue { field: "reason".to_owned(), format: Format::Text })?;
    let (reason, ends_at) = (reason.to_owned(), end(&new.ends_at)?);
    let (organisation, at, hold) = (who.member.organisation, app.now(), HoldId(app.id()));
    let read = app.read(move |r| {
        if !r.has_subject(organisation, subject)? {
            return Ok(None);
        }
        // What expired is read by nobody any more, and so held by nobody: not even until the next sweep has ended it.
        let grants = r.grants(subject, &[], at)?;
        let reads = |seal: &GrantSeal| !grants.iter().any(|grant| grant.purpose == seal.purpose && grant.state == "expired");
        let (mut seals, mut private) = (r.unresealed(subject)?, r.privacy_seals(subject)?);
        seals.retain(reads);
        private.retain(reads);
        Ok(Some((seals, private, r.purpose_keys(organisation)?)))
    });
    let (seals, private, published) = read.await?.ok_or_else(Problem::not_found)?;
    let pair = published.into_iter().filter(|key| key.purpose == Purpose::hold()).max_by_key(|key| key.generation);
    let pair = pair.ok_or_else(Problem::unavailable)?;
    app.check_key(organisation, &pair).await?;
    let (keys, entropy, wanted) = (Arc::clone(&who.keys), Arc::clone(app.entropy()), purpose.clone());
    let sealed = app.blocking(move || {
        let opened = opened(&keys, subject, &seals, &private, wanted.as_ref());
        let first = opened.first().ok_or(Refusal::NoGrant)?;
        let cell = bindings::hold_reason(organisation, subject, &first.0, first.1, hold);
        let reason =
            Reason { purpose: first.0.clone(), generation: first.1, sealed: first.2.seal(&cell, reason.as_bytes(), entropy.as_ref()) };
        let held = opened.iter().map(|key| hand_over(organisation, subject, &pair, hold, key)).collect::<Result<Vec<_>, Problem>>()?;
        Ok::<_, Problem>((reason, held))
    });
    let (reason, held) = sealed.await??;
    let (by, placing) = (who.member.clone(), Placing { hold, subject, purpose, reason, ends_at, keys: held });
    let placed = app.store().act("hold.place", organisation, move |tx| {
        if let Some(key) = &key
            && let Some(before) = tx.repeated(key)?.and_then(|id| HoldId::parse(&id))
        {
            return Ok(before);
        }
        let (standing, count) = (tx.standing(subject, at)?, tx.holds_on(subject)?);
        tx.apply(&hold::place(&by, &standing, placing, count, at)?)?;
        if let Some(key) = &key {
            tx.remember(key, &hold.to_string(), at)?;
        }
        Ok::<_, store::Stop>(hold)
    });
    Ok(placed.await?)
}

/// The subject keys that a session opens, each once; of one purpose, where one is wanted.
fn opened(
    keys: &MemberKeys,
    subject: SubjectId,
    seals: &[GrantSeal],
    private: &[GrantSeal],
    wanted: Option<&Purpose>,
) -> Vec<(Purpose, u32, SubjectKey)> {
    let everyday = seals.iter().map(|seal| (seal, keys.open_one(subject, seal)));
    let restricted = private.iter().map(|seal| (seal, keys.open_private(subject, seal)));
    let mut opened: Vec<(Purpose, u32, SubjectKey)> = Vec::new();
    for (seal, key) in everyday.chain(restricted) {
        let known = opened.iter().any(|(purpose, generation, _)| *purpose == seal.purpose && *generation == seal.generation);
        if let Some(key) = key.filter(|_| !known && wanted.is_none_or(|wanted| *wanted == seal.purpose)) {
            opened.push((seal.purpose.clone(), seal.generation, key));
        }
    }
    opened
}

fn hand_over(
    organisation: OrganisationId,
    subject: SubjectId,
    pair: &PurposeKey,
    hold: HoldId,
    (purpose, generation, key): &(Purpose, u32, SubjectKey),
) -> Result<HeldKey, Problem> {
    let to = PublicKey::from_bytes(&pair.public_key).map_err(|_| Problem::internal())?;
    let sealed = key.hand_over(&to, &bindings::to_hold(organisation, subject, purpose, *generation, hold))?;
    Ok(HeldKey { purpose: purpose.clone(), generation: *generation, pair_generation: pair.generation, sealed })
}

/// Lists holds, the next to end first.
#[utoipa::path(operation_id = "holds_list", get, path = "/api/v1/holds", tag = "member", params(Wanted), responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Page<Listed>>, Problem> {
    let (items, next) = page(&app, &who, &wanted).await?;
    Ok(Json(Page { items: items.into_iter().map(Listed::from).collect(), next }))
}

/// A page of holds, and what `after` must be for the next.
pub(crate) async fn page(app: &App, who: &SignedIn, wanted: &Wanted) -> Result<(Vec<Opened>, Option<String>), Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let after = match wanted.after.as_deref() {
        None | Some("") => None,
        Some(after) => Some(place(after).ok_or_else(Problem::invalid_body)?),
    };
    let organisation = who.member.organisation;
    let rows = app.read(move |r| r.holds(organisation, after, limit)).await?;
    let full = i64::try_from(rows.len()).unwrap_or_default() == limit;
    let next = rows.last().filter(|_| full).map(|row| cursor(row.ends_at.as_millisecond(), row.id.0));
    Ok((with_reasons(app, who, rows).await?, next))
}

/// One hold of the member's organisation.
pub(crate) async fn one(app: &App, who: &SignedIn, id: HoldId) -> Result<Opened, Problem> {
    let organisation = who.member.organisation;
    let row = app.read(move |r| r.hold(organisation, id)).await?.ok_or_else(Problem::not_found)?;
    with_reasons(app, who, vec![row]).await?.pop().ok_or_else(Problem::not_found)
}

/// Opens the reasons, by the grant while it lives, and by the hold pair for whoever holds it.
async fn with_reasons(app: &App, who: &SignedIn, rows: Vec<HoldRow>) -> Result<Vec<Opened>, Problem> {
    let (organisation, keys, now) = (who.member.organisation, Arc::clone(&who.keys), app.now());
    let read = app.read(move |r| {
        let mut opened = Vec::with_capacity(rows.len());
        for row in rows {
            let told = |purpose: &Purpose, generation| *purpose == row.reason.purpose && generation == row.reason.generation;
            let held = r.hold_keys(row.id)?.into_iter().find(|key| told(&key.purpose, key.generation));
            let key = match held.and_then(|held| keys.open_held(row.subject, row.id, &held)) {
                Some(key) => Some(key),
                None => r
                    .grant_seals(row.subject, now)?
                    .iter()
                    .find(|s| told(&s.purpose, s.generation))
                    .and_then(|s| keys.open_one(row.subject, s)),
            };
            let cell = bindings::hold_reason(organisation, row.subject, &row.reason.purpose, row.reason.generation, row.id);
            let reason = key.and_then(|key| key.open(&cell, &row.reason.sealed).ok());
            let reason = reason.map(|plain| String::from_utf8_lossy(plain.expose()).into_owned());
            opened.push(Opened { row, reason });
        }
        Ok(opened)
    });
    read.await
}

/// Lifts a hold. What was withdrawn or erased meanwhile is destroyed in the same act.
#[utoipa::path(operation_id = "holds_end", delete, path = "/api/v1/holds/{id}", tag = "member", params(("id" = String, Path)), responses((status = 204), (status = 404)))]
pub(crate) async fn end_hold(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    end_it(&app, &who, &text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lifts it.
pub(crate) async fn end_it(app: &App, who: &SignedIn, text: &str) -> Result<(), Problem> {
    who.member.may(Permission::HoldsWrite)?;
    let (id, by, at) = (id(text)?, who.member.clone(), app.now());
    let ended = app.store().act("hold.end", by.organisation, move |tx| {
        let hold = tx.hold(id)?;
        tx.apply(&hold::end(&by, &hold, at)?).map(drop)
    });
    ended.await?;
    crate::work::scrub_soon(app);
    Ok(())
}

/// Shows what a hold keeps, to whoever holds the hold pair. It is an act, written before the plaintext leaves.
#[utoipa::path(operation_id = "holds_content", get, path = "/api/v1/holds/{id}/content", tag = "member", params(("id" = String, Path)), responses(
    (status = 200, body = Content), (status = 403, description = "no-grant: the reader does not hold the hold pair"), (status = 404)))]
pub(crate) async fn content(State(app): State<App>, Recent(who): Recent, Path(text): Path<String>) -> Result<Json<Content>, Problem> {
    Ok(Json(held::content(&app, &who, id(&text)?).await?))
}

/// Gives a file that a hold keeps; an act of its own, like its content.
#[utoipa::path(operation_id = "holds_file", get, path = "/api/v1/holds/{id}/files/{file}", tag = "member", params(("id" = String, Path), ("file" = String, Path)), responses(
    (status = 200, description = "the bytes", body = Vec<u8>, content_type = "application/octet-stream"), (status = 403, description = "confirm-first, no-grant"), (status = 404)))]
pub(crate) async fn file(
    State(app): State<App>,
    Recent(who): Recent,
    Path((hold, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    held::file(&app, &who, id(&hold)?, &file).await
}
