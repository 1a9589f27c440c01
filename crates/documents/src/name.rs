//! Decides which documents there are, and in which forms.

/// A document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Name {
    /// The passage for the website's privacy policy.
    PrivacyPassage,
    /// The record of processing (GDPR art. 30(1) and 30(2)).
    ProcessingRecord,
    /// The fields of the entry in VERBIS (KVKK art. 16).
    Verbis,
    /// The policy of retention and destruction (KVKK by-law on erasure, art. 6).
    DestructionPolicy,
    /// The agreement on processing (GDPR art. 28).
    ProcessingAgreement,
    /// The notification of a breach (GDPR art. 33 and 34; KVKK art. 12(5)).
    BreachReport,
    /// Everything about one person (GDPR art. 15; KVKK art. 11).
    AccessReport,
    /// Consents by purpose and state (GDPR art. 7(1)).
    ConsentOverview,
}

impl Name {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::PrivacyPassage,
        Self::ProcessingRecord,
        Self::Verbis,
        Self::DestructionPolicy,
        Self::ProcessingAgreement,
        Self::BreachReport,
        Self::AccessReport,
        Self::ConsentOverview,
    ];

    /// Its name in addresses and of its file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PrivacyPassage => "privacy-passage",
            Self::ProcessingRecord => "processing-record",
            Self::Verbis => "verbis",
            Self::DestructionPolicy => "destruction-policy",
            Self::ProcessingAgreement => "processing-agreement",
            Self::BreachReport => "breach-report",
            Self::AccessReport => "access-report",
            Self::ConsentOverview => "consent-overview",
        }
    }

    /// The document of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == name)
    }
}

/// The form of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// A web page of its own.
    Html,
    /// A tagged PDF on A4.
    Pdf,
}

impl Format {
    /// The name in addresses, which is the ending of the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// The form of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Html, Self::Pdf].into_iter().find(|known| known.as_str() == name)
    }

    /// What it is on the wire.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
        }
    }
}
