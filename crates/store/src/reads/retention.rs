//! What the rules of retention say of an organisation: the rules, what is due by them, what was destroyed, when that was last done.

use super::Reader;
use crate::db::{Db, statements, values};
use crate::fault::Fault;
use crate::sweep::KINDS;
use crate::tables::{self, conversation, destruction::DestructionRow, subject, sweep::SweepRow};
use domain::id::{ConversationId, OrganisationId, SubjectId};
use domain::jurisdiction;
use domain::purpose::Purpose;
use domain::retention::{Rule, Rules};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    SAID = "SELECT c.subject FROM conversation c WHERE c.organisation = ?1 AND c.created_at < ?2 AND (EXISTS (SELECT 1 FROM message m WHERE m.conversation = c.id AND m.at < ?2) OR EXISTS (SELECT 1 FROM note n WHERE n.conversation = c.id AND n.at < ?2) OR EXISTS (SELECT 1 FROM file f WHERE f.conversation = c.id AND f.at < ?2)) LIMIT ?3";
    COUNT_SAID = "SELECT COUNT(*), MIN(m.at) FROM conversation c JOIN message m ON m.conversation = c.id WHERE c.organisation = ?1 AND c.created_at < ?2 AND m.at < ?2";
    TOLD = "SELECT DISTINCT f.subject FROM contact_field f JOIN subject s ON s.id = f.subject WHERE s.organisation = ?1 AND f.purpose = ?2 AND f.at < ?3 LIMIT ?4";
    COUNT_TOLD = "SELECT COUNT(*), MIN(f.at) FROM contact_field f JOIN subject s ON s.id = f.subject WHERE s.organisation = ?1 AND f.purpose = ?2 AND f.at < ?3";
    COUNT_EVIDENCE = "SELECT COUNT(*), MIN(d.at) FROM destruction d JOIN ledger_entry x ON x.organisation = d.organisation AND x.position >= d.position AND x.position <= d.last_position WHERE d.organisation = ?1 AND d.act IN ('subject.erased', 'erasure.completed') AND d.at < ?2 AND x.subject IS NOT NULL";
}

/// What is due by one rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// By which rule.
    pub rule: Rule,
    /// Of which purpose; `None` where it is of none or all.
    pub purpose: Option<Purpose>,
    /// What it is: `subjects`, `conversations`, `messages`, `fields`, `generations`, `subjects-erased` or `records`.
    pub category: &'static str,
    /// How many.
    pub count: u64,
    /// When the first of them was due.
    pub earliest: Option<Timestamp>,
}

/// A conversation that is due, and by which rule.
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

    /// What a sweep at `at` destroys, by rule; rules by which nothing is due are left out.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn due(&mut self, organisation: OrganisationId, at: Timestamp) -> Result<Vec<Due>, Fault> {
        let rules = self.retention_rules(organisation)?;
        let before = |rule| rules.before(rule, None, at);
        let mut due = Vec::new();
        let mut add = |rule, purpose: Option<&Purpose>, category, (count, since): (u64, Option<Timestamp>)| {
            // A withdrawal's time of destruction is stored; of all else the rule counts from what is stored.
            let earliest = since.map(|since| if rule == Rule::Withdrawn { since } else { rules.until(rule, purpose, since) });
            if count > 0 {
                due.push(Due { rule, purpose: purpose.cloned(), category, count, earliest });
            }
        };
        let inactive = before(Rule::Inactive);
        add(Rule::Inactive, None, "conversations", conversation::DUE_INACTIVE.count(self.db, organisation, inactive)?);
        add(Rule::Inactive, None, "subjects", subject::DUE_UNVISITED.count(self.db, organisation, inactive)?);
        add(Rule::Content, None, "messages", counted(self.db, COUNT_SAID, organisation, before(Rule::Content))?);
        for purpose in tables::purpose::list(self.db, organisation)? {
            let (rule, name) = (Rule::cap(purpose.special), &purpose.purpose);
            let values = values![&organisation.0, name.as_str(), rules.before(rule, Some(name), at).as_millisecond()];
            let found = self.db.row(COUNT_TOLD, values, |row| Ok((row.u64(0)?, row.opt_time(1)?)))?;
            add(rule, Some(name), "fields", found.unwrap_or_default());
        }
        let ungranted = before(Rule::Ungranted);
        add(Rule::Ungranted, None, "conversations", conversation::DUE_PRIVATE.count(self.db, organisation, ungranted)?);
        add(Rule::Ungranted, None, "generations", conversation::count_beside(self.db, organisation, ungranted)?);
        add(Rule::Withdrawn, None, "generations", tables::subject_key::count_due(self.db, organisation, at)?);
        add(Rule::Evidence, None, "subjects-erased", counted(self.db, COUNT_EVIDENCE, organisation, before(Rule::Evidence))?);
        add(Rule::Objections, None, "records", tables::objection::old(self.db, organisation, before(Rule::Objections))?);
        let records = before(Rule::DestructionRecords);
        add(Rule::DestructionRecords, None, "records", tables::destruction::old(self.db, organisation, records)?);
        Ok(due)
    }

    /// Conversations that a sweep at `at` destroys because nothing was heard in them, the longest silent first. `after` is the place
    /// of the last one on the page before.
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
        let before = (rules.before(Rule::Inactive, None, at), rules.before(Rule::Ungranted, None, at));
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

fn counted(db: &mut Db, sql: &'static str, organisation: OrganisationId, before: Timestamp) -> Result<(u64, Option<Timestamp>), Fault> {
    let found = db.row(sql, values![&organisation.0, before.as_millisecond()], |row| Ok((row.u64(0)?, row.opt_time(1)?)))?;
    Ok(found.unwrap_or_default())
}
