//! Decides how a message with arguments becomes text: parts in order, a plural form chosen by its number.

use crate::{Locale, number, plural};

/// A part of a message, as the build script writes it.
pub(crate) enum Part {
    /// Text as it stands.
    Text(&'static str),
    /// The argument at this place.
    Argument(usize),
    /// The first form that fits the number at place `of`; the last one where none does.
    Choice {
        /// Place of the number.
        of: usize,
        /// Forms with their parts.
        forms: &'static [(Form, &'static [Part])],
    },
}

/// When a form is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// For this very number.
    Exactly(u64),
    /// Plural category `one`.
    One,
    /// Plural category `few`.
    Few,
    /// Plural category `many`.
    Many,
    /// Plural category `other`.
    Other,
}

/// An argument as given.
#[derive(Clone, Copy)]
pub(crate) enum Value<'a> {
    /// A word or sentence, inserted as it is.
    Word(&'a str),
    /// A number, written in the manner of the language.
    Number(u64),
}

/// The message in `locale`; `languages` stand in the order of [`Locale::ALL`].
pub(crate) fn render(locale: Locale, languages: &[&[Part]; 5], values: &[Value<'_>]) -> String {
    let [de, en, pl, ru, tr] = languages;
    let parts = match locale {
        Locale::De => de,
        Locale::En => en,
        Locale::Pl => pl,
        Locale::Ru => ru,
        Locale::Tr => tr,
    };
    let mut out = String::new();
    write(&mut out, locale, parts, values);
    out
}

// A place beyond the values cannot be: the generator writes both from the same list.
fn write(out: &mut String, locale: Locale, parts: &[Part], values: &[Value<'_>]) {
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Argument(place) => match values.get(*place) {
                Some(Value::Word(word)) => out.push_str(word),
                Some(Value::Number(count)) => out.push_str(&number(locale, *count)),
                None => {}
            },
            Part::Choice { of, forms } => {
                if let Some(Value::Number(count)) = values.get(*of) {
                    write(out, locale, chosen(locale, *count, forms), values);
                }
            }
        }
    }
}

fn chosen(locale: Locale, count: u64, forms: &[(Form, &'static [Part])]) -> &'static [Part] {
    let category = plural::form(locale, count);
    // The very number stands before its category: `[0]` before `[many]`.
    let fitting = |wanted: Form| forms.iter().find(move |(form, _)| *form == wanted);
    let found = fitting(Form::Exactly(count)).or_else(|| fitting(category)).or(forms.last());
    found.map_or(&[], |(_, parts)| parts)
}
