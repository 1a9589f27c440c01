//! One conversation: reading it, answering, noting; or why it cannot be read.

use super::desk::Desk;
use super::list::{self, BESIDE, Names, Which, names, person, state};
use super::{openings, page, panel};
use crate::members::conversations::{self, Reply, snoozed_until};
use crate::members::reading::{self, Conversation};
use crate::members::{drafts, mentions, notes};
use crate::problem::Problem;
use crate::show::{File, Message};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Attachment, Author, Body, ConversationPage, Field, Nav, Note, PrivatePage};
use domain::conversation::{MESSAGE_CHARS_MAX, State};
use domain::handling::EDITABLE;
use domain::id::{ConversationId, MemberId};
use domain::permission::Permission;
use jiff::Timestamp;
use serde::Deserialize;

/// Messages of a conversation that one page shows.
const SHOWN_MAX: usize = 100;

/// An answer, or a note.
#[derive(Deserialize)]
pub(crate) struct Answer {
    key: String,
    text: String,
    csrf: String,
    /// `note`, or `answer`, which is also meant where nothing is said.
    mode: Option<String>,
}

/// Which part of a conversation is read, and what of it is changed.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct Part {
    /// Only what came before the message of this number.
    before: Option<u64>,
    /// The message that is being changed.
    edit: Option<String>,
    /// A note comes next, as the last thing was one.
    noting: Option<String>,
}

/// What did not work, and what must not be lost of it.
pub(crate) struct Unsent {
    problem: Problem,
    key: Option<String>,
    draft: Option<String>,
    noting: bool,
}

impl From<Problem> for Unsent {
    fn from(problem: Problem) -> Self {
        Self { problem, key: None, draft: None, noting: false }
    }
}

/// Shows a conversation.
pub(crate) async fn read(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    show(&desk, conversations::id(&id)?, &which, &part, None).await
}

/// Answers, by which an untaken conversation is taken; or keeps a note.
pub(crate) async fn answer(
    desk: Desk,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    Form(answer): Form<Answer>,
) -> Result<Response, Problem> {
    desk.check(&answer.csrf)?;
    desk.may(Permission::ConversationsAnswer)?;
    let id = conversations::id(&id)?;
    // Forms end lines as mail does; the visitor's window does not.
    let text = answer.text.replace("\r\n", "\n");
    let noting = answer.mode.as_deref() == Some("note");
    let said = if noting { note(&desk, id, &answer.key, &text).await } else { say(&desk, id, &answer.key, &text).await };
    match said {
        Ok(()) if noting => Ok(Redirect::to(&format!("/console/conversations/{id}?{}&noting=yes#latest", which.query())).into_response()),
        Ok(()) => Ok(back(id, &which)),
        Err(problem) => {
            let unsent = Unsent { problem, key: Some(answer.key), draft: Some(text), noting };
            show(&desk, id, &which, &Part::default(), Some(unsent)).await
        }
    }
}

async fn say(desk: &Desk, id: ConversationId, key: &str, text: &str) -> Result<(), Problem> {
    let reply = Reply { key: key.to_owned(), text: text.to_owned() };
    conversations::say(&desk.app, &desk.who, id, reply).await?;
    // What was said is no draft any more.
    drafts::keep_it(&desk.app, &desk.who, id, "").await
}

async fn note(desk: &Desk, id: ConversationId, key: &str, text: &str) -> Result<(), Problem> {
    let mentions = names(desk).await?.mentioned(text);
    let writing = notes::Writing { key: key.to_owned(), text: text.to_owned(), mentions };
    notes::write_it(&desk.app, &desk.who, id, writing).await.map(drop)
}

/// Back to the conversation, with the same list beside it.
pub(crate) fn back(id: ConversationId, which: &Which) -> Response {
    let query = if which.is_named() { format!("?{}", which.query()) } else { String::new() };
    Redirect::to(&format!("/console/conversations/{id}{query}#latest")).into_response()
}

/// The page of a conversation, be it after something that did not work.
pub(crate) async fn show(desk: &Desk, id: ConversationId, which: &Which, part: &Part, unsent: Option<Unsent>) -> Result<Response, Problem> {
    desk.may(Permission::ConversationsRead)?;
    let names = names(desk).await?;
    let opened = match reading::conversation(&desk.app, &desk.who, id).await {
        Ok(opened) => opened,
        Err(problem) if problem.code() == "reason-first" => return openings::before(desk, id).await,
        Err(problem) if problem.code() == "no-grant" => return private(desk, id, which, &names, unsent).await,
        Err(problem) => return Err(problem),
    };
    mentions::read_them(&desk.app, &desk.who, id).await?;
    let notes = notes::notes(&desk.app, &desk.who, id).await?;
    let draft = match unsent.as_ref().and_then(|unsent| unsent.draft.clone()) {
        Some(draft) => draft,
        None if part.noting.is_some() => String::new(),
        None => draft(desk, id).await?,
    };
    let status = unsent.as_ref().map_or(StatusCode::OK, |unsent| unsent.problem.status());
    let list = list::list(desk, which, BESIDE, Some(id), &names).await?;
    let mut shown = ConversationPage {
        list,
        notes: notes.into_iter().map(|note| noted(note, desk.who.member.member)).collect(),
        panel: panel::panel(desk, &opened, &names).await?,
        draft,
        ..whole(desk, opened, &names)
    };
    cut(&mut shown, part);
    shown.editing.clone_from(&part.edit);
    shown.noting = part.noting.is_some();
    if let Some(Unsent { problem, key, noting, .. }) = unsent {
        shown.problem = Some(problem.detail(desk.locale).to_owned());
        shown.noting = noting;
        shown.key = key.unwrap_or(shown.key);
    }
    let frame = desk.frame_of(Nav::Inbox, format!("/console/conversations/{id}?{}", which.query()));
    Ok(page(status, shown.render(&frame, desk.locale)))
}

