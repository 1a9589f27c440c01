//! HPKE (RFC 9180), mode base, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
//!
//! The ephemeral key of each seal is drawn by the library from its own generator: it is the one
//! randomness in Parlour that is not a parameter, so sealed bytes differ even under a seeded test.
//!
//! While opening, the library keeps the opened bytes in one buffer that it frees without
//! overwriting; `docs/spec/keys.md` says so under "What is not wiped".

use aws_lc_rs::agreement;
use rustls::crypto::aws_lc_rs::hpke::DH_KEM_X25519_HKDF_SHA256_AES_256 as SUITE;
use rustls::crypto::hpke::{EncapsulatedSecret, Hpke as _, HpkeOpener, HpkePrivateKey, HpkePublicKey};
use zeroize::Zeroizing;

use crate::safe::{CannotOpen, CannotSeal};

/// Bytes of the encapsulated key.
pub const ENC_BYTES: usize = 32;

/// The X25519 public key of a private key (RFC 7748, 6.1).
pub fn public_of(private: &[u8; 32]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "RFC 7748: every string of 32 bytes is a private key of X25519")]
    let public = agreement::PrivateKey::from_private_key(&agreement::X25519, private)
        .and_then(|key| key.compute_public_key().map_err(Into::into))
        .expect("32 bytes are an X25519 private key");
    let mut out = [0; 32];
    out.copy_from_slice(public.as_ref());
    out
}

/// Seals to a public key: the encapsulated key, and the ciphertext with its tag.
///
/// # Errors
/// [`CannotSeal`] where the public key is a point of small order (RFC 9180, 7.1.4).
pub fn seal(public: &[u8; 32], info: &[u8], aad: &[u8], plain: &[u8]) -> Result<(Vec<u8>, Vec<u8>), CannotSeal> {
    SUITE.seal(info, aad, plain, &HpkePublicKey(public.to_vec())).map(|(enc, sealed)| (enc.0, sealed)).map_err(|_| CannotSeal)
}

/// Opens what was sealed to the public key of `private`.
///
/// # Errors
/// [`CannotOpen`] where the key, `info`, `aad`, `enc` or a byte of the ciphertext differs.
pub fn open(private: &[u8; 32], enc: &[u8], info: &[u8], aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
    opener(private, enc, info)?.open(aad, sealed).map(Zeroizing::new).map_err(|_| CannotOpen)
}

/// The receiver's context, which opens a sequence of ciphertexts. Parlour seals one per context;
/// the vectors of RFC 9180 hold several.
///
/// # Errors
/// [`CannotOpen`] where `enc` is not a usable public key.
pub fn opener(private: &[u8; 32], enc: &[u8], info: &[u8]) -> Result<Box<dyn HpkeOpener>, CannotOpen> {
    let enc = EncapsulatedSecret(enc.to_vec());
    SUITE.setup_opener(&enc, info, &HpkePrivateKey::from(private.to_vec())).map_err(|_| CannotOpen)
}
