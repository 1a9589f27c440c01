//! Erasures in pieces: the keys go at once, the rest in acts that can be ended anywhere, and nothing is said before nothing is left.

use super::files::attach;
use super::holds::{end, place, read_by_hold};
use super::house::{Ground, Guest, House, hour, on_both, refused};
use super::story::nothing_is_left;
use crate::erasing::{Finished, Step};
use crate::{Recorded, Store};
use domain::erasure::{self, AT_ONCE_MAX, ROWS_PER_PART, Stored};
use domain::id::RequestId;
use domain::principal::Actor;
use domain::refusal::Refusal;
use domain::request::{self, Finding, Now, State};
use seal::KeyPair;

/// More than one act destroys.
const MANY: u64 = AT_ONCE_MAX + 88;

/// A guest who said more than one act destroys, granted it, and told something.
fn talkative(house: &House) -> Guest {
    let guest = house.arrive(hour(1));
    for number in 0..MANY {
        house.say(&guest, &format!("word {number}"), hour(1)).unwrap();
    }
    house.give(&guest, "conversation", hour(1)).unwrap();
    house.give(&guest, "callback", hour(1)).unwrap();
    house.collect(&guest, "callback", "phone", "+4930901820", hour(1)).unwrap();
    guest
}

/// Erases a guest who asks for it themselves.
fn ask(house: &House, guest: &Guest) -> (RequestId, Recorded) {
    let subject = guest.visitor.subject;
    let erased = house.act(move |tx| {
        assert!(tx.is_large(subject)?);
        let request = tx.ask_erasure(subject, hour(2))?;
        let stored = Stored { request: Some(request), ..tx.stored(subject)? };
        Ok((request, tx.apply(&erasure::erase(&stored, Actor::Visitor, hour(2)))?.unwrap()))
    });
    erased.unwrap()
}

fn piece(house: &House, store: &Store, guest: &Guest, size: u64) -> Step {
    store.erase_piece(house.organisation, guest.visitor.subject, size, hour(3)).unwrap()
}

fn is_done(step: &Step) -> bool {
    matches!(step, Step::Done)
}

/// From the first act on nobody finds anything of them.
fn nobody_finds(ground: &Ground, house: &House, guest: &Guest) {
    let subject = guest.visitor.subject;
    let id = ground.literal(subject.0.as_bytes());
    for (table, ..) in crate::tables::ERASED.iter().filter(|(table, ..)| !crate::tables::LEFT_FOR_LATER.contains(table)) {
        let column = match *table {
            "subject" => "id",
            "note_mention" | "draft" | "seen" | "request_text" => continue,
            _ => "subject",
        };
        assert_eq!(ground.count(&format!("{table} WHERE {column} = {id}")), 0, "{table}");
    }
    let found = house.store.read(|r| {
        let talks = r.conversations_of(house.organisation, subject)?.len();
        Ok((r.visit(&guest.token.lookup())?.is_some(), talks, r.fields(subject)?.len(), r.visitor_seals(subject)?.len()))
    });
    assert_eq!(found.unwrap(), (false, 0, 0, 0));
    assert_eq!(refused(house.say(guest, "am I still here?", hour(3))), Refusal::NotFound);
    assert_eq!(refused(house.act(move |tx| tx.standing(subject, hour(3)))), Refusal::NotFound);
    assert_eq!(refused(house.act(move |tx| tx.stored(subject))), Refusal::NotFound, "they are not erased twice");
}

