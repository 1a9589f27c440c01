//! The visitor's socket: messages in, acknowledgements and everything new out. It loses nothing and repeats nothing.

use super::beside::{self, Beside};
use super::messages::{self, NewMessage};
use super::snapshot::Snapshot;
use super::turn;
use crate::app::App;
use crate::availability::Availability;
use crate::hub::{Audience, Event, Seat};
use crate::problem::Problem;
use crate::socket::{self, Ended, Hello};
use crate::visit::turn::Outcome;
use axum::extract::ws::{Message as Frame, WebSocket};
use axum::http::StatusCode;
use domain::Purpose;
use domain::conversation::State;
use domain::id::{ConversationId, OrganisationId};
use locale::Locale;
use seal::{Token, TokenKind};
use serde::{Deserialize, Serialize};
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

/// Reads a frame and what it asks for, and does nothing.
#[cfg(any(test, feature = "fuzz"))]
pub(crate) fn try_frame(frame: &[u8]) {
    if let Ok(Incoming { key, text, choice, .. }) = crate::json::parse(frame) {
        let _ = NewMessage { key: key.unwrap_or_default(), text, choice }.did();
    }
}

struct Connection {
    app: App,
    socket: WebSocket,
    token: Arc<Token>,
    organisation: OrganisationId,
    conversation: ConversationId,
    locale: Locale,
    /// Where the conversation stands, as the visitor was told.
    state: State,
    /// Whether a call may be offered when nobody is here.
    may_call_back: bool,
    /// The second in which it was passed on last that the visitor types: nobody can fill the members' queues with it.
    typed: u32,
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
                state: snapshot.row.state,
                may_call_back: false,
                typed: 0,
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
    let seat = app.hub().join_visitor(app, snapshot.row.visitor.conversation, snapshot.row.visitor.site);
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
        // What was gathered goes out first: the buffer keeps the size that it once had.
        socket::flush(&mut self.socket).await?;
        Box::pin(self.stand()).await?;
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
                let second = u32::try_from(self.app.now().as_second()).unwrap_or_default();
                if std::mem::replace(&mut self.typed, second) == second {
                    return Ok(());
                }
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
            Event::Conversation { state, .. } => self.moved(*state).await,
            Event::Availability(texts) => self.availability(texts).await,
            Event::Beside => {
                self.snapshot = None;
                self.beside().await
            }
            Event::Crowded => Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests").into()),
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
            | Event::LetInAnswered { .. }
            | Event::TaskDue { .. }
            | Event::Breach { .. }
            | Event::RequestDue { .. }
            | Event::SessionEnded { .. }
            | Event::MemberTyping { .. }
            | Event::Presence { .. }
            | Event::Noted { .. }
            | Event::Mention { .. } => Ok(()),
        }
    }

    /// Where the conversation stands, who is there, and whatever is offered: for a socket that has just come.
    async fn stand(&mut self) -> Result<(), Ended> {
        let beside = self.read_beside().await?;
        self.state_frame().await?;
        self.frame("availability", &beside.availability).await?;
        let calls = beside.let_in.is_some() || beside.rating.is_some() || beside.call_back.is_some();
        if calls || beside.renewal.is_some() || beside.confirmation.is_some() {
            self.offers(&beside).await?;
        }
        Ok(())
    }

    /// The conversation has moved, or something in it is gone.
    async fn moved(&mut self, state: State) -> Result<(), Ended> {
        if let Some(snapshot) = &mut self.snapshot {
            snapshot.row.state = state;
        }
        let moved = state != self.state;
        self.state = state;
        self.state_frame().await?;
        if moved {
            self.snapshot = None;
            self.beside().await?;
        }
        Ok(())
    }

    async fn state_frame(&mut self) -> Result<(), Ended> {
        let frame = json!({"type": "conversation", "id": self.conversation.to_string(), "state": self.state.as_str()});
        socket::feed(&mut self.socket, frame.to_string()).await
    }

    /// Who is there. The text is made already; only who may be offered a call is read again.
    async fn availability(&mut self, texts: &[Availability; 5]) -> Result<(), Ended> {
        let own = Locale::ALL.iter().zip(texts).find(|(locale, _)| **locale == self.locale);
        if let Some((_, text)) = own {
            self.frame("availability", text).await?;
        }
        if self.may_call_back { self.beside().await } else { Ok(()) }
    }

    /// What is offered beside the bot.
    async fn beside(&mut self) -> Result<(), Ended> {
        let beside = self.read_beside().await?;
        self.offers(&beside).await
    }

    async fn read_beside(&mut self) -> Result<Beside, Problem> {
        let app = self.app.clone();
        let snapshot = self.snapshot().await?;
        let beside = beside::read(&app, snapshot).await?;
        let may_call_back = beside::asked_for_a_person(snapshot);
        self.may_call_back = may_call_back;
        Ok(beside)
    }

    async fn offers(&mut self, beside: &Beside) -> Result<(), Ended> {
        self.frame("let-in", &beside.let_in).await?;
        self.frame("rating", &beside.rating).await?;
        self.frame("call-back", &beside.call_back).await?;
        self.frame("renewal", &beside.renewal).await?;
        self.frame("confirmation", &beside.confirmation).await
    }

    /// A frame that carries one thing, under its own name.
    async fn frame(&mut self, kind: &'static str, what: &(impl Serialize + Sync)) -> Result<(), Ended> {
        let frame = json!({"type": kind, (kind.replace('-', "_")): what});
        socket::feed(&mut self.socket, frame.to_string()).await
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
