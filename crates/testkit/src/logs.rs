//! Logs, captured: everything that any thread of the test process writes through `tracing`.

use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Everything that was logged since [`Logs::capture`] was first called in this process.
#[derive(Clone, Default)]
pub struct Logs(Arc<Mutex<Vec<u8>>>);

/// Our own crates say everything that they can; the others what an operator would ask them for.
const FILTER: &str = "debug,server=trace,store=trace,seal=trace,ledger=trace,flow=trace,domain=trace,parlour=trace";

impl Logs {
    /// Captures the logs of this process from now on.
    pub fn capture() -> Self {
        static LOGS: OnceLock<Logs> = OnceLock::new();
        let start = || {
            let logs = Self::default();
            let subscriber = tracing_subscriber::fmt().with_env_filter(EnvFilter::new(FILTER)).with_writer(logs.clone()).finish();
            tracing::subscriber::set_global_default(subscriber).expect("nobody else captures");
            logs
        };
        LOGS.get_or_init(start).clone()
    }

    /// What was logged.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

impl io::Write for Logs {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Logs {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
