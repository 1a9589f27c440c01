//! Decides how the registers of measures are shown, written and printed, and how the review of access is done.

use askama::Template;
use domain::register::{DEGREE_MAX, PEOPLE_CHARS_MAX, Register, TEXT_CHARS_MAX, TITLE_CHARS_MAX};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::person::Named;
use crate::privacy::Tab;
use crate::words::Words;

/// The registers, one after the other.
#[derive(Clone)]
pub struct RegistersPage {
    /// The four registers.
    pub parts: Vec<RegisterPart>,
    /// The review of access.
    pub review: AccessReviewPart,
    /// The members to choose from.
    pub members: Vec<Named>,
    /// The recipients to choose from.
    pub recipients: Vec<Named>,
    /// Whether the reader may write.
    pub may_write: bool,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// One register.
#[derive(Clone)]
pub struct RegisterPart {
    /// Which.
    pub register: Register,
    /// Its entries, the newest first.
    pub rows: Vec<RegisterForm>,
    /// The form of a new one.
    pub new: RegisterForm,
    /// Whether there are older ones than are shown.
    pub more: bool,
}

/// An entry as its form shows it; days as a field for one takes them.
#[derive(Clone, Default)]
pub struct RegisterForm {
    /// Its id; empty for a new one.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The day.
    pub on: String,
    /// The day by which it is looked at again; may be empty.
    pub next_on: String,
    /// The member's id, and what they are called.
    pub member: Option<(String, String)>,
    /// The recipient's id, and its name.
    pub recipient: Option<(String, String)>,
    /// SHA-256 in hexadecimal.
    pub document: String,
    /// 1 to 5, or what was typed.
    pub likelihood: String,
    /// 1 to 5, or what was typed.
    pub severity: String,
    /// Likelihood times severity.
    pub weight: Option<u8>,
    /// The measure, the findings, the notes.
    pub text: String,
    /// Who took part, or by whom.
    pub people: String,
    /// Whether its day is over.
    pub overdue: bool,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Whether its form is open.
    pub is_open: bool,
}

/// The review of who may read what.
#[derive(Clone)]
pub struct AccessReviewPart {
    /// By when it is done again.
    pub due_on: Date,
    /// Whether that day is over.
    pub overdue: bool,
    /// Who works here.
    pub members: Vec<ReviewedMember>,
    /// The reviews that were made, the newest first.
    pub past: Vec<RegisterForm>,
    /// What was typed of it and did not hold.
    pub text: String,
}

/// A member, as the review looks at them.
#[derive(Clone)]
pub struct ReviewedMember {
    /// The member's id.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// In which role.
    pub role: String,
    /// When they signed in last.
    pub signed_in: Option<Timestamp>,
    /// When they read last.
    pub has_read: Option<Timestamp>,
    /// What was typed about them.
    pub note: String,
}

impl RegisterForm {
    /// What tells its fields from those of other forms on the page.
    pub(crate) fn mark<'f>(&'f self, register: &'f Register) -> &'f str {
        if self.id.is_empty() { register.as_str() } else { &self.id }
    }

    pub(crate) fn has_closed(&self) -> bool {
        self.closed_at.is_some()
    }

    pub(crate) fn is_member(&self, id: &str) -> bool {
        self.member.as_ref().is_some_and(|(member, _)| member == id)
    }

    pub(crate) fn is_recipient(&self, id: &str) -> bool {
        self.recipient.as_ref().is_some_and(|(recipient, _)| recipient == id)
    }

    /// By what it is called in the list: what it is about, else who gave it.
    pub(crate) fn name(&self) -> &str {
        match &self.member {
            Some((_, name)) if self.title.is_empty() => name,
            _ => &self.title,
        }
    }