#[test]
fn the_keys_go_at_once_and_the_rest_in_pieces_wherever_that_is_ended() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, ben) = (talkative(&house), house.arrive(hour(1)));
        house.say(&ben, "ben stays", hour(1)).unwrap();
        attach(&house, &ada, &[500, 20], hour(1)).unwrap();
        let (asked, erased) = ask(&house, &ada);
        assert!(erased.act.as_str() == "subject.erased" && erased.entry.ends_with("\"rest\":\"follows\"}"), "{}", erased.entry);
        assert_eq!((ground.count("subject_seal"), ground.count("subject_key")), (1, 1), "ben's");
        assert_eq!((ground.count("message"), ground.count("file_part")), (MANY + 2, 2));
        nobody_finds(&ground, &house, &ada);
        let state = |store: &Store| store.read(|r| r.request(house.organisation, asked)).unwrap().unwrap().0.state;
        let (mut acts, mut left) = (0, ground.count("message"));
        loop {
            // Whatever a process kept of it goes with the process.
            let store = ground.open();
            house.verify().unwrap();
            if is_done(&piece(&house, &store, &ada, 100)) {
                break;
            }
            acts += 1;
            assert_eq!(state(&store), State::Open, "nothing is fulfilled while something is left");
            let still = ground.count("message");
            assert!(still < left || ground.count("message") == 1, "{still} of {left}");
            left = still;
            nobody_finds(&ground, &house, &ada);
        }
        assert!(acts >= 7, "{acts}");
        nothing_is_left(&ground, ada.visitor.subject);
        assert_eq!((ground.count("message"), ground.count("erasing"), ground.count("erasing_conversation")), (1, 0, 0));
        assert_eq!(state(&house.store), State::Fulfilled);
        assert!(is_done(&piece(&house, &house.store, &ada, 100)), "it ends once");
        let [record] = &house.store.read(|r| r.destruction_records(house.organisation, None, 10)).unwrap()[..] else { panic!() };
        assert_eq!((record.act.as_str(), record.rule.as_str(), record.things), ("erasure.completed", "", 1));
        assert!(record.rows > MANY + 10, "{}", record.rows);
        assert_eq!((record.started_at, record.at), (Some(hour(2)), hour(3)));
        assert_eq!(house.read_by_guest(&ben), ["ben stays"]);
        house.verify().unwrap();
    });
}

#[test]
fn an_erasure_that_was_left_unfinished_is_finished_by_whoever_opens_the_store_next() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, bea) = (talkative(&house), talkative(&house));
        for guest in [&ada, &bea] {
            house.erase(guest, hour(2)).unwrap();
            assert!(!is_done(&piece(&house, &house.store, guest, 40)));
        }
        assert_eq!(ground.open().finish_erasures(hour(3)).unwrap(), Finished { ended: 2, failed: 0 });
        nothing_is_left(&ground, ada.visitor.subject);
        nothing_is_left(&ground, bea.visitor.subject);
        assert_eq!(ground.open().finish_erasures(hour(3)).unwrap(), Finished::default());
        house.verify().unwrap();
    });
}

#[test]
fn a_sweep_counts_an_erasure_that_does_not_come_to_its_end() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, bea) = (talkative(&house), talkative(&house));
        let (asked, _) = ask(&house, &ada);
        house.erase(&bea, hour(2)).unwrap();
        // Its request cannot be closed: it is not there.
        let nobody = ground.literal(&[7; 16]);
        let ours = ground.literal(asked.0.as_bytes());
        assert_eq!(ground.tamper(&format!("UPDATE erasing SET request = {nobody} WHERE request = {ours}")), 1);
        let swept = house.store.sweep_short(hour(3)).unwrap();
        assert_eq!((swept.completed, swept.failed), (1, 1), "the other one goes on, and this one is said");
        assert_eq!(ground.tamper(&format!("UPDATE erasing SET request = {ours}")), 1);
        let swept = house.store.sweep_short(hour(4)).unwrap();
        assert_eq!((swept.completed, swept.failed), (1, 0), "the next sweep begins with it again");
        nothing_is_left(&ground, ada.visitor.subject);
    });
}

