//! The clock: the one place where the time is read.

use jiff::{SignedDuration, Timestamp};
use std::time::Instant;

/// Tells the time. Made once, in the binary; tests have a fixed one.
pub trait Clock: Send + Sync {
    /// Now, in whole milliseconds: the precision in which times are stored.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everyone else is told to ask")]
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }
}

/// A clock that was set to a time and runs from there, so that years can pass in a test. The demo's alone: no promise that the law
/// makes a date of could be kept by it.
#[derive(Clone, Copy, Debug)]
pub struct SetClock {
    set_to: Timestamp,
    at: Instant,
}

impl SetClock {
    /// A clock that tells this time now.
    pub fn at(set_to: Timestamp) -> Self {
        Self { set_to, at: Instant::now() }
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        let passed = SignedDuration::try_from(self.at.elapsed()).unwrap_or_default();
        let now = self.set_to.saturating_add(passed).unwrap_or(self.set_to);
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }
}
