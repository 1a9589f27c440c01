//! Decides which rows a change of [`domain::recipient`] writes.

use crate::fault::Stop;
use crate::tables::{recipient, recipient_purpose};
use crate::tx::Tx;
use domain::recipient::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Added { recipient: id, profile, blocked_until, at, .. } => {
            recipient::insert(db, organisation, *id, profile, *at, *blocked_until)?;
            recipient_purpose::set(db, *id, &profile.purposes, *at)?;
        }
        Change::Changed { recipient: id, profile, at, .. } => {
            recipient::change(db, organisation, *id, profile)?;
            recipient_purpose::set(db, *id, &profile.purposes, *at)?;
        }
        Change::Blocked { recipient: id, until, .. } => recipient::block(db, organisation, *id, *until)?,
        Change::Ended { recipient: id, at, .. } => recipient::end(db, organisation, *id, *at)?,
        // The entry is the record.
        Change::Transferred { .. } => {}
    }
    Ok(())
}
