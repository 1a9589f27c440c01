//! Law 4: every act leaves its entry. Each route that changes something is called with rights, and without.

use crate::golden;
use crate::ledgers::{acts, verify};
use crate::table;
use domain::permission::Role;
use serde_json::{Value, json};
use server::{MailServer, Security};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use testkit::{Ground, Operator, Organisation, Reply, TestServer, fresh_key};

const BOT: &str = include_str!("../../../../flows/templates/standard.toml");

/// What nobody has to be signed in for.
const OPEN: [&str; 4] =
    ["POST /api/v1/visits", "POST /api/v1/session", "POST /api/v1/session/passkey", "POST /api/v1/session/passkey/options"];

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
        if !OPEN.contains(&route) {
            let refused = self.send(method, &path, Some("pv1_nonsense"), body.as_ref());
            assert_eq!(refused.status, 401, "{route} without rights");
            assert_eq!(acts(self.server, self.house).len(), before, "{route} left an act although it was refused");
        }
        let reply = self.send(method, &path, token, body.as_ref());
        // What leaves the house is written before it does, whether or not anybody takes it.
        let well = (200..300).contains(&reply.status) || reply.problem() == "not-sent";
        assert!(well, "{route}: {} {}", reply.status, reply.text());
        let left = acts(self.server, self.house).split_off(before);
        let what = if what.is_empty() { String::new() } else { format!(" ({what})") };
        let nothing =
            if route.ends_with("/messages") { "nothing: a message is its own record" } else { "nothing: acts-of-routes.txt says why" };
        let left = if left.is_empty() { nothing.to_owned() } else { left.join(", ") };
        let _ = writeln!(self.page, "{route}{what}: {left}");
        self.routes.insert(route.to_owned());
        reply.json()
    }

    /// Sends JSON; a text alone is a table.
    fn send(&self, method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> Reply {
        let Some(table) = body.and_then(Value::as_str) else { return self.server.call(method, path, token, body) };
        let bearer = format!("Bearer {}", token.unwrap_or_default());
        let headers = [("Authorization", bearer.as_str()), ("Content-Type", "text/csv")];
        self.server.send(method, path, &headers, Some(table.as_bytes().to_vec()))
    }
}

impl Scribe<'_> {
    /// Calls a route that takes a file.
    fn attach(&mut self, what: &str, route: &str, ids: &[&str], token: Option<&str>) {
        let path = filled(route.split_once(' ').unwrap().1, ids);
        let before = acts(self.server, self.house).len();
        let refused = self.server.upload(&path, "pv1_nonsense", "a-key", "photo.jpg", testkit::samples::PHOTO);
        assert_eq!(refused.status, 401, "{route} without rights");
        self.server.upload(&path, token.unwrap(), &fresh_key(), "photo.jpg", testkit::samples::PHOTO).expect(201);
        let left = acts(self.server, self.house).split_off(before);
        let left = if left.is_empty() { "nothing: a message is its own record".to_owned() } else { left.join(", ") };
        let _ = writeln!(self.page, "{route} ({what}): {left}");
        self.routes.insert(route.to_owned());
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
    // Letters are handed out, and nobody is there to take them: that is an act as well.
    let nobody =
        MailServer { host: "127.0.0.1".into(), port: 1, security: Security::Loopback, from: "post@teehaus.example".into(), login: None };
    let server = TestServer::start_with_mail_by_name(Ground::sqlite(), nobody);
    let house = server.organisation("Teehaus");
    let mut scribe = Scribe { server: &server, house: &house, page: String::new(), routes: BTreeSet::new(), visitor: None };
    let conversation = visitors(&mut scribe);
    members(&mut scribe, &conversation);
    assert_eq!(scribe.routes, table::changing(), "every route of the table, and no other");
    verify(&server);
    golden("acts-by-route.txt", &scribe.page);
}

