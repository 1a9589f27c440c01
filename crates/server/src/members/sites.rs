//! Sites: their settings, read and changed by the API and, over the same functions, by the console.

use super::conversations::Page;
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::id::{FlowId, OrganisationId, SiteId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use domain::site::{self, Colour, Kind, Logo, Look, Opening, Position, Settings, Texts};
use locale::Locale;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A site, with how its chat looks and what it says.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedSite)]
pub(crate) struct Listed {
    id: String,
    name: String,
    /// The origins whose pages may embed the chat window.
    origins: Vec<String>,
    /// Where the privacy notice is; empty while nobody has said.
    privacy: String,
    /// Where the imprint is; empty while nobody has said.
    imprint: String,
    /// Business hours, such as `mo-fr 09:00-12:30 13:30-17:00; sa 10:00-14:00; closed 2026-12-25`; empty where none are set.
    hours: String,
    /// The IANA name of their time zone.
    time_zone: String,
    /// Whether children may use it: then the age is asked before anything else, and not stored.
    children: bool,
    /// `#rrggbb`.
    colour: String,
    /// The text's colour on it, and its contrast: at least 4.5 for every colour.
    ink: &'static str,
    contrast: f64,
    /// `right` or `left`.
    position: &'static str,
    /// `button`, `inline`, `slide-in`, `popup` or `bubble`.
    kind: &'static str,
    opening: OpeningRule,
    /// By language; what is not there is said in the words of the house.
    texts: BTreeMap<String, OwnTexts>,
    /// The logo as a `data:` address.
    logo: Option<String>,
}

/// When the placeholder shows. Whatever it says, nothing is loaded before the second click.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub(crate) struct OpeningRule {
    /// `at-once`, `seconds` or `scrolled`.
    when: String,
    /// Seconds, or per cent of the page.
    #[serde(default)]
    count: i64,
}

/// What a site says in its own words. What is empty is said in the words of the house.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
pub(crate) struct OwnTexts {
    /// The question's title.
    #[serde(default)]
    title: String,
    /// The label of the button that asks it.
    #[serde(default)]
    button: String,
    /// A sentence in front of the one that says what is loaded and stored.
    #[serde(default)]
    greeting: String,
}

/// What is changed; what is absent stays.
#[derive(Default, Deserialize, ToSchema)]
pub(crate) struct Wish {
    name: Option<String>,
    origins: Option<Vec<String>>,
    privacy: Option<String>,
    imprint: Option<String>,
    hours: Option<String>,
    time_zone: Option<String>,
    children: Option<bool>,
    colour: Option<String>,
    position: Option<String>,
    kind: Option<String>,
    opening: Option<OpeningRule>,
    texts: Option<BTreeMap<String, OwnTexts>>,
    /// A `data:` address of a PNG or WebP of at most 64 KiB; null takes the logo away.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    logo: Address,
}

/// What a request says of the logo.
#[derive(Default)]
enum Address {
    /// Nothing.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// A `data:` address.
    Named(String),
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(from)?.map_or(Self::Null, Self::Named))
    }
}

/// What becomes of the logo.
pub(crate) enum LogoWish {
    /// It stays.
    Stay,
    /// There is none any more.
    Remove,
    /// This one.
    Take(Logo),
}

fn refused(field: &'static str) -> Refusal {
    Refusal::SiteRefused { field }
}

impl Wish {
    /// The settings with what is wished.
    fn on(self, before: Settings) -> Result<Settings, Refusal> {
        let Look { colour, position, kind, opening } = before.look;
        let colour = self.colour.map_or(Some(colour), |text| Colour::parse(&text)).ok_or(refused("colour"))?;
        let position = self.position.map_or(Some(position), |text| Position::parse(&text)).ok_or(refused("position"))?;
        let kind = self.kind.map_or(Some(kind), |text| Kind::parse(&text)).ok_or(refused("kind"))?;
        let opening = self.opening.map_or(Some(opening), |rule| Opening::parse(&rule.when, rule.count)).ok_or(refused("opening"))?;
        Ok(Settings {
            name: self.name.unwrap_or(before.name),
            origins: self.origins.unwrap_or(before.origins),
            privacy_url: self.privacy.unwrap_or(before.privacy_url),
            imprint_url: self.imprint.unwrap_or(before.imprint_url),
            hours: self.hours.unwrap_or(before.hours),
            time_zone: self.time_zone.unwrap_or(before.time_zone),
            children: self.children.unwrap_or(before.children),
            look: Look { colour, position, kind, opening },
            texts: match self.texts {
                Some(texts) => texts.into_iter().map(own).collect::<Result<_, _>>()?,
                None => before.texts,
            },
        })
    }

