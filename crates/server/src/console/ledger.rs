//! The ledger: its present state under a signed checkpoint, and its acts by who did them, what they are about and when.

use super::conversation::time;
use super::desk::{Desk, RecentDesk};
use super::identity::Saved;
use super::page;
use crate::checkpoints::{self, Daily, Way};
use crate::ledgers;
use crate::members::access_log::{self, Logged, Wanted};
use crate::members::colleagues;
use crate::members::conversations::PAGE;
use crate::problem::Problem;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use console::{Act, By, CheckpointWay, ChosenActs, DailyCheckpoint, LedgerPage, LedgerState, Named, Nav, StampedCheckpoint};
use domain::checkpoint::Progress;
use domain::permission::Permission;
use locale::Key;
use std::collections::HashMap;

/// Shows the ledger.
pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>, Query(after): Query<Saved>) -> Result<Response, Problem> {
    desk.may(Permission::LedgerRead)?;
    let daily = DailyCheckpoint { saved: after.saved.is_some(), ..daily(&desk).await? };
    shown(&desk, &wanted, daily, StatusCode::OK).await
}

/// Says where the day's checkpoint goes.
pub(crate) async fn direct(desk: Desk, Form(typed): Form<HashMap<String, String>>) -> Result<Response, Problem> {
    let field = |name: &str| typed.get(name).map_or("", String::as_str);
    desk.check(field("csrf"))?;
    desk.may(Permission::OrganisationManage)?;
    match checkpoints::direct(&desk.app, &desk.who, field("address")).await {
        Ok(()) => Ok(Redirect::to("/console/ledger?saved=1#daily").into_response()),
        Err(problem) if problem.code() == "invalid-value" => {
            let daily = DailyCheckpoint { address: field("address").to_owned(), wrong: true, ..daily(&desk).await? };
            desk.may(Permission::LedgerRead)?;
            shown(&desk, &Wanted::default(), daily, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem),
    }
}

async fn shown(desk: &Desk, wanted: &Wanted, daily: DailyCheckpoint, status: StatusCode) -> Result<Response, Problem> {
    let organisation = desk.who.member.organisation;
    let (note, checkpoint) = ledgers::signed(&desk.app, organisation).await?;
    let state = LedgerState {
        origin: checkpoint.origin,
        size: checkpoint.size,
        root: STANDARD.encode(checkpoint.root),
        checkpoint: note,
        checkpoint_url: format!("/ledger/{organisation}/checkpoint"),
    };
    logged(desk, wanted, Some((state, daily)), status).await
}

/// What leaves of the ledger once a day.
async fn daily(desk: &Desk) -> Result<DailyCheckpoint, Problem> {
    let organisation = desk.who.member.organisation;
    let Daily { address, mail, stamp, stamped } = Daily::load(&desk.app, organisation).await?;
    let of = format!("/ledger/{organisation}/stamped/checkpoint");
    Ok(DailyCheckpoint {
        address: address.map(|address| address.expose().clone()).unwrap_or_default(),
        wrong: false,
        saved: false,
        may_write: desk.who.member.role.may(Permission::OrganisationManage),
        mail: way(mail),
        mailed: mail.1.done_at,
        stamp: way(stamp),
        stamped: stamped.map(|(size, at)| StampedCheckpoint {
            at,
            note_url: format!("{of}?size={size}"),
            stamp_url: format!("{of}.tsr?size={size}"),
        }),
    })
}

fn way((way, progress): (Way, Progress)) -> CheckpointWay {
    match way {
        Way::Open(_) if progress.is_open() => CheckpointWay::Failing,
        Way::Open(_) => CheckpointWay::Open,
        Way::NotConfigured => CheckpointWay::NotConfigured,
        Way::NotRegistered => CheckpointWay::NotRegistered,
    }
}

/// Shows the member's own acts.
pub(crate) async fn own(desk: Desk, Query(mut wanted): Query<Wanted>) -> Result<Response, Problem> {
    wanted.member = Some("me".to_owned());
    logged(&desk, &wanted, None, StatusCode::OK).await
}

async fn logged(
    desk: &Desk,
    wanted: &Wanted,
    ledger: Option<(LedgerState, DailyCheckpoint)>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (state, daily) = ledger.unzip();
    let asked = access_log::asked(&desk.app, &desk.who, wanted).await?;
    let (acts, next) = access_log::page(&desk.app, &desk.who, &asked, PAGE).await?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let members = if state.is_some() { members(desk).await? } else { Vec::new() };
    let chosen = ChosenActs {
        act: text(&wanted.act),
        member: if state.is_some() { text(&wanted.member) } else { String::new() },
        object: text(&wanted.object),
        since: text(&wanted.since),
        before: text(&wanted.before),
        members,
    };
    let query = query(wanted, state.is_some());
    let next = next.map(|after| if query.is_empty() { format!("after={after}") } else { format!("{query}&after={after}") });
    let export = if state.is_some() { query } else { format!("member=me&{query}") };
    let (nav, here) = if state.is_some() { (Nav::Ledger, "/console/ledger") } else { (Nav::Settings, "/console/acts") };
    let shown = LedgerPage { state, daily, chosen, acts: acts.into_iter().map(|act| row(desk, act)).collect(), next, export };
    Ok(page(status, shown.render(&desk.frame_of(nav, here.to_owned()), desk.locale)))
}

/// The members to choose from, by name.
async fn members(desk: &Desk) -> Result<Vec<Named>, Problem> {
    let names = colleagues::names(&desk.app, desk.who.member.organisation).await?;
    let mut members: Vec<_> = names.into_iter().map(|(id, name)| Named { id: id.to_string(), name }).collect();
    members.sort_by_key(|member| member.name.to_lowercase());
    Ok(members)
}

/// The choice as the query of an address.
fn query(wanted: &Wanted, of_all: bool) -> String {
    let parts = [
        ("act", &wanted.act),
        ("member", if of_all { &wanted.member } else { &None }),
        ("object", &wanted.object),
        ("since", &wanted.since),
        ("before", &wanted.before),
    ];
    let given = parts.into_iter().filter_map(|(name, value)| value.as_ref().filter(|value| !value.is_empty()).map(|value| (name, value)));
    given.map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

/// A value as an address takes it (RFC 3986, 2.1): ids, days and names stay as they are.
fn encoded(value: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~:".contains(byte);
    value.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn row(desk: &Desk, act: Logged) -> Act {
    let by = match act.by.as_str() {
        "visitor" => By::Visitor,
        "member" => By::Member,
        "token" => By::Token,
        _ => By::Machine,
    };
    let reason = act.reason.map(|reason| {
        let key = Key::by_name(&format!("log-reason-{reason}"));
        key.map_or(reason, |key| locale::text(desk.locale, key).to_owned())
    });
    Act {
        position: act.position,
        name: act.act,
        at: time(&act.at),
        by,
        member: act.member_name,
        about: act.object.map(|object| (object.kind, object.id)),
        reason,
    }
}

/// The acts as a table.
pub(crate) async fn csv(RecentDesk(desk): RecentDesk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    access_log::file(&desk.app, &desk.who, &wanted, "csv").await
}

/// The acts as JSON.
pub(crate) async fn json(RecentDesk(desk): RecentDesk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    access_log::file(&desk.app, &desk.who, &wanted, "json").await
}
