//! Telling affected people one by one, in their chat and in their language (GDPR art. 34; Board decision 2019/271).
//!
//! A message is sealed like everything else that is said there, so it reaches those whose conversation a key of the signed-in member
//! opens. The others are counted, and exported for letters.

use super::super::reading;
use super::acts::{self, Telling};
use super::affected::confirmed;
use super::known;
use super::wire::wrong;
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings::MessagePlace;
use crate::body::Body;
use crate::hub::Event;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Path, State};
use domain::breach::clock::To;
use domain::breach::form::Channel;
use domain::breach::{self, Phase};
use domain::canned::text_for;
use domain::conversation::{self, Author, Content, Draft};
use domain::id::{BreachId, ConversationId, MessageId, SubjectId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use locale::Locale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Stop;
use store::reads::MessageRow;
use utoipa::ToSchema;

/// People who are looked at for one request; whoever is left is told by the next.
const LOOKED_MAX: usize = 1_000;
/// People of the list that are read at a time.
const BATCH: i64 = 100;

/// What to tell them.
#[derive(Deserialize, ToSchema)]
#[schema(as = BreachMessage)]
#[serde(deny_unknown_fields)]
pub(crate) struct Message {
    /// By language: each is told in their own, or in English, or in the first.
    pub(crate) texts: BTreeMap<String, String>,
    /// Go on behind this subject: `next` of the answer before.
    pub(crate) after: Option<String>,
}

/// Who was told.
#[derive(Serialize, ToSchema)]
#[schema(as = BreachTold)]
pub(crate) struct Reached {
    /// Told by this request.
    pub(crate) told: u64,
    /// Whose conversation no key of the member opens: they are told by letter.
    pub(crate) unreachable: u64,
    /// Where to go on; `null` when everybody on the list was looked at.
    pub(crate) next: Option<String>,
}

/// Writes to those affected who were not told yet. Sent again, it tells nobody twice. Once the last of them was told, that people were is
/// recorded, and their clock stops.
#[utoipa::path(operation_id = "breaches_message", post, path = "/api/v1/breaches/{id}/messages", tag = "member", request_body = Message, params(("id" = String, Path)), responses(
    (status = 200, body = Reached), (status = 404), (status = 409, description = "conflict: it is no confirmed breach"), (status = 422, description = "invalid-value")))]
pub(crate) async fn send(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    message: Sent<Message>,
) -> Result<Json<Reached>, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let Json(message) = message?;
    Ok(Json(tell(&app, &who, &text, &message).await?))
}

/// Writes to them.
pub(crate) async fn tell(app: &App, who: &SignedIn, text: &str, message: &Message) -> Result<Reached, Problem> {
    who.member.may(Permission::BreachesHandle)?;
    let texts = by_locale(&message.texts)?;
    let after = message.after.as_deref().filter(|after| !after.is_empty());
    let mut after = after.map(|after| SubjectId::parse(after).ok_or_else(|| wrong("after"))).transpose()?;
    let id = confirmed(app, who, text).await?;
    let mut reached = Reached { told: 0, unreachable: 0, next: None };
    let mut looked = 0;
    while looked < LOOKED_MAX {
        let page = app.read(move |r| r.breach_affected(id, after, true, BATCH)).await?;
        let Some((last, _)) = page.last() else {
            record(app, who, id).await?;
            return Ok(reached);
        };
        after = Some(*last);
        looked += page.len();
        for (subject, _) in page {
            match tell_one(app, who, id, subject, &texts).await? {
                Some(true) => reached.told += 1,
                Some(false) => reached.unreachable += 1,
                // Another request told them meanwhile.
                None => {}
            }
        }
    }
    reached.next = after.map(|subject| subject.to_string());
    Ok(reached)
}

