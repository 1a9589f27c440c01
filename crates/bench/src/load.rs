//! Messages through the whole path: every sender is a visitor's socket with a granted conversation that waits for its
//! acknowledgement before it sends again; one member's socket opens them all.

use crate::board::Board;
use crate::histogram::Histogram;
use crate::http::Http;
use crate::member::{self, Listener};
use crate::outcome::Outcome;
use crate::report::{Spread, as_f64};
use crate::server::Server;
use crate::server::process::{Used, Watch};
use crate::socket::{Socket, Told};
use crate::visitor::{Visitor, fresh_key};
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// What is sent, in turn: as long as people write.
pub(crate) const TEXTS: [&str; 6] = [
    "Hello, is the blue lamp from your spring catalogue still available?",
    "Yes.",
    "I ordered two chairs last Tuesday and only one of them has arrived so far.",
    "Could you tell me when the parcel will come? I am at home in the afternoon, and my neighbour takes parcels in the morning.",
    "Thank you, that helps.",
    "One more question about the invoice: the street is right, but the number of the house should be 14 and not 41. Can it be changed?",
];

/// How long the last deliveries may take.
const DELIVERY_MAX: Duration = Duration::from_secs(10);
/// Messages of each sender before anything is measured.
const WARM: usize = 20;

/// What a load comes to.
#[derive(Clone, Serialize)]
pub(crate) struct Load {
    senders: u64,
    messages: u64,
    pub(crate) per_second: f64,
    /// From sending to the acknowledgement.
    pub(crate) acknowledged: Spread,
    /// From sending to the arrival at the member's socket.
    pub(crate) delivered: Spread,
    /// Acknowledged and never told to the member's socket.
    pub(crate) undelivered: u64,
    /// How often the member's socket was cut off because it did not keep up.
    pub(crate) cut_off: u64,
    /// Told twice, out of order or in other words.
    pub(crate) disordered: u64,
    #[serde(flatten)]
    pub(crate) used: Used,
}

/// Sends for a time.
///
/// # Errors
/// Where the server refuses a message.
pub(crate) async fn run(server: &Server, senders: usize, time: Duration) -> Outcome<Load> {
    let mut http = Http::to(&server.address);
    let token = member::sign_in(&mut http, &server.demo).await?;
    let board = Rc::new(RefCell::new(Board::default()));
    let listener = Listener::open(&server.address, &token, &board).await?;
    let mut ready = Vec::with_capacity(senders);
    for _ in 0..senders {
        let visitor = Visitor::arrive_for_a_person(&mut http, &server.demo.site).await?;
        let mut sender = Sender::open(&visitor, &server.address).await?;
        sender.send_until(None, &board).await?;
        ready.push(sender);
    }
    drain(&board).await;
    board.borrow_mut().begin_measuring();
    let watch = Watch::begin(server.pid());
    let began = Instant::now();
    let start = |sender: Sender| tokio::task::spawn_local(send_for(sender, began + time, Rc::clone(&board)));
    let sending: Vec<_> = ready.into_iter().map(start).collect();
    let mut acknowledged = Histogram::default();
    for sender in sending {
        acknowledged.merge(&sender.await??);
    }
    let took = began.elapsed();
    drain(&board).await;
    listener.close().await?;
    let (board, messages) = (board.borrow(), acknowledged.count());
    Ok(Load {
        senders: senders as u64,
        messages,
        per_second: as_f64(messages) / took.as_secs_f64(),
        acknowledged: (&acknowledged).into(),
        delivered: (&board.delivered).into(),
        undelivered: board.missing(),
        cut_off: board.cut_off,
        disordered: board.disordered + board.garbled,
        used: watch.used(messages),
    })
}

async fn send_for(mut sender: Sender, until: Instant, board: Rc<RefCell<Board>>) -> Outcome<Histogram> {
    sender.send_until(Some(until), &board).await
}

async fn drain(board: &Rc<RefCell<Board>>) {
    let began = Instant::now();
    while board.borrow().missing() > 0 && began.elapsed() < DELIVERY_MAX {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

struct Sender {
    socket: Socket,
    conversation: Uuid,
}

impl Sender {
    async fn open(visitor: &Visitor, address: &str) -> Outcome<Self> {
        let mut socket = visitor.socket(address, 0).await?;
        loop {
            if let Told::Said { conversation, .. } = socket.told().await? {
                return Ok(Self { socket, conversation });
            }
        }
    }

    /// Sends until a time, or to warm up where none is named.
    async fn send_until(&mut self, until: Option<Instant>, board: &Rc<RefCell<Board>>) -> Outcome<Histogram> {
        let mut each = Histogram::default();
        for (sent_before, text) in TEXTS.into_iter().cycle().enumerate() {
            let (key, sent) = (fresh_key(), Instant::now());
            if until.map_or(sent_before >= WARM, |until| sent >= until) {
                break;
            }
            self.socket.say(key, text).await?;
            let seq = self.acknowledgement(key).await?;
            each.add(sent.elapsed());
            board.borrow_mut().sent(self.conversation, seq, text, sent);
        }
        Ok(each)
    }

    async fn acknowledgement(&mut self, key: Uuid) -> Outcome<u64> {
        loop {
            match self.socket.told().await? {
                Told::Ack { key: acknowledged, seq } if acknowledged == key => return Ok(seq),
                Told::Problem(problem) => return Err(problem.into()),
                _ => {}
            }
        }
    }
}
