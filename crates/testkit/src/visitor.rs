//! A visitor's browser, over the public API.

use crate::http::Reply;
use crate::server::TestServer;
use crate::socket::Socket;
use domain::id::SiteId;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

/// A visit.
pub struct Visitor<'s> {
    server: &'s TestServer,
    /// The visit token.
    pub token: String,
    /// What is asked now; null where nothing is.
    pub ask: Value,
    /// The answer that began the visit.
    pub visit: Value,
}

/// A message key that no other message of this process has.
pub fn fresh_key() -> String {
    static KEYS: AtomicU64 = AtomicU64::new(1);
    format!("key-{}", KEYS.fetch_add(1, Ordering::Relaxed))
}

impl<'s> Visitor<'s> {
    pub(crate) fn arrive(server: &'s TestServer, site: SiteId, locale: &str) -> Self {
        let body = json!({"site": site.to_string(), "locale": locale});
        let visit = server.call("POST", "/api/v1/visits", None, Some(&body)).ok(201).json();
        let token = text(&visit, "token");
        Self { server, token, ask: visit.get("ask").cloned().unwrap_or_default(), visit }
    }

    /// Sends a request with the visit token.
    pub fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        self.server.call(method, path, Some(&self.token), body)
    }

    fn step(&mut self, method: &str, path: &str, body: &Value) -> Reply {
        let reply = self.call(method, path, Some(body));
        if let Some(ask) = reply.json().get("ask") {
            self.ask = ask.clone();
        }
        reply
    }

    /// Sends words.
    pub fn say(&mut self, text: &str) -> Reply {
        self.say_as(&fresh_key(), text)
    }

    /// Sends words under a key of the caller's choice.
    pub fn say_as(&mut self, key: &str, text: &str) -> Reply {
        self.step("POST", "/api/v1/visit/messages", &json!({"key": key, "text": text}))
    }

    /// Sends a file.
    pub fn attach(&mut self, name: &str, bytes: &[u8]) -> Reply {
        self.attach_as(&fresh_key(), name, bytes)
    }

    /// Sends a file under a key of the caller's choice.
    pub fn attach_as(&mut self, key: &str, name: &str, bytes: &[u8]) -> Reply {
        let reply = self.server.upload("/api/v1/visit/files", &self.token, key, name, bytes);
        if let Some(ask) = reply.json().get("ask") {
            self.ask = ask.clone();
        }
        reply
    }

    /// Gets a file of the conversation.
    pub fn file(&self, id: &str) -> Reply {
        self.call("GET", &format!("/api/v1/visit/files/{id}"), None)
    }

    /// Makes a choice.
    pub fn choose(&mut self, choice: &str) -> Reply {
        self.step("POST", "/api/v1/visit/messages", &json!({"key": fresh_key(), "choice": choice}))
    }

    /// Answers the consent question that is asked: `given` or `refused`.
    pub fn consent(&mut self, decision: &str) -> Reply {
        let body = json!({"purpose": self.ask.get("purpose"), "decision": decision, "notice": self.ask.get("notice")});
        self.step("POST", "/api/v1/visit/consents", &body)
    }

    /// Withdraws a consent.
    pub fn withdraw(&self, purpose: &str) -> Reply {
        self.call("DELETE", &format!("/api/v1/visit/consents/{purpose}"), None)
    }

    /// Goes through a branch of the demo bot: the choice, the consent where one is asked, and the answers in their order.
    pub fn branch(&mut self, choice: &str, answers: &[&str]) {
        self.choose(choice).expect(200);
        if self.asks("consent") {
            self.consent("given").expect(201);
        }
        for answer in answers {
            self.say(answer).expect(200);
        }
    }

    /// Whether this kind of thing is asked now.
    pub fn asks(&self, kind: &str) -> bool {
        self.ask.get("kind").and_then(Value::as_str) == Some(kind)
    }

    /// Everything that was said.
    pub fn messages(&self) -> Vec<Value> {
        let visit = self.call("GET", "/api/v1/visit", None).ok(200).json();
        visit.get("messages").and_then(Value::as_array).cloned().unwrap_or_default()
    }

    /// Everything that is stored about them.
    pub fn data(&self) -> Value {
        self.call("GET", "/api/v1/visit/data", None).ok(200).json()
    }

    /// Their random id.
    pub fn subject(&self) -> String {
        text(&self.data(), "subject")
    }

    /// Their conversation's id.
    pub fn conversation(&self) -> String {
        let data = self.data();
        text(data.pointer("/conversations/0").unwrap_or(&Value::Null), "id")
    }

    /// Erases everything.
    pub fn erase(&self) -> Reply {
        self.call("DELETE", "/api/v1/visit/data", None)
    }

    /// The live socket, with the welcome read; what came after `after` follows.
    pub fn socket(&self, after: u64) -> Socket {
        let hello = json!({"type": "hello", "protocol": 1, "token": self.token, "after": after});
        let mut socket = self.server.socket("/api/v1/visit/socket", &hello);
        socket.until("welcome");
        socket
    }
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}
