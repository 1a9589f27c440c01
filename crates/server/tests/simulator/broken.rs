//! Each check can fail: a world is played until it has everything in it, then something is broken behind the server's back, and the
//! check that is there for it must notice.

use crate::{basis, dates, erased, leavers, ledgers, requests, seen};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use testkit::simulator::model::{CONVERSATION, Key, Person};
use testkit::simulator::{Story, World};
use testkit::{TestServer, Value};

/// Whether a check finds something wrong.
fn notices(check: impl FnOnce()) -> bool {
    catch_unwind(AssertUnwindSafe(check)).is_err()
}

fn bytes(id: &str) -> Value {
    Value::Bytes(data_encoding::HEXLOWER.decode(id.replace('-', "").as_bytes()).expect("an id"))
}

/// Plays until somebody can be read, somebody was just erased, and a request waits.
fn played(server: &TestServer, seed: u64) -> (World<'_>, ledgers::Counted) {
    let mut world = World::begin(server, seed, &Story::default());
    let mut counted = ledgers::Counted::begin(&mut world);
    for _ in 0..1_000 {
        world.step();
        let reads = world.people.iter().any(|p| p.readable() && p.values.iter().any(|v| v.field.is_empty() && p.shows(v, server.now())));
        let private = world.people.iter().any(|p| p.gone.is_none() && p.live.get(CONVERSATION).is_some_and(|live| !live.granted));
        let gone = world.people.iter().any(|p| p.gone.is_some_and(|gone| server.now().duration_since(gone.at()).as_mins() < 5));
        if reads && private && gone && world.requests.iter().any(|r| r.closed.is_none()) {
            counted.check(&mut world);
            return (world, counted);
        }
    }
    panic!("a thousand steps did not make a world with everything in it");
}

