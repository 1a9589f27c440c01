//! The age band: where children may use a site it is asked before anything else, and what was answered is not kept.
//!
//! Whoever is younger than their country's age cannot consent by themselves (GDPR art. 8(1)). Nothing is asked of them, nothing that
//! they type is stored, and they are told how somebody who answers for them reaches the organisation.

use crate::effect::{Ask, Effect, Label, Speech, Utterance};
use crate::state::{Age, State};
use domain::Refusal;
use locale::{Key, Locale, messages};

/// The options of the question, and the one of whoever chose wrongly.
const UNDER: &str = "age-under";
const OVER: &str = "age-over";
const AGAIN: &str = "age-again";

/// What became of a choice.
pub(crate) enum Chosen {
    /// Old enough: the flow begins.
    Old,
    /// The question stands, or the way of a guardian is open.
    Waits(State),
}

/// What is asked while the age is.
pub(crate) fn ask(age: Age, locale: Locale) -> Ask {
    let options = match age {
        Age::Asked { years } => vec![
            (UNDER.to_owned(), messages::bot_age_under(locale, &years.to_string())),
            (OVER.to_owned(), messages::bot_age_over(locale, &years.to_string())),
        ],
        Age::Guardian { .. } => vec![(AGAIN.to_owned(), locale::text(locale, Key::BotAgeAgain).to_owned())],
    };
    Ask::Choice { options }
}

/// Why nothing else is taken while the age is asked, or a guardian is needed.
pub(crate) fn refusal(age: Age) -> Refusal {
    match age {
        Age::Asked { .. } => Refusal::AgePending,
        Age::Guardian { .. } => Refusal::GuardianNeeded,
    }
}

/// Asks how old the visitor is.
pub(crate) fn begin(years: u8, effects: &mut Vec<Effect>) -> State {
    effects.push(say(Key::BotAgeQuestion));
    State::at_age(Age::Asked { years })
}

/// Takes the choice. What is kept of it is that there was one.
///
/// # Refuses
/// [`Refusal::ChoiceUnknown`] where it was not offered.
pub(crate) fn choose(age: Age, id: &str, effects: &mut Vec<Effect>) -> Result<Chosen, Refusal> {
    let chosen = match (age, id) {
        (Age::Asked { .. }, OVER) => Chosen::Old,
        (Age::Asked { years }, UNDER) => Chosen::Waits(State::at_age(Age::Guardian { years })),
        (Age::Guardian { years }, AGAIN) => Chosen::Waits(State::at_age(Age::Asked { years })),
        _ => return Err(Refusal::ChoiceUnknown),
    };
    effects.push(Effect::Visitor(Utterance::Choice { option: Label::BuiltIn { key: Key::BotAgeAnswered.name() } }));
    match (age, &chosen) {
        (_, Chosen::Old) => {}
        (Age::Asked { .. }, _) => effects.push(say(Key::BotGuardian)),
        (Age::Guardian { .. }, _) => effects.push(say(Key::BotAgeQuestion)),
    }
    Ok(chosen)
}

fn say(key: Key) -> Effect {
    Effect::Say(Speech::BuiltIn { key: key.name() })
}
