//! Decides how conversations are listed: the views, the rows, what can be done with several at once. The inbox and every
//! conversation's page show the list.

use jiff::Timestamp;
use locale::Key;

use crate::frame::moment;
use crate::person::{ConversationState, Named, Person, Priority};

/// One page of a list of conversations, and where else one can look.
#[derive(Clone, Default)]
pub struct List {
    /// Which conversations are listed.
    pub view: View,
    /// The priority that is chosen, where one is.
    pub priority: Option<Priority>,
    /// The organisation's teams.
    pub teams: Vec<Named>,
    /// Views that members have saved.
    pub saved: Vec<SavedView>,
    /// Who can be given conversations.
    pub members: Vec<Named>,
    /// How many conversations wait for a person, on all pages.
    pub waiting: u64,
    /// The conversations, the last active first.
    pub rows: Vec<InboxRow>,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// The conversation that is open beside the list.
    pub open: Option<String>,
}

/// A view that was given a name.
#[derive(Clone)]
pub struct SavedView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it lists, as the query of the inbox: `view=mine&priority=high`.
    pub query: String,
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
    /// Whether the visitor is restricted: stored, and read by nobody.
    pub restricted: bool,
    /// Where it stands.
    pub state: ConversationState,
    /// The member who leads it.
    pub taken_by: Option<String>,
    /// The team that it is given to.
    pub team: Option<String>,
    /// The time of the last message.
    pub at: Timestamp,
    /// The site's name.
    pub site: String,
    /// How much it presses.
    pub priority: Priority,
    /// Its tags, where they are readable.
    pub tags: Vec<String>,
    /// Whether something was written that the reader has not seen.
    pub unread: bool,
    /// Whether a note mentions the reader, who has not looked yet.
    pub mentioned: bool,
    /// Since when the visitor waits for a person.
    pub waiting_since: Option<Timestamp>,
    /// Until when it is put aside.
    pub snoozed_until: Option<Timestamp>,
}

/// Which conversations are listed: `?view=` or `?team=`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum View {
    /// Those that the reader leads.
    Mine,
    /// Those that nobody leads.
    Unassigned,
    /// Those that wait for a person.
    Waiting,
    /// Every one.
    #[default]
    All,
    /// Those that are put aside for later.
    Snoozed,
    /// Those that have ended.
    Closed,
    /// Those that the reader's key does not open.
    Private,
    /// Those of a team, by its id.
    Team(String),
}

impl View {
    /// Every view that has a name of its own, in the order of the menu.
    pub const ALL: [Self; 7] = [Self::All, Self::Mine, Self::Unassigned, Self::Waiting, Self::Snoozed, Self::Closed, Self::Private];

    /// The word in the query.
    pub fn name(&self) -> &str {
        match self {
            Self::Mine => "mine",
            Self::Unassigned => "unassigned",
            Self::Waiting => "waiting",
            Self::All => "all",
            Self::Snoozed => "snoozed",
            Self::Closed => "closed",
            Self::Private => "private",
            Self::Team(id) => id,
        }
    }

    /// The view of that name; `None` for any other word, the empty one included.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }

    pub(crate) fn label(&self) -> Key {
        match self {
            Self::Mine => Key::ConsoleFilterMine,
            Self::Unassigned => Key::ConsoleFilterUnassigned,
            Self::Waiting => Key::ConsoleStateWaiting,
            Self::All => Key::ConsoleInboxAll,
            Self::Snoozed => Key::ConsoleFilterSnoozed,
            Self::Closed => Key::ConsoleStateClosed,
            Self::Private => Key::ConsoleFilterPrivate,
            Self::Team(_) => Key::ConsoleFilterTeam,
        }
    }

    /// The query that lists it.
    pub fn query(&self) -> String {
        match self {
            Self::Team(id) => format!("team={id}"),
            named => format!("view={}", named.name()),
        }
    }

    /// What an empty list is called, and how it comes to be filled.
    pub(crate) fn empty(&self) -> (Key, Key) {
        match self {
            Self::All => (Key::ConsoleEmptyAllTitle, Key::ConsoleEmptyAllText),
            Self::Unassigned => (Key::ConsoleEmptyUnassignedTitle, Key::ConsoleEmptyUnassignedText),
            Self::Waiting => (Key::ConsoleEmptyWaitingTitle, Key::ConsoleEmptyWaitingText),
            Self::Mine => (Key::ConsoleEmptyMineTitle, Key::ConsoleEmptyMineText),
            Self::Snoozed => (Key::ConsoleEmptySnoozedTitle, Key::ConsoleEmptySnoozedText),
            Self::Closed => (Key::ConsoleEmptyClosedTitle, Key::ConsoleEmptyClosedText),
            Self::Private => (Key::ConsoleEmptyPrivateTitle, Key::ConsoleEmptyPrivateText),
            Self::Team(_) => (Key::ConsoleEmptyTeamTitle, Key::ConsoleEmptyTeamText),
        }
    }
}

