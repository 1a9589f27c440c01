//! The day's checkpoint for members: where it goes, and how far letter and time-stamp have come.

use crate::app::App;
use crate::auth::SignedIn;
use crate::checkpoints::{self, Daily, Way};
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::State;
use domain::act::rfc3339;
use domain::checkpoint::Progress;
use domain::permission::Permission;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What leaves of the ledger once a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct DailyCheckpoint {
    /// The e-mail address to which the signed checkpoint goes; null where no letter goes.
    address: Option<String>,
    mail: Leaves,
    time_stamp: Leaves,
    /// The last stamped checkpoint; null where there is none.
    stamped: Option<Stamped>,
}

/// How one of the two ways stands.
#[derive(Serialize, ToSchema)]
struct Leaves {
    /// `open`, `not-configured` (the operator has named no server) or `not-registered` (no recipient of that kind may be used).
    way: &'static str,
    /// When the last one came to its end.
    done_at: Option<String>,
    /// When the last one was begun; later than `done_at` where it did not come to its end.
    tried_at: Option<String>,
}

/// A stamped checkpoint: at `/ledger/{organisation}/stamped/checkpoint?size=`, its stamp at `.../checkpoint.tsr?size=`.
#[derive(Serialize, ToSchema)]
struct Stamped {
    /// Of how many entries.
    size: u64,
    /// When the authority had it before it.
    at: String,
}

/// Where the day's checkpoint is to go.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Directed {
    /// An e-mail address; empty or null for none.
    address: Option<String>,
}

impl Leaves {
    fn of((way, progress): (Way, Progress)) -> Self {
        let way = match way {
            Way::Open(_) => "open",
            Way::NotConfigured => "not-configured",
            Way::NotRegistered => "not-registered",
        };
        Self { way, done_at: progress.done_at.map(rfc3339), tried_at: progress.tried_at.map(rfc3339) }
    }
}

impl From<Daily> for DailyCheckpoint {
    fn from(daily: Daily) -> Self {
        Self {
            address: daily.address.map(|address| address.expose().clone()),
            mail: Leaves::of(daily.mail),
            time_stamp: Leaves::of(daily.stamp),
            stamped: daily.stamped.map(|(size, at)| Stamped { size, at: rfc3339(at) }),
        }
    }
}

/// Says where the day's checkpoint goes.
#[utoipa::path(operation_id = "daily_checkpoint_read", get, path = "/api/v1/organisation/checkpoint", tag = "member",
    responses((status = 200, body = DailyCheckpoint)))]
pub(crate) async fn read(State(app): State<App>, who: SignedIn) -> Result<Json<DailyCheckpoint>, Problem> {
    who.member.may(Permission::LedgerRead)?;
    Ok(Json(Daily::load(&app, who.member.organisation).await?.into()))
}

/// Sends the day's checkpoint somewhere else, or nowhere.
#[utoipa::path(operation_id = "daily_checkpoint_change", put, path = "/api/v1/organisation/checkpoint", tag = "member", request_body = Directed,
    responses((status = 200, body = DailyCheckpoint), (status = 422, description = "invalid-value: mail does not reach the address")))]
pub(crate) async fn change(State(app): State<App>, who: SignedIn, typed: Sent<Directed>) -> Result<Json<DailyCheckpoint>, Problem> {
    who.member.may(Permission::OrganisationManage)?;
    let Json(typed) = typed?;
    checkpoints::direct(&app, &who, typed.address.as_deref().unwrap_or_default()).await?;
    Ok(Json(Daily::load(&app, who.member.organisation).await?.into()))
}
