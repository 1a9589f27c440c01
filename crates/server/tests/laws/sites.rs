//! Sites: who may change them, what the ledger says of it, and what their snippets become: small, readable, and asking first.

use crate::ledgers::acts;
use domain::permission::Role;
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use std::io::Write as _;
use testkit::{Member, Organisation, TestServer, on_each_engine};

/// What a kind may weigh on the wire, compressed: the promise of the install page.
const SNIPPET_BYTES_MAX: usize = 2_048;
const KINDS: [&str; 5] = ["button", "inline", "slide-in", "popup", "bubble"];
/// One red pixel.
const PIXEL: &str =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

fn site(house: &Organisation) -> String {
    format!("/api/v1/sites/{}", house.site)
}

fn snippet(server: &TestServer, house: &Organisation, query: &str) -> String {
    server.call("GET", &format!("/w/{}/snippet?{query}", house.site), None, None).ok(200).text()
}

/// An organisation that has chosen everything but a logo.
fn chosen(owner: &Member<'_>, house: &Organisation) -> Value {
    let wish = json!({
        "name": "Shop", "origins": ["https://www.teehaus-zeitlos.example/"],
        "privacy": "https://www.teehaus-zeitlos.example/datenschutz", "imprint": "https://www.teehaus-zeitlos.example/impressum",
        "colour": "#FFCC00", "position": "left", "kind": "popup", "opening": {"when": "scrolled", "count": 40},
        "texts": {"de": {"title": "Fragen zum Tee?", "button": "Fragen Sie uns", "greeting": "Tee & <Kaffee> von Mo bis Fr."}},
    });
    owner.call("PATCH", &site(house), Some(&wish)).ok(200).json()
}

#[test]
fn a_snippet_is_small_in_every_kind_and_language() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus-Zeitlos-GmbH");
    let owner = house.owner.sign_in(&server);
    chosen(&owner, &house);
    // An opening rule costs a few bytes more.
    for (opening, most) in [("at-once", SNIPPET_BYTES_MAX), ("seconds", SNIPPET_BYTES_MAX + 64), ("scrolled", SNIPPET_BYTES_MAX + 64)] {
        owner.call("PATCH", &site(&house), Some(&json!({"opening": {"when": opening, "count": 40}}))).expect(200);
        for kind in KINDS {
            for locale in ["de", "en", "pl", "ru", "tr"] {
                let text = snippet(&server, &house, &format!("kind={kind}&locale={locale}"));
                let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(text.as_bytes()).unwrap();
                let bytes = encoder.finish().unwrap().len();
                println!("{opening} {kind} {locale}: {} bytes, {bytes} compressed", text.len());
                assert!(bytes <= most, "{opening}, {kind}, {locale}: {bytes} bytes");
            }
        }
    }
}

#[test]
fn a_snippet_says_what_was_chosen_and_what_is_stored() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    let plain = snippet(&server, &house, "locale=de");
    assert!(plain.contains("prlr-bubble") && plain.contains("#1f5c4d") && plain.contains("right:20px"), "the look of the house");
    assert!(!plain.contains("data-wait") && !plain.contains("<img"));
    let listed = chosen(&owner, &house);
    assert_eq!(
        (&listed["ink"], &listed["kind"], &listed["origins"][0]),
        (&json!("#000"), &json!("popup"), &json!("https://www.teehaus-zeitlos.example"))
    );
    assert!(listed["contrast"].as_f64().unwrap() > 13.0);
    let text = snippet(&server, &house, "locale=de");
    for part in [
        "prlr-popup",
        "background:#ffcc00;color:#000",
        "left:20px",
        "data-wait=\"40\"",
        "Fragen zum Tee?",
        "<span>Fragen Sie uns</span>",
        "<p>Tee &amp; &lt;Kaffee&gt; von Mo bis Fr.</p>",
        "sessionStorage",
        "/datenschutz\"",
        "/impressum\"",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    // What template languages of shop systems would take for their own.
    for sign in ["{{", "{%", "{#", "<?"] {
        assert!(!text.contains(sign), "{sign}");
    }
    let turkish = snippet(&server, &house, "kind=inline&locale=tr");
    assert!(turkish.contains("<span>Sohbeti aç</span>") && !turkish.contains("Kaffee"), "other languages keep the words of the house");
    owner.call("PATCH", &site(&house), Some(&json!({"logo": PIXEL, "opening": {"when": "seconds", "count": 9}}))).expect(200);
    let text = snippet(&server, &house, "locale=de");
    assert!(text.contains(&format!("<img src=\"{PIXEL}\" alt=\"\">")) && text.contains("data-wait=\"9\""));
    let window = server.call("GET", &format!("/w/{}?locale=de", house.site), None, None).ok(200).text();
    assert!(window.contains("\"colour\":\"#ffcc00\"") && window.contains(&format!("\"logo\":\"{PIXEL}\"")), "{window}");
    owner.call("PATCH", &site(&house), Some(&json!({"logo": null}))).expect(200);
    assert!(!snippet(&server, &house, "locale=de").contains("<img"));
    server.call("GET", &format!("/w/{}/snippet?kind=banner", house.site), None, None).expect(404);
}

