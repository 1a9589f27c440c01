//! Forms: which cookies the console keeps, how a form proves that it is ours, and where it may lead.

use crate::app::App;
use crate::auth::{self, COOKIE_NAMES};
use crate::problem::Problem;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::tz::TimeZone;
use locale::Locale;
use std::fmt::Write as _;

/// The double-submit cookie of the forms before sign-in, over TLS and on plain loopback.
const FORM_NAMES: [&str; 2] = ["__Host-parlour-form", "parlour-form"];
/// The cookie that keeps the operator's code.
const OPERATOR_NAMES: [&str; 2] = ["__Host-parlour-operator", "parlour-operator"];
/// The cookie of a device on which somebody has signed in before: it opens nothing, and keeps its holder a lane (`lanes.rs`).
const DEVICE_NAMES: [&str; 2] = ["__Host-parlour-device", "parlour-device"];
/// How long it is kept: ninety days, in seconds.
const DEVICE_SECONDS: &str = "; Max-Age=7776000";
/// The cookie of a browser that is away at its company's sign-in. It is no proof of anything but that the same browser comes back.
const AWAY_NAMES: [&str; 2] = ["__Host-parlour-away", "parlour-away"];
/// How long it is kept: twice as long as a turn is good, because the password is typed after it.
const AWAY_SECONDS: &str = "; Max-Age=1200";
/// The cookie that keeps the chosen language; it is no secret and opens nothing.
const LANGUAGE_NAME: &str = "parlour-language";
/// The cookie in which the console's script names the browser's time zone; it is no secret and opens nothing.
const ZONE_NAME: &str = "parlour-zone";
/// How long a chosen language is kept: a year, in seconds.
const LANGUAGE_SECONDS: &str = "; Max-Age=31536000";

/// The longest name of a time zone that is looked up.
const ZONE_BYTES_MAX: usize = 64;

/// The code of a form that does not prove to be ours.
pub(crate) const STALE_FORM: &str = "stale-form";

/// The anti-forgery token of a secret: hexadecimal SHA-256, from which the secret (256 random bits) cannot be told.
pub(crate) fn token(secret: &str) -> String {
    hex(&seal::sha256(format!("csrf{secret}").as_bytes()))
}

/// Checks a form's token against the one that the page was given.
///
/// # Refuses
/// With 403 a token that is not it. Digests are compared, so that the time taken says nothing about the token.
pub(crate) fn check(given: &str, expected: &str) -> Result<(), Problem> {
    let same = seal::sha256(given.as_bytes()) == seal::sha256(expected.as_bytes());
    if same { Ok(()) } else { Err(stale()) }
}

fn stale() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, STALE_FORM)
}

/// Checks a form that stands both before and after sign-in.
///
/// # Refuses
/// With 403 a token that belongs neither to the session's cookie nor to the form's.
pub(crate) fn check_either(app: &App, headers: &HeaderMap, given: &str) -> Result<(), Problem> {
    let form = form_secret(app, headers);
    let mut secrets = [auth::cookie(app, headers), form].into_iter().flatten();
    if secrets.any(|secret| check(given, &token(secret)).is_ok()) { Ok(()) } else { Err(stale()) }
}

/// The secret of the forms before sign-in, where the browser has one of the form that [`new_secret`] makes.
pub(crate) fn form_secret<'h>(app: &App, headers: &'h HeaderMap) -> Option<&'h str> {
    cookie(headers, over_tls(app, FORM_NAMES)).filter(|secret| is_secret(secret))
}

fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// A secret for the forms before sign-in: 32 random bytes in hexadecimal.
pub(crate) fn new_secret(app: &App) -> String {
    let mut bytes = [0; 32];
    app.entropy().fill(&mut bytes);
    hex(&bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The cookie of the forms before sign-in.
pub(crate) fn form_cookie(app: &App, secret: &str) -> Option<HeaderValue> {
    set(app, over_tls(app, FORM_NAMES), secret, "")
}

/// The cookie that opens the console, for as long as the browser runs.
pub(crate) fn session_cookie(app: &App, token: &str) -> Option<HeaderValue> {
    set(app, over_tls(app, COOKIE_NAMES), token, "").map(secret)
}

/// The end of that cookie.
pub(crate) fn no_session_cookie(app: &App) -> Option<HeaderValue> {
    set(app, over_tls(app, COOKIE_NAMES), "", "; Max-Age=0")
}

/// The operator's code, where the browser keeps one.
pub(crate) fn operator_code<'h>(app: &App, headers: &'h HeaderMap) -> Option<&'h str> {
    cookie(headers, over_tls(app, OPERATOR_NAMES))
}

/// The cookie that keeps it, for as long as the browser runs.
pub(crate) fn operator_cookie(app: &App, code: &str) -> Option<HeaderValue> {
    set(app, over_tls(app, OPERATOR_NAMES), code, "").map(secret)
}

/// The end of that cookie.
pub(crate) fn no_operator_cookie(app: &App) -> Option<HeaderValue> {
    set(app, over_tls(app, OPERATOR_NAMES), "", "; Max-Age=0")
}

/// What a device brings that somebody has signed in on.
pub(crate) fn device<'h>(app: &App, headers: &'h HeaderMap) -> Option<&'h str> {
    cookie(headers, over_tls(app, DEVICE_NAMES))
}

