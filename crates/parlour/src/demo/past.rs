//! The clock of the demo: it stands back while the demo's past is played, and is the ordinary one from then on.

use jiff::{SignedDuration, Timestamp};
use server::Clock;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that can stand behind another one.
pub(super) struct Past {
    of: Arc<dyn Clock>,
    behind_ms: AtomicI64,
}

impl Past {
    /// A clock that tells what the other one tells.
    pub(super) fn of(of: Arc<dyn Clock>) -> Self {
        Self { of, behind_ms: AtomicI64::new(0) }
    }

    /// From now on it stands this far behind.
    pub(super) fn go_back(&self, by: SignedDuration) {
        let ms = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.behind_ms.store(ms, Ordering::Relaxed);
    }

    /// It goes on by so much.
    pub(super) fn go_on(&self, by: SignedDuration) {
        self.behind_ms.fetch_sub(i64::try_from(by.as_millis()).unwrap_or_default(), Ordering::Relaxed);
    }

    /// Nothing is behind any more.
    pub(super) fn return_to_now(&self) {
        self.go_back(SignedDuration::ZERO);
    }
}

impl Clock for Past {
    fn now(&self) -> Timestamp {
        let behind = SignedDuration::from_millis(self.behind_ms.load(Ordering::Relaxed));
        let now = self.of.now();
        now.saturating_sub(behind).unwrap_or(now)
    }
}
