//! Two processes on one database: each has its own writers, and neither loses or repeats what the other did.

use super::house::{Guest, House, hour, on_both, purpose};
use crate::{Stop, Store, Tx};
use domain::consent;
use domain::decision;
use domain::id::{OrganisationId, SubjectId};
use std::thread;
use uuid::Uuid;

/// A second process: the same house through another opening of its database.
fn twin(house: &House, store: Store) -> House {
    let mut twin = House::build_in(store, 99);
    (twin.organisation, twin.site, twin.flow, twin.owner) = (house.organisation, house.site, house.flow, house.owner);
    (twin.server, twin.notice, twin.wording) = (house.server.clone(), house.notice.clone(), house.wording.clone());
    twin
}

#[test]
fn two_that_act_for_one_organisation_keep_one_ledger() {
    on_both(|ground| {
        let one = House::build(&ground, 1);
        let other = twin(&one, ground.open());
        let ada = one.arrive(hour(1));
        let before = one.entries().len() as u64;
        thread::scope(|s| {
            for (number, house) in [&one, &other, &one, &other].into_iter().enumerate() {
                let ada = ada.clone();
                s.spawn(move || {
                    for i in 0..15_u8 {
                        let guest = house.arrive(hour(1));
                        house.give(&guest, "callback", hour(1)).unwrap();
                        house.collect(&guest, "callback", "phone", "+4930901820", hour(1)).unwrap();
                        house
                            .say_under(&ada, 1, "from both sides", Some([i; 16]), hour(1))
                            .unwrap_or_else(|stop| panic!("{number}: {stop}"));
                    }
                });
            }
        });
        assert_eq!(verified(&one), before + 4 * 15 * 3);
        let rows = one.store.read(|r| r.messages(ada.visitor.conversation, 0, 1_000)).unwrap();
        assert_eq!(rows.iter().map(|m| m.seq).collect::<Vec<_>>(), (1..=15).collect::<Vec<_>>(), "each key said its message once");
    });
}

/// The twin's own organisation has another server key, which this check passes over.
fn verified(house: &House) -> u64 {
    let mut size = 0;
    house
        .store
        .read(|r| {
            let all = r.verify_ledgers(|_| true).unwrap();
            size = all.iter().find(|v| v.organisation == house.organisation).unwrap().size;
            Ok(())
        })
        .unwrap();
    size
}

#[test]
fn two_that_begin_one_ledger_at_once_lose_nothing() {
    on_both(|ground| {
        let (one, other) = (ground.open(), ground.open());
        for round in 0..10_u128 {
            let (organisation, subject) = (OrganisationId(Uuid::from_u128(round + 1)), SubjectId(Uuid::from_u128(77)));
            thread::scope(|s| {
                for store in [&one, &other] {
                    s.spawn(move || {
                        for _ in 0..3 {
                            store.act_now("show", organisation, move |tx| tx.apply(&decision::show_data(subject, hour(1)))).unwrap();
                        }
                    });
                }
            });
            let (head, entries) = one.read(|r| Ok((r.ledger_head(organisation)?, r.last_entries(organisation, 100, 100)?))).unwrap();
            let mut tree = ledger::Tree::new();
            entries.iter().rev().for_each(|e| drop(tree.append(e.leaf.clone().try_into().unwrap())));
            assert_eq!((entries.len(), head == tree), (6, true));
        }
    });
}

#[test]
fn nothing_is_collected_after_a_withdrawal_in_another_process() {
    on_both(|ground| {
        let one = House::build(&ground, 1);
        let other = twin(&one, ground.open());
        let guests: Vec<Guest> = (0..20).map(|_| one.arrive(hour(1))).collect();
        for guest in &guests {
            one.give(guest, "callback", hour(1)).unwrap();
        }
        thread::scope(|s| {
            s.spawn(|| guests.iter().for_each(|g| drop(one.withdraw(g, "callback", hour(2)).unwrap())));
            s.spawn(|| guests.iter().for_each(|g| drop(other.collect(g, "callback", "phone", "+4930901820", hour(2)))));
        });
        let entries: Vec<String> = one.entries().into_iter().flatten().collect();
        for guest in &guests {
            let acts: Vec<_> = entries.iter().filter(|e| e.contains(&guest.visitor.subject.to_string())).collect();
            let withdrawn = acts.iter().position(|e| e.contains("consent.withdrawn")).unwrap();
            assert_eq!(acts.len(), withdrawn + 1, "{acts:?}");
        }
        verified(&one);
    });
}

/// The facts of an act cannot be changed by another process between reading and writing them.
#[test]
fn what_an_act_has_read_stands_until_its_commit() {
    on_both(|ground| {
        let one = House::build(&ground, 1);
        let other = twin(&one, ground.open());
        let ada = one.arrive(hour(1));
        one.give(&ada, "callback", hour(1)).unwrap();
        let subject = ada.visitor.subject;
        let (read, has_read) = std::sync::mpsc::channel();
        let slow = one.store.act("slow", one.organisation, move |tx: &mut Tx<'_>| {
            let standing = tx.standing(subject, hour(1))?;
            read.send(()).unwrap();
            thread::sleep(std::time::Duration::from_millis(300));
            let proof = standing.proof(&purpose("callback"))?;
            tx.apply(&decision::collect(&proof, "phone".into(), 1, vec![1; 40], hour(1))?)
        });
        has_read.recv().unwrap();
        let withdrawn = other
            .act(move |tx| {
                let standing = tx.standing(subject, hour(2))?;
                Ok::<_, Stop>(tx.apply(&consent::withdraw(&standing, &purpose("callback"), hour(2))?)?.unwrap().index)
            })
            .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let collected = runtime.block_on(slow).unwrap().unwrap().index;
        assert!(collected < withdrawn, "collected {collected}, withdrawn {withdrawn}");
    });
}

#[test]
fn groups_over_many_organisations_do_not_wait_for_each_other_for_ever() {
    on_both(|ground| {
        let houses: Vec<House> = (0..6).map(|i| House::build(&ground, i)).collect();
        let other = ground.open();
        thread::scope(|s| {
            for (turn, store) in [(0, &houses[0].store), (3, &other), (1, &houses[0].store), (2, &other)] {
                let houses = &houses;
                s.spawn(move || {
                    for i in 0..30 {
                        let (organisation, subject) = (houses[(i * 5 + turn) % 6].organisation, SubjectId(Uuid::from_u128(1)));
                        store.act_now("show", organisation, move |tx| tx.apply(&decision::show_data(subject, hour(1)))).unwrap();
                    }
                });
            }
        });
        assert!(houses.iter().all(|house| verified(house) > 0));
    });
}
