//! Decides how the operator signs agreements and keeps the list of sub-processors.

use askama::Template;
use domain::agreement::{NAME_CHARS_MAX as SIGNER_CHARS_MAX, Party};
use domain::jurisdiction::transfer::Transfer;
use domain::recipient::{CONTACT_CHARS_MAX, Kind, NAME_CHARS_MAX};
use domain::sub_processor::SERVICE_CHARS_MAX;
use jiff::Timestamp;
use locale::{Key, Locale, messages};

use super::agreements::missing;
use super::recipients::{kind_label, transfer_label};
use crate::frame::{Frame, html, moment};
use crate::words::Words;

/// What waits for the operator, and whom the operator engages.
#[derive(Clone)]
pub struct OperatorAgreementsPage {
    /// Agreements that an organisation has signed.
    pub waiting: Vec<WaitingRow>,
    /// The sub-processors.
    pub engaged: Vec<OperatorEngagedRow>,
    /// The form of a new one.
    pub form: EngagedForm,
    /// What an agreement would not say of the operator.
    pub unsaid: Vec<&'static str>,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// An agreement that waits for the operator's signature.
#[derive(Clone)]
pub struct WaitingRow {
    /// The organisation's id.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The agreement's id.
    pub id: String,
    /// Its number.
    pub number: u32,
    /// Who signed for the organisation.
    pub signer: String,
    /// When.
    pub signed_at: Timestamp,
    /// The SHA-256 of the file that is signed.
    pub document: String,
}

impl WaitingRow {
    pub(crate) fn name(&self, words: &Words<'_>) -> String {
        messages::console_agreement_name(words.locale(), &self.number.to_string())
    }
}

/// A sub-processor, as the operator sees it.
#[derive(Clone)]
pub struct OperatorEngagedRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub service: String,
    /// ISO 3166.
    pub country: String,
    /// Since when it is in the list.
    pub since: Timestamp,
    /// When it left.
    pub removed_at: Option<Timestamp>,
    /// How many organisations were told.
    pub told: u64,
    /// Which organisations object, and why.
    pub objections: Vec<(String, String)>,
}

impl OperatorEngagedRow {
    pub(crate) fn told_label(&self, words: &Words<'_>) -> String {
        messages::console_operator_sub_told_count(words.locale(), self.told)
    }
}

/// A new sub-processor, as it was typed.
#[derive(Clone, Default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct EngagedForm {
    pub name: String,
    pub kind: Option<Kind>,
    pub service: String,
    pub country: String,
    pub transfer: Option<Transfer>,
    pub contact: String,
    /// The purposes that installations begin with, and whether it works for them.
    pub purposes: Vec<(String, bool)>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
impl EngagedForm {
    pub(crate) fn is_kind(&self, kind: &Kind) -> bool {
        self.kind == Some(*kind)
    }

    pub(crate) fn has_transfer(&self, transfer: &Transfer) -> bool {
        self.transfer == Some(*transfer)
    }
}

#[derive(Template)]
#[template(path = "operator_agreements.html")]
struct View<'a> {
    page: &'a OperatorAgreementsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl OperatorAgreementsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// One that waits; one that an organisation objects to, and one that has left.
    pub fn sample() -> Self {
        let engaged = |tag: &str, name: &str, service: &str, removed_at, told, objections: &[(&str, &str)]| OperatorEngagedRow {
            id: format!("0198f2c4-0000-7000-8000-0000000000{tag}"),
            name: name.into(),
            service: service.into(),
            country: "FI".into(),
            since: moment("2026-11-20T08:00:00Z"),
            removed_at,
            told,
            objections: objections.iter().map(|(who, why)| ((*who).to_owned(), (*why).to_owned())).collect(),
        };
        Self {
            waiting: vec![WaitingRow {
                organisation: "0198f2c4-0000-7000-8000-0000000000b1".into(),
                organisation_name: "Teehaus Morgenrot".into(),
                id: "0198f2c4-0000-7000-8000-0000000000a3".into(),
                number: 3,
                signer: "Ada Brandt".into(),
                signed_at: moment("2026-11-21T10:00:00Z"),
                document: "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4".into(),
            }],
            engaged: vec![
                engaged("c2", "Nordlicht Oy", "Backups", None, 2, &[("Teehaus Morgenrot", "Not outside the country.")]),
                engaged("c5", "Funkturm Oy", "Text messages", Some(moment("2026-11-21T10:00:00Z")), 1, &[]),
            ],
            form: EngagedForm {
                purposes: ["conversation", "callback", "marketing"].map(|name| (name.to_owned(), name == "callback")).to_vec(),
                ..EngagedForm::default()
            },
            unsaid: vec![],
            saved: false,
            problem: None,
        }
    }

    /// Nothing waits, nobody is engaged, and the operator has not said where they are; what was typed does not hold.
    pub fn sample_refused(problem: &str) -> Self {
        let sample = Self::sample();
        let form = EngagedForm { name: "Nordlicht Oy".into(), kind: Some(Kind::Backup), country: "FI".into(), ..sample.form };
        let unsaid = vec!["operator.address"];
        Self { waiting: vec![], engaged: vec![], form, unsaid, problem: Some(problem.to_owned()), ..sample }
    }
}
