//! Desks: who stands before a page, in which language, and what frames it.

use super::error::{Drawn, Outline};
use super::forms;
use crate::app::App;
use crate::assets;
use crate::auth::{self, SignedIn};
use crate::house_time::HouseTime;
use crate::members::names;
use crate::problem::Problem;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use console::{Frame, Nav};
use domain::permission::Permission;
use jiff::tz::TimeZone;
use locale::Locale;
use std::net::SocketAddr;
use store::reads::MemberRow;

/// Someone before sign-in.
pub(crate) struct Doorway {
    pub(crate) app: App,
    pub(crate) locale: Locale,
    pub(crate) headers: HeaderMap,
    pub(crate) address: Option<SocketAddr>,
    /// How many organisations there are: with none, the first is set up here.
    pub(crate) organisations: usize,
    frame: Frame,
}

/// A signed-in member before a page.
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) locale: Locale,
    pub(crate) who: SignedIn,
    frame: Frame,
}

impl FromRequestParts<App> for Doorway {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (locale, headers) = (forms::language(&parts.headers), parts.headers.clone());
        let known = forms::form_secret(app, &headers).map(str::to_owned);
        let cookie = known.is_none().then(|| forms::new_secret(app));
        let secret = known.as_deref().or(cookie.as_deref()).unwrap_or_default();
        let mut frame = frame(app, forms::token(secret), here(parts));
        let cookie = cookie.as_deref().and_then(|secret| forms::form_cookie(app, secret));
        // Drawn before the store is asked, so that its failure, too, is told in a frame.
        Outline::draw(parts, Drawn { frame: frame.clone(), locale, cookie });
        let names = app.read(|r| Ok(r.organisations()?.into_iter().map(|o| o.name).collect::<Vec<_>>())).await?;
        // Where several share the installation, none of them is named to strangers.
        if let [name] = names.as_slice() {
            frame.organisation.clone_from(name);
        }
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
        Ok(Self { app: app.clone(), locale, headers, address, organisations: names.len(), frame })
    }
}

impl Doorway {
    /// Checks the token of a form that stands before sign-in.
    ///
    /// # Refuses
    /// With 403 a token that is not that of the browser's own form.
    pub(crate) fn check(&self, csrf: &str) -> Result<(), Problem> {
        // A browser that sent no cookie has just been given a new secret: no form can know it yet.
        forms::check(csrf, &self.frame.csrf)
    }

    /// The frame of a page whose address is `here`.
    pub(crate) fn frame(&self, here: &str) -> Frame {
        Frame { here: here.to_owned(), ..self.frame.clone() }
    }

    /// The frame of the page that was asked for.
    pub(crate) fn frame_here(&self) -> Frame {
        self.frame.clone()
    }
}

impl FromRequestParts<App> for Desk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = Self::seat(parts, app).await?;
        let who = desk.who.whole()?;
        Ok(Self { who, ..desk })
    }
}

/// A desk at which somebody may have to set up their second step yet.
pub(crate) struct DeskAtDoor(pub(crate) Desk);

impl FromRequestParts<App> for DeskAtDoor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Desk::seat(parts, app).await.map(Self)
    }
}

/// A desk of somebody who said lately who they are: for exports, and for changes of keys, roles and credentials.
pub(crate) struct RecentDesk(pub(crate) Desk);

impl FromRequestParts<App> for RecentDesk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let desk = Desk::from_request_parts(parts, app).await?;
        desk.who.recent(app.now())?;
        Ok(Self(desk))
    }
}

/// [`DeskAtDoor`] and [`RecentDesk`] at once: for setting up a second step.
pub(crate) struct RecentDeskAtDoor(pub(crate) Desk);

impl FromRequestParts<App> for RecentDeskAtDoor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let DeskAtDoor(desk) = DeskAtDoor::from_request_parts(parts, app).await?;
        desk.who.recent(app.now())?;
        Ok(Self(desk))
    }
}

