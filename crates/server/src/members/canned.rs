//! Canned responses by API: listed for whoever answers, written by whoever may.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::conversations::Page;
use super::names;
use super::reading;
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::search::fold::fold_into;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::Decision;
use domain::canned::{self, Canned, Variables};
use domain::contact::Format;
use domain::id::{CannedId, ConversationId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use locale::Locale;
use seal::Personal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Which canned responses.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// The language in which `text` is wanted: the visitor's.
    pub(crate) locale: Option<String>,
    /// What shortcut or text must hold.
    pub(crate) q: Option<String>,
    /// The conversation in which it is answered: `text` is then in the visitor's language, and filled in.
    pub(crate) conversation: Option<String>,
}

/// A canned response.
#[derive(Serialize, ToSchema)]
#[schema(as = CannedResponse)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) shortcut: String,
    /// Whether it is the reader's own; else every member uses it.
    pub(crate) own: bool,
    /// Texts by language.
    pub(crate) texts: BTreeMap<String, String>,
    /// The text of the wanted language or, where there is none, the nearest.
    pub(crate) text: String,
}

/// A canned response as it is written.
#[derive(Deserialize, ToSchema)]
#[schema(as = CannedDraft)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    pub(crate) shortcut: String,
    #[serde(default)]
    pub(crate) own: bool,
    pub(crate) texts: BTreeMap<String, String>,
}

/// What is changed of one.
#[derive(Deserialize, ToSchema)]
#[schema(as = CannedChange)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changed {
    pub(crate) shortcut: Option<String>,
    pub(crate) own: Option<bool>,
    /// All texts anew.
    pub(crate) texts: Option<BTreeMap<String, String>>,
}

/// Lists everyone's canned responses and the member's own, by shortcut.
#[utoipa::path(operation_id = "canned_list", get, path = "/api/v1/canned", tag = "member", params(Wanted), responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let named = wanted.locale.as_deref().and_then(Locale::parse);
    let query = folded(wanted.q.as_deref().unwrap_or_default().trim());
    let talk = match wanted.conversation.as_deref() {
        Some(id) => Some(talk(&app, &who, ConversationId::parse(id).ok_or_else(Problem::not_found)?).await?),
        None => None,
    };
    let locale = named.or(talk.as_ref().map(|talk| talk.locale)).unwrap_or(Locale::En);
    let all = find(&app, &who, &query).await?;
    let mut items: Vec<_> = all.into_iter().map(|c| listed(c, locale)).collect();
    if let Some(talk) = &talk {
        for item in &mut items {
            item.text = canned::fill(&item.text, &talk.variables());
        }
    }
    Ok(Json(Page { items, next: None }))
}

/// What is filled in where one answers in a conversation.
struct Talk {
    locale: Locale,
    visitor: Personal<String>,
    agent: String,
    site: String,
    organisation: String,
}

impl Talk {
    fn variables(&self) -> Variables<'_> {
        Variables { visitor: self.visitor.expose(), agent: &self.agent, site: &self.site, organisation: &self.organisation }
    }
}

/// Reads what is known in a conversation. The visitor's name is a showing like any other.
async fn talk(app: &App, who: &SignedIn, id: ConversationId) -> Result<Talk, Problem> {
    let (organisation, me) = (who.member.organisation, who.member.member);
    let opened = reading::head(app, who, id).await?;
    let (row, fields) = (opened.row, opened.fields);
    let site = row.site;
    let read = app.read(move |r| Ok((r.site(site)?, r.organisation(organisation)?, r.member(organisation, me)?)));
    let (site, card, member) = read.await?;
    let visitor = fields.into_values().find_map(|mut told| told.remove("name")).unwrap_or_default();
    // Never the address: the visitor is told the name that the member chose for them, or none.
    let agent = member.and_then(|row| names::public(app, &row)).unwrap_or_default();
    Ok(Talk {
        locale: row.locale,
        visitor: Personal::new(visitor),
        agent,
        site: site.map(|site| site.name).unwrap_or_default(),
        organisation: card.map(|card| card.name).unwrap_or_default(),
    })
}

/// Those whose shortcut or text holds the folded query.
pub(crate) async fn find(app: &App, who: &SignedIn, query: &str) -> Result<Vec<Canned>, Problem> {
    let (organisation, member) = (who.member.organisation, who.member.member);
    let all = app.read(move |r| r.canned(organisation, member)).await?;
    let holds = |c: &Canned| folded(&c.shortcut).contains(query) || c.texts.values().any(|text| folded(text).contains(query));
    Ok(all.into_iter().filter(holds).collect())
}

