//! Faults: when we failed, and whether trying again later can help.

use domain::Refusal;

/// We failed. Opaque to the caller, logged once.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database cannot be reached, is full or is locked: 503, and it recovers by itself.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// A row is not what it must be, or a statement is wrong: a defect.
    #[error("{0}")]
    Broken(String),
}

impl Fault {
    /// A defect, described without any content.
    pub fn broken(what: impl Into<String>) -> Self {
        Self::Broken(what.into())
    }
}

/// Why an act did not happen: the rules refused it, or we failed.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The rules said no; nothing was written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// We failed; nothing was written.
    #[error(transparent)]
    Failed(#[from] Fault),
}
