//! Decides which rows a change of [`domain::rotation`] writes.

use super::restriction::reseal;
use crate::fault::Stop;
use crate::tables::{conversation, subject_key};
use crate::tx::Tx;
use domain::decision::SealedTo;
use domain::rotation::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Followed { subject, purpose, generation, grant, seals, at, .. } => {
            subject_key::insert(tx.db, *subject, purpose, *generation, *at)?;
            tx.seal_key((*subject, purpose, *generation), *grant, seals)?;
            if purpose.is_conversation() {
                conversation::follow_key(tx.db, *subject, *generation, true)?;
            }
        }
        Change::Resealed { subject, restricted, keys, .. } => {
            let to = if *restricted { SealedTo::Privacy } else { SealedTo::Purpose };
            reseal(tx, *subject, keys, to)?;
        }
    }
    Ok(())
}
