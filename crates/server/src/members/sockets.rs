//! The member's socket: what happens in the organisation, opened with the socket's own keys.

use super::conversations::{snoozed_until, waiting_since};
use super::keys::{SubjectKeys, reads_conversation};
use super::presence::{self, Here};
use super::reading::{self, First};
use crate::app::App;
use crate::auth::{SignedIn, signed_in, still_signed_in};
use crate::hub::{Audience, Event, Evict, Seat};
use crate::problem::Problem;
use crate::show::Message;
use crate::socket::{self, Ended};
use axum::extract::ws::{Message as Frame, WebSocket};
use domain::Purpose;
use domain::conversation::Author;
use domain::id::{ConversationId, SubjectId};
use domain::permission::Permission;
use jiff::{SignedDuration, Timestamp};
use locale::Locale;
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex};
use store::reads::{ConversationRow, MessageRow};

/// The subject keys of the conversations that this socket shows. The end of a grant takes them away at once.
#[derive(Default)]
struct Keyring(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// Whose grants ended since the last reading began: what was read of them is not kept.
    evicted: HashSet<SubjectId>,
    conversations: HashMap<ConversationId, Arc<Shown>>,
}

/// A conversation that this socket shows.
struct Shown {
    row: ConversationRow,
    keys: SubjectKeys,
    fields: BTreeMap<String, BTreeMap<String, String>>,
}

/// Conversations whose keys one socket keeps.
const KEPT_MAX: usize = 2_000;
/// Events that are handled together: one reading and one act for all that is shown for the first time.
const BATCH: usize = 256;
/// How often it is passed on that a member types.
const TYPING: SignedDuration = SignedDuration::from_secs(2);
/// How often a conversation is read again whose grant ended, and began anew, while it was read.
const READINGS: usize = 3;

impl Evict for Keyring {
    fn evict(&self, subject: SubjectId) {
        if let Ok(mut kept) = self.0.lock() {
            kept.evicted.insert(subject);
            kept.conversations.retain(|_, shown| shown.row.subject != subject);
        }
    }
}

impl Keyring {
    fn get(&self, conversation: ConversationId) -> Option<Arc<Shown>> {
        self.0.lock().ok()?.conversations.get(&conversation).cloned()
    }

    /// Begins a reading: whoever is evicted from now on is not kept by it.
    fn begin(&self) {
        if let Ok(mut kept) = self.0.lock() {
            kept.evicted.clear();
        }
    }

    /// Keeps keys, unless the grant ended since they were read; whether it did.
    fn keep(&self, shown: Shown) -> bool {
        let Ok(mut kept) = self.0.lock() else { return true };
        if kept.evicted.contains(&shown.row.subject) {
            return true;
        }
        if kept.conversations.len() >= KEPT_MAX {
            kept.conversations.clear();
        }
        kept.conversations.insert(shown.row.id, Arc::new(shown));
        false
    }
}

struct Connection {
    app: App,
    socket: WebSocket,
    who: SignedIn,
    keys: Arc<Keyring>,
    /// Where the member is, for the others.
    here: Here,
    /// Whose conversations were shown, so that they can be named when they must go.
    seen: HashMap<SubjectId, ConversationId>,
    /// Where the member typed last, and when that was passed on.
    typed: Option<(ConversationId, Timestamp)>,
}

/// A frame of the member's.
#[derive(Deserialize)]
struct Incoming {
    #[serde(rename = "type")]
    kind: String,
    conversation: Option<String>,
}

/// Reads a frame, and does nothing.
#[cfg(any(test, feature = "fuzz"))]
pub(crate) fn try_frame(frame: &[u8]) {
    let frame = serde_json::from_slice::<Incoming>(frame).ok();
    let _ = frame.and_then(|frame| frame.conversation).as_deref().and_then(ConversationId::parse);
}

/// Serves a member's socket. The console's cookie, where there is one, was read at the handshake.
pub(crate) async fn serve(app: App, mut socket: WebSocket, cookie: Option<String>, accept: Locale) {
    let hello = match socket::hello(&mut socket).await {
        Ok(hello) => hello,
        Err(ended) => return socket::end(socket, ended, accept).await,
    };
    match join(&app, hello.token.or(cookie)).await {
        Ok(who) => {
            let keys = Arc::new(Keyring::default());
            let seat = app.hub().join(&app, who.member.organisation, Arc::clone(&keys) as Arc<dyn Evict>);
            match presence::join(&app, &who).await {
                Ok(here) => {
                    let mut connection = Connection { app, socket, who, keys, here, seen: HashMap::new(), typed: None };
                    let ended = connection.run(seat).await;
                    socket::end(connection.socket, ended, accept).await;
                }
                Err(problem) => socket::end(socket, problem.into(), accept).await,
            }
        }
        Err(problem) => socket::end(socket, problem.into(), accept).await,
    }
}

