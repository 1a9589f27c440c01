//! The keys of a provider (RFC 7517), and what they have signed (RFC 7518, 3.3 to 3.5; RFC 8037, 3.1).

use crate::{Refused, decoded};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaPublicKeyComponents,
};
use serde::Deserialize;
use serde_json::Value;

/// The most keys that are read of a set.
const KEYS_MAX: usize = 64;
/// The longest modulus of an RSA key that is read, in bytes.
const MODULUS_BYTES_MAX: usize = 1_024;
/// The longest exponent of an RSA key that is read, in bytes.
const EXPONENT_BYTES_MAX: usize = 8;

/// The public keys of a provider that may have signed something. Keys of other kinds and for other uses are left out.
#[derive(Debug)]
pub struct KeySet(Vec<Key>);

#[derive(Debug)]
struct Key {
    id: Option<String>,
    /// The only algorithm by which it signs, where it says one.
    algorithm: Option<String>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    P256(ParsedPublicKey),
    Ed25519(ParsedPublicKey),
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<Value>,
}

#[derive(Deserialize)]
struct Jwk {
    kty: String,
    #[serde(rename = "use")]
    used_for: Option<String>,
    alg: Option<String>,
    kid: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl KeySet {
    /// Reads a set of keys.
    ///
    /// # Errors
    /// [`Refused::Malformed`] where it is none, [`Refused::UnknownKey`] where it holds no key of ours.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let set: Set = serde_json::from_slice(bytes).map_err(|_| Refused::Malformed)?;
        let read = |key: Value| serde_json::from_value(key).ok().and_then(Key::read);
        let keys: Vec<_> = set.keys.into_iter().take(KEYS_MAX).filter_map(read).collect();
        if keys.is_empty() { Err(Refused::UnknownKey) } else { Ok(Self(keys)) }
    }

    /// Whether one of these keys has signed this: the named one, or the only one that could have (Core 1.0, 10.1).
    pub(crate) fn verify(&self, (algorithm, id): (&str, Option<&str>), message: &[u8], signature: &[u8]) -> Result<(), Refused> {
        let mut able = self.0.iter().filter(|key| key.signs_by(algorithm) && (id.is_none() || key.id.as_deref() == id));
        match (able.next(), able.next()) {
            (Some(key), None) => key.verify(algorithm, message, signature),
            _ => Err(Refused::UnknownKey),
        }
    }
}

impl Key {
    /// `None` where it is of another kind, or for another use.
    fn read(key: Jwk) -> Option<Self> {
        if key.used_for.is_some_and(|used_for| used_for != "sig") {
            return None;
        }
        let part = |part: Option<String>| decoded(&part?).ok();
        let coordinate = |text| part(text).filter(|bytes| bytes.len() == 32);
        let kind = match (key.kty.as_str(), key.crv.as_deref()) {
            ("EC", Some("P-256")) => {
                let point = [&[0x04][..], &coordinate(key.x)?, &coordinate(key.y)?].concat();
                Kind::P256(ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).ok()?)
            }
            ("OKP", Some("Ed25519")) => Kind::Ed25519(ParsedPublicKey::new(&ED25519, coordinate(key.x)?).ok()?),
            ("RSA", _) => {
                let fits = |bytes: &Vec<u8>, most| bytes.len() <= most && bytes.first().is_some_and(|first| *first != 0);
                let modulus = part(key.n).filter(|modulus| fits(modulus, MODULUS_BYTES_MAX))?;
                let exponent = part(key.e).filter(|exponent| fits(exponent, EXPONENT_BYTES_MAX))?;
                Kind::Rsa { modulus, exponent }
            }
            _ => return None,
        };
        Some(Self { id: key.kid, algorithm: key.alg, kind })
    }

    /// The kind of the key decides what may be checked with it, never the token alone (RFC 8725, 3.1).
    fn signs_by(&self, algorithm: &str) -> bool {
        let of_kind: &[&str] = match self.kind {
            Kind::P256(_) => &["ES256"],
            Kind::Ed25519(_) => &["EdDSA"],
            Kind::Rsa { .. } => &["PS256", "RS256"],
        };
        of_kind.contains(&algorithm) && self.algorithm.as_deref().is_none_or(|own| own == algorithm)
    }

    fn verify(&self, algorithm: &str, message: &[u8], signature: &[u8]) -> Result<(), Refused> {
        let verified = match &self.kind {
            Kind::P256(key) | Kind::Ed25519(key) => key.verify_sig(message, signature),
            Kind::Rsa { modulus: n, exponent: e } => {
                let by = if algorithm == "PS256" { &RSA_PSS_2048_8192_SHA256 } else { &RSA_PKCS1_2048_8192_SHA256 };
                RsaPublicKeyComponents { n, e }.verify(by, message, signature)
            }
        };
        verified.map_err(|_| Refused::Signature)
    }
}
