//! Keys, holders and sealing: what may be opened, and by whom.
//!
//! [`safe`] holds everything that other crates may call; it is re-exported here. [`hazmat`] holds
//! the primitives beneath it and is public only so that the vectors of others can be run against
//! them. The formats are written down byte by byte in `docs/spec/keys.md`.

#[doc(hidden)]
pub mod hazmat;
pub mod safe;

pub use safe::{
    CannotOpen, CannotSeal, Cell, Cost, Entropy, HandOver, KeyPair, Malformed, PasskeySecret, PasswordRoot, Personal, PublicKey, Recipient,
    SeededEntropy, ServerKey, SubjectKey, SystemEntropy, Token, TokenKind, random_id, sha256,
};
