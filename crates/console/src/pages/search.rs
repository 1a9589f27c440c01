//! Decides how the results of a search are shown, and what the page says while there are none.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use super::log::Author;
use crate::frame::{Frame, html, moment};
use crate::words::Words;

/// The search: a form and, once something was looked for, what was found.
#[derive(Clone)]
pub struct SearchPage {
    /// What was looked for.
    pub query: String,
    /// How far the search has come.
    pub state: SearchState,
    /// Fingerprinted address of `search.js`, which lets results appear as they are found.
    pub script_url: String,
}

/// How far a search has come.
#[derive(Clone)]
pub enum SearchState {
    /// Nothing was looked for yet.
    Fresh,
    /// The words that were entered cannot be looked for.
    Short,
    /// It came to its end.
    Done {
        /// What was found, the newest conversation first.
        hits: Vec<SearchHit>,
        /// How many messages were looked at.
        searched: u64,
        /// Whether there may be more.
        more: bool,
    },
}

/// Something that was found.
#[derive(Clone)]
pub struct SearchHit {
    /// Where it leads: the conversation or, where none may be opened, the contacts.
    pub href: String,
    /// Who wrote it; `None` where it is a contact's field.
    pub from: Option<Author>,
    /// The field, where it is one.
    pub field: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What stands before.
    pub before: String,
    /// What was found.
    pub hit: String,
    /// What stands after.
    pub after: String,
}

#[derive(Template)]
#[template(path = "search.html")]
struct View<'a> {
    page: &'a SearchPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl SearchPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A search with hits of every kind.
    pub fn sample() -> Self {
        let hit = |from: Option<Author>, field: Option<&str>, before: &str, hit: &str, after: &str| SearchHit {
            href: from
                .as_ref()
                .map_or("/console/contacts", |_| "/console/conversations/0198f2c4-0000-7000-8000-000000004f2a#latest")
                .to_owned(),
            from,
            field: field.map(str::to_owned),
            at: moment("2026-11-22T13:58:00Z"),
            before: before.into(),
            hit: hit.into(),
            after: after.into(),
        };
        let hits = vec![
            hit(
                Some(Author::Visitor),
                None,
                "Guten Tag, mein Paket mit dem ",
                "Darjeeling",
                " ist seit einer Woche unterwegs. Können Sie…",
            ),
            hit(Some(Author::Member(None)), None, "…gerne. Der ", "Darjeeling", " kommt morgen an."),
            hit(None, Some("email"), "", "darjeeling", "@posta.example"),
        ];
        Self { query: "darjeeling".into(), state: SearchState::Done { hits, searched: 7_261, more: true }, script_url: "search.js".into() }
    }

    /// A search that found nothing.
    pub fn sample_none() -> Self {
        Self { state: SearchState::Done { hits: vec![], searched: 1, more: false }, ..Self::sample() }
    }
}
