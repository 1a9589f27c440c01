//! Decides what stands around every page: who is signed in, where one can go, which files the browser loads.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use locale::Key;

/// What every page needs besides its own facts.
#[derive(Clone)]
pub struct Frame {
    /// The organisation's name; empty before there is one.
    pub organisation: String,
    /// The signed-in member's name or e-mail address; `None` on the pages before sign-in, which have no navigation.
    pub member: Option<String>,
    /// Whether the member has said to be away; `None` where nobody is signed in.
    pub away: Option<bool>,
    /// How many requests of subjects are overdue, for those who answer them; 0 for everyone else.
    pub overdue_requests: u64,
    /// Whether this is the demo, which says so on every page.
    pub demo: bool,
    /// The section that is shown as the present one.
    pub active: Nav,
    /// Fingerprinted address of `style.css`.
    pub style_url: String,
    /// Fingerprinted address of `console.js`.
    pub script_url: String,
    /// The anti-forgery token, put into every POST form as the hidden field `csrf`.
    pub csrf: String,
    /// Path and query of this page: sent as `back` with the choice of a language.
    pub here: String,
    /// The present: decides which times are shown without their date.
    pub now: Timestamp,
    /// The zone in which times are written; the script writes them again in the browser's own.
    pub zone: TimeZone,
}

/// A section of the console.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nav {
    /// No section: sign-in, set-up, problems, erasure.
    None,
    /// The inbox and its conversations.
    Inbox,
    /// The contacts.
    Contacts,
    /// What was promised to visitors, such as to call back.
    Tasks,
    /// The overview in figures.
    Overview,
    /// The privacy desk and what belongs to it.
    Privacy,
    /// The ledger.
    Ledger,
    /// The settings.
    Settings,
}

/// One line of the navigation.
pub(crate) struct Entry {
    pub(crate) href: &'static str,
    pub(crate) label: Key,
    pub(crate) current: bool,
}

impl Frame {
    /// The frame of the gallery and of tests.
    pub fn sample() -> Self {
        Self {
            organisation: "Teehaus Morgenrot".into(),
            member: Some("Ada Brandt".into()),
            away: Some(false),
            overdue_requests: 0,
            demo: true,
            active: Nav::Inbox,
            style_url: "style.css".into(),
            script_url: "console.js".into(),
            csrf: "sample-csrf".into(),
            here: "/console/inbox?state=all".into(),
            now: moment("2026-11-22T14:05:00Z"),
            zone: TimeZone::UTC,
        }
    }

    pub(crate) fn is_away(&self) -> bool {
        self.away == Some(true)
    }

    pub(crate) fn entries(&self) -> [Entry; 7] {
        [
            (Nav::Inbox, "/console/inbox", Key::ConsoleNavInbox),
            (Nav::Contacts, "/console/contacts", Key::ConsoleNavContacts),
            (Nav::Tasks, "/console/tasks", Key::ConsoleNavTasks),
            (Nav::Overview, "/console/overview", Key::ConsoleNavOverview),
            (Nav::Privacy, "/console/privacy", Key::ConsoleNavPrivacy),
            (Nav::Ledger, "/console/ledger", Key::ConsoleNavLedger),
            (Nav::Settings, "/console/settings", Key::ConsoleNavSettings),
        ]
        .map(|(nav, href, label)| Entry { href, label, current: nav == self.active })
    }
}

/// The HTML of a template. Writing into a `String` cannot fail and no filter of ours does, so there is no error to
/// hand on; the tests render every page.
pub(crate) fn html(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}

/// A time of the samples.
pub(crate) fn moment(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}
