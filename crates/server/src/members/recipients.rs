//! Recipients: who outside is handed data. Members register them, change what is registered, and end them.

use super::conversations::Page;
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Purpose;
use domain::id::RecipientId;
use domain::jurisdiction::transfer::Transfer;
use domain::permission::Permission;
use domain::recipient::{self, Facts, Kind, Profile, Recipient};
use domain::refusal::Refusal;
use domain::sub_processor::names_taken;
use serde::{Deserialize, Serialize};
use store::{Stop, Tx};
use utoipa::ToSchema;

/// A recipient.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedRecipient)]
pub(crate) struct Listed {
    pub(crate) id: String,
    /// `mail`, `hosting`, `model`, `webhook`, `channel`, `backup`, `time-stamp` or `other`.
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    /// ISO 3166.
    pub(crate) country: String,
    /// Where its office for privacy is reached.
    pub(crate) contact: String,
    pub(crate) purposes: Vec<String>,
    /// Whether it works for the operator (GDPR art. 28(2)).
    pub(crate) sub_processor: bool,
    /// `adequacy`, `standard-clauses`, `binding-rules`, `certification` or `permitted`; null where the law asks for nothing.
    pub(crate) transfer: Option<&'static str>,
    /// The day by which it is looked at again (GDPR art. 28(1), 28(3)(h)); null where none is set.
    pub(crate) audit_on: Option<String>,
    /// When the Board was told of the standard contract (KVKK art. 9(5)); null where it was not, or need not be.
    pub(crate) board_told_on: Option<String>,
    pub(crate) added_at: String,
    /// Until when nothing goes to it.
    pub(crate) blocked_until: Option<String>,
    /// Since when nothing goes to it because the organisation objects (GDPR art. 28(2)).
    pub(crate) objected_at: Option<String>,
    pub(crate) ended_at: Option<String>,
    /// Whether something may go to it now.
    pub(crate) usable: bool,
}

/// A new recipient, or what changes of one; what is absent stays as it is.
#[derive(Deserialize, Default, ToSchema)]
#[schema(as = RecipientChange)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    pub(crate) kind: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) purposes: Option<Vec<String>>,
    pub(crate) sub_processor: Option<bool>,
    #[serde(default, deserialize_with = "crate::json::given")]
    #[schema(value_type = Option<String>)]
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) transfer: Option<Option<String>>,
    /// The day by which it is looked at again, `YYYY-MM-DD`; empty or null for none.
    #[serde(default, deserialize_with = "crate::json::given")]
    #[schema(value_type = Option<String>)]
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) audit_on: Option<Option<String>>,
    /// When the Board was told of the standard contract, `YYYY-MM-DD`; empty or null where it was not.
    #[serde(default, deserialize_with = "crate::json::given")]
    #[schema(value_type = Option<String>)]
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) board_told_on: Option<Option<String>>,
}

fn id(text: &str) -> Result<RecipientId, Problem> {
    RecipientId::parse(text).ok_or_else(Problem::not_found)
}

fn refused(field: &'static str) -> Refusal {
    Refusal::RecipientRefused { field }
}

impl Change {
    /// What is registered with these changes.
    fn on(self, mut profile: Profile) -> Result<Profile, Refusal> {
        if let Some(kind) = self.kind {
            profile.kind = Kind::parse(&kind).ok_or(refused("kind"))?;
        }
        if let Some(purposes) = self.purposes {
            let parsed = purposes.iter().map(|name| Purpose::parse(name)).collect::<Option<_>>();
            profile.purposes = parsed.ok_or(refused("purposes"))?;
        }
        if let Some(transfer) = self.transfer {
            let parsed = transfer.filter(|name| !name.is_empty()).map(|name| Transfer::parse(&name).ok_or(refused("transfer")));
            profile.transfer = parsed.transpose()?;
        }
        if let Some(day) = self.audit_on {
            let parsed = day.filter(|day| !day.is_empty()).map(|day| day.parse().map_err(|_| refused("audit_on")));
            profile.audit_on = parsed.transpose()?;
        }
        if let Some(day) = self.board_told_on {
            let parsed = day.filter(|day| !day.is_empty()).map(|day| day.parse().map_err(|_| refused("board_told_on")));
            profile.board_told_on = parsed.transpose()?;
        }
        profile.name = self.name.unwrap_or(profile.name);
        profile.country = self.country.unwrap_or(profile.country);
        profile.contact = self.contact.unwrap_or(profile.contact);
        profile.sub_processor = self.sub_processor.unwrap_or(profile.sub_processor);
        Ok(profile)
    }
}

/// A recipient of whom nothing is known yet.
fn nothing() -> Profile {
    Profile {
        kind: Kind::Other,
        name: String::new(),
        country: String::new(),
        contact: String::new(),
        purposes: vec![],
        sub_processor: false,
        transfer: None,
        audit_on: None,
        board_told_on: None,
    }
}

