//! Decides which rows a change of [`domain::access_log`] writes.

use crate::fault::Stop;
use crate::tables::showing;
use crate::tx::Tx;
use domain::access_log::Change;
use domain::id::SubjectId;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        // The entry is the record.
        Change::Exported { .. } | Change::RecordsExported { .. } => {}
        // A request of which nobody knows whose it is goes with the session, under its own id.
        Change::RequestOpened { request, subject, session, .. } => {
            showing::insert(tx.db, *session, request.0, subject.unwrap_or(SubjectId(request.0)))?;
        }
    }
    Ok(())
}