#[test]
fn a_request_of_erasure_is_not_closed_as_fulfilled_before_nothing_is_left() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = talkative(&house);
        let (asked, _) = ask(&house, &ada);
        let by = Actor::Member(house.owner);
        let fulfil = || {
            house.act(move |tx| {
                let request = tx.request(asked)?;
                let evidence = tx.evidence(request.subject)?;
                let now = Now { by, at: hour(3), today: request.clock.received_on, region: "DE" };
                tx.apply(&request::fulfil(&request, &evidence, &now)?).map(drop)
            })
        };
        let finding = Finding::StillStored;
        assert_eq!(refused(fulfil()), Refusal::NotFulfilled { finding });
        piece(&house, &house.store, &ada, 4_000);
        assert_eq!(refused(fulfil()), Refusal::NotFulfilled { finding }, "side entries are left, and nobody has read again");
        house.store.finish_erasures(hour(3)).unwrap();
        assert_eq!(refused(fulfil()), Refusal::Conflict, "it was closed by the reading");
        house.verify().unwrap();
    });
}

#[test]
fn the_sweep_begins_with_what_is_large_and_ends_it_beside_everybody_else() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (ada, small) = (talkative(&house), [0; 5].map(|_| house.arrive(hour(1))));
        house.give(&small[0], "conversation", hour(1)).unwrap();
        // Whoever left a number, came for it by an import and objected would be known again by a hash; nobody here did.
        let swept = house.store.sweep(hour(24 * 400)).unwrap();
        assert_eq!((swept.erased.len(), swept.completed, swept.failed), (6, 1, 0));
        for guest in small.iter().chain([&ada]) {
            nothing_is_left(&ground, guest.visitor.subject);
        }
        let records = house.store.read(|r| r.destruction_records(house.organisation, None, 10)).unwrap();
        let large = records.iter().find(|record| record.act == "erasure.completed").unwrap();
        assert_eq!((large.rule.as_str(), large.things), ("inactive", 1));
        assert_eq!(records.iter().map(|record| record.things).sum::<u64>(), 6);
        house.verify().unwrap();
        // Years later the proofs of all of them go, by whichever record leads to them.
        house.store.sweep(hour(24 * 400 * 5)).unwrap();
        assert_eq!(ground.count("ledger_entry WHERE subject IS NOT NULL"), 0);
        house.verify().unwrap();
    });
}

#[test]
fn what_is_held_stays_readable_by_the_hold_in_every_moment() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (pair, ada) = (KeyPair::make(house.entropy.as_ref()), talkative(&house));
        let id = place(&house, &ada, &pair, &["conversation", "callback"], 2, 100).unwrap();
        let sorted = || {
            let mut read = read_by_hold(&house, &ada, &pair, id);
            read.sort();
            read
        };
        let all = sorted();
        assert!(all.len() as u64 > MANY);
        let erased = house.erase(&ada, hour(2)).unwrap();
        assert!(erased.entry.contains("\"held\":\"1\""), "{}", erased.entry);
        assert_eq!(sorted(), all);
        while !is_done(&piece(&house, &house.store, &ada, 200)) {
            assert_eq!(sorted(), all);
        }
        nothing_is_left(&ground, ada.visitor.subject);
        assert_eq!(sorted(), all);
        assert_eq!(ground.count("held"), all.len() as u64);
        end(&house, id, 50);
        assert_eq!(ground.count("held"), 0);
        house.verify().unwrap();
    });
}

#[test]
fn a_ledger_of_many_entries_about_one_subject_goes_in_pieces_too() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        let subject = ada.visitor.subject;
        house.give(&ada, "conversation", hour(1)).unwrap();
        for _ in 0..MANY {
            house.act(move |tx| tx.apply(&domain::decision::show_data(subject, hour(1)))).unwrap();
        }
        assert!(house.erase(&ada, hour(2)).unwrap().entry.contains("follows"));
        while !is_done(&piece(&house, &house.store, &ada, 64)) {
            house.verify().unwrap();
        }
        nothing_is_left(&ground, subject);
        let names = ground.count("ledger_entry WHERE entry IS NULL");
        assert!(names > MANY, "{names}");
        house.verify().unwrap();
    });
}

