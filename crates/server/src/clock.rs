//! The clock: the one place where the time is read.

use jiff::Timestamp;

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
