//! Requests of subjects: what is kept of them, what reading again finds, and what an erasure leaves.

use super::house::{Ground, House, hour, on_both};
use domain::calendar::Regimes;
use domain::id::{OrganisationId, RequestId, RequestTextId, SubjectId};
use domain::jurisdiction::Law;
use domain::principal::Actor;
use domain::refusal::Refusal;
use domain::request::{self, Channel, Finding, Kind, Now, Received, SealedText, State, TextKind};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::reads::RequestFilter;
use crate::{Stop, Tx};

fn day(at: Timestamp) -> Date {
    domain::calendar::received_on(at, &TimeZone::UTC)
}

fn now(house: &House, at: Timestamp) -> Now<'static> {
    Now { by: Actor::Member(house.owner), at, today: day(at), region: "DE" }
}

fn new(house: &House, kind: Kind, subject: Option<SubjectId>, at: Timestamp) -> Received {
    Received {
        id: RequestId(house.id()),
        subject,
        kind,
        purpose: None,
        channel: Channel::Letter,
        regimes: Regimes::of(&[Law::Gdpr]),
        received_at: at,
        received_on: day(at),
    }
}

/// Takes a request in.
pub(super) fn receive(house: &House, kind: Kind, subject: Option<SubjectId>, at: Timestamp) -> RequestId {
    let new = new(house, kind, subject, at);
    let (id, now) = (new.id, now(house, at));
    house.act(move |tx| tx.apply(&request::receive(new, &now)?).map(drop)).unwrap();
    id
}

/// Closes it as fulfilled, or says what stands against that.
fn fulfil(house: &House, id: RequestId, at: Timestamp) -> Result<(), Stop> {
    let now = now(house, at);
    house.act(move |tx: &mut Tx<'_>| {
        let request = tx.request(id)?;
        let evidence = tx.evidence(request.subject)?;
        tx.apply(&request::fulfil(&request, &evidence, &now)?).map(drop)
    })
}

pub(super) fn refuse(house: &House, id: RequestId, at: Timestamp) {
    let now = now(house, at);
    let refused = house.act(move |tx: &mut Tx<'_>| {
        let request = tx.request(id)?;
        tx.apply(&request::refuse(&request, &now)?).map(drop)
    });
    refused.unwrap();
}

fn finding(outcome: Result<(), Stop>) -> Option<Finding> {
    match outcome {
        Ok(()) => None,
        Err(Stop::Refused(Refusal::NotFulfilled { finding })) => Some(finding),
        Err(stop) => panic!("{stop:?}"),
    }
}

fn text(house: &House) -> SealedText {
    SealedText {
        id: RequestTextId(house.id()),
        kind: TextKind::Note,
        pair_generation: 1,
        for_privacy: vec![1; 80],
        for_subject: Some(vec![2; 80]),
        sealed: vec![3; 40],
    }
}

#[test]
fn an_erasure_closes_only_when_nothing_is_left() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let guest = house.arrive(hour(1));
        let subject = guest.visitor.subject;
        let id = receive(&house, Kind::Erasure, Some(subject), hour(2));
        let unknown = receive(&house, Kind::Erasure, None, hour(2));
        let (written, at) = (text(&house), now(&house, hour(2)));
        house
            .act(move |tx| {
                let request = tx.request(id)?;
                let texts = tx.request_texts(id)?;
                tx.apply(&request::write(&request, texts, written, &at)?).map(drop)
            })
            .unwrap();
        assert_eq!(house.store.read(|r| r.requests(subject)).unwrap()[0].1.len(), 1);

        assert_eq!(finding(fulfil(&house, id, hour(3))), Some(Finding::StillStored));
        assert_eq!(finding(fulfil(&house, unknown, hour(3))), Some(Finding::SubjectUnknown));
        house.erase(&guest, hour(4)).unwrap();
        assert_eq!(ground.count("request_text"), 0, "what was written about them is gone");
        let (kept, texts) = house.store.read(|r| r.request(house.organisation, id)).unwrap().unwrap();
        assert_eq!((kept.subject, kept.subject_gone, kept.state, texts.len()), (None, true, State::Open, 0));
        let left = ground.count(&format!("request WHERE subject = {}", ground.literal(subject.0.as_bytes())));
        assert_eq!(left, 0, "nothing leads to them");

        assert_eq!(finding(fulfil(&house, id, hour(5))), None);
        assert!(matches!(fulfil(&house, id, hour(6)), Err(Stop::Refused(Refusal::Conflict))), "it closes once");
        assert_eq!(finding(fulfil(&house, unknown, hour(6))), Some(Finding::SubjectUnknown), "another's erasure proves nothing");
        house.verify().unwrap();
    });
}

