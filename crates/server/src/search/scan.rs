//! The scan: reads and decrypts page by page, on a few threads, and finds.
//!
//! One snapshot lists the pages, so that none is passed over or read twice while conversations move; each thread reads what is
//! in its page with a reader of its own. What is found leaves numbered by page: the receiver puts it in order.

use super::terms::{Snippet, Terms};
use crate::bindings::MessagePlace;
use crate::body::Body;
use crate::members::keys::{MemberKeys, SubjectKeys, reads_conversation};
use crate::members::reading::{self, First};
use domain::Purpose;
use domain::conversation::Author;
use domain::id::{ConversationId, MessageId, OrganisationId, SessionId, SiteId, SubjectId};
use jiff::Timestamp;
use seal::SubjectKey;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use store::reads::{FieldRow, GrantSeal, Said, Searchable};
use store::{Fault, Reader, Store};
use tokio::sync::mpsc::Sender;
use zeroize::Zeroize as _;

/// Threads of one search, at most; never more than the machine has cores.
const THREADS_MAX: usize = 4;

/// What one search needs, in every thread of it.
pub(crate) struct Scan {
    pub(crate) store: Store,
    pub(crate) organisation: OrganisationId,
    pub(crate) session: SessionId,
    pub(crate) keys: Arc<MemberKeys>,
    pub(crate) site: Option<SiteId>,
    pub(crate) terms: Terms,
    /// Hits that are wanted of all; a page gives no more.
    pub(crate) limit: usize,
    pub(crate) stop: Arc<Stop>,
    /// When it began.
    pub(crate) now: Timestamp,
}

/// Says that a search need not go on.
#[derive(Default)]
pub(crate) struct Stop(AtomicBool);

impl Stop {
    pub(crate) fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Something that was found.
pub(crate) struct Hit {
    pub(crate) conversation: Option<ConversationId>,
    pub(crate) subject: SubjectId,
    pub(crate) what: What,
    pub(crate) snippet: Snippet,
}

/// Where it was found.
pub(crate) enum What {
    Message { id: MessageId, seq: u64, from: &'static str, at: Timestamp },
    Field { name: String, at: Timestamp },
}

/// What came of a page.
#[derive(Default)]
pub(crate) struct Piece {
    pub(crate) number: u64,
    pub(crate) hits: Vec<Hit>,
    /// What of the hits was not shown in the session before.
    pub(crate) firsts: Vec<First>,
    /// Messages that were decrypted.
    pub(crate) searched: u64,
    pub(crate) conversations: u64,
}

/// A conversation of a page, or a subject who has none.
#[derive(Clone, Copy)]
struct Place {
    conversation: Option<ConversationId>,
    subject: SubjectId,
}

/// Lists the pages: first the conversations, then who came by an import.
struct Lister<'l, 'r> {
    reader: &'l mut Reader<'r>,
    number: u64,
    last: Option<Searchable>,
    last_unvisited: Option<SubjectId>,
    conversations_done: bool,
}

impl Scan {
    /// Scans until everything was read, or nobody wants more.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub(crate) fn run(&self, to: &Sender<Piece>) -> Result<(), Fault> {
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(THREADS_MAX);
        self.store.read(|reader| {
            let lister = Lister { reader, number: 0, last: None, last_unvisited: None, conversations_done: false };
            let lister = Mutex::new(lister);
            std::thread::scope(|scope| {
                let work = || self.store.read(|r| self.work(r, &lister, to));
                let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
                let mine = work();
                let joined = others.into_iter().map(|other| other.join().unwrap_or_else(|_| Err(broken())));
                joined.fold(mine, Result::and)
            })
        })
    }

    /// One thread: takes a page, looks through it, hands over what it found.
    fn work(&self, r: &mut Reader<'_>, lister: &Mutex<Lister<'_, '_>>, to: &Sender<Piece>) -> Result<(), Fault> {
        let mut buffers = Buffers::default();
        while !self.stop.is_stopped() {
            let Some((number, page)) = lister.lock().map_err(|_| broken())?.next(self)? else { break };
            let piece = Piece { number, ..self.look(r, &page, &mut buffers)? };
            // Nobody listens any more.
            if to.blocking_send(piece).is_err() {
                self.stop.stop();
            }
        }
        Ok(())
    }

