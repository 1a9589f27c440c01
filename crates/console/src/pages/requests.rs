//! Decides how requests of subjects are listed and entered, and how one is answered: its clock first, then the steps.

use askama::Template;
use domain::jurisdiction::{Law, gdpr};
use jiff::Timestamp;
use jiff::civil::Date;
use locale::{Key, Locale, date, messages};

use crate::frame::{Frame, html, moment};
use crate::person::{Named, Person};
use crate::privacy::Tab;
use crate::words::Words;

/// The requests, one page of them.
#[derive(Clone)]
pub struct RequestsPage {
    /// Which are listed.
    pub which: WhichRequests,
    /// The requests: what is overdue stands before all others.
    pub rows: Vec<RequestRow>,
    /// Whether the reader may enter and answer requests.
    pub may_handle: bool,
    /// The organisation's purposes, of which a withdrawal may name one.
    pub purposes: Vec<String>,
    /// The laws that a request may be under, and whether they are those of the organisation's country.
    pub laws: Vec<(Law, bool)>,
    /// The day that the form begins with.
    pub today: Date,
    /// Why a request was not taken in, as a sentence.
    pub problem: Option<String>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// Which requests are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhichRequests {
    /// Those that are to be answered.
    Open,
    /// Those that were answered.
    Closed,
    /// Every one.
    All,
}

/// One request of the list.
#[derive(Clone)]
pub struct RequestRow {
    /// Its id.
    pub id: String,
    /// What is asked, by its word.
    pub kind: &'static str,
    /// How it came, by its word.
    pub channel: &'static str,
    /// Where it stands, by its word.
    pub state: &'static str,
    /// The day on which it came.
    pub received_on: Date,
    /// The day by which it is to be answered.
    pub due: Date,
    /// Whole days until then, negative once they have passed; `None` where it was answered.
    pub days_left: Option<i32>,
}

/// One request.
#[derive(Clone)]
pub struct RequestPage {
    /// What the list shows of it.
    pub row: RequestRow,
    /// The purpose, where one was named.
    pub purpose: Option<String>,
    /// The last day that the GDPR allows.
    pub gdpr: Option<Date>,
    /// The last day that the KVKK allows.
    pub kvkk: Option<Date>,
    /// The days on which members are warned.
    pub warnings: Vec<Date>,
    /// Since when the clock of the GDPR rests.
    pub rests_since: Option<Date>,
    /// When it was answered.
    pub closed_at: Option<Timestamp>,
    /// Whose it is.
    pub whose: Whose,
    /// How far their identity is known.
    pub identity: Identity,
    /// What was written about it.
    pub texts: Vec<RequestText>,
    /// The purposes that are to end and still go on, where a withdrawal or an objection asks for it.
    pub to_end: Vec<String>,
    /// The contact fields that a rectification may correct, by name and value, as far as a key opens them.
    pub to_correct: Vec<(String, String)>,
    /// Whether the reader may answer it.
    pub may_handle: bool,
    /// Whether the reader may erase people.
    pub may_erase: bool,
    /// Why the last step was not taken, as a sentence.
    pub problem: Option<String>,
}

/// Whose a request is.
#[derive(Clone)]
pub enum Whose {
    /// Nobody of whom anything is stored was found to be them.
    Unknown,
    /// Everything about them was destroyed since.
    Gone,
    /// This person.
    Known {
        /// The subject's id.
        subject: String,
        /// By what they are called, as far as a key opens it.
        person: Person,
        /// Their latest conversation.
        conversation: Option<String>,
    },
}

/// How far the identity of whoever asked is known.
#[derive(Clone)]
pub enum Identity {
    /// There was no doubt.
    Undoubted,
    /// They were asked.
    Asked,
    /// It was checked by this method.
    Verified(String),
}

/// A text about a request.
#[derive(Clone)]
pub struct RequestText {
    /// What it is, by its word.
    pub kind: &'static str,
    /// Who wrote it, where that is known.
    pub member: Option<String>,
    /// When.
    pub at: Timestamp,
    /// `None` where no key of the reader opens it.
    pub text: Option<String>,
}

#[derive(Template)]
#[template(path = "requests.html")]
struct ListView<'a> {
    page: &'a RequestsPage,
    frame: &'a Frame,
    words: Words<'a>,
}

#[derive(Template)]
#[template(path = "request.html")]
struct View<'a> {
    page: &'a RequestPage,
    frame: &'a Frame,
    words: Words<'a>,
}

const KINDS: [&str; 7] = ["access", "rectification", "erasure", "portability", "restriction", "objection", "withdrawal"];
const CHANNELS: [&str; 4] = ["letter", "email", "phone", "api"];

impl RequestsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&ListView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// One that is overdue, one that is due today, and one that came from the chat.
    pub fn sample() -> Self {
        let row = |tag: &str, kind, channel, state, received, due, left| RequestRow {
            id: format!("0198f2c4-0000-7000-8000-00000005{tag}"),
            kind,
            channel,
            state,
            received_on: received,
            due,
            days_left: left,
        };
        let day = |month, day| jiff::civil::date(2026, month, day);
        Self {
            which: WhichRequests::Open,
            rows: vec![
                row("4f2a", "erasure", "letter", "open", day(10, 19), day(11, 19), Some(-3)),
                row("e5a0", "access", "email", "open", day(10, 22), day(11, 22), Some(0)),
                row("07d3", "rectification", "chat", "extended", day(11, 20), jiff::civil::date(2027, 2, 20), Some(90)),
            ],
            may_handle: true,
            purposes: vec!["conversation".into(), "marketing".into()],
            laws: vec![(Law::Gdpr, true), (Law::Kvkk, true)],
            today: day(11, 22),
            problem: None,
            next: None,
        }
    }
}

