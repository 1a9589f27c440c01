//! Decides how a person is told that something did not work, and how they get away from there.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// A problem as a page: what, in a sentence, and a way back.
#[derive(Clone)]
pub struct ProblemPage {
    /// The problem's title.
    pub title: String,
    /// What it means for the reader.
    pub sentence: String,
    /// Where the way back leads: a path of the console.
    pub back: String,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct View<'a> {
    page: &'a ProblemPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ProblemPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Nothing is here, or nothing that the reader may know of: the two look the same.
    pub fn not_found(locale: Locale) -> Self {
        Self {
            title: locale::text(locale, Key::ConsoleNotFoundTitle).into(),
            sentence: locale::text(locale, Key::ConsoleErrorNotFound).into(),
            back: "/console/inbox".into(),
        }
    }
}
