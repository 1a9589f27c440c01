//! Facts about those whom an identity provider named, for the acts that change them.

use super::Tx;
use crate::fault::Stop;
use crate::tables::{self, provisioned::ProvisionedRow};
use domain::id::{HolderId, MemberId};
use domain::provisioning::Others;

impl Tx<'_> {
    /// What an identity provider said of somebody.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn provisioned(&mut self, member: MemberId) -> Result<Option<ProvisionedRow>, Stop> {
        Ok(tables::provisioned::get(self.db, self.organisation, member)?)
    }

    /// Whether somebody is a member by now.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn has_member(&mut self, member: MemberId) -> Result<bool, Stop> {
        Ok(tables::member::get(self.db, self.organisation, member)?.is_some())
    }

    /// The others who wait, for somebody of this address: `lookup` is that of the table, `account` that of members.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn others_who_wait(&mut self, member: MemberId, lookup: &[u8; 32], account: &[u8; 32]) -> Result<Others, Stop> {
        let organisation = self.organisation;
        let is_member = tables::member::by_email(self.db, account)?.is_some_and(|row| row.organisation == organisation && row.id != member);
        let taken = is_member || tables::provisioned::is_taken(self.db, organisation, lookup, member)?;
        Ok(Others { waiting: tables::provisioned::waiting(self.db, organisation)?, taken })
    }

    /// The open links that lead somebody in.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn links_to(&mut self, member: MemberId) -> Result<Vec<HolderId>, Stop> {
        Ok(tables::invitation::of_member(self.db, self.organisation, member)?)
    }
}
