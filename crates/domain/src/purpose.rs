//! Purposes: why data is collected, on which basis, and what a field or message may be collected for.

use std::fmt;

/// A purpose by its name: `conversation`, `callback`, `marketing`, `health`, or an organisation's own.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Purpose(String);

/// The longest name of a purpose, in bytes.
pub const NAME_BYTES_MAX: usize = 32;

impl Purpose {
    /// Reads a purpose's name: lower-case ASCII letters, digits and hyphens, starting with a letter.
    pub fn parse(name: &str) -> Option<Self> {
        let starts = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (starts && plain && name.len() <= NAME_BYTES_MAX).then(|| Self(name.to_owned()))
    }

    /// What is said in a conversation, and the state of the bot that it was said to.
    pub fn conversation() -> Self {
        Self("conversation".to_owned())
    }

    /// Calling somebody back.
    pub fn callback() -> Self {
        Self("callback".to_owned())
    }

    /// Letters by mail.
    pub fn marketing() -> Self {
        Self(crate::confirmation::PURPOSE.to_owned())
    }

    /// How content somebody was.
    pub fn satisfaction() -> Self {
        Self(crate::satisfaction::PURPOSE.to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the purpose of conversations.
    pub fn is_conversation(&self) -> bool {
        self.0 == "conversation"
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The lawful basis of a grant (GDPR art. 6(1); KVKK art. 5).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// GDPR 6(1)(a), for special categories 9(2)(a); KVKK 5(1), 6(3)(a).
    Consent,
    /// GDPR 6(1)(b); KVKK 5(2)(c).
    Contract,
    /// GDPR 6(1)(c); KVKK 5(2)(ç).
    LegalObligation,
    /// GDPR 6(1)(f); KVKK 5(2)(f).
    LegitimateInterest,
}

impl Basis {
    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Contract => "contract",
            Self::LegalObligation => "legal-obligation",
            Self::LegitimateInterest => "legitimate-interest",
        }
    }

    /// The basis of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Consent, Self::Contract, Self::LegalObligation, Self::LegitimateInterest].into_iter().find(|b| b.as_str() == name)
    }
}

/// How an organisation uses a purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PurposeRule {
    /// Which purpose.
    pub purpose: Purpose,
    /// On which basis data is taken in for it.
    pub basis: Basis,
    /// Whether it concerns special categories (GDPR art. 9, KVKK art. 6), which need explicit consent.
    pub special: bool,
}

/// The purposes that every organisation starts with.
///
/// Talking to a person is asked for by the visitor, so its basis is the contract or its preparation; everything else waits
/// for consent. Health data takes explicit consent (GDPR 9(2)(a), KVKK 6(3)(a)). How content somebody was is asked once, in the
/// interest of answering better (GDPR 6(1)(f), KVKK 5(2)(f)); the line beside the question says so, and objecting is as easy.
pub fn standard() -> Vec<PurposeRule> {
    let rule = |name: &str, basis, special| PurposeRule { purpose: Purpose(name.to_owned()), basis, special };
    vec![
        rule("conversation", Basis::Contract, false),
        rule("callback", Basis::Consent, false),
        rule("lead", Basis::Consent, false),
        rule("marketing", Basis::Consent, false),
        rule("health", Basis::Consent, true),
        rule("satisfaction", Basis::LegitimateInterest, false),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain_or_no_purpose() {
        for good in ["callback", "conversation", "a", "b2b-lead"] {
            assert!(Purpose::parse(good).is_some(), "{good}");
        }
        for bad in ["", "Callback", "1st", "call back", "ключ", &"x".repeat(33)] {
            assert!(Purpose::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn special_categories_rest_on_consent_alone() {
        assert!(standard().iter().filter(|r| r.special).all(|r| r.basis == Basis::Consent));
    }
}
