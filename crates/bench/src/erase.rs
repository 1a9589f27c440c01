//! Erasing a subject with 1,000 messages: from the request to the receipt.

use crate::histogram::Histogram;
use crate::http::Http;
use crate::outcome::Outcome;
use crate::report::Spread;
use crate::server::Server;
use crate::socket::Told;
use crate::visitor::{Visitor, fresh_key};
use std::time::{Duration, Instant};

const SUBJECTS: usize = 10;
const MESSAGES: usize = 1_000;
/// Messages on their way at once while the conversation is filled.
const AT_ONCE: usize = 50;

/// How long an erasure takes.
///
/// # Errors
/// Where it is refused, or anything answers afterwards.
pub(crate) async fn run(server: &Server) -> Outcome<Spread> {
    let mut http = Http::to(&server.address);
    let mut all = Histogram::default();
    for _ in 0..SUBJECTS {
        all.add(erase_one(server, &mut http).await?);
    }
    Ok((&all).into())
}

async fn erase_one(server: &Server, http: &mut Http) -> Outcome<Duration> {
    let visitor = Visitor::arrive_for_a_person(http, &server.demo.site).await?;
    let mut socket = visitor.socket(&server.address, 0).await?;
    for _ in 0..MESSAGES / AT_ONCE {
        for _ in 0..AT_ONCE {
            socket.say(fresh_key(), "Please look this up for me, it is about the order of last week.").await?;
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
    drop(socket);
    let began = Instant::now();
    let reply = http.delete("/api/v1/visit/data", Some(&visitor.token)).await?;
    let took = began.elapsed();
    reply.good("an erasure")?.get("receipt").ok_or("an erasure without a receipt")?;
    let after = http.get("/api/v1/visit", Some(&visitor.token)).await?.status;
    if after == 401 { Ok(took) } else { Err(format!("an erased visitor's token was answered with {after}").into()) }
}
