//! Decides whether requests keep their rules: every step in every state, and what closes each kind.

use super::*;
use jiff::civil::date;
use jiff::tz::TimeZone;
use uuid::Uuid;

const TODAY: Date = date(2026, 3, 20);

fn at(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp()
}

fn on(today: Date) -> Now<'static> {
    Now { by: Actor::Member(MemberId(Uuid::from_u128(4))), at: at(today), today, region: "DE" }
}

fn subject() -> SubjectId {
    SubjectId(Uuid::from_u128(2))
}

fn new(kind: Kind, regimes: &[crate::jurisdiction::Law]) -> Received {
    Received {
        id: RequestId(Uuid::from_u128(1)),
        subject: Some(subject()),
        kind,
        purpose: None,
        channel: Channel::Letter,
        regimes: Regimes::of(regimes),
        received_at: at(date(2026, 3, 2)),
        received_on: date(2026, 3, 2),
    }
}

use crate::jurisdiction::Law::{Gdpr, Kvkk};

fn request(state: State) -> Request {
    opened(new(Kind::Erasure, &[Gdpr]), state)
}

fn gone() -> Evidence {
    Evidence::default()
}

/// What a step comes to: the state or the code of the refusal.
fn check(step: Result<Decision, Refusal>) -> String {
    match step {
        Ok(Decision::Request(Change::Closed { state, .. })) => state.as_str().to_owned(),
        Ok(Decision::Request(Change::Extended { .. })) => "extended".to_owned(),
        Ok(Decision::Request(Change::IdentityAsked { .. })) => "asked".to_owned(),
        Ok(Decision::Request(Change::IdentityVerified { .. })) => "verified".to_owned(),
        Ok(Decision::Request(Change::Related { .. })) => "related".to_owned(),
        Ok(other) => panic!("{other:?}"),
        Err(refusal) => refusal.code().to_owned(),
    }
}

#[test]
fn every_step_in_every_state() {
    let steps = |request: &Request| {
        let now = on(TODAY);
        [
            extend(request, &now),
            refuse(request, &now),
            fulfil(request, &gone(), &now),
            take_back(request, subject(), &now),
            ask_identity(request, &now),
            verify_identity(request, "passport", &now),
            relate(&Request { subject: None, ..request.clone() }, subject(), &now),
        ]
        .map(check)
    };
    assert_eq!(steps(&request(State::Open)), ["extended", "refused", "fulfilled", "withdrawn", "asked", "verified", "related"]);
    let extended = Request { clock: Clock { extended: true, ..request(State::Open).clock }, ..request(State::Extended) };
    assert_eq!(steps(&extended), ["conflict", "refused", "fulfilled", "withdrawn", "asked", "verified", "related"]);
    for closed in [State::Fulfilled, State::Refused, State::Withdrawn] {
        assert_eq!(steps(&request(closed)), ["conflict"; 7], "{closed:?}");
    }
    let asked = Request { identity: Identity::Asked, ..request(State::Open) };
    assert_eq!(steps(&asked), ["extended", "refused", "fulfilled", "withdrawn", "conflict", "verified", "related"]);
    let verified = Request { identity: Identity::Verified { method: "call".to_owned(), at: at(TODAY) }, ..request(State::Open) };
    assert_eq!(steps(&verified), ["extended", "refused", "fulfilled", "withdrawn", "conflict", "conflict", "related"]);
}

#[test]
fn a_request_does_not_change_hands() {
    let other = SubjectId(Uuid::from_u128(9));
    assert_eq!(check(relate(&request(State::Open), other, &on(TODAY))), "conflict");
    let gone = Request { subject: None, subject_gone: true, ..request(State::Open) };
    assert_eq!(check(relate(&gone, other, &on(TODAY))), "conflict");
    assert_eq!(check(take_back(&request(State::Open), other, &on(TODAY))), "not-found");
}

