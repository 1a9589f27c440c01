//! The key that is the consent: what a subject says for one purpose, and who was handed it.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::binding::Kind;
use super::{CannotOpen, CannotSeal, Cell, Entropy, HandOver, KeyPair, Personal, PublicKey, stored};
use crate::hazmat::gcm::Cipher;

/// The AES-256 key of one subject for one purpose and generation. Clones share one copy, which is
/// overwritten when the last is dropped.
///
/// Nonces are random: one key is good for 2^32 values (NIST SP 800-38D, 8.3), which no subject
/// says within one generation.
#[derive(Clone)]
pub struct SubjectKey(Arc<Inner>);

struct Inner {
    key: Zeroizing<[u8; 32]>,
    cipher: Cipher,
}

impl SubjectKey {
    /// A new random key.
    pub fn make(entropy: &dyn Entropy) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        entropy.fill(key.as_mut());
        Self::from_key(key)
    }

    /// Seals this key to a holder. About 30 microseconds. The library draws the ephemeral key
    /// itself, so no [`Entropy`] is asked.
    ///
    /// # Errors
    /// [`CannotSeal`] where nothing can be sealed to `to`.
    pub fn hand_over(&self, to: &PublicKey, binding: &HandOver<'_>) -> Result<Vec<u8>, CannotSeal> {
        stored::hand_over(&self.0.key, to, &binding.encode(Kind::SubjectKey))
    }

    /// Receives a key that was handed over. About 30 microseconds. HPKE in mode base does not say
    /// who sealed it: that the key is the subject's shows when it opens their content.
    ///
    /// # Errors
    /// [`CannotOpen`] where the pair, the binding or any byte is another.
    pub fn receive(sealed: &[u8], pair: &KeyPair, binding: &HandOver<'_>) -> Result<Self, CannotOpen> {
        stored::receive(sealed, pair, &binding.encode(Kind::SubjectKey)).map(Self::from_key)
    }

    /// Seals content for the cell where it will stand.
    pub fn seal(&self, cell: &Cell<'_>, plain: &[u8], entropy: &dyn Entropy) -> Vec<u8> {
        stored::seal(&self.0.cipher, &cell.encode(), plain, entropy)
    }

    /// Opens the content of a cell.
    ///
    /// # Errors
    /// [`CannotOpen`] where the key, the cell or any byte is another.
    pub fn open(&self, cell: &Cell<'_>, sealed: &[u8]) -> Result<Personal<Vec<u8>>, CannotOpen> {
        stored::open(&self.0.cipher, &cell.encode(), sealed).map(Personal::from)
    }

    fn from_key(key: Zeroizing<[u8; 32]>) -> Self {
        let cipher = Cipher::new(&key);
        Self(Arc::new(Inner { key, cipher }))
    }
}

impl fmt::Debug for SubjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubjectKey(..)")
    }
}
