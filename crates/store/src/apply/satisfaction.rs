//! Decides which rows a change of [`domain::satisfaction`] writes.

use crate::fault::Stop;
use crate::tables::satisfaction_tally;
use crate::tx::Tx;
use domain::satisfaction::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    match change {
        Change::Counted { site, day, score, .. } => Ok(satisfaction_tally::count_one(tx.db, tx.organisation, *site, *day, score.number())?),
    }
}
