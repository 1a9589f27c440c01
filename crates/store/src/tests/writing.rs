//! The writer: acts share a flush, a failed one leaves nothing and harms nobody, and what breaks underneath heals.

use super::house::{Ground, Guest, House, Saying, admin, hour, on_both, purpose, refused};
use crate::{Fault, Place, Stop, Store, Tx};
use domain::decision;
use domain::id::{MessageId, OrganisationId};
use domain::{Purpose, Refusal};
use std::sync::mpsc::channel;
use std::time::Duration;

type Act = Box<dyn FnOnce(&mut Tx<'_>) -> Result<u64, Stop> + Send>;

/// Runs acts that all wait while the writer is held up, so that they make one group.
fn in_one_group(store: &Store, organisation: OrganisationId, acts: Vec<Act>) -> Vec<Result<u64, Stop>> {
    let (go, wait) = channel::<()>();
    let (started, begun) = channel();
    let held = store.act("hold", organisation, move |_| {
        started.send(()).unwrap();
        wait.recv().unwrap();
        Ok(0)
    });
    begun.recv().unwrap();
    let answers: Vec<_> = acts.into_iter().map(|act| store.act("grouped", organisation, act)).collect();
    go.send(()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(held).unwrap();
    answers.into_iter().map(|answer| runtime.block_on(answer)).collect()
}

fn saying(house: &House, guest: &Guest, text: &str) -> Act {
    let message = Saying { guest: guest.clone(), generation: 1, text: text.to_owned(), key: None, id: MessageId(house.id()), at: hour(1) };
    let entropy = house.entropy.clone();
    Box::new(move |tx| message.say(tx, entropy.as_ref()))
}

fn showing(guest: &Guest) -> Act {
    let subject = guest.visitor.subject;
    Box::new(move |tx| Ok(tx.apply(&decision::show_data(subject, hour(1)))?.unwrap().index))
}

fn unavailable(outcome: &Result<u64, Stop>) -> bool {
    matches!(outcome, Err(Stop::Failed(Fault::Unavailable(_))))
}

#[test]
fn acts_that_wait_together_share_one_commit() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        let conversation = ada.visitor.conversation;
        let mut acts: Vec<Act> = (0..200).map(|i| saying(&house, &ada, &format!("{i}"))).collect();
        let others = house.store.clone();
        acts.push(Box::new(move |tx| {
            let seen_here = tx.reserve(conversation, 0, hour(1))?.line.first_seq - 1;
            let seen_outside = others.read(|r| r.messages(conversation, 0, 1_000))?.len();
            assert_eq!((seen_here, seen_outside), (200, 0), "nothing is visible before the commit of all");
            Ok(seen_here)
        }));
        let answers = in_one_group(&house.store, house.organisation, acts);
        let seqs: Vec<u64> = answers.into_iter().map(Result::unwrap).collect();
        assert_eq!(seqs[..200], (1..=200).collect::<Vec<u64>>());
        assert_eq!(house.read_by_guest(&ada).len(), 200);
    });
}

#[test]
fn many_threads_write_without_gaps() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let guests: Vec<Guest> = (0..8).map(|_| house.arrive(hour(1))).collect();
        std::thread::scope(|s| {
            for thread in 0..16 {
                let (house, guests) = (&house, &guests);
                s.spawn(move || (0..25).for_each(|i| assert!(house.say(&guests[(thread + i) % 8], "all at once", hour(1)).is_ok())));
            }
        });
        for guest in &guests {
            let rows = house.store.read(|r| r.messages(guest.visitor.conversation, 0, 1_000)).unwrap();
            assert_eq!(rows.iter().map(|m| m.seq).collect::<Vec<_>>(), (1..=50).collect::<Vec<_>>());
        }
    });
}

