//! Facts about checkpoints that leave the house, and that one arrived.

use super::Tx;
use crate::fault::Stop;
use crate::tables;
use domain::checkpoint::{Errand, Progress};
use jiff::Timestamp;

impl Tx<'_> {
    /// Keeps a checkpoint that is about to be shown.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn keep_checkpoint(&mut self, size: u64, note: &str) -> Result<(), Stop> {
        Ok(tables::ledger_checkpoint::insert(self.db, self.organisation, size, note)?)
    }

    /// How far an errand has come.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn errand(&mut self, errand: Errand) -> Result<Progress, Stop> {
        Ok(tables::checkpoint_errand::get(self.db, self.organisation, errand)?.progress)
    }

    /// Notes that the mail server took the letter. That it was handed over is an act of before.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn checkpoint_mailed(&mut self, at: Timestamp) -> Result<(), Stop> {
        Ok(tables::checkpoint_errand::finish(self.db, self.organisation, Errand::Mail, at)?)
    }
}
