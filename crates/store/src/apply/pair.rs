//! Decides which rows a change of [`domain::pair`] writes. The public half follows its entry, whose position it names.

use crate::fault::Stop;
use crate::tables::purpose_seal::{self, PurposeSeal};
use crate::tx::Tx;
use domain::pair::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Published { new, .. } => {
            for (holder, sealed) in &new.seals {
                let seal = PurposeSeal { purpose: new.pair.clone(), generation: new.generation, sealed: sealed.clone() };
                purpose_seal::insert(tx.db, tx.organisation, *holder, &seal)?;
            }
        }
        Change::HandedOver { to, seal, .. } => {
            let row = PurposeSeal { purpose: seal.purpose.clone(), generation: seal.generation, sealed: seal.sealed.clone() };
            purpose_seal::insert(tx.db, tx.organisation, *to, &row)?;
        }
    }
    Ok(())
}
