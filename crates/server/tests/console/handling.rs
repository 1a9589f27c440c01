//! Handling by forms: each act asks for the form's own proof, is refused for another organisation, and leads back to its list.

use crate::browser::Browser;
use domain::permission::Role;
use testkit::TestServer;

/// Every act on a conversation, with fields that do something.
const ACTS: [(&str, &[(&str, &str)]); 7] = [
    ("take", &[]),
    ("assign", &[("member", "")]),
    ("priority", &[("priority", "high")]),
    ("snooze", &[("until", "4h")]),
    ("tags", &[("tags", "late, tea")]),
    ("messages", &[("key", "k"), ("text", "a note"), ("mode", "note")]),
    ("close", &[]),
];

#[test]
fn an_act_needs_its_form_and_leads_back_to_its_list() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    server.visit(&house).branch("human", &["Where is my tea?"]);
    let mut member = Browser::signed_in(&server, &house.owner);
    let inbox = member.get("/console/inbox?view=waiting");
    let (id, csrf) = (inbox.conversations().remove(0), inbox.csrf());
    for (act, fields) in ACTS {
        let path = format!("/console/conversations/{id}/{act}?priority=high&view=waiting");
        let stale: Vec<_> = fields.iter().copied().chain([("csrf", "another")]).collect();
        assert_eq!(member.post(&path, &stale).status, 403, "{act}");
        let ours: Vec<_> = fields.iter().copied().chain([("csrf", &*csrf)]).collect();
        let done = member.post(&path, &ours);
        assert_eq!(done.status, 303, "{act}: {}", done.body);
        assert!(done.location().starts_with(&format!("/console/conversations/{id}?priority=high&view=waiting")), "{}", done.location());
    }
    let page = member.get(&format!("/console/conversations/{id}"));
    for told in ["state-closed", "priority-high", ">late<", ">tea<", "a note"] {
        assert!(page.body.contains(told), "{told}");
    }
}

#[test]
fn nobody_handles_what_is_another_organisations() {
    let server = TestServer::start();
    let (house, other) = (server.organisation("Teehaus"), server.organisation("Kontor"));
    let mut visitor = server.visit(&other);
    visitor.branch("human", &["Hello?"]);
    let (theirs, subject) = (visitor.conversation(), visitor.subject());
    let mine = server.visit(&house).subject();
    let mut member = Browser::signed_in(&server, &house.owner);
    let csrf = member.get("/console/inbox").csrf();
    for (act, fields) in ACTS {
        let fields: Vec<_> = fields.iter().copied().chain([("csrf", &*csrf)]).collect();
        assert_eq!(member.post(&format!("/console/conversations/{theirs}/{act}"), &fields).status, 404, "{act}");
    }
    for other in [&*theirs, &*subject] {
        let fields = [("other", other), ("back", "/console/inbox"), ("csrf", &*csrf)];
        assert_eq!(member.post(&format!("/console/subjects/{mine}/links"), &fields).status, 404);
    }
    let many = [("id", &*theirs), ("act", "priority:urgent"), ("csrf", &*csrf)];
    let done = member.post("/console/conversations/bulk", &many);
    assert_eq!((done.status, done.location()), (303, "/console/inbox?view=all&left=1"));
    assert!(member.get(done.location()).body.contains("One conversation could not be changed"));
}

#[test]
fn a_message_is_changed_by_who_wrote_it_and_a_link_is_made_by_an_address() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("human", &["Is it black tea?"]);
    let (id, other) = (visitor.conversation(), server.visit(&house).conversation());
    let mut owner = Browser::signed_in(&server, &house.owner);
    let csrf = owner.get("/console/inbox").csrf();
    let said = [("key", "k"), ("text", "Blakc."), ("csrf", &*csrf)];
    assert_eq!(owner.post(&format!("/console/conversations/{id}/messages"), &said).status, 303);
    let page = owner.get(&format!("/console/conversations/{id}")).body;
    let edit = page.split("&amp;edit=").nth(1).and_then(|rest| rest.split('#').next()).expect("one's own message can be changed");
    let path = format!("/console/conversations/{id}/messages/{edit}");
    let mut colleague = Browser::signed_in(&server, &house.add(&server, Role::Agent));
    let theirs = colleague.get("/console/inbox").csrf();
    assert!(!colleague.get(&format!("/console/conversations/{id}")).body.contains("&amp;edit="), "not another's");
    assert_eq!(colleague.post(&path, &[("text", "Green."), ("csrf", &*theirs)]).status, 403);
    assert_eq!(owner.post(&path, &[("text", "Black."), ("csrf", &*csrf)]).status, 303);
    assert!(visitor.messages().iter().any(|message| message["text"] == "Black." && message["edited"] == true));
    let address = format!("http://{}/console/conversations/{other}?view=all#latest", server.address());
    let link = [("other", &*address), ("back", "/console/contacts"), ("csrf", &*csrf)];
    let linked = owner.post(&format!("/console/subjects/{}/links", visitor.subject()), &link);
    assert_eq!((linked.status, linked.location()), (303, "/console/contacts"));
    assert!(owner.get(&format!("/console/conversations/{id}")).body.contains(&format!("/console/conversations/{other}#latest")));
}

