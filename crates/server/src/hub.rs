//! The hub: who is connected to this process, and what they are told after a commit. Content passes as ciphertext.

use crate::availability::{self, Availability};
use domain::conversation::State;
use domain::id::{BreachId, ConversationId, MemberId, MessageId, OrganisationId, RequestId, SessionId, SiteId, SubjectId, TaskId};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::reads::MessageRow;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// What sockets are told.
pub(crate) enum Event {
    /// A message was committed.
    Message { conversation: ConversationId, subject: SubjectId, row: MessageRow },
    /// A message has other words.
    Changed { conversation: ConversationId, subject: SubjectId, row: MessageRow },
    /// A message was deleted.
    Removed { conversation: ConversationId, message: MessageId },
    /// A conversation changed its state, or how members handle it.
    Conversation { conversation: ConversationId, state: State },
    /// What the bot asks now; built by the receiving socket.
    Ask,
    /// A grant ended or the subject was erased: keys are gone, and what is shown must go.
    Evicted { subject: SubjectId },
    /// The subject was erased; for the visitor's own sockets, with the receipt as JSON.
    Erased { receipt: Arc<str> },
    /// A member signed out: the sockets of that session end.
    SessionEnded { session: SessionId },
    /// A signal has opened the draft of a breach, or as many hours are left to tell an authority of one; for those who handle them.
    Breach { breach: BreachId, hours: Option<i64> },
    /// A promise to a visitor is due.
    TaskDue { task: TaskId },
    /// A request of a subject comes due, or is overdue.
    RequestDue { request: RequestId },
    /// Who is here has changed; what visitors are told, in the order of the languages.
    Availability(Arc<[Availability; 5]>),
    /// What is offered beside the bot may have changed; built by the receiving socket, for the visitor's own sockets.
    Beside,
    /// The visitor has opened too many sockets: this one, the oldest, ends.
    Crowded,
    /// A visitor answered whoever asked to be let in.
    LetInAnswered { conversation: ConversationId, given: bool },
    /// Somebody types.
    Typing { conversation: ConversationId, from: &'static str },
    /// A member types; for the others.
    MemberTyping { conversation: ConversationId, member: MemberId, name: Arc<str> },
    /// Who looks at a conversation now; for members.
    Presence { conversation: ConversationId, members: Vec<(MemberId, Arc<str>)> },
    /// Notes were written or deleted; for members, without a word of them.
    Noted { conversation: ConversationId },
    /// A note mentions a member; for their sockets alone.
    Mention { conversation: ConversationId, member: MemberId },
}

/// Events that may wait for a slow socket before it is cut off. It then reconnects and reads what it missed.
const QUEUE_MAX: usize = 4_096;

/// Sockets that one visitor may have open: tabs, and those that the network has not yet given up.
pub(crate) const VISITOR_SOCKETS_MAX: usize = 8;

/// Evictions that are remembered for readings that are under way.
const EVICTED_MAX: usize = 4_096;

/// Everyone who is connected.
#[derive(Default)]
pub(crate) struct Hub(Mutex<Sockets>);

#[derive(Default)]
struct Sockets {
    next: u64,
    /// How many evictions there were, and whose the latest were.
    evictions: u64,
    evicted: VecDeque<SubjectId>,
    visitors: HashMap<ConversationId, Vec<Socket>>,
    members: HashMap<OrganisationId, Vec<Socket>>,
    /// Where who is here is changing, and whether somebody was here before.
    stirred: HashMap<OrganisationId, bool>,
}

struct Socket {
    number: u64,
    queue: Sender<Arc<Event>>,
    /// A member's keys; a visitor's own are theirs, and nothing takes them away.
    keys: Option<Arc<dyn Evict>>,
    /// Where a visitor is.
    site: Option<SiteId>,
}

/// A socket's keys, which the end of a grant takes away.
pub(crate) trait Evict: Send + Sync {
    /// Forgets every key of a subject, at once.
    fn evict(&self, subject: SubjectId);
}

/// Whose sockets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    /// The visitor in a conversation.
    Visitor(ConversationId),
    /// The organisation's members.
    Members(OrganisationId),
}

/// A connected socket's place; leaving it is dropping it.
pub(crate) struct Seat {
    hub: crate::app::App,
    audience: Audience,
    number: u64,
    /// What the socket is told.
    pub(crate) events: Receiver<Arc<Event>>,
}

impl Hub {
    /// The places. A panic while they were held leaves them whole: each change is one statement.
    fn sockets(&self) -> MutexGuard<'_, Sockets> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A member takes a place.
    pub(crate) fn join(&self, app: &crate::app::App, organisation: OrganisationId, keys: Arc<dyn Evict>) -> Seat {
        let before = self.somebody_is_here(organisation);
        let seat = self.sockets().seat(app, Audience::Members(organisation), Some(keys), None);
        if !before {
            availability::stir(app, organisation, before);
        }
        seat
    }

    /// A visitor takes a place. Where they have too many, the oldest ends.
    pub(crate) fn join_visitor(&self, app: &crate::app::App, conversation: ConversationId, site: SiteId) -> Seat {
        let mut sockets = self.sockets();
        let own = sockets.of(Audience::Visitor(conversation));
        if own.len() >= VISITOR_SOCKETS_MAX {
            // A socket whose queue is full is cut off all the same.
            let _ = own.remove(0).queue.try_send(Arc::new(Event::Crowded));
        }
        sockets.seat(app, Audience::Visitor(conversation), None, Some(site))
    }

