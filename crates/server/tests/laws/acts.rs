//! Law 4: every act leaves its entry. Each route that changes something is called with rights, and without.

use crate::golden;
use crate::ledgers::{acts, verify};
use crate::routes;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use testkit::{Organisation, TestServer, fresh_key};

const DEMO: &str = include_str!("../../../../flows/demo.toml");

/// Writes down which acts each route leaves.
struct Scribe<'s> {
    server: &'s TestServer,
    house: &'s Organisation,
    page: String,
    routes: BTreeSet<String>,
    /// The token of the visitor whose conversation the members have.
    visitor: Option<String>,
}

impl Scribe<'_> {
    /// Calls a route, and notes which acts it left. `ids` fill the path's braces.
    #[expect(clippy::needless_pass_by_value, reason = "a body is written where it is sent")]
    fn call(&mut self, what: &str, route: &str, ids: &[&str], token: Option<&str>, body: Option<Value>) -> Value {
        let (method, path) = route.split_once(' ').unwrap();
        let path = filled(path, ids);
        let before = acts(self.server, self.house).len();
        if route != "POST /api/v1/visits" && route != "POST /api/v1/session" {
            let refused = self.server.call(method, &path, Some("pv1_nonsense"), body.as_ref());
            assert_eq!(refused.status, 401, "{route} without rights");
            assert_eq!(acts(self.server, self.house).len(), before, "{route} left an act although it was refused");
        }
        let reply = self.server.call(method, &path, token, body.as_ref());
        assert!((200..300).contains(&reply.status), "{route}: {} {}", reply.status, reply.text());
        let left = acts(self.server, self.house).split_off(before);
        let what = if what.is_empty() { String::new() } else { format!(" ({what})") };
        let left = if left.is_empty() { "nothing: a message is its own record".to_owned() } else { left.join(", ") };
        let _ = writeln!(self.page, "{route}{what}: {left}");
        self.routes.insert(route.to_owned());
        reply.json()
    }
}