#[test]
fn what_fails_leaves_nothing_and_its_neighbours_stand() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        let before = house.entries().len();
        let then = |after: fn(&mut Tx<'_>) -> Result<u64, Stop>| -> Act {
            let (say, show) = (saying(&house, &ada, "never"), showing(&ada));
            Box::new(move |tx| {
                say(tx)?;
                show(tx)?;
                after(tx)
            })
        };
        let acts = vec![
            saying(&house, &ada, "one"),
            then(|_| Err(Refusal::Conflict.into())),
            showing(&ada),
            then(|_| panic!("a defect")),
            saying(&house, &ada, "two"),
            then(|tx| Ok(tx.db.execute("DELETE FROM no_such_table", &[])?)),
            showing(&ada),
            then(|tx| Ok(tx.db.execute("DELETE FROM no_such_table", &[]).unwrap_or(7))),
            saying(&house, &ada, "three"),
        ];
        let answers = in_one_group(&house.store, house.organisation, acts);
        let stands = |i: usize| *answers[i].as_ref().unwrap();
        assert_eq!([stands(0), stands(4), stands(8)], [1, 2, 3], "no gaps");
        assert_eq!([stands(2), stands(6)], [before as u64, before as u64 + 1]);
        assert!(matches!(answers[1], Err(Stop::Refused(Refusal::Conflict))));
        assert!(unavailable(&answers[3]), "{:?}", answers[3]);
        assert!(matches!(answers[5], Err(Stop::Failed(Fault::Broken(_)))));
        assert!(
            matches!(answers[7], Err(Stop::Failed(Fault::Broken(_)))),
            "who passes over a failed statement has failed: {:?}",
            answers[7]
        );
        assert_eq!(house.read_by_guest(&ada), ["one", "two", "three"]);
        assert_eq!(house.verify().unwrap(), before as u64 + 2);
    });
}

#[test]
fn a_first_act_that_fails_leaves_no_head() {
    on_both(|ground| {
        let store = ground.open();
        let organisation = OrganisationId(uuid::Uuid::from_u128(5));
        let subject = domain::id::SubjectId(uuid::Uuid::from_u128(6));
        let show = move |tx: &mut Tx<'_>| Ok(tx.apply(&decision::show_data(subject, hour(1)))?.unwrap().index);
        let failing: Act = Box::new(move |tx| show(tx).and(Err(Refusal::Conflict.into())));
        let answers = in_one_group(&store, organisation, vec![failing, Box::new(show), Box::new(show)]);
        assert!(answers[0].is_err());
        assert_eq!((answers[1].as_ref().unwrap(), answers[2].as_ref().unwrap()), (&0, &1));
    });
}

#[test]
fn a_message_that_a_withdrawal_overtakes_is_sealed_again() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        house.give(&ada, "conversation", hour(1)).unwrap();
        let subject = ada.visitor.subject;
        let withdrawing: Act = Box::new(move |tx| {
            let standing = tx.standing(subject, hour(2))?;
            Ok(tx.apply(&domain::consent::withdraw(&standing, &Purpose::conversation(), hour(2))?)?.unwrap().index)
        });
        let answers = in_one_group(
            &house.store,
            house.organisation,
            vec![saying(&house, &ada, "before"), withdrawing, saying(&house, &ada, "after")],
        );
        assert!(answers[0].is_ok() && answers[1].is_ok());
        assert!(matches!(answers[2], Err(Stop::Refused(Refusal::GenerationEnded))));
        house.begin(&ada, hour(2)).unwrap();
        assert_eq!(house.say(&ada, "after", hour(2)).unwrap(), 2);
        house.give(&ada, "callback", hour(2)).unwrap();
        house.withdraw(&ada, "callback", hour(2)).unwrap();
        assert_eq!(
            refused(house.collect(&ada, "callback", "phone", "+4930", hour(2)).map(drop)),
            Refusal::ConsentMissing { purpose: purpose("callback") }
        );
    });
}

