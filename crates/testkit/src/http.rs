//! HTTP as a browser's `fetch` does it: JSON both ways, and every status is an answer.

use serde_json::Value;
use std::time::Duration;
use ureq::http::Request;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// What was asked, for messages.
    pub asked: String,
    /// The status.
    pub status: u16,
    /// Headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// The same answer, where it has this status.
    ///
    /// # Panics
    /// With the answer, where it has another.
    #[must_use]
    pub fn ok(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} was answered with {}: {}", self.asked, self.status, self.text());
        self
    }

    /// Checks the status where the answer does not matter.
    ///
    /// # Panics
    /// With the answer, where it has another.
    pub fn expect(self, status: u16) {
        let _ = self.ok(status);
    }

    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The code of the problem that the answer is: the end of its type; empty where it is none.
    pub fn problem(&self) -> String {
        let is_problem = self.header("content-type").is_some_and(|t| t.contains("problem+json"));
        let kind = self.json().get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        if is_problem { kind.rsplit('/').next().unwrap_or_default().to_owned() } else { String::new() }
    }
}

/// An agent that takes every status for an answer. It keeps no connection: one that the server is just closing would fail a
/// request that cannot be sent twice.
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::new_with_config(
        ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE)).max_idle_connections(0).build(),
    )
}

/// The same that follows nowhere: where an answer leads is a header of it.
pub(crate) fn staying_agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE)).max_idle_connections(0);
    ureq::Agent::new_with_config(config.max_redirects(0).max_redirects_will_error(false).build())
}

/// Sends a request.
pub(crate) fn call(agent: &ureq::Agent, method: &str, url: &str, headers: &[(&str, &str)], body: Option<Vec<u8>>) -> Reply {
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answered = match body {
        Some(body) => agent.run(request.body(body).expect("a request")),
        None => agent.run(request.body(()).expect("a request")),
    };
    let asked = format!("{method} {url}");
    let mut response = answered.unwrap_or_else(|error| panic!("{asked} was not answered: {error}"));
    let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    let status = response.status().as_u16();
    let body = response.body_mut().read_to_vec().unwrap_or_else(|error| panic!("{asked}: the body did not come: {error}"));
    Reply { asked, status, headers, body }
}
