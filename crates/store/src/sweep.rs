//! The sweep: destroys what was never granted, what was withdrawn and what has been inactive, once its time is over.

use crate::Store;
use crate::fault::{Fault, Stop};
use crate::tables;
use crate::tx::Tx;
use domain::erasure::{self, Reason};
use domain::id::{OrganisationId, SubjectId};
use domain::principal::Actor;
use domain::refusal::Refusal;
use domain::{decision, retention};
use jiff::Timestamp;

mod consents;

/// Rows that one reading looks at; the next reading goes on where they end.
const BATCH: i64 = 200;

/// What a sweep destroyed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Swept {
    /// Subjects of whom nothing had been granted, or who had been inactive for too long.
    pub erased: Vec<(OrganisationId, SubjectId)>,
    /// Subjects of whom a consent's time was over.
    pub expired: Vec<(OrganisationId, SubjectId)>,
    /// Generations of keys, with what they sealed.
    pub generations: u64,
    /// Sessions that had expired.
    pub sessions: u64,
    /// Invitations that nobody accepted in time.
    pub invitations: u64,
    /// What was due and could not be destroyed; the log says why.
    pub failed: u64,
}

/// Destroys a batch of one kind; whether there may be more.
type Step = fn(&Store, Timestamp, &mut Swept) -> Result<bool, Stop>;

impl Store {
    /// Destroys what is due at `now`, each thing in an act of its own, so that nobody waits long behind it.
    ///
    /// # Errors
    /// [`Stop`] where the database fails; what was destroyed until then stays destroyed.
    pub fn sweep(&self, now: Timestamp) -> Result<Swept, Stop> {
        let mut swept = Swept::default();
        let steps: [Step; 6] =
            [Self::sweep_consents, Self::sweep_due, Self::sweep_ungranted, Self::sweep_inactive, Self::sweep_imported, Self::sweep_invitations];
        for step in steps {
            // A batch in which something failed is the last of its step: the next sweep begins with it again.
            while step(self, now, &mut swept)? && swept.failed == 0 {}
        }
        for organisation in self.read(|r| tables::session::expired(r.db, now))? {
            swept.sessions += self.sweep_sessions(organisation, now)?;
        }
        self.sweep_objections(now)?;
        self.sweep_idempotency(now)?;
        Ok(swept)
    }

