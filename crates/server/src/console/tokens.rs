//! Tokens for programs, in the browser.

use super::desk::{Desk, RecentDesk};
use super::ticks::{self, Fields, Given};
use super::{Bare, page};
use crate::house_time::HouseTime;
use crate::members::roles::Facts;
use crate::members::tokens::{self, Listed, NewToken};
use crate::pairs;
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, Ticks, TokenRow, TokensPage};
use domain::Purpose;
use domain::id::HolderId;
use domain::permission::Permission;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/settings/tokens";
/// For how long a new token is proposed to work: who wants more asks for it.
const PROPOSED_DAYS: i64 = 90;

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    ended: Option<String>,
}

/// How the page is shown again.
#[derive(Default)]
struct Again {
    secret: Option<String>,
    ended: bool,
    problem: Option<String>,
    typed: Fields,
}

/// The tokens.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    shown(&desk, StatusCode::OK, Again { ended: wanted.ended.is_some(), ..Again::default() }).await
}

/// Makes a token, and shows its secret once.
pub(crate) async fn make(RecentDesk(desk): RecentDesk, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    ticks::check(&desk, &typed)?;
    let Given { permissions, reads } = Given::of(&typed);
    let new = NewToken { name: ticks::field(&typed, "name"), permissions, reads, expires_at: ticks::field(&typed, "last_day") };
    match tokens::make(&desk.app, &desk.who, new).await {
        Ok(made) => shown(&desk, StatusCode::OK, Again { secret: Some(made.token), ..Again::default() }).await,
        Err(problem) if matches!(problem.code(), "invalid-value" | "invalid-body" | "too-large" | "no-grant") => {
            let said = problem.detail(desk.locale).to_owned();
            shown(&desk, StatusCode::UNPROCESSABLE_ENTITY, Again { problem: Some(said), typed, ..Again::default() }).await
        }
        Err(problem) => Err(problem),
    }
}

/// Takes a token back.
pub(crate) async fn revoke(RecentDesk(desk): RecentDesk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    tokens::revoke_it(&desk.app, &desk.who, &id).await?;
    Ok(Redirect::to(&format!("{HERE}?ended=1")).into_response())
}

/// Hands a token the keys for which it waits.
pub(crate) async fn hand_over(RecentDesk(desk): RecentDesk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let id = HolderId::parse(&id).ok_or_else(Problem::not_found)?;
    pairs::hand_to(&desk.app, &desk.who, id).await?;
    Ok(Redirect::to(HERE).into_response())
}

async fn shown(desk: &Desk, status: StatusCode, again: Again) -> Result<Response, Problem> {
    let listed = tokens::listed(&desk.app, &desk.who).await?;
    let (organisation, by) = (desk.who.member.organisation, &desk.who.member.role);
    let purposes = Facts::load(&desk.app, organisation).await?.purposes.into_iter().filter(|purpose| by.reads(purpose));
    let today = HouseTime::load(&desk.app, organisation).await?.today;
    let after = |days: i64| today.saturating_add(days.days());
    let ticks = Ticks {
        given: Given::of(&again.typed).shown(""),
        permissions: Permission::ALL.iter().copied().filter(|permission| by.may(*permission)).collect(),
        purposes: purposes.collect(),
    };
    let shown = TokensPage {
        tokens: listed.into_iter().map(row).collect(),
        secret: again.secret,
        name: ticks::field(&again.typed, "name"),
        last_day: ticks::field(&again.typed, "last_day").parse().unwrap_or_else(|_| after(PROPOSED_DAYS)),
        days: (today, after(domain::token::LIFE_MAX.as_hours() / 24 - 1)),
        ticks,
        ended: again.ended,
        problem: again.problem,
    };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Settings, HERE.to_owned()), desk.locale)))
}

fn row(token: Listed) -> TokenRow {
    let pairs = |names: &[String]| names.iter().filter_map(|name| Purpose::of_pair(name)).collect();
    let time = |text: &str| text.parse::<Timestamp>().unwrap_or(Timestamp::UNIX_EPOCH);
    TokenRow {
        permissions: token.permissions.iter().filter_map(|name| Permission::parse(name)).collect(),
        reads: pairs(&token.reads),
        waiting: pairs(&token.waiting),
        by: token.made_by_name.unwrap_or_default(),
        until: time(&token.expires_at),
        used_at: token.used_at.as_deref().map(time),
        id: token.id,
        name: token.name,
    }
}
