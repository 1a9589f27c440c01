//! The registers of measures, what of them is due, and when members signed in and read last.

use super::Reader;
use super::access_log::LogFilter;
use crate::fault::Fault;
use crate::tables::ledger_entry::{self, SideEntry};
use crate::tables::register_entry::{self, RegisterRow};
use domain::act::{Act, done_at};
use domain::id::{MemberId, OrganisationId, RegisterId};
use domain::register::Register;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

impl Reader<'_> {
    /// The entries of a register before one, the newest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn register(
        &mut self,
        organisation: OrganisationId,
        register: Register,
        before: Option<RegisterId>,
        limit: i64,
    ) -> Result<Vec<RegisterRow>, Fault> {
        register_entry::list(self.db, organisation, register, before.unwrap_or(RegisterId(Uuid::max())), limit)
    }

    /// An entry of a register.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn register_entry(
        &mut self,
        organisation: OrganisationId,
        register: Register,
        id: RegisterId,
    ) -> Result<Option<RegisterRow>, Fault> {
        Ok(register_entry::get(self.db, organisation, id)?.filter(|row| row.entry.register == register))
    }

    /// Open entries that are to be looked at by a day, the first due first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn registers_due(&mut self, organisation: OrganisationId, until: Date, limit: i64) -> Result<Vec<RegisterRow>, Fault> {
        register_entry::due(self.db, organisation, until, limit)
    }

    /// When the organisation began, as its first entry says.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn founded_at(&mut self, organisation: OrganisationId) -> Result<Option<Timestamp>, Fault> {
        let first = ledger_entry::from(self.db, organisation, 0, 1)?.pop();
        Ok(first.and_then(|entry| done_at(&entry.entry?)))
    }

    /// When a member did one of these last, as far as the ledger still says so.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn last_done(&mut self, organisation: OrganisationId, member: MemberId, acts: &[Act]) -> Result<Option<Timestamp>, Fault> {
        let mut last = None;
        for act in acts {
            let filter = LogFilter { act: Some(*act), member: Some(member), ..LogFilter::default() };
            let entry = self.acts(organisation, &filter, 1)?.pop();
            let at = entry.and_then(|SideEntry { entry, .. }| done_at(&entry?));
            last = last.max(at);
        }
        Ok(last)
    }
}
