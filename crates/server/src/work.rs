//! Work that runs by itself: the sweep, telling visitors when business hours begin and end, and moving what was erased out of the database's free pages.

use crate::App;
use crate::availability::Watch;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How often the sweep runs.
const SWEEP: Duration = Duration::from_mins(15);

/// The wait before a scrub is tried again; it doubles each time.
const SCRUB_AGAIN: Duration = Duration::from_millis(50);
/// How often a scrub is tried: for half a minute.
const SCRUB_TRIES: u32 = 10;

/// How often it is looked whether hours began or ended.
const WATCH: Duration = Duration::from_secs(20);

/// Starts what runs by itself; it ends with the runtime.
pub fn start(app: App) {
    let watching = app.clone();
    tokio::spawn(async move {
        let (mut every, mut watch) = (tokio::time::interval(WATCH), Watch::default());
        loop {
            every.tick().await;
            watch.look(&watching).await;
        }
    });
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
        Ok(Ok(swept)) if !swept.erased.is_empty() || swept.generations > 0 => {
            for (organisation, subject) in &swept.erased {
                app.hub().evict(*organisation, *subject);
            }
            tracing::info!(subjects = swept.erased.len(), generations = swept.generations, "swept");
            scrub_soon(app);
        }
        Ok(Err(stop)) => tracing::error!(error = %stop, "the sweep failed; it is tried again"),
        _ => {}
    }
}

/// Whether a scrub is wanted, and whether one runs.
#[derive(Default)]
pub(crate) struct Scrubs {
    wanted: AtomicBool,
    running: AtomicBool,
}

/// Moves what was deleted out of WAL and free pages, without anybody waiting for it. Many calls at once share one scrub.
pub(crate) fn scrub_soon(app: &App) {
    app.scrubs().wanted.store(true, Ordering::SeqCst);
    if app.scrubs().running.swap(true, Ordering::SeqCst) {
        return;
    }
    let app = app.clone();
    tokio::spawn(async move {
        let scrubs = app.scrubs();
        loop {
            while scrubs.wanted.swap(false, Ordering::SeqCst) {
                scrub(&app).await;
            }
            scrubs.running.store(false, Ordering::SeqCst);
            // Wanted between these two lines: whoever wanted it saw this task running.
            if !scrubs.wanted.load(Ordering::SeqCst) || scrubs.running.swap(true, Ordering::SeqCst) {
                return;
            }
        }
    });
}

/// Scrubs. Whoever reads at that moment holds the WAL, so it is tried again.
async fn scrub(app: &App) {
    let mut wait = SCRUB_AGAIN;
    for _ in 0..SCRUB_TRIES {
        let store = app.store().clone();
        match app.blocking(move || store.scrub()).await {
            Ok(Err(fault)) => tracing::debug!(error = %fault, "the WAL is in use; the scrub is tried again"),
            _ => return,
        }
        tokio::time::sleep(wait).await;
        wait *= 2;
    }
    tracing::warn!("what was destroyed still stands in the WAL; the next scrub takes it");
}
