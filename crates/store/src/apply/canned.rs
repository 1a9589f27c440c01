//! Decides which rows a change of [`domain::canned`] writes, and reads the facts for it.

use crate::fault::Stop;
use crate::tables::{canned, canned_text};
use crate::tx::Tx;
use domain::canned::{Change, Facts, Owner};
use domain::id::CannedId;
use domain::refusal::Refusal;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    match change {
        Change::Saved { canned: saved, at, .. } => {
            canned::put(tx.db, organisation, saved, *at)?;
            canned_text::delete(tx.db, saved.id)?;
            for (locale, body) in &saved.texts {
                canned_text::insert(tx.db, saved.id, locale, body)?;
            }
        }
        Change::Deleted { id, .. } => {
            canned_text::delete(tx.db, *id)?;
            canned::delete(tx.db, organisation, *id)?;
        }
    }
    Ok(())
}

impl Tx<'_> {
    /// How the organisation's canned responses stand, for one that is to be saved.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn canned_facts(&mut self, id: CannedId, shortcut: &str) -> Result<Facts, Stop> {
        let organisation = self.organisation;
        Ok(Facts {
            count: canned::count(self.db, organisation)?,
            holds_shortcut: canned::by_shortcut(self.db, organisation, shortcut)?,
            owner_now: canned::owner(self.db, organisation, id)?,
        })
    }

    /// Whose a canned response is.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has none such.
    pub fn canned_owner(&mut self, id: CannedId) -> Result<Owner, Stop> {
        canned::owner(self.db, self.organisation, id)?.ok_or_else(|| Refusal::NotFound.into())
    }
}
