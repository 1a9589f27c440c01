//! Decides which rows a change of [`domain::restriction`] writes: no key is ever without the seal that it is to have.

use crate::fault::Stop;
use crate::tables::{subject, subject_key, subject_seal};
use crate::tx::Tx;
use domain::decision::{KeySeal, SealedTo};
use domain::id::SubjectId;
use domain::restriction::{Change, Resealed};

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Restricted { subject: id, keys, at, .. } => {
            subject::restrict(tx.db, *id, Some(*at))?;
            reseal(tx, *id, keys, SealedTo::Privacy)?;
        }
        Change::Resealed { subject, keys, .. } => reseal(tx, *subject, keys, SealedTo::Privacy)?,
        Change::Lifted { subject: id, keys, .. } => {
            reseal(tx, *id, keys, SealedTo::Purpose)?;
            subject::restrict(tx.db, *id, None)?;
        }
    }
    Ok(())
}

/// Takes every seal of these keys but the visitor's away, and puts one in their place. Nothing new is sealed under them any more: whoever could
/// open them before may have kept them, and is not who opens what comes.
pub(super) fn reseal(tx: &mut Tx<'_>, subject: SubjectId, keys: &[Resealed], to: fn(u32) -> SealedTo) -> Result<(), Stop> {
    for key in keys {
        subject_key::close(tx.db, subject, &key.purpose, key.generation)?;
        subject_seal::delete_organisations(tx.db, subject, &key.purpose, key.generation)?;
        let seal = KeySeal { to: to(key.pair_generation), sealed: key.sealed.clone() };
        tx.seal_key((subject, &key.purpose, key.generation), key.grant, &[seal])?;
    }
    Ok(())
}
