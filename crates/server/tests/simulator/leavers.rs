//! Leavers: nothing new is written under a key that somebody could have had who lost the pair to which it was sealed; every key follows the
//! pairs that began anew; and a copy of before, with the leaver's password, opens nothing that came after.

use crate::basis::{bytes, id, int, text};
use crate::loot::Loot;
use crate::thief::Thief;
use jiff::Timestamp;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;
use testkit::simulator::World;
use testkit::simulator::colleagues::Copies;
use testkit::simulator::model::{CONVERSATION, PRIVACY};
use testkit::{Rows, Value};

/// How long keys may take to follow, beside what else goes on.
const FOLLOWS: (u32, Duration) = (1_000, Duration::from_millis(20));

/// Looks at every house.
pub(crate) fn check(world: &World<'_>) {
    nothing_new(world);
    if world.houses.iter().any(|house| house.follows && !house.lost.is_empty()) {
        every_key_follows(world);
    }
}

/// What is sealed under a key that somebody lost is from before.
fn nothing_new(world: &World<'_>) {
    let mut lost: BTreeMap<(&str, &str, u32), Timestamp> = BTreeMap::new();
    for ((subject, (purpose, generation)), since) in world.houses.iter().flat_map(|house| &house.lost) {
        lost.insert((subject, purpose, *generation), *since);
    }
    if lost.is_empty() {
        return;
    }
    let ground = world.server.ground();
    let conversations = ground.rows("conversation");
    let whose = |row: &Vec<Value>| (bytes(conversations.get(row, "id")), id(conversations.get(row, "subject")));
    let subjects: BTreeMap<Vec<u8>, String> = conversations.rows.iter().map(whose).collect();
    let older = |what: &str, key: (&str, &str, i64), at: i64| {
        let since = lost.get(&(key.0, key.1, u32::try_from(key.2).unwrap_or_default()));
        let fine = since.is_none_or(|since| at <= since.as_millisecond());
        assert!(fine, "{what} of {at} is sealed under {key:?}, which somebody could have had who lost it at {since:?}");
    };
    // What Parlour says by itself has no body, and needs no key.
    for (table, sealed) in [("message", "body"), ("note", "sealed"), ("draft", "sealed"), ("file", "generation")] {
        let rows = ground.rows(table);
        for row in rows.rows.iter().filter(|row| *rows.get(row, sealed) != Value::Null) {
            let subject = subjects.get(&bytes(rows.get(row, "conversation"))).map(String::as_str).unwrap_or_default();
            older(table, (subject, CONVERSATION, int(rows.get(row, "generation"))), int(rows.get(row, "at")));
        }
    }
    let fields = ground.rows("contact_field");
    for row in &fields.rows {
        let (subject, purpose) = (id(fields.get(row, "subject")), text(fields.get(row, "purpose")));
        older("a field", (&subject, &purpose, int(fields.get(row, "generation"))), int(fields.get(row, "at")));
    }
}

/// Once somebody who holds everything was there, no key is left sealed to an older generation of a pair: a restricted one not to an older
/// one of the privacy pair.
fn every_key_follows(world: &World<'_>) {
    let mut behind = Vec::new();
    for _ in 0..FOLLOWS.0 {
        behind = left_behind(world);
        if behind.is_empty() {
            return;
        }
        std::thread::sleep(FOLLOWS.1);
    }
    panic!("keys are still sealed to pairs that somebody who is gone had: {behind:?}");
}

/// Keys that are sealed to an older generation of their pair, in the houses where every one must have followed.
pub(crate) fn left_behind(world: &World<'_>) -> Vec<String> {
    let ground = world.server.ground();
    let newest = newest(&ground.rows("purpose_key"));
    let (seals, present) = (ground.rows("subject_seal"), world.present());
    let mut behind = Vec::new();
    for row in seals.rows.iter().filter(|row| text(seals.get(row, "recipient")) != "visitor") {
        let subject = id(seals.get(row, "subject"));
        let house = present.get(subject.as_str()).and_then(|person| world.houses.get(person.house)).expect("a key of somebody");
        let pair = if text(seals.get(row, "recipient")) == PRIVACY { PRIVACY.to_owned() } else { text(seals.get(row, "purpose")) };
        let last = newest.get(&(house.organisation.id.0.as_bytes().to_vec(), pair)).copied().unwrap_or_default();
        if house.follows && int(seals.get(row, "recipient_generation")) < last {
            behind.push(format!("{subject} {} {:?}", text(seals.get(row, "purpose")), seals.get(row, "generation")));
        }
    }
    behind
}

