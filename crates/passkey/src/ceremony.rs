//! The two ceremonies: a new passkey is taken in, and one proves that it is there.

use crate::Refused;
use crate::authenticator_data::AuthenticatorData;
use crate::cbor;
use crate::client_data::{ClientData, Kind};
use crate::public_key::PublicKey;
use aws_lc_rs::digest::{SHA256, digest};

/// What we asked, and as whom.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The host that passkeys are made for.
    pub rp_id: &'a str,
    /// The origin of our pages.
    pub origin: &'a str,
    /// The challenge. That it is one of ours, asked lately and answered for the first time, is the caller's to check.
    pub challenge: &'a [u8],
}

/// A new passkey, as it is to be stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Registered {
    /// The id by which authenticators know it.
    pub credential: Vec<u8>,
    /// Its public key in COSE.
    pub public_key: Vec<u8>,
    /// How often it has signed; zero where it does not count.
    pub counter: u32,
}

/// The challenge that an answer names, before anything of it is believed.
///
/// # Errors
/// [`Refused::Malformed`] where it names none.
pub fn claimed_challenge(client_data: &[u8]) -> Result<Vec<u8>, Refused> {
    ClientData::read(client_data)?.challenge()
}

/// Takes a new passkey in (WebAuthn, 7.1). Who built the authenticator is not asked for, so no statement about it is looked at.
///
/// # Errors
/// [`Refused`] says what was not as it should be.
pub fn register(expected: &Expected<'_>, client_data: &[u8], attestation: &[u8]) -> Result<Registered, Refused> {
    let (registered, is_verified) = registered(expected, client_data, attestation)?;
    if is_verified { Ok(registered) } else { Err(Refused::NotVerified) }
}

/// Checks that a passkey is there (WebAuthn, 7.2), by its stored public key; answers how often it has signed.
///
/// # Errors
/// [`Refused`] says what was not as it should be.
pub fn assert(
    expected: &Expected<'_>,
    client_data: &[u8],
    authenticator_data: &[u8],
    signature: &[u8],
    public_key: &[u8],
) -> Result<u32, Refused> {
    let (counter, is_verified) = asserted(expected, client_data, authenticator_data, signature, public_key)?;
    if is_verified { Ok(counter) } else { Err(Refused::NotVerified) }
}

fn registered(expected: &Expected<'_>, client_data: &[u8], attestation: &[u8]) -> Result<(Registered, bool), Refused> {
    ClientData::read(client_data)?.answers(Kind::Create, expected.challenge, expected.origin)?;
    let (object, rest) = cbor::read(attestation)?;
    let data = object.named("authData").and_then(cbor::Value::bytes).filter(|_| rest.is_empty()).ok_or(Refused::Malformed)?;
    let data = AuthenticatorData::read(data)?;
    is_for(&data, expected)?;
    let new = data.new.ok_or(Refused::Malformed)?;
    PublicKey::read(new.key)?;
    let registered = Registered { credential: new.id.to_vec(), public_key: new.key.to_vec(), counter: data.counter };
    Ok((registered, data.is_verified()))
}

fn asserted(
    expected: &Expected<'_>,
    client_data: &[u8],
    authenticator_data: &[u8],
    signature: &[u8],
    public_key: &[u8],
) -> Result<(u32, bool), Refused> {
    ClientData::read(client_data)?.answers(Kind::Get, expected.challenge, expected.origin)?;
    let data = AuthenticatorData::read(authenticator_data)?;
    is_for(&data, expected)?;
    let signed = [authenticator_data, digest(&SHA256, client_data).as_ref()].concat();
    PublicKey::read(public_key)?.verify(&signed, signature)?;
    Ok((data.counter, data.is_verified()))
}

/// Whether the authenticator signed for our host.
fn is_for(data: &AuthenticatorData<'_>, expected: &Expected<'_>) -> Result<(), Refused> {
    let ours = digest(&SHA256, expected.rp_id.as_bytes());
    if data.rp_id_hash == ours.as_ref() { Ok(()) } else { Err(Refused::Origin) }
}

#[cfg(test)]
mod tests;
