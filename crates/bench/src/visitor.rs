//! What a visitor can do over HTTP, as the chat window does it.

use crate::http::Http;
use crate::outcome::Outcome;
use crate::socket::{Line, Socket, VISITOR_BUFFER_BYTES};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// A visit.
pub(crate) struct Visitor {
    /// The visit token.
    pub(crate) token: String,
    ask: Value,
}

static KEYS: AtomicU64 = AtomicU64::new(1);

/// A key that no message of this run has had.
pub(crate) fn fresh_key() -> Uuid {
    let number = u128::from(KEYS.fetch_add(1, Ordering::Relaxed));
    Uuid::from_u128((u128::from(std::process::id()) << 64) | number)
}

impl Visitor {
    /// Opens the chat.
    ///
    /// # Errors
    /// Where no visit begins, or the bot says nothing.
    pub(crate) async fn arrive(http: &mut Http, site: &str) -> Outcome<Self> {
        let visit = http.post("/api/v1/visits", None, &json!({"site": site, "locale": "en"})).await?.good("a new visit")?;
        let token = visit.get("token").and_then(Value::as_str).ok_or("a visit without a token")?.to_owned();
        let said = visit.get("messages").and_then(Value::as_array).is_some_and(|messages| !messages.is_empty());
        let ask = visit.get("ask").cloned().unwrap_or_default();
        if said { Ok(Self { token, ask }) } else { Err("the bot said nothing to a new visitor".into()) }
    }

    /// Arrives and asks for a person, which lets the organisation read.
    ///
    /// # Errors
    /// Where the choice is not accepted.
    pub(crate) async fn arrive_for_a_person(http: &mut Http, site: &str) -> Outcome<Self> {
        let mut visitor = Self::arrive(http, site).await?;
        visitor.choose(http, "human").await?;
        Ok(visitor)
    }

    /// Makes a choice.
    ///
    /// # Errors
    /// Where it is not accepted.
    pub(crate) async fn choose(&mut self, http: &mut Http, choice: &str) -> Outcome<()> {
        self.tell(http, &json!({"key": fresh_key().to_string(), "choice": choice})).await
    }

    /// Decides about the consent that is asked, and answers what is asked after a given one.
    ///
    /// # Errors
    /// Where no consent is asked, or the decision or an answer is not accepted.
    pub(crate) async fn decide(&mut self, http: &mut Http, decision: &str) -> Outcome<()> {
        let (purpose, notice) = (self.ask.get("purpose").cloned(), self.ask.get("notice").cloned());
        let body = json!({"purpose": purpose, "decision": decision, "notice": notice});
        let reply = http.post("/api/v1/visit/consents", Some(&self.token), &body).await?.good("a consent")?;
        self.ask = reply.get("ask").cloned().unwrap_or_default();
        while let Some(answer) = self.asked_field().map(answer_for) {
            self.tell(http, &json!({"key": fresh_key().to_string(), "text": answer})).await?;
        }
        Ok(())
    }

    /// Takes the grant of the conversation back.
    ///
    /// # Errors
    /// Where that is not accepted.
    pub(crate) async fn withdraw(&mut self, http: &mut Http) -> Outcome<()> {
        http.delete("/api/v1/visit/consents/conversation", Some(&self.token)).await?.good("a withdrawal").map(drop)
    }

    /// Reads everything that was said.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(crate) async fn read(&self, http: &mut Http) -> Outcome<Vec<Line>> {
        lines(&http.get("/api/v1/visit", Some(&self.token)).await?.good("reading a visit")?)
    }

    /// Opens the visitor's socket.
    ///
    /// # Errors
    /// Where it is not welcome.
    pub(crate) async fn socket(&self, address: &str, after: u64) -> Outcome<Socket> {
        Socket::open(address, "/api/v1/visit/socket", &self.token, Some(after), VISITOR_BUFFER_BYTES).await
    }

    async fn tell(&mut self, http: &mut Http, body: &Value) -> Outcome<()> {
        let reply = http.post("/api/v1/visit/messages", Some(&self.token), body).await?.good("a message")?;
        self.ask = reply.get("ask").cloned().unwrap_or_default();
        Ok(())
    }

    fn asked_field(&self) -> Option<&str> {
        (self.ask.get("kind")? == "answer").then(|| self.ask.get("field")?.as_str()).flatten()
    }
}

/// An answer that every format of the demo accepts; a person's own words are never in it.
fn answer_for(field: &str) -> &'static str {
    match field {
        "phone" => "+49 30 901820",
        "email" => "visitor@example.com",
        _ => "A. Visitor",
    }
}

/// The messages of an answer.
///
/// # Errors
/// Where it holds none.
pub(crate) fn lines(answer: &Value) -> Outcome<Vec<Line>> {
    let messages = answer.get("messages").and_then(Value::as_array).ok_or("an answer without messages")?;
    messages.iter().map(|m| line(m).ok_or_else(|| "a message without its place".into())).collect()
}

fn line(message: &Value) -> Option<Line> {
    let text = message.get("text")?.as_str().map(ToOwned::to_owned);
    Some(Line { seq: message.get("seq")?.as_u64()?, from: message.get("from")?.as_str()?.to_owned(), text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_in_the_order_they_came() {
        let answer = json!({"messages": [{"seq": 2, "from": "bot", "text": null, "sealed": "conversation"}, {"seq": 1, "from": "member", "text": "b"}]});
        let read = lines(&answer).unwrap();
        assert_eq!(read[0], Line { seq: 2, from: "bot".to_owned(), text: None });
        assert_eq!(read[1].text.as_deref(), Some("b"));
        assert!(lines(&json!({})).is_err() && lines(&json!({"messages": [{"from": "bot"}]})).is_err());
    }

    #[test]
    fn keys_differ() {
        assert_ne!(fresh_key(), fresh_key());
    }
}
