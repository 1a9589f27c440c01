//! Sites in the console: the list, the settings, the logo, and the page from which a snippet is copied.

use super::desk::Desk;
use super::site_hours as hours;
use super::{Bare, POLICY, page};
use crate::assets;
use crate::members::sites::{LogoWish, add, data_address, write};
use crate::origin::own_url;
use crate::problem::Problem;
use crate::visit::pages::set_policy;
use crate::visit::snippet::{Face, hashes};
use axum::extract::{Form, Multipart, Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use console::{InstallPage, Nav, NewSite, SitePage, SiteRow, SiteTexts, SitesPage};
use domain::id::SiteId;
use domain::permission::Permission;
use domain::refusal::Refusal;
use domain::site::{Colour, Kind, Logo, Look, Opening, Position, Settings, Texts};
use flate2::{Compression, write::GzEncoder};
use locale::{Key, Locale};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;

/// The fields of a new site.
#[derive(Deserialize)]
pub(crate) struct Typed {
    name: String,
    origins: String,
    privacy: String,
    imprint: String,
    csrf: String,
}

/// The list, with the form of another site.
pub(crate) async fn list(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::SitesRead)?;
    listed(&desk, StatusCode::OK, NewSite::default(), None).await
}

async fn listed(desk: &Desk, status: StatusCode, typed: NewSite, problem: Option<String>) -> Result<Response, Problem> {
    let organisation = desk.who.member.organisation;
    let sites = desk.app.read(move |r| r.sites(organisation)).await?;
    let row = |site: store::reads::Site| SiteRow {
        id: site.id.to_string(),
        linked: !site.privacy_url.is_empty() && !site.imprint_url.is_empty(),
        name: site.name,
        origins: site.origins,
    };
    let may_write = desk.may(Permission::SitesWrite).is_ok();
    let shown = SitesPage { rows: sites.into_iter().map(row).collect(), may_write, typed, problem };
    let frame = desk.frame_of(Nav::Settings, "/console/settings/sites".to_owned());
    Ok(page(status, shown.render(&frame, desk.locale)))
}

/// Adds a site, and leads to its settings.
pub(crate) async fn create(desk: Desk, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    desk.may(Permission::SitesWrite)?;
    let again = NewSite { name: typed.name, origins: typed.origins, privacy: typed.privacy, imprint: typed.imprint };
    let settings = settings(again.clone(), (String::new(), String::new()), Look::default(), BTreeMap::new());
    match add(&desk.app, &desk.who, settings, LogoWish::Stay, None).await {
        Ok(id) => Ok(Redirect::to(&format!("/console/settings/sites/{id}")).into_response()),
        Err(problem) => {
            let sentence = sentence(&desk, problem)?;
            listed(&desk, StatusCode::UNPROCESSABLE_ENTITY, again, Some(sentence)).await
        }
    }
}

/// What was typed, of a site that children are not expected on until somebody says so.
fn settings(typed: NewSite, (hours, time_zone): (String, String), look: Look, texts: BTreeMap<Locale, Texts>) -> Settings {
    let origins = typed.origins.lines().map(str::to_owned).collect();
    Settings {
        name: typed.name,
        origins,
        privacy_url: typed.privacy,
        imprint_url: typed.imprint,
        hours,
        time_zone,
        children: false,
        look,
        texts,
    }
}

/// What is said of a refused setting; every other problem is told on its own page.
fn sentence(desk: &Desk, problem: Problem) -> Result<String, Problem> {
    let key = match (problem.code(), problem.field()) {
        ("site-refused", Some(field)) => {
            Key::by_name(&format!("console-site-problem-{}", field.replace('_', "-"))).unwrap_or(Key::ConsoleSiteProblemOther)
        }
        ("too-large", _) => Key::ConsoleSiteProblemLogo,
        _ => return Err(problem),
    };
    Ok(locale::text(desk.locale, key).to_owned())
}

/// What the address of a page of settings may say.
#[derive(Deserialize)]
pub(crate) struct After {
    saved: Option<String>,
}

/// A site's settings.
pub(crate) async fn read(desk: Desk, Path(id): Path<String>, Query(after): Query<After>) -> Result<Response, Problem> {
    desk.may(Permission::SitesRead)?;
    let (id, stored) = stored(&desk, &id).await?;
    shown(&desk, StatusCode::OK, id, stored, None, after.saved.is_some()).await
}

