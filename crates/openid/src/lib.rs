//! OpenID Connect: what a company's identity provider says, and whether it is true (OpenID Connect Core 1.0 and Discovery 1.0, with
//! RFC 7636 for the proof that whoever asked is whoever comes back, and RFC 9700 for what years of attacks have taught).
//!
//! Nothing here touches a network, a clock or a source of randomness: who is asked, when, and whether a word was spent before is the caller's
//! to know. What makes it short is what we never take: no token but the ID token, no flow but the one with a code, and no signature that a
//! shared secret could have made.
//!
//! ```text
//! discovery document (JSON)   ->  where to send the browser, where to redeem a code, where the keys are
//! keys (JWK set)              ->  public keys for signatures
//! ID token (JWS) + keys       ->  whom the provider says it saw
//! ```

mod id_token;
mod keys;
mod metadata;

pub use id_token::{Expected, Said, check, id_token_of};
pub use keys::KeySet;
pub use metadata::{Metadata, Unfit, is_issuer, metadata_url};

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The largest answer of a provider that is worth reading, in bytes.
pub const ANSWER_BYTES_MAX: usize = 128 * 1024;
/// The algorithms whose signatures are believed (RFC 7518, 3.1; RFC 8037, 3.1). Neither `none` nor one with a shared secret is among them.
pub const ALGORITHMS: [&str; 4] = ["ES256", "EdDSA", "PS256", "RS256"];

/// Why what came is not believed. It names nothing of what came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// It is not in the form that the standard has, or larger than any that is.
    #[error("not in the form of an ID token")]
    Malformed,
    /// It is signed by an algorithm that is not believed.
    #[error("signed by an algorithm that is not believed")]
    Algorithm,
    /// It is signed by a key that the provider does not show (any more, or yet).
    #[error("signed by a key that the provider does not show")]
    UnknownKey,
    /// The signature is not that of the key.
    #[error("a wrong signature")]
    Signature,
    /// Somebody else issued it.
    #[error("issued by somebody else")]
    Issuer,
    /// It was issued for somebody else.
    #[error("issued for somebody else")]
    Audience,
    /// It has expired, or was not issued just now.
    #[error("not issued just now")]
    Time,
    /// It answers another question.
    #[error("an answer to another question")]
    Nonce,
    /// Whoever it is about signed in there before they were asked to.
    #[error("the sign-in there is older than it was asked for")]
    SignedInBefore,
}

/// What is shown of the verifier before it is (RFC 7636, 4.2: `S256`).
pub fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
}

/// The bytes of a part of a token or a key.
fn decoded(text: &str) -> Result<Vec<u8>, Refused> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| Refused::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_standard() {
        // RFC 7636, appendix B.
        assert_eq!(challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