    /// What is wished of the logo.
    fn logo(&self) -> Result<LogoWish, Refusal> {
        let address = match &self.logo {
            Address::Absent => return Ok(LogoWish::Stay),
            Address::Null => return Ok(LogoWish::Remove),
            Address::Named(address) => address,
        };
        let data = address.split_once(";base64,").filter(|(kind, _)| kind.starts_with("data:image/")).map(|(_, data)| data);
        let bytes = data.and_then(|data| STANDARD.decode(data).ok()).ok_or(refused("logo"))?;
        Logo::read(bytes).map(LogoWish::Take)
    }
}

fn own((language, texts): (String, OwnTexts)) -> Result<(Locale, Texts), Refusal> {
    let locale = Locale::ALL.into_iter().find(|locale| locale.code() == language).ok_or(refused("texts"))?;
    Ok((locale, Texts { title: texts.title, button: texts.button, greeting: texts.greeting }))
}

/// A site's settings before anybody chose.
fn nothing() -> Settings {
    Settings {
        name: String::new(),
        origins: Vec::new(),
        privacy_url: String::new(),
        imprint_url: String::new(),
        hours: String::new(),
        time_zone: String::new(),
        children: false,
        look: Look::default(),
        texts: BTreeMap::new(),
    }
}

/// Lists the organisation's sites.
#[utoipa::path(operation_id = "sites_list", get, path = "/api/v1/sites", tag = "member", responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::SitesRead)?;
    let organisation = who.member.organisation;
    let ids = app.read(move |r| Ok(r.sites(organisation)?.into_iter().map(|site| site.id).collect::<Vec<_>>())).await?;
    let mut items = Vec::new();
    for id in ids {
        items.push(listed(&app, organisation, id).await?);
    }
    Ok(Json(Page { items, next: None }))
}

/// Adds a site. It begins with the bot of the first one; its snippet is at `/w/{site}/snippet`.
#[utoipa::path(operation_id = "sites_create", post, path = "/api/v1/sites", tag = "member", request_body = Wish, responses((status = 201, body = Listed), (status = 422, description = "site-refused")))]
pub(crate) async fn create(
    State(app): State<App>,
    who: SignedIn,
    repetition: Repetition,
    wish: Sent<Wish>,
) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::SitesWrite)?;
    let Json(wish) = wish?;
    let key = repetition.hash(&who.token, "");
    let logo = wish.logo()?;
    let id = add(&app, &who, wish.on(nothing())?, logo, key).await?;
    Ok((StatusCode::CREATED, Json(listed(&app, who.member.organisation, id).await?)))
}

/// Changes a site's settings, and its logo.
#[utoipa::path(operation_id = "sites_change", patch, path = "/api/v1/sites/{id}", tag = "member", request_body = Wish, params(("id" = String, Path)), responses(
    (status = 200, body = Listed), (status = 422, description = "site-refused")))]
pub(crate) async fn change(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    wish: Sent<Wish>,
) -> Result<Json<Listed>, Problem> {
    who.member.may(Permission::SitesWrite)?;
    let Json(wish) = wish?;
    let id = SiteId::parse(&id).ok_or_else(Problem::not_found)?;
    let organisation = who.member.organisation;
    let before = app.read(move |r| r.site_settings(organisation, id)).await?.ok_or_else(Problem::not_found)?;
    let logo = wish.logo()?;
    write(&app, &who, id, wish.on(before)?, logo).await?;
    Ok(Json(listed(&app, organisation, id).await?))
}

