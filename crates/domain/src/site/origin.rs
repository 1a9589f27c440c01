//! Origins: what may stand on a site's list, in the form in which browsers name it.

/// An origin as `Origin` headers write it: scheme, host, and the port where it is not the usual one. `None` for everything
/// else, a path included: a list that promises more than browsers check would mislead.
pub(super) fn normal(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let (scheme, rest) = text.split_once("://")?;
    let usual = match scheme {
        "https" => 443,
        "http" => 80,
        _ => return None,
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (rest, None),
    };
    if !is_host(host) {
        return None;
    }
    let port = match port {
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => Some(digits.parse::<u16>().ok().filter(|p| *p > 0)?),
        Some(_) => return None,
        None => None,
    };
    Some(match port.filter(|port| *port != usual) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    })
}

/// A name of ASCII letters, digits and hyphens between dots, or an address. Other scripts are written in their `xn--` form.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok();
    }
    let label = |label: &str| {
        let inner = label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        inner && !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn an_origin_is_what_a_browser_would_name() {
        for (text, expected) in [
            ("https://shop.example", Some("https://shop.example")),
            ("HTTPS://Shop.Example/", Some("https://shop.example")),
            ("https://shop.example:443", Some("https://shop.example")),
            ("http://localhost:8080", Some("http://localhost:8080")),
            ("http://[::1]:8080", Some("http://[::1]:8080")),
            ("https://[::1]", Some("https://[::1]")),
            ("https://xn--mller-kva.example", Some("https://xn--mller-kva.example")),
            ("shop.example", None),
            ("https://", None),
            ("https://shop.example/path", None),
            ("https://shop.example?x", None),
            ("https://*.example", None),
            ("https://a b.example", None),
            ("https://a;b", None),
            ("https://user@shop.example", None),
            ("https://müller.example", None),
            ("https://shop.example:0", None),
            ("https://shop.example:70000", None),
            ("https://shop.example:", None),
            ("ftp://shop.example", None),
            ("null", None),
            ("'self'", None),
        ] {
            assert_eq!(normal(text).as_deref(), expected, "{text}");
        }
    }
}
