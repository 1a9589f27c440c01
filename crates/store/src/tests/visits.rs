//! What stands beside a conversation: whoever asks to be let in, the tally of scores, the hours of a site.

use super::house::{House, hour, on_both, purpose, refused};
use domain::Refusal;
use domain::conversation::{self, LET_IN_AGAIN};
use domain::satisfaction::{self, Score};

/// Lets a member ask to be let in.
fn ask_in(house: &House, guest: &super::house::Guest, at: jiff::Timestamp) -> Result<(), crate::Stop> {
    let (id, owner) = (guest.visitor.conversation, house.owner);
    house.act(move |tx| {
        let facts = tx.conversation(id)?;
        let asked = tx.let_in_asked_at(id)?;
        tx.apply(&conversation::ask_in(&facts.standing, &facts.line, asked, owner, at)?).map(drop)
    })
}

#[test]
fn who_asks_to_be_let_in_waits_for_an_answer() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        let asked_by = || house.store.read(|r| r.visit(&ada.token.lookup())).unwrap().unwrap().asked_by;
        assert_eq!(asked_by(), None);
        ask_in(&house, &ada, hour(1)).unwrap();
        assert_eq!(asked_by(), Some(house.owner));
        house.refuse(&ada, "conversation", hour(2)).unwrap();
        assert_eq!(asked_by(), None, "a refusal is an answer");
        assert_eq!(refused(ask_in(&house, &ada, hour(3))), Refusal::Conflict, "and nobody is pressed");
        ask_in(&house, &ada, hour(1) + LET_IN_AGAIN).unwrap();
        house.refuse(&ada, "callback", hour(26)).unwrap();
        assert_eq!(asked_by(), Some(house.owner), "another purpose answers nothing");
        house.give(&ada, "conversation", hour(26)).unwrap();
        assert_eq!(asked_by(), None);
        house.verify().unwrap();
    });
}

#[test]
fn a_tally_counts_and_survives_whom_it_counted() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let guests = [house.arrive(hour(1)), house.arrive(hour(1)), house.arrive(hour(1))];
        for (guest, (score, at)) in guests.iter().zip([(5, hour(2)), (5, hour(3)), (1, hour(30))]) {
            house.give(guest, "satisfaction", at).unwrap();
            let (subject, site) = (guest.visitor.subject, guest.visitor.site);
            let counted = house.act(move |tx| {
                let standing = tx.standing(subject, at)?;
                tx.apply(&satisfaction::count(&standing.proof(&purpose("satisfaction"))?, site, Score::of(score)?, at)?)
            });
            assert!(counted.unwrap().is_none(), "an entry beside the grant's would lead to the person");
        }
        let first = satisfaction::day_of(hour(2));
        let tally = || house.store.read(|r| r.satisfaction(house.organisation, first)).unwrap();
        let counts: Vec<_> = tally().iter().map(|t| (t.day - first, t.score, t.count)).collect();
        assert_eq!(counts, [(0, 5, 2), (1, 1, 1)]);
        assert_eq!(house.store.read(|r| r.satisfaction(house.organisation, first + 1)).unwrap().len(), 1);
        house.erase(&guests[0], hour(31)).unwrap();
        assert_eq!(tally().len(), 2, "it held nobody");
        let other = House::build(&ground, 2);
        assert!(other.store.read(|r| r.satisfaction(other.organisation, first)).unwrap().is_empty());
    });
}

#[test]
fn holders_are_known_by_the_key_that_the_ledger_names() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let holders = house.store.read(|r| r.holders(house.organisation)).unwrap();
        let owner = holders.iter().find(|h| h.id == house.owner.into()).expect("the owner holds keys");
        assert!(owner.role.is_some());
        assert!(house.store.read(|r| r.names_holder(house.organisation, owner)).unwrap());
        let forged = crate::reads::HolderRow { public_key: [7; 32], ..owner.clone() };
        assert!(!house.store.read(|r| r.names_holder(house.organisation, &forged)).unwrap());
    });
}

#[test]
fn a_site_has_no_hours_until_they_are_set() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let hours = || house.store.read(|r| r.sites(house.organisation)).unwrap().remove(0);
        assert_eq!((hours().hours.as_str(), hours().time_zone.as_str()), ("", ""));
        ground.tamper("UPDATE site SET hours = 'mo 09:00-17:00', time_zone = 'Europe/Berlin'");
        assert_eq!((hours().hours.as_str(), hours().time_zone.as_str()), ("mo 09:00-17:00", "Europe/Berlin"));
    });
}
