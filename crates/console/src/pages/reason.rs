//! Decides how a member is asked why, before something of a person is opened to them.

use askama::Template;
use domain::reason::Reason;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::person::Person;
use crate::words::Words;

/// The question before an opening, in a role that says why.
#[derive(Clone)]
pub struct ReasonPage {
    /// Whom it is about; nameless, as nothing of theirs is open yet.
    pub person: Person,
    /// Where the answer goes: a path of the console.
    pub action: String,
    /// Where the way back leads: a path of the console.
    pub back: String,
    /// Why the last answer did not hold, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "reason.html")]
struct ReasonView<'a> {
    page: &'a ReasonPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ReasonPage {
    /// The page as HTML; served with status 403 in the place of what it asks about.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&ReasonView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A conversation.
    pub fn sample() -> Self {
        Self {
            person: Person { name: None, tag: "4f2a".into() },
            action: "/console/conversations/0198f2c4-0000-7000-8000-000000004f2a/opening".into(),
            back: "/console/inbox".into(),
            problem: None,
        }
    }
}
