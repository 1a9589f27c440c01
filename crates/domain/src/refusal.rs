//! Refusals: when the rules say no, by a stable code and, where the law is the reason, with its citation.

use crate::contact::Format;
use crate::purpose::Purpose;

/// The rules said no. Shown to the caller; not an error of ours.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.code())]
pub enum Refusal {
    /// The document is not the one that was shown to whoever signs.
    AgreementChanged,
    /// How old the visitor is, is asked; nothing else is taken until that is answered.
    AgePending,
    /// A breach cannot be closed yet.
    BreachOpen {
        /// What is still to be done.
        left: Vec<&'static str>,
    },
    /// The choice is not one that was offered.
    ChoiceUnknown,
    /// What is asked cannot be done in the present state.
    Conflict,
    /// Another address than was confirmed needs a consent of its own.
    ConfirmationNeeded,
    /// Personal data needs a grant that is not there.
    ConsentMissing {
        /// For which purpose.
        purpose: Purpose,
    },
    /// A consent is being asked; nothing else is taken until it is answered.
    ConsentPending {
        /// For which purpose.
        purpose: Purpose,
    },
    /// The consent names a notice that is not the current one.
    ConsentStale,
    /// The file is of no kind that is taken, broken, or holds what may not be kept.
    FileRefused {
        /// What is wrong with it.
        fault: crate::file::Fault,
    },
    /// The flow has findings that forbid its publication.
    FlowRefused {
        /// What was found, a sentence each.
        findings: Vec<String>,
    },
    /// The generation of keys under which something was sealed has ended: seal it again under the next.
    GenerationEnded,
    /// A value is not of the format that was asked for.
    InvalidValue {
        /// The field.
        field: String,
        /// The format.
        format: Format,
    },
    /// The visitor is too young to decide by themselves: somebody who answers for them is needed.
    GuardianNeeded,
    /// No owner would be left who can sign in.
    LastOwner,
    /// It is the member's only second step, and the organisation asks for one.
    LastSecondStep,
    /// No key of the reader opens it.
    NoGrant,
    /// Nobody is registered who may be handed this, for this purpose and from this region.
    NoRecipient,
    /// The law in force lets the answer to a request not be put off, or not any more.
    NoExtension,
    /// There is no such thing, or none that the caller may know of.
    NotFound,
    /// Reading again does not find what a request asks for.
    NotFulfilled {
        /// What it found instead.
        finding: crate::request::Finding,
    },
    /// The caller's role does not permit it.
    NotPermitted,
    /// An agreement does not say who its parties are.
    PartyUnsaid {
        /// What is missing, by party and field.
        fields: Vec<&'static str>,
    },
    /// The caller's role says why before this is opened.
    ReasonFirst,
    /// What is registered of a recipient is not right.
    RecipientRefused {
        /// Which field.
        field: &'static str,
    },
    /// A period that the law, or what follows from it, does not allow.
    PeriodRefused {
        /// Of which rule.
        rule: &'static str,
        /// The shortest that may be chosen, in months; 0 where none may.
        least: u32,
        /// The longest.
        most: u32,
        /// What says so.
        citation: &'static str,
    },
    /// What people agreed to has changed, so the text is no mere correction.
    NotEditorial,
    /// What is said of an identity provider is not right.
    ProviderRefused {
        /// Which of its fields.
        field: &'static str,
    },
    /// Whoever came through their company has no second step of their own to confirm with.
    OwnStepNeeded,
    /// A purpose's rule is not right.
    PurposeRefused {
        /// Which of its fields.
        field: &'static str,
    },
    /// The same message, by its key, is stored already.
    Repeated,
    /// The subject is restricted: their data is stored, and nobody reads it.
    Restricted,
    /// Whoever signs has no two-step sign-in.
    SecondStepNeeded,
    /// A site's setting is not right.
    SiteRefused {
        /// Which one.
        field: &'static str,
    },
    /// Longer than its limit.
    TooLarge,
    /// The conversation holds as many files as it may.
    TooManyFiles,
    /// The member has as many passkeys as they may.
    TooManyPasskeys,
    /// Nobody is signed in, or the token is not valid (any more).
    Unauthorised,
}

