//! The difference of two texts, sentence by sentence: what an editor is shown before a new one is published.

/// A piece of two texts beside each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece<'t> {
    /// It stands in both.
    Same(&'t str),
    /// It is in the old one alone.
    Out(&'t str),
    /// It is in the new one alone.
    In(&'t str),
}

/// The most sentences of a text that are compared one by one; beyond them the rest counts as one.
const SENTENCES_MAX: usize = 600;

/// The old text and the new one, side by side: put together, `Same` and `Out` are the old one, `Same` and `In` the new one.
pub fn difference<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let (old, new) = (sentences(old), sentences(new));
    let lengths = common(&old, &new);
    let at = |i: usize, j: usize| lengths.get(i).and_then(|row| row.get(j)).copied().unwrap_or_default();
    let (mut i, mut j, mut pieces) = (0, 0, Vec::new());
    loop {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                pieces.push(Piece::Same(a));
                (i, j) = (i + 1, j + 1);
            }
            // What goes stands before what comes.
            (Some(a), b) if b.is_none() || at(i + 1, j) >= at(i, j + 1) => {
                pieces.push(Piece::Out(a));
                i += 1;
            }
            (_, Some(b)) => {
                pieces.push(Piece::In(b));
                j += 1;
            }
            (_, None) => return pieces,
        }
    }
}

/// How long the longest common sequence is from each place on.
fn common(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut lengths = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        let below = lengths.get(i + 1).cloned().unwrap_or_default();
        let Some(row) = lengths.get_mut(i) else { continue };
        let mut right = 0;
        for (j, b) in new.iter().enumerate().rev() {
            let across = |j: usize| below.get(j).copied().unwrap_or_default();
            right = if a == b { across(j + 1) + 1 } else { across(j).max(right) };
            if let Some(cell) = row.get_mut(j) {
                *cell = right;
            }
        }
    }
    lengths
}

/// The sentences of a text with what parts them; nothing is lost.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text;
    while sentences.len() + 1 < SENTENCES_MAX {
        let Some(end) = end(rest) else { break };
        let (sentence, after) = rest.split_at(end);
        sentences.push(sentence);
        rest = after;
    }
    if !rest.is_empty() {
        sentences.push(rest);
    }
    sentences
}

/// Where the first sentence ends: after its full stop and the space behind it, or after its line.
fn end(text: &str) -> Option<usize> {
    let mut stopped = false;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return Some(at + 1).filter(|end| *end < text.len()),
            ' ' if stopped => return Some(at + 1).filter(|end| *end < text.len()),
            _ => stopped = matches!(c, '.' | '!' | '?' | ';'),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The difference as text: `-out-`, `+in+`, and what stays as it is.
    fn check(old: &str, new: &str) -> String {
        let pieces = difference(old, new);
        let put = |keep: fn(&Piece<'_>) -> bool| {
            let kept = pieces.iter().filter(|piece| keep(piece));
            kept.map(|piece| match piece {
                Piece::Same(t) | Piece::Out(t) | Piece::In(t) => *t,
            })
            .collect::<String>()
        };
        assert_eq!(put(|piece| !matches!(piece, Piece::In(_))), old, "nothing of the old one is lost");
        assert_eq!(put(|piece| !matches!(piece, Piece::Out(_))), new, "nothing of the new one is lost");
        let shown = |piece: &Piece<'_>| match piece {
            Piece::Same(text) => (*text).to_owned(),
            Piece::Out(text) => format!("-{text}-"),
            Piece::In(text) => format!("+{text}+"),
        };
        pieces.iter().map(shown).collect()
    }

    #[test]
    fn a_changed_sentence_is_seen_beside_the_ones_that_stay() {
        assert_eq!(check("We ask. We keep. We go.", "We ask. We sell. We go."), "We ask. -We keep. -+We sell. +We go.");
        assert_eq!(check("", "New."), "+New.+");
        assert_eq!(check("Old.", ""), "-Old.-");
        assert_eq!(check("Same.", "Same."), "Same.");
        assert_eq!(check("One.\n\nTwo.", "One.\n\nBetween.\n\nTwo."), "One.\n\n+Between.\n++\n+Two.");
        assert_eq!(check("Art. 6 gilt.", "Art. 9 gilt."), "Art. -6 gilt.-+9 gilt.+");
    }

    #[test]
    fn a_text_of_many_sentences_is_compared_all_the_same() {
        let long = (0..2 * SENTENCES_MAX).map(|n| format!("Sentence {n}. ")).collect::<Vec<_>>().concat();
        let other = long.replace("Sentence 3.", "Satz 3.");
        assert!(check(&long, &other).contains("-Sentence 3. -+Satz 3. +"));
    }
}
