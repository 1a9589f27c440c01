//! Whether a conversation that was read back is the one that was acknowledged: nothing lost, repeated or out of order, and
//! nothing readable that was withdrawn.

use crate::corpus::Side;
use crate::socket::Line;
use std::collections::{HashMap, HashSet};

/// A message that was acknowledged.
pub(super) struct Said {
    pub(super) from: Side,
    pub(super) text: String,
    /// The place that the acknowledgement named.
    pub(super) seq: u64,
    /// Whether a grant that still lives covers it.
    pub(super) granted: bool,
}

/// What is wrong.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) lost: u64,
    pub(super) repeated: u64,
    pub(super) out_of_order: u64,
    pub(super) reopened: u64,
}

impl Counts {
    pub(super) fn add(&mut self, other: &Self) {
        self.lost += other.lost;
        self.repeated += other.repeated;
        self.out_of_order += other.out_of_order;
        self.reopened += other.reopened;
    }
}

/// The visitor reads everything, from the first place on.
pub(super) fn as_visitor(said: &[Said], read: &[Line]) -> Counts {
    let mut counts = compare(said.iter(), read);
    counts.out_of_order += gaps(0, read);
    counts
}

/// A member reads what is granted, and nothing of what was withdrawn.
pub(super) fn as_member(said: &[Said], read: &[Line]) -> Counts {
    let mut counts = compare(said.iter().filter(|s| s.granted), read);
    let before = read.first().map_or(0, |line| line.seq.saturating_sub(1));
    counts.out_of_order += gaps(before, read);
    let withdrawn: HashSet<u64> = said.iter().filter(|s| !s.granted).map(|s| s.seq).collect();
    counts.reopened = read.iter().filter(|line| withdrawn.contains(&line.seq) && line.text.is_some()).count() as u64;
    counts
}

fn compare<'a>(said: impl Iterator<Item = &'a Said>, read: &[Line]) -> Counts {
    let mut counts = Counts::default();
    let mut left: HashMap<(&str, &str), Vec<u64>> = HashMap::new();
    for line in read {
        left.entry((&line.from, line.text.as_deref().unwrap_or_default())).or_default().push(line.seq);
    }
    let mut texts = HashSet::new();
    for said in said {
        let name = (said.from.word(), said.text.as_str());
        texts.insert(name);
        let places = left.entry(name).or_default();
        match places.iter().position(|seq| *seq == said.seq) {
            Some(at) => drop(places.swap_remove(at)),
            None if places.pop().is_some() => counts.out_of_order += 1,
            None => counts.lost += 1,
        }
    }
    // Words that are left over although they were said: the same message stands there twice.
    counts.repeated = left.iter().filter(|(name, _)| texts.contains(*name)).map(|(_, places)| places.len() as u64).sum();
    counts
}

/// Places that do not follow the one before.
fn gaps(mut before: u64, read: &[Line]) -> u64 {
    let mut gaps = 0;
    for line in read {
        gaps += u64::from(line.seq != before + 1);
        before = line.seq;
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(seq: u64, text: &str, granted: bool) -> Said {
        Said { from: Side::Visitor, text: text.to_owned(), seq, granted }
    }

    fn line(seq: u64, text: &str) -> Line {
        Line { seq, from: "visitor".to_owned(), text: (!text.is_empty()).then(|| text.to_owned()) }
    }

    #[test]
    fn the_same_is_the_same() {
        let read = [line(1, "choice"), line(2, "a"), line(3, "a")];
        assert_eq!(as_visitor(&[said(2, "a", true), said(3, "a", true)], &read), Counts::default());
    }

    #[test]
    fn a_missing_one_is_lost() {
        let counts = as_visitor(&[said(1, "a", true), said(2, "b", true)], &[line(1, "a")]);
        assert_eq!(counts, Counts { lost: 1, ..Counts::default() });
    }

    #[test]
    fn other_words_at_its_place_are_a_loss() {
        assert_eq!(as_visitor(&[said(1, "a ", true)], &[line(1, "a")]).lost, 1);
    }

    #[test]
    fn one_too_many_is_repeated() {
        let counts = as_visitor(&[said(1, "a", true)], &[line(1, "a"), line(2, "a")]);
        assert_eq!(counts, Counts { repeated: 1, ..Counts::default() });
    }

    #[test]
    fn another_place_is_out_of_order() {
        let counts = as_visitor(&[said(1, "a", true), said(2, "b", true)], &[line(1, "b"), line(2, "a")]);
        assert_eq!(counts, Counts { out_of_order: 2, ..Counts::default() });
        assert_eq!(as_visitor(&[], &[line(1, "x"), line(3, "y")]).out_of_order, 1);
        assert_eq!(as_visitor(&[], &[line(2, "x"), line(1, "y")]).out_of_order, 2);
    }

    #[test]
    fn a_member_reads_nothing_that_was_withdrawn() {
        let all = [said(1, "a", false), said(2, "b", true)];
        assert_eq!(as_member(&all, &[line(2, "b")]), Counts::default());
        assert_eq!(as_member(&all, &[line(1, ""), line(2, "b")]), Counts::default());
        assert_eq!(as_member(&all, &[line(1, "a"), line(2, "b")]), Counts { reopened: 1, ..Counts::default() });
        assert_eq!(as_member(&all, &[line(1, "")]).lost, 1);
    }
}