#[test]
fn every_check_notices_what_it_is_there_for() {
    let server = TestServer::start();
    let (mut world, mut counted) = played(&server, 1_001);
    let ground = server.ground();
    let readable =
        world.people.iter().position(|p| p.readable() && p.values.iter().any(|v| v.field.is_empty() && p.shows(v, server.now())));
    let readable = readable.expect("somebody can be read");
    let reads = world.people.get(readable).map(|p| (bytes(&p.subject), bytes(&p.conversation), p.house)).expect("somebody");
    let private = world.people.iter().find(|p| p.gone.is_none() && p.live.get(CONVERSATION).is_some_and(|live| !live.granted));
    let private = private.map(|p| bytes(&p.subject)).expect("somebody is private");

    assert!(!notices(|| basis::check(&world)), "nothing is broken yet");
    let grant = "UPDATE subject_seal SET recipient = ?1 WHERE subject = ?2 AND purpose = 'conversation'";
    ground.execute(grant, &[Value::Text("everybody".to_owned()), private.clone()]);
    assert!(notices(|| basis::check(&world)), "a key was sealed to whom nobody gave it");
    ground.execute(grant, &[Value::Text("visitor".to_owned()), private]);
    assert!(!notices(|| basis::check(&world)), "and it is mended");
    let key = "UPDATE message SET generation = generation + ?1 WHERE conversation = ?2";
    ground.execute(key, &[Value::Int(7), reads.1.clone()]);
    assert!(notices(|| basis::check(&world)), "messages lie under a key that nobody granted");
    ground.execute(key, &[Value::Int(-7), reads.1.clone()]);

    world.sweep();
    assert!(!notices(|| dates::check(&world)), "after a sweep nothing is past its date");
    let age = "UPDATE message SET at = at - ?1 WHERE conversation = ?2";
    let years = Value::Int(3 * 366 * 86_400_000);
    ground.execute(age, &[years, reads.1.clone()]);
    assert!(notices(|| dates::check(&world)), "messages of three years ago are still there");
    ground.execute(age, &[Value::Int(-3 * 366 * 86_400_000), reads.1.clone()]);

    world.here = reads.2;
    world.swept = false;
    assert!(!notices(|| requests::check(&mut world)), "every request has its date");
    let open = world.requests.iter().find(|r| r.closed.is_none()).map(|r| (bytes(&r.id), r.house)).expect("a request waits");
    world.here = open.1;
    let moved = "UPDATE request SET received_on = received_on + ?1 WHERE id = ?2";
    ground.execute(moved, &[Value::Int(9), open.0.clone()]);
    assert!(notices(|| requests::check(&mut world)), "a request is due nine days too late");
    ground.execute(moved, &[Value::Int(-9), open.0.clone()]);
    ground.execute("UPDATE request SET organisation = ?1 WHERE id = ?2", &[Value::Bytes(vec![0; 16]), open.0]);
    assert!(notices(|| requests::check(&mut world)), "a request disappeared");

    world.here = reads.2;
    assert!(!notices(|| seen::check(&mut world)), "members see what was granted");
    if let Some(person) = world.people.get_mut(readable) {
        person.restricted = true;
    }
    assert!(notices(|| seen::check(&mut world)), "members see somebody who is restricted");
    if let Some(person) = world.people.get_mut(readable) {
        person.restricted = false;
    }

    assert!(!notices(|| erased::check(&world)), "of who is gone nothing is left");
    let gone = world.people.iter().find(|p| p.gone.is_some_and(|gone| server.now().duration_since(gone.at()).as_mins() < 5));
    let gone = gone.map(|p| bytes(&p.subject)).expect("somebody is gone");
    let of = "UPDATE request SET subject = ?1 WHERE subject IS NULL";
    let task = "INSERT INTO subject_link (id, organisation, subject, other, member, at) VALUES (?1, ?1, ?1, ?1, ?1, 0)";
    let left = ground.execute(of, std::slice::from_ref(&gone));
    if left == 0 {
        ground.execute(task, &[gone]);
    }
    assert!(notices(|| erased::check(&world)), "a row still names somebody who is gone");

    counted.check(&mut world);
    if let Some(house) = world.houses.first_mut() {
        house.acts.must.insert("subject.erased", 1);
    }
    assert!(notices(|| counted.check(&mut world)), "an act left no entry");
    ground.execute("UPDATE ledger_entry SET entry = '{}' WHERE position = ?1", &[Value::Int(1)]);
    assert!(notices(|| counted.check(&mut world)), "an entry says something else than its leaf");
}

/// What those who left took along.
type Copies = Rc<RefCell<Vec<leavers::Copy>>>;

/// Whether something is still there that whoever took a copy could read then.
fn still_there(world: &World<'_>, copy: &leavers::Copy) -> bool {
    let there = |p: &Person<'_>| !p.restricted && p.values.iter().any(|value| value.field.is_empty() && copy.open.contains(&value.text));
    world.people.iter().any(there)
}

/// Plays until somebody left of whose keys one still opens a message, and a colleague at work sees somebody.
fn left<'s>(server: &'s TestServer, seed: u64, copies: &Copies) -> (World<'s>, Vec<u8>, (usize, usize)) {
    let mut world = World::begin(server, seed, &Story::default());
    world.before_leaving = Some(leavers::copying(copies, usize::MAX));
    for _ in 0..1_000 {
        world.step();
        let lost = world.houses.iter().flat_map(|house| house.lost.keys());
        let still = |(subject, key): &&(String, Key)| {
            let fits =
                |p: &&Person<'_>| p.subject == *subject && !p.restricted && p.values.iter().any(|v| v.key == *key && v.field.is_empty());
            world.people.iter().any(|p| fits(&p))
        };
        let found = lost.into_iter().find(still).map(|(subject, _)| bytes(subject));
        let at_work = (0..world.houses.len()).find_map(|house| {
            let reads = world.people.iter().any(|p| p.house == house && p.readable());
            let agent = world.houses.get(house)?.colleagues.iter().position(|c| c.session.is_some() && c.job.conversations)?;
            reads.then_some((house, agent))
        });
        let stole = copies.borrow().iter().any(|copy| still_there(&world, copy));
        if let (Some(Value::Bytes(subject)), Some(by), true) = (found, at_work, stole) {
            return (world, subject, by);
        }
    }
    panic!("a thousand steps did not make a world that somebody left");
}