/// A text as [`find`] compares it.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

fn listed(c: Canned, locale: Locale) -> Listed {
    let text = canned::text_for(&c.texts, locale).cloned().unwrap_or_default();
    let texts = c.texts.into_iter().map(|(tag, text)| (tag.to_owned(), text)).collect();
    Listed { id: c.id.to_string(), shortcut: c.shortcut, own: c.owner.is_some(), texts, text }
}

/// Writes a new one. A shortcut is taken once, so that a repeated request is refused and nothing stands twice.
#[utoipa::path(operation_id = "canned_create", post, path = "/api/v1/canned", tag = "member", request_body = New, responses(
    (status = 201, body = Listed), (status = 409, description = "conflict"), (status = 422, description = "invalid-value")))]
pub(crate) async fn create(State(app): State<App>, who: SignedIn, new: Sent<New>) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::CannedWrite)?;
    let Json(new) = new?;
    let saved = save(&app, &who, CannedId(app.id()), new).await?;
    Ok((StatusCode::CREATED, Json(listed(saved, Locale::En))))
}

/// Changes one.
#[utoipa::path(operation_id = "canned_change", patch, path = "/api/v1/canned/{id}", tag = "member", request_body = Changed, params(("id" = String, Path)), responses(
    (status = 200, body = Listed), (status = 404), (status = 409, description = "conflict"), (status = 422, description = "invalid-value")))]
pub(crate) async fn change(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    changed: Sent<Changed>,
) -> Result<Json<Listed>, Problem> {
    who.member.may(Permission::CannedWrite)?;
    let Json(changed) = changed?;
    let before = one(&app, &who, id(&text)?).await?;
    let texts = changed.texts.unwrap_or_else(|| before.texts.into_iter().map(|(tag, text)| (tag.to_owned(), text)).collect());
    let own = changed.own.unwrap_or(before.owner.is_some());
    let new = New { shortcut: changed.shortcut.unwrap_or(before.shortcut), own, texts };
    Ok(Json(listed(save(&app, &who, before.id, new).await?, Locale::En)))
}

/// Deletes one.
#[utoipa::path(operation_id = "canned_delete", delete, path = "/api/v1/canned/{id}", tag = "member", params(("id" = String, Path)), responses((status = 204), (status = 404)))]
pub(crate) async fn delete(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    remove(&app, &who, id(&text)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) fn id(text: &str) -> Result<CannedId, Problem> {
    CannedId::parse(text).ok_or_else(Problem::not_found)
}

/// One that the member sees.
pub(crate) async fn one(app: &App, who: &SignedIn, id: CannedId) -> Result<Canned, Problem> {
    let (organisation, member) = (who.member.organisation, who.member.member);
    let all = app.read(move |r| r.canned(organisation, member)).await?;
    all.into_iter().find(|c| c.id == id).ok_or_else(Problem::not_found)
}

/// Saves one, new or changed.
pub(crate) async fn save(app: &App, who: &SignedIn, id: CannedId, new: New) -> Result<Canned, Problem> {
    who.member.may(Permission::CannedWrite)?;
    let (by, at) = (who.member.member, app.now());
    let mut texts = BTreeMap::new();
    for (tag, text) in new.texts {
        let unknown = || Refusal::InvalidValue { field: "texts".to_owned(), format: Format::Text };
        let locale = Locale::parse(&tag).ok_or_else(unknown)?;
        texts.insert(locale.code(), text.trim_end().to_owned());
    }
    let canned = Canned { id, shortcut: new.shortcut.trim().to_lowercase(), owner: new.own.then_some(by), texts };
    let saved = canned.clone();
    app.store()
        .act("canned.save", who.member.organisation, move |tx| {
            let facts = tx.canned_facts(canned.id, &canned.shortcut)?;
            let change = canned::save(&facts, canned, by, at)?;
            tx.apply(&Decision::Canned(change)).map(drop)
        })
        .await?;
    Ok(saved)
}

/// Deletes one.
pub(crate) async fn remove(app: &App, who: &SignedIn, id: CannedId) -> Result<(), Problem> {
    who.member.may(Permission::CannedWrite)?;
    let (by, at) = (who.member.member, app.now());
    let delete = app.store().act("canned.delete", who.member.organisation, move |tx| {
        let owner = tx.canned_owner(id)?;
        tx.apply(&Decision::Canned(canned::delete(id, owner, by, at)?)).map(drop)
    });
    Ok(delete.await?)
}
