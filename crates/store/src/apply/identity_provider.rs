//! Decides which rows a change of [`domain::identity_provider`] writes.

use super::signing_in::spend;
use crate::fault::Stop;
use crate::tables::{bound_member, identity_provider};
use crate::tx::Tx;
use domain::identity_provider::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::Set { provider, forgets, at, .. } => {
            identity_provider::put(tx.db, organisation, provider, *at)?;
            if *forgets {
                bound_member::delete_all(tx.db, organisation)?;
            }
        }
        Change::Removed { .. } => {
            bound_member::delete_all(tx.db, organisation)?;
            identity_provider::delete(tx.db, organisation)?;
        }
        Change::Bound { member, person, step, at, .. } => {
            if let Some(step) = step {
                spend(tx, *member, *step, *at)?;
            }
            bound_member::insert(tx.db, organisation, *member, person, *at)?;
        }
        Change::Asked { .. } => {}
    }
    Ok(())
}
