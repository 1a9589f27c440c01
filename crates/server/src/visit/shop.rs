//! The demo shop: two pages in one frame, with the snippet of the kind that is asked for.

use super::pages::{Wanted, set_policy};
use super::snippet::{self, Face};
use crate::app::App;
use crate::assets;
use crate::origin::{Languages, own_url};
use crate::problem::Problem;
use crate::template::{fill, without_heading};
use crate::visit::data_page::escape;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use domain::site::Kind;
use locale::Locale;

/// What stands around every page of the shop.
const FRAME: &str = include_str!("../../../../web/shop/frame.html");
/// The pages: the address, the text that is the title, and what stands in the frame.
const PAGES: [(&str, &str, &str); 2] =
    [("", "tagline", include_str!("../../../../web/shop/index.html")), ("tea", "tea_title", include_str!("../../../../web/shop/tea.html"))];

/// The shop's first page.
pub(crate) async fn start(state: State<App>, wanted: Query<Wanted>, accept: Languages, headers: HeaderMap) -> Result<Response, Problem> {
    page(state, Path(String::new()), wanted, accept, headers).await
}

/// One of its pages.
pub(crate) async fn page(
    State(app): State<App>,
    Path(page): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (_, title, content) = PAGES.iter().find(|(name, ..)| *name == page).ok_or_else(Problem::not_found)?;
    let face = face(&app).await?;
    let locale = wanted.locale(&accept);
    let kind = wanted.kind.as_deref().and_then(Kind::parse).unwrap_or(face.look.kind);
    let snippet = face.snippet(kind, locale, &own_url(&app, &headers));
    let texts = texts(locale);
    let value = |name: &str| {
        Some(match name {
            "content" => without_heading(content).to_owned(),
            "title" => format!("{{{{t.{title}}}}}"),
            other => format!("{{{{{other}}}}}"),
        })
    };
    // The frame is filled with the page first, then both with the texts.
    let whole = fill(without_heading(FRAME), value);
    let value = |name: &str| {
        Some(match name {
            "lang" => locale.code().to_owned(),
            "kind" => kind.as_str().to_owned(),
            "snippet" => snippet.clone(),
            "style" => assets::url("shop/style.css"),
            "script" => assets::url("shop/shop.js"),
            other => escape(texts.get(other.strip_prefix("t.")?)?.as_str()?),
        })
    };
    let mut response = Html(fill(&whole, value)).into_response();
    set_policy(&mut response, &format!("{}; frame-ancestors 'none'", snippet::policy(&snippet)), "same-origin");
    Ok(response)
}

/// The demo's own site.
async fn face(app: &App) -> Result<Face, Problem> {
    let read = app.read(|r| {
        let demo = r.organisations()?.into_iter().find(|o| o.demo);
        let Some(card) = demo else { return Ok(None) };
        Ok(r.sites(card.id)?.into_iter().next())
    });
    let site = read.await?.ok_or_else(Problem::not_found)?;
    Face::of(app, &site.id.to_string()).await
}

fn texts(locale: Locale) -> serde_json::Map<String, serde_json::Value> {
    let text = match locale {
        Locale::De => include_str!("../../../../web/shop/texts/de.json"),
        Locale::En => include_str!("../../../../web/shop/texts/en.json"),
        Locale::Pl => include_str!("../../../../web/shop/texts/pl.json"),
        Locale::Ru => include_str!("../../../../web/shop/texts/ru.json"),
        Locale::Tr => include_str!("../../../../web/shop/texts/tr.json"),
    };
    serde_json::from_str(text).unwrap_or_default()
}
