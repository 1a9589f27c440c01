//! Who can hold a key: an X25519 pair, to whose public half keys are handed over.

use std::fmt;

use uuid::Uuid;
use zeroize::Zeroizing;

use super::binding::{Fields, Kind};
use super::{CannotOpen, CannotSeal, Entropy, HandOver, Malformed, stored};
use crate::hazmat::gcm::Cipher;
use crate::hazmat::hpke;

/// The public half of a holder's pair. No secret: it is written into the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Reads a stored public key. A point of small order is found only when sealing to it.
    ///
    /// # Errors
    /// [`Malformed`] where these are not 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        bytes.try_into().map(Self).map_err(|_| Malformed)
    }

    /// The bytes, as they are stored (RFC 7748).
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The whole key in 64 lower-case hexadecimal digits, as ledger entries and screens name it.
    pub fn to_hex(&self) -> String {
        const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        self.0.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]).filter_map(|digit| DIGITS.get(usize::from(digit))).collect()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.to_hex())
    }
}

/// A holder's pair. The private half is overwritten when dropped and leaves only sealed.
#[derive(Clone)]
pub struct KeyPair {
    private: Zeroizing<[u8; 32]>,
    public: PublicKey,
}

impl KeyPair {
    /// A new random pair.
    pub fn make(entropy: &dyn Entropy) -> Self {
        let mut private = Zeroizing::new([0; 32]);
        entropy.fill(private.as_mut());
        Self::from_private(private)
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        self.public
    }

    /// Hands the private half of this pair (of a purpose, a hold, privacy) to a holder. About
    /// 30 microseconds. The library draws the ephemeral key itself, so no [`Entropy`] is asked.
    ///
    /// # Errors
    /// [`CannotSeal`] where nothing can be sealed to `to`.
    pub fn hand_over(&self, to: &PublicKey, binding: &HandOver<'_>) -> Result<Vec<u8>, CannotSeal> {
        stored::hand_over(&self.private, to, &binding.encode(Kind::KeyPair))
    }

    /// Receives a pair that was handed over. HPKE in mode base does not say who sealed it: compare
    /// [`KeyPair::public`] with the public key that the ledger names before using it.
    ///
    /// # Errors
    /// [`CannotOpen`] where the pair, the binding or any byte is another.
    pub fn receive(sealed: &[u8], pair: &KeyPair, binding: &HandOver<'_>) -> Result<KeyPair, CannotOpen> {
        stored::receive(sealed, pair, &binding.encode(Kind::KeyPair)).map(Self::from_private)
    }

    pub(super) fn from_private(private: Zeroizing<[u8; 32]>) -> Self {
        let public = PublicKey(hpke::public_of(&private));
        Self { private, public }
    }

    pub(super) fn private(&self) -> &[u8; 32] {
        &self.private
    }

    /// Seals the private half under the key of one credential of its owner.
    pub(super) fn wrap(&self, key: &[u8; 32], place: &WrappedUnder, entropy: &dyn Entropy) -> Vec<u8> {
        stored::seal(&Cipher::new(key), &place.encode(), self.private.as_slice(), entropy)
    }

    /// Opens what [`KeyPair::wrap`] made.
    pub(super) fn unwrap(key: &[u8; 32], place: &WrappedUnder, wrapped: &[u8]) -> Result<KeyPair, CannotOpen> {
        let plain = stored::open(&Cipher::new(key), &place.encode(), wrapped)?;
        stored::key_of(&plain).map(Self::from_private)
    }
}

impl fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyPair(..)")
    }
}

/// Whose private half stands wrapped, and under which kind of credential.
pub(super) struct WrappedUnder {
    pub(super) format: &'static str,
    pub(super) organisation: Uuid,
    pub(super) owner: Uuid,
}

impl WrappedUnder {
    fn encode(&self) -> Vec<u8> {
        let mut fields = Fields::start(self.format);
        fields.put(self.organisation.as_bytes()).put(self.owner.as_bytes());
        fields.finish()
    }
}
