//! Decides how the settings are found: cards in groups, and a search over their words.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// The settings that a member may reach, or those that a search found.
#[derive(Clone)]
pub struct SettingsPage {
    /// What was searched for; empty where nothing was.
    pub query: String,
    /// The cards in their groups; a group without a card is left out.
    pub groups: Vec<SettingsGroup>,
}

/// Cards that belong together.
#[derive(Clone)]
pub struct SettingsGroup {
    /// What they are about.
    pub title: Key,
    /// The cards.
    pub cards: Vec<SettingsCard>,
}

/// One way into a setting.
#[derive(Clone)]
pub struct SettingsCard {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: Key,
    /// What is set there.
    pub text: Key,
}

#[derive(Template)]
#[template(path = "settings.html")]
struct View<'a> {
    page: &'a SettingsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl SettingsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Two groups, as an owner sees them.
    pub fn sample() -> Self {
        let card = |href: &str, title, text| SettingsCard { href: href.into(), title, text };
        Self {
            query: String::new(),
            groups: vec![
                SettingsGroup {
                    title: Key::ConsoleSettingsGroupOrganisation,
                    cards: vec![
                        card("/console/settings/organisation", Key::ConsoleSettingsOrganisation, Key::ConsoleSettingsOrganisationText),
                        card("/console/setup/recovery", Key::ConsoleStepRecovery, Key::ConsoleStepRecoveryText),
                    ],
                },
                SettingsGroup {
                    title: Key::ConsoleSettingsGroupTeam,
                    cards: vec![card("/console/settings/members", Key::ConsoleMembersTitle, Key::ConsoleSettingsMembersText)],
                },
            ],
        }
    }

    /// A search that finds nothing.
    pub fn sample_none() -> Self {
        Self { query: "zebra".into(), groups: Vec::new() }
    }
}
