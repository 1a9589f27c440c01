//! The access log for members: the acts of the ledger by who did them, what they are about and when; and as a file.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::breaches::affected::attachment;
use super::contacts::harmless;
use super::conversations::{PAGE, Page};
use super::names::MemberNames;
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::house_time::HouseTime;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::access_log::{self, EXPORT_MAX};
use domain::act::Act;
use domain::id::MemberId;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::SideEntry;
use store::reads::LogFilter;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which acts. What is empty is not asked for.
#[derive(Clone, Deserialize, Default, IntoParams)]
pub(crate) struct Wanted {
    /// What they are about: a subject, a conversation, a request, or what an act about no subject names first (a site, a session, ...).
    pub(crate) object: Option<String>,
    /// Who did them: the id of a member or of a token, or `me`. Who may not read the ledger sees their own alone.
    pub(crate) member: Option<String>,
    /// What was done, by its name in the ledger: `conversation.opened`.
    pub(crate) act: Option<String>,
    /// The `next` of the page before; or a time or day, as `since`.
    pub(crate) after: Option<String>,
    /// Not before then: RFC 3339, or a day where the organisation is.
    pub(crate) since: Option<String>,
    /// Before then: RFC 3339; or until the end of a day where the organisation is.
    pub(crate) before: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// An act.
#[derive(Serialize, ToSchema)]
#[schema(as = LoggedAct)]
pub(crate) struct Logged {
    /// Its place in the ledger.
    pub(crate) position: u64,
    /// What was done, as the ledger names it.
    pub(crate) act: String,
    pub(crate) at: String,
    /// `visitor`, `member`, `token`, `bot`, `system` or `operator`.
    pub(crate) by: String,
    /// Which member or token did it.
    pub(crate) member: Option<String>,
    /// What they are called; null where they are no member any more.
    pub(crate) member_name: Option<String>,
    /// What it is about.
    pub(crate) object: Option<Object>,
    /// The subject that it names.
    pub(crate) subject: Option<String>,
    /// Why, where the member had to say so.
    pub(crate) reason: Option<String>,
    /// Everything else that the entry says.
    pub(crate) fields: BTreeMap<String, String>,
}

/// What an act is about.
#[derive(Serialize, ToSchema)]
#[schema(as = LoggedObject)]
pub(crate) struct Object {
    /// As the entry calls it: `conversation`, `subject`, `site`, `session`, ...
    pub(crate) kind: String,
    pub(crate) id: String,
}

/// What was asked for, once it was read.
pub(crate) struct Asked {
    pub(crate) filter: LogFilter,
    /// By what it chooses, by name.
    named: Vec<&'static str>,
}

/// Reads what is asked for.
pub(crate) async fn asked(app: &App, who: &SignedIn, wanted: &Wanted) -> Result<Asked, Problem> {
    let given = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let refused = |field: &str| Problem::invalid_body().with("field", field.into());
    let member = match given(&wanted.member).as_deref() {
        None => None,
        Some("me") => Some(who.member.member),
        Some(id) => Some(MemberId::parse(id).ok_or_else(Problem::not_found)?),
    };
    let member = access_log::whose(&who.member, member)?;
    let object = given(&wanted.object).map(|id| Uuid::try_parse(&id).map_err(|_| Problem::not_found())).transpose()?;
    let act = given(&wanted.act).map(|name| Act::ALL.iter().copied().find(|act| act.as_str() == name).ok_or_else(|| refused("act")));
    let zone = HouseTime::load(app, who.member.organisation).await?.zone;
    let after = given(&wanted.after);
    let before = after.as_deref().and_then(|after| after.parse().ok());
    let since = given(&wanted.since).map(|text| moment(&text, false, &zone).ok_or_else(|| refused("since"))).transpose()?;
    let later = after.filter(|_| before.is_none()).map(|text| moment(&text, false, &zone).ok_or_else(|| refused("after"))).transpose()?;
    let until = given(&wanted.before).map(|text| moment(&text, true, &zone).ok_or_else(|| refused("before"))).transpose()?;
    let filter = LogFilter { act: act.transpose()?, member, object, since: since.max(later), until, before };
    let chosen = [
        ("act", filter.act.is_some()),
        ("member", filter.member.is_some()),
        ("object", filter.object.is_some()),
        ("period", filter.since.is_some() || filter.until.is_some()),
    ];
    let named = chosen.into_iter().filter_map(|(name, is)| is.then_some(name)).collect();
    Ok(Asked { filter, named })
}

/// A time; or where a day begins, or has ended, where the organisation is.
pub(super) fn moment(text: &str, ends: bool, zone: &TimeZone) -> Option<Timestamp> {
    if let Ok(at) = text.parse() {
        return Some(at);
    }
    let day: Date = text.parse().ok()?;
    let day = if ends { day.checked_add(1.day()).ok()? } else { day };
    Some(day.to_zoned(zone.clone()).ok()?.timestamp())
}

/// A page of acts, the newest first, and where the next begins.
pub(crate) async fn page(app: &App, who: &SignedIn, asked: &Asked, limit: i64) -> Result<(Vec<Logged>, Option<String>), Problem> {
    let (organisation, filter) = (who.member.organisation, asked.filter.clone());
    let entries = app.read(move |r| r.acts(organisation, &filter, limit)).await?;
    let full = i64::try_from(entries.len()).unwrap_or(i64::MAX) >= limit;
    let next = entries.last().filter(|entry| full && entry.position > 0).map(|entry| entry.position.to_string());
    let names = app.member_names(organisation).await?;
    Ok((entries.iter().filter_map(|entry| logged(entry, &names)).collect(), next))
}

/// An entry as the log shows it; `None` where its text is gone.
fn logged(entry: &SideEntry, names: &MemberNames) -> Option<Logged> {
    let said: Said = serde_json::from_str(entry.entry.as_deref()?).ok()?;
    let Said { act, at, by, fields } = said;
    let (by, member) = match by.split_once(':') {
        Some((kind, id)) => (kind.to_owned(), MemberId::parse(id)),
        None => (by, None),
    };
    let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let object = access_log::object(&pairs).map(|(kind, id)| Object { kind: kind.to_owned(), id: id.to_owned() });
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let (subject, reason) = (field("subject"), field("reason"));
    Some(Logged {
        position: entry.position,
        act,
        at,
        by,
        member: member.map(|id| id.to_string()),
        member_name: member.and_then(|id| names.shown(id)).map(str::to_owned),
        object,
        subject,
        reason,
        fields: fields.into_iter().collect(),
    })
}

/// What an entry says, its fields in their order.
struct Said {
    act: String,
    at: String,
    by: String,
    fields: Vec<(String, String)>,
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> serde::de::Visitor<'de> for Fields {
            type Value = Vec<(String, String)>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("an entry of the ledger")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    fields.push(pair);
                }
                Ok(fields)
            }
        }
        let mut said = Self { act: String::new(), at: String::new(), by: String::new(), fields: Vec::new() };
        for (name, value) in deserializer.deserialize_map(Fields)? {
            match name.as_str() {
                "act" => said.act = value,
                "at" => said.at = value,
                "by" => said.by = value,
                "v" | "organisation" => {}
                _ => said.fields.push((name, value)),
            }
        }
        Ok(said)
    }
}

