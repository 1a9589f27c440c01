//! The cases of the rules of breaches.

use super::form::Effect;
use super::*;
use uuid::Uuid;

const MEMBER: MemberId = MemberId(Uuid::nil());

fn at(hours: i64) -> Timestamp {
    Timestamp::constant(1_795_000_000, 0) + SignedDuration::from_hours(hours)
}

/// A breach of which a house in Germany became aware at hour 0.
fn breach(state: State) -> Breach {
    let aware_at = (state != State::Draft).then(|| at(0));
    let form = Form { effects: vec![Effect::Confidentiality], risk: Risk::High, ..Form::empty("DE") };
    Breach {
        id: BreachId(Uuid::nil()),
        state,
        signal: None,
        opened_by: Some(MEMBER),
        opened_at: at(0),
        aware_at,
        form,
        revision: 1,
        ended_at: None,
        reminded: None,
    }
}

fn told(law: Law, to: To, hours: i64) -> Notification {
    Notification {
        id: NotificationId(Uuid::nil()),
        law,
        to,
        phase: Phase::Initial,
        at: at(hours),
        channel: (to == To::People).then_some(Channel::Letter),
        persons: (to == To::People).then_some(3),
        reference: "LfD 12/2026".to_owned(),
        sha256: [0; 32],
    }
}

fn sealed() -> Sealed {
    Sealed { pair_generation: 1, for_privacy: vec![], sealed: vec![] }
}

fn written(fields: &[Field]) -> Texts {
    fields.iter().map(|field| (*field, "said".to_owned())).collect()
}

/// The standing of the authority's clock at an hour, told at another.
fn standing(told_at: Option<i64>, now: i64) -> &'static str {
    let told: Vec<_> = told_at.map(|hours| told(Law::Gdpr, To::Authority, hours)).into_iter().collect();
    clocks(&breach(State::Confirmed), &told, at(now)).first().unwrap().standing.as_str()
}

#[test]
fn a_clock_is_met_late_or_overdue_to_the_hour() {
    assert_eq!(standing(None, 72), "running");
    assert_eq!(standing(None, 73), "overdue");
    assert_eq!(standing(Some(72), 100), "met");
    assert_eq!(standing(Some(73), 100), "late");
    assert!(clocks(&breach(State::Draft), &[], at(1)).is_empty(), "nobody is aware of a draft");
    assert!(clocks(&breach(State::Dismissed), &[], at(1)).is_empty());
}

#[test]
fn the_tracks_do_not_know_of_each_other() {
    let both = Breach { form: Form { risk: Risk::Unlikely, ..Form::empty("TR") }, ..breach(State::Confirmed) };
    let told = [told(Law::Gdpr, To::Authority, 1)];
    let standings: Vec<_> = clocks(&both, &told, at(80)).iter().map(|c| (c.law.as_str(), c.to.as_str(), c.standing.as_str())).collect();
    assert_eq!(
        standings,
        [("gdpr", "authority", "met"), ("gdpr", "people", "not-required"), ("kvkk", "authority", "overdue"), ("kvkk", "people", "overdue")]
    );
}

#[test]
fn awareness_lies_behind_and_is_never_moved_to_later() {
    let (draft, confirmed) = (breach(State::Draft), breach(State::Confirmed));
    assert_eq!(confirm(&draft, at(11), MEMBER, at(10)).unwrap_err(), invalid("aware_at", Format::Time));
    assert!(confirm(&draft, at(10), MEMBER, at(10)).is_ok());
    assert_eq!(confirm(&confirmed, at(1), MEMBER, at(10)).unwrap_err(), Refusal::Conflict);
    let described = |breach: &Breach, revision, aware_at| {
        describe(breach, revision, (Form::empty("DE"), &Texts::new()), aware_at, sealed(), (MEMBER, "DE"), at(10)).map(drop)
    };
    assert_eq!(described(&confirmed, 1, None), Ok(()));
    assert_eq!(described(&confirmed, 1, Some(at(-3))), Ok(()));
    assert_eq!(described(&confirmed, 1, Some(at(1))), Err(invalid("aware_at", Format::Time)));
    let slip: Timestamp = "0026-11-20T10:00Z".parse().unwrap();
    assert_eq!(confirm(&draft, slip, MEMBER, at(10)).unwrap_err(), invalid("aware_at", Format::Time), "a year that was mistyped");
    assert_eq!(described(&confirmed, 1, Some(slip)), Err(invalid("aware_at", Format::Time)));
    let first: Timestamp = "2018-05-25T00:00Z".parse().unwrap();
    assert!(confirm(&draft, first, MEMBER, at(10)).is_ok(), "the first day of the regulation");
    assert!(confirm(&draft, first - SignedDuration::from_hours(1), MEMBER, at(10)).is_err());
    assert_eq!(described(&draft, 1, Some(at(1))), Err(Refusal::Conflict), "a draft has no clock to move");
    assert_eq!(described(&confirmed, 0, None), Err(Refusal::Conflict), "somebody else was quicker");
    assert_eq!(described(&breach(State::Closed), 1, None), Err(Refusal::Conflict));
}

