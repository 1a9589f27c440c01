//! Notices and wordings for members: what visitors are told and asked, now and before, and publishing anew.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::conversations::{PAGE, Page};
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::Purpose;
use domain::notice::{self, Kind, Publication, Text, Version};
use domain::permission::Permission;
use locale::Locale;
use serde::{Deserialize, Serialize};
use store::reads::DocumentRow;
use utoipa::{IntoParams, ToSchema};

/// Which texts.
#[derive(Default, Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// The wordings of this purpose's consent; `notice` for the notices alone.
    pub(crate) purpose: Option<String>,
    pub(crate) locale: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// A published text.
#[derive(Serialize, ToSchema)]
#[schema(as = PublishedText)]
#[expect(clippy::struct_field_names, reason = "the API names the field")]
pub(crate) struct Published {
    /// SHA-256 in hexadecimal.
    pub(crate) version: String,
    /// Whose consent it words; `null` for a notice.
    pub(crate) purpose: Option<String>,
    pub(crate) locale: &'static str,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) published_at: String,
    /// What it meant for those who had agreed to the one before: `first`, `editorial` or `material`.
    pub(crate) change: &'static str,
    /// Which purposes a material change was about; empty for all.
    pub(crate) about: Vec<String>,
    /// Whether the organisation wrote it; else it is Parlour's, or came with a bot.
    pub(crate) own: bool,
    /// Whether it is what visitors are shown now.
    pub(crate) current: bool,
}

/// A new text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewText {
    /// Whose consent it words; absent or `null` for the notice.
    pub(crate) purpose: Option<String>,
    pub(crate) locale: String,
    /// Of a notice; a wording has none.
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) text: String,
    /// `material` (who agreed is asked again) or `editorial` (the same, said better). There is no default.
    pub(crate) change: String,
    /// Which purposes a material change of the notice is about; absent or empty for all.
    #[serde(default)]
    pub(crate) about: Vec<String>,
}

impl NewText {
    fn publication(self) -> Result<Publication, Problem> {
        let purpose = |name: &str| Purpose::parse(name).ok_or_else(Problem::not_found);
        let wrong = |field: &str| Problem::invalid_body().with("field", field.into());
        let locale = Locale::parse(&self.locale).filter(|locale| locale.code() == self.locale).ok_or_else(|| wrong("locale"))?;
        let kind = Kind::parse(&self.change).filter(|kind| *kind != Kind::First).ok_or_else(|| wrong("change"))?;
        // Browsers end lines with two characters.
        let body = self.text.replace("\r\n", "\n").trim().to_owned();
        Ok(Publication {
            purpose: self.purpose.as_deref().map(purpose).transpose()?,
            text: Text { locale, title: self.title.trim().to_owned(), body },
            kind,
            about: self.about.iter().map(|name| purpose(name)).collect::<Result<_, _>>()?,
            own: true,
        })
    }
}

/// Lists published texts, the last first.
#[utoipa::path(operation_id = "notices_list", get, path = "/api/v1/notices", tag = "member", params(Wanted), responses((status = 200, body = Page<Published>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Page<Published>>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (rows, next) = page(&app, &who, wanted).await?;
    Ok(Json(Page { items: rows.into_iter().map(|(row, current)| published(row, current)).collect(), next }))
}

/// A page of texts, each with whether it is the current one, and what `after` must be for the next.
pub(crate) async fn page(app: &App, who: &SignedIn, wanted: Wanted) -> Result<(Vec<(DocumentRow, bool)>, Option<String>), Problem> {
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let before = match wanted.after.as_deref() {
        None | Some("") => i64::MAX,
        Some(after) => after.parse().map_err(|_| Problem::invalid_body())?,
    };
    let locale = match wanted.locale.as_deref() {
        None | Some("") => None,
        Some(code) => Some(Locale::parse(code).ok_or_else(Problem::invalid_body)?),
    };
    let (organisation, of) = (who.member.organisation, wanted.purpose.unwrap_or_default());
    let read = app.read(move |r| {
        let mut rows = Vec::new();
        for row in r.texts(organisation, before, (&of, locale), limit)? {
            let current = r.current_text(organisation, row.purpose.as_ref(), row.text.locale)?;
            rows.push((current == Some(row.version), row));
        }
        Ok(rows)
    });
    let rows: Vec<_> = read.await?.into_iter().map(|(current, row)| (row, current)).collect();
    let full = i64::try_from(rows.len()).unwrap_or_default() == limit;
    let next = rows.last().filter(|_| full).map(|(row, _)| row.position.to_string());
    Ok((rows, next))
}

