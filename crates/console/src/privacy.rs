//! Decides which pages stand beside the privacy desk, and in which order.

use locale::Key;

/// A page of the section "Privacy".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tab {
    /// What must be done today.
    Desk,
    /// Requests of subjects.
    Requests,
    /// Breaches and their clocks.
    Breaches,
    /// Why data is collected.
    Purposes,
    /// Notices and the wordings of consents.
    Texts,
    /// Rules of retention, and holds.
    Retention,
    /// Who is handed data.
    Recipients,
    /// What is agreed with the operator.
    Agreements,
    /// What the organisation does and keeps of its own measures.
    Registers,
    /// What can be printed.
    Documents,
}

impl Tab {
    /// Every page, in the order in which they are shown.
    pub(crate) const ALL: [Self; 10] = [
        Self::Desk,
        Self::Requests,
        Self::Breaches,
        Self::Purposes,
        Self::Texts,
        Self::Retention,
        Self::Recipients,
        Self::Agreements,
        Self::Registers,
        Self::Documents,
    ];

    pub(crate) fn href(self) -> &'static str {
        match self {
            Self::Desk => "/console/privacy",
            Self::Requests => "/console/privacy/requests",
            Self::Breaches => "/console/privacy/breaches",
            Self::Purposes => "/console/privacy/purposes",
            Self::Texts => "/console/privacy/texts",
            Self::Retention => "/console/privacy/retention",
            Self::Recipients => "/console/privacy/recipients",
            Self::Agreements => "/console/privacy/agreements",
            Self::Registers => "/console/privacy/registers",
            Self::Documents => "/console/privacy/documents",
        }
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::Desk => Key::ConsolePrivacyTabDesk,
            Self::Requests => Key::ConsolePrivacyTabRequests,
            Self::Breaches => Key::ConsolePrivacyTabBreaches,
            Self::Purposes => Key::ConsolePrivacyTabPurposes,
            Self::Texts => Key::ConsolePrivacyTabTexts,
            Self::Retention => Key::ConsolePrivacyTabRetention,
            Self::Recipients => Key::ConsolePrivacyTabRecipients,
            Self::Agreements => Key::ConsolePrivacyTabAgreements,
            Self::Registers => Key::ConsolePrivacyTabRegisters,
            Self::Documents => Key::ConsolePrivacyTabDocuments,
        }
    }
}
