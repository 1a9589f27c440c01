//! What other crates may call: every value is bound to its place, and every secret hides itself.
//!
#![doc = include_str!("README.md")]

mod binding;
mod entropy;
mod errors;
mod holder;
mod passkey;
mod password;
mod personal;
mod recovery_text;
mod server_key;
mod session;
mod stored;
mod subject_key;
mod token;

pub use binding::{Cell, HandOver, Recipient};
pub use entropy::{Entropy, SeededEntropy, SystemEntropy, random_id};
pub use errors::{CannotOpen, CannotSeal, Malformed};
pub use holder::{KeyPair, PublicKey};
pub use passkey::PasskeySecret;
pub use password::{Cost, PasswordRoot};
pub use personal::Personal;
pub use server_key::ServerKey;
pub use subject_key::SubjectKey;
pub use token::{Token, TokenKind};

use zeroize::Zeroizing;

use crate::hazmat::hkdf;

/// SHA-256 of public bytes, such as a notice (FIPS 180-4). Never of a secret or of anything that
/// can be guessed: those need a key ([`ServerKey::lookup`], [`Token::lookup`]).
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    hkdf::sha256(bytes)
}

/// The key that `secret` yields for one label. Two labels yield keys that say nothing about each
/// other (RFC 5869, 3.2).
fn derive(secret: &[u8; 32], label: &str) -> Zeroizing<[u8; 32]> {
    hkdf::derive(b"parlour/1", secret, label.as_bytes())
}
