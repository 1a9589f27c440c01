//! Effects: what follows from a step, for the caller to do; and what is asked next.

use domain::Purpose;
use domain::contact::Format;
use seal::Personal;
use std::fmt;

/// One thing that follows from a step, in the order in which it is to be done.
#[derive(Debug)]
pub enum Effect {
    /// How the visitor's own message is kept. The first effect of a text or a choice.
    Visitor(Utterance),
    /// The bot says something.
    Say(Speech),
    /// An answer, brought into its form, is kept for its purpose.
    Collect {
        /// Under which name.
        field: String,
        /// For which purpose: granted, or `conversation`.
        purpose: Purpose,
        /// What was answered.
        value: Personal<String>,
    },
    /// What was chosen is itself the grant; its wording is [`crate::wording`] of the block.
    Grant {
        /// For which purpose.
        purpose: Purpose,
        /// The choice.
        block: String,
    },
    /// The conversation waits for a person.
    HandOver,
    /// The conversation is the bot's again.
    ReturnToBot,
    /// The subject asked for everything to be erased, and said so twice.
    EraseEverything,
    /// Their data is stored and not read from now on (GDPR art. 18).
    Restrict,
}

/// How the visitor's message is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Utterance {
    /// As it was typed.
    Text(String),
    /// As a choice, rendered when read.
    Choice {
        /// Which.
        option: Label,
    },
    /// As a reference to the field that it answered.
    Field {
        /// Under which name.
        field: String,
        /// For which purpose.
        purpose: Purpose,
    },
    /// As an optional question that was passed over.
    Skipped {
        /// Which field.
        field: String,
    },
}

/// What the bot says, rendered when read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Speech {
    /// The text of a block.
    Block {
        /// Its id.
        block: String,
    },
    /// The text of an article.
    Article {
        /// Its id.
        id: String,
    },
    /// A text that no flow can change.
    BuiltIn {
        /// The name of a message in the locales.
        key: &'static str,
    },
}

/// What was chosen, rendered when read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Label {
    /// An option of a choice.
    Block {
        /// The choice.
        block: String,
        /// The option's id.
        option: String,
    },
    /// An option that no flow can change.
    BuiltIn {
        /// The name of a message in the locales.
        key: &'static str,
    },
}

/// What is asked of the visitor now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ask {
    /// Their consent; the wording is [`crate::wording`] of the block.
    Consent {
        /// For which purpose.
        purpose: Purpose,
        /// The consent's block.
        block: String,
    },
    /// Several consents on one card; the wordings are [`crate::wording`] of the block.
    Consents {
        /// For which purposes: those that were not answered yet.
        purposes: Vec<Purpose>,
        /// Their block.
        block: String,
    },
    /// An answer.
    Answer {
        /// Which field.
        field: String,
        /// In which form.
        format: Format,
        /// For which purpose.
        purpose: Purpose,
        /// Whether `-` passes over it.
        optional: bool,
    },
    /// A choice.
    Choice {
        /// Ids and labels, in their order.
        options: Vec<(String, String)>,
    },
}

impl Ask {
    /// The consents that are asked for now, and the block in which their wording stands.
    pub fn consents(&self) -> Option<(&[Purpose], &str)> {
        match self {
            Self::Consent { purpose, block } => Some((std::slice::from_ref(purpose), block)),
            Self::Consents { purposes, block } => Some((purposes, block)),
            Self::Answer { .. } | Self::Choice { .. } => None,
        }
    }
}

impl fmt::Debug for Utterance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // What a visitor typed stays out of logs.
            Self::Text(_) => f.write_str("Text(..)"),
            Self::Choice { option } => write!(f, "Choice({option:?})"),
            Self::Field { field, purpose } => write!(f, "Field({field}, {purpose})"),
            Self::Skipped { field } => write!(f, "Skipped({field})"),
        }
    }
}
