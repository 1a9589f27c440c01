//! Receipts: an act's entry, with a proof that it stands in the ledger, under a signed checkpoint.

use crate::app::App;
use crate::problem::Problem;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::id::OrganisationId;
use ledger::{Checkpoint, SigningKey};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use store::Recorded;
use utoipa::ToSchema;

/// What a person keeps: anyone can verify it.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Receipt {
    /// The entry's SHA-256 in hexadecimal.
    pub(crate) id: String,
    /// Which act.
    pub(crate) act: String,
    /// When, RFC 3339.
    pub(crate) at: String,
    /// Of an act that ends or destroys something: how many legal holds keep some of it until they end. Absent where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) held: Option<u64>,
    pub(crate) ledger: Proof,
}

/// Where the act stands in the ledger.
#[expect(clippy::struct_field_names, reason = "the public contract names the field")]
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Proof {
    /// The entry's position.
    pub(crate) index: u64,
    /// Its exact text.
    pub(crate) entry: String,
    /// Its salt, in Base64. The log's entry is SHA-256(salt followed by entry).
    pub(crate) salt: String,
    /// A C2SP tlog-proof.
    pub(crate) proof: String,
}

/// Signing keys, unsealed once and kept in memory.
#[derive(Default)]
pub(crate) struct Signers(Mutex<HashMap<OrganisationId, Arc<SigningKey>>>);

/// The name of an organisation's log: the origin of its checkpoints and the name of its key.
pub fn origin(organisation: OrganisationId) -> String {
    format!("parlour/ledger/{organisation}")
}

/// Where a ledger's sealed seed stands, for the server key.
pub(crate) const SEED_PLACE: &str = "ledger_key.sealed_seed";

impl App {
    /// The receipt of what was recorded.
    pub(crate) async fn receipt(&self, recorded: Recorded) -> Result<Receipt, Problem> {
        let signer = self.signer(recorded.organisation).await?;
        let checkpoint = Checkpoint { origin: origin(recorded.organisation), size: recorded.tree.size(), root: recorded.tree.root() };
        let note = checkpoint.sign(&signer);
        let entry_hash = ledger::entry_hash(&recorded.salt, &recorded.entry);
        Ok(Receipt {
            id: domain::notice::hex(&entry_hash),
            act: recorded.act.as_str().to_owned(),
            at: domain::act::rfc3339(recorded.at),
            held: held(&recorded.entry),
            ledger: Proof {
                index: recorded.index,
                entry: recorded.entry,
                salt: STANDARD.encode(recorded.salt),
                proof: ledger::tlog_proof(recorded.index, &recorded.tree.path_of_last(), &note),
            },
        })
    }

    /// The receipt of an act that was recorded before, proven in the tree as it stands now.
    pub(crate) async fn receipt_at(&self, organisation: OrganisationId, index: u64) -> Result<Receipt, Problem> {
        let read = self.read(move |r| {
            let entry = r.last_entries(organisation, index + 1, 1)?.pop().filter(|e| e.position == index);
            let tree = r.ledger_head(organisation)?;
            let path = r.path(organisation, index, tree.size())?;
            Ok((entry, tree, path))
        });
        let (entry, tree, path) = read.await?;
        let side = entry.and_then(|e| e.entry.zip(e.salt)).ok_or_else(Problem::not_found)?;
        let signer = self.signer(organisation).await?;
        let note = Checkpoint { origin: origin(organisation), size: tree.size(), root: tree.root() }.sign(&signer);
        let salt: [u8; 32] = side.1.try_into().map_err(|_| Problem::internal())?;
        let (act, at) = named(&side.0).ok_or_else(Problem::internal)?;
        let id = domain::notice::hex(&ledger::entry_hash(&salt, &side.0));
        let proof = Proof { index, entry: side.0, salt: STANDARD.encode(salt), proof: ledger::tlog_proof(index, &path, &note) };
        let held = held(&proof.entry);
        Ok(Receipt { id, act, at, held, ledger: proof })
    }

    /// The receipt of an act that was recorded before, proven in the tree right after it: the same, whenever it is asked for.
    pub(crate) async fn receipt_then(&self, organisation: OrganisationId, index: u64) -> Result<Receipt, Problem> {
        let read = self.read(move |r| {
            let entry = r.last_entries(organisation, index + 1, 1)?.pop().filter(|e| e.position == index);
            Ok((entry, r.path(organisation, index, index + 1)?))
        });
        let (entry, path) = read.await?;
        let (text, salt) = entry.and_then(|e| e.entry.zip(e.salt)).ok_or_else(Problem::not_found)?;
        let salt: [u8; 32] = salt.try_into().map_err(|_| Problem::internal())?;
        let entry_hash = ledger::entry_hash(&salt, &text);
        // Everything beside the path of the last leaf is to its left.
        let root = path.iter().fold(ledger::leaf_hash(&entry_hash), |right, left| ledger::node_hash(left, &right));
        let signer = self.signer(organisation).await?;
        let note = Checkpoint { origin: origin(organisation), size: index + 1, root }.sign(&signer);
        let (act, at) = named(&text).ok_or_else(Problem::internal)?;
        let proof = Proof { index, salt: STANDARD.encode(salt), proof: ledger::tlog_proof(index, &path, &note), entry: text };
        Ok(Receipt { id: domain::notice::hex(&entry_hash), act, at, held: None, ledger: proof })
    }

    /// The key that signs an organisation's ledger.
    pub(crate) async fn signer(&self, organisation: OrganisationId) -> Result<Arc<SigningKey>, Problem> {
        if let Some(key) = self.signers().0.lock().ok().and_then(|keys| keys.get(&organisation).cloned()) {
            return Ok(key);
        }
        let row = self.read(move |r| r.ledger_key(organisation)).await?.ok_or_else(Problem::not_found)?;
        let key = open_key(self, organisation, &row.sealed_seed).ok_or_else(|| {
            tracing::error!(%organisation, "the ledger's signing key does not open: is the server key another one?");
            Problem::internal()
        })?;
        let key = Arc::new(key);
        if let Ok(mut keys) = self.signers().0.lock() {
            keys.insert(organisation, Arc::clone(&key));
        }
        Ok(key)
    }
}

/// Act and time of an entry's text.
fn named(entry: &str) -> Option<(String, String)> {
    let entry: serde_json::Value = serde_json::from_str(entry).ok()?;
    Some((entry.get("act")?.as_str()?.to_owned(), entry.get("at")?.as_str()?.to_owned()))
}

/// How many legal holds an entry names.
fn held(entry: &str) -> Option<u64> {
    let entry: serde_json::Value = serde_json::from_str(entry).ok()?;
    entry.get("held")?.as_str()?.parse().ok()
}

fn open_key(app: &App, organisation: OrganisationId, sealed: &[u8]) -> Option<SigningKey> {
    open_signing_key(app.server_key(), organisation, sealed)
}

/// Opens a ledger's signing key.
pub fn open_signing_key(server_key: &seal::ServerKey, organisation: OrganisationId, sealed: &[u8]) -> Option<SigningKey> {
    let seed = server_key.open(SEED_PLACE, organisation.0, sealed).ok()?;
    let seed: &[u8; 32] = seed.expose().as_slice().try_into().ok()?;
    SigningKey::from_seed(&origin(organisation), seed).ok()
}
