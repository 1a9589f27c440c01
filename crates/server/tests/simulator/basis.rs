//! No personal value without a live basis: every sealed value is read from the tables and must lie under a key that was granted, or
//! is the visitor's alone for now, or is held. And nothing else is stored than what was said.

use domain::inventory::{Category, TABLES};
use std::collections::{BTreeMap, BTreeSet};
use testkit::simulator::World;
use testkit::simulator::model::{CONVERSATION, Gone, Person};
use testkit::{Rows, Value};

/// Columns in which something sealed stands, each with the check that knows it. A new one must be taught here.
const KNOWN: [&str; 11] = [
    "contact_field.sealed",
    "conversation.bot_state",
    "conversation.tags",
    "draft.sealed",
    "file_part.sealed",
    "held.sealed",
    "hold.reason",
    "message.body",
    "note.sealed",
    "request_text.sealed",
    "subject_grant.proof",
];

/// A key as the tables name it: whose, for what, which.
type Stored = (String, String, u32);

/// Compares what is stored with what may be.
pub(crate) fn check(world: &World<'_>) {
    let ground = world.server.ground();
    let conversations = ground.rows("conversation");
    let owners: BTreeMap<Vec<u8>, String> =
        conversations.rows.iter().map(|row| (bytes(conversations.get(row, "id")), id(conversations.get(row, "subject")))).collect();
    let present = world.present();
    let mut stored: BTreeSet<Stored> = BTreeSet::new();
    for (table, sealed) in [("message", "body"), ("note", "sealed"), ("draft", "sealed"), ("file", "generation")] {
        let rows = ground.rows(table);
        for row in rows.rows.iter().filter(|row| *rows.get(row, sealed) != Value::Null) {
            let owner = owners.get(&bytes(rows.get(row, "conversation")));
            let owner = owner.unwrap_or_else(|| panic!("a row of {table} has no conversation"));
            stored.insert((owner.clone(), CONVERSATION.to_owned(), number(rows.get(row, "generation"))));
        }
    }
    for row in &conversations.rows {
        for (of, sealed) in [("bot_generation", "bot_state"), ("tags_generation", "tags")] {
            if *conversations.get(row, sealed) != Value::Null {
                let whose = id(conversations.get(row, "subject"));
                stored.insert((whose, CONVERSATION.to_owned(), number(conversations.get(row, of))));
            }
        }
    }
    stored.extend(keys_of(&ground.rows("contact_field")));
    for (whose, purpose, generation) in &stored {
        let person = present.get(whose.as_str()).unwrap_or_else(|| panic!("something of nobody is stored: {whose} {purpose}"));
        let based = person.keys().iter().any(|(p, g)| p == purpose && g == generation);
        assert!(based, "{} of {whose} is stored under key {generation} without a basis: {:?}", purpose, person.keys());
    }
    seals(world, &present);
    held(world);
    texts(world);
    links(world);
    as_said(world, &present, &conversations);
}

/// Keys are sealed to the visitor while they may read, and to the organisation while it is granted, and to nobody else.
fn seals(world: &World<'_>, present: &BTreeMap<&str, &Person<'_>>) {
    let rows = world.server.ground().rows("subject_seal");
    let mut found: BTreeMap<Stored, BTreeSet<bool>> = BTreeMap::new();
    for row in &rows.rows {
        let key = (id(rows.get(row, "subject")), text(rows.get(row, "purpose")), number(rows.get(row, "generation")));
        found.entry(key).or_default().insert(text(rows.get(row, "recipient")) == "visitor");
    }
    let mut expected: BTreeMap<Stored, BTreeSet<bool>> = BTreeMap::new();
    for (subject, person) in present {
        for (purpose, live) in &person.live {
            let to = if live.granted { BTreeSet::from([true, false]) } else { BTreeSet::from([true]) };
            for generation in live.generations() {
                expected.insert(((*subject).to_owned(), (*purpose).to_owned(), generation), to.clone());
            }
        }
        for ended in &person.ended {
            expected.insert(((*subject).to_owned(), ended.key.0.to_owned(), ended.key.1), BTreeSet::from([true]));
        }
    }
    assert_eq!(found, expected, "keys are sealed to others than to whom they were given (true: to the visitor)");
}

/// What is held lies under a key that a standing hold names.
fn held(world: &World<'_>) {
    let ground = world.server.ground();
    let allowed: BTreeSet<Stored> = world
        .holds
        .iter()
        .flat_map(|hold| {
            let subject = world.people.get(hold.person).map(|p| p.subject.clone()).unwrap_or_default();
            hold.keys.iter().map(move |(purpose, generation)| (subject.clone(), (*purpose).to_owned(), *generation))
        })
        .collect();
    for table in ["held", "hold_seal"] {
        let kept = keys_of(&ground.rows(table));
        assert!(kept.is_subset(&allowed), "{table} keeps what no hold names: {kept:?} beside {allowed:?}");
    }
    let rows = ground.rows("hold");
    let found: BTreeSet<String> = rows.rows.iter().map(|row| id(rows.get(row, "id"))).collect();
    let expected: BTreeSet<String> = world.holds.iter().map(|hold| hold.id.clone()).collect();
    assert_eq!(found, expected, "the holds that stand");
}

