//! Facts about members and the organisation itself, for the acts that change them.

use super::Tx;
use crate::fault::Stop;
use crate::tables::{self, member::MemberRow};
use domain::id::{HolderId, MemberId, SessionId};
use domain::membership::Invitation;
use domain::organisation::Profile;
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use jiff::Timestamp;

impl Tx<'_> {
    /// An invitation of the organisation, ended or not.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none (any more).
    pub fn invitation(&mut self, id: HolderId) -> Result<Invitation, Stop> {
        let row = tables::invitation::get(self.db, self.organisation, id)?;
        Ok(row.ok_or(Refusal::NotFound)?.invitation)
    }

    /// The sessions of a member that live.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn sessions(&mut self, member: MemberId, now: Timestamp) -> Result<Vec<SessionId>, Stop> {
        let rows = tables::session::of_member(self.db, self.organisation, member, now)?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// A member of the organisation.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none.
    pub fn member(&mut self, id: MemberId) -> Result<MemberRow, Stop> {
        tables::member::get(self.db, self.organisation, id)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// Whether everybody signs in in two steps.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation is not there.
    pub fn second_step_required(&mut self) -> Result<bool, Stop> {
        Ok(tables::organisation::get(self.db, self.organisation)?.ok_or(Refusal::NotFound)?.second_step)
    }

    /// Whether an account has this address, by its keyed hash.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn email_taken(&mut self, lookup: &[u8; 32]) -> Result<bool, Stop> {
        Ok(tables::member::by_email(self.db, lookup)?.is_some())
    }

    /// The names of the organisation's pairs: its purposes, and its own.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn pair_names(&mut self) -> Result<Vec<Purpose>, Stop> {
        let mut names: Vec<_> = tables::purpose_key::list(self.db, self.organisation)?.into_iter().map(|key| key.purpose).collect();
        names.dedup();
        Ok(names)
    }

    /// Who the controller is, with its people sealed; `None` where nothing was said yet.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn identity(&mut self) -> Result<Option<tables::identity::StoredIdentity>, Stop> {
        Ok(tables::identity::get(self.db, self.organisation)?)
    }

    /// What the organisation says of itself.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it is not there.
    pub fn profile(&mut self) -> Result<Profile, Stop> {
        let card = tables::organisation::get(self.db, self.organisation)?.ok_or(Refusal::NotFound)?;
        Ok(card.profile())
    }
}
