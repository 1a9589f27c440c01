//! Signing in with a passkey alone: what its authenticator yields for our question, and the member's private half under it.

use std::fmt;

use uuid::Uuid;
use zeroize::Zeroizing;

use super::holder::WrappedUnder;
use super::{CannotOpen, Entropy, KeyPair, Malformed, derive};

/// What an authenticator yields for [`PasskeySecret::INPUT`] (WebAuthn Level 3, 10.1.4, `prf`): 32 bytes that nobody but it can know, others
/// for each passkey. Overwritten when dropped.
pub struct PasskeySecret(Zeroizing<[u8; 32]>);

impl PasskeySecret {
    /// What every passkey is asked: the same, because who signs in by a passkey alone is not known before. It is no secret.
    pub const INPUT: &[u8] = b"parlour/1/passkey";

    /// Takes what the authenticator yielded.
    ///
    /// # Errors
    /// [`Malformed`] where these are not 32 bytes.
    pub fn from_output(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut secret = Zeroizing::new([0; 32]);
        secret.copy_from_slice(bytes.first_chunk::<32>().filter(|_| bytes.len() == 32).ok_or(Malformed)?);
        Ok(Self(secret))
    }

    /// Seals a member's private half under the passkey.
    pub fn wrap(&self, pair: &KeyPair, organisation: Uuid, member: Uuid, entropy: &dyn Entropy) -> Vec<u8> {
        pair.wrap(&self.wrapping_key(), &under(organisation, member), entropy)
    }

    /// Opens what [`PasskeySecret::wrap`] made.
    ///
    /// # Errors
    /// [`CannotOpen`] where the passkey, the organisation, the member or any byte is another.
    pub fn unwrap(&self, wrapped: &[u8], organisation: Uuid, member: Uuid) -> Result<KeyPair, CannotOpen> {
        KeyPair::unwrap(&self.wrapping_key(), &under(organisation, member), wrapped)
    }

    fn wrapping_key(&self) -> Zeroizing<[u8; 32]> {
        derive(&self.0, "passkey/wrap")
    }
}

impl fmt::Debug for PasskeySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasskeySecret(..)")
    }
}

fn under(organisation: Uuid, owner: Uuid) -> WrappedUnder {
    WrappedUnder { format: "parlour/1/wrapped-pair/passkey", organisation, owner }
}