/// Roles, and what members do with members.
fn appointed(scribe: &mut Scribe<'_>, token: Option<&str>) {
    let role = json!({"name": "reception", "permissions": ["contacts.read"], "reads": ["callback"]});
    scribe.call("", "POST /api/v1/roles", &[], token, Some(role));
    let agent = scribe.house.add(scribe.server, Role::Agent).member.to_string();
    let (agent, change) = (agent.as_str(), "PATCH /api/v1/members/{id}");
    scribe.call("another role", change, &[agent], token, Some(json!({"role": "reception"})));
    scribe.call("", "PATCH /api/v1/roles/{name}", &["reception"], token, Some(json!({"reads": ["callback", "lead"]})));
    scribe.call("suspended", change, &[agent], token, Some(json!({"suspended": true})));
    scribe.call("restored", change, &[agent], token, Some(json!({"suspended": false})));
    scribe.call("nothing waits", "POST /api/v1/members/{id}/keys", &[agent], token, None);
    scribe.call("", "DELETE /api/v1/members/{id}", &[agent], token, None);
    let invited = json!({"email": "awaited@teehaus.example", "role": "agent"});
    let invited = scribe.server.call("POST", "/api/v1/members", token, Some(&invited)).ok(201).json();
    scribe.call("again", "POST /api/v1/members/{id}/invitation", &[text(&invited["member"])], token, None);
    scribe.call("", "DELETE /api/v1/members/{id}/invitation", &[text(&invited["member"])], token, None);
    scribe.call("", "DELETE /api/v1/roles/{name}", &["reception"], token, None);
    let until = (scribe.server.now() + jiff::SignedDuration::from_hours(24)).to_string();
    let made = json!({"name": "Till", "permissions": ["conversations.read"], "reads": ["callback"], "expires_at": until});
    let made = scribe.call("", "POST /api/v1/tokens", &[], token, Some(made));
    scribe.call("", "DELETE /api/v1/tokens/{id}", &[text(&made["id"])], token, None);
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
    scribe.attach("to a person", "POST /api/v1/visit/files", &[], token);
    scribe.call("to a person", messages, &[], token, say("hello"));
    let data = scribe.server.call("GET", "/api/v1/visit/data", token, None).ok(200).json();
    // Where nobody is here, a number may be left beside the bot.
    scribe.call("beside the bot", consents, &[], token, decide("callback", "given"));
    let number = Some(json!({"phone": "+4930901820", "name": "Ada"}));
    scribe.call("", "POST /api/v1/visit/call-back", &[], token, number);
    // Somebody else erases everything, so that the first visitor stays for the members.
    let other = scribe.server.visit(scribe.house);
    scribe.call("", "DELETE /api/v1/visit/data", &[], Some(&other.token), None);
    let asks = scribe.server.visit(scribe.house);
    let ask = |kind: &str| Some(json!({"kind": kind}));
    for kind in ["access", "portability", "restriction"] {
        scribe.call(kind, "POST /api/v1/visit/requests", &[], Some(&asks.token), ask(kind));
    }
    let waits = scribe.call("rectification", "POST /api/v1/visit/requests", &[], Some(&asks.token), ask("rectification"));
    scribe.call("", "DELETE /api/v1/visit/requests/{id}", &[text(&waits["id"])], Some(&asks.token), None);
    scribe.call("erasure", "POST /api/v1/visit/requests", &[], Some(&asks.token), ask("erasure"));
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
    let why = || Some(json!({"reason": "quality"}));
    scribe.call("first in the session", "POST /api/v1/conversations/{id}/opening", &[conversation], token, why());
    scribe.call("", "POST /api/v1/conversations/{id}/take", &[conversation], token, None);
    let answer = Some(json!({"key": fresh_key(), "text": "good day"}));
    scribe.call("taken", "POST /api/v1/conversations/{id}/messages", &[conversation], token, answer);
    scribe.attach("taken", "POST /api/v1/conversations/{id}/files", &[conversation], token);
    scribe.call("", "POST /api/v1/conversations/{id}/close", &[conversation], token, None);
    rated(scribe);
    let answer = Some(json!({"key": fresh_key(), "text": "one more thing"}));
    let answered = scribe.call("closed", "POST /api/v1/conversations/{id}/messages", &[conversation], token, answer);
    let route = "DELETE /api/v1/conversations/{id}/messages/{message}";
    scribe.call("", route, &[conversation, text(&answered["id"])], token, None);
    let listed = scribe.server.call("GET", "/api/v1/conversations", token, None).ok(200).json();
    let subject = listed["items"].as_array().unwrap().iter().find(|c| c["id"] == conversation).unwrap()["subject"].clone();
    scribe.call("first in the session", "POST /api/v1/subjects/{id}/opening", &[text(&subject)], token, why());
    handling(scribe, token, conversation, text(&subject));
    scribe.call("", "DELETE /api/v1/conversations/{id}", &[conversation], token, None);
    scribe.call("", "DELETE /api/v1/subjects/{id}", &[text(&subject)], token, None);
    scribe.server.visit(scribe.house).branch("callback", &["-", "+4930901820"]);
    let tasks = scribe.server.call("GET", "/api/v1/tasks", token, None).ok(200).json();
    scribe.call("", "POST /api/v1/tasks/{id}/done", &[text(&tasks["items"][0]["id"])], token, None);
    let created = scribe.call("", "POST /api/v1/flows", &[], token, Some(json!({"source": BOT})));
    scribe.call("", "POST /api/v1/flows/{id}/publish", &[text(&created["id"])], token, Some(json!({"source": BOT})));
    let invite = || Some(json!({"email": "tom@teehaus.example", "role": "agent"}));
    let revoked = scribe.call("", "POST /api/v1/members", &[], token, invite());
    scribe.call("", "DELETE /api/v1/invitations/{id}", &[text(&revoked["invitation"])], token, None);
    let invited = scribe.server.call("POST", "/api/v1/members", token, invite().as_ref()).ok(201).json();
    let (_, secret) = text(&invited["invitation_url"]).split_once('#').unwrap();
    let joins = json!({"name": "Tom", "password": "several good words"});
    scribe.call("", "POST /api/v1/invitation/accept", &[], Some(secret), Some(joins));
    appointed(scribe, token);
    let canned = json!({"shortcut": "hours", "texts": {"en": "We are here until six."}});
    let canned = scribe.call("", "POST /api/v1/canned", &[], token, Some(canned));
    scribe.call("", "PATCH /api/v1/canned/{id}", &[text(&canned["id"])], token, Some(json!({"shortcut": "open"})));
    scribe.call("", "DELETE /api/v1/canned/{id}", &[text(&canned["id"])], token, None);
    let view = scribe.call("", "POST /api/v1/views", &[], token, Some(json!({"name": "mine", "query": "view=mine"})));
    scribe.call("", "DELETE /api/v1/views/{id}", &[text(&view["id"])], token, None);
    let table = "email,purpose,basis,given_at,proof\nada@example.com,marketing,consent,2026-01-31,card 17\n";
    scribe.call("", "POST /api/v1/imports/contacts", &[], token, Some(json!(table)));
    let site = scribe.call("", "POST /api/v1/sites", &[], token, Some(json!({"name": "Second"})));
    scribe.call("", "PATCH /api/v1/sites/{id}", &[text(&site["id"])], token, Some(json!({"colour": "#ffcc00"})));
    recipients(scribe, token);
    registers(scribe, token);
    agreements(scribe, token);
    texts(scribe, token);
    breaches(scribe, token);
    requests(scribe, token);
    let token = signing_in(scribe, token);
    scribe.call("", "DELETE /api/v1/session", &[], Some(&token), None);
}

