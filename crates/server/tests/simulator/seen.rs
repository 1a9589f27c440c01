//! Members see what was granted, and what is not restricted, expired or withdrawn; exactly that, and no word more.

use std::collections::BTreeSet;
use testkit::simulator::World;
use testkit::simulator::model::Person;

/// Looks at one conversation through the owner's eyes, at everybody's after a sweep, and at the contacts.
pub(crate) fn check(world: &mut World<'_>) {
    let here = world.here;
    for house in (0..world.houses.len()).filter(|house| world.swept || *house == here).collect::<Vec<_>>() {
        contacts(world, house);
    }
    let all: Vec<usize> = (0..world.people.len()).filter(|who| is_wanted(world, *who)).collect();
    for who in all {
        conversation(world, who);
    }
    world.here = here;
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
    let mut found = BTreeSet::new();
    for item in &listed {
        let subject = item.get("subject").and_then(|s| s.as_str()).unwrap_or_default();
        let fields = item.get("contact").and_then(|c| c.as_object()).into_iter().flatten();
        found.extend(fields.map(|(field, value)| (subject.to_owned(), field.clone(), value.as_str().unwrap_or_default().to_owned())));
    }
    let (mut expected, now) = (BTreeSet::new(), world.server.now());
    for person in world.people.iter().filter(|p| p.house == house) {
        let shown = person.values.iter().filter(|v| !matches!(v.field, "" | "note") && person.shows(v, now));
        expected.extend(shown.map(|v| (person.subject.clone(), v.field.to_owned(), v.text.clone())));
    }
    assert_eq!(found, expected, "the contacts of house {house}");
}
