//! Askings: how often one visit may ask for what leaves acts in the ledger each time: everything that is stored, corrections, calls.

use crate::problem::Problem;
use axum::http::StatusCode;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use seal::Token;
use std::num::NonZeroU32;

/// Times that one visit may ask for the same in an hour.
const PER_HOUR: u32 = 20;
/// The same in the demo, which is tried out on one machine.
const PER_HOUR_DEMO: u32 = 1_000_000;
/// Visits that are remembered before the quiet ones are forgotten.
const KEPT_MAX: usize = 100_000;

/// Who asked for what lately, by a hash of their token's lookup id, in memory only.
pub(crate) struct Askings(DefaultKeyedRateLimiter<[u8; 32]>);

impl Askings {
    pub(crate) fn new(demo: bool) -> Self {
        let per_hour = NonZeroU32::new(if demo { PER_HOUR_DEMO } else { PER_HOUR }).unwrap_or(NonZeroU32::MIN);
        Self(RateLimiter::keyed(Quota::per_hour(per_hour)))
    }

    /// Counts an asking.
    ///
    /// # Errors
    /// 429 `too-many-requests` with the seconds to wait.
    pub(crate) fn admit(&self, token: &Token, what: &str) -> Result<(), Problem> {
        if self.0.len() > KEPT_MAX {
            self.0.retain_recent();
        }
        let asking = seal::sha256(&[token.lookup().as_slice(), what.as_bytes()].concat());
        self.0.check_key(&asking).map_err(|wait| {
            let seconds = wait.wait_time_from(DefaultClock::default().now()).as_secs();
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests").after(seconds.max(1))
        })
    }
}
