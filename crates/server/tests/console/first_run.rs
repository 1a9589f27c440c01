//! The first run after the sign-in: steps that follow from what there is, and the settings.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::browser::Browser;
use domain::permission::Role;
use seal::{Token, TokenKind};
use testkit::{TestServer, on_each_engine};

fn badge(browser: &mut Browser, step: &str) -> String {
    let page = browser.get("/console/setup");
    let line = page.between(&format!("<a href=\"/console/setup/{step}\">"), "</li>").to_owned();
    line.split("step-badge-").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

fn post(browser: &mut Browser, step: &str, fields: &[(&str, &str)]) -> crate::browser::Answer {
    let csrf = browser.get("/console/setup").csrf();
    browser.post(&format!("/console/setup/{step}"), &[fields, &[("csrf", &csrf)]].concat())
}

#[test]
fn each_step_is_done_by_what_it_makes() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut owner = Browser::signed_in(server, &house.owner);
        assert_eq!(owner.get("/console").location(), "/console/setup");
        for (step, state) in [("languages", "open"), ("site", "done"), ("recovery", "open"), ("bot", "open"), ("visit", "open")] {
            assert_eq!(badge(&mut owner, step), state, "{step}");
        }
        assert_eq!(post(&mut owner, "languages", &[("default", "de")]).status, 422, "no language is left");
        let languages = [("offer-de", "on"), ("offer-tr", "on"), ("default", "tr")];
        assert_eq!(post(&mut owner, "languages", &languages).location(), "/console/setup/recovery", "the site is told already");
        assert_eq!(badge(&mut owner, "languages"), "done");
        let site = |address| [("name", "Tea"), ("address", address), ("privacy", "tea.example/p"), ("imprint", "https://tea.example/i")];
        assert_eq!(post(&mut owner, "site", &site("javascript:alert(1)")).status, 422);
        assert_eq!(post(&mut owner, "site", &site("tea.example/shop http://localhost:3000")).status, 303);
        let stored = server.store().read(|r| r.site(house.site)).unwrap().unwrap();
        assert_eq!(stored.origins, ["https://tea.example", "http://localhost:3000"]);
        assert_eq!((&*stored.privacy_url, &*stored.imprint_url), ("https://tea.example/p", "https://tea.example/i"));
        assert_eq!(post(&mut owner, "bot", &[("template", "practice")]).status, 303);
        assert_eq!(badge(&mut owner, "bot"), "done");
        assert_eq!(post(&mut owner, "later", &[("step", "holder")]).status, 303);
        assert_eq!(badge(&mut owner, "holder"), "later");
        let codes = post(&mut owner, "codes", &[]);
        assert!(codes.status == 200 && codes.body.contains("href=\"/console/setup/snippet\""), "{}", codes.body);
        assert_eq!(badge(&mut owner, "codes"), "done");
        assert_eq!(post(&mut owner, "snippet", &[]).location(), "/console/setup/visit");
        let visitor = server.visit(&house);
        let words = visitor.messages()[0]["text"].as_str().unwrap().to_owned();
        assert!(words.contains("112’yi arayın"), "the chosen bot, in the language for all others: {words}");
        assert_eq!(badge(&mut owner, "visit"), "done");
        assert_eq!(post(&mut owner, "finish", &[]).location(), "/console/inbox");
        assert_eq!(owner.get("/console").location(), "/console/inbox");
    });
}

#[test]
fn a_lost_recovery_key_is_renewed_and_only_the_kept_one_opens() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut owner = Browser::signed_in(&server, &house.owner);
    let shown = post(&mut owner, "recovery", &[]);
    let (key, csrf) = (shown.hidden("key"), shown.csrf());
    let last = key.rsplit('-').next().unwrap().to_owned();
    let mut confirm =
        |key: &str, group: &str| owner.post("/console/setup/recovery/confirm", &[("key", key), ("group", group), ("csrf", &csrf)]);
    let wrong = confirm(&key, "UUUU");
    assert!(wrong.status == 422 && wrong.hidden("key") == key, "shown again");
    let old = house.recovery_key.clone();
    assert_eq!(confirm(&old, old.rsplit('-').next().unwrap()).status, 404, "the one of the set-up is not the newest");
    assert_eq!(confirm(&key, &last.to_lowercase()).status, 303);
    assert_eq!(badge(&mut owner, "recovery"), "done");
    let seals = |text: &str| {
        let token = Token::parse(TokenKind::Recovery, text).unwrap();
        server.store().read(|r| {
            let holder = r.recovery(house.id)?.unwrap();
            let known = holder.lookup.as_deref() == Some(token.lookup().as_slice());
            Ok(if known { r.purpose_seals(holder.id)?.len() } else { 0 })
        })
    };
    // Every purpose, and the privacy pair; the pair of holds is no owner's to hand on.
    let all = domain::purpose::standard().len() + 1;
    assert_eq!((seals(&key).unwrap(), seals(&old).unwrap()), (all, 0));
}

