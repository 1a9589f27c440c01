//! Conversations for members: the inbox, reading one, answering, taking, closing, deleting.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::announce;
use super::colleagues;
use super::reading::{self, Item};
use crate::app::App;
use crate::auth::{Person, SignedIn};
use crate::bindings::MessagePlace;
use crate::body::Body;
use crate::hub::Event;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::show::Message;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::act::rfc3339;
use domain::conversation::{self, Author, Content, Draft, State as Stands};
use domain::decision;
use domain::handling::{self, Priority};
use domain::id::{ConversationId, MemberId, MessageId, SubjectId, TeamId};
use domain::permission::Permission;
use domain::principal::Actor;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use store::reads::{ConversationRow, InboxFilter, InboxView, MessageRow};
use store::{Stop, Tx};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A page.
#[derive(Serialize, ToSchema)]
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    /// What `after` must be for the next page; `null` on the last.
    pub(crate) next: Option<String>,
}

/// Which page.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Paging {
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
    /// `bot`, `waiting`, `open` or `closed`.
    pub(crate) state: Option<String>,
    /// `all`, `mine` (open ones of one's own), `waiting`, `unassigned` (waiting ones of no team), `snoozed` or `private`. The lists of
    /// what is to be done do not have what is snoozed.
    pub(crate) view: Option<String>,
    /// A team's id.
    pub(crate) team: Option<String>,
    /// `low`, `normal`, `high` or `urgent`.
    pub(crate) priority: Option<String>,
}

/// Things on a page, unless the caller wants fewer.
pub(crate) const PAGE: i64 = 50;

impl Paging {
    pub(crate) fn limit(&self) -> i64 {
        self.limit.unwrap_or(PAGE).clamp(1, PAGE)
    }
}

/// A conversation of the inbox.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedConversation)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) subject: String,
    pub(crate) site: String,
    pub(crate) state: &'static str,
    /// Whether the reader's key opens it.
    pub(crate) readable: bool,
    /// Whether the visitor is restricted: their data is stored, and nobody reads it.
    pub(crate) restricted: bool,
    pub(crate) last_at: String,
    pub(crate) preview: Option<String>,
    pub(crate) contact: Option<BTreeMap<String, String>>,
    /// Who has it, or had it when it was closed.
    pub(crate) member: Option<String>,
    pub(crate) member_name: Option<String>,
    pub(crate) team: Option<String>,
    /// `low`, `normal`, `high` or `urgent`.
    pub(crate) priority: &'static str,
    /// Until when it is out of sight; `null` where it is in sight.
    pub(crate) snoozed_until: Option<String>,
    /// `null` where the reader's key does not open it.
    pub(crate) tags: Option<Vec<String>>,
    /// Since when the visitor waits for a first answer; `null` where they do not.
    pub(crate) waiting_since: Option<String>,
    /// Whether the visitor said something that the reader has not seen; of one conversation: before this reading.
    pub(crate) unread: bool,
}

impl Listed {
    pub(crate) fn new(item: Item, names: &HashMap<MemberId, String>, now: Timestamp) -> Self {
        let Item { row, readable, restricted, preview, contact, tags, unread } = item;
        Self {
            id: row.id.to_string(),
            subject: row.subject.to_string(),
            site: row.site.to_string(),
            state: row.state.as_str(),
            readable,
            restricted,
            last_at: rfc3339(row.last_at),
            preview,
            contact: readable.then_some(contact),
            member: row.member.map(|member| member.to_string()),
            member_name: row.member.and_then(|member| names.get(&member).cloned()),
            team: row.team.map(|team| team.to_string()),
            priority: row.priority.as_str(),
            snoozed_until: snoozed_until(&row, now).map(rfc3339),
            tags: readable.then_some(tags),
            waiting_since: waiting_since(&row).map(rfc3339),
            unread,
        }
    }
}

/// Until when a conversation is out of sight; `None` where it is in sight.
pub(crate) fn snoozed_until(row: &ConversationRow, now: Timestamp) -> Option<Timestamp> {
    row.snoozed_until.filter(|until| *until > now)
}

