//! The sweep: destroys what is due, to the hour, and nothing beside it.

use super::house::{House, hour, on_both};
use super::story::nothing_is_left;
use crate::Swept;
use jiff::Timestamp;

/// Sweeps; answers how many subjects, generations and sessions went. Nothing may fail.
fn counted(house: &House, now: Timestamp) -> (usize, u64, u64) {
    let Swept { erased, generations, sessions, failed, .. } = house.store.sweep(now).unwrap();
    assert_eq!(failed, 0);
    (erased.len(), generations, sessions)
}

#[test]
fn what_nobody_was_granted_goes_after_a_day_of_silence() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (silent, talking) = (house.arrive(hour(0)), house.arrive(hour(0)));
        house.say(&silent, "anyone?", hour(1)).unwrap();
        house.say(&talking, "still here", hour(20)).unwrap();
        assert_eq!(counted(&house, hour(25)), (0, 0, 0), "a day has not passed since the last word");
        assert_eq!(counted(&house, hour(26)), (1, 0, 0));
        nothing_is_left(&ground, silent.visitor.subject);
        assert_eq!(house.read_by_guest(&talking), ["still here"]);
        assert_eq!(counted(&house, hour(26)), (0, 0, 0));
        house.verify().unwrap();
    });
}

#[test]
fn what_was_granted_stays() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(0));
        house.say(&ada, "call me", hour(1)).unwrap();
        house.give(&ada, "conversation", hour(1)).unwrap();
        assert_eq!(counted(&house, hour(24 * 360)), (0, 0, 0));
        assert_eq!(house.read_by_members(&ada), [Some("call me".to_owned())]);
    });
}

#[test]
fn a_year_of_silence_ends_a_grant_but_not_the_day_after_a_withdrawal() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let [silent, withdrawing, talking] = [0, 0, 24 * 100].map(|at| {
            let guest = house.arrive(hour(at));
            house.say(&guest, "call me", hour(at)).unwrap();
            house.give(&guest, "conversation", hour(at)).unwrap();
            guest
        });
        house.withdraw(&withdrawing, "conversation", hour(24 * 367 - 1)).unwrap();
        assert_eq!(counted(&house, hour(24 * 367)), (1, 0, 0));
        nothing_is_left(&ground, silent.visitor.subject);
        assert_eq!(house.read_by_guest(&withdrawing), ["call me"], "for a day after the withdrawal");
        assert_eq!(counted(&house, hour(24 * 368)), (1, 1, 0));
        assert_eq!(house.read_by_members(&talking), [Some("call me".to_owned())]);
        house.verify().unwrap();
    });
}

#[test]
fn beside_a_granted_field_the_ungranted_conversation_goes_alone() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(0));
        house.say(&ada, "not for you", hour(1)).unwrap();
        house.give(&ada, "callback", hour(1)).unwrap();
        house.collect(&ada, "callback", "phone", "+4930901820", hour(1)).unwrap();
        assert_eq!(counted(&house, hour(26)), (0, 1, 0));
        assert!(house.read_by_guest(&ada).is_empty());
        assert_eq!(house.store.read(|r| r.fields(ada.visitor.subject)).unwrap().len(), 1);
        assert_eq!(counted(&house, hour(26)), (0, 0, 0));
        assert_eq!(house.begin(&ada, hour(27)).unwrap(), 2, "a generation's number is never used again");
        assert_eq!(house.say(&ada, "back again", hour(27)).unwrap(), 2);
        house.verify().unwrap();
    });
}

#[test]
fn what_was_withdrawn_is_the_visitors_for_a_day_whatever_goes_on_beside_it() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(0));
        house.say(&ada, "for everyone", hour(1)).unwrap();
        house.give(&ada, "conversation", hour(1)).unwrap();
        house.give(&ada, "callback", hour(1)).unwrap();
        house.collect(&ada, "callback", "phone", "+4930901820", hour(1)).unwrap();
        house.withdraw(&ada, "conversation", hour(50)).unwrap();
        house.withdraw(&ada, "callback", hour(60)).unwrap();
        assert_eq!(counted(&house, hour(73)), (0, 0, 0));
        assert_eq!(house.read_by_guest(&ada), ["for everyone"]);
        assert_eq!(counted(&house, hour(74)), (0, 1, 0));
        assert!(house.read_by_guest(&ada).is_empty());
        assert_eq!(house.store.read(|r| r.fields(ada.visitor.subject)).unwrap().len(), 1, "the other withdrawal has its own day");
        assert_eq!(ground.count("destruction WHERE rows_removed = 2"), 1, "a message and a seal");
        assert_eq!(counted(&house, hour(84)), (1, 1, 0));
        nothing_is_left(&ground, ada.visitor.subject);
        house.verify().unwrap();
    });
}

