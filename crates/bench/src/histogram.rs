//! Durations in logarithmic buckets: any quantile within 1.6 %, at a fixed size however long the run.

use std::time::Duration;

/// Buckets per doubling.
const FINE: usize = 64;
/// Doublings above the first 128 ns; the last bucket ends beyond an hour.
const DOUBLINGS: usize = 36;

/// How often something took how long.
#[derive(Clone)]
pub(crate) struct Histogram {
    buckets: Vec<u64>,
    count: u64,
    total: Duration,
    longest: Duration,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { buckets: vec![0; FINE * (DOUBLINGS + 2)], count: 0, total: Duration::ZERO, longest: Duration::ZERO }
    }
}

impl Histogram {
    /// Adds one duration.
    pub(crate) fn add(&mut self, took: Duration) {
        let nanos = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
        let last = self.buckets.len() - 1;
        if let Some(bucket) = self.buckets.get_mut(place(nanos).min(last)) {
            *bucket += 1;
        }
        self.count += 1;
        self.total += took;
        self.longest = self.longest.max(took);
    }

    /// Adds what another one counted.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.buckets.iter_mut().zip(&other.buckets) {
            *mine += theirs;
        }
        self.count += other.count;
        self.total += other.total;
        self.longest = self.longest.max(other.longest);
    }

    /// How many were added.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// The mean; zero where nothing was added.
    pub(crate) fn mean(&self) -> Duration {
        u32::try_from(self.count).ok().filter(|n| *n > 0).map_or(Duration::ZERO, |n| self.total / n)
    }

    /// The longest.
    pub(crate) fn longest(&self) -> Duration {
        self.longest
    }

    /// The duration that a share of all did not exceed, in thousandths: 500 is the median, 999 is p99.9.
    pub(crate) fn quantile(&self, thousandths: u64) -> Duration {
        let rank = (self.count * thousandths).div_ceil(1000).max(1);
        let mut seen = 0;
        for (place, count) in self.buckets.iter().enumerate() {
            seen += count;
            if seen >= rank {
                return Duration::from_nanos(end(place)).min(self.longest);
            }
        }
        self.longest
    }
}

/// The bucket of a duration.
fn place(nanos: u64) -> usize {
    let doubling = (64 - nanos.leading_zeros() as usize).saturating_sub(7);
    doubling * FINE + usize::try_from(nanos >> doubling).unwrap_or(usize::MAX)
}

/// The last nanosecond of a bucket.
fn end(place: usize) -> u64 {
    let doubling = (place / FINE).saturating_sub(1);
    (((place - doubling * FINE) as u64 + 1) << doubling) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duration_ends_in_a_bucket_that_is_close() {
        for nanos in (0..2_000).chain([9_999, 123_456, 7_000_000, 3_600_000_000_000]) {
            let end = end(place(nanos));
            assert!(end >= nanos && end - nanos <= nanos / 64 + 1, "{nanos} lies in a bucket that ends at {end}");
        }
    }

    #[test]
    fn buckets_follow_each_other_without_a_gap() {
        for at in 0..FINE * DOUBLINGS {
            assert_eq!(place(end(at) + 1), at + 1);
        }
    }

    #[test]
    fn quantiles_of_a_hundred() {
        let mut all = Histogram::default();
        (1..=100).for_each(|n| all.add(Duration::from_micros(n)));
        let near = |got: Duration, micros: u64| got.as_nanos().abs_diff(u128::from(micros) * 1000) <= u128::from(micros) * 16;
        assert!(near(all.quantile(500), 50), "{:?}", all.quantile(500));
        assert!(near(all.quantile(990), 99), "{:?}", all.quantile(990));
        assert_eq!(all.quantile(1000), Duration::from_micros(100));
        assert_eq!((all.count(), all.longest()), (100, Duration::from_micros(100)));
    }

    #[test]
    fn an_empty_one_answers_zero() {
        assert_eq!((Histogram::default().quantile(990), Histogram::default().mean()), (Duration::ZERO, Duration::ZERO));
    }

    #[test]
    fn merging_is_adding() {
        let (mut a, mut b) = (Histogram::default(), Histogram::default());
        a.add(Duration::from_micros(1));
        b.add(Duration::from_millis(9));
        a.merge(&b);
        assert_eq!((a.count(), a.longest()), (2, Duration::from_millis(9)));
    }
}
