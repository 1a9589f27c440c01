//! `parlour ledger verify` on a ledger that was made long through the public contract: every showing of a visitor's data is
//! an act.

use crate::http::Http;
use crate::member;
use crate::outcome::Outcome;
use crate::report::{as_f64, progress};
use crate::server::Server;
use crate::visitor::Visitor;
use serde::Serialize;
use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Entries that the ledger should have.
const ENTRIES: u64 = 200_000;
/// How long it may be made longer; then what is there is verified.
const MAKE_MAX: Duration = Duration::from_secs(90);
/// Visitors who look at their data at once.
const VISITORS: usize = 48;
/// How often the verification runs; the best counts, because the first reads a cold file.
const RUNS: usize = 3;

/// What verifying comes to.
#[derive(Clone, Serialize)]
pub(crate) struct Verified {
    pub(crate) entries: u64,
    seconds: f64,
    /// With the start of the process in it.
    pub(crate) entries_per_second: f64,
}

/// Makes the ledger long and verifies it beside the running server.
///
/// # Errors
/// Where the ledger does not verify.
pub(crate) async fn run(server: &Server) -> Outcome<Verified> {
    let mut http = Http::to(&server.address);
    progress("verify: making the ledger long through the public contract");
    lengthen(server).await?;
    let token = member::sign_in(&mut http, &server.demo).await?;
    let checkpoint = http.get(&format!("/ledger/{}/checkpoint", server.demo.organisation), Some(&token)).await?;
    let size = std::str::from_utf8(&checkpoint.body)?.lines().nth(1).and_then(|line| line.parse::<u64>().ok());
    let entries = size.ok_or_else(|| format!("a checkpoint without a size ({})", checkpoint.status))?;
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        best = best.min(server.command(&["ledger", "verify"])?);
    }
    Ok(Verified { entries, seconds: best.as_secs_f64(), entries_per_second: as_f64(entries) / best.as_secs_f64() })
}

async fn lengthen(server: &Server) -> Outcome<()> {
    let (left, until) = (Rc::new(Cell::new(ENTRIES)), Instant::now() + MAKE_MAX);
    let start = |_| {
        let (http, site, left) = (Http::to(&server.address), server.demo.site.clone(), Rc::clone(&left));
        tokio::task::spawn_local(look(http, site, left, until))
    };
    let looking: Vec<_> = (0..VISITORS).map(start).collect();
    for visitor in looking {
        visitor.await??;
    }
    Ok(())
}

async fn look(mut http: Http, site: String, left: Rc<Cell<u64>>, until: Instant) -> Outcome<()> {
    let visitor = Visitor::arrive(&mut http, &site).await?;
    while left.get() > 0 && Instant::now() < until {
        left.set(left.get() - 1);
        let shown = http.get("/api/v1/visit/data", Some(&visitor.token)).await?;
        if shown.status != 200 {
            return shown.good("a visitor's data").map(drop);
        }
    }
    Ok(())
}
