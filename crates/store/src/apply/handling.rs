//! Decides which rows a change of [`domain::handling`] writes.

use crate::fault::Stop;
use crate::tx::Tx;
use domain::handling::Change;

pub(super) fn apply(_tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match *change {}
}
