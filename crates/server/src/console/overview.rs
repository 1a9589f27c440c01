//! The overview as a page, and its export.

use super::desk::{Desk, RecentDesk};
use super::page;
use crate::members::overview::{self, Wanted};
use crate::problem::Problem;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use console::{Nav, OverviewPage, Standing};

/// Shows it.
pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let figures = overview::figures(&desk.app, &desk.who, &wanted).await?;
    let now = figures.present;
    let shown = OverviewPage {
        period: figures.period,
        days: figures.days,
        conversations: figures.conversations,
        answered: figures.answered,
        answer_time: figures.answer_time,
        ratings: figures.ratings,
        now: Standing {
            waiting: now.waiting,
            call_backs: now.call_backs,
            overdue: now.overdue,
            called: now.called,
            contacts: now.contacts,
            marketing: now.marketing,
            requests: now.requests,
        },
        consents: figures.consents,
        by_language: figures.by_language,
        by_site: figures.by_site,
    };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Overview), desk.locale)))
}

/// Exports it.
pub(crate) async fn export(RecentDesk(desk): RecentDesk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    overview::csv(&desk.app, &desk.who, &wanted).await
}