#[test]
fn nothing_is_received_in_the_future_or_under_no_law() {
    let received = |day: Date, regimes: &[_]| {
        let new = Received { received_at: at(day), received_on: day, ..new(Kind::Access, regimes) };
        receive(new, &on(TODAY)).map(drop)
    };
    assert_eq!(received(TODAY, &[Gdpr]), Ok(()));
    assert!(matches!(received(date(2026, 3, 21), &[Gdpr]), Err(Refusal::InvalidValue { .. })));
    assert!(matches!(received(TODAY, &[]), Err(Refusal::InvalidValue { .. })));
}

#[test]
fn only_the_gdpr_lets_an_answer_be_put_off_and_only_in_the_first_month() {
    let extended = |regimes: &[_], today| check(extend(&opened(new(Kind::Access, regimes), State::Open), &on(today)));
    assert_eq!(extended(&[Gdpr], date(2026, 4, 2)), "extended");
    // 2 April is a Thursday before Good Friday.
    assert_eq!(extended(&[Gdpr], date(2026, 4, 3)), "no-extension");
    assert_eq!(extended(&[Kvkk], TODAY), "no-extension");
    assert_eq!(extended(&[Gdpr, Kvkk], TODAY), "extended");
    // The first month ends on Saturday 1 August; the law lets it end on Monday.
    let saturday = Received { received_on: date(2026, 7, 1), received_at: at(date(2026, 7, 1)), ..new(Kind::Access, &[Gdpr]) };
    let request = opened(saturday, State::Open);
    assert_eq!(check(extend(&request, &on(date(2026, 8, 3)))), "extended");
    assert_eq!(check(extend(&request, &on(date(2026, 8, 4)))), "no-extension");
}

#[test]
fn the_day_that_is_kept_moves_with_each_step() {
    let due = |decision: Decision| match decision {
        Decision::Request(
            Change::Received { due, .. }
            | Change::Extended { due, .. }
            | Change::IdentityAsked { due, .. }
            | Change::IdentityVerified { due, .. },
        ) => due,
        other => panic!("{other:?}"),
    };
    let open = opened(new(Kind::Access, &[Gdpr]), State::Open);
    assert_eq!(due(receive(new(Kind::Access, &[Gdpr]), &on(TODAY)).unwrap()), Some(date(2026, 4, 2)));
    assert_eq!(due(extend(&open, &on(TODAY)).unwrap()), Some(date(2026, 6, 2)));
    assert_eq!(due(ask_identity(&open, &on(TODAY)).unwrap()), None, "while every clock rests nothing is due");
    let both = opened(new(Kind::Access, &[Gdpr, Kvkk]), State::Open);
    assert_eq!(due(ask_identity(&both, &on(TODAY)).unwrap()), Some(date(2026, 4, 1)), "that of the KVKK goes on");
    let resting = Request { identity: Identity::Asked, clock: Clock { rests_since: Some(TODAY), ..open.clock }, ..open };
    assert_eq!(due(verify_identity(&resting, "passport", &on(date(2026, 3, 25))).unwrap()), Some(date(2026, 4, 7)));
}

