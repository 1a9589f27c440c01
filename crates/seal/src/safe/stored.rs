//! The two stored forms of a ciphertext: version byte first, so that algorithms can change.

use zeroize::Zeroizing;

use super::{CannotOpen, CannotSeal, Entropy, KeyPair, PublicKey};
use crate::hazmat::gcm::{Cipher, NONCE_BYTES, TAG_BYTES};
use crate::hazmat::hpke;

/// The first byte of every ciphertext made by this version.
const VERSION: u8 = 0x01;

/// `0x01 || nonce (12) || ciphertext || tag (16)`, AES-256-GCM under a random nonce.
pub(super) fn seal(cipher: &Cipher, aad: &[u8], plain: &[u8], entropy: &dyn Entropy) -> Vec<u8> {
    let mut nonce = [0; NONCE_BYTES];
    entropy.fill(&mut nonce);
    let mut out = Vec::with_capacity(1 + NONCE_BYTES + plain.len() + TAG_BYTES);
    out.push(VERSION);
    out.extend_from_slice(&nonce);
    cipher.seal(nonce, aad, plain, &mut out);
    out
}

/// Opens what [`seal`] made.
///
/// # Errors
/// [`CannotOpen`] where the version, the key, the associated data or any byte differs.
pub(super) fn open(cipher: &Cipher, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
    let rest = after_version(sealed)?;
    let (nonce, rest) = rest.split_first_chunk().ok_or(CannotOpen)?;
    cipher.open(*nonce, aad, rest)
}

/// `0x01 || enc (32) || ciphertext (32) || tag (16)`, HPKE with empty associated data.
///
/// # Errors
/// [`CannotSeal`] where nothing can be sealed to that public key.
pub(super) fn hand_over(key: &[u8; 32], to: &PublicKey, info: &[u8]) -> Result<Vec<u8>, CannotSeal> {
    let (enc, sealed) = hpke::seal(to.as_bytes(), info, &[], key)?;
    let mut out = Vec::with_capacity(1 + enc.len() + sealed.len());
    out.push(VERSION);
    out.extend_from_slice(&enc);
    out.extend_from_slice(&sealed);
    Ok(out)
}

/// Opens what [`hand_over`] made.
///
/// # Errors
/// [`CannotOpen`] where the version, the pair, the info or any byte differs, or the content is not
/// a key.
pub(super) fn receive(sealed: &[u8], pair: &KeyPair, info: &[u8]) -> Result<Zeroizing<[u8; 32]>, CannotOpen> {
    let rest = after_version(sealed)?;
    let (enc, rest) = rest.split_at_checked(hpke::ENC_BYTES).ok_or(CannotOpen)?;
    key_of(&hpke::open(pair.private(), enc, info, &[], rest)?)
}

/// A key out of opened bytes.
///
/// # Errors
/// [`CannotOpen`] where they are not 32.
pub(super) fn key_of(plain: &[u8]) -> Result<Zeroizing<[u8; 32]>, CannotOpen> {
    let mut key = Zeroizing::new([0; 32]);
    key.copy_from_slice(plain.first_chunk::<32>().filter(|_| plain.len() == 32).ok_or(CannotOpen)?);
    Ok(key)
}

fn after_version(sealed: &[u8]) -> Result<&[u8], CannotOpen> {
    match sealed.split_first() {
        Some((&VERSION, rest)) => Ok(rest),
        _ => Err(CannotOpen),
    }
}
