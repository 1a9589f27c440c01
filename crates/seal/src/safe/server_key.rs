//! What the server reads with nobody signed in: e-mail addresses of members, its own credentials.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::binding::Fields;
use super::{CannotOpen, Entropy, Malformed, Personal, derive, stored};
use crate::hazmat::gcm::Cipher;
use crate::hazmat::hkdf;

const PREFIX: &str = "pk1_";

/// The key of the installation. It stands outside the database and never seals a visitor's
/// content: whoever has the data directory has this key too. Clones share one copy.
#[derive(Clone)]
pub struct ServerKey(Arc<Inner>);

struct Inner {
    key: Zeroizing<[u8; 32]>,
    cipher: Cipher,
    lookup: Zeroizing<[u8; 32]>,
}

impl ServerKey {
    /// A new random key.
    pub fn make(entropy: &dyn Entropy) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        entropy.fill(key.as_mut());
        Self::from_key(key)
    }

    /// Reads `pk1_` and 43 characters of base64url; white space around it (a file's last line
    /// break) does not count.
    ///
    /// # Errors
    /// [`Malformed`] where the text is not that.
    pub fn from_text(text: &str) -> Result<Self, Malformed> {
        let body = text.trim().strip_prefix(PREFIX).ok_or(Malformed)?;
        let mut key = Zeroizing::new([0; 32]);
        if body.len() != 43 {
            return Err(Malformed);
        }
        match URL_SAFE_NO_PAD.decode_slice(body, key.as_mut_slice()) {
            Ok(32) => Ok(Self::from_key(key)),
            _ => Err(Malformed),
        }
    }

    /// The text for the key file.
    pub fn to_text(&self) -> Personal<String> {
        let mut text = String::with_capacity(80);
        text.push_str(PREFIX);
        URL_SAFE_NO_PAD.encode_string(self.0.key.as_slice(), &mut text);
        Personal::new(text)
    }

    /// Seals a value for one place (`member.email`) and row.
    pub fn seal(&self, place: &str, row: Uuid, plain: &[u8], entropy: &dyn Entropy) -> Vec<u8> {
        stored::seal(&self.0.cipher, &stands(place, row), plain, entropy)
    }

    /// Opens the value of one place and row.
    ///
    /// # Errors
    /// [`CannotOpen`] where the key, the place, the row or any byte is another.
    pub fn open(&self, place: &str, row: Uuid, sealed: &[u8]) -> Result<Personal<Vec<u8>>, CannotOpen> {
        stored::open(&self.0.cipher, &stands(place, row), sealed).map(Personal::from)
    }

    /// A keyed hash by which an equal value is found again. The caller normalises the value
    /// (trims and folds an e-mail address) first.
    pub fn lookup(&self, place: &str, value: &str) -> [u8; 32] {
        let mut fields = Fields::start("parlour/1/server/lookup");
        fields.put(place.as_bytes()).put(value.as_bytes());
        hkdf::mac(&self.0.lookup, &Zeroizing::new(fields.finish()))
    }

    fn from_key(key: Zeroizing<[u8; 32]>) -> Self {
        let cipher = Cipher::new(&derive(&key, "server/seal"));
        let lookup = derive(&key, "server/lookup");
        Self(Arc::new(Inner { key, cipher, lookup }))
    }
}

impl fmt::Debug for ServerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServerKey(..)")
    }
}

fn stands(place: &str, row: Uuid) -> Vec<u8> {
    let mut fields = Fields::start("parlour/1/server/cell");
    fields.put(place.as_bytes()).put(row.as_bytes());
    fields.finish()
}
