//! A member at work, over the public API.

use crate::http::Reply;
use crate::server::TestServer;
use crate::socket::Socket;
use crate::visitor::fresh_key;
use domain::id::MemberId;
use jiff::SignedDuration;
use serde_json::{Value, json};

/// A signed-in member.
pub struct Member<'s> {
    pub(crate) server: &'s TestServer,
    /// The session's token.
    pub token: String,
}

impl<'s> Member<'s> {
    /// Makes a token for a program, called Till, that works for thirty days; answers whoever works by it, and its id.
    pub fn make_token(&self, permissions: &[&str], reads: &[&str]) -> (Member<'s>, MemberId) {
        let until = (self.server.now() + SignedDuration::from_hours(30 * 24)).to_string();
        let new = json!({"name": "Till", "permissions": permissions, "reads": reads, "expires_at": until});
        let made = self.call("POST", "/api/v1/tokens", Some(&new)).ok(201).json();
        let text = |name: &str| made.get(name).and_then(Value::as_str).expect("a token and its id");
        (Member { server: self.server, token: text("token").to_owned() }, MemberId::parse(text("id")).expect("an id"))
    }

    /// Sends a request in this session.
    pub fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        self.server.call(method, path, Some(&self.token), body)
    }

    /// Every item of a list, page by page.
    pub fn all(&self, path: &str) -> Vec<Value> {
        let mut items = Vec::new();
        let mut next = None::<String>;
        loop {
            let sign = if path.contains('?') { '&' } else { '?' };
            let page = next.map_or_else(|| path.to_owned(), |after| format!("{path}{sign}after={after}"));
            let page = self.call("GET", &page, None).ok(200).json();
            items.extend(page.get("items").and_then(Value::as_array).cloned().unwrap_or_default());
            next = page.get("next").and_then(Value::as_str).map(str::to_owned);
            if next.is_none() {
                return items;
            }
        }
    }

    /// The inbox.
    pub fn conversations(&self) -> Vec<Value> {
        self.all("/api/v1/conversations")
    }

    /// The contacts.
    pub fn contacts(&self) -> Vec<Value> {
        self.all("/api/v1/contacts")
    }

    /// One conversation.
    pub fn conversation(&self, id: &str) -> Reply {
        self.call("GET", &format!("/api/v1/conversations/{id}"), None)
    }

    /// The id of the readable conversation in which this was said.
    pub fn find(&self, text: &str) -> Option<String> {
        let readable = self.conversations().into_iter().filter(|c| c.get("readable") == Some(&Value::Bool(true)));
        let mut ids = readable.filter_map(|c| c.get("id").and_then(Value::as_str).map(str::to_owned));
        ids.find(|id| self.conversation(id).text().contains(text))
    }

    /// Answers in a conversation.
    pub fn answer(&self, id: &str, text: &str) -> Reply {
        self.call("POST", &format!("/api/v1/conversations/{id}/messages"), Some(&json!({"key": fresh_key(), "text": text})))
    }

    /// Sends a file into a conversation.
    pub fn attach(&self, id: &str, name: &str, bytes: &[u8]) -> Reply {
        self.server.upload(&format!("/api/v1/conversations/{id}/files"), &self.token, &fresh_key(), name, bytes)
    }

    /// Gets a file of a conversation.
    pub fn file(&self, id: &str, file: &str) -> Reply {
        self.call("GET", &format!("/api/v1/conversations/{id}/files/{file}"), None)
    }

    /// The live socket, with the welcome read.
    pub fn socket(&self) -> Socket {
        let mut socket = self.server.socket("/api/v1/socket", &json!({"type": "hello", "protocol": 1, "token": self.token}));
        socket.until("welcome");
        socket
    }
}
