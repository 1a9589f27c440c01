//! Facts about legal holds, restriction and pairs, for the acts that change them.

use super::Tx;
use crate::fault::Stop;
use crate::tables;
use domain::hold::Hold;
use domain::id::{HoldId, HolderId, SubjectId};
use domain::purpose::Purpose;
use domain::refusal::Refusal;

impl Tx<'_> {
    /// A hold of the organisation.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none (any more).
    pub fn hold(&mut self, id: HoldId) -> Result<Hold, Stop> {
        Ok(tables::hold::get(self.db, self.organisation, id)?.ok_or(Refusal::NotFound)?.hold())
    }

    /// How many holds stand on a subject.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn holds_on(&mut self, subject: SubjectId) -> Result<u64, Stop> {
        Ok(tables::hold::of_subject(self.db, subject)?)
    }

    /// Whether a hold keeps a generation of a subject's key.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn is_held(&mut self, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<bool, Stop> {
        Ok(tables::hold_seal::standing_on(self.db, subject, purpose, generation)? > 0)
    }

    /// How many holds nobody could open any more if this were the only recovery key.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn stranded_holds(&mut self, recovery: HolderId) -> Result<u64, Stop> {
        Ok(tables::hold_seal::stranded(self.db, self.organisation, recovery)?)
    }

    /// Whether a subject is restricted.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such subject (any more).
    pub fn is_restricted(&mut self, subject: SubjectId) -> Result<bool, Stop> {
        tables::subject::public_key(self.db, self.organisation, subject)?.ok_or(Refusal::NotFound)?;
        Ok(tables::subject::is_restricted(self.db, subject)?)
    }

    /// The newest generation of a pair, 0 where there is none.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn last_of_pair(&mut self, pair: &Purpose) -> Result<u32, Stop> {
        Ok(tables::purpose_key::newest(self.db, self.organisation, pair)?)
    }

    /// Whether somebody holds a generation of a pair.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn holds_pair(&mut self, holder: HolderId, pair: &Purpose, generation: u32) -> Result<bool, Stop> {
        let seals = tables::purpose_seal::of_holder(self.db, holder)?;
        Ok(seals.iter().any(|seal| &seal.purpose == pair && seal.generation == generation))
    }
}