    /// Tells every visitor of a site.
    pub(crate) fn tell_site(&self, site: SiteId, event: Event) {
        let event = Arc::new(event);
        for sockets in self.sockets().visitors.values_mut() {
            sockets.retain(|socket| socket.site != Some(site) || socket.queue.try_send(Arc::clone(&event)).is_ok());
        }
    }

    /// The sites that somebody visits now.
    pub(crate) fn visited_sites(&self) -> HashSet<SiteId> {
        self.sockets().visitors.values().flatten().filter_map(|socket| socket.site).collect()
    }

    /// Notes that who is here is changing; false where that is noted already.
    pub(crate) fn stir(&self, organisation: OrganisationId, before: bool) -> bool {
        let mut sockets = self.sockets();
        let new = !sockets.stirred.contains_key(&organisation);
        sockets.stirred.entry(organisation).or_insert(before);
        new
    }

    /// Forgets the note; whether somebody was here before.
    pub(crate) fn calm(&self, organisation: OrganisationId) -> Option<bool> {
        self.sockets().stirred.remove(&organisation)
    }

    /// Tells an audience. Whoever does not keep up is cut off.
    pub(crate) fn tell(&self, audience: Audience, event: Event) {
        self.sockets().tell(audience, &Arc::new(event));
    }

    /// Tells the visitor and the members of the same thing.
    pub(crate) fn tell_both(&self, organisation: OrganisationId, conversation: ConversationId, event: Event) {
        let event = Arc::new(event);
        let mut sockets = self.sockets();
        sockets.tell(Audience::Visitor(conversation), &event);
        sockets.tell(Audience::Members(organisation), &event);
    }

    /// Takes a subject's keys away from every member's socket, then tells them. Called before the act is acknowledged.
    pub(crate) fn evict(&self, organisation: OrganisationId, subject: SubjectId) {
        let mut sockets = self.sockets();
        sockets.evictions += 1;
        sockets.evicted.push_front(subject);
        sockets.evicted.truncate(EVICTED_MAX);
        for socket in sockets.members.get(&organisation).into_iter().flatten() {
            if let Some(keys) = &socket.keys {
                keys.evict(subject);
            }
        }
        sockets.tell(Audience::Members(organisation), &Arc::new(Event::Evicted { subject }));
    }

    /// A mark for [`Hub::evicted_since`].
    pub(crate) fn mark(&self) -> u64 {
        self.sockets().evictions
    }

    /// Whether a subject's keys were evicted since the mark: what was opened since then must not leave. Where too many were
    /// evicted to tell, it is so.
    pub(crate) fn evicted_since(&self, mark: u64, subject: SubjectId) -> bool {
        let sockets = self.sockets();
        let since = usize::try_from(sockets.evictions - mark).unwrap_or(usize::MAX);
        since > EVICTED_MAX || sockets.evicted.iter().take(since).any(|s| *s == subject)
    }

    /// How many sockets of members are connected.
    pub(crate) fn members_connected(&self, organisation: OrganisationId) -> usize {
        self.sockets().members.get(&organisation).map_or(0, Vec::len)
    }

    /// Whether a member of the organisation is connected.
    pub(crate) fn somebody_is_here(&self, organisation: OrganisationId) -> bool {
        self.sockets().members.get(&organisation).is_some_and(|s| !s.is_empty())
    }
}

impl Sockets {
    fn seat(&mut self, app: &crate::app::App, audience: Audience, keys: Option<Arc<dyn Evict>>, site: Option<SiteId>) -> Seat {
        let (queue, events) = channel(QUEUE_MAX);
        self.next += 1;
        let number = self.next;
        self.of(audience).push(Socket { number, queue, keys, site });
        Seat { hub: app.clone(), audience, number, events }
    }

    fn of(&mut self, audience: Audience) -> &mut Vec<Socket> {
        match audience {
            Audience::Visitor(conversation) => self.visitors.entry(conversation).or_default(),
            Audience::Members(organisation) => self.members.entry(organisation).or_default(),
        }
    }

    fn tell(&mut self, audience: Audience, event: &Arc<Event>) {
        let sockets = match audience {
            Audience::Visitor(conversation) => self.visitors.get_mut(&conversation),
            Audience::Members(organisation) => self.members.get_mut(&organisation),
        };
        if let Some(sockets) = sockets {
            sockets.retain(|socket| socket.queue.try_send(Arc::clone(event)).is_ok());
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut sockets = self.hub.hub().sockets();
        let (number, audience) = (self.number, self.audience);
        let seats = sockets.of(audience);
        seats.retain(|socket| socket.number != number);
        if !seats.is_empty() {
            return;
        }
        match audience {
            Audience::Visitor(conversation) => drop(sockets.visitors.remove(&conversation)),
            Audience::Members(organisation) => {
                sockets.members.remove(&organisation);
                drop(sockets);
                availability::stir(&self.hub, organisation, true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_reading_learns_whose_grant_ended_while_it_ran() {
        let (hub, house) = (Hub::default(), OrganisationId(Uuid::nil()));
        let [ada, ben] = [1, 2].map(|n| SubjectId(Uuid::from_u128(n)));
        let before = hub.mark();
        hub.evict(house, ada);
        assert!(hub.evicted_since(before, ada) && !hub.evicted_since(before, ben));
        assert!(!hub.evicted_since(hub.mark(), ada), "a reading that began later read what is left");
        for _ in 0..=EVICTED_MAX {
            hub.evict(house, ada);
        }
        assert!(hub.evicted_since(before, ben), "too many to tell");
    }
}
