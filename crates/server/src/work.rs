//! Work that runs by itself: the sweep, and moving what was erased out of the database's free pages.

use crate::App;
use std::time::Duration;

/// How often the sweep runs.
const SWEEP: Duration = Duration::from_secs(15 * 60);

/// Starts what runs by itself; it ends with the runtime.
pub fn start(app: App) {
    tokio::spawn(async move {
        let mut every = tokio::time::interval(SWEEP);
        loop {
            every.tick().await;
            sweep(&app).await;
        }
    });
}

async fn sweep(app: &App) {
    let (store, now) = (app.store().clone(), app.now());
    match app.blocking(move || store.sweep(now)).await {
        Ok(Ok(swept)) if swept.subjects + swept.generations > 0 => {
            tracing::info!(subjects = swept.subjects, generations = swept.generations, "swept");
            scrub_soon(app);
        }
        Ok(Err(stop)) => tracing::error!(error = %stop, "the sweep failed; it is tried again"),
        _ => {}
    }
}

/// Moves what was deleted out of WAL and free pages, without anybody waiting for it.
pub(crate) fn scrub_soon(app: &App) {
    let store = app.store().clone();
    tokio::task::spawn_blocking(move || {
        if let Err(fault) = store.scrub() {
            tracing::warn!(error = %fault, "what was erased still stands in the WAL; the next scrub takes it");
        }
    });
}
