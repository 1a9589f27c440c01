//! The access log: acts are found by whoever did them, by what they are about and by time, on both engines, with their indexes.

use super::house::{Ground, House, hour, index_of, on_both, plans};
use crate::reads::LogFilter;
use domain::act::{Act, field, named};
use domain::decision::{self, Opened};
use domain::id::MemberId;
use uuid::Uuid;

fn found(house: &House, filter: &LogFilter) -> Vec<Act> {
    let acts = house.store.read(|r| r.acts(house.organisation, filter, 100)).unwrap();
    assert!(acts.is_sorted_by(|a, b| a.position > b.position), "the newest first");
    acts.iter().filter_map(|entry| named(entry.entry.as_deref()?)).collect()
}

/// Twelve entries or more after the set-up, of two visitors, an owner and the rules.
fn busy(ground: &Ground) -> (House, super::house::Guest, Uuid) {
    let house = House::build(ground, 1);
    let (ada, tom) = (house.arrive(hour(2)), house.arrive(hour(3)));
    house.give(&ada, "callback", hour(4)).unwrap();
    let session = house.sign_in([7; 32], None, hour(5)).unwrap();
    let owner = house.owner_in(session);
    for (guest, at) in [(&ada, hour(6)), (&tom, hour(7))] {
        let (subject, conversation) = (guest.visitor.subject, guest.visitor.conversation);
        let opened = decision::open(Opened::Conversation(conversation), subject, &owner, None, at).unwrap();
        house.act(move |tx| tx.apply(&opened).map(drop)).unwrap();
    }
    house.erase(&tom, hour(8)).unwrap();
    (house, ada, session.0)
}

#[test]
fn acts_are_found_by_who_did_them_what_they_are_about_and_when() {
    on_both(|ground| {
        let (house, ada, session) = busy(&ground);
        let all = LogFilter::default();
        let by_owner = LogFilter { member: Some(house.owner), ..all.clone() };
        assert_eq!(found(&house, &by_owner), [Act::ConversationOpened, Act::SessionStarted], "what went with a person is gone");
        assert_eq!(found(&house, &LogFilter { member: Some(MemberId(Uuid::from_u128(5))), ..all.clone() }), []);
        let about = |object: Uuid| LogFilter { object: Some(object), ..all.clone() };
        assert_eq!(found(&house, &about(ada.visitor.subject.0)), [Act::ConversationOpened, Act::ConsentGiven, Act::VisitStarted]);
        assert_eq!(found(&house, &about(ada.visitor.conversation.0)), [Act::ConversationOpened]);
        assert_eq!(found(&house, &about(session)), [Act::SessionStarted]);
        assert_eq!(found(&house, &about(Uuid::from_u128(9))), []);
        let given = LogFilter { act: Some(Act::ConsentGiven), ..all.clone() };
        assert_eq!(found(&house, &given), [Act::ConsentGiven]);
        assert_eq!(
            found(&house, &LogFilter { member: Some(house.owner), act: Some(Act::SessionStarted), ..about(session) }),
            [Act::SessionStarted]
        );
        let between = |since, until| LogFilter { since: Some(hour(since)), until: Some(hour(until)), ..all.clone() };
        assert_eq!(found(&house, &between(4, 6)), [Act::SessionStarted, Act::ConsentGiven], "from a time to before another");
        assert_eq!(found(&house, &between(4, 4)), []);
        let everything = found(&house, &all);
        let size = house.store.read(|r| r.ledger_head(house.organisation)).unwrap().size();
        let first = house.store.read(|r| r.acts(house.organisation, &all, 3)).unwrap();
        let rest = LogFilter { before: first.last().map(|entry| entry.position), ..all };
        assert_eq!([first.iter().filter_map(|e| named(e.entry.as_deref()?)).collect(), found(&house, &rest)].concat(), everything);
        assert!(size > 8, "the search by time was tried");
    });
}

#[test]
fn what_is_searched_by_is_what_the_entries_say() {
    on_both(|ground| {
        let (house, ..) = busy(&ground);
        let ids: Vec<_> = house.entries().into_iter().flatten().collect();
        for text in &ids {
            if let Some(member) = field(text, "by").and_then(|by| by.strip_prefix("member:")) {
                let filter = LogFilter { member: MemberId::parse(member), ..LogFilter::default() };
                assert!(found(&house, &filter).contains(&named(text).unwrap()), "{text}");
            }
        }
    });
}

#[test]
fn another_organisation_finds_nothing() {
    on_both(|ground| {
        let (house, ada, session) = busy(&ground);
        let other = House::build_in(ground.open(), 2);
        for object in [ada.visitor.subject.0, ada.visitor.conversation.0, session] {
            assert_eq!(found(&other, &LogFilter { object: Some(object), ..LogFilter::default() }), []);
        }
        assert_eq!(found(&other, &LogFilter { member: Some(house.owner), ..LogFilter::default() }), []);
    });
}

#[test]
fn who_and_what_are_found_by_their_indexes() {
    let plans = plans(crate::tables::statements(), "AND entry LIKE ?4");
    let used = plans.iter().map(|plan| index_of("ledger_entry_", plan));
    assert_eq!(used.collect::<Vec<_>>(), ["", "member", "token", "subject", "object"], "the first by the positions themselves");
}
