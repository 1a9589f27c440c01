//! Security events: what was noticed about an organisation within the last day, as numbers by the hour, and the drafts that signals opened.

use crate::app::App;
use crate::auth::SignedIn;
use crate::json::Json;
use crate::problem::Problem;
use crate::tallies::{self, Limit};
use axum::extract::State;
use domain::breach;
use domain::breach::signal::Signal;
use domain::id::BreachId;
use domain::permission::Permission;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// Drafts that are shown at most.
const DRAFTS_MAX: i64 = 50;

/// An hour. It begins with the full hour in UTC.
#[derive(Serialize, ToSchema)]
pub(crate) struct Hour {
    at: String,
    /// Wrong passwords and codes.
    sign_in_failures: u64,
    /// Calls and messages that came too fast.
    too_fast: u64,
    /// Visits that were refused because too many came from one connection.
    arrivals_refused: u64,
    /// Visits that had to work something out first.
    work_asked: u64,
}

/// The draft of a breach that a signal opened.
#[derive(Serialize, ToSchema)]
pub(crate) struct Draft {
    id: String,
    #[schema(value_type = String)]
    signal: &'static str,
    at: String,
}

/// The events of an organisation.
#[derive(Serialize, ToSchema)]
pub(crate) struct SecurityEvents {
    /// The hours of the last day in which something was counted, the newest first. They are counted anew when the server starts.
    hours: Vec<Hour>,
    /// The drafts that wait for somebody's judgement, the newest first.
    drafts: Vec<Draft>,
}

/// What was noticed within the last day. No address, device or account is named: none is kept.
#[utoipa::path(operation_id = "security_events", get, path = "/api/v1/security-events", tag = "member", responses((status = 200, body = SecurityEvents), (status = 403, description = "not-permitted")))]
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Result<Json<SecurityEvents>, Problem> {
    let Events { hours, drafts } = events(&app, &who).await?;
    let hours = hours.iter().map(|hour| Hour {
        at: hour.begins().to_string(),
        sign_in_failures: hour.count(Limit::SignIn),
        too_fast: hour.count(Limit::Paces),
        arrivals_refused: hour.count(Limit::Arrivals),
        work_asked: hour.count(Limit::Challenge),
    });
    let drafts = drafts.into_iter().map(|(id, signal, at)| Draft { id: id.to_string(), signal: signal.as_str(), at: at.to_string() });
    Ok(Json(SecurityEvents { hours: hours.collect(), drafts: drafts.collect() }))
}

/// The events, for the API and the console.
pub(crate) struct Events {
    pub(crate) hours: Vec<tallies::Hour>,
    pub(crate) drafts: Vec<(BreachId, Signal, Timestamp)>,
}

/// What was noticed about the member's organisation.
///
/// # Refuses
/// 403 `not-permitted` where the role does not see the privacy desk.
pub(crate) async fn events(app: &App, who: &SignedIn) -> Result<Events, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let organisation = who.member.organisation;
    let hours = app.tallies().hours(organisation, app.now());
    let drafts = app.read(move |r| r.breaches(organisation, Some(breach::State::Draft), None, DRAFTS_MAX)).await?;
    let raised = drafts.into_iter().filter_map(|row| Some((row.breach.id, row.breach.signal?, row.breach.opened_at)));
    Ok(Events { hours, drafts: raised.collect() })
}
