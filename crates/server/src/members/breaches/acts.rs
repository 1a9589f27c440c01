//! What members do with a breach: open it, confirm it, describe it, say who was told, dismiss it, close it.

use super::wire::{Description, Whole, wrong};
use super::{id, known, sealing};
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::breach::clock::To;
use domain::breach::form::{Channel, FIELD_CHARS_MAX, Field, Form};
use domain::breach::{self, Notification, Phase};
use domain::id::{BreachId, NotificationId, OrganisationId};
use domain::jurisdiction::Law;
use domain::permission::Permission;
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

/// Since when the organisation is aware.
#[derive(Deserialize, ToSchema)]
#[schema(as = BreachAwareness)]
#[serde(deny_unknown_fields)]
pub(crate) struct Awareness {
    pub(crate) aware_at: String,
}

/// Why it is no breach.
#[derive(Deserialize, ToSchema)]
#[schema(as = BreachDismissal)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dismissal {
    pub(crate) reason: String,
}

/// Who was told what.
#[derive(Deserialize, ToSchema)]
#[schema(as = BreachTelling)]
#[serde(deny_unknown_fields)]
pub(crate) struct Telling {
    /// `gdpr` or `kvkk`.
    pub(crate) regime: String,
    /// `authority` or `people`.
    pub(crate) to: String,
    /// When; now without it.
    pub(crate) at: Option<String>,
    /// `chat`, `letter`, `email`, `phone`, `portal` or `public`; must be said of people.
    pub(crate) channel: Option<String>,
    /// How many people were told; must be said of people.
    pub(crate) persons: Option<u64>,
    /// The number that the authority gave it.
    #[serde(default)]
    pub(crate) reference: String,
    /// `initial`, `follow-up` or `final`.
    pub(crate) phase: String,
    /// Why an authority is told after its hours; not needed where `delay_reason` of the breach says it.
    pub(crate) reason: Option<String>,
}

/// Opens a breach. With `aware_at` it is confirmed at once and its clocks run; without, it is a draft.
#[utoipa::path(operation_id = "breaches_create", post, path = "/api/v1/breaches", tag = "member", request_body = Description, responses(
    (status = 201, body = Whole), (status = 422, description = "invalid-value")))]
pub(crate) async fn create(
    State(app): State<App>,
    who: SignedIn,
    repetition: Repetition,
    said: Sent<Description>,
) -> Result<(StatusCode, Json<Whole>), Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let Json(said) = said?;
    let id = open(&app, &who, &repetition, &said).await?;
    Ok((StatusCode::CREATED, Json(shown(&app, &who, id).await?)))
}

/// Opens it.
pub(crate) async fn open(app: &App, who: &SignedIn, repetition: &Repetition, said: &Description) -> Result<BreachId, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let region = region(app, who.member.organisation).await?;
    let (form, texts) = said.onto(Form::empty(&region), breach::form::Texts::new())?;
    if !texts.contains_key(&Field::Title) {
        return Err(wrong("title"));
    }
    let (id, by, at, aware_at) = (BreachId(app.id()), who.member.member, app.now(), said.aware_at()?);
    let (sealed, remember) = (sealing::seal_texts(app, who.member.organisation, id, &texts).await?, repetition.hash(&who.token, "breach"));
    let opened = app.store().act("breach.draft", who.member.organisation, move |tx| {
        if let Some(made) = remember.map(|key| tx.repeated(&key)).transpose()?.flatten() {
            return Ok(BreachId::parse(&made));
        }
        tx.apply(&breach::draft(id, by, (form, &texts), sealed, &region, at)?)?;
        if let Some(aware_at) = aware_at {
            let row = tx.breach(id)?;
            tx.apply(&breach::confirm(&row.breach, aware_at, by, at)?)?;
        }
        if let Some(key) = remember {
            tx.remember(&key, &id.to_string(), at)?;
        }
        Ok(Some(id))
    });
    opened.await?.ok_or_else(Problem::internal)
}

/// Changes what is known of it.
#[utoipa::path(operation_id = "breaches_change", patch, path = "/api/v1/breaches/{id}", tag = "member", request_body = Description, params(("id" = String, Path)), responses(
    (status = 200, body = Whole), (status = 404), (status = 409, description = "conflict"), (status = 422, description = "invalid-value")))]
