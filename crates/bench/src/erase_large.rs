//! Erasing a subject with 10,000 messages while others write: when the keys are gone, when the rows are, and what the others notice.

use crate::access;
use crate::histogram::Histogram;
use crate::http::Http;
use crate::member;
use crate::outcome::Outcome;
use crate::report::Spread;
use crate::server::Server;
use crate::socket::{Socket, Told};
use crate::visitor::{Visitor, fresh_key};
use serde::Serialize;
use serde_json::Value;
use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Subjects that are erased, one after another.
const SUBJECTS: usize = 5;
/// Visitors who write meanwhile.
const OTHERS: usize = 16;
/// How long each of them waits after an acknowledgement: as many messages a second as a busy shop has in an hour.
const PAUSE: Duration = Duration::from_millis(10);
/// How long they write before anything is erased, and after each erasure.
const BESIDE: Duration = Duration::from_secs(2);
/// What a message may take at any time, in milliseconds.
const NOTICED_MS: f64 = 25.0;
/// How long rows may take before the measurement gives up.
const ROWS_MAX: Duration = Duration::from_secs(30);

/// What it comes to.
#[derive(Clone, Serialize)]
pub(crate) struct Erased {
    /// From the request to the receipt: the keys are gone then.
    pub(crate) keys: Spread,
    /// From the request until the record of destruction is there.
    pub(crate) rows: Spread,
    /// Others, sent to acknowledged: while nothing is erased.
    pub(crate) before: Spread,
    /// The same from each request until its record is there.
    pub(crate) during: Spread,
}

/// What the others are to count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Idle,
    Before,
    During,
    Over,
}

/// Fills, erases and listens.
///
/// # Errors
/// Where something is refused, or the rows do not go.
pub(crate) async fn run(server: &Server) -> Outcome<Erased> {
    let mut http = Http::to(&server.address);
    let token = member::sign_in(&mut http, &server.demo).await?;
    let mut subjects = Vec::with_capacity(SUBJECTS);
    for _ in 0..SUBJECTS {
        let visitor = Visitor::arrive_for_a_person(&mut http, &server.demo.site).await?;
        access::fill(server, &visitor).await?;
        subjects.push(visitor);
    }
    let phase = Rc::new(Cell::new(Phase::Idle));
    let mut others = Vec::with_capacity(OTHERS);
    for _ in 0..OTHERS {
        let visitor = Visitor::arrive_for_a_person(&mut http, &server.demo.site).await?;
        let socket = visitor.socket(&server.address, 0).await?;
        others.push(tokio::task::spawn_local(write(socket, Rc::clone(&phase))));
    }
    tokio::time::sleep(BESIDE / 2).await;
    phase.set(Phase::Before);
    tokio::time::sleep(BESIDE).await;
    let (mut keys, mut rows) = (Histogram::default(), Histogram::default());
    for (number, visitor) in subjects.iter().enumerate() {
        phase.set(Phase::During);
        let began = Instant::now();
        http.delete("/api/v1/visit/data", Some(&visitor.token)).await?.good("an erasure")?;
        keys.add(began.elapsed());
        while completed(&mut http, &token).await? <= number {
            if began.elapsed() > ROWS_MAX {
                return Err("the rows of an erased subject did not go".into());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        rows.add(began.elapsed());
        phase.set(Phase::Before);
        tokio::time::sleep(BESIDE).await;
    }
    phase.set(Phase::Over);
    let (mut before, mut during) = (Histogram::default(), Histogram::default());
    for other in others {
        let (quiet, busy) = other.await??;
        before.merge(&quiet);
        during.merge(&busy);
    }
    Ok(Erased { keys: (&keys).into(), rows: (&rows).into(), before: (&before).into(), during: (&during).into() })
}

/// How many erasures are on record.
async fn completed(http: &mut Http, token: &str) -> Outcome<usize> {
    let page = http.get("/api/v1/retention/destructions", Some(token)).await?.good("the records")?;
    let records = page.get("items").and_then(Value::as_array).into_iter().flatten();
    Ok(records.filter(|record| record.get("rows").and_then(Value::as_u64).is_some_and(|rows| rows >= 10_000)).count())
}

/// Writes and waits until it is over; how long acknowledgements took while nothing was erased, and while something was.
async fn write(mut socket: Socket, phase: Rc<Cell<Phase>>) -> Outcome<(Histogram, Histogram)> {
    let (mut before, mut during) = (Histogram::default(), Histogram::default());
    while phase.get() != Phase::Over {
        let (key, sent, when) = (fresh_key(), Instant::now(), phase.get());
        socket.say(key, "Is there still somebody there who could help me?").await?;
        loop {
            match socket.told().await? {
                Told::Ack { key: acknowledged, .. } if acknowledged == key => break,
                Told::Problem(problem) => return Err(problem.into()),
                _ => {}
            }
        }
        match when {
            Phase::Before => before.add(sent.elapsed()),
            Phase::During => during.add(sent.elapsed()),
            Phase::Idle | Phase::Over => {}
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok((before, during))
}

impl Erased {
    /// What the others may notice: half as much again as before, or 25 ms, which is what a message may take at any time.
    pub(crate) fn bound_ms(&self) -> f64 {
        (1.5 * self.before.p99_us / 1e3).max(NOTICED_MS)
    }
}
