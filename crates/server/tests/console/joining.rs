//! Invitations in the browser: made by an owner, accepted once, and opening exactly what the role reads.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::browser::{Answer, Browser};
use domain::permission::Role;
use jiff::SignedDuration;
use testkit::{Organisation, TestServer, on_each_engine};
use totp_rs::Totp;

const PASSWORD: &str = "an agent remembers several words";

/// Invites; answers the invitation's token.
fn invited(owner: &mut Browser, role: &str, email: &str) -> String {
    let csrf = owner.get("/console/settings/members").csrf();
    let made = owner.post("/console/settings/members", &[("role", role), ("email", email), ("csrf", &csrf)]);
    assert_eq!(made.status, 200, "{}", made.body);
    let link = made.between("id=\"link\" readonly value=\"", "\"").to_owned();
    let (address, token) = link.split_once('#').unwrap();
    assert!(address.ends_with("/console/join") && token.starts_with("pi1_"), "{link}");
    assert!(!owner.get("/console/settings/members").body.contains(token), "shown once");
    token.to_owned()
}

fn code(server: &TestServer, form: &Answer) -> String {
    let uri = form.between("<p class=\"uri\"><code>", "<").replace("&#38;", "&");
    // Apps name an account; ours is known only after the form.
    let uri = uri.replacen("?secret", ":somebody?secret", 1);
    Totp::from_url(uri).unwrap().generate(u64::try_from(server.now().as_second()).unwrap()).to_string()
}

fn join(server: &TestServer, browser: &mut Browser, invitation: &str, but: &[(&str, &str)]) -> Answer {
    let form = browser.get("/console/join");
    let (csrf, totp, proof, code) = (form.csrf(), form.hidden("totp"), form.hidden("totp_proof"), code(server, &form));
    let changed = |name: &str, value: &str| but.iter().find(|(n, _)| *n == name).map_or(value.to_owned(), |(_, v)| (*v).to_owned());
    let fields: Vec<(&str, String)> = [
        ("invitation", invitation),
        ("name", "Tom Yıldız"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("totp", &totp),
        ("totp_proof", &proof),
        ("code", &code),
        ("csrf", &csrf),
    ]
    .into_iter()
    .map(|(name, value)| (name, changed(name, value)))
    .collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post("/console/join", &fields)
}

fn owner(server: &TestServer, house: &Organisation) -> Browser {
    Browser::signed_in(server, &house.owner)
}

/// Whom an identity provider named waits on the page until somebody makes the link, and is marked as the provider's once they are a member.
#[test]
fn who_was_named_by_the_identity_provider_joins_by_a_link_from_the_page() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let (provider, _) = house.owner.sign_in(server).make_token(&["members.manage"], &[]);
        let named = |email: &str| {
            let made =
                provider.call("POST", "/scim/v2/Users", Some(&serde_json::json!({"userName": email, "roles": [{"value": "auditor"}]})));
            made.ok(201).json()["id"].as_str().unwrap().to_owned()
        };
        let (grete, otto) = (named("grete@teehaus.example"), named("otto@teehaus.example"));
        let mut owner = owner(server, &house);
        let page = owner.get("/console/settings/members");
        assert!(page.body.contains("grete@teehaus.example") && page.body.contains("otto@teehaus.example"), "{}", page.body);
        let marked = |page: &Answer| page.body.contains("managed by the identity provider");
        assert!(!marked(&page));
        let end = format!("/console/settings/members/awaited/{otto}/end");
        assert_eq!(owner.post(&end, &[("csrf", &page.csrf())]).status, 303);
        let link = format!("/console/settings/members/awaited/{grete}/link");
        let made = owner.post(&link, &[("csrf", &page.csrf())]);
        assert_eq!(made.status, 200, "{}", made.body);
        let (_, token) = made.between("id=\"link\" readonly value=\"", "\"").split_once('#').unwrap();
        let mut newcomer = Browser::at(server.address());
        assert_eq!(join(server, &mut newcomer, token, &[]).status, 200);
        let page = owner.get("/console/settings/members");
        assert!(marked(&page) && !page.body.contains("otto@teehaus.example") && page.body.contains("Tom Yıldız"), "{}", page.body);
    });
}

