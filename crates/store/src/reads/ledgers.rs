//! The ledger's page, its checkpoint and its tiles.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{self, ledger_entry::SideEntry, ledger_key::LedgerKey};
use domain::id::OrganisationId;
use ledger::Tree;

impl Reader<'_> {
    /// The tree's head.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn ledger_head(&mut self, organisation: OrganisationId) -> Result<Tree, Fault> {
        tables::ledger_head::get(self.db, organisation)
    }

    /// The key that signs the ledger.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn ledger_key(&mut self, organisation: OrganisationId) -> Result<Option<LedgerKey>, Fault> {
        tables::ledger_key::get(self.db, organisation)
    }

    /// The last entries before a position, newest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn last_entries(&mut self, organisation: OrganisationId, before: u64, limit: i64) -> Result<Vec<SideEntry>, Fault> {
        tables::ledger_entry::last(self.db, organisation, before, limit)
    }

    /// The last checkpoint that was kept.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn last_checkpoint(&mut self, organisation: OrganisationId) -> Result<Option<(u64, String)>, Fault> {
        tables::ledger_checkpoint::last(self.db, organisation)
    }

    /// The hashes of a tile: leaves at level 0, inner nodes above; `level` counts tiles, 8 tree levels each.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn tile(&mut self, organisation: OrganisationId, level: u8, from: u64, to: u64) -> Result<Vec<[u8; 32]>, Fault> {
        match level {
            0 => tables::ledger_entry::leaves(self.db, organisation, from, to),
            level => tables::ledger_node::range(self.db, organisation, level * 8, from, to),
        }
    }

    /// How many destruction records the organisation has.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn destructions(&mut self, organisation: OrganisationId) -> Result<u64, Fault> {
        tables::destruction::count(self.db, organisation)
    }
}
