//! What an erasure needs to know: what is stored about whom, and what of somebody who stays is too old.

use super::Tx;
use crate::fault::{Fault, Stop};
use crate::tables;
use domain::act;
use domain::erasure::{self, Stored};
use domain::id::SubjectId;
use domain::jurisdiction;
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use domain::retention::{Doomed, OldContent, Rule, Rules};
use jiff::Timestamp;
use uuid::Uuid;

/// The sweep that acts, as its destruction records name it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Job {
    pub(crate) id: Uuid,
    pub(crate) rule: Rule,
    pub(crate) started_at: Timestamp,
}

/// Messages of one subject that one act destroys at most: more would keep everybody waiting.
const MESSAGES_MAX: i64 = 500;

impl Tx<'_> {
    /// What is stored about a subject, for its erasure plan.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such subject.
    pub fn stored(&mut self, subject: SubjectId) -> Result<Stored, Stop> {
        tables::subject::public_key(self.db, self.organisation, subject)?.ok_or(Refusal::NotFound)?;
        tables::doomed::name(self.db, &[subject])?;
        tables::doomed::seal(self.db)?;
        let mut rows = Vec::new();
        for (table, count, _) in tables::ERASED {
            let n = count(self.db)?;
            if n > 0 {
                rows.push((*table, n));
            }
        }
        let entries = self.doomed()?.pop().map(|doomed| doomed.entries).unwrap_or_default();
        Ok(Stored { subject, rows, entries })
    }

    /// The doomed, each with the positions of the ledger's side entries that go with them.
    pub(crate) fn doomed(&mut self) -> Result<Vec<Doomed>, Fault> {
        let doomed = tables::doomed::list(self.db)?.into_iter().map(|subject| Doomed { subject, entries: vec![] });
        let mut doomed: Vec<Doomed> = doomed.collect();
        let mut next = doomed.iter_mut().peekable();
        // Both are in the order of the subjects.
        for (subject, position, text) in tables::ledger_entry::of_doomed(self.db)? {
            while next.next_if(|doomed| doomed.subject < subject).is_some() {}
            let goes = text.as_deref().and_then(act::named).is_some_and(erasure::goes_with_subject);
            if let Some(doomed) = next.peek_mut().filter(|doomed| goes && doomed.subject == subject) {
                doomed.entries.push(position);
            }
        }
        Ok(doomed)
    }

    /// How long the organisation keeps what.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such organisation (any more).
    pub fn retention_rules(&mut self) -> Result<Rules, Stop> {
        let organisation = tables::organisation::get(self.db, self.organisation)?.ok_or(Refusal::NotFound)?;
        let chosen = tables::retention_rule::list(self.db, self.organisation)?;
        Ok(Rules::new(jurisdiction::laws(&organisation.region), chosen))
    }

    /// What a subject said before `before`, as much of it as one act may destroy, the oldest first.
    pub(crate) fn said_before(&mut self, subject: SubjectId, before: Timestamp) -> Result<OldContent, Stop> {
        tables::subject::public_key(self.db, self.organisation, subject)?.ok_or(Refusal::NotFound)?;
        let before = match tables::message::oldest(self.db, subject, before, MESSAGES_MAX)? {
            // What came in the same millisecond goes together.
            Some(at) => at.saturating_add(jiff::SignedDuration::from_millis(1)).map_or(before, |piece| piece.min(before)),
            None => before,
        };
        let rows = tables::message::count_old(self.db, subject, before)?
            + tables::file::count_old(self.db, subject, before)?
            + tables::note::count_old(self.db, subject, before)?;
        Ok(OldContent { subject, purpose: None, before, rows })
    }

    /// What a subject told for a purpose before `before`.
    pub(crate) fn told_before(&mut self, subject: SubjectId, purpose: Purpose, before: Timestamp) -> Result<OldContent, Stop> {
        tables::subject::public_key(self.db, self.organisation, subject)?.ok_or(Refusal::NotFound)?;
        let rows = tables::contact_field::count_old(self.db, subject, &purpose, before)?;
        Ok(OldContent { subject, purpose: Some(purpose), before, rows })
    }
}
