//! The replay: real conversations at full speed through the public sockets, as visitors and members at once, then read back
//! on both sides and compared word by word with what was acknowledged.

mod audit;
mod play;

use crate::board::Board;
use crate::corpus::Dialogue;
use crate::http::Http;
use crate::member::{self, Listener};
use crate::outcome::Outcome;
use crate::report::{Spread, as_f64, progress};
use crate::server::Server;
use crate::server::process::{Used, Watch};
use audit::Counts;
use play::{Played, Stage, Timings};
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Members who are signed in, answer and listen.
const MEMBERS: usize = 3;
/// How long the last deliveries may take.
const DELIVERY_MAX: Duration = Duration::from_secs(10);

/// What a replay comes to.
#[derive(Serialize)]
pub(crate) struct Replay {
    conversations: u64,
    senders: u64,
    /// Turns that were acknowledged.
    messages: u64,
    seconds: f64,
    pub(crate) messages_per_second: f64,
    /// Acknowledged, and not found again by someone who may read it.
    pub(crate) lost: u64,
    /// Found more than once.
    pub(crate) repeated: u64,
    /// Found at another place than was acknowledged, or with a gap before it.
    pub(crate) out_of_order: u64,
    /// Read by a member although its grant had been withdrawn.
    pub(crate) reopened: u64,
    /// Acknowledged, and never told on a live socket.
    pub(crate) undelivered: u64,
    /// Told on a live socket twice, out of order or in other words.
    pub(crate) live_disordered: u64,
    /// How often a member's socket was cut off because it did not keep up.
    pub(crate) cut_off: u64,
    refused: u64,
    given: u64,
    withdrawn: u64,
    reconnected: u64,
    /// Visitor: from sending on the socket to the acknowledgement.
    pub(crate) acknowledged: Spread,
    /// Member: from the request to its answer.
    answered: Spread,
    /// From sending to the arrival at each of the members' sockets.
    pub(crate) delivered: Spread,
    /// From a member's request to the arrival at the visitor's socket.
    delivered_to_visitor: Spread,
    pub(crate) bytes_on_disk_per_message: f64,
    pub(crate) memory_at_rest_kib: u64,
    #[serde(flatten)]
    pub(crate) used: Used,
}

/// Plays every dialogue as often as is asked for.
///
/// # Errors
/// Where the server breaks the public contract in the middle of a conversation.
pub(crate) async fn run(server: &mut Server, dialogues: &[Dialogue], senders: usize, repeat: usize) -> Outcome<Replay> {
    tokio::time::sleep(Duration::from_secs(1)).await;
    let memory_at_rest_kib = server.resident_kib()?;
    let stored_before = settled_bytes(server)?;
    let mut http = Http::to(&server.address);
    let board = Rc::new(RefCell::new(Board::default()));
    let (mut tokens, mut listeners) = (vec![], vec![]);
    for _ in 0..MEMBERS {
        let token = member::sign_in(&mut http, &server.demo).await?;
        listeners.push(Listener::open(&server.address, &token, &board).await?);
        tokens.push(token);
    }
    let stage =
        Rc::new(Stage { address: server.address.clone(), site: server.demo.site.clone(), members: tokens, board: Rc::clone(&board) });
    progress(&format!("replay: {} conversations, {senders} at once, {repeat} times", dialogues.len()));
    let watch = Watch::begin(server.pid());
    let began = Instant::now();
    let (played, timings) = play_all(&stage, dialogues, senders, repeat).await?;
    let took = began.elapsed();
    wait_for_deliveries(&board).await;
    let messages = played.iter().map(|p| p.said.len() as u64).sum::<u64>();
    let used = watch.used(messages);
    for listener in listeners {
        listener.close().await?;
    }
    progress("replay: reading every conversation back, as visitor and as member");
    let counts = read_back(&stage, &played, &mut http).await?;
    let grown = settled_bytes(server)?.saturating_sub(stored_before);
    let board = board.borrow();
    let count = |marked: fn(&Played) -> bool| played.iter().filter(|p| marked(p)).count() as u64;
    Ok(Replay {
        conversations: played.len() as u64,
        senders: senders as u64,
        messages,
        seconds: took.as_secs_f64(),
        messages_per_second: as_f64(messages) / took.as_secs_f64(),
        lost: counts.lost,
        repeated: counts.repeated,
        out_of_order: counts.out_of_order,
        reopened: counts.reopened,
        undelivered: board.missing() + timings.undelivered,
        live_disordered: board.disordered + board.garbled + timings.disordered,
        cut_off: board.cut_off,
        refused: count(|p| p.script.refuses),
        given: count(|p| p.script.gives),
        withdrawn: count(|p| p.script.withdraws_at.is_some()),
        reconnected: count(|p| p.script.reconnects_at.is_some()),
        acknowledged: (&timings.acknowledged).into(),
        answered: (&timings.answered).into(),
        delivered: (&board.delivered).into(),
        delivered_to_visitor: (&timings.delivered).into(),
        bytes_on_disk_per_message: as_f64(grown) / as_f64(messages.max(1)),
        memory_at_rest_kib,
        used,
    })
}

/// What is stored once the server was ended politely and what it had in its log is where it belongs.
fn settled_bytes(server: &mut Server) -> Outcome<u64> {
    server.restart()?;
    server.stored_bytes()
}

/// Every worker takes the next conversation as soon as it has ended one.
async fn play_all(stage: &Rc<Stage>, dialogues: &[Dialogue], senders: usize, repeat: usize) -> Outcome<(Vec<Played>, Timings)> {
    let next = Rc::new(Cell::new(0));
    let all: Rc<[Dialogue]> = dialogues.iter().map(Dialogue::clone).collect();
    let start = |_| tokio::task::spawn_local(work(Rc::clone(stage), Rc::clone(&next), Rc::clone(&all), repeat));
    let workers: Vec<_> = (0..senders.max(1)).map(start).collect();
    let (mut played, mut timings) = (vec![], Timings::default());
    for worker in workers {
        let (some, times) = worker.await??;
        played.extend(some);
        timings.merge(&times);
    }
    Ok((played, timings))
}

async fn work(stage: Rc<Stage>, next: Rc<Cell<usize>>, all: Rc<[Dialogue]>, repeat: usize) -> Outcome<(Vec<Played>, Timings)> {
    let mut http = Http::to(&stage.address);
    let (mut played, mut timings) = (vec![], Timings::default());
    loop {
        let number = next.get();
        next.set(number + 1);
        let Some(dialogue) = all.get(number % all.len()).filter(|_| number < all.len() * repeat) else { return Ok((played, timings)) };
        let one = play::play(&stage, number, dialogue, &mut http, &mut timings).await;
        played.push(one.map_err(|e| format!("conversation {number}: {e}"))?);
    }
}

async fn wait_for_deliveries(board: &Rc<RefCell<Board>>) {
    let began = Instant::now();
    while board.borrow().missing() > 0 && began.elapsed() < DELIVERY_MAX {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

async fn read_back(stage: &Stage, played: &[Played], http: &mut Http) -> Outcome<Counts> {
    let mut counts = Counts::default();
    let member = stage.members.first().ok_or("nobody is signed in")?;
    for (number, one) in played.iter().enumerate() {
        counts.add(&audit::as_visitor(&one.said, &one.visitor.read(http).await?));
        let path = format!("/api/v1/conversations/{}", one.conversation);
        let read = http.get(&path, Some(member)).await?.good(&format!("reading conversation {number} as a member"))?;
        counts.add(&audit::as_member(&one.said, &crate::visitor::lines(&read)?));
    }
    Ok(counts)
}
