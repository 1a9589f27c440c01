//! Signing in and out, cookies, languages, and forms that are not ours.

use crate::browser::{Browser, FORM, encode};
use server::{App, Settings};
use std::sync::Arc;
use testkit::{Account, FixedClock, TestServer};

fn credentials<'a>(account: &'a Account, code: &'a str, csrf: &'a str) -> [(&'a str, &'a str); 4] {
    [("email", &account.email), ("password", &account.password), ("code", code), ("csrf", csrf)]
}

#[test]
fn who_is_not_signed_in_is_led_to_the_sign_in_and_back() {
    let server = TestServer::start();
    let owner = server.organisation("Teehaus").owner;
    let mut browser = Browser::at(server.address());
    assert_eq!(browser.get("/console").location(), "/console/sign-in");
    assert_eq!(browser.get("/setup").location(), "/console/sign-in");
    let sent = browser.get("/console/contacts?consent=given");
    assert_eq!((sent.status, sent.location()), (303, "/console/sign-in?next=%2Fconsole%2Fcontacts%3Fconsent%3Dgiven"));
    let form = browser.get(sent.location());
    assert_eq!(form.status, 200);
    let code = owner.code(server.now());
    let entered = browser.post_from(sent.location(), "/console/sign-in", &credentials(&owner, &code, &form.csrf()));
    assert_eq!((entered.status, entered.location()), (303, "/console/contacts?consent=given"));
    assert_eq!(browser.get("/console").location(), "/console/setup", "the first run is open");
    assert_eq!(browser.get("/console/sign-in").location(), "/console");
    let inbox = browser.get("/console/inbox");
    assert!(inbox.status == 200 && inbox.body.contains("Teehaus") && inbox.body.contains(&owner.email));
    assert_eq!(inbox.header("cache-control"), "no-store");
    assert!(inbox.header("content-security-policy").contains("script-src 'self'; style-src 'self'"));
    let out = browser.post("/console/sign-out", &[("csrf", &inbox.csrf())]);
    assert_eq!(out.location(), "/console/sign-in?after=signed-out");
    assert!(browser.get(out.location()).body.contains("You are signed out."));
    assert_eq!(browser.get("/console/inbox").status, 303);
}

#[test]
fn a_wrong_password_opens_nothing() {
    let server = TestServer::start();
    let owner = server.organisation("Teehaus").owner;
    let mut browser = Browser::at(server.address());
    let csrf = browser.get("/console/sign-in").csrf();
    let mut enter = |email: &str| browser.post("/console/sign-in", &[("email", email), ("password", "wrong"), ("csrf", &csrf)]);
    let answer = enter("\"><b>@x.example");
    assert_eq!(answer.status, 401);
    assert!(answer.body.contains("is not right.") && answer.body.contains("<sign-in>"));
    assert!(!answer.body.contains("<b>"), "what was typed is shown as markup");
    let answers: Vec<_> = (0..9).map(|_| enter(&owner.email)).collect();
    assert!(answers[..8].iter().all(|answer| answer.status == 401));
    assert_eq!(answers[8].status, 429);
    assert!(answers[8].body.contains("Too many attempts.") && !answers[8].header("retry-after").is_empty());
    assert!(!browser.cookies.contains_key("parlour-session"));
}

#[test]
fn the_second_step_is_asked_for_and_counts_once() {
    let server = TestServer::start();
    let owner = server.organisation("Teehaus").owner;
    let mut browser = Browser::at(server.address());
    let form = browser.get("/console/sign-in");
    let (csrf, code) = (form.csrf(), owner.code(server.now()));
    assert!(!form.body.contains("id=\"code\""));
    let asked = browser.post("/console/sign-in", &credentials(&owner, "", &csrf));
    assert!(asked.status == 401 && asked.body.contains("id=\"code\"") && !asked.body.contains("is not right."));
    let other = if code == "000000" { "000001" } else { "000000" };
    let wrong = browser.post("/console/sign-in", &credentials(&owner, other, &csrf));
    assert!(wrong.status == 401 && wrong.body.contains("id=\"code\"") && wrong.body.contains("is not right."));
    let (left, right) = code.split_at(3);
    let entered = browser.post("/console/sign-in", &credentials(&owner, &format!("{left} {right}"), &csrf));
    assert_eq!((entered.status, entered.location()), (303, "/console"), "{}", entered.body);
    let cookie = entered.all("set-cookie").into_iter().find(|c| c.starts_with("parlour-session=")).unwrap();
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    assert_eq!(browser.get("/console/inbox").status, 200);
    browser.cookies.remove("parlour-session");
    assert_eq!(browser.post("/console/sign-in", &credentials(&owner, &code, &csrf)).status, 401, "the code was used");
}

