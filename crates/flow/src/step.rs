//! Steps: what follows from what the visitor did, from where the bot stands.

use crate::age;
use crate::articles::Articles;
use crate::block::{Block, Choosable, Flow, Wanted};
use crate::effect::{Ask, Effect, Label, Speech, Utterance};
use crate::rights::{self, Right, Wish};
use crate::state::{At, Facts, Input, Rights, State};
use domain::contact::{self, Format};
use domain::{Purpose, Refusal};
use locale::{Key, Locale};

/// The most blocks that one step passes through; a flow that goes on is brought back to its menu.
pub const BLOCKS_PER_STEP_MAX: usize = 64;

/// Where the bot stands after a step, and what follows from it.
#[derive(Debug)]
pub struct Stepped {
    /// Where it stands now.
    pub state: State,
    /// What follows, in order.
    pub effects: Vec<Effect>,
}

/// Takes one step. Nothing of a step that is refused is to be kept.
///
/// # Refuses
/// [`Refusal::ConsentPending`] to text and choices while a consent is asked; [`Refusal::InvalidValue`] where an answer
/// is not of its format; [`Refusal::ConsentMissing`] where an answer's grant is gone; [`Refusal::ChoiceUnknown`] where
/// the option was not offered; [`Refusal::Conflict`] where no such consent is asked, or the visit has not started or has.
pub fn step(flow: &Flow, articles: &Articles, state: &State, input: Input<'_>, facts: &Facts<'_>) -> Result<Stepped, Refusal> {
    let chosen = matches!(input, Input::Choice(_));
    let mut walk = Walk { flow, articles, facts, chosen, given: None, effects: Vec::new() };
    let state = match input {
        Input::Start => walk.start(state)?,
        Input::Text(text) => walk.text(state, text)?,
        Input::Choice(id) => walk.choice(state, id)?,
        Input::Given(purpose) => walk.consent(state, purpose, true)?,
        Input::Refused(purpose) => walk.consent(state, purpose, false)?,
        Input::Withdrawn(purpose) => walk.withdrawn(state, purpose),
        Input::LetIn => walk.let_in(state),
    };
    Ok(Stepped { state, effects: walk.effects })
}

/// What is asked of the visitor in this state; `None` before the start and while a person has the conversation.
pub fn ask(flow: &Flow, state: &State, locale: Locale) -> Option<Ask> {
    if let Some(rights) = state.rights {
        let options = built_in_options(rights).iter();
        return Some(Ask::Choice { options: options.map(|(id, key)| ((*id).to_owned(), locale::text(locale, *key).to_owned())).collect() });
    }
    if let Some(age) = state.age {
        return Some(age::ask(age, locale));
    }
    match Place::of(flow, state) {
        Place::New | Place::Person => None,
        Place::Choice { block } => Some(offered(flow, block, locale)),
        Place::Answer => Some(offered(flow, &flow.menu, locale)),
        Place::Consent { block, purpose, .. } => Some(Ask::Consent { purpose: purpose.clone(), block: block.to_owned() }),
        Place::Consents { block, items, .. } => {
            let purposes = open(items, state).cloned().collect();
            Some(Ask::Consents { purposes, block: block.to_owned() })
        }
        Place::Ask { field, format, purpose, optional, .. } => {
            Some(Ask::Answer { field: field.to_owned(), format, purpose: purpose.clone(), optional })
        }
    }
}

/// The consents of those that are asked for together that were not answered yet.
fn open<'f>(items: &'f [Wanted], state: &State) -> impl Iterator<Item = &'f Purpose> {
    items.iter().map(|item| &item.purpose).filter(|purpose| !state.has_answered(purpose))
}

fn offered(flow: &Flow, block: &str, locale: Locale) -> Ask {
    let options = flow.blocks.get(block).map(Block::options).unwrap_or_default();
    // A published flow has every text; in one that was not checked, the id says what is chosen.
    let shown = |option: &Choosable| option.shown().get(locale).unwrap_or(&option.id).to_owned();
    Ask::Choice { options: options.iter().map(|option| (option.id.clone(), shown(option))).collect() }
}

/// The right that was asked for, all that is stored, or back.
macro_rules! wished {
    ($id:literal, $label:ident) => {
        &[($id, Key::$label), ("show", Key::BotRightsShow), ("back", Key::BotRightsBack)]
    };
}

