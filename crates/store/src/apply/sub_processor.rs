//! Decides which rows a change of [`domain::sub_processor`] writes.

use crate::fault::Stop;
use crate::tables::{agreement_objection, recipient, sub_processor, sub_processor_notice};
use crate::tx::Tx;
use domain::sub_processor::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Listed { id, profile, at, .. } => sub_processor::insert(db, *id, profile, *at)?,
        Change::Delisted { id, at, .. } => sub_processor::remove(db, *id, *at)?,
        Change::Announced { notice, .. } => sub_processor_notice::insert(db, organisation, notice)?,
        Change::Removed { notice, at, .. } => {
            sub_processor_notice::end(db, organisation, notice.sub_processor, *at)?;
            agreement_objection::end(db, organisation, notice.sub_processor, *at)?;
            // A recipient that the organisation registers under this name again begins without what was said against this one.
            recipient::object(db, organisation, notice.recipient, None)?;
        }
    }
    Ok(())
}