impl WhichRequests {
    pub(crate) const ALL: [Self; 3] = [Self::Open, Self::Closed, Self::All];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Closed => "closed",
            Self::All => "all",
        }
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::Open => Key::RequestsStateOpen,
            Self::Closed => Key::ConsoleRequestsClosed,
            Self::All => Key::ConsoleRequestsAll,
        }
    }
}

impl RequestRow {
    pub(crate) fn is_late(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }
}

impl RequestPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn is_open(&self) -> bool {
        self.row.days_left.is_some()
    }

    pub(crate) fn may_extend(&self) -> bool {
        self.gdpr.is_some() && self.row.state == "open"
    }

    pub(crate) fn may_ask(&self) -> bool {
        matches!(self.identity, Identity::Undoubted)
    }

    pub(crate) fn may_verify(&self) -> bool {
        !matches!(self.identity, Identity::Verified(_))
    }

    /// An erasure that came by letter and cannot be closed yet.
    pub fn sample() -> Self {
        Self {
            row: RequestsPage::sample().rows.swap_remove(0),
            purpose: None,
            gdpr: Some(jiff::civil::date(2026, 11, 19)),
            kvkk: Some(jiff::civil::date(2026, 11, 18)),
            warnings: [5, 12, 16, 18].map(|day| jiff::civil::date(2026, 11, day)).to_vec(),
            rests_since: None,
            closed_at: None,
            whose: Whose::Known {
                subject: "0198f2c4-0000-7000-8000-000000020001".into(),
                person: Person { name: Some("Jakub Wiśniewski".into()), tag: "4f2a".into() },
                conversation: Some("0198f2c4-0000-7000-8000-000000004f2a".into()),
            },
            identity: Identity::Undoubted,
            texts: vec![
                RequestText {
                    kind: "note",
                    member: Some("Ada Brandt".into()),
                    at: moment("2026-10-20T09:12:00Z"),
                    text: Some("Einschreiben, Ordner 7".into()),
                },
                RequestText { kind: "extension", member: None, at: moment("2026-10-21T09:12:00Z"), text: None },
            ],
            to_end: vec![],
            to_correct: vec![],
            may_handle: true,
            may_erase: true,
            problem: Some("Something about this person is still stored. Erase it first.".into()),
        }
    }

    /// Somebody unknown, whose identity was asked for.
    pub fn sample_unknown() -> Self {
        let asked = Self { whose: Whose::Unknown, identity: Identity::Asked, problem: None, texts: vec![], ..Self::sample() };
        Self { rests_since: Some(jiff::civil::date(2026, 11, 2)), kvkk: None, ..asked }
    }

    /// A withdrawal by letter, of a purpose that still goes on.
    pub fn sample_withdrawal() -> Self {
        let mut page = Self { to_end: vec!["marketing".into()], purpose: Some("marketing".into()), problem: None, ..Self::sample() };
        page.row.kind = "withdrawal";
        page
    }

    /// A rectification by letter, of fields that the reader's keys open.
    pub fn sample_rectification() -> Self {
        let to_correct = [("name", "Jakub Wiśniewski"), ("phone", "+48221234567")];
        let to_correct = to_correct.map(|(field, value)| (field.to_owned(), value.to_owned())).to_vec();
        let mut page = Self { to_correct, problem: None, ..Self::sample() };
        page.row.kind = "rectification";
        page
    }

    /// One that was answered; the person was erased.
    pub fn sample_closed() -> Self {
        let mut row = RequestsPage::sample().rows.swap_remove(0);
        (row.state, row.days_left) = ("fulfilled", None);
        let closed_at = Some(moment("2026-11-21T16:40:00Z"));
        Self { row, closed_at, whose: Whose::Gone, identity: Identity::Verified("passport".into()), problem: None, ..Self::sample() }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
impl Words<'_> {
    /// The text of a word of requests: `kind`, `channel`, `state`, `text`.
    pub(crate) fn request(&self, area: &str, word: &str) -> &'static str {
        Key::by_name(&format!("requests-{area}-{word}")).map_or("", |key| self.t(key))
    }

    /// What can be asked.
    pub(crate) fn request_kinds(&self) -> Vec<Named> {
        self.requests("kind", &KINDS)
    }

    /// How it can have come.
    pub(crate) fn request_channels(&self) -> Vec<Named> {
        self.requests("channel", &CHANNELS)
    }

    fn requests(&self, area: &str, of: &[&str]) -> Vec<Named> {
        of.iter().map(|word| Named { id: (*word).into(), name: self.request(area, word).into() }).collect()
    }

    /// A civil day.
    pub(crate) fn date(&self, day: &Date) -> String {
        date::long(self.locale(), *day)
    }

    /// Several civil days.
    pub(crate) fn dates(&self, days: &[Date]) -> String {
        days.iter().map(|day| date::short(self.locale(), *day)).collect::<Vec<_>>().join(", ")
    }

    /// By how long the answer may be put off, as the law says on a day.
    pub(crate) fn extends(&self, day: &Date) -> String {
        let months = gdpr::EXTENSION_MONTHS.on(*day).value;
        messages::console_requests_extend(self.locale(), u64::from(months.unsigned_abs()))
    }

    /// How many days are left, or have passed.
    pub(crate) fn days_left(&self, days: &i32) -> String {
        let count = u64::from(days.unsigned_abs());
        match *days {
            0 => self.t(Key::ConsoleRequestsToday).to_owned(),
            days if days < 0 => messages::console_requests_over_count(self.locale(), count),
            _ => messages::console_requests_left_count(self.locale(), count),
        }
    }

    /// That requests are overdue.
    pub(crate) fn overdue_requests(&self, count: &u64) -> String {
        messages::console_requests_banner_count(self.locale(), *count)
    }
}
