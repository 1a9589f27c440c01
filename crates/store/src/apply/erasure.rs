//! Decides which rows a change of [`domain::erasure`] destroys, and in which order: keys first.

use crate::fault::{Fault, Stop};
use crate::tables::{self, erasing, erasing_conversation, file_part, message, note};
use crate::tx::Tx;
use domain::erasure::{Change, Piece};
use domain::id::SubjectId;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Erased { subject, entries, .. } => {
            tables::doomed::name(tx.db, &[*subject])?;
            tables::doomed::seal(tx.db)?;
            tx.erase_doomed(entries)?;
        }
        Change::Begun { subject, rule, request, at, .. } => {
            tables::doomed::name(tx.db, &[*subject])?;
            tables::doomed::seal(tx.db)?;
            if rule.is_some() {
                tables::objection::leave_hashes(tx.db)?;
            }
            erasing_conversation::note(tx.db)?;
            tx.removed = 0;
            for (table, _, delete) in tables::ERASED {
                if !tables::LEFT_FOR_LATER.contains(table) {
                    tx.removed += delete(tx.db)?;
                }
            }
            erasing::insert(tx.db, tx.organisation, *subject, (*rule, *request), *at, tx.removed)?;
        }
        Change::Continued { subject, piece, .. } => destroy(tx, *subject, piece)?,
        Change::Completed { erasing, rows, .. } => {
            tables::doomed::again(tx.db, erasing.subject)?;
            tx.erase_doomed(&[])?;
            tx.removed = *rows;
        }
    }
    Ok(())
}

/// Destroys a piece. What was decided on is what goes, or nothing does.
fn destroy(tx: &mut Tx<'_>, subject: SubjectId, piece: &Piece) -> Result<(), Fault> {
    tables::doomed::again(tx.db, subject)?;
    let gone = [
        (message::delete_some(tx.db, piece.messages)?, piece.messages),
        (file_part::delete_some(tx.db, piece.parts)?, piece.parts),
        (note::delete_some(tx.db, piece.notes)?, piece.notes),
    ];
    if gone.iter().any(|(gone, decided)| gone != decided) {
        return Err(Fault::broken("an erasure found another piece than was decided on"));
    }
    for position in &piece.entries {
        tables::ledger_entry::remove(tx.db, tx.organisation, *position)?;
    }
    tx.removed = piece.rows();
    erasing::go_on(tx.db, subject, piece)
}

impl Tx<'_> {
    /// Deletes the rows of the doomed, keys first, and the side entries that go with them; then counts again: nothing may be left.
    pub(super) fn erase_doomed(&mut self, entries: &[u64]) -> Result<(), Fault> {
        self.removed = 0;
        for (_, _, delete) in tables::ERASED {
            self.removed += delete(self.db)?;
        }
        for position in entries {
            tables::ledger_entry::remove(self.db, self.organisation, *position)?;
        }
        for (table, count, _) in tables::ERASED {
            if count(self.db)? > 0 {
                return Err(Fault::broken(format!("an erasure left rows in {table}")));
            }
        }
        Ok(())
    }
}
