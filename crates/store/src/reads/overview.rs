//! What the overview counts: times, states and numbers of conversations. No statement here reads a sealed column.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use domain::id::{OrganisationId, SiteId};
use domain::overview::Timing;
use jiff::Timestamp;

statements! {
    CONVERSATIONS = "SELECT created_at, waiting_since, first_answer_at, locale, site FROM conversation WHERE organisation = ?1 AND last_at >= ?2 AND created_at >= ?2";
    GRANTS = "SELECT g.purpose, g.state, COUNT(*) FROM subject_grant g JOIN subject s ON s.id = g.subject WHERE s.organisation = ?1 AND g.state <> 'renewed' AND NOT EXISTS (SELECT 1 FROM subject_grant l WHERE l.subject = g.subject AND l.purpose = g.purpose AND l.state <> 'renewed' AND (l.at > g.at OR (l.at = g.at AND l.id > g.id))) GROUP BY g.purpose, g.state";
    WAITING = "SELECT COUNT(*) FROM conversation WHERE organisation = ?1 AND state = 'waiting'";
    TASKS = "SELECT COUNT(*), COUNT(CASE WHEN due_at <= ?2 THEN 1 END) FROM task WHERE organisation = ?1 AND done_at IS NULL";
    CALLED = "SELECT COUNT(*) FROM task WHERE organisation = ?1 AND done_at >= ?2";
    CONTACTS = "SELECT COUNT(*), COUNT(CASE WHEN EXISTS (SELECT 1 FROM subject_grant m WHERE m.subject = s.id AND m.purpose = 'marketing' AND m.state = 'given') THEN 1 END) FROM subject s WHERE s.organisation = ?1 AND EXISTS (SELECT 1 FROM subject_grant g WHERE g.subject = s.id AND g.state = 'given')";
    REQUESTS = "SELECT COUNT(*) FROM request WHERE organisation = ?1 AND closed_at IS NULL";
}

/// A conversation as it is counted.
#[derive(Clone, Debug)]
pub struct Counted {
    /// When it began, waited and was answered.
    pub timing: Timing,
    /// The visitor's language.
    pub locale: String,
    /// On which site.
    pub site: SiteId,
}

/// What stands now.
#[derive(Clone, Copy, Default, Debug)]
pub struct Present {
    /// Conversations that wait.
    pub waiting: u64,
    /// Call backs to do.
    pub call_backs: u64,
    /// Of them, those that are late.
    pub overdue: u64,
    /// Call backs done since the period began.
    pub called: u64,
    /// Subjects of whom something is granted.
    pub contacts: u64,
    /// Of them, those who granted marketing.
    pub marketing: u64,
    /// Requests that are not answered yet.
    pub requests: u64,
}

impl Reader<'_> {
    /// The conversations that began since then.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn counted(&mut self, organisation: OrganisationId, since: Timestamp) -> Result<Vec<Counted>, Fault> {
        self.db.rows(CONVERSATIONS, values![&organisation.0, since.as_millisecond()], |row| {
            let timing = Timing { began_at: row.time(0)?, waited_since: row.opt_time(1)?, answered_at: row.opt_time(2)? };
            Ok(Counted { timing, locale: row.text(3)?, site: SiteId(row.id(4)?) })
        })
    }

    /// How many subjects stand how towards which purpose: the latest record of each counts.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn grant_states(&mut self, organisation: OrganisationId) -> Result<Vec<(String, String, u64)>, Fault> {
        self.db.rows(GRANTS, values![&organisation.0], |row| Ok((row.text(0)?, row.text(1)?, row.u64(2)?)))
    }

    /// What stands now; `since` is the beginning of the period for what was done in it.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn present(&mut self, organisation: OrganisationId, since: Timestamp, now: Timestamp) -> Result<Present, Fault> {
        let one = |pair: Option<(u64, u64)>| pair.unwrap_or_default();
        let id = &organisation.0;
        let (call_backs, overdue) = one(self.db.row(TASKS, values![id, now.as_millisecond()], |r| Ok((r.u64(0)?, r.u64(1)?)))?);
        let (contacts, marketing) = one(self.db.row(CONTACTS, values![id], |r| Ok((r.u64(0)?, r.u64(1)?)))?);
        Ok(Present {
            waiting: self.db.row(WAITING, values![id], |r| r.u64(0))?.unwrap_or_default(),
            call_backs,
            overdue,
            called: self.db.row(CALLED, values![id, since.as_millisecond()], |r| r.u64(0))?.unwrap_or_default(),
            contacts,
            marketing,
            requests: self.db.row(REQUESTS, values![id], |r| r.u64(0))?.unwrap_or_default(),
        })
    }
}
