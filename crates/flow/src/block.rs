//! Blocks: what a flow can do, and which exact words it uses for it.

use crate::effect::Label;
use domain::Purpose;
use domain::contact::Format;
use locale::Locale;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A bot's script: blocks by id, where it starts, and the choice to which every branch returns.
#[derive(Clone, Debug)]
pub struct Flow {
    /// What its author calls it.
    pub name: String,
    /// The block that a visit starts with.
    pub start: String,
    /// The choice to which `end`, a refusal without a way out and a withdrawal return. Its options stay valid whenever
    /// a choice or nothing is asked.
    pub menu: String,
    /// Every block by its id.
    pub blocks: BTreeMap<String, Block>,
}

/// A text in the five languages. One that is missing is a finding of [`crate::check`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    de: Option<String>,
    en: Option<String>,
    pl: Option<String>,
    ru: Option<String>,
    tr: Option<String>,
}

/// One step of a flow.
#[derive(Clone, Debug)]
pub enum Block {
    /// The bot says something.
    Say {
        /// What.
        text: Texts,
        /// What follows.
        next: String,
    },
    /// The bot asks for a field of the contact, and waits.
    Ask {
        /// Under which name the answer is kept.
        field: String,
        /// In which form it is wanted.
        format: Format,
        /// For which purpose it is collected.
        purpose: Purpose,
        /// Whether `-` passes over it.
        optional: bool,
        /// The question.
        text: Texts,
        /// What follows.
        next: String,
    },
    /// The visitor chooses, and the bot waits for it.
    Choice {
        /// What is said before the options are shown.
        text: Option<Texts>,
        /// What can be chosen.
        options: Vec<Choosable>,
    },
    /// The visitor is asked for their consent, and the bot waits. Passes to `given` at once where it stands already.
    Consent {
        /// For which purpose.
        purpose: Purpose,
        /// Whether the author wrote the explicit sentence that special categories need.
        explicit: Option<Texts>,
        /// The exact wording that is agreed to: the text and, where there is one, the explicit sentence.
        wording: Texts,
        /// What follows a yes.
        given: String,
        /// What follows a no.
        refused: String,
    },
    /// The visitor is asked for several consents on one card, each with an answer of its own, and the bot waits for all of them. Those
    /// that stand already, or may not be asked for, are passed over.
    Consents {
        /// What is said before.
        text: Texts,
        /// What is asked for, in its order.
        items: Vec<Wanted>,
        /// What follows when each was answered.
        next: String,
    },
    /// The way parts by whether a grant stands.
    Condition {
        /// For which purpose.
        granted: Purpose,
        /// What follows where it does.
        then: String,
        /// What follows where it does not.
        otherwise: String,
    },
    /// Goes on elsewhere.
    Jump {
        /// Where.
        goto: String,
    },
    /// A person takes over, and the bot is silent.
    HandOver {
        /// What is said before.
        text: Texts,
    },
    /// What is typed is a question, answered from the articles, until a choice is made.
    Answer {
        /// What is said before.
        text: Texts,
    },
    /// The branch is over: back to the menu.
    End,
}

/// One of several consents that are asked for together.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// For which purpose.
    pub purpose: Purpose,
    /// The exact wording that is agreed to.
    pub wording: Texts,
}

/// One option of a choice.
#[derive(Clone, Debug)]
pub struct Choosable {
    /// Its id within the flow.
    pub id: String,
    /// What it is called.
    pub label: Texts,
    /// What follows.
    pub goto: String,
    /// The purpose that choosing it grants, and the exact wording that is shown: the label and the line beside it.
    pub grant: Option<(Purpose, Texts)>,
}

impl Texts {
    /// The text in a language; `None` where it is missing or blank.
    pub fn get(&self, locale: Locale) -> Option<&str> {
        let text = match locale {
            Locale::De => &self.de,
            Locale::En => &self.en,
            Locale::Pl => &self.pl,
            Locale::Ru => &self.ru,
            Locale::Tr => &self.tr,
        };
        text.as_deref().filter(|text| !text.trim().is_empty())
    }

    /// Both texts, one after the other, in every language that has both.
    pub(crate) fn joined(&self, joint: &str, other: &Self) -> Self {
        let both = |locale| Some(format!("{}{joint}{}", self.get(locale)?, other.get(locale)?));
        Self { de: both(Locale::De), en: both(Locale::En), pl: both(Locale::Pl), ru: both(Locale::Ru), tr: both(Locale::Tr) }
    }
}

