//! Reads what the authenticator says: for which host, who was there, how often it has signed, and a new key where there is one (WebAuthn, 6.1).

use crate::{Refused, cbor};

/// Somebody was there.
const PRESENT: u8 = 0x01;
/// It was checked who.
const VERIFIED: u8 = 0x04;
/// The key may be copied to other devices of the same person.
const MAY_BE_COPIED: u8 = 0x08;
/// It was.
const IS_COPIED: u8 = 0x10;
/// A new key follows.
const HAS_KEY: u8 = 0x40;
/// Extensions follow.
const HAS_EXTENSIONS: u8 = 0x80;

/// The length of the statement of who built the authenticator, which we do not look at.
const MODEL_BYTES: usize = 16;
/// The longest id that a credential may have (WebAuthn, 4, "credential ID").
const CREDENTIAL_BYTES_MAX: usize = 1_023;

/// What was read.
pub(crate) struct AuthenticatorData<'a> {
    pub(crate) rp_id_hash: &'a [u8],
    flags: u8,
    pub(crate) counter: u32,
    /// A new credential.
    pub(crate) new: Option<Credential<'a>>,
}

/// A credential: its id, and its public key in COSE.
#[derive(Clone, Copy)]
pub(crate) struct Credential<'a> {
    pub(crate) id: &'a [u8],
    pub(crate) key: &'a [u8],
}

impl<'a> AuthenticatorData<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Refused> {
        let (rp_id_hash, rest) = bytes.split_at_checked(32).ok_or(Refused::Malformed)?;
        let (flags, rest) = rest.split_first().ok_or(Refused::Malformed)?;
        let (counter, rest) = rest.split_first_chunk::<4>().ok_or(Refused::Malformed)?;
        let (new, rest) = if flags & HAS_KEY == 0 { (None, rest) } else { credential(rest).map(|(new, rest)| (Some(new), rest))? };
        let rest = if flags & HAS_EXTENSIONS == 0 { rest } else { cbor::read(rest)?.1 };
        let impossible = flags & IS_COPIED != 0 && flags & MAY_BE_COPIED == 0;
        if !rest.is_empty() || impossible {
            return Err(Refused::Malformed);
        }
        Ok(Self { rp_id_hash, flags: *flags, counter: u32::from_be_bytes(*counter), new })
    }

    /// Whether somebody was there, and it was checked who.
    pub(crate) fn is_verified(&self) -> bool {
        self.flags & (PRESENT | VERIFIED) == PRESENT | VERIFIED
    }
}

/// A new credential, and what stands behind it.
fn credential(bytes: &[u8]) -> Result<(Credential<'_>, &[u8]), Refused> {
    let (_, rest) = bytes.split_at_checked(MODEL_BYTES).ok_or(Refused::Malformed)?;
    let (length, rest) = rest.split_first_chunk::<2>().ok_or(Refused::Malformed)?;
    let length = usize::from(u16::from_be_bytes(*length));
    if !(1..=CREDENTIAL_BYTES_MAX).contains(&length) {
        return Err(Refused::Malformed);
    }
    let (id, rest) = rest.split_at_checked(length).ok_or(Refused::Malformed)?;
    let (_, behind) = cbor::read(rest)?;
    let (key, _) = rest.split_at_checked(rest.len() - behind.len()).ok_or(Refused::Malformed)?;
    Ok((Credential { id, key }, behind))
}
