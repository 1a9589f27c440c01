//! Rules of retention, the preview and the records, in the browser.

use super::desk::{Desk, RecentDesk};
use super::page;
use crate::members::retention::{self as api, Ahead, Records, Wish};
use crate::problem::Problem;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{DestructionRow, DueRow, Nav, RetentionPage, RetentionPeriod, RetentionRow, SweepState};
use domain::permission::Permission;
use domain::retention::{Listed, Period, Rule, SweepAge};
use serde::Deserialize;

/// Where the page is.
const HERE: &str = "/console/privacy/retention";
/// The most conversations that the page counts on; the API lists them.
const NONE_LISTED: i64 = 1;

/// What the address may say.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    saved: Option<String>,
    after: Option<u64>,
}

/// A changed period.
#[derive(Deserialize)]
pub(crate) struct Typed {
    rule: String,
    #[serde(default)]
    purpose: Option<String>,
    months: String,
    csrf: String,
}

/// The page.
pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    shown(&desk, StatusCode::OK, &wanted, None).await
}

/// Changes a rule, and shows the page again: with what was saved, or with the reason why not.
pub(crate) async fn change(desk: Desk, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    desk.may(Permission::RetentionWrite)?;
    let months = typed.months.trim().parse().map_err(|_| Problem::invalid_body())?;
    let choice = api::choice(Wish { rule: typed.rule, purpose: typed.purpose, months: Some(months) })?;
    match api::choose(&desk.app, &desk.who, choice.into_iter().collect()).await {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?saved=1")).into_response()),
        Err(problem) if problem.code() == "period-refused" => {
            let said = format!("{}. {}", problem.title(desk.locale), problem.detail(desk.locale));
            shown(&desk, problem.status(), &Wanted { saved: None, after: None }, Some(said)).await
        }
        Err(problem) => Err(problem),
    }
}

/// The records as a table.
pub(crate) async fn export(RecentDesk(desk): RecentDesk) -> Result<Response, Problem> {
    api::csv(&desk.app, &desk.who).await
}

async fn shown(desk: &Desk, status: StatusCode, wanted: &Wanted, problem: Option<String>) -> Result<Response, Problem> {
    let rules = api::listed(&desk.app, &desk.who).await?;
    let seen = api::seen(&desk.app, &desk.who, &Ahead { limit: Some(NONE_LISTED), ..Ahead::default() }).await?;
    let (records, next) = api::records(&desk.app, &desk.who, &Records { after: wanted.after, limit: None }).await?;
    let organisation = desk.who.member.organisation;
    let purposes = desk.app.read(move |r| r.purposes(organisation)).await?;
    let own = |name: &str| rules.iter().any(|rule| rule.purpose.as_ref().is_some_and(|purpose| purpose.as_str() == name));
    let purposes = purposes.iter().filter(|rule| !own(rule.purpose.as_str()));
    let shown = RetentionPage {
        purposes: purposes.map(|rule| (rule.purpose.to_string(), Rule::cap(rule.special).as_str())).collect(),
        rules: rules.iter().map(row).collect(),
        may_write: desk.who.member.role.may(Permission::RetentionWrite),
        at: seen.at,
        swept_at: seen.last.and_then(|(last, _)| last.ended_at),
        state: match seen.last {
            None => SweepState::Never,
            Some((_, SweepAge::Fresh)) => SweepState::Fresh,
            Some((_, SweepAge::Late)) => SweepState::Late,
            Some((_, SweepAge::Over)) => SweepState::Over,
        },
        due: seen.due.into_iter().map(due).collect(),
        records: records.into_iter().map(record).collect(),
        next,
        saved: wanted.saved.is_some(),
        problem,
    };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Privacy, HERE.to_owned()), desk.locale)))
}

fn row(listed: &Listed) -> RetentionRow {
    RetentionRow {
        rule: listed.rule.as_str(),
        purpose: listed.purpose.as_ref().map(ToString::to_string),
        period: match listed.period {
            Period::WhileActive => RetentionPeriod::WhileActive,
            Period::Hours(hours) => RetentionPeriod::Hours(hours.unsigned_abs()),
            Period::Months(months) => RetentionPeriod::Months(months.into()),
        },
        bounds: listed.bounds.map(|bounds| (bounds.least.into(), bounds.most.into())),
        source: listed.source,
    }
}

fn due(due: store::reads::Due) -> DueRow {
    DueRow {
        rule: due.rule.as_str(),
        purpose: due.purpose.map(|purpose| purpose.to_string()),
        category: due.category,
        count: due.count,
        earliest: due.earliest,
    }
}

fn record(row: store::reads::DestructionRow) -> DestructionRow {
    DestructionRow { rule: row.rule, things: row.things, rows: row.rows, at: row.at, entry: row.position }
}
