//! Decides how agreements on processing are shown: where each stands, what is signed, and whom the operator engages.

use askama::Template;
use domain::agreement::{Method, Party, REASON_CHARS_MAX, State};
use jiff::Timestamp;
use locale::{Key, Locale, messages};

use super::identity;
use crate::frame::{Frame, html, moment};
use crate::privacy::Tab;
use crate::words::Words;

/// The agreements, and the operator's sub-processors.
#[derive(Clone)]
pub struct AgreementsPage {
    /// The agreements, the newest first.
    pub rows: Vec<AgreementRow>,
    /// Whom the operator engages.
    pub engaged: Vec<EngagedRow>,
    /// Whether the reader signs for the organisation.
    pub may_sign: bool,
    /// What an agreement would not say of its parties.
    pub unsaid: Vec<&'static str>,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// An agreement.
#[derive(Clone)]
pub struct AgreementRow {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: u32,
    /// Where it stands.
    pub state: State,
    /// When it was made.
    pub drafted_at: Timestamp,
    /// Who has signed, and when.
    pub signed: Vec<(String, Timestamp)>,
}

impl AgreementRow {
    pub(crate) fn name(&self, words: &Words<'_>) -> String {
        messages::console_agreement_name(words.locale(), &self.number.to_string())
    }

    pub(crate) fn label(&self) -> Key {
        label(self.state)
    }

    /// Whether it is of the past.
    pub(crate) fn ended_quietly(&self) -> bool {
        self.state == State::Superseded
    }

    pub(crate) fn is_signed(&self) -> bool {
        self.signed.len() == Party::ALL.len()
    }
}

/// What a state is called.
fn label(state: State) -> Key {
    match state {
        State::Draft => Key::ConsoleAgreementStateDraft,
        State::SignedByOrganisation => Key::ConsoleAgreementStateSignedByOrganisation,
        State::SignedByBoth => Key::ConsoleAgreementStateSignedByBoth,
        State::Superseded => Key::ConsoleAgreementStateSuperseded,
    }
}

/// What is missing of a party, as one reads it; `None` where nothing is.
pub(crate) fn missing(words: &Words<'_>, unsaid: &[&str], party: Party) -> Option<String> {
    let of = |field: &&str| field.strip_prefix(party.as_str())?.strip_prefix('.').map(|field| words.t(identity::label(field)));
    let fields: Vec<&str> = unsaid.iter().filter_map(of).collect();
    let told = match party {
        Party::Organisation => messages::console_agreement_unsaid_organisation,
        Party::Operator => messages::console_agreement_unsaid_operator,
    };
    (!fields.is_empty()).then(|| told(words.locale(), &fields.join(", ")))
}

/// How long a notice still runs.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
fn days_left(words: &Words<'_>, days: &u32) -> String {
    messages::console_agreement_days_left_count(words.locale(), u64::from(*days))
}

/// Where a sub-processor stands with the organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EngagedState {
    /// It stands in the list that was signed, or will be.
    Listed,
    /// The notice runs until then, for so many days more.
    Announced(Timestamp, u32),
    /// The notice is over.
    Usable,
    /// The organisation objects since then, for this reason.
    Objected(Timestamp, String),
    /// It has left.
    Left(Timestamp),
}

/// A sub-processor.
#[derive(Clone)]
pub struct EngagedRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub service: String,
    /// ISO 3166.
    pub country: String,
    /// For which purposes of the organisation.
    pub purposes: Vec<String>,
    /// Where it stands.
    pub state: EngagedState,
}

impl EngagedRow {
    pub(crate) fn is_open_to_objection(&self) -> bool {
        matches!(self.state, EngagedState::Announced(..))
    }

    pub(crate) fn is_objected(&self) -> bool {
        matches!(self.state, EngagedState::Objected(..))
    }
}

