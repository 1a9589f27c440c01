//! The sweep: destroys what the rules of retention say is due, a file a kind, in acts so short that nobody waits long behind one.

mod consents;
mod content;
mod evidence;
mod generations;
mod holds;
mod requests;
mod sessions;
mod subjects;

use crate::Store;
use crate::erasing::later;
use crate::fault::{Fault, Stop};
use crate::reads::Reader;
use crate::reads::due::{self, Ahead};
use crate::tables;
use crate::tx::{Job, Tx};
use domain::id::{OrganisationId, SubjectId};
use domain::retention::Rule;
use jiff::Timestamp;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// How long an act of a sweep is to take with its commit. The size of the next one is made to it, and nobody waits 50 ms behind one.
const ACT: Duration = Duration::from_millis(25);
/// Things that the first act of a sweep destroys, and the most that one ever does.
const PIECE: (usize, usize) = (16, 1_024);
/// Things that one reading names; the next reading goes on where they end.
const READ: i64 = 4_096;

/// What a sweep destroyed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Swept {
    /// Subjects of whom nothing had been granted, or who had been inactive for too long.
    pub erased: Vec<(OrganisationId, SubjectId)>,
    /// Erasures in pieces that came to their end.
    pub completed: u64,
    /// Subjects of whom a consent's time was over.
    pub expired: Vec<(OrganisationId, SubjectId)>,
    /// Generations of keys, with what they sealed.
    pub generations: u64,
    /// What was too old of those who stay, in rows.
    pub content: u64,
    /// Side entries of the ledger, and records that name nobody.
    pub records: u64,
    /// Sessions that had expired.
    pub sessions: u64,
    /// Legal holds whose time was over, with what they alone kept.
    pub holds: u64,
    /// Invitations that nobody accepted in time.
    pub invitations: u64,
    /// What was due and could not be destroyed; the log says why.
    pub failed: u64,
}

/// One kind of what is due: the rule that its records name, what destroys it in an organisation, and what counts it before that.
pub(crate) struct Step {
    rule: Rule,
    destroy: fn(&mut Sweep<'_>, OrganisationId) -> Result<(), Stop>,
    pub(crate) ahead: fn(&mut Ahead<'_>) -> Result<(), Fault>,
}

/// What cannot wait a day: what was withdrawn, and what nobody was granted.
const SHORT: &[Step] = &[
    Step { rule: Rule::Active, destroy: holds::over, ahead: due::holds },
    Step { rule: Rule::Active, destroy: consents::expired, ahead: due::consents },
    Step { rule: Rule::Withdrawn, destroy: generations::withdrawn, ahead: due::withdrawn },
    Step { rule: Rule::Ungranted, destroy: subjects::ungranted, ahead: due::ungranted },
    Step { rule: Rule::Ungranted, destroy: generations::beside, ahead: due::beside },
    Step { rule: Rule::Active, destroy: sessions::invitations, ahead: due::invitations },
];

/// What is looked through once a day.
const DAILY: &[Step] = &[
    Step { rule: Rule::Inactive, destroy: subjects::inactive, ahead: due::inactive },
    Step { rule: Rule::Inactive, destroy: subjects::imported, ahead: due::imported },
    Step { rule: Rule::Content, destroy: content::said, ahead: due::said },
    Step { rule: Rule::Content, destroy: content::told, ahead: due::told },
    Step { rule: Rule::Evidence, destroy: evidence::trim, ahead: due::evidence },
    Step { rule: Rule::Objections, destroy: evidence::objections, ahead: due::objections },
    Step { rule: Rule::DestructionRecords, destroy: evidence::records, ahead: due::records },
    Step { rule: Rule::Evidence, destroy: requests::answered, ahead: due::requests },
];

/// Every step of a daily sweep, in the order in which they are taken.
pub(crate) fn steps() -> impl Iterator<Item = &'static Step> {
    SHORT.iter().chain(DAILY)
}

/// How the table of sweeps names the two.
pub(crate) const KINDS: (&str, &str) = ("short", "daily");

/// The two times of an act of a sweep.
#[derive(Clone, Copy)]
struct Times {
    /// The time for which it is judged what is due: when the sweep began, so that it comes to an end.
    due: Timestamp,
    /// The time of the act.
    now: Timestamp,
}

/// A sweep under way.
pub(crate) struct Sweep<'a> {
    store: &'a Store,
    job: Job,
    began: Instant,
    /// Things that the next act destroys.
    piece: usize,
    swept: Swept,
}

impl Store {
    /// Destroys everything that is due at `now`: what the short sweep does, then what is looked through daily.
    ///
    /// # Errors
    /// [`Stop`] where the database fails; what was destroyed until then stays destroyed, and the next sweep goes on.
    pub fn sweep(&self, now: Timestamp) -> Result<Swept, Stop> {
        let (short, daily) = KINDS;
        let mut sweep = Sweep::begin(self, now);
        sweep.run(short, SHORT)?;
        sweep.run(daily, DAILY)?;
        Ok(sweep.swept)
    }

    /// Destroys what cannot wait a day.
    ///
    /// # Errors
    /// As [`Store::sweep`].
    pub fn sweep_short(&self, now: Timestamp) -> Result<Swept, Stop> {
        let mut sweep = Sweep::begin(self, now);
        sweep.run(KINDS.0, SHORT)?;
        Ok(sweep.swept)
    }

