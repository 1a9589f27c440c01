//! Decides how rights and purposes are ticked: for a role, and for a token.

use domain::Purpose;
use domain::permission::{OwnRole, Permission};

/// What can be ticked, and what is.
#[derive(Clone)]
pub struct Ticks {
    /// What is ticked.
    pub given: OwnRole,
    /// What the reader may give.
    pub permissions: Vec<Permission>,
    /// What there is to read, and the reader may give.
    pub purposes: Vec<Purpose>,
}

impl Ticks {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn has(&self, permission: &Permission) -> bool {
        self.given.permissions.contains(permission)
    }

    pub(crate) fn reads(&self, purpose: &Purpose) -> bool {
        self.given.reads.contains(purpose)
    }
}
