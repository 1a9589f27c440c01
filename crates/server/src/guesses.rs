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
/// Pairs of account and address that are remembered at most.
const KEPT_MAX: usize = 100_000;

/// Who has tried what, lately.
#[derive(Default)]
pub(crate) struct Guesses(Mutex<HashMap<[u8; 32], Tried>>);

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
        if tried.len() >= KEPT_MAX {
            tried.retain(|_, t| now.duration_since(t.last) < REMEMBERED);
        }
        let before = tried.get(&who).copied().filter(|t| now.duration_since(t.last) < REMEMBERED);
        let times = before.map_or(0, |t| t.times);
        if let Some(left) = before.and_then(|t| left(t, free, now)) {
            return Err(left);
        }
        tried.insert(who, Tried { times: times + 1, last: now });
        Ok(())
    }

    /// A sign-in succeeded.
    pub(crate) fn forget(&self, who: &[u8; 32]) {
        if let Ok(mut tried) = self.0.lock() {
            tried.remove(who);
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
}