async fn join(app: &App, token: Option<String>) -> Result<SignedIn, Problem> {
    let who = signed_in(app, &token.ok_or_else(Problem::unauthorised)?).await?;
    who.member.may(Permission::ConversationsRead)?;
    Ok(who)
}

impl Connection {
    async fn run(&mut self, seat: Seat) -> Ended {
        match self.serve(seat).await {
            Ok(never) => never,
            Err(ended) => ended,
        }
    }

    async fn serve(&mut self, mut seat: Seat) -> Result<Ended, Ended> {
        socket::feed(&mut self.socket, json!({"type": "welcome", "protocol": 1}).to_string()).await?;
        socket::flush(&mut self.socket).await?;
        let mut events = Vec::new();
        let mut ping = tokio::time::interval(socket::PING);
        ping.reset();
        loop {
            tokio::select! {
                frame = self.socket.recv() => match frame {
                    Some(Ok(Frame::Text(text))) => {
                        self.here.incoming(text.as_bytes()).await?;
                        self.incoming(text.as_bytes()).await?;
                    }
                    Some(Ok(Frame::Ping(_) | Frame::Pong(_))) => {}
                    _ => return Ok(Ended::Gone),
                },
                count = seat.events.recv_many(&mut events, BATCH) => {
                    if count == 0 {
                        return Err(Problem::unavailable().into());
                    }
                    self.learn(&events).await?;
                    for event in events.drain(..) {
                        self.event(&event).await?;
                    }
                }
                _ = ping.tick() => {
                    // A session that has ended in the meantime hears nothing more.
                    still_signed_in(&self.app, &self.who).await?;
                    socket::send_frame(&mut self.socket, Frame::Ping(axum::body::Bytes::new())).await?;
                }
            }
            socket::flush(&mut self.socket).await?;
        }
    }

    /// What the member does. Frames of an unknown kind are passed over: an older server is no reason to end.
    async fn incoming(&mut self, frame: &[u8]) -> Result<(), Ended> {
        let Ok(frame) = serde_json::from_slice::<Incoming>(frame) else { return Ok(()) };
        let conversation = frame.conversation.as_deref().and_then(ConversationId::parse);
        match (frame.kind.as_str(), conversation) {
            ("typing", Some(conversation)) => Ok(self.typing(conversation).await?),
            _ => Ok(()),
        }
    }

    /// Tells the visitor that somebody types: of a conversation that was shown to this member, and not with every key stroke.
    async fn typing(&mut self, conversation: ConversationId) -> Result<(), Problem> {
        let now = self.app.now();
        let too_soon = self.typed.is_some_and(|(last, at)| last == conversation && now.duration_since(at) < TYPING);
        if too_soon || self.who.member.may(Permission::ConversationsAnswer).is_err() || !self.reads(conversation).await? {
            return Ok(());
        }
        self.typed = Some((conversation, now));
        self.app.hub().tell(Audience::Visitor(conversation), Event::Typing { conversation, from: "member" });
        Ok(())
    }

