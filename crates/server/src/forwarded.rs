//! Forwarded: whose address counts where proxies stand between. Only the word of a listed proxy is taken, and only one step at a time.
//!
//! From the right: each address was written by the proxy after it, and the first that is no listed proxy is the caller. What stands
//! left of it anybody may have written. Proxies write `Forwarded` (RFC 7239) or `X-Forwarded-For`, and most hand on the other one as the caller
//! sent it. So where both stand there they must name the same caller; otherwise neither is believed, and the last proxy counts.

use crate::app::App;
use crate::walls::Walls;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::Response;
use std::net::{IpAddr, SocketAddr};

/// Addresses that are looked at, from the right; chains of proxies are short.
const STEPS_MAX: usize = 16;

/// What most proxies write.
pub(crate) const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Puts the caller's address in the place of the proxy's.
pub(crate) async fn name_caller(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() {
        let caller = caller(&app.settings().walls, peer.ip(), request.headers());
        if caller != peer.ip() {
            request.extensions_mut().insert(ConnectInfo(SocketAddr::new(caller, 0)));
        }
    }
    next.run(request).await
}

/// The right-most address that is no listed proxy. What cannot be read ends the search: the last proxy is then the caller.
pub(crate) fn caller(walls: &Walls, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !walls.trusts(peer) {
        return peer;
    }
    let standard = headers.contains_key(header::FORWARDED).then(|| named_by(walls, peer, headers, &header::FORWARDED, node));
    let custom = headers.contains_key(X_FORWARDED_FOR).then(|| named_by(walls, peer, headers, &X_FORWARDED_FOR, address));
    match (standard, custom) {
        (Some(one), Some(other)) if one != other => peer,
        (named, other) => named.or(other).unwrap_or(peer),
    }
}

/// The right-most address of a field that is no listed proxy.
fn named_by(walls: &Walls, peer: IpAddr, headers: &HeaderMap, name: &HeaderName, read: impl Fn(&str) -> Option<IpAddr>) -> IpAddr {
    let mut caller = peer;
    let values: Vec<_> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    // Several fields are one list (RFC 9110, section 5.3).
    for element in values.iter().rev().flat_map(|value| value.rsplit(',')).take(STEPS_MAX) {
        let Some(named) = read(element) else { break };
        caller = named;
        if !walls.trusts(caller) {
            break;
        }
    }
    caller
}

/// The `for` of one element of `Forwarded`.
fn node(element: &str) -> Option<IpAddr> {
    let mut pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let (_, node) = pairs.find(|(name, _)| name.eq_ignore_ascii_case("for"))?;
    address(node)
}

/// An address, quoted or not, with or without a port; `unknown` and made-up names are none.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let ip = text.parse().or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip()));
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    ip.ok().or_else(bracketed).map(|ip: IpAddr| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn check(peer: &str, fields: &[(&'static str, &str)], expected: &str) {
        let trusted_proxies = ["127.0.0.1/32", "10.0.0.0/8", "2001:db8:1::/48"].map(|net| net.parse().unwrap()).to_vec();
        let walls = Walls { trusted_proxies, ..Walls::default() };
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        assert_eq!(caller(&walls, peer.parse().unwrap(), &headers).to_string(), expected, "{peer} {fields:?}");
    }

    #[test]
    fn nobody_is_believed_who_is_not_listed() {
        check("192.0.2.1", &[("x-forwarded-for", "198.51.100.1")], "192.0.2.1");
        check("192.0.2.1", &[("forwarded", "for=198.51.100.1")], "192.0.2.1");
        check("127.0.0.1", &[], "127.0.0.1");
    }

    #[test]
    fn the_right_most_that_is_not_listed_is_the_caller() {
        check("127.0.0.1", &[("x-forwarded-for", "198.51.100.1")], "198.51.100.1");
        check("127.0.0.1", &[("x-forwarded-for", "203.0.113.9, 198.51.100.1, 10.1.2.3")], "198.51.100.1");
        check("127.0.0.1", &[("x-forwarded-for", "203.0.113.9"), ("x-forwarded-for", "198.51.100.1")], "198.51.100.1");
        check("127.0.0.1", &[("x-forwarded-for", "10.1.2.3, 10.1.2.4")], "10.1.2.3");
        check("::ffff:127.0.0.1", &[("x-forwarded-for", "198.51.100.1:4711")], "198.51.100.1");
    }

    #[test]
    fn a_field_that_the_proxy_hands_on_from_the_caller_forges_nothing() {
        let written = "for=203.0.113.9;by=10.0.0.1, For=\"[2001:db8::7]:4711\";proto=https";
        check("10.0.0.1", &[("forwarded", written)], "2001:db8::7");
        check("10.0.0.1", &[("forwarded", written), ("x-forwarded-for", "192.0.2.66")], "10.0.0.1");
        check("10.0.0.1", &[("forwarded", "for=192.0.2.66"), ("x-forwarded-for", "192.0.2.66")], "192.0.2.66");
        check("10.0.0.1", &[("forwarded", "for=\"[2001:db8::7]\"")], "2001:db8::7");
        check("10.0.0.1", &[("forwarded", "for=198.51.100.1, for=\"[2001:db8:1::5]\"")], "198.51.100.1");
    }

    #[test]
    fn what_cannot_be_read_ends_the_search() {
        check("10.0.0.1", &[("forwarded", "for=198.51.100.1, for=unknown")], "10.0.0.1");
        check("10.0.0.1", &[("forwarded", "for=198.51.100.1, proto=https")], "10.0.0.1");
        check("10.0.0.1", &[("x-forwarded-for", "198.51.100.1, , ")], "10.0.0.1");
        check("10.0.0.1", &[("x-forwarded-for", "198.51.100.1, 10.0.0.2, _hidden")], "10.0.0.1");
    }
}
