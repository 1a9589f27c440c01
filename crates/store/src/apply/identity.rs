//! Decides which rows a change of [`domain::identity`] writes.

use crate::fault::Stop;
use crate::tables;
use crate::tx::Tx;
use domain::identity::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let Change::Changed { identity, people, at, .. } = change;
    Ok(tables::identity::put(tx.db, tx.organisation, identity, people, *at)?)
}