#[test]
fn a_code_works_once() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let before = house.entries().len();
        let outcomes: Vec<_> = std::thread::scope(|s| {
            let house = &house;
            let signing = (0..8_u8).map(|i| s.spawn(move || house.sign_in([i; 32], Some(1_000), hour(1))));
            signing.collect::<Vec<_>>().into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1);
        assert!(outcomes.iter().filter_map(|o| o.as_ref().err()).all(|stop| matches!(stop, Stop::Refused(Refusal::Unauthorised))));
        assert_eq!((ground.count("session"), house.entries().len()), (1, before + 1), "who was refused left nothing");
        assert!(house.sign_in([9; 32], Some(999), hour(1)).is_err(), "nor does an older one");
        house.sign_in([9; 32], Some(1_001), hour(1)).unwrap();
    });
}

#[test]
fn a_full_disk_passes() {
    let ground = Ground::sqlite();
    let house = House::build(&ground, 1);
    let ada = house.arrive(hour(1));
    house.act(|tx| Ok(tx.db.batch("PRAGMA max_page_count = 1")?)).unwrap();
    let large = "x".repeat(4_000);
    let (mut stored, mut full) = (0, None);
    while full.is_none() && stored < 1_000 {
        match house.say(&ada, &large, hour(1)) {
            Ok(_) => stored += 1,
            Err(stop) => full = Some(stop),
        }
    }
    assert!(matches!(full, Some(Stop::Failed(Fault::Unavailable(_)))), "{full:?}");
    house.act(|tx| Ok(tx.db.batch("PRAGMA max_page_count = 1000000")?)).unwrap();
    assert_eq!(house.say(&ada, &large, hour(1)).unwrap(), stored + 1, "what was acknowledged stands, what was not does not");
    house.verify().unwrap();
}

fn backend(tx: &mut Tx<'_>) -> Result<i64, Fault> {
    Ok(tx.db.row("SELECT CAST(pg_backend_pid() AS BIGINT)", &[], |row| row.int(0))?.unwrap())
}

#[test]
fn a_vanished_server_is_found_again() {
    let Some(ground) = Ground::postgres() else { return };
    let Place::Postgres(url) = ground.place.clone() else { unreachable!() };
    let house = House::build(&ground, 1);
    let ada = house.arrive(hour(1));
    assert_eq!(house.say(&ada, "before", hour(1)).unwrap(), 1);
    let kill = move |pid: i64| assert_eq!(admin(&url).execute("SELECT pg_terminate_backend($1::bigint::int)", &[&pid]).unwrap(), 1);

    // Between two acts nothing was under way: a new connection takes over.
    let pid = house.act(|tx| Ok(backend(tx)?)).unwrap();
    kill(pid);
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(house.say(&ada, "between", hour(1)).unwrap(), 2);

    // In the middle of an act, everyone in its group is told to come back.
    let say = saying(&house, &ada, "lost");
    let killed: Act = Box::new(move |tx| {
        let seq = say(tx)?;
        kill(backend(tx)?);
        std::thread::sleep(Duration::from_millis(100));
        Ok(seq)
    });
    let answers = in_one_group(&house.store, house.organisation, vec![saying(&house, &ada, "lost with it"), killed, showing(&ada)]);
    assert!(answers.iter().all(unavailable), "{answers:?}");
    assert_eq!(house.say(&ada, "after", hour(1)).unwrap(), 3);
    assert_eq!(house.read_by_guest(&ada), ["before", "between", "after"]);
    house.verify().unwrap();
}

#[test]
fn a_reader_whose_server_vanished_reads_again() {
    let Some(ground) = Ground::postgres() else { return };
    let Place::Postgres(url) = ground.place.clone() else { unreachable!() };
    let store = ground.open();
    let pid = store.read(|r| Ok(r.db.row("SELECT CAST(pg_backend_pid() AS BIGINT)", &[], |row| row.int(0))?.unwrap())).unwrap();
    admin(&url).execute("SELECT pg_terminate_backend($1::bigint::int)", &[&pid]).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    assert!(store.read(|r| Ok(r.organisations()?.is_empty())).unwrap());
}
