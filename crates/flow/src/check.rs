//! The gate: whether a flow may be published, and if not, why.

use crate::block::{Block, Flow, Texts};
use crate::finding::Finding;
use crate::paths::{self, Standing};
use domain::Purpose;
use domain::consent::{Alone, TOGETHER_MAX, Together};
use domain::purpose::{Basis, PurposeRule};
use locale::Locale;
use std::collections::BTreeSet;

/// Ids of the options that no flow can remove, change or use.
const RESERVED: [&str; 9] = ["show", "erase", "back", "erase-confirm", "correct", "export", "object", "restrict", "withdraw"];

/// Everything that keeps a flow from being published, given the organisation's purposes; nothing where it may be.
///
/// The first of all: an `ask` or a `hand_over` to which any way leads without its grant (GDPR art. 6(1), 9(2)(a), 25;
/// KVKK art. 5, 6). What is asked for `conversation` needs none: the visitor alone can read it.
pub fn check(flow: &Flow, purposes: &[PurposeRule]) -> Vec<Finding> {
    let mut gate = Gate { flow, purposes, findings: Vec::new() };
    gate.ends_meet();
    let standing = paths::standing(flow);
    for (id, block) in &flow.blocks {
        gate.texts(id, block);
        gate.purposes(id, block);
        gate.options(id, block);
        gate.basis(id, block, &standing);
        gate.refusal(id, block);
        gate.together(id, block);
        if !standing.contains_key(id.as_str()) {
            gate.say(id, "No way leads to this block.");
        }
    }
    if let Some(id) = paths::endless(flow) {
        gate.say(id, "From here the flow comes back here without waiting for the visitor: it would not end.");
    }
    gate.findings
}

struct Gate<'f> {
    flow: &'f Flow,
    purposes: &'f [PurposeRule],
    findings: Vec<Finding>,
}