/// Records that people were told once the last of them was, so that their clock stops: as whoever tells them by letter does. What was
/// known then is kept with it, so it takes somebody who reads that.
async fn record(app: &App, who: &SignedIn, id: BreachId) -> Result<(), Problem> {
    let known = known(app, who, id).await?;
    if known.sealed {
        return Ok(());
    }
    for law in breach::all_told(&known.breach, &known.told, known.affected, app.now()) {
        let said = Telling {
            regime: law.as_str().to_owned(),
            to: To::People.as_str().to_owned(),
            at: None,
            channel: Some(Channel::Chat.as_str().to_owned()),
            persons: Some(known.affected.1),
            reference: String::new(),
            phase: Phase::Initial.as_str().to_owned(),
            reason: None,
        };
        acts::tell(app, who, &id.to_string(), &Repetition::none(), said).await?;
    }
    Ok(())
}

/// The texts by known languages; at least one.
fn by_locale(texts: &BTreeMap<String, String>) -> Result<BTreeMap<&'static str, String>, Problem> {
    let mut known = BTreeMap::new();
    for (tag, text) in texts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let locale = Locale::parse(tag).ok_or_else(|| wrong("texts"))?;
        known.insert(locale.code(), conversation::accept_text(text)?.trim().to_owned());
    }
    if known.is_empty() { Err(wrong("texts")) } else { Ok(known) }
}

/// Tells one person. `Some(false)` where no key opens a conversation of theirs; `None` where they were told meanwhile.
async fn tell_one(
    app: &App,
    who: &SignedIn,
    id: BreachId,
    subject: SubjectId,
    texts: &BTreeMap<&'static str, String>,
) -> Result<Option<bool>, Problem> {
    let organisation = who.member.organisation;
    let talks = app.read(move |r| r.conversations_of(organisation, subject)).await?;
    let Some(talk) = talks.first().map(|row| row.id) else { return Ok(Some(false)) };
    let (row, generation, key) = match reading::conversation_key(app, who, talk).await {
        Ok(opened) => opened,
        Err(problem) if matches!(problem.code(), "no-grant" | "not-found" | "restricted") => return Ok(Some(false)),
        Err(problem) => return Err(problem),
    };
    let text = text_for(texts, row.locale).cloned().unwrap_or_default();
    let body = Body::Text(text).encode();
    let (by, at, message, entropy) = (who.member.member, app.now(), MessageId(app.id()), Arc::clone(app.entropy()));
    let said = app.store().act("breach.tell", organisation, move |tx| {
        let breach = tx.breach(id)?.breach;
        tx.apply(&breach::tell(&breach, subject, by, at)?)?;
        let facts = tx.reserve(talk, 1, at)?;
        let proof = facts.standing.proof(&domain::Purpose::conversation()).map_err(|_| Refusal::NoGrant)?;
        // The organisation speaks, not the member who happens to send it.
        let (author, seq) = (Author::System, facts.line.first_seq);
        let place = MessagePlace { organisation, subject, generation, id: message, seq, author };
        let sealed = place.with(|cell| key.seal(cell, &body, entropy.as_ref()));
        let draft = Draft { id: message, seq, author, content: Content::Sealed(sealed.clone()), key: None, at };
        tx.apply(&conversation::say(&proof, &facts.line, generation, draft)?)?;
        Ok(MessageRow { id: message, seq, author, generation, at, template: None, body: Some(sealed), edited_at: None })
    });
    match said.await {
        Ok(row) => {
            announce(app, who, talk, subject, row);
            Ok(Some(true))
        }
        // Withdrawn, restricted or erased between reading and writing.
        Err(Stop::Refused(Refusal::NoGrant | Refusal::NotFound | Refusal::GenerationEnded | Refusal::Restricted)) => Ok(Some(false)),
        Err(Stop::Refused(Refusal::Conflict)) => Ok(None),
        Err(stop) => Err(stop.into()),
    }
}

fn announce(app: &App, who: &SignedIn, conversation: ConversationId, subject: SubjectId, row: MessageRow) {
    app.hub().tell_both(who.member.organisation, conversation, Event::Message { conversation, subject, row });
}
