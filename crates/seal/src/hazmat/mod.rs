//! The primitives: which algorithm does each job, and nothing about what it is done for.
//!
//! **Not for other crates.** Nothing here binds a value to its place, checks a version byte or
//! chooses a nonce; [`crate::safe`] does. It is public for the tests that run the vectors of
//! RFC 9180 and Wycheproof.

pub mod argon;
pub mod gcm;
pub mod hkdf;
pub mod hpke;