/// How the owner signs in; answers the session's last token.
fn signing_in(scribe: &mut Scribe<'_>, token: Option<&str>) -> String {
    let (server, owner) = (scribe.server, &scribe.house.owner);
    let other = owner.sign_in(server).call("GET", "/api/v1/sessions", None).ok(200).json();
    scribe.call("", "DELETE /api/v1/sessions/{id}", &[text(&other["items"][0]["id"])], token, None);
    let code = owner.code(server.clock().advance(jiff::SignedDuration::from_secs(30)));
    let confirming = json!({"password": owner.password, "code": code});
    let renewed = scribe.call("", "POST /api/v1/session/confirm", &[], token, Some(confirming));
    let token = Some(text(&renewed["token"]));
    scribe.call("", "PUT /api/v1/organisation/signing-in", &[], token, Some(json!({"second_step": false})));
    scribe.call("", "POST /api/v1/members/me/recovery-codes", &[], token, None);
    let offered = scribe.call("", "POST /api/v1/members/me/totp", &[], token, None);
    let code = testkit::code_of(text(&offered["totp_uri"]), server.now());
    let taken = json!({"offer": offered["offer"], "code": code});
    let renewed = scribe.call("", "PUT /api/v1/members/me/totp", &[], token, Some(taken));
    let renewed = passkeys(scribe, Some(text(&renewed["token"])));
    let locked = scribe.house.add(server, Role::Agent);
    let help = "POST /api/v1/members/{id}/recovery";
    let helped = scribe.call("", help, &[&locked.member.to_string()], Some(text(&renewed["token"])), Some(json!({})));
    let (_, secret) = text(&helped["recovery_url"]).split_once('#').unwrap();
    let back = json!({"email": locked.email, "password": "yet another row of words"});
    scribe.call("", "POST /api/v1/recovery", &[], Some(secret), Some(back));
    let change = json!({"password": owner.password, "new": "another row of good words"});
    let renewed = scribe.call("", "PUT /api/v1/members/me/password", &[], Some(text(&renewed["token"])), Some(change));
    text(&renewed["token"]).to_owned()
}

