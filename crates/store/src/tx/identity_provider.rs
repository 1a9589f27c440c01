//! Facts about the organisation's identity provider.

use super::Tx;
use crate::fault::Stop;
use crate::tables::{bound_member, identity_provider};
use domain::id::MemberId;
use domain::identity_provider::{PersonHash, Provider};

impl Tx<'_> {
    /// The organisation's provider in this moment.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn identity_provider(&mut self) -> Result<Option<Provider>, Stop> {
        Ok(identity_provider::get(self.db, self.organisation)?)
    }

    /// As whom a member is known there, and whom a person is there.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn bound(&mut self, member: MemberId, person: &PersonHash) -> Result<(Option<PersonHash>, Option<MemberId>), Stop> {
        let known = bound_member::of_member(self.db, self.organisation, member)?;
        Ok((known, bound_member::by_person(self.db, self.organisation, person)?))
    }
}
