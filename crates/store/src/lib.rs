//! The store: all SQL. Acts go through one writer that shares a flush; reads see a snapshot and wait for nobody.
//!
//! [`Store::act`] runs a closure in a transaction; inside it, [`Tx::apply`] is the only public write: it takes a
//! [`domain::Decision`], which only the rules can make, and writes rows and ledger entry together.

mod apply;
mod db;
mod erasing;
mod fault;
mod migrate;
mod readers;
pub mod reads;
mod recorded;
mod sweep;
mod tables;
mod tx;
pub mod verify;
mod writer;

#[cfg(test)]
mod tests;

pub use db::Place;
pub use fault::{Fault, Stop};
pub use reads::Reader;
pub use recorded::Recorded;
pub use sweep::Swept;
pub use tables::conversation::Facts;
pub use tables::ledger_entry::SideEntry;
pub use tx::{Desk, Tx};

use domain::id::OrganisationId;
use jiff::Timestamp;
use readers::Readers;
use seal::Entropy;
use std::future::Future;
use std::sync::{Arc, OnceLock};
use writer::{Finish, Job, Writers};

/// A database, opened: its writers and its readers.
#[derive(Clone)]
pub struct Store(Arc<Shared>);

struct Shared {
    place: Place,
    writers: Writers,
    readers: Readers,
    /// Apart from the rest, so that an act that waits does not keep its writer alive.
    publisher: Arc<OnceLock<Publisher>>,
}

/// Publishes the notice anew where it says something else, in the transaction of the act that changed what it is made of.
type Publisher = Box<dyn Fn(&mut Tx<'_>, Timestamp) -> Result<(), Stop> + Send + Sync>;

impl Store {
    /// Opens the database, brings its schema up to date and starts the writers.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be opened or its schema is newer than this binary.
    #[expect(clippy::needless_pass_by_value, reason = "the writers share it for as long as they run")]
    pub fn open(place: Place, entropy: Arc<dyn Entropy>) -> Result<Self, Fault> {
        let mut db = db::Db::open(&place, true)?;
        migrate::up(&mut db)?;
        let writers = Writers::start(&place, db, &entropy)?;
        Ok(Self(Arc::new(Shared { readers: Readers::new(place.clone()), place, writers, publisher: Arc::default() })))
    }

    /// From now on, `publish` runs at the end of every act that changed what the notice is made of. The first one stays.
    pub fn publish_notices_by(&self, publish: impl Fn(&mut Tx<'_>, Timestamp) -> Result<(), Stop> + Send + Sync + 'static) {
        let _ = self.0.publisher.set(Box::new(publish));
    }

    /// Runs an act of an organisation. The closure may read facts and apply decisions; it must not do key exchange,
    /// password hashing or I/O, because everyone who writes waits for it.
    ///
    /// # Errors
    /// [`Stop::Refused`] and [`Stop::Failed`]; in both cases nothing was written. [`Stop::Failed`] with
    /// [`Fault::Unavailable`] also where the shared commit failed, and where the act panicked. Where the connection broke
    /// during the commit itself, nobody knows: who repeats the act must bring its idempotency key.
    pub fn act<T, F>(
        &self,
        name: &'static str,
        organisation: OrganisationId,
        act: F,
    ) -> impl Future<Output = Result<T, Stop>> + Send + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        let answer = self.submit(name, organisation, act);
        async move { answer.await.unwrap_or_else(|_| Err(gone())) }
    }

    /// [`Store::act`] for commands, which have nothing else to do while they wait.
    ///
    /// # Errors
    /// As [`Store::act`].
    pub fn act_now<T, F>(&self, name: &'static str, organisation: OrganisationId, act: F) -> Result<T, Stop>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        self.submit(name, organisation, act).blocking_recv().unwrap_or_else(|_| Err(gone()))
    }

    fn submit<T, F>(&self, name: &'static str, organisation: OrganisationId, act: F) -> tokio::sync::oneshot::Receiver<Result<T, Stop>>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        let (send, receive) = tokio::sync::oneshot::channel();
        let publisher = Arc::clone(&self.0.publisher);
        let run = Box::new(move |tx: &mut Tx<'_>| {
            let outcome = act(tx).and_then(|done| match (tx.notice_changed, publisher.get()) {
                (Some(at), Some(publish)) => publish(tx, at).map(|()| done),
                _ => Ok(done),
            });
            let keep = outcome.is_ok();
            let answer = Box::new(move |commit: Result<(), Fault>| {
                // A refusal, too, was decided on facts that only stand if the group does.
                // Whoever asked may have gone; the act stands all the same.
                let _ = send.send(commit.map_err(Stop::Failed).and(outcome));
            });
            Finish { keep, answer }
        });
        self.0.writers.submit(Job { name, organisation, run });
        receive
    }

    /// How many acts were taken and are not answered yet: how much there is to do.
    pub fn waiting(&self) -> usize {
        self.0.writers.waiting()
    }

    /// Reads a snapshot. Blocks the calling thread: a server calls it where blocking is allowed.
    ///
    /// # Errors
    /// [`Fault`] where the database cannot be read, or too many read it at once.
    pub fn read<T>(&self, read: impl FnOnce(&mut Reader<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        self.0.readers.read(read)
    }

    /// Moves what was deleted out of WAL and free pages. Called after erasures, outside any act.
    ///
    /// # Errors
    /// [`Fault`] where another process holds the database for too long.
    pub fn scrub(&self) -> Result<(), Fault> {
        db::Db::open(&self.0.place, true)?.scrub()
    }
}

fn gone() -> Stop {
    Stop::Failed(Fault::Unavailable("the act was not carried out: the writer has too much to do, or lost it".to_owned()))
}
