//! Sweeping expired conversations, beside the same deletes without rules, records or a ledger, on a copy of the same data.

use crate::http::Http;
use crate::member;
use crate::outcome::Outcome;
use crate::report::{as_f64, progress};
use crate::server::{Server, scratch};
use crate::visitor::Visitor;
use crate::{Place, server};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Conversations that expire.
const CONVERSATIONS: u64 = 20_000;
/// Visitors who arrive at once while they are made.
const VISITORS: usize = 48;
/// A time at which everything of today has expired. The demo's clock is set to it.
const LATER: &str = "2099-01-01T00:00:00Z";
/// How much of a time is its day.
const DAY: usize = "2099-01-01".len();
/// How long the sweep may take.
const SWEEP_MAX: Duration = Duration::from_mins(3);
/// Subjects whose rows the bare deletes take in one transaction.
const GROUP: usize = 500;

/// As Parlour opens its database: what is deleted is overwritten, and a commit is on the disk before it is answered.
const OPEN: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16384;
    CREATE TEMP TABLE doomed (subject BLOB PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE doomed_conversation (id BLOB PRIMARY KEY) WITHOUT ROWID;";
/// The rows that these conversations have, keys first, and the side entries of the ledger that go with them.
const DELETES: [&str; 9] = [
    "DELETE FROM subject_seal WHERE subject IN (SELECT subject FROM doomed)",
    "DELETE FROM subject_key WHERE subject IN (SELECT subject FROM doomed)",
    "DELETE FROM message WHERE conversation IN (SELECT id FROM doomed_conversation)",
    "DELETE FROM subject_grant WHERE subject IN (SELECT subject FROM doomed)",
    "DELETE FROM visit WHERE subject IN (SELECT subject FROM doomed)",
    "DELETE FROM conversation WHERE subject IN (SELECT subject FROM doomed)",
    "DELETE FROM subject WHERE id IN (SELECT subject FROM doomed)",
    "UPDATE ledger_entry SET subject = NULL, entry = NULL, salt = NULL WHERE subject IN (SELECT subject FROM doomed) AND entry NOT LIKE '%\"act\":\"consent.%'",
    "DELETE FROM doomed",
];

/// What sweeping comes to.
#[derive(Clone, Serialize)]
pub(crate) struct Swept {
    pub(crate) conversations: u64,
    /// Acts that destroyed them.
    pub(crate) acts: u64,
    /// The longest from the start of one act to the next, in milliseconds: an act with its commit, and where it was the last of those that
    /// were read, the next reading, for which nobody waits.
    pub(crate) longest_ms: f64,
    pub(crate) per_second: f64,
    /// `None` on PostgreSQL.
    pub(crate) bare_per_second: Option<f64>,
}

/// Makes conversations, copies them, has the demo sweep them by a later clock, and deletes the copy bare.
///
/// # Errors
/// Where the sweep does not end, or leaves something.
pub(crate) async fn run(server: &mut Server, place: &Place) -> Outcome<Swept> {
    progress("sweep: making conversations through the public contract");
    fill(server).await?;
    let copy = scratch(place)?;
    let copied = server.restart_at(LATER, copy.path())?;
    progress("sweep: a later clock");
    let (conversations, mut ended) = swept(server).await?;
    let bare_per_second = if copied { Some(bare(&copy.path().join(server::DATABASE))?) } else { None };
    ended.sort_unstable();
    let took = ended.last().ok_or("nothing was swept")?.as_secs_f64();
    let longest = ended.windows(2).filter_map(|two| two.last()?.checked_sub(*two.first()?)).max().unwrap_or_default();
    Ok(Swept {
        conversations,
        acts: ended.len() as u64,
        longest_ms: longest.as_secs_f64() * 1e3,
        per_second: as_f64(conversations) / took,
        bare_per_second,
    })
}

async fn fill(server: &Server) -> Outcome<()> {
    let left = Rc::new(Cell::new(CONVERSATIONS));
    let start = |_| {
        let (mut http, site, left) = (Http::to(&server.address), server.demo.site.clone(), Rc::clone(&left));
        tokio::task::spawn_local(async move {
            while left.get() > 0 {
                left.set(left.get() - 1);
                Visitor::arrive_for_a_person(&mut http, &site).await?;
            }
            Outcome::Ok(())
        })
    };
    let arriving: Vec<_> = (0..VISITORS).map(start).collect();
    for visitor in arriving {
        visitor.await??;
    }
    Ok(())
}

/// Waits until the sweep has ended; how many it destroyed, and when each of its acts ended by its own records.
async fn swept(server: &Server) -> Outcome<(u64, Vec<Duration>)> {
    let mut http = Http::to(&server.address);
    let token = member::sign_in(&mut http, &server.demo).await?;
    let until = Instant::now() + SWEEP_MAX;
    loop {
        let preview = http.get("/api/v1/retention/preview", Some(&token)).await?.good("a preview")?;
        // The one before was by today's clock.
        if preview.pointer("/last_sweep/ended_at").and_then(Value::as_str).is_some_and(|at| at.get(..DAY) == LATER.get(..DAY)) {
            break;
        }
        if Instant::now() > until {
            return Err(format!("the sweep did not end in time: {preview}").into());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let (mut things, mut ended, mut after) = (0, Vec::new(), String::new());
    loop {
        let page = http.get(&format!("/api/v1/retention/destructions?{after}"), Some(&token)).await?.good("the records")?;
        for record in page.get("items").and_then(Value::as_array).into_iter().flatten() {
            if record.get("rule").and_then(Value::as_str) == Some("inactive") {
                things += record.get("things").and_then(Value::as_u64).unwrap_or_default();
                ended.push(between(record)?);
            }
        }
        match page.get("next").and_then(Value::as_str) {
            Some(next) => after = format!("after={next}"),
            None => return Ok((things, ended)),
        }
    }
}

/// From the start of the sweep to the end of an act.
fn between(record: &Value) -> Outcome<Duration> {
    let time = |name: &str| record.get(name).and_then(Value::as_str).and_then(|at| at.parse::<jiff::Timestamp>().ok());
    let (from, to) = time("started_at").zip(time("ended_at")).ok_or("a record without its times")?;
    Ok(Duration::try_from(to.duration_since(from))?)
}

/// Deletes the same rows of the copy; conversations a second.
fn bare(database: &Path) -> Outcome<f64> {
    let mut db = Connection::open(database)?;
    db.execute_batch(OPEN)?;
    let subjects: Vec<Vec<u8>> = {
        let mut all = db.prepare("SELECT subject FROM conversation ORDER BY last_at")?;
        all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    let began = Instant::now();
    for group in subjects.chunks(GROUP) {
        let tx = db.transaction()?;
        for subject in group {
            tx.prepare_cached("INSERT INTO doomed (subject) VALUES (?1)")?.execute([subject])?;
        }
        tx.execute_batch("DELETE FROM doomed_conversation; INSERT INTO doomed_conversation (id) SELECT c.id FROM doomed d CROSS JOIN conversation c WHERE c.subject = d.subject")?;
        for delete in DELETES {
            tx.prepare_cached(delete)?.execute([])?;
        }
        tx.commit()?;
    }
    Ok(as_f64(subjects.len() as u64) / began.elapsed().as_secs_f64())
}