#[test]
fn reading_again_sees_grants_showings_and_corrections() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let guest = house.arrive(hour(1));
        let subject = guest.visitor.subject;
        house.give(&guest, "callback", hour(1)).unwrap();
        house.act(move |tx| tx.apply(&domain::decision::show_data(subject, hour(2))).map(drop)).unwrap();
        let access = receive(&house, Kind::Access, Some(subject), hour(3));
        let withdrawal = receive(&house, Kind::Withdrawal, Some(subject), hour(3));
        assert_eq!(finding(fulfil(&house, access, hour(4))), Some(Finding::NotHandedOut), "it was shown before it was asked for");
        assert_eq!(finding(fulfil(&house, withdrawal, hour(4))), Some(Finding::StillGranted));
        let by = Actor::Member(house.owner);
        house.act(move |tx| tx.apply(&request::export(subject, "json", by, hour(5))).map(drop)).unwrap();
        assert_eq!(finding(fulfil(&house, access, hour(6))), None);
        house.withdraw(&guest, "callback", hour(7)).unwrap();
        assert_eq!(finding(fulfil(&house, withdrawal, hour(8))), None);
        house.verify().unwrap();
    });
}

#[test]
fn the_list_begins_with_what_presses_most() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let days = |n: i64| hour(24 * n);
        let [third, first, second] = [10, 0, 5].map(|n| receive(&house, Kind::Access, None, days(n)));
        let (organisation, today) = (house.organisation, day(days(33)));
        let page = |after, limit| house.store.read(|r| r.requests_page(organisation, RequestFilter::ToAnswer, after, limit)).unwrap();
        let ids = |page: &[crate::reads::ListedRequest]| page.iter().map(|l| l.request.id).collect::<Vec<_>>();
        let two = page(None, 2);
        assert_eq!(ids(&two), [first, second]);
        assert_eq!(ids(&page(Some((two[1].place, second.0)), 2)), [third]);
        let pressing = house.store.read(|r| r.requests_pressing(organisation, today)).unwrap();
        assert_eq!((pressing.open, pressing.overdue), (3, 1));
        assert_eq!(house.store.read(|r| r.requests_overdue(organisation, today)).unwrap(), [(Kind::Access, 1)]);

        refuse(&house, first, days(33));
        assert_eq!(ids(&page(None, 9)), [second, third]);
        for filter in [RequestFilter::Closed, RequestFilter::State(State::Refused)] {
            assert_eq!(ids(&house.store.read(|r| r.requests_page(organisation, filter, None, 9)).unwrap()), [first]);
        }
        assert_eq!(house.store.read(|r| r.requests_page(organisation, RequestFilter::All, None, 9)).unwrap().len(), 3);
        let other = OrganisationId(house.id());
        assert!(house.store.read(|r| r.requests_page(other, RequestFilter::All, None, 9)).unwrap().is_empty());
        assert!(house.store.read(|r| r.request(other, second)).unwrap().is_none());
        let hidden = house.store.act_now("request.get", other, move |tx| tx.request(second).map(drop));
        assert!(matches!(hidden, Err(Stop::Refused(Refusal::NotFound))));
    });
}

#[test]
fn what_was_answered_is_forgotten_after_three_years() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let [old, open] = [Kind::Access, Kind::Erasure].map(|kind| receive(&house, kind, None, hour(1)));
        refuse(&house, old, hour(2));
        let left = |years: i64| {
            house.store.sweep(hour(24 * (365 * years + 2))).unwrap();
            [old, open].map(|id| house.store.read(|r| r.request(house.organisation, id)).unwrap().is_some())
        };
        assert_eq!(left(2), [true, true]);
        assert_eq!(left(4), [false, true], "what is still to be answered stays, however late");
    });
}

/// What an older Parlour stored of a request is read by this one.
#[test]
fn requests_of_before_are_kept() {
    let ground = Ground::sqlite();
    let house = House::build(&ground, 1);
    let guest = house.arrive(hour(1));
    let (subject, organisation) = (guest.visitor.subject, house.organisation);
    drop(house);
    // The schema as it was before, with a row of its time.
    for sql in [
        "DROP TABLE request".to_owned(),
        "DROP TABLE request_text".to_owned(),
        "DELETE FROM migration WHERE number = 12".to_owned(),
        "CREATE TABLE request (id BLOB PRIMARY KEY, subject BLOB NOT NULL, kind TEXT NOT NULL, received_at INTEGER NOT NULL, closed_at INTEGER) STRICT".to_owned(),
        format!(
            "INSERT INTO request VALUES ({}, {}, 'withdrawal', 1800007200000, 1800007200000)",
            ground.literal(&[9; 16]),
            ground.literal(subject.0.as_bytes())
        ),
    ] {
        ground.tamper(&sql);
    }
    let store = ground.open();
    let (request, _) = store.read(|r| r.requests(subject)).unwrap().remove(0);
    assert_eq!((request.kind, request.state, request.channel), (Kind::Withdrawal, State::Fulfilled, Channel::Chat));
    assert_eq!(request.clock.received_on, day(Timestamp::from_second(1_800_007_200).unwrap()));
    assert_eq!(store.read(|r| r.requests_page(organisation, RequestFilter::Closed, None, 9)).unwrap().len(), 1);
}
