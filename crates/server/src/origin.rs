//! Origins: which pages may call, and in which language they are answered.

use crate::app::App;
use crate::problem::Problem;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use locale::Locale;
use std::net::{IpAddr, SocketAddr};

/// The page that calls, and the host that it called.
pub(crate) struct Origin {
    origin: Option<String>,
    host: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Origin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(Self::of(&parts.headers))
    }
}

impl Origin {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        Self { origin: text(header::ORIGIN), host: text(header::HOST) }
    }

    /// Lets through what has no origin, Parlour's own pages, and the origins that are listed.
    ///
    /// # Refuses
    /// With 403 `forbidden-origin` everything else; no CORS header is ever sent.
    pub(crate) fn check(&self, app: &App, listed: &[String]) -> Result<(), Problem> {
        let Some(origin) = &self.origin else { return Ok(()) };
        if listed.iter().any(|o| o == origin) || self.is_own(app, origin) {
            return Ok(());
        }
        Err(Problem::new(StatusCode::FORBIDDEN, "forbidden-origin"))
    }

    fn is_own(&self, app: &App, origin: &str) -> bool {
        match &app.settings().public_url {
            Some(own) => own == origin,
            // Without a configured address only this machine's own names count: any other could be made to point here.
            None => origin.split_once("://").is_some_and(|(_, rest)| Some(rest) == self.host.as_deref() && is_loopback(rest)),
        }
    }
}

/// Whether a host, with or without a port, is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(name, _)| name);
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// The address that calls, where the listener knows it. It is never stored or logged.
pub(crate) struct Address(pub(crate) Option<SocketAddr>);

impl<S: Sync> FromRequestParts<S> for Address {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(Self(parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0)))
    }
}

/// The first of our languages that the caller names.
pub(crate) struct Languages(pub(crate) Locale);

impl<S: Sync> FromRequestParts<S> for Languages {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let named = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        Ok(Self(named.and_then(Locale::from_accept_language).unwrap_or(Locale::En)))
    }
}

/// The address under which the caller reached us: configured, or by the host that they named.
pub(crate) fn own_url(app: &App, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or("localhost");
    let scheme = if app.settings().walls.tls { "https" } else { "http" };
    app.settings().public_url.clone().unwrap_or_else(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machines_names_are_its_own() {
        for own in ["localhost", "localhost:8080", "127.0.0.1:1", "127.8.8.8", "[::1]:8080"] {
            assert!(is_loopback(own), "{own}");
        }
        for other in ["evil.example", "localhost.evil.example:80", "192.168.0.1", "[2001:db8::1]:80", ""] {
            assert!(!is_loopback(other), "{other}");
        }
    }
}
