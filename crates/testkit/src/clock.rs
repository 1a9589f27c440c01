//! Clocks that stand still until a test moves them.

use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that always tells the same time.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub Timestamp);

impl server::Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

/// A clock that a test sets; milliseconds since 1970.
#[derive(Debug)]
pub struct AdjustableClock(AtomicI64);

impl AdjustableClock {
    /// A clock that stands at a time.
    pub fn at(time: Timestamp) -> Self {
        Self(AtomicI64::new(time.as_millisecond()))
    }

    /// Sets it.
    pub fn set(&self, time: Timestamp) {
        self.0.store(time.as_millisecond(), Ordering::SeqCst);
    }

    /// Moves it; answers what it tells then.
    pub fn advance(&self, by: SignedDuration) -> Timestamp {
        let by = i64::try_from(by.as_millis()).expect("a test moves the clock by less than an age");
        millisecond(self.0.fetch_add(by, Ordering::SeqCst) + by)
    }
}

impl server::Clock for AdjustableClock {
    fn now(&self) -> Timestamp {
        millisecond(self.0.load(Ordering::SeqCst))
    }
}

fn millisecond(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a test stays within the years that exist")
}