    fn look(&self, r: &mut Reader<'_>, page: &[Place], buffers: &mut Buffers) -> Result<Piece, Fault> {
        let subjects: Vec<_> = page.iter().map(|place| place.subject).collect();
        let (seals, fields) = (r.seals_of(&subjects, self.now)?, r.fields_of(&subjects)?);
        let mut opened = HashMap::with_capacity(page.len());
        for place in page {
            let of = Told { seals: seals.get(&place.subject), fields: fields.get(&place.subject) };
            opened.insert(place.subject, of.open(&self.keys, place));
        }
        let mut piece = Piece::default();
        for place in page {
            if let (Some(keys), Some(rows)) = (opened.get(&place.subject), fields.get(&place.subject)) {
                self.look_at_fields(*place, keys, rows, &mut buffers.folded, &mut piece);
            }
        }
        let readable = page.iter().filter(|p| opened.get(&p.subject).is_some_and(reads_conversation));
        let conversations: HashMap<_, _> = readable.filter_map(|p| Some((p.conversation?, p.subject))).collect();
        piece.conversations = conversations.len() as u64;
        if !conversations.is_empty() {
            self.look_at_messages(r, &conversations, &opened, buffers, &mut piece)?;
        }
        self.in_order(r, page, &opened, piece)
    }

    fn look_at_fields(&self, place: Place, keys: &SubjectKeys, rows: &[FieldRow], buffer: &mut String, piece: &mut Piece) {
        for (purpose, told) in reading::open_fields(self.organisation, place.subject, keys, rows) {
            for (name, value) in told {
                let found = self.terms.are_in(&value, buffer);
                let at = rows.iter().find(|row| row.field == name && row.purpose.as_str() == purpose).map(|row| row.at);
                if let (true, Some(at)) = (found, at) {
                    let conversation = place.conversation.filter(|_| reads_conversation(keys));
                    let (subject, snippet) = (place.subject, self.terms.snippet(&value));
                    piece.hits.push(Hit { conversation, subject, what: What::Field { name, at }, snippet });
                }
            }
        }
    }

    fn look_at_messages(
        &self,
        r: &mut Reader<'_>,
        conversations: &HashMap<ConversationId, SubjectId>,
        opened: &HashMap<SubjectId, SubjectKeys>,
        buffers: &mut Buffers,
        piece: &mut Piece,
    ) -> Result<(), Fault> {
        let ids: Vec<_> = conversations.keys().copied().collect();
        let purpose = Purpose::conversation();
        // Rows of one conversation follow one another, so its key is looked up once.
        let mut current: Option<(ConversationId, u32, SubjectId, Option<SubjectKey>)> = None;
        r.each_said(&ids, |said| {
            if self.stop.is_stopped() || piece.hits.len() > self.limit {
                return Ok(());
            }
            if current.as_ref().is_none_or(|(id, generation, ..)| (*id, *generation) != (said.conversation, said.generation)) {
                let Some(subject) = conversations.get(&said.conversation) else { return Ok(()) };
                let key = opened.get(subject).and_then(|keys| keys.get(&(purpose.clone(), said.generation))).cloned();
                current = Some((said.conversation, said.generation, *subject, key));
            }
            let Some((_, _, subject, Some(key))) = &current else { return Ok(()) };
            piece.searched += 1;
            if let Some(snippet) = self.find(said, *subject, key, buffers) {
                let what = What::Message { id: said.id, seq: said.seq, from: said.author.as_str(), at: said.time()? };
                piece.hits.push(Hit { conversation: Some(said.conversation), subject: *subject, what, snippet });
            }
            Ok(())
        })
    }

    /// Opens one message; what is shown of it, where it matches.
    fn find(&self, said: &Said<'_>, subject: SubjectId, key: &SubjectKey, buffers: &mut Buffers) -> Option<Snippet> {
        let place = MessagePlace {
            organisation: self.organisation,
            subject,
            generation: said.generation,
            id: said.id,
            seq: said.seq,
            author: said.author,
        };
        let plain = place.with_author(buffers.bound(said.author), |cell| key.open(cell, said.body)).ok()?;
        let text = words(plain.expose())?;
        self.terms.are_in(&text, &mut buffers.folded).then(|| self.terms.snippet(&text))
    }

