//! The console over HTTP: what members see and do, and what stays private.

mod agreements;
mod breaches;
mod browser;
mod checkpoint;
mod first_run;
mod handling;
mod joining;
mod registers;
mod requests;
mod set_up;
mod sign_in;
mod sites;
mod tokens;

use browser::Browser;
use domain::permission::Role;
use testkit::TestServer;

const SCRIPT: &str = "<script>alert(\"1\")</script>";

#[test]
fn a_member_answers_takes_and_closes() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.choose("human").expect(200);
    visitor.say(SCRIPT).expect(200);
    let mut member = Browser::signed_in(&server, &house.owner);
    let inbox = member.get("/console/inbox");
    assert!(inbox.body.contains("&#60;script&#62;") && !inbox.body.contains("<script>alert"), "the preview is text");
    assert!(inbox.body.contains("One conversation is waiting"));
    let id = inbox.conversations().remove(0);
    let page = member.get(&format!("/console/conversations/{id}"));
    assert!(page.body.contains("&#60;script&#62;") && !page.body.contains("<script>alert"), "the message is text");
    assert!(page.body.contains("consent-given"), "the record of the grant stands beside it");
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
    let heard = visitor.messages().iter().filter(|message| message["text"] == "Guten\nTag").count();
    assert_eq!(heard, 1, "sent twice, stored once");
    let page = member.get(&format!("/console/conversations/{id}"));
    assert!(page.body.contains("Guten\nTag") && page.body.contains("state-open") && page.hidden("key") != key);
    assert!(page.body.contains("You are handling this conversation."));
    assert_eq!(member.post(&format!("/console/conversations/{id}/take"), &[("csrf", &csrf)]).status, 303);
    assert_eq!(member.post(&format!("/console/conversations/{id}/close"), &[("csrf", &csrf)]).status, 303);
    assert_eq!(member.get("/console/inbox?state=closed").conversations(), std::slice::from_ref(&id));
    assert!(member.get(&format!("/console/conversations/{id}")).body.contains("This conversation is closed."));
}

#[test]
fn what_a_colleague_has_taken_is_neither_mine_nor_opened_by_looking_for_mine() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    server.visit(&house).branch("human", &["the first"]);
    server.visit(&house).branch("human", &["the second"]);
    let mut colleague = Browser::signed_in(&server, &house.add(&server, Role::Agent));
    let mut owner = Browser::signed_in(&server, &house.owner);
    assert!(owner.get("/console/inbox?state=mine").conversations().is_empty());
    let both = colleague.get("/console/inbox").conversations();
    let csrf = colleague.get("/console/inbox").csrf();
    assert_eq!(colleague.post(&format!("/console/conversations/{}/take", both[0]), &[("csrf", &csrf)]).status, 303);
    let csrf = owner.get("/console/ledger").csrf();
    assert_eq!(owner.post(&format!("/console/conversations/{}/take", both[1]), &[("csrf", &csrf)]).status, 303);
    assert_eq!(owner.get("/console/inbox?state=mine").conversations(), &both[1..]);
    let ledger = owner.get("/console/ledger");
    assert_eq!(ledger.body.matches("<code>conversation.opened</code>").count(), 3, "two by the colleague, one by the owner");
    let conflict = owner.post(&format!("/console/conversations/{}/take", both[0]), &[("csrf", &csrf)]);
    assert!(conflict.status == 409 && conflict.body.contains("is handling this conversation."));
}

#[test]
fn what_nobody_granted_stays_private() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("question", &["Is the secret blend gone?"]);
    let mut member = Browser::signed_in(&server, &house.owner);
    let inbox = member.get("/console/inbox?state=private");
    assert!(inbox.body.contains("Private until the visitor agrees") && !inbox.body.contains("secret blend"));
    let path = format!("/console/conversations/{}", inbox.conversations().remove(0));
    let page = member.get(&path);
    assert_eq!(page.status, 403);
    assert!(page.body.contains("<live-private") && !page.body.contains("secret blend"));
    let refused = member.post(&format!("{path}/messages"), &[("key", "k"), ("text", "hi"), ("csrf", &page.csrf())]);
    assert_eq!(refused.status, 403);
    assert_eq!(member.send("HEAD", &path, &[], "").status, 403);
    visitor.choose("human").expect(200);
    assert_eq!(member.send("HEAD", &path, &[], "").status, 200);
    assert!(member.get(&path).body.contains("secret blend"));
    assert!(member.get("/console/inbox?state=private").conversations().is_empty());
    visitor.withdraw("conversation").expect(200);
    assert_eq!(member.get(&path).status, 403);
}

