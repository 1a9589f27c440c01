//! Notices and wordings: what stands, and the editor in which a new text is written, looked at and published.

use super::desk::Desk;
use super::page;
use crate::members::notices::{self, NewText, Wanted};
use crate::problem::Problem;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, TextCell, TextPage, TextsPage, TextsRow};
use domain::Purpose;
use domain::notice::{self, Kind, Text};
use domain::permission::Permission;
use locale::{Key, Locale};
use serde::Deserialize;
use std::collections::HashMap;

/// Published texts that the editor lists.
const HISTORY_MAX: i64 = 20;

/// Which text is written.
#[derive(Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    purpose: String,
    locale: String,
    /// Fill it in from what is known.
    generate: Option<String>,
    published: Option<String>,
}

/// Lists what stands, by purpose and language.
pub(super) async fn list(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    let (organisation, reader) = (desk.who.member.organisation, desk.locale);
    let read = desk.app.read(move |r| {
        let Some(card) = r.organisation(organisation)? else { return Ok(None) };
        let rules = r.purposes(organisation)?;
        let named = rules.iter().filter(|rule| !rule.archived).map(|rule| (Some(&rule.purpose), rule.shown(reader)));
        let mut rows = Vec::new();
        for (purpose, shown) in [(None, "")].into_iter().chain(named) {
            let mut cells = Vec::new();
            for language in &card.languages {
                let current = r.current_text(organisation, purpose, *language)?;
                let row = current.map(|version| r.document(organisation, &version)).transpose()?.flatten();
                cells.push(TextCell { language: *language, published: row.map(|row| (row.published_at, row.own)) });
            }
            let purpose = purpose.map(ToString::to_string).unwrap_or_default();
            rows.push(TextsRow { purpose, shown: shown.to_owned(), cells });
        }
        Ok(Some(rows))
    });
    let rows = read.await?.ok_or_else(Problem::not_found)?;
    Ok(page(StatusCode::OK, TextsPage { rows }.render(&desk.frame(Nav::Privacy), desk.locale)))
}

/// The editor, with the current text; or with what follows from purposes, recipients and periods.
pub(super) async fn edit(desk: Desk, Query(which): Query<Which>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    let language = Locale::parse(&which.locale).ok_or_else(Problem::not_found)?;
    let (mut shown, current) = editor(&desk, &which.purpose, language).await?;
    let text = match current {
        _ if which.generate.is_some() => Some(desk.app.generated_notice(desk.who.member.organisation, language).await?),
        current => current,
    };
    if let Some(text) = text {
        (shown.title, shown.text) = (text.title, text.body);
    }
    shown.preview = which.generate.is_some();
    shown.published = which.published.is_some();
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Privacy), desk.locale)))
}

/// Shows what was typed as visitors will see it, or publishes it.
pub(super) async fn write(desk: Desk, Form(typed): Form<HashMap<String, String>>) -> Result<Response, Problem> {
    let field = |name: &str| typed.get(name).map(|value| value.replace("\r\n", "\n").trim().to_owned()).unwrap_or_default();
    desk.check(&field("csrf"))?;
    desk.may(Permission::PurposesWrite)?;
    let (purpose, language) = (field("purpose"), Locale::parse(&field("locale")).ok_or_else(Problem::not_found)?);
    let (mut shown, _) = editor(&desk, &purpose, language).await?;
    (shown.title, shown.text, shown.kind) = (field("title"), field("text"), Kind::parse(&field("change")));
    for (id, _, about) in &mut shown.about {
        *about = typed.contains_key(&format!("about-{id}"));
    }
    let frame = desk.frame_of(Nav::Privacy, format!("/console/privacy/texts/edit?purpose={purpose}&locale={}", language.code()));
    if field("step") == "preview" {
        shown.preview = true;
        return Ok(page(StatusCode::OK, shown.render(&frame, desk.locale)));
    }
    let about = |shown: &TextPage| shown.about.iter().filter(|(.., about)| *about).map(|(id, ..)| id.clone()).collect();
    let new = NewText {
        purpose: Some(purpose.clone()).filter(|purpose| !purpose.is_empty()),
        locale: language.code().to_owned(),
        title: shown.title.clone(),
        text: shown.text.clone(),
        change: field("change"),
        about: if shown.kind == Some(Kind::Material) { about(&shown) } else { vec![] },
    };
    let Err(problem) = notices::put(&desk.app, &desk.who, new, None).await else {
        let back = format!("/console/privacy/texts/edit?purpose={purpose}&locale={}&published=1", language.code());
        return Ok(Redirect::to(&back).into_response());
    };
    let sentence = match (problem.code(), problem.field()) {
        ("invalid-body", Some("change")) => locale::text(desk.locale, Key::ConsoleTextsWrongKind),
        ("invalid-value", Some("title")) => locale::text(desk.locale, Key::ConsoleTextsWrongTitle),
        ("invalid-value", Some("text")) => locale::text(desk.locale, Key::ConsoleTextsWrongText),
        ("conflict", _) => locale::text(desk.locale, Key::ConsoleTextsWrongSame),
        ("not-editorial", _) => problem.detail(desk.locale),
        _ => return Err(problem),
    };
    (shown.preview, shown.problem) = (true, Some(sentence.to_owned()));
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, shown.render(&frame, desk.locale)))
}

/// The editor of one text, and the text that stands.
async fn editor(desk: &Desk, purpose: &str, language: Locale) -> Result<(TextPage, Option<Text>), Problem> {
    let (organisation, reader) = (desk.who.member.organisation, desk.locale);
    let named = if purpose.is_empty() { None } else { Some(Purpose::parse(purpose).ok_or_else(Problem::not_found)?) };
    let wanted = named.clone();
    let read = desk.app.read(move |r| {
        let current = r.current_text(organisation, wanted.as_ref(), language)?;
        let current = current.map(|version| r.text(organisation, &version)).transpose()?.flatten();
        Ok((r.purposes(organisation)?, current))
    });
    let (rules, current) = read.await?;
    let purpose = match &named {
        None => None,
        Some(named) => {
            let rule = rules.iter().find(|rule| rule.purpose == *named).ok_or_else(Problem::not_found)?;
            Some((named.to_string(), rule.shown(reader).to_owned()))
        }
    };
    let of = named.as_ref().map_or("notice", Purpose::as_str).to_owned();
    let wanted = Wanted { purpose: Some(of), locale: Some(language.code().to_owned()), after: None, limit: Some(HISTORY_MAX) };
    let (history, _) = notices::page(&desk.app, &desk.who, wanted).await?;
    let about = rules.iter().filter(|rule| !rule.archived).map(|rule| (rule.purpose.to_string(), rule.shown(reader).to_owned(), false));
    let shown = TextPage {
        about: if purpose.is_none() { about.collect() } else { vec![] },
        purpose,
        language,
        title: String::new(),
        text: String::new(),
        current: current.as_ref().map(|text| text.body.clone()).unwrap_or_default(),
        kind: None,
        preview: false,
        history: history.into_iter().map(|(row, _)| (row.published_at, row.kind, row.own, notice::hex(&row.version))).collect(),
        may_write: desk.who.member.role.may(Permission::PurposesWrite),
        published: false,
        problem: None,
    };
    Ok((shown, current))
}
