//! Decides which rows a change of [`domain::handling`] writes.

use crate::fault::Stop;
use crate::tables::{self, draft::DraftRow, subject_link::LinkRow};
use crate::tx::Tx;
use domain::handling::Change;
use domain::refusal::Refusal;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Assigned { conversation, state, member, team, at, .. } => {
            tables::conversation::assign(db, *conversation, *state, (*member, *team), *at)?;
            if let Some(member) = member {
                tables::member::assigned(db, organisation, *member, *at)?;
            }
        }
        Change::Prioritised { conversation, priority, .. } => tables::conversation::prioritise(db, *conversation, *priority)?,
        Change::Snoozed { conversation, until, .. } => tables::conversation::snooze(db, *conversation, *until)?,
        Change::Tagged { conversation, generation, sealed, .. } => {
            tables::conversation::tag(db, *conversation, *generation, sealed.as_deref())?;
        }
        Change::Noted { conversation, generation, note, at, .. } => {
            if !tables::note::insert(db, *conversation, *generation, note, *at)? {
                return Err(Refusal::Repeated.into());
            }
            tables::note_mention::insert(db, *conversation, note.id, &note.mentions, *at)?;
        }
        Change::NoteDeleted { conversation, note, .. } => {
            tables::note_mention::delete_note(db, *conversation, *note)?;
            tables::note::delete_one(db, *conversation, *note)?;
        }
        Change::Edited { conversation, message, sealed, at, .. } => {
            tables::message::edit(db, *conversation, *message, sealed, *at)?;
        }
        Change::DraftKept { conversation, generation, member, sealed: Some(sealed), at, .. } => {
            let draft = DraftRow { generation: *generation, at: *at, sealed: sealed.clone() };
            tables::draft::put(db, *conversation, *member, &draft)?;
        }
        Change::DraftKept { conversation, member, sealed: None, .. } => tables::draft::drop_one(db, *conversation, *member)?,
        Change::Seen { conversation, member, seq, .. } => tables::seen::put(db, *conversation, *member, *seq)?,
        Change::MentionsRead { conversation, member, at, .. } => tables::note_mention::read(db, *conversation, *member, *at)?,
        Change::Linked { link, subject, other, member, at, .. } => {
            let row = LinkRow { id: *link, other: *other, member: *member, at: *at };
            tables::subject_link::insert(db, organisation, *subject, &row)?;
        }
        Change::Unlinked { subject, other, .. } => tables::subject_link::delete_one(db, organisation, *subject, *other)?,
    }
    Ok(())
}
