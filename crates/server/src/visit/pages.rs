//! Pages of the visitor: the chat window, the two-click snippet, and the demo shop that embeds it.

use crate::app::App;
use crate::assets;
use crate::origin::{Languages, own_url};
use crate::problem::Problem;
use crate::template::{compact, fill, without_heading};
use crate::visit::data_page::escape;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::id::SiteId;
use locale::{Locale, messages};
use serde::Deserialize;
use serde_json::json;
use store::reads::{Organisation, Site};

const WINDOW: &str = include_str!("../../../../web/window/index.html");
const SNIPPET: &str = include_str!("../../../../web/snippet/snippet.html");
const SNIPPET_SCRIPT: &str = include_str!("../../../../web/snippet/snippet.js");
const SNIPPET_BASE: &str = include_str!("../../../../web/snippet/base.css");
/// The kinds of snippet, each with its own few rules of style.
const KINDS: [(&str, &str); 5] = [
    ("button", include_str!("../../../../web/snippet/button.css")),
    ("inline", include_str!("../../../../web/snippet/inline.css")),
    ("slide-in", include_str!("../../../../web/snippet/slide-in.css")),
    ("popup", include_str!("../../../../web/snippet/popup.css")),
    ("bubble", include_str!("../../../../web/snippet/bubble.css")),
];
const SHOP: [(&str, &str); 2] =
    [("", include_str!("../../../../web/shop/index.html")), ("tea", include_str!("../../../../web/shop/tea.html"))];

/// The one accent colour, until an organisation chooses its own.
const ACCENT: &str = "#1f5c4d";

/// What a page's address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    locale: Option<String>,
    lang: Option<String>,
    kind: Option<String>,
}

impl Wanted {
    fn locale(&self, accept: &Languages) -> Locale {
        let named = self.locale.as_deref().or(self.lang.as_deref());
        named.and_then(Locale::parse).unwrap_or(accept.0)
    }
}

async fn site(app: &App, id: &str) -> Result<(Site, Organisation), Problem> {
    let id = SiteId::parse(id).ok_or_else(Problem::not_found)?;
    let read = app.read(move |r| {
        let Some(site) = r.site(id)? else { return Ok(None) };
        let card = r.organisation(site.organisation)?;
        Ok(card.map(|card| (site, card)))
    });
    read.await?.ok_or_else(Problem::not_found)
}

/// The chat window.
pub(crate) async fn window(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (site, card) = site(&app, &id).await?;
    let locale = card.serves(wanted.locale(&accept));
    let own = own_url(&app, &headers);
    let config = config(&site, &card, locale, &own).to_string().replace('<', "\\u003c");
    let value = |name: &str| {
        Some(match name {
            "locale" => locale.code().to_owned(),
            "title" => escape(&card.name),
            "config" => config.clone(),
            "script" => assets::url("window/main.js"),
            "style" => assets::url("window/style.css"),
            "privacy" => escape(&site.privacy_url),
            "imprint" => escape(&site.imprint_url),
            "privacy_label" => say(locale, "window-menu-notice"),
            "imprint_label" => say(locale, "window-menu-imprint"),
            "noscript" => say(locale, "window-noscript"),
            _ => return None,
        })
    };
    let mut response = Html(fill(without_heading(WINDOW), value)).into_response();
    let ancestors = site.origins.join(" ");
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'self' {ancestors}"
    );
    set_policy(&mut response, &policy, "no-referrer");
    Ok(response)
}

fn say(locale: Locale, key: &str) -> String {
    escape(&crate::body::built_in(key, locale).unwrap_or_default())
}

/// What the window's script is told: texts, links, and whom it may talk to.
fn config(site: &Site, card: &Organisation, locale: Locale, own: &str) -> serde_json::Value {
    let mut texts: serde_json::Map<_, _> = locale::group(locale, "window-").map(|(key, text)| (key.to_owned(), text.into())).collect();
    texts.extend(locale::templates(locale, "window-").map(|(key, text)| (key.to_owned(), text.into())));
    texts.extend(locale::group(locale, "purpose-").map(|(key, text)| (key.to_owned(), text.into())));
    let locales: Vec<_> = card.languages.iter().map(|l| l.code()).collect();
    let parents: Vec<_> = site.origins.iter().cloned().chain([own.to_owned()]).collect();
    json!({
        "site": site.id.to_string(),
        "organisation": card.name,
        "locale": locale.code(),
        "locales": locales,
        "links": {"privacy": site.privacy_url, "imprint": site.imprint_url},
        "texts": texts,
        "parent_origins": parents,
        "colour": ACCENT,
    })
}

/// The two-click snippet to paste.
pub(crate) async fn snippet(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (site, card) = site(&app, &id).await?;
    let locale = card.serves(wanted.locale(&accept));
    let text = snippet_text(&site, &card, locale, wanted.kind.as_deref().unwrap_or("button"), &own_url(&app, &headers));
    let text = text.ok_or_else(Problem::not_found)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text).into_response())
}

