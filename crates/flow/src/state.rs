//! State: where the bot stands with a visitor, and what it is told before it moves on.

use crate::rights::Wish;
use domain::Purpose;
use locale::Locale;
use serde::{Deserialize, Serialize};

/// Where the bot stands. Holds ids of blocks and nothing that a visitor said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    pub(crate) at: At,
    /// A question about the visitor's rights that interrupts everything else; `at` is what it interrupted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rights: Option<Rights>,
    /// The question how old the visitor is, which comes before the flow; never the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) age: Option<Age>,
    /// The purposes that were answered, or are passed over, where several consents are asked for together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) answered: Vec<String>,
}

/// A place in the flow.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum At {
    /// Before the first step.
    New,
    /// At a block that waits.
    Block(String),
    /// A person has the conversation.
    Person,
}

/// How far the question about the visitor's rights has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rights {
    /// Show, erase or back?
    Asked,
    /// Really erase?
    Confirming,
    /// Another right was asked for: take it, look, or back?
    Wished(Wish),
}

/// How far the question how old the visitor is has come, with the age of the country that it names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Age {
    /// Younger, or not?
    Asked { years: u8 },
    /// Somebody who answers for them is needed.
    Guardian { years: u8 },
}

/// What the visitor, or somebody about them, did.
#[derive(Clone, Copy)]
pub enum Input<'a> {
    /// The visit begins.
    Start,
    /// The visitor typed something.
    Text(&'a str),
    /// The visitor chose an option, by its id.
    Choice(&'a str),
    /// The visitor gave the consent that was asked for.
    Given(&'a Purpose),
    /// The visitor refused the consent that was asked for.
    Refused(&'a Purpose),
    /// A grant was withdrawn.
    Withdrawn(&'a Purpose),
    /// The visitor let a person in who had asked to be.
    LetIn,
}

/// What the engine has to know and cannot decide.
pub struct Facts<'a> {
    /// The visitor's language.
    pub locale: Locale,
    /// The ISO 3166 country whose national telephone numbers are understood.
    pub region: &'a str,
    /// The age from which a visitor decides by themselves, where children may use the site; `None` where nobody is asked.
    pub child_age: Option<u8>,
    /// Whether a purpose is granted at this moment.
    pub granted: &'a dyn Fn(&Purpose) -> bool,
    /// Whether a purpose may be asked for; the second word says whether the visitor chose what leads there themselves. Where it may
    /// not, the flow goes on as after a refusal.
    pub may_ask: &'a dyn Fn(&Purpose, bool) -> bool,
}

/// The longest encoded state that is read, in bytes.
const STATE_BYTES_MAX: usize = 1_000;

impl State {
    /// Before [`Input::Start`].
    pub fn start() -> Self {
        Self { at: At::New, rights: None, age: None, answered: Vec::new() }
    }

    /// Whether a question about the visitor's rights interrupts everything else.
    pub fn asks_about_rights(&self) -> bool {
        self.rights.is_some()
    }

    /// As compact JSON.
    pub fn encode(&self) -> Vec<u8> {
        // Two enums and a string have no form that JSON cannot write.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads what [`State::encode`] wrote; `None` where it did not.
    pub fn decode(encoded: &[u8]) -> Option<Self> {
        (encoded.len() <= STATE_BYTES_MAX).then(|| serde_json::from_slice(encoded).ok()).flatten()
    }

    pub(crate) fn at_block(block: &str) -> Self {
        Self { at: At::Block(block.to_owned()), ..Self::start() }
    }

    pub(crate) fn with_rights(&self, rights: Option<Rights>) -> Self {
        Self { rights, ..self.clone() }
    }

    /// At a block that asks for several consents, of which these purposes need no answer any more.
    pub(crate) fn among(block: &str, answered: Vec<String>) -> Self {
        Self { answered, ..Self::at_block(block) }
    }

    /// Whether a purpose needs no answer any more where several consents are asked for together.
    pub(crate) fn has_answered(&self, purpose: &Purpose) -> bool {
        self.answered.iter().any(|name| name == purpose.as_str())
    }

    pub(crate) fn at_age(age: Age) -> Self {
        Self { age: Some(age), ..Self::start() }
    }

    pub(crate) fn with_person() -> Self {
        Self { at: At::Person, ..Self::start() }
    }

    /// Why nothing but the question of age is taken, where that stands.
    pub fn before_age(&self) -> Option<domain::Refusal> {
        self.age.map(crate::age::refusal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_survives_its_encoding() {
        let waiting = State::at_block("callback-consent");
        for state in [
            State::start(),
            waiting.clone(),
            waiting.with_rights(Some(Rights::Confirming)),
            State::with_person(),
            State::at_age(Age::Asked { years: 16 }),
            State::among("together", vec!["callback".to_owned()]),
        ] {
            assert_eq!(State::decode(&state.encode()), Some(state));
        }
    }

    #[test]
    fn what_is_no_state_is_none() {
        for bad in [&b""[..], b"{}", b"null", b"{\"at\":\"moon\"}", b"{\"at\":\"new\",\"x\":1}", &[0xff; 20], &[b' '; 2_000]] {
            assert_eq!(State::decode(bad), None);
        }
    }
}
