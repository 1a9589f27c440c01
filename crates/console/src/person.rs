//! Decides how people, consents and states are named on more than one page.

use jiff::Timestamp;
use locale::Key;

/// Who is being talked to.
#[derive(Clone, Default)]
pub struct Person {
    /// The name from the contact, where the reader's key opens it.
    pub name: Option<String>,
    /// A few letters of the subject's id, so that nameless visitors can be told apart: `4f2a`.
    pub tag: String,
}

/// Something that has an id and a name: a member, a team.
#[derive(Clone)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Named {
    pub(crate) fn of(id: &str, name: &str) -> Self {
        Self { id: id.into(), name: name.into() }
    }

    pub(crate) fn members() -> Vec<Self> {
        vec![Self::of("0198f2c4-0000-7000-8000-000000080001", "Ada Brandt"), Self::of("0198f2c4-0000-7000-8000-000000080002", "Tom Yıldız")]
    }
}

/// How much a conversation presses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Priority {
    /// It can wait.
    Low,
    /// As most.
    #[default]
    Normal,
    /// Before the others.
    High,
    /// Now.
    Urgent,
}

impl Priority {
    /// Every priority, the most pressing first.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::High, Self::Normal, Self::Low];

    /// The word in forms and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }

    /// The priority of that name; `None` for any other word.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.name() == name)
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::Low => Key::ConsolePriorityLow,
            Self::Normal => Key::ConsolePriorityNormal,
            Self::High => Key::ConsolePriorityHigh,
            Self::Urgent => Key::ConsolePriorityUrgent,
        }
    }

    pub(crate) fn is_normal(self) -> bool {
        self == Self::Normal
    }
}

/// One value of a contact.
#[derive(Clone)]
pub struct Field {
    /// `name`, `phone`, `email`, `concern` or an organisation's own.
    pub name: String,
    /// The value in clear.
    pub value: String,
}

/// Where a conversation stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ConversationState {
    /// The bot leads it.
    #[default]
    Bot,
    /// The visitor waits for a person.
    Waiting,
    /// A member has taken it.
    Open,
    /// It has ended.
    Closed,
}

impl ConversationState {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bot => "bot",
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::Bot => Key::ConsoleStateBot,
            Self::Waiting => Key::ConsoleStateWaiting,
            Self::Open => Key::ConsoleStateTaken,
            Self::Closed => Key::ConsoleStateClosed,
        }
    }
}

/// What a subject has said to a purpose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConsentState {
    /// There is a live grant.
    Given,
    /// Given on the screen, and waiting for a click in a letter: no key was handed over yet.
    Pending,
    /// Asked and refused.
    Refused,
    /// Given once and taken back.
    Withdrawn,
    /// What was agreed to has changed since: read, and nothing new taken in.
    Stale,
    /// The time for which it was given is over.
    Expired,
    /// A later consent took its place.
    Renewed,
    /// Never asked.
    None,
}

impl ConsentState {
    /// Every state, in the order of the filter.
    pub const ALL: [Self; 5] = [Self::Given, Self::Pending, Self::Refused, Self::Withdrawn, Self::None];

    /// The word in the query and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Pending => "pending",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Stale => "stale",
            Self::Expired => "expired",
            Self::Renewed => "renewed",
            Self::None => "none",
        }
    }

    /// The state of that name; `None` for any other word, the empty one included.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Stale, Self::Expired, Self::Renewed]).find(|state| state.name() == name)
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::Given => Key::ConsoleConsentGiven,
            Self::Pending => Key::ConsoleConsentPending,
            Self::Refused => Key::ConsoleConsentRefused,
            Self::Withdrawn => Key::ConsoleConsentWithdrawn,
            Self::Stale => Key::ConsoleConsentStale,
            Self::Expired => Key::ConsoleConsentExpired,
            Self::Renewed => Key::ConsoleConsentRenewed,
            Self::None => Key::ConsoleConsentNone,
        }
    }
}

/// The lawful basis of a grant (GDPR art. 6(1); KVKK art. 5).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// GDPR 6(1)(a), 9(2)(a).
    Consent,
    /// GDPR 6(1)(b).
    Contract,
    /// GDPR 6(1)(c).
    LegalObligation,
    /// GDPR 6(1)(f).
    LegitimateInterest,
}

impl Basis {
    pub(crate) fn label(self) -> Key {
        match self {
            Self::Consent => Key::ConsoleBasisConsent,
            Self::Contract => Key::ConsoleBasisContract,
            Self::LegalObligation => Key::ConsoleBasisLegalObligation,
            Self::LegitimateInterest => Key::ConsoleBasisLegitimateInterest,
        }
    }
}

/// One line of the consent record, with what the person was shown.
#[derive(Clone)]
pub struct Consent {
    /// The purpose's id.
    pub purpose: String,
    /// What was said.
    pub state: ConsentState,
    /// On what basis.
    pub basis: Basis,
    /// When.
    pub at: Timestamp,
    /// The language of notice and wording, as a tag.
    pub language: String,
    /// The question, to the letter.
    pub wording: Option<Shown>,
    /// The notice, to the letter.
    pub notice: Option<Shown>,
}

/// A text exactly as it was shown.
#[derive(Clone)]
pub struct Shown {
    /// The text.
    pub text: String,
    /// Its SHA-256 in hex.
    pub version: String,
}

impl Shown {
    /// The first twelve digits: enough to compare by eye.
    pub(crate) fn short_version(&self) -> &str {
        self.version.get(..12).unwrap_or(&self.version)
    }
}

impl Consent {
    pub(crate) fn samples() -> Vec<Self> {
        let shown = |text: &str, version: &str| Some(Shown { text: text.into(), version: version.repeat(8) });
        let notice = shown("Teehaus Morgenrot verarbeitet, was Sie hier schreiben, um Ihre Anfrage zu beantworten.", "9f86d081");
        let consent = |purpose: &str, state, basis, at, wording| Self {
            purpose: purpose.into(),
            state,
            basis,
            at: crate::frame::moment(at),
            language: "de".into(),
            wording,
            notice: notice.clone(),
        };
        vec![
            consent("conversation", ConsentState::Given, Basis::Contract, "2026-11-22T13:41:00Z", None),
            consent(
                "callback",
                ConsentState::Given,
                Basis::Consent,
                "2026-11-22T13:44:00Z",
                shown("Ich möchte zurückgerufen werden. Dafür darf meine Telefonnummer gespeichert werden.", "2c26b46b"),
            ),
            consent(
                "marketing",
                ConsentState::Refused,
                Basis::Consent,
                "2026-11-22T13:46:00Z",
                shown("Ich möchte den Newsletter des Teehauses an meine E-Mail-Adresse erhalten.", "fcde2b2e"),
            ),
        ]
    }
}