/// The options that no flow can remove or change.
fn built_in_options(rights: Rights) -> &'static [(&'static str, Key)] {
    match rights {
        Rights::Asked => &[("show", Key::BotRightsShow), ("erase", Key::BotRightsErase), ("back", Key::BotRightsBack)],
        Rights::Confirming => &[("erase-confirm", Key::BotEraseConfirm), ("back", Key::BotEraseBack)],
        Rights::Wished(Wish::Withdraw) => wished!("withdraw", HoldsBotWithdraw),
        Rights::Wished(Wish::Object) => wished!("object", HoldsBotObject),
        Rights::Wished(Wish::Restrict) => wished!("restrict", HoldsBotRestrict),
        Rights::Wished(Wish::Export) => wished!("export", HoldsBotExport),
        Rights::Wished(Wish::Correct) => wished!("correct", HoldsBotCorrect),
    }
}

/// What is asked, and asked again where something else is typed.
fn question(rights: Rights) -> Key {
    match rights {
        Rights::Asked | Rights::Wished(_) => Key::BotRightsQuestion,
        Rights::Confirming => Key::BotEraseQuestion,
    }
}

/// A state, seen in a flow. A block that is gone, or that no longer waits, in a newer flow counts as the menu.
enum Place<'f> {
    New,
    Person,
    Choice { block: &'f str },
    Answer,
    Consent { block: &'f str, purpose: &'f Purpose, given: &'f str, refused: &'f str },
    Consents { block: &'f str, items: &'f [Wanted], next: &'f str },
    Ask { block: &'f str, field: &'f str, format: Format, purpose: &'f Purpose, optional: bool, next: &'f str },
}

impl<'f> Place<'f> {
    fn of(flow: &'f Flow, state: &State) -> Self {
        let id = match &state.at {
            At::New => return Self::New,
            At::Person => return Self::Person,
            At::Block(id) => id,
        };
        match flow.blocks.get_key_value(id) {
            Some((block, Block::Choice { .. })) => Self::Choice { block },
            Some((_, Block::Answer { .. })) => Self::Answer,
            Some((block, Block::Consent { purpose, given, refused, .. })) => Self::Consent { block, purpose, given, refused },
            Some((block, Block::Consents { items, next, .. })) if open(items, state).next().is_some() => {
                Self::Consents { block, items, next }
            }
            Some((block, Block::Ask { field, format, purpose, optional, next, .. })) => {
                Self::Ask { block, field, format: *format, purpose, optional: *optional, next }
            }
            _ => Self::Choice { block: &flow.menu },
        }
    }
}

/// One step under way.
struct Walk<'a> {
    flow: &'a Flow,
    articles: &'a Articles,
    facts: &'a Facts<'a>,
    /// Whether the visitor chose what leads on from here.
    chosen: bool,
    /// What this very step granted; the facts were read before it.
    given: Option<Purpose>,
    effects: Vec<Effect>,
}

impl<'a> Walk<'a> {
    fn start(&mut self, state: &State) -> Result<State, Refusal> {
        match self.facts.child_age {
            _ if *state != State::start() => Err(Refusal::Conflict),
            Some(years) => Ok(age::begin(years, &mut self.effects)),
            None => Ok(self.onward(&self.flow.start)),
        }
    }

    fn text(&mut self, state: &State, text: &str) -> Result<State, Refusal> {
        let typed = || Effect::Visitor(Utterance::Text(text.to_owned()));
        if let Some(right) = rights::understood(text) {
            self.effects.push(typed());
            let rights = match right {
                Right::Data => Rights::Asked,
                Right::Other(wish) => Rights::Wished(wish),
            };
            self.say_built_in(question(rights));
            return Ok(state.with_rights(Some(rights)));
        }
        if let Some(refusal) = state.before_age() {
            return Err(refusal);
        }
        let place = Place::of(self.flow, state);
        if let (Some(rights), false) = (state.rights, matches!(place, Place::Person)) {
            self.effects.push(typed());
            self.say_built_in(question(rights));
            return Ok(state.clone());
        }
        match place {
            Place::New => Err(Refusal::Conflict),
            Place::Consent { purpose, .. } => Err(Refusal::ConsentPending { purpose: purpose.clone() }),
            Place::Consents { items, .. } => Err(pending(items, state)),
            Place::Ask { field, format, purpose, optional, next, .. } => {
                self.answer(&Wished { field, format, purpose, optional }, text)?;
                Ok(self.onward(next))
            }
            Place::Person => {
                self.effects.push(typed());
                Ok(state.clone())
            }
            Place::Choice { .. } | Place::Answer => {
                self.effects.push(typed());
                match self.articles.find(self.facts.locale, text) {
                    Some(id) => self.effects.push(Effect::Say(Speech::Article { id: id.to_owned() })),
                    None => self.say_built_in(Key::BotNoAnswerFound),
                }
                Ok(state.clone())
            }
        }
    }

