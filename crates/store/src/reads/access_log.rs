//! The access log: which entries of the ledger somebody looks for, newest first.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::ledger_entry::{self, SideEntry, Sought};
use domain::act::{Act, done_at, rfc3339};
use domain::id::{MemberId, OrganisationId, SubjectId};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

statements! {
    SUBJECT_OF = "SELECT c.subject FROM conversation c JOIN subject s ON s.id = c.subject WHERE c.id = ?1 AND s.organisation = ?2 UNION ALL SELECT id FROM subject WHERE id = ?1 AND organisation = ?2 UNION ALL SELECT subject FROM request WHERE id = ?1 AND organisation = ?2 AND subject IS NOT NULL";
    NAMED = "SELECT organisation FROM ledger_entry WHERE subject = ?1 LIMIT 1";
}

/// By what acts are chosen.
#[derive(Clone, Default, Debug)]
pub struct LogFilter {
    /// Those of one kind.
    pub act: Option<Act>,
    /// Those of one member or token.
    pub member: Option<MemberId>,
    /// Those about this: a subject, a conversation, a request, or what an entry about no subject names first.
    pub object: Option<Uuid>,
    /// Not before this time.
    pub since: Option<Timestamp>,
    /// Before this time.
    pub until: Option<Timestamp>,
    /// Before this position.
    pub before: Option<u64>,
}

/// Ledgers longer than this are searched by time before they are searched for anything else, in entries.
const LONG: u64 = if cfg!(test) { 8 } else { 20_000 };
/// How far apart the times of entries and their order may be: an act is timed when it is asked for, and appended when it is written.
const DISORDER: SignedDuration = SignedDuration::from_hours(1);
/// What sorts after every time.
const END_OF_TIME: &str = "~";

impl Reader<'_> {
    /// Acts, newest first: those that still have their text. `limit` of them at most.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn acts(&mut self, organisation: OrganisationId, filter: &LogFilter, limit: i64) -> Result<Vec<SideEntry>, Fault> {
        let size = self.ledger_head(organisation)?.size();
        let mut to = filter.before.map_or(size, |before| before.min(size));
        let mut from = 0;
        if to > LONG {
            if let Some(since) = filter.since.and_then(|since| since.checked_sub(DISORDER).ok()) {
                from = self.first_since(organisation, to, since)?;
            }
            if let Some(until) = filter.until.and_then(|until| until.checked_add(DISORDER).ok()) {
                to = self.first_since(organisation, to, until)?;
            }
        }
        let (since, until) = (filter.since.map(rfc3339).unwrap_or_default(), filter.until.map_or_else(|| END_OF_TIME.to_owned(), rfc3339));
        let period = (filter.act, since.as_str(), until.as_str());
        let mut read = |sought| ledger_entry::logged(self.db, organisation, (from, to), period, sought, limit);
        let Some(object) = filter.object else {
            return read(filter.member.map_or(Sought::Anything, Sought::Member));
        };
        // What names a subject is found by the subject, and there are few; the rest by what it names first.
        let Some(subject) = self.subject_of(organisation, object)? else {
            let found = ledger_entry::logged(self.db, organisation, (from, to), period, Sought::Object(object), i64::MAX)?;
            return Ok(chosen(found, filter, None, limit));
        };
        let found = ledger_entry::logged(self.db, organisation, (from, to), period, Sought::Subject(subject), i64::MAX)?;
        Ok(chosen(found, filter, Some((object, subject)), limit))
    }

    /// The subject whose entries name an object.
    fn subject_of(&mut self, organisation: OrganisationId, object: Uuid) -> Result<Option<SubjectId>, Fault> {
        let known = self.db.row(SUBJECT_OF, values![&object, &organisation.0], |row| Ok(SubjectId(row.id(0)?)))?;
        if known.is_some() {
            return Ok(known);
        }
        // Its row is gone, and entries may stand all the same: those of its erasure.
        let of = self.db.row(NAMED, values![&object], |row| row.id(0))?;
        Ok(of.filter(|of| *of == organisation.0).map(|_| SubjectId(object)))
    }

    /// The first position at or after which entries are of a time or later, as far as they are in order.
    fn first_since(&mut self, organisation: OrganisationId, size: u64, since: Timestamp) -> Result<u64, Fault> {
        let (mut low, mut high) = (0, size);
        while low < high {
            let middle = low + (high - low) / 2;
            match ledger_entry::with_text(self.db, organisation, middle, high)? {
                Some((position, text)) if done_at(&text).is_some_and(|at| at < since) => low = position + 1,
                _ => high = middle,
            }
        }
        Ok(low)
    }
}

/// What of a subject's or an object's entries is looked for.
fn chosen(found: Vec<SideEntry>, filter: &LogFilter, of: Option<(Uuid, SubjectId)>, limit: i64) -> Vec<SideEntry> {
    let by = filter.member.map(|member| format!("\"by\":\"{}\"", member.named()));
    let named = of.filter(|(object, subject)| *object != subject.0).map(|(object, _)| format!(":\"{object}\""));
    let holds = |entry: &SideEntry, part: &Option<String>| {
        part.as_ref().is_none_or(|part| entry.entry.as_ref().is_some_and(|text| text.contains(part.as_str())))
    };
    let chosen = found.into_iter().filter(|entry| holds(entry, &by) && holds(entry, &named));
    chosen.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect()
}