pub(crate) async fn change(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    said: Sent<Description>,
) -> Result<Json<Whole>, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let Json(said) = said?;
    let id = describe(&app, &who, &text, &said).await?;
    Ok(Json(shown(&app, &who, id).await?))
}

/// Changes it.
pub(crate) async fn describe(app: &App, who: &SignedIn, text: &str, said: &Description) -> Result<BreachId, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let organisation = who.member.organisation;
    let known = known(app, who, id(text)?).await?;
    let (breach, texts) = (known.breach.clone(), known.texts()?);
    let (id, revision, region) = (breach.id, breach.revision, region(app, organisation).await?);
    let (form, texts) = said.onto(breach.form, texts)?;
    let (by, at, aware_at) = (who.member.member, app.now(), said.aware_at()?);
    let sealed = sealing::seal_texts(app, organisation, id, &texts).await?;
    let described = app.store().act("breach.describe", organisation, move |tx| {
        let row = tx.breach(id)?;
        tx.apply(&breach::describe(&row.breach, revision, (form, &texts), aware_at, sealed, (by, &region), at)?).map(drop)
    });
    described.await?;
    Ok(id)
}

/// Confirms a draft: its clocks run from when the organisation became aware.
#[utoipa::path(operation_id = "breaches_confirm", post, path = "/api/v1/breaches/{id}/confirm", tag = "member", request_body = Awareness, params(("id" = String, Path)), responses(
    (status = 200, body = Whole), (status = 404), (status = 409, description = "conflict"), (status = 422, description = "invalid-value")))]
pub(crate) async fn confirm(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    said: Sent<Awareness>,
) -> Result<Json<Whole>, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let Json(said) = said?;
    let id = confirm_it(&app, &who, &text, &said.aware_at).await?;
    Ok(Json(shown(&app, &who, id).await?))
}

/// Confirms it.
pub(crate) async fn confirm_it(app: &App, who: &SignedIn, text: &str, aware_at: &str) -> Result<BreachId, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let (id, by, at) = (id(text)?, who.member.member, app.now());
    let aware_at: Timestamp = aware_at.parse().map_err(|_| wrong("aware_at"))?;
    let confirmed = app.store().act("breach.confirm", who.member.organisation, move |tx| {
        let row = tx.breach(id)?;
        tx.apply(&breach::confirm(&row.breach, aware_at, by, at)?).map(drop)
    });
    confirmed.await?;
    Ok(id)
}

/// Says that it is no breach. It stays in the register.
#[utoipa::path(operation_id = "breaches_dismiss", post, path = "/api/v1/breaches/{id}/dismiss", tag = "member", request_body = Dismissal, params(("id" = String, Path)), responses(
    (status = 200, body = Whole), (status = 404), (status = 409, description = "conflict"), (status = 422, description = "invalid-value")))]
pub(crate) async fn dismiss(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    said: Sent<Dismissal>,
) -> Result<Json<Whole>, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let Json(said) = said?;
    let id = dismiss_it(&app, &who, &text, &said.reason).await?;
    Ok(Json(shown(&app, &who, id).await?))
}

/// Dismisses it.
pub(crate) async fn dismiss_it(app: &App, who: &SignedIn, text: &str, reason: &str) -> Result<BreachId, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let known = known(app, who, id(text)?).await?;
    let (breach, mut texts) = (known.breach.clone(), known.texts()?);
    if let Some(reason) = fit(Some(reason))? {
        texts.insert(Field::Dismissal, reason);
    }
    let (id, revision, by, at) = (breach.id, breach.revision, who.member.member, app.now());
    let sealed = sealing::seal_texts(app, who.member.organisation, id, &texts).await?;
    let dismissed = app.store().act("breach.dismiss", who.member.organisation, move |tx| {
        let (row, told, reached) = (tx.breach(id)?, tx.breach_notifications(id)?, tx.breach_reached(id)?);
        tx.apply(&breach::dismiss(&row.breach, revision, (&told, reached), &texts, sealed, by, at)?).map(drop)
    });
    dismissed.await?;
    Ok(id)
}

/// Says that an authority or people were told. What the register holds now is kept with it.
#[utoipa::path(operation_id = "breaches_notify", post, path = "/api/v1/breaches/{id}/notifications", tag = "member", request_body = Telling, params(("id" = String, Path)), responses(
    (status = 201, body = Whole), (status = 404), (status = 409, description = "conflict"), (status = 422, description = "invalid-value: `reason` where an authority is told late, `channel` and `persons` where people are told")))]
