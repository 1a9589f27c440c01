//! How fast messages are stored, beside a loop that does nothing but insert and commit groups. Run by hand:
//! `cargo test -p store --release -- --ignored --nocapture speed`.

use super::house::{Ground, Guest, House, hour, on_both};
use crate::db::{Db, values};
use crate::{Fault, tables};
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

/// Acts that nothing but the ledger knows of, in one transaction.
const APPENDED: u32 = 20_000;
/// What an entry of the ledger may cost within its act.
const APPEND: Duration = Duration::from_micros(100);

#[test]
#[ignore = "a measurement, not a test"]
fn append_speed() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        let (subject, conversation) = (ada.visitor.subject, ada.visitor.conversation);
        let session = house.sign_in([7; 32], None, hour(1)).unwrap();
        for (what, by_member) in [("a visitor's", false), ("a member's", true)] {
            let owner = house.owner_in(session);
            let taken = house.act(move |tx| {
                let began = Instant::now();
                for _ in 0..APPENDED {
                    let opened = domain::decision::Opened::Conversation(conversation);
                    let decision = if by_member {
                        domain::decision::open(opened, subject, &owner, None, hour(1)).unwrap()
                    } else {
                        domain::decision::show_data(subject, hour(1))
                    };
                    tx.apply(&decision)?;
                }
                Ok(began.elapsed() / APPENDED)
            });
            let (taken, engine) = (taken.unwrap(), if ground.is_sqlite() { "SQLite" } else { "PostgreSQL" });
            println!(
                "{engine}: {what} act {:.1} us in its transaction, {:.0} % of what it may",
                taken.as_secs_f64() * 1e6,
                100.0 * taken.div_duration_f64(APPEND)
            );
        }
    });
}

/// Expired conversations of which half is destroyed bare and half by the sweep.
const EXPIRED: usize = 4_000;

/// The same deletes in groups of a thousand, without rules, records or a ledger.
fn bare_deletes(ground: &Ground, guests: &[Guest]) -> f64 {
    let mut db = Db::open(&ground.place, true).unwrap();
    let began = Instant::now();
    for piece in guests.chunks(1_000) {
        let subjects: Vec<_> = piece.iter().map(|guest| guest.visitor.subject).collect();
        db.begin().unwrap();
        tables::doomed::name(&mut db, &subjects).unwrap();
        tables::doomed::seal(&mut db).unwrap();
        for (_, _, delete) in tables::ERASED {
            delete(&mut db).unwrap();
        }
        db.commit().unwrap();
    }
    per_second(guests.len(), began)
}

#[test]
#[ignore = "a measurement, not a test"]
fn sweep_speed() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let arrive = |_| {
            let guest = house.arrive(hour(0));
            house.say(&guest, "Please look this up for me, it is about the order of last week.", hour(0)).unwrap();
            house.give(&guest, "conversation", hour(0)).unwrap();
            house.say(&guest, "The number is 4711, and I would like to have it before Friday.", hour(0)).unwrap();
            guest
        };
        let guests: Vec<Guest> = (0..EXPIRED).map(arrive).collect();
        let bare = bare_deletes(&ground, &guests[..EXPIRED / 2]);
        let began = Instant::now();
        let swept = house.store.sweep(hour(24 * 400)).unwrap();
        let sweep = per_second(swept.erased.len(), began);
        let records = house.store.read(|r| r.destruction_records(house.organisation, None, 10_000)).unwrap().len();
        let engine = if ground.is_sqlite() { "SQLite" } else { "PostgreSQL" };
        println!(
            "{engine}: bare {bare:.0}/s, sweep {sweep:.0}/s of {} in {records} acts ({:.0} %)",
            swept.erased.len(),
            100.0 * sweep / bare
        );
    });
}

/// Messages of the subject that is erased, and others who write meanwhile.
const MESSAGES: usize = 10_000;
const OTHERS: usize = 4;

/// Writes until it is over; how long each act took, in microseconds, while nothing was erased, and while something was.
fn writes(house: &House, guest: &Guest, phase: &AtomicU32) -> [Vec<u128>; 2] {
    let mut took = [vec![], vec![]];
    loop {
        let when = phase.load(Ordering::Relaxed) as usize;
        let began = Instant::now();
        house.say(guest, "Is there still somebody there who could help me?", hour(1)).unwrap();
        let Some(took) = took.get_mut(when) else { return took };
        took.push(began.elapsed().as_micros());
        thread::sleep(Duration::from_millis(3));
    }
}

fn p99(mut took: Vec<u128>) -> u128 {
    took.sort_unstable();
    took.get(took.len() * 99 / 100).copied().unwrap_or_default()
}

#[test]
#[ignore = "a measurement, not a test"]
fn erase_speed() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, others) = (house.arrive(hour(0)), (0..OTHERS).map(|_| house.arrive(hour(0))).collect::<Vec<_>>());
        for _ in 0..MESSAGES {
            house.say(&ada, "Please look this up for me, it is about the order of last week.", hour(0)).unwrap();
        }
        let phase = AtomicU32::new(0);
        let (keys, rows, [before, during]) = thread::scope(|s| {
            let writing: Vec<_> = others.iter().map(|guest| s.spawn(|| writes(&house, guest, &phase))).collect();
            thread::sleep(TIME / 2);
            phase.store(1, Ordering::Relaxed);
            let began = Instant::now();
            house.erase(&ada, hour(1)).unwrap();
            let keys = began.elapsed();
            assert_eq!(house.store.finish_erasures(hour(1)).unwrap().ended, 1);
            let rows = began.elapsed();
            phase.store(2, Ordering::Relaxed);
            let all = writing.into_iter().map(|writing| writing.join().unwrap());
            let all = all.reduce(|[mut a, mut b], [c, d]| {
                a.extend(c);
                b.extend(d);
                [a, b]
            });
            (keys, rows, all.unwrap())
        });
        let engine = if ground.is_sqlite() { "SQLite" } else { "PostgreSQL" };
        let acts = ground.count("ledger_entry WHERE entry LIKE '%erasure.continued%'");
        println!(
            "{engine}: {MESSAGES} messages, keys gone {keys:.1?}, rows gone {rows:.1?} in {acts} acts; others' p99 {} us before, {} us meanwhile ({} acts)",
            p99(before),
            p99(during.clone()),
            during.len()
        );
    });
}

fn per_second(count: usize, since: Instant) -> f64 {
    f64::from(u32::try_from(count).unwrap()) / since.elapsed().as_secs_f64()
}
