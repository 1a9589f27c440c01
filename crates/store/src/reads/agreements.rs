//! Agreements on processing, as both parties read them; and the installation's sub-processors.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{
    agreement, agreement::PapersRow, agreement_objection, agreement_objection::ObjectionRow, agreement_signature,
    agreement_signature::SignatureRow, sub_processor, sub_processor_notice,
};
use domain::agreement::{Agreement, State};
use domain::id::{AgreementId, OrganisationId};
use domain::sub_processor::{Notice, SubProcessor};

impl Reader<'_> {
    /// Every agreement of the organisation, the newest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn agreements(&mut self, organisation: OrganisationId) -> Result<Vec<Agreement>, Fault> {
        agreement::list(self.db, organisation)
    }

    /// The agreement that is in force.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn agreement_in_force(&mut self, organisation: OrganisationId) -> Result<Option<Agreement>, Fault> {
        Ok(agreement::list(self.db, organisation)?.into_iter().find(|each| each.state == State::SignedByBoth))
    }

    /// The bytes of an agreement, sealed.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn agreement_papers(&mut self, organisation: OrganisationId, id: AgreementId) -> Result<Option<PapersRow>, Fault> {
        agreement::papers(self.db, organisation, id)
    }

    /// Who has signed an agreement, the first first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn agreement_signatures(&mut self, organisation: OrganisationId, id: AgreementId) -> Result<Vec<SignatureRow>, Fault> {
        agreement_signature::list(self.db, organisation, id)
    }

    /// Agreements of any organisation that the operator is to sign. For the operator's own page.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn agreements_waiting(&mut self) -> Result<Vec<(OrganisationId, AgreementId)>, Fault> {
        agreement::waiting(self.db)
    }

    /// The installation's sub-processors, those that have left among them.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn sub_processors(&mut self) -> Result<Vec<SubProcessor>, Fault> {
        sub_processor::list(self.db)
    }

    /// Of whom the organisation was told.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn sub_processor_notices(&mut self, organisation: OrganisationId) -> Result<Vec<Notice>, Fault> {
        sub_processor_notice::list(self.db, organisation)
    }

    /// What the organisation has against whom, as it stands.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn agreement_objections(&mut self, organisation: OrganisationId) -> Result<Vec<ObjectionRow>, Fault> {
        agreement_objection::open(self.db, organisation)
    }
}
