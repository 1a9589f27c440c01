//! Lists: which conversations stand beside a page, and the names that pages give to what is known by id.

use super::desk::Desk;
use crate::members::colleagues;
use crate::members::conversations::{self, snoozed_until, waiting_since};
use crate::members::reading::{self, Item};
use crate::members::views;
use crate::problem::Problem;
use console::{ConversationState, InboxRow, List, Named, Person, Priority, SavedView, View};
use domain::conversation::State;
use domain::handling;
use domain::id::{ConversationId, MemberId, SiteId, SubjectId, TeamId};
use domain::permission::Permission;
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use store::reads::{self, ConversationRow, InboxView};

/// Conversations on a page of the inbox, and beside a conversation.
pub(crate) const PAGE: i64 = 50;
pub(crate) const BESIDE: i64 = 30;
/// Unread mentions of which a list knows.
const MENTIONS_MAX: i64 = 200;

/// Which list: the query of every page that shows one, and of every act that leads back to it.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct Which {
    view: Option<String>,
    /// What `view` was called first; links of that time still lead here.
    state: Option<String>,
    team: Option<String>,
    priority: Option<String>,
    after: Option<String>,
}

/// The names that pages give to what is known by id.
pub(crate) struct Names {
    sites: HashMap<SiteId, String>,
    members: HashMap<MemberId, String>,
    /// Who can be given conversations.
    pub(crate) agents: Vec<Named>,
    pub(crate) teams: Vec<Named>,
}

impl Which {
    fn view(&self) -> View {
        if let Some(team) = self.team.as_deref().and_then(TeamId::parse) {
            return View::Team(team.to_string());
        }
        [&self.view, &self.state].into_iter().flatten().find_map(|name| View::parse(name)).unwrap_or(View::All)
    }

    fn priority(&self) -> Option<Priority> {
        self.priority.as_deref().and_then(Priority::parse)
    }

    /// Whether a list was asked for, and not just the usual one meant.
    pub(crate) fn is_named(&self) -> bool {
        [&self.view, &self.state, &self.team, &self.priority].into_iter().any(Option::is_some)
    }

    /// The query that leads back to the list.
    pub(crate) fn query(&self) -> String {
        match self.priority() {
            None => self.view().query(),
            Some(priority) => format!("priority={}&{}", priority.name(), self.view().query()),
        }
    }

    fn filter(&self) -> Result<reads::InboxFilter, Problem> {
        let (view, state) = match self.view() {
            View::All | View::Team(_) => (InboxView::All, None),
            View::Mine => (InboxView::Mine, None),
            View::Unassigned => (InboxView::Unassigned, None),
            View::Waiting => (InboxView::Waiting, None),
            View::Snoozed => (InboxView::Snoozed, None),
            View::Closed => (InboxView::All, Some(State::Closed)),
            View::Private => (InboxView::Private, None),
        };
        let after = match self.after.as_deref() {
            None | Some("") => None,
            Some(after) => Some(conversations::place(after).ok_or_else(Problem::invalid_body)?),
        };
        Ok(reads::InboxFilter {
            view,
            state,
            after,
            team: self.team.as_deref().and_then(TeamId::parse),
            priority: self.priority().and_then(|priority| handling::Priority::parse(priority.name())),
            ..reads::InboxFilter::default()
        })
    }
}

/// Reads a list.
pub(crate) async fn list(desk: &Desk, which: &Which, limit: i64, open: Option<ConversationId>, names: &Names) -> Result<List, Problem> {
    let items = reading::inbox(&desk.app, &desk.who, which.filter()?, limit).await?;
    let full = i64::try_from(items.len()).unwrap_or_default() == limit;
    let next = items.last().filter(|_| full).map(|item| conversations::cursor(item.row.last_at.as_millisecond(), item.row.id.0));
    let (organisation, member, now) = (desk.who.member.organisation, desk.who.member.member, desk.app.now());
    let read = desk.app.read(move |r| Ok((r.waiting(organisation, now)?, r.mentions(member, MENTIONS_MAX)?)));
    let (waiting, mentions) = read.await?;
    let mentioned: HashSet<_> = mentions.into_iter().map(|mention| mention.conversation).collect();
    Ok(List {
        view: which.view(),
        priority: which.priority(),
        teams: names.teams.clone(),
        saved: views::all(&desk.app, &desk.who).await?.into_iter().map(saved).collect(),
        members: names.agents.clone(),
        waiting,
        rows: items.into_iter().map(|item| row(item, names, &mentioned, now)).collect(),
        next,
        open: open.map(|id| id.to_string()),
    })
}

