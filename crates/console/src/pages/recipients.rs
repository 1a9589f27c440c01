//! Decides how recipients are shown, registered, changed and ended.

use askama::Template;
use domain::jurisdiction::transfer::Transfer;
use domain::recipient::{CONTACT_CHARS_MAX, Kind, NAME_CHARS_MAX};
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::privacy::Tab;
use crate::words::Words;

/// The recipients, and a form for one more.
#[derive(Clone)]
pub struct RecipientsPage {
    /// The recipients as they stand.
    pub rows: Vec<RecipientForm>,
    /// The form of a new one.
    pub new: RecipientForm,
    /// Whether the reader may change something.
    pub may_write: bool,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// Whether something may go to a recipient.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecipientState {
    /// Now.
    Usable,
    /// Not before then.
    Blocked(Timestamp),
    /// Not since then: the organisation objects.
    Objected(Timestamp),
    /// Not since then.
    Ended(Timestamp),
}

/// A recipient as its form shows it.
#[derive(Clone)]
pub struct RecipientForm {
    /// Its id; empty for a new one.
    pub id: String,
    /// What it does; `None` until somebody says so.
    pub kind: Option<Kind>,
    /// Its name.
    pub name: String,
    /// ISO 3166.
    pub country: String,
    /// Where its office for privacy is reached.
    pub contact: String,
    /// Every purpose of the organisation: its name, and whether the recipient serves it.
    pub purposes: Vec<(String, bool)>,
    /// Whether it works for the operator.
    pub sub_processor: bool,
    /// What allows handing data to its country.
    pub transfer: Option<Transfer>,
    /// The day by which it is looked at again, as a field for one takes it; may be empty.
    pub audit_on: String,
    /// When the Board was told of the standard contract, or what was typed.
    pub board_told_on: String,
    /// Whether something may go to it.
    pub state: RecipientState,
    /// Whether its form is open.
    pub is_open: bool,
}

impl RecipientForm {
    /// The form of a new one.
    pub fn empty(purposes: &[String]) -> Self {
        Self {
            id: String::new(),
            kind: None,
            name: String::new(),
            country: String::new(),
            contact: String::new(),
            purposes: purposes.iter().map(|name| (name.clone(), false)).collect(),
            sub_processor: false,
            transfer: None,
            audit_on: String::new(),
            board_told_on: String::new(),
            state: RecipientState::Usable,
            is_open: false,
        }
    }

    /// What tells its fields from those of other forms on the page.
    pub(crate) fn mark(&self) -> &str {
        if self.id.is_empty() { "new" } else { &self.id }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn is_kind(&self, kind: &Kind) -> bool {
        self.kind == Some(*kind)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn has_transfer(&self, transfer: &Transfer) -> bool {
        self.transfer == Some(*transfer)
    }

    pub(crate) fn has_ended(&self) -> bool {
        matches!(self.state, RecipientState::Ended(_))
    }

    /// The purposes that it serves.
    pub(crate) fn serves(&self) -> impl Iterator<Item = &str> {
        self.purposes.iter().filter(|(_, serves)| *serves).map(|(name, _)| name.as_str())
    }

    pub(crate) fn transfer_label(&self) -> Option<Key> {
        self.transfer.as_ref().map(transfer_label)
    }

    pub(crate) fn kind_label(&self) -> Key {
        self.kind.as_ref().map_or(Key::ConsoleRecipientKindOther, kind_label)
    }
}

/// What a kind is called.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
pub(crate) fn kind_label(kind: &Kind) -> Key {
    match kind {
        Kind::Mail => Key::ConsoleRecipientKindMail,
        Kind::Hosting => Key::ConsoleRecipientKindHosting,
        Kind::Model => Key::ConsoleRecipientKindModel,
        Kind::Webhook => Key::ConsoleRecipientKindWebhook,
        Kind::Channel => Key::ConsoleRecipientKindChannel,
        Kind::Backup => Key::ConsoleRecipientKindBackup,
        Kind::TimeStamp => Key::ConsoleRecipientKindTimeStamp,
        Kind::IdentityProvider => Key::ConsoleRecipientKindIdentityProvider,
        Kind::Other => Key::ConsoleRecipientKindOther,
    }
}

/// What a tool is called.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
pub(crate) fn transfer_label(transfer: &Transfer) -> Key {
    match transfer {
        Transfer::Adequacy => Key::ConsoleRecipientTransferAdequacy,
        Transfer::StandardClauses => Key::ConsoleRecipientTransferStandardClauses,
        Transfer::BindingRules => Key::ConsoleRecipientTransferBindingRules,
        Transfer::Certification => Key::ConsoleRecipientTransferCertification,
        Transfer::Permitted => Key::ConsoleRecipientTransferPermitted,
    }
}

#[derive(Template)]
#[template(path = "recipients.html")]
struct View<'a> {
    page: &'a RecipientsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl RecipientsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// One of each state: mail within the area, a new host that waits, a model that has ended.
    pub fn sample() -> Self {
        let names = ["conversation", "callback", "marketing"].map(str::to_owned);
        let row = |tag: &str, kind, name: &str, country: &str, serves: &str, state| RecipientForm {
            id: format!("0198f2c4-0000-7000-8000-0000000000{tag}"),
            kind: Some(kind),
            name: name.into(),
            country: country.into(),
            contact: format!("https://{}.example/privacy", name.split(' ').next().unwrap_or_default().to_lowercase()),
            purposes: names.iter().map(|each| (each.clone(), serves.contains(each.as_str()))).collect(),
            sub_processor: kind == Kind::Hosting,
            transfer: (country == "US").then_some(Transfer::StandardClauses),
            audit_on: if kind == Kind::Mail { "2026-12-01".into() } else { String::new() },
            board_told_on: String::new(),
            state,
            is_open: false,
        };
        let blocked = RecipientState::Blocked(moment("2026-12-22T00:00:00Z"));
        let ended = RecipientState::Ended(moment("2026-10-01T09:30:00Z"));
        Self {
            rows: vec![
                row("d1", Kind::Mail, "Postbote GmbH", "DE", "marketing", RecipientState::Usable),
                row("d2", Kind::Hosting, "Rechenhaus AG", "DE", "conversation callback marketing", blocked),
                row("d3", Kind::Model, "Tinysmith Inc", "US", "conversation", ended),
            ],
            new: RecipientForm::empty(&names),
            may_write: true,
            saved: false,
            problem: None,
        }
    }

    /// Nobody is registered yet, and what was typed does not hold.
    pub fn sample_refused(problem: &str) -> Self {
        let sample = Self::sample();
        let typed =
            sample.rows.into_iter().next_back().map(|row| RecipientForm { id: String::new(), transfer: None, is_open: true, ..row });
        Self { rows: vec![], new: typed.unwrap_or(sample.new), problem: Some(problem.to_owned()), ..sample }
    }
}
