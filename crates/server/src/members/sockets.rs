//! The member's socket: what happens in the organisation, opened with the socket's own keys.

use super::keys::{SubjectKeys, reads_conversation};
use super::reading;
use crate::app::App;
use crate::auth::{SignedIn, signed_in};
use crate::hub::{Audience, Event, Evict, Seat};
use crate::problem::Problem;
use crate::socket::{self, Ended};
use axum::extract::ws::{Message as Frame, WebSocket};
use domain::decision::Opened;
use domain::id::{ConversationId, SubjectId};
use domain::permission::Permission;
use locale::Locale;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use store::reads::{ConversationRow, MessageRow};

/// The subject keys of the conversations that this socket shows. The end of a grant takes them away at once.
#[derive(Default)]
struct Keyring(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// Counts evictions: what was read before one is not kept after it.
    evictions: u64,
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

impl Evict for Keyring {
    fn evict(&self, subject: SubjectId) {
        if let Ok(mut kept) = self.0.lock() {
            kept.evictions += 1;
            kept.conversations.retain(|_, shown| shown.row.subject != subject);
        }
    }
}

impl Keyring {
    fn get(&self, conversation: ConversationId) -> Option<Arc<Shown>> {
        self.0.lock().ok()?.conversations.get(&conversation).cloned()
    }

    fn evictions(&self) -> u64 {
        self.0.lock().map_or(0, |kept| kept.evictions)
    }

    /// Keeps keys, unless a grant ended since they were read; then they must not be used either.
    fn keep(&self, evictions: u64, shown: &Arc<Shown>) -> bool {
        let Ok(mut kept) = self.0.lock() else { return false };
        if kept.evictions != evictions {
            return false;
        }
        if kept.conversations.len() >= KEPT_MAX {
            kept.conversations.clear();
        }
        kept.conversations.insert(shown.row.id, Arc::clone(shown));
        true
    }
}

struct Connection {
    app: App,
    socket: WebSocket,
    who: SignedIn,
    keys: Arc<Keyring>,
    /// Whose conversations were shown, so that they can be named when they must go.
    seen: HashMap<SubjectId, ConversationId>,
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
            let seat = app.hub().join(&app, Audience::Members(who.member.organisation), Arc::clone(&keys) as Arc<dyn Evict>);
            let mut connection = Connection { app, socket, who, keys, seen: HashMap::new() };
            let ended = connection.run(seat).await;
            socket::end(connection.socket, ended, accept).await;
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
        let mut ping = tokio::time::interval(socket::PING);
        ping.reset();
        loop {
            tokio::select! {
                frame = self.socket.recv() => match frame {
                    Some(Ok(Frame::Text(_) | Frame::Ping(_) | Frame::Pong(_))) => {}
                    _ => return Ok(Ended::Gone),
                },
                event = seat.events.recv() => match event {
                    Some(event) => self.event(&event).await?,
                    None => return Err(Problem::unavailable().into()),
                },
                _ = ping.tick() => {
                    // A session that has ended in the meantime hears nothing more.
                    signed_in(&self.app, self.who.token.expose()).await?;
                    socket::send_frame(&mut self.socket, Frame::Ping(axum::body::Bytes::new())).await?;
                }
            }
            // What waits already goes out with it, in one piece.
            while let Ok(event) = seat.events.try_recv() {
                self.event(&event).await?;
            }
            socket::flush(&mut self.socket).await?;
        }
    }

    async fn event(&mut self, event: &Event) -> Result<(), Ended> {
        match event {
            Event::Message { conversation, subject, row } => self.message(*conversation, *subject, row).await,
            Event::Conversation { conversation, state } => {
                let frame = json!({"type": "conversation", "conversation": {"id": conversation.to_string(), "state": state.as_str()}});
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
            Event::Ask | Event::Erased { .. } => Ok(()),
        }
    }

    async fn message(&mut self, conversation: ConversationId, subject: SubjectId, row: &MessageRow) -> Result<(), Ended> {
        let Some(shown) = self.shown(conversation, row.generation).await? else { return Ok(()) };
        self.seen.insert(subject, conversation);
        let organisation = self.who.member.organisation;
        let rows = std::slice::from_ref(row);
        let message = reading::show(&self.app, organisation, &shown.row, &shown.keys, &shown.fields, rows).await?.pop();
        // Whatever was evicted while this was rendered stays unsent.
        if self.keys.get(conversation).is_none() {
            return Ok(());
        }
        let frame = json!({"type": "message", "conversation": conversation.to_string(), "message": message});
        socket::feed(&mut self.socket, frame.to_string()).await
    }

    /// The conversation with its keys, as far as they open it; its first showing is an act, written before the plaintext leaves.
    async fn shown(&mut self, id: ConversationId, generation: u32) -> Result<Option<Arc<Shown>>, Problem> {
        let conversation = domain::Purpose::conversation();
        if let Some(shown) = self.keys.get(id)
            && shown.keys.contains_key(&(conversation, generation))
        {
            return Ok(Some(shown));
        }
        let evictions = self.keys.evictions();
        let who = self.who.clone();
        let read = self.app.read(move |r| {
            let Some(row) = r.conversation(who.member.organisation, id)? else { return Ok(None) };
            let keys = who.keys.open(row.subject, &r.grant_seals(row.subject)?);
            let fields = reading::open_fields(who.member.organisation, row.subject, &keys, &r.fields(row.subject)?);
            let first = !r.shown(who.member.session, id.0)?;
            Ok(Some((Shown { row, keys, fields }, first)))
        });
        let Some((shown, first)) = read.await? else { return Ok(None) };
        if !reads_conversation(&shown.keys) {
            return Ok(None);
        }
        if first && !reading::record_showings(&self.app, &self.who, vec![(Opened::Conversation(id), shown.row.subject)]).await?.is_empty() {
            return Ok(None);
        }
        let shown = Arc::new(shown);
        Ok(self.keys.keep(evictions, &shown).then_some(shown))
    }
}