/// A passkey, from its making to its end; answers the session's renewal.
fn passkeys(scribe: &mut Scribe<'_>, token: Option<&str>) -> Value {
    let mut device = testkit::Authenticator::new(scribe.server, 1);
    let asked = &scribe.call("", "POST /api/v1/passkeys/options", &[], token, None)["options"];
    let made = json!({"name": "Laptop", "credential": device.make(asked), "prf": device.yields(asked)});
    let renewed = scribe.call("", "POST /api/v1/passkeys", &[], token, Some(made));
    let asked = &scribe.call("", "POST /api/v1/session/passkey/options", &[], None, None)["options"];
    let alone = json!({"passkey": device.prove(asked), "prf": device.yields(asked)});
    scribe.call("", "POST /api/v1/session/passkey", &[], None, Some(alone));
    let (one, id, token) = ("/api/v1/passkeys/{id}", [text(&renewed["id"])], Some(text(&renewed["token"])));
    scribe.call("", &format!("PATCH {one}"), &id, token, Some(json!({"name": "Notebook"})));
    scribe.call("", &format!("DELETE {one}"), &id, token, None);
    renewed.clone()
}

/// The registers of measures.
fn registers(scribe: &mut Scribe<'_>, token: Option<&str>) {
    for register in ["audits", "risks", "trainings", "undertakings"] {
        let new = json!({"title": "What is done", "likelihood": 1, "severity": 2});
        let new = if register == "risks" { new } else { json!({"title": "What is done"}) };
        let made = scribe.call("", &format!("POST /api/v1/{register}"), &[], token, Some(new));
        let one = format!("PATCH /api/v1/{register}/{{id}}");
        scribe.call("", &one, &[text(&made["id"])], token, Some(json!({"text": "and more"})));
    }
    scribe.call("", "POST /api/v1/access-reviews", &[], token, Some(json!({})));
}