#[test]
fn another_organisations_things_are_not_there() {
    let server = TestServer::start();
    let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
    server.visit(&house).choose("human").expect(200);
    let visitor = server.visit(&other);
    let (theirs, subject) = (visitor.conversation(), visitor.subject());
    let mut member = Browser::signed_in(&server, &house.owner);
    let inbox = member.get("/console/inbox");
    assert!(inbox.conversations().len() == 1 && !inbox.body.contains(&theirs));
    let gone = [format!("conversations/{theirs}"), format!("subjects/{subject}/erase"), "conversations/1".to_owned(), "nowhere".to_owned()];
    for path in gone {
        let page = member.get(&format!("/console/{path}"));
        assert!(page.status == 404 && page.body.contains("Nothing is here"), "{path}");
    }
    let csrf = inbox.csrf();
    assert_eq!(member.post(&format!("/console/subjects/{subject}/erase"), &[("csrf", &csrf)]).status, 404);
    assert_eq!(member.post(&format!("/console/conversations/{theirs}/close"), &[("csrf", &csrf)]).status, 404);
    let nobody = Browser::at(server.address()).get("/console/sign-in");
    assert!(!nobody.body.contains("Teehaus") && !nobody.body.contains("Kontor"), "strangers are not told who is here");
}

#[test]
fn a_role_sees_its_own_pages() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let pages = ["/console/inbox", "/console/contacts", "/console/ledger", "/console/exports/contacts.csv?purpose=marketing"];
    let cases = [
        (Role::Agent, pages[0], [200, 200, 403, 403]),
        (Role::Marketing, pages[1], [403, 200, 403, 200]),
        (Role::Auditor, pages[2], [403, 403, 200, 403]),
    ];
    for (role, home, expected) in cases {
        let mut member = Browser::signed_in(&server, &house.add(&server, role.clone()));
        assert_eq!(member.get("/console").location(), home, "{role:?}");
        assert_eq!(pages.map(|page| member.get(page).status), expected, "{role:?}");
    }
}

#[test]
fn a_person_is_listed_exported_and_erased() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("newsletter", &["elif.demir@posta.example"]);
    visitor.branch("callback", &["<b>Elif</b>", "+4930901820"]);
    let mut member = Browser::signed_in(&server, &house.owner);
    let contacts = member.get("/console/contacts?purpose=marketing&consent=given");
    assert!(contacts.body.contains("elif.demir@posta.example") && contacts.body.contains("consent-given"));
    assert!(contacts.body.contains("&#60;b&#62;Elif") && !contacts.body.contains("<b>"), "a name is text");
    let none = member.get("/console/contacts?purpose=marketing&consent=refused");
    assert!(none.body.contains("No contact matches this filter."));
    assert_eq!(member.get("/console/contacts?consent=perhaps").status, 422);
    let export = member.get("/console/exports/contacts.csv?purpose=marketing");
    assert!(export.header("content-type").starts_with("text/csv") && export.body.contains("elif.demir@posta.example"));
    let path = format!("/console/subjects/{}/erase", visitor.subject());
    let question = member.get(&path);
    assert!(question.status == 200 && question.body.contains("&#60;b&#62;Elif"), "who is erased is named");
    assert_eq!(question.conversations(), [visitor.conversation()], "cancelling leads back");
    let done = member.post(&path, &[("csrf", &question.csrf())]);
    assert_eq!(done.status, 200);
    assert!(done.body.contains("subject.erased") && done.body.contains("c2sp.org/tlog-proof@v1"));
    assert_eq!((member.get(&path).status, member.post(&path, &[("csrf", &question.csrf())]).status), (404, 404));
    assert!(!member.get("/console/contacts").body.contains("elif.demir"));
    let ledger = member.get("/console/ledger");
    assert!(["subject.erased", "contacts.exported", "session.started"].iter().all(|act| ledger.body.contains(act)));
    let checkpoint = member.get(&format!("/ledger/{}/checkpoint", house.id));
    assert!(ledger.body.contains(&format!("/ledger/{}/checkpoint", house.id)) && checkpoint.body.starts_with("parlour/ledger/"));
}
