//! Reasons: why somebody opens a conversation or contact, where their role has to say so. They are chosen, never typed: the ledger keeps them
//! for good, and what is typed about a person could not be taken out of it.

use locale::Key;

/// Why something is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// To answer the visitor, or to do what they asked for.
    Answering,
    /// A request of the person's (GDPR art. 15 to 22; KVKK art. 11).
    Request,
    /// Somebody complained.
    Complaint,
    /// To check how well visitors are served.
    Quality,
    /// To look into abuse or a breach.
    Security,
    /// For a claim, or because an authority or court demands it.
    Legal,
}

impl Reason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Answering, Self::Request, Self::Complaint, Self::Quality, Self::Security, Self::Legal];

    /// The name that the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answering => "answering",
            Self::Request => "request",
            Self::Complaint => "complaint",
            Self::Quality => "quality",
            Self::Security => "security",
            Self::Legal => "legal",
        }
    }

    /// The reason of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }

    /// What it is called.
    pub fn label(self) -> Key {
        match self {
            Self::Answering => Key::LogReasonAnswering,
            Self::Request => Key::LogReasonRequest,
            Self::Complaint => Key::LogReasonComplaint,
            Self::Quality => Key::LogReasonQuality,
            Self::Security => Key::LogReasonSecurity,
            Self::Legal => Key::LogReasonLegal,
        }
    }
}
