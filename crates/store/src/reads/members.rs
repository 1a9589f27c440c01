//! What a member's request needs: the session, the account, the keys.

use super::Reader;
use crate::fault::Fault;
use crate::tables::session::{Session, SessionRow};
use crate::tables::{self, credential::Credential, member::MemberRow, passkey::PasskeyRow, purpose_seal::PurposeSeal};
use domain::id::{HolderId, MemberId, OrganisationId};
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

    /// The sessions of a member that live, the newest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn sessions(&mut self, organisation: OrganisationId, member: MemberId, now: Timestamp) -> Result<Vec<SessionRow>, Fault> {
        tables::session::of_member(self.db, organisation, member, now)
    }

    /// A member's passkeys, the oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn passkeys(&mut self, organisation: OrganisationId, member: MemberId) -> Result<Vec<PasskeyRow>, Fault> {
        tables::passkey::of_member(self.db, organisation, member)
    }

    /// The passkey of an id that an authenticator named, and its member.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn passkey(&mut self, credential: &[u8]) -> Result<Option<(PasskeyRow, MemberRow)>, Fault> {
        let Some(passkey) = tables::passkey::by_credential(self.db, credential)? else { return Ok(None) };
        let member = tables::member::get(self.db, passkey.organisation, passkey.member)?;
        Ok(member.map(|member| (passkey, member)))
    }

    /// Whether a member has a recovery code of this hash that was not used.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn has_code(&mut self, member: MemberId, hash: &[u8; 32]) -> Result<bool, Fault> {
        tables::recovery_code::has(self.db, member, hash)
    }

    /// How many recovery codes a member has left.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn codes_left(&mut self, member: MemberId) -> Result<u64, Fault> {
        tables::recovery_code::left(self.db, member)
    }

    /// How many recovery codes each member has left who has any.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn codes_left_of_all(&mut self, organisation: OrganisationId) -> Result<Vec<(MemberId, u64)>, Fault> {
        tables::recovery_code::left_of_all(self.db, organisation)
    }

    /// The recovery key of a secret, and whose it is.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn recovery_key(&mut self, lookup: &[u8; 32]) -> Result<Option<(HolderId, OrganisationId)>, Fault> {
        tables::holder::recovery_by_lookup(self.db, lookup)
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

    /// The purpose pairs whose private halves are sealed to a holder.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn purpose_seals(&mut self, holder: HolderId) -> Result<Vec<PurposeSeal>, Fault> {
        tables::purpose_seal::of_holder(self.db, holder)
    }
}