#[test]
fn an_agent_joins_by_a_link_and_answers() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = server.visit(&house);
        visitor.branch("newsletter", &["ada@beispiel.example"]);
        visitor.branch("human", &["is the tea still warm?"]);
        let mut owner = owner(server, &house);
        let token = invited(&mut owner, "agent", "tom@teehaus.example");
        let mut agent = Browser::at(server.address());
        let joined = join(server, &mut agent, &token, &[]);
        assert_eq!((joined.status, joined.body.matches("<li><code>").count()), (200, 10), "ten recovery codes: {}", joined.body);
        assert_eq!(agent.get("/console").location(), "/console/inbox", "signed in, and no owner");
        let inbox = agent.get("/console/inbox");
        assert!(inbox.body.contains("is the tea still warm?") && inbox.body.contains("Tom Yıldız"));
        let contacts = agent.get("/console/contacts").body;
        assert!(!contacts.contains("ada@beispiel.example"), "an agent holds no key of marketing");
        assert!(owner.get("/console/contacts").body.contains("ada@beispiel.example"));
        let id = inbox.conversations().remove(0);
        let page = agent.get(&format!("/console/conversations/{id}"));
        let fields = [("key", &*page.hidden("key")), ("text", "it is"), ("csrf", &*page.csrf())];
        assert_eq!(agent.post(&format!("/console/conversations/{id}/messages"), &fields).status, 303);
        let said = visitor.messages().into_iter().find(|m| m["text"] == "it is").unwrap();
        assert_eq!(said["by"], "Tom Yıldız", "visitors are told who answers");
        let members = owner.get("/console/settings/members").body;
        assert!(members.contains("Tom Yıldız") && members.contains("No invitation is open."));
        assert_eq!(agent.get("/console/settings/members").status, 403);
        assert_eq!(agent.get("/console/setup").status, 403);
    });
}

#[test]
fn a_second_owner_opens_everything() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("newsletter", &["ada@beispiel.example"]);
    visitor.branch("health", &["the secret ailment"]);
    let token = invited(&mut owner(&server, &house), "owner", "second@teehaus.example");
    let mut second = Browser::at(server.address());
    assert_eq!(join(&server, &mut second, &token, &[]).status, 200);
    let contacts = second.get("/console/contacts").body;
    assert!(contacts.contains("ada@beispiel.example") && contacts.contains("the secret ailment"));
    let third = invited(&mut second, "auditor", "third@teehaus.example");
    let mut auditor = Browser::at(server.address());
    assert_eq!(join(&server, &mut auditor, &third, &[]).status, 200);
    assert_eq!(auditor.get("/console").location(), "/console/ledger");
}

#[test]
fn an_invitation_works_once_and_ends() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut owner = owner(&server, &house);
    let ended = |token: &str| {
        let answer = join(&server, &mut Browser::at(server.address()), token, &[]);
        answer.status == 422 && answer.body.contains("This invitation is not valid (any more)")
    };
    let used = invited(&mut owner, "agent", "one@teehaus.example");
    assert!(!ended(&used));
    assert!(ended(&used), "used twice");
    let revoked = invited(&mut owner, "agent", "two@teehaus.example");
    let page = owner.get("/console/settings/members");
    let path = format!("/console/settings/members/invitations/{}/revoke", page.between("/members/invitations/", "/"));
    assert_eq!(owner.post(&path, &[("csrf", &page.csrf())]).status, 303);
    assert!(ended(&revoked), "revoked");
    assert!(ended("pi1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "guessed");
    let late = invited(&mut owner, "agent", "three@teehaus.example");
    server.clock().advance(SignedDuration::from_hours(7 * 24));
    assert!(ended(&late), "too late");
}

#[test]
fn a_form_that_does_not_hold_joins_nobody() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut owner = owner(&server, &house);
    let taken = invited(&mut owner, "agent", &house.owner.email);
    let hidden = join(&server, &mut Browser::at(server.address()), &taken, &[]);
    assert!(
        hidden.status == 422 && hidden.body.contains("This invitation is not valid (any more)"),
        "nobody is told that there is an account"
    );
    let token = invited(&mut owner, "agent", "tom@teehaus.example");
    let cases: [(&[(&str, &str)], &str); 6] = [
        (&[("code", "000000")], "The six digits are not right."),
        (&[("totp", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")], "The six digits are not right."),
        (&[("password2", "something else entirely")], "not the same"),
        (&[("password", "short"), ("password2", "short")], "too short"),
        (&[("name", " ")], "Please enter a name"),
        (&[("password", "password1234"), ("password2", "password1234")], "guessed too quickly"),
    ];
    for (but, sentence) in cases {
        let again = join(&server, &mut Browser::at(server.address()), &token, but);
        assert_eq!(again.status, 422, "{sentence}");
        assert!(again.body.contains(sentence) && !again.body.contains(PASSWORD), "{sentence}: {}", again.body);
    }
    let mut agent = Browser::at(server.address());
    assert_eq!(join(&server, &mut agent, &token, &[]).status, 200, "the invitation still stands");
}

#[test]
fn only_owners_invite() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    for role in [Role::Agent, Role::Marketing, Role::Auditor] {
        let account = house.add(&server, role.clone());
        let mut browser = Browser::signed_in(&server, &account);
        let csrf = browser.get("/console/settings").csrf();
        assert_eq!(
            browser.post("/console/settings/members", &[("role", "owner"), ("email", "a@b.example"), ("csrf", &csrf)]).status,
            403,
            "{role:?}"
        );
    }
}
