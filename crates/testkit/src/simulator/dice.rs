//! Dice: what a seed decides, the same on every machine.

use seal::{Entropy as _, SeededEntropy};

/// The dice of one seed.
pub(super) struct Dice(SeededEntropy);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(SeededEntropy::new(seed))
    }

    /// A number below `end`, which is not zero.
    pub(super) fn below(&self, end: usize) -> usize {
        let mut thrown = [0; 4];
        self.0.fill(&mut thrown);
        let end = u32::try_from(end.max(1)).unwrap_or(u32::MAX);
        (u32::from_be_bytes(thrown) % end) as usize
    }

    /// A number from one to another, both of which may come.
    pub(super) fn between(&self, least: i64, most: i64) -> i64 {
        let span = usize::try_from(most - least + 1).unwrap_or(1);
        least + i64::try_from(self.below(span)).unwrap_or_default()
    }

    /// Heads or tails.
    pub(super) fn coin(&self) -> bool {
        self.below(2) == 0
    }

    /// One of these; nothing where there is none.
    pub(super) fn one_of<T: Copy>(&self, things: &[T]) -> Option<T> {
        if things.is_empty() { None } else { things.get(self.below(things.len())).copied() }
    }
}
