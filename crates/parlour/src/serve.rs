//! Serving: a listener, the router, and an orderly end.

use crate::walls::{self, Source};
use crate::{Failed, Place, config, data, legal, output};
use rustix::process::{Resource, Rlimit};
use server::{App, Settings, SystemClock};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// How long open connections may go on after the signal to stop.
const GRACE: Duration = Duration::from_secs(5);

/// Runs `parlour serve`.
pub(crate) fn run(
    place: &Place,
    file: Option<&Path>,
    listen: Option<String>,
    (legal, metrics): (Option<PathBuf>, Option<String>),
    walls: walls::Wanted,
) -> Result<(), Failed> {
    let mut config = file.map(config::read).transpose()?.unwrap_or_default();
    let walls = walls.or(&mut config);
    let (mail, time_stamp, reach) = (config.mail_server()?, config.authority()?, config.reach()?);
    let place = Place { data: place.data.clone().or(config.data), database: place.database.clone().or(config.database) };
    let metrics = metrics.or(config.metrics);
    let listen = listen.or(config.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let texts = legal.or(config.legal).map(|folder| legal::read(&folder)).transpose()?.unwrap_or_default();
    log();
    let built = walls.build(&data::folder(&place), config.security_contact.as_deref())?;
    let settings = Settings {
        public_url: config.public_url.or_else(|| walls.public_url()),
        walls: built.walls,
        security_contact: config.security_contact,
        mail,
        time_stamp,
        reach,
        operator: config.operator.into(),
        texts: Arc::new(texts),
        ..data::settings()
    };
    let app = data::open(&place, settings, Arc::new(SystemClock))?;
    let scheme = if built.tls.is_some() { "https" } else { "http" };
    let public = app.settings().public_url.clone();
    let code = first_run(&app)?.then(|| app.set_up_code().to_owned());
    serve(app, &listen, metrics.as_deref(), built.tls, |address| match code {
        Some(code) => {
            output::say(&format!("Set this installation up:  {}/setup#{code}", public.unwrap_or_else(|| format!("{scheme}://{address}"))))
        }
        None => Ok(()),
    })
}

/// Whether nobody has set this installation up yet. Its set-up page asks for the code that is printed then.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough over the snapshot's lifetime")]
fn first_run(app: &App) -> Result<bool, Failed> {
    Ok(app.store().read(|r| r.organisations())?.is_empty())
}

/// Logs to standard error; what is logged never holds content, tokens or addresses.
pub(crate) fn log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    keep_crashes_quiet();
}

/// A crash leaves neither a core file nor the text of a panic: both could hold what a visitor said.
fn keep_crashes_quiet() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    if let Err(error) = rustix::process::setrlimit(Resource::Core, none) {
        tracing::warn!(%error, "core files cannot be switched off");
    }
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a defect stopped one request");
    }));
}

/// Serves until told to stop, and the metrics on an address of their own where one is named. `listening` is called once the address is
/// known.
pub(crate) fn serve(
    app: App,
    listen: &str,
    metrics: Option<&str>,
    tls: Option<Source>,
    listening: impl FnOnce(SocketAddr) -> Result<(), Failed>,
) -> Result<(), Failed> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(listen).await.map_err(|e| format!("cannot listen on {listen}: {e}"))?;
        if let Some(address) = metrics {
            let listener = TcpListener::bind(address).await.map_err(|e| format!("cannot serve metrics on {address}: {e}"))?;
            let router = server::metrics_router(app.clone());
            tokio::spawn(async move { axum::serve(listener, router).await });
        }
        listening(listener.local_addr()?)?;
        server::start_work(&app);
        let tls = tls.map(|source| source.keep(&app));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let serving = server::listen::serve(app, listener, tls, async move {
            signal().await;
            let _ = stop.send(());
        });
        tokio::select! {
            () = serving => {}
            () = async { let _ = stopped.await; tokio::time::sleep(GRACE).await } => {}
        }
        Ok::<_, Failed>(())
    })?;
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(())
}

async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