#[test]
fn each_kind_closes_on_what_reading_again_finds() {
    let before = Some(at(date(2026, 3, 1)));
    let after = Some(at(date(2026, 3, 3)));
    let there = Evidence { there: true, ..Evidence::default() };
    let purpose = |name: &str| Purpose::parse(name).unwrap();
    let grants = |grants: &[(&str, Basis)]| Evidence { grants: grants.iter().map(|(p, b)| (purpose(p), *b)).collect(), ..there.clone() };
    let found = |kind, evidence: &Evidence| {
        let request = opened(new(kind, &[Gdpr]), State::Open);
        request.finding(evidence).map_or("fulfilled", Finding::as_str)
    };
    for kind in [Kind::Access, Kind::Portability] {
        assert_eq!(found(kind, &there), "not-handed-out");
        assert_eq!(found(kind, &Evidence { handed_out_at: before, ..there.clone() }), "not-handed-out", "before it was asked for");
        assert_eq!(found(kind, &Evidence { handed_out_at: after, ..there.clone() }), "fulfilled");
        assert_eq!(found(kind, &gone()), "not-handed-out", "what was destroyed was not shown");
    }
    assert_eq!(found(Kind::Erasure, &there), "still-stored");
    assert_eq!(found(Kind::Erasure, &gone()), "fulfilled");
    assert_eq!(found(Kind::Rectification, &there), "not-corrected");
    assert_eq!(found(Kind::Rectification, &Evidence { corrected_at: before, ..there.clone() }), "not-corrected");
    assert_eq!(found(Kind::Rectification, &Evidence { corrected_at: after, ..there.clone() }), "fulfilled");
    assert_eq!(found(Kind::Restriction, &there), "not-restricted");
    assert_eq!(found(Kind::Restriction, &Evidence { restricted: true, ..there.clone() }), "fulfilled");
    let both = grants(&[("conversation", Basis::LegitimateInterest), ("marketing", Basis::Consent)]);
    assert_eq!(found(Kind::Objection, &both), "still-granted");
    assert_eq!(found(Kind::Objection, &grants(&[("marketing", Basis::Consent)])), "still-granted", "advertising is meant too");
    assert_eq!(found(Kind::Objection, &grants(&[("callback", Basis::Consent)])), "fulfilled");
    assert_eq!(found(Kind::Withdrawal, &both), "still-granted");
    assert_eq!(found(Kind::Withdrawal, &grants(&[("conversation", Basis::Contract)])), "fulfilled");
    // A named purpose has to end, on whatever basis it rests (GDPR art. 21(2)).
    let named = |kind, name| Request { purpose: Some(purpose(name)), ..opened(new(kind, &[Gdpr]), State::Open) }.finding(&both);
    assert_eq!(named(Kind::Objection, "marketing"), Some(Finding::StillGranted));
    assert_eq!(named(Kind::Withdrawal, "callback"), None);
}

#[test]
fn nothing_is_closed_for_somebody_who_is_still_to_show_who_they_are() {
    let handed_out = Evidence { there: true, handed_out_at: Some(at(date(2026, 3, 3))), ..Evidence::default() };
    let doubted = Request { identity: Identity::Asked, ..opened(new(Kind::Access, &[Gdpr]), State::Open) };
    assert_eq!(doubted.finding(&handed_out), Some(Finding::IdentityOpen));
    assert_eq!(Request { identity: Identity::Undoubted, ..doubted }.finding(&handed_out), None);
    let erased = Request { identity: Identity::Asked, ..opened(new(Kind::Erasure, &[Gdpr]), State::Open) };
    assert_eq!(erased.finding(&gone()), None, "who erased themselves needs not say who they are");
}

#[test]
fn a_term_that_is_over_does_not_begin_to_rest() {
    let open = opened(new(Kind::Access, &[Gdpr]), State::Open);
    let rests = |today| match ask_identity(&open, &on(today)) {
        Ok(Decision::Request(Change::IdentityAsked { rests_since, due, .. })) => (rests_since, due),
        other => panic!("{other:?}"),
    };
    assert_eq!(rests(TODAY), (Some(TODAY), None));
    let late = date(2026, 4, 10);
    assert_eq!(rests(late), (None, Some(date(2026, 4, 2))), "what is late stays late");
}

#[test]
fn a_request_is_of_the_person_and_a_correction_of_one_thing() {
    let other = (RequestId(Uuid::from_u128(7)), SubjectId(Uuid::from_u128(8)));
    let grants = vec![(Purpose::marketing(), Basis::Consent), (Purpose::satisfaction(), Basis::LegitimateInterest)];
    let there = Evidence { there: true, grants, ..Evidence::default() };
    for kind in Kind::ALL {
        let siblings = for_linked(&new(*kind, &[Gdpr]), vec![(other.0, other.1, there.clone())]);
        assert_eq!(siblings.len(), usize::from(*kind != Kind::Rectification), "{kind:?}");
        assert!(siblings.iter().all(|sibling| (sibling.id, sibling.subject) == (other.0, Some(other.1)) && sibling.kind == *kind));
    }
    let done = Evidence { restricted: true, grants: vec![], ..there };
    for kind in [Kind::Restriction, Kind::Withdrawal, Kind::Objection] {
        let siblings = for_linked(&new(kind, &[Gdpr]), vec![(other.0, other.1, done.clone())]);
        assert!(siblings.is_empty(), "{kind:?}: there is nothing left to do");
    }
}

