//! Who is asking: the only two functions that make a principal, from a visit token or from a session.

use crate::app::App;
use crate::members::keys::MemberKeys;
use crate::problem::Problem;
use crate::signals;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use domain::principal::Member;
use domain::signing_in;
use jiff::Timestamp;
use locale::Locale;
use seal::{KeyPair, Token, TokenKind};
use std::sync::Arc;

/// A visitor's token, not yet looked up: the visit is read together with what the request needs.
pub(crate) struct VisitToken {
    pub(crate) token: Token,
    /// The language in which the window shows itself now, where it says so; else the visit's own.
    pub(crate) locale: Option<Locale>,
}

impl FromRequestParts<App> for VisitToken {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).ok_or_else(Problem::unauthorised)?;
        let token = Token::parse(TokenKind::Visit, token).map_err(|_| Problem::unauthorised())?;
        let named = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        Ok(Self { token, locale: named.and_then(Locale::from_accept_language) })
    }
}

/// A signed-in member, with the keys that the session opens.
#[derive(Clone)]
pub(crate) struct SignedIn {
    pub(crate) member: Member,
    pub(crate) keys: Arc<MemberKeys>,
    pub(crate) token: Arc<Token>,
    /// When it was said last who is there.
    pub(crate) confirmed_at: Timestamp,
    /// Whether the organisation asks for a second step that the member has not set up.
    pub(crate) lacks_second_step: bool,
    used_at: Timestamp,
}

impl SignedIn {
    /// Lets through whoever signs in as the organisation asks for.
    ///
    /// # Refuses
    /// With 403 `second-step-first` who has to set up a second step.
    pub(crate) fn whole(self) -> Result<Self, Problem> {
        if self.lacks_second_step { Err(Problem::new(StatusCode::FORBIDDEN, "second-step-first")) } else { Ok(self) }
    }

    /// Lets through who said lately who they are.
    ///
    /// # Refuses
    /// With 403 `confirm-first` everybody else.
    pub(crate) fn recent(&self, now: Timestamp) -> Result<(), Problem> {
        let recent = signing_in::is_recent(self.confirmed_at, now);
        if recent { Ok(()) } else { Err(Problem::new(StatusCode::FORBIDDEN, "confirm-first")) }
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        AtDoor::from_request_parts(parts, app).await?.0.whole()
    }
}

/// A signed-in member who may have to set up their second step yet: for what that takes, and for nothing else.
pub(crate) struct AtDoor(pub(crate) SignedIn);

impl FromRequestParts<App> for AtDoor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).or_else(|| cookie(app, &parts.headers)).ok_or_else(Problem::unauthorised)?;
        Ok(Self(at_door(app, token).await?))
    }
}

/// A signed-in member who said within the last quarter of an hour who they are: for exports, and for changes of keys, roles and credentials.
pub(crate) struct Recent(pub(crate) SignedIn);

impl FromRequestParts<App> for Recent {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        who.recent(app.now())?;
        Ok(Self(who))
    }
}

/// [`AtDoor`] and [`Recent`] at once: for setting up a second step.
pub(crate) struct RecentAtDoor(pub(crate) SignedIn);

impl FromRequestParts<App> for RecentAtDoor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let AtDoor(who) = AtDoor::from_request_parts(parts, app).await?;
        who.recent(app.now())?;
        Ok(Self(who))
    }
}

/// Opens a session from the request's token or cookie, or from a socket's first frame.
pub(crate) async fn signed_in(app: &App, token: &str) -> Result<SignedIn, Problem> {
    at_door(app, token).await?.whole()
}

/// [`signed_in`] of who may have to set up their second step yet. It counts as use of the session.
pub(crate) async fn at_door(app: &App, token: &str) -> Result<SignedIn, Problem> {
    let who = found(app, token).await?;
    note_use(app, &who);
    Ok(who)
}

/// Whether a session still lives, for a socket that is open in it. To be connected is not to use it.
pub(crate) async fn still_signed_in(app: &App, who: &SignedIn) -> Result<(), Problem> {
    found(app, who.token.expose()).await?.whole().map(drop)
}

/// Notes that a session is used: once a minute, and beside the request, which does not wait for it.
fn note_use(app: &App, who: &SignedIn) {
    let (session, organisation) = (who.member.session, who.member.organisation);
    let Some(decision) = signing_in::note_use(session, who.used_at, app.now()) else { return };
    if app.uses().is_first(session, app.now()) {
        let noted = app.store().act("session.use", organisation, move |tx| tx.apply(&decision).map(drop));
        tokio::spawn(async move {
            if let Err(stop) = noted.await {
                tracing::warn!(error = %stop, "the use of a session was not noted");
            }
        });
    }
}

async fn found(app: &App, token: &str) -> Result<SignedIn, Problem> {
    let token = Token::parse(TokenKind::Session, token).map_err(|_| Problem::unauthorised())?;
    let (lookup, now) = (token.lookup(), app.now());
    let found = app
        .read(move |r| {
            let Some(session) = r.session(&lookup, now)? else { return Ok(None) };
            let seals = r.purpose_seals(session.member.member.into())?;
            Ok(Some((session, seals)))
        })
        .await?;
    let Some((session, seals)) = found else {
        signals::unknown_key(app, lookup).await;
        return Err(Problem::unauthorised());
    };
    let member = session.member;
    app.paces().call(app, &member)?;
    let pair: KeyPair = token.unwrap(&session.wrapped, member.organisation.0, member.member.0).map_err(|_| Problem::unauthorised())?;
    if pair.public().as_bytes() != &session.public_key {
        return Err(Problem::unauthorised());
    }
    let keys = Arc::new(MemberKeys::new(member.organisation, member.member.into(), pair, seals));
    let (confirmed_at, used_at, lacks_second_step) = (session.confirmed_at, session.used_at, session.lacks_second_step);
    Ok(SignedIn { member, keys, token: Arc::new(token), confirmed_at, lacks_second_step, used_at })
}

/// The name of the console's cookie over TLS, and on plain loopback.
pub(crate) const COOKIE_NAMES: [&str; 2] = ["__Host-parlour-session", "parlour-session"];

pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}

/// The session's token from the console's cookie.
pub(crate) fn cookie<'h>(app: &App, headers: &'h HeaderMap) -> Option<&'h str> {
    // Over TLS only the name that a sibling host cannot set.
    let wanted = if app.settings().over_tls() { COOKIE_NAMES[0] } else { COOKIE_NAMES[1] };
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    cookies.flat_map(|v| v.split(';')).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == wanted).then_some(value)
    })
}
