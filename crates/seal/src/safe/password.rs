//! Signing in with a password: one slow root, from which verifier and wrapping key follow.

use std::fmt;
use std::str::FromStr;

use subtle::ConstantTimeEq as _;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::holder::WrappedUnder;
use super::{CannotOpen, Entropy, KeyPair, Malformed, derive};
use crate::hazmat::argon;

/// What one guess costs: the parameters of Argon2id (RFC 9106), stored beside the salt as
/// `argon2id$v=19$m=19456,t=2,p=1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Working memory in KiB, at least 8 per lane.
    pub memory_kib: u32,
    /// How often the memory is passed over.
    pub passes: u32,
    /// Lanes; they are computed one after the other.
    pub lanes: u32,
}

impl Cost {
    /// OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
    pub const STANDARD: Self = Self { memory_kib: 19_456, passes: 2, lanes: 1 };

    /// **For tests only**: the least that RFC 9106 permits.
    pub const TESTS: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// Reads the text that `Display` writes. What is beyond 1 GiB, 16 passes or 16 lanes is
    /// malformed: a row in the database may not stop the server.
    ///
    /// # Errors
    /// [`Malformed`] where the text has another form or names another algorithm or version.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let (memory, rest) = text.strip_prefix("argon2id$v=19$m=").and_then(|rest| rest.split_once(",t=")).ok_or(Malformed)?;
        let (passes, lanes) = rest.split_once(",p=").ok_or(Malformed)?;
        let cost = Self {
            memory_kib: memory.parse().map_err(|_| Malformed)?,
            passes: passes.parse().map_err(|_| Malformed)?,
            lanes: lanes.parse().map_err(|_| Malformed)?,
        };
        // Compared as text too, so that each cost has one spelling.
        if cost.is_bearable() && cost.to_string() == text { Ok(cost) } else { Err(Malformed) }
    }

    fn is_bearable(self) -> bool {
        self.memory_kib <= 1 << 20 && (1..=16).contains(&self.passes) && (1..=16).contains(&self.lanes) && self.memory_kib >= 8 * self.lanes
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { memory_kib, passes, lanes } = self;
        write!(f, "argon2id$v=19$m={memory_kib},t={passes},p={lanes}")
    }
}

impl FromStr for Cost {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::parse(text)
    }
}

/// What a password yields at a cost. Overwritten when dropped.
pub struct PasswordRoot(Zeroizing<[u8; 32]>);

impl PasswordRoot {
    /// Runs Argon2id: about 20 milliseconds at [`Cost::STANDARD`], never on an async worker.
    ///
    /// The password is normalised to NFC first (RFC 8265, 4.2.2), because keyboards differ in how
    /// they compose `ü` and `ş`; nothing else is changed, no space trimmed, no case folded. Its
    /// length (8 to 1024 bytes) is the caller's to check.
    ///
    /// # Errors
    /// [`Malformed`] where the cost is one that [`Cost::parse`] would not read.
    pub fn derive(password: &str, salt: &[u8; 16], cost: &Cost) -> Result<Self, Malformed> {
        if !cost.is_bearable() {
            return Err(Malformed);
        }
        // NFC lengthens UTF-8 at most threefold (Unicode Standard Annex 15, 9): the buffer that
        // holds the password never grows, so it leaves no copy behind.
        let mut normal = Zeroizing::new(String::with_capacity(password.len() * 3));
        normal.extend(password.nfc());
        argon::derive(normal.as_bytes(), salt, cost.memory_kib, cost.passes, cost.lanes).map(Self)
    }

    /// What is stored to know the password again. Opens nothing.
    pub fn verifier(&self) -> [u8; 32] {
        *derive(&self.0, "password/verifier")
    }

    /// Whether this is the password whose verifier was stored. In constant time.
    pub fn matches(&self, stored: &[u8]) -> bool {
        self.verifier().as_slice().ct_eq(stored).into()
    }

    /// Seals a member's private half under the password.
    pub fn wrap(&self, pair: &KeyPair, organisation: Uuid, member: Uuid, entropy: &dyn Entropy) -> Vec<u8> {
        pair.wrap(&self.wrapping_key(), &under(organisation, member), entropy)
    }

    /// Opens what [`PasswordRoot::wrap`] made.
    ///
    /// # Errors
    /// [`CannotOpen`] where the password, the organisation, the member or any byte is another.
    pub fn unwrap(&self, wrapped: &[u8], organisation: Uuid, member: Uuid) -> Result<KeyPair, CannotOpen> {
        KeyPair::unwrap(&self.wrapping_key(), &under(organisation, member), wrapped)
    }

    fn wrapping_key(&self) -> Zeroizing<[u8; 32]> {
        derive(&self.0, "password/wrap")
    }
}

impl fmt::Debug for PasswordRoot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordRoot(..)")
    }
}

fn under(organisation: Uuid, owner: Uuid) -> WrappedUnder {
    WrappedUnder { format: "parlour/1/wrapped-pair/password", organisation, owner }
}
