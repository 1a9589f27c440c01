//! The ledger's page, its checkpoint and its tiles.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{self, ledger_entry::SideEntry, ledger_key::LedgerKey, purpose_key::PurposeKey};
use domain::act::Act;
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

impl Reader<'_> {
    /// Whether the ledger names a purpose's public key: its entry says so, and stands in the tree.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn names_key(&mut self, organisation: OrganisationId, key: &PurposeKey) -> Result<bool, Fault> {
        let entry = tables::ledger_entry::from(self.db, organisation, key.position, 1)?.pop().filter(|e| e.position == key.position);
        let Some((text, salt)) = entry.and_then(|e| e.entry.zip(e.salt)) else { return Ok(false) };
        let Ok(salt) = <[u8; 32]>::try_from(salt) else { return Ok(false) };
        let says = [
            format!("\"act\":\"{}\"", Act::KeyPublished.as_str()),
            format!("\"purpose\":\"{}\"", key.purpose),
            format!("\"generation\":\"{}\"", key.generation),
            format!("\"public_key\":\"{}\"", domain::notice::hex(&key.public_key)),
        ];
        let tree = self.ledger_head(organisation)?;
        let path = self.path(organisation, key.position, tree.size())?;
        let leaf = ledger::leaf_hash(&ledger::entry_hash(&salt, &text));
        let stands = ledger::verify_inclusion(key.position, tree.size(), &leaf, &path, &tree.root()).is_ok();
        Ok(stands && says.iter().all(|part| text.contains(part)))
    }

    /// The audit path of an entry in the tree of a size.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn path(&mut self, organisation: OrganisationId, position: u64, size: u64) -> Result<Vec<ledger::Hash>, Fault> {
        ledger::inclusion_path(position, size, |level, node| {
            let span = ledger::tile::span_of(level, node).ok_or_else(|| Fault::broken("a node is out of range"))?;
            let hashes = self.tile(organisation, span.level / 8, span.first, span.first + u64::from(span.count))?;
            Ok(ledger::subtree_root(&hashes))
        })
    }
}