#[test]
fn a_withdrawal_keeps_nothing_else_that_is_due() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(0));
        house.say(&ada, "only mine", hour(1)).unwrap();
        house.give(&ada, "callback", hour(1)).unwrap();
        house.withdraw(&ada, "callback", hour(20)).unwrap();
        assert_eq!(counted(&house, hour(26)), (0, 1, 0), "the conversation alone");
        assert!(house.read_by_guest(&ada).is_empty());
        assert_eq!(house.store.read(|r| r.visitor_seals(ada.visitor.subject)).unwrap().len(), 1, "the withdrawn one can be read");
        assert_eq!(counted(&house, hour(44)), (1, 1, 0));
        house.verify().unwrap();
    });
}

#[test]
fn sessions_go_with_what_was_shown_in_them() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let ada = house.arrive(hour(0));
        house.give(&ada, "conversation", hour(0)).unwrap();
        let (subject, conversation) = (ada.visitor.subject, ada.visitor.conversation);
        for (house, lookup) in [(&house, [1; 32]), (&other, [2; 32])] {
            house.sign_in(lookup, None, hour(0)).unwrap();
        }
        let owner = house.owner_in(house.sign_in([3; 32], None, hour(0)).unwrap());
        let opened = domain::decision::Opened::Conversation(conversation);
        house.act(move |tx| tx.apply(&domain::decision::open(opened, subject, &owner, None, hour(0)).unwrap())).unwrap();
        house.act(|tx| tx.remember(&[1; 16], "an id", hour(0))).unwrap();
        assert_eq!(house.store.sweep(hour(11)).unwrap().sessions, 0);
        assert_eq!(house.store.sweep(hour(12)).unwrap().sessions, 3);
        assert_eq!((ground.count("session"), ground.count("showing"), ground.count("idempotency")), (0, 0, 1));
        house.store.sweep(hour(25)).unwrap();
        assert_eq!(ground.count("idempotency"), 0);
    });
}

#[test]
fn a_sweep_goes_on_until_nothing_is_due_in_any_organisation() {
    on_both(|ground| {
        let houses = [House::build(&ground, 1), House::build(&ground, 2)];
        // More than one reading names, of one organisation; and one of the other.
        for (house, numbers) in houses.iter().zip([0..4_100_u32, 5_000..5_001]) {
            let organisation = ground.literal(house.organisation.0.as_bytes());
            let row = |number: u32| {
                let id = ground.literal(&[&[9; 12], &number.to_be_bytes()[..]].concat());
                format!("({id}, {organisation}, 0, 'access', 'letter', 'refused', 1, 0, 0, 0, 0, 0, 1)")
            };
            let rows: Vec<String> = numbers.map(row).collect();
            let columns = "id, organisation, subject_gone, kind, channel, state, gdpr, kvkk, received_at, received_on, extended, rested_days, closed_at";
            assert_eq!(ground.tamper(&format!("INSERT INTO request ({columns}) VALUES {}", rows.join(", "))), rows.len() as u64);
        }
        let swept = houses[0].store.sweep(hour(24 * 366 * 4)).unwrap();
        assert_eq!((swept.records, swept.failed), (4_101, 0));
        assert_eq!(ground.count("request"), 0);
    });
}

#[test]
fn two_that_sweep_at_once_destroy_each_thing_once() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        for _ in 0..30 {
            house.arrive(hour(0));
            let granted = house.arrive(hour(0));
            house.give(&granted, "callback", hour(0)).unwrap();
            house.withdraw(&granted, "callback", hour(0)).unwrap();
        }
        let (one, other) = (ground.open(), ground.open());
        let swept: Vec<Swept> = std::thread::scope(|s| {
            let sweeps = [one, other].map(|store| s.spawn(move || store.sweep(hour(26)).unwrap()));
            sweeps.into_iter().map(|t| t.join().unwrap()).collect()
        });
        let sum = |f: fn(&Swept) -> u64| swept.iter().map(f).sum::<u64>();
        assert_eq!((sum(|s| s.erased.len() as u64), sum(|s| s.generations)), (60, 30));
        assert_eq!(house.store.read(|r| r.destructions(house.organisation)).unwrap(), 90);
        house.verify().unwrap();
    });
}
