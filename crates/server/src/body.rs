//! Message bodies: what is sealed of a message, and how it becomes a text when it is read.

use crate::availability;
use crate::script::Script;
use flow::{Label, Speech, Utterance};
use locale::{Key, Locale};
use serde::{Deserialize, Serialize};

/// What is sealed under `conversation`: words, or references that are rendered when read (docs/spec/messages.md).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Body {
    /// What someone typed.
    Text(String),
    /// The visitor's answer, kept as a contact field under its own purpose.
    Field { field: String, purpose: String },
    /// An optional question that was passed over.
    Skipped,
    /// A choice of the flow.
    Option { block: String, option: String },
    /// A text of the flow.
    Block(String),
    /// An article.
    Article(String),
    /// A text that no flow can change, also as a choice.
    BuiltIn(String),
    /// That nobody is here until a moment, in the zone of the site (RFC 9557).
    AwayUntil(String),
}

/// A text, or the purpose for which what stands here is sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Rendered {
    Text(String),
    Sealed(String),
}

impl Body {
    pub(crate) fn encode(&self) -> Vec<u8> {
        // An enum of strings has no form that JSON cannot write.
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// Renders it in the visitor's language. `field` gives a contact field's value where the reader can open it.
    pub(crate) fn render(&self, script: &Script, locale: Locale, field: impl FnOnce(&str, &str) -> Option<String>) -> Rendered {
        let text = match self {
            Self::Text(text) => Some(text.clone()),
            Self::Field { field: name, purpose } => match field(purpose, name) {
                Some(value) => Some(value),
                None => return Rendered::Sealed(purpose.clone()),
            },
            Self::Skipped => Some("-".to_owned()),
            Self::Option { block, option } => {
                let label = Label::Block { block: block.clone(), option: option.clone() };
                flow::label(&script.flow, &label, locale).map(str::to_owned)
            }
            Self::Block(block) => flow::text(&script.flow, block, locale).map(str::to_owned),
            Self::Article(id) => script.articles.text(id, locale).map(str::to_owned),
            Self::BuiltIn(key) => built_in(key, locale),
            Self::AwayUntil(at) => at.parse().ok().map(|at| availability::until(&at, locale)),
        };
        Rendered::Text(text.unwrap_or_default())
    }
}

/// A text of ours by its name.
pub(crate) fn built_in(key: &str, locale: Locale) -> Option<String> {
    Key::by_name(key).map(|key| locale::text(locale, key).to_owned())
}

impl From<Utterance> for Body {
    fn from(utterance: Utterance) -> Self {
        match utterance {
            Utterance::Text(text) => Self::Text(text),
            Utterance::Choice { option: Label::Block { block, option } } => Self::Option { block, option },
            Utterance::Choice { option: Label::BuiltIn { key } } => Self::BuiltIn(key.to_owned()),
            Utterance::Field { field, purpose } => Self::Field { field, purpose: purpose.to_string() },
            Utterance::Skipped { .. } => Self::Skipped,
        }
    }
}

impl From<Speech> for Body {
    fn from(speech: Speech) -> Self {
        match speech {
            Speech::Block { block } => Self::Block(block),
            Speech::Article { id } => Self::Article(id),
            Speech::BuiltIn { key } => Self::BuiltIn(key.to_owned()),
        }
    }
}