/// Through whom members may come.
fn provider(scribe: &mut Scribe<'_>, token: Option<&str>) {
    let company = json!({"kind": "identity-provider", "name": "Anmeldung GmbH", "country": "DE", "purposes": []});
    scribe.call("signs members in", "POST /api/v1/recipients", &[], token, Some(company));
    let route = "/api/v1/organisation/identity-provider";
    // Nobody is asked on this machine; that somebody was to be is an act all the same.
    let told = json!({"issuer": "https://127.0.0.1:1", "client_id": "parlour", "client_secret": "secret"});
    scribe.call("", &format!("PUT {route}"), &[], token, Some(told));
    scribe.call("", &format!("POST {route}/try"), &[], token, None);
    scribe.call("", &format!("DELETE {route}"), &[], token, None);
}

/// Who outside is handed data.
fn recipients(scribe: &mut Scribe<'_>, token: Option<&str>) {
    let post = json!({"kind": "mail", "name": "Postbote GmbH", "country": "DE", "purposes": ["marketing"]});
    let post = scribe.call("", "POST /api/v1/recipients", &[], token, Some(post));
    let (one, id) = ("/api/v1/recipients/{id}", [text(&post["id"])]);
    provider(scribe, token);
    scribe.call("", "PUT /api/v1/confirmation", &[], token, Some(json!({"email": true})));
    let mut visitor = scribe.server.visit(scribe.house);
    visitor.branch("newsletter", &["ada@beispiel.example"]);
    scribe.call("not taken", "POST /api/v1/visit/confirmation", &[], Some(&visitor.token), None);
    scribe.call("", &format!("PATCH {one}"), &id, token, Some(json!({"country": "CH", "transfer": "adequacy"})));
    scribe.call("", &format!("DELETE {one}"), &id, token, None);
}

/// What is agreed with the operator.
fn agreements(scribe: &mut Scribe<'_>, token: Option<&str>) {
    let (server, house) = (scribe.server, scribe.house);
    let party = json!({"legal_name": "Teehaus", "address": "Teegasse 1", "email": "hallo@teehaus.example"});
    server.call("PUT", "/api/v1/organisation/identity", token, Some(&party)).expect(200);
    let draft = scribe.call("", "POST /api/v1/agreements", &[], token, Some(json!({})));
    let id = [text(&draft["id"])];
    let code = house.owner.code(server.clock().advance(jiff::SignedDuration::from_secs(30)));
    let signing = json!({"password": house.owner.password, "code": code, "sha256": draft["sha256"]});
    scribe.call("", "POST /api/v1/agreements/{id}/sign", &id, token, Some(signing));
    let operator = Operator::at(server);
    operator.countersign(house, &draft).expect(200);
    operator.announce("Briefbote GmbH", "marketing").expect(200);
    let listed = server.call("GET", "/api/v1/sub-processors", token, None).ok(200).json();
    let of = text(&listed["items"][0]["id"]);
    let objection = json!({"sub_processor": of, "reason": "no"});
    scribe.call("", "POST /api/v1/agreements/{id}/object", &id, token, Some(objection));
    scribe.call("", "DELETE /api/v1/agreements/{id}/object/{sub_processor}", &[id[0], of], token, None);
}

/// What visitors are told, and what they agree to.
fn texts(scribe: &mut Scribe<'_>, token: Option<&str>) {
    let identity = json!({"legal_name": "Teehaus GmbH", "email": "hallo@teehaus.example"});
    scribe.call("", "PUT /api/v1/organisation/identity", &[], token, Some(identity));
    scribe.call("", "PUT /api/v1/organisation/checkpoint", &[], token, Some(json!({"address": "revision@teehaus.example"})));
    let purpose = json!({"name": "repair", "basis": "consent", "names": {"en": "Repairs"}, "categories": ["Name"]});
    scribe.call("", "POST /api/v1/purposes", &[], token, Some(purpose));
    scribe.call("", "PATCH /api/v1/purposes/{name}", &["repair"], token, Some(json!({"archived": true})));
    let notice = |text: &str, change: &str| Some(json!({"locale": "pl", "title": "Informacja", "text": text, "change": change}));
    scribe.call("notice", "POST /api/v1/notices", &[], token, notice("Najpierw pytamy.", "material"));
    let wording = json!({"purpose": "callback", "locale": "pl", "text": "Czy możemy oddzwonić?", "change": "editorial"});
    scribe.call("wording", "POST /api/v1/notices", &[], token, Some(wording));
}