    /// Hits in the order of the page, within a conversation the newest first, and what of them is shown for the first time.
    fn in_order(
        &self,
        r: &mut Reader<'_>,
        page: &[Place],
        opened: &HashMap<SubjectId, SubjectKeys>,
        mut piece: Piece,
    ) -> Result<Piece, Fault> {
        let rank: HashMap<_, _> = page.iter().enumerate().map(|(at, place)| (place.subject, at)).collect();
        piece.hits.sort_by_key(|hit| {
            let seq = if let What::Message { seq, .. } = &hit.what { Some(*seq) } else { None };
            // What a person said about themselves stands before what they said.
            (rank.get(&hit.subject).copied(), hit.conversation, seq.is_some(), Reverse(seq))
        });
        piece.hits.truncate(self.limit);
        let mut before = None;
        for hit in &piece.hits {
            let object = hit.conversation.map_or(hit.subject.0, |id| id.0);
            if before.replace(object) == Some(object) || r.shown(self.session, object)? {
                continue;
            }
            if let Some(keys) = opened.get(&hit.subject) {
                piece.firsts.push(
                    hit.conversation.map_or_else(|| First::contact(hit.subject, keys), |id| First::conversation(id, hit.subject, keys)),
                );
            }
        }
        Ok(piece)
    }
}

impl Lister<'_, '_> {
    fn next(&mut self, scan: &Scan) -> Result<Option<(u64, Vec<Place>)>, Fault> {
        let mut page = Vec::new();
        if !self.conversations_done {
            let listed = self.reader.searchable(scan.organisation, scan.site, self.last.as_ref())?;
            self.last = listed.last().copied();
            self.conversations_done = self.last.is_none();
            page.extend(listed.into_iter().map(|c| Place { conversation: Some(c.conversation), subject: c.subject }));
        }
        // Who came by an import belongs to no site.
        if page.is_empty() && scan.site.is_none() {
            let listed = self.reader.unvisited(scan.organisation, self.last_unvisited)?;
            self.last_unvisited = listed.last().copied();
            page.extend(listed.into_iter().map(|subject| Place { conversation: None, subject }));
        }
        self.number += 1;
        Ok((!page.is_empty()).then_some((self.number - 1, page)))
    }
}

/// What is stored of a subject, sealed.
struct Told<'t> {
    seals: Option<&'t Vec<GrantSeal>>,
    fields: Option<&'t Vec<FieldRow>>,
}

impl Told<'_> {
    /// Opens the keys that something is sealed under: each costs as much as fifty messages.
    fn open(&self, keys: &MemberKeys, place: &Place) -> SubjectKeys {
        let needed = |seal: &&GrantSeal| {
            let said = seal.purpose.is_conversation() && place.conversation.is_some();
            let told = || self.fields.is_some_and(|rows| rows.iter().any(|f| f.purpose == seal.purpose && f.generation == seal.generation));
            said || told()
        };
        let seals = self.seals.into_iter().flatten().filter(needed);
        seals.filter_map(|seal| Some(((seal.purpose.clone(), seal.generation), keys.open_one(place.subject, seal)?))).collect()
    }
}

/// What a thread uses again and again; overwritten when it ends.
#[derive(Default)]
struct Buffers {
    folded: String,
    /// How the author of the message before was written, which is mostly the same.
    author: Option<(Author, String)>,
}

impl Buffers {
    fn bound(&mut self, author: Author) -> &str {
        if self.author.as_ref().is_none_or(|(known, _)| *known != author) {
            self.author = Some((author, author.bound()));
        }
        self.author.as_ref().map_or("", |(_, bound)| bound)
    }
}

impl Drop for Buffers {
    fn drop(&mut self) {
        self.folded.zeroize();
    }
}

/// The words of a message's body; `None` where it is no text of somebody. The usual form is read in place: a text without
/// anything that JSON escapes.
fn words(plain: &[u8]) -> Option<Cow<'_, str>> {
    let inner = plain.strip_prefix(b"{\"text\":\"").and_then(|rest| rest.strip_suffix(b"\"}"));
    if let Some(inner) = inner
        && memchr::memchr2(b'\\', b'"', inner).is_none()
    {
        return std::str::from_utf8(inner).ok().map(Cow::Borrowed);
    }
    match Body::decode(plain)? {
        Body::Text(text) => Some(Cow::Owned(text)),
        _ => None,
    }
}

fn broken() -> Fault {
    Fault::Broken("a thread of a search panicked".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_body_are_read_however_they_are_written() {
        for text in ["hello", "says \"hello\"", "a\\b", "line\nbreak", "ünïcode", "", "\"}"] {
            let body = Body::Text(text.to_owned()).encode();
            assert_eq!(words(&body).as_deref(), Some(text));
        }
        assert_eq!(words(&Body::Skipped.encode()), None);
        assert_eq!(words(&Body::Block("welcome".to_owned()).encode()), None);
        assert_eq!(words(b"not json"), None);
    }
}
