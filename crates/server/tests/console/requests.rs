//! Requests of subjects by forms: entered, answered, and what stands against a step is said on the page.

use crate::browser::Browser;
use domain::permission::Role;
use jiff::SignedDuration;
use testkit::TestServer;

const LIST: &str = "/console/privacy/requests";

#[test]
fn a_letter_is_entered_and_answered() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("callback", &["Ada", "+4930901820"]);
    let subject = visitor.subject();
    let mut member = Browser::signed_in(&server, &house.owner);
    let csrf = member.get(LIST).csrf();
    let letter = |csrf: &str, day: &str, subject: &str| {
        [
            ("csrf", csrf),
            ("kind", "erasure"),
            ("channel", "letter"),
            ("received_at", day),
            ("subject", subject),
            ("note", "Ordner 7"),
            ("gdpr", "on"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let mut post = |path: &str, fields: &[(String, String)]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        member.post(path, &fields)
    };
    assert_eq!(post(LIST, &letter("another", "2027-11-20", "")).status, 403);
    assert_eq!(post(LIST, &letter(&csrf, "2028-11-20", "")).status, 422, "a letter of tomorrow");
    assert_eq!(post(LIST, &letter(&csrf, "2027-11-20", "0198f2c4-0000-7000-8000-000000000001")).status, 404);
    let done = post(LIST, &letter(&csrf, "2027-11-20", ""));
    assert_eq!(done.status, 303, "{}", done.body);
    let path = done.location().to_owned();
    let bare = [("csrf".to_owned(), csrf.clone())];
    let with = |text: &str| [bare.as_slice(), &[("text".to_owned(), text.to_owned())]].concat();
    let refused = post(&format!("{path}/fulfil"), &bare);
    assert_eq!((refused.status, refused.body.contains("Nobody is named")), (409, true));
    assert_eq!(post(&format!("{path}/relate"), &with(&subject)).status, 303);
    let refused = post(&format!("{path}/fulfil"), &bare);
    assert_eq!((refused.status, refused.body.contains("still stored")), (409, true));
    assert_eq!(post(&format!("{path}/ask-identity"), &bare).status, 303);
    assert_eq!(post(&format!("{path}/verify-identity"), &with("called back")).status, 303);
    assert_eq!(post(&format!("{path}/extend"), &with("Vier auf einmal")).status, 303);
    let page = member.get(&path).body;
    for told in ["Ordner 7", "Vier auf einmal", "called back", "Ada", &subject] {
        assert!(page.contains(told), "{told}");
    }
    let export = member.get(&format!("/console/subjects/{subject}/export?format=csv"));
    assert!(export.body.contains("contact,callback,phone,+4930901820"));
    let stop: Vec<_> = letter(&csrf, "2027-11-20", &subject)
        .into_iter()
        .map(|(name, value)| if name == "kind" { (name, "withdrawal".to_owned()) } else { (name, value) })
        .chain([("purpose".to_owned(), "callback".to_owned())])
        .collect();
    let stop: Vec<_> = stop.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let withdrawal = member.post(LIST, &stop).location().to_owned();
    assert!(member.get(&withdrawal).body.contains("Record that it ends"));
    let end = [("csrf", &*csrf), ("text", "callback")];
    assert_eq!(member.post(&format!("{withdrawal}/end"), &end).status, 303);
    assert_eq!(member.post(&format!("{withdrawal}/fulfil"), &[("csrf", &*csrf)]).status, 303);
    visitor.erase().expect(200);
    assert_eq!(member.post(&format!("{path}/fulfil"), &[("csrf", &*csrf)]).status, 303);
    assert!(member.get(&format!("{LIST}?state=closed")).body.contains("Fulfilled"));
}

#[test]
fn a_rectification_is_entered_field_by_field() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("callback", &["Ada Brandd", "+4930901820"]);
    let mut member = Browser::signed_in(&server, &house.owner);
    let csrf = member.get(LIST).csrf();
    let subject = visitor.subject();
    let letter = [
        ("csrf", &*csrf),
        ("kind", "rectification"),
        ("channel", "letter"),
        ("received_at", "2027-11-20"),
        ("subject", &subject),
        ("note", ""),
        ("gdpr", "on"),
    ];
    let path = member.post(LIST, &letter).location().to_owned();
    let page = member.get(&path).body;
    assert!(
        page.contains(r#"name="field:name" value="Ada Brandd""#) && page.contains(r#"name="field:phone" value="+4930901820""#),
        "{page}"
    );
    let rectify = format!("{path}/rectify");
    assert_eq!(member.post(&rectify, &[("csrf", "no"), ("field:name", "x")]).status, 403, "a foreign form");
    let wrong = member.post(&rectify, &[("csrf", &*csrf), ("field:name", "Ada Brandt"), ("field:phone", "call me")]);
    assert_eq!(wrong.status, 422, "{}", wrong.body);
    assert_eq!(visitor.data()["contact"]["name"], "Ada Brandd", "all of it or nothing");
    assert_eq!(member.post(&rectify, &[("csrf", &*csrf), ("field:name", "Ada Brandt"), ("field:phone", "+4930901820")]).status, 303);
    assert!(member.get(&path).body.contains(r#"value="Ada Brandt""#));
    assert_eq!(member.post(&format!("{path}/fulfil"), &[("csrf", &*csrf)]).status, 303);
}

#[test]
fn what_is_overdue_stands_above_every_page_of_who_answers() {
    let server = TestServer::start();
    let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
    let mut member = Browser::signed_in(&server, &house.owner);
    let csrf = member.get(LIST).csrf();
    let letter = [
        ("csrf", &*csrf),
        ("kind", "access"),
        ("channel", "phone"),
        ("received_at", "2027-10-01"),
        ("subject", ""),
        ("note", ""),
        ("gdpr", "on"),
    ];
    let made = member.post(LIST, &letter);
    assert_eq!(made.status, 303, "{}", made.body);
    server.clock().advance(SignedDuration::from_mins(1));
    let banner = "One request is overdue";
    assert!(member.get("/console/tasks").body.contains(banner));
    let mut agent = Browser::signed_in(&server, &house.add(&server, Role::Agent));
    assert!(!agent.get("/console/tasks").body.contains(banner));
    assert_eq!(agent.get(LIST).status, 403);
    let mut stranger = Browser::signed_in(&server, &other.owner);
    assert!(!stranger.get("/console/tasks").body.contains(banner));
    assert_eq!(stranger.get(made.location()).status, 404);
    let mut auditor = Browser::signed_in(&server, &house.add(&server, Role::Auditor));
    let page = auditor.get(made.location());
    assert!(page.status == 200 && !page.body.contains("fulfil"), "an auditor sees the clock and takes no step");
}

#[test]
fn the_form_asks_by_which_law_and_says_why_a_day_does_not_hold() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut member = Browser::signed_in(&server, &house.owner);
    let page = member.get(LIST);
    let (csrf, ticked) = (page.csrf(), |law: &str| page.body.contains(&format!(r#"name="{law}" type="checkbox" checked"#)));
    assert_eq!((ticked("gdpr"), ticked("kvkk")), (true, false), "those of the country");
    let mut enter = |day: &str, laws: &[&str]| {
        let letter = [("csrf", &*csrf), ("kind", "access"), ("channel", "letter"), ("received_at", day), ("subject", ""), ("note", "")];
        let laws: Vec<_> = laws.iter().map(|law| (*law, "on")).collect();
        let answer = member.post(LIST, &[&letter[..], &laws].concat());
        if answer.status == 303 { member.get(answer.location()) } else { answer }
    };
    // Thirty days, and not the month of the other law.
    let kvkk = enter("2027-11-01", &["kvkk"]);
    assert!(kvkk.status == 200 && kvkk.body.contains("2027-12-01"), "{}", kvkk.body);
    let none = enter("2027-11-01", &[]);
    assert!(none.status == 422 && none.body.contains("tick at least one law"), "{}", none.body);
    let early = enter("2018-05-24", &["gdpr"]);
    assert!(early.status == 422 && early.body.contains("GDPR since 25 May 2018"), "{}", early.body);
    assert_eq!(enter("2018-05-24", &["kvkk"]).status, 200, "that law was in force");
}