fn filled(path: &str, ids: &[&str]) -> String {
    let mut ids = ids.iter();
    let part = |part: &str| if part.starts_with('{') { (*ids.next().unwrap()).to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn every_route_that_changes_something_leaves_its_act() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut scribe = Scribe { server: &server, house: &house, page: String::new(), routes: BTreeSet::new(), visitor: None };
    let conversation = visitors(&mut scribe);
    members(&mut scribe, &conversation);
    assert_eq!(scribe.routes, routes::changing(), "every route of the table, and no other");
    verify(&server);
    golden("acts-by-route.txt", &scribe.page);
}

/// The visitor's routes; answers a conversation that a member may read.
fn visitors(scribe: &mut Scribe<'_>) -> String {
    let (messages, consents) = ("POST /api/v1/visit/messages", "POST /api/v1/visit/consents");
    let visit = scribe.call("", "POST /api/v1/visits", &[], None, Some(json!({"site": scribe.house.site.to_string(), "locale": "en"})));
    let token = text(&visit["token"]).to_owned();
    let token = Some(token.as_str());
    let choose = |choice: &str| Some(json!({"key": fresh_key(), "choice": choice}));
    let say = |text: &str| Some(json!({"key": fresh_key(), "text": text}));
    let asked = scribe.call("choice", messages, &[], token, choose("callback"));
    let notice = asked["ask"]["notice"].clone();
    let decide = |purpose: &str, decision: &str| Some(json!({"purpose": purpose, "decision": decision, "notice": notice}));
    scribe.call("given", consents, &[], token, decide("callback", "given"));
    scribe.call("skipped", messages, &[], token, say("-"));
    scribe.call("field", messages, &[], token, say("+4930901820"));
    scribe.call("", "PATCH /api/v1/visit/data", &[], token, Some(json!({"contact": {"phone": "+4930901821"}})));
    scribe.call("choice", messages, &[], token, choose("newsletter"));
    scribe.call("refused", consents, &[], token, decide("marketing", "refused"));
    let said = scribe.call("words", messages, &[], token, say("When are you open?"));
    scribe.call("", "DELETE /api/v1/visit/messages/{id}", &[text(&said["messages"][0]["id"])], token, None);
    scribe.call("", "DELETE /api/v1/visit/consents/{purpose}", &["callback"], token, None);
    scribe.call("human", messages, &[], token, choose("human"));
    scribe.call("to a person", messages, &[], token, say("hello"));
    let data = scribe.server.call("GET", "/api/v1/visit/data", token, None).ok(200).json();
    // Where nobody is here, a number may be left beside the bot.
    scribe.call("beside the bot", consents, &[], token, decide("callback", "given"));
    let number = Some(json!({"phone": "+4930901820", "name": "Ada"}));
    scribe.call("", "POST /api/v1/visit/call-back", &[], token, number);
    // Somebody else erases everything, so that the first visitor stays for the members.
    let other = scribe.server.visit(scribe.house);
    scribe.call("", "DELETE /api/v1/visit/data", &[], Some(&other.token), None);
    scribe.visitor = token.map(str::to_owned);
    text(&data["conversations"][0]["id"]).to_owned()
}

/// What a visitor does with a conversation that a member has just ended.
fn rated(scribe: &mut Scribe<'_>) {
    let token = scribe.visitor.clone();
    scribe.call("", "POST /api/v1/visit/rating", &[], token.as_deref(), Some(json!({"score": 5, "comment": "quick"})));
}

fn members(scribe: &mut Scribe<'_>, conversation: &str) {
    let owner = &scribe.house.owner;
    let credentials = json!({"email": owner.email, "password": owner.password, "code": owner.code(scribe.server.now())});
    let session = scribe.call("", "POST /api/v1/session", &[], None, Some(credentials));
    let token = text(&session["token"]).to_owned();
    let token = Some(token.as_str());
    let private = scribe.server.visit(scribe.house).conversation();
    scribe.call("", "POST /api/v1/conversations/{id}/let-in", &[&private], token, None);
    scribe.call("", "POST /api/v1/conversations/{id}/take", &[conversation], token, None);
    let answer = Some(json!({"key": fresh_key(), "text": "good day"}));
    scribe.call("taken", "POST /api/v1/conversations/{id}/messages", &[conversation], token, answer);
    scribe.call("", "POST /api/v1/conversations/{id}/close", &[conversation], token, None);
    rated(scribe);
    let answer = Some(json!({"key": fresh_key(), "text": "one more thing"}));
    let answered = scribe.call("closed", "POST /api/v1/conversations/{id}/messages", &[conversation], token, answer);
    let route = "DELETE /api/v1/conversations/{id}/messages/{message}";
    scribe.call("", route, &[conversation, text(&answered["id"])], token, None);
    let listed = scribe.server.call("GET", "/api/v1/conversations", token, None).ok(200).json();
    let subject = listed["items"].as_array().unwrap().iter().find(|c| c["id"] == conversation).unwrap()["subject"].clone();
    scribe.call("", "DELETE /api/v1/conversations/{id}", &[conversation], token, None);
    scribe.call("", "DELETE /api/v1/subjects/{id}", &[text(&subject)], token, None);
    let created = scribe.call("", "POST /api/v1/flows", &[], token, Some(json!({"source": DEMO})));
    scribe.call("", "POST /api/v1/flows/{id}/publish", &[text(&created["id"])], token, Some(json!({"source": DEMO})));
    let site = scribe.call("", "POST /api/v1/sites", &[], token, Some(json!({"name": "Second"})));
    scribe.call("", "PATCH /api/v1/sites/{id}", &[text(&site["id"])], token, Some(json!({"colour": "#ffcc00"})));
    scribe.call("", "DELETE /api/v1/session", &[], token, None);
}

#[test]
fn a_read_that_shows_personal_data_leaves_its_act() {
    let server = TestServer::start();
    let house = server.organisation("Teehaus");
    let mut visitor = server.visit(&house);
    visitor.branch("newsletter", &["a@beispiel.example"]);
    let before = acts(&server, &house).len();
    visitor.data();
    let member = house.owner.sign_in(&server);
    member.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).expect(200);
    let left = acts(&server, &house).split_off(before);
    assert_eq!(left, ["data.shown", "session.started", "contact.opened", "contacts.exported"]);
}
