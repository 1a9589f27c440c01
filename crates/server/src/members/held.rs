//! What a legal hold keeps, opened with the hold pair: wherever it stands, and whether it was destroyed elsewhere or not.

use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings::{self, MessagePlace};
use crate::body::Body;
use crate::files::{sealing, serving};
use crate::import::run::SALT_BYTES;
use crate::problem::Problem;
use crate::signals;
use axum::response::Response;
use domain::Purpose;
use domain::conversation::Author;
use domain::hold;
use domain::id::{FileId, GrantId, HoldId, MemberId, MessageId, NoteId, OrganisationId, SubjectId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use seal::{Personal, SubjectKey};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;
use store::reads::{FileRow, HeldRow, MessageRow};
use utoipa::ToSchema;

/// What a hold keeps.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HeldContent)]
pub(crate) struct Content {
    pub(crate) hold: String,
    pub(crate) subject: String,
    /// What was said, in its order.
    pub(crate) messages: Vec<Said>,
    /// What was told.
    pub(crate) fields: Vec<Told>,
    /// What members noted for one another.
    pub(crate) notes: Vec<Noted>,
    /// What proves consents that were given elsewhere.
    pub(crate) proofs: Vec<Proven>,
}

/// A held message.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HeldMessage)]
pub(crate) struct Said {
    pub(crate) id: String,
    pub(crate) seq: u64,
    /// `visitor`, `bot`, `member` or `system`.
    pub(crate) from: &'static str,
    pub(crate) at: String,
    /// `null` where it is a text of the bot's, or sealed for a purpose that this hold does not keep.
    pub(crate) text: Option<String>,
    /// Which text of the bot's, or the field that it refers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reference: Option<String>,
    /// The id of the file that it carries; `text` is then the file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
}

/// A held contact field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HeldField)]
pub(crate) struct Told {
    pub(crate) purpose: String,
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) at: String,
}

/// A held note.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HeldNote)]
pub(crate) struct Noted {
    pub(crate) id: String,
    pub(crate) at: String,
    pub(crate) text: String,
}

/// A held proof.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HeldProof)]
pub(crate) struct Proven {
    pub(crate) grant: String,
    pub(crate) purpose: String,
    pub(crate) at: String,
    pub(crate) text: String,
}

type Keys = HashMap<(Purpose, u32), SubjectKey>;

/// A hold, opened: its rows, and the keys that this session opens of it.
struct Opening {
    organisation: OrganisationId,
    subject: SubjectId,
    keys: Keys,
    rows: Vec<HeldRow>,
}

/// Opens what a hold keeps, and writes the act of showing it.
///
/// # Refuses
/// With 404 where there is no such hold (any more); with 403 `no-grant` where the reader does not hold the hold pair.
pub(crate) async fn content(app: &App, who: &SignedIn, id: HoldId) -> Result<Content, Problem> {
    let opening = open(app, who, id).await?;
    let (hold, subject) = (id.to_string(), opening.subject.to_string());
    let shown = app.blocking(move || {
        let fields = opening.fields();
        let messages = opening.messages(&fields);
        (messages, fields, opening.notes(), opening.proofs())
    });
    let (messages, fields, notes, proofs) = shown.await?;
    Ok(Content { hold, subject, messages, fields, notes, proofs })
}

async fn open(app: &App, who: &SignedIn, id: HoldId) -> Result<Opening, Problem> {
    who.member.may(Permission::HoldsWrite)?;
    let (organisation, member_keys) = (who.member.organisation, Arc::clone(&who.keys));
    let read = app.read(move |r| {
        let Some(hold) = r.hold(organisation, id)? else { return Ok(None) };
        let mut keys = Keys::new();
        for held in r.hold_keys(id)? {
            if let Some(key) = member_keys.open_held(hold.subject, id, &held) {
                keys.insert((held.purpose, held.generation), key);
            }
        }
        let rows = if keys.is_empty() { vec![] } else { r.held_rows(hold.subject)? };
        Ok(Some(Opening { organisation, subject: hold.subject, keys, rows }))
    });
    let opening = read.await?.ok_or_else(Problem::not_found)?;
    if opening.keys.is_empty() {
        return Err(Refusal::NoGrant.into());
    }
    let (by, at) = (who.member.clone(), app.now());
    let shown = app.store().act("hold.open", organisation, move |tx| {
        // Read again: it may have ended.
        let hold = tx.hold(id)?;
        tx.apply(&hold::open(&by, &hold, at)?).map(drop)
    });
    shown.await?;
    // Whoever takes what is held takes it out of the house, like whoever exports a person.
    signals::exported(app, who).await;
    Ok(opening)
}

