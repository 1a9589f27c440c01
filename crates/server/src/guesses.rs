//! Guesses: how fast passwords may be tried, per account and address together.
//!
//! Never per address alone, which an office shares, and never per account alone, which would let a stranger lock the real
//! person out. Both are kept as one hash under a key of the day (`veil.rs`), in memory only. A sign-in that succeeds forgets what was guessed before.

use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::Mutex;

/// Attempts at once before they are slowed, of one who tries.
pub(crate) const FREE: u32 = 8;
/// The wait after the first attempt too many; it doubles with each further one.
const WAIT: SignedDuration = SignedDuration::from_secs(15);
/// The longest wait.
const WAIT_MAX: SignedDuration = SignedDuration::from_mins(15);
/// How long attempts are remembered.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(1);
/// Pairs of account and address that are remembered at most, twice.
const KEPT_MAX: usize = 100_000;

/// Who has tried what, lately.
#[derive(Default)]
pub(crate) struct Guesses(Mutex<Halves>);

/// What is remembered, in two halves: the older one is dropped as a whole when the newer one is full or an hour old, so that it costs the same
/// whoever tries how often. What is tried again moves to the newer one.
#[derive(Default)]
struct Halves {
    newer: HashMap<[u8; 32], Tried>,
    older: HashMap<[u8; 32], Tried>,
    since: Option<Timestamp>,
}

impl Halves {
    fn turn(&mut self, now: Timestamp) {
        let old = self.since.is_none_or(|since| now.duration_since(since) >= REMEMBERED);
        if old || self.newer.len() >= KEPT_MAX {
            self.older = std::mem::take(&mut self.newer);
            self.since = Some(now);
        }
    }

    fn get(&self, who: &[u8; 32]) -> Option<Tried> {
        self.newer.get(who).or_else(|| self.older.get(who)).copied()
    }
}

#[derive(Clone, Copy)]
struct Tried {
    times: u32,
    last: Timestamp,
}

impl Guesses {
    /// Counts an attempt before its password is looked at, so that many at once do not slip through.
    ///
    /// # Refuses
    /// With the number of seconds to wait; a refused attempt is not counted.
    pub(crate) fn attempt(&self, who: [u8; 32], free: u32, now: Timestamp) -> Result<(), u64> {
        let Ok(mut tried) = self.0.lock() else { return Err(1) };
        tried.turn(now);
        let before = tried.get(&who).filter(|t| now.duration_since(t.last) < REMEMBERED);
        let times = before.map_or(0, |t| t.times);
        if let Some(left) = before.and_then(|t| left(t, free, now)) {
            return Err(left);
        }
        tried.newer.insert(who, Tried { times: times + 1, last: now });
        Ok(())
    }

    /// A sign-in succeeded.
    pub(crate) fn forget(&self, who: &[u8; 32]) {
        if let Ok(mut tried) = self.0.lock() {
            tried.newer.remove(who);
            tried.older.remove(who);
        }
    }
}

/// Seconds that are left to wait.
fn left(tried: Tried, free: u32, now: Timestamp) -> Option<u64> {
    let over = tried.times.checked_sub(free)?;
    let wait = WAIT.checked_mul(1 << over.min(10)).unwrap_or(WAIT_MAX).min(WAIT_MAX);
    let left = wait - now.duration_since(tried.last);
    u64::try_from(left.as_secs()).ok().filter(|s| *s > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn guessing_gets_slower_and_slower() {
        let guesses = Guesses::default();
        for _ in 0..FREE {
            assert_eq!(guesses.attempt([1; 32], FREE, at(0)), Ok(()));
        }
        assert_eq!(guesses.attempt([1; 32], FREE, at(0)), Err(15));
        assert_eq!(guesses.attempt([1; 32], FREE, at(15)), Ok(()));
        assert_eq!(guesses.attempt([1; 32], FREE, at(15)), Err(30), "the wait doubles");
        assert_eq!(guesses.attempt([1; 32], FREE, at(15 + 3_600)), Ok(()), "and is forgotten after an hour");
    }

    #[test]
    fn the_real_person_is_not_locked_out() {
        let guesses = Guesses::default();
        for _ in 0..20 {
            let _ = guesses.attempt([1; 32], FREE, at(0));
        }
        assert_eq!(guesses.attempt([2; 32], FREE, at(0)), Ok(()), "from another address");
        guesses.forget(&[1; 32]);
        assert_eq!(guesses.attempt([1; 32], FREE, at(0)), Ok(()), "after a success");
    }

    #[test]
    fn what_is_remembered_has_a_bound_and_lasts_an_hour() {
        let guesses = Guesses::default();
        for _ in 0..FREE {
            assert_eq!(guesses.attempt([255; 32], FREE, at(0)), Ok(()));
        }
        let stranger = |n: usize| {
            let mut who = [0; 32];
            who[..8].copy_from_slice(&n.to_be_bytes());
            who
        };
        for n in 0..KEPT_MAX - 1 {
            assert_eq!(guesses.attempt(stranger(n), FREE, at(1)), Ok(()));
        }
        assert_eq!(guesses.attempt([255; 32], FREE, at(1)), Err(14), "as many strangers as are remembered push nobody out");
        for n in 0..3 * KEPT_MAX {
            assert_eq!(guesses.attempt(stranger(KEPT_MAX + n), FREE, at(2)), Ok(()));
        }
        let tried = guesses.0.lock().unwrap();
        assert!(tried.newer.len() + tried.older.len() <= 2 * KEPT_MAX);
    }
}
