//! Letters that wait for their click, found by their secret or by the grant that their own visitor asks about; and grants, found by
//! a link that was made for them.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::confirmation::{self, LetterRow};
use domain::id::{GrantId, OrganisationId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;

statements! {
    LINKED = "SELECT s.organisation, g.subject, g.purpose, g.state FROM subject_grant g JOIN subject s ON s.id = g.subject WHERE g.id = ?1";
}

/// A grant that a link names.
#[derive(Clone, Debug)]
pub struct LinkedGrant {
    /// Whose customer it is.
    pub organisation: OrganisationId,
    /// Whose grant.
    pub subject: SubjectId,
    /// For which purpose.
    pub purpose: Purpose,
    /// How it stands.
    pub state: String,
}

impl Reader<'_> {
    /// The letter of a secret, by its lookup id.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn letter(&mut self, lookup: &[u8; 32]) -> Result<Option<LetterRow>, Fault> {
        confirmation::get(self.db, lookup)
    }

    /// When the letter of a visitor's own grant was taken by a mail server, and until when its click counts; `None` where none waits.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn letter_of(&mut self, grant: GrantId) -> Result<Option<(Option<Timestamp>, Timestamp)>, Fault> {
        confirmation::of_grant(self.db, grant)
    }

    /// The grant of a withdrawal link. Whoever asks has verified the link: it is the secret that only its holder has.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn linked_grant(&mut self, grant: GrantId) -> Result<Option<LinkedGrant>, Fault> {
        self.db.row(LINKED, values![&grant.0], |row| {
            Ok(LinkedGrant {
                organisation: OrganisationId(row.id(0)?),
                subject: SubjectId(row.id(1)?),
                purpose: crate::tables::purpose_of(&row.text(2)?)?,
                state: row.text(3)?,
            })
        })
    }
}