    /// Whether a conversation is open to this member: its keys are kept, or it was shown in this session and is granted still.
    async fn reads(&mut self, conversation: ConversationId) -> Result<bool, Problem> {
        if self.keys.get(conversation).is_some() {
            return Ok(true);
        }
        let (organisation, session) = (self.who.member.organisation, self.who.member.session);
        let granted = move |r: &mut store::Reader<'_>| {
            let Some(row) = r.conversation(organisation, conversation)?.filter(|row| row.granted) else { return Ok(false) };
            Ok(r.restricted(organisation, row.subject)?.is_none() && r.shown(session, conversation.0)?)
        };
        self.app.read(granted).await
    }

    async fn event(&mut self, event: &Event) -> Result<(), Ended> {
        match event {
            Event::Message { conversation, subject, row } => self.message("message", *conversation, *subject, row).await,
            Event::Changed { conversation, subject, row } => self.message("changed", *conversation, *subject, row).await,
            Event::Conversation { conversation, .. } => self.conversation(*conversation).await,
            Event::Removed { .. } | Event::Presence { .. } | Event::MemberTyping { .. } | Event::Noted { .. } | Event::Mention { .. } => {
                let Some(frame) = self.frame(event) else { return Ok(()) };
                socket::feed(&mut self.socket, frame.to_string()).await
            }
            Event::Evicted { subject } => {
                let Some(conversation) = self.seen.remove(subject) else { return Ok(()) };
                let frame = json!({"type": "evicted", "conversation": conversation.to_string()});
                socket::feed(&mut self.socket, frame.to_string()).await
            }
            Event::Typing { conversation, from } => {
                let frame = json!({"type": "typing", "from": from, "conversation": conversation.to_string()});
                socket::feed(&mut self.socket, frame.to_string()).await
            }
            Event::TaskDue { task } => {
                socket::feed(&mut self.socket, json!({"type": "task-due", "task": task.to_string()}).to_string()).await
            }
            Event::Breach { breach, hours } => {
                if !self.who.member.role.may(Permission::BreachesHandle) {
                    return Ok(());
                }
                let frame = json!({"type": "breach", "breach": breach.to_string(), "hours": hours});
                socket::feed(&mut self.socket, frame.to_string()).await
            }
            Event::RequestDue { request } if self.who.member.role.may(Permission::RequestsHandle) => {
                socket::feed(&mut self.socket, json!({"type": "request-due", "request": request.to_string()}).to_string()).await
            }
            Event::SessionEnded { session } if *session == self.who.member.session => Err(Problem::unauthorised().into()),
            Event::LetInAnswered { conversation, given } => {
                let answer = if *given { "given" } else { "refused" };
                let frame = json!({"type": "let-in", "conversation": conversation.to_string(), "answer": answer});
                socket::feed(&mut self.socket, frame.to_string()).await
            }
            Event::Ask
            | Event::RequestDue { .. }
            | Event::Availability(_)
            | Event::Beside
            | Event::Crowded
            | Event::Erased { .. }
            | Event::SessionEnded { .. } => Ok(()),
        }
    }

    /// The frame of what needs no key; `None` where it is not for this member.
    fn frame(&self, event: &Event) -> Option<serde_json::Value> {
        let me = self.who.member.member;
        Some(match event {
            Event::Removed { conversation, message } => {
                json!({"type": "removed", "id": message.to_string(), "conversation": conversation.to_string()})
            }
            Event::Presence { conversation, members } => {
                let members: Vec<_> = members.iter().map(|(id, name)| json!({"id": id.to_string(), "name": **name})).collect();
                json!({"type": "presence", "conversation": conversation.to_string(), "members": members})
            }
            Event::MemberTyping { conversation, member, name } if *member != me => {
                let member = json!({"id": member.to_string(), "name": **name});
                json!({"type": "typing", "from": "member", "conversation": conversation.to_string(), "member": member})
            }
            Event::Noted { conversation } => json!({"type": "note", "conversation": conversation.to_string()}),
            Event::Mention { conversation, member } if *member == me => {
                json!({"type": "mention", "conversation": conversation.to_string()})
            }
            _ => return None,
        })
    }

    /// How a conversation is handled now; what it says needs no key.
    async fn conversation(&mut self, id: ConversationId) -> Result<(), Ended> {
        let organisation = self.who.member.organisation;
        let Some(row) = self.app.read(move |r| r.conversation(organisation, id)).await? else { return Ok(()) };
        let name = match row.member {
            Some(member) => super::colleagues::names(&self.app, organisation).await?.remove(&member),
            None => None,
        };
        let time = |at: Option<Timestamp>| at.map(domain::act::rfc3339);
        let conversation = json!({
            "id": id.to_string(),
            "state": row.state.as_str(),
            "member": row.member.map(|member| member.to_string()),
            "member_name": name,
            "team": row.team.map(|team| team.to_string()),
            "priority": row.priority.as_str(),
            "snoozed_until": time(snoozed_until(&row, self.app.now())),
            "waiting_since": time(waiting_since(&row)),
        });
        let frame = json!({"type": "conversation", "conversation": conversation});
        socket::feed(&mut self.socket, frame.to_string()).await
    }

    async fn message(&mut self, kind: &str, conversation: ConversationId, subject: SubjectId, row: &MessageRow) -> Result<(), Ended> {
        let Some(mut message) = self.render(conversation, row).await? else { return Ok(()) };
        if message.sealed.as_deref().is_some_and(|purpose| purpose != "conversation") {
            // It refers to a field that was told, or granted, after the keys were read.
            self.read(vec![conversation]).await?;
            let Some(again) = self.render(conversation, row).await? else { return Ok(()) };
            message = again;
        }
        self.seen.insert(subject, conversation);
        let frame = json!({"type": kind, "conversation": conversation.to_string(), "message": message});
        socket::feed(&mut self.socket, frame.to_string()).await?;
        if row.author == Author::Visitor && self.here.viewing() == Some(conversation) {
            // Whoever looks at it has seen it.
            reading::see(&self.app, &self.who, conversation, row.seq).await?;
        }
        Ok(())
    }

    /// The message as the member may see it; `None` where the conversation is not (or no longer) open to them.
    async fn render(&mut self, conversation: ConversationId, row: &MessageRow) -> Result<Option<Message>, Problem> {
        let Some(shown) = self.keys.get(conversation) else { return Ok(None) };
        let organisation = self.who.member.organisation;
        let rows = std::slice::from_ref(row);
        let message = reading::show(&self.app, organisation, &shown.row, &shown.keys, &shown.fields, rows).await?.pop();
        // Whatever was evicted while this was rendered stays unsent.
        Ok(message.filter(|_| self.keys.get(conversation).is_some()))
    }

    /// Opens the conversations of these events whose keys are not kept yet. Their first showing is an act, written before the
    /// plaintext leaves; all of them share one.
    async fn learn(&mut self, events: &[Arc<Event>]) -> Result<(), Problem> {
        let mut unknown: Vec<_> = events.iter().filter_map(|event| self.unknown(event)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        for _ in 0..READINGS {
            if unknown.is_empty() {
                break;
            }
            unknown = self.read(unknown).await?;
        }
        Ok(())
    }

    /// The conversation of an event that cannot be opened with what is kept.
    fn unknown(&self, event: &Event) -> Option<ConversationId> {
        let (Event::Message { conversation, row, .. } | Event::Changed { conversation, row, .. }) = event else { return None };
        let generation = (Purpose::conversation(), row.generation);
        let known = self.keys.get(*conversation).is_some_and(|shown| shown.keys.contains_key(&generation));
        (!known && row.body.is_some()).then_some(*conversation)
    }

    /// A pair may have been renewed, or handed to the member, since they connected.
    async fn learn_pairs(&mut self) -> Result<(), Problem> {
        let holder = self.who.member.member.into();
        let seals = self.app.read(move |r| r.purpose_seals(holder)).await?;
        if let Some(keys) = self.who.keys.with(seals) {
            self.who.keys = Arc::new(keys);
        }
        Ok(())
    }

    /// Reads conversations and keeps their keys; answers those whose grant ended meanwhile, which may have begun anew.
    async fn read(&mut self, wanted: Vec<ConversationId>) -> Result<Vec<ConversationId>, Problem> {
        self.keys.begin();
        self.learn_pairs().await?;
        let (who, now) = (self.who.clone(), self.app.now());
        let read = self.app.read(move |r| {
            let mut found = Vec::new();
            for id in wanted {
                let Some(row) = r.conversation(who.member.organisation, id)? else { continue };
                let keys = who.keys.open(row.subject, &r.grant_seals(row.subject, now)?);
                if reads_conversation(&keys) {
                    let fields = reading::open_fields(who.member.organisation, row.subject, &keys, &r.fields(row.subject)?);
                    found.push((Shown { row, keys, fields }, !r.shown(who.member.session, id.0)?));
                }
            }
            Ok(found)
        });
        let found = read.await?;
        let firsts = found.iter().filter(|(_, first)| *first).map(|(s, _)| First::conversation(s.row.id, s.row.subject, &s.keys)).collect();
        let ended = reading::record_showings(&self.app, &self.who, firsts).await?;
        let kept = found.into_iter().map(|(shown, _)| shown).filter(|shown| !ended.contains(&shown.row.subject));
        Ok(kept
            .filter_map(|shown| {
                let id = shown.row.id;
                self.keys.keep(shown).then_some(id)
            })
            .collect())
    }
}
