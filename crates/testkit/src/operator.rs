//! The operator before their page: whoever holds the server key, in a browser.

use crate::http::Reply;
use crate::organisation::Organisation;
use crate::server::TestServer;
use serde_json::Value;
use std::fmt::Write as _;

/// The operator, let in by a code.
pub struct Operator<'s> {
    server: &'s TestServer,
    /// The code that let them in.
    pub code: String,
    cookies: String,
    csrf: String,
}

impl<'s> Operator<'s> {
    /// Prints a code as the command does, and opens the page with it.
    pub fn at(server: &'s TestServer) -> Self {
        let (code, secret) = (server::operator::code(server.app()), "5".repeat(64));
        let csrf = seal::sha256(format!("csrf{secret}").as_bytes()).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        Self { server, cookies: format!("parlour-form={secret}; parlour-operator={code}"), csrf, code }
    }

    /// Opens one of their pages.
    pub fn get(&self, path: &str) -> Reply {
        self.server.send("GET", path, &[("cookie", &self.cookies), ("accept-language", "en")], None)
    }

    /// Sends a form.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let value = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<Vec<_>>().concat();
        let own = [("csrf", self.csrf.as_str())];
        let body: Vec<_> = own.iter().chain(fields).map(|(name, text)| format!("{name}={}", value(text))).collect();
        let headers = [("cookie", self.cookies.as_str()), ("accept-language", "en"), ("content-type", "application/x-www-form-urlencoded")];
        self.server.send("POST", path, &headers, Some(body.join("&").into_bytes()))
    }

    /// Signs an agreement, which the API has told.
    pub fn countersign(&self, organisation: &Organisation, agreement: &Value) -> Reply {
        let of = |field: &str| agreement.get(field).and_then(Value::as_str).unwrap_or_default();
        let path = format!("/operator/agreements/{}/{}", organisation.id, of("id"));
        self.post(&path, &[("name", "Jo Kern"), ("code", &self.code), ("sha256", of("sha256"))])
    }

    /// Announces a sub-processor that carries mail, for a purpose.
    pub fn announce(&self, name: &str, purpose: &str) -> Reply {
        let purpose = format!("purpose-{purpose}");
        let fields = [("name", name), ("kind", "mail"), ("service", "Carries letters"), ("country", "de"), (&*purpose, "on")];
        self.post("/operator/sub-processors", &fields)
    }
}
