//! The world: an organisation with one of everything, and another one of it for each call that may change it.

use crate::bodies;
use crate::callers::{Brings, Caller, Callers};
use domain::permission::Role;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use testkit::{Member, Organisation, Reply, TestServer, fresh_key, samples};

/// An id that nothing has.
const NEVER: &str = "01919191-9191-7191-9191-919191919191";

/// What a call is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Object {
    /// What stands in the path's braces.
    pub(crate) ids: Vec<String>,
    /// What stands in the body.
    named: BTreeMap<&'static str, String>,
    /// The token of the visit that it belongs to.
    token: Option<String>,
}

impl Object {
    /// Whether it names anything of somebody's.
    pub(crate) fn is_somebodys(&self) -> bool {
        self.ids.iter().any(|id| uuid_like(id)) || !self.named.is_empty()
    }

    /// A text of an answer, without what was asked for.
    pub(crate) fn taken_out_of(&self, text: &str) -> String {
        self.ids.iter().chain(self.named.values()).fold(text.to_owned(), |text, id| text.replace(id, "ID"))
    }

    /// The same call about what never was. Names of kinds stay: they are no ids.
    pub(crate) fn never(&self) -> Self {
        let never = |id: &String| if uuid_like(id) { NEVER.to_owned() } else { id.clone() };
        Self {
            ids: self.ids.iter().map(never).collect(),
            named: self.named.iter().map(|(name, id)| (*name, never(id))).collect(),
            token: self.token.clone(),
        }
    }
}

fn path_of(route: &str) -> &str {
    route.split_once(' ').unwrap().1
}

/// Routes of a family are about the same things.
fn family(route: &str) -> String {
    let path = path_of(route);
    let named = bodies::body(route).unwrap_or_default();
    let named: Vec<_> = NAMED.iter().filter(|(name, _)| named.contains(name)).collect();
    format!("{path} {named:?}")
}

/// What a body may name, and where it is made.
const NAMED: [(&str, &str); 3] = [("$conversation", "/conversations/{id}"), ("$subject", "/subjects/{id}"), ("$member", "/members/{id}")];

fn uuid_like(id: &str) -> bool {
    id.len() == 36
}

pub(crate) struct World<'s> {
    server: &'s TestServer,
    house: &'s Organisation,
    owner: Member<'s>,
    spare: Vec<String>,
    /// What calls are about that change nothing, by route family.
    standing: BTreeMap<String, Object>,
    agreement: String,
    /// A subject of the house.
    first: String,
    /// The token of a visit of somebody else.
    other_visit: String,
    count: usize,
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}

impl<'s> World<'s> {
    pub(crate) fn of(server: &'s TestServer, callers: &'s Callers) -> Self {
        let house = &callers.house;
        let owner = house.party(server);
        let agreement = text(&owner.call("POST", "/api/v1/agreements", Some(&json!({}))).ok(201).json(), "id");
        let purpose = json!({"name": "repair", "basis": "consent", "names": {"en": "Repairs"}, "categories": ["Name"]});
        owner.call("POST", "/api/v1/purposes", Some(&purpose)).expect(201);
        let spare = callers.spare.iter().map(|token| session_of(server, token)).collect();
        let other_visit = server.visit(house).token;
        let mut world =
            Self { server, house, owner, spare, standing: BTreeMap::new(), agreement, first: String::new(), other_visit, count: 0 };
        world.first = world.talk().1;
        world
    }

    /// What a call of this route is about: the same thing until a call has changed it.
    pub(crate) fn object(&mut self, route: &str) -> Object {
        if let Some(object) = self.standing.get(&family(route)) {
            return object.clone();
        }
        let object = self.make(route);
        self.standing.insert(family(route), object.clone());
        object
    }

    /// Forgets it after a call that did what it was asked to.
    pub(crate) fn spend(&mut self, route: &str) {
        self.standing.remove(&family(route));
        if route == "DELETE /api/v1/visit/data" {
            self.other_visit = self.server.visit(self.house).token;
        }
    }

