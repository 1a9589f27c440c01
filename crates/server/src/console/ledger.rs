//! The ledger: its present state under a signed checkpoint, and the latest acts.

use super::conversation::time;
use super::desk::Desk;
use super::page;
use crate::ledgers;
use crate::problem::Problem;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use console::{Act, By, LedgerPage, Nav};
use domain::permission::Permission;
use serde::Deserialize;
use store::SideEntry;

/// Acts that are shown.
const SHOWN: i64 = 50;

/// What is read of an entry.
#[derive(Deserialize)]
struct Entry {
    act: String,
    at: String,
    by: String,
}

/// Shows the ledger.
pub(crate) async fn show(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::LedgerRead)?;
    let organisation = desk.who.member.organisation;
    let (note, checkpoint) = ledgers::signed(&desk.app, organisation).await?;
    let size = checkpoint.size;
    let entries = desk.app.read(move |r| r.last_entries(organisation, size, SHOWN)).await?;
    let shown = LedgerPage {
        origin: checkpoint.origin,
        size,
        root: STANDARD.encode(checkpoint.root),
        checkpoint: note,
        checkpoint_url: format!("/ledger/{organisation}/checkpoint"),
        acts: entries.iter().filter_map(act).collect(),
    };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Ledger), desk.locale)))
}

/// An act as the page names it; `None` where its text went with the subject that it named, and only its hash stays.
fn act(side: &SideEntry) -> Option<Act> {
    let entry: Entry = serde_json::from_str(side.entry.as_deref()?).ok()?;
    let by = match entry.by.as_str() {
        "visitor" => By::Visitor,
        member if member.starts_with("member:") => By::Member,
        _ => By::Machine,
    };
    Some(Act { position: side.position, name: entry.act, at: time(&entry.at), by })
}
