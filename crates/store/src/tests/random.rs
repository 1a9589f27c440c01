//! Random stories against a simple model: whoever may do what, and who reads what afterwards.

use super::house::{Ground, Guest, House, hour, last_generation, on_both, purpose};
use crate::Stop;
use domain::Purpose;
use seal::{Entropy, SeededEntropy};
use std::collections::{BTreeMap, BTreeSet};

const PURPOSES: [&str; 3] = ["conversation", "callback", "marketing"];

/// A guest as the rules say they stand.
#[derive(Default)]
struct Model {
    /// By purpose: the live generation, and whether it is granted.
    live: BTreeMap<&'static str, (u32, bool)>,
    last: BTreeMap<&'static str, u32>,
    /// The generation of each message that is stored.
    said: Vec<u32>,
    fields: BTreeSet<(&'static str, u32)>,
    gone: bool,
}

impl Model {
    fn arrived() -> Self {
        Self { live: [("conversation", (1, false))].into(), last: [("conversation", 1)].into(), ..Self::default() }
    }

    fn granted(&self, name: &str) -> bool {
        self.live.get(name).is_some_and(|(_, granted)| *granted)
    }

    /// Does a step in the house and in the model; both must agree on whether it may be done.
    fn step(&mut self, house: &House, guest: &Guest, dice: u8, name: &'static str) {
        let at = hour(1);
        let (expected, outcome) = match dice % 16 {
            0..3 => {
                let may = !self.gone && !self.granted(name);
                if may {
                    let last = self.last.entry(name).or_default();
                    let live = self.live.entry(name).or_insert((*last + 1, false));
                    (live.1, *last) = (true, (*last).max(live.0));
                }
                (may, house.give(guest, name, at).map(drop))
            }
            3..5 => (!self.gone && !self.granted(name), house.refuse(guest, name, at).map(drop)),
            5..8 => {
                let may = !self.gone && self.granted(name);
                if may {
                    self.live.remove(name);
                }
                (may, house.withdraw(guest, name, at).map(drop))
            }
            8..11 => {
                let live = self.live.get("conversation").filter(|_| !self.gone).map(|(generation, _)| *generation);
                self.said.extend(live);
                (live.is_some(), house.say(guest, "words", at).map(drop))
            }
            11..14 if name != "conversation" => {
                let live = self.live.get(name).filter(|(_, granted)| *granted && !self.gone);
                self.fields.extend(live.map(|(generation, _)| (name, *generation)));
                (live.is_some(), house.collect(guest, name, "phone", "+4930901820", at).map(drop))
            }
            14 if dice > 200 => {
                let may = !self.gone;
                *self = Self { gone: true, ..Self::default() };
                (may, house.erase(guest, at).map(drop))
            }
            _ => {
                let may = !self.gone && !self.live.contains_key("conversation");
                if may {
                    let last = self.last.entry("conversation").or_default();
                    *last += 1;
                    self.live.insert("conversation", (*last, false));
                }
                (may, Self::begin(house, guest))
            }
        };
        match outcome {
            Ok(()) => assert!(expected, "{dice} {name} was not refused"),
            Err(Stop::Refused(refusal)) => assert!(!expected, "{dice} {name} was refused: {refusal}"),
            Err(stop) => panic!("{dice} {name}: {stop}"),
        }
    }

    /// A refused generation's key is thrown away by the browser.
    fn begin(house: &House, guest: &Guest) -> Result<(), Stop> {
        let before = guest.generation(&Purpose::conversation());
        let kept = guest.key(&Purpose::conversation(), before);
        let outcome = house.begin(guest, hour(1)).map(drop);
        if outcome.is_err() && kept.is_some() && guest.generation(&Purpose::conversation()) > before {
            guest.forget_key(&Purpose::conversation(), guest.generation(&Purpose::conversation()));
        }
        outcome
    }

    fn agrees(&self, house: &House, guest: &Guest) {
        let subject = guest.visitor.subject;
        assert_eq!(house.store.read(|r| r.has_subject(house.organisation, subject)).unwrap(), !self.gone);
        if self.gone {
            return;
        }
        let standing = house.act(move |tx| tx.standing(subject, hour(0))).unwrap();
        let live: BTreeMap<_, _> = standing.live.iter().map(|l| (l.purpose.as_str(), (l.generation, l.grant.is_some()))).collect();
        assert_eq!(live, self.live);
        let facts = house.act({
            let conversation = guest.visitor.conversation;
            move |tx| tx.conversation(conversation)
        });
        let of_conversation = facts.unwrap().standing.live.first().map(|l| (l.generation, l.grant.is_some()));
        assert_eq!(of_conversation, self.live.get("conversation").copied(), "the conversation's row follows its key");
        let granted = self.live.get("conversation").filter(|(_, granted)| *granted).map(|(generation, _)| *generation);
        let members: Vec<bool> = house.read_by_members(guest).iter().map(Option::is_some).collect();
        assert_eq!(members, self.said.iter().map(|g| Some(*g) == granted).collect::<Vec<_>>());
        assert_eq!(house.read_by_guest(guest).len(), self.said.len());
        let fields = house.store.read(|r| r.fields(subject)).unwrap();
        assert_eq!(fields.len(), self.fields.len());
        for name in PURPOSES {
            let last = house.store.read(|r| last_generation(r, subject, &purpose(name))).unwrap();
            assert_eq!(last, self.last.get(name).copied().unwrap_or(0), "{name}");
        }
    }
}

fn story(ground: &Ground, seed: u64, steps: usize) {
    let house = House::build(ground, seed);
    let mut guests: Vec<(Guest, Model)> = (0..3).map(|_| (house.arrive(hour(1)), Model::arrived())).collect();
    let dice = SeededEntropy::new(seed);
    for _ in 0..steps {
        let mut thrown = [0; 3];
        dice.fill(&mut thrown);
        let (guest, model) = &mut guests[usize::from(thrown[0]) % 3];
        model.step(&house, guest, thrown[1], PURPOSES[usize::from(thrown[2]) % 3]);
        model.agrees(&house, guest);
    }
    for (guest, model) in &guests {
        model.agrees(&house, guest);
    }
    house.verify().unwrap();
}

#[test]
fn the_store_agrees_with_the_model() {
    on_both(|ground| {
        (1..=4).for_each(|seed| story(&Ground::sqlite(), seed, 80));
        story(&ground, 5, 80);
    });
}
