//! The privacy desk in the browser: as a list, and as a month.

use super::desk::Desk;
use super::page;
use crate::members::privacy_desk::{self, Seen};
use crate::problem::Problem;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use console::{CalendarPage, DeskPage, DeskRow, Nav};
use domain::calendar::number;
use domain::desk::{Item, Sum};
use jiff::civil::Date;
use serde::Deserialize;

/// Which month.
#[derive(Deserialize)]
pub(super) struct Wanted {
    /// Such as `2026-11`; the present one without it.
    month: Option<String>,
}

/// The list.
pub(super) async fn show(desk: Desk) -> Result<Response, Problem> {
    let seen = privacy_desk::seen(&desk.app, &desk.who, None).await?;
    let shown = DeskPage {
        rows: rows(&seen),
        sum: Sum::of(&seen.items, seen.present()),
        swept_at: seen.sweep.last,
        next_sweep: seen.sweep.next,
        destroys: seen.sweep.destroys,
        consents: seen.consents,
        ages: (ages(), seen.ages),
    };
    let frame = desk.frame_of(Nav::Privacy, "/console/privacy".to_owned());
    Ok(page(StatusCode::OK, shown.render(&frame, desk.locale)))
}

/// The month.
pub(super) async fn calendar(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let named = wanted.month.as_deref().filter(|month| !month.is_empty());
    let named = named.map(|name| month(name).ok_or_else(Problem::not_found)).transpose()?;
    let today = privacy_desk::today(&desk.app, &desk.who).await?;
    let month = named.unwrap_or_else(|| today.first_of_month());
    let seen = privacy_desk::seen(&desk.app, &desk.who, Some(month.last_of_month())).await?;
    let shown = CalendarPage { month, today, rows: rows(&seen) };
    let frame = desk.frame_of(Nav::Privacy, format!("/console/privacy/calendar?month={:04}-{:02}", month.year(), month.month()));
    Ok(page(StatusCode::OK, shown.render(&frame, desk.locale)))
}

/// The first day of a month that is named like `2026-11`.
fn month(name: &str) -> Option<Date> {
    let first: Date = format!("{name}-01").parse().ok()?;
    (name.len() == 7 && first.year() > 0).then_some(first)
}

fn rows(seen: &Seen) -> Vec<DeskRow> {
    let present = seen.present();
    let row = |item: &Item| {
        let day = item.day(present.zone);
        DeskRow {
            standing: item.standing(present),
            href: privacy_desk::address(item),
            day,
            days: day.map(|day| number(day) - number(present.today)),
            seconds: item.left(present).map(|left| left.as_secs()),
            item: item.clone(),
        }
    };
    seen.items.iter().map(row).collect()
}

/// The ranges of days as they stand under a chart; the last range is of those that are overdue and has a name of its own.
fn ages() -> [String; 5] {
    let ranges = privacy_desk::ranges();
    std::array::from_fn(|place| match ranges.get(place).copied().unwrap_or_default() {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => format!("{from}+"),
        (None, _) => String::new(),
    })
}
