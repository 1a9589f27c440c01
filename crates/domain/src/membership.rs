//! Membership: invitations, and who joins by them with which keys.

use crate::decision::{self, Recorded};
use crate::id::SubjectId;

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
pub enum Change {}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        match *self {}
    }

    fn subject(&self) -> Option<SubjectId> {
        match *self {}
    }
}
