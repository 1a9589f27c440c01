//! Decides which rows a change of [`domain::recipient`] writes.

use crate::fault::Stop;
use crate::tables::material_change;
use crate::tables::{recipient, recipient_purpose};
use crate::tx::Tx;
use domain::consent::What;
use domain::purpose::Purpose;
use domain::recipient::Change;
use jiff::Timestamp;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Added { recipient: id, profile, engaged, blocked_until, at, .. } => {
            recipient::insert(db, organisation, *id, (profile, *engaged), *at, *blocked_until)?;
            let new = recipient_purpose::set(db, *id, &profile.purposes, *at)?;
            unknown(tx, &new, &What::Recipient(Some(*id)), *at)?;
        }
        Change::Changed { recipient: id, profile, fields, at, .. } => {
            recipient::change(db, organisation, *id, profile)?;
            let new = recipient_purpose::set(db, *id, &profile.purposes, *at)?;
            unknown(tx, &new, &What::Recipient(Some(*id)), *at)?;
            if domain::recipient::moves(fields) {
                let known: Vec<_> = profile.purposes.iter().filter(|purpose| !new.contains(purpose)).cloned().collect();
                unknown(tx, &known, &What::Moved(*id), *at)?;
            }
        }
        Change::Blocked { recipient: id, until, .. } => recipient::block(db, organisation, *id, *until)?,
        Change::Ended { recipient: id, at, .. } => recipient::end(db, organisation, *id, *at)?,
        // The entry is the record.
        Change::Transferred { .. } => {}
    }
    Ok(())
}

/// Whoever agreed to these purposes did not know that of the recipient: their consents are stale.
fn unknown(tx: &mut Tx<'_>, purposes: &[Purpose], what: &What, at: Timestamp) -> Result<(), Stop> {
    for purpose in purposes {
        material_change::insert(tx.db, tx.organisation, Some(purpose), None, what, at)?;
    }
    Ok(())
}
