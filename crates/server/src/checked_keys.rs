//! Checked keys: purposes' public keys that were compared with the ledger before anything is sealed to them.

use crate::app::App;
use crate::problem::Problem;
use domain::id::OrganisationId;
use std::collections::HashSet;
use std::sync::Mutex;
use store::reads::PurposeKey;

/// Keys that were found in the ledger. A key never changes, so that finding it once is enough.
#[derive(Default)]
pub(crate) struct CheckedKeys(Mutex<HashSet<[u8; 32]>>);

impl App {
    /// Makes sure that the ledger names a public key.
    ///
    /// # Errors
    /// 500 where it does not: nothing may be sealed to such a key.
    pub(crate) async fn check_key(&self, organisation: OrganisationId, key: &PurposeKey) -> Result<(), Problem> {
        let name =
            seal::sha256(format!("{organisation} {} {} {}", key.purpose, key.generation, domain::notice::hex(&key.public_key)).as_bytes());
        if self.checked_keys().0.lock().is_ok_and(|known| known.contains(&name)) {
            return Ok(());
        }
        let asked = key.clone();
        if !self.read(move |r| r.names_key(organisation, &asked)).await? {
            tracing::error!(%organisation, purpose = %key.purpose, "a public key is not the one that the ledger names");
            return Err(Problem::internal());
        }
        if let Ok(mut known) = self.checked_keys().0.lock() {
            known.insert(name);
        }
        Ok(())
    }
}