#[test]
fn nine_is_nine_where_the_member_is_and_away_is_said_in_the_frame() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    server.visit(&house).branch("human", &["Hello?"]);
    let mut member = Browser::signed_in(&server, &house.owner);
    member.cookies.insert("parlour-zone".to_owned(), "Asia/Tokyo".to_owned());
    let inbox = member.get("/console/inbox");
    let (id, csrf) = (inbox.conversations().remove(0), inbox.csrf());
    let snooze = [("until", "tomorrow"), ("csrf", &*csrf)];
    assert_eq!(member.post(&format!("/console/conversations/{id}/snooze"), &snooze).status, 303);
    assert!(member.get(&format!("/console/conversations/{id}")).body.contains(", 09:00</span>"));
    member.cookies.insert("parlour-zone".to_owned(), "UTC".to_owned());
    assert!(member.get(&format!("/console/conversations/{id}")).body.contains(", 00:00</span>"), "nine in Tokyo");
    let away = [("away", "yes"), ("back", "//evil.example"), ("csrf", &*csrf)];
    let gone = member.post("/console/away", &away);
    assert_eq!((gone.status, gone.location()), (303, "/console"), "never to another host");
    assert!(member.get("/console/inbox").body.contains("You are away."));
}

#[test]
fn a_list_gets_a_name_and_loses_it() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut member = Browser::signed_in(&server, &house.owner);
    let csrf = member.get("/console/inbox").csrf();
    let kept = [("name", "Pressing <b>"), ("query", "view=mine&priority=urgent"), ("csrf", &*csrf)];
    assert_eq!(member.post("/console/views", &kept[..2]).status, 422, "without the form's proof");
    let saved = member.post("/console/views", &kept);
    assert_eq!((saved.status, saved.location()), (303, "/console/inbox?priority=urgent&view=mine"), "{}", saved.body);
    let page = member.get(saved.location()).body;
    assert!(page.contains("Pressing &#60;b&#62;") && page.contains("/delete"), "it stands in the menu, and can be deleted");
    let id = page.split("/console/views/").nth(1).and_then(|rest| rest.split('/').next()).expect("its form");
    let theirs = Browser::signed_in(&server, &house.add(&server, Role::Agent)).get("/console/inbox").body;
    assert!(!theirs.contains("Pressing"), "a colleague has views of their own");
    assert_eq!(member.post(&format!("/console/views/{id}/delete"), &[("csrf", &*csrf)]).status, 303);
    assert!(!member.get("/console/inbox").body.contains("Pressing"));
}

#[test]
fn a_visitor_is_asked_once_to_let_somebody_in() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("question", &["Is the secret blend gone?"]);
    let mut member = Browser::signed_in(&server, &house.owner);
    let path = format!("/console/conversations/{}", visitor.conversation());
    let page = member.get(&path);
    assert!(page.status == 403 && page.body.contains("Ask to be let in"));
    let asked = member.post(&format!("{path}/let-in"), &[("csrf", &page.csrf())]);
    assert_eq!(asked.status, 303, "{}", asked.body);
    let page = member.get(&path);
    assert!(page.body.contains("The visitor has been asked.") && !page.body.contains("secret blend"));
    let again = member.post(&format!("{path}/let-in"), &[("csrf", &page.csrf())]);
    assert!(again.status == 409 && again.body.contains("id=\"problem\""), "not twice a day");
}
