//! The review of who may read what (KVKK Board decision 2018/10): who works here, in which role, when they signed in and read last; and the
//! record that somebody looked.

use super::conversations::Page;
use super::registers::{self, Listed, Paging, Written};
use crate::app::App;
use crate::auth::{Person, SignedIn};
use crate::house_time::HouseTime;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::act::{Act, rfc3339};
use domain::calendar;
use domain::contact::Format;
use domain::id::{MemberId, OrganisationId, RegisterId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use domain::register::{self, Register};
use domain::token;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::Fault;
use store::reads::Reader;
use utoipa::ToSchema;

/// What counts as having read.
pub(crate) const READING: [Act; 4] = [Act::ConversationOpened, Act::ContactOpened, Act::ContactsExported, Act::RequestOpened];
/// The longest note about one member, in characters.
const NOTE_CHARS_MAX: usize = 200;

/// The review as it stands: who is to be looked at, until when, and what was found before.
#[derive(Serialize, ToSchema)]
#[schema(as = AccessReviews)]
pub(crate) struct Shown {
    /// The day by which it is done again.
    pub(crate) due_on: String,
    /// Whether that day is over.
    pub(crate) overdue: bool,
    pub(crate) members: Vec<Reviewed>,
    /// The reviews that were made, the newest first.
    pub(crate) items: Vec<Listed>,
    pub(crate) next: Option<String>,
}

/// A member or a token, as the review looks at them.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = ReviewedMember)]
pub(crate) struct Reviewed {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) role: String,
    /// As far as the ledger says so; of a token, whose role is `api-token`, when it was used last.
    pub(crate) last_sign_in: Option<String>,
    /// When they last opened a conversation, a contact or a request, or exported contacts, as far as the ledger still says so.
    pub(crate) last_reading: Option<String>,
}

/// A review.
#[derive(Deserialize, Default, ToSchema)]
#[schema(as = NewAccessReview)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct New {
    /// What was found on the whole.
    pub(crate) text: String,
    /// What was found about single members, by their id; who is not named is confirmed as they stand.
    pub(crate) notes: BTreeMap<String, String>,
    /// `YYYY-MM-DD`; without it, half a year from today.
    pub(crate) next_on: Option<String>,
}

/// The day by which the review is due: as the last one said, or half a year after the organisation began.
pub(super) fn due(r: &mut Reader<'_>, organisation: OrganisationId, zone: &TimeZone) -> Result<Option<(Option<RegisterId>, Date)>, Fault> {
    if let Some(last) = r.register(organisation, Register::AccessReview, None, 1)?.pop() {
        return Ok(last.entry.facts.next_on.map(|day| (Some(last.entry.id), day)));
    }
    let founded = r.founded_at(organisation)?;
    Ok(founded.map(|at| (None, register::next_review(calendar::received_on(at, zone)))))
}

/// Gathers it.
pub(crate) async fn shown(app: &App, who: &SignedIn, paging: &Paging) -> Result<Shown, Problem> {
    let Page { items, next } = registers::page(app, who, Register::AccessReview, paging).await?;
    let organisation = who.member.organisation;
    let here = HouseTime::load(app, organisation).await?;
    let zone = here.zone.clone();
    let due = app.read(move |r| due(r, organisation, &zone)).await?;
    let due_on = due.map_or(here.today, |(_, day)| day);
    Ok(Shown { due_on: due_on.to_string(), overdue: due_on < here.today, members: members(app, organisation).await?, items, next })
}

/// The members and tokens as they stand, by name.
async fn members(app: &App, organisation: OrganisationId) -> Result<Vec<Reviewed>, Problem> {
    type Seen = (MemberId, String, Option<Timestamp>, Option<Timestamp>);
    let read = app.read(move |r| {
        let mut seen: Vec<Seen> = Vec::new();
        for row in r.members(organisation)? {
            let signed_in = r.last_done(organisation, row.id, &[Act::SessionStarted])?;
            let has_read = r.last_done(organisation, row.id, &READING)?;
            seen.push((row.id, row.role.as_str().to_owned(), signed_in, has_read));
        }
        for row in r.tokens(organisation)? {
            let has_read = r.last_done(organisation, row.id, &READING)?;
            seen.push((row.id, token::ROLE.to_owned(), row.used_at, has_read));
        }
        Ok(seen)
    });
    let (seen, names) = (read.await?, app.member_names(organisation).await?);
    let reviewed = seen.into_iter().map(|(id, role, signed_in, has_read)| Reviewed {
        id: id.to_string(),
        name: names.shown(id).unwrap_or_default().to_owned(),
        role,
        last_sign_in: signed_in.map(rfc3339),
        last_reading: has_read.map(rfc3339),
    });
    let mut members: Vec<_> = reviewed.collect();
    members.sort_by_key(|member| member.name.to_lowercase());
    Ok(members)
}

