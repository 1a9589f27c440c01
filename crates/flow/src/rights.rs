//! Rights in words: whether a text asks for access to, or deletion of, the writer's own data, or for another right that the law
//! gives them, in any of five languages.
//!
//! No model and no dictionary: short patterns of words, one letter of which may be wrong, in a sentence. Every language is
//! looked for, whatever the visitor's is. A false alarm costs one question, a miss leaves the menu, which has both.

mod wishes;
mod words;

use crate::fold;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a language says when somebody asks for their data. In a list, words stand between spaces; in a pattern, `a|b` is
/// either, `a*` any word that begins so, `..` up to [`GAP`] words between, and `=a` takes no misspelling.
struct Language {
    /// Patterns of the writer's own data: "my .. data".
    own: &'static [&'static str],
    /// Patterns of what can be deleted, and which are often spoken of otherwise: "my account", "this chat".
    things: &'static [&'static str],
    /// Words before a thing by which it is where and not what: "removed *from* my account".
    aside: &'static str,
    /// Words that ask for deletion of it.
    erase: &'static str,
    /// Words that ask to see it.
    access: &'static str,
    /// Words right before a word of deletion that turn it around.
    not: &'static str,
    /// Words with which a sentence is about something else: a cart, a data sheet.
    other: &'static str,
    /// Patterns that ask by themselves.
    whole: &'static [&'static str],
    /// Patterns that ask where hardly anything else is said.
    short: &'static [&'static str],
    /// Patterns that ask where nothing else is said.
    alone: &'static [&'static str],
}

/// The most words that `..` passes over.
const GAP: usize = 4;
/// How far from the data the verb may stand, in words.
const REACH: usize = 7;
/// The most words of a sentence in which a short pattern asks.
const SHORT_WORDS: usize = 4;
/// The fewest letters of a word, or of its beginning, in which one may be wrong.
const MISSPELT_LETTERS_MIN: usize = 5;

/// A right besides access and deletion.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// A consent is taken back.
    Withdraw,
    /// A use of the data is objected to.
    Object,
    /// The data is to be stored and not read.
    Restrict,
    /// The data is wanted in a form that can be taken elsewhere.
    Export,
    /// The data is to be put right.
    Correct,
}

/// What somebody asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Right {
    /// Access to, or deletion of, their own data.
    Data,
    /// Another right.
    Other(Wish),
}

/// Whether a text asks for access to, or deletion of, the writer's own data.
pub fn asked(text: &str) -> bool {
    understood(text) == Some(Right::Data)
}

/// Which right a text asks for. Access and deletion come before the others, wherever they stand.
pub fn understood(text: &str) -> Option<Right> {
    let known = &*VOCABULARY;
    // A line break ends a sentence, a comma does not; "Art. 15" is one.
    let folded = fold::fold(text).replace("art.", "art ");
    let sentences = folded.split(['.', '!', '?', ';', '\n', '…']).map(|sentence| {
        let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| known.marks(word)).collect::<Vec<Vec<u16>>>()
    });
    let sentences: Vec<_> = sentences.filter(|marks| marks.iter().any(|marks| !marks.is_empty())).collect();
    if sentences.iter().any(|marks| known.languages.iter().any(|language| language.asks(marks))) {
        return Some(Right::Data);
    }
    sentences.iter().find_map(|marks| known.wishes.iter().find_map(|language| language.wish(marks))).map(Right::Other)
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::default();
    for language in &words::LANGUAGES {
        let patterns =
            |patterns: &[&'static str], vocabulary: &mut Vocabulary| patterns.iter().map(|pattern| vocabulary.pattern(pattern)).collect();
        let read = Read {
            own: patterns(language.own, &mut vocabulary),
            things: patterns(language.things, &mut vocabulary),
            aside: vocabulary.list(language.aside),
            erase: vocabulary.list(language.erase),
            access: vocabulary.list(language.access),
            not: vocabulary.list(language.not),
            other: vocabulary.list(language.other),
            whole: patterns(language.whole, &mut vocabulary),
            short: patterns(language.short, &mut vocabulary),
            alone: patterns(language.alone, &mut vocabulary),
            needs: vec![],
        };
        vocabulary.languages.push(read.with_needs());
    }
    for language in &wishes::LANGUAGES {
        let kinds = [
            (Wish::Withdraw, language.withdraw),
            (Wish::Object, language.object),
            (Wish::Restrict, language.restrict),
            (Wish::Export, language.export),
            (Wish::Correct, language.correct),
        ];
        let elsewhere = vocabulary.list(language.elsewhere);
        let said = kinds.map(|(wish, patterns)| (wish, patterns.iter().map(|pattern| vocabulary.pattern(pattern)).collect()));
        vocabulary.wishes.push(ReadWishes { elsewhere, said: said.into() });
    }
    vocabulary
});

