//! The console over HTTP: who is let in, what they see, and what stays private.

mod house;
mod set_up;

use house::{EMAIL, House, PASSWORD};
use totp_rs::Totp;

const SCRIPT: &str = "<script>alert(\"1\")</script>";

#[test]
fn who_is_not_signed_in_is_led_to_the_sign_in_and_back() {
    let (house, _) = House::with_organisation(true);
    let mut browser = house.browser();
    assert_eq!(browser.get("/console").location(), "/console/sign-in");
    assert_eq!(browser.get("/setup").location(), "/console/sign-in");
    let sent = browser.get("/console/contacts?consent=given");
    assert_eq!((sent.status, sent.location()), (303, "/console/sign-in?next=%2Fconsole%2Fcontacts%3Fconsent%3Dgiven"));
    let form = browser.get(sent.location());
    assert_eq!(form.status, 200);
    let fields = [("email", EMAIL), ("password", PASSWORD), ("csrf", &*form.csrf())];
    let entered = browser.post_from(sent.location(), "/console/sign-in", &fields);
    assert_eq!((entered.status, entered.location()), (303, "/console/contacts?consent=given"));
    assert_eq!(browser.get("/console").location(), "/console/inbox");
    assert_eq!(browser.get("/console/sign-in").location(), "/console/inbox");
    let inbox = browser.get("/console/inbox");
    assert_eq!(inbox.status, 200);
    assert!(inbox.body.contains("Teehaus &#60;Morgenrot&#62;") && inbox.body.contains(EMAIL));
    assert_eq!(inbox.header("cache-control"), "no-store");
    assert!(inbox.header("content-security-policy").contains("script-src 'self'; style-src 'self'"));
    let out = browser.post("/console/sign-out", &[("csrf", &inbox.csrf())]);
    assert_eq!(out.location(), "/console/sign-in?after=signed-out");
    assert!(browser.get(out.location()).body.contains("You are signed out."));
    assert_eq!(browser.get("/console/inbox").status, 303);
}

#[test]
fn a_wrong_password_opens_nothing() {
    let (house, _) = House::with_organisation(true);
    let mut browser = house.browser();
    let form = browser.get("/console/sign-in");
    let answer = browser.post("/console/sign-in", &[("email", "\"><b>@x.example"), ("password", "wrong"), ("csrf", &form.csrf())]);
    assert_eq!(answer.status, 401);
    assert!(answer.body.contains("is not right.") && answer.body.contains("<sign-in>"));
    assert!(!answer.body.contains("<b>"), "what was typed is shown as markup");
    assert!(!browser.cookies.contains_key("parlour-session"));
    for attempt in 0..9 {
        let answer = browser.post("/console/sign-in", &[("email", EMAIL), ("password", "wrong"), ("csrf", &form.csrf())]);
        if attempt == 8 {
            assert_eq!(answer.status, 429);
            assert!(answer.body.contains("Too many attempts.") && !answer.header("retry-after").is_empty());
        }
    }
}

#[test]
fn the_second_step_is_asked_for_and_counts_once() {
    let (house, created) = House::with_organisation(false);
    let totp = Totp::from_url(created.totp_uri.unwrap().expose()).unwrap();
    let mut browser = house.browser();
    let form = browser.get("/console/sign-in");
    let csrf = form.csrf();
    assert!(!form.body.contains("id=\"code\""));
    let asked = browser.post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("csrf", &csrf)]);
    assert_eq!(asked.status, 401);
    assert!(asked.body.contains("id=\"code\""));
    let now = u64::try_from(house.app.now().as_second()).unwrap();
    let wrong = browser.post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("code", "000000"), ("csrf", &csrf)]);
    assert_eq!(wrong.status, 401);
    assert!(wrong.body.contains("id=\"code\"") && wrong.body.contains("is not right."));
    let code = totp.generate(now).to_string();
    let (left, right) = code.split_at(3);
    let spaced = format!("{left} {right}");
    let entered = browser.post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("code", &spaced), ("csrf", &csrf)]);
    assert_eq!((entered.status, entered.location()), (303, "/console"), "{}", entered.body);
    let cookie = entered.all("set-cookie").into_iter().find(|c| c.starts_with("parlour-session=")).unwrap();
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    assert_eq!(browser.get("/console/inbox").status, 200);
    let again = house.browser().post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("code", &code), ("csrf", &csrf)]);
    assert_eq!(again.status, 403, "another browser's form");
    browser.cookies.remove("parlour-session");
    let replayed = browser.post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("code", &code), ("csrf", &csrf)]);
    assert_eq!(replayed.status, 401);
}

