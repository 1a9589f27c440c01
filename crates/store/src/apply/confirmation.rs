//! Decides which rows a change of [`domain::confirmation`] writes.

use crate::fault::Stop;
use crate::tables::{confirmation, material_change, objection, subject_grant, subject_grant::Term, subject_key, subject_seal};
use crate::tx::Tx;
use domain::confirmation::Change;
use domain::consent;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let db = &mut *tx.db;
    match change {
        Change::Asked { grant, subject, shown, keys, at, expires_at, .. } => {
            let purpose = &shown.purpose;
            if keys.begins {
                subject_key::insert(db, *subject, purpose, keys.generation, *at)?;
            }
            // It stands on what was agreed to when it was asked, and its time runs from then.
            let until = consent::expires(shown.basis, shown.valid_months, *at);
            let term = Term { stood_on: material_change::last(db, tx.organisation)?, expires_at: until };
            subject_grant::insert(db, *grant, *subject, "pending", shown, keys.generation, (*at, term))?;
            for seal in &keys.seals {
                subject_seal::insert(db, *subject, purpose, keys.generation, None, seal)?;
            }
            subject_key::wait(db, *subject, purpose, keys.generation, Some(*expires_at))?;
        }
        Change::Lettered { subject, pending, letter, at, expires_at, .. } => {
            confirmation::put(db, *subject, pending, letter, *at, *expires_at)?;
            subject_key::wait(db, *subject, &pending.purpose, pending.generation, Some(*expires_at))?;
        }
        Change::Sent { grant, lookup, at, .. } => confirmation::sent(db, *grant, lookup, *at)?,
        Change::Confirmed { grant, subject, shown, generation, seal, at, .. } => {
            let purpose = &shown.purpose;
            subject_grant::confirm(db, *grant, *at)?;
            tx.seal_key((*subject, purpose, *generation), *grant, std::slice::from_ref(seal))?;
            let db = &mut *tx.db;
            subject_key::wait(db, *subject, purpose, *generation, None)?;
            confirmation::spend(db, *grant)?;
            objection::forget(db, *subject, purpose)?;
        }
    }
    Ok(())
}
