//! Decides which rows a change of [`domain::register`] writes, and reads the facts for it.

use crate::fault::Stop;
use crate::tables::register_entry::{self, RegisterRow};
use crate::tx::Tx;
use domain::id::RegisterId;
use domain::refusal::Refusal;
use domain::register::{Change, Register};

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Added { id, register, facts, sealed, at, .. } => {
            register_entry::insert(db, organisation, (*id, *register), facts, sealed, *at)?;
        }
        Change::Changed { id, facts, sealed, at, .. } => register_entry::change(db, organisation, *id, facts, sealed, *at)?,
        Change::Closed { id, at, .. } => register_entry::close(db, organisation, *id, *at)?,
        Change::Reviewed { id, facts, sealed, at, .. } => {
            register_entry::insert(db, organisation, (*id, Register::AccessReview), facts, sealed, *at)?;
        }
    }
    Ok(())
}

impl Tx<'_> {
    /// An entry of a register.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has none such in this register.
    pub fn register_entry(&mut self, register: Register, id: RegisterId) -> Result<RegisterRow, Stop> {
        let row = register_entry::get(self.db, self.organisation, id)?;
        row.filter(|row| row.entry.register == register).ok_or_else(|| Refusal::NotFound.into())
    }

    /// How many entries of a register are open.
    ///
    /// # Errors
    /// [`Stop::Failed`] where the database fails.
    pub fn register_open(&mut self, register: Register) -> Result<u64, Stop> {
        Ok(register_entry::open(self.db, self.organisation, register)?)
    }
}
