//! Veils: under what nobody's address can be told from, by those who see the memory of limits, nor from one day to the next.
//!
//! What limits count by is a keyed hash. The key is drawn at the start and again each day, stands in memory alone, and is gone with it.

use jiff::Timestamp;
use seal::{Entropy, ServerKey};
use std::sync::{Arc, Mutex};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Today's key.
pub(crate) struct Veil {
    entropy: Arc<dyn Entropy>,
    today: Mutex<Option<(i64, ServerKey)>>,
}

impl Veil {
    pub(crate) fn new(entropy: Arc<dyn Entropy>) -> Self {
        Self { entropy, today: Mutex::new(None) }
    }

    /// The hash of a value in one place. The same all day, another tomorrow.
    pub(crate) fn of(&self, place: &str, value: &str, now: Timestamp) -> [u8; 32] {
        let day = now.as_second().div_euclid(DAY);
        let Ok(mut today) = self.today.lock() else { return [0; 32] };
        match today.as_ref() {
            Some((drawn, key)) if *drawn == day => key.lookup(place, value),
            _ => {
                let key = ServerKey::make(self.entropy.as_ref());
                let hash = key.lookup(place, value);
                *today = Some((day, key));
                hash
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use seal::SeededEntropy;

    #[test]
    fn nobody_is_told_from_one_day_to_the_next() {
        let veil = Veil::new(Arc::new(SeededEntropy::new(1)));
        let morning = Timestamp::from_second(1_800_000_000 / DAY * DAY).unwrap();
        let evening = morning + SignedDuration::from_secs(DAY - 1);
        let here = veil.of("arrival", "192.0.2.1", morning);
        assert_eq!(veil.of("arrival", "192.0.2.1", evening), here);
        assert_ne!(veil.of("guess", "192.0.2.1", evening), here, "each limit for itself");
        let next = veil.of("arrival", "192.0.2.1", morning + SignedDuration::from_secs(DAY));
        assert_ne!(next, here);
        assert_ne!(veil.of("arrival", "192.0.2.1", morning), here, "yesterday's key is gone");
    }
}