impl Desk {
    /// Whoever the cookie says, before it is asked how they sign in.
    async fn seat(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        // The cookie alone: who has a bearer token calls the API.
        let token = auth::cookie(app, &parts.headers).ok_or_else(Problem::unauthorised)?;
        let (locale, csrf) = (forms::language(&parts.headers), forms::token(token));
        let who = auth::at_door(app, token).await?;
        let mut frame = Frame { zone: forms::zone(&parts.headers), ..frame(app, csrf, here(parts)) };
        let (organisation, member) = (who.member.organisation, who.member.member);
        let (answers, now) = (who.member.role.may(Permission::RequestsHandle), app.now());
        let read = app.read(move |r| {
            let card = r.organisation(organisation)?;
            let overdue = match &card {
                Some(card) if answers => r.requests_pressing(organisation, HouseTime::of(card.region.clone(), now).today)?.overdue,
                _ => 0,
            };
            Ok((card, r.member(organisation, member)?, r.away(organisation)?, overdue))
        });
        let (card, row, away, overdue) = read.await?;
        let card = card.ok_or_else(Problem::not_found)?;
        frame.organisation = card.name;
        frame.overdue_requests = overdue;
        frame.demo = card.demo;
        frame.away = Some(away.contains(&member));
        frame.member = Some(row.and_then(|row| address_of(app, &row)).unwrap_or_default());
        Outline::draw(parts, Drawn { frame: frame.clone(), locale, cookie: None });
        Ok(Self { app: app.clone(), locale, who, frame })
    }

    /// Checks the token of a form that stands after sign-in.
    ///
    /// # Refuses
    /// With 403 a token that is not that of this session.
    pub(crate) fn check(&self, csrf: &str) -> Result<(), Problem> {
        forms::check(csrf, &self.frame.csrf)
    }

    /// Checks a permission.
    ///
    /// # Refuses
    /// With 403 where the member's role does not have it.
    pub(crate) fn may(&self, permission: Permission) -> Result<(), Problem> {
        Ok(self.who.member.may(permission)?)
    }

    /// The frame of the page that was asked for.
    pub(crate) fn frame(&self, active: Nav) -> Frame {
        Frame { active, ..self.frame.clone() }
    }

    /// The frame of a page whose address is `here`, where the request was for another.
    pub(crate) fn frame_of(&self, active: Nav, here: String) -> Frame {
        Frame { active, here, ..self.frame.clone() }
    }

    /// The present where the member is.
    pub(crate) fn now(&self) -> jiff::Zoned {
        self.frame.now.to_zoned(self.frame.zone.clone())
    }

    /// The page on which the member's work begins.
    pub(crate) fn home(&self) -> &'static str {
        let role = &self.who.member.role;
        if role.may(Permission::ConversationsRead) {
            "/console/inbox"
        } else if role.may(Permission::ContactsRead) {
            "/console/contacts"
        } else {
            "/console/ledger"
        }
    }
}

/// By what members are called: their name, and until they have one their e-mail address.
pub(crate) fn address_of(app: &App, row: &MemberRow) -> Option<String> {
    names::called(app, row)
}

/// A frame in which nobody is named.
pub(crate) fn frame(app: &App, csrf: String, here: String) -> Frame {
    Frame {
        organisation: String::new(),
        member: None,
        away: None,
        overdue_requests: 0,
        demo: app.settings().demo,
        active: Nav::None,
        style_url: assets::url("console/style.css"),
        script_url: assets::url("console/console.js"),
        csrf,
        here,
        now: app.now(),
        zone: TimeZone::UTC,
    }
}

/// Where a choice of language leads back to: this page, or the start where it cannot be asked for again.
fn here(parts: &Parts) -> String {
    let path = parts.uri.path_and_query().map(axum::http::uri::PathAndQuery::as_str);
    let again = matches!(parts.method, Method::GET | Method::HEAD);
    path.filter(|_| again).and_then(forms::own_path).unwrap_or("/console").to_owned()
}
