//! How an entry names other entries: positions and ranges in ascending order, `3-7,9`.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A set of positions in the log, as the field `removed` of an erasure act writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// The first and the last position of each run; runs neither overlap nor touch.
    runs: BTreeMap<u64, u64>,
}

/// The text names no positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("positions are written in ascending order as in 3-7,9")]
pub struct BadPositions;

impl Positions {
    /// No positions.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The lowest.
    pub fn first(&self) -> Option<u64> {
        self.runs.first_key_value().map(|(first, _)| *first)
    }

    /// Adds one.
    pub fn insert(&mut self, position: u64) {
        let mut run = (position, position);
        if let Some((&first, &last)) = self.runs.range(..=position).next_back() {
            if last >= position {
                return;
            }
            if last + 1 == position {
                run.0 = first;
            }
        }
        if let Some(next) = position.checked_add(1)
            && let Some(last) = self.runs.remove(&next)
        {
            run.1 = last;
        }
        self.runs.insert(run.0, run.1);
    }

    /// Each of them, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u64> {
        self.runs.iter().flat_map(|(first, last)| *first..=*last)
    }

    /// Takes those out that the other set holds.
    pub fn remove_all(&mut self, others: &Self) {
        for (&first, &last) in &others.runs {
            self.remove_run(first, last);
        }
    }

    fn remove_run(&mut self, first: u64, last: u64) {
        // From the right, each run that begins at or before the last position taken out.
        while let Some((&begin, &end)) = self.runs.range(..=last).next_back() {
            if end < first {
                break;
            }
            self.runs.remove(&begin);
            if end > last {
                self.runs.insert(last + 1, end);
            }
            if begin < first {
                self.runs.insert(begin, first - 1);
                break;
            }
        }
    }
}

impl Extend<u64> for Positions {
    fn extend<T: IntoIterator<Item = u64>>(&mut self, positions: T) {
        positions.into_iter().for_each(|position| self.insert(position));
    }
}

impl FromIterator<u64> for Positions {
    fn from_iter<T: IntoIterator<Item = u64>>(positions: T) -> Self {
        let mut set = Self::new();
        set.extend(positions);
        set
    }
}

impl fmt::Display for Positions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (first, last)) in self.runs.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            write!(f, "{comma}{first}")?;
            if last > first {
                write!(f, "-{last}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Positions {
    type Err = BadPositions;

    /// Reads exactly what [`Positions`] is displayed as; the empty set is the empty text.
    fn from_str(text: &str) -> Result<Self, BadPositions> {
        let mut runs = BTreeMap::new();
        for part in text.split(',').filter(|_| !text.is_empty()) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let first = first.parse().map_err(|_| BadPositions)?;
            runs.insert(first, last.parse().map_err(|_| BadPositions)?);
        }
        let ordered = runs.iter().all(|(first, last)| first <= last);
        // Each run ends below where the next begins, with a gap between them.
        let mut nexts = runs.keys().skip(1);
        let apart = runs.values().all(|last| nexts.next().is_none_or(|next| *last < next - 1));
        let set = Self { runs };
        if ordered && apart && set.to_string() == text { Ok(set) } else { Err(BadPositions) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn written_as_runs() {
        let set: Positions = [9, 3, 5, 4, 7, 6, 3].into_iter().collect();
        assert_eq!(set.to_string(), "3-7,9");
        assert_eq!(set.first(), Some(3));
        assert_eq!("3-7,9".parse(), Ok(set));
        assert_eq!("".parse(), Ok(Positions::new()));
        assert!("0-18446744073709551615".parse::<Positions>().is_ok());
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            ",",
            "1,",
            ",1",
            "1,,2",
            "a",
            "1-",
            "-1",
            "1--2",
            "2-1",
            "1-1",
            "1,2",
            "1-3,3",
            "1-3,4",
            "1-9,3-4",
            "3,1",
            "1,1",
            " 1",
            "01",
            "+1",
            "1-2-3",
            "18446744073709551616",
            "5,0",
        ] {
            assert_eq!(text.parse::<Positions>(), Err(BadPositions), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_a_plain_set(
            held in proptest::collection::btree_set(0..60_u64, 0..40),
            taken in proptest::collection::btree_set(0..60_u64, 0..40),
        ) {
            let mut set: Positions = held.iter().rev().copied().collect();
            prop_assert_eq!(&set, &held.iter().copied().collect());
            prop_assert_eq!(set.to_string().parse(), Ok(set.clone()));
            set.remove_all(&taken.iter().copied().collect());
            let left: BTreeSet<u64> = held.difference(&taken).copied().collect();
            prop_assert_eq!(set, left.into_iter().collect());
        }
    }
}
