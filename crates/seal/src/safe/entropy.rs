//! Where randomness comes from: a parameter, so that a test can repeat what it saw.

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::{Builder, Uuid};

use crate::hazmat::hkdf;

/// A source of random bytes.
pub trait Entropy: Send + Sync {
    /// Overwrites the whole of `out`. Does not return without having done so.
    fn fill(&self, out: &mut [u8]);
}

/// The generator of aws-lc-rs, seeded by the operating system. The only source in a real process.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, out: &mut [u8]) {
        #[expect(clippy::expect_used, reason = "a process without randomness must stop before it makes a key")]
        aws_lc_rs::rand::fill(out).expect("the system's generator answers");
    }
}

/// A repeatable stream, **for tests only**: whoever knows the seed knows every key made from it.
///
/// The n-th call returns the same bytes for the same seed, whichever thread makes it.
#[derive(Debug)]
pub struct SeededEntropy {
    seed: u64,
    calls: AtomicU64,
}

impl SeededEntropy {
    /// A stream that starts at its beginning.
    pub fn new(seed: u64) -> Self {
        Self { seed, calls: AtomicU64::new(0) }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, out: &mut [u8]) {
        let call = self.calls.fetch_add(1, Ordering::Relaxed);
        for (block, chunk) in (0_u64..).zip(out.chunks_mut(32)) {
            let mut input = [0; 24];
            for (to, from) in input.chunks_mut(8).zip([self.seed, call, block]) {
                to.copy_from_slice(&from.to_be_bytes());
            }
            for (to, from) in chunk.iter_mut().zip(hkdf::sha256(&input)) {
                *to = from;
            }
        }
    }
}

/// A `UUIDv7` (RFC 9562, 5.7): `now_ms` milliseconds since 1970, then 74 random bits. Ids of one
/// millisecond are in no order. A time before 1970 counts as 1970.
pub fn random_id(now_ms: i64, entropy: &dyn Entropy) -> Uuid {
    let mut random = [0; 10];
    entropy.fill(&mut random);
    Builder::from_unix_timestamp_millis(u64::try_from(now_ms).unwrap_or(0), &random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_streams_repeat_and_differ_by_seed_and_call() {
        let take = |seed: u64| {
            let entropy = SeededEntropy::new(seed);
            let mut first = [0; 50];
            let mut second = [0; 50];
            entropy.fill(&mut first);
            entropy.fill(&mut second);
            assert_ne!(first, second);
            assert_ne!(first[..32], [0; 32]);
            assert_ne!(first[32..], first[..18]);
            (first, second)
        };
        assert_eq!(take(7), take(7));
        assert_ne!(take(7), take(8));
    }

    #[test]
    fn ids_carry_their_time_and_sort_by_it() {
        let entropy = SeededEntropy::new(1);
        let id = random_id(1_700_000_000_123, &entropy);
        assert_eq!(id.get_version_num(), 7);
        assert_eq!(id.get_variant(), uuid::Variant::RFC4122);
        let (seconds, nanos) = id.get_timestamp().unwrap().to_unix();
        assert_eq!((seconds, nanos), (1_700_000_000, 123_000_000));
        assert!(random_id(1_700_000_000_124, &entropy) > id);
        assert_ne!(random_id(1_700_000_000_123, &entropy), id);
        assert_eq!(&random_id(-1, &entropy).as_bytes()[..6], &[0; 6]);
    }
}