fn published(row: DocumentRow, current: bool) -> Published {
    Published {
        version: notice::hex(&row.version),
        purpose: row.purpose.map(|purpose| purpose.to_string()),
        locale: row.text.locale.code(),
        title: row.text.title,
        text: row.text.body,
        published_at: domain::act::rfc3339(row.published_at),
        change: row.kind.as_str(),
        about: row.about.iter().map(ToString::to_string).collect(),
        own: row.own,
        current,
    }
}

/// Which language.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Language {
    pub(crate) locale: String,
}

/// A notice that could be published.
#[derive(Serialize, ToSchema)]
#[schema(as = GeneratedNotice)]
pub(crate) struct Generated {
    /// SHA-256 in hexadecimal.
    pub(crate) version: String,
    pub(crate) locale: &'static str,
    pub(crate) title: String,
    pub(crate) text: String,
}

/// The notice that follows from purposes, recipients, periods and who is responsible. It is published by itself where the organisation
/// wrote none; where it did, this is what its own may begin with.
#[utoipa::path(operation_id = "notices_generate", get, path = "/api/v1/notices/generated", tag = "member", params(Language), responses(
    (status = 200, body = Generated), (status = 422, description = "invalid-body: locale")))]
pub(crate) async fn generated(State(app): State<App>, who: SignedIn, Query(wanted): Query<Language>) -> Result<Json<Generated>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let exact = Locale::parse(&wanted.locale).filter(|locale| locale.code() == wanted.locale);
    let locale = exact.ok_or_else(|| Problem::invalid_body().with("field", "locale".into()))?;
    let text = app.generated_notice(who.member.organisation, locale).await?;
    Ok(Json(Generated { version: notice::hex(&text.version()), locale: locale.code(), title: text.title, text: text.body }))
}

/// Publishes a notice, or the wording of a purpose's consent. Who publishes says whether it is another text or the same one, said
/// better; the ledger keeps that.
#[utoipa::path(operation_id = "notices_publish", post, path = "/api/v1/notices", tag = "member", request_body = NewText, responses(
    (status = 201, body = Published), (status = 404), (status = 409, description = "not-editorial, conflict: it is the current text"),
    (status = 422, description = "invalid-value, invalid-body: the field is named")))]
pub(crate) async fn publish(
    State(app): State<App>,
    who: SignedIn,
    repetition: Repetition,
    new: Sent<NewText>,
) -> Result<(StatusCode, Json<Published>), Problem> {
    who.member.may(Permission::PurposesWrite)?;
    let Json(new) = new?;
    let version = put(&app, &who, new, repetition.hash(&who.token, "")).await?;
    let organisation = who.member.organisation;
    let row = app.read(move |r| r.document(organisation, &version)).await?.ok_or_else(Problem::internal)?;
    Ok((StatusCode::CREATED, Json(published(row, true))))
}

/// Publishes it, once for each key.
pub(crate) async fn put(app: &App, who: &SignedIn, new: NewText, key: Option<[u8; 16]>) -> Result<Version, Problem> {
    let (publication, by, at) = (new.publication()?, who.member.clone(), app.now());
    let written = app.store().act("notice.publish", by.organisation, move |tx| {
        if let Some(key) = &key
            && let Some(before) = tx.repeated(key)?.and_then(|version| notice::parse(&version))
        {
            return Ok(before);
        }
        let (before, purposes) = (tx.before_text(publication.purpose.as_ref(), &publication.text)?, tx.purposes()?);
        let version = publication.text.version();
        tx.apply(&notice::publish(&by, publication, &before, &purposes, at)?)?;
        if let Some(key) = &key {
            tx.remember(key, &notice::hex(&version), at)?;
        }
        Ok(version)
    });
    Ok(written.await?)
}
