//! What an act left in the ledger: enough to make a receipt without reading again.

use domain::act::Act;
use domain::id::OrganisationId;
use jiff::Timestamp;

/// An entry, and the tree right after it was appended.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Whose ledger.
    pub organisation: OrganisationId,
    /// Which act.
    pub act: Act,
    /// When.
    pub at: Timestamp,
    /// The entry's position.
    pub index: u64,
    /// Its exact text.
    pub entry: String,
    /// Its salt.
    pub salt: [u8; 32],
    /// The tree in which it is the last leaf.
    pub tree: ledger::Tree,
}
