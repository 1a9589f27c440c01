//! Presence: which members are connected, and who looks at which conversation. It is in memory alone, and gone with the socket.

use super::colleagues;
use crate::app::App;
use crate::auth::SignedIn;
use crate::hub::{Audience, Event};
use crate::problem::Problem;
use domain::id::{ConversationId, MemberId, OrganisationId};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How often somebody's typing is passed on at most.
const TYPING: SignedDuration = SignedDuration::from_secs(1);

/// Who is where.
#[derive(Default)]
pub(crate) struct Presence(Mutex<Places>);

#[derive(Default)]
struct Places {
    next: u64,
    places: HashMap<u64, Place>,
}

/// One connection.
struct Place {
    organisation: OrganisationId,
    member: MemberId,
    name: Arc<str>,
    viewing: Option<ConversationId>,
    /// Connected, but not to be counted on.
    away: bool,
}

/// A connection's place; leaving it is dropping it.
pub(crate) struct Here {
    app: App,
    who: SignedIn,
    number: u64,
    name: Arc<str>,
    typed_at: Timestamp,
}

/// A frame of a member's.
#[derive(Deserialize)]
struct Incoming {
    #[serde(rename = "type")]
    kind: String,
    conversation: Option<String>,
}

impl Presence {
    /// The places. A panic while they were held leaves them whole: each change is one statement.
    fn places(&self) -> MutexGuard<'_, Places> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The members of an organisation who are connected.
    pub(crate) fn here(&self, organisation: OrganisationId) -> HashSet<MemberId> {
        self.places().places.values().filter(|p| p.organisation == organisation).map(|p| p.member).collect()
    }

    /// Whether everybody of an organisation who is connected said that they are away.
    pub(crate) fn all_away(&self, organisation: OrganisationId) -> bool {
        let places = self.places();
        let mut here = places.places.values().filter(|p| p.organisation == organisation).peekable();
        here.peek().is_some() && here.all(|place| place.away)
    }

    /// A member went away, or came back.
    pub(crate) fn away(&self, member: MemberId, away: bool) {
        for place in self.places().places.values_mut().filter(|place| place.member == member) {
            place.away = away;
        }
    }

    /// Who looks at a conversation, each once.
    fn viewers(&self, organisation: OrganisationId, conversation: ConversationId) -> Vec<(MemberId, Arc<str>)> {
        let places = self.places();
        let of = places.places.values().filter(|p| p.organisation == organisation && p.viewing == Some(conversation));
        of.map(|p| (p.member, Arc::clone(&p.name))).collect::<BTreeMap<_, _>>().into_iter().collect()
    }

    /// Moves a connection's view; answers what it looked at before.
    fn view(&self, number: u64, conversation: Option<ConversationId>) -> Option<ConversationId> {
        self.places().places.get_mut(&number).and_then(|place| std::mem::replace(&mut place.viewing, conversation))
    }
}

/// Takes a place for a connection.
pub(crate) async fn join(app: &App, who: &SignedIn) -> Result<Here, Problem> {
    let (organisation, member) = (who.member.organisation, who.member.member);
    let name: Arc<str> = colleagues::names(app, organisation).await?.remove(&member).unwrap_or_default().into();
    let away = app.read(move |r| r.away(organisation)).await?.contains(&member);
    let place = Place { organisation, member, name: Arc::clone(&name), viewing: None, away };
    let mut places = app.presence().places();
    places.next += 1;
    let number = places.next;
    places.places.insert(number, place);
    drop(places);
    Ok(Here { app: app.clone(), who: who.clone(), number, name, typed_at: Timestamp::MIN })
}

impl Here {
    /// Takes a frame; what is none of ours is passed over.
    pub(crate) async fn incoming(&mut self, frame: &[u8]) -> Result<(), Problem> {
        let Ok(frame) = crate::json::parse::<Incoming>(frame) else { return Ok(()) };
        let conversation = frame.conversation.as_deref().and_then(ConversationId::parse);
        match (frame.kind.as_str(), conversation) {
            ("viewing", conversation) => self.view(conversation).await,
            ("typing", Some(conversation)) => {
                self.typing(conversation);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Looks at a conversation of the organisation, or at none.
    async fn view(&self, conversation: Option<ConversationId>) -> Result<(), Problem> {
        let organisation = self.who.member.organisation;
        let found = match conversation {
            Some(id) => self.app.read(move |r| r.conversation(organisation, id)).await?.map(|row| row.id),
            None => None,
        };
        let before = self.app.presence().view(self.number, found);
        for conversation in before.into_iter().chain(found).collect::<HashSet<_>>() {
            tell(&self.app, organisation, conversation);
        }
        Ok(())
    }

    /// What this connection looks at.
    pub(crate) fn viewing(&self) -> Option<ConversationId> {
        self.app.presence().places().places.get(&self.number).and_then(|place| place.viewing)
    }

    fn typing(&mut self, conversation: ConversationId) {
        let now = self.app.now();
        if self.viewing() != Some(conversation) || now.duration_since(self.typed_at) < TYPING {
            return;
        }
        self.typed_at = now;
        let (member, name) = (self.who.member.member, Arc::clone(&self.name));
        self.app.hub().tell(Audience::Members(self.who.member.organisation), Event::MemberTyping { conversation, member, name });
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        let place = self.app.presence().places().places.remove(&self.number);
        if let Some(Place { organisation, viewing: Some(conversation), .. }) = place {
            tell(&self.app, organisation, conversation);
        }
    }
}

/// Tells the members who looks at a conversation now.
fn tell(app: &App, organisation: OrganisationId, conversation: ConversationId) {
    let members = app.presence().viewers(organisation, conversation);
    app.hub().tell(Audience::Members(organisation), Event::Presence { conversation, members });
}
