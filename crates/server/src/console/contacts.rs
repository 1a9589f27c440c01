//! Contacts: who is listed, by what was consented to, and the export.

use super::conversation::field;
use super::desk::{Desk, RecentDesk};
use super::list::person;
use super::page;
use crate::members::contacts;
use crate::members::conversations::PAGE;
use crate::members::reading::{self, Contact};
use crate::problem::Problem;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use console::{ConsentState, ContactRow, ContactsPage, Nav, PurposeState};
use domain::permission::Permission;
use std::collections::BTreeMap;

/// Lists contacts, the newest first.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<contacts::Wanted>) -> Result<Response, Problem> {
    desk.may(Permission::ContactsRead)?;
    let filter = wanted.filter()?;
    let (purpose, consent) = (Some(filter.purpose.clone()).filter(|p| !p.is_empty()), ConsentState::parse(&filter.state));
    let found = reading::contacts(&desk.app, &desk.who, filter, PAGE).await?;
    let next = found.next.map(|subject| subject.to_string());
    let purposes = contacts::purposes(&desk.app, &desk.who).await?;
    let shown = ContactsPage {
        rows: found.items.into_iter().map(|contact| row(contact, &purposes)).collect(),
        purposes,
        purpose,
        consent,
        may_export: desk.who.member.role.may(Permission::ContactsExport),
        next,
    };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Contacts), desk.locale)))
}

fn row(contact: Contact, purposes: &[String]) -> ContactRow {
    let states = contacts::consents(purposes, &contact.grants).into_iter();
    let asked = states.filter_map(|(purpose, state)| Some(PurposeState { purpose, state: ConsentState::parse(&state)? }));
    // A value that was told for two purposes stands here once.
    let fields: BTreeMap<_, _> = contact.fields.into_values().flatten().collect();
    ContactRow {
        subject: contact.subject.to_string(),
        person: person(contact.subject, fields.get("name").cloned()),
        conversation: contact.conversation.map(|id| id.to_string()),
        consents: asked.filter(|asked| asked.state != ConsentState::None).collect(),
        fields: fields.into_iter().map(field).collect(),
        asks_reason: contact.asks_reason,
    }
}

/// The export, with its act.
pub(crate) async fn export(RecentDesk(desk): RecentDesk, Query(wanted): Query<contacts::Export>) -> Result<Response, Problem> {
    contacts::csv(&desk.app, &desk.who, &wanted.purpose).await
}
