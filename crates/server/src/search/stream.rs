//! What a search lets out, in order: each page once the first showings of what was found in it are written, and nothing of a
//! subject whose grant ended meanwhile.

use super::scan::{Hit, Piece, Scan, Stop, What};
use super::terms::Terms;
use crate::app::App;
use crate::auth::SignedIn;
use crate::members::reading;
use crate::problem::Problem;
use domain::id::{SessionId, SiteId};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Sleep;

/// Hits of one search, at most.
pub(crate) const HITS_MAX: usize = 1_000;
/// How long one search may take.
pub(crate) const TIME_MAX: Duration = Duration::from_secs(20);
/// Searches that run at once; each takes a few threads and readers. Others wait as long as they may take.
const RUNNING_MAX: usize = 2;
/// Pages that may wait to be let out.
const PIECES_MAX: usize = 8;

/// The searches that run: one for each session.
pub(crate) struct Searches {
    running: Mutex<HashMap<SessionId, Arc<Stop>>>,
    turns: Arc<Semaphore>,
}

impl Default for Searches {
    fn default() -> Self {
        Self { running: Mutex::default(), turns: Arc::new(Semaphore::new(RUNNING_MAX)) }
    }
}

impl Searches {
    /// A new search of a session ends the one before.
    fn begin(&self, session: SessionId) -> Arc<Stop> {
        let stop = Arc::<Stop>::default();
        if let Ok(mut running) = self.running.lock()
            && let Some(before) = running.insert(session, Arc::clone(&stop))
        {
            before.stop();
        }
        stop
    }

    /// A session has ended, and what it searches for with it.
    pub(crate) fn stop(&self, session: SessionId) {
        if let Ok(mut running) = self.running.lock()
            && let Some(stop) = running.remove(&session)
        {
            stop.stop();
        }
    }

    fn end(&self, session: SessionId, stop: &Arc<Stop>) {
        if let Ok(mut running) = self.running.lock()
            && running.get(&session).is_some_and(|latest| Arc::ptr_eq(latest, stop))
        {
            running.remove(&session);
        }
    }
}

/// What a search gives next.
pub(crate) enum Found {
    Hit(Hit),
    Done(Done),
}

/// The last line of a search.
#[expect(clippy::struct_field_names, reason = "the public contract names the field")]
#[derive(Serialize)]
pub(crate) struct Done {
    done: bool,
    /// Messages that were decrypted.
    pub(crate) searched: u64,
    pub(crate) conversations: u64,
    /// Whether there may be more than was let out.
    pub(crate) more: bool,
}

/// A search that runs. Dropping it ends it.
pub(crate) struct Search {
    app: App,
    who: SignedIn,
    /// Where the hub's count of evictions stood before anything was read.
    mark: u64,
    limit: usize,
    stop: Arc<Stop>,
    until: Pin<Box<Sleep>>,
    pieces: Option<Receiver<Piece>>,
    /// Pages that came before their turn.
    early: BTreeMap<u64, Piece>,
    next: u64,
    hits: VecDeque<Hit>,
    given: usize,
    done: Done,
    ended: bool,
    /// Released when the last thread has ended.
    _turn: Arc<OwnedSemaphorePermit>,
}

/// Which search.
pub(crate) struct Wanted {
    pub(crate) terms: Terms,
    pub(crate) site: Option<SiteId>,
    pub(crate) limit: usize,
    pub(crate) time: Duration,
}

impl Search {
    /// Begins a search; the session's one before ends.
    ///
    /// # Errors
    /// With 503 where too many search for too long.
    pub(crate) async fn begin(app: &App, who: &SignedIn, wanted: Wanted) -> Result<Self, Problem> {
        let searches = app.searches();
        let stop = searches.begin(who.member.session);
        let turn = tokio::time::timeout(wanted.time, Arc::clone(&searches.turns).acquire_owned()).await;
        let turn = Arc::new(turn.map_err(|_| Problem::unavailable())?.map_err(|_| Problem::unavailable())?);
        let limit = wanted.limit.min(HITS_MAX);
        let (mark, (to, pieces)) = (app.hub().mark(), channel(PIECES_MAX));
        let scan = Scan {
            store: app.store().clone(),
            organisation: who.member.organisation,
            session: who.member.session,
            now: app.now(),
            keys: Arc::clone(&who.keys),
            site: wanted.site,
            terms: wanted.terms,
            // One more than is let out says that there is more.
            limit: limit + 1,
            stop: Arc::clone(&stop),
        };
        let held = Arc::clone(&turn);
        tokio::task::spawn_blocking(move || {
            if let Err(fault) = scan.run(&to) {
                tracing::error!(error = %fault, "a search failed");
                // Whoever waits is told that not everything was read.
                scan.stop.stop();
            }
            drop(held);
        });
        Ok(Self {
            app: app.clone(),
            who: who.clone(),
            mark,
            limit,
            stop,
            until: Box::pin(tokio::time::sleep(wanted.time)),
            pieces: Some(pieces),
            early: BTreeMap::new(),
            next: 0,
            hits: VecDeque::new(),
            given: 0,
            done: Done { done: true, searched: 0, conversations: 0, more: false },
            ended: false,
            _turn: turn,
        })
    }