fn saved(view: domain::view::View) -> SavedView {
    SavedView { id: view.id.to_string(), name: view.name, query: view.query }
}

fn row(mut item: Item, names: &Names, mentioned: &HashSet<ConversationId>, now: Timestamp) -> InboxRow {
    InboxRow {
        id: item.row.id.to_string(),
        person: person(item.row.subject, item.contact.remove("name")),
        // Without a message of a person there is nothing to preview, which is not the same as being private.
        restricted: item.restricted,
        preview: item.readable.then(|| item.preview.unwrap_or_default()),
        state: state(item.row.state),
        taken_by: names.taken_by(&item.row),
        team: item.row.team.and_then(|team| names.team(team)),
        at: item.row.last_at,
        site: names.site(item.row.site),
        priority: priority(item.row.priority),
        tags: item.tags,
        unread: item.unread,
        mentioned: mentioned.contains(&item.row.id),
        waiting_since: waiting_since(&item.row),
        snoozed_until: snoozed_until(&item.row, now),
    }
}

/// The names of the organisation's sites, members and teams.
pub(crate) async fn names(desk: &Desk) -> Result<Names, Problem> {
    let organisation = desk.who.member.organisation;
    let members = colleagues::names(&desk.app, organisation).await?;
    let read = desk.app.read(move |r| Ok((r.sites(organisation)?, r.members(organisation)?, r.teams(organisation)?)));
    let (sites, rows, teams) = read.await?;
    let agents = rows.iter().filter(|row| row.role.may(Permission::ConversationsAnswer));
    let agents = agents.filter_map(|row| Some(Named { id: row.id.to_string(), name: members.get(&row.id)?.clone() })).collect();
    let teams = teams.into_iter().map(|team| Named { id: team.id.to_string(), name: team.name }).collect();
    Ok(Names { sites: sites.into_iter().map(|site| (site.id, site.name)).collect(), members, agents, teams })
}

impl Names {
    pub(crate) fn site(&self, site: SiteId) -> String {
        self.sites.get(&site).cloned().unwrap_or_default()
    }

    pub(crate) fn member(&self, member: MemberId) -> Option<String> {
        self.members.get(&member).cloned()
    }

    fn team(&self, team: TeamId) -> Option<String> {
        let id = team.to_string();
        self.teams.iter().find(|team| team.id == id).map(|team| team.name.clone())
    }

    /// Who has the conversation now.
    pub(crate) fn taken_by(&self, row: &ConversationRow) -> Option<String> {
        row.member.filter(|_| row.state == State::Open).and_then(|member| self.member(member))
    }

    /// Whom a note mentions: everyone whose name stands in it after an "@".
    pub(crate) fn mentioned(&self, text: &str) -> Vec<String> {
        self.agents.iter().filter(|agent| text.contains(&format!("@{}", agent.name))).map(|agent| agent.id.clone()).collect()
    }
}

/// A subject by name, where it is readable, and by the last digits of the id: the first ones are a time.
pub(crate) fn person(subject: SubjectId, name: Option<String>) -> Person {
    let id = subject.0.simple().to_string();
    let tag = id.get(id.len().saturating_sub(4)..).unwrap_or_default().to_owned();
    Person { name: name.filter(|name| !name.is_empty()), tag }
}

/// Where a conversation stands, as pages name it.
pub(crate) fn state(state: State) -> ConversationState {
    match state {
        State::Bot => ConversationState::Bot,
        State::Waiting => ConversationState::Waiting,
        State::Open => ConversationState::Open,
        State::Closed => ConversationState::Closed,
    }
}

/// How much it presses, as pages name it.
pub(crate) fn priority(priority: handling::Priority) -> Priority {
    match priority {
        handling::Priority::Low => Priority::Low,
        handling::Priority::Normal => Priority::Normal,
        handling::Priority::High => Priority::High,
        handling::Priority::Urgent => Priority::Urgent,
    }
}
