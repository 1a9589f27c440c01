//! Ticked boxes: each is a field of its own, whose name says what it stands for, so that a form may have any number of them.

use super::desk::Desk;
use crate::problem::Problem;
use domain::Purpose;
use domain::permission::{OwnRole, Permission};
use std::collections::HashMap;

/// What a form with boxes holds.
pub(crate) type Fields = HashMap<String, String>;

/// Checks that the form is ours.
///
/// # Refuses
/// As [`Desk::check`].
pub(crate) fn check(desk: &Desk, typed: &Fields) -> Result<(), Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))
}

/// A field of the form, trimmed.
pub(crate) fn field(typed: &Fields, name: &str) -> String {
    typed.get(name).map(|value| value.trim().to_owned()).unwrap_or_default()
}

/// What the boxes stand for that were ticked, of those whose names begin so.
pub(crate) fn ticked(typed: &Fields, prefix: &str) -> Vec<String> {
    typed.keys().filter_map(|name| name.strip_prefix(prefix)).map(str::to_owned).collect()
}

/// Rights and purposes that were ticked.
pub(crate) struct Given {
    pub(crate) permissions: Vec<String>,
    pub(crate) reads: Vec<String>,
}

impl Given {
    /// What `part/ticks.html` names them.
    pub(crate) fn of(typed: &Fields) -> Self {
        Self { permissions: ticked(typed, "may-"), reads: ticked(typed, "reads-") }
    }

    /// The same to be shown again, as far as it is known.
    pub(crate) fn shown(&self, name: &str) -> OwnRole {
        OwnRole {
            name: name.to_owned(),
            permissions: self.permissions.iter().filter_map(|name| Permission::parse(name)).collect(),
            reads: self.reads.iter().filter_map(|name| Purpose::of_pair(name)).collect(),
            ..OwnRole::default()
        }
    }
}
