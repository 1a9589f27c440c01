//! What the first run and the members' page ask: invitations, what was put aside, whether somebody has come.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::{self, invitation::InvitationRow};
use domain::id::OrganisationId;

statements! {
    CAME = "SELECT COUNT(*) FROM (SELECT 1 FROM visit WHERE organisation = ?1 LIMIT 1) AS v";
}

impl Reader<'_> {
    /// The organisation's invitations, ended or not, oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn invitations(&mut self, organisation: OrganisationId) -> Result<Vec<InvitationRow>, Fault> {
        tables::invitation::list(self.db, organisation)
    }

    /// The invitation of a secret, ended or not.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn invitation(&mut self, lookup: &[u8; 32]) -> Result<Option<InvitationRow>, Fault> {
        tables::invitation::by_lookup(self.db, lookup)
    }

    /// The steps of the first run that were put aside or ticked by hand.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn closed_steps(&mut self, organisation: OrganisationId) -> Result<Vec<String>, Fault> {
        tables::first_run::list(self.db, organisation)
    }

    /// Whether anybody has opened the chat and is still remembered.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn somebody_came(&mut self, organisation: OrganisationId) -> Result<bool, Fault> {
        Ok(self.db.row(CAME, values![&organisation.0], |row| row.u64(0))?.unwrap_or_default() > 0)
    }
}