    /// The beginning of the document's hash.
    pub(crate) fn short_document(&self) -> &str {
        self.document.get(..12).unwrap_or(&self.document)
    }
}

/// What a register is called.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
pub(crate) fn heading(register: &Register) -> Key {
    match register {
        Register::Undertaking => Key::RegistersUndertaking,
        Register::Training => Key::RegistersTraining,
        Register::Risk => Key::RegistersRisk,
        Register::Audit => Key::RegistersAudit,
        Register::AccessReview => Key::RegistersAccessReview,
    }
}

/// What a register is for.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
pub(crate) fn hint(register: &Register) -> Key {
    match register {
        Register::Undertaking => Key::RegistersUndertakingHint,
        Register::Training => Key::RegistersTrainingHint,
        Register::Risk => Key::RegistersRiskHint,
        Register::Audit => Key::RegistersAuditHint,
        Register::AccessReview => Key::RegistersAccessReviewHint,
    }
}

/// By what an entry of a register is named in its list.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
pub(crate) fn named_by(register: &Register) -> Key {
    if *register == Register::Undertaking { Key::RegistersFieldMember } else { field(register, "title") }
}

/// What a field is called in a register: by a word of its own, or as everywhere.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
pub(crate) fn field(register: &Register, name: &str) -> Key {
    let own = Key::by_name(&format!("registers-{}-{name}", register.as_str()));
    own.or_else(|| Key::by_name(&format!("registers-field-{name}"))).unwrap_or(Key::RegistersFieldTitle)
}

#[derive(Template)]
#[template(path = "registers.html")]
struct View<'a> {
    page: &'a RegistersPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl RegistersPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Something in each register.
    pub fn sample() -> Self {
        let parts = [Register::Undertaking, Register::Training, Register::Risk, Register::Audit].map(|register| RegisterPart {
            register,
            rows: sample_rows(register),
            new: sample_form("", "", "2026-11-22", ""),
            more: register == Register::Training,
        });
        let member = |tag: &str, name: &str, role: &str, signed_in: Option<&str>, has_read: Option<&str>| ReviewedMember {
            id: sample_id(tag),
            name: name.into(),
            role: role.into(),
            signed_in: signed_in.map(moment),
            has_read: has_read.map(moment),
            note: String::new(),
        };
        let past = RegisterForm {
            people: "Ada Brandt | owner | 2026-05-20T08:01:00.000Z | 2026-05-20T08:04:00.000Z\nTom Yıldız | agent | - | -".into(),
            text: "Alles wie besprochen.".into(),
            ..sample_form("e9", "access-review", "2026-05-22", "2026-11-22")
        };
        Self {
            parts: parts.to_vec(),
            review: AccessReviewPart {
                due_on: date(2026, 11, 22),
                overdue: false,
                members: vec![
                    member("b1", "Ada Brandt", "owner", Some("2026-11-22T08:00:00Z"), Some("2026-11-22T13:52:00Z")),
                    member("b2", "Tom Yıldız", "agent", Some("2026-08-02T07:30:00Z"), None),
                ],
                past: vec![past],
                text: String::new(),
            },
            members: vec![
                Named { id: sample_id("b1"), name: "Ada Brandt".into() },
                Named { id: sample_id("b2"), name: "Tom Yıldız".into() },
            ],
            recipients: vec![Named { id: sample_id("d1"), name: "Postbote GmbH".into() }],
            may_write: true,
            saved: false,
            problem: None,
        }
    }

    /// Nothing is entered, what was typed does not hold, and nobody was ever reviewed; read by who may not write.
    pub fn sample_empty(problem: &str) -> Self {
        let mut sample = Self::sample();
        for part in &mut sample.parts {
            (part.rows, part.more) = (vec![], false);
        }
        sample.review = AccessReviewPart { past: vec![], overdue: true, due_on: date(2026, 11, 2), ..sample.review };
        Self { may_write: false, problem: Some(problem.to_owned()), ..sample }
    }
}

fn sample_id(tag: &str) -> String {
    format!("0198f2c4-0000-7000-8000-0000000000{tag}")
}

fn sample_form(tag: &str, title: &str, on: &str, next_on: &str) -> RegisterForm {
    RegisterForm {
        id: if tag.is_empty() { String::new() } else { sample_id(tag) },
        title: title.into(),
        on: on.into(),
        next_on: next_on.into(),
        ..RegisterForm::default()
    }
}

fn sample_rows(register: Register) -> Vec<RegisterForm> {
    let (form, ada) = (sample_form, Some((sample_id("b1"), "Ada Brandt".to_owned())));
    let document = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned();
    match register {
        Register::Undertaking => vec![RegisterForm { member: ada, document, ..form("e1", "", "2026-01-12", "2028-01-12") }],
        Register::Training => vec![RegisterForm {
            people: "Ada Brandt\nTom Yıldız".into(),
            text: "Auskunft und Löschung im Alltag".into(),
            overdue: true,
            ..form("e2", "DSGVO für Neue", "2025-11-03", "2026-11-03")
        }],
        Register::Risk => vec![
            RegisterForm {
                member: ada,
                likelihood: "2".into(),
                severity: "4".into(),
                weight: Some(8),
                text: "Festplatten verschlüsselt, Sperre nach fünf Minuten".into(),
                ..form("e3", "Ein Laptop geht verloren", "2026-05-02", "2027-05-02")
            },
            RegisterForm {
                likelihood: "1".into(),
                severity: "3".into(),
                weight: Some(3),
                closed_at: Some(moment("2026-09-01T08:00:00Z")),
                ..form("e4", "Alter Server ohne Wartung", "2025-02-01", "")
            },
        ],
        _ => vec![],
    }
}
