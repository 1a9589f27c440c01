//! Files for members: sending one as a message, and getting those of conversations that their keys open.

use super::conversations::{self, Replied};
use super::keys::reads_conversation;
use super::reading::{self, First};
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings::{FilePlace, MessagePlace};
use crate::files::gate::{self, Attachment, Named};
use crate::files::sealing;
use crate::files::serving::{self, Asked};
use crate::hub::Event;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Purpose;
use domain::conversation::{self, Author, Content, Draft, State as Stands};
use domain::file;
use domain::id::{ConversationId, FileId, MessageId, SubjectId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use jiff::Timestamp;
use seal::{Entropy, SubjectKey};
use std::sync::Arc;
use store::reads::MessageRow;
use store::{Stop, Tx};

/// Takes a file: the body is its bytes. An untaken conversation is taken by it.
#[utoipa::path(operation_id = "conversations_attach", post, path = "/api/v1/conversations/{id}/files", tag = "member", params(("id" = String, Path), Named), request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses(
    (status = 201, body = Replied), (status = 403, description = "no-grant"), (status = 409, description = "conflict: another member has it"), (status = 413, description = "too-large, too-many-files"), (status = 415, description = "file-refused"), (status = 503)))]
pub(crate) async fn attach(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    Query(named): Query<Named>,
    request: Request,
) -> Result<(StatusCode, Json<Replied>), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let (id, key) = (conversations::id(&text)?, named.key()?);
    // Whoever may not write there need not send ten megabytes to learn it.
    reading::conversation_key(&app, &who, id).await?;
    let attachment = gate::receive(&app, who.token.lookup(), &named, request).await?;
    let (message, seq) = say(&app, &who, id, key, &attachment).await?;
    Ok((StatusCode::CREATED, Json(Replied { id: message.to_string(), seq })))
}

/// A file on its way into a conversation.
struct Sending {
    conversation: ConversationId,
    subject: SubjectId,
    who: SignedIn,
    generation: u32,
    key: SubjectKey,
    message: MessageId,
    file: FileId,
    body: Vec<u8>,
    bytes: u64,
    parts: Arc<Vec<Vec<u8>>>,
    idempotency: [u8; 16],
    at: Timestamp,
    entropy: Arc<dyn Entropy>,
}

/// Stores a member's file and its message, and tells everyone.
async fn say(
    app: &App,
    who: &SignedIn,
    id: ConversationId,
    key_text: &str,
    attachment: &Arc<Attachment>,
) -> Result<(MessageId, u64), Problem> {
    let (row, generation, key) = reading::conversation_key(app, who, id).await?;
    let (organisation, subject) = (who.member.organisation, row.subject);
    let parts = sealing::parts(usize::try_from(attachment.bytes()).unwrap_or(usize::MAX));
    let place = FilePlace { organisation, subject, generation, file: attachment.id, parts };
    let sending = Sending {
        conversation: id,
        subject,
        who: who.clone(),
        generation,
        parts: attachment.seal(app, place, key.clone()).await?,
        key,
        message: MessageId(app.id()),
        file: attachment.id,
        body: attachment.body().encode(),
        bytes: attachment.bytes(),
        idempotency: who.token.idempotency(key_text),
        at: app.now(),
        entropy: Arc::clone(app.entropy()),
    };
    let idempotency = sending.idempotency;
    let (row, taken) = match app.store().act("member.attach", organisation, move |tx| sending.write(tx)).await {
        Err(Stop::Refused(Refusal::Repeated)) => {
            let before = app.read(move |r| r.said_before(id, &idempotency)).await?;
            return before.map(|(seq, id)| (id, seq)).ok_or_else(Problem::internal);
        }
        said => said?,
    };
    let said = (row.id, row.seq);
    app.hub().tell_both(organisation, id, Event::Message { conversation: id, subject, row });
    if taken {
        app.hub().tell_both(organisation, id, Event::Conversation { conversation: id, state: Stands::Open });
    }
    Ok(said)
}

impl Sending {
    /// Writes message and file in one act; answers the message's row, and whether the conversation was taken by it.
    fn write(&self, tx: &mut Tx<'_>) -> Result<(MessageRow, bool), Stop> {
        let (member, at, generation) = (&self.who.member, self.at, self.generation);
        let facts = tx.reserve(self.conversation, 1, at)?;
        let proof = facts.standing.proof(&Purpose::conversation())?;
        let taken = conversation::take(&proof, &facts.line, member.member, at)?;
        if let Some(take) = &taken {
            tx.apply(take)?;
        }
        let (author, seq) = (Author::Member(member.member), facts.line.first_seq);
        let place = MessagePlace { organisation: member.organisation, subject: self.subject, generation, id: self.message, seq, author };
        let sealed = place.with(|cell| self.key.seal(cell, &self.body, self.entropy.as_ref()));
        let draft = Draft { id: self.message, seq, author, content: Content::Sealed(sealed.clone()), key: Some(self.idempotency), at };
        tx.apply(&conversation::say(&proof, &facts.line, generation, draft)?)?;
        let held = tx.files_held(self.conversation, file::recent_since(at))?;
        let draft = file::Draft { id: self.file, message: self.message, bytes: self.bytes, parts: Arc::clone(&self.parts), at };
        tx.apply(&file::attach(&proof, &facts.line, held, generation, draft)?)?;
        let row = MessageRow { id: self.message, seq, author, generation, at, template: None, body: Some(sealed), edited_at: None };
        Ok((row, taken.is_some()))
    }
}

/// Gives a file. The first showing of its conversation in a session is an act, written before the first byte leaves.
#[utoipa::path(operation_id = "conversations_file", get, path = "/api/v1/conversations/{id}/files/{file}", tag = "member", params(("id" = String, Path), ("file" = String, Path)), responses(
    (status = 200, description = "the bytes", body = Vec<u8>, content_type = "application/octet-stream"), (status = 403, description = "no-grant"), (status = 404)))]
pub(crate) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path((conversation, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let (id, file) = (conversations::id(&conversation)?, serving::id(&file)?);
    let (organisation, mark) = (who.member.organisation, app.hub().mark());
    let (reader, now) = (who.clone(), app.now());
    let read = app.read(move |r| {
        let Some(row) = r.conversation(organisation, id)? else { return Ok(None) };
        let keys = reader.keys.open(row.subject, &r.grant_seals(row.subject, now)?);
        let first = !r.shown(reader.member.session, id.0)?;
        let restricted = r.restricted(organisation, row.subject)?;
        Ok(Some((row.subject, keys, first, r.file(id, file)?, restricted)))
    });
    let (subject, keys, first, found, restricted) = read.await?.ok_or_else(Problem::not_found)?;
    if !reads_conversation(&keys) {
        return Err(reading::unreadable(restricted).into());
    }
    let (file, message) = found.ok_or_else(Problem::not_found)?;
    let key = keys.get(&(Purpose::conversation(), file.generation)).ok_or(Refusal::NoGrant)?.clone();
    if first {
        reading::show_first(&app, &who, First::conversation(id, subject, &keys), None).await?;
    }
    let hub = app.clone();
    // A grant that ends while a large file is under way ends the way.
    let may_read = Box::new(move || !hub.hub().evicted_since(mark, subject));
    serving::answer(&app, Asked { organisation, subject, file, message, key, held: false, may_read }).await
}
