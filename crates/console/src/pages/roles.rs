//! Decides how the authorisation matrix is shown, and how an organisation makes roles of its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use domain::Purpose;
use domain::permission::{OwnRole, Permission, Role};
use locale::{Key, Locale, messages};

use crate::frame::{Frame, html};
use crate::ticks::Ticks;
use crate::words::Words;

/// The matrix, and the organisation's own roles.
#[derive(Clone)]
pub struct RolesPage {
    /// Every role with how many members have it, the standard ones first.
    pub roles: Vec<(Role, usize)>,
    /// The purposes, and the organisation's own pairs.
    pub purposes: Vec<Purpose>,
    /// The form of each role of the organisation's own, and that of a new one, where the reader may make them.
    pub forms: Option<(Vec<RoleForm>, RoleForm)>,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// A role's form.
#[derive(Clone)]
pub struct RoleForm {
    /// The role as it is, or as it was typed, and what the reader may give it.
    pub ticks: Ticks,
    /// How many members have it; `None` for a new one.
    pub members: Option<usize>,
}

impl RoleForm {
    /// What tells its fields from those of other forms on the page.
    pub(crate) fn mark(&self) -> &str {
        if self.members.is_none() { "new" } else { &self.ticks.given.name }
    }
}

#[derive(Template)]
#[template(path = "roles.html")]
struct View<'a> {
    page: &'a RolesPage,
    frame: &'a Frame,
    words: Words<'a>,
    locale: Locale,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
impl View<'_> {
    fn reads(&self, purpose: &Purpose) -> String {
        messages::console_roles_reads(self.locale, &self.words.pair(purpose))
    }

    fn cells(&self, permission: &Permission) -> Vec<bool> {
        self.page.roles.iter().map(|(role, _)| role.may(*permission)).collect()
    }

    fn count(&self, members: &usize) -> String {
        messages::console_roles_members(self.locale, *members as u64)
    }
}

impl RolesPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame), locale })
    }

    /// A reception of the house's own.
    pub fn sample() -> Self {
        let purposes: Vec<_> = domain::purpose::standard().into_iter().map(|rule| rule.purpose).chain(Purpose::reserved()).collect();
        let role = OwnRole {
            name: "empfang".into(),
            permissions: BTreeSet::from([Permission::ContactsRead, Permission::CannedWrite]),
            reads: BTreeSet::from([Purpose::callback()]),
            asks_reason: true,
        };
        let own = Role::Own(Arc::new(role.clone()));
        let ticks = |given| Ticks { given, permissions: Permission::ALL.to_vec(), purposes: purposes.clone() };
        let form = |role, members| RoleForm { ticks: ticks(role), members };
        let new = OwnRole::default();
        Self {
            roles: Role::STANDARD.into_iter().map(|role| (role, 1)).chain([(own, 2)]).collect(),
            forms: Some((vec![form(role, Some(2))], form(new, None))),
            purposes,
            saved: true,
            problem: None,
        }
    }

    /// As an auditor reads it: nothing to change.
    pub fn sample_read() -> Self {
        Self { forms: None, saved: false, ..Self::sample() }
    }
}
