//! The two-click snippet: what is pasted into the pages of others, and a page to see it on.

use super::pages::{Wanted, say, set_policy};
use super::told;
use crate::app::App;
use crate::members::sites::data_address;
use crate::origin::{Languages, own_url};
use crate::problem::Problem;
use crate::template::{compact_css, compact_js, fill, without_heading};
use crate::visit::data_page::escape;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::id::SiteId;
use domain::site::{Kind, Logo, Look, Opening, Position, Texts};
use locale::{Key, Locale, messages};
use store::reads::{Organisation, Site};

const SNIPPET: &str = include_str!("../../../../web/snippet/snippet.html");
const SCRIPT: &str = include_str!("../../../../web/snippet/snippet.js");
const AFTER_SECONDS: &str = include_str!("../../../../web/snippet/wait-seconds.js");
const AFTER_SCROLLING: &str = include_str!("../../../../web/snippet/wait-scrolled.js");
const MARK: &str = include_str!("../../../../web/snippet/mark.html");
const BASE: &str = include_str!("../../../../web/snippet/base.css");
const WAIT: &str = include_str!("../../../../web/snippet/wait.css");
const LOGO: &str = include_str!("../../../../web/snippet/logo.css");
const PREVIEW: &str = include_str!("../../../../web/snippet/preview.html");

/// The few rules of style that a kind has of its own.
fn style_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Button => include_str!("../../../../web/snippet/button.css"),
        Kind::Inline => include_str!("../../../../web/snippet/inline.css"),
        Kind::SlideIn => include_str!("../../../../web/snippet/slide-in.css"),
        Kind::Popup => include_str!("../../../../web/snippet/popup.css"),
        Kind::Bubble => include_str!("../../../../web/snippet/bubble.css"),
    }
}

/// A site as visitors meet it.
pub(crate) struct Face {
    pub(crate) site: Site,
    pub(crate) card: Organisation,
    pub(crate) look: Look,
    pub(crate) texts: std::collections::BTreeMap<Locale, Texts>,
    pub(crate) logo: Option<Logo>,
}

impl Face {
    /// The face of a site, by its public id.
    ///
    /// # Refuses
    /// With 404 an id that is none, or nobody's.
    pub(crate) async fn of(app: &App, id: &str) -> Result<Self, Problem> {
        let id = SiteId::parse(id).ok_or_else(Problem::not_found)?;
        let read = app.read(move |r| {
            let Some(site) = r.site(id)? else { return Ok(None) };
            let Some(card) = r.organisation(site.organisation)? else { return Ok(None) };
            let (look, texts, logo) = (r.site_look(id)?, r.site_texts(id)?, r.site_logo(id)?);
            Ok(Some(Self { site, card, look, texts, logo }))
        });
        read.await?.ok_or_else(Problem::not_found)
    }

    /// The logo inside an address, so that showing it asks nobody.
    pub(crate) fn logo_address(&self) -> Option<String> {
        self.logo.as_ref().map(data_address)
    }

    /// What the site says in a language, HTML-escaped: its own words, or those of the house.
    fn words(&self, locale: Locale, own: impl Fn(&Texts) -> &str, key: &str) -> String {
        let own = self.texts.get(&locale).map(own).filter(|text| !text.is_empty());
        own.map_or_else(|| say(locale, key), escape)
    }

    /// The snippet of a kind, for an installation that is reached at `own`.
    pub(crate) fn snippet(&self, kind: Kind, locale: Locale, own: &str) -> String {
        let chat = format!("{own}/w/{}?locale={}", self.site.id, locale.code());
        let value = |name: &str| {
            Some(match name {
                "chat" => escape(&chat),
                "locale" => locale.code().to_owned(),
                "kind" => kind.as_str().to_owned(),
                "wait" => wait(self.look.opening),
                "style" => self.style(kind),
                "script" => script(self.look.opening),
                // The others say in words what they are.
                "mark" => if kind == Kind::Bubble { MARK.trim() } else { "" }.to_owned(),
                "logo" => self.logo_address().map(|address| format!("<img src=\"{address}\" alt=\"\">\n")).unwrap_or_default(),
                "button" => self.words(locale, |t| &t.button, "snippet-button"),
                "title" => self.words(locale, |t| &t.title, "snippet-title"),
                "greeting" => self.greeting(locale),
                "text" => escape(&messages::snippet_text(locale, &self.card.name)),
                "frame" => escape(&messages::snippet_frame(locale, &self.card.name)),
                "links" => self.links(locale, own),
                other => say(locale, &format!("snippet-{other}")),
            })
        };
        // Comments of the file are for whoever reads the source.
        fill(without_heading(SNIPPET), value)
    }

