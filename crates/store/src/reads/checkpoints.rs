//! Checkpoints that leave the house: where the day's goes, how far it has come, and what was stamped.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{self, checkpoint_errand::StoredErrand, checkpoint_stamp::StampRow};
use domain::checkpoint::Errand;
use domain::id::OrganisationId;

impl Reader<'_> {
    /// An errand; one that was never begun has come nowhere.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn errand(&mut self, organisation: OrganisationId, errand: Errand) -> Result<StoredErrand, Fault> {
        tables::checkpoint_errand::get(self.db, organisation, errand)
    }

    /// A stamp with the signed note that it is over: of the checkpoint of this size, or the last.
    ///
    /// # Errors
    /// [`Fault`] where the database fails, or has a stamp without its note.
    pub fn stamp(&mut self, organisation: OrganisationId, size: Option<u64>) -> Result<Option<(StampRow, String)>, Fault> {
        let stamp = match size {
            Some(size) => tables::checkpoint_stamp::get(self.db, organisation, size)?,
            None => tables::checkpoint_stamp::last(self.db, organisation)?,
        };
        let Some(stamp) = stamp else { return Ok(None) };
        let note = tables::ledger_checkpoint::get(self.db, organisation, stamp.size)?;
        let note = note.ok_or_else(|| Fault::broken("a time-stamp stands without its checkpoint"))?;
        Ok(Some((stamp, note)))
    }
}