async fn stored(desk: &Desk, id: &str) -> Result<(SiteId, Settings), Problem> {
    let (id, organisation) = (SiteId::parse(id).ok_or_else(Problem::not_found)?, desk.who.member.organisation);
    let stored = desk.app.read(move |r| r.site_settings(organisation, id)).await?;
    Ok((id, stored.ok_or_else(Problem::not_found)?))
}

async fn shown(
    desk: &Desk,
    status: StatusCode,
    id: SiteId,
    settings: Settings,
    problem: Option<String>,
    saved: bool,
) -> Result<Response, Problem> {
    let organisation = desk.who.member.organisation;
    let read = desk.app.read(move |r| Ok((r.site_logo(id)?, r.organisation(organisation)?.map(|card| card.region))));
    let (logo, region) = read.await?;
    let region = region.unwrap_or_default();
    let Look { colour, position, kind, opening } = settings.look;
    let text = |locale: Locale| {
        let own = settings.texts.get(&locale).cloned().unwrap_or_default();
        SiteTexts {
            tag: locale.code(),
            language: locale.name(),
            title: (own.title, locale::text(locale, Key::SnippetTitle)),
            button: (own.button, locale::text(locale, Key::SnippetButton)),
            greeting: own.greeting,
        }
    };
    let shown = SitePage {
        id: id.to_string(),
        texts: Locale::ALL.map(text).to_vec(),
        site: NewSite {
            name: settings.name,
            origins: settings.origins.join("\n"),
            privacy: settings.privacy_url,
            imprint: settings.imprint_url,
        },
        days: hours::days(&settings.hours, &settings.time_zone),
        closed: hours::closed(&settings.hours, &settings.time_zone),
        zones: domain::availability::zones(),
        children: settings.children,
        time_zone: if settings.time_zone.is_empty() { hours::usual_zone(&region).to_owned() } else { settings.time_zone },
        colour: colour.to_string(),
        // Cut and not rounded: what is said is never more than what is.
        contrast: decimal(desk.locale, (colour.contrast() * 100.0).floor() / 100.0),
        white: colour.ink() == "#fff",
        position: position.as_str().to_owned(),
        kind: kind.as_str().to_owned(),
        opening: opening.as_str().to_owned(),
        count: opening.count().to_string(),
        logo: logo.as_ref().map(data_address),
        script_url: assets::url("console/sites.js"),
        may_write: desk.may(Permission::SitesWrite).is_ok(),
        saved,
        problem,
    };
    let frame = desk.frame_of(Nav::Settings, format!("/console/settings/sites/{id}"));
    Ok(page(status, shown.render(&frame, desk.locale)))
}

/// A number with two digits behind the sign that a language writes there.
fn decimal(locale: Locale, number: f64) -> String {
    let text = format!("{number:.2}");
    if locale == Locale::En { text } else { text.replace('.', ",") }
}

/// Saves the settings.
pub(crate) async fn save(desk: Desk, Path(id): Path<String>, Form(fields): Form<HashMap<String, String>>) -> Result<Response, Problem> {
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    desk.check(&field("csrf"))?;
    desk.may(Permission::SitesWrite)?;
    let (id, before) = stored(&desk, &id).await?;
    let typed = NewSite { name: field("name"), origins: field("origins"), privacy: field("privacy"), imprint: field("imprint") };
    let texts = Locale::ALL.map(|locale| {
        let own = |name: &str| field(&format!("{name}-{}", locale.code()));
        (locale, Texts { title: own("title"), button: own("button"), greeting: own("greeting") })
    });
    let looked = look(&field);
    let hours = (hours::text(&field), field("time-zone"));
    let look = looked.as_ref().map_or(before.look, |look| *look);
    let typed = Settings { children: !field("children").is_empty(), ..settings(typed, hours, look, texts.into()) };
    let written = match looked {
        Ok(_) => write(&desk.app, &desk.who, id, typed.clone(), LogoWish::Stay).await,
        Err(refusal) => Err(refusal.into()),
    };
    match written {
        Ok(()) => Ok(Redirect::to(&format!("/console/settings/sites/{id}?saved=1")).into_response()),
        Err(problem) => {
            let sentence = sentence(&desk, problem)?;
            shown(&desk, StatusCode::UNPROCESSABLE_ENTITY, id, typed, Some(sentence), false).await
        }
    }
}

