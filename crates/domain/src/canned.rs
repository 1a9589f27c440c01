//! Canned responses: texts that members answer with, one for each language, found by a shortcut.

use crate::act::{Act, Entry};
use crate::contact::Format;
use crate::conversation::MESSAGE_CHARS_MAX;
use crate::decision::{self, Recorded};
use crate::id::{CannedId, MemberId, SubjectId};
use crate::principal::Actor;
use crate::refusal::Refusal;
use jiff::Timestamp;
use locale::Locale;
use std::collections::BTreeMap;

/// The longest shortcut, in characters.
pub const SHORTCUT_CHARS_MAX: usize = 32;
/// Canned responses that one organisation may keep.
pub const CANNED_MAX: u64 = 500;

/// What a text may name; it is filled in when the text is inserted.
pub const VARIABLES: [&str; 4] = ["visitor", "agent", "site", "organisation"];

/// What is known when a text is inserted; empty where it is not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Variables<'v> {
    /// The visitor's name.
    pub visitor: &'v str,
    /// The answering member's name.
    pub agent: &'v str,
    /// The site's name.
    pub site: &'v str,
    /// The organisation's name.
    pub organisation: &'v str,
}

impl<'v> Variables<'v> {
    fn get(&self, name: &str) -> Option<&'v str> {
        match name {
            "visitor" => Some(self.visitor),
            "agent" => Some(self.agent),
            "site" => Some(self.site),
            "organisation" => Some(self.organisation),
            _ => None,
        }
    }
}

/// A canned response as a member wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Canned {
    /// Which one.
    pub id: CannedId,
    /// By what it is found: unique within the organisation.
    pub shortcut: String,
    /// Whose alone it is; `None` where every member uses it.
    pub owner: Option<MemberId>,
    /// Its text by language; at least one.
    pub texts: BTreeMap<&'static str, String>,
}

/// Whose a canned response is: a member's own, or everyone's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Owner(pub Option<MemberId>);

/// How the organisation's canned responses stand, as the transaction read them.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// How many there are.
    pub count: u64,
    /// Which one has the wanted shortcut already.
    pub holds_shortcut: Option<CannedId>,
    /// Whose the one is that is changed; `None` where it is a new one.
    pub owner_now: Option<Owner>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
pub enum Change {
    /// A canned response, new or changed.
    #[non_exhaustive]
    #[expect(missing_docs, reason = "the fields are what the columns hold")]
    Saved { canned: Canned, by: MemberId, at: Timestamp },
    /// A canned response is gone.
    #[non_exhaustive]
    #[expect(missing_docs, reason = "the fields are what the columns hold")]
    Deleted { id: CannedId, by: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        Recorded::Act(match self {
            Self::Saved { canned, by, at } => Entry::new(Act::CannedSaved, *at, Actor::Member(*by)).with("canned", canned.id),
            Self::Deleted { id, by, at } => Entry::new(Act::CannedDeleted, *at, Actor::Member(*by)).with("canned", id),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Decides whether a canned response may be saved.
///
/// # Refuses
/// [`Refusal::InvalidValue`] where the shortcut or a text is not fit, or a text names an unknown variable;
/// [`Refusal::TooLarge`] where a text is too long or there are too many; [`Refusal::Conflict`] where another has the shortcut;
/// [`Refusal::NotFound`] where it is another member's own.
pub fn save(facts: &Facts, canned: Canned, by: MemberId, at: Timestamp) -> Result<Change, Refusal> {
    if facts.owner_now.is_some_and(|owner| is_anothers(owner, by)) {
        return Err(Refusal::NotFound);
    }
    if !is_shortcut(&canned.shortcut) {
        return Err(invalid("shortcut"));
    }
    if canned.texts.is_empty() || canned.texts.keys().any(|tag| Locale::parse(tag).is_none()) {
        return Err(invalid("texts"));
    }
    canned.texts.values().try_for_each(|text| check_text(text))?;
    if facts.holds_shortcut.is_some_and(|id| id != canned.id) {
        return Err(Refusal::Conflict);
    }
    if facts.owner_now.is_none() && facts.count >= CANNED_MAX {
        return Err(Refusal::TooLarge);
    }
    Ok(Change::Saved { canned, by, at })
}

/// Decides whether one may be deleted. `owner` says whose it is.
///
/// # Refuses
/// [`Refusal::NotFound`] where it is another member's own.
pub fn delete(id: CannedId, owner: Owner, by: MemberId, at: Timestamp) -> Result<Change, Refusal> {
    if is_anothers(owner, by) { Err(Refusal::NotFound) } else { Ok(Change::Deleted { id, by, at }) }
}

/// Whether it is another member's own.
fn is_anothers(owner: Owner, by: MemberId) -> bool {
    owner.0.is_some_and(|owner| owner != by)
}

/// Whether this can be a shortcut: letters in lower case, digits, hyphens and underscores.
pub fn is_shortcut(text: &str) -> bool {
    let fits = !text.is_empty() && text.chars().count() <= SHORTCUT_CHARS_MAX;
    fits && text.chars().all(|c| (c.is_alphanumeric() && !c.is_uppercase()) || c == '-' || c == '_')
}

fn check_text(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > MESSAGE_CHARS_MAX {
        return Err(Refusal::TooLarge);
    }
    let known = pieces(text).all(|piece| !matches!(piece, Piece::Variable(name) if !VARIABLES.contains(&name)));
    if text.trim().is_empty() || text.contains('\0') || !known { Err(invalid("texts")) } else { Ok(()) }
}

fn invalid(field: &str) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }
}

/// Fills a text in. Where a variable is not known, it goes with the blank before it, so that "Hello {visitor}," becomes
/// "Hello,". What is filled in is never read for variables again.
pub fn fill(text: &str, variables: &Variables<'_>) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Variable(name) => match variables.get(name) {
                Some("") => filled.truncate(filled.trim_end_matches(' ').len()),
                Some(value) => filled.push_str(value),
                None => {}
            },
        }
    }
    filled
}

