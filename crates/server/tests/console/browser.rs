//! A browser, as far as the console needs one: it keeps cookies, sends forms as pages hold them, and follows nothing by itself.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a browser of tests fails by panicking")]

use jiff::SignedDuration;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use testkit::{Account, TestServer};

/// One profile of a browser.
pub(crate) struct Browser {
    address: SocketAddr,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) accept: &'static str,
}

/// What a server answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Browser {
    /// A new profile, in English.
    pub(crate) fn at(address: SocketAddr) -> Self {
        Self { address, cookies: BTreeMap::new(), accept: "en" }
    }

    /// A new profile in which a member signs in. A code works once, so the clock goes on by one step first.
    pub(crate) fn signed_in(server: &TestServer, account: &Account) -> Self {
        let code = account.code(server.clock().advance(SignedDuration::from_secs(30)));
        let mut browser = Self::at(server.address());
        let csrf = browser.get("/console/sign-in").csrf();
        let fields = [("email", &*account.email), ("password", &*account.password), ("code", &*code), ("csrf", &*csrf)];
        let entered = browser.post("/console/sign-in", &fields);
        assert_eq!((entered.status, entered.location()), (303, "/console"), "{}", entered.body);
        browser
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from("", path, fields)
    }

    /// Posts a form that stood on a page.
    pub(crate) fn post_from(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let origin = format!("http://{}", self.address);
        let referrer = format!("{origin}{page}");
        self.send("POST", path, &[("Content-Type", FORM), ("Origin", &origin), ("Referer", &referrer)], &encode(fields))
    }

    pub(crate) fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.send_bytes(method, path, headers, body.as_bytes())
    }

    /// Sends a body that is no text, such as a file.
    pub(crate) fn send_bytes(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let (host, length, cookies) = (self.address.to_string(), body.len().to_string(), cookies.join("; "));
        let own = [
            ("Host", &*host),
            ("Connection", "close"),
            ("Accept-Language", self.accept),
            ("Content-Length", &length),
            ("Cookie", &cookies),
        ];
        let head: Vec<_> = own.iter().chain(headers).map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(format!("{method} {path} HTTP/1.1\r\n{}\r\n", head.concat()).as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let answer = Answer::parse(&text);
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

/// The content type of forms.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// Fields as forms send them.
pub(crate) fn encode(fields: &[(&str, &str)]) -> String {
    let value = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<Vec<_>>().concat();
    fields.iter().map(|(name, text)| format!("{name}={}", value(text))).collect::<Vec<_>>().join("&")
}

impl Answer {
    fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Self { status, headers: headers.collect(), body: body.to_owned() }
    }

    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.all(name).first().copied().unwrap_or_default()
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location")
    }

    /// What stands on the page between two texts, at their first place.
    pub(crate) fn between(&self, start: &str, end: &str) -> &str {
        let (_, rest) = self.body.split_once(start).unwrap_or_else(|| panic!("no {start} in {}", self.body));
        rest.split(end).next().unwrap()
    }

    /// The value of the first hidden field of a name.
    pub(crate) fn hidden(&self, name: &str) -> String {
        self.between(&format!("name=\"{name}\" value=\""), "\"").to_owned()
    }

    pub(crate) fn csrf(&self) -> String {
        self.hidden("csrf")
    }

    /// The conversations that the page leads to.
    pub(crate) fn conversations(&self) -> Vec<String> {
        let ids = self.body.split("href=\"/console/conversations/").skip(1).filter_map(|rest| rest.get(..36));
        ids.map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
    }
}