/// What members do with a conversation besides answering.
fn handling(scribe: &mut Scribe<'_>, token: Option<&str>, conversation: &str, subject: &str) {
    let me = scribe.house.owner.member.to_string();
    let on = |what: &str| format!("/api/v1/conversations/{{id}}/{what}");
    let said = scribe.server.call(
        "POST",
        &on("messages").replace("{id}", conversation),
        token,
        Some(&json!({"key": fresh_key(), "text": "one mroe"})),
    );
    let route = "PATCH /api/v1/conversations/{id}/messages/{message}";
    scribe.call("", route, &[conversation, text(&said.ok(201).json()["id"])], token, Some(json!({"text": "one more"})));
    let assign = format!("POST {}", on("assign"));
    scribe.call("released", &assign, &[conversation], token, Some(json!({"member": null})));
    scribe.call("given", &assign, &[conversation], token, Some(json!({"member": me})));
    scribe.call("given again", &assign, &[conversation], token, Some(json!({"member": me})));
    scribe.call("", &format!("POST {}", on("priority")), &[conversation], token, Some(json!({"priority": "high"})));
    scribe.call("", &format!("POST {}", on("snooze")), &[conversation], token, Some(json!({"until": "2099-01-01T00:00:00Z"})));
    scribe.call("", &format!("PUT {}", on("tags")), &[conversation], token, Some(json!({"tags": ["vip"]})));
    scribe.call("", &format!("PUT {}", on("draft")), &[conversation], token, Some(json!({"text": "not yet"})));
    let note = Some(json!({"key": fresh_key(), "text": "call her", "mentions": [me]}));
    let note = scribe.call("", &format!("POST {}", on("notes")), &[conversation], token, note);
    scribe.call("", "POST /api/v1/mentions/read", &[], token, Some(json!({"conversation": conversation})));
    scribe.call("", "DELETE /api/v1/conversations/{id}/notes/{note}", &[conversation, text(&note["id"])], token, None);
    let bulk = Some(json!({"ids": [conversation, conversation], "do": "tag", "tags": ["vip"]}));
    scribe.call("tag", "POST /api/v1/conversations/bulk", &[], token, bulk);
    let other = scribe.server.visit(scribe.house).subject();
    scribe.call("", "POST /api/v1/subjects/{id}/links", &[subject], token, Some(json!({"subject": other})));
    scribe.call("", "DELETE /api/v1/subjects/{id}/links/{other}", &[subject, &other], token, None);
    let hold = json!({"subject": subject, "reason": "a claim", "ends_at": "2030-01-01"});
    let hold = scribe.call("", "POST /api/v1/holds", &[], token, Some(hold));
    scribe.call("", "DELETE /api/v1/holds/{id}", &[text(&hold["id"])], token, None);
    scribe.call("", "POST /api/v1/subjects/{id}/restriction", &[subject], token, None);
    scribe.call("", "DELETE /api/v1/subjects/{id}/restriction", &[subject], token, None);
    let team = scribe.call("", "POST /api/v1/teams", &[], token, Some(json!({"name": "Billing", "members": [me]})));
    scribe.call("", "PATCH /api/v1/teams/{id}", &[text(&team["id"])], token, Some(json!({"rule": "least-busy"})));
    scribe.call("", "DELETE /api/v1/teams/{id}", &[text(&team["id"])], token, None);
    scribe.call("", "PUT /api/v1/teams", &[], token, Some(json!({"rule": "round-robin"})));
    scribe.call("", "PUT /api/v1/members/me", &[], token, Some(json!({"away": true})));
    let wish = json!({"items": [{"rule": "inactive", "months": 6}]});
    scribe.call("", "PUT /api/v1/retention-rules", &[], token, Some(wish));
}

