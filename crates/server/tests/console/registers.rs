//! Registers, the review of access and the access log in the browser: by forms alone, and nothing that was typed is lost.

use crate::browser::Browser;
use domain::permission::Role;
use testkit::TestServer;

const HERE: &str = "/console/privacy/registers";

#[test]
fn registers_are_written_by_forms() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut owner = Browser::signed_in(&server, &house.owner);
    let page = owner.get(HERE);
    assert!(page.status == 200 && page.body.contains("Nothing entered yet.") && page.body.contains("Review of access rights"));
    let csrf = page.csrf();
    let risk = |title, likelihood| {
        [
            ("csrf", csrf.as_str()),
            ("title", title),
            ("on", "2020-01-02"),
            ("likelihood", likelihood),
            ("severity", "4"),
            ("text", "Keep two"),
        ]
    };
    let wrong = owner.post(&format!("{HERE}/risk"), &risk("Disk fails", "9"));
    assert!(wrong.status == 422 && wrong.body.contains("from 1 to 5") && wrong.body.contains("value=\"Disk fails\""));
    assert_eq!(owner.post(&format!("{HERE}/risk"), &[("csrf", "no"), ("title", "x")]).status, 403, "a foreign form");
    assert_eq!(owner.post(&format!("{HERE}/hopes"), &risk("x", "1")).status, 404);
    let made = owner.post(&format!("{HERE}/risk"), &risk("<i>Disk fails", "3"));
    assert_eq!(made.location(), format!("{HERE}?saved=1#risk"));
    let page = owner.get(HERE);
    assert!(page.body.contains("&#60;i&#62;Disk fails") && page.body.contains("3&nbsp;×&nbsp;4&nbsp;=&nbsp;12"));
    let id = page.between(&format!("action=\"{HERE}/risk/"), "\"").to_owned();
    let closed = [&risk("Disk fails", "3")[..], &[("state", "closed")]].concat();
    assert_eq!(owner.post(&format!("{HERE}/risk/{id}"), &closed).status, 303);
    let page = owner.get(HERE);
    assert!(page.body.contains(">closed<") && !page.body.contains(&format!("{HERE}/risk/{id}")), "what was closed has no form");
    assert_eq!(owner.post(&format!("{HERE}/risk/{id}"), &closed).status, 409);

    let note = format!("note-{}", house.owner.member);
    let reviewed =
        owner.post(&format!("{HERE}/access-review"), &[("csrf", &csrf), ("text", "All well"), (&note, "knows all"), ("next_on", "")]);
    assert_eq!(reviewed.location(), format!("{HERE}?saved=1#access-review"));
    let page = owner.get(HERE);
    assert!(page.body.contains("Earlier reviews") && page.body.contains("| knows all"));
    let past = owner.post(&format!("{HERE}/access-review"), &[("csrf", &csrf), ("text", "All well"), ("next_on", "2020-01-01")]);
    assert!(past.status == 422 && past.body.contains(">All well</textarea>"), "nothing that was typed is lost");

    let mut auditor = Browser::signed_in(&server, &house.add(&server, Role::Auditor));
    let seen = auditor.get(HERE);
    assert!(seen.status == 200 && !seen.body.contains(&format!("action=\"{HERE}/risk\"")), "an auditor reads");
    let csrf = seen.csrf();
    assert_eq!(auditor.post(&format!("{HERE}/risk"), &[("csrf", &csrf), ("title", "x"), ("on", "2020-01-02")]).status, 403);
    assert_eq!(Browser::signed_in(&server, &house.add(&server, Role::Agent)).get(HERE).status, 403);
}

#[test]
fn acts_are_looked_for_in_the_ledger_and_ones_own_beside_it() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    server.visit(&house).branch("human", &["hello"]);
    let agent = house.add(&server, Role::Agent);
    let mut member = Browser::signed_in(&server, &agent);
    let conversation = member.get("/console/inbox").conversations()[0].clone();
    let mut owner = Browser::signed_in(&server, &house.owner);
    let all = owner.get("/console/ledger");
    assert!(all.status == 200 && all.body.contains("<code>session.started</code>"));
    let theirs = owner.get(&format!("/console/ledger?act=conversation.opened&member={}", agent.member));
    assert_eq!(theirs.body.matches("<code>conversation.opened</code>").count(), 1);
    assert!(!theirs.body.contains("<code>session.started</code>") && theirs.body.contains("value=\"conversation.opened\" selected"));
    let about = owner.get(&format!("/console/ledger?object={conversation}"));
    assert_eq!(about.body.matches("<code>conversation.opened</code>").count(), 1);
    assert!(owner.get("/console/ledger?act=consent.expired").body.contains("Nothing matches this choice."));
    assert_eq!(owner.get("/console/ledger?since=yesterday").status, 422);
    let table = owner.get(&format!("/console/exports/acts.csv?member={}", agent.member));
    assert!(table.status == 200 && table.header("content-type").starts_with("text/csv") && table.body.lines().count() == 3);

    let own = member.get("/console/acts");
    assert!(own.status == 200 && own.body.contains("<code>conversation.opened</code>") && !own.body.contains("ledger-head"));
    assert!(!own.body.contains("<code>organisation.created<"), "of others a member sees nothing");
    let also = member.get(&format!("/console/acts?member={}", house.owner.member));
    assert_eq!(own.body.matches("<code>").count(), also.body.matches("<code>").count(), "whoever the address names");
    assert!(member.get("/console/settings").body.contains("/console/acts"));
}
