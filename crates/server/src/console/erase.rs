//! Erasing a person who asked for it by letter or telephone: the question, then the receipt.

use super::conversation::time;
use super::desk::Desk;
use super::list::person;
use super::{Bare, page};
use crate::members::{reading, subjects};
use crate::problem::Problem;
use crate::receipt;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::Response;
use console::{ErasePage, ErasedPage, Nav, Receipt};
use domain::id::SubjectId;
use domain::permission::Permission;
use store::reads::ContactFilter;
use uuid::Uuid;

/// Asks once more, and names who would be erased as far as the reader's keys tell.
pub(crate) async fn ask(desk: Desk, Path(id): Path<String>) -> Result<Response, Problem> {
    desk.may(Permission::SubjectsErase)?;
    let subject = subjects::id(&id)?;
    let contact = contact(&desk, subject).await?;
    let name = contact.fields.values().find_map(|fields| fields.get("name")).cloned();
    let back = contact.conversation.map_or_else(|| "/console/contacts".to_owned(), |id| format!("/console/conversations/{id}"));
    let shown = ErasePage { subject: subject.to_string(), person: person(subject, name), back, problem: None };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::None), desk.locale)))
}

/// One contact: the first of the list that begins right behind it, newest first.
async fn contact(desk: &Desk, subject: SubjectId) -> Result<reading::Contact, Problem> {
    let after = Some(Uuid::from_u128(subject.0.as_u128().saturating_add(1)));
    let filter = ContactFilter { after, ..ContactFilter::default() };
    let found = reading::contacts(&desk.app, &desk.who, filter, 1).await?.items.pop();
    found.filter(|contact| contact.subject == subject).ok_or_else(Problem::not_found)
}

/// Erases, and hands over the proof.
pub(crate) async fn erase(desk: Desk, Path(id): Path<String>, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let receipt = subjects::erase_it(&desk.app, &desk.who, subjects::id(&id)?).await?;
    let shown = ErasedPage { receipt: shown(receipt), held: false };
    let frame = desk.frame_of(Nav::None, "/console/contacts".to_owned());
    Ok(page(StatusCode::OK, shown.render(&frame, desk.locale)))
}

fn shown(receipt: receipt::Receipt) -> Receipt {
    Receipt {
        id: receipt.id,
        act: receipt.act,
        at: time(&receipt.at),
        index: receipt.ledger.index,
        entry: receipt.ledger.entry,
        salt: receipt.ledger.salt,
        proof: receipt.ledger.proof,
    }
}