/// The cookie that it brings.
pub(crate) fn device_cookie(app: &App, value: &str) -> Option<HeaderValue> {
    set(app, over_tls(app, DEVICE_NAMES), value, DEVICE_SECONDS).map(secret)
}

/// The secret of a browser that is away, or back, where it is of the form that [`new_secret`] makes.
pub(crate) fn away<'h>(app: &App, headers: &'h HeaderMap) -> Option<&'h str> {
    cookie(headers, over_tls(app, AWAY_NAMES)).filter(|secret| is_secret(secret))
}

/// The cookie that keeps it. It comes along when another site sends the browser back here, as no other cookie of ours does: under `Strict`
/// browsers keep cookies back then (RFC 6265bis, 8.8.2), and nobody could tell whose turn it is.
pub(crate) fn away_cookie(app: &App, secret: &str) -> Option<HeaderValue> {
    let cookie = set(app, over_tls(app, AWAY_NAMES), secret, AWAY_SECONDS)?;
    HeaderValue::try_from(cookie.to_str().ok()?.replace("SameSite=Strict", "SameSite=Lax")).ok().map(self::secret)
}

/// The end of that cookie.
pub(crate) fn no_away_cookie(app: &App) -> Option<HeaderValue> {
    set(app, over_tls(app, AWAY_NAMES), "", "; Max-Age=0")
}

/// The cookie of a language.
pub(crate) fn language_cookie(app: &App, locale: Locale) -> Option<HeaderValue> {
    set(app, LANGUAGE_NAME, locale.code(), LANGUAGE_SECONDS)
}

/// The reader's language: chosen, else the first of ours that the browser names, else English.
pub(crate) fn language(headers: &HeaderMap) -> Locale {
    let chosen = cookie(headers, LANGUAGE_NAME).and_then(Locale::parse);
    let named = || headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).and_then(Locale::from_accept_language);
    chosen.or_else(named).unwrap_or(Locale::En)
}

/// The reader's time zone, where the browser has named one that exists; else UTC.
pub(crate) fn zone(headers: &HeaderMap) -> TimeZone {
    let named = cookie(headers, ZONE_NAME).filter(|name| name.len() <= ZONE_BYTES_MAX);
    named.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
}

/// `__Host-` (RFC 6265bis, 4.1.3.2) keeps neighbouring hosts from setting the cookie; browsers take it over TLS only.
fn over_tls(app: &App, [secure, plain]: [&'static str; 2]) -> &'static str {
    if is_tls(app) { secure } else { plain }
}

fn is_tls(app: &App) -> bool {
    app.settings().over_tls()
}

fn set(app: &App, name: &str, value: &str, lasts: &str) -> Option<HeaderValue> {
    let secure = if is_tls(app) { "; Secure" } else { "" };
    HeaderValue::try_from(format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{lasts}")).ok()
}

fn secret(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

fn cookie<'h>(headers: &'h HeaderMap, wanted: &str) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    cookies
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(name, _)| *name == wanted).map(|(_, value)| value))
}

/// A path of this host, fit for a `Location`: begins with one slash, which no browser reads as the start of another host,
/// and holds nothing that a browser would drop or change first.
pub(crate) fn own_path(path: &str) -> Option<&str> {
    let plain = path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    (plain && path.starts_with('/') && !path.starts_with("//")).then_some(path)
}

/// A value for a query (RFC 3986, 2.3: everything but the unreserved characters is encoded).
pub(crate) fn encode(value: &str) -> String {
    value.bytes().fold(String::with_capacity(value.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_stays_on_this_host() {
        for path in ["/", "/console/inbox?state=all&after=1-2", "/console/sign-in?next=%2Fconsole"] {
            assert_eq!(own_path(path), Some(path));
        }
        for path in
            ["", "console", "//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "/a\r\nSet-Cookie: a=b", "/ü"]
        {
            assert_eq!(own_path(path), None, "{path:?}");
        }
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("x-parlour-language=pl; parlour-language=tr"));
        headers.append(header::ACCEPT_LANGUAGE, HeaderValue::from_static("de"));
        assert_eq!(language(&headers), Locale::Tr);
        headers.insert(header::COOKIE, HeaderValue::from_static("parlour-language=tlh"));
        assert_eq!(language(&headers), Locale::De);
        headers.remove(header::ACCEPT_LANGUAGE);
        assert_eq!(language(&headers), Locale::En);
    }

    #[test]
    fn a_zone_is_one_that_exists_or_utc() {
        for (cookie, zone) in [("Europe/Istanbul", "Europe/Istanbul"), ("Middle/Earth", "UTC"), ("../../etc/passwd", "UTC")] {
            let mut headers = HeaderMap::new();
            headers.append(header::COOKIE, HeaderValue::try_from(format!("parlour-zone={cookie}")).unwrap());
            assert_eq!(super::zone(&headers).iana_name(), Some(zone), "{cookie}");
        }
    }

    #[test]
    fn a_form_is_ours_or_refused() {
        assert!(check(&token("one"), &token("one")).is_ok());
        assert_eq!(check(&token("two"), &token("one")).unwrap_err().code(), STALE_FORM);
        assert_eq!(check("", &token("one")).unwrap_err().code(), STALE_FORM);
        assert_ne!(token("one"), "one");
    }

    #[test]
    fn a_value_is_encoded_whole() {
        assert_eq!(encode("/console/inbox?a=ü&b"), "%2Fconsole%2Finbox%3Fa%3D%C3%BC%26b");
    }
}