impl Refusal {
    /// The stable code, the last part of the problem's type.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AgreementChanged => "agreement-changed",
            Self::AgePending => "age-pending",
            Self::BreachOpen { .. } => "breach-open",
            Self::ChoiceUnknown => "choice-unknown",
            Self::Conflict | Self::GenerationEnded | Self::Repeated => "conflict",
            Self::ConfirmationNeeded => "confirmation-needed",
            Self::ConsentMissing { .. } => "consent-missing",
            Self::ConsentPending { .. } => "consent-pending",
            Self::ConsentStale => "consent-stale",
            Self::FileRefused { .. } => "file-refused",
            Self::FlowRefused { .. } => "flow-refused",
            Self::InvalidValue { .. } => "invalid-value",
            Self::GuardianNeeded => "guardian-needed",
            Self::NoExtension => "no-extension",
            Self::LastOwner => "last-owner",
            Self::LastSecondStep => "last-second-step",
            Self::NoGrant => "no-grant",
            Self::NoRecipient => "no-recipient",
            Self::NotEditorial => "not-editorial",
            Self::NotFound => "not-found",
            Self::NotFulfilled { .. } => "not-fulfilled",
            Self::NotPermitted => "not-permitted",
            Self::PartyUnsaid { .. } => "party-unsaid",
            Self::ReasonFirst => "reason-first",
            Self::RecipientRefused { .. } => "recipient-refused",
            Self::Restricted => "restricted",
            Self::PeriodRefused { .. } => "period-refused",
            Self::OwnStepNeeded => "own-step-needed",
            Self::ProviderRefused { .. } => "provider-refused",
            Self::PurposeRefused { .. } => "purpose-refused",
            Self::SecondStepNeeded => "second-step-needed",
            Self::SiteRefused { .. } => "site-refused",
            Self::TooLarge => "too-large",
            Self::TooManyFiles => "too-many-files",
            Self::TooManyPasskeys => "too-many-passkeys",
            Self::Unauthorised => "unauthorised",
        }
    }

    /// The law that is the reason, where one is.
    pub fn citation(&self) -> Option<&'static str> {
        match self {
            Self::ConsentMissing { .. } | Self::ConsentPending { .. } => Some("GDPR art. 6(1), 7; KVKK art. 5"),
            Self::AgreementChanged | Self::SecondStepNeeded => Some("GDPR art. 28(3), 28(9)"),
            Self::PartyUnsaid { .. } => Some("GDPR art. 28(3); Implementing Decision (EU) 2021/915, annex I"),
            Self::AgePending | Self::GuardianNeeded => Some("GDPR art. 8(1)"),
            Self::BreachOpen { .. } => Some("GDPR art. 33, 34; KVKK art. 12(5)"),
            Self::ConfirmationNeeded => Some("GDPR art. 7(1); Law No. 6563 art. 6"),
            Self::ConsentStale => Some("GDPR art. 7(1), 13; KVKK art. 10"),
            Self::FlowRefused { .. } => Some("GDPR art. 6(1), 25; KVKK art. 5, 12"),
            Self::NoRecipient | Self::RecipientRefused { .. } => Some("GDPR art. 28, 44 to 46; KVKK art. 9"),
            Self::PeriodRefused { citation, .. } => Some(citation),
            Self::NoExtension => Some("GDPR art. 12(3); KVKK art. 13(2)"),
            Self::NotFulfilled { .. } => Some("GDPR art. 5(2), 12(3); KVKK art. 13"),
            Self::NotEditorial => Some("GDPR art. 7(1), 13(3); KVKK art. 3, 10"),
            Self::PurposeRefused { .. } => Some("GDPR art. 6(1), 9(2)(a); KVKK art. 5, 6(3)(a)"),
            Self::NoGrant | Self::NotPermitted | Self::ReasonFirst => Some("GDPR art. 5(1)(f), 32; KVKK art. 12"),
            Self::Restricted => Some("GDPR art. 18(2); KVKK art. 7, 11"),
            _ => None,
        }
    }
}
