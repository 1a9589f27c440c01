//! Who is asking: the only functions that make a principal, from a visit token, from a session or from a token of the API.

use crate::app::App;
use crate::members::keys::MemberKeys;
use crate::problem::Problem;
use crate::signals;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use domain::principal::Member;
use domain::signing_in::{self, Way};
use domain::token;
use jiff::Timestamp;
use locale::Locale;
use seal::{KeyPair, Token, TokenKind};
use std::sync::Arc;
use store::reads::TokenInUse;

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

/// A signed-in member with the keys that the session opens, or a program with those that its token opens. Routes that only a person may use take
/// [`Person`], or what is built on it.
#[derive(Clone)]
pub(crate) struct SignedIn {
    pub(crate) member: Member,
    pub(crate) keys: Arc<MemberKeys>,
    pub(crate) token: Arc<Token>,
    /// When it was said last who is there.
    pub(crate) confirmed_at: Timestamp,
    /// Whether the organisation asks for a second step that the member has not set up.
    pub(crate) lacks_second_step: bool,
    /// By what the session was begun; `None` of a program.
    pub(crate) way: Option<Way>,
    /// When that was noted last.
    used_at: Option<Timestamp>,
}

impl SignedIn {
    /// Lets through whoever is a person.
    ///
    /// # Refuses
    /// With 403 `person-needed` a token.
    pub(crate) fn person(self) -> Result<Self, Problem> {
        if self.member.member.is_token() { Err(Problem::new(StatusCode::FORBIDDEN, "person-needed")) } else { Ok(self) }
    }

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
        asking(parts, app).await?.whole()
    }
}

/// A signed-in member, and no token: for what a person does for themselves, or answers for.
pub(crate) struct Person(pub(crate) SignedIn);

impl FromRequestParts<App> for Person {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        AtDoor::from_request_parts(parts, app).await?.0.whole().map(Self)
    }
}

/// A program, and no person: for what an identity provider does through SCIM. A member does the same by hand, and says again who they are first;
/// a session must not be a way around that.
pub(crate) struct Program(pub(crate) SignedIn);

impl FromRequestParts<App> for Program {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let who = asking(parts, app).await?.whole()?;
        if who.member.member.is_token() { Ok(Self(who)) } else { Err(Problem::new(StatusCode::FORBIDDEN, "token-needed")) }
    }
}

/// A signed-in member who may have to set up their second step yet: for what that takes, and for nothing else.
pub(crate) struct AtDoor(pub(crate) SignedIn);

impl FromRequestParts<App> for AtDoor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        asking(parts, app).await?.person().map(Self)
    }
}

/// Whoever asks: by a bearer token of either kind, or by the cookie, which carries sessions alone.
async fn asking(parts: &Parts, app: &App) -> Result<SignedIn, Problem> {
    match bearer(&parts.headers) {
        Some(text) => match Token::parse(TokenKind::Api, text) {
            Ok(token) => program(app, token).await,
            Err(_) => at_door(app, text).await,
        },
        None => at_door(app, cookie(app, &parts.headers).ok_or_else(Problem::unauthorised)?).await,
    }
}

/// A signed-in member who said within the last quarter of an hour who they are: for exports, and for changes of keys, roles and credentials.
pub(crate) struct Recent(pub(crate) SignedIn);

impl FromRequestParts<App> for Recent {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Person(who) = Person::from_request_parts(parts, app).await?;
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

/// Opens a session from a socket's first frame, or from the cookie of its handshake. A socket is a person who is here: it takes no token.
///
/// # Refuses
/// With 403 `person-needed` a token, and with 401 what is none of ours.
pub(crate) async fn signed_in(app: &App, token: &str) -> Result<SignedIn, Problem> {
    if let Ok(token) = Token::parse(TokenKind::Api, token) {
        return program(app, token).await?.person();
    }
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

/// Notes that a session or a token is used: once a minute, and beside the request, which does not wait for it.
fn note_use(app: &App, who: &SignedIn) {
    let Member { member, session, organisation, .. } = who.member;
    let noted = match who.used_at {
        used_at if member.is_token() => token::note_use(member, used_at, app.now()),
        used_at => used_at.and_then(|used_at| signing_in::note_use(session, used_at, app.now())),
    };
    let Some(decision) = noted else { return };
    if app.uses().is_first(session, app.now()) {
        let noted = app.store().act("session.use", organisation, move |tx| tx.apply(&decision).map(drop));
        tokio::spawn(async move {
            if let Err(stop) = noted.await {
                tracing::warn!(error = %stop, "the use of a session was not noted");
            }
        });
    }
}

/// Whoever works by a token of the API. Its pair comes from its secret; nothing of it lies in the database.
async fn program(app: &App, token: Token) -> Result<SignedIn, Problem> {
    let (lookup, now) = (token.lookup(), app.now());
    let found = app
        .read(move |r| {
            let Some(found) = r.token(&lookup, now)? else { return Ok(None) };
            let seals = r.purpose_seals(found.member.member.into())?;
            Ok(Some((found, seals)))
        })
        .await?;
    let Some((TokenInUse { member, public_key, used_at }, seals)) = found else {
        signals::unknown_key(app, lookup).await;
        return Err(Problem::unauthorised());
    };
    app.paces().call(app, &member)?;
    let pair = token.key_pair();
    if pair.public().as_bytes() != &public_key {
        return Err(Problem::unauthorised());
    }
    let keys = Arc::new(MemberKeys::new(member.organisation, member.member.into(), pair, seals));
    // It never says who it is again, so that nothing that asks for it is open to it.
    let confirmed_at = Timestamp::MIN;
    let who = SignedIn { member, keys, token: Arc::new(token), confirmed_at, lacks_second_step: false, way: None, used_at };
    note_use(app, &who);
    Ok(who)
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
    let (confirmed_at, used_at, lacks_second_step) = (session.confirmed_at, Some(session.used_at), session.lacks_second_step);
    Ok(SignedIn { member, keys, token: Arc::new(token), confirmed_at, lacks_second_step, way: session.way, used_at })
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
