//! Decides which rows a change of [`domain::retention`] writes and destroys.

use crate::fault::{Fault, Stop};
use crate::tables;
use crate::tx::Tx;
use domain::retention::{Batch, Change, OldContent, Rule};

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::RuleChanged { choice, at, .. } => tables::retention_rule::put(tx.db, tx.organisation, choice, *at)?,
        Change::SubjectsDestroyed { batch, .. } => destroy(tx, batch)?,
        Change::ContentDestroyed { old, .. } => tx.removed = destroy_content(tx, old)?,
        Change::Trimmed { positions, .. } => {
            for position in positions {
                tables::ledger_entry::remove(tx.db, tx.organisation, *position)?;
            }
            tx.removed = positions.len() as u64;
        }
        Change::RecordsDestroyed { rule, before, rows, .. } => {
            tx.removed = match rule {
                Rule::Objections => tables::objection::delete_old(tx.db, tx.organisation, *before)?,
                _ => tables::destruction::delete_old(tx.db, tx.organisation, *before)?,
            };
            if tx.removed != *rows {
                return Err(Fault::broken("other records were destroyed than were counted").into());
            }
        }
    }
    Ok(())
}

/// How many things a change destroys; `None` where it destroys none.
pub(super) fn destroyed(change: &Change) -> Option<u64> {
    match change {
        Change::RuleChanged { .. } => None,
        Change::SubjectsDestroyed { batch, .. } => Some(batch.doomed.len() as u64),
        Change::ContentDestroyed { .. } => Some(1),
        Change::Trimmed { positions, .. } => Some(positions.len() as u64),
        Change::RecordsDestroyed { rows, .. } => Some(*rows),
    }
}

/// Destroys the doomed, who are still named in this connection: by the transaction that found them.
fn destroy(tx: &mut Tx<'_>, batch: &Batch) -> Result<(), Fault> {
    if tables::doomed::count(tx.db)? != batch.doomed.len() as u64 {
        return Err(Fault::broken("others are doomed than were decided on"));
    }
    let entries: Vec<u64> = batch.doomed.iter().flat_map(|doomed| doomed.entries.iter().copied()).collect();
    tables::objection::leave_hashes(tx.db)?;
    tx.erase_doomed(&entries)
}

fn destroy_content(tx: &mut Tx<'_>, old: &OldContent) -> Result<u64, Fault> {
    let (db, subject, before) = (&mut *tx.db, old.subject, old.before);
    if let Some(purpose) = &old.purpose {
        return tables::contact_field::delete_old(db, subject, purpose, before);
    }
    let mut removed = tables::file::delete_old(db, subject, before)?;
    removed += tables::message::delete_old(db, subject, before)?;
    removed += tables::note_mention::delete_old(db, subject, before)?;
    removed += tables::note::delete_old(db, subject, before)?;
    removed += tables::draft::delete_old(db, subject, before)?;
    Ok(removed)
}
