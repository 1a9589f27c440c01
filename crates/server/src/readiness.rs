//! Decides whether this process can serve, and says when it last destroyed what was due.

use crate::app::App;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::State;
use domain::act::rfc3339;
use domain::retention::{self, Rules, SweepAge};
use jiff::Timestamp;
use serde::Serialize;
use store::reads::SweepRow;

/// What `/readyz` says where the database answers. A sweep that is late makes nobody unready: whoever restarts a process for it gains
/// nothing, and loses what it serves.
#[derive(Serialize)]
pub(crate) struct Ready {
    ready: bool,
    sweep: Sweep,
}

/// How the daily sweep stands.
#[derive(Serialize)]
struct Sweep {
    /// When the last one came to its end; `null` where none has.
    last: Option<String>,
    /// Whether somebody must look: none has come to its end for more than two days.
    late: bool,
}

/// Says that the database answers.
pub(crate) async fn ready(State(app): State<App>) -> Result<Json<Ready>, Problem> {
    let last = last_sweep(&app).await?;
    let late = last.as_ref().is_some_and(|sweep| is_late(sweep, app.now()));
    let last = last.and_then(|sweep| sweep.ended_at).map(rfc3339);
    Ok(Json(Ready { ready: true, sweep: Sweep { last, late } }))
}

/// The last daily sweep; `None` before the first has begun.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough over the snapshot's lifetime")]
pub(crate) async fn last_sweep(app: &App) -> Result<Option<SweepRow>, Problem> {
    app.read(|r| r.last_sweep()).await
}

/// Whether what is due has not been destroyed for too long.
pub(crate) fn is_late(last: &SweepRow, now: Timestamp) -> bool {
    retention::sweep_age(&Rules::new(&[], []), last.ended_at, last.started_at, now) != SweepAge::Fresh
}
