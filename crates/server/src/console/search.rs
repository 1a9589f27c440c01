//! The search as a page: without a script the first hits are rendered here; with one they appear as they are found.

use super::desk::Desk;
use super::page;
use crate::assets;
use crate::members::search::Wanted;
use crate::problem::Problem;
use crate::search::scan::{Hit, What};
use crate::search::stream::{Found, Search};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use console::{Author, Nav, SearchHit, SearchPage, SearchState};
use domain::permission::Permission;
use serde::Deserialize;
use std::time::Duration;

/// Hits of a page.
const HITS: usize = 50;
/// How long a page may search: people wait for it.
const TIME: Duration = Duration::from_secs(5);

/// What to look for.
#[derive(Deserialize)]
pub(crate) struct Asked {
    q: Option<String>,
}

/// Shows the form and, where something is looked for, what is found.
pub(crate) async fn show(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    desk.may(Permission::ConversationsRead)?;
    let query = asked.q.unwrap_or_default();
    let state = if query.is_empty() { SearchState::Fresh } else { find(&desk, &query).await? };
    let shown = SearchPage { query, state, script_url: assets::url("console/search.js") };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Inbox), desk.locale)))
}

async fn find(desk: &Desk, query: &str) -> Result<SearchState, Problem> {
    let wanted = Wanted { q: query.to_owned(), limit: Some(HITS), site: None };
    let Ok(mut wanted) = wanted.read() else { return Ok(SearchState::Short) };
    wanted.time = TIME;
    let mut search = Search::begin(&desk.app, &desk.who, wanted).await?;
    let mut hits = Vec::new();
    while let Some(found) = search.next().await {
        match found {
            Found::Hit(found) => hits.push(hit(found)),
            Found::Done(done) => return Ok(SearchState::Done { hits, searched: done.searched, more: done.more }),
        }
    }
    Err(Problem::internal())
}

fn hit(found: Hit) -> SearchHit {
    let (from, field, at) = match found.what {
        What::Message { from, at, .. } => (Some(if from == "member" { Author::Member(None) } else { Author::Visitor }), None, at),
        What::Field { name, at } => (None, Some(name), at),
    };
    let [before, hit, after] = found.snippet;
    let href = found.conversation.map_or_else(|| "/console/contacts".to_owned(), |id| format!("/console/conversations/{id}#latest"));
    SearchHit { href, from, field, at, before, hit, after }
}
