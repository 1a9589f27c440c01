//! Erased is erased: after an erasure the files of the database hold none of the subject's ciphertext.

use super::files::attach;
use super::house::{Ground, Guest, House, hour};
use crate::db::Db;
use crate::{Fault, Place};
use std::collections::HashSet;
use std::path::Path;

/// Every sealed value of a guest, as it is stored.
fn sealed(house: &House, guest: &Guest) -> Vec<Vec<u8>> {
    let (subject, conversation) = (guest.visitor.subject, guest.visitor.conversation);
    house
        .store
        .read(|r| {
            let messages = r.messages(conversation, 0, 1_000)?.into_iter().filter_map(|m| m.body);
            let bot = r.visit(&guest.token.lookup())?.and_then(|v| v.bot_state);
            let fields = r.fields(subject)?.into_iter().map(|f| f.sealed);
            let files = r
                .messages(conversation, 0, 1_000)?
                .into_iter()
                .flat_map(|m| super::files::parts(r, conversation, m.id))
                .collect::<Vec<_>>();
            let own = r.visitor_seals(subject)?.into_iter().map(|s| s.sealed);
            let granted = r.grant_seals(subject, hour(0))?.into_iter().map(|s| s.sealed);
            Ok(messages.chain(bot).chain(fields).chain(files).chain(own).chain(granted).collect())
        })
        .unwrap()
}

/// How many of these values stand in a file, by any 16 bytes of theirs at a step of 16.
fn found(file: &Path, values: &[Vec<u8>]) -> usize {
    let bytes = std::fs::read(file).unwrap_or_default();
    let pieces: HashSet<&[u8]> = values.iter().flat_map(|v| v.chunks_exact(16)).collect();
    // Nearly every place in the file is passed over by its first three bytes.
    let start = |piece: &[u8]| usize::from(piece[0]) << 16 | usize::from(piece[1]) << 8 | usize::from(piece[2]);
    let mut starts = vec![false; 1 << 24];
    for piece in &pieces {
        starts[start(piece)] = true;
    }
    let whole: HashSet<_> = bytes.windows(16).filter(|w| starts[start(w)] && pieces.contains(w)).collect();
    whole.len()
}

fn keep_state(house: &House, guest: &Guest, bytes: usize) {
    let conversation = guest.visitor.conversation;
    let mut state = vec![0; bytes];
    seal::Entropy::fill(house.entropy.as_ref(), &mut state);
    house
        .act(move |tx| {
            let facts = tx.conversation(conversation)?;
            let proof = facts.standing.visit_proof()?;
            tx.apply(&domain::decision::keep_state(&proof, conversation, 1, state)?)
        })
        .unwrap();
}

#[test]
fn no_byte_of_an_erased_subject_stays_in_the_files() {
    let ground = Ground::sqlite();
    let Place::Sqlite(path) = ground.place.clone() else { unreachable!() };
    let wal = path.with_extension("sqlite-wal");
    let house = House::build(&ground, 1);
    let guests: Vec<Guest> = (0..20).map(|_| house.arrive(hour(1))).collect();
    // Sizes that share pages, fill them and overflow; states that grow and shrink where they stand.
    for (i, size) in [40, 700, 3_000, 20, 4_000, 12].into_iter().cycle().take(18).enumerate() {
        for guest in &guests {
            house.say(guest, &"word".repeat(size / 4), hour(1)).unwrap();
            keep_state(&house, guest, 200 + (i * 977) % 3_000);
        }
    }
    for guest in &guests {
        attach(&house, guest, &[5_000, 3_000, 17], hour(1)).unwrap();
    }
    for guest in &guests {
        house.give(guest, "conversation", hour(1)).unwrap();
        house.give(guest, "callback", hour(1)).unwrap();
        house.collect(guest, "callback", "phone", "+4930901820", hour(1)).unwrap();
    }
    let (gone, stays): (Vec<&Guest>, Vec<&Guest>) = guests.iter().partition(|g| g.visitor.subject.0.as_u128() % 2 == 0);
    let values: Vec<_> = gone.iter().flat_map(|g| sealed(&house, g)).collect();
    let others: Vec<_> = stays.iter().flat_map(|g| sealed(&house, g)).collect();
    assert!(values.len() > 120, "{}", values.len());
    assert!(found(&path, &values) + found(&wal, &values) > values.len(), "the search finds what is there");
    for guest in &gone {
        house.erase(guest, hour(2)).unwrap();
    }
    house.store.scrub().unwrap();
    assert_eq!((found(&path, &values), found(&wal, &values)), (0, 0));
    assert!(found(&path, &others) > others.len(), "what others said is still there");
    house.verify().unwrap();
}

#[test]
fn scrubbing_says_when_a_reader_keeps_the_old_pages() {
    let ground = Ground::sqlite();
    let house = House::build(&ground, 1);
    let ada = house.arrive(hour(1));
    house.say(&ada, "soon gone", hour(1)).unwrap();
    let held = house.store.read(|r| {
        r.organisations()?;
        house.erase(&ada, hour(1)).unwrap();
        let mut db = Db::open(&ground.place, true)?;
        db.batch("PRAGMA busy_timeout = 50")?;
        Ok(db.scrub())
    });
    assert!(matches!(held.unwrap(), Err(Fault::Unavailable(_))));
    house.store.scrub().unwrap();
}

#[test]
fn scrubbing_is_possible_on_postgres() {
    let Some(ground) = Ground::postgres() else { return };
    let house = House::build(&ground, 1);
    let ada = house.arrive(hour(1));
    house.erase(&ada, hour(1)).unwrap();
    house.store.scrub().unwrap();
}