#[test]
fn who_tells_an_authority_late_says_why() {
    let (draft, breach) = (breach(State::Draft), breach(State::Confirmed));
    let notified =
        |before: &[Notification], notification, reason| notify(&breach, before, notification, (sealed(), reason), MEMBER, at(100));
    let late = |decision: Decision| matches!(decision, Decision::Breach(Change::Notified { late: true, .. }));
    assert!(!late(notified(&[], told(Law::Gdpr, To::Authority, 72), false).unwrap()));
    assert_eq!(notified(&[], told(Law::Gdpr, To::Authority, 73), false).unwrap_err(), invalid("reason", Format::Text));
    assert!(late(notified(&[], told(Law::Gdpr, To::Authority, 73), true).unwrap()));
    // No law asks for a reason towards people, and what follows the first part is not late.
    assert!(late(notified(&[], told(Law::Gdpr, To::People, 73), false).unwrap()));
    let before = [told(Law::Gdpr, To::Authority, 1)];
    assert!(!late(notified(&before, told(Law::Gdpr, To::Authority, 99), false).unwrap()));
    assert_eq!(notified(&[], told(Law::Kvkk, To::Authority, 1), true).unwrap_err(), invalid("regime", Format::Text));
    assert_eq!(notified(&[], told(Law::Gdpr, To::Authority, 101), true).unwrap_err(), invalid("at", Format::Time));
    assert_eq!(notified(&[], told(Law::Gdpr, To::Authority, -1), true).unwrap_err(), invalid("at", Format::Time));
    let named = Notification { reference: "ada@example.com".to_owned(), ..told(Law::Gdpr, To::Authority, 1) };
    assert_eq!(notified(&[], named, true).unwrap_err(), invalid("reference", Format::Text), "a reference is a number, not a person");
    assert_eq!(notify(&draft, &[], told(Law::Gdpr, To::Authority, 1), (sealed(), true), MEMBER, at(2)).unwrap_err(), Refusal::Conflict);
}

#[test]
fn it_is_closed_when_everybody_was_told_and_everything_is_written() {
    let all = written(&REGISTER);
    let both = [told(Law::Gdpr, To::Authority, 1), told(Law::Gdpr, To::People, 1)];
    let left = |breach: &Breach, texts: &Texts, told: &[Notification]| match close(breach, texts, told, MEMBER, at(80)) {
        Ok(_) => String::new(),
        Err(Refusal::BreachOpen { left }) => left.join(" "),
        Err(other) => other.code().to_owned(),
    };
    let confirmed = breach(State::Confirmed);
    assert_eq!(left(&confirmed, &all, &both), "");
    assert_eq!(left(&confirmed, &all, &both[..1]), "tell-people");
    assert_eq!(left(&confirmed, &written(&[Field::Nature]), &both), "write write");
    let unsaid = Breach { form: Form::empty("DE"), ..breach(State::Confirmed) };
    assert_eq!(left(&unsaid, &all, &both), "say-effects assess-risk");
    let harmless = Breach { form: Form { risk: Risk::Unlikely, ..confirmed.form.clone() }, ..breach(State::Confirmed) };
    assert_eq!(left(&harmless, &all, &[]), "", "whom no law wants told need not be told");
    assert_eq!(left(&breach(State::Draft), &all, &both), "conflict");
}

#[test]
fn the_reason_for_a_delay_is_written_before_an_authority_is_told() {
    let (breach, all) = (breach(State::Confirmed), written(&REGISTER));
    let asked = |texts: &Texts, told: &[Notification], now| steps(&breach, texts, told, at(now)).contains(&Step::Write(Field::DelayReason));
    assert!(!asked(&all, &[], 72), "in time there is nothing to explain");
    assert!(asked(&all, &[], 73));
    assert!(!asked(&all, &[told(Law::Gdpr, To::Authority, 73)], 80), "it was said when it was told");
    let explained = written(&[&REGISTER[..], &[Field::DelayReason]].concat());
    assert!(!asked(&explained, &[], 80));
}

