//! Pages: what every one of them may load and do, as its headers say it, and that nothing in it asks for more.

use crate::browser::Browser;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use testkit::TestServer;

const TABLES: [&str; 2] = [include_str!("../../src/console/mod.rs"), include_str!("../../src/routes.rs")];

/// The paths that are read and need no id.
fn gets() -> Vec<&'static str> {
    let routes = TABLES.iter().flat_map(|table| table.split(".route(\"").skip(1));
    let found = routes.filter_map(|route| {
        let (path, rest) = route.split_once('"')?;
        let reads = rest.split('\n').next()?.contains("get(");
        (reads && !path.contains('{') && !path.contains("socket")).then_some(path)
    });
    found.collect()
}

/// What a page may not hold under its own policy: a browser would refuse it, and a reviewer should.
fn is_strict(path: &str, policy: &str, body: &str) {
    assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
    for lax in ["unsafe-inline", "unsafe-eval", "unsafe-hashes", "*", "http:", " https: ", "strict-dynamic"] {
        assert!(!policy.contains(lax), "{path}: {policy}");
    }
    for part in ["base-uri 'none'", "form-action", "frame-ancestors"] {
        assert!(policy.contains(part), "{path}: {policy}");
    }
    for (element, data) in [("script", "application/json"), ("style", "-")] {
        for inside in body.split(&format!("<{element}")).skip(1) {
            let (tag, rest) = inside.split_once('>').unwrap();
            if tag.contains("src=") || tag.contains(data) {
                continue;
            }
            // What stands in the page itself is named by its hash, which no other script has.
            let text = rest.split(&format!("</{element}>")).next().unwrap();
            let hash = format!("'sha256-{}'", STANDARD.encode(seal::sha256(text.as_bytes())));
            assert!(policy.contains(&hash), "{path}: an inline {element} that the policy does not know: {text}");
        }
    }
    let body = body.to_lowercase();
    for tag in body.split('<').skip(1).filter(|tag| !tag.starts_with("script")) {
        let tag = tag.split('>').next().unwrap().replace("=\"", "=\u{1}").replace('"', "\u{2} ");
        let attributes = tag.split('\u{2}').filter_map(|part| part.trim().split('\u{1}').next()?.rsplit([' ', '\n']).next());
        for attribute in attributes.filter(|attribute| attribute.ends_with('=')) {
            assert!(!attribute.starts_with("on") && attribute != "style=", "{path}: {attribute} in <{tag}>");
        }
        assert!(!tag.contains("javascript:"), "{path}: {tag}");
    }
}

#[test]
fn every_page_says_what_it_may_do_and_asks_for_no_more() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut browser = Browser::signed_in(&server, &house.owner);
    let window = format!("/w/{}", house.site);
    let more = [
        window.clone(),
        format!("{window}/snippet"),
        format!("{window}/privacy"),
        format!("{window}/imprint"),
        format!("{window}/preview"),
    ];
    let mut pages = 0;
    let site = format!("/console/settings/sites/{}", house.site);
    let others = [site.clone(), format!("{site}/install"), "/console/nowhere".to_owned(), "/nowhere".to_owned()];
    let paths: Vec<_> = gets().into_iter().map(str::to_owned).chain(more).chain(others).collect();
    for path in paths {
        let answer = browser.get(&path);
        assert!(answer.status < 500, "{path}: {}", answer.status);
        for (name, value) in [("x-content-type-options", "nosniff"), ("cross-origin-opener-policy", "same-origin")] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        let corp = if path == window { "cross-origin" } else { "same-origin" };
        assert_eq!(answer.header("cross-origin-resource-policy"), corp, "{path}");
        assert!(answer.header("permissions-policy").contains("camera=(), "), "{path}");
        // Passkeys are for the console alone: whoever frames the chat window is no part of signing in.
        let passkeys = answer.header("permissions-policy").contains("publickey-credentials-get=(self)");
        assert!(!passkeys || path.starts_with("/console") || path.starts_with("/setup") || path.starts_with("/operator"), "{path}");
        assert!(passkeys || path != "/console/settings/signing-in", "{path}");
        assert!(["no-referrer", "same-origin"].contains(&answer.header("referrer-policy")), "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}: nobody is told to come over TLS where there is none");
        let html = answer.header("content-type").starts_with("text/html");
        is_strict(&path, answer.header("content-security-policy"), if html { &answer.body } else { "" });
        pages += usize::from(html);
    }
    assert!(pages > 30, "{pages} pages were looked at");
}