/// The look that was chosen.
fn look(field: &impl Fn(&str) -> String) -> Result<Look, Refusal> {
    let refused = |field| Refusal::SiteRefused { field };
    let count = field("count").trim().parse().unwrap_or(0);
    Ok(Look {
        colour: Colour::parse(&field("colour")).ok_or(refused("colour"))?,
        position: Position::parse(&field("position")).ok_or(refused("position"))?,
        kind: Kind::parse(&field("kind")).ok_or(refused("kind"))?,
        opening: Opening::parse(&field("opening"), count).ok_or(refused("opening"))?,
    })
}

/// Takes a logo in. The form's token comes first, so that no file of a foreign form is read.
pub(crate) async fn logo(desk: Desk, Path(id): Path<String>, mut form: Multipart) -> Result<Response, Problem> {
    let (mut checked, mut file) = (false, None);
    while let Some(part) = form.next_field().await.map_err(|error| broken(&error))? {
        match part.name().unwrap_or_default() {
            "csrf" => {
                desk.check(&part.text().await.map_err(|error| broken(&error))?)?;
                checked = true;
            }
            "logo" if checked => file = Some(part.bytes().await.map_err(|error| broken(&error))?),
            _ => {}
        }
    }
    if !checked {
        desk.check("")?;
    }
    desk.may(Permission::SitesWrite)?;
    let (id, settings) = stored(&desk, &id).await?;
    let logo = Logo::read(file.map(|bytes| bytes.to_vec()).unwrap_or_default());
    let written = match logo {
        Ok(logo) => write(&desk.app, &desk.who, id, settings.clone(), LogoWish::Take(logo)).await,
        Err(refusal) => Err(refusal.into()),
    };
    match written {
        Ok(()) => Ok(Redirect::to(&format!("/console/settings/sites/{id}?saved=1")).into_response()),
        Err(problem) => {
            let sentence = sentence(&desk, problem)?;
            shown(&desk, StatusCode::UNPROCESSABLE_ENTITY, id, settings, Some(sentence), false).await
        }
    }
}

/// A form that ends early, or is too large.
fn broken(error: &axum::extract::multipart::MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Refusal::TooLarge.into() } else { Problem::invalid_body() }
}

/// Takes the logo away.
pub(crate) async fn no_logo(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::SitesWrite)?;
    let (id, settings) = stored(&desk, &id).await?;
    write(&desk.app, &desk.who, id, settings, LogoWish::Remove).await?;
    Ok(Redirect::to(&format!("/console/settings/sites/{id}?saved=1")).into_response())
}

/// Which snippet is shown.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    kind: Option<String>,
    language: Option<String>,
}

/// The page from which the snippet is copied.
pub(crate) async fn install(
    desk: Desk,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    desk.may(Permission::SitesRead)?;
    stored(&desk, &id).await?;
    let face = Face::of(&desk.app, &id).await?;
    let kind = wanted.kind.as_deref().and_then(Kind::parse).unwrap_or(face.look.kind);
    let language = wanted.language.as_deref().and_then(Locale::parse).unwrap_or(desk.locale);
    let own = own_url(&desk.app, &headers);
    let snippet = face.snippet(kind, language, &own);
    let shown = InstallPage {
        id: face.site.id.to_string(),
        kind: kind.as_str().to_owned(),
        language: language.code().to_owned(),
        compressed_bytes: compressed_bytes(&snippet),
        script_hash: hashes(&snippet, "script"),
        style_hash: hashes(&snippet, "style"),
        script_url: assets::url("console/sites.js"),
        listed: !face.site.origins.is_empty(),
        linked: !face.site.privacy_url.is_empty() && !face.site.imprint_url.is_empty(),
        site: face.site.name,
        snippet,
        own,
    };
    let frame = desk.frame(Nav::Settings);
    let mut response = page(StatusCode::OK, shown.render(&frame, desk.locale));
    // The preview is a page of ours in a frame; nothing else may be framed.
    set_policy(&mut response, &format!("{POLICY}; frame-src 'self'"), "same-origin");
    Ok(response)
}

/// How much of a page the snippet is on the wire.
fn compressed_bytes(snippet: &str) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let compressed = encoder.write_all(snippet.as_bytes()).and_then(|()| encoder.finish());
    compressed.map_or(0, |bytes| bytes.len() as u64)
}
