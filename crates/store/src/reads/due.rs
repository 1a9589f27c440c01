//! How much is due of each kind, before it is destroyed. Each step of the sweep names its counting here, so that a preview leaves none out.

use super::Reader;
use crate::db::{Db, statements, values};
use crate::fault::Fault;
use crate::sweep;
use crate::tables::conversation::{self, Counted};
use crate::tables::{self, subject};
use domain::id::OrganisationId;
use domain::purpose::Purpose;
use domain::request;
use domain::retention::{Rule, Rules};
use jiff::Timestamp;

statements! {
    HOLDS = "SELECT COUNT(*), MIN(ends_at) FROM hold WHERE organisation = ?1 AND ends_at <= ?2";
    CONSENTS = "SELECT COUNT(*), MIN(g.expires_at) FROM subject_grant g JOIN subject s ON s.id = g.subject WHERE s.organisation = ?1 AND g.state = 'given' AND g.expires_at <= ?2";
    INVITATIONS = "SELECT COUNT(*), MIN(expires_at) FROM invitation WHERE organisation = ?1 AND expires_at <= ?2";
    SAID = "SELECT COUNT(*), MIN(x.at) FROM (SELECT conversation, at FROM message UNION ALL SELECT conversation, at FROM note UNION ALL SELECT conversation, at FROM file) x JOIN conversation c ON c.id = x.conversation WHERE c.organisation = ?1 AND c.created_at < ?2 AND x.at < ?2";
    TOLD = "SELECT COUNT(*), MIN(f.at) FROM contact_field f JOIN subject s ON s.id = f.subject WHERE s.organisation = ?1 AND f.purpose = ?3 AND f.at < ?2";
    EVIDENCE = "SELECT COUNT(*), MIN(d.at) FROM destruction d JOIN ledger_entry x ON x.organisation = d.organisation AND x.position >= d.position AND x.position <= d.last_position WHERE d.organisation = ?1 AND d.act IN ('subject.erased', 'erasure.completed') AND d.at < ?2 AND x.subject IS NOT NULL";
    REQUESTS = "SELECT COUNT(*), MIN(closed_at) FROM request WHERE organisation = ?1 AND closed_at < ?2";
}

/// What is due by one rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// By which rule; [`Rule::Active`] where it ends on a day of its own.
    pub rule: Rule,
    /// Of which purpose; `None` where it is of none or all.
    pub purpose: Option<Purpose>,
    /// What it is: `holds`, `consents`, `invitations`, `conversations`, `subjects`, `messages`, `fields`, `generations`,
    /// `subjects-erased`, `records` or `requests`.
    pub category: &'static str,
    /// How many.
    pub count: u64,
    /// When the first of them was due.
    pub earliest: Option<Timestamp>,
}

/// A look ahead at one organisation.
pub(crate) struct Ahead<'a> {
    db: &'a mut Db,
    organisation: OrganisationId,
    rules: Rules,
    at: Timestamp,
    due: Vec<Due>,
}

impl Reader<'_> {
    /// What a sweep at `at` destroys, step by step; steps that find nothing are left out.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn due(&mut self, organisation: OrganisationId, at: Timestamp) -> Result<Vec<Due>, Fault> {
        let rules = self.retention_rules(organisation)?;
        let mut ahead = Ahead { db: self.db, organisation, rules, at, due: Vec::new() };
        for step in sweep::steps() {
            (step.ahead)(&mut ahead)?;
        }
        Ok(ahead.due)
    }
}

impl Ahead<'_> {
    fn counted(&mut self, sql: &'static str, before: Timestamp) -> Result<Counted, Fault> {
        let found = self.db.row(sql, values![&self.organisation.0, before.as_millisecond()], |row| Ok((row.u64(0)?, row.opt_time(1)?)))?;
        Ok(found.unwrap_or_default())
    }

    fn before(&self, rule: Rule) -> Timestamp {
        self.rules.before(rule, None, self.at)
    }

    /// What a rule finds, which counts from what is stored.
    fn by_rule(&mut self, rule: Rule, purpose: Option<&Purpose>, category: &'static str, (count, since): Counted) {
        let earliest = since.map(|since| self.rules.until(rule, purpose, since));
        self.add(Due { rule, purpose: purpose.cloned(), category, count, earliest });
    }

    /// What has its day of destruction stored with it.
    fn by_day(&mut self, rule: Rule, category: &'static str, (count, earliest): Counted) {
        self.add(Due { rule, purpose: None, category, count, earliest });
    }

    fn add(&mut self, due: Due) {
        if due.count > 0 {
            self.due.push(due);
        }
    }
}

