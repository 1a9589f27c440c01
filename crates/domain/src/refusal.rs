//! Refusals: when the rules say no, by a stable code and, where the law is the reason, with its citation.

use crate::contact::Format;
use crate::purpose::Purpose;

/// The rules said no. Shown to the caller; not an error of ours.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.code())]
pub enum Refusal {
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
    /// No key of the reader opens it.
    NoGrant,
    /// Nobody is registered who may be handed this, for this purpose and from this region.
    NoRecipient,
    /// There is no such thing, or none that the caller may know of.
    NotFound,
    /// The caller's role does not permit it.
    NotPermitted,
    /// What is registered of a recipient is not right.
    RecipientRefused {
        /// Which field.
        field: &'static str,
    },
    /// The same message, by its key, is stored already.
    Repeated,
    /// A site's setting is not right.
    SiteRefused {
        /// Which one.
        field: &'static str,
    },
    /// Longer than its limit.
    TooLarge,
    /// The conversation holds as many files as it may.
    TooManyFiles,
    /// Nobody is signed in, or the token is not valid (any more).
    Unauthorised,
}

impl Refusal {
    /// The stable code, the last part of the problem's type.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ChoiceUnknown => "choice-unknown",
            Self::Conflict | Self::GenerationEnded | Self::Repeated => "conflict",
            Self::ConfirmationNeeded => "confirmation-needed",
            Self::ConsentMissing { .. } => "consent-missing",
            Self::ConsentPending { .. } => "consent-pending",
            Self::ConsentStale => "consent-stale",
            Self::FileRefused { .. } => "file-refused",
            Self::FlowRefused { .. } => "flow-refused",
            Self::InvalidValue { .. } => "invalid-value",
            Self::NoGrant => "no-grant",
            Self::NoRecipient => "no-recipient",
            Self::NotFound => "not-found",
            Self::NotPermitted => "not-permitted",
            Self::RecipientRefused { .. } => "recipient-refused",
            Self::SiteRefused { .. } => "site-refused",
            Self::TooLarge => "too-large",
            Self::TooManyFiles => "too-many-files",
            Self::Unauthorised => "unauthorised",
        }
    }

    /// The law that is the reason, where one is.
    pub fn citation(&self) -> Option<&'static str> {
        match self {
            Self::ConsentMissing { .. } | Self::ConsentPending { .. } => Some("GDPR art. 6(1), 7; KVKK art. 5"),
            Self::ConfirmationNeeded => Some("GDPR art. 7(1); Law No. 6563 art. 6"),
            Self::ConsentStale => Some("GDPR art. 7(1), 13; KVKK art. 10"),
            Self::FlowRefused { .. } => Some("GDPR art. 6(1), 25; KVKK art. 5, 12"),
            Self::NoRecipient | Self::RecipientRefused { .. } => Some("GDPR art. 28, 44 to 46; KVKK art. 9"),
            Self::NoGrant | Self::NotPermitted => Some("GDPR art. 5(1)(f), 32; KVKK art. 12"),
            _ => None,
        }
    }
}
