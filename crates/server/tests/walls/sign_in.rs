//! Signing in under attack: who guesses is slowed from wherever they come, the real person is not, and the organisation hears of it.

use crate::browser::Browser;
use jiff::SignedDuration;
use serde_json::json;
use server::{Limits, Walls};
use testkit::{Account, Ground, TestServer};

fn behind_a_proxy() -> TestServer {
    let walls = Walls { trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()], limits: Limits::generous(), ..Walls::default() };
    TestServer::start_behind(Ground::sqlite(), walls, None)
}

fn guess(server: &TestServer, email: &str, from: u32) -> u16 {
    let body = json!({"email": email, "password": "wrong"}).to_string().into_bytes();
    let address = format!("198.51.{}.{}", from / 256, from % 256);
    server.send("POST", "/api/v1/session", &[("content-type", "application/json"), ("x-forwarded-for", &address)], Some(body)).status
}

/// Types a password into the form of a browser, which keeps what it is given; the code is right.
fn enter(server: &TestServer, browser: &mut Browser, account: &Account, password: &str) -> u16 {
    let code = account.code(server.clock().advance(SignedDuration::from_secs(30)));
    let csrf = browser.get("/console/sign-in").csrf();
    let fields = [("email", &*account.email), ("password", password), ("code", &*code), ("csrf", &*csrf)];
    browser.post("/console/sign-in", &fields).status
}

/// A browser in which the owner has signed in, and is signed out again.
fn known_device(server: &TestServer, account: &Account) -> Browser {
    let mut browser = Browser::at(server.address());
    assert_eq!(enter(server, &mut browser, account, &account.password), 303);
    browser.cookies.remove("parlour-session").expect("a session");
    assert!(browser.cookies.contains_key("parlour-device"));
    browser
}

#[test]
fn guessing_from_many_addresses_is_slow_and_the_known_device_gets_in() {
    let server = behind_a_proxy();
    let house = server.organisation("Teehaus");
    let mut known = known_device(&server, &house.owner);
    let statuses: Vec<_> = (0..140).map(|from| guess(&server, &house.owner.email, from)).collect();
    assert_eq!((statuses[50], statuses[139]), (401, 429), "one try from each address");
    go_on_guessing(&server, &house.owner.email);
    let right = &house.owner.password;
    let mut strange = Browser::at(server.address());
    assert_eq!(enter(&server, &mut strange, &house.owner, right), 429, "a device that nobody knows waits with the others");
    assert_eq!(enter(&server, &mut known, &house.owner, right), 303, "the known device has its own lane");
    known.cookies.remove("parlour-session");
    // A lane of one's own is no way around: it, too, is slowed.
    let statuses: Vec<_> = (0..9).map(|_| guess_as(&server, &known, &house.owner.email)).collect();
    assert_eq!((statuses[7], statuses[8]), (401, 429), "{statuses:?}");
    // Nor is it had by making the cookie up.
    known.cookies.insert("parlour-device".to_owned(), format!("{}.{}", "a".repeat(32), "b".repeat(64)));
    assert_eq!(guess_as(&server, &known, &house.owner.email), 429, "it counts as a stranger's");
}

/// Goes on from ever new addresses as fast as it is let, until the waits are long.
fn go_on_guessing(server: &TestServer, email: &str) {
    for from in 1_000..1_008 {
        server.clock().advance(SignedDuration::from_mins(16));
        assert_eq!(guess(server, email, from), 401);
    }
}

/// The status of a wrong password from a device.
fn guess_as(server: &TestServer, browser: &Browser, email: &str) -> u16 {
    let body = json!({"email": email, "password": "wrong"}).to_string().into_bytes();
    let cookie = format!("parlour-device={}", browser.cookies["parlour-device"]);
    server.send("POST", "/api/v1/session", &[("content-type", "application/json"), ("cookie", &cookie)], Some(body)).status
}

#[test]
fn a_device_is_known_for_its_own_account_alone() {
    let server = behind_a_proxy();
    let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
    let mut known = known_device(&server, &house.owner);
    for from in 0..140 {
        guess(&server, &other.owner.email, from);
    }
    go_on_guessing(&server, &other.owner.email);
    assert_eq!(enter(&server, &mut known, &other.owner, &other.owner.password), 429, "it says nothing about another account");
}

#[test]
fn passwords_that_are_sprayed_open_the_draft_of_a_breach() {
    let server = behind_a_proxy();
    let house = server.organisation("Teehaus");
    let agents: Vec<_> = (0..5).map(|_| house.add(&server, domain::permission::Role::Agent)).collect();
    for from in 0..40 {
        let account = &agents[from as usize % agents.len()];
        assert_eq!(guess(&server, &account.email, from), 401);
    }
    let owner = house.owner.sign_in(&server);
    let drafts = owner.all("/api/v1/breaches");
    assert!(drafts.iter().any(|draft| draft["signal"] == "sign-in-attack"), "{drafts:?}");
}
