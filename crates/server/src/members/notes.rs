//! Notes: what members write about a conversation for one another. They are sealed like what was said, and their subject may
//! read them; the visitor's socket never hears of them.

use super::conversations::{Page, id};
use super::keys::SubjectKeys;
use super::{colleagues, reading};
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings;
use crate::hub::{Audience, Event};
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Purpose;
use domain::conversation::accept_text;
use domain::handling::{self, NewNote};
use domain::id::{ConversationId, MemberId, NoteId, OrganisationId, SubjectId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::Stop;
use store::reads::NoteRow;
use utoipa::ToSchema;

/// A note.
#[derive(Serialize, ToSchema)]
pub(crate) struct Note {
    pub(crate) id: String,
    pub(crate) member: String,
    pub(crate) member_name: Option<String>,
    pub(crate) at: String,
    /// `null` where the reader has no key for it.
    pub(crate) text: Option<String>,
    /// The members whom it mentions.
    pub(crate) mentions: Vec<String>,
}

/// A new note.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Writing {
    /// Names the note: what is sent twice with one key is stored once.
    pub(crate) key: String,
    pub(crate) text: String,
    /// Members who shall read it.
    #[serde(default)]
    pub(crate) mentions: Vec<String>,
}

/// The key of a note, in bytes.
const KEY_BYTES_MAX: usize = 128;

/// Lists a conversation's notes, oldest first.
#[utoipa::path(operation_id = "notes_list", get, path = "/api/v1/conversations/{id}/notes", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Page<Note>), (status = 403, description = "no-grant"), (status = 404)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<Json<Page<Note>>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    Ok(Json(Page { items: notes(&app, &who, id(&text)?).await?, next: None }))
}

/// Reads a conversation's notes. Where nothing of it was shown in the session yet, this is its first showing.
pub(crate) async fn notes(app: &App, who: &SignedIn, id: ConversationId) -> Result<Vec<Note>, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let (organisation, mark) = (who.member.organisation, app.hub().mark());
    let (row, keys) = reading::opened(app, who, id, None).await?;
    let (rows, mentioned) = app.read(move |r| Ok((r.notes(id)?, r.mentioned(id)?))).await?;
    let names = colleagues::names(app, organisation).await?;
    let notes = rows.iter().map(|note| shown(organisation, row.subject, &keys, note, &mentioned, &names)).collect();
    if app.hub().evicted_since(mark, row.subject) {
        return Err(Refusal::NoGrant.into());
    }
    Ok(notes)
}

fn shown(
    organisation: OrganisationId,
    subject: SubjectId,
    keys: &SubjectKeys,
    note: &NoteRow,
    mentioned: &[(NoteId, MemberId)],
    names: &HashMap<MemberId, String>,
) -> Note {
    let key = keys.get(&(Purpose::conversation(), note.generation));
    let text = key.and_then(|key| key.open(&bindings::note(organisation, subject, note.generation, note.id), &note.sealed).ok());
    Note {
        id: note.id.to_string(),
        member: note.member.to_string(),
        member_name: names.get(&note.member).cloned(),
        at: domain::act::rfc3339(note.at),
        text: text.and_then(|text| String::from_utf8(text.expose().clone()).ok()),
        mentions: mentioned.iter().filter(|(id, _)| *id == note.id).map(|(_, member)| member.to_string()).collect(),
    }
}

/// Writes a note.
#[utoipa::path(operation_id = "notes_write", post, path = "/api/v1/conversations/{id}/notes", tag = "member", request_body = Writing, params(("id" = String, Path)),
    responses((status = 201, body = Note), (status = 403, description = "no-grant"), (status = 404)))]
pub(crate) async fn write(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    writing: Sent<Writing>,
) -> Result<(StatusCode, Json<Note>), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(writing) = writing?;
    Ok((StatusCode::CREATED, Json(write_it(&app, &who, id(&text)?, writing).await?)))
}

/// Stores a note, and tells the members: that there is one, and whom it mentions.
pub(crate) async fn write_it(app: &App, who: &SignedIn, id: ConversationId, writing: Writing) -> Result<Note, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    accept_text(&writing.text)?;
    if writing.key.is_empty() || writing.key.len() > KEY_BYTES_MAX {
        return Err(Problem::invalid_body().with("field", "key".into()));
    }
    let mentions = writing.mentions.iter().map(|text| MemberId::parse(text)).collect::<Option<Vec<_>>>().ok_or_else(Problem::not_found)?;
    let (row, generation, key) = reading::conversation_key(app, who, id).await?;
    let (member, organisation, at) = (who.member.member, who.member.organisation, app.now());
    let note = NoteId(app.id());
    let sealed = key.seal(&bindings::note(organisation, row.subject, generation, note), writing.text.as_bytes(), app.entropy().as_ref());
    let idempotency = who.token.idempotency(&writing.key);
    let new = NewNote { id: note, member, key: idempotency, sealed: sealed.clone(), mentions: mentions.clone() };
    let written = app
        .store()
        .act("note.write", organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let proof = facts.standing.proof(&Purpose::conversation()).map_err(|_| Refusal::NoGrant)?;
            let colleagues = tx.colleagues()?;
            tx.apply(&handling::note(&proof, &facts.line, generation, new, &colleagues, at)?)
        })
        .await;
    let stored = match written {
        Err(Stop::Refused(Refusal::Repeated)) => {
            app.read(move |r| r.noted_before(id, &idempotency)).await?.ok_or_else(Problem::internal)?
        }
        written => {
            written?;
            announce(app, organisation, id, &mentions);
            NoteRow { id: note, member, generation, at, sealed }
        }
    };
    let mentioned = app.read(move |r| r.mentioned(id)).await?;
    let keys = SubjectKeys::from([((Purpose::conversation(), generation), key)]);
    Ok(shown(organisation, row.subject, &keys, &stored, &mentioned, &colleagues::names(app, organisation).await?))
}

fn announce(app: &App, organisation: OrganisationId, conversation: ConversationId, mentions: &[MemberId]) {
    app.hub().tell(Audience::Members(organisation), Event::Noted { conversation });
    for member in mentions {
        app.hub().tell(Audience::Members(organisation), Event::Mention { conversation, member: *member });
    }
}

/// Deletes a note: one's own, or another's with the permission for it.
#[utoipa::path(operation_id = "notes_delete", delete, path = "/api/v1/conversations/{id}/notes/{note}", tag = "member", params(("id" = String, Path), ("note" = String, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub(crate) async fn delete(
    State(app): State<App>,
    who: SignedIn,
    Path((text, note)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let note = NoteId::parse(&note).ok_or_else(Problem::not_found)?;
    delete_it(&app, &who, id(&text)?, note).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes it, and tells the members.
pub(crate) async fn delete_it(app: &App, who: &SignedIn, id: ConversationId, note: NoteId) -> Result<(), Problem> {
    let (member, at) = (who.member.clone(), app.now());
    app.store()
        .act("note.delete", member.organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let author = tx.note_author(id, note)?;
            tx.apply(&handling::delete_note(&facts.line, note, author, &member, at)?)
        })
        .await?;
    app.hub().tell(Audience::Members(who.member.organisation), Event::Noted { conversation: id });
    crate::work::scrub_soon(app);
    Ok(())
}