/// Every word of every language once, numbered, so that a text's words are looked up once.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<&'static str, u16>,
    by_first: HashMap<char, Vec<(Word, u16)>>,
    languages: Vec<Read>,
    wishes: Vec<ReadWishes>,
}

/// The [`wishes::Wishes`] of a language, whose words are numbers; what says more comes first.
struct ReadWishes {
    elsewhere: Vec<u16>,
    said: Vec<(Wish, Vec<Vec<Element>>)>,
}

impl ReadWishes {
    fn wish(&self, sentence: &[Vec<u16>]) -> Option<Wish> {
        if sentence.iter().any(|word| has(word, &self.elsewhere)) {
            return None;
        }
        let says = |patterns: &[Vec<Element>]| patterns.iter().any(|pattern| places(pattern, sentence).next().is_some());
        self.said.iter().find(|(_, patterns)| says(patterns)).map(|(wish, _)| *wish)
    }
}

struct Word {
    letters: &'static str,
    length: usize,
    begins: bool,
    exact: bool,
}

enum Element {
    Gap,
    Words(Vec<u16>),
}

/// A [`Language`] whose words are numbers.
struct Read {
    own: Vec<Vec<Element>>,
    things: Vec<Vec<Element>>,
    aside: Vec<u16>,
    erase: Vec<u16>,
    access: Vec<u16>,
    not: Vec<u16>,
    other: Vec<u16>,
    whole: Vec<Vec<Element>>,
    short: Vec<Vec<Element>>,
    alone: Vec<Vec<Element>>,
    /// Words of which at least one stands in everything that asks: most sentences have none, and are done with it.
    needs: Vec<u16>,
}

impl Vocabulary {
    fn pattern(&mut self, pattern: &'static str) -> Vec<Element> {
        let element = |element: &'static str| {
            if element == ".." { Element::Gap } else { Element::Words(sorted(element.split('|').map(|word| self.number(word)).collect())) }
        };
        pattern.split_whitespace().map(element).collect()
    }

    fn list(&mut self, words: &'static str) -> Vec<u16> {
        sorted(words.split_whitespace().map(|word| self.number(word)).collect())
    }

    fn number(&mut self, written: &'static str) -> u16 {
        let next = u16::try_from(self.numbers.len()).unwrap_or(u16::MAX);
        let number = *self.numbers.entry(written).or_insert(next);
        if number == next {
            let exact = written.starts_with('=');
            let begins = written.ends_with('*');
            let letters = written.trim_start_matches('=').trim_end_matches('*');
            if let Some(first) = letters.chars().next() {
                self.by_first.entry(first).or_default().push((Word { letters, length: letters.chars().count(), begins, exact }, number));
            }
        }
        number
    }

    /// The numbers of the words that a word of a text may be. Its first letter is taken to be right.
    fn marks(&self, word: &str) -> Vec<u16> {
        let same_first = word.chars().next().and_then(|first| self.by_first.get(&first));
        let length = word.chars().count();
        same_first.into_iter().flatten().filter(|(own, _)| own.is(word, length)).map(|(_, number)| *number).collect()
    }
}

impl Word {
    /// Whether a word of `length` letters is this one.
    fn is(&self, word: &str, length: usize) -> bool {
        if self.letters == word || (self.begins && word.starts_with(self.letters)) {
            return true;
        }
        let too_short = length + 1 < self.length;
        let too_long = !self.begins && length > self.length + 1;
        if self.exact || self.length < MISSPELT_LETTERS_MIN || too_short || too_long {
            return false;
        }
        if !self.begins {
            return fold::nearly_equal(self.letters, word);
        }
        // A beginning may be a letter shorter or longer where one was left out or added.
        (self.length - 1..=self.length + 1).any(|length| {
            let end = word.char_indices().nth(length).map_or(word.len(), |(end, _)| end);
            word.get(..end).is_some_and(|beginning| fold::nearly_equal(self.letters, beginning))
        })
    }
}

impl Read {
    /// Notes the words without which nothing is asked in this language.
    fn with_needs(mut self) -> Self {
        let patterns = self.whole.iter().chain(&self.short).chain(&self.alone).flatten();
        let words = patterns.filter_map(|element| match element {
            Element::Words(words) => Some(words),
            Element::Gap => None,
        });
        self.needs = sorted(words.flatten().chain(&self.erase).chain(&self.access).copied().collect());
        self
    }

