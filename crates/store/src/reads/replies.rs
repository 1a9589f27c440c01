//! The canned responses and the saved views that a member sees.

use super::Reader;
use crate::fault::Fault;
use crate::tables;
use domain::canned::Canned;
use domain::id::{MemberId, OrganisationId};
use domain::view::View;

impl Reader<'_> {
    /// Everyone's canned responses and the member's own, by shortcut.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn canned(&mut self, organisation: OrganisationId, member: MemberId) -> Result<Vec<Canned>, Fault> {
        tables::canned::list(self.db, organisation, member)
    }

    /// The member's saved views and the shared ones.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn views(&mut self, organisation: OrganisationId, member: MemberId) -> Result<Vec<View>, Fault> {
        tables::saved_view::list(self.db, organisation, member)
    }
}
