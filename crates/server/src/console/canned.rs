//! Canned responses as pages of the settings: listed, written, changed, deleted.

use super::desk::Desk;
use super::{Bare, page};
use crate::members::canned::{self, New};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{CannedListPage, CannedPage, CannedRow, CannedText, Nav};
use domain::canned::{Canned, SHORTCUT_CHARS_MAX, is_shortcut, text_for};
use domain::conversation::MESSAGE_CHARS_MAX;
use domain::id::CannedId;
use domain::permission::Permission;
use locale::{Key, Locale};
use serde::Deserialize;
use std::collections::BTreeMap;

const LIST: &str = "/console/settings/canned";

/// What to look for.
#[derive(Deserialize)]
pub(crate) struct Asked {
    q: Option<String>,
}

/// A canned response as the form sends it: a text for each language.
#[derive(Deserialize)]
pub(crate) struct Written {
    csrf: String,
    shortcut: String,
    own: String,
    text_de: String,
    text_en: String,
    text_pl: String,
    text_ru: String,
    text_tr: String,
}

/// Lists everyone's and the reader's own.
pub(crate) async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    desk.may(Permission::ConversationsAnswer)?;
    let query = asked.q.unwrap_or_default();
    let all = canned::find(&desk.app, &desk.who, &canned::folded(query.trim())).await?;
    let row = |c: Canned| CannedRow {
        id: c.id.to_string(),
        text: text_for(&c.texts, desk.locale).cloned().unwrap_or_default(),
        languages: c.texts.keys().map(|tag| (*tag).to_owned()).collect(),
        shortcut: c.shortcut,
        own: c.owner.is_some(),
    };
    let may_write = desk.who.member.role.may(Permission::CannedWrite);
    let shown = CannedListPage { query, rows: all.into_iter().map(row).collect(), may_write };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Settings), desk.locale)))
}

/// An empty form.
pub(crate) async fn begin(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::CannedWrite)?;
    Ok(form(&desk, None, "", false, |_| String::new(), None))
}

/// Writes a new one.
pub(crate) async fn create(desk: Desk, Form(written): Form<Written>) -> Result<Response, Problem> {
    save(desk, None, written).await
}

/// The form of one.
pub(crate) async fn edit(desk: Desk, Path(id): Path<String>) -> Result<Response, Problem> {
    desk.may(Permission::CannedWrite)?;
    let c = canned::one(&desk.app, &desk.who, canned::id(&id)?).await?;
    let text = |tag: &str| c.texts.get(tag).cloned().unwrap_or_default();
    Ok(form(&desk, Some(c.id), &c.shortcut, c.owner.is_some(), text, None))
}

/// Changes one.
pub(crate) async fn change(desk: Desk, Path(id): Path<String>, Form(written): Form<Written>) -> Result<Response, Problem> {
    desk.may(Permission::CannedWrite)?;
    let id = canned::one(&desk.app, &desk.who, canned::id(&id)?).await?.id;
    save(desk, Some(id), written).await
}

/// Deletes one.
pub(crate) async fn delete(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    canned::remove(&desk.app, &desk.who, canned::id(&id)?).await?;
    Ok(Redirect::to(LIST).into_response())
}

async fn save(desk: Desk, id: Option<CannedId>, written: Written) -> Result<Response, Problem> {
    desk.check(&written.csrf)?;
    let texts = written.texts();
    let new = New {
        shortcut: written.shortcut.clone(),
        own: written.own == "yes",
        texts: texts.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(tag, text)| (tag.clone(), text.clone())).collect(),
    };
    let saved = canned::save(&desk.app, &desk.who, id.unwrap_or_else(|| CannedId(desk.app.id())), new).await;
    let Err(problem) = saved else { return Ok(Redirect::to(LIST).into_response()) };
    let sentence = match problem.code() {
        "conflict" => Key::ConsoleCannedTaken,
        "too-large" => Key::ConsoleCannedTooLarge,
        "invalid-value" if is_shortcut(&written.shortcut.trim().to_lowercase()) => Key::ConsoleCannedInvalidTexts,
        "invalid-value" => Key::ConsoleCannedInvalidShortcut,
        _ => return Err(problem),
    };
    let text = |tag: &str| texts.get(tag).cloned().unwrap_or_default();
    Ok(form(&desk, id, &written.shortcut, written.own == "yes", text, Some((problem.status(), sentence))))
}

impl Written {
    fn texts(&self) -> BTreeMap<String, String> {
        let texts = [&self.text_de, &self.text_en, &self.text_pl, &self.text_ru, &self.text_tr];
        // A browser ends lines as HTTP does; everything else here ends them with one character.
        Locale::ALL.iter().zip(texts).map(|(locale, text)| (locale.code().to_owned(), text.replace("\r\n", "\n"))).collect()
    }
}

fn form(
    desk: &Desk,
    id: Option<CannedId>,
    shortcut: &str,
    own: bool,
    text: impl Fn(&str) -> String,
    problem: Option<(StatusCode, Key)>,
) -> Response {
    let shown = CannedPage {
        id: id.map(|id| id.to_string()),
        shortcut: shortcut.to_owned(),
        own,
        texts: Locale::ALL.iter().map(|locale| CannedText { tag: locale.code().to_owned(), text: text(locale.code()) }).collect(),
        shortcut_max: SHORTCUT_CHARS_MAX,
        text_max: MESSAGE_CHARS_MAX,
        problem: problem.map(|(_, sentence)| locale::text(desk.locale, sentence).to_owned()),
    };
    let here = id.map_or_else(|| format!("{LIST}/new"), |id| format!("{LIST}/{id}"));
    let status = problem.map_or(StatusCode::OK, |(status, _)| status);
    page(status, shown.render(&desk.frame_of(Nav::Settings, here), desk.locale))
}
