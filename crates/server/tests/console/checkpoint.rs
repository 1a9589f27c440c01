//! The day's checkpoint in the browser: where it goes is said by a form, by who may, and the page says what stands against it.

use crate::browser::Browser;
use domain::permission::Role;
use testkit::TestServer;

const HERE: &str = "/console/ledger";

#[test]
fn where_it_goes_is_said_by_a_form() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut owner = Browser::signed_in(&server, &house.owner);
    let page = owner.get(HERE);
    assert!(page.status == 200 && page.body.contains("Daily checkpoint") && page.body.contains("no time-stamping authority"));
    assert!(!page.body.contains("configured no mail server"), "nobody wants letters yet");
    let csrf = page.csrf();
    let form = format!("{HERE}/checkpoint");
    let wrong = owner.post(&form, &[("csrf", &csrf), ("address", "<revision")]);
    assert!(wrong.status == 422 && wrong.body.contains("no e-mail address") && wrong.body.contains("value=\"&#60;revision\""));
    assert_eq!(owner.post(&form, &[("csrf", "no"), ("address", "a@b.example")]).status, 403, "a foreign form");
    let saved = owner.post(&form, &[("csrf", &csrf), ("address", " revision@teehaus.example ")]);
    assert_eq!(saved.location(), "/console/ledger?saved=1#daily");
    let page = owner.get("/console/ledger?saved=1");
    assert!(page.body.contains("value=\"revision@teehaus.example\"") && page.body.contains("configured no mail server"));
    assert!(page.body.contains("checkpoint.directed"), "the log names it");

    let mut auditor = Browser::signed_in(&server, &house.add(&server, Role::Auditor));
    let seen = auditor.get(HERE);
    assert!(
        seen.body.contains("revision@teehaus.example") && !seen.body.contains("action=\"/console/ledger/checkpoint\""),
        "an auditor reads"
    );
    assert_eq!(auditor.post(&form, &[("csrf", &seen.csrf()), ("address", "")]).status, 403);
}