#[test]
fn a_restart_before_the_confirmation_loses_no_way_to_a_key() {
    let mut server = TestServer::start();
    let house = server.organisation("Teehaus");
    server.restart();
    let mut owner = Browser::signed_in(&server, &house.owner);
    assert!(owner.get("/console/setup/recovery").body.contains("No recovery key is confirmed"));
    let shown = post(&mut owner, "recovery", &[]);
    let (key, csrf) = (shown.hidden("key"), shown.csrf());
    let cookies = owner.cookies.clone();
    server.restart();
    let mut again = Browser::at(server.address());
    again.cookies = cookies;
    let last = key.rsplit('-').next().unwrap();
    let kept = again.post("/console/setup/recovery/confirm", &[("key", &key), ("group", last), ("csrf", &csrf)]);
    assert_eq!(kept.status, 303, "{}", kept.body);
}

#[test]
fn settings_are_found_by_words_and_by_who_may_reach_them() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut owner = Browser::signed_in(&server, &house.owner);
    let all = owner.get("/console/settings");
    for path in ["organisation", "sites", "members", "profile", "canned"] {
        assert!(all.body.contains(&format!("href=\"/console/settings/{path}\"")), "{path}");
    }
    let found = owner.get("/console/settings?q=INVITATION").body;
    assert!(found.contains("/console/settings/members") && !found.contains("/console/settings/organisation"));
    assert!(owner.get("/console/settings?q=zebra").body.contains("Nothing in the settings matches “zebra”."));
    owner.accept = "de";
    assert!(owner.get("/console/settings?q=einladung").body.contains("/console/settings/members"));
    let mut auditor = Browser::signed_in(&server, &house.add(&server, Role::Auditor));
    let own = auditor.get("/console/settings").body;
    assert!(own.contains("/console/settings/profile") && !own.contains("/console/settings/members"));
}

#[test]
fn teams_are_made_changed_and_dissolved() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let agent = house.add(&server, Role::Agent);
    let mut owner = Browser::signed_in(&server, &house.owner);
    let csrf = owner.get("/console/settings/teams").csrf();
    let path = "/console/settings/teams";
    let member = format!("member-{}", agent.member);
    assert_eq!(owner.post(path, &[("name", " "), ("rule", "none"), ("csrf", &csrf)]).status, 422);
    let made = owner.post(path, &[("name", "Orders"), ("rule", "round-robin"), (&member, "on"), ("csrf", &csrf)]);
    assert_eq!(made.location(), "/console/settings/teams?saved=1");
    let teams = || server.store().read(|r| r.teams(house.id)).unwrap();
    let team = teams().remove(0);
    assert_eq!((&*team.name, team.members.as_slice()), ("Orders", [agent.member].as_slice()));
    let own = format!("{path}/{}", team.id);
    assert!(owner.get(path).body.contains(&format!("action=\"{own}\"")));
    assert_eq!(owner.post(&own, &[("name", "Returns"), ("rule", "none"), ("csrf", &csrf)]).status, 303);
    assert_eq!((&*teams()[0].name, teams()[0].members.len()), ("Returns", 0));
    let mut stranger = Browser::signed_in(&server, &server.organisation("Nachbarhaus").owner);
    let other = stranger.get(path).csrf();
    assert_eq!(stranger.post(&own, &[("delete", "1"), ("csrf", &other)]).status, 404);
    assert_eq!(Browser::signed_in(&server, &agent).get(path).status, 403);
    assert_eq!(owner.post(&own, &[("delete", "1"), ("csrf", &csrf)]).status, 303);
    assert!(teams().is_empty());
}

#[test]
fn a_new_name_is_a_new_notice_and_a_members_name_is_sealed() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut owner = Browser::signed_in(&server, &house.owner);
    let csrf = owner.get("/console/settings/organisation").csrf();
    let change = |owner: &mut Browser, name: &str| {
        owner.post("/console/settings/organisation", &[("name", name), ("offer-en", "on"), ("default", "en"), ("csrf", &csrf)])
    };
    assert_eq!(change(&mut owner, " ").status, 422);
    assert_eq!(change(&mut owner, "Kaffeehaus").location(), "/console/settings/organisation?saved=1");
    let notice = server.store().read(|r| r.notice(house.id, locale::Locale::En)).unwrap().unwrap();
    assert!(notice.body.contains("Kaffeehaus") && !notice.body.contains("Teehaus"), "{}", notice.body);
    assert_eq!(owner.post("/console/settings/profile", &[("name", "Ada Brandt"), ("csrf", &csrf)]).status, 303);
    assert!(owner.get("/console/settings").body.contains("<p class=\"member\">Ada Brandt</p>"));
    let row = server.store().read(|r| r.member(house.id, house.owner.member)).unwrap().unwrap();
    assert!(!row.name.unwrap().windows(3).any(|w| w == b"Ada"));
    assert_eq!(owner.post("/console/settings/profile", &[("name", ""), ("csrf", &csrf)]).status, 303);
    assert!(owner.get("/console/settings").body.contains(&house.owner.email));
}
