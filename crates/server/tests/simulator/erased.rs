//! Who is erased is unreadable: their token is dead, no table names them but those that the inventory says stay, and none of their
//! words can be read with all keys of all members.

use crate::basis::{bytes, text};
use domain::inventory::{Erasure, TABLES};
use serde_json::Value as Json;
use testkit::Value;
use testkit::simulator::World;
use testkit::simulator::model::Gone;

/// Acts whose entries stay, as the proof that the law asks for.
const STAY: [&str; 9] = [
    "consent.given",
    "consent.refused",
    "consent.withdrawn",
    "hold.placed",
    "hold.opened",
    "hold.ended",
    "subject.erased",
    "erasure.continued",
    "erasure.completed",
];

/// Looks for those who went in this step, in every table.
pub(crate) fn check(world: &World<'_>) {
    let now = world.server.now();
    let recent = |gone: Gone| now.duration_since(gone.at()) < jiff::SignedDuration::from_mins(10);
    let fresh: Vec<_> = world.people.iter().filter(|p| p.gone.is_some_and(recent)).collect();
    if fresh.is_empty() {
        return;
    }
    for person in &fresh {
        person.visitor.call("GET", "/api/v1/visit", None).expect(401);
    }
    for rows in world.server.ground().tables() {
        let erasure = TABLES.iter().find(|t| t.name == rows.table).map(|t| t.erasure);
        for person in &fresh {
            let held = world.holds.iter().any(|hold| world.people.get(hold.person).is_some_and(|p| p.subject == person.subject));
            for row in &rows.rows {
                let names = row.iter().any(|value| names(value, &person.subject) || names(value, &person.conversation));
                let words = row.iter().any(|value| person.lost.iter().any(|word| text(value).contains(word)));
                assert!(!words, "{} has words of somebody erased in clear", rows.table);
                let stays = match erasure {
                    Some(Erasure::Held) => held,
                    Some(Erasure::Ledger) => STAY.contains(&act(&text(rows.get(row, "entry"))).as_str()),
                    _ => false,
                };
                assert!(!names || stays, "a row of {} names {} who is gone: {row:?}", rows.table, person.subject);
            }
        }
    }
}

fn act(entry: &str) -> String {
    let entry: Json = serde_json::from_str(entry).unwrap_or_default();
    entry.get("act").and_then(Json::as_str).unwrap_or_default().to_owned()
}

/// Whether a value is this id, or a text that holds it.
fn names(value: &Value, id: &str) -> bool {
    let plain = id.replace('-', "");
    data_encoding::HEXLOWER.encode(&bytes(value)) == plain || text(value).contains(id)
}

/// Whoever has the whole database, the server key and every member's password reads nothing that is not granted or held.
pub(crate) fn with_every_key(world: &World<'_>) {
    let loot = crate::loot::Loot::take(world.server);
    let mut thief = crate::thief::Thief::who_learns(&loot);
    // Tokens and passwords are the burglar's own test; here keys are tried as what they are, which takes a seventh of the time.
    thief.derives = false;
    for house in &world.houses {
        for account in [&house.organisation.owner, &house.officer] {
            assert!(thief.learn_password(&account.email, &account.password), "the thief learns what members know");
        }
    }
    let plain: Vec<u8> = thief.rob().into_iter().flat_map(|opened| opened.plain).collect();
    let read = |text: &str| plain.windows(text.len()).any(|window| window == text.as_bytes());
    for (who, person) in world.people.iter().enumerate() {
        let holds: Vec<_> = world.holds.iter().filter(|hold| hold.person == who).collect();
        for value in &person.values {
            let held = holds.iter().any(|hold| hold.keys.contains(&value.key));
            let granted = person.live.get(value.key.0).is_some_and(|live| live.granted && live.has(value.key.1));
            assert!(!read(&value.text) || granted || held, "{} of p{who} can be read without a basis", value.text);
            // What is restricted or held takes a pair more; that the thief is no straw man is shown on everything else.
            let plainly = granted && !held && !person.restricted;
            assert!(!plainly || read(&value.text), "{} of p{who} was granted, and the thief cannot read it", value.text);
        }
        if holds.is_empty() {
            let lost = person.lost.iter().find(|text| read(text));
            assert!(lost.is_none(), "{lost:?} of p{who} is gone and can be read");
        }
    }
}
