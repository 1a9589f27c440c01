//! Who is told of a sub-processor, when it may begin, and what its leaving ends.

use super::*;
use locale::Locale;
use uuid::Uuid;

const AT: Timestamp = Timestamp::constant(1_795_000_000, 0);
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn purpose(name: &str) -> Purpose {
    Purpose::parse(name).unwrap()
}

fn post() -> Profile {
    Profile {
        name: " Post  GmbH ".into(),
        country: "DE".into(),
        kind: Kind::Mail,
        service: "Carries letters".into(),
        contact: String::new(),
        purposes: vec![purpose("marketing")],
        transfer: None,
    }
}

fn listed(profile: Profile) -> SubProcessor {
    SubProcessor { id: SubProcessorId(Uuid::nil()), profile, since: AT, removed_at: None }
}

fn agreement(state: State, drafted_at: Timestamp) -> Agreement {
    Agreement {
        id: AgreementId(Uuid::nil()),
        number: 1,
        state,
        document: [7; 32],
        annex_version: String::new(),
        notice_days: 30,
        locale: Locale::En,
        drafted_at,
        ended_at: None,
    }
}

fn told(agreement: &Agreement, recipients: &[Recipient]) -> Result<(Vec<Decision>, Notice), Refusal> {
    let purposes = [purpose("marketing")];
    let fresh = RecipientId(Uuid::from_u128(9));
    let decisions = announce(&listed(post()), agreement, None, (&purposes, recipients), fresh, AT)?;
    let notice = decisions.iter().find_map(|decision| match decision {
        Decision::SubProcessor(Change::Announced { notice, .. }) => Some(*notice),
        _ => None,
    });
    Ok((decisions, notice.unwrap()))
}

#[test]
fn what_is_listed_is_proper() {
    let listing = |profile, standing: &[SubProcessor]| list(SubProcessorId(Uuid::nil()), profile, standing, AT).map(drop);
    assert_eq!(listing(post(), &[]), Ok(()));
    for (field, profile) in [
        ("name", Profile { name: " ".into(), ..post() }),
        ("country", Profile { country: "Germany".into(), ..post() }),
        ("service", Profile { service: String::new(), ..post() }),
        ("service", Profile { service: "x".repeat(201), ..post() }),
        ("contact", Profile { contact: "a\nb".into(), ..post() }),
    ] {
        assert_eq!(listing(profile, &[]), Err(Refusal::RecipientRefused { field }));
    }
    let same = listed(Profile { name: "POST GmbH".into(), ..post() });
    assert_eq!(listing(post(), &[same]), Err(Refusal::RecipientRefused { field: "name" }), "one stands under this name");
    assert_eq!(listing(post(), &vec![listed(Profile { name: "x".into(), ..post() }); STANDING_MAX]), Err(Refusal::TooLarge));
    assert!(delist(&listed(post()), AT).is_ok());
    assert_eq!(delist(&SubProcessor { removed_at: Some(AT), ..listed(post()) }, AT).map(drop), Err(Refusal::Conflict));
}

#[test]
fn who_has_an_older_agreement_is_told_and_nobody_else() {
    let before = AT - DAY;
    let known = [purpose("marketing")];
    let noticed = Notice {
        sub_processor: SubProcessorId(Uuid::nil()),
        recipient: RecipientId(Uuid::nil()),
        announced_at: AT,
        ends_at: AT,
        objected_at: None,
        ended_at: None,
    };
    for (state, drafted_at, noticed, purposes, tells) in [
        (State::SignedByBoth, before, None, &known[..], true),
        (State::SignedByBoth, AT, None, &known[..], false),
        (State::SignedByBoth, before, Some(&noticed), &known[..], false),
        (State::SignedByBoth, before, None, &[], false),
        (State::SignedByOrganisation, before, None, &known[..], false),
        (State::Draft, before, None, &known[..], false),
        (State::Superseded, before, None, &known[..], false),
    ] {
        assert_eq!(is_to_tell(&listed(post()), &agreement(state, drafted_at), noticed, purposes), tells, "{state:?}");
    }
    let left = SubProcessor { removed_at: Some(AT), ..listed(post()) };
    assert!(!is_to_tell(&left, &agreement(State::SignedByBoth, before), None, &known), "who has left");
    assert!(told(&agreement(State::Draft, before), &[]).is_err());
    assert_eq!(concerns(&Profile { purposes: vec![], ..post() }, &known).len(), 1, "for all purposes");
}

