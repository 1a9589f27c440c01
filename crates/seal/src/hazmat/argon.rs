//! Argon2id, version 1.3 (RFC 9106): the one function that turns a password into a key.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroizing;

use crate::safe::Malformed;

/// 32 bytes of Argon2id. The working memory is overwritten before it is freed.
///
/// # Errors
/// [`Malformed`] where the parameters are outside RFC 9106.
pub fn derive(password: &[u8], salt: &[u8], memory_kib: u32, passes: u32, lanes: u32) -> Result<Zeroizing<[u8; 32]>, Malformed> {
    let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(|_| Malformed)?;
    let mut memory = Zeroizing::new(vec![Block::default(); params.block_count()]);
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(password, salt, out.as_mut(), memory.as_mut_slice())
        .map_err(|_| Malformed)?;
    Ok(out)
}