pub(crate) fn holds(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = ahead.counted(HOLDS, ahead.at)?;
    ahead.by_day(Rule::Active, "holds", found);
    Ok(())
}

pub(crate) fn consents(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = ahead.counted(CONSENTS, ahead.at)?;
    ahead.by_day(Rule::Active, "consents", found);
    Ok(())
}

pub(crate) fn invitations(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = ahead.counted(INVITATIONS, ahead.at)?;
    ahead.by_day(Rule::Active, "invitations", found);
    Ok(())
}

pub(crate) fn withdrawn(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = tables::subject_key::count_due(ahead.db, ahead.organisation, ahead.at)?;
    ahead.by_day(Rule::Withdrawn, "generations", found);
    Ok(())
}

pub(crate) fn ungranted(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = conversation::count_private(ahead.db, ahead.organisation, ahead.before(Rule::Ungranted), ahead.at)?;
    ahead.by_rule(Rule::Ungranted, None, "conversations", found);
    Ok(())
}

pub(crate) fn beside(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = conversation::count_beside(ahead.db, ahead.organisation, ahead.before(Rule::Ungranted), ahead.at)?;
    ahead.by_rule(Rule::Ungranted, None, "generations", found);
    Ok(())
}

pub(crate) fn inactive(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = conversation::count_inactive(ahead.db, ahead.organisation, ahead.before(Rule::Inactive), ahead.at)?;
    ahead.by_rule(Rule::Inactive, None, "conversations", found);
    Ok(())
}

pub(crate) fn imported(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = subject::count_unvisited(ahead.db, ahead.organisation, ahead.before(Rule::Inactive))?;
    ahead.by_rule(Rule::Inactive, None, "subjects", found);
    Ok(())
}

pub(crate) fn said(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = ahead.counted(SAID, ahead.before(Rule::Content))?;
    ahead.by_rule(Rule::Content, None, "messages", found);
    Ok(())
}

pub(crate) fn told(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    for purpose in tables::purpose::list(ahead.db, ahead.organisation)? {
        let (rule, name) = (Rule::cap(purpose.special), &purpose.purpose);
        let before = ahead.rules.before(rule, Some(name), ahead.at);
        let values = values![&ahead.organisation.0, before.as_millisecond(), name.as_str()];
        let found = ahead.db.row(TOLD, values, |row| Ok((row.u64(0)?, row.opt_time(1)?)))?;
        ahead.by_rule(rule, Some(name), "fields", found.unwrap_or_default());
    }
    Ok(())
}

pub(crate) fn evidence(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = ahead.counted(EVIDENCE, ahead.before(Rule::Evidence))?;
    ahead.by_rule(Rule::Evidence, None, "subjects-erased", found);
    Ok(())
}

pub(crate) fn objections(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = tables::objection::old(ahead.db, ahead.organisation, ahead.before(Rule::Objections))?;
    ahead.by_rule(Rule::Objections, None, "records", found);
    Ok(())
}

pub(crate) fn records(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let found = tables::destruction::old(ahead.db, ahead.organisation, ahead.before(Rule::DestructionRecords))?;
    ahead.by_rule(Rule::DestructionRecords, None, "records", found);
    Ok(())
}

/// Requests that were answered so long ago that nobody has to prove it any more; their years are no rule that anybody chooses.
pub(crate) fn requests(ahead: &mut Ahead<'_>) -> Result<(), Fault> {
    let (count, since) = ahead.counted(REQUESTS, request::kept_since(ahead.at))?;
    ahead.by_day(Rule::Evidence, "requests", (count, since.map(request::kept_until)));
    Ok(())
}
