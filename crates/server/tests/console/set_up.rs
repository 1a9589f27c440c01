//! The first organisation, set up in the browser.

use crate::browser::Browser;
use testkit::TestServer;
use totp_rs::Totp;

const EMAIL: &str = "ada@teehaus.example";
const PASSWORD: &str = "korrekt pferd batterie";
const FIELDS: [(&str, &str); 6] =
    [("name", "Teehaus"), ("region", "DE"), ("language", "de"), ("email", EMAIL), ("password", PASSWORD), ("password2", PASSWORD)];

fn fields<'a>(server: &'a TestServer, csrf: &'a str, but: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let changed = |name: &str| but.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);
    let code = ("code", changed("code").unwrap_or(server.app().set_up_code()));
    FIELDS.iter().map(|(name, value)| (*name, changed(name).unwrap_or(value))).chain([code, ("csrf", csrf)]).collect()
}

#[test]
fn an_empty_house_is_set_up_once_and_its_recovery_key_confirmed() {
    let server = TestServer::start();
    let mut browser = Browser::at(server.address());
    assert_eq!(browser.get("/console").location(), "/setup");
    assert_eq!(browser.get("/console/sign-in").location(), "/setup");
    let csrf = browser.get("/setup").csrf();
    assert_eq!(Browser::at(server.address()).post("/setup", &fields(&server, &csrf, &[])).status, 403, "another browser's form");

    let shown = browser.post("/setup", &fields(&server, &csrf, &[]));
    assert_eq!((shown.status, shown.header("cache-control")), (200, "no-store"));
    assert!(shown.body.contains("<html lang=\"de\">"), "the chosen language");
    let key = shown.between("<p class=\"key\">", "</p>").replace("</code> <code>", "-");
    assert_eq!(key.matches('-').count(), 12);
    let last = key.trim().trim_end_matches("</code>").rsplit('-').next().unwrap();
    assert_eq!(browser.get("/setup").location(), "/console/sign-in", "set up once");
    assert_eq!(browser.post("/setup", &fields(&server, &csrf, &[])).location(), "/console/sign-in");

    let setup = shown.hidden("setup");
    let mut confirm = |setup: &str, group: &str| browser.post("/setup/confirm", &[("setup", setup), ("group", group), ("csrf", &csrf)]);
    let wrong = confirm(&setup, "UUUU");
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains(last) && wrong.body.contains("id=\"problem\""), "the key is shown again");
    assert_eq!(confirm("0", last).location(), "/console/sign-in", "another set-up is not confirmed");
    let confirmed = confirm(&setup, &format!(" {} ", last.to_lowercase()));
    assert_eq!((confirmed.status, confirmed.location()), (303, "/console/sign-in?after=set-up"));
    assert_eq!(confirm(&setup, "UUUU").location(), "/console/sign-in", "the key is forgotten");
    let recovery = server.store().read(|r| {
        let organisation = r.organisations()?.remove(0).id;
        r.recovery(organisation)
    });
    assert!(recovery.unwrap().unwrap().confirmed_at.is_some());

    let uri = shown.between("<p class=\"uri\"><code>", "<").replace("&#38;", "&");
    let code = Totp::from_url(uri).unwrap().generate(u64::try_from(server.now().as_second()).unwrap()).to_string();
    let csrf = browser.get(confirmed.location()).csrf();
    let entered = browser.post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("code", &code), ("csrf", &csrf)]);
    assert_eq!((entered.status, entered.location()), (303, "/console"));
    assert_eq!(browser.get("/console").location(), "/console/setup", "the owner's first way");
    assert_eq!(browser.get("/console/inbox").status, 200);
}

#[test]
fn a_stranger_without_the_code_sets_nothing_up() {
    let server = TestServer::start();
    let mut browser = Browser::at(server.address());
    let csrf = browser.get("/setup").csrf();
    for code in ["", "AAAA", &server.app().set_up_code().to_lowercase()] {
        let again = browser.post("/setup", &fields(&server, &csrf, &[("code", code)]));
        assert_eq!(again.status, 422, "{code}");
        assert!(!again.body.contains(server.app().set_up_code()));
    }
    assert!(!browser.get("/setup").body.contains(server.app().set_up_code()));
    assert_eq!(server.store().read(|r| Ok(r.organisations()?.len())).unwrap(), 0);
}

#[test]
fn two_who_set_up_at_once_make_one_organisation() {
    let server = TestServer::start();
    let mut statuses = std::thread::scope(|scope| {
        let browsers = ["one@teehaus.example", "two@teehaus.example"].map(|email| {
            let mut browser = Browser::at(server.address());
            let (csrf, server) = (browser.get("/setup").csrf(), &server);
            scope.spawn(move || browser.post("/setup", &fields(server, &csrf, &[("email", email)])).status)
        });
        browsers.map(|browser| browser.join().unwrap())
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 303]);
    assert_eq!(server.store().read(|r| Ok(r.organisations()?.len())).unwrap(), 1);
}

#[test]
fn a_form_that_does_not_hold_is_shown_again() {
    let server = TestServer::start();
    let mut browser = Browser::at(server.address());
    let csrf = browser.get("/setup").csrf();
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[("password2", "something else altogether")], "Die beiden Passwörter"),
        (&[("password", "kurz"), ("password2", "kurz")], "Das Passwort ist zu kurz."),
        (&[("name", " ")], "Namen"),
        (&[("email", "ada"), ("name", "<i>")], "E-Mail-Adresse"),
    ];
    for (but, sentence) in cases {
        let again = browser.post("/setup", &fields(&server, &csrf, but));
        assert_eq!(again.status, 422, "{sentence}");
        assert!(again.body.contains(sentence) && !again.body.contains(PASSWORD), "{sentence}: {}", again.body);
        assert!(!again.body.contains("<i>"), "what was typed is shown as markup");
    }
    assert_eq!(browser.post("/setup", &fields(&server, &csrf, &[("region", "de")])).status, 422);
    assert_eq!(server.store().read(|r| Ok(r.organisations()?.len())).unwrap(), 0);
}