/// Since when the visitor waits for a first answer; `None` where they do not.
pub(crate) fn waiting_since(row: &ConversationRow) -> Option<Timestamp> {
    let waits = row.state == Stands::Waiting || (row.state == Stands::Open && row.first_answer_at.is_none());
    row.waiting_since.filter(|_| waits)
}

/// One conversation.
#[derive(Serialize, ToSchema)]
pub(crate) struct Whole {
    #[serde(flatten)]
    pub(crate) listed: Listed,
    pub(crate) messages: Vec<Message>,
}

/// A member's message.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Reply {
    pub(crate) key: String,
    pub(crate) text: String,
}

/// What was stored of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Replied {
    pub(crate) id: String,
    pub(crate) seq: u64,
}

/// Writes a place in the inbox as a cursor.
pub(crate) fn cursor(last_at_ms: i64, id: Uuid) -> String {
    format!("{last_at_ms:x}-{}", id.simple())
}

/// Reads a cursor.
pub(crate) fn place(after: &str) -> Option<(i64, Uuid)> {
    let (at, id) = after.split_once('-')?;
    Some((i64::from_str_radix(at, 16).ok()?, Uuid::try_parse(id).ok()?))
}

/// The filter of a request.
pub(crate) fn filter(paging: &Paging) -> Result<InboxFilter, Problem> {
    fn named<T>(name: Option<&String>, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Problem> {
        let name = name.filter(|name| !name.is_empty());
        name.map(|name| parse(name).ok_or_else(Problem::invalid_body)).transpose()
    }
    Ok(InboxFilter {
        view: named(paging.view.as_ref(), InboxView::parse)?.unwrap_or_default(),
        team: named(paging.team.as_ref(), TeamId::parse)?,
        priority: named(paging.priority.as_ref(), Priority::parse)?,
        state: named(paging.state.as_ref(), Stands::parse)?,
        after: named(paging.after.as_ref(), place)?,
        ..InboxFilter::default()
    })
}

/// Lists conversations, the last active first.
#[utoipa::path(operation_id = "conversations_list", get, path = "/api/v1/conversations", tag = "member", params(Paging), responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(paging): Query<Paging>) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let limit = paging.limit();
    let (items, names) = reading::inbox_and_names(&app, &who, filter(&paging)?, limit).await?;
    let full = i64::try_from(items.len()).unwrap_or_default() == limit;
    let next = items.last().filter(|_| full).map(|i| cursor(i.row.last_at.as_millisecond(), i.row.id.0));
    let now = app.now();
    Ok(Json(Page { items: items.into_iter().map(|item| Listed::new(item, &names, now)).collect(), next }))
}

pub(crate) fn id(text: &str) -> Result<ConversationId, Problem> {
    ConversationId::parse(text).ok_or_else(Problem::not_found)
}

/// Opens one.
#[utoipa::path(operation_id = "conversations_read", get, path = "/api/v1/conversations/{id}", tag = "member", params(("id" = String, Path)), responses(
    (status = 200, body = Whole), (status = 403, description = "no-grant"), (status = 404)))]
pub(crate) async fn read(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<Json<Whole>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let c = reading::conversation(&app, &who, id(&text)?).await?;
    let preview = c.messages.iter().rev().find(|m| m.from == "visitor" || m.from == "member").and_then(|m| m.text.clone());
    let contact = c.fields.into_values().flatten().collect();
    let item = Item { row: c.row, readable: true, restricted: false, preview, contact, tags: c.tags, unread: c.unread };
    let names = colleagues::names(&app, who.member.organisation).await?;
    let listed = Listed::new(item, &names, app.now());
    Ok(Json(Whole { listed, messages: c.messages }))
}

/// Answers. An untaken conversation is taken by it.
#[utoipa::path(operation_id = "conversations_answer", post, path = "/api/v1/conversations/{id}/messages", tag = "member", request_body = Reply, params(("id" = String, Path)), responses(
    (status = 201, body = Replied), (status = 403, description = "no-grant"), (status = 409, description = "conflict: another member has it")))]