    /// Takes the answer to an `ask`.
    fn answer(&mut self, wanted: &Wished<'_>, text: &str) -> Result<(), Refusal> {
        let Wished { field, format, purpose, optional } = wanted;
        if !self.has_basis(purpose) {
            return Err(Refusal::ConsentMissing { purpose: (*purpose).clone() });
        }
        // Keyboards on telephones turn a hyphen into a dash.
        if *optional && matches!(text.trim(), "-" | "–" | "—") {
            self.effects.push(Effect::Visitor(Utterance::Skipped { field: (*field).to_owned() }));
            return Ok(());
        }
        let value = contact::accept(field, *format, text, self.facts.region)?;
        self.effects.push(Effect::Visitor(Utterance::Field { field: (*field).to_owned(), purpose: (*purpose).clone() }));
        self.effects.push(Effect::Collect { field: (*field).to_owned(), purpose: (*purpose).clone(), value });
        Ok(())
    }

    fn choice(&mut self, state: &State, id: &str) -> Result<State, Refusal> {
        if let Some(rights) = state.rights
            && let Some((_, key)) = built_in_options(rights).iter().find(|(option, _)| *option == id)
        {
            return Ok(self.built_in(state, id, *key));
        }
        if let Some(age) = state.age {
            return Ok(match age::choose(age, id, &mut self.effects)? {
                age::Chosen::Old => self.onward(&self.flow.start),
                age::Chosen::Waits(state) => state,
            });
        }
        match Place::of(self.flow, state) {
            Place::New => Err(Refusal::Conflict),
            // While their rights are asked about, a consent or an answer waits and is not passed over.
            Place::Consent { purpose, .. } if state.rights.is_none() => Err(Refusal::ConsentPending { purpose: purpose.clone() }),
            Place::Consents { items, .. } if state.rights.is_none() => Err(pending(items, state)),
            Place::Consent { .. } | Place::Consents { .. } | Place::Ask { .. } => Err(Refusal::ChoiceUnknown),
            Place::Choice { block } => self.option(block, id),
            Place::Answer => self.option(&self.flow.menu, id),
            Place::Person => {
                let next = self.option(&self.flow.menu, id)?;
                let stays = next.at == At::Person;
                if stays {
                    // A person was asked for again: nobody leaves and nobody is called twice.
                    self.effects.retain(|effect| !matches!(effect, Effect::HandOver));
                } else {
                    self.effects.insert(1, Effect::ReturnToBot);
                }
                Ok(next)
            }
        }
    }

    fn option(&mut self, block: &'a str, id: &str) -> Result<State, Refusal> {
        let (block, option) = self.flow.option(block, id).ok_or(Refusal::ChoiceUnknown)?;
        let chosen = Label::Block { block: block.to_owned(), option: option.id.clone() };
        self.effects.push(Effect::Visitor(Utterance::Choice { option: chosen }));
        if let Some((purpose, _)) = &option.grant
            && !(self.facts.granted)(purpose)
        {
            self.effects.push(Effect::Grant { purpose: purpose.clone(), block: block.to_owned() });
            self.given = Some(purpose.clone());
        }
        Ok(self.onward(&option.goto))
    }

    /// A choice about the visitor's rights.
    fn built_in(&mut self, state: &State, id: &str, key: Key) -> State {
        self.effects.push(Effect::Visitor(Utterance::Choice { option: Label::BuiltIn { key: key.name() } }));
        match id {
            "erase" => {
                self.say_built_in(Key::BotEraseQuestion);
                return state.with_rights(Some(Rights::Confirming));
            }
            "erase-confirm" => {
                self.effects.push(Effect::EraseEverything);
                return State::start();
            }
            "show" | "correct" | "export" => self.say_built_in(Key::BotDataShown),
            "object" | "withdraw" => self.say_built_in(Key::HoldsBotConsents),
            "restrict" => {
                self.effects.push(Effect::Restrict);
                self.say_built_in(Key::HoldsBotRestricted);
            }
            _ => {}
        }
        match Place::of(self.flow, state) {
            // The question that was interrupted is repeated, or nobody would know what is being asked.
            Place::Ask { block, .. } => self.say(block),
            Place::Choice { .. } | Place::Answer if id == "back" => self.say_built_in(Key::BotBackToChoice),
            _ => {}
        }
        state.with_rights(None)
    }

    fn consent(&mut self, state: &State, answered: &Purpose, yes: bool) -> Result<State, Refusal> {
        match Place::of(self.flow, state) {
            Place::Consent { purpose, given, refused, .. } if state.rights.is_none() && purpose == answered => {
                self.given = yes.then(|| purpose.clone());
                Ok(self.onward(if yes { given } else { refused }))
            }
            Place::Consents { block, items, next } if state.rights.is_none() && open(items, state).any(|purpose| purpose == answered) => {
                self.given = yes.then(|| answered.clone());
                let mut known = state.answered.clone();
                known.push(answered.as_str().to_owned());
                let after = State::among(block, known);
                Ok(if open(items, &after).next().is_some() { after } else { self.onward(next) })
            }
            _ => Err(Refusal::Conflict),
        }
    }

