//! What the rules of retention say of an organisation: the rules, whose conversations are due by them, what was destroyed, when that
//! was last done. How much is due of each kind counts `due.rs`.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::sweep::KINDS;
use crate::tables::{self, conversation, destruction::DestructionRow, sweep::SweepRow};
use domain::id::{ConversationId, OrganisationId, SubjectId};
use domain::jurisdiction;
use domain::purpose::Purpose;
use domain::retention::{Rule, Rules};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    SAID = "SELECT c.subject FROM conversation c WHERE c.organisation = ?1 AND c.created_at < ?2 AND (EXISTS (SELECT 1 FROM message m WHERE m.conversation = c.id AND m.at < ?2) OR EXISTS (SELECT 1 FROM note n WHERE n.conversation = c.id AND n.at < ?2) OR EXISTS (SELECT 1 FROM file f WHERE f.conversation = c.id AND f.at < ?2)) LIMIT ?3";
    TOLD = "SELECT DISTINCT f.subject FROM contact_field f JOIN subject s ON s.id = f.subject WHERE s.organisation = ?1 AND f.purpose = ?2 AND f.at < ?3 LIMIT ?4";
}

/// A conversation of which a sweep leaves nothing to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DueConversation {
    /// Which.
    pub conversation: ConversationId,
    /// Whose.
    pub subject: SubjectId,
    /// The last activity.
    pub last_at: Timestamp,
}

impl Reader<'_> {
    /// How long an organisation keeps what.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn retention_rules(&mut self, organisation: OrganisationId) -> Result<Rules, Fault> {
        let region = tables::organisation::get(self.db, organisation)?.map(|o| o.region).unwrap_or_default();
        Ok(Rules::new(jurisdiction::laws(&region), tables::retention_rule::list(self.db, organisation)?))
    }

    /// Conversations that a sweep at `at` destroys, or their keys, because nothing was heard in them; the longest silent first. `after` is
    /// the place of the last one on the page before.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn due_conversations(
        &mut self,
        organisation: OrganisationId,
        at: Timestamp,
        after: Option<(i64, Uuid)>,
        limit: i64,
    ) -> Result<Vec<DueConversation>, Fault> {
        let rules = self.retention_rules(organisation)?;
        let before = (rules.before(Rule::Inactive, None, at), rules.before(Rule::Ungranted, None, at), at);
        let found = conversation::due(self.db, organisation, before, after.unwrap_or((i64::MIN, Uuid::nil())), limit)?;
        Ok(found.into_iter().map(|(conversation, subject, last_at)| DueConversation { conversation, subject, last_at }).collect())
    }

    /// Destruction records before a position of the ledger, the newest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn destruction_records(
        &mut self,
        organisation: OrganisationId,
        before: Option<u64>,
        limit: i64,
    ) -> Result<Vec<DestructionRow>, Fault> {
        tables::destruction::list(self.db, organisation, before.unwrap_or(u64::MAX), limit)
    }

    /// The last daily sweep.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn last_sweep(&mut self) -> Result<Option<SweepRow>, Fault> {
        tables::sweep::last(self.db, KINDS.1)
    }

    /// Subjects who said something before `before`, in a conversation that began before it.
    pub(crate) fn said_too_long_ago(
        &mut self,
        organisation: OrganisationId,
        before: Timestamp,
        limit: i64,
    ) -> Result<Vec<SubjectId>, Fault> {
        self.db.rows(SAID, values![&organisation.0, before.as_millisecond(), limit], |row| Ok(SubjectId(row.id(0)?)))
    }

    /// Subjects who told something for a purpose before `before`.
    pub(crate) fn told_too_long_ago(
        &mut self,
        organisation: OrganisationId,
        purpose: &Purpose,
        before: Timestamp,
        limit: i64,
    ) -> Result<Vec<SubjectId>, Fault> {
        let values = values![&organisation.0, purpose.as_str(), before.as_millisecond(), limit];
        self.db.rows(TOLD, values, |row| Ok(SubjectId(row.id(0)?)))
    }
}
