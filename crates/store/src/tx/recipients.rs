//! Facts about recipients, for the acts that register them or hand something over.

use super::Tx;
use crate::fault::Stop;
use crate::tables;
use domain::id::RecipientId;
use domain::recipient::Recipient;
use domain::refusal::Refusal;

impl Tx<'_> {
    /// A recipient of the organisation, ended or not.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none.
    pub fn recipient(&mut self, id: RecipientId) -> Result<Recipient, Stop> {
        let mut recipient = tables::recipient::get(self.db, self.organisation, id)?.ok_or(Refusal::NotFound)?;
        recipient.profile.purposes = tables::recipient_purpose::of_one(self.db, id)?;
        Ok(recipient)
    }

    /// How many recipients have not ended.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn recipients_standing(&mut self) -> Result<usize, Stop> {
        Ok(usize::try_from(tables::recipient::standing(self.db, self.organisation)?).unwrap_or(usize::MAX))
    }
}
