//! Decides what stands in the place of a conversation that nobody here may read.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::pages::list::{List, View};
use crate::person::{Person, Priority};
use crate::words::Words;

/// A conversation that no key of the reader opens.
#[derive(Clone)]
pub struct PrivatePage {
    /// The list beside it.
    pub list: List,
    /// The conversation's id.
    pub id: String,
    /// The subject's id.
    pub subject: String,
    /// Who is being talked to; nameless, since the name is not readable either.
    pub person: Person,
    /// The site's name.
    pub site: String,
    /// Whether the reader may ask to be let in.
    pub may_ask: bool,
    /// Whether somebody has asked, and the visitor has not answered yet.
    pub asked: bool,
    /// Why asking did not work, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "private.html")]
struct PrivateView<'a> {
    page: &'a PrivatePage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl PrivatePage {
    /// The page as HTML; served with status 403.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&PrivateView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A visitor who talks to the bot.
    pub fn sample() -> Self {
        let id = "0198f2c4-0000-7000-8000-0000000007d3";
        Self {
            list: List { open: Some(id.into()), ..List::sample() },
            id: id.into(),
            subject: "0198f2c4-0000-7000-8000-000000020002".into(),
            person: Person { name: None, tag: "07d3".into() },
            site: "teehaus.example".into(),
            may_ask: true,
            asked: false,
            problem: None,
        }
    }
}
