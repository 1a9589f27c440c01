//! Who is asking: the only two functions that make a principal, from a visit token or from a session.

use crate::app::App;
use crate::members::keys::MemberKeys;
use crate::problem::Problem;
use crate::signals;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::principal::Member;
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
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).or_else(|| cookie(app, &parts.headers)).ok_or_else(Problem::unauthorised)?;
        signed_in(app, token).await
    }
}

/// Opens a session: from the request's token or cookie, or from a socket's first frame.
pub(crate) async fn signed_in(app: &App, token: &str) -> Result<SignedIn, Problem> {
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
    Ok(SignedIn { member, keys, token: Arc::new(token) })
}

/// The name of the console's cookie over TLS, and on plain loopback.
pub(crate) const COOKIE_NAMES: [&str; 2] = ["__Host-parlour-session", "parlour-session"];

fn bearer(headers: &HeaderMap) -> Option<&str> {
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