    /// One destruction of a batch. Where it fails, the others go on, and the sweep says how many failed.
    fn destroy<T: Default + Send + 'static>(
        &self,
        name: &'static str,
        organisation: OrganisationId,
        swept: &mut Swept,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    ) -> T {
        self.act_now(name, organisation, act).unwrap_or_else(|stop| {
            tracing::error!(act = name, %organisation, error = %stop, "something that is due was not destroyed");
            swept.failed += 1;
            T::default()
        })
    }

    /// Destroys a batch of generations whose time is over; whether there may be more.
    fn sweep_due(&self, now: Timestamp, swept: &mut Swept) -> Result<bool, Stop> {
        let batch = self.read(|r| tables::subject_key::due(r.db, now, BATCH))?;
        let more = !batch.is_empty();
        for due in batch {
            let destroyed = self.destroy("sweep.generation", due.organisation, swept, move |tx| {
                // Another sweep or an erasure may have come between.
                let Some(since) = tables::subject_key::is_due(tx.db, &due, now)? else { return Ok(false) };
                tx.apply(&decision::destroy_generation(due.subject, due.purpose, due.generation, since, now)?)?;
                Ok::<_, Stop>(true)
            });
            swept.generations += u64::from(destroyed);
        }
        Ok(more)
    }

    /// Destroys a batch of what was never granted; whether there may be more.
    fn sweep_ungranted(&self, now: Timestamp, swept: &mut Swept) -> Result<bool, Stop> {
        let before = retention::ungranted_before(now);
        let batch = self.read(|r| tables::conversation::ungranted(r.db, before, BATCH))?;
        let more = !batch.is_empty();
        for (organisation, subject) in batch {
            let destroyed = self.destroy("sweep.ungranted", organisation, swept, move |tx| {
                // They may have spoken, agreed or gone in the meantime.
                if tables::conversation::is_ungranted(tx.db, before, subject)? {
                    destroy_ungranted(tx, subject, now)
                } else {
                    Ok(Destroyed::Nothing)
                }
            });
            match destroyed {
                Destroyed::Subject => swept.erased.push((organisation, subject)),
                Destroyed::Generations(n) => swept.generations += n,
                Destroyed::Nothing => {}
            }
        }
        Ok(more)
    }

    /// Destroys a batch of subjects who have been inactive for as long as the notice says; whether there may be more.
    fn sweep_inactive(&self, now: Timestamp, swept: &mut Swept) -> Result<bool, Stop> {
        let before = retention::inactive_before(now);
        let batch = self.read(|r| tables::conversation::inactive(r.db, before, BATCH))?;
        let more = !batch.is_empty();
        for (organisation, subject) in batch {
            let destroyed = self.destroy("sweep.inactive", organisation, swept, move |tx| {
                if !tables::conversation::is_inactive(tx.db, organisation, subject, before)? {
                    return Ok(false);
                }
                let stored = tx.stored(subject)?;
                tx.apply(&erasure::erase(&stored, Reason::Retention, Actor::System, now))?;
                Ok::<_, Stop>(true)
            });
            if destroyed {
                swept.erased.push((organisation, subject));
            }
        }
        Ok(more)
    }

    /// Ends a batch of invitations whose time is over; whether there may be more.
    fn sweep_invitations(&self, now: Timestamp, swept: &mut Swept) -> Result<bool, Stop> {
        let batch = self.read(|r| tables::invitation::expired(r.db, now, BATCH))?;
        let more = !batch.is_empty();
        for row in batch {
            let ended = self.destroy("sweep.invitation", row.organisation, swept, move |tx| {
                // Another sweep, or whoever invited, may have come between.
                let Some(found) = tables::invitation::get(tx.db, tx.organisation, row.invitation.id)? else { return Ok(false) };
                tx.apply(&domain::membership::expire(&found.invitation, now)?)?;
                Ok::<_, Stop>(true)
            });
            swept.invitations += u64::from(ended);
        }
        Ok(more)
    }

    /// Destroys a batch of imported subjects who never came, as long after the import as the notice says; whether there may be
    /// more.
    fn sweep_imported(&self, now: Timestamp, swept: &mut Swept) -> Result<bool, Stop> {
        let before = retention::inactive_before(now);
        let batch = self.read(|r| tables::subject::unvisited(r.db, before, BATCH))?;
        let more = !batch.is_empty();
        for (organisation, subject) in batch {
            let destroyed = self.destroy("sweep.imported", organisation, swept, move |tx| {
                let stored = match tx.stored(subject) {
                    // Another sweep or an erasure came between.
                    Err(Stop::Refused(Refusal::NotFound)) => return Ok(false),
                    stored => stored?,
                };
                tx.apply(&erasure::erase(&stored, Reason::Retention, Actor::System, now))?;
                Ok::<_, Stop>(true)
            });
            if destroyed {
                swept.erased.push((organisation, subject));
            }
        }
        Ok(more)
    }

    /// Hashes of objections whose time is over.
    fn sweep_objections(&self, now: Timestamp) -> Result<(), Stop> {
        let before = retention::objection_before(now);
        for organisation in self.read(|r| tables::objection::old(r.db, before))? {
            self.act_now("sweep.objections", organisation, move |tx| Ok(tables::objection::delete_old(tx.db, organisation, before)?))?;
        }
        Ok(())
    }

    /// Idempotency keys older than a day. They belong to no organisation.
    fn sweep_idempotency(&self, now: Timestamp) -> Result<(), Stop> {
        let before = retention::ungranted_before(now);
        if self.read(|r| tables::idempotency::has_old(r.db, before))? {
            let nobody = OrganisationId(uuid::Uuid::nil());
            self.act_now("sweep.idempotency", nobody, move |tx| Ok(tables::idempotency::delete_old(tx.db, before)?))?;
        }
        Ok(())
    }

    /// Sessions that have expired, with what was shown in them.
    fn sweep_sessions(&self, organisation: OrganisationId, now: Timestamp) -> Result<u64, Stop> {
        self.act_now("sweep.sessions", organisation, move |tx| {
            tables::showing::delete_expired(tx.db, organisation, now)?;
            Ok::<_, Stop>(tables::session::delete_expired(tx.db, organisation, now)?)
        })
    }
}

/// What became of an ungranted conversation.
#[derive(Default)]
enum Destroyed {
    #[default]
    Nothing,
    Generations(u64),
    Subject,
}

/// Destroys the whole subject where nothing of theirs is granted and nothing withdrawn is still theirs to read; else the
/// ungranted generations alone.
fn destroy_ungranted(tx: &mut Tx<'_>, subject: SubjectId, now: Timestamp) -> Result<Destroyed, Stop> {
    let standing = tx.standing(subject, now)?;
    let granted = standing.live.iter().any(|live| live.grant.is_some());
    if !granted && tables::subject_key::pending(tx.db, subject)? == 0 {
        let stored = tx.stored(subject)?;
        tx.apply(&erasure::erase(&stored, Reason::Retention, Actor::System, now))?;
        return Ok(Destroyed::Subject);
    }
    let mut destroyed = 0;
    for live in standing.live.into_iter().filter(|live| live.grant.is_none()) {
        tx.apply(&decision::destroy_generation(subject, live.purpose, live.generation, now, now)?)?;
        destroyed += 1;
    }
    if destroyed == 0 {
        // It would be found again and again.
        return Err(Fault::broken("a conversation names a key that is not there").into());
    }
    Ok(Destroyed::Generations(destroyed))
}