impl Opening {
    /// The rows of a table that the hold's keys open.
    fn of<'a>(&'a self, source: &'a str) -> impl Iterator<Item = (&'a HeldRow, &'a SubjectKey)> {
        let rows = self.rows.iter().filter(move |row| row.source == source);
        rows.filter_map(|row| Some((row, self.keys.get(&(row.purpose.clone(), row.generation))?)))
    }

    fn fields(&self) -> Vec<Told> {
        let told = |(row, key): (&HeldRow, &SubjectKey)| {
            let cell = bindings::field(self.organisation, self.subject, &row.purpose, row.generation, &row.part);
            let value = text(&key.open(&cell, &row.sealed).ok()?);
            Some(Told { purpose: row.purpose.to_string(), field: row.part.clone(), value, at: domain::act::rfc3339(row.at) })
        };
        self.of("contact_field").filter_map(told).collect()
    }

    fn messages(&self, fields: &[Told]) -> Vec<Said> {
        let said = |(row, key): (&HeldRow, &SubjectKey)| {
            let (author, body) = self.body(row, key)?;
            let mut said = Said {
                id: row.row.to_string(),
                seq: row.seq,
                from: author.as_str(),
                at: domain::act::rfc3339(row.at),
                text: None,
                reference: None,
                file: None,
            };
            match body {
                Body::Text(words) => said.text = Some(words),
                Body::Skipped => said.text = Some("-".to_owned()),
                Body::AwayUntil(at) => said.text = Some(at),
                Body::File(file) => (said.text, said.file) = (Some(file.name), Some(file.id)),
                Body::Field { field, purpose } => {
                    said.text = fields.iter().rev().find(|told| told.purpose == purpose && told.field == field).map(|t| t.value.clone());
                    said.reference = Some(format!("{purpose}/{field}"));
                }
                Body::Option { block, option } => said.reference = Some(format!("{block}/{option}")),
                Body::Block(name) | Body::Article(name) | Body::BuiltIn(name) => said.reference = Some(name),
            }
            Some(said)
        };
        let mut messages: Vec<_> = self.of("message").filter_map(said).collect();
        messages.sort_by_key(|said| said.seq);
        messages
    }

    fn body(&self, row: &HeldRow, key: &SubjectKey) -> Option<(Author, Body)> {
        let author = match (row.author.as_str(), row.member) {
            ("visitor", _) => Author::Visitor,
            ("bot", _) => Author::Bot,
            ("system", _) => Author::System,
            (_, member) => Author::Member(MemberId(member?)),
        };
        let place = MessagePlace {
            organisation: self.organisation,
            subject: self.subject,
            generation: row.generation,
            id: MessageId(row.row),
            seq: row.seq,
            author,
        };
        Some((author, Body::decode(place.with(|cell| key.open(cell, &row.sealed).ok())?.expose())?))
    }

    fn notes(&self) -> Vec<Noted> {
        let noted = |(row, key): (&HeldRow, &SubjectKey)| {
            let cell = bindings::note(self.organisation, self.subject, row.generation, NoteId(row.row));
            let text = text(&key.open(&cell, &row.sealed).ok()?);
            Some(Noted { id: row.row.to_string(), at: domain::act::rfc3339(row.at), text })
        };
        self.of("note").filter_map(noted).collect()
    }

    fn proofs(&self) -> Vec<Proven> {
        let proven = |(row, key): (&HeldRow, &SubjectKey)| {
            let cell = bindings::proof(self.organisation, self.subject, &row.purpose, row.generation, GrantId(row.row));
            let plain = key.open(&cell, &row.sealed).ok()?;
            let text = String::from_utf8_lossy(plain.expose().get(SALT_BYTES..)?).into_owned();
            Some(Proven { grant: row.row.to_string(), purpose: row.purpose.to_string(), at: domain::act::rfc3339(row.at), text })
        };
        self.of("subject_grant").filter_map(proven).collect()
    }
}

fn text(plain: &Personal<Vec<u8>>) -> String {
    String::from_utf8_lossy(plain.expose()).into_owned()
}

/// Gives a file that a hold keeps.
pub(crate) async fn file(app: &App, who: &SignedIn, id: HoldId, file: &str) -> Result<Response, Problem> {
    let file: FileId = serving::id(file)?;
    let opening = open(app, who, id).await?;
    let (organisation, subject) = (opening.organisation, opening.subject);
    let carried = opening.of("message").find_map(|(row, key)| match opening.body(row, key)? {
        (author, Body::File(about)) if about.id == file.to_string() => Some((row.clone(), key.clone(), author, about.bytes)),
        _ => None,
    });
    let (row, key, author, bytes) = carried.ok_or_else(Problem::not_found)?;
    let parts = sealing::parts(usize::try_from(bytes).unwrap_or(usize::MAX));
    let message = MessageRow {
        id: MessageId(row.row),
        seq: row.seq,
        author,
        generation: row.generation,
        at: row.at,
        template: None,
        body: Some(row.sealed),
        edited_at: None,
    };
    let file = FileRow { id: file, message: message.id, generation: row.generation, bytes, parts };
    let asked = serving::Asked { organisation, subject, file, message, key, held: true, may_read: Box::new(|| true) };
    serving::answer(app, asked).await
}
