//! The machine's bare limits, in the same run as what is compared with them: durable commits and a socket's echo with nothing
//! of ours in between.

mod echo;
mod postgresql;
mod sqlite;
mod writer;

use crate::Place;
use crate::histogram::Histogram;
use crate::outcome::Outcome;
use crate::report::{as_f64, micros};
use crate::server::database::Database;
use crate::server::scratch;
use serde::Serialize;
use std::time::Duration;

/// How long each bare limit is measured.
const FOR: Duration = Duration::from_secs(3);
/// Sealing adds a format byte, a nonce and a tag to a text; the envelope of a message's body, a few bytes more.
const SEALED_EXTRA_BYTES: usize = 36;

/// How often something was done, and how long once took.
#[derive(Clone, Serialize)]
pub(crate) struct Rate {
    /// How many did it at once.
    pub(crate) at_once: usize,
    /// In all.
    pub(crate) count: u64,
    /// A second.
    pub(crate) per_second: f64,
    /// The mean of one, in microseconds.
    pub(crate) mean_us: f64,
    /// The median of one, in microseconds.
    pub(crate) p50_us: f64,
    /// In microseconds.
    pub(crate) p99_us: f64,
}

impl Rate {
    fn of(at_once: usize, took: Duration, each: &Histogram) -> Self {
        Self {
            at_once,
            count: each.count(),
            per_second: as_f64(each.count()) / took.as_secs_f64(),
            mean_us: micros(each.mean()),
            p50_us: micros(each.quantile(500)),
            p99_us: micros(each.quantile(990)),
        }
    }
}

/// Something that was measured by one alone and by many at once.
#[derive(Clone, Serialize)]
pub(crate) struct Pair {
    /// By one.
    pub(crate) one: Rate,
    /// By many.
    pub(crate) many: Rate,
}

/// All bare limits.
#[derive(Clone, Serialize)]
pub(crate) struct Limits {
    /// Group commit into the engine that is measured: rows a second.
    pub(crate) commits: Pair,
    /// Which engine that is.
    pub(crate) engine: &'static str,
    /// Round trips of a 300-byte frame.
    pub(crate) echo: Pair,
}

/// Measures them with rows as large as the sealed form of these texts.
///
/// # Errors
/// Where the disk, the database or the network refuse.
pub(crate) fn run(place: &Place, texts: &[usize], many: usize) -> Outcome<Limits> {
    let bodies: Vec<usize> = texts.iter().map(|bytes| bytes + SEALED_EXTRA_BYTES).collect();
    let (engine, commits) = match &place.database {
        None => ("SQLite", both(many, |n| sqlite::measure(scratch(place)?.path(), n, FOR, &bodies))?),
        Some(admin) => {
            let database = Database::create(admin)?;
            ("PostgreSQL", both(many, |n| postgresql::measure(&database.url, n, FOR, &bodies))?)
        }
    };
    Ok(Limits { commits, engine, echo: both(many, |n| echo::measure(n, FOR))? })
}

fn both(many: usize, measure: impl Fn(usize) -> Outcome<Rate>) -> Outcome<Pair> {
    Ok(Pair { one: measure(1)?, many: measure(many)? })
}