impl Block {
    /// The text that is said (or, of a consent, agreed to).
    pub(crate) fn text(&self) -> Option<&Texts> {
        match self {
            Self::Say { text, .. }
            | Self::Ask { text, .. }
            | Self::Consents { text, .. }
            | Self::HandOver { text }
            | Self::Answer { text } => Some(text),
            Self::Consent { wording, .. } => Some(wording),
            Self::Choice { text, .. } => text.as_ref(),
            Self::Condition { .. } | Self::Jump { .. } | Self::End => None,
        }
    }

    /// The options, where this is a choice.
    pub(crate) fn options(&self) -> &[Choosable] {
        if let Self::Choice { options, .. } = self { options } else { &[] }
    }

    /// The consents that are asked for together, where this block asks for several.
    pub(crate) fn wanted(&self) -> &[Wanted] {
        if let Self::Consents { items, .. } = self { items } else { &[] }
    }

    fn granting(&self) -> Option<(&Purpose, &Texts)> {
        self.options().iter().find_map(|option| option.grant.as_ref().map(|(purpose, wording)| (purpose, wording)))
    }
}

impl Choosable {
    /// What stands on the button: the label and, where choosing is itself a grant, the line that says so.
    pub(crate) fn shown(&self) -> &Texts {
        self.grant.as_ref().map_or(&self.label, |(_, wording)| wording)
    }
}

impl Flow {
    /// An option of a choice, or of the menu, by its id; with the block that it stands in.
    pub(crate) fn option<'f>(&'f self, block: &'f str, id: &str) -> Option<(&'f str, &'f Choosable)> {
        [block, self.menu.as_str()].into_iter().find_map(|block| {
            let options = self.blocks.get(block)?.options();
            options.iter().find(|option| option.id == id).map(|option| (block, option))
        })
    }
}

/// What a block says in a language.
pub fn text<'f>(flow: &'f Flow, block: &str, locale: Locale) -> Option<&'f str> {
    flow.blocks.get(block)?.text()?.get(locale)
}

/// What an option is called in a language, as the visitor's message says it.
pub fn label<'f>(flow: &'f Flow, label: &Label, locale: Locale) -> Option<&'f str> {
    match label {
        Label::Block { block, option } => flow.blocks.get(block)?.options().iter().find(|o| o.id == *option)?.label.get(locale),
        Label::BuiltIn { key } => locale::Key::by_name(key).map(|key| locale::text(locale, key)),
    }
}

/// The exact wording of a consent to a purpose, or of a choice that is itself the grant.
pub fn wording<'f>(flow: &'f Flow, block: &str, purpose: &Purpose, locale: Locale) -> Option<&'f str> {
    match flow.blocks.get(block)? {
        Block::Consent { wording, .. } => wording.get(locale),
        Block::Consents { items, .. } => items.iter().find(|item| item.purpose == *purpose)?.wording.get(locale),
        choice => choice.granting()?.1.get(locale),
    }
}

/// The purposes for which a block asks together; none where it does not ask for several.
pub fn asked_together(flow: &Flow, block: &str) -> Vec<Purpose> {
    flow.blocks.get(block).map(Block::wanted).unwrap_or_default().iter().map(|item| item.purpose.clone()).collect()
}

/// Every wording of the flow: what has to be published as documents together with it.
pub fn wordings(flow: &Flow) -> Vec<(Purpose, String, Locale, String)> {
    let mut found = Vec::new();
    for (id, block) in &flow.blocks {
        let wordings: Vec<(&Purpose, &Texts)> = match block {
            Block::Consent { purpose, wording, .. } => vec![(purpose, wording)],
            Block::Consents { items, .. } => items.iter().map(|item| (&item.purpose, &item.wording)).collect(),
            other => other.granting().into_iter().collect(),
        };
        for (purpose, wording) in wordings {
            let each = Locale::ALL.into_iter().filter_map(|locale| wording.get(locale).map(|text| (locale, text)));
            found.extend(each.map(|(locale, text)| (purpose.clone(), id.clone(), locale, text.to_owned())));
        }
    }
    found
}