/// One's own draft, where one may answer at all.
async fn draft(desk: &Desk, id: ConversationId) -> Result<String, Problem> {
    if desk.who.member.role.may(Permission::ConversationsAnswer) {
        return drafts::draft(&desk.app, &desk.who, id).await;
    }
    Ok(String::new())
}

/// The page with every message, before what stands beside it is known.
fn whole(desk: &Desk, opened: Conversation, names: &Names) -> ConversationPage {
    let (me, now) = (desk.who.member.member, desk.app.now());
    let Conversation { row, messages, fields, tags, .. } = opened;
    ConversationPage {
        id: row.id.to_string(),
        person: person(row.subject, fields.values().find_map(|fields| fields.get("name")).cloned()),
        site: names.site(row.site),
        state: state(row.state),
        taken_by: names.taken_by(&row),
        mine: row.state == State::Open && row.member == Some(me),
        reader: me.to_string(),
        member: row.member.filter(|_| row.state == State::Open).map(|member| member.to_string()),
        team: row.team.map(|team| team.to_string()),
        priority: list::priority(row.priority),
        tags,
        snoozed_until: snoozed_until(&row, now),
        messages: messages.into_iter().map(|each| message(each, row.id, names, me, now)).collect(),
        key: desk.app.id().to_string(),
        text_max: u32::try_from(MESSAGE_CHARS_MAX).unwrap_or(u32::MAX),
        ..ConversationPage::default()
    }
}

/// Leaves the part that is asked for: the last messages, or the last before a number, with the notes of that time.
fn cut(page: &mut ConversationPage, part: &Part) {
    if let Some(before) = part.before {
        let newest = page.messages.iter().find(|message| message.seq >= before).map(|message| message.at);
        page.is_past = newest.is_some();
        page.messages.retain(|message| message.seq < before);
        page.notes.retain(|note| newest.is_none_or(|newest| note.at < newest));
    }
    let first = page.messages.len().saturating_sub(SHOWN_MAX);
    if first > 0 {
        page.messages.drain(..first);
        let oldest = page.messages.first().map(|message| (message.seq, message.at));
        page.earlier = oldest.map(|(seq, _)| seq);
        page.notes.retain(|note| oldest.is_some_and(|(_, at)| note.at >= at));
    }
}

/// The page of a conversation that no key of the reader opens.
async fn private(desk: &Desk, id: ConversationId, which: &Which, names: &Names, unsent: Option<Unsent>) -> Result<Response, Problem> {
    let organisation = desk.who.member.organisation;
    let read = desk.app.read(move |r| Ok((r.conversation(organisation, id)?, r.is_asked(organisation, id)?)));
    let (row, asked) = read.await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let shown = PrivatePage {
        list: list::list(desk, which, BESIDE, Some(id), names).await?,
        id: id.to_string(),
        subject: row.subject.to_string(),
        person: person(row.subject, None),
        site: names.site(row.site),
        may_ask: row.state != State::Closed && desk.who.member.role.may(Permission::ConversationsAnswer),
        asked,
        problem: unsent.as_ref().map(|unsent| unsent.problem.detail(desk.locale).to_owned()),
    };
    let status = unsent.map_or(StatusCode::FORBIDDEN, |unsent| unsent.problem.status());
    let frame = desk.frame_of(Nav::Inbox, format!("/console/conversations/{id}?{}", which.query()));
    Ok(page(status, shown.render(&frame, desk.locale)))
}

pub(crate) fn field((name, value): (String, String)) -> Field {
    Field { name, value }
}

fn message(message: Message, conversation: ConversationId, names: &Names, me: MemberId, now: Timestamp) -> console::Message {
    let from = match message.from {
        "visitor" => Author::Visitor,
        "bot" => Author::Bot,
        "member" => Author::Member(message.member.and_then(|member| names.member(member))),
        _ => Author::System,
    };
    let file = message.file.map(|file| attachment(file, conversation));
    let body = match (message.text, message.sealed) {
        // The text of a file is its name, which stands beside it.
        (Some(_), _) if file.is_some() => Body::Text(String::new()),
        (Some(text), _) => Body::Text(text),
        (None, Some(purpose)) => Body::Sealed(purpose),
        (None, None) => Body::Deleted,
    };
    let at = time(&message.at);
    let own = message.member == Some(me) && matches!(body, Body::Text(_)) && now.duration_since(at) < EDITABLE;
    console::Message { id: message.id, seq: message.seq, from, body, at, edited: message.edited, own, file }
}

fn attachment(file: File, conversation: ConversationId) -> Attachment {
    Attachment {
        href: format!("/api/v1/conversations/{conversation}/files/{}", file.id),
        image: file.kind == "image",
        size: file.width.zip(file.height),
        name: file.name,
        bytes: file.bytes,
    }
}

fn noted(note: notes::Note, me: MemberId) -> Note {
    let own = note.member == me.to_string();
    Note { id: note.id, by: note.member_name, text: note.text, at: time(&note.at), own }
}

/// A time that this server has just written as text.
pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}