#[test]
fn nothing_goes_to_it_before_the_notice_is_over() {
    let (decisions, notice) = told(&agreement(State::SignedByBoth, AT - DAY), &[]).unwrap();
    let Some(Decision::Recipient(recipient::Change::Added { profile, blocked_until, by, .. })) = decisions.first() else { panic!() };
    assert_eq!((*blocked_until, *by, profile.sub_processor), (Some(AT + DAY * 30), Actor::Operator, true));
    assert!(notice.runs(AT + DAY * 30 - SignedDuration::from_millis(1)) && !notice.runs(AT + DAY * 30));
    assert_eq!((notice.days_left(AT), notice.days_left(AT + DAY * 29), notice.days_left(AT + DAY * 31)), (30, 1, 0));
    assert_eq!(notice.days_left(AT + SignedDuration::from_secs(1)), 30, "a day that has begun counts");
}

#[test]
fn a_recipient_that_is_known_already_is_blocked_and_not_doubled() {
    let profile = engaged(&listed(Profile { name: "post gmbh".into(), ..post() }), &[purpose("marketing")]);
    let known = Recipient {
        id: RecipientId(Uuid::nil()),
        profile,
        engaged: None,
        added_at: AT,
        blocked_until: None,
        objected_at: None,
        ended_at: None,
    };
    let (decisions, notice) = told(&agreement(State::SignedByBoth, AT - DAY), std::slice::from_ref(&known)).unwrap();
    assert!(matches!(decisions.first(), Some(Decision::Recipient(recipient::Change::Blocked { until: Some(_), .. }))));
    assert_eq!(notice.recipient, known.id);
    for (own, until) in [(AT + DAY * 99, AT + DAY * 99), (AT + DAY, AT + DAY * 30)] {
        let blocked = Recipient { blocked_until: Some(own), ..known.clone() };
        let (decisions, _) = told(&agreement(State::SignedByBoth, AT - DAY), &[blocked]).unwrap();
        let Some(Decision::Recipient(recipient::Change::Blocked { until: stands, .. })) = decisions.first() else { panic!() };
        assert_eq!(*stands, Some(until), "the longer block stands");
    }
    let ended = Recipient { ended_at: Some(AT), ..known };
    let (_, notice) = told(&agreement(State::SignedByBoth, AT - DAY), &[ended]).unwrap();
    assert_eq!(notice.recipient, RecipientId(Uuid::from_u128(9)), "who has ended begins anew");
}

#[test]
fn who_leaves_ends_as_a_recipient_and_is_told_of_once() {
    let (_, notice) = told(&agreement(State::SignedByBoth, AT - DAY), &[]).unwrap();
    let gone = SubProcessor { removed_at: Some(AT), ..listed(post()) };
    assert_eq!(remove(&listed(post()), Some(&notice), &[], AT).map(drop), Err(Refusal::Conflict), "it has not left");
    assert_eq!(remove(&gone, Some(&Notice { ended_at: Some(AT), ..notice }), &[], AT).map(drop), Err(Refusal::Conflict));
    assert_eq!(remove(&gone, None, &[], AT).map(drop), Err(Refusal::Conflict), "nobody was told of it");
    let profile = engaged(&gone, &[purpose("marketing")]);
    let engaged = Some(gone.id);
    let recipient =
        Recipient { id: notice.recipient, profile, engaged, added_at: AT, blocked_until: None, objected_at: None, ended_at: None };
    let left = |noticed: Option<&Notice>, recipient: &Recipient| {
        let decisions = remove(&gone, noticed, std::slice::from_ref(recipient), AT).unwrap();
        let act = |decision: &Decision| match decision {
            Decision::Recipient(recipient::Change::Ended { .. }) => "ended",
            Decision::Recipient(recipient::Change::Blocked { until: None, .. }) => "free",
            Decision::SubProcessor(Change::Removed { .. }) => "told",
            other => panic!("{other:?}"),
        };
        decisions.iter().map(act).collect::<Vec<_>>()
    };
    assert_eq!(left(Some(&notice), &recipient), ["ended", "told"]);
    assert_eq!(left(None, &recipient), ["ended"], "the agreement named it");
    let ended = Recipient { ended_at: Some(AT), ..recipient.clone() };
    assert_eq!(left(Some(&notice), &ended), ["told"], "what has ended stays as it is");
    // What the organisation registered by itself goes on, and its notice blocks it no more.
    let own = Recipient { engaged: None, ..recipient };
    assert_eq!(left(Some(&notice), &own), ["told"]);
    assert_eq!(left(Some(&notice), &Recipient { blocked_until: Some(notice.ends_at), ..own.clone() }), ["free", "told"]);
    let longer = Recipient { blocked_until: Some(notice.ends_at + DAY), ..own };
    assert_eq!(left(Some(&notice), &longer), ["told"], "the organisation's own block stays");
}