    fn withdrawn(&mut self, state: &State, withdrawn: &Purpose) -> State {
        let leaves = match Place::of(self.flow, state) {
            Place::Person => withdrawn.is_conversation(),
            Place::Ask { purpose, .. } => purpose == withdrawn,
            _ => false,
        };
        if !leaves {
            return state.clone();
        }
        if state.at == At::Person {
            self.effects.push(Effect::ReturnToBot);
        }
        if state.rights.is_none() {
            self.say_built_in(Key::BotAnythingElse);
        }
        State { rights: state.rights, ..State::at_block(&self.flow.menu) }
    }

    /// A person has the conversation from now on; whatever was being asked is left.
    fn let_in(&mut self, state: &State) -> State {
        if state.at != At::Person {
            self.effects.push(Effect::HandOver);
        }
        State::with_person()
    }

    /// Walks from a block to the next one that waits.
    fn onward(&mut self, block: &'a str) -> State {
        let mut here = block;
        for _ in 0..BLOCKS_PER_STEP_MAX {
            let Some(block) = self.flow.blocks.get(here) else { break };
            here = match block {
                Block::Say { next, .. } => {
                    self.say(here);
                    next
                }
                Block::Ask { purpose, .. } if self.has_basis(purpose) => {
                    self.say(here);
                    return State::at_block(here);
                }
                Block::Consent { purpose, given, .. } if self.is_granted(purpose) => given,
                Block::Consent { purpose, refused, .. } if !(self.facts.may_ask)(purpose, self.chosen) => refused,
                Block::Consent { .. } => return State::at_block(here),
                Block::Consents { items, next, .. } => match self.several(here, items) {
                    Some(state) => return state,
                    None => next,
                },
                Block::Choice { .. } | Block::Answer { .. } => {
                    self.say(here);
                    return State::at_block(here);
                }
                Block::Condition { granted, then, otherwise } => {
                    if self.is_granted(granted) {
                        then
                    } else {
                        otherwise
                    }
                }
                Block::Jump { goto } => goto,
                Block::HandOver { .. } if self.is_granted(&Purpose::conversation()) => {
                    self.say(here);
                    self.effects.push(Effect::HandOver);
                    return State::with_person();
                }
                // No basis, whatever the flow says: a grant may have gone since the flow was checked.
                Block::Ask { .. } | Block::HandOver { .. } | Block::End => break,
            };
        }
        self.say_built_in(Key::BotAnythingElse);
        State::at_block(&self.flow.menu)
    }

    /// Asks for those of several consents that neither stand nor rest; `None` where none is left.
    fn several(&mut self, block: &str, items: &[Wanted]) -> Option<State> {
        let passed = |purpose: &&Purpose| self.is_granted(purpose) || !(self.facts.may_ask)(purpose, self.chosen);
        let passed: Vec<String> =
            items.iter().map(|item| &item.purpose).filter(passed).map(|purpose| purpose.as_str().to_owned()).collect();
        if passed.len() == items.len() {
            return None;
        }
        self.say(block);
        Some(State::among(block, passed))
    }

    fn is_granted(&self, purpose: &Purpose) -> bool {
        self.given.as_ref() == Some(purpose) || (self.facts.granted)(purpose)
    }

    /// What is said within the conversation needs no grant: the visitor alone can read it.
    fn has_basis(&self, purpose: &Purpose) -> bool {
        purpose.is_conversation() || self.is_granted(purpose)
    }

    fn say(&mut self, block: &str) {
        let has_text = self.flow.blocks.get(block).is_some_and(|block| block.text().is_some());
        if has_text {
            self.effects.push(Effect::Say(Speech::Block { block: block.to_owned() }));
        }
    }

    fn say_built_in(&mut self, key: Key) {
        self.effects.push(Effect::Say(Speech::BuiltIn { key: key.name() }));
    }
}

/// That nothing else is taken while several consents are asked for: the first that is open is named.
fn pending(items: &[Wanted], state: &State) -> Refusal {
    open(items, state).next().map_or(Refusal::Conflict, |purpose| Refusal::ConsentPending { purpose: purpose.clone() })
}

/// The answer that is wanted.
struct Wished<'f> {
    field: &'f str,
    format: Format,
    purpose: &'f Purpose,
    optional: bool,
}
