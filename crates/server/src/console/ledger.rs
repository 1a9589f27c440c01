//! The ledger: its present state under a signed checkpoint, and its acts by who did them, what they are about and when.

use super::conversation::time;
use super::desk::Desk;
use super::page;
use crate::ledgers;
use crate::members::access_log::{self, Logged, Wanted};
use crate::members::colleagues;
use crate::members::conversations::PAGE;
use crate::problem::Problem;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use console::{Act, By, ChosenActs, LedgerPage, LedgerState, Named, Nav};
use domain::permission::Permission;
use locale::Key;

/// Shows the ledger.
pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::LedgerRead)?;
    let organisation = desk.who.member.organisation;
    let (note, checkpoint) = ledgers::signed(&desk.app, organisation).await?;
    let state = LedgerState {
        origin: checkpoint.origin,
        size: checkpoint.size,
        root: STANDARD.encode(checkpoint.root),
        checkpoint: note,
        checkpoint_url: format!("/ledger/{organisation}/checkpoint"),
    };
    logged(&desk, &wanted, Some(state)).await
}

/// Shows the member's own acts.
pub(crate) async fn own(desk: Desk, Query(mut wanted): Query<Wanted>) -> Result<Response, Problem> {
    wanted.member = Some("me".to_owned());
    logged(&desk, &wanted, None).await
}

async fn logged(desk: &Desk, wanted: &Wanted, state: Option<LedgerState>) -> Result<Response, Problem> {
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
    let shown = LedgerPage { state, chosen, acts: acts.into_iter().map(|act| row(desk, act)).collect(), next, export };
    Ok(page(StatusCode::OK, shown.render(&desk.frame_of(nav, here.to_owned()), desk.locale)))
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
pub(crate) async fn csv(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    access_log::file(&desk.app, &desk.who, &wanted, "csv").await
}

/// The acts as JSON.
pub(crate) async fn json(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    access_log::file(&desk.app, &desk.who, &wanted, "json").await
}