/// Adds a site to the organisation, once for each key.
pub(crate) async fn add(app: &App, who: &SignedIn, settings: Settings, logo: LogoWish, key: Option<[u8; 16]>) -> Result<SiteId, Problem> {
    let (organisation, by, at, id) = (who.member.organisation, who.member.member, app.now(), SiteId(app.id()));
    let (flow, demo) = beginning(app, organisation).await?;
    let added = app.store().act("site.add", organisation, move |tx| {
        if let Some(key) = &key
            && let Some(before) = tx.repeated(key)?.and_then(|id| SiteId::parse(&id))
        {
            return Ok(before);
        }
        tx.apply(&site::add(id, settings, demo, flow, by, at)?)?;
        if let LogoWish::Take(logo) = logo {
            tx.apply(&site::change_logo(id, Some(logo), by, at))?;
        }
        if let Some(key) = &key {
            tx.remember(key, &id.to_string(), at)?;
        }
        Ok(id)
    });
    Ok(added.await?)
}

/// The bot with which a new site begins, and whether this is the demo.
async fn beginning(app: &App, organisation: OrganisationId) -> Result<(FlowId, bool), Problem> {
    let read = app.read(move |r| {
        let flow = match r.sites(organisation)?.into_iter().next() {
            Some(site) => Some(site.flow),
            None => r.flows(organisation)?.into_iter().next().map(|flow| flow.id),
        };
        Ok(flow.zip(r.organisation(organisation)?.map(|card| card.demo)))
    });
    read.await?.ok_or_else(Problem::not_found)
}

/// Writes settings as they were typed, and the logo where one is named; nothing where nothing differs.
pub(crate) async fn write(app: &App, who: &SignedIn, id: SiteId, typed: Settings, logo: LogoWish) -> Result<(), Problem> {
    let (organisation, by, at) = (who.member.organisation, who.member.member, app.now());
    let demo = app.read(move |r| Ok(r.organisation(organisation)?.is_some_and(|card| card.demo))).await?;
    let written = app.store().act("site.change", organisation, move |tx| {
        let before = tx.site_settings(id)?;
        if let Some(decision) = site::change(id, &before, typed, demo, by, at)? {
            tx.apply(&decision)?;
        }
        let logo = match logo {
            LogoWish::Stay => return Ok(()),
            LogoWish::Remove => None,
            LogoWish::Take(logo) => Some(logo),
        };
        tx.apply(&site::change_logo(id, logo, by, at))?;
        Ok(())
    });
    Ok(written.await?)
}

async fn listed(app: &App, organisation: OrganisationId, id: SiteId) -> Result<Listed, Problem> {
    let read = app.read(move |r| {
        let Some(settings) = r.site_settings(organisation, id)? else { return Ok(None) };
        Ok(Some((settings, r.site_logo(id)?)))
    });
    let (settings, logo) = read.await?.ok_or_else(Problem::not_found)?;
    let Look { colour, position, kind, opening } = settings.look;
    let text = |(locale, text): (Locale, Texts)| {
        (locale.code().to_owned(), OwnTexts { title: text.title, button: text.button, greeting: text.greeting })
    };
    Ok(Listed {
        id: id.to_string(),
        name: settings.name,
        origins: settings.origins,
        privacy: settings.privacy_url,
        imprint: settings.imprint_url,
        hours: settings.hours,
        time_zone: settings.time_zone,
        children: settings.children,
        colour: colour.to_string(),
        ink: colour.ink(),
        // Two digits, as contrasts are told.
        contrast: (colour.contrast() * 100.0).floor() / 100.0,
        position: position.as_str(),
        kind: kind.as_str(),
        opening: OpeningRule { when: opening.as_str().to_owned(), count: i64::from(opening.count()) },
        texts: settings.texts.into_iter().map(text).collect(),
        logo: logo.as_ref().map(data_address),
    })
}

/// A logo inside an address, so that showing it asks nobody.
pub(crate) fn data_address(logo: &Logo) -> String {
    format!("data:{};base64,{}", logo.format().as_str(), STANDARD.encode(logo.bytes()))
}
