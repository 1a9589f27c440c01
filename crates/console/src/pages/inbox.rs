//! Decides how the list of conversations is shown, and what it says when it is empty.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::person::{ConversationState, Person};
use crate::words::Words;

/// The inbox, one page of it.
#[derive(Clone)]
pub struct InboxPage {
    /// Which conversations are listed.
    pub filter: InboxFilter,
    /// How many conversations wait for a person, on all pages.
    pub waiting: u64,
    /// The conversations, newest first.
    pub rows: Vec<InboxRow>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// A conversation in the list.
#[derive(Clone)]
pub struct InboxRow {
    /// The conversation's id.
    pub id: String,
    /// Who is being talked to.
    pub person: Person,
    /// The last message; `None` where the reader's key does not open it.
    pub preview: Option<String>,
    /// Where it stands.
    pub state: ConversationState,
    /// The member who leads it.
    pub taken_by: Option<String>,
    /// The time of the last message.
    pub at: Timestamp,
    /// The site's name.
    pub site: String,
}

/// Which conversations are listed: `?state=`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InboxFilter {
    /// Every one.
    All,
    /// Those that wait for a person.
    Waiting,
    /// Those that the reader leads.
    Mine,
    /// Those that have ended.
    Closed,
    /// Those that the reader's key does not open.
    Private,
}

impl InboxFilter {
    /// Every filter, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::All, Self::Waiting, Self::Mine, Self::Closed, Self::Private];

    /// The word in the query.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Mine => "mine",
            Self::Closed => "closed",
            Self::Private => "private",
        }
    }

    /// The filter of that name; `None` for any other word, the empty one included.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.name() == name)
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::All => Key::ConsoleInboxAll,
            Self::Waiting => Key::ConsoleStateWaiting,
            Self::Mine => Key::ConsoleFilterMine,
            Self::Closed => Key::ConsoleStateClosed,
            Self::Private => Key::ConsoleFilterPrivate,
        }
    }

    pub(crate) fn href(self) -> String {
        format!("/console/inbox?state={}", self.name())
    }

    /// What an empty list is called, and how it comes to be filled.
    pub(crate) fn empty(self) -> (Key, Key) {
        match self {
            Self::All => (Key::ConsoleEmptyAllTitle, Key::ConsoleEmptyAllText),
            Self::Waiting => (Key::ConsoleEmptyWaitingTitle, Key::ConsoleEmptyWaitingText),
            Self::Mine => (Key::ConsoleEmptyMineTitle, Key::ConsoleEmptyMineText),
            Self::Closed => (Key::ConsoleEmptyClosedTitle, Key::ConsoleEmptyClosedText),
            Self::Private => (Key::ConsoleEmptyPrivateTitle, Key::ConsoleEmptyPrivateText),
        }
    }
}

#[derive(Template)]
#[template(path = "inbox.html")]
struct View<'a> {
    page: &'a InboxPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl InboxPage {
    /// The page as HTML. The script fetches it again and takes `#waiting` and `#list` from it.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// An inbox in which nobody has written yet.
    pub fn sample_empty(filter: InboxFilter) -> Self {
        Self { filter, waiting: 0, rows: Vec::new(), next: None }
    }

    /// One conversation of each kind.
    pub fn sample() -> Self {
        use ConversationState::{Bot, Closed, Open, Waiting};
        let row = |tag: &str, name: Option<&str>, preview: Option<&str>, state, taken_by: Option<&str>, at| InboxRow {
            id: format!("0198f2c4-0000-7000-8000-00000000{tag}"),
            person: Person { name: name.map(Into::into), tag: tag.into() },
            preview: preview.map(Into::into),
            state,
            taken_by: taken_by.map(Into::into),
            at: moment(at),
            site: "teehaus.example".into(),
        };
        let late = "Guten Tag, mein Paket mit dem Darjeeling ist seit einer Woche unterwegs. Können Sie nachsehen, \
                    wo es geblieben ist?";
        Self {
            filter: InboxFilter::All,
            waiting: 2,
            rows: vec![
                row("4f2a", Some("Jakub Wiśniewski"), Some(late), Waiting, None, "2026-11-22T14:02:00Z"),
                row("b81c", None, Some("Is the shop open on Saturday?"), Waiting, None, "2026-11-22T13:58:00Z"),
                row("07d3", None, None, Bot, None, "2026-11-22T13:40:00Z"),
                row("e5a0", Some("Elif Demir"), Some("Teşekkürler!"), Open, Some("Ada Brandt"), "2026-11-22T11:17:00Z"),
                row("9c61", None, Some("Спасибо, вопрос решён."), Closed, Some("Tom Yıldız"), "2026-11-20T09:05:00Z"),
            ],
            next: Some("0198f2c4".into()),
        }
    }
}
