//! The inbox: which conversations are listed, and how many wait.

use super::desk::{Desk, address_of};
use super::page;
use crate::members::conversations::{self, PAGE};
use crate::members::reading::{self, Item};
use crate::problem::Problem;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use console::{ConversationState, InboxFilter, InboxPage, InboxRow, Nav, Person};
use domain::conversation::State;
use domain::id::{MemberId, SiteId, SubjectId};
use domain::permission::Permission;
use serde::Deserialize;
use std::collections::HashMap;
use store::reads::{self, ConversationRow, InboxView};
use uuid::Uuid;

/// Which page of which list.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    state: Option<String>,
    after: Option<String>,
}

/// A place in the list: the last activity in milliseconds, and the conversation.
type Place = (i64, Uuid);

/// The names that pages give to what is known by id.
pub(crate) struct Names {
    sites: HashMap<SiteId, String>,
    members: HashMap<MemberId, String>,
}

/// Lists conversations, the last active first.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::ConversationsRead)?;
    let filter = wanted.state.as_deref().and_then(InboxFilter::parse).unwrap_or(InboxFilter::All);
    let after = match wanted.after.as_deref() {
        None | Some("") => None,
        Some(after) => Some(conversations::place(after).ok_or_else(Problem::invalid_body)?),
    };
    let (items, next) = listed(&desk, filter, after).await?;
    let names = names(&desk).await?;
    let rows = items.into_iter().map(|item| row(item, &names)).collect();
    let next = next.map(|(at, id)| conversations::cursor(at, id));
    let shown = InboxPage { filter, waiting: waiting(&desk).await?, rows, next };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Inbox), desk.locale)))
}

async fn listed(desk: &Desk, filter: InboxFilter, after: Option<Place>) -> Result<(Vec<Item>, Option<Place>), Problem> {
    let (view, state) = match filter {
        InboxFilter::Waiting => (InboxView::Waiting, None),
        InboxFilter::Mine => (InboxView::Mine, None),
        InboxFilter::Closed => (InboxView::All, Some(State::Closed)),
        InboxFilter::Private => (InboxView::Private, None),
        InboxFilter::All => (InboxView::All, None),
    };
    let filter = reads::InboxFilter { view, state, after, ..reads::InboxFilter::default() };
    let items = reading::inbox(&desk.app, &desk.who, filter, PAGE).await?;
    let full = i64::try_from(items.len()).unwrap_or_default() == PAGE;
    let next = items.last().filter(|_| full).map(|item| place(&item.row));
    Ok((items, next))
}

fn place(row: &ConversationRow) -> Place {
    (row.last_at.as_millisecond(), row.id.0)
}

async fn waiting(desk: &Desk) -> Result<u64, Problem> {
    let (organisation, now) = (desk.who.member.organisation, desk.app.now());
    desk.app.read(move |r| r.waiting(organisation, now)).await
}

fn row(mut item: Item, names: &Names) -> InboxRow {
    InboxRow {
        id: item.row.id.to_string(),
        person: person(item.row.subject, item.contact.remove("name")),
        // Without a message of a person there is nothing to preview, which is not the same as being private.
        preview: item.readable.then(|| item.preview.unwrap_or_default()),
        state: state(item.row.state),
        taken_by: names.taken_by(&item.row),
        at: item.row.last_at,
        site: names.site(item.row.site),
    }
}

/// The names of the organisation's sites and members.
pub(crate) async fn names(desk: &Desk) -> Result<Names, Problem> {
    let organisation = desk.who.member.organisation;
    let (sites, members) = desk.app.read(move |r| Ok((r.sites(organisation)?, r.members(organisation)?))).await?;
    let members = members.into_iter().filter_map(|row| Some((row.id, address_of(&desk.app, &row)?))).collect();
    Ok(Names { sites: sites.into_iter().map(|site| (site.id, site.name)).collect(), members })
}

impl Names {
    pub(crate) fn site(&self, site: SiteId) -> String {
        self.sites.get(&site).cloned().unwrap_or_default()
    }

    /// Who has the conversation now.
    pub(crate) fn taken_by(&self, row: &ConversationRow) -> Option<String> {
        let member = row.member.filter(|_| row.state == State::Open)?;
        self.members.get(&member).cloned()
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
