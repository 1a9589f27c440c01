//! Search by API: one line of JSON for each hit, sent as it is found, and a last line that says how it ended.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use crate::app::App;
use crate::auth::SignedIn;
use crate::problem::Problem;
use crate::search::stream::{self, Found, HITS_MAX, Line, Search, TIME_MAX};
use crate::search::terms::Terms;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::id::SiteId;
use domain::permission::Permission;
use serde::Deserialize;
use std::convert::Infallible;
use utoipa::IntoParams;

/// Hits that are let out where nobody says how many.
const HITS: usize = 100;

/// What to look for.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// 2 to 200 characters; several words must all occur.
    pub(crate) q: String,
    /// At most 1,000; 100 where absent.
    pub(crate) limit: Option<usize>,
    /// Only conversations of this site.
    pub(crate) site: Option<String>,
}

impl Wanted {
    /// # Refuses
    /// With 422 a query that is too short or too long, with 404 a site that is none.
    pub(crate) fn read(&self) -> Result<stream::Wanted, Problem> {
        let site = match self.site.as_deref() {
            None | Some("") => None,
            Some(site) => Some(SiteId::parse(site).ok_or_else(Problem::not_found)?),
        };
        let limit = self.limit.unwrap_or(HITS).clamp(1, HITS_MAX);
        Ok(stream::Wanted { terms: Terms::parse(&self.q)?, site, limit, time: TIME_MAX })
    }
}

/// Searches everything that the session may decrypt: what people wrote, and what they told about themselves. The newest
/// conversations come first. Each line is a hit `{conversation, subject, message, seq, from, at, snippet: [before, hit,
/// after]}`; the last one is `{done, searched, conversations, more}`. A new search of a session ends the one before.
#[utoipa::path(operation_id = "search", get, path = "/api/v1/search", tag = "member", params(Wanted), responses(
    (status = 200, content_type = "application/x-ndjson", body = String), (status = 422, description = "invalid-body")))]
pub(crate) async fn search(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let search = Search::begin(&app, &who, wanted.read()?).await?;
    let lines = futures_util::stream::unfold(search, |mut search| async move {
        let line = match search.next().await? {
            Found::Hit(hit) => line(&Line::from(&hit)),
            Found::Done(done) => line(&done),
        };
        Some((Ok::<_, Infallible>(line), search))
    });
    let headers = [(header::CONTENT_TYPE, "application/x-ndjson"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, Body::from_stream(lines)).into_response())
}

fn line(of: &impl serde::Serialize) -> Bytes {
    let mut line = serde_json::to_vec(of).unwrap_or_default();
    line.push(b'\n');
    line.into()
}
