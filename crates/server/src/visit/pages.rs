//! The page of the chat window: what it is told, and who may embed it.

use crate::app::App;
use crate::assets;
use crate::origin::{Languages, own_url};
use crate::problem::Problem;
use crate::routes::CORP;
use crate::template::{fill, without_heading};
use crate::visit::data_page::escape;
use crate::visit::snippet::Face;
use crate::visit::told;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use domain::purpose::PurposeRule;
use locale::Locale;
use serde::Deserialize;
use serde_json::json;

const WINDOW: &str = include_str!("../../../../web/window/index.html");

/// The modules that the window's `main.js` builds on, in any depth: named in the page, they come together instead of one after the
/// other. `web/test/size.test.js` compares the list with the imports.
const MODULES: [&str; 14] =
    ["api", "asked", "composer", "head", "line", "log", "markdown", "menu", "session", "socket", "storage", "text", "view", "words"];

/// What a page's address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    locale: Option<String>,
    lang: Option<String>,
    pub(crate) kind: Option<String>,
}

impl Wanted {
    /// The language that it names, else the first of ours that the browser does.
    pub(crate) fn locale(&self, accept: &Languages) -> Locale {
        let named = self.locale.as_deref().or(self.lang.as_deref());
        named.and_then(Locale::parse).unwrap_or(accept.0)
    }
}

/// The chat window.
pub(crate) async fn window(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let face = Face::of(&app, &id).await?;
    let (site, card) = (&face.site, &face.card);
    let locale = card.serves(wanted.locale(&accept));
    let (own, links) = (own_url(&app, &headers), told::links(site, locale));
    let organisation = card.id;
    let purposes = app.read(move |r| r.purposes(organisation)).await?;
    let config = config(&face, &purposes, locale, &own).to_string().replace('<', "\\u003c");
    let value = |name: &str| {
        Some(match name {
            "locale" => locale.code().to_owned(),
            "title" => escape(&card.name),
            "config" => config.clone(),
            "script" => assets::url("window/main.js"),
            "preloads" => preloads(),
            "style" => assets::url("window/style.css"),
            "privacy" => escape(&links.privacy),
            "imprint" => escape(&links.imprint),
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
    response.headers_mut().insert(CORP, HeaderValue::from_static("cross-origin"));
    Ok(response)
}

fn preloads() -> String {
    let link = |name| format!("<link rel=\"modulepreload\" href=\"{}\">", assets::url(&format!("window/{name}.js")));
    MODULES.map(link).join("\n")
}

pub(crate) fn say(locale: Locale, key: &str) -> String {
    escape(&crate::body::built_in(key, locale).unwrap_or_default())
}

/// What the window's script is told: texts, links, and whom it may talk to.
fn config(face: &Face, purposes: &[PurposeRule], locale: Locale, own: &str) -> serde_json::Value {
    let (site, card) = (&face.site, &face.card);
    let mut texts: serde_json::Map<_, _> = locale::group(locale, "window-").map(|(key, text)| (key.to_owned(), text.into())).collect();
    texts.extend(locale::templates(locale, "window-").map(|(key, text)| (key.to_owned(), text.into())));
    texts.extend(purposes.iter().map(|rule| (format!("purpose-{}", rule.purpose), rule.shown(locale).into())));
    let locales: Vec<_> = card.languages.iter().map(|l| l.code()).collect();
    let parents: Vec<_> = site.origins.iter().cloned().chain([own.to_owned()]).collect();
    json!({
        "site": site.id.to_string(),
        "organisation": card.name,
        "locale": locale.code(),
        "locales": locales,
        "links": told::links(site, locale),
        "texts": texts,
        "parent_origins": parents,
        "colour": face.look.colour.to_string(),
        "logo": face.logo_address(),
        "greeting": face.texts.get(&locale).map(|text| text.greeting.as_str()),
    })
}

pub(crate) fn set_policy(response: &mut Response, policy: &str, referrer: &'static str) {
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static(referrer));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}
