//! The readers: how many connections read at once, and which of them are kept open.

use crate::db::{Db, Place};
use crate::fault::Fault;
use crate::reads::Reader;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Connections that read at once; who comes beyond that waits. PostgreSQL has a hundred for everyone.
pub(crate) const READERS_MAX: usize = 16;
/// How long a reader waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Readers {
    place: Place,
    pool: Mutex<Pool>,
    returned: Condvar,
}

struct Pool {
    idle: Vec<Db>,
    busy: usize,
}

/// One of the [`READERS_MAX`] places; given back when it is dropped, also by a panic.
struct Turn<'a>(&'a Readers);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.pool().busy -= 1;
        self.0.returned.notify_one();
    }
}

impl Readers {
    pub(crate) fn new(place: Place) -> Self {
        Self { place, pool: Mutex::new(Pool { idle: Vec::new(), busy: 0 }), returned: Condvar::new() }
    }

    /// Reads a snapshot.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&mut Reader<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let _turn = self.turn()?;
        let mut db = self.snapshot()?;
        let answer = read(&mut Reader::new(&mut db));
        // A connection that fails here is dropped; the next reader opens another.
        if db.commit().is_ok() {
            self.pool().idle.push(db);
        }
        answer
    }

    fn turn(&self) -> Result<Turn<'_>, Fault> {
        let waiting = self.returned.wait_timeout_while(self.pool(), PATIENCE, |pool| pool.busy >= READERS_MAX);
        let (mut pool, waited) = waiting.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return Err(Fault::Unavailable("too many read at once".to_owned()));
        }
        pool.busy += 1;
        Ok(Turn(self))
    }

    /// A connection in a snapshot: one that was kept and still answers, else a new one.
    fn snapshot(&self) -> Result<Db, Fault> {
        loop {
            let kept = self.pool().idle.pop();
            let Some(mut kept) = kept else { break };
            if kept.begin_read().is_ok() {
                return Ok(kept);
            }
        }
        let mut db = Db::open(&self.place, false)?;
        db.begin_read()?;
        Ok(db)
    }

    /// The pool is whole after every line that changes it, so a panic elsewhere does not spoil it.
    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
