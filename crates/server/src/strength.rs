//! Strength: which passwords are guessed too quickly, and what would make them better.
//!
//! Nothing is asked of the kinds of characters (NIST SP 800-63B, 3.1.1.2): the port of zxcvbn estimates how many guesses it takes.

use locale::Key;
use serde::Serialize;
use zxcvbn::feedback::{Feedback, Suggestion, Warning};
use zxcvbn::{Score, zxcvbn};

/// What makes a password easy to guess, as the form says it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Weakness {
    /// A word, a name or a password that many use.
    Common,
    /// Keys that stand side by side.
    Keys,
    /// The same again and again.
    Repeated,
    /// Letters or digits in their order.
    Sequence,
    /// A date or a year.
    Date,
    /// It is long enough and still has too little in it.
    Short,
}

/// What is wrong with a password; nothing where it takes more than a hundred million guesses. `known` is what others know of whoever
/// chose it: their address, their name, where they work.
pub(crate) fn weaknesses(password: &str, known: &[&str]) -> Vec<Weakness> {
    let estimate = zxcvbn(password, known);
    if estimate.score() >= Score::Three {
        return Vec::new();
    }
    let feedback = estimate.feedback();
    let mut found: Vec<Weakness> = feedback.and_then(Feedback::warning).into_iter().map(of_warning).collect();
    found.extend(feedback.into_iter().flat_map(Feedback::suggestions).filter_map(|said| of_suggestion(*said)));
    if found.is_empty() {
        found.push(Weakness::Short);
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl Weakness {
    /// The sentence that says what would be better.
    pub(crate) fn key(self) -> Key {
        match self {
            Self::Common => Key::ConsolePasswordCommon,
            Self::Keys => Key::ConsolePasswordKeys,
            Self::Repeated => Key::ConsolePasswordRepeated,
            Self::Sequence => Key::ConsolePasswordSequence,
            Self::Date => Key::ConsolePasswordDate,
            Self::Short => Key::ConsolePasswordMore,
        }
    }
}

fn of_warning(warning: Warning) -> Weakness {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => Weakness::Keys,
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => Weakness::Repeated,
        Warning::SequencesLikeAbcAreEasyToGuess => Weakness::Sequence,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => Weakness::Date,
        _ => Weakness::Common,
    }
}

fn of_suggestion(suggestion: Suggestion) -> Option<Weakness> {
    match suggestion {
        Suggestion::AvoidRepeatedWordsAndCharacters => Some(Weakness::Repeated),
        Suggestion::AvoidSequences => Some(Weakness::Sequence),
        Suggestion::AvoidRecentYears
        | Suggestion::AvoidYearsThatAreAssociatedWithYou
        | Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => Some(Weakness::Date),
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => Some(Weakness::Keys),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused_with_its_reason() {
        let cases: [(&str, Weakness); 5] = [
            ("password1234", Weakness::Common),
            ("aaaaaaaaaaaa", Weakness::Repeated),
            ("abcdefghijkl", Weakness::Sequence),
            ("qwertyuiop12", Weakness::Common),
            ("ada.brandt12", Weakness::Short),
        ];
        for (password, weakness) in cases {
            let found = weaknesses(password, &["ada.brandt", "Teehaus"]);
            assert!(found.contains(&weakness), "{password}: {found:?}");
        }
    }

    #[test]
    fn several_words_are_enough_without_any_sign() {
        for password in ["several good words", "correct horse battery staple 9", "eine Tasse Tee mit Honig", "çay bahçesinde iki bardak"]
        {
            assert_eq!(weaknesses(password, &["ada@teehaus.example"]), [], "{password}");
        }
    }
}