/// The snippet in a language; `None` where there is no such kind.
pub(crate) fn snippet_text(site: &Site, card: &Organisation, locale: Locale, kind: &str, own: &str) -> Option<String> {
    let (kind, style) = KINDS.iter().find(|(name, _)| *name == kind)?;
    let style = compact(&format!("{SNIPPET_BASE}\n{style}"));
    let parts = fill(without_heading(SNIPPET), |name| match name {
        "style" => Some(style.clone()),
        "script" => Some(compact(SNIPPET_SCRIPT)),
        other => Some(format!("{{{{{other}}}}}")),
    });
    let value = |name: &str| {
        Some(match name {
            "origin" => escape(own),
            "site" => site.id.to_string(),
            "locale" => locale.code().to_owned(),
            "kind" => (*kind).to_owned(),
            "accent" => ACCENT.to_owned(),
            "privacy" => escape(&absolute(own, &site.privacy_url)),
            "imprint" => escape(&absolute(own, &site.imprint_url)),
            "texts.snippet-text" => escape(&messages::snippet_text(locale, &card.name)),
            "texts.snippet-frame" => escape(&messages::snippet_frame(locale, &card.name)),
            other => say(locale, other.strip_prefix("texts.")?),
        })
    };
    // Comments of the file are for whoever reads the source.
    Some(fill(&parts, value).lines().filter(|l| !l.starts_with("<!--")).collect::<Vec<_>>().join("\n"))
}

/// A link that is right on the pages of others, too: the demo's links are paths of this installation.
fn absolute(own: &str, link: &str) -> String {
    if link.starts_with('/') { format!("{own}{link}") } else { link.to_owned() }
}

/// The demo shop.
pub(crate) async fn shop(state: State<App>, wanted: Query<Wanted>, accept: Languages, headers: HeaderMap) -> Result<Response, Problem> {
    shop_page(state, Path(String::new()), wanted, accept, headers).await
}

/// One of its pages.
pub(crate) async fn shop_page(
    State(app): State<App>,
    Path(page): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (_, template) = SHOP.iter().find(|(name, _)| *name == page).ok_or_else(Problem::not_found)?;
    let (site, card) = demo_site(&app).await?;
    let locale = wanted.locale(&accept);
    let kind = wanted.kind.as_deref().filter(|k| KINDS.iter().any(|(name, _)| name == k)).unwrap_or("bubble");
    let snippet = snippet_text(&site, &card, locale, kind, &own_url(&app, &headers)).ok_or_else(Problem::not_found)?;
    let texts = shop_texts(locale);
    let value = |name: &str| {
        Some(match name {
            "lang" => locale.code().to_owned(),
            "kind" => kind.to_owned(),
            "snippet" => snippet.clone(),
            "style" => assets::url("shop/style.css"),
            "script" => assets::url("shop/shop.js"),
            other => escape(texts.get(other.strip_prefix("t.")?)?.as_str()?),
        })
    };
    let mut response = Html(fill(without_heading(template), value)).into_response();
    let policy = format!(
        "default-src 'none'; script-src 'self' {}; style-src 'self' {}; img-src 'self' data:; frame-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        hashes(&snippet, "script"),
        hashes(&snippet, "style"),
    );
    set_policy(&mut response, &policy, "same-origin");
    Ok(response)
}

/// The demo's own site.
async fn demo_site(app: &App) -> Result<(Site, Organisation), Problem> {
    let read = app.read(|r| {
        let demo = r.organisations()?.into_iter().find(|o| o.demo);
        let Some(card) = demo else { return Ok(None) };
        Ok(r.sites(card.id)?.into_iter().next().map(|site| (site, card)))
    });
    read.await?.ok_or_else(Problem::not_found)
}

fn shop_texts(locale: Locale) -> serde_json::Map<String, serde_json::Value> {
    let text = match locale {
        Locale::De => include_str!("../../../../web/shop/texts/de.json"),
        Locale::En => include_str!("../../../../web/shop/texts/en.json"),
        Locale::Pl => include_str!("../../../../web/shop/texts/pl.json"),
        Locale::Ru => include_str!("../../../../web/shop/texts/ru.json"),
        Locale::Tr => include_str!("../../../../web/shop/texts/tr.json"),
    };
    serde_json::from_str(text).unwrap_or_default()
}

/// The CSP hashes of the inline elements of a name.
fn hashes(html: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let inline = html.split(&open).skip(1).filter_map(|rest| rest.split_once(&close)).map(|(text, _)| text);
    inline.map(|text| format!("'sha256-{}'", STANDARD.encode(seal::sha256(text.as_bytes())))).collect::<Vec<_>>().join(" ")
}

pub(crate) fn set_policy(response: &mut Response, policy: &str, referrer: &'static str) {
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static(referrer));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}