    fn make(&mut self, route: &str) -> Object {
        let path = path_of(route);
        let mut object = Object::default();
        let body = bodies::body(route).unwrap_or_default();
        for (name, path) in NAMED.into_iter().filter(|(name, _)| body.contains(name)) {
            let id = self.ids(path).remove(0);
            object.named.insert(name, id);
        }
        if path.contains("/visit/") || path.ends_with("/visit") {
            let (ids, token) = self.visitors(path);
            object.ids = ids;
            object.token = Some(token);
        } else {
            object.ids = self.ids(path);
        }
        object
    }

    /// Something of the owner's, made by the API.
    #[expect(clippy::needless_pass_by_value, reason = "a body is written where it is sent")]
    fn made(&self, path: &str, body: Value) -> String {
        let reply = self.owner.call("POST", &format!("/api/v1/{path}"), Some(&body));
        assert!((200..300).contains(&reply.status), "{path}: {}", reply.text());
        text(&reply.json(), "id")
    }

    fn next(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    /// What stands in a path's braces, in their order.
    fn ids(&mut self, path: &str) -> Vec<String> {
        let parts: Vec<&str> = path.split('/').collect();
        let mut ids: Vec<String> = Vec::new();
        for pair in parts.windows(2).filter(|pair| pair[1].starts_with('{')) {
            let kind = if path.ends_with("/members/{id}/invitation") { "awaited" } else { pair[0] };
            let id = self.id(kind, pair[1], &ids);
            ids.push(id);
        }
        ids
    }

    /// One id: of this kind, beneath those that stand before it.
    fn id(&mut self, kind: &str, brace: &str, above: &[String]) -> String {
        let n = self.next();
        let of = above.first().cloned().unwrap_or_default();
        match kind {
            "conversations" => self.talk().0,
            "subjects" => self.talk().1,
            "messages" => text(&self.owner.answer(&of, "good day").ok(201).json(), "id"),
            "notes" => self.made(&format!("conversations/{of}/notes"), json!({"key": fresh_key(), "text": "call her"})),
            "files" if brace == "{file}" => self.file(&of),
            "links" => {
                let other = self.talk().1;
                self.owner.call("POST", &format!("/api/v1/subjects/{of}/links"), Some(&json!({"subject": other}))).expect(201);
                other
            }
            "consents" => "conversation".to_owned(),
            "tasks" => self.task(),
            "canned" => self.made("canned", json!({"shortcut": format!("hours{n}"), "texts": {"en": "Until six."}})),
            "views" => self.made("views", json!({"name": format!("mine {n}"), "query": "state=waiting"})),
            "sites" => self.made("sites", json!({"name": format!("Site {n}")})),
            "flows" => self.made("flows", json!({"source": bodies::BOT})),
            "holds" => self.hold(),
            "agreements" => self.agreement.clone(),
            "sub-processors" | "object" => NEVER.to_owned(),
            "notifications" => self.told(&of),
            "breaches" => self.made("breaches", json!({"title": "Wrong list", "aware_at": self.server.now().to_string()})),
            "requests" => self.made("requests", self.letter()),
            "recipients" => self
                .made("recipients", json!({"kind": "other", "name": format!("Postbote {n}"), "country": "DE", "purposes": ["marketing"]})),
            "audits" | "trainings" | "undertakings" => self.made(kind, json!({"title": "What is done"})),
            "risks" => self.made(kind, json!({"title": "What may happen", "likelihood": 1, "severity": 2})),
            "{register}" => self.made("audits", json!({"title": "What is done"})),
            "registers" => "audit".to_owned(),
            "awaited" => self.awaited(n),
            "members" | "Users" => self.house.add(self.server, Role::Auditor).member.to_string(),
            "invitations" => self.invitation(n),
            "roles" => self.role(n),
            "tokens" => self.token(n),
            "purposes" => "repair".to_owned(),
            "documents" => "processing-record".to_owned(),
            "teams" => self.made("teams", json!({"name": format!("Team {n}"), "members": []})),
            "sessions" => self.spare.first().cloned().unwrap_or_default(),
            "w" => self.house.site.to_string(),
            "ledger" => self.house.id.to_string(),
            "setup" => "site".to_owned(),
            _ => bodies::NAMES.iter().find(|(name, _)| *name == kind).map_or_else(|| NEVER.to_owned(), |(_, value)| (*value).to_owned()),
        }
    }

    /// Somebody asked for a person: the conversation, and who it is.
    fn talk(&self) -> (String, String) {
        let mut visitor = self.server.visit(self.house);
        visitor.branch("human", &["hello"]);
        let data = visitor.data();
        (text(&data["conversations"][0], "id"), text(&data, "subject"))
    }

    fn file(&self, conversation: &str) -> String {
        // A file that belongs to a hold is its copy; where it is taken by its hold alone, there is none of it.
        if self.owner.attach(conversation, "photo.jpg", samples::PHOTO).status != 201 {
            return NEVER.to_owned();
        }
        file_in(&self.owner.conversation(conversation).ok(200).json())
    }

    fn task(&self) -> String {
        self.server.visit(self.house).branch("callback", &["-", "+4930901820"]);
        let open = self.owner.all("/api/v1/tasks").into_iter().find(|task| task["done_at"].is_null());
        text(&open.unwrap_or_default(), "id")
    }

    fn hold(&self) -> String {
        self.made("holds", json!({"subject": self.talk().1, "reason": "a claim", "ends_at": "2030-01-01"}))
    }

    fn letter(&self) -> Value {
        let day = self.server.now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        json!({"kind": "erasure", "received_at": day, "channel": "letter"})
    }

    fn told(&self, breach: &str) -> String {
        let told = json!({"regime": "gdpr", "to": "authority", "phase": "initial", "reference": "7", "reason": "late"});
        self.made(&format!("breaches/{breach}/notifications"), told)
    }

    fn invitation(&self, n: usize) -> String {
        let invite = json!({"email": format!("guest{n}@teehaus.example"), "role": "agent"});
        text(&self.owner.call("POST", "/api/v1/members", Some(&invite)).ok(201).json(), "invitation")
    }

    /// Somebody who is to be a member.
    fn awaited(&self, n: usize) -> String {
        let invite = json!({"email": format!("awaited{n}@kontor.example"), "role": "agent"});
        text(&self.owner.call("POST", "/api/v1/members", Some(&invite)).ok(201).json(), "member")
    }

    fn role(&self, n: usize) -> String {
        let name = format!("role-{n}");
        self.owner.call("POST", "/api/v1/roles", Some(&json!({"name": name, "permissions": [], "reads": []}))).expect(201);
        name
    }

    fn token(&self, n: usize) -> String {
        let token = json!({"name": format!("till {n}"), "permissions": [], "reads": [], "expires_at": "2027-12-31"});
        text(&self.owner.call("POST", "/api/v1/tokens", Some(&token)).ok(201).json(), "id")
    }

    /// A visit with what a route of visitors is about.
    fn visitors(&mut self, path: &str) -> (Vec<String>, String) {
        let mut visitor = self.server.visit(self.house);
        visitor.branch("human", &["hello"]);
        let ids = if path.contains("/messages/") {
            let said = visitor.messages().into_iter().rfind(|m| m["from"] == "visitor");
            vec![text(&said.unwrap_or_default(), "id")]
        } else if path.contains("/files/") {
            visitor.attach("photo.jpg", samples::PHOTO).expect(201);
            vec![file_in(&visitor.call("GET", "/api/v1/visit", None).ok(200).json())]
        } else if path.contains("/requests/") {
            let made = visitor.call("POST", "/api/v1/visit/requests", Some(&json!({"kind": "rectification"}))).ok(201).json();
            vec![text(&made, "id")]
        } else if path.contains("/consents/") {
            vec!["conversation".to_owned()]
        } else {
            vec![]
        };
        (ids, visitor.token)
    }

    /// Calls a route with a body that holds.
    pub(crate) fn call(&mut self, route: &str, caller: &Caller, object: &Object) -> Reply {
        let n = self.next().to_string();
        let (site, now) = (self.house.site.to_string(), self.server.now().to_string());
        let mut body = bodies::body(route).unwrap_or_default();
        for (name, id) in &object.named {
            body = body.replace(name, id);
        }
        // The shortest name last: the others begin like it.
        for (name, value) in [("$key", fresh_key()), ("$site", site), ("$first", self.first.clone()), ("$now", now), ("$n", n)] {
            body = body.replace(name, &value);
        }
        self.call_with(route, caller, object, body.into_bytes())
    }

    /// Calls a route with this body.
    pub(crate) fn call_with(&self, route: &str, caller: &Caller, object: &Object, body: Vec<u8>) -> Reply {
        let (method, path) = route.split_once(' ').unwrap();
        let mut ids = object.ids.iter();
        let part = |part: &str| if part.starts_with('{') { ids.next().cloned().unwrap_or_default() } else { part.to_owned() };
        let path = path.split('/').map(part).collect::<Vec<_>>().join("/") + bodies::query(route);
        let of_console = ["/console", "/operator", "/setup"].iter().any(|root| path.starts_with(root));
        let token = match &caller.brings {
            Brings::Nothing => None,
            Brings::Visit { own: true } => Some(object.token.clone().unwrap_or_else(|| self.other_visit.clone())),
            Brings::Visit { own: false } => Some(self.other_visit.clone()),
            Brings::Session(token) => Some(token.clone()),
        };
        if of_console { self.by_browser(method, &path, token.as_deref(), &body) } else { self.by_api(route, &path, token.as_deref(), body) }
    }

    fn by_api(&self, route: &str, path: &str, token: Option<&str>, body: Vec<u8>) -> Reply {
        let bearer = token.map(|token| format!("Bearer {token}"));
        let mut headers = vec![("accept-language", "en")];
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        headers.extend(bodies::kind(route).map(|kind| ("content-type", kind)));
        let (method, _) = route.split_once(' ').unwrap();
        let body = if route.ends_with("/files") && body.is_empty() { samples::PHOTO.to_vec() } else { body };
        self.server.send_and_stay(method, path, &headers, (method != "GET").then_some(body))
    }

    /// As a browser sends a form, with the token that the page held.
    fn by_browser(&self, method: &str, path: &str, token: Option<&str>, body: &[u8]) -> Reply {
        let cookie = token.map(|token| format!("parlour-session={token}"));
        let origin = format!("http://{}", self.server.address());
        let mut headers = vec![("accept-language", "en"), ("origin", origin.as_str())];
        headers.extend(cookie.as_deref().map(|cookie| ("cookie", cookie)));
        if method == "GET" {
            return self.server.send_and_stay(method, path, &headers, None);
        }
        headers.push(("content-type", "application/x-www-form-urlencoded"));
        let csrf = domain::notice::hex(&seal::sha256(format!("csrf{}", token.unwrap_or_default()).as_bytes()));
        let form = [format!("csrf={csrf}&").as_bytes(), body].concat();
        self.server.send_and_stay(method, path, &headers, Some(form))
    }
}

/// The first file of a conversation.
fn file_in(conversation: &Value) -> String {
    let messages = conversation["messages"].as_array().into_iter().flatten();
    let mut files = messages.filter_map(|message| message.pointer("/file/id")?.as_str());
    files.next().unwrap_or_else(|| panic!("no file in {conversation}")).to_owned()
}

/// The id of a session.
fn session_of(server: &TestServer, token: &str) -> String {
    let listed = server.call("GET", "/api/v1/sessions", Some(token), None).ok(200).json();
    let own = listed["items"].as_array().into_iter().flatten().find(|session| session["current"] == true);
    text(own.unwrap_or(&Value::Null), "id")
}
