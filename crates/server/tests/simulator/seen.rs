//! Members see what was granted, and what is not restricted, expired or withdrawn; exactly that, and no word more.

use serde_json::Value;
use std::collections::BTreeSet;
use testkit::simulator::World;
use testkit::simulator::colleagues::Job;
use testkit::simulator::model::Person;

/// Looks at one conversation through the owner's eyes, at everybody's after a sweep, and at the contacts.
pub(crate) fn check(world: &mut World<'_>) {
    let here = world.here;
    for house in (0..world.houses.len()).filter(|house| world.swept || *house == here).collect::<Vec<_>>() {
        contacts(world, house);
    }
    let all: Vec<usize> = (0..world.people.len()).filter(|who| is_wanted(world, *who)).collect();
    for who in &all {
        conversation(world, *who);
    }
    for house in 0..world.houses.len() {
        let staff = world.houses.get(house).map_or(0, |house| house.colleagues.len());
        let there: Vec<usize> = all.iter().copied().filter(|who| world.people.get(*who).is_some_and(|p| p.house == house)).collect();
        for at in 0..staff {
            colleague(world, (house, at), &there);
        }
    }
    world.here = here;
}

/// A colleague at work sees what their role reads of those who are there, and no word more; a session that somebody ended opens nothing.
fn colleague(world: &mut World<'_>, by: (usize, usize), there: &[usize]) {
    gone(world, by);
    let Some(reply) = world.shows_contacts_to(by) else { return };
    let now = world.server.now();
    let job = job(world, by);
    assert_eq!(reply.status == 200, job.contacts, "c{} ({}) asks for contacts: {}", by.1, job.role, reply.text());
    let found = if job.contacts { fields_of(reply.json()["items"].as_array().into_iter().flatten()) } else { BTreeSet::new() };
    let people = world.people.iter().filter(|p| p.house == by.0 && job.contacts);
    assert_eq!(found, told(people, now, |purpose| job.reads.contains(&purpose)), "the contacts that c{} ({}) sees", by.1, job.role);
    for who in there {
        let Some(reply) = world.shows_to(by, *who) else { return };
        let Some(person) = world.people.get(*who) else { return };
        let opens = job.conversations && person.readable();
        assert_eq!(reply.status == 200, opens, "c{} ({}) asks for p{who}: {} {}", by.1, job.role, reply.status, reply.text());
        let shown = reply.text();
        for value in person.values.iter().filter(|value| value.field != "note") {
            let (said, reads) = (value.field.is_empty(), opens && person.shows(value, now) && job.reads.contains(&value.key.0));
            // A field that may be seen is looked for among the contacts.
            if said || !reads {
                assert_eq!(shown.contains(&value.text), reads, "whether c{} ({}) sees {} of p{who}: {shown}", by.1, job.role, value.text);
            }
        }
        assert!(!person.lost.iter().any(|text| shown.contains(text)), "c{} is still shown what p{who} had said", by.1);
    }
}

fn job(world: &World<'_>, (house, at): (usize, usize)) -> Job {
    world.houses.get(house).and_then(|house| house.colleagues.get(at)).expect("a colleague").job
}

/// Whoever left, was suspended or got another role is out at once, by the session that they had.
fn gone(world: &mut World<'_>, (house, at): (usize, usize)) {
    let server = world.server;
    let Some(house) = world.houses.get_mut(house) else { return };
    let Some(token) = house.colleagues.get(at).and_then(|colleague| colleague.ended.clone()) else { return };
    // That somebody uses it is noticed, which may open a draft.
    house.may("breach.drafted", 1);
    let status = server.call("GET", "/api/v1/conversations", Some(&token), None).status;
    assert_eq!(status, 401, "c{at} is still let in by the session that was ended");
}

/// Those who are there in the house of the step; after a sweep, all.
fn is_wanted(world: &World<'_>, who: usize) -> bool {
    world.people.get(who).is_some_and(|p| p.gone.is_none() && (world.swept || p.house == world.here))
}

fn conversation(world: &mut World<'_>, who: usize) {
    let reply = world.look_at(who);
    let now = world.server.now();
    let person = world.people.get(who).expect("a person");
    assert_eq!(reply.status == 200, person.readable(), "p{who} answers {} {}", reply.status, reply.text());
    let shown = reply.text();
    for value in person.values.iter().filter(|value| value.field != "note") {
        let said = value.field.is_empty();
        if !said && person.shows(value, now) {
            continue;
        }
        assert_eq!(shown.contains(&value.text), said && person.shows(value, now), "whether {} of p{who} is shown in {shown}", value.text);
    }
    files(world, person, now);
    let lost = person.lost.iter().find(|text| shown.contains(*text));
    assert!(lost.is_none(), "p{who} is still shown {lost:?}");
}

/// A file opens for members exactly where its name does. (Looking at the conversation was the showing.)
fn files(world: &World<'_>, person: &Person<'_>, now: jiff::Timestamp) {
    let Some(owner) = world.signed_in(person.house) else { return };
    for value in person.values.iter().filter(|value| !value.file.is_empty()) {
        let status = owner.file(&person.conversation, &value.file).status;
        assert_eq!(status == 200, person.shows(value, now), "{} answers {status}", value.text);
    }
}

fn contacts(world: &mut World<'_>, house: usize) {
    let listed = world.look_at_contacts(house);
    let (found, now) = (fields_of(listed.iter()), world.server.now());
    let expected = told(world.people.iter().filter(|p| p.house == house), now, |_| true);
    assert_eq!(found, expected, "the contacts of house {house}");
}

/// Whose, which and what.
type Field = (String, String, String);

fn fields_of<'v>(listed: impl Iterator<Item = &'v Value>) -> BTreeSet<Field> {
    let mut found = BTreeSet::new();
    for item in listed {
        let subject = item.get("subject").and_then(Value::as_str).unwrap_or_default();
        let fields = item.get("contact").and_then(Value::as_object).into_iter().flatten();
        found.extend(fields.map(|(field, value)| (subject.to_owned(), field.clone(), value.as_str().unwrap_or_default().to_owned())));
    }
    found
}

/// What these told that members may see whose role reads it.
fn told<'p>(people: impl Iterator<Item = &'p Person<'p>>, now: jiff::Timestamp, reads: impl Fn(&str) -> bool) -> BTreeSet<Field> {
    let mut expected = BTreeSet::new();
    for person in people {
        let shown = person.values.iter().filter(|v| !matches!(v.field, "" | "note") && person.shows(v, now) && reads(v.key.0));
        expected.extend(shown.map(|v| (person.subject.clone(), v.field.to_owned(), v.text.clone())));
    }
    expected
}
