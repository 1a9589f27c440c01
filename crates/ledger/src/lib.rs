//! The append-only, tamper-evident log: Merkle tree, checkpoints, tiles, proofs.
//!
//! The format is written down in `docs/spec/ledger.md`; nothing here touches a database, a clock or
//! a source of randomness. An organisation's log is a Merkle tree (RFC 6962) over salted entries:
//!
//! ```text
//! entry text --salt--> entry hash --0x00--> leaf --tree--> root --Ed25519--> checkpoint
//! ```
//!
//! ```
//! use ledger::{Checkpoint, SigningKey, Tree, entry_hash, leaf_hash, open_tlog_proof, tlog_proof};
//!
//! let key = SigningKey::from_seed("parlour.example/ledger/1", &[7; 32]).unwrap();
//! let data = entry_hash(&[1; 32], r#"{"act":"consent.given"}"#);
//! let mut tree = Tree::new();
//! tree.append(leaf_hash(&data));
//! let origin = "parlour.example/ledger/1".to_owned();
//! let note = Checkpoint { origin, size: tree.size(), root: tree.root() }.sign(&key);
//!
//! let proof = tlog_proof(0, &tree.path_of_last(), &note);
//! let proven = open_tlog_proof(&proof, &data, &[key.verifying_key()]).unwrap();
//! assert_eq!(proven.index, 0);
//! ```

mod checkpoint;
mod hash;
mod note;
mod positions;
mod proof;
mod receipt;
pub mod stamp;
pub mod tile;
mod tree;
pub mod verify;

pub use checkpoint::Checkpoint;
pub use hash::{Hash, empty_root, entry_hash, leaf_hash, node_hash};
pub use note::{KeyError, NoteError, SigningKey, VerifyingKey};
pub use positions::{BadPositions, Positions};
pub use proof::{ProofError, consistency_path, inclusion_path, verify_consistency, verify_inclusion};
pub use receipt::{Proven, ReceiptError, open_tlog_proof, tlog_proof};
pub use tree::{MAX_SIZE, Malformed, Node, Tree, subtree_root};