    /// The next hit, or how it ended; `None` after that.
    pub(crate) async fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(hit) = self.hits.pop_front() {
                // Checked as late as can be: what is let out now was not withdrawn until now.
                if self.app.hub().evicted_since(self.mark, hit.subject) {
                    continue;
                }
                self.given += 1;
                return Some(Found::Hit(hit));
            }
            if self.ended {
                return None;
            }
            if self.pieces.is_none() {
                self.ended = true;
                let end = Done { done: true, ..self.done };
                return Some(Found::Done(end));
            }
            self.advance().await;
        }
    }

    /// Takes the next page in, or ends.
    async fn advance(&mut self) {
        if let Some(piece) = self.early.remove(&self.next) {
            self.next += 1;
            return self.take(piece).await;
        }
        let Some(pieces) = &mut self.pieces else { return };
        let piece = tokio::select! {
            piece = pieces.recv() => piece,
            () = &mut self.until => {
                self.stop.stop();
                None
            }
        };
        if let Some(piece) = piece {
            self.early.insert(piece.number, piece);
        } else {
            // Everything was read, or somebody said that it need not be.
            self.done.more |= self.stop.is_stopped();
            self.pieces = None;
        }
    }

    /// Writes the first showings of a page, and lets the hits out that may be shown.
    async fn take(&mut self, mut piece: Piece) {
        self.done.searched += piece.searched;
        self.done.conversations += piece.conversations;
        let left = self.limit.saturating_sub(self.given);
        if piece.hits.len() > left {
            piece.hits.truncate(left);
            self.done.more = true;
        }
        let shown = |first: &reading::First| piece.hits.iter().any(|hit| first.is_of(hit.conversation, hit.subject));
        piece.firsts.retain(shown);
        match reading::record_showings(&self.app, &self.who, piece.firsts).await {
            Ok(ended) => self.hits.extend(piece.hits.into_iter().filter(|hit| !ended.contains(&hit.subject))),
            Err(_) => self.done.more = true,
        }
        if self.done.more {
            self.stop.stop();
            self.pieces = None;
        }
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        self.stop.stop();
        self.app.searches().end(self.who.member.session, &self.stop);
    }
}

/// A hit as the API writes it.
#[derive(Serialize)]
pub(crate) struct Line<'h> {
    conversation: Option<String>,
    subject: String,
    message: Option<String>,
    seq: Option<u64>,
    from: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'h str>,
    at: String,
    snippet: &'h [String; 3],
}

impl<'h> From<&'h Hit> for Line<'h> {
    fn from(hit: &'h Hit) -> Self {
        let (message, seq, from, field, at) = match &hit.what {
            What::Message { id, seq, from, at } => (Some(id.to_string()), Some(*seq), *from, None, at),
            What::Field { name, at } => (None, None, "contact", Some(name.as_str()), at),
        };
        let conversation = hit.conversation.map(|id| id.to_string());
        Self {
            conversation,
            subject: hit.subject.to_string(),
            message,
            seq,
            from,
            field,
            at: domain::act::rfc3339(*at),
            snippet: &hit.snippet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_new_search_of_a_session_ends_the_one_before_and_no_other() {
        let searches = Searches::default();
        let [ada, ben] = [1, 2].map(|n| SessionId(Uuid::from_u128(n)));
        let (first, other) = (searches.begin(ada), searches.begin(ben));
        let second = searches.begin(ada);
        assert!(first.is_stopped() && !second.is_stopped() && !other.is_stopped());
        searches.end(ada, &first);
        searches.stop(ada);
        assert!(second.is_stopped(), "the end of an old one leaves the new one in its place");
        searches.stop(ben);
        assert!(other.is_stopped());
    }
}