#[test]
fn large_files_are_large_whatever_was_said() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let parts = usize::try_from(AT_ONCE_MAX / ROWS_PER_PART + 1).unwrap();
        let (ada, ben) = (house.arrive(hour(1)), house.arrive(hour(1)));
        attach(&house, &ada, &vec![100; parts], hour(1)).unwrap();
        assert_eq!(house.store.sweep(hour(26)).unwrap().completed, 1);
        nothing_is_left(&ground, ada.visitor.subject);
        nothing_is_left(&ground, ben.visitor.subject);
        let (pair, cem) = (KeyPair::make(house.entropy.as_ref()), house.arrive(hour(1)));
        house.give(&cem, "conversation", hour(1)).unwrap();
        attach(&house, &cem, &vec![100; parts], hour(1)).unwrap();
        place(&house, &cem, &pair, &["conversation"], 2, 100).unwrap();
        house.erase(&cem, hour(2)).unwrap();
        while !is_done(&piece(&house, &house.store, &cem, 200)) {}
        nothing_is_left(&ground, cem.visitor.subject);
        assert_eq!(ground.count("held WHERE source = 'file_part'"), parts as u64);
        house.verify().unwrap();
    });
}

/// Where the child process of the next test finds the database, and how it erases.
const CHILD: &str = "PARLOUR_TEST_ERASURE";

/// Makes each deletion of a message take its time, so that there is a half way; and mends that.
fn slow(ground: &Ground, on: bool) {
    let orders: &[&str] = match (ground.is_sqlite(), on) {
        (true, true) => &["CREATE TRIGGER slow BEFORE DELETE ON message BEGIN SELECT COUNT(*) FROM \
            (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n); END"],
        (true, false) => &["DROP TRIGGER slow"],
        (false, true) => &[
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.002); RETURN OLD; END'",
            "CREATE TRIGGER slow BEFORE DELETE ON message FOR EACH ROW EXECUTE FUNCTION slow()",
        ],
        (false, false) => &["DROP TRIGGER slow ON message"],
    };
    for order in orders {
        ground.tamper(order);
    }
}

#[test]
fn an_erasure_whose_process_is_killed_half_way_is_finished_by_the_next_start() {
    on_both(|ground| {
        let (engine, at) = match &ground.place {
            crate::Place::Sqlite(path) => ("sqlite", path.display().to_string()),
            crate::Place::Postgres(url) => ("postgres", url.clone()),
        };
        let house = House::build(&ground, 1);
        let ada = talkative(&house);
        let (asked, _) = ask(&house, &ada);
        let state = |store: &Store| store.read(|r| r.request(house.organisation, asked)).unwrap().unwrap().0.state;
        let whole = ground.count("message");
        slow(&ground, true);
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "tests::pieces::erases_until_it_is_killed"]).env(CHILD, format!("{engine} {at}"));
        let mut child = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
        while ground.count("message") == whole && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        // SIGKILL: nothing of it gets to say goodbye.
        child.kill().unwrap();
        child.wait().unwrap();
        // What a database server was still asked to do ends before that: the trigger waits for the table.
        slow(&ground, false);
        let left = ground.count("message");
        assert!((1..whole).contains(&left), "{left} of {whole} are left: it was killed too early or too late");
        nobody_finds(&ground, &house, &ada);
        assert_eq!((state(&house.store), ground.count("erasing")), (State::Open, 1), "nothing is said before nothing is left");
        house.verify().unwrap();
        let next = ground.open();
        assert_eq!(next.finish_erasures(hour(3)).unwrap(), Finished { ended: 1, failed: 0 });
        nothing_is_left(&ground, ada.visitor.subject);
        assert_eq!((state(&next), ground.count("message"), ground.count("erasing")), (State::Fulfilled, 0, 0));
        house.verify().unwrap();
    });
}

#[test]
#[ignore = "the other process of the test above"]
fn erases_until_it_is_killed() {
    let Ok(child) = std::env::var(CHILD) else { return };
    let place = match child.split_once(' ').unwrap() {
        ("sqlite", path) => crate::Place::Sqlite(path.into()),
        (_, url) => crate::Place::Postgres(url.to_owned()),
    };
    let store = Store::open(place, std::sync::Arc::new(seal::SystemEntropy)).unwrap();
    store.finish_erasures(hour(3)).unwrap();
}