/// The text of a language or, where there is none, the nearest: English, then the first by name.
pub fn text_for<'t>(texts: &'t BTreeMap<&'static str, String>, locale: Locale) -> Option<&'t String> {
    texts.get(locale.code()).or_else(|| texts.get(Locale::En.code())).or_else(|| texts.values().next())
}

enum Piece<'t> {
    Words(&'t str),
    Variable(&'t str),
}

/// A text as words and the names in braces. A brace that is not closed on its line is a brace.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'))
            && !name.contains(['{', '\n'])
        {
            rest = after;
            return Some(Piece::Variable(name.trim()));
        }
        // At least the brace that stands here by itself.
        let end = rest.char_indices().skip(1).find(|(_, c)| *c == '{').map_or(rest.len(), |(at, _)| at);
        let (words, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Words(words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NOBODY: Facts = Facts { count: 0, holds_shortcut: None, owner_now: None };

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    fn canned(shortcut: &str, text: &str) -> Canned {
        let texts = BTreeMap::from([("en", text.to_owned())]);
        Canned { id: CannedId(Uuid::from_u128(7)), shortcut: shortcut.to_owned(), owner: None, texts }
    }

    fn refusal(facts: &Facts, canned: Canned) -> Option<Refusal> {
        save(facts, canned, member(1), Timestamp::UNIX_EPOCH).err()
    }

    #[test]
    fn variables_are_filled_in_and_missing_ones_leave_no_gap() {
        let variables = Variables { visitor: "", agent: "Ada", site: "{agent}", organisation: "Teehaus" };
        for (text, filled) in [
            ("Hello {visitor}, I am {agent}.", "Hello, I am Ada."),
            ("{ organisation }: {site}", "Teehaus: {agent}"),
            ("a { b", "a { b"),
            ("{", "{"),
            ("{\n}", "{\n}"),
            ("{{agent}}", "{Ada}"),
            ("", ""),
        ] {
            assert_eq!(fill(text, &variables), filled, "{text}");
        }
    }

    #[test]
    fn an_unknown_variable_is_refused_when_it_is_saved() {
        assert_eq!(refusal(&NOBODY, canned("hours", "Hello {visitor}")), None);
        for bad in ["Hello {vistor}", "{}", "{{name}}", " ", "a\0"] {
            assert_eq!(refusal(&NOBODY, canned("hours", bad)), Some(invalid("texts")), "{bad}");
        }
        assert_eq!(refusal(&NOBODY, canned("hours", &"a".repeat(4_001))), Some(Refusal::TooLarge));
        let nowhere = Canned { texts: BTreeMap::new(), ..canned("hours", "") };
        assert_eq!(refusal(&NOBODY, nowhere), Some(invalid("texts")));
    }

    #[test]
    fn a_shortcut_is_one_word_in_lower_case() {
        for good in ["hi", "öffnungszeiten", "часы-работы", "a_1"] {
            assert!(is_shortcut(good), "{good}");
        }
        for bad in ["", "Hi", "two words", "/hi", &"a".repeat(33)] {
            assert!(!is_shortcut(bad), "{bad}");
        }
    }

    #[test]
    fn a_shortcut_is_taken_once_and_anothers_own_is_not_there() {
        let mine = canned("hi", "hello");
        let taken = Facts { holds_shortcut: Some(CannedId(Uuid::from_u128(8))), ..NOBODY };
        assert_eq!(refusal(&taken, mine.clone()), Some(Refusal::Conflict));
        assert_eq!(refusal(&Facts { holds_shortcut: Some(mine.id), owner_now: Some(Owner(None)), ..NOBODY }, mine.clone()), None);
        assert_eq!(refusal(&Facts { owner_now: Some(Owner(Some(member(2)))), ..NOBODY }, mine.clone()), Some(Refusal::NotFound));
        assert_eq!(refusal(&Facts { count: CANNED_MAX, ..NOBODY }, mine.clone()), Some(Refusal::TooLarge));
        assert_eq!(
            refusal(&Facts { count: CANNED_MAX, owner_now: Some(Owner(None)), ..NOBODY }, mine.clone()),
            None,
            "a change is no more"
        );
        assert!(delete(mine.id, Owner(Some(member(2))), member(1), Timestamp::UNIX_EPOCH).is_err());
    }

    #[test]
    fn a_language_without_a_text_falls_back() {
        let texts = BTreeMap::from([("de", "Hallo".to_owned()), ("en", "Hello".to_owned())]);
        assert_eq!(text_for(&texts, Locale::De).map(String::as_str), Some("Hallo"));
        assert_eq!(text_for(&texts, Locale::Tr).map(String::as_str), Some("Hello"));
        let german = BTreeMap::from([("de", "Hallo".to_owned())]);
        assert_eq!(text_for(&german, Locale::Ru).map(String::as_str), Some("Hallo"));
    }
}