#[test]
fn a_form_that_is_not_ours_does_nothing() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut stranger = Browser::at(server.address());
    let (csrf, code) = (stranger.get("/console/sign-in").csrf(), house.owner.code(server.now()));
    for csrf in ["", "0", &*csrf.to_uppercase()] {
        let refused = stranger.post("/console/sign-in", &credentials(&house.owner, &code, csrf));
        assert_eq!(refused.status, 403);
        assert!(refused.body.starts_with("<!doctype html>") && refused.header("content-type").starts_with("text/html"));
    }
    let mut other = Browser::at(server.address());
    assert_eq!(other.post("/console/sign-in", &credentials(&house.owner, &code, &csrf)).status, 403, "another browser's form");
    let refused = Browser::at(server.address()).post("/console/language", &[("language", "de"), ("back", "/console"), ("csrf", "")]);
    assert_eq!(refused.status, 403, "no cookie, no form");
    server.visit(&house).choose("human").expect(200);
    let mut member = Browser::signed_in(&server, &house.owner);
    let id = member.get("/console/inbox").conversations().remove(0);
    for act in ["take", "close", "messages"] {
        let path = format!("/console/conversations/{id}/{act}");
        assert_eq!(member.post(&path, &[("key", "k"), ("text", "hello"), ("csrf", &csrf)]).status, 403, "{act}");
        assert_eq!(member.post(&path, &[("key", "k"), ("text", "hello")]).status, 422, "{act}");
    }
    assert!(member.get(&format!("/console/conversations/{id}")).body.contains("state-waiting"));
    let csrf = member.get("/console/inbox").csrf();
    let foreign = [("Origin", "https://evil.example"), ("Content-Type", FORM)];
    assert_eq!(member.send("POST", "/console/sign-out", &foreign, &encode(&[("csrf", &csrf)])).status, 403);
    assert_eq!(member.get("/console/inbox").status, 200);
}

#[test]
fn a_language_is_kept_and_leads_back_to_this_host() {
    let server = TestServer::start();
    let owner = server.organisation("Teehaus").owner;
    let mut browser = Browser::at(server.address());
    browser.accept = "tr";
    let form = browser.get("/console/sign-in");
    assert!(form.body.contains("<html lang=\"tr\">"));
    let chosen = browser.post("/console/language", &[("language", "pl"), ("back", "/console/sign-in"), ("csrf", &form.csrf())]);
    assert_eq!((chosen.status, chosen.location()), (303, "/console/sign-in"));
    assert!(chosen.header("set-cookie").starts_with("parlour-language=pl; Path=/; HttpOnly; SameSite=Strict"));
    assert!(browser.get("/console/sign-in").body.contains("<html lang=\"pl\">"));
    for back in ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", ""] {
        let chosen = browser.post("/console/language", &[("language", "de"), ("back", back), ("csrf", &form.csrf())]);
        assert_eq!(chosen.location(), "/console", "{back:?}");
    }
    let mut member = Browser::signed_in(&server, &owner);
    let inbox = member.get("/console/inbox");
    assert_eq!(member.post("/console/language", &[("language", "ru"), ("back", "/console/inbox"), ("csrf", &inbox.csrf())]).status, 303);
    assert!(member.get("/console/inbox").body.contains("<html lang=\"ru\">"));
    let refused = member.post("/console/sign-out", &[("csrf", "0")]);
    assert!(refused.status == 403 && refused.body.contains("<html lang=\"ru\">"), "problems, too, are told in the reader's language");
}

#[test]
fn over_tls_the_cookies_are_bound_to_the_host() {
    let server = TestServer::start();
    let owner = server.organisation("Teehaus").owner;
    let (own, app) = ("https://chat.teehaus.example", server.app());
    let settings = Settings { public_url: Some(own.to_owned()), ..app.settings().clone() };
    let clock = Arc::new(FixedClock(server.now()));
    let behind = App::new(server.open_store(), app.server_key().clone(), Arc::clone(app.entropy()), clock, settings);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let mut browser = Browser::at(listener.local_addr().unwrap());
    runtime.spawn(async move { axum::serve(listener, server::router(behind)).await });

    let (csrf, code) = (browser.get("/console/sign-in").csrf(), owner.code(server.now()));
    let headers = [("Content-Type", FORM), ("Origin", own)];
    let entered = browser.send("POST", "/console/sign-in", &headers, &encode(&credentials(&owner, &code, &csrf)));
    let cookie = entered.header("set-cookie");
    assert!(cookie.starts_with("__Host-parlour-session=ps1_"), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
    assert!(browser.cookies.contains_key("__Host-parlour-form"));
    assert_eq!(browser.get("/console/inbox").status, 200);
}

#[test]
fn the_visitors_pages_set_no_cookie() {
    let server = TestServer::start();
    let site = server.organisation("Teehaus").site;
    let mut browser = Browser::at(server.address());
    for path in [format!("/w/{site}"), format!("/w/{site}/snippet"), "/healthz".to_owned()] {
        let answer = browser.get(&path);
        assert_eq!((answer.status, answer.all("set-cookie").len()), (200, 0), "{path}");
    }
    let new = format!("{{\"site\":\"{site}\"}}");
    let visit = browser.send("POST", "/api/v1/visits", &[("Content-Type", "application/json")], &new);
    assert_eq!((visit.status, visit.all("set-cookie").len()), (201, 0));
}
