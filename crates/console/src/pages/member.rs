//! Decides how one member is shown: what they may and hold, and how that is changed or ended.

use askama::Template;
use domain::Purpose;
use domain::permission::Role;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::words::Words;

/// A member.
#[derive(Clone)]
pub struct MemberPage {
    /// Their id.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// In which role.
    pub role: Role,
    /// Whether they may not sign in for the time being.
    pub suspended: bool,
    /// The purposes and pairs whose keys they hold.
    pub holds: Vec<Purpose>,
    /// When they were last shown content.
    pub last_read_at: Option<Timestamp>,
    /// The purposes and pairs that their role reads and whose keys they wait for.
    pub waits: Vec<Purpose>,
    /// The roles into which the reader may put them; empty where the reader may not change them.
    pub roles: Vec<Role>,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "member.html")]
struct View<'a> {
    page: &'a MemberPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl View<'_> {
    fn pairs(&self, pairs: &[Purpose]) -> String {
        pairs.iter().map(|pair| self.words.pair(pair)).collect::<Vec<_>>().join(", ")
    }
}

impl MemberPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Somebody who answers visitors, and waits for a key.
    pub fn sample() -> Self {
        Self {
            id: "0198f2c4-0000-7000-8000-0000000000a1".into(),
            name: "Wolfeschlegelsteinhausenbergerdorff Mustafa-Özgür".into(),
            role: Role::Agent,
            suspended: false,
            holds: vec![Purpose::conversation(), Purpose::callback()],
            last_read_at: Some(moment("2026-11-20T14:00:00Z")),
            waits: vec![Purpose::satisfaction()],
            roles: Role::STANDARD.to_vec(),
            saved: false,
            problem: None,
        }
    }

    /// Somebody who was suspended, and reads nothing.
    pub fn sample_suspended() -> Self {
        Self { role: Role::Auditor, suspended: true, holds: vec![], last_read_at: None, waits: vec![], ..Self::sample() }
    }
}
