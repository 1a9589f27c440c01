//! Through whom members may come, and who of them does.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{bound_member, identity_provider};
use domain::id::{IdentityProviderId, MemberId, OrganisationId};
use domain::identity_provider::{PersonHash, Provider};

impl Reader<'_> {
    /// The organisation's provider.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn identity_provider(&mut self, organisation: OrganisationId) -> Result<Option<Provider>, Fault> {
        identity_provider::get(self.db, organisation)
    }

    /// The provider of a link with which somebody begins who is not signed in, and whose it is.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn identity_provider_of_link(&mut self, id: IdentityProviderId) -> Result<Option<(OrganisationId, Provider)>, Fault> {
        identity_provider::by_id(self.db, id)
    }

    /// Which member a person at the organisation's provider is.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn bound_member(&mut self, organisation: OrganisationId, person: &PersonHash) -> Result<Option<MemberId>, Fault> {
        bound_member::by_person(self.db, organisation, person)
    }

    /// The members who are known at the provider.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn bound_members(&mut self, organisation: OrganisationId) -> Result<Vec<MemberId>, Fault> {
        bound_member::list(self.db, organisation)
    }
}