#[test]
fn a_form_that_is_not_ours_does_nothing() {
    let (house, created) = House::with_organisation(true);
    let mut stranger = house.browser();
    let csrf = stranger.get("/console/sign-in").csrf();
    for csrf in ["", "0", &*csrf.to_uppercase()] {
        let refused = stranger.post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("csrf", csrf)]);
        assert_eq!(refused.status, 403);
        assert!(refused.body.starts_with("<!doctype html>") && refused.header("content-type").starts_with("text/html"));
    }
    let refused = house.browser().post("/console/language", &[("language", "de"), ("back", "/console"), ("csrf", "")]);
    assert_eq!(refused.status, 403, "no cookie, no form");
    let mut visitor = house.visitor(&created);
    visitor.choose("human");
    let mut member = house.signed_in();
    let id = member.get("/console/inbox").ids("/console/conversations/").remove(0);
    for act in ["take", "close", "messages"] {
        let path = format!("/console/conversations/{id}/{act}");
        let refused = member.post(&path, &[("key", "k"), ("text", "hello"), ("csrf", &csrf)]);
        assert_eq!(refused.status, 403, "{act}");
        assert_eq!(member.post(&path, &[("key", "k"), ("text", "hello")]).status, 422, "{act}");
    }
    assert!(member.get(&format!("/console/conversations/{id}")).body.contains("state-waiting"));
    let foreign = member.send("POST", "/console/sign-out", &[("Origin", "https://evil.example")], "");
    assert_eq!(foreign.status, 403);
    assert_eq!(member.get("/console/inbox").status, 200);
}

#[test]
fn a_member_answers_takes_and_closes() {
    let (house, created) = House::with_organisation(true);
    let mut visitor = house.visitor(&created);
    visitor.choose("human");
    visitor.say(SCRIPT);
    let mut member = house.signed_in();
    let inbox = member.get("/console/inbox");
    assert!(inbox.body.contains("&#60;script&#62;") && !inbox.body.contains("<script>alert"), "the preview is text");
    assert!(inbox.body.contains("role=\"status\">1 "), "one waits");
    let id = inbox.ids("/console/conversations/").remove(0);
    let page = member.get(&format!("/console/conversations/{id}"));
    assert_eq!(page.status, 200);
    assert!(page.body.contains("&#60;script&#62;") && !page.body.contains("<script>alert"), "the message is text");
    assert_eq!(member.get("/console/inbox?state=mine").ids("/console/conversations/"), Vec::<String>::new());
    let path = format!("/console/conversations/{id}/messages");
    let (key, csrf) = (page.hidden("key"), page.csrf());
    let long = "x".repeat(4_001);
    let refused = member.post(&path, &[("key", &key), ("text", &long), ("csrf", &csrf)]);
    assert_eq!((refused.status, refused.hidden("key")), (413, key.clone()));
    assert!(refused.body.contains(&long), "the draft is lost");
    for _ in 0..2 {
        let sent = member.post(&path, &[("key", &key), ("text", "Guten\r\nTag"), ("csrf", &csrf)]);
        assert_eq!((sent.status, sent.location()), (303, &*format!("/console/conversations/{id}#latest")));
    }
    assert_eq!(visitor.texts().iter().filter(|text| *text == "Guten\nTag").count(), 1, "sent twice, stored once");
    let page = member.get(&format!("/console/conversations/{id}"));
    assert!(page.body.contains("Guten\nTag") && page.body.contains("state-open") && page.hidden("key") != key);
    assert!(page.body.contains("You are handling this conversation."));
    assert_eq!(member.get("/console/inbox?state=mine").ids("/console/conversations/"), [id.clone()]);
    assert_eq!(member.post(&format!("/console/conversations/{id}/take"), &[("csrf", &csrf)]).status, 303);
    assert_eq!(member.post(&format!("/console/conversations/{id}/close"), &[("csrf", &csrf)]).status, 303);
    assert_eq!(member.get("/console/inbox?state=closed").ids("/console/conversations/"), [id.clone()]);
    assert!(member.get(&format!("/console/conversations/{id}")).body.contains("This conversation is closed."));
}

#[test]
fn what_nobody_granted_stays_private() {
    let (house, created) = House::with_organisation(true);
    let mut visitor = house.visitor(&created);
    visitor.choose("question");
    visitor.say("Is the secret blend gone?");
    let mut member = house.signed_in();
    let inbox = member.get("/console/inbox?state=private");
    assert!(inbox.body.contains("Private until the visitor agrees") && !inbox.body.contains("secret blend"));
    let id = inbox.ids("/console/conversations/").remove(0);
    let path = format!("/console/conversations/{id}");
    let page = member.get(&path);
    assert_eq!(page.status, 403);
    assert!(page.body.contains("<live-private") && !page.body.contains("secret blend"));
    let refused = member.post(&format!("{path}/messages"), &[("key", "k"), ("text", "hi"), ("csrf", &page.csrf())]);
    assert_eq!(refused.status, 403);
    assert_eq!(member.send("HEAD", &path, &[], "").status, 403);
    visitor.choose("human");
    assert_eq!(member.send("HEAD", &path, &[], "").status, 200);
    assert!(member.get(&path).body.contains("secret blend"));
    assert_eq!(member.get("/console/inbox?state=private").ids("/console/conversations/"), Vec::<String>::new());
    visitor.withdraw("conversation");
    assert_eq!(member.get(&path).status, 403);
}

