//! Decides how a member is asked before a subject is erased, and what is handed over afterwards.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::person::Person;
use crate::words::Words;

/// The question before an erasure.
#[derive(Clone)]
pub struct ErasePage {
    /// The subject's id.
    pub subject: String,
    /// The subject.
    pub person: Person,
    /// Where "cancel" leads: a path of the console.
    pub back: String,
    /// Why the erasure was not done, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "erase.html")]
struct EraseView<'a> {
    page: &'a ErasePage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ErasePage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&EraseView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Someone with a name.
    pub fn sample() -> Self {
        Self {
            subject: "0198f2c4-0000-7000-8000-000000020001".into(),
            person: Person { name: Some("Jakub Wiśniewski".into()), tag: "4f2a".into() },
            back: "/console/conversations/0198f2c4-0000-7000-8000-000000004f2a".into(),
            problem: None,
        }
    }
}

/// What is said once reading again found nothing.
#[derive(Clone)]
pub struct ErasedPage {
    /// The proof.
    pub receipt: Receipt,
    /// Whether a legal hold keeps a part until it ends.
    pub held: bool,
}

/// A receipt of the ledger.
#[derive(Clone)]
pub struct Receipt {
    /// The receipt's id.
    pub id: String,
    /// The act, as the ledger names it.
    pub act: String,
    /// When.
    pub at: Timestamp,
    /// The entry's index in the ledger.
    pub index: u64,
    /// The exact text of the entry.
    pub entry: String,
    /// The salt in Base64.
    pub salt: String,
    /// The C2SP tlog-proof.
    pub proof: String,
}

#[derive(Template)]
#[template(path = "erased.html")]
struct ErasedView<'a> {
    page: &'a ErasedPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ErasedPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&ErasedView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A receipt in the form of a real one.
    pub fn sample() -> Self {
        Self {
            receipt: Receipt {
                id: "0198f2c4-0000-7000-8000-000000040001".into(),
                act: "subject.erased".into(),
                at: moment("2026-11-22T14:05:00Z"),
                index: 1284,
                entry: "{\"act\":\"subject.erased\",\"at\":\"2026-11-22T14:05:00Z\"}".into(),
                salt: "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=".into(),
                proof: "c2sp.org/tlog-proof@v1\nindex 1284\n…".into(),
            },
            held: true,
        }
    }
}
