//! The visitor's socket: messages in, acknowledgements and everything new out. It loses nothing and repeats nothing.

use super::messages::{self, NewMessage};
use super::snapshot::Snapshot;
use super::turn;
use crate::app::App;
use crate::hub::{Audience, Event, Evict, Seat};
use crate::problem::Problem;
use crate::socket::{self, Ended, Hello};
use crate::visit::turn::Outcome;
use axum::extract::ws::{Message as Frame, WebSocket};
use domain::Purpose;
use domain::id::{ConversationId, OrganisationId, SubjectId};
use locale::Locale;
use seal::{Token, TokenKind};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use store::reads::MessageRow;

/// A frame of the visitor's.
#[derive(Deserialize)]
struct Incoming {
    #[serde(rename = "type")]
    kind: String,
    key: Option<String>,
    text: Option<String>,
    choice: Option<String>,
}

/// A visitor's own keys are theirs: nothing takes them away.
struct OwnKeys;

impl Evict for OwnKeys {
    fn evict(&self, _: SubjectId) {}
}

struct Connection {
    app: App,
    socket: WebSocket,
    token: Arc<Token>,
    organisation: OrganisationId,
    conversation: ConversationId,
    locale: Locale,
    /// Keys and state; let go while nothing happens, because most sockets are idle.
    snapshot: Option<Box<Snapshot>>,
    /// The last sequence number that was sent.
    sent: u64,
}

/// Serves a visitor's socket until one side ends it.
pub(crate) async fn serve(app: App, mut socket: WebSocket, accept: Locale) {
    let hello = match socket::hello(&mut socket).await {
        Ok(hello) => hello,
        Err(ended) => return socket::end(socket, ended, accept).await,
    };
    match Box::pin(join(&app, &hello)).await {
        Ok((snapshot, seat)) => {
            let v = &snapshot.row.visitor;
            let mut connection = Connection {
                app,
                socket,
                token: Arc::clone(&snapshot.token),
                organisation: v.organisation,
                conversation: v.conversation,
                locale: v.locale,
                snapshot: Some(snapshot),
                sent: hello.after.unwrap_or(0),
            };
            let ended = connection.run(seat).await;
            socket::end(connection.socket, ended, connection.locale).await;
        }
        Err(problem) => socket::end(socket, problem.into(), accept).await,
    }
}

/// Takes the place before reading, so that nothing falls between the two.
async fn join(app: &App, hello: &Hello) -> Result<(Box<Snapshot>, Seat), Problem> {
    let token = hello.token.as_deref().ok_or_else(Problem::unauthorised)?;
    let token = Token::parse(TokenKind::Visit, token).map_err(|_| Problem::unauthorised())?;
    let locale = hello.locale.as_deref().and_then(Locale::parse);
    let snapshot = Box::new(Snapshot::load(app, Arc::new(token), locale).await?);
    let seat = app.hub().join(app, Audience::Visitor(snapshot.row.visitor.conversation), Arc::new(OwnKeys));
    // Read again: what happened before the place was taken was told to nobody.
    Ok((Box::new(snapshot.again(app).await?), seat))
}

impl Connection {
    async fn run(&mut self, mut seat: Seat) -> Ended {
        match self.serve(&mut seat).await {
            Ok(never) => never,
            Err(ended) => ended,
        }
    }

    /// Keys and state, read again where they were let go.
    async fn snapshot(&mut self) -> Result<&mut Snapshot, Problem> {
        let snapshot = match self.snapshot.take() {
            Some(snapshot) => snapshot,
            None => Box::new(Snapshot::load(&self.app, Arc::clone(&self.token), Some(self.locale)).await?),
        };
        Ok(self.snapshot.insert(snapshot))
    }

    async fn serve(&mut self, seat: &mut Seat) -> Result<Ended, Ended> {
        socket::feed(&mut self.socket, json!({"type": "welcome", "protocol": 1}).to_string()).await?;
        // What is seldom done is kept out of the future that every idle socket holds.
        Box::pin(self.catch_up()).await?;
        Box::pin(self.ask()).await?;
        socket::flush(&mut self.socket).await?;
        self.snapshot = None;
        let mut ping = tokio::time::interval(socket::PING);
        ping.reset();
        loop {
            tokio::select! {
                frame = self.socket.recv() => match frame {
                    Some(Ok(Frame::Text(text))) => Box::pin(self.incoming(text.as_bytes())).await?,
                    Some(Ok(Frame::Ping(_) | Frame::Pong(_))) => {}
                    _ => return Ok(Ended::Gone),
                },
                event = seat.events.recv() => match event {
                    Some(event) => Box::pin(self.event(&event)).await?,
                    None => return Err(Problem::unavailable().into()),
                },
                _ = ping.tick() => {
                    self.snapshot = None;
                    socket::send_frame(&mut self.socket, Frame::Ping(axum::body::Bytes::new())).await?;
                }
            }
            // What waits already goes out with it, in one piece.
            while let Ok(event) = seat.events.try_recv() {
                Box::pin(self.event(&event)).await?;
            }
            socket::flush(&mut self.socket).await?;
        }
    }