    fn asks(&self, sentence: &[Vec<u16>]) -> bool {
        if !sentence.iter().any(|word| has(word, &self.needs)) {
            return false;
        }
        if sentence.iter().any(|word| has(word, &self.other)) {
            return false;
        }
        let said = |patterns: &[Vec<Element>]| {
            patterns.iter().flat_map(|pattern| places(pattern, sentence)).any(|(begin, _)| !self.negated(sentence, begin))
        };
        let alone = |pattern: &Vec<Element>| end_of(pattern, sentence, 0) == Some(sentence.len());
        if said(&self.whole) || (sentence.len() <= SHORT_WORDS && said(&self.short)) || self.alone.iter().any(alone) {
            return true;
        }
        let erased = |place: usize, word: &[u16]| has(word, &self.erase) && !self.negated(sentence, place);
        let own = self.own.iter().flat_map(|pattern| places(pattern, sentence));
        let things = self.things.iter().flat_map(|pattern| places(pattern, sentence)).filter(|(begin, _)| !self.is_aside(sentence, *begin));
        near(own, sentence, |place, word| has(word, &self.access) || erased(place, word)) || near(things, sentence, erased)
    }

    fn is_aside(&self, sentence: &[Vec<u16>], begin: usize) -> bool {
        before(sentence, begin).is_some_and(|word| has(word, &self.aside))
    }

    fn negated(&self, sentence: &[Vec<u16>], verb: usize) -> bool {
        // "Löschen Sie meine Daten nicht": at the end it counts, too.
        before(sentence, verb).into_iter().chain(sentence.last()).any(|word| has(word, &self.not))
    }
}

/// Whether a word of a kind stands within reach of one of these places.
fn near(mut places: impl Iterator<Item = (usize, usize)>, sentence: &[Vec<u16>], wanted: impl Fn(usize, &[u16]) -> bool) -> bool {
    places.any(|(begin, end)| {
        let reached = sentence.iter().enumerate().take(end + REACH).skip(begin.saturating_sub(REACH));
        reached.into_iter().any(|(place, word)| wanted(place, word))
    })
}

fn before(sentence: &[Vec<u16>], place: usize) -> Option<&Vec<u16>> {
    place.checked_sub(1).and_then(|before| sentence.get(before))
}

/// Whether a word is one of these, which are sorted.
fn has(word: &[u16], any_of: &[u16]) -> bool {
    word.iter().any(|mark| any_of.binary_search(mark).is_ok())
}

fn sorted(mut words: Vec<u16>) -> Vec<u16> {
    words.sort_unstable();
    words.dedup();
    words
}

/// Where a pattern is said in a sentence: first word and the one after the last.
fn places(pattern: &[Element], sentence: &[Vec<u16>]) -> impl Iterator<Item = (usize, usize)> {
    (0..sentence.len()).filter_map(move |begin| end_of(pattern, sentence, begin).map(|end| (begin, end)))
}

fn end_of(pattern: &[Element], sentence: &[Vec<u16>], at: usize) -> Option<usize> {
    match pattern.split_first() {
        None => Some(at),
        Some((Element::Words(words), rest)) => has(sentence.get(at)?, words).then(|| end_of(rest, sentence, at + 1)).flatten(),
        Some((Element::Gap, rest)) => (at..=at + GAP).find_map(|at| end_of(rest, sentence, at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_letter_is_still_understood() {
        for text in
            ["pleas delte my data", "Bitte löshcen Sie meine Daten", "prosze usnuac moje dane", "удлаите мои данные", "verielrimi silin"]
        {
            assert!(asked(text), "{text}");
        }
    }

    #[test]
    fn nothing_that_is_typed_breaks_it() {
        for text in ["", " ", "...", "💣💣💣", "\0\u{301}\u{301}", "my", "ß", "İ", &"my data ".repeat(10_000)] {
            let _ = asked(text);
        }
    }

    #[test]
    fn no_pattern_begins_or_ends_with_a_gap() {
        for language in &VOCABULARY.languages {
            for pattern in language.own.iter().chain(&language.whole).chain(&language.short) {
                assert!(matches!(pattern.first(), Some(Element::Words(_))) && matches!(pattern.last(), Some(Element::Words(_))));
            }
        }
        for pattern in VOCABULARY.wishes.iter().flat_map(|language| &language.said).flat_map(|(_, patterns)| patterns) {
            assert!(matches!(pattern.first(), Some(Element::Words(_))) && matches!(pattern.last(), Some(Element::Words(_))));
        }
    }
}
