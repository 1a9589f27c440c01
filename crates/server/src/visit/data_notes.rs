//! What members said about the visitor without saying it to them: notes, tags and links, opened with the visitor's own keys.

use super::data::Note;
use super::snapshot::Snapshot;
use crate::app::App;
use crate::bindings;
use crate::problem::Problem;
use domain::Purpose;
use domain::act::rfc3339;
use seal::Personal;

/// What was said about the visitor.
pub(crate) struct Handled {
    pub(crate) notes: Vec<Note>,
    pub(crate) tags: Vec<String>,
    pub(crate) links: Vec<String>,
}

/// Reads it. Drafts are not among it: nobody has said them yet.
pub(crate) async fn gather(app: &App, s: &mut Snapshot) -> Result<Handled, Problem> {
    let v = s.row.visitor.clone();
    let read = app.read(move |r| {
        let (notes, roles) = (r.notes(v.conversation)?, r.roles_ever(v.organisation)?);
        Ok((notes, roles, r.conversation(v.organisation, v.conversation)?, r.links(v.organisation, v.subject)?))
    });
    let (rows, roles, conversation, links) = read.await?;
    let (organisation, subject) = (s.row.visitor.organisation, s.row.visitor.subject);
    let mut notes = Vec::with_capacity(rows.len());
    for row in rows {
        let cell = bindings::note(organisation, subject, row.generation, row.id);
        let Some(text) = own(s, row.generation, &cell, &row.sealed) else { continue };
        let text = String::from_utf8_lossy(text.expose()).into_owned();
        notes.push(Note { at: rfc3339(row.at), role: roles.get(&row.member).cloned(), text });
    }
    let tags = conversation.and_then(|row| {
        let cell = bindings::tags(organisation, subject, row.tags_generation, row.id);
        let opened = own(s, row.tags_generation, &cell, row.tags.as_ref()?)?;
        serde_json::from_slice(opened.expose()).ok()
    });
    Ok(Handled { notes, tags: tags.unwrap_or_default(), links: links.into_iter().map(|link| rfc3339(link.at)).collect() })
}

/// What stands in a cell of the conversation, opened with the visitor's own key.
fn own(s: &mut Snapshot, generation: u32, cell: &seal::Cell<'_>, sealed: &[u8]) -> Option<Personal<Vec<u8>>> {
    s.keys.get(&Purpose::conversation(), generation)?.open(cell, sealed).ok()
}