    async fn incoming(&mut self, frame: &[u8]) -> Result<(), Ended> {
        let frame: Incoming = crate::json::parse(frame)?;
        match frame.kind.as_str() {
            "message" => {
                let key = frame.key.unwrap_or_default();
                let message = NewMessage { key: key.clone(), text: frame.text, choice: frame.choice };
                match self.take(message).await {
                    Ok(outcome) => self.acknowledge(&key, outcome).await,
                    Err(problem) if problem.code() == "unauthorised" => Err(problem.into()),
                    Err(problem) => {
                        let frame = socket::problem_frame(&problem, self.locale, Some(&key));
                        socket::feed(&mut self.socket, frame.to_string()).await
                    }
                }
            }
            "typing" => {
                let event = Event::Typing { conversation: self.conversation, from: "visitor" };
                self.app.hub().tell(Audience::Members(self.organisation), event);
                Ok(())
            }
            _ => Err(Problem::invalid_body().into()),
        }
    }

    async fn take(&mut self, message: NewMessage) -> Result<Outcome, Problem> {
        let (did, key) = message.did()?;
        let app = self.app.clone();
        let outcome = turn::take(&app, self.snapshot().await?, did, Some(&key)).await;
        if outcome.is_err() {
            // It may hold a key that was never committed.
            self.snapshot = None;
        }
        outcome
    }

    async fn acknowledge(&mut self, key: &str, outcome: Outcome) -> Result<(), Ended> {
        let seq = outcome.seq;
        socket::feed(&mut self.socket, json!({"type": "ack", "key": key, "seq": seq}).to_string()).await?;
        self.deliver(&outcome.rows).await
    }

    /// Sends what is new, in order. Where something is missing in between, everything since is read.
    async fn deliver(&mut self, rows: &[MessageRow]) -> Result<(), Ended> {
        let fresh: Vec<_> = rows.iter().filter(|r| r.seq > self.sent).cloned().collect();
        match fresh.first() {
            None => Ok(()),
            Some(first) if first.seq > self.sent + 1 => self.catch_up().await,
            Some(_) => self.send_rows(&fresh).await,
        }
    }

    async fn catch_up(&mut self) -> Result<(), Ended> {
        let (conversation, after) = (self.conversation, self.sent);
        let rows = self.app.read(move |r| r.all_messages(conversation, after)).await?;
        self.send_rows(&rows).await
    }

    async fn send_rows(&mut self, rows: &[MessageRow]) -> Result<(), Ended> {
        let (app, purpose) = (self.app.clone(), Purpose::conversation());
        let snapshot = self.snapshot().await?;
        if rows.iter().any(|r| snapshot.keys.get(&purpose, r.generation).is_none()) {
            *snapshot = snapshot.again(&app).await?;
        }
        let conversation = self.conversation;
        for message in messages::show(&app, self.snapshot().await?, rows).await? {
            self.sent = message.seq;
            let frame = json!({"type": "message", "message": message, "conversation": conversation.to_string()});
            socket::feed(&mut self.socket, frame.to_string()).await?;
        }
        Ok(())
    }

    async fn event(&mut self, event: &Event) -> Result<(), Ended> {
        match event {
            Event::Message { row, .. } => self.deliver(std::slice::from_ref(row)).await,
            Event::Conversation { state, .. } => {
                if let Some(snapshot) = &mut self.snapshot {
                    snapshot.row.state = *state;
                }
                socket::feed(&mut self.socket, json!({"type": "conversation", "state": state.as_str()}).to_string()).await
            }
            Event::Ask => {
                self.snapshot = None;
                self.ask().await
            }
            Event::Typing { from, .. } => socket::feed(&mut self.socket, json!({"type": "typing", "from": from}).to_string()).await,
            Event::Erased { receipt } => {
                let frame = format!("{{\"type\":\"erased\",\"receipt\":{receipt}}}");
                socket::send(&mut self.socket, frame).await?;
                Err(Problem::unauthorised().into())
            }
            Event::Changed { row, .. } => self.changed(row).await,
            Event::Removed { message, .. } => {
                socket::feed(&mut self.socket, json!({"type": "removed", "id": message.to_string()}).to_string()).await
            }
            Event::Evicted { .. }
            | Event::SessionEnded { .. }
            | Event::MemberTyping { .. }
            | Event::Presence { .. }
            | Event::Noted { .. }
            | Event::Mention { .. } => Ok(()),
        }
    }

    /// Shows a message with its other words, in the place that it has.
    async fn changed(&mut self, row: &MessageRow) -> Result<(), Ended> {
        let app = self.app.clone();
        for message in messages::show(&app, self.snapshot().await?, std::slice::from_ref(row)).await? {
            socket::feed(&mut self.socket, json!({"type": "changed", "message": message}).to_string()).await?;
        }
        Ok(())
    }

    async fn ask(&mut self) -> Result<(), Ended> {
        let app = self.app.clone();
        let ask = messages::ask_now(&app, self.snapshot().await?).await?;
        socket::feed(&mut self.socket, json!({"type": "ask", "ask": ask}).to_string()).await
    }
}