/// What members do with a request that came by letter.
fn requests(scribe: &mut Scribe<'_>, token: Option<&str>) {
    let letter =
        |subject: Option<&str>| Some(json!({"kind": "erasure", "received_at": "2027-11-20", "channel": "letter", "subject": subject}));
    let on = |what: &str| format!("POST /api/v1/requests/{{id}}/{what}");
    let reason = || Some(json!({"reason": "no"}));
    let made = scribe.call("", "POST /api/v1/requests", &[], token, letter(None));
    let id = text(&made["id"]);
    let mut visitor = scribe.server.visit(scribe.house);
    visitor.branch("callback", &["-", "+4930901820"]);
    let subject = visitor.subject();
    scribe.call("", "PATCH /api/v1/requests/{id}", &[id], token, Some(json!({"subject": subject})));
    scribe.call("", &on("ask-identity"), &[id], token, None);
    scribe.call("", &on("verify-identity"), &[id], token, Some(json!({"method": "call back"})));
    scribe.call("", &on("extend"), &[id], token, reason());
    scribe.call("", "DELETE /api/v1/subjects/{id}/consents/{purpose}", &[&subject, "callback"], token, None);
    visitor.erase().expect(200);
    scribe.call("", &on("fulfil"), &[id], token, None);
    let mut wrong = scribe.server.visit(scribe.house);
    wrong.branch("callback", &["-", "+4930901820"]);
    let letter_of = json!({"kind": "rectification", "received_at": "2027-11-20", "channel": "letter", "subject": wrong.subject()});
    let made = scribe.call("rectification", "POST /api/v1/requests", &[], token, Some(letter_of));
    scribe.call("", &on("rectify"), &[text(&made["id"])], token, Some(json!({"contact": {"phone": "+4930901821"}})));
    let made = scribe.call("again", "POST /api/v1/requests", &[], token, letter(None));
    scribe.call("", &on("refuse"), &[text(&made["id"])], token, reason());
}

/// What members do with a breach.
fn breaches(scribe: &mut Scribe<'_>, token: Option<&str>) {
    let aware = scribe.server.now().to_string();
    let draft = scribe.call("draft", "POST /api/v1/breaches", &[], token, Some(json!({"title": "perhaps"})));
    scribe.call("", "POST /api/v1/breaches/{id}/dismiss", &[text(&draft["id"])], token, Some(json!({"reason": "it was none"})));
    let known = json!({"title": "Wrong list", "aware_at": aware});
    scribe.call("aware", "POST /api/v1/breaches", &[], token, Some(known));
    let draft = scribe.call("draft", "POST /api/v1/breaches", &[], token, Some(json!({"title": "Wrong list"})));
    let id = text(&draft["id"]);
    let on = |what: &str| format!("POST /api/v1/breaches/{{id}}/{what}");
    scribe.call("", &on("confirm"), &[id], token, Some(json!({"aware_at": aware})));
    let said =
        json!({"effects": ["availability"], "risk": "risk", "nature": "a list", "consequences": "calls", "measures_after": "recalled"});
    scribe.call("", "PATCH /api/v1/breaches/{id}", &[id], token, Some(said));
    scribe.server.visit(scribe.house).branch("human", &[]);
    scribe.call("", &on("affected"), &[id], token, Some(json!({"purposes": ["conversation"]})));
    scribe.call("", &on("messages"), &[id], token, Some(json!({"texts": {"en": "Somebody saw your messages."}})));
    let told = json!({"regime": "gdpr", "to": "authority", "phase": "initial", "reference": "17/2026"});
    scribe.call("", &on("notifications"), &[id], token, Some(told));
    scribe.call("", &on("close"), &[id], token, None);
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