fn newest(pairs: &Rows) -> BTreeMap<(Vec<u8>, String), i64> {
    let mut newest = BTreeMap::new();
    for row in &pairs.rows {
        let pair = (bytes(pairs.get(row, "organisation")), text(pairs.get(row, "purpose")));
        let last = newest.entry(pair).or_insert(0);
        *last = int(pairs.get(row, "generation")).max(*last);
    }
    newest
}

/// A copy of everything that somebody took who was about to leave.
pub(crate) struct Copy {
    /// The organisation, and who.
    pub(crate) who: (usize, usize),
    loot: Loot,
    /// What their keys open in it.
    pub(crate) open: Vec<String>,
    /// What they do not.
    pub(crate) closed: Vec<String>,
}

/// Has the first who leave and can read something take a copy, and no more than `most` of them.
pub(crate) fn copying<'s>(copies: &Rc<RefCell<Vec<Copy>>>, most: usize) -> Copies<'s> {
    let copies = Rc::clone(copies);
    Box::new(move |world, who| {
        let (now, mut copies) = (world.server.now(), copies.borrow_mut());
        if copies.len() >= most {
            return;
        }
        let colleague = world.houses.get(who.0).and_then(|house| house.colleagues.get(who.1)).expect("who leaves");
        let (mut open, mut closed) = (Vec::new(), Vec::new());
        for person in &world.people {
            for value in &person.values {
                let granted = person.live.get(value.key.0).is_some_and(|live| live.granted && live.has(value.key.1));
                let theirs = person.house == who.0 && colleague.reads(value.key.0);
                if !theirs || !granted {
                    closed.push(value.text.clone());
                } else if person.shows(value, now) {
                    open.push(value.text.clone());
                }
            }
        }
        if !open.is_empty() {
            copies.push(Copy { who, loot: Loot::take(world.server), open, closed });
        }
    })
}

/// Whoever left breaks in, with their password, their copy of before and everything that lies there now.
pub(crate) fn robbed(world: &World<'_>, copies: &[Copy]) {
    if copies.is_empty() {
        return;
    }
    let after = Loot::take(world.server);
    for copy in copies {
        let at = copy.who.1;
        let colleague = world.houses.get(copy.who.0).and_then(|house| house.colleagues.get(at)).expect("who left");
        let (email, password) = (&colleague.account.email, &colleague.account.password);
        let mut copied = Thief::who_learns(&copy.loot);
        copied.derives = false;
        assert!(copied.learn_password(email, password), "c{at} knows their password");
        let learned = copied.rob();
        let plain: Vec<u8> = learned.iter().flat_map(|opened| opened.plain.clone()).collect();
        let read = |plain: &[u8], text: &str| plain.windows(text.len()).any(|window| window == text.as_bytes());
        let lacks = copy.open.iter().find(|text| !read(&plain, text));
        assert!(lacks.is_none(), "c{at} is a straw man: {lacks:?} was theirs to read ({})", colleague.job.role);
        let more = copy.closed.iter().find(|text| read(&plain, text));
        assert!(more.is_none(), "c{at} reads {more:?}, which their role does not ({})", colleague.job.role);

        let mut thief = Thief::who_learns(&after);
        thief.derives = false;
        assert!(!thief.learn_password(email, password), "c{at} has an account although they left");
        thief.learn_from(&copied, &learned);
        let plain: Vec<u8> = thief.rob().into_iter().flat_map(|opened| opened.plain).collect();
        let later =
            world.people.iter().flat_map(|p| &p.values).find(|value| !colleague.knew.contains(&value.text) && read(&plain, &value.text));
        assert!(later.is_none(), "c{at} left, and reads what was written after that: {later:?}");
    }
}
