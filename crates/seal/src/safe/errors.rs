//! How sealing refuses: without saying why, because the reason would help whoever is guessing.

use std::error::Error;
use std::fmt;

/// The key, the place or the bytes are not the ones that were sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotOpen;

/// The public key is not one that anything can be sealed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotSeal;

/// The text or the bytes do not have the form of what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for CannotOpen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot be opened")
    }
}

impl fmt::Display for CannotSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot be sealed")
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("malformed")
    }
}

impl Error for CannotOpen {}
impl Error for CannotSeal {}
impl Error for Malformed {}
