//! Passkeys: what an authenticator says, and whether it is true (WebAuthn Level 3, sections 7.1 and 7.2).
//!
//! Nothing here touches a database, a clock or a source of randomness: which challenge was asked, whether it was asked by us, lately and
//! only once is the caller's to know. What makes the ceremonies short is what we never ask for: no statement of who built the
//! authenticator (attestation), no page in a frame of others, and no use of it without a PIN, a finger or a face (user verification).
//!
//! ```text
//! register:  client data (JSON) + attestation object (CBOR)  ->  credential id, public key (COSE), counter
//! assert:    client data (JSON) + authenticator data + signature, by the public key  ->  counter
//! ```

mod authenticator_data;
mod cbor;
mod ceremony;
mod client_data;
mod public_key;

pub use ceremony::{Expected, Registered, assert, claimed_challenge, register};
pub use public_key::ALGORITHMS;

/// Why what came is not believed. It names nothing of what came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// It is not in the form that the standard has.
    #[error("not in the form of WebAuthn")]
    Malformed,
    /// It is the answer to another question: a registration where an assertion was asked for, or the reverse.
    #[error("an answer to another question")]
    Kind,
    /// It answers another challenge.
    #[error("an answer to another challenge")]
    Challenge,
    /// It was made on a page of somebody else, or for another host.
    #[error("made on another page, or for another host")]
    Origin,
    /// Nobody was there, or the authenticator did not check who.
    #[error("it was not checked who is there")]
    NotVerified,
    /// A public key of an algorithm that was not asked for, or no key at all.
    #[error("no public key of ours")]
    Key,
    /// The signature is not that of the key.
    #[error("a wrong signature")]
    Signature,
}
