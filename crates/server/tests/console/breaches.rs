//! Breaches in the browser: reported, confirmed, described, told of and closed by forms alone, and nothing that was typed is lost.

use crate::browser::Browser;
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use testkit::TestServer;

const HERE: &str = "/console/privacy/breaches";

/// A time as a field for one holds it, in UTC.
fn typed(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

#[test]
fn a_breach_is_led_to_its_end_by_forms() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut owner = Browser::signed_in(&server, &house.owner);
    let page = owner.get(HERE);
    assert!(page.status == 200 && page.body.contains("Nothing is open"));
    let csrf = page.csrf();
    let untitled = owner.post(HERE, &[("csrf", &csrf), ("title", " "), ("nature", "a long story")]);
    assert!(untitled.status == 422 && untitled.body.contains("a long story"), "what was typed is not lost");
    assert_eq!(owner.post(HERE, &[("csrf", "no"), ("title", "x")]).status, 403, "a foreign form");
    let made = owner.post(HERE, &[("csrf", &csrf), ("title", "<i>Wrong list</i>"), ("nature", ""), ("aware_at", "")]);
    let one = made.location().to_owned();
    let draft = owner.get(&one);
    assert!(draft.body.contains("It is a breach") && draft.body.contains("&#60;i&#62;Wrong list"), "a draft is text, and asks");

    let aware = typed(server.now() - SignedDuration::from_hours(2));
    let post = |owner: &mut Browser, part: &str, fields: &[(&str, &str)]| {
        let fields = [&[("csrf", csrf.as_str())], fields].concat();
        owner.post(&format!("{one}{part}"), &fields)
    };
    assert_eq!(post(&mut owner, "/confirm", &[("aware_at", &aware)]).location(), format!("{one}?saved=1"));
    let running = owner.get(&one);
    assert!(running.body.contains("69 hours left") && running.body.contains("Assess the risk for people"));
    let early = post(&mut owner, "/close", &[]);
    assert!(early.status == 409 && early.body.contains("See what is still to be done"));

    let revision = running.hidden("revision");
    let known = [
        ("title", "Wrong list"),
        ("nature", "a list went astray"),
        ("consequences", "calls"),
        ("measures_after", "recalled"),
        ("effects:confidentiality", "on"),
        ("regimes:gdpr", "on"),
        ("risk", "unlikely"),
        ("aware_at", aware.as_str()),
    ];
    let unexplained = post(&mut owner, "", &[&known[..], &[("revision", &revision)]].concat());
    assert!(unexplained.status == 422 && unexplained.body.contains("a list went astray"), "an unlikely risk needs its reason");
    let explained = [&known[..], &[("revision", &revision), ("risk_reason", "it came back unread")]].concat();
    assert_eq!(post(&mut owner, "", &explained).status, 303);
    let stale = post(&mut owner, "", &explained);
    assert!(stale.status == 409 && stale.body.contains("Somebody else changed it"), "two do not write over one another");
    assert!(owner.get(&one).body.contains("No risk is likely"));
    let told = [("regime", "gdpr"), ("to", "authority"), ("phase", "initial"), ("at", ""), ("reference", "LfD 7")];
    assert_eq!(post(&mut owner, "/notifications", &told).status, 303);
    assert_eq!(post(&mut owner, "/affected", &[("purpose:callback", "on")]).status, 303);
    assert_eq!(post(&mut owner, "/close", &[]).status, 303);
    let closed = owner.get(&one).body;
    assert!(closed.contains("Nothing is left to do") && closed.contains("<fieldset disabled>"));
    assert!(owner.get(HERE).body.contains("Nothing is open"));
    assert!(owner.get(&format!("{HERE}?all=1")).body.contains("Wrong list"));
}

#[test]
fn the_register_is_read_by_who_may() {
    let server = TestServer::start();
    let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
    let mut owner = Browser::signed_in(&server, &house.owner);
    let csrf = owner.get(HERE).csrf();
    let one = owner.post(HERE, &[("csrf", &csrf), ("title", "Wrong list")]).location().to_owned();
    let mut agent = Browser::signed_in(&server, &house.add(&server, Role::Agent));
    assert_eq!((agent.get(HERE).status, agent.get(&one).status), (403, 403));
    let mut auditor = Browser::signed_in(&server, &house.add(&server, Role::Auditor));
    let seen = auditor.get(&one);
    assert!(seen.status == 200 && !seen.body.contains("It is a breach"), "an auditor reads");
    assert!(!seen.body.contains("Wrong list") && seen.body.contains("sealed for those who answer requests"), "and not the words");
    assert!(auditor.get(HERE).body.contains("Sealed for you"));
    let csrf = auditor.get("/console/ledger").csrf();
    assert_eq!(auditor.post(&format!("{one}/dismiss"), &[("csrf", &csrf), ("reason", "x")]).status, 403);
    let mut stranger = Browser::signed_in(&server, &other.owner);
    assert_eq!(stranger.get(&one).status, 404);
    assert!(stranger.get(&format!("{HERE}/register.csv")).status == 200);
}