pub(crate) async fn answer(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    reply: Sent<Reply>,
) -> Result<(StatusCode, Json<Replied>), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(reply) = reply?;
    let (id, seq) = say(&app, &who, id(&text)?, reply).await?;
    Ok((StatusCode::CREATED, Json(Replied { id: id.to_string(), seq })))
}

/// Stores a member's message and tells everyone.
pub(crate) async fn say(app: &App, who: &SignedIn, id: ConversationId, reply: Reply) -> Result<(MessageId, u64), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    conversation::accept_text(&reply.text)?;
    if reply.key.is_empty() || reply.key.len() > 128 {
        return Err(Problem::invalid_body().with("field", "key".into()));
    }
    let (row, generation, key) = reading::conversation_key(app, who, id).await?;
    let (member, at, joins, message) = (who.member.clone(), app.now(), MessageId(app.id()), MessageId(app.id()));
    let (subject, idempotency, entropy) = (row.subject, who.token.idempotency(&reply.key), Arc::clone(app.entropy()));
    let body = Body::Text(reply.text).encode();
    let said = app
        .store()
        .act("member.say", member.organisation, move |tx| {
            let taken = take_in(tx, id, member.member, joins, at)?;
            let facts = tx.reserve(id, 1, at)?;
            let proof = facts.standing.proof(&domain::Purpose::conversation())?;
            let author = Author::Member(member.member);
            let place =
                MessagePlace { organisation: member.organisation, subject, generation, id: message, seq: facts.line.first_seq, author };
            let sealed = place.with(|cell| key.seal(cell, &body, entropy.as_ref()));
            let draft = Draft { id: message, seq: place.seq, author, content: Content::Sealed(sealed.clone()), key: Some(idempotency), at };
            tx.apply(&conversation::say(&proof, &facts.line, generation, draft)?)?;
            let row =
                MessageRow { id: message, seq: place.seq, author, generation, at, template: None, body: Some(sealed), edited_at: None };
            Ok((row, taken))
        })
        .await;
    let (row, taken) = match said {
        Err(Stop::Refused(Refusal::Repeated)) => return said_before(app, id, idempotency).await,
        said => said?,
    };
    let organisation = who.member.organisation;
    let said = (row.id, row.seq);
    let taken = taken.map(|(_, row)| row);
    let joined = taken.is_some();
    for row in taken.into_iter().chain([row]) {
        app.hub().tell_both(organisation, id, Event::Message { conversation: id, subject, row });
    }
    if joined {
        app.hub().tell_both(organisation, id, Event::Conversation { conversation: id, state: Stands::Open });
    }
    Ok(said)
}

/// Takes a conversation where it is not taken yet, and announces it; whose it is, and the announcement.
fn take_in(
    tx: &mut Tx<'_>,
    id: ConversationId,
    member: MemberId,
    message: MessageId,
    at: Timestamp,
) -> Result<Option<(SubjectId, MessageRow)>, Stop> {
    let facts = tx.conversation(id)?;
    let proof = facts.standing.proof(&domain::Purpose::conversation()).map_err(|_| Refusal::NoGrant)?;
    let Some(take) = conversation::take(&proof, &facts.line, member, at)? else { return Ok(None) };
    tx.apply(&take)?;
    Ok(Some((facts.line.subject, announce::announce(tx, id, message, announce::TAKEN, at)?)))
}

/// What was stored of an answer that was sent before.
async fn said_before(app: &App, id: ConversationId, key: [u8; 16]) -> Result<(MessageId, u64), Problem> {
    app.read(move |r| r.said_before(id, &key)).await?.map(|(seq, id)| (id, seq)).ok_or_else(Problem::internal)
}

/// Tells everyone what was announced.
fn announced(app: &App, who: &SignedIn, id: ConversationId, announcement: Option<(SubjectId, MessageRow)>) {
    if let Some((subject, row)) = announcement {
        app.hub().tell_both(who.member.organisation, id, Event::Message { conversation: id, subject, row });
    }
}

