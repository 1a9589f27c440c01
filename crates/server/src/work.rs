//! Work that runs by itself: the sweep, reminders of what is due, business hours that begin and end, and moving what was erased out of
//! the database's free pages.

use crate::App;
use crate::agreements::sub_processors;
use crate::availability::Watch;
use crate::house_time::HouseTime;
use crate::hub::{Audience, Event};
use crate::members::tokens;
use crate::{checkpoints, notices, readiness, signals};
use domain::retention;
use domain::{breach, calendar, request, task};
use jiff::{Span, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::reads::{Running, SweepRow};
use store::{Fault, Stop, Store, Swept};

/// How often the sweep runs.
const SWEEP: Duration = Duration::from_mins(15);

/// How often promises are looked through for what is due.
const REMIND: Duration = Duration::from_mins(1);
/// Promises of which members are reminded at once; the next look takes the others.
const REMINDERS_MAX: i64 = 200;

/// Breaches whose clocks are looked at; no organisation has as many.
pub(crate) const BREACHES_MAX: i64 = 1_000;

/// How often the ledgers are verified.
const VERIFY: Duration = Duration::from_hours(24);
/// How often notices are compared with what they are made of; the operator can be another one only after a start.
const KEEP_NOTICES: Duration = Duration::from_hours(24);
/// How often requests of subjects are looked through for what comes due.
const WARN: Duration = Duration::from_mins(10);
/// Requests of one organisation of which members are warned at once; the next look takes the others.
const WARNINGS_MAX: i64 = 200;

/// The wait before a scrub is tried again; it doubles each time.
const SCRUB_AGAIN: Duration = Duration::from_millis(50);
/// How often a scrub is tried: for half a minute.
const SCRUB_TRIES: u32 = 10;

/// How often it is looked whether hours began or ended.
const WATCH: Duration = Duration::from_secs(20);

/// Starts what runs by itself; it ends with the runtime.
pub fn start(app: &App) {
    every(SWEEP, app, |app| async move { sweep(&app).await });
    every(REMIND, app, |app| async move { remind(&app).await });
    every(REMIND, app, |app| async move { remind_of_breaches(&app).await });
    every(REMIND, app, |app| async move { tokens::expire(&app).await });
    every(VERIFY, app, |app| async move { verify(&app).await });
    every(WARN, app, |app| async move { warn(&app).await });
    every(SWEEP, app, |app| async move { tell_of_sub_processors(&app).await });
    every(SWEEP, app, |app| async move { checkpoints::send_due(&app).await });
    every(KEEP_NOTICES, app, |app| async move { keep_notices(&app).await });
    let watch = Arc::new(Watch::default());
    every(WATCH, app, move |app| {
        let watch = Arc::clone(&watch);
        async move { watch.look(&app).await }
    });
}

/// Works at once, and then again and again.
fn every<W>(period: Duration, app: &App, work: impl Fn(App) -> W + Send + 'static)
where
    W: Future<Output = ()> + Send,
{
    let app = app.clone();
    tokio::spawn(async move {
        let mut every = tokio::time::interval(period);
        loop {
            every.tick().await;
            work(app.clone()).await;
        }
    });
}

/// Reminds members, once each, of promises that are due.
pub(crate) async fn remind(app: &App) {
    let now = app.now();
    let Ok(due) = app.read(move |r| r.tasks_due(now, REMINDERS_MAX)).await else { return };
    for (organisation, task) in due {
        let Some(decision) = task::remind(&task, now) else { continue };
        let noted = app.store().act("task.remind", organisation, move |tx| {
            // Who was erased in the meantime is called by nobody.
            tx.task(task.id)?;
            tx.apply(&decision).map(drop)
        });
        if noted.await.is_ok() {
            app.hub().tell(Audience::Members(organisation), Event::TaskDue { task: task.id });
        }
    }
}

/// Warns members of requests that come due, once for each of the days of [`calendar::WARNINGS`], and daily once one is overdue.
pub(crate) async fn warn(app: &App) {
    let now = app.now();
    let read = app.read(move |r| {
        let mut due = Vec::new();
        for organisation in r.organisations()? {
            let here = HouseTime::of(organisation.region, now);
            let until = here.today.saturating_add(Span::new().days(calendar::WARNINGS[0]));
            for (request, warned) in r.requests_to_warn(organisation.id, until, here.today, WARNINGS_MAX)? {
                due.push((organisation.id, here.clone(), request, warned));
            }
        }
        Ok(due)
    });
    let Ok(due) = read.await else { return };
    for (organisation, here, request, warned) in due {
        let Some(decision) = request::warn(&request, warned, &here.region, here.today) else { continue };
        let id = request.id;
        let noted = app.store().act("request.warn", organisation, move |tx| {
            tx.request(id)?;
            tx.apply(&decision).map(drop)
        });
        if noted.await.is_ok() {
            app.hub().tell(Audience::Members(organisation), Event::RequestDue { request: id });
        }
    }
}

/// Reminds those who handle breaches of the hours that are left to tell an authority or people, and once when none are.
pub async fn remind_of_breaches(app: &App) {
    let now = app.now();
    let Ok(running) = app.read(move |r| r.all_breaches_running(BREACHES_MAX)).await else { return };
    for Running { organisation, row, told } in running {
        let id = row.breach.id;
        if breach::remind(&row.breach, &told, now).is_none() {
            continue;
        }
        let noted = app.store().act("breach.remind", organisation, move |tx| {
            // Somebody may have told them, or another process reminded, in the meantime.
            let (row, told) = (tx.breach(id)?, tx.breach_notifications(id)?);
            let Some((hours, decision)) = breach::remind(&row.breach, &told, now) else { return Ok(None) };
            tx.apply(&decision)?;
            Ok::<_, Stop>(Some(hours))
        });
        if let Ok(Some(hours)) = noted.await {
            app.hub().tell(Audience::Members(organisation), Event::Breach { breach: id, hours: Some(hours) });
        }
    }
}

/// Tells organisations of sub-processors of whom they have not been told: the announcement was cut off.
async fn tell_of_sub_processors(app: &App) {
    if let Err(problem) = sub_processors::tell(app).await {
        tracing::error!(code = problem.code(), "organisations could not be told of sub-processors; it is tried again");
    }
}

/// Publishes notices anew that what no member changed has made say something else.
pub async fn keep_notices(app: &App) {
    if let Err(problem) = notices::keep(app).await {
        tracing::error!(code = problem.code(), "notices could not be looked through; it is tried again tomorrow");
    }
}

/// Verifies the ledgers. What is wrong opens the draft of a breach.
async fn verify(app: &App) {
    if let Err(failure) = signals::verify_ledgers(app).await {
        tracing::error!(error = %failure, "a ledger does not verify");
    }
}

/// Sweeps what cannot wait, and once a day everything; complains where that is late.
pub(crate) async fn sweep(app: &App) {
    let (store, now) = (app.store().clone(), app.now());
    let swept = app.blocking(move || sweep_now(&store, now)).await;
    match swept {
        Ok(Ok(swept)) if swept != Swept { failed: swept.failed, ..Swept::default() } => {
            for (organisation, subject) in swept.erased.iter().chain(&swept.expired) {
                app.hub().evict(*organisation, *subject);
            }
            tracing::info!(subjects = swept.erased.len(), generations = swept.generations, content = swept.content, "swept");
            scrub_soon(app);
        }
        Ok(Err(stop)) => tracing::error!(error = %stop, "the sweep failed; it is tried again"),
        _ => {}
    }
    complain(app).await;
}

fn sweep_now(store: &Store, now: Timestamp) -> Result<Swept, Stop> {
    let last = last_sweep(store)?.and_then(|sweep| sweep.ended_at);
    // A clock that was set back must not put the sweep off until it has caught up.
    let ahead = last.is_some_and(|last| last > now);
    if ahead || retention::next_sweep(last, now) <= now { store.sweep(now) } else { store.sweep_short(now) }
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough over the snapshot's lifetime")]
fn last_sweep(store: &Store) -> Result<Option<SweepRow>, Fault> {
    store.read(|r| r.last_sweep())
}

/// Says aloud where what is due has not been destroyed for too long, or could not be.
async fn complain(app: &App) {
    let Ok(Some(last)) = readiness::last_sweep(app).await else { return };
    if readiness::is_late(&last, app.now()) {
        tracing::error!(last = ?last.ended_at, "what is due has not been destroyed for more than two days");
    }
    if last.failed > 0 {
        tracing::error!(failed = last.failed, "the last sweep could not destroy everything that is due");
    }
}

/// Whether a scrub is wanted, and whether one runs.
#[derive(Default)]
pub(crate) struct Scrubs {
    wanted: AtomicBool,
    running: AtomicBool,
}

/// Brings erasures to their end, and moves what was deleted out of WAL and free pages, without anybody waiting for it. Many calls at once share one scrub.
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
                // Keys first; what they opened goes after them.
                scrub(&app).await;
                if finish_erasures(&app).await > 0 {
                    scrub(&app).await;
                }
            }
            scrubs.running.store(false, Ordering::SeqCst);
            // Wanted between these two lines: whoever wanted it saw this task running.
            if !scrubs.wanted.load(Ordering::SeqCst) || scrubs.running.swap(true, Ordering::SeqCst) {
                return;
            }
        }
    });
}

/// Goes on with erasures whose keys are gone, to their end; answers how many came to it.
async fn finish_erasures(app: &App) -> u64 {
    let (store, now) = (app.store().clone(), app.now());
    match app.blocking(move || store.finish_erasures(now)).await {
        Ok(Ok(finished)) => finished.ended,
        Ok(Err(fault)) => {
            tracing::error!(error = %fault, "erasures that have begun were not gone on with; the sweep does");
            0
        }
        Err(_) => 0,
    }
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
