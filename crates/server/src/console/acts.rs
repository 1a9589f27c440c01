//! What is done with a conversation by forms: taking, giving, ordering and ending it, other words for messages, notes. Each
//! leads back to the conversation, with the reason where it was not done.

use super::Bare;
use super::conversation::{Part, back, show};
use super::desk::Desk;
use super::list::Which;
use super::snooze;
use crate::members::{conversations, edits, handling, let_in, notes, tags};
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use domain::handling::Priority;
use domain::id::{ConversationId, MessageId, NoteId};
use domain::permission::Permission;
use serde::Deserialize;

/// To whom it is given; what is empty is nobody, what is absent stays.
#[derive(Deserialize)]
pub(crate) struct Given {
    member: Option<String>,
    team: Option<String>,
    csrf: String,
}

/// How urgent it is.
#[derive(Deserialize)]
pub(crate) struct Pressing {
    priority: String,
    csrf: String,
}

/// Until when it is put aside.
#[derive(Deserialize)]
pub(crate) struct Aside {
    until: String,
    csrf: String,
}

/// Its tags, parted by commas.
#[derive(Deserialize)]
pub(crate) struct Tagged {
    tags: String,
    csrf: String,
}

/// Other words for a message.
#[derive(Deserialize)]
pub(crate) struct Reworded {
    text: String,
    csrf: String,
}

/// Takes it.
pub(crate) async fn take(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Form(form): Form<Bare>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::ConversationsAnswer)?;
    let id = conversations::id(&id)?;
    let done = conversations::take_it(&desk.app, &desk.who, id).await;
    end(&desk, id, &which, done).await
}

/// Ends it.
pub(crate) async fn close(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Form(form): Form<Bare>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::ConversationsAnswer)?;
    let id = conversations::id(&id)?;
    let done = conversations::close_it(&desk.app, &desk.who, id).await;
    end(&desk, id, &which, done).await
}

/// Gives it to a member or a team.
pub(crate) async fn assign(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Form(form): Form<Given>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::ConversationsAnswer)?;
    let id = conversations::id(&id)?;
    let given = |id: Option<String>| id.map(|id| Some(id).filter(|id| !id.is_empty()));
    let wish = handling::Assign { member: given(form.member), team: given(form.team) }.wish()?;
    let done = handling::assign_it(&desk.app, &desk.who, id, wish).await;
    end(&desk, id, &which, done).await
}

/// Sets how urgent it is.
pub(crate) async fn prioritise(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Form(form): Form<Pressing>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::ConversationsAnswer)?;
    let id = conversations::id(&id)?;
    let priority = Priority::parse(&form.priority).ok_or_else(Problem::invalid_body)?;
    let done = handling::prioritise_it(&desk.app, &desk.who, id, priority).await;
    end(&desk, id, &which, done).await
}

/// Puts it aside.
pub(crate) async fn put_aside(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Form(form): Form<Aside>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::ConversationsAnswer)?;
    let id = conversations::id(&id)?;
    let until = snooze::until(&form.until, &desk.now()).ok_or_else(Problem::invalid_body)?;
    let done = handling::snooze_it(&desk.app, &desk.who, id, until).await;
    end(&desk, id, &which, done).await
}

/// Asks the visitor of a private one to be let in.
pub(crate) async fn let_in(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Form(form): Form<Bare>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::ConversationsAnswer)?;
    let id = conversations::id(&id)?;
    let done = let_in::ask_it(&desk.app, &desk.who, id).await;
    end(&desk, id, &which, done).await
}

/// Sets its tags.
pub(crate) async fn tag(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Form(form): Form<Tagged>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    desk.may(Permission::ConversationsAnswer)?;
    let id = conversations::id(&id)?;
    let wanted: Vec<_> = form.tags.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
    let done = tags::set_them(&desk.app, &desk.who, id, &wanted).await;
    end(&desk, id, &which, done).await
}

/// Gives a message of one's own other words.
pub(crate) async fn reword(
    desk: Desk,
    Path((id, message)): Path<(String, String)>,
    Query(which): Query<Which>,
    Form(form): Form<Reworded>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let id = conversations::id(&id)?;
    let message = MessageId::parse(&message).ok_or_else(Problem::not_found)?;
    let words = edits::Words { text: form.text.replace("\r\n", "\n") };
    let done = edits::edit_it(&desk.app, &desk.who, id, message, words).await;
    end(&desk, id, &which, done).await
}

/// Deletes a message of one's own.
pub(crate) async fn delete_message(
    desk: Desk,
    Path((id, message)): Path<(String, String)>,
    Query(which): Query<Which>,
    Form(form): Form<Bare>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let id = conversations::id(&id)?;
    let message = MessageId::parse(&message).ok_or_else(Problem::not_found)?;
    let done = conversations::delete_it(&desk.app, &desk.who, id, message).await;
    end(&desk, id, &which, done).await
}

/// Deletes a note.
pub(crate) async fn delete_note(
    desk: Desk,
    Path((id, note)): Path<(String, String)>,
    Query(which): Query<Which>,
    Form(form): Form<Bare>,
) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    let id = conversations::id(&id)?;
    let note = NoteId::parse(&note).ok_or_else(Problem::not_found)?;
    let done = notes::delete_it(&desk.app, &desk.who, id, note).await;
    end(&desk, id, &which, done).await
}

/// Back to the conversation; what was refused is told there. What is not there, or no page of ours, is a page of its own.
async fn end<T>(desk: &Desk, id: ConversationId, which: &Which, done: Result<T, Problem>) -> Result<Response, Problem> {
    match done {
        Ok(_) => Ok(back(id, which)),
        Err(problem) if problem.code() == "not-found" => Err(problem),
        Err(problem) => show(desk, id, which, &Part::default(), Some(problem.into())).await,
    }
}