#[test]
fn whoever_is_not_known_cannot_be_read_again() {
    for kind in Kind::ALL {
        let unknown = Request { subject: None, ..opened(new(*kind, &[Gdpr]), State::Open) };
        assert_eq!(unknown.finding(&gone()), Some(Finding::SubjectUnknown), "{kind:?}");
        assert_eq!(check(fulfil(&unknown, &gone(), &on(TODAY))), "not-fulfilled");
        assert_eq!(check(refuse(&unknown, &on(TODAY))), "refused");
    }
    let erased = Request { subject: None, subject_gone: true, ..request(State::Open) };
    assert_eq!(erased.finding(&gone()), None);
}

#[test]
fn late_is_said() {
    let late = |today| match refuse(&request(State::Open), &on(today)) {
        Ok(Decision::Request(Change::Closed { late, .. })) => late,
        other => panic!("{other:?}"),
    };
    assert!(!late(date(2026, 4, 2)));
    assert!(late(date(2026, 4, 3)), "the roll-over is not used by itself");
}

#[test]
fn warnings_are_given_once_each_and_daily_when_it_is_overdue() {
    let open = request(State::Open);
    let warned = |last, today| warn(&open, last, "DE", today).is_some();
    assert!(!warned(None, date(2026, 3, 18)));
    assert!(warned(None, date(2026, 3, 19)), "14 days before 2 April");
    assert!(!warned(Some(date(2026, 3, 19)), date(2026, 3, 25)));
    assert!(warned(Some(date(2026, 3, 19)), date(2026, 3, 26)));
    assert!(warned(Some(date(2026, 3, 26)), date(2026, 3, 31)), "a day on which nobody looked is made up for");
    assert!(warned(Some(date(2026, 4, 1)), date(2026, 4, 2)));
    assert!(warned(Some(date(2026, 4, 2)), date(2026, 4, 3)));
    assert!(!warned(Some(date(2026, 4, 3)), date(2026, 4, 3)));
    assert!(warn(&request(State::Fulfilled), None, "DE", date(2026, 4, 3)).is_none());
    let resting = Request { clock: Clock { rests_since: Some(TODAY), ..open.clock }, ..open.clone() };
    assert!(warn(&resting, None, "DE", date(2026, 5, 3)).is_none());
}

#[test]
fn a_method_is_a_word_and_no_number() {
    for good in ["passport", "call back", "Personalausweis gezeigt", "чат", "kimlik-kartı"] {
        assert!(is_method(good), "{good}");
    }
    for bad in ["", "  ", "L01X00T47", "ada@example.org", &"a".repeat(METHOD_CHARS_MAX + 1)] {
        assert!(!is_method(bad), "{bad}");
    }
}

#[test]
fn words_are_read_as_they_are_written() {
    assert!(Kind::ALL.iter().all(|kind| Kind::parse(kind.as_str()) == Some(*kind)));
    assert!(State::ALL.iter().all(|state| State::parse(state.as_str()) == Some(*state)));
    assert_eq!((Kind::ALL.len(), Channel::ALL.len(), Kind::parse("delete")), (7, 5, None));
}

#[test]
fn nobody_asked_before_the_law_or_asks_tomorrow() {
    let on_day = |day: Date, laws: &[crate::jurisdiction::Law]| {
        receive(Received { received_on: day, received_at: at(day), ..new(Kind::Access, laws) }, &on(TODAY)).is_ok()
    };
    assert!(on_day(date(2018, 5, 25), &[Gdpr]), "the first day of the regulation");
    assert!(!on_day(date(2018, 5, 24), &[Gdpr]));
    assert!(on_day(date(2016, 10, 7), &[Kvkk]), "art. 32: six months after it was published");
    assert!(!on_day(date(2016, 10, 6), &[Kvkk]));
    assert!(!on_day(date(2018, 5, 24), &[Gdpr, Kvkk]), "each law that is named");
    assert!(!on_day(TODAY.tomorrow().unwrap(), &[Gdpr]));
}
