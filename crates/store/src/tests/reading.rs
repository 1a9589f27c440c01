//! Reads: the inbox by pages, contacts by what they agreed to, accounts and keys, and what survives a lost connection.

use super::house::{Guest, House, hour, index_of, last_generation, on_both, plans, purpose};
use crate::readers::READERS_MAX;
use crate::reads::{self, ContactFilter, InboxFilter};
use domain::conversation::{self, State};
use domain::id::{FlowId, SiteId};
use locale::Locale;
use std::sync::atomic::{AtomicUsize, Ordering};
use uuid::Uuid;

#[test]
fn the_inbox_comes_in_pages_that_neither_repeat_nor_skip() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        // Three share each hour, so that the cursor must tell them apart by id.
        let guests: Vec<(i64, Guest)> = (0..12).map(|i| (i / 3, house.arrive(hour(i / 3)))).collect();
        let (mut seen, mut filter) = (Vec::new(), InboxFilter::default());
        loop {
            let page = house.store.read(|r| r.inbox(house.organisation, &filter, 5)).unwrap();
            let Some(last) = page.last() else { break };
            filter.after = Some((last.last_at.as_millisecond(), last.id.0));
            seen.extend(page.iter().map(|c| (c.last_at, c.id)));
        }
        let mut expected: Vec<_> = guests.iter().map(|(at, g)| (hour(*at), g.visitor.conversation)).collect();
        expected.sort_by(|a, b| b.cmp(a));
        assert_eq!(seen, expected);
    });
}

#[test]
fn the_inbox_is_filtered_by_state_and_grant() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let (waiting, granted, private) = (house.arrive(hour(1)), house.arrive(hour(2)), house.arrive(hour(3)));
        other.arrive(hour(4));
        house.give(&waiting, "conversation", hour(1)).unwrap();
        house.on_line(&waiting, |line| Ok(Some(conversation::hand_over(line, hour(1))))).unwrap();
        house.give(&granted, "conversation", hour(2)).unwrap();
        let list = |state, granted| {
            let filter = InboxFilter { state, granted, ..InboxFilter::default() };
            let page = house.store.read(|r| r.inbox(house.organisation, &filter, 50)).unwrap();
            page.into_iter().map(|c| c.id).collect::<Vec<_>>()
        };
        let [w, g, p] = [&waiting, &granted, &private].map(|guest| guest.visitor.conversation);
        assert_eq!(list(None, None), [p, g, w]);
        assert_eq!(list(Some(State::Waiting), None), [w]);
        assert_eq!(list(Some(State::Bot), Some(true)), [g]);
        assert_eq!(list(None, Some(true)), [g, w]);
        assert_eq!(list(None, Some(false)), [p]);
        assert_eq!(list(Some(State::Closed), None), []);
    });
}

#[test]
fn contacts_are_listed_by_what_they_agreed_to() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let [given, refused, withdrawn, silent, again] = [0, 1, 2, 3, 4].map(|i| house.arrive(hour(i)));
        other.arrive(hour(9));
        house.give(&given, "marketing", hour(10)).unwrap();
        house.give(&given, "callback", hour(10)).unwrap();
        house.refuse(&refused, "marketing", hour(10)).unwrap();
        house.give(&withdrawn, "marketing", hour(10)).unwrap();
        house.withdraw(&withdrawn, "marketing", hour(11)).unwrap();
        house.refuse(&again, "marketing", hour(10)).unwrap();
        house.give(&again, "marketing", hour(11)).unwrap();
        let list = |purpose: &str, state: &str| {
            let filter = ContactFilter { purpose: purpose.into(), state: state.into(), after: None };
            let mut page = house.store.read(|r| r.contacts(house.organisation, &filter, 50)).unwrap();
            page.sort();
            page
        };
        let these = |guests: &[&Guest]| {
            let mut subjects: Vec<_> = guests.iter().map(|g| g.visitor.subject).collect();
            subjects.sort();
            subjects
        };
        assert_eq!(list("marketing", "given"), these(&[&given, &again]), "the last answer counts");
        assert_eq!(list("marketing", "refused"), these(&[&refused]));
        assert_eq!(list("marketing", "withdrawn"), these(&[&withdrawn]));
        assert_eq!(list("marketing", "none"), these(&[&silent]));
        assert_eq!(list("callback", "given"), these(&[&given]));
        assert_eq!(list("marketing", "").len(), 5);
        assert_eq!(list("", "").len(), 5);
        assert_eq!(list("", "given"), these(&[&given, &again]));
        let all = house.store.read(|r| r.contacts(house.organisation, &ContactFilter::default(), 50)).unwrap();
        let (mut paged, mut filter) = (Vec::new(), ContactFilter::default());
        loop {
            let page = house.store.read(|r| r.contacts(house.organisation, &filter, 2)).unwrap();
            let Some(last) = page.last() else { break };
            filter.after = Some(last.0);
            paged.extend(page);
        }
        assert_eq!(paged, all);
    });
}

