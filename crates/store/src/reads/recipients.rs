//! Who outside is handed data, and since when for each purpose.

use super::Reader;
use crate::fault::Fault;
use crate::tables::{recipient, recipient_purpose};
use domain::id::OrganisationId;
use domain::recipient::Recipient;

impl Reader<'_> {
    /// Every recipient of the organisation, the first registered first; those that have ended among them.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn recipients(&mut self, organisation: OrganisationId) -> Result<Vec<Recipient>, Fault> {
        let mut recipients = recipient::list(self.db, organisation)?;
        for (id, purpose) in recipient_purpose::of_all(self.db, organisation)? {
            if let Some(recipient) = recipients.iter_mut().find(|recipient| recipient.id == id) {
                recipient.profile.purposes.push(purpose);
            }
        }
        Ok(recipients)
    }
}
