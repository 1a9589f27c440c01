//! Public keys of passkeys, as COSE writes them (RFC 9053), and what they have signed.

use crate::{Refused, cbor};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1, ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};

/// The algorithms that we ask for, the best liked first, by their numbers in COSE: `ES256`, `EdDSA` with Ed25519, `RS256`.
pub const ALGORITHMS: [i64; 3] = [-7, -8, -257];

/// The longest modulus of an RSA key that is read, in bytes.
const MODULUS_BYTES_MAX: usize = 1_024;
/// The longest exponent of an RSA key that is read, in bytes.
const EXPONENT_BYTES_MAX: usize = 8;

/// A public key, of which it was checked that it is one.
pub(crate) enum PublicKey<'a> {
    Curve(ParsedPublicKey),
    Rsa { modulus: &'a [u8], exponent: &'a [u8] },
}

impl<'a> PublicKey<'a> {
    /// Reads a key in COSE.
    pub(crate) fn read(cose: &'a [u8]) -> Result<Self, Refused> {
        let (map, rest) = cbor::read(cose)?;
        if !rest.is_empty() {
            return Err(Refused::Malformed);
        }
        let number = |label| map.at(label).and_then(cbor::Value::integer);
        let bytes = |label| map.at(label).and_then(cbor::Value::bytes).ok_or(Refused::Key);
        // Kind of key, algorithm, curve.
        match (number(1), number(3), number(-1)) {
            (Some(2), Some(-7), Some(1)) => {
                let (x, y) = (coordinate(bytes(-2)?)?, coordinate(bytes(-3)?)?);
                let point = [&[0x04][..], x, y].concat();
                ParsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).map(Self::Curve).map_err(|_| Refused::Key)
            }
            (Some(1), Some(-8), Some(6)) => {
                ParsedPublicKey::new(&ED25519, coordinate(bytes(-2)?)?).map(Self::Curve).map_err(|_| Refused::Key)
            }
            (Some(3), Some(-257), None) => {
                let (modulus, exponent) = (bytes(-1)?, bytes(-2)?);
                let fits = |bytes: &[u8], most| bytes.len() <= most && bytes.first().is_some_and(|first| *first != 0);
                let both = fits(modulus, MODULUS_BYTES_MAX) && fits(exponent, EXPONENT_BYTES_MAX);
                if both { Ok(Self::Rsa { modulus, exponent }) } else { Err(Refused::Key) }
            }
            _ => Err(Refused::Key),
        }
    }

    /// Whether it has signed this.
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Refused> {
        let verified = match self {
            Self::Curve(key) => key.verify_sig(message, signature),
            Self::Rsa { modulus: n, exponent: e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
        };
        verified.map_err(|_| Refused::Signature)
    }
}

fn coordinate(bytes: &[u8]) -> Result<&[u8], Refused> {
    if bytes.len() == 32 { Ok(bytes) } else { Err(Refused::Key) }
}