#[test]
fn what_was_set_up_is_read_back() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let (org, notice) = (house.organisation, house.notice.clone());
        house
            .store
            .read(|r| {
                assert_eq!(r.organisations()?.len(), 2);
                let card = r.organisation(org)?.unwrap();
                assert_eq!((card.name.as_str(), card.region.as_str(), card.demo), ("House", "DE", false));
                let site = r.site(house.site)?.unwrap();
                assert_eq!((site.organisation, site.flow, site.origins.len()), (org, house.flow, 2));
                assert!(r.site(SiteId(Uuid::nil()))?.is_none());
                assert_eq!(r.sites(other.organisation)?.len(), 1);
                assert_eq!(r.purposes(org)?, domain::purpose::standard());
                assert_eq!(r.purpose_keys(org)?.len(), domain::purpose::standard().len());
                assert_eq!(r.purpose_seals(house.owner.into())?.len(), domain::purpose::standard().len());
                assert_eq!(r.notice(org, Locale::De)?, Some(notice.clone()));
                assert!(r.notice(org, Locale::Tr)?.is_none());
                assert_eq!(r.text(org, &notice.version())?, Some(notice.clone()));
                assert!(r.flow(other.organisation, house.flow)?.is_none(), "another organisation's");
                assert_eq!(r.flow_source(house.flow, 1)?.unwrap().articles, "articles");
                assert!(r.flow_source(FlowId(Uuid::nil()), 1)?.is_none());
                assert!(r.recovery(org)?.unwrap().confirmed_at.is_none());
                let (member, credential) = r.account(&house.email_lookup())?.unwrap();
                assert_eq!((member.id, member.organisation, credential.unwrap().cost.as_str()), (house.owner, org, "m=8,t=1,p=1"));
                assert!(r.member(other.organisation, house.owner)?.is_none());
                assert_eq!(r.members(org)?.len(), 1);
                assert!(r.value("nothing")?.is_none());
                Ok(())
            })
            .unwrap();
        house.act(|tx| tx.keep_value("demo", b"one").and_then(|()| tx.keep_value("demo", b"two"))).unwrap();
        assert_eq!(house.store.read(|r| r.value("demo")).unwrap().unwrap(), b"two");
        let recovery = house.act(|tx| Ok(tx.recovery()?.id)).unwrap();
        house.act(move |tx| tx.apply(&domain::decision::set_up::confirm_recovery(recovery, hour(1)))).unwrap();
        assert_eq!(house.store.read(|r| r.recovery(org)).unwrap().unwrap().confirmed_at, Some(hour(1)));
    });
}

#[test]
fn a_notice_that_is_published_again_is_the_current_one() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let mut texts = [house.notice.clone(), house.notice.clone()];
        texts[1].body = "Wir fragen immer noch zuerst.".into();
        let current = || house.store.read(|r| r.notice(house.organisation, Locale::De)).unwrap().unwrap();
        for (text, at) in [(&texts[1], hour(1)), (&texts[0], hour(2))] {
            let decision = domain::decision::set_up::text(None, text.clone(), at);
            house.act(move |tx| tx.apply(&decision)).unwrap();
            assert_eq!(&current(), text);
        }
    });
}

#[test]
fn a_snapshot_does_not_move_while_others_write() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = house.arrive(hour(1));
        house
            .store
            .read(|r| {
                assert_eq!(r.messages(ada.visitor.conversation, 0, 10)?.len(), 0);
                house.say(&ada, "meanwhile", hour(1)).unwrap();
                assert_eq!(r.messages(ada.visitor.conversation, 0, 10)?.len(), 0);
                Ok(())
            })
            .unwrap();
        assert_eq!(house.read_by_guest(&ada), ["meanwhile"]);
    });
}

#[test]
fn readers_beyond_the_limit_wait_and_a_panic_gives_its_place_back() {
    on_both(|ground| {
        let store = ground.open();
        let (reading, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        for _ in 0..READERS_MAX + 2 {
            let panicking = std::thread::scope(|s| s.spawn(|| store.read(|_| -> Result<(), crate::Fault> { panic!("a defect") })).join());
            assert!(panicking.is_err());
        }
        std::thread::scope(|s| {
            for _ in 0..3 * READERS_MAX {
                s.spawn(|| {
                    let slow = store.read(|r| {
                        most.fetch_max(reading.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        let organisations = r.organisations()?;
                        std::thread::sleep(std::time::Duration::from_millis(20));
                        reading.fetch_sub(1, Ordering::SeqCst);
                        Ok(organisations)
                    });
                    assert!(slow.unwrap().is_empty());
                });
            }
        });
        assert!(most.into_inner() <= READERS_MAX);
    });
}

#[test]
fn a_failed_read_harms_no_later_one() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        for _ in 0..10 {
            let broken = house.store.read(|r| r.db.rows("SELECT 1 FROM no_such_table", &[], |_| Ok(())));
            assert!(matches!(broken, Err(crate::Fault::Broken(_))), "{broken:?}");
            assert_eq!(house.store.read(|r| r.purposes(house.organisation)).unwrap().len(), domain::purpose::standard().len());
        }
        let written = house.store.read(|r| r.db.execute("DELETE FROM site", &[]));
        assert!(written.is_err(), "a reader writes nothing");
        assert_eq!(house.store.read(|r| last_generation(r, domain::id::SubjectId(Uuid::nil()), &purpose("lead"))).unwrap(), 0);
    });
}

#[test]
fn a_short_list_is_found_by_its_own_index() {
    let plans = plans(reads::statements(), "ORDER BY +last_at");
    let found = plans.iter().map(|plan| index_of("conversation_", plan));
    assert_eq!(found.collect::<Vec<_>>(), ["open", "waiting", "waiting", "snoozed"]);
}

#[test]
fn a_piece_is_found_without_sorting_what_is_left() {
    let sorts = |plan: &Vec<String>| plan.iter().any(|step| step.contains("TEMP B-TREE"));
    let due = plans(crate::tables::statements(), "destroy_at <= ?2 ORDER BY");
    assert_eq!(due.iter().map(|plan| index_of("subject_key_", plan)).collect::<Vec<_>>(), ["due"]);
    let outdated = plans(reads::statements(), "s.recipient_generation < ?4 AND g.state");
    assert_eq!(outdated.iter().map(|plan| index_of("subject_", plan)).collect::<Vec<_>>(), ["organisation"]);
    assert!(!due.iter().chain(&outdated).any(sorts), "{due:?} {outdated:?}");
}
