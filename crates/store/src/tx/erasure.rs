//! What an erasure needs to know: what is stored about whom, and what of somebody who stays is too old.

use super::Tx;
use crate::fault::{Fault, Stop};
use crate::tables;
use domain::act;
use domain::erasure::{self, AT_ONCE_MAX, Erasing, Piece, ROWS_PER_PART, Stored};
use domain::id::SubjectId;
use domain::jurisdiction;
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use domain::retention::{Doomed, OldContent, Rule, Rules};
use jiff::Timestamp;
use std::collections::BTreeSet;
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
        if self.is_large(subject)? {
            return Ok(Stored { subject, in_pieces: true, request: None, rows: vec![], entries: vec![] });
        }
        let rows = self.counted()?;
        let entries = self.doomed()?.pop().map(|doomed| doomed.entries).unwrap_or_default();
        Ok(Stored { subject, in_pieces: false, request: None, rows, entries })
    }

    /// Whether too much is stored about a subject to be destroyed in one act. Nothing is counted beyond that.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such subject.
    pub fn is_large(&mut self, subject: SubjectId) -> Result<bool, Stop> {
        tables::subject::public_key(self.db, self.organisation, subject)?.ok_or(Refusal::NotFound)?;
        tables::doomed::name(self.db, &[subject])?;
        tables::doomed::seal(self.db)?;
        let most = AT_ONCE_MAX + 1;
        let rows = tables::message::count_some(self.db, most)?
            + tables::file::count_parts(self.db)? * ROWS_PER_PART
            + tables::note::count_some(self.db, most)?
            + tables::ledger_entry::count_some(self.db, most)?;
        Ok(rows > AT_ONCE_MAX)
    }

    /// Those of the doomed of whom too much is stored to be destroyed in the same act as others.
    pub(crate) fn large(&mut self) -> Result<BTreeSet<SubjectId>, Fault> {
        let mut large: BTreeSet<_> = tables::conversation::large(self.db, AT_ONCE_MAX)?.into_iter().collect();
        large.extend(tables::file::large(self.db, AT_ONCE_MAX / ROWS_PER_PART)?);
        large.extend(tables::note::large(self.db, AT_ONCE_MAX)?);
        large.extend(tables::ledger_entry::large(self.db, AT_ONCE_MAX)?);
        Ok(large)
    }

    /// The rows of the doomed, by table, without those that hold none.
    pub(crate) fn counted(&mut self) -> Result<Vec<(&'static str, u64)>, Fault> {
        let mut rows = Vec::new();
        for (table, count, _) in tables::ERASED {
            let n = count(self.db)?;
            if n > 0 {
                rows.push((*table, n));
            }
        }
        Ok(rows)
    }

    /// The erasure of a subject that is under way, and what is left of them; `None` where none is, or another process ended it.
    pub(crate) fn erasing(&mut self, subject: SubjectId) -> Result<Option<Erasing>, Fault> {
        let erasing = tables::erasing::get(self.db, self.organisation, subject)?;
        if erasing.is_some() {
            tables::doomed::again(self.db, subject)?;
        }
        Ok(erasing)
    }

    /// So much of what is left as one act is to destroy; empty where nothing is left of what goes in pieces.
    pub(crate) fn next_piece(&mut self, erasing: &Erasing, size: u64) -> Result<Piece, Fault> {
        let messages = tables::message::count_some(self.db, size)?;
        let mut left = size - messages;
        let parts = if left > 0 { tables::file_part::count_some(self.db, left.div_ceil(ROWS_PER_PART))? } else { 0 };
        left = left.saturating_sub(parts * ROWS_PER_PART);
        let notes = if left > 0 { tables::note::count_some(self.db, left)? } else { 0 };
        let mut piece = Piece { messages, parts, notes, entries: vec![], looked_to: erasing.looked_to };
        while piece.rows() == 0 && piece.entries.is_empty() {
            let read = tables::ledger_entry::of_subject_from(self.db, erasing.subject, piece.looked_to, size)?;
            let Some((last, _)) = read.last() else { break };
            piece.looked_to = last + 1;
            let goes = |text: &String| act::named(text).is_some_and(erasure::goes_with_subject);
            piece.entries.extend(read.iter().filter(|(_, text)| text.as_ref().is_some_and(goes)).map(|(position, _)| *position));
        }
        Ok(piece)
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