    /// The site's greeting as a paragraph. It stands in front of the sentence that says what is loaded and stored, never instead.
    fn greeting(&self, locale: Locale) -> String {
        let own = self.texts.get(&locale).filter(|t| !t.greeting.is_empty());
        own.map(|t| format!("<p>{}</p>\n", escape(&t.greeting))).unwrap_or_default()
    }

    /// The links to privacy notice and imprint.
    fn links(&self, locale: Locale, own: &str) -> String {
        let links = told::links(&self.site, locale);
        let named = [(links.privacy, "snippet-notice"), (links.imprint, "snippet-imprint")];
        let links: Vec<_> = named
            .into_iter()
            .map(|(link, key)| format!("<a href=\"{}\">{}</a>", escape(&absolute(own, &link)), say(locale, key)))
            .collect();
        format!("<p>{}</p>\n", links.join(" · "))
    }

    fn style(&self, kind: Kind) -> String {
        let look = self.look;
        let mut text = format!("{BASE}\n{}", style_of(kind));
        if look.opening != Opening::AtOnce {
            text.push_str(WAIT);
        }
        if self.logo.is_some() {
            text.push_str(LOGO);
        }
        let value = |name: &str| {
            Some(match name {
                "colour" => look.colour.to_string(),
                "ink" => look.colour.ink().to_owned(),
                "side" => look.position.as_str().to_owned(),
                "other" => look.position.other().as_str().to_owned(),
                "slide" => if look.position == Position::Left { "-100%" } else { "100%" }.to_owned(),
                _ => return None,
            })
        };
        let own = format!(".prlr-{}", kind.as_str());
        fill(&compact_css(&text).replace(".prlr", &own), value)
    }
}

/// The attribute of an opening rule.
fn wait(opening: Opening) -> String {
    match opening {
        Opening::AtOnce => String::new(),
        Opening::Seconds(count) | Opening::Scrolled(count) => format!(" data-wait=\"{count}\""),
    }
}

/// The script, with the few lines that an opening rule needs: one text for each rule, so that its hash is known.
fn script(opening: Opening) -> String {
    let rule = match opening {
        Opening::AtOnce => "",
        Opening::Seconds(_) => AFTER_SECONDS,
        Opening::Scrolled(_) => AFTER_SCROLLING,
    };
    compact_js(&SCRIPT.replace("//wait//", rule))
}

/// A link that is right on the pages of others, too: the demo's links are paths of this installation.
fn absolute(own: &str, link: &str) -> String {
    if link.starts_with('/') { format!("{own}{link}") } else { link.to_owned() }
}

/// The kind that an address names; the site's own where it names none.
fn kind(wanted: &Wanted, face: &Face) -> Result<Kind, Problem> {
    match wanted.kind.as_deref() {
        None => Ok(face.look.kind),
        Some(name) => Kind::parse(name).ok_or_else(Problem::not_found),
    }
}

/// The snippet as text, to paste.
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let face = Face::of(&app, &id).await?;
    let text = face.snippet(kind(&wanted, &face)?, face.card.serves(wanted.locale(&accept)), &own_url(&app, &headers));
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text).into_response())
}

/// A sample page with the snippet on it, for the console's preview.
pub(crate) async fn preview(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let face = Face::of(&app, &id).await?;
    let locale = face.card.serves(wanted.locale(&accept));
    let snippet = face.snippet(kind(&wanted, &face)?, locale, &own_url(&app, &headers));
    let value = |name: &str| {
        Some(match name {
            "locale" => locale.code().to_owned(),
            "title" => escape(locale::text(locale, Key::SnippetPreviewTitle)),
            "lead" => escape(locale::text(locale, Key::SnippetPreviewLead)),
            "snippet" => snippet.clone(),
            _ => return None,
        })
    };
    let page = fill(without_heading(PREVIEW), value);
    let policy = format!("{}; frame-ancestors 'self'", policy(&page));
    let mut response = Html(page).into_response();
    set_policy(&mut response, &policy, "same-origin");
    Ok(response)
}

/// The policy of a page of ours with a snippet on it, without `frame-ancestors`: its inline elements by their hashes.
pub(crate) fn policy(page: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' {}; style-src 'self' {}; img-src 'self' data:; frame-src 'self'; base-uri 'none'; \
         form-action 'none'",
        hashes(page, "script"),
        hashes(page, "style"),
    )
}

/// The CSP hashes of the inline elements of a name.
pub(crate) fn hashes(html: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let inline = html.split(&open).skip(1).filter_map(|rest| rest.split_once(&close)).map(|(text, _)| text);
    inline.map(|text| format!("'sha256-{}'", STANDARD.encode(seal::sha256(text.as_bytes())))).collect::<Vec<_>>().join(" ")
}
