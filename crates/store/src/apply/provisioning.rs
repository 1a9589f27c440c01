//! Decides which rows a change of [`domain::provisioning`] writes.

use crate::fault::Stop;
use crate::tables;
use crate::tx::Tx;
use domain::provisioning::Change;
use domain::refusal::Refusal;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Named { named, at, .. } => tables::provisioned::put(tx.db, tx.organisation, named, *at)?,
        Change::Ended { member, .. } => {
            if !tables::provisioned::delete(tx.db, tx.organisation, *member)? {
                return Err(Refusal::NotFound.into());
            }
        }
        // What is written of it is its entry.
        Change::Sent { .. } => {}
    }
    Ok(())
}
