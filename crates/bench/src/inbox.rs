//! Opening an inbox page of 50 granted conversations: each preview is opened with its subject's key.

use crate::histogram::Histogram;
use crate::http::Http;
use crate::member;
use crate::outcome::Outcome;
use crate::report::{Spread, micros};
use crate::server::Server;
use crate::visitor::{Visitor, fresh_key};
use serde::Serialize;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const PAGE: usize = 50;
const OPENINGS: usize = 300;

/// What opening the page comes to.
#[derive(Clone, Serialize)]
pub(crate) struct Inbox {
    /// The first opening in a session, which is also the first showing of every conversation on it.
    pub(crate) first_us: f64,
    /// The openings after that.
    pub(crate) opening: Spread,
}

/// Fills a page and opens it again and again.
///
/// # Errors
/// Where the page does not show 50 readable conversations.
pub(crate) async fn run(server: &Server) -> Outcome<Inbox> {
    let mut http = Http::to(&server.address);
    for number in 0..PAGE {
        let visitor = Visitor::arrive_for_a_person(&mut http, &server.demo.site).await?;
        let body = json!({"key": fresh_key().to_string(), "text": format!("This is the question of visitor number {number}.")});
        http.post("/api/v1/visit/messages", Some(&visitor.token), &body).await?.good("a message")?;
    }
    let token = member::sign_in(&mut http, &server.demo).await?;
    let first = open(&mut http, &token).await?;
    let mut all = Histogram::default();
    for _ in 0..OPENINGS {
        all.add(open(&mut http, &token).await?);
    }
    Ok(Inbox { first_us: micros(first), opening: (&all).into() })
}

async fn open(http: &mut Http, token: &str) -> Outcome<Duration> {
    let began = Instant::now();
    let reply = http.get(&format!("/api/v1/conversations?limit={PAGE}"), Some(token)).await?;
    let took = began.elapsed();
    let page = reply.good("the inbox")?;
    let items = page.get("items").and_then(Value::as_array).ok_or("an inbox without items")?;
    let opened = items.iter().filter(|item| item.get("preview").is_some_and(Value::is_string)).count();
    if opened == PAGE { Ok(took) } else { Err(format!("the inbox shows {opened} previews of {PAGE}").into()) }
}
