//! Decides which rows a change of [`domain::checkpoint`] writes.

use crate::fault::Stop;
use crate::tables::{checkpoint_errand, checkpoint_stamp};
use crate::tx::Tx;
use domain::checkpoint::{Change, Errand};

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Directed { address, .. } => checkpoint_errand::direct(db, organisation, address.as_ref())?,
        Change::Sent { errand, at, .. } => checkpoint_errand::begin(db, organisation, *errand, *at)?,
        Change::Stamped { size, answer, stamped_at, at, .. } => {
            checkpoint_stamp::insert(db, organisation, *size, answer, *stamped_at)?;
            checkpoint_errand::finish(db, organisation, Errand::TimeStamp, *at)?;
        }
    }
    Ok(())
}