/// Takes a conversation.
#[utoipa::path(operation_id = "conversations_take", post, path = "/api/v1/conversations/{id}/take", tag = "member", params(("id" = String, Path)), responses((status = 204), (status = 409)))]
pub(crate) async fn take(State(app): State<App>, Person(who): Person, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    take_it(&app, &who, id(&text)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes it, and tells everyone.
pub(crate) async fn take_it(app: &App, who: &SignedIn, id: ConversationId) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let (member, at, message) = (who.member.clone(), app.now(), MessageId(app.id()));
    let taken = app.store().act("conversation.take", member.organisation, move |tx| take_in(tx, id, member.member, message, at)).await?;
    announced(app, who, id, taken);
    app.hub().tell_both(who.member.organisation, id, Event::Conversation { conversation: id, state: Stands::Open });
    Ok(())
}

/// Ends a conversation.
#[utoipa::path(operation_id = "conversations_close", post, path = "/api/v1/conversations/{id}/close", tag = "member", params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn close(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    close_it(&app, &who, id(&text)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends it, and tells everyone.
pub(crate) async fn close_it(app: &App, who: &SignedIn, id: ConversationId) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let (member, at, message) = (who.member.clone(), app.now(), MessageId(app.id()));
    let closed = app
        .store()
        .act("conversation.close", member.organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let proof = facts.standing.proof(&domain::Purpose::conversation()).map_err(|_| Refusal::NoGrant)?;
            let Some(decision) = conversation::close(&proof, &facts.line, member.member, at) else { return Ok(None) };
            tx.apply(&decision)?;
            Ok(Some((facts.line.subject, announce::announce(tx, id, message, announce::CLOSED, at)?)))
        })
        .await?;
    announced(app, who, id, closed);
    app.hub().tell_both(who.member.organisation, id, Event::Conversation { conversation: id, state: Stands::Closed });
    Ok(())
}

/// Deletes what was said.
#[utoipa::path(operation_id = "conversations_delete", delete, path = "/api/v1/conversations/{id}", tag = "member", params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn delete(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsDelete)?;
    let id = id(&text)?;
    let (member, at) = (who.member.clone(), app.now());
    app.store()
        .act("conversation.delete", member.organisation, move |tx| {
            let facts = tx.conversation(id)?;
            tx.apply(&decision::delete_conversation(id, facts.line.subject, member.member, at))
        })
        .await?;
    app.hub().tell_both(who.member.organisation, id, Event::Conversation { conversation: id, state: Stands::Closed });
    crate::work::scrub_soon(&app);
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes one message: one's own, or any with the permission for it.
#[utoipa::path(operation_id = "conversations_delete_message", delete, path = "/api/v1/conversations/{id}/messages/{message}", tag = "member", params(("id" = String, Path), ("message" = String, Path)),
    responses((status = 204), (status = 403, description = "not-permitted: another's")))]
pub(crate) async fn delete_message(
    State(app): State<App>,
    who: SignedIn,
    Path((text, message)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let message = MessageId::parse(&message).ok_or_else(Problem::not_found)?;
    delete_it(&app, &who, id(&text)?, message).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes it, and tells everyone.
pub(crate) async fn delete_it(app: &App, who: &SignedIn, id: ConversationId, message: MessageId) -> Result<(), Problem> {
    let (member, at) = (who.member.clone(), app.now());
    let state = app
        .store()
        .act("message.delete", member.organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let author = tx.written(id, message)?.author;
            handling::may_delete(&member, author)?;
            let by = Actor::Member(member.member);
            tx.apply(&decision::delete_message(id, facts.line.subject, message, author.as_str(), by, at)?)?;
            Ok(facts.line.state)
        })
        .await?;
    let organisation = who.member.organisation;
    app.hub().tell_both(organisation, id, Event::Removed { conversation: id, message });
    app.hub().tell_both(organisation, id, Event::Conversation { conversation: id, state });
    crate::work::scrub_soon(app);
    Ok(())
}
