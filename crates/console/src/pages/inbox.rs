//! Decides how the inbox is shown before a conversation is chosen.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::pages::list::{List, View};
use crate::person::Priority;
use crate::words::Words;

/// The inbox, one page of it.
#[derive(Clone)]
pub struct InboxPage {
    /// The conversations.
    pub list: List,
    /// What came of an act on several conversations, as a sentence.
    pub note: Option<String>,
}

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxView<'a> {
    page: &'a InboxPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl InboxPage {
    /// The page as HTML. The script fetches it again and takes `#waiting` and `#list` from it.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&InboxView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// An inbox in which nobody has written yet.
    pub fn sample_empty(view: View) -> Self {
        Self { list: List::sample_empty(view), note: None }
    }

    /// One conversation of each kind.
    pub fn sample() -> Self {
        Self { list: List::sample(), note: None }
    }
}
