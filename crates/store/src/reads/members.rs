//! What a member's request needs: the session, the account, the keys.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{self, credential::Credential, member::MemberRow, purpose_seal::PurposeSeal, session::Session};
use domain::id::{HolderId, MemberId, OrganisationId};
use jiff::Timestamp;

impl Reader<'_> {
    /// The session of a token, while it lives.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn session(&mut self, lookup: &[u8; 32], now: Timestamp) -> Result<Option<Session>, Fault> {
        tables::session::by_lookup(self.db, lookup, now)
    }

    /// The account of an e-mail address, by its keyed hash.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn account(&mut self, lookup: &[u8; 32]) -> Result<Option<(MemberRow, Option<Credential>)>, Fault> {
        let Some(member) = tables::member::by_email(self.db, lookup)? else { return Ok(None) };
        let credential = tables::credential::password(self.db, member.id)?;
        Ok(Some((member, credential)))
    }

    /// The organisation's members.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn members(&mut self, organisation: OrganisationId) -> Result<Vec<MemberRow>, Fault> {
        tables::member::list(self.db, organisation)
    }

    /// One member.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn member(&mut self, organisation: OrganisationId, member: MemberId) -> Result<Option<MemberRow>, Fault> {
        tables::member::get(self.db, organisation, member)
    }

    /// The purpose pairs whose private halves are sealed to a holder.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn purpose_seals(&mut self, holder: HolderId) -> Result<Vec<PurposeSeal>, Fault> {
        tables::purpose_seal::of_holder(self.db, holder)
    }
}
