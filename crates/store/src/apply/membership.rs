//! Decides which rows a change of [`domain::membership`] writes.

use crate::fault::Stop;
use crate::tx::Tx;
use domain::membership::Change;

pub(super) fn apply(_tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match *change {}
}