#[derive(Template)]
#[template(path = "agreements.html")]
struct View<'a> {
    page: &'a AgreementsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl AgreementsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// One in force, one before it, and one to be signed because of a sub-processor that was announced.
    pub fn sample() -> Self {
        let row = |number, state, at: &str, signed: &[(&str, &str)]| AgreementRow {
            id: format!("0198f2c4-0000-7000-8000-0000000000a{number}"),
            number,
            state,
            drafted_at: moment(at),
            signed: signed.iter().map(|(name, at)| ((*name).to_owned(), moment(at))).collect(),
        };
        let engaged = |tag: &str, name: &str, service: &str, country: &str, state| EngagedRow {
            id: format!("0198f2c4-0000-7000-8000-0000000000{tag}"),
            name: name.into(),
            service: service.into(),
            country: country.into(),
            purposes: vec!["conversation".into(), "callback".into()],
            state,
        };
        let both: &[(&str, &str)] = &[("Ada Brandt", "2026-10-01T09:30:00Z"), ("Jo Kern", "2026-10-01T15:02:00Z")];
        Self {
            rows: vec![
                row(3, State::Draft, "2026-11-20T08:00:00Z", &[]),
                row(2, State::SignedByBoth, "2026-10-01T09:00:00Z", both),
                row(1, State::Superseded, "2026-09-30T17:45:00Z", &[]),
            ],
            engaged: vec![
                engaged("c1", "Rechenhaus AG", "Servers", "DE", EngagedState::Listed),
                engaged("c2", "Nordlicht Oy", "Backups", "FI", EngagedState::Announced(moment("2026-12-20T08:00:00Z"), 28)),
                engaged("c3", "Tinysmith Inc", "Texts", "US", EngagedState::Objected(moment("2026-11-21T10:00:00Z"), "Not abroad.".into())),
                engaged("c4", "Postbote GmbH", "Letters", "DE", EngagedState::Usable),
                engaged("c5", "Funkturm Sp. z o.o.", "Text messages", "PL", EngagedState::Left(moment("2026-11-01T10:00:00Z"))),
            ],
            may_sign: true,
            unsaid: vec![],
            saved: false,
            problem: None,
        }
    }

    /// Nothing was made yet, and nothing can be: neither party is said.
    pub fn sample_none() -> Self {
        let unsaid = vec!["organisation.legal_name", "organisation.address", "operator.address", "operator.email"];
        Self { rows: vec![], engaged: vec![], unsaid, ..Self::sample() }
    }

    /// An objection without a reason.
    pub fn sample_refused(problem: &str) -> Self {
        Self { problem: Some(problem.to_owned()), ..Self::sample() }
    }
}

/// One agreement: what it says, who has signed it, and the form to sign it.
#[derive(Clone)]
pub struct AgreementPage {
    /// Which, and where it stands.
    pub row: AgreementRow,
    /// The SHA-256 of the file that is signed.
    pub document: String,
    /// The signatures.
    pub signatures: Vec<SignatureRow>,
    /// Whether the reader can sign it.
    pub signing: Signing,
    /// What the browser is asked of a passkey, where the reader's could confirm them here.
    pub step: Option<String>,
    /// In which language it is.
    pub language: &'static str,
    /// What it says, as HTML.
    pub body: String,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// A signature.
#[derive(Clone)]
pub struct SignatureRow {
    /// For whom.
    pub party: Party,
    /// By whom.
    pub name: String,
    /// How it was confirmed.
    pub method: Method,
    /// When.
    pub at: Timestamp,
    /// Where in the ledger.
    pub position: u64,
}

impl SignatureRow {
    pub(crate) fn party_label(&self) -> Key {
        match self.party {
            Party::Organisation => Key::DocumentController,
            Party::Operator => Key::DocumentProcessor,
        }
    }

    pub(crate) fn method_label(&self) -> Key {
        match self.method {
            Method::TwoStep => Key::ConsoleAgreementMethodTwoStep,
            Method::OperatorCode => Key::ConsoleAgreementMethodOperatorCode,
        }
    }

    pub(crate) fn place(&self, words: &Words<'_>) -> String {
        messages::console_agreement_position(words.locale(), &self.position.to_string())
    }
}

/// Whether the reader can sign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signing {
    /// There is nothing to sign.
    Nothing,
    /// They can.
    Open,
    /// Their role does not.
    NotPermitted,
    /// They have no second step.
    NoSecondStep,
    /// The text does not say who its parties are.
    Unsaid,
}

#[derive(Template)]
#[template(path = "agreement.html")]
struct OneView<'a> {
    page: &'a AgreementPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl AgreementPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&OneView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// One to be signed.
    pub fn sample() -> Self {
        let row = AgreementsPage::sample().rows.into_iter().next();
        let empty =
            || AgreementRow { id: String::new(), number: 1, state: State::Draft, drafted_at: Timestamp::UNIX_EPOCH, signed: vec![] };
        Self {
            row: row.unwrap_or_else(empty),
            document: "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4".into(),
            signatures: vec![],
            signing: Signing::Open,
            step: None,
            language: "en",
            body: "<p>Agreement No. 3 under GDPR Art. 28(3).</p>\n".into(),
            problem: None,
        }
    }

    /// One that both have signed.
    pub fn sample_signed() -> Self {
        let signature =
            |party, name: &str, method, at: &str, position| SignatureRow { party, name: name.into(), method, at: moment(at), position };
        let sample = Self::sample();
        Self {
            row: AgreementsPage::sample().rows.into_iter().nth(1).unwrap_or(sample.row.clone()),
            signatures: vec![
                signature(Party::Organisation, "Ada Brandt", Method::TwoStep, "2026-10-01T09:30:00Z", 41),
                signature(Party::Operator, "Jo Kern", Method::OperatorCode, "2026-10-01T15:02:00Z", 57),
            ],
            signing: Signing::Nothing,
            step: None,
            ..sample
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_no_second_step_is_shown_the_way_to_one() {
        for locale in Locale::ALL {
            let page = AgreementPage { signing: Signing::NoSecondStep, ..AgreementPage::sample() }.render(&Frame::sample(), locale);
            assert!(page.contains("href=\"/console/settings/members\">"), "{locale:?}");
            assert!(!page.contains("name=\"password\""), "{locale:?}: there is nothing to sign with");
        }
    }
}