/// Lists acts, the newest first. Who may read the ledger sees all of the organisation, every other member their own.
#[utoipa::path(operation_id = "acts_list", get, path = "/api/v1/acts", tag = "member", params(Wanted), responses(
    (status = 200, body = Page<Logged>), (status = 403, description = "not-permitted: another member's acts"), (status = 422, description = "invalid-body")))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Page<Logged>>, Problem> {
    let asked = asked(&app, &who, &wanted).await?;
    let (items, next) = page(&app, &who, &asked, wanted.limit.unwrap_or(PAGE).clamp(1, PAGE)).await?;
    Ok(Json(Page { items, next }))
}

/// Exports acts as a table.
#[utoipa::path(operation_id = "acts_export_csv", get, path = "/api/v1/exports/acts.csv", tag = "member", params(Wanted), responses(
    (status = 200, content_type = "text/csv", body = String), (status = 403, description = "not-permitted, confirm-first"), (status = 413, description = "too-large: more than 50,000; choose a shorter period")))]
pub(crate) async fn csv(State(app): State<App>, Recent(who): Recent, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    file(&app, &who, &wanted, "csv").await
}

/// Exports acts as JSON.
#[utoipa::path(operation_id = "acts_export_json", get, path = "/api/v1/exports/acts.json", tag = "member", params(Wanted), responses(
    (status = 200, body = Vec<Logged>), (status = 403, description = "not-permitted, confirm-first"), (status = 413, description = "too-large: more than 50,000; choose a shorter period")))]
pub(crate) async fn json(State(app): State<App>, Recent(who): Recent, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    file(&app, &who, &wanted, "json").await
}

/// The file, after the act of its export. Where the list was turned to another page does not matter.
pub(crate) async fn file(app: &App, who: &SignedIn, wanted: &Wanted, format: &'static str) -> Result<Response, Problem> {
    let mut asked = asked(app, who, wanted).await?;
    asked.filter.before = None;
    let most = i64::try_from(EXPORT_MAX).unwrap_or(i64::MAX).saturating_add(1);
    let (acts, _) = page(app, who, &asked, most).await?;
    let (by, at, count, named) = (who.member.member, app.now(), acts.len(), asked.named);
    app.store()
        .act("acts.export", who.member.organisation, move |tx| tx.apply(&access_log::export(&named, count, format, by, at)?).map(drop))
        .await?;
    crate::signals::exported(app, who).await;
    if format == "csv" {
        let text = table(&acts).ok_or_else(Problem::internal)?;
        return Ok(attachment("text/csv; charset=utf-8", "acts.csv", text));
    }
    let text = serde_json::to_string_pretty(&acts).map_err(|_| Problem::internal())?;
    Ok(attachment("application/json", "acts.json", text))
}

fn table(acts: &[Logged]) -> Option<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["position", "at", "act", "by", "member", "member_name", "object_kind", "object", "subject", "reason", "fields"])
        .ok()?;
    for act in acts {
        let told = |text: &Option<String>| text.clone().unwrap_or_default();
        let (kind, id) = act.object.as_ref().map_or_else(Default::default, |object| (object.kind.clone(), object.id.clone()));
        let fields: Vec<_> = act.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let row = [
            act.position.to_string(),
            act.at.clone(),
            act.act.clone(),
            act.by.clone(),
            told(&act.member),
            harmless(&told(&act.member_name)),
            kind,
            id,
            told(&act.subject),
            told(&act.reason),
            harmless(&fields.join("; ")),
        ];
        out.write_record(row).ok()?;
    }
    String::from_utf8(out.into_inner().ok()?).ok()
}
