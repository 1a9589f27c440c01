//! AES-256-GCM (NIST SP 800-38D) with 96-bit nonces and 128-bit tags: the one content cipher.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::safe::CannotOpen;

/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 12;
/// Bytes by which a ciphertext is longer than its plaintext.
pub const TAG_BYTES: usize = 16;

/// A key with its schedule computed once, because that costs as much as sealing a short message.
///
/// The library frees its copy of the key through an allocator that overwrites what it frees.
pub struct Cipher(LessSafeKey);

impl Cipher {
    /// Prepares a key.
    pub fn new(key: &[u8; 32]) -> Self {
        #[expect(clippy::expect_used, reason = "the only failure is a key that is not 32 bytes, which the type rules out")]
        let key = UnboundKey::new(&AES_256_GCM, key).expect("32 bytes are an AES-256 key");
        Self(LessSafeKey::new(key))
    }

    /// Appends ciphertext and tag to `out`. A nonce must never be used twice with one key.
    pub fn seal(&self, nonce: [u8; NONCE_BYTES], aad: &[u8], plain: &[u8], out: &mut Vec<u8>) {
        // Reserved first: a buffer that grew after the plaintext was in it would leave a copy.
        out.reserve(plain.len() + TAG_BYTES);
        let start = out.len();
        out.extend_from_slice(plain);
        let (_, body) = out.split_at_mut(start);
        let nonce = Nonce::assume_unique_for_key(nonce);
        #[expect(clippy::expect_used, reason = "the only failure is a plaintext beyond 64 GiB, the limit of GCM itself")]
        let tag = self.0.seal_in_place_separate_tag(nonce, Aad::from(aad), body).expect("content is shorter than 64 GiB");
        out.extend_from_slice(tag.as_ref());
    }

    /// Opens ciphertext and tag.
    ///
    /// # Errors
    /// [`CannotOpen`] where the key, nonce, associated data or a byte of the ciphertext differs.
    pub fn open(&self, nonce: [u8; NONCE_BYTES], aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        let length = sealed.len().checked_sub(TAG_BYTES).ok_or(CannotOpen)?;
        let (body, tag) = sealed.split_at_checked(length).ok_or(CannotOpen)?;
        let mut plain = Zeroizing::new(vec![0; length]);
        self.0.open_separate_gather(Nonce::assume_unique_for_key(nonce), Aad::from(aad), body, tag, &mut plain).map_err(|_| CannotOpen)?;
        Ok(plain)
    }
}