#[test]
fn every_check_of_leavers_notices_what_it_is_there_for() {
    let server = TestServer::start();
    let copies = Copies::default();
    let (mut world, subject, (house, at)) = left(&server, 1_002, &copies);
    let ground = server.ground();
    assert!(!notices(|| leavers::check(&world)), "nothing is broken yet");
    thieves(&mut world, &mut copies.borrow_mut());

    let later = "UPDATE message SET at = at + ?1 WHERE conversation IN (SELECT id FROM conversation WHERE subject = ?2)";
    ground.execute(later, &[Value::Int(100 * 366 * 86_400_000), Value::Bytes(subject.clone())]);
    assert!(notices(|| leavers::check(&world)), "something new is sealed under a key that somebody lost");
    ground.execute(later, &[Value::Int(-100 * 366 * 86_400_000), Value::Bytes(subject.clone())]);

    let behind = "UPDATE subject_seal SET recipient_generation = recipient_generation - ?1 WHERE recipient <> 'visitor' AND subject = ?2";
    let own = world.people.iter().find(|p| bytes(&p.subject) == Value::Bytes(subject.clone())).map(|p| p.house).expect("somebody");
    world.here = own;
    world.owner_lately(own);
    if let Some(house) = world.houses.get_mut(own) {
        house.follows = true;
    }
    assert!(!notices(|| leavers::check(&world)), "every key follows");
    ground.execute(behind, &[Value::Int(1), Value::Bytes(subject.clone())]);
    assert!(!leavers::left_behind(&world).is_empty(), "a key is sealed to a pair of before");
    ground.execute(behind, &[Value::Int(-1), Value::Bytes(subject)]);

    world.here = house;
    world.swept = false;
    assert!(!notices(|| seen::check(&mut world)), "colleagues see what their roles read");
    let token = world.houses.get(house).and_then(|h| h.colleagues.get(at)).and_then(|c| c.session.clone()).map(|session| session.token);
    if let Some(colleague) = world.houses.get_mut(house).and_then(|h| h.colleagues.get_mut(at)) {
        colleague.ended.clone_from(&token);
    }
    assert!(notices(|| seen::check(&mut world)), "a session that was ended opens something");
    if let Some(colleague) = world.houses.get_mut(house).and_then(|h| h.colleagues.get_mut(at)) {
        colleague.ended = None;
        colleague.job.reads = &[];
        colleague.job.conversations = false;
    }
    assert!(notices(|| seen::check(&mut world)), "a colleague sees more than their role reads");
}

/// Whoever broke in and read something that came later, or more or less than their role does, would be noticed.
fn thieves(world: &mut World<'_>, copies: &mut [leavers::Copy]) {
    assert!(!notices(|| leavers::robbed(world, copies)), "who left reads what they could before, and nothing else");
    let copy = copies.iter_mut().find(|copy| still_there(world, copy)).expect("something is there that somebody who left could read");
    let open = copy.open.first().cloned().expect("it is not empty");
    copy.closed.push(open.clone());
    assert!(notices(|| leavers::robbed(world, std::slice::from_ref(copy))), "who left read more than their role does");
    copy.closed.pop();
    copy.open.push("what nobody said".to_owned());
    assert!(notices(|| leavers::robbed(world, std::slice::from_ref(copy))), "who left could not read what their role does");
    copy.open.pop();
    let colleague = world.houses.get_mut(copy.who.0).and_then(|house| house.colleagues.get_mut(copy.who.1)).expect("who left");
    let knew = std::mem::take(&mut colleague.knew);
    assert!(notices(|| leavers::robbed(world, std::slice::from_ref(copy))), "who left reads what came later, as far as anybody knows");
    if let Some(colleague) = world.houses.get_mut(copy.who.0).and_then(|house| house.colleagues.get_mut(copy.who.1)) {
        colleague.knew = knew;
    }
}
