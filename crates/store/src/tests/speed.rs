//! How fast messages are stored, beside a loop that does nothing but insert and commit groups. Run by hand:
//! `cargo test -p store --release -- --ignored --nocapture speed`.

use super::house::{Ground, Guest, House, hour, on_both};
use crate::Fault;
use crate::db::{Db, values};
use domain::conversation::{self, Author, Content, Draft};
use domain::id::MessageId;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

const PRODUCERS: usize = 64;
const BODY_BYTES: usize = 200;
const TIME: Duration = Duration::from_secs(4);

/// Rows a second of producers that each wait for their answer before they go on.
fn rate(produce: impl Fn(usize) + Sync) -> f64 {
    let (stop, rows) = (AtomicBool::new(false), AtomicU32::new(0));
    let start = Instant::now();
    thread::scope(|s| {
        for producer in 0..PRODUCERS {
            let (stop, rows, produce) = (&stop, &rows, &produce);
            s.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    produce(producer);
                    rows.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        thread::sleep(TIME);
        stop.store(true, Ordering::Relaxed);
    });
    f64::from(rows.load(Ordering::Relaxed)) / start.elapsed().as_secs_f64()
}

/// The message path: reserve a number, decide, insert.
fn messages(house: &House, guests: &[Guest]) -> f64 {
    rate(|producer| {
        let (conversation, id) = (guests[producer].visitor.conversation, MessageId(house.id()));
        let said = house.act(move |tx| {
            let facts = tx.reserve(conversation, 1, hour(1))?;
            let proof = facts.standing.visit_proof()?;
            let content = Content::Sealed(vec![7; BODY_BYTES]);
            let draft = Draft { id, seq: facts.line.first_seq, author: Author::Visitor, content, key: None, at: hour(1) };
            tx.apply(&conversation::say(&proof, &facts.line, 1, draft)?).map(drop)
        });
        said.unwrap();
    })
}

/// Inserts and commits groups, and nothing else.
fn bare(ground: &Ground, house: &House) -> f64 {
    let (send, receive) = sync_channel(8_192);
    let mut db = Db::open(&ground.place, true).unwrap();
    let seq = AtomicU64::new(0);
    thread::scope(|s| {
        s.spawn(move || insert_groups(&mut db, &receive).unwrap());
        let send = send;
        rate(|_| {
            let (answer, answered) = channel();
            send.send((house.id(), seq.fetch_add(1, Ordering::Relaxed), answer)).unwrap();
            answered.recv().unwrap();
        })
    })
}

type Insert = (uuid::Uuid, u64, std::sync::mpsc::Sender<()>);

fn insert_groups(db: &mut Db, inserts: &Receiver<Insert>) -> Result<(), Fault> {
    const INSERT: &str =
        "INSERT INTO message (id, conversation, seq, author, generation, at, body) VALUES (?1, ?2, ?3, 'visitor', 1, 0, ?4)";
    while let Ok(first) = inserts.recv() {
        let group: Vec<Insert> = std::iter::once(first).chain(inserts.try_iter()).collect();
        db.begin()?;
        for (id, seq, _) in &group {
            db.execute(INSERT, values![id, &[1; 16], *seq, &[7; BODY_BYTES]])?;
        }
        db.commit()?;
        for (.., answer) in group {
            answer.send(()).unwrap_or_default();
        }
    }
    Ok(())
}

#[test]
#[ignore = "a measurement, not a test"]
fn speed() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let guests: Vec<Guest> = (0..PRODUCERS).map(|_| house.arrive(hour(1))).collect();
        let engine = if ground.is_sqlite() { "SQLite" } else { "PostgreSQL" };
        let acts = rate(|producer| {
            let subject = guests[producer].visitor.subject;
            house.act(move |tx| tx.apply(&domain::decision::show_data(subject, hour(1)))).unwrap();
        });
        let (bare, messages) = (bare(&ground, &house), messages(&house, &guests));
        println!(
            "{engine}, {PRODUCERS} producers: bare loop {bare:.0} rows/s, messages {messages:.0} rows/s ({:.0} %), acts {acts:.0}/s",
            100.0 * messages / bare
        );
    });
}
