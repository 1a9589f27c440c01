//! Facts about consents that wait for their confirmation, for the acts that ask, send, confirm and take back.

use super::Tx;
use crate::fault::Stop;
use crate::reads::LetterRow;
use crate::tables;
use domain::confirmation::Pending;
use domain::id::{GrantId, SubjectId};
use domain::purpose::Purpose;

impl Tx<'_> {
    /// The consent of a subject of the organisation that waits for its confirmation.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn pending(&mut self, subject: SubjectId, purpose: &Purpose) -> Result<Option<Pending>, Stop> {
        Ok(tables::subject_grant::pending(self.db, subject, purpose)?)
    }

    /// The letter of a secret that its holder has shown.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn letter(&mut self, lookup: &[u8; 32]) -> Result<Option<LetterRow>, Stop> {
        let letter = tables::confirmation::get(self.db, lookup)?;
        Ok(letter.filter(|letter| letter.organisation == self.organisation))
    }

    /// Whether a consent to letters waits for a click in a letter.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn confirms_email(&mut self) -> Result<bool, Stop> {
        Ok(tables::organisation::get(self.db, self.organisation)?.is_some_and(|card| card.confirm_email))
    }

    /// How a grant of a subject of the organisation stands, as a link names it.
    ///
    /// # Errors
    /// [`crate::Fault`] where the database fails.
    pub fn grant_state(&mut self, subject: SubjectId, grant: GrantId) -> Result<Option<String>, Stop> {
        let rows = tables::subject_grant::list(self.db, subject)?;
        Ok(rows.into_iter().find(|row| row.id == grant).map(|row| row.state))
    }
}
