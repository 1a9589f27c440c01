//! The sweep: destroys what was never granted and what was withdrawn, once its time is over.

use crate::Store;
use crate::fault::Stop;
use crate::tables;
use domain::erasure::{self, Reason};
use domain::id::{OrganisationId, SubjectId};
use domain::principal::Actor;
use domain::{decision, retention};
use jiff::Timestamp;

/// Rows that one reading looks at; the next reading goes on where they end.
const BATCH: i64 = 200;

/// What a sweep destroyed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Swept {
    /// Subjects of whom nothing had been granted.
    pub subjects: u64,
    /// Generations of keys, with what they sealed.
    pub generations: u64,
    /// Sessions that had expired.
    pub sessions: u64,
}

impl Store {
    /// Destroys what is due at `now`, each thing in an act of its own, so that nobody waits long behind it.
    ///
    /// # Errors
    /// [`Stop`] where the database fails; what was destroyed until then stays destroyed.
    pub fn sweep(&self, now: Timestamp) -> Result<Swept, Stop> {
        let mut swept = Swept::default();
        loop {
            let due = self.read(|r| tables::subject_key::due(r.db, now, BATCH))?;
            if due.is_empty() {
                break;
            }
            for d in due {
                self.act_now("sweep.generation", d.organisation, move |tx| {
                    tx.apply(&decision::destroy_generation(d.subject, d.purpose, d.generation, d.at, now)?)
                })?;
                swept.generations += 1;
            }
        }
        loop {
            let before = retention::ungranted_before(now);
            let due = self.read(|r| tables::conversation::ungranted(r.db, before, now, BATCH))?;
            if due.is_empty() {
                break;
            }
            for (organisation, subject) in due {
                let whole = self.sweep_ungranted(organisation, subject, now)?;
                swept.subjects += u64::from(whole);
                swept.generations += u64::from(!whole);
            }
        }
        swept.sessions = self.sweep_expired(now)?;
        Ok(swept)
    }

    /// Destroys an ungranted conversation: with the whole subject where nothing else is granted (true), else alone.
    fn sweep_ungranted(&self, organisation: OrganisationId, subject: SubjectId, now: Timestamp) -> Result<bool, Stop> {
        self.act_now("sweep.ungranted", organisation, move |tx| {
            let standing = tx.standing(subject)?;
            if standing.live.iter().any(|l| l.grant.is_some()) {
                for live in standing.live.iter().filter(|l| l.grant.is_none()) {
                    tx.apply(&decision::destroy_generation(subject, live.purpose.clone(), live.generation, now, now)?)?;
                }
                return Ok(false);
            }
            let stored = tx.stored(subject)?;
            tx.apply(&erasure::erase(&stored, Reason::Retention, Actor::System, now))?;
            Ok(true)
        })
    }

    /// Sessions that have expired, and idempotency keys older than a day.
    fn sweep_expired(&self, now: Timestamp) -> Result<u64, Stop> {
        let organisations = self.read(|r| r.organisations())?;
        let Some(first) = organisations.first() else { return Ok(0) };
        self.act_now("sweep.expired", first.id, move |tx| {
            tables::idempotency::delete_old(tx.db, retention::ungranted_before(now))?;
            Ok::<_, Stop>(tables::session::delete_expired(tx.db, now)?)
        })
    }
}
