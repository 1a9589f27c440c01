//! Decides how contacts are listed and filtered, and where the export stands.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::person::{ConsentState, Field, Person};
use crate::words::Words;

/// The contacts, one page of them.
#[derive(Clone)]
pub struct ContactsPage {
    /// The purposes to filter by: ids.
    pub purposes: Vec<String>,
    /// The purpose that is chosen.
    pub purpose: Option<String>,
    /// The consent that is chosen.
    pub consent: Option<ConsentState>,
    /// The contacts.
    pub rows: Vec<ContactRow>,
    /// Whether the reader may export.
    pub may_export: bool,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// One contact.
#[derive(Clone)]
pub struct ContactRow {
    /// The subject's id.
    pub subject: String,
    /// The subject.
    pub person: Person,
    /// The latest conversation's id.
    pub conversation: Option<String>,
    /// What was told, as far as the reader's keys open it.
    pub fields: Vec<Field>,
    /// What was said to each purpose that was asked for.
    pub consents: Vec<PurposeState>,
    /// Whether there are fields that open once the reader has said why.
    pub asks_reason: bool,
}

/// What was said to one purpose.
#[derive(Clone)]
pub struct PurposeState {
    /// The purpose's id.
    pub purpose: String,
    /// What was said.
    pub state: ConsentState,
}

#[derive(Template)]
#[template(path = "contacts.html")]
struct View<'a> {
    page: &'a ContactsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ContactsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn is_filtered(&self) -> bool {
        self.purpose.is_some() || self.consent.is_some()
    }

    pub(crate) fn is_purpose(&self, purpose: &str) -> bool {
        self.purpose.as_deref() == Some(purpose)
    }

    pub(crate) fn is_consent(&self, state: ConsentState) -> bool {
        self.consent == Some(state)
    }

    pub(crate) fn purpose_name(&self) -> &str {
        self.purpose.as_deref().unwrap_or_default()
    }

    pub(crate) fn consent_name(&self) -> &'static str {
        self.consent.map_or("", ConsentState::name)
    }

    /// Contacts with every kind of consent.
    pub fn sample() -> Self {
        use ConsentState::{Given, Refused, Withdrawn};
        let row = |tag: &str, name: Option<&str>, fields: &[(&str, &str)], consents: &[(&str, ConsentState)]| ContactRow {
            subject: format!("0198f2c4-0000-7000-8000-00000002{tag}"),
            person: Person { name: name.map(Into::into), tag: tag.into() },
            asks_reason: false,
            conversation: Some(format!("0198f2c4-0000-7000-8000-00000000{tag}")),
            fields: fields.iter().map(|&(name, value)| Field { name: name.into(), value: value.into() }).collect(),
            consents: consents.iter().map(|&(purpose, state)| PurposeState { purpose: purpose.into(), state }).collect(),
        };
        Self {
            purposes: ["conversation", "callback", "marketing", "health"].map(String::from).to_vec(),
            purpose: Some("marketing".into()),
            consent: None,
            rows: vec![
                row(
                    "4f2a",
                    Some("Jakub Wiśniewski"),
                    &[("phone", "+49301234567")],
                    &[("conversation", Given), ("callback", Given), ("marketing", Refused)],
                ),
                row(
                    "e5a0",
                    Some("Elif Demir"),
                    &[("email", "elif.demir@posta.example"), ("phone", "+902121234567")],
                    &[("marketing", Given), ("callback", Given)],
                ),
                row("9c61", None, &[], &[("marketing", Withdrawn)]),
            ],
            may_export: true,
            next: Some("0198f2c4".into()),
        }
    }
}
