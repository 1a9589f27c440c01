//! Members: signed in as the demo's owner, listening on their sockets to everything that is said.

use crate::board::Board;
use crate::http::Http;
use crate::outcome::Outcome;
use crate::server::Demo;
use crate::socket::{MEMBER_BUFFER_BYTES, Socket, Told};
use crate::visitor::fresh_key;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashMap;
use std::convert::Infallible;
use std::rc::Rc;
use std::time::Instant;
use tokio::task::JoinHandle;
use uuid::Uuid;

const MEMBER_PATH: &str = "/api/v1/socket";

/// Signs in; answers the session's token.
///
/// # Errors
/// Where the demo does not let its owner in.
pub(crate) async fn sign_in(http: &mut Http, demo: &Demo) -> Outcome<String> {
    let body = json!({"email": demo.owner_email, "password": demo.owner_password});
    let session = http.post("/api/v1/session", None, &body).await?.good("signing in")?;
    Ok(session.get("token").and_then(Value::as_str).ok_or("a session without a token")?.to_owned())
}

/// Answers in a conversation; tells the place of the message where the answer names it.
///
/// # Errors
/// Where it is not accepted.
pub(crate) async fn answer(http: &mut Http, token: &str, conversation: Uuid, text: &str) -> Outcome<Option<u64>> {
    let path = format!("/api/v1/conversations/{conversation}/messages");
    let reply = http.post(&path, Some(token), &json!({"key": fresh_key().to_string(), "text": text})).await?.good("a member's message")?;
    let seq = |pointer| reply.pointer(pointer).and_then(Value::as_u64);
    Ok(["/seq", "/message/seq", "/messages/0/seq"].into_iter().find_map(seq))
}

/// A member's socket that is read by a task of its own.
pub(crate) struct Listener {
    task: JoinHandle<Outcome<()>>,
}

impl Listener {
    /// Opens a member's socket and notes on the board whatever arrives.
    ///
    /// # Errors
    /// Where the socket is not welcome.
    pub(crate) async fn open(address: &str, token: &str, board: &Rc<RefCell<Board>>) -> Outcome<Self> {
        let socket = Socket::open(address, MEMBER_PATH, token, None, MEMBER_BUFFER_BYTES).await?;
        board.borrow_mut().join();
        let listening = Listening { address: address.to_owned(), token: token.to_owned(), board: Rc::clone(board), last: HashMap::new() };
        Ok(Self { task: tokio::task::spawn_local(listening.run(socket)) })
    }

    /// Stops to listen.
    ///
    /// # Errors
    /// Where the socket had ended before.
    pub(crate) async fn close(self) -> Outcome<()> {
        if !self.task.is_finished() {
            self.task.abort();
            return Ok(());
        }
        self.task.await?.map_err(|e| format!("a member's socket ended early: {e}").into())
    }
}

struct Listening {
    address: String,
    token: String,
    board: Rc<RefCell<Board>>,
    /// The last place that was told of each conversation.
    last: HashMap<Uuid, u64>,
}

impl Listening {
    /// Listens for good. Where the server cuts it off, because it is told more than it takes, it comes again as a console
    /// does; what it was not told meanwhile stays missing on the board.
    async fn run(mut self, mut socket: Socket) -> Outcome<()> {
        loop {
            let Err(_cut_off) = self.listen(&mut socket).await;
            self.board.borrow_mut().cut_off += 1;
            socket = Socket::open(&self.address, MEMBER_PATH, &self.token, None, MEMBER_BUFFER_BYTES).await?;
        }
    }

    async fn listen(&mut self, socket: &mut Socket) -> Outcome<Infallible> {
        loop {
            match socket.told().await? {
                Told::Said { conversation, line } => {
                    let now = Instant::now();
                    let last = self.last.entry(conversation).or_default();
                    let follows = line.seq > *last;
                    *last = line.seq.max(*last);
                    self.board.borrow_mut().arrived(conversation, &line, follows, now);
                }
                Told::Problem(problem) => return Err(problem.into()),
                _ => {}
            }
        }
    }
}
