//! Decides which rows a change of [`domain::role`] writes.

use crate::fault::Stop;
use crate::tables::{own_role, purpose_seal};
use crate::tx::Tx;
use domain::role::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Made { role, at, .. } => own_role::insert(tx.db, tx.organisation, role, *at)?,
        Change::Changed { role, lost, .. } => {
            own_role::update(tx.db, tx.organisation, role)?;
            for pair in lost {
                purpose_seal::delete_of_role(tx.db, tx.organisation, &role.name, pair)?;
            }
        }
        Change::Deleted { name, .. } => own_role::delete(tx.db, tx.organisation, name)?,
    }
    Ok(())
}