impl Gate<'_> {
    /// Every way leads to a block that there is, and the menu is a choice.
    fn ends_meet(&mut self) {
        if !self.flow.blocks.contains_key(&self.flow.start) {
            self.findings.push(Finding::whole(format!("The flow starts with `{}`, and there is no such block.", self.flow.start)));
        }
        if !matches!(self.flow.blocks.get(&self.flow.menu), Some(Block::Choice { .. })) {
            self.findings.push(Finding::whole(format!("The menu is `{}`, and there is no such choice.", self.flow.menu)));
        }
        for (id, block) in &self.flow.blocks {
            for way in paths::ways(block) {
                if !self.flow.blocks.contains_key(way.to) {
                    self.say(id, format!("This leads to `{}`, and there is no such block.", way.to));
                }
            }
        }
    }

    fn texts(&mut self, id: &str, block: &Block) {
        // A wording is joined of two texts, so a missing half is missing here too.
        let own = block.text().map(|text| ("text".to_owned(), text));
        let explicit =
            if let Block::Consent { explicit: Some(explicit), .. } = block { Some(("explicit text".to_owned(), explicit)) } else { None };
        let labels = block.options().iter().map(|option| (format!("label of `{}`", option.id), option.shown()));
        let wanted = block.wanted().iter().map(|item| (format!("wording for `{}`", item.purpose), &item.wording));
        for (what, texts) in own.into_iter().chain(explicit).chain(labels).chain(wanted) {
            let missing = missing(texts);
            if !missing.is_empty() {
                self.say(id, format!("The {what} is missing in: {}.", missing.join(", ")));
            }
        }
    }

    fn purposes(&mut self, id: &str, block: &Block) {
        let granted = block.options().iter().filter_map(|option| option.grant.as_ref().map(|(purpose, _)| purpose));
        let named = match block {
            Block::Ask { purpose, .. } | Block::Consent { purpose, .. } | Block::Condition { granted: purpose, .. } => Some(purpose),
            _ => None,
        };
        let wanted = block.wanted().iter().map(|item| &item.purpose);
        for purpose in named.into_iter().chain(granted).chain(wanted) {
            if self.rule(purpose).is_none() {
                self.say(id, format!("The organisation has no purpose `{purpose}`."));
            }
        }
        if let Block::Consent { purpose, explicit: None, .. } = block
            && self.rule(purpose).is_some_and(|rule| rule.special)
        {
            self.say(id, format!("`{purpose}` is a special category: the consent needs an `explicit` text that names the data (GDPR art. 9(2)(a), KVKK art. 6)."));
        }
    }

    fn options(&mut self, id: &str, block: &Block) {
        let Block::Choice { options, .. } = block else { return };
        if options.is_empty() {
            self.say(id, "A choice needs at least one option.");
        }
        let mut seen = BTreeSet::new();
        for option in options {
            if !seen.insert(option.id.as_str()) {
                self.say(id, format!("Two options have the id `{}`.", option.id));
            }
            if RESERVED.contains(&option.id.as_str()) {
                self.say(id, format!("The id `{}` is kept for the visitor's rights.", option.id));
            }
            if let Some((purpose, _)) = &option.grant
                && self.rule(purpose).is_some_and(|rule| rule.special || rule.basis == Basis::Consent)
            {
                self.say(
                    id,
                    format!(
                        "The option `{}` cannot grant `{purpose}`, which rests on consent: ask for it with a consent block.",
                        option.id
                    ),
                );
            }
        }
    }

    /// Nothing is asked, and nobody handed over to, without the grant on every way.
    fn basis(&mut self, id: &str, block: &Block, standing: &Standing<'_>) {
        let conversation = Purpose::conversation();
        let needed = match block {
            Block::Ask { purpose, .. } if !purpose.is_conversation() => purpose,
            Block::HandOver { .. } => &conversation,
            _ => return,
        };
        if standing.get(id).is_some_and(|grants| !grants.contains(needed)) {
            self.say(id, format!("A way leads here on which `{needed}` was not granted."));
        }
    }

    /// Who has refused is not asked again before they choose something themselves.
    fn refusal(&mut self, id: &str, block: &Block) {
        let refused: Vec<(&Purpose, &str)> = match block {
            Block::Consent { purpose, refused, .. } => vec![(purpose, refused)],
            Block::Consents { items, next, .. } => items.iter().map(|item| (&item.purpose, next.as_str())).collect(),
            _ => return,
        };
        for (refused, leads) in refused {
            let asks = |next: &&str| match self.flow.blocks.get(*next) {
                Some(Block::Consent { purpose, .. }) => purpose == refused,
                // Behind several consents an answer is asked for on the way of a grant alone; that is looked at with the ways.
                Some(Block::Ask { purpose, .. }) => purpose == refused && matches!(block, Block::Consent { .. }),
                Some(Block::Consents { items, .. }) => items.iter().any(|item| item.purpose == *refused),
                _ => false,
            };
            if let Some(again) = paths::following(self.flow, leads).into_iter().find(asks) {
                self.say(id, format!("Who refuses `{refused}` here is asked for it again at `{again}`."));
            }
        }
    }

    /// One card asks for several purposes only where one word for all of them can do no harm.
    fn together(&mut self, id: &str, block: &Block) {
        let Block::Consents { items, .. } = block else { return };
        let rules: Vec<&PurposeRule> = items.iter().filter_map(|item| self.rule(&item.purpose)).collect();
        if rules.len() < items.len() {
            return;
        }
        let Err((purpose, alone)) = Together::of(&rules) else { return };
        let purpose = purpose.map(ToString::to_string).unwrap_or_default();
        self.say(
            id,
            match alone {
                Alone::Marketing => format!(
                    "`{purpose}` is asked for alone: nobody agrees to advertising by agreeing to something else (KVKK Board 2025/1072)."
                ),
                Alone::Special => format!(
                    "`{purpose}` is asked for alone: special categories need a statement of their own (GDPR art. 9(2)(a), KVKK art. 6)."
                ),
                Alone::NoConsent => format!("`{purpose}` does not rest on consent: there is nothing to agree to."),
                Alone::Twice => format!("`{purpose}` is asked for twice."),
                Alone::Number => format!("Consents are asked for together from two to {TOGETHER_MAX}."),
            },
        );
    }

    fn rule(&self, purpose: &Purpose) -> Option<&PurposeRule> {
        self.purposes.iter().find(|rule| rule.purpose == *purpose)
    }

    fn say(&mut self, block: &str, what: impl Into<String>) {
        self.findings.push(Finding::of(block, what));
    }
}

fn missing(texts: &Texts) -> Vec<&'static str> {
    Locale::ALL.into_iter().filter(|locale| texts.get(*locale).is_none()).map(Locale::code).collect()
}