/// What members wrote about a request goes with whom it is about. What they write afterwards leads to nobody: the request names them
/// no more.
fn texts(world: &World<'_>) {
    let rows = world.server.ground().rows("request_text");
    for row in &rows.rows {
        let request = id(rows.get(row, "request"));
        let known = world.requests.iter().find(|r| r.id == request);
        let person = known.and_then(|r| world.people.get(r.person)).unwrap_or_else(|| panic!("a text about no request that is kept"));
        let later = |gone: Gone| int(rows.get(row, "at")) >= gone.at().as_millisecond();
        assert!(person.gone.is_none_or(later), "a text about a request outlives whom it is about");
    }
}

/// Links are those that members made between people who are there, a row for each of the two. That they move no row, key or grant is
/// what everything else here says.
fn links(world: &World<'_>) {
    let rows = world.server.ground().rows("subject_link");
    let found: BTreeSet<(String, String)> = rows.rows.iter().map(|r| (id(rows.get(r, "subject")), id(rows.get(r, "other")))).collect();
    let subject = |who: usize| world.people.get(who).map(|p| p.subject.clone()).unwrap_or_default();
    let both = |(one, other): &(usize, usize)| [(subject(*one), subject(*other)), (subject(*other), subject(*one))];
    assert_eq!(found, world.links.iter().flat_map(both).collect(), "who is one person with whom");
}

/// What is stored is what was said: every message at its time, under its key, and every field.
fn as_said(world: &World<'_>, present: &BTreeMap<&str, &Person<'_>>, conversations: &Rows) {
    let ground = world.server.ground();
    let (messages, fields, files) = (ground.rows("message"), ground.rows("contact_field"), ground.rows("file"));
    for row in &conversations.rows {
        let subject = id(conversations.get(row, "subject"));
        let person = present.get(subject.as_str()).unwrap_or_else(|| panic!("a conversation of nobody: {subject}"));
        let own = |r: &&Vec<Value>| messages.get(r, "conversation") == conversations.get(row, "id");
        let at = |r: &Vec<Value>| (int(messages.get(r, "at")), number(messages.get(r, "generation")));
        let found: BTreeSet<(i64, u32)> = messages.rows.iter().filter(own).map(at).collect();
        let expected: BTreeSet<(i64, u32)> = person.written.keys().map(|(at, generation)| (at.as_millisecond(), *generation)).collect();
        assert_eq!(found, expected, "when something was written in the conversation of {subject}, and under which key");
        assert_eq!(int(conversations.get(row, "last_at")), person.seen.as_millisecond(), "the last activity of {subject}");
        let carried = |r: &&Vec<Value>| files.get(r, "conversation") == conversations.get(row, "id");
        let found: BTreeSet<String> = files.rows.iter().filter(carried).map(|r| id(files.get(r, "id"))).collect();
        let expected = person.values.iter().filter(|v| !v.file.is_empty()).map(|v| v.file.clone()).collect();
        assert_eq!(found, expected, "the files of {subject}");
        let told = |r: &&Vec<Value>| id(fields.get(r, "subject")) == subject;
        let found: BTreeSet<(String, u32)> =
            fields.rows.iter().filter(told).map(|r| (text(fields.get(r, "field")), number(fields.get(r, "generation")))).collect();
        let told = person.values.iter().filter(|v| !matches!(v.field, "" | "note"));
        let expected: BTreeSet<(String, u32)> = told.map(|v| (v.field.to_owned(), v.key.1)).collect();
        assert_eq!(found, expected, "the contact fields of {subject}");
    }
    assert_eq!(conversations.rows.len(), present.len(), "everybody has one conversation");
}

fn keys_of(rows: &Rows) -> BTreeSet<Stored> {
    rows.rows
        .iter()
        .map(|row| (id(rows.get(row, "subject")), text(rows.get(row, "purpose")), number(rows.get(row, "generation"))))
        .collect()
}

pub(crate) fn bytes(value: &Value) -> Vec<u8> {
    if let Value::Bytes(bytes) = value { bytes.clone() } else { Vec::new() }
}

/// An id as the API writes it; empty where there is none.
pub(crate) fn id(value: &Value) -> String {
    let hex = data_encoding::HEXLOWER.encode(&bytes(value));
    if hex.len() != 32 {
        return String::new();
    }
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

pub(crate) fn text(value: &Value) -> String {
    if let Value::Text(text) = value { text.clone() } else { String::new() }
}

pub(crate) fn int(value: &Value) -> i64 {
    if let Value::Int(int) = value { *int } else { 0 }
}

fn number(value: &Value) -> u32 {
    u32::try_from(int(value)).unwrap_or(u32::MAX)
}

#[test]
fn every_sealed_column_is_known() {
    let sealed = |t: &domain::inventory::Table| {
        let name = t.name;
        t.columns.iter().filter(|(_, c)| *c == Category::Sealed).map(move |(column, _)| format!("{name}.{column}")).collect::<Vec<_>>()
    };
    let found: BTreeSet<String> = TABLES.iter().flat_map(sealed).collect();
    let known: BTreeSet<String> = KNOWN.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(found, known, "teach the simulator what may stand in the new column");
}
