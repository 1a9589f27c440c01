//! Terms: decides what a query looks for, and what is shown of a text in which it was found.

use super::fold::{fold_into, fold_with_places};
use crate::problem::Problem;
use memchr::memmem::Finder;
use zeroize::Zeroizing;

/// The shortest query, in characters.
const QUERY_CHARS_MIN: usize = 2;
/// The longest.
const QUERY_CHARS_MAX: usize = 200;
/// Characters that are shown on each side of what was found.
const AROUND_CHARS: usize = 60;

/// The words of a query, folded. All of them must occur in a text, anywhere.
pub(crate) struct Terms {
    /// The longest first: it rules most texts out.
    finders: Vec<Finder<'static>>,
}

/// A text in three parts: what comes before, what was found, and what comes after.
pub(crate) type Snippet = [String; 3];

impl Terms {
    /// Reads a query.
    ///
    /// # Refuses
    /// With 422 a query that is too short, too long, or holds nothing to look for.
    pub(crate) fn parse(query: &str) -> Result<Self, Problem> {
        let count = query.trim().chars().count();
        let mut folded = Zeroizing::new(String::with_capacity(query.len()));
        fold_into(query, &mut folded);
        let mut words: Vec<&str> = folded.split_whitespace().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.dedup();
        if !(QUERY_CHARS_MIN..=QUERY_CHARS_MAX).contains(&count) || words.is_empty() {
            return Err(Problem::invalid_body().with("field", "q".into()));
        }
        Ok(Self { finders: words.into_iter().map(|word| Finder::new(word).into_owned()).collect() })
    }

    /// Whether a text holds all of them. `buffer` is where it is folded.
    pub(crate) fn are_in(&self, text: &str, buffer: &mut String) -> bool {
        buffer.clear();
        fold_into(text, buffer);
        self.finders.iter().all(|finder| finder.find(buffer.as_bytes()).is_some())
    }

    /// What is shown of a text: the place where the first of them stands, and what is around it.
    pub(crate) fn snippet(&self, text: &str) -> Snippet {
        let (folded, places) = fold_with_places(text);
        let found = |finder: &Finder<'_>| finder.find(folded.as_bytes()).map(|at| (at, at + finder.needle().len()));
        let (begin, end) = self.finders.iter().filter_map(found).min().unwrap_or_default();
        let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
        let (begin, last, mut end) = (place(begin), place(end.saturating_sub(1)), place(end));
        // A letter of which only the first half was looked for (the s of ß) is shown whole.
        if end == last {
            end = text.get(last..).and_then(|rest| rest.chars().next()).map_or(end, |c| last + c.len_utf8());
        }
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
        [before(part(0..begin)), one_line(part(begin..end)), after(part(end..text.len()))]
    }
}

fn before(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND_CHARS) {
        None => one_line(text),
        Some((at, c)) => format!("…{}", one_line(text.get(at + c.len_utf8()..).unwrap_or_default())),
    }
}

fn after(text: &str) -> String {
    match text.char_indices().nth(AROUND_CHARS) {
        None => one_line(text),
        Some((at, _)) => format!("{}…", one_line(text.get(..at).unwrap_or_default())),
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(query: &str, text: &str) -> bool {
        Terms::parse(query).unwrap().are_in(text, &mut String::new())
    }

    #[test]
    fn all_words_must_occur_in_any_order() {
        assert!(matches("tea green", "Green or black TEA?"));
        assert!(matches("ab", "cABd"));
        assert!(!matches("tea coffee", "Green or black tea?"));
        assert!(matches("größe", "GROSSE Auswahl") && matches("ışık", "IŞIK var") && matches("елка", "Ёлка!"));
    }

    #[test]
    fn a_query_has_a_length() {
        for bad in ["", " ", "a", " a ", "\u{ad}\u{ad}", &"a".repeat(201)] {
            assert!(Terms::parse(bad).is_err(), "{bad:?}");
        }
        assert!(Terms::parse("ab").is_ok() && Terms::parse("茶葉").is_ok());
    }

    #[test]
    fn a_snippet_shows_what_was_written() {
        let snippet = |query: &str, text: &str| Terms::parse(query).unwrap().snippet(text);
        assert_eq!(snippet("strasse", "In der Straße 7"), ["In der ", "Straße", " 7"]);
        assert_eq!(snippet("istanbul ve", "Önce İstanbul\nve sonra"), ["Önce ", "İstanbul", " ve sonra"]);
        let long = format!("{} tea {}", "a".repeat(100), "b".repeat(100));
        let [before, hit, after] = snippet("tea", &long);
        assert_eq!((before.chars().count(), hit.as_str(), after.chars().count()), (61, "tea", 61));
        assert!(before.starts_with('…') && after.ends_with('…'));
        assert_eq!(snippet("as", "daß"), ["d", "aß", ""], "half a letter is shown whole");
    }
}
