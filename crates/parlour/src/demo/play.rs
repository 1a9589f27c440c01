//! Plays the demo's past: sample visitors and the owner, through the public API and nothing else. So every consent of the demo is
//! one that a visit gave, and every text is sealed as any other.

use super::past::Past;
use super::story::{Act, Scene};
use super::{Failed, SignIn};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, StatusCode, header};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use server::Clock as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use tower::ServiceExt as _;

/// How long the owner's session is used before they sign in again; less than it lasts where nothing is done in it.
const SESSION: SignedDuration = SignedDuration::from_mins(90);
/// The longest answer that is read.
const ANSWER_BYTES_MAX: usize = 4 << 20;

/// Plays scene after scene.
pub(super) struct Player<'a> {
    router: Router,
    pub(super) past: &'a Arc<Past>,
    pub(super) sign_in: &'a SignIn,
    pub(super) owner: Option<(Timestamp, String)>,
    keys: u32,
}

/// The visitor of a scene.
#[derive(Default)]
struct Guest {
    token: String,
    ask: Value,
    subject: String,
    conversation: String,
}

impl<'a> Player<'a> {
    pub(super) fn new(router: Router, past: &'a Arc<Past>, sign_in: &'a SignIn) -> Self {
        Self { router, past, sign_in, owner: None, keys: 0 }
    }

    /// Plays one scene.
    pub(super) async fn play(&mut self, scene: &Scene) -> Result<(), Failed> {
        let mut ago = scene.ago();
        self.past.go_back(ago);
        let mut guest = Guest::default();
        if let Some(locale) = scene.locale {
            let begun =
                self.call(Method::POST, "/api/v1/visits", "", &json!({"site": self.sign_in.site.to_string(), "locale": locale})).await?;
            guest.token = text(&begun, "/token");
            guest.ask = begun.get("ask").cloned().unwrap_or_default();
        }
        for act in scene.acts {
            if let Act::Wait(minutes) = act {
                ago = ago.saturating_sub(SignedDuration::from_mins(*minutes));
                self.past.go_back(ago);
                continue;
            }
            self.act(&mut guest, act).await.map_err(|e| format!("the demo's past, {act:?}: {e}"))?;
        }
        Ok(())
    }

    async fn act(&mut self, guest: &mut Guest, act: &Act) -> Result<(), Failed> {
        match act {
            Act::Choose(choice) => self.step(guest, "/api/v1/visit/messages", json!({"choice": choice})).await,
            Act::Say(said) => self.step(guest, "/api/v1/visit/messages", json!({"text": said})).await,
            Act::Agree => self.decide(guest, "given").await,
            Act::Decline => self.decide(guest, "refused").await,
            Act::Withdraw(purpose) => self.visitor(guest, Method::DELETE, &format!("/api/v1/visit/consents/{purpose}"), &Value::Null).await,
            Act::Rate(score) => self.visitor(guest, Method::POST, "/api/v1/visit/rating", &json!({"score": score})).await,
            Act::Ask(kind) => self.visitor(guest, Method::POST, "/api/v1/visit/requests", &json!({"kind": kind})).await,
            Act::Erase => self.visitor(guest, Method::DELETE, "/api/v1/visit/data", &Value::Null).await,
            Act::Answer(said) => {
                let key = self.key();
                self.about_conversation(guest, Method::POST, "messages", json!({"key": key, "text": said})).await
            }
            Act::Note(said) => {
                let key = self.key();
                self.about_conversation(guest, Method::POST, "notes", json!({"key": key, "text": said})).await
            }
            Act::Tag(tags) => self.about_conversation(guest, Method::PUT, "tags", json!({"tags": tags})).await,
            Act::Close => self.about_conversation(guest, Method::POST, "close", json!({})).await,
            Act::Hold { reason, days } => {
                let subject = self.subject(guest).await?;
                let body = json!({"subject": subject, "reason": reason, "ends_at": self.moment(*days)});
                self.owner(Method::POST, "/api/v1/holds", &body).await.map(drop)
            }
            Act::Letter { kind, channel, days_ago, note, verified } => {
                let body = json!({"kind": kind, "channel": channel, "received_at": self.day(-days_ago), "note": note});
                let request = self.owner(Method::POST, "/api/v1/requests", &body).await?;
                let Some(method) = verified else { return Ok(()) };
                let path = format!("/api/v1/requests/{}/verify-identity", text(&request, "/id"));
                self.owner(Method::POST, &path, &json!({"method": method})).await.map(drop)
            }
            Act::Breach(breach) => {
                let mut body = serde_json::from_str::<Value>(breach.form)?;
                if let Some(body) = body.as_object_mut() {
                    body.insert("aware_at".to_owned(), self.past.now().to_string().into());
                }
                let id = text(&self.owner(Method::POST, "/api/v1/breaches", &body).await?, "/id");
                if breach.closed {
                    self.owner(Method::POST, &format!("/api/v1/breaches/{id}/close"), &json!({})).await?;
                }
                Ok(())
            }
            Act::Post(path, body) => self.owner(Method::POST, path, &serde_json::from_str(body)?).await.map(drop),
            Act::Put(path, body) => self.owner(Method::PUT, path, &serde_json::from_str(body)?).await.map(drop),
            Act::Wait(_) => Ok(()),
        }
    }