#[test]
fn what_is_none_is_dismissed_with_its_reason() {
    let reason = written(&[Field::Dismissal]);
    let after = |state, told: &[Notification], reached, texts: &Texts| {
        dismiss(&breach(state), 1, (told, reached), texts, sealed(), MEMBER, at(1)).map(drop)
    };
    let dismissed = |state, told: &[Notification], texts: &Texts| after(state, told, 0, texts);
    assert_eq!(dismissed(State::Draft, &[], &reason), Ok(()));
    assert_eq!(dismissed(State::Confirmed, &[], &reason), Ok(()));
    assert_eq!(dismissed(State::Draft, &[], &Texts::new()), Err(invalid("reason", Format::Text)));
    assert_eq!(dismissed(State::Confirmed, &[told(Law::Gdpr, To::Authority, 1)], &reason), Err(Refusal::Conflict));
    assert_eq!(after(State::Confirmed, &[], 1, &reason), Err(Refusal::Conflict), "somebody heard of it in their chat");
    assert_eq!(dismissed(State::Closed, &[], &reason), Err(Refusal::Conflict));
}

#[test]
fn a_signal_opens_one_draft_a_kind_and_day() {
    let raised = |open, today| raise(Raised { open, today }, BreachId(Uuid::nil()), Signal::EndedKey, "DE", at(1)).is_some();
    assert_eq!((raised(false, false), raised(true, false), raised(false, true)), (true, false, false));
}

#[test]
fn members_are_reminded_once_at_each_hour_that_counts() {
    let hours = |reminded, now| {
        let breach = Breach { reminded, ..breach(State::Confirmed) };
        remind(&breach, &[], at(now)).map(|(hours, _)| hours)
    };
    assert_eq!(
        [0, 23, 24, 48, 66, 71, 72, 200].map(|now| hours(None, now)),
        [None, None, Some(48), Some(24), Some(6), Some(1), Some(0), Some(0)]
    );
    assert_eq!((hours(Some(48), 30), hours(Some(48), 48), hours(Some(0), 300)), (None, Some(24), None));
    let both = [told(Law::Gdpr, To::Authority, 1), told(Law::Gdpr, To::People, 1)];
    let hours = |told: &[Notification], now| remind(&breach(State::Confirmed), told, at(now)).map(|(hours, _)| hours);
    assert_eq!(hours(&both[..1], 71), Some(1), "the authority knows, and the people do not");
    assert_eq!(hours(&both[..1], 80), Some(0));
    assert_eq!(hours(&both, 71), None, "who has told everybody need not be reminded");
}

#[test]
fn who_says_that_people_were_told_says_how_and_how_many() {
    let breach = breach(State::Confirmed);
    let noted = |notification| notify(&breach, &[], notification, (sealed(), true), MEMBER, at(100)).map(drop);
    let people = told(Law::Gdpr, To::People, 1);
    assert_eq!(noted(people.clone()), Ok(()));
    assert_eq!(noted(Notification { channel: None, ..people.clone() }), Err(invalid("channel", Format::Text)));
    for persons in [None, Some(0), Some(NUMBER_MAX + 1)] {
        assert_eq!(noted(Notification { persons, ..people.clone() }), Err(invalid("persons", Format::Text)), "{persons:?}");
    }
    assert_eq!(noted(told(Law::Gdpr, To::Authority, 1)), Ok(()), "an authority is one");
}

#[test]
fn the_clock_of_the_people_stops_when_the_last_of_them_was_told_in_the_chat() {
    let both = Breach { form: Form { risk: Risk::High, ..Form::empty("TR") }, ..breach(State::Confirmed) };
    let all = |breach: &Breach, told: &[Notification], counted| all_told(breach, told, counted, at(5));
    assert_eq!(all(&both, &[], (5, 5)), [Law::Gdpr, Law::Kvkk]);
    assert_eq!(all(&both, &[], (5, 4)), [], "one is left");
    assert_eq!(all(&both, &[], (0, 0)), [], "nobody was looked for");
    assert_eq!(all(&both, &[told(Law::Gdpr, To::People, 1)], (5, 5)), [Law::Kvkk], "what was recorded is not recorded again");
    let said = |count| form::Number { count, exact: false };
    let more = Breach { form: Form { persons: Some(said(6)), ..both.form.clone() }, ..both.clone() };
    assert_eq!(all(&more, &[], (5, 5)), [], "there are people who are not on the list");
    let low = Breach { form: Form { risk: Risk::Some, ..both.form.clone() }, ..both };
    assert_eq!(all(&low, &[], (5, 5)), [Law::Kvkk], "the GDPR asks for nothing where the risk is not high");
}
