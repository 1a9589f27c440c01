//! Facts about agreements and sub-processors, for the acts that sign, announce and object.

use super::Tx;
use crate::fault::Stop;
use crate::tables;
use domain::agreement::{Agreement, Before, State};
use domain::id::{AgreementId, SubProcessorId};
use domain::recipient::Recipient;
use domain::refusal::Refusal;
use domain::sub_processor::{Notice, SubProcessor};

impl Tx<'_> {
    /// An agreement of the organisation.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none.
    pub fn agreement(&mut self, id: AgreementId) -> Result<Agreement, Stop> {
        tables::agreement::get(self.db, self.organisation, id)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// The agreement that both have signed and none has superseded.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn agreement_in_force(&mut self) -> Result<Option<Agreement>, Stop> {
        Ok(tables::agreement::in_state(self.db, self.organisation, State::SignedByBoth)?)
    }

    /// What a new agreement finds.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn agreements_before(&mut self) -> Result<Before, Stop> {
        let mut open = tables::agreement::in_state(self.db, self.organisation, State::Draft)?;
        if open.is_none() {
            open = tables::agreement::in_state(self.db, self.organisation, State::SignedByOrganisation)?;
        }
        Ok(Before { open, last_number: tables::agreement::last_number(self.db, self.organisation)? })
    }

    /// How many have signed an agreement, which [`Tx::agreement`] has found.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn signatures_under(&mut self, id: AgreementId) -> Result<usize, Stop> {
        Ok(usize::try_from(tables::agreement_signature::count(self.db, id)?).unwrap_or_default())
    }

    /// The installation's sub-processors, those that have left among them.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn sub_processors(&mut self) -> Result<Vec<SubProcessor>, Stop> {
        Ok(tables::sub_processor::list(self.db)?)
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none.
    pub fn sub_processor(&mut self, id: SubProcessorId) -> Result<SubProcessor, Stop> {
        tables::sub_processor::get(self.db, id)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// What the organisation was told of one.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn sub_processor_notice(&mut self, of: SubProcessorId) -> Result<Option<Notice>, Stop> {
        Ok(tables::sub_processor_notice::get(self.db, self.organisation, of)?)
    }

    /// Of which sub-processors the organisation was told.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn sub_processor_notices(&mut self) -> Result<Vec<Notice>, Stop> {
        Ok(tables::sub_processor_notice::list(self.db, self.organisation)?)
    }

    /// The organisation's recipients, ended or not, without their purposes.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn recipients(&mut self) -> Result<Vec<Recipient>, Stop> {
        Ok(tables::recipient::list(self.db, self.organisation)?)
    }
}