/// Who is to be looked at, until when, and the reviews that were made.
#[utoipa::path(operation_id = "access_reviews_list", get, path = "/api/v1/access-reviews", tag = "member", params(Paging), responses((status = 200, body = Shown)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(paging): Query<Paging>) -> Result<Json<Shown>, Problem> {
    shown(&app, &who, &paging).await.map(Json)
}

/// Records a review of the members as they stand now.
#[utoipa::path(operation_id = "access_reviews_create", post, path = "/api/v1/access-reviews", tag = "member", request_body = New, responses(
    (status = 201, body = Listed), (status = 422, description = "invalid-value, with its field")))]
pub(crate) async fn create(
    State(app): State<App>,
    Person(who): Person,
    repetition: Repetition,
    new: Sent<New>,
) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::RegistersWrite)?;
    let Json(new) = new?;
    let key = repetition.hash(&who.token, "access-review");
    review(&app, &who, new, key).await.map(|made| (StatusCode::CREATED, Json(made)))
}

/// Records it, once for each key.
pub(crate) async fn review(app: &App, who: &SignedIn, new: New, key: Option<[u8; 16]>) -> Result<Listed, Problem> {
    who.member.may(Permission::RegistersWrite)?;
    let organisation = who.member.organisation;
    let invalid = |field: &str| Problem::from(Refusal::InvalidValue { field: field.to_owned(), format: Format::Text });
    let next_on = new.next_on.as_deref().filter(|day| !day.is_empty());
    let next_on = next_on.map(|day| day.parse::<Date>().map_err(|_| invalid("next_on"))).transpose()?;
    let here = HouseTime::load(app, organisation).await?;
    let members = members(app, organisation).await?;
    let notes: BTreeMap<_, _> = new.notes.iter().map(|(id, note)| (id, note.trim())).filter(|(_, note)| !note.is_empty()).collect();
    let strange = notes
        .iter()
        .any(|(id, note)| note.chars().count() > NOTE_CHARS_MAX || note.contains('\n') || !members.iter().any(|member| member.id == **id));
    if strange {
        return Err(invalid("notes"));
    }
    let line = |member: &Reviewed| {
        let told = |at: &Option<String>| at.clone().unwrap_or_else(|| "-".to_owned());
        let note = notes.get(&member.id).map(|note| format!(" | {note}")).unwrap_or_default();
        format!("{} | {} | {} | {}{note}", member.name, member.role, told(&member.last_sign_in), told(&member.last_reading))
    };
    let people = members.iter().map(line).collect::<Vec<_>>().join("\n");
    let written = Written { title: "access-review".to_owned(), text: new.text.trim().replace("\r\n", "\n"), people };
    let (by, at, id) = (who.member.clone(), app.now(), RegisterId(app.id()));
    let (sealed, counted, today) = (written.seal(app, id)?, (members.len() as u64, notes.len() as u64), here.today);
    let made = app.store().act("access.review", organisation, move |tx| {
        if let Some(before) = key.as_ref().map(|key| tx.repeated(key)).transpose()?.flatten().and_then(|id| RegisterId::parse(&id)) {
            return tx.register_entry(Register::AccessReview, before);
        }
        tx.apply(&register::review(&by, id, (today, next_on), (written.texts(), sealed), counted, at)?)?;
        if let Some(key) = &key {
            tx.remember(key, &id.to_string(), at)?;
        }
        tx.register_entry(Register::AccessReview, id)
    });
    Ok(registers::listed(app, &made.await?, &app.member_names(organisation).await?, here.today))
}
