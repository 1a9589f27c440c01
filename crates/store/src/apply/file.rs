//! Decides which rows a change of [`domain::file`] writes.

use crate::fault::Stop;
use crate::tables;
use crate::tx::Tx;
use domain::file::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Attached { conversation, generation, draft, .. } => {
            tables::file::insert(tx.db, *conversation, *generation, draft)?;
            for (part, sealed) in (0..).zip(draft.parts.iter()) {
                tables::file_part::insert(tx.db, draft.id, part, sealed)?;
            }
        }
    }
    Ok(())
}
