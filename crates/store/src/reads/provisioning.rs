//! Whom an identity provider named.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{self, provisioned::ProvisionedRow};
use domain::id::OrganisationId;

impl Reader<'_> {
    /// Everybody whom a provider named: who waits, and who is a member.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn provisioned(&mut self, organisation: OrganisationId) -> Result<Vec<ProvisionedRow>, Fault> {
        tables::provisioned::list(self.db, organisation)
    }
}