impl List {
    /// The query of this list without its page: it goes along with every link and act, so that one comes back to it.
    pub fn query(&self) -> String {
        match self.priority {
            None => self.view.query(),
            // In the order in which saved views are kept, so that they are known again.
            Some(priority) => format!("priority={}&{}", priority.name(), self.view.query()),
        }
    }

    pub(crate) fn is_view(&self, view: &View) -> bool {
        self.view == *view && self.priority.is_none()
    }

    pub(crate) fn is_team(&self, team: &Named) -> bool {
        matches!(&self.view, View::Team(id) if *id == team.id)
    }

    pub(crate) fn is_saved(&self, saved: &SavedView) -> bool {
        self.query() == saved.query
    }

    pub(crate) fn is_open(&self, row: &InboxRow) -> bool {
        self.open.as_deref() == Some(&*row.id)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn is_priority(&self, priority: &Priority) -> bool {
        self.priority == Some(*priority)
    }

    /// The name of the team whose list this is.
    pub(crate) fn team_name(&self) -> Option<&str> {
        self.teams.iter().find(|team| self.is_team(team)).map(|team| &*team.name)
    }

    /// A list in which nobody has written yet.
    pub fn sample_empty(view: View) -> Self {
        Self { view, waiting: 0, rows: Vec::new(), next: None, ..Self::sample() }
    }

    /// One conversation of each kind.
    pub fn sample() -> Self {
        Self {
            view: View::All,
            priority: None,
            teams: vec![Named::of("0198f2c4-0000-7000-8000-000000040001", "Versand und Reklamation")],
            saved: vec![SavedView {
                id: "0198f2c4-0000-7000-8000-000000050001".into(),
                name: "Dringend und frei".into(),
                query: "priority=urgent&view=unassigned".into(),
            }],
            members: Named::members(),
            waiting: 2,
            rows: rows(),
            next: Some("0198f2c4".into()),
            open: None,
        }
    }
}

fn rows() -> Vec<InboxRow> {
    use ConversationState::{Bot, Closed, Open, Waiting};
    let row = |tag: &str, name: Option<&str>, preview: Option<&str>, state, at| InboxRow {
        id: format!("0198f2c4-0000-7000-8000-00000000{tag}"),
        person: Person { name: name.map(Into::into), tag: tag.into() },
        preview: preview.map(Into::into),
        restricted: false,
        state,
        taken_by: None,
        team: None,
        at: moment(at),
        site: "teehaus.example".into(),
        priority: Priority::Normal,
        tags: Vec::new(),
        unread: false,
        mentioned: false,
        waiting_since: None,
        snoozed_until: None,
    };
    let late = "Guten Tag, mein Paket mit dem Darjeeling ist seit einer Woche unterwegs. Können Sie nachsehen, wo es \
                geblieben ist?";
    vec![
        InboxRow {
            unread: true,
            priority: Priority::Urgent,
            tags: vec!["Versand".into(), "Reklamation Darjeeling".into()],
            waiting_since: Some(moment("2026-11-22T13:41:00Z")),
            ..row("4f2a", Some("Jakub Wiśniewski"), Some(late), Waiting, "2026-11-22T14:02:00Z")
        },
        InboxRow {
            waiting_since: Some(moment("2026-11-22T11:04:00Z")),
            team: Some("Versand und Reklamation".into()),
            ..row("b81c", None, Some("Is the shop open on Saturday?"), Waiting, "2026-11-22T13:58:00Z")
        },
        row("07d3", None, None, Bot, "2026-11-22T13:40:00Z"),
        InboxRow {
            taken_by: Some("Ada Brandt".into()),
            priority: Priority::High,
            snoozed_until: Some(moment("2026-11-23T09:00:00Z")),
            mentioned: true,
            ..row("e5a0", Some("Elif Demir"), Some("Teşekkürler!"), Open, "2026-11-22T11:17:00Z")
        },
        InboxRow {
            taken_by: Some("Tom Yıldız".into()),
            priority: Priority::Low,
            ..row("9c61", None, Some("Спасибо, вопрос решён."), Closed, "2026-11-20T09:05:00Z")
        },
    ]
}
