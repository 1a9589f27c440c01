//! Askings: how often one visit may ask for what leaves acts in the ledger each time: everything that is stored, corrections, calls.

use crate::app::App;
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
/// Letters that one visit may have sent in an hour, and that one address may get, whoever asks.
const LETTERS_PER_HOUR: u32 = 5;
/// Visits that are remembered before the quiet ones are forgotten.
const KEPT_MAX: usize = 100_000;

/// Who asked for what lately, by a hash of their token's lookup id, in memory only.
pub(crate) struct Askings {
    asked: DefaultKeyedRateLimiter<[u8; 32]>,
    /// By visit, and by a hash of the address under a key of the day.
    letters: DefaultKeyedRateLimiter<[u8; 32]>,
}

impl Askings {
    pub(crate) fn new(demo: bool) -> Self {
        let limiter = |per_hour| RateLimiter::keyed(Quota::per_hour(NonZeroU32::new(per_hour).unwrap_or(NonZeroU32::MIN)));
        Self { asked: limiter(if demo { PER_HOUR_DEMO } else { PER_HOUR }), letters: limiter(LETTERS_PER_HOUR) }
    }

    /// Counts an asking.
    ///
    /// # Errors
    /// 429 `too-many-requests` with the seconds to wait.
    pub(crate) fn admit(&self, token: &Token, what: &str) -> Result<(), Problem> {
        count(&self.asked, &[token.lookup().as_slice(), what.as_bytes()].concat())
    }

    /// Counts a letter to an address, so that nobody's mailbox is filled from here.
    ///
    /// # Errors
    /// As [`Askings::admit`].
    pub(crate) fn admit_letter(&self, app: &App, token: &Token, address: &str) -> Result<(), Problem> {
        count(&self.letters, &token.lookup())?;
        count(&self.letters, &app.veiled("letter", &address.to_lowercase()))
    }
}

fn count(limiter: &DefaultKeyedRateLimiter<[u8; 32]>, who: &[u8]) -> Result<(), Problem> {
    if limiter.len() > KEPT_MAX {
        limiter.retain_recent();
    }
    limiter.check_key(&seal::sha256(who)).map_err(|wait| {
        let seconds = wait.wait_time_from(DefaultClock::default().now()).as_secs();
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests").after(seconds.max(1))
    })
}
