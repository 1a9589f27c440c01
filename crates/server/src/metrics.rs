//! Metrics: how the installation stands, as numbers that name nobody, in the text format of Prometheus, on a listener of its own.

use crate::app::App;
use crate::house_time::HouseTime;
use crate::problem::Problem;
use crate::tallies::Limit;
use crate::work::BREACHES_MAX;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::breach::clock::{self, Standing};
use domain::request::Kind;
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

/// The page's media type (Prometheus exposition format 0.0.4).
const MEDIA_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What the metrics' listener serves: one page, and nothing else.
pub fn metrics_router(app: App) -> Router {
    Router::new().route("/metrics", get(serve)).with_state(app)
}

async fn serve(State(app): State<App>) -> Result<Response, Problem> {
    Ok(([(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, "no-store")], page(&app).await?).into_response())
}

/// The page. Each kind of number is gathered by a function of its own.
pub(crate) async fn page(app: &App) -> Result<String, Problem> {
    let mut gauges = Gauges::default();
    requests(app, &mut gauges).await?;
    breaches(app, &mut gauges).await?;
    sweep(app, &mut gauges).await?;
    limits(app, &mut gauges);
    Ok(gauges.0)
}

/// Requests of subjects that wait, over all organisations.
async fn requests(app: &App, gauges: &mut Gauges) -> Result<(), Problem> {
    let now = app.now();
    let read = app.read(move |r| {
        let open = r.requests_open()?;
        let mut overdue = Vec::new();
        for organisation in r.organisations()? {
            overdue.extend(r.requests_overdue(organisation.id, HouseTime::of(organisation.region, now).today)?);
        }
        Ok((open, overdue))
    });
    let (open, overdue) = read.await?;
    gauges.by_kind(
        "parlour_requests_open",
        "Requests of subjects that are to be answered.",
        open.into_iter().map(|(_, kind, n)| (kind, n)),
    );
    gauges.by_kind("parlour_requests_overdue", "Requests of subjects that are past their due day.", overdue);
    Ok(())
}

/// Clocks of breaches that run, over all organisations: an alarm is heard at the weekend, when nobody's window is open.
async fn breaches(app: &App, gauges: &mut Gauges) -> Result<(), Problem> {
    let now = app.now();
    let (mut open, mut overdue) = (0_u64, 0_u64);
    for running in app.read(move |r| r.all_breaches_running(BREACHES_MAX)).await? {
        for clock in clock::clocks(&running.row.breach, &running.told, now) {
            open += u64::from(clock.standing.is_open());
            overdue += u64::from(clock.standing == Standing::Overdue);
        }
    }
    gauges.one("parlour_breach_clocks_open", "Authorities and people who are still to be told of a breach, or may have to be.", open);
    gauges.one("parlour_breach_clocks_overdue", "Those of them whose hours are over.", overdue);
    Ok(())
}

/// Limits that were hit and attempts that failed since the start, over all organisations.
fn limits(app: &App, gauges: &mut Gauges) {
    let counted = Limit::ALL.map(|limit| (limit.as_str(), app.tallies().all(limit)));
    gauges.each("parlour_limits_hit_total", "counter", "Limits that were hit and attempts that failed, by kind.", counted);
    gauges.one("parlour_acts_waiting", "Acts that wait for the writer.", app.store().waiting());
}

/// The last daily sweep that came to its end.
async fn sweep(app: &App, gauges: &mut Gauges) -> Result<(), Problem> {
    let last = app.read(|r| r.last_sweep().map(|sweep| sweep.and_then(|sweep| sweep.ended_at))).await?;
    if let Some(at) = last {
        gauges.one("parlour_last_sweep_timestamp_seconds", "When the last daily sweep ended.", at.as_second());
    }
    Ok(())
}

/// The page while it is written.
#[derive(Default)]
pub(crate) struct Gauges(String);

impl Gauges {
    /// Begins a gauge.
    fn head(&mut self, name: &str, form: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {form}");
    }

    /// A gauge of one number.
    pub(crate) fn one(&mut self, name: &str, help: &str, value: impl Display) {
        self.head(name, "gauge", help);
        let _ = writeln!(self.0, "{name} {value}");
    }

    /// A gauge with a line for each kind of request, also where there is none: an alarm needs a line to watch.
    fn by_kind(&mut self, name: &str, help: &str, counted: impl IntoIterator<Item = (Kind, u64)>) {
        let mut sums: BTreeMap<&str, u64> = Kind::ALL.iter().map(|kind| (kind.as_str(), 0)).collect();
        for (kind, n) in counted {
            *sums.entry(kind.as_str()).or_default() += n;
        }
        self.each(name, "gauge", help, sums);
    }

    fn each(&mut self, name: &str, form: &str, help: &str, counted: impl IntoIterator<Item = (&'static str, u64)>) {
        self.head(name, form, help);
        for (kind, n) in counted {
            let _ = writeln!(self.0, "{name}{{kind=\"{kind}\"}} {n}");
        }
    }
}