#[test]
fn whom_the_agreement_names_is_a_recipient_once_both_have_signed() {
    let known = [purpose("marketing")];
    let (of, fresh) = (listed(post()), RecipientId(Uuid::from_u128(9)));
    let registering = |state, days: i32, recipients: &[Recipient]| {
        register(&of, &agreement(state, AT + DAY * days), (&known, recipients), fresh, AT + DAY * 2)
    };
    let registered = registering(State::SignedByBoth, 0, &[]);
    let Ok(Decision::Recipient(recipient::Change::Added { profile, engaged, blocked_until, by, .. })) = registered else { panic!() };
    assert_eq!((profile.sub_processor, engaged, blocked_until, by), (true, Some(of.id), None, Actor::Operator));
    for (state, days) in [(State::Draft, 0), (State::SignedByOrganisation, 0), (State::Superseded, 0), (State::SignedByBoth, -1)] {
        assert!(registering(state, days, &[]).is_err(), "{state:?} {days}");
    }
    let stands = |engaged, ended_at| {
        let id = RecipientId(Uuid::nil());
        Recipient { id, profile: profile.clone(), engaged, added_at: AT, blocked_until: None, objected_at: None, ended_at }
    };
    for (engaged, ended_at, again) in
        [(None, None, false), (Some(of.id), None, false), (Some(of.id), Some(AT), false), (None, Some(AT), true)]
    {
        assert_eq!(registering(State::SignedByBoth, 0, &[stands(engaged, ended_at)]).is_ok(), again, "{engaged:?} {ended_at:?}");
    }
    assert!(!is_to_register(&of, &agreement(State::SignedByBoth, AT), &[], &[]), "it concerns none of their purposes");
}

#[test]
fn an_agreement_names_whoever_was_there_when_it_was_drafted() {
    let purposes = [purpose("marketing")];
    let left = |after: i32| SubProcessor { removed_at: Some(AT + DAY * after), ..listed(post()) };
    let names = |days: i32, of: &SubProcessor| still_names(&agreement(State::SignedByBoth, AT + DAY * days), of, &purposes);
    assert!(names(1, &left(2)));
    assert!(!names(-1, &left(2)), "it came afterwards");
    assert!(!names(2, &left(2)), "it had left");
    assert!(!names(1, &listed(post())), "it is there");
    assert!(!still_names(&agreement(State::SignedByBoth, AT + DAY), &left(2), &[purpose("callback")]), "it never concerned them");
}

#[test]
fn a_name_is_taken_while_its_notice_runs_or_an_objection_stands() {
    let (_, notice) = told(&agreement(State::SignedByBoth, AT - DAY), &[]).unwrap();
    let taken = |notice: Notice, days: i32, except| {
        let notices = [notice];
        !names_taken((&[], &notices, &[listed(post())]), except, AT + DAY * days).is_empty()
    };
    assert!(taken(notice, 29, None));
    assert!(!taken(notice, 30, None), "it may be handed something then");
    assert!(!taken(notice, 29, Some(notice.recipient)), "its own");
    let objected = Notice { objected_at: Some(AT), ..notice };
    assert!(taken(objected, 90, None));
    assert!(!taken(Notice { ended_at: Some(AT), ..objected }, 1, None), "it has left");
}