pub(crate) async fn notify(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    repetition: Repetition,
    said: Sent<Telling>,
) -> Result<(StatusCode, Json<Whole>), Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let Json(said) = said?;
    let id = tell(&app, &who, &text, &repetition, said).await?;
    Ok((StatusCode::CREATED, Json(shown(&app, &who, id).await?)))
}

/// Records it.
pub(crate) async fn tell(app: &App, who: &SignedIn, text: &str, repetition: &Repetition, said: Telling) -> Result<BreachId, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let known = known(app, who, id(text)?).await?;
    if known.sealed {
        // What is kept with a notification is everything that was known.
        return Err(Problem::sealed());
    }
    let (id, notification, now) = (known.breach.id, NotificationId(app.id()), app.now());
    let reason = fit(said.reason.as_deref())?.or_else(|| known.texts.get(&Field::DelayReason).cloned());
    let gave_reason = reason.is_some();
    let (sealed, sha256) = sealing::seal_snapshot(app, who.member.organisation, notification, reason, Whole::new(&known, now)).await?;
    let told_at = said.at.as_deref().filter(|at| !at.is_empty());
    let channel = said.channel.as_deref().filter(|channel| !channel.is_empty());
    let told = Notification {
        id: notification,
        law: Law::parse(&said.regime).ok_or_else(|| wrong("regime"))?,
        to: To::parse(&said.to).ok_or_else(|| wrong("to"))?,
        phase: Phase::parse(&said.phase).ok_or_else(|| wrong("phase"))?,
        at: told_at.map_or(Ok(now), |at| at.parse().map_err(|_| wrong("at")))?,
        channel: channel.map(|channel| Channel::parse(channel).ok_or_else(|| wrong("channel"))).transpose()?,
        persons: said.persons,
        reference: said.reference.trim().to_owned(),
        sha256,
    };
    let (by, remember) = (who.member.member, repetition.hash(&who.token, "breach.notification"));
    let noted = app.store().act("breach.notify", who.member.organisation, move |tx| {
        if remember.map(|key| tx.repeated(&key)).transpose()?.flatten().is_some() {
            return Ok(());
        }
        let (row, before) = (tx.breach(id)?, tx.breach_notifications(id)?);
        tx.apply(&breach::notify(&row.breach, &before, told, (sealed, gave_reason), by, now)?)?;
        remember.map_or(Ok(()), |key| tx.remember(&key, &notification.to_string(), now))
    });
    noted.await?;
    Ok(id)
}

/// Closes it, once everybody was told and everything is written.
#[utoipa::path(operation_id = "breaches_close", post, path = "/api/v1/breaches/{id}/close", tag = "member", params(("id" = String, Path)), responses(
    (status = 200, body = Whole), (status = 404), (status = 409, description = "breach-open: `left` says what is still to be done")))]
pub(crate) async fn close(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<Json<Whole>, Problem> {
    let id = close_it(&app, &who, &text).await?;
    Ok(Json(shown(&app, &who, id).await?))
}

/// Closes it.
pub(crate) async fn close_it(app: &App, who: &SignedIn, text: &str) -> Result<BreachId, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let known = known(app, who, id(text)?).await?;
    let (breach, texts) = (known.breach.clone(), known.texts()?);
    let (id, revision, by, at) = (breach.id, breach.revision, who.member.member, app.now());
    let closed = app.store().act("breach.close", who.member.organisation, move |tx| {
        let (row, told) = (tx.breach(id)?, tx.breach_notifications(id)?);
        if row.breach.revision != revision {
            // The texts that were opened are no longer its own.
            return Err(domain::Refusal::Conflict.into());
        }
        tx.apply(&breach::close(&row.breach, &texts, &told, by, at)?).map(drop)
    });
    closed.await?;
    Ok(id)
}

/// A reason that fits, or none.
fn fit(text: Option<&str>) -> Result<Option<String>, Problem> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > FIELD_CHARS_MAX) {
        return Err(domain::Refusal::TooLarge.into());
    }
    Ok(text.map(str::to_owned))
}

/// The country whose laws apply.
pub(crate) async fn region(app: &App, organisation: OrganisationId) -> Result<String, Problem> {
    Ok(app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?.region)
}

async fn shown(app: &App, who: &SignedIn, id: BreachId) -> Result<Whole, Problem> {
    Ok(Whole::new(&known(app, who, id).await?, app.now()))
}
