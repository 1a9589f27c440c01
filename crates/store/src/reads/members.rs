//! What a member's request needs: the session, the account, the keys.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{self, credential::Credential, member::MemberRow, purpose_seal::PurposeSeal, session::Session};
use domain::act::Act;
use domain::id::{HolderId, MemberId, OrganisationId, SessionId};
use domain::permission::{OwnRole, Role};
use jiff::Timestamp;
use std::sync::Arc;

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
        Ok(tables::member::list(self.db, organisation)?.into_iter().filter(MemberRow::is_there).collect())
    }

    /// Whoever is or was a member: for what they were called, and in which role they read.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn members_ever(&mut self, organisation: OrganisationId) -> Result<Vec<MemberRow>, Fault> {
        tables::member::list(self.db, organisation)
    }

    /// The organisation's own roles, oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn own_roles(&mut self, organisation: OrganisationId) -> Result<Vec<OwnRole>, Fault> {
        tables::own_role::list(self.db, organisation)
    }

    /// A role by its name: a standard one, or the organisation's own.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn role(&mut self, organisation: OrganisationId, name: &str) -> Result<Option<Role>, Fault> {
        if let Some(role) = Role::standard(name) {
            return Ok(Some(role));
        }
        let own = tables::own_role::list(self.db, organisation)?.into_iter().find(|own| own.name == name);
        Ok(own.map(|own| Role::Own(Arc::new(own))))
    }

    /// One member.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn member(&mut self, organisation: OrganisationId, member: MemberId) -> Result<Option<MemberRow>, Fault> {
        tables::member::get(self.db, organisation, member)
    }

    /// A member's sessions.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn sessions_of(&mut self, organisation: OrganisationId, member: MemberId) -> Result<Vec<SessionId>, Fault> {
        tables::session::of_member(self.db, organisation, member)
    }

    /// When a member was last shown a conversation or contact fields, as the ledger has it.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn last_opened(&mut self, organisation: OrganisationId, member: MemberId) -> Result<Option<Timestamp>, Fault> {
        let entry = tables::ledger_entry::last_by(self.db, organisation, [Act::ConversationOpened, Act::ContactOpened], member)?;
        Ok(entry.as_deref().and_then(domain::act::done_at))
    }

    /// The purpose pairs whose private halves are sealed to a holder.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn purpose_seals(&mut self, holder: HolderId) -> Result<Vec<PurposeSeal>, Fault> {
        tables::purpose_seal::of_holder(self.db, holder)
    }
}
