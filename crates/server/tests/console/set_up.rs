//! The first organisation, set up in the browser.

use super::house::{EMAIL, House, PASSWORD};
use totp_rs::Totp;

const FIELDS: [(&str, &str); 6] =
    [("name", "Teehaus"), ("region", "DE"), ("language", "de"), ("email", EMAIL), ("password", PASSWORD), ("password2", PASSWORD)];

fn fields<'a>(csrf: &'a str, but: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let changed = |name: &str| but.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);
    FIELDS.iter().map(|(name, value)| (*name, changed(name).unwrap_or(value))).chain([("csrf", csrf)]).collect()
}

#[test]
fn an_empty_house_is_set_up_once_and_its_recovery_key_confirmed() {
    let house = House::empty(None);
    let mut browser = house.browser();
    assert_eq!(browser.get("/console").location(), "/setup");
    assert_eq!(browser.get("/console/sign-in").location(), "/setup");
    let form = browser.get("/setup");
    let csrf = form.csrf();
    assert_eq!(house.browser().post("/setup", &fields(&csrf, &[])).status, 403, "another browser's form");

    let shown = browser.post("/setup", &fields(&csrf, &[]));
    assert_eq!((shown.status, shown.header("cache-control")), (200, "no-store"));
    assert!(shown.body.contains("<html lang=\"de\">"), "the chosen language");
    let groups: Vec<_> =
        shown.body.split("<p class=\"key\">").nth(1).unwrap().split("</p>").next().unwrap().split("<code>").skip(1).collect();
    let groups: Vec<_> = groups.iter().map(|group| group.split('<').next().unwrap()).collect();
    assert_eq!(groups.len(), 13);
    let last = *groups.last().unwrap();
    assert_eq!(browser.get("/setup").location(), "/console/sign-in", "set up once");
    assert_eq!(browser.post("/setup", &fields(&csrf, &[])).location(), "/console/sign-in");

    let setup = shown.hidden("setup");
    let wrong = browser.post("/setup/confirm", &[("setup", &setup), ("group", "0000"), ("csrf", &csrf)]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains(last) && wrong.body.contains("id=\"problem\""), "the key is shown again");
    let other = browser.post("/setup/confirm", &[("setup", "0"), ("group", last), ("csrf", &csrf)]);
    assert_eq!(other.location(), "/console/sign-in", "another set-up is not confirmed");
    let typed = format!(" {} ", last.to_lowercase());
    let confirmed = browser.post("/setup/confirm", &[("setup", &setup), ("group", &typed), ("csrf", &csrf)]);
    assert_eq!((confirmed.status, confirmed.location()), (303, "/console/sign-in?after=set-up"));
    let again = browser.post("/setup/confirm", &[("setup", &setup), ("group", "0000"), ("csrf", &csrf)]);
    assert_eq!(again.location(), "/console/sign-in", "the key is forgotten");
    let kept = house
        .app
        .store()
        .read(|r| {
            let id = r.organisations()?[0].id;
            r.recovery(id)
        })
        .unwrap()
        .unwrap();
    assert!(kept.confirmed_at.is_some());

    let uri =
        shown.body.split("<p class=\"uri\"><code>").nth(1).unwrap().split('<').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
    let now = u64::try_from(house.app.now().as_second()).unwrap();
    let code = Totp::from_url(uri).unwrap().generate(now).to_string();
    let csrf = browser.get(confirmed.location()).csrf();
    let entered = browser.post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("code", &code), ("csrf", &csrf)]);
    assert_eq!((entered.status, entered.location()), (303, "/console"));
    assert_eq!(browser.get("/console/inbox").status, 200);
}

#[test]
fn a_form_that_does_not_hold_is_shown_again() {
    let house = House::empty(None);
    let mut browser = house.browser();
    let csrf = browser.get("/setup").csrf();
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[("password2", "something else altogether")], "Die beiden Passwörter"),
        (&[("password", "kurz"), ("password2", "kurz")], "Das Passwort ist zu kurz."),
        (&[("name", " ")], "Namen"),
        (&[("email", "ada"), ("name", "<i>")], "E-Mail-Adresse"),
    ];
    for (but, sentence) in cases {
        let again = browser.post("/setup", &fields(&csrf, but));
        assert_eq!(again.status, 422, "{sentence}");
        assert!(again.body.contains(sentence) && !again.body.contains(PASSWORD), "{sentence}: {}", again.body);
        assert!(!again.body.contains("<i>"));
    }
    assert_eq!(browser.post("/setup", &fields(&csrf, &[("region", "de")])).status, 422);
    assert_eq!(house.app.store().read(|r| Ok(r.organisations()?.len())).unwrap(), 0);
}
