//! Decides how legal holds are listed, placed, lifted, and how what one keeps is shown.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::person::Person;
use crate::privacy::Tab;
use crate::words::Words;

/// The holds, one page of them, and a form for one more.
#[derive(Clone)]
pub struct HoldsPage {
    /// The holds, the next to end first.
    pub rows: Vec<HoldRow>,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// The form, where the reader may place holds.
    pub form: Option<HoldForm>,
    /// Whether the reader holds the hold pair, and so reads what is kept.
    pub opens: bool,
    /// Whether something was just placed or lifted.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// One hold.
#[derive(Clone)]
pub struct HoldRow {
    /// Its id.
    pub id: String,
    /// On whom; without a name, because it may be all that is left.
    pub person: Person,
    /// For which purpose; `None` for all that its author read.
    pub purpose: Option<String>,
    /// Why; `None` where no key of the reader opens it.
    pub reason: Option<String>,
    /// Who placed it.
    pub member: Option<String>,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether the subject was erased since.
    pub erased: bool,
}

/// A hold as it is typed.
#[derive(Clone, Default)]
pub struct HoldForm {
    /// The subject's id.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// Its last day.
    pub ends_on: String,
    /// The purpose that was chosen, by name; empty for all.
    pub purpose: String,
    /// The organisation's purposes, by name.
    pub purposes: Vec<String>,
}

/// What a hold keeps.
#[derive(Clone)]
pub struct HeldPage {
    /// The hold.
    pub id: String,
    /// On whom.
    pub person: Person,
    /// Who, when, and what was said: the author's key, the time, the text, and the file it carries.
    pub messages: Vec<HeldMessage>,
    /// What was told: the field and its value.
    pub fields: Vec<(String, String)>,
    /// What members noted.
    pub notes: Vec<(String, String)>,
}

/// One held message.
#[derive(Clone)]
pub struct HeldMessage {
    /// `visitor`, `bot`, `member` or `system`.
    pub from: &'static str,
    /// When, RFC 3339.
    pub at: String,
    /// What it says, or which text of the bot's it is.
    pub text: String,
    /// The id of the file that it carries.
    pub file: Option<String>,
}

#[derive(Template)]
#[template(path = "holds.html")]
struct View<'a> {
    page: &'a HoldsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

#[derive(Template)]
#[template(path = "held.html")]
struct HeldView<'a> {
    page: &'a HeldPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl HoldsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// One hold that stands on a person, and one that outlived an erasure.
    pub fn sample() -> Self {
        let row = |tag: &str, reason: Option<&str>, ends: &str, erased: bool| HoldRow {
            id: format!("0198f2c4-0000-7000-8000-00000009{tag}"),
            person: Person { name: None, tag: tag.into() },
            purpose: erased.then(|| "conversation".into()),
            reason: reason.map(Into::into),
            member: Some("Ada Brandt".into()),
            ends_at: moment(ends),
            erased,
        };
        Self {
            rows: vec![
                row("4f2a", Some("Complaint about an empty parcel, 4 O 12/26"), "2027-03-31T22:00:00Z", true),
                row("e5a0", None, "2028-12-31T23:00:00Z", false),
            ],
            next: None,
            form: Some(HoldForm { purposes: vec!["conversation".into(), "callback".into()], ..HoldForm::default() }),
            opens: true,
            saved: false,
            problem: None,
        }
    }

    /// What an owner sees who holds no hold pair, before any hold.
    pub fn sample_none() -> Self {
        Self { rows: vec![], opens: false, ..Self::sample() }
    }
}

impl HeldPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&HeldView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A short conversation with a number.
    pub fn sample() -> Self {
        let said = |from, text: &str, file: Option<&str>| HeldMessage {
            from,
            at: "2026-11-20T09:14:00.000Z".into(),
            text: text.into(),
            file: file.map(Into::into),
        };
        Self {
            id: "0198f2c4-0000-7000-8000-000000094f2a".into(),
            person: Person { name: None, tag: "4f2a".into() },
            messages: vec![
                said("visitor", "The parcel was empty.", None),
                said("member", "I am sorry. Could you send a photo?", None),
                said("visitor", "parcel.jpg", Some("0198f2c4-0000-7000-8000-00000000f11e")),
            ],
            fields: vec![("phone".into(), "+49301234567".into())],
            notes: vec![("2026-11-20T10:00:00.000Z".into(), "Warehouse confirms the weight.".into())],
        }
    }
}

impl HeldMessage {
    /// The author's name in the reader's language.
    pub(crate) fn author(&self) -> Key {
        match self.from {
            "visitor" => Key::ConsoleAuthorVisitor,
            "member" => Key::HoldsAuthorMember,
            _ => Key::HoldsAuthorBot,
        }
    }
}
