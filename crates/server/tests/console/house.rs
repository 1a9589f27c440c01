//! A house to test in: the real router on a temporary store, a browser with a cookie jar, and a visitor.

use jiff::Timestamp;
use seal::{Cost, Personal, SeededEntropy, ServerKey};
use serde_json::{Value, json};
use server::set_up::{Created, NewOrganisation};
use server::{App, Clock, Settings, router};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::{Place, Store};
use tokio::runtime::Runtime;

pub(crate) const EMAIL: &str = "ada@teehaus.example";
pub(crate) const PASSWORD: &str = "korrekt pferd batterie";

/// A clock that stands until a test moves it.
pub(crate) struct FixedClock(AtomicI64);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

impl FixedClock {
    pub(crate) fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

/// A server that ends with the test.
pub(crate) struct House {
    pub(crate) app: App,
    pub(crate) address: SocketAddr,
    pub(crate) clock: Arc<FixedClock>,
    _runtime: Runtime,
    _folder: tempfile::TempDir,
}

impl House {
    /// A server without an organisation.
    pub(crate) fn empty(public_url: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let entropy = Arc::new(SeededEntropy::new(7));
        let store = Store::open(Place::Sqlite(folder.path().join("parlour.sqlite")), entropy.clone()).unwrap();
        let clock = Arc::new(FixedClock(AtomicI64::new(1_795_000_000)));
        let settings = Settings { public_url: public_url.map(str::to_owned), demo: false, cost: Cost::TESTS };
        let app = App::new(store, ServerKey::make(entropy.as_ref()), entropy, clock.clone(), settings);
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let routes = router(app.clone());
        runtime.spawn(async move { axum::serve(listener, routes).await });
        Self { app, address, clock, _runtime: runtime, _folder: folder }
    }

    /// A server with one organisation. The demo's owner signs in without a second step.
    pub(crate) fn with_organisation(demo: bool) -> (Self, Created) {
        let house = Self::empty(None);
        let created = house.organisation(demo, EMAIL);
        (house, created)
    }

    pub(crate) fn organisation(&self, demo: bool, email: &str) -> Created {
        let new = NewOrganisation {
            name: "Teehaus <Morgenrot>".to_owned(),
            region: "DE".to_owned(),
            owner_email: email.to_owned(),
            owner_password: Personal::new(PASSWORD.to_owned()),
            demo,
            origins: vec![],
            links: ("/privacy".to_owned(), "/imprint".to_owned()),
        };
        server::set_up::organisation(&self.app, new).unwrap()
    }

    /// A browser in which nobody is signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser { address: self.address, cookies: BTreeMap::new(), accept: "en" }
    }

    /// A browser in which the demo's owner is signed in.
    pub(crate) fn signed_in(&self) -> Browser {
        let mut browser = self.browser();
        let form = browser.get("/console/sign-in");
        let answer = browser.post("/console/sign-in", &[("email", EMAIL), ("password", PASSWORD), ("csrf", &form.csrf())]);
        assert_eq!((answer.status, answer.location()), (303, "/console"), "{}", answer.body);
        browser
    }

    /// A visitor in the chat.
    pub(crate) fn visitor(&self, created: &Created) -> Visitor {
        let mut browser = self.browser();
        let visit = browser.api("POST", "/api/v1/visits", "", &json!({"site": created.site.to_string(), "locale": "en"}));
        Visitor { browser, token: visit["token"].as_str().unwrap().to_owned(), sent: 0, notice: visit["notice"]["version"].clone() }
    }
}

/// What a server answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.all(name).first().copied().unwrap_or_default()
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location")
    }

    /// The value of the first hidden field of a name.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.body.split_once(&start).unwrap_or_else(|| panic!("no field {name} in {}", self.body));
        rest.split('"').next().unwrap().to_owned()
    }

    pub(crate) fn csrf(&self) -> String {
        self.hidden("csrf")
    }

    /// Ids that the page leads to, below a path.
    pub(crate) fn ids(&self, below: &str) -> Vec<String> {
        let ids = self.body.split(below).skip(1).filter_map(|rest| rest.get(..36)).map(str::to_owned);
        ids.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }
}

/// A browser, as far as the console needs one: it keeps cookies and follows nothing.
pub(crate) struct Browser {
    address: SocketAddr,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) accept: &'static str,
}

impl Browser {
    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from("", path, fields)
    }

    /// Posts a form that stood on another page.
    pub(crate) fn post_from(&mut self, referrer: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let origin = format!("http://{}", self.address);
        let referrer = format!("{origin}{referrer}");
        let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Origin", origin.as_str()), ("Referer", referrer.as_str())];
        self.send("POST", path, &headers, &body.join("&"))
    }

    pub(crate) fn api(&mut self, method: &str, path: &str, token: &str, body: &Value) -> Value {
        let bearer = format!("Bearer {token}");
        let answer = self.send(method, path, &[("Content-Type", "application/json"), ("Authorization", &bearer)], &body.to_string());
        assert!(answer.status < 300, "{method} {path}: {} {}", answer.status, answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }

    pub(crate) fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut head =
            format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAccept-Language: {}\r\n", self.address, self.accept);
        head += &format!("Content-Length: {}\r\n", body.len());
        if !cookies.is_empty() {
            head += &format!("Cookie: {}\r\n", cookies.join("; "));
        }
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{head}\r\n{body}").as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let answer = parse(&text);
        for cookie in answer.all("set-cookie") {
            self.take(cookie);
        }
        answer
    }

    fn take(&mut self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        if attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

fn parse(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    Answer { status, headers, body: body.to_owned() }
}

/// Whoever talks to the house.
pub(crate) struct Visitor {
    browser: Browser,
    token: String,
    sent: u32,
    notice: Value,
}

impl Visitor {
    pub(crate) fn choose(&mut self, choice: &str) -> Value {
        self.message(json!({"choice": choice}))
    }

    pub(crate) fn say(&mut self, text: &str) -> Value {
        self.message(json!({"text": text}))
    }

    pub(crate) fn agree(&mut self, purpose: &str) -> Value {
        let body = json!({"purpose": purpose, "decision": "given", "notice": self.notice});
        self.browser.api("POST", "/api/v1/visit/consents", &self.token, &body)
    }

    pub(crate) fn withdraw(&mut self, purpose: &str) -> Value {
        self.browser.api("DELETE", &format!("/api/v1/visit/consents/{purpose}"), &self.token, &Value::Null)
    }

    /// What the visitor sees of the conversation.
    pub(crate) fn texts(&mut self) -> Vec<String> {
        let visit = self.browser.api("GET", "/api/v1/visit", &self.token, &Value::Null);
        visit["messages"].as_array().unwrap().iter().map(|m| m["text"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn message(&mut self, mut body: Value) -> Value {
        self.sent += 1;
        body["key"] = format!("key-{}", self.sent).into();
        self.browser.api("POST", "/api/v1/visit/messages", &self.token, &body)
    }
}
