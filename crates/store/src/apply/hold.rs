//! Decides which rows a change of [`domain::hold`] writes.

use crate::fault::Stop;
use crate::tables::{held, hold, hold_seal};
use crate::tx::Tx;
use domain::hold::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Placed { placing, member, at, .. } => {
            hold::insert(tx.db, tx.organisation, placing, *member, *at)?;
            for key in &placing.keys {
                hold_seal::insert(tx.db, placing.hold, placing.subject, key)?;
            }
        }
        // Keys first, then what they alone kept.
        Change::Ended { hold, subject, .. } => {
            tx.removed = hold_seal::delete(tx.db, *hold)?;
            tx.removed += held::delete_unheld(tx.db, *subject)?;
            tx.removed += hold::delete(tx.db, tx.organisation, *hold)?;
        }
        Change::Opened { .. } => {}
    }
    Ok(())
}
