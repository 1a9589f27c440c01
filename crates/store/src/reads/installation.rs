//! The installation as its operator sees it: whose it is, how big, and nothing of what is in it.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use jiff::Timestamp;

statements! {
    SIZES = "SELECT (SELECT COUNT(*) FROM member WHERE organisation = ?1), (SELECT COUNT(*) FROM site WHERE organisation = ?1), (SELECT COUNT(*) FROM subject WHERE organisation = ?1), (SELECT COUNT(*) FROM conversation WHERE organisation = ?1), (SELECT COUNT(*) FROM message m JOIN conversation c ON c.id = m.conversation WHERE c.organisation = ?1)";
    BEGAN = "SELECT MIN(created_at) FROM organisation";
    MIGRATIONS = "SELECT COUNT(*) FROM migration";
}

/// How much an organisation holds, in rows.
#[derive(Clone, Copy, Default, Debug)]
pub struct Sizes {
    /// Members.
    pub members: u64,
    /// Sites.
    pub sites: u64,
    /// Subjects.
    pub subjects: u64,
    /// Conversations.
    pub conversations: u64,
    /// Messages.
    pub messages: u64,
}

/// The database itself.
#[derive(Clone, Copy, Debug)]
pub struct Database {
    /// What it is called: `SQLite` or `PostgreSQL`.
    pub engine: &'static str,
    /// Bytes on its disk.
    pub bytes: u64,
    /// Migrations that were applied.
    pub migrations: u64,
}

impl Reader<'_> {
    /// How much an organisation holds. Counts every row: for a page that is opened now and then.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn sizes(&mut self, organisation: OrganisationId) -> Result<Sizes, Fault> {
        let read = self.db.row(SIZES, values![&organisation.0], |row| {
            Ok(Sizes { members: row.u64(0)?, sites: row.u64(1)?, subjects: row.u64(2)?, conversations: row.u64(3)?, messages: row.u64(4)? })
        });
        Ok(read?.unwrap_or_default())
    }

    /// When there was first somebody on this installation; `None` where nobody is yet.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn began(&mut self) -> Result<Option<Timestamp>, Fault> {
        Ok(self.db.row(BEGAN, &[], |row| row.opt_time(0))?.flatten())
    }

    /// Whether what is deleted is overwritten; `None` on PostgreSQL, where a vacuum does it.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn overwrites(&mut self) -> Result<Option<bool>, Fault> {
        self.db.overwrites()
    }

    /// The database itself.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn database(&mut self) -> Result<Database, Fault> {
        let engine = if self.db.is_sqlite() { "SQLite" } else { "PostgreSQL" };
        let migrations = self.db.row(MIGRATIONS, &[], |row| row.u64(0))?.unwrap_or_default();
        Ok(Database { engine, bytes: self.db.size_bytes()?, migrations })
    }
}