fn listed(recipient: Recipient, now: jiff::Timestamp) -> Listed {
    let usable = recipient.is_usable(now);
    let Recipient { id, profile, added_at, blocked_until, objected_at, ended_at, .. } = recipient;
    Listed {
        id: id.to_string(),
        kind: profile.kind.as_str(),
        name: profile.name,
        country: profile.country,
        contact: profile.contact,
        purposes: profile.purposes.iter().map(ToString::to_string).collect(),
        sub_processor: profile.sub_processor,
        transfer: profile.transfer.map(Transfer::as_str),
        audit_on: profile.audit_on.map(|day| day.to_string()),
        board_told_on: profile.board_told_on.map(|day| day.to_string()),
        added_at: domain::act::rfc3339(added_at),
        blocked_until: blocked_until.map(domain::act::rfc3339),
        objected_at: objected_at.map(domain::act::rfc3339),
        ended_at: ended_at.map(domain::act::rfc3339),
        usable,
    }
}

/// Lists the recipients, the first registered first. Those that have ended stay in the list.
#[utoipa::path(operation_id = "recipients_list", get, path = "/api/v1/recipients", tag = "member", responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (organisation, now) = (who.member.organisation, app.now());
    let recipients = app.read(move |r| r.recipients(organisation)).await?;
    Ok(Json(Page { items: recipients.into_iter().map(|recipient| listed(recipient, now)).collect(), next: None }))
}

/// Registers a recipient. Consents of its purposes were given without knowing of it.
#[utoipa::path(operation_id = "recipients_create", post, path = "/api/v1/recipients", tag = "member", request_body = Change, responses(
    (status = 201, body = Listed), (status = 422, description = "recipient-refused")))]
pub(crate) async fn create(
    State(app): State<App>,
    who: SignedIn,
    repetition: Repetition,
    new: Sent<Change>,
) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::RecipientsWrite)?;
    let Json(new) = new?;
    let key = repetition.hash(&who.token, "");
    let added = add(&app, &who, new, key).await?;
    Ok((StatusCode::CREATED, Json(listed(added, app.now()))))
}

/// Registers a recipient, once for each key.
pub(crate) async fn add(app: &App, who: &SignedIn, new: Change, key: Option<[u8; 16]>) -> Result<Recipient, Problem> {
    let (by, at, fresh) = (who.member.clone(), app.now(), RecipientId(app.id()));
    if new.kind.is_none() {
        return Err(refused("kind").into());
    }
    let profile = new.on(nothing())?;
    let added = app.store().act("recipient.add", who.member.organisation, move |tx| {
        if let Some(key) = &key
            && let Some(before) = tx.repeated(key)?.and_then(|id| RecipientId::parse(&id))
        {
            return tx.recipient(before);
        }
        let added = with_facts(tx, (None, at), |facts| recipient::add(&by, fresh, profile, None, facts, at))?;
        tx.apply(&added)?;
        if let Some(key) = &key {
            tx.remember(key, &fresh.to_string(), at)?;
        }
        tx.recipient(fresh)
    });
    Ok(added.await?)
}

/// Changes what is registered of a recipient.
#[utoipa::path(operation_id = "recipients_change", patch, path = "/api/v1/recipients/{id}", tag = "member", request_body = Change, params(("id" = String, Path)),
    responses((status = 200, body = Listed), (status = 404), (status = 409, description = "conflict: it has ended"), (status = 422, description = "recipient-refused")))]
pub(crate) async fn change(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    change: Sent<Change>,
) -> Result<Json<Listed>, Problem> {
    who.member.may(Permission::RecipientsWrite)?;
    let Json(change) = change?;
    let (id, by, at) = (id(&text)?, who.member.clone(), app.now());
    let changed = app.store().act("recipient.change", who.member.organisation, move |tx| {
        let before = tx.recipient(id)?;
        let after = change.on(before.profile.clone())?;
        if let Some(decision) = with_facts(tx, (Some(id), at), |facts| recipient::change(&by, &before, after, facts, at))? {
            tx.apply(&decision)?;
        }
        tx.recipient(id)
    });
    Ok(Json(listed(changed.await?, at)))
}

/// Ends a recipient: nothing goes to it any more.
#[utoipa::path(operation_id = "recipients_end", delete, path = "/api/v1/recipients/{id}", tag = "member", params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "conflict: it has ended before")))]
pub(crate) async fn end(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    who.member.may(Permission::RecipientsWrite)?;
    let (id, by, at) = (id(&text)?, who.member.clone(), app.now());
    app.store()
        .act("recipient.end", who.member.organisation, move |tx| {
            let recipient = tx.recipient(id)?;
            tx.apply(&recipient::end(&by, &recipient, at)?)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the registration of a recipient, a known one or a new one, is judged by.
fn with_facts<T>(
    tx: &mut Tx<'_>,
    (of, now): (Option<RecipientId>, jiff::Timestamp),
    decide: impl FnOnce(Facts<'_>) -> Result<T, Refusal>,
) -> Result<T, Stop> {
    let purposes: Vec<_> = tx.purposes()?.into_iter().map(|rule| rule.purpose).collect();
    let (region, standing) = (tx.region()?, tx.recipients_standing()?);
    let taken = names_taken((&tx.recipients()?, &tx.sub_processor_notices()?, &tx.sub_processors()?), of, now);
    Ok(decide(Facts { region: &region, purposes: &purposes, standing, taken: &taken })?)
}
