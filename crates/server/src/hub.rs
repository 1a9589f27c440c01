//! The hub: who is connected to this process, and what they are told after a commit. Content passes as ciphertext.

use domain::conversation::State;
use domain::id::{ConversationId, MemberId, MessageId, OrganisationId, SessionId, SubjectId};
use std::collections::{HashMap, VecDeque};
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
}

struct Socket {
    number: u64,
    queue: Sender<Arc<Event>>,
    keys: Arc<dyn Evict>,
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

    /// Takes a place.
    pub(crate) fn join(&self, app: &crate::app::App, audience: Audience, keys: Arc<dyn Evict>) -> Seat {
        let (queue, events) = channel(QUEUE_MAX);
        let mut sockets = self.sockets();
        sockets.next += 1;
        let number = sockets.next;
        sockets.of(audience).push(Socket { number, queue, keys });
        Seat { hub: app.clone(), audience, number, events }
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
            socket.keys.evict(subject);
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

    /// Whether a member of the organisation is connected.
    pub(crate) fn somebody_is_here(&self, organisation: OrganisationId) -> bool {
        self.sockets().members.get(&organisation).is_some_and(|s| !s.is_empty())
    }
}

impl Sockets {
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
        if seats.is_empty() {
            match audience {
                Audience::Visitor(conversation) => drop(sockets.visitors.remove(&conversation)),
                Audience::Members(organisation) => drop(sockets.members.remove(&organisation)),
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
