//! The ledger's page, its checkpoint and its tiles.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{self, holder::HolderRow, ledger_entry::SideEntry, ledger_key::LedgerKey, purpose_key::PurposeKey};
use domain::act::Act;
use domain::id::OrganisationId;
use ledger::Tree;

/// Entries that are looked at for a holder's key: it was published once, and confirmed perhaps.
const NAMINGS_MAX: i64 = 16;

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
        let Some(entry) = entry else { return Ok(false) };
        self.says(
            organisation,
            entry,
            Act::KeyPublished,
            &[("purpose", key.purpose.to_string()), ("generation", key.generation.to_string())],
            &key.public_key,
        )
    }

    /// The last entries of one act that is about no subject, the newest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn entries_by(&mut self, organisation: OrganisationId, act: Act, limit: i64) -> Result<Vec<String>, Fault> {
        let part = format!("\"act\":\"{}\"", act.as_str());
        let entries = tables::ledger_entry::naming(self.db, organisation, &part, limit)?;
        Ok(entries.into_iter().filter_map(|entry| entry.entry).collect())
    }

    /// Whether the ledger names a holder's public key: an entry says so, and stands in the tree.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn names_holder(&mut self, organisation: OrganisationId, holder: &HolderRow) -> Result<bool, Fault> {
        // Invitations, who joined by one, and tokens are named by that act.
        for (name, act) in
            [("holder", Act::KeyPublished), ("member", Act::MemberJoined), ("invitation", Act::MemberInvited), ("token", Act::TokenCreated)]
        {
            let part = format!("\"{name}\":\"{}\"", holder.id);
            for entry in tables::ledger_entry::naming(self.db, organisation, &part, NAMINGS_MAX)? {
                if self.says(organisation, entry, act, &[(name, holder.id.to_string())], &holder.public_key)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether an entry publishes a key, says these things of it, and stands in the tree.
    fn says(
        &mut self,
        organisation: OrganisationId,
        entry: SideEntry,
        act: Act,
        of: &[(&str, String)],
        key: &[u8; 32],
    ) -> Result<bool, Fault> {
        let SideEntry { position, entry: Some(text), salt: Some(salt), .. } = entry else { return Ok(false) };
        let Ok(salt) = <[u8; 32]>::try_from(salt) else { return Ok(false) };
        let key = domain::notice::hex(key);
        let says = [("act", act.as_str()), ("public_key", key.as_str())];
        let says = says.into_iter().chain(of.iter().map(|(name, value)| (*name, value.as_str())));
        let tree = self.ledger_head(organisation)?;
        let path = self.path(organisation, position, tree.size())?;
        let leaf = ledger::leaf_hash(&ledger::entry_hash(&salt, &text));
        let stands = ledger::verify_inclusion(position, tree.size(), &leaf, &path, &tree.root()).is_ok();
        Ok(stands && says.into_iter().all(|(name, value)| text.contains(&format!("\"{name}\":\"{value}\""))))
    }

    /// The proof that the tree of a size continues that of a smaller one.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn consistency(&mut self, organisation: OrganisationId, smaller: u64, size: u64) -> Result<Vec<ledger::Hash>, Fault> {
        ledger::consistency_path(smaller, size, |level, node| self.node(organisation, level, node))
    }

    /// The root of the whole subtree at a place.
    fn node(&mut self, organisation: OrganisationId, level: u8, node: u64) -> Result<ledger::Hash, Fault> {
        let span = ledger::tile::span_of(level, node).ok_or_else(|| Fault::broken("a node is out of range"))?;
        let hashes = self.tile(organisation, span.level / 8, span.first, span.first + u64::from(span.count))?;
        Ok(ledger::subtree_root(&hashes))
    }

    /// The audit path of an entry in the tree of a size.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn path(&mut self, organisation: OrganisationId, position: u64, size: u64) -> Result<Vec<ledger::Hash>, Fault> {
        ledger::inclusion_path(position, size, |level, node| self.node(organisation, level, node))
    }
}
