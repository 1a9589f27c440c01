//! Access: handing out everything about a subject with 10,000 messages, as they are shown it and as a table.

use crate::http::Http;
use crate::outcome::Outcome;
use crate::server::Server;
use crate::socket::Told;
use crate::visitor::{Visitor, fresh_key};
use serde::Serialize;
use std::time::Instant;

const MESSAGES: usize = 10_000;
/// Messages on their way at once while the conversation is filled.
const AT_ONCE: usize = 50;
/// How often each form is asked for; the worst counts.
const RUNS: usize = 5;

/// What handing out comes to, the worst of its runs.
#[derive(Clone, Serialize)]
pub(crate) struct Handed {
    /// As JSON, in milliseconds.
    pub(crate) json_ms: f64,
    /// As a table, in milliseconds.
    pub(crate) csv_ms: f64,
    /// The size of the JSON.
    pub(crate) bytes: usize,
}

/// How long it takes, from the request to the last byte.
///
/// # Errors
/// Where it is refused, or a message is missing.
pub(crate) async fn run(server: &Server) -> Outcome<Handed> {
    let mut http = Http::to(&server.address);
    let visitor = Visitor::arrive_for_a_person(&mut http, &server.demo.site).await?;
    fill(server, &visitor).await?;
    let mut handed = Handed { json_ms: 0.0, csv_ms: 0.0, bytes: 0 };
    for _ in 0..RUNS {
        let (ms, bytes) = ask(&mut http, &visitor.token, "application/json").await?;
        (handed.json_ms, handed.bytes) = (handed.json_ms.max(ms), bytes);
        handed.csv_ms = handed.csv_ms.max(ask(&mut http, &visitor.token, "text/csv").await?.0);
    }
    Ok(handed)
}

async fn ask(http: &mut Http, token: &str, accept: &str) -> Outcome<(f64, usize)> {
    let began = Instant::now();
    let reply = http.get_as("/api/v1/visit/data", Some(token), accept).await?;
    let took = began.elapsed().as_secs_f64() * 1e3;
    let said = reply.body.windows(SAID.len()).filter(|window| *window == SAID.as_bytes()).count();
    if reply.status == 200 && said == MESSAGES {
        Ok((took, reply.body.len()))
    } else {
        Err(format!("{accept}: {} with {said} of {MESSAGES} messages", reply.status).into())
    }
}

/// What is said: nothing that a table or JSON writes in another way.
const SAID: &str = "Please look this up for me; it is about the order of last week.";

/// Says all of it.
///
/// # Errors
/// Where a message is refused.
pub(crate) async fn fill(server: &Server, visitor: &Visitor) -> Outcome<()> {
    let mut socket = visitor.socket(&server.address, 0).await?;
    for _ in 0..MESSAGES / AT_ONCE {
        for _ in 0..AT_ONCE {
            socket.say(fresh_key(), SAID).await?;
        }
        let mut acknowledged = 0;
        while acknowledged < AT_ONCE {
            match socket.told().await? {
                Told::Ack { .. } => acknowledged += 1,
                Told::Problem(problem) => return Err(problem.into()),
                _ => {}
            }
        }
    }
    Ok(())
}