#[test]
fn another_organisations_things_are_not_there() {
    let (house, created) = House::with_organisation(true);
    let other = house.organisation(true, "other@teehaus.example");
    house.visitor(&other).choose("human");
    house.visitor(&created).choose("human");
    let mut member = house.signed_in();
    let mut stranger = house.browser();
    let csrf = stranger.get("/console/sign-in").csrf();
    stranger.post("/console/sign-in", &[("email", "other@teehaus.example"), ("password", PASSWORD), ("csrf", &csrf)]);
    let theirs = stranger.get("/console/inbox").ids("/console/conversations/").remove(0);
    assert!(!member.get("/console/inbox").body.contains(&theirs));
    for path in [format!("/console/conversations/{theirs}"), "/console/conversations/1".to_owned(), "/console/nowhere".to_owned()] {
        let page = member.get(&path);
        assert_eq!(page.status, 404, "{path}");
        assert!(page.body.contains("Nothing is here") && page.header("content-type").starts_with("text/html"));
    }
}

#[test]
fn a_person_is_listed_exported_and_erased() {
    let (house, created) = House::with_organisation(true);
    let mut visitor = house.visitor(&created);
    visitor.choose("newsletter");
    visitor.agree("marketing");
    visitor.say("elif.demir@posta.example");
    visitor.choose("human");
    let mut member = house.signed_in();
    let contacts = member.get("/console/contacts?purpose=marketing&consent=given");
    assert!(contacts.body.contains("elif.demir@posta.example") && contacts.body.contains("consent-given"));
    let none = member.get("/console/contacts?purpose=marketing&consent=refused");
    assert!(none.body.contains("No contact matches this filter."));
    assert_eq!(member.get("/console/contacts?consent=perhaps").status, 422);
    let export = member.get("/console/exports/contacts.csv?purpose=marketing");
    assert!(export.header("content-type").starts_with("text/csv") && export.body.contains("elif.demir@posta.example"));
    let subject = contacts.ids("/console/subjects/").remove(0);
    let path = format!("/console/subjects/{subject}/erase");
    let question = member.get(&path);
    assert_eq!(question.status, 200);
    assert!(question.body.contains("/console/conversations/"), "cancelling leads back");
    let done = member.post(&path, &[("csrf", &question.csrf())]);
    assert_eq!(done.status, 200);
    assert!(done.body.contains("subject.erased") && done.body.contains("c2sp.org/tlog-proof@v1"));
    assert_eq!((member.get(&path).status, member.post(&path, &[("csrf", &question.csrf())]).status), (404, 404));
    assert!(!member.get("/console/contacts").body.contains("elif.demir"));
    let ledger = member.get("/console/ledger");
    assert!(["subject.erased", "contacts.exported", "session.started"].iter().all(|act| ledger.body.contains(act)));
    let checkpoint = ledger.body.split("href=\"/ledger/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(member.get(&format!("/ledger/{checkpoint}")).body.starts_with("parlour/ledger/"));
}

#[test]
fn a_language_is_kept_and_leads_back_to_this_host() {
    let (house, _) = House::with_organisation(true);
    let mut browser = house.browser();
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
    let mut member = house.signed_in();
    let inbox = member.get("/console/inbox");
    assert_eq!(member.post("/console/language", &[("language", "ru"), ("back", "/console/inbox"), ("csrf", &inbox.csrf())]).status, 303);
    assert!(member.get("/console/inbox").body.contains("<html lang=\"ru\">"));
    let refused = member.post("/console/sign-out", &[("csrf", "0")]);
    assert!(refused.status == 403 && refused.body.contains("<html lang=\"ru\">"), "problems, too, are told in the reader's language");
}

#[test]
fn over_tls_the_cookies_are_bound_to_the_host() {
    let house = House::empty(Some("https://chat.teehaus.example"));
    house.organisation(true, EMAIL);
    let mut browser = house.browser();
    let csrf = browser.get("/console/sign-in").csrf();
    let form = "application/x-www-form-urlencoded";
    let headers = [("Content-Type", form), ("Origin", "https://chat.teehaus.example")];
    let body = format!("email={EMAIL}&password={}&csrf={csrf}", PASSWORD.replace(' ', "+"));
    let entered = browser.send("POST", "/console/sign-in", &headers, &body);
    let cookie = entered.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-parlour-session=ps1_") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"),
        "{cookie}"
    );
    assert!(browser.cookies.contains_key("__Host-parlour-form"));
    assert_eq!(browser.get("/console/inbox").status, 200);
}

#[test]
fn the_visitors_pages_set_no_cookie() {
    let (house, created) = House::with_organisation(true);
    let mut browser = house.browser();
    for path in [format!("/w/{}", created.site), format!("/w/{}/snippet", created.site), "/demo".to_owned(), "/healthz".to_owned()] {
        let answer = browser.get(&path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.all("set-cookie"), Vec::<&str>::new(), "{path}");
    }
    house.visitor(&created).choose("human");
    assert!(browser.cookies.is_empty());
}