#[test]
fn a_change_is_an_act_and_no_change_is_none() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let owner = house.owner.sign_in(server);
        let before = acts(server, &house).len();
        chosen(&owner, &house);
        chosen(&owner, &house);
        owner.call("PATCH", &site(&house), Some(&json!({"logo": PIXEL}))).expect(200);
        let added = owner.call("POST", "/api/v1/sites", Some(&json!({"name": "Second", "origins": []}))).ok(201).json();
        // Another imprint is another notice, in each language, once.
        let notice = ["notice.published"; 5];
        let left = [&["site.changed"], notice.as_slice(), &["site.changed", "site.added"]].concat();
        assert_eq!(acts(server, &house).split_off(before), left);
        let listed = owner.all("/api/v1/sites");
        assert_eq!(listed.len(), 2);
        assert_eq!((&listed[0]["logo"], &listed[1]["name"], &listed[1]["id"]), (&json!(PIXEL), &json!("Second"), &added["id"]));
        let visit = json!({"site": added["id"], "locale": "en"});
        server.call("POST", "/api/v1/visits", None, Some(&visit)).expect(201);
    });
}

#[test]
fn what_is_not_right_is_named_and_changes_nothing() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let owner = house.owner.sign_in(&server);
    let before = owner.all("/api/v1/sites");
    for (field, wish) in [
        ("name", json!({"name": " "})),
        ("origins", json!({"origins": ["https://shop.example/path"]})),
        ("privacy", json!({"privacy": "javascript:alert(1)"})),
        ("imprint", json!({"imprint": "/imprint"})),
        ("colour", json!({"colour": "red"})),
        ("position", json!({"position": "top"})),
        ("kind", json!({"kind": "banner"})),
        ("opening", json!({"opening": {"when": "load", "count": 1}})),
        ("hours", json!({"hours": "always", "time_zone": "Europe/Berlin"})),
        ("time_zone", json!({"hours": "mo 09:00-17:00", "time_zone": "Moon/Base"})),
        ("texts", json!({"texts": {"fr": {"title": "Bonjour"}}})),
        ("texts", json!({"texts": {"de": {"title": "x".repeat(61)}}})),
        ("logo", json!({"logo": "data:image/svg+xml;base64,PHN2Zy8+"})),
        ("logo", json!({"logo": "https://elsewhere.example/logo.png"})),
        // A right part beside a wrong one is not written either.
        ("logo", json!({"colour": "#123456", "logo": "data:image/png;base64,AAAA"})),
    ] {
        let refused = owner.call("PATCH", &site(&house), Some(&wish)).ok(422);
        assert_eq!((refused.problem().as_str(), &refused.json()["field"]), ("site-refused", &json!(field)), "{wish}");
    }
    assert_eq!(owner.all("/api/v1/sites"), before);
}

#[test]
fn only_who_may_changes_a_site() {
    let server = TestServer::start();
    let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
    let stranger = other.owner.sign_in(&server);
    stranger.call("PATCH", &site(&house), Some(&json!({"name": "Mine"}))).expect(404);
    assert!(stranger.all("/api/v1/sites").iter().all(|s| s["id"] != house.site.to_string()));
    for (role, reads) in [(Role::Agent, 200), (Role::Auditor, 200), (Role::Marketing, 403)] {
        let account = house.add(&server, role);
        let member = account.sign_in(&server);
        member.call("GET", "/api/v1/sites", None).expect(reads);
        member.call("PATCH", &site(&house), Some(&json!({"name": "Mine"}))).expect(403);
        member.call("POST", "/api/v1/sites", Some(&json!({"name": "Mine"}))).expect(403);
    }
}

#[test]
fn the_preview_is_the_real_snippet_and_only_we_frame_it() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let preview = server.call("GET", &format!("/w/{}/preview?kind=inline&locale=de", house.site), None, None).ok(200);
    assert!(preview.text().contains(&snippet(&server, &house, "kind=inline&locale=de")));
    let policy = preview.header("content-security-policy").unwrap();
    assert!(policy.contains("frame-ancestors 'self'") && policy.contains("'sha256-") && !policy.contains("unsafe"), "{policy}");
}
