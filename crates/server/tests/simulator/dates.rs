//! Nothing past its date after a sweep: the dates are computed from what the rules say, by the simulator's own calendar.

use crate::basis::{bytes, id, int, text};
use jiff::Timestamp;
use std::collections::BTreeMap;
use testkit::simulator::World;
use testkit::simulator::law::{self, DAY, ENDED_KEY};
use testkit::{Rows, Value};

/// Looks at every table that has a date.
pub(crate) fn check(world: &World<'_>) {
    let (ground, now) = (world.server.ground(), world.server.now());
    let tables: BTreeMap<String, Rows> = ground.tables().into_iter().map(|rows| (rows.table.clone(), rows)).collect();
    let table = |name: &str| tables.get(name).unwrap_or_else(|| panic!("no table {name}"));
    let houses: BTreeMap<Vec<u8>, usize> =
        world.houses.iter().enumerate().map(|(at, house)| (house.organisation.id.0.as_bytes().to_vec(), at)).collect();
    let house = |rows: &Rows, row: &[Value]| {
        let at = houses.get(&bytes(rows.get(row, "organisation"))).copied().unwrap_or_else(|| panic!("{} of nobody", rows.table));
        world.houses.get(at).unwrap_or_else(|| panic!("no house {at}"))
    };
    let conversations = table("conversation");
    let mut of = BTreeMap::new();
    let present = world.present();
    for row in &conversations.rows {
        let months = house(conversations, row).months("inactive", "");
        of.insert(bytes(conversations.get(row, "id")), house(conversations, row).months("content", ""));
        // What was withdrawn or expired is its author's to look at for a day more, and they with it; the keys are looked at below.
        if present.get(id(conversations.get(row, "subject")).as_str()).is_some_and(|person| !person.ended.is_empty()) {
            continue;
        }
        not_before(conversations, row, "last_at", law::months_before(now, months), "somebody inactive");
    }
    for name in ["message", "note", "draft", "file"] {
        let rows = table(name);
        for row in &rows.rows {
            let months = of.get(&bytes(rows.get(row, "conversation"))).copied().unwrap_or_else(|| panic!("{name} of no conversation"));
            not_before(rows, row, "at", law::months_before(now, months), "what was said");
        }
    }
    let fields = table("contact_field");
    for row in &fields.rows {
        let subject = id(fields.get(row, "subject"));
        let person = present.get(subject.as_str()).unwrap_or_else(|| panic!("a field of nobody"));
        let house = world.houses.get(person.house).unwrap_or_else(|| panic!("no house"));
        let purpose = ["callback", "marketing", "health"].into_iter().find(|p| *p == text(fields.get(row, "purpose")));
        let purpose = purpose.unwrap_or_else(|| panic!("a field of a purpose that nobody asked for"));
        not_before(fields, row, "at", law::months_before(now, house.cap(purpose)), "what was told");
    }
    let grants = table("subject_grant");
    let stands = |row: &&Vec<Value>| text(grants.get(row, "state")) == "given" && *grants.get(row, "expires_at") != Value::Null;
    for row in grants.rows.iter().filter(stands) {
        not_before(grants, row, "expires_at", now + jiff::SignedDuration::from_millis(1), "a consent whose time is over");
    }
    keys(table("subject_key"), table("subject_seal"), conversations, now);
    for (name, column) in [("hold", "ends_at"), ("session", "expires_at"), ("invitation", "expires_at")] {
        let rows = table(name);
        rows.rows.iter().for_each(|row| not_before(rows, row, column, now + jiff::SignedDuration::from_millis(1), name));
    }
    let requests = table("request");
    for row in requests.rows.iter().filter(|row| *requests.get(row, "closed_at") != Value::Null) {
        not_before(requests, row, "closed_at", law::months_before(now, law::CLOSED_REQUEST_MONTHS), "a closed request");
    }
    short_lived(table("ended_key"), table("idempotency"), now);
    let objections = table("objection");
    for row in &objections.rows {
        let months = house(objections, row).months("objections", "");
        not_before(objections, row, "at", law::months_before(now, months), "the hash of an objection");
    }
    let (records, entries) = (table("destruction"), table("ledger_entry"));
    for row in &records.rows {
        // A record that leads to an entry which names somebody stays until that entry has lost its words.
        let range = int(records.get(row, "position"))..=int(records.get(row, "last_position"));
        let leads = |e: &&Vec<Value>| {
            let own =
                entries.get(e, "organisation") == records.get(row, "organisation") && range.contains(&int(entries.get(e, "position")));
            own && *entries.get(e, "subject") != Value::Null
        };
        if !entries.rows.iter().any(|entry| leads(&entry)) {
            let months = house(records, row).months("destruction-records", "");
            not_before(records, row, "at", law::months_before(now, months), "a record of destruction");
        }
    }
    proofs(world, table("ledger_entry"));
}

/// What protects against repetition, and no longer than it must.
fn short_lived(ended: &Rows, repeated: &Rows, now: Timestamp) {
    ended.rows.iter().for_each(|row| not_before(ended, row, "ended_at", now - ENDED_KEY, "the hash of an ended key"));
    repeated.rows.iter().for_each(|row| not_before(repeated, row, "at", now - DAY, "the key of a repeated request"));
}

/// What a withdrawal ended, and what nobody was granted, has lasted a day at most.
fn keys(keys: &Rows, seals: &Rows, conversations: &Rows, now: Timestamp) {
    let sealed = |row: &[Value], to_others: bool| {
        let own = |seal: &&Vec<Value>| ["subject", "purpose", "generation"].iter().all(|c| seals.get(seal, c) == keys.get(row, c));
        seals.rows.iter().filter(own).any(|seal| !to_others || text(seals.get(seal, "recipient")) != "visitor")
    };
    for row in keys.rows.iter().filter(|row| sealed(row, false)) {
        if *keys.get(row, "ended_at") != Value::Null {
            not_before(keys, row, "ended_at", now - DAY + jiff::SignedDuration::from_millis(1), "what was withdrawn");
        } else if !sealed(row, true) {
            let own = |c: &&Vec<Value>| conversations.get(c, "subject") == keys.get(row, "subject");
            for conversation in conversations.rows.iter().filter(own) {
                not_before(conversations, conversation, "last_at", now - DAY, "what nobody was granted");
            }
        }
    }
}

/// The proofs of consent of those who went long ago are gone, too.
fn proofs(world: &World<'_>, entries: &Rows) {
    let trimmed: Vec<&str> = world.people.iter().filter(|p| p.trimmed).map(|p| p.subject.as_str()).collect();
    for row in &entries.rows {
        let entry = text(entries.get(row, "entry"));
        let named = trimmed.iter().find(|subject| entry.contains(**subject));
        assert!(named.is_none(), "an entry still names somebody who went long ago: {entry}");
    }
}

fn not_before(rows: &Rows, row: &[Value], column: &str, before: Timestamp, what: &str) {
    let at = int(rows.get(row, column));
    let then = Timestamp::from_millisecond(at).map(|at| at.to_string()).unwrap_or_default();
    assert!(at >= before.as_millisecond(), "past its date: {what} ({}.{column}) of {then} should have gone if before {before}", rows.table);
}
