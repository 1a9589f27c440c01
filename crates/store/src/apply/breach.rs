//! Decides which rows a change of [`domain::breach`] writes, and reads the facts for it.

use crate::fault::Stop;
use crate::reads::BreachRow;
use crate::tables::{breach, breach_affected, breach_notification};
use crate::tx::Tx;
use domain::breach::signal::Signal;
use domain::breach::{Change, Notification, Raised, State, day};
use domain::id::BreachId;
use domain::refusal::Refusal;
use jiff::Timestamp;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let organisation = tx.organisation;
    let db = &mut *tx.db;
    match change {
        Change::Drafted { breach, by, signal, form, sealed, at, .. } => {
            breach::insert(db, organisation, *breach, *by, *signal, *at)?;
            breach::set_form(db, *breach, form)?;
            if let Some(sealed) = sealed {
                breach::set_texts(db, *breach, sealed)?;
            }
        }
        Change::Confirmed { breach, aware_at, .. } => breach::confirm(db, *breach, *aware_at)?,
        Change::Described { breach, form, aware_at, sealed, .. } => {
            breach::set_form(db, *breach, form)?;
            breach::set_texts(db, *breach, sealed)?;
            if let Some(aware_at) = aware_at {
                breach::set_aware(db, *breach, *aware_at)?;
            }
        }
        Change::Dismissed { breach, sealed, at, .. } => {
            breach::set_texts(db, *breach, sealed)?;
            breach::end(db, *breach, State::Dismissed, *at)?;
        }
        Change::Notified { breach, notification, sealed, by, at, .. } => {
            breach_notification::insert(db, *breach, notification, sealed, (*by, *at))?;
        }
        Change::Affected { breach, subjects, .. } => {
            for subject in subjects {
                breach_affected::insert(db, organisation, *breach, *subject)?;
            }
        }
        Change::Told { breach, subject, at, .. } => {
            // Whoever was told by another request meanwhile, or erased, is not told twice.
            if !breach_affected::tell(db, *breach, *subject, *at)? {
                return Err(Refusal::Conflict.into());
            }
        }
        Change::Closed { breach, at, .. } => breach::end(db, *breach, State::Closed, *at)?,
        Change::Reminded { breach, hours, .. } => breach::remind(db, *breach, *hours)?,
        Change::Exported { .. } => {}
    }
    Ok(())
}

impl Tx<'_> {
    /// A breach of the organisation.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it has none such.
    pub fn breach(&mut self, id: BreachId) -> Result<BreachRow, Stop> {
        breach::get(self.db, self.organisation, id)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// What was told of a breach, which [`Tx::breach`] has found.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn breach_notifications(&mut self, id: BreachId) -> Result<Vec<Notification>, Stop> {
        Ok(breach_notification::of(self.db, id)?)
    }

    /// How many of those affected by a breach, which [`Tx::breach`] has found, were told in their chat.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn breach_reached(&mut self, id: BreachId) -> Result<u64, Stop> {
        Ok(breach_affected::counted(self.db, id)?.1)
    }

    /// What a signal has opened that still counts.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn raised(&mut self, signal: Signal, at: Timestamp) -> Result<Raised, Stop> {
        Ok(breach::raised(self.db, self.organisation, signal, day(at))?)
    }
}
