//! Decides how security events are shown: numbers by the hour, and the drafts that wait for somebody's judgement.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::pages::breaches::named;
use crate::words::Words;

/// An hour in which something was counted.
#[derive(Clone, Debug)]
pub struct SecurityHour {
    /// When it began.
    pub at: Timestamp,
    /// Wrong passwords and codes.
    pub sign_in_failures: u64,
    /// Calls and messages that came too fast.
    pub too_fast: u64,
    /// Visits that were refused.
    pub arrivals_refused: u64,
    /// Visits that had to work something out first.
    pub work_asked: u64,
}

/// The draft of a breach that a signal opened.
#[derive(Clone, Debug)]
pub struct SecurityDraft {
    /// Its id.
    pub id: String,
    /// What was noticed, as the API has it.
    pub signal: &'static str,
    /// When.
    pub at: Timestamp,
}

/// What was noticed within the last day.
#[derive(Clone, Debug)]
pub struct SecurityPage {
    /// The hours, the newest first.
    pub hours: Vec<SecurityHour>,
    /// The drafts, the newest first.
    pub drafts: Vec<SecurityDraft>,
}

#[derive(Template)]
#[template(path = "security.html")]
struct View<'a> {
    page: &'a SecurityPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl SecurityDraft {
    pub(crate) fn label(&self) -> Key {
        named("signal", self.signal)
    }
}

impl SecurityPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A night in which somebody guessed passwords.
    pub fn sample() -> Self {
        let hour = |at, sign_in_failures, work_asked| SecurityHour {
            at: moment(at),
            sign_in_failures,
            too_fast: 3,
            arrivals_refused: 12,
            work_asked,
        };
        let draft = SecurityDraft {
            id: "01930000-0000-7000-8000-0000000000d1".to_owned(),
            signal: "sign-in-attack",
            at: moment("2027-11-22T02:14:00Z"),
        };
        Self { hours: vec![hour("2027-11-22T03:00:00Z", 41, 0), hour("2027-11-22T02:00:00Z", 1_204, 380)], drafts: vec![draft] }
    }

    /// A quiet day.
    pub fn sample_quiet() -> Self {
        Self { hours: Vec::new(), drafts: Vec::new() }
    }
}
