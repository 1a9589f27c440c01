//! Security events as a page.

use super::desk::Desk;
use super::page;
use crate::members::security::{self, Events};
use crate::problem::Problem;
use crate::tallies::Limit;
use axum::http::StatusCode;
use axum::response::Response;
use console::{Nav, SecurityDraft, SecurityHour, SecurityPage};

/// Shows them.
pub(crate) async fn show(desk: Desk) -> Result<Response, Problem> {
    let Events { hours, drafts } = security::events(&desk.app, &desk.who).await?;
    let hours = hours.iter().map(|hour| SecurityHour {
        at: hour.begins(),
        sign_in_failures: hour.count(Limit::SignIn),
        too_fast: hour.count(Limit::Paces),
        arrivals_refused: hour.count(Limit::Arrivals),
        work_asked: hour.count(Limit::Challenge),
    });
    let drafts = drafts.into_iter().map(|(id, signal, at)| SecurityDraft { id: id.to_string(), signal: signal.as_str(), at });
    let shown = SecurityPage { hours: hours.collect(), drafts: drafts.collect() };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Settings), desk.locale)))
}
