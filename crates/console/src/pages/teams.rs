//! Decides how teams are shown, made, changed and dissolved.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// By which rule a conversation of the team finds its member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TeamRule {
    /// It waits until somebody takes it.
    None,
    /// Each in turn.
    RoundRobin,
    /// Who has the fewest.
    LeastBusy,
}

impl TeamRule {
    /// Every rule.
    pub const ALL: [Self; 3] = [Self::None, Self::RoundRobin, Self::LeastBusy];

    /// The name that forms use.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::RoundRobin => "round-robin",
            Self::LeastBusy => "least-busy",
        }
    }

    /// The rule of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::None => Key::ConsoleTeamsRuleNone,
            Self::RoundRobin => Key::ConsoleTeamsRuleRoundRobin,
            Self::LeastBusy => Key::ConsoleTeamsRuleLeastBusy,
        }
    }
}

/// The teams, and a form for one more.
#[derive(Clone)]
pub struct TeamsPage {
    /// The teams as they are.
    pub teams: Vec<TeamForm>,
    /// The form of a new one.
    pub new: TeamForm,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// A team as its form shows it.
#[derive(Clone)]
pub struct TeamForm {
    /// Its id; empty for a new one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its rule.
    pub rule: TeamRule,
    /// Everybody of the organisation: id, name, whether they belong to it.
    pub members: Vec<(String, String, bool)>,
}

impl TeamForm {
    /// What tells its fields from those of other forms on the page.
    pub(crate) fn mark(&self) -> &str {
        if self.id.is_empty() { "new" } else { &self.id }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn has_rule(&self, rule: &TeamRule) -> bool {
        self.rule == *rule
    }
}

#[derive(Template)]
#[template(path = "teams.html")]
struct View<'a> {
    page: &'a TeamsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl TeamsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// One team of two.
    pub fn sample() -> Self {
        let members = |ada, tom| vec![("1".into(), "Ada Brandt".into(), ada), ("2".into(), "Tom Yıldız".into(), tom)];
        let id = "0198f2c4-0000-7000-8000-0000000000c1".to_owned();
        Self {
            teams: vec![TeamForm { id, name: "Bestellungen".into(), rule: TeamRule::RoundRobin, members: members(true, false) }],
            new: TeamForm { id: String::new(), name: String::new(), rule: TeamRule::None, members: members(false, false) },
            saved: true,
            problem: None,
        }
    }

    /// No team yet.
    pub fn sample_none() -> Self {
        Self { teams: Vec::new(), saved: false, ..Self::sample() }
    }
}