    async fn decide(&mut self, guest: &mut Guest, decision: &str) -> Result<(), Failed> {
        let body = json!({"purpose": guest.ask.get("purpose"), "decision": decision, "notice": guest.ask.get("notice")});
        self.step(guest, "/api/v1/visit/consents", body).await
    }

    /// A step of the visitor's, after which something else may be asked.
    async fn step(&mut self, guest: &mut Guest, path: &str, mut body: Value) -> Result<(), Failed> {
        if let (Some(body), true) = (body.as_object_mut(), path.ends_with("/messages")) {
            body.insert("key".to_owned(), self.key().into());
        }
        let answer = self.call(Method::POST, path, &guest.token, &body).await?;
        guest.ask = answer.get("ask").cloned().unwrap_or_default();
        Ok(())
    }

    async fn visitor(&self, guest: &Guest, method: Method, path: &str, body: &Value) -> Result<(), Failed> {
        self.call(method, path, &guest.token, body).await.map(drop)
    }

    async fn about_conversation(&mut self, guest: &mut Guest, method: Method, what: &str, body: Value) -> Result<(), Failed> {
        self.subject(guest).await?;
        let path = format!("/api/v1/conversations/{}/{what}", guest.conversation);
        self.owner(method, &path, &body).await.map(drop)
    }

    /// Who the visitor is to the owner, and their conversation.
    async fn subject(&self, guest: &mut Guest) -> Result<String, Failed> {
        if guest.subject.is_empty() {
            let data = self.call(Method::GET, "/api/v1/visit/data", &guest.token, &Value::Null).await?;
            guest.subject = text(&data, "/subject");
            guest.conversation = text(&data, "/conversations/0/id");
        }
        Ok(guest.subject.clone())
    }

    /// A call of the owner's, who signs in where the last time was too long ago.
    pub(super) async fn owner(&mut self, method: Method, path: &str, body: &Value) -> Result<Value, Failed> {
        let now = self.past.now();
        let token = match self.owner.take() {
            Some((since, token)) if now.duration_since(since) < SESSION => (since, token),
            _ => {
                let body = json!({"email": self.sign_in.email, "password": self.sign_in.password.expose()});
                (now, text(&self.call(Method::POST, "/api/v1/session", "", &body).await?, "/token"))
            }
        };
        let answer = self.call(method, path, &token.1, body).await;
        self.owner = Some(token);
        answer
    }

    pub(super) async fn call(&self, method: Method, path: &str, token: &str, body: &Value) -> Result<Value, Failed> {
        let mut request = Request::builder().method(&method).uri(path).header(header::HOST, "localhost");
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = match body {
            Value::Null => Body::empty(),
            body => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
        };
        let (status, bytes) = self.send(request.body(body)?).await?;
        if !status.is_success() {
            // A problem names no content; it says what the API would tell anybody.
            return Err(format!("{method} {path}: {status} {}", String::from_utf8_lossy(&bytes)).into());
        }
        if bytes.is_empty() { Ok(Value::Null) } else { Ok(serde_json::from_slice(&bytes)?) }
    }

    pub(super) async fn send(&self, mut request: Request<Body>) -> Result<(StatusCode, Bytes), Failed> {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))));
        let answer = self.router.clone().oneshot(request).await?;
        let status = answer.status();
        Ok((status, axum::body::to_bytes(answer.into_body(), ANSWER_BYTES_MAX).await?))
    }

    fn key(&mut self) -> String {
        self.keys += 1;
        format!("story-{}", self.keys)
    }

    /// The day so many days from now, as a date.
    fn day(&self, days: i64) -> String {
        self.at(days).to_zoned(TimeZone::UTC).date().to_string()
    }

    /// The moment so many days from now.
    fn moment(&self, days: i64) -> String {
        self.at(days).to_string()
    }

    fn at(&self, days: i64) -> Timestamp {
        let now = self.past.now();
        now.saturating_add(SignedDuration::from_hours(24 * days)).unwrap_or(now)
    }
}

pub(super) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}