    /// An act that belongs to no organisation.
    fn act_of_nobody(&self, name: &'static str, act: impl FnOnce(&mut Tx<'_>) -> Result<(), Stop> + Send + 'static) -> Result<(), Stop> {
        self.act_now(name, OrganisationId(Uuid::nil()), act)
    }
}

impl<'a> Sweep<'a> {
    fn begin(store: &'a Store, now: Timestamp) -> Self {
        let job = Job { id: Uuid::nil(), rule: Rule::Active, started_at: now };
        Self { store, job, began: Instant::now(), piece: PIECE.0, swept: Swept::default() }
    }

    /// When what is due was due, and what time it is by now.
    fn times(&self) -> Times {
        Times { due: self.job.started_at, now: later(self.job.started_at, self.began) }
    }

    /// Takes every step in every organisation, and notes when that began and ended.
    fn run(&mut self, kind: &'static str, steps: &[Step]) -> Result<(), Stop> {
        let (at, store) = (self.times().now, self.store);
        let (send, receive) = std::sync::mpsc::channel();
        store.act_of_nobody("sweep.begin", move |tx| {
            let id = tx.fresh_id(at);
            tables::sweep::begin(tx.db, kind, id, at)?;
            // Whoever asked waits for the answer.
            let _ = send.send(id);
            Ok(())
        })?;
        self.job.id = receive.try_recv().unwrap_or_default();
        sessions::expired(self)?;
        // What fails here is tried again below, and counted there.
        let _ = self.finish_erasures();
        for organisation in store.read(|r| tables::organisation::list(r.db))? {
            for step in steps {
                self.job.rule = step.rule;
                (step.destroy)(self, organisation.id)?;
            }
        }
        self.swept.failed += self.finish_erasures();
        let (job, ended, failed) = (self.job.id, self.times().now, self.swept.failed);
        store.act_of_nobody("sweep.end", move |tx| Ok(tables::sweep::end(tx.db, kind, job, ended, failed)?))
    }

    /// Goes on with erasures that a process left unfinished, and with those that this sweep began; answers how many failed.
    fn finish_erasures(&mut self) -> u64 {
        match self.store.finish_erasures(self.times().now) {
            Ok(finished) => {
                self.swept.completed += finished.ended;
                finished.failed
            }
            Err(fault) => {
                tracing::error!(error = %fault, "erasures that have begun were not gone on with");
                1
            }
        }
    }

    /// Runs an act of the sweep; nothing where it fails, which the log and the count of failures say.
    fn act<T, F>(&mut self, name: &'static str, organisation: OrganisationId, act: F) -> Option<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        match self.attempt(name, organisation, act) {
            Ok(done) => Some(done),
            Err(stop) => {
                tracing::error!(act = name, %organisation, error = %stop, "something that is due was not destroyed");
                self.swept.failed += 1;
                None
            }
        }
    }

    /// Runs an act as the sweep's, and makes the size of the next to how long it took.
    fn attempt<T, F>(&mut self, name: &'static str, organisation: OrganisationId, act: F) -> Result<T, Stop>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        let (job, began) = (self.job, Instant::now());
        let done = self.store.act_now(name, organisation, move |tx| {
            tx.job = Some(job);
            act(tx)
        })?;
        // With the commit, which flushes what the act wrote, and with whatever waited beside it.
        let took = began.elapsed();
        let fits = ACT.as_secs_f64() / took.as_secs_f64().max(1e-6);
        // Twice as many at most, so that one lucky act does not make everybody wait for the next.
        self.piece = scaled(self.piece, fits.min(2.0)).clamp(1, PIECE.1);
        Ok(done)
    }

    /// Reads what is due and destroys it, until nothing is. A reading of which something failed, or nothing could be destroyed, is the last:
    /// the next sweep begins with it again.
    fn until_none<I>(
        &mut self,
        due: impl Fn(&mut Reader<'_>) -> Result<Vec<I>, Fault>,
        mut destroy: impl FnMut(&mut Self, Vec<I>) -> u64,
    ) -> Result<(), Stop> {
        let failed = self.swept.failed;
        loop {
            let things = self.store.read(&due)?;
            if things.is_empty() || destroy(self, things) == 0 || self.swept.failed > failed {
                return Ok(());
            }
        }
    }

    /// Destroys things in pieces; where a piece fails, one by one, so that what cannot be destroyed keeps nothing else.
    /// Answers what each act said.
    fn in_pieces<I, T>(
        &mut self,
        name: &'static str,
        organisation: OrganisationId,
        things: &[I],
        act: fn(&mut Tx<'_>, &[I], Times) -> Result<T, Stop>,
    ) -> Vec<T>
    where
        I: Clone + Send + 'static,
        T: Send + 'static,
    {
        let mut done = Vec::new();
        let mut left = things;
        while !left.is_empty() {
            let (piece, rest) = left.split_at(self.piece.min(left.len()));
            left = rest;
            let (these, times) = (piece.to_vec(), self.times());
            match self.attempt(name, organisation, move |tx| act(tx, &these, times)) {
                Ok(answer) => done.push(answer),
                Err(_) => {
                    for one in piece {
                        let (one, times) = (one.clone(), self.times());
                        done.extend(self.act(name, organisation, move |tx| act(tx, std::slice::from_ref(&one), times)));
                    }
                }
            }
        }
        done
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "between 1 and some thousands")]
fn scaled(size: usize, by: f64) -> usize {
    (size as f64 * by).round() as usize
}
