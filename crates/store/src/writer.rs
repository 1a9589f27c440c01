//! The writer: takes the acts that wait, runs each in its savepoint, commits and flushes once for all, then answers them.

use crate::db::{Db, Place};
use crate::fault::Fault;
use crate::tx::{Group, Tx};
use domain::id::OrganisationId;
use seal::Entropy;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

/// An act that waits.
pub(crate) struct Job {
    pub(crate) name: &'static str,
    pub(crate) organisation: OrganisationId,
    pub(crate) run: Box<dyn FnOnce(&mut Tx<'_>) -> Finish + Send>,
}

/// How an act ended before the commit, and how to answer once the commit is known.
pub(crate) struct Finish {
    pub(crate) keep: bool,
    pub(crate) answer: Box<dyn FnOnce(Result<(), Fault>) + Send>,
}

/// One writer on SQLite, several on PostgreSQL with the acts of one organisation on one.
pub(crate) struct Writers {
    senders: Vec<SyncSender<Job>>,
    /// Acts that were taken and are not answered yet, of all writers.
    waiting: Arc<AtomicUsize>,
}

/// Acts that may wait for a writer before further ones are refused.
const QUEUE_MAX: usize = 8_192;
/// Acts that share one flush at most.
const GROUP_MAX: usize = 1_024;
/// Writers on PostgreSQL.
const POSTGRES_WRITERS: usize = 4;
/// How long a writer waits before it tries again to reach a database that has gone.
const RECONNECT: Duration = Duration::from_millis(200);

impl Writers {
    pub(crate) fn start(place: &Place, first: Db, entropy: &Arc<dyn Entropy>) -> Result<Self, Fault> {
        let count = if first.is_sqlite() { 1 } else { POSTGRES_WRITERS };
        let mut first = Some(first);
        let mut senders = Vec::with_capacity(count);
        let waiting = Arc::new(AtomicUsize::new(0));
        for number in 0..count {
            let db = first.take().map_or_else(|| Db::open(place, true), Ok)?;
            let (send, receive) = sync_channel(QUEUE_MAX);
            let (place, entropy, waiting) = (place.clone(), Arc::clone(entropy), Arc::clone(&waiting));
            let thread = std::thread::Builder::new().name(format!("writer-{number}"));
            thread
                .spawn(move || Writer { place, db: Some(db), entropy, waiting }.run(&receive))
                .map_err(|e| Fault::Unavailable(format!("no thread for the writer: {e}")))?;
            senders.push(send);
        }
        Ok(Self { senders, waiting })
    }

    /// Acts that were taken and are not answered yet.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Acquire)
    }

    /// Hands an act to its writer. Where the queue is full the act is refused at once: its answer is dropped, which its
    /// caller sees as [`Fault::Unavailable`].
    pub(crate) fn submit(&self, job: Job) {
        let place = (job.organisation.0.as_u128() % self.senders.len() as u128) as usize;
        // Counted first: the writer may have answered before this thread goes on.
        self.waiting.fetch_add(1, Ordering::AcqRel);
        if let Some(writer) = self.senders.get(place)
            && writer.try_send(job).is_err()
        {
            self.waiting.fetch_sub(1, Ordering::AcqRel);
            tracing::warn!("the writer's queue is full");
        }
    }
}

struct Writer {
    place: Place,
    db: Option<Db>,
    entropy: Arc<dyn Entropy>,
    waiting: Arc<AtomicUsize>,
}

impl Writer {
    fn run(mut self, jobs: &Receiver<Job>) {
        while let Ok(first) = jobs.recv() {
            let mut waiting = vec![first];
            while waiting.len() < GROUP_MAX
                && let Ok(job) = jobs.try_recv()
            {
                waiting.push(job);
            }
            let taken = waiting.len();
            self.group(waiting);
            self.waiting.fetch_sub(taken, Ordering::AcqRel);
        }
    }

    fn group(&mut self, jobs: Vec<Job>) {
        let mut answers = Vec::with_capacity(jobs.len());
        let entropy = Arc::clone(&self.entropy);
        let outcome = self.begun().and_then(|db| commit(db, entropy.as_ref(), jobs, &mut answers));
        if let Err(fault) = &outcome {
            tracing::error!(error = %fault, "a group of acts was not committed");
            self.recover();
        }
        for answer in answers {
            answer(outcome.as_ref().map_or_else(|fault| Err(Fault::Unavailable(fault.to_string())), |()| Ok(())));
        }
    }

    /// A connection in a transaction. One whose server has gone since the last group is replaced: nothing was lost with it.
    fn begun(&mut self) -> Result<&mut Db, Fault> {
        if let Some(db) = &mut self.db
            && let Err(fault) = db.begin()
        {
            if !db.is_closed() {
                return Err(fault);
            }
            self.db = None;
        }
        if self.db.is_none() {
            let mut db = Db::open(&self.place, true)?;
            db.begin()?;
            self.db = Some(db);
        }
        self.db.as_mut().ok_or_else(|| Fault::Unavailable("no connection".to_owned()))
    }

    /// After a failed commit: roll back, or throw the connection away and wait a little before the next try.
    fn recover(&mut self) {
        let usable = self.db.as_mut().is_some_and(|db| db.rollback().is_ok());
        if !usable {
            self.db = None;
            std::thread::sleep(RECONNECT);
        }
    }
}

/// Where the savepoint stands.
enum Savepoint {
    None,
    /// Before an act that stands.
    Behind,
    /// Here: what came after it was undone.
    Here,
}

type Answer = Box<dyn FnOnce(Result<(), Fault>) + Send>;

/// Runs the acts of a group in one transaction. An act that was refused is rolled back to its savepoint and leaves no
/// trace; the others stand. An act that is alone needs no savepoint.
fn commit(db: &mut Db, entropy: &dyn Entropy, jobs: Vec<Job>, answers: &mut Vec<Answer>) -> Result<(), Fault> {
    let mut group = Group::default();
    group.lock_heads(db, jobs.iter().map(|job| job.organisation).collect())?;
    let alone = jobs.len() == 1;
    let mut savepoint = Savepoint::None;
    for job in jobs {
        match savepoint {
            Savepoint::None if !alone => db.set_savepoint()?,
            Savepoint::Behind => db.move_savepoint()?,
            Savepoint::None | Savepoint::Here => {}
        }
        let mut tx = Tx::new(db, entropy, job.organisation, &mut group);
        let finish = catch_unwind(AssertUnwindSafe(|| (job.run)(&mut tx)));
        let failed = db.take_failed();
        let keep = match finish {
            Ok(Finish { keep, answer }) if keep && failed => {
                tracing::error!(act = job.name, "an act went on after a statement had failed");
                answers.push(Box::new(|_| answer(Err(Fault::broken("a statement of the act failed")))));
                false
            }
            Ok(Finish { keep, answer }) => {
                answers.push(answer);
                keep
            }
            Err(_) => {
                tracing::error!(act = job.name, "an act panicked");
                false
            }
        };
        if keep {
            group.keep();
            savepoint = Savepoint::Behind;
        } else if alone {
            return db.rollback();
        } else {
            group.undo();
            db.return_to_savepoint()?;
            savepoint = Savepoint::Here;
        }
    }
    group.write_heads(db)?;
    db.commit()
}
