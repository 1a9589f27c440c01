//! What a session carries: the member's private half under a secret that only the token holds.

use uuid::Uuid;

use super::holder::WrappedUnder;
use super::{CannotOpen, Entropy, KeyPair, Token};
use crate::hazmat::hkdf;

impl Token {
    /// Seals a member's private half for the session row. The row opens only with this token.
    pub fn wrap(&self, pair: &KeyPair, organisation: Uuid, owner: Uuid, entropy: &dyn Entropy) -> Vec<u8> {
        pair.wrap(&self.label("wrap"), &under(organisation, owner), entropy)
    }

    /// Opens what [`Token::wrap`] made.
    ///
    /// # Errors
    /// [`CannotOpen`] where the token, the organisation, the owner or any byte is another.
    pub fn unwrap(&self, wrapped: &[u8], organisation: Uuid, owner: Uuid) -> Result<KeyPair, CannotOpen> {
        KeyPair::unwrap(&self.label("wrap"), &under(organisation, owner), wrapped)
    }

    /// The id of an idempotency key that this caller sent: HMAC under a key of the token. Nobody
    /// without the token can test a guess, not even with the server key.
    pub fn idempotency(&self, key: &str) -> [u8; 16] {
        let mac = hkdf::mac(&self.label("idempotency"), key.as_bytes());
        let mut out = [0; 16];
        for (to, from) in out.iter_mut().zip(mac) {
            *to = from;
        }
        out
    }
}

fn under(organisation: Uuid, owner: Uuid) -> WrappedUnder {
    WrappedUnder { format: "parlour/1/wrapped-pair/token", organisation, owner }
}
