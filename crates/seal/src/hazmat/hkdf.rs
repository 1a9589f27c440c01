//! HKDF-SHA-256 (RFC 5869), HMAC-SHA-256 (RFC 2104) and SHA-256 (FIPS 180-4).

use aws_lc_rs::{digest, hkdf, hmac};
use zeroize::Zeroizing;

use crate::safe::Malformed;

/// Fills `out` with HKDF-SHA-256 of `secret`.
///
/// # Errors
/// [`Malformed`] where more than 255 * 32 bytes are asked for (RFC 5869, 2.3).
pub fn fill(salt: &[u8], secret: &[u8], info: &[u8], out: &mut [u8]) -> Result<(), Malformed> {
    let root = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
    root.expand(&[info], Length(out.len())).and_then(|stream| stream.fill(out)).map_err(|_| Malformed)
}

/// 32 bytes of HKDF-SHA-256 of `secret`.
pub fn derive(salt: &[u8], secret: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut out = Zeroizing::new([0; 32]);
    #[expect(clippy::expect_used, reason = "the only failure is more than 255 * 32 bytes, and 32 are asked for")]
    fill(salt, secret, info, out.as_mut()).expect("32 bytes are within HKDF's limit");
    out
}

/// HMAC-SHA-256 of `data`.
pub fn mac(key: &[u8; 32], data: &[u8]) -> [u8; 32] {
    exact(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), data).as_ref())
}

/// SHA-256 of `data`.
pub fn sha256(data: &[u8]) -> [u8; 32] {
    exact(digest::digest(&digest::SHA256, data).as_ref())
}

/// How many bytes are to be expanded, as the library asks to be told.
struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn exact(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(bytes);
    out
}
