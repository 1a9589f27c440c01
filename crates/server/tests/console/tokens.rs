//! Tokens for programs in the browser: made by ticks, shown once, taken back.

use crate::browser::{Answer, Browser};
use domain::permission::Role;
use testkit::TestServer;

const HERE: &str = "/console/settings/tokens";

/// The secret that a page shows; empty where it shows none.
fn secret(page: &Answer) -> String {
    page.body.split_once("value=\"pt1_").map(|(_, rest)| format!("pt1_{}", rest.split('"').next().unwrap_or_default())).unwrap_or_default()
}

#[test]
fn a_token_is_made_by_ticks_shown_once_and_taken_back() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    server.visit(&house).branch("human", &["where is my tea"]);
    let mut owner = Browser::signed_in(&server, &house.owner);
    assert!(owner.get("/console/settings").body.contains(HERE));
    let page = owner.get(HERE);
    assert!(page.status == 200 && page.body.contains("No token yet.") && !page.body.contains("reads-hold"), "no owner reads that");
    let (csrf, day) = (page.csrf(), page.between("name=\"last_day\" type=\"date\" required min=\"", "\"").to_owned());
    let form = |name: &'static str, day: &str| {
        let fields =
            [("csrf", csrf.as_str()), ("name", name), ("last_day", day), ("may-conversations.read", "on"), ("reads-conversation", "on")];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let send = |owner: &mut Browser, name, day: &str| {
        let fields = form(name, day);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        owner.post(HERE, &fields)
    };
    let wrong = send(&mut owner, "Till & Co", "2199-01-01");
    assert!(wrong.status == 422 && wrong.body.contains("value=\"Till &#38; Co\""), "nothing that was typed is lost");
    assert!(wrong.body.contains("name=\"reads-conversation\" type=\"checkbox\" checked"), "nor what was ticked");
    let made = send(&mut owner, "Till & Co", &day);
    let token = secret(&made);
    assert_eq!((made.status, token.len()), (200, 47), "{}", made.body);
    let read = server.call("GET", "/api/v1/conversations", Some(&token), None).ok(200).json();
    assert_eq!(read["items"][0]["readable"], true);
    let page = owner.get(HERE);
    assert!(page.body.contains("Till &#38; Co") && secret(&page).is_empty(), "it is shown once");
    let member = format!("/console/ledger?member={}", page.between(&format!("action=\"{HERE}/"), "/revoke\""));
    let log = owner.get(&member).body;
    assert!(log.contains("<code>conversation.opened</code>") && log.contains("Till &#38; Co"), "the log names it, and chooses by it");
    let revoke = format!("{HERE}/{}/revoke", page.between(&format!("action=\"{HERE}/"), "/revoke\""));
    assert_eq!(owner.post(&revoke, &[("csrf", "no")]).status, 403, "a foreign form");
    assert_eq!(owner.post(&revoke, &[("csrf", &csrf)]).location(), format!("{HERE}?ended=1"));
    server.call("GET", "/api/v1/conversations", Some(&token), None).expect(401);
    assert!(owner.get(&format!("{HERE}?ended=1")).body.contains("The token works no more."));
    assert_eq!(Browser::signed_in(&server, &house.add(&server, Role::Agent)).get(HERE).status, 403);
}
