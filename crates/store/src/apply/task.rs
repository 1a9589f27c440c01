//! Decides which rows a change of [`domain::task`] writes.

use crate::fault::Stop;
use crate::tables::task;
use crate::tx::Tx;
use domain::task::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Promised { task, subject, conversation, due_at, at, .. } => {
            task::insert(tx.db, tx.organisation, (*task, *subject, *conversation), *at, *due_at)?;
        }
        Change::Moved { task, due_at, .. } => task::set_due(tx.db, *task, *due_at)?,
        Change::Done { task, member, at, .. } => task::finish(tx.db, *task, *member, *at)?,
        Change::Reminded { task, at, .. } => task::remind(tx.db, *task, *at)?,
    }
    Ok(())
}
