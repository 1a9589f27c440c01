//! Decides how the register of breaches is shown: what is open first, both tracks as hours that are left.

use askama::Template;
use domain::breach::clock::{Clock, Standing, clocks};
use domain::breach::form::{Field, Texts};
use domain::breach::{Breach, Notification, State};
use locale::{Key, Locale, messages};

use crate::frame::{Frame, html};
use crate::pages::breach::BreachPage;
use crate::privacy::Tab;
use crate::words::{Moment, Words};

/// The register: what is open, or all of it, a page at a time.
#[derive(Clone)]
pub struct BreachesPage {
    /// Whether everything is listed, and not what is open alone.
    pub register: bool,
    /// The breaches: drafts first, then those whose clocks run; of the register the newest first.
    pub rows: Vec<BreachRow>,
    /// Whether the reader may report one.
    pub may_handle: bool,
    /// What was typed of a new one: title, what happened, awareness.
    pub typed: [String; 3],
    /// Why it was not taken.
    pub problem: Option<String>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// One breach of the register.
#[derive(Clone)]
pub struct BreachRow {
    /// The breach.
    pub breach: Breach,
    /// What it is called; `None` for what a signal has opened, and for whom no key opens it.
    pub title: Option<String>,
    /// Whether no key of the reader opens what it is called.
    pub sealed: bool,
    /// What was told of it.
    pub told: Vec<Notification>,
}

/// A clock as it is shown.
pub(crate) struct ShownClock {
    pub(crate) law: Key,
    pub(crate) to: Key,
    pub(crate) standing: Key,
    pub(crate) reason: Key,
    pub(crate) source: &'static str,
    /// The hours that are left, or since when none are; `None` where nothing runs.
    pub(crate) left: Option<String>,
    pub(crate) due: Moment,
    pub(crate) told_at: Option<Moment>,
    pub(crate) late: bool,
    pub(crate) open: bool,
}

#[derive(Template)]
#[template(path = "breaches.html")]
struct View<'a> {
    page: &'a BreachesPage,
    lines: Vec<Line<'a>>,
    frame: &'a Frame,
    words: Words<'a>,
}

struct Line<'a> {
    row: &'a BreachRow,
    clocks: Vec<ShownClock>,
}

impl Line<'_> {
    fn state(&self) -> Key {
        named("state", self.row.breach.state.as_str())
    }

    fn is_draft(&self) -> bool {
        self.row.breach.state == State::Draft
    }

    fn is_late(&self) -> bool {
        self.clocks.iter().any(|clock| clock.late)
    }

    fn signal(&self) -> Option<Key> {
        self.row.breach.signal.map(|signal| named("signal", signal.as_str()))
    }
}

impl BreachesPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        let words = Words::new(locale, frame);
        let line = |row| Line { row, clocks: shown(&clocks_of(row, frame), locale, frame, &words) };
        html(&View { page: self, lines: self.rows.iter().map(line).collect(), frame, words: words.clone() })
    }

    /// The same, shown to somebody who does not hold the key of the words.
    pub fn sample_sealed() -> Self {
        let rows = Self::sample().rows.into_iter();
        let sealed = |row: BreachRow| if row.title.is_some() { BreachRow { title: None, sealed: true, ..row } } else { row };
        Self { rows: rows.map(sealed).collect(), may_handle: false, ..Self::sample() }
    }

    /// A draft that a signal has opened, a breach whose clocks run, and one that was told in time.
    pub fn sample() -> Self {
        let BreachPage { breach, texts, told, .. } = BreachPage::sample();
        let draft = BreachPage::sample_draft();
        let row = |breach: Breach, texts: &Texts, told: Vec<Notification>| BreachRow {
            title: texts.get(&Field::Title).cloned(),
            sealed: false,
            breach,
            told,
        };
        let told: Vec<_> = told.into_iter().map(|told| told.notification).collect();
        Self {
            register: false,
            rows: vec![row(draft.breach, &draft.texts, vec![]), row(breach, &texts, told)],
            may_handle: true,
            typed: Default::default(),
            problem: None,
            next: None,
        }
    }

    /// Nothing is open.
    pub fn sample_empty() -> Self {
        Self { rows: Vec::new(), ..Self::sample() }
    }
}

fn clocks_of(row: &BreachRow, frame: &Frame) -> Vec<Clock> {
    clocks(&row.breach, &row.told, frame.now)
}

/// Clocks as they are shown.
pub(crate) fn shown(clocks: &[Clock], locale: Locale, frame: &Frame, words: &Words<'_>) -> Vec<ShownClock> {
    let line = |clock: &Clock| {
        let seconds = clock.due.duration_since(frame.now).as_secs();
        // A started hour counts on either side: nobody is told of more time than there is.
        let hours = |seconds: i64| u64::try_from(seconds).unwrap_or_default();
        let left = match clock.standing {
            Standing::Running => Some(messages::breach_left_count(locale, hours(seconds) / 3_600)),
            Standing::Overdue => Some(messages::breach_over_count(locale, hours(-seconds).div_ceil(3_600))),
            Standing::Met | Standing::Late | Standing::NotRequired | Standing::Undecided => None,
        };
        ShownClock {
            law: named("law", clock.law.as_str()),
            to: named("to", clock.to.as_str()),
            standing: named("clock", clock.standing.as_str()),
            reason: named("duty", clock.duty.as_str()),
            source: clock.duty.source(clock.law, clock.to),
            left,
            due: words.on_record(&clock.due),
            told_at: clock.told_at.map(|at| words.on_record(&at)),
            late: matches!(clock.standing, Standing::Overdue | Standing::Late),
            open: clock.standing.is_open(),
        }
    };
    clocks.iter().map(line).collect()
}

/// The text of a name of the rules: every one has a key, which a test of [`super::breach`] looks up.
pub(crate) fn named(group: &str, name: &str) -> Key {
    Key::by_name(&format!("breach-{group}-{name}")).unwrap_or(Key::BreachUnsaid)
}
