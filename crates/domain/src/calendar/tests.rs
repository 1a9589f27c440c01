//! Decides whether the calendar is right: the vectors of the law, the days on which it is easy to be wrong, and any day at all.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const BOTH: Regimes = Regimes { gdpr: true, kvkk: true };
const GDPR: Regimes = Regimes { gdpr: true, kvkk: false };
const KVKK: Regimes = Regimes { gdpr: false, kvkk: true };
/// A country of which no holidays are known: weekends alone count.
const NOWHERE: &str = "XX";

fn day_of(text: &str) -> Date {
    text.parse().unwrap()
}

/// Received, GDPR's month, the same with roll-over over weekends, KVKK's thirty days, due, and GDPR's three months.
const VECTORS: [[&str; 6]; 9] = [
    ["2026-01-29", "2026-02-28", "2026-03-02", "2026-02-28", "2026-02-28", "2026-04-29"],
    ["2026-01-30", "2026-02-28", "2026-03-02", "2026-03-01", "2026-02-28", "2026-04-30"],
    ["2026-01-31", "2026-02-28", "2026-03-02", "2026-03-02", "2026-02-28", "2026-04-30"],
    ["2028-01-31", "2028-02-29", "2028-02-29", "2028-03-01", "2028-02-29", "2028-04-30"],
    ["2026-03-05", "2026-04-05", "2026-04-06", "2026-04-04", "2026-04-04", "2026-06-05"],
    ["2026-07-01", "2026-08-01", "2026-08-03", "2026-07-31", "2026-07-31", "2026-10-01"],
    ["2026-08-31", "2026-09-30", "2026-09-30", "2026-09-30", "2026-09-30", "2026-11-30"],
    ["2026-11-30", "2026-12-30", "2026-12-30", "2026-12-30", "2026-12-30", "2027-02-28"],
    ["2026-12-31", "2027-01-31", "2027-02-01", "2027-01-30", "2027-01-30", "2027-03-31"],
];

#[test]
fn the_vectors_hold() {
    for vector in VECTORS {
        let [received, month, rolled, kvkk, due, extended] = vector.map(day_of);
        let terms = |regimes| Clock::starting(received, regimes).terms(NOWHERE, received);
        assert_eq!(terms(GDPR), Terms { due: month, gdpr: Some(rolled), kvkk: None }, "{received}");
        assert_eq!(terms(KVKK), Terms { due: kvkk, gdpr: None, kvkk: Some(kvkk) }, "{received}");
        assert_eq!(terms(BOTH), Terms { due, gdpr: Some(rolled), kvkk: Some(kvkk) }, "{received}");
        let later = Clock { extended: true, ..Clock::starting(received, GDPR) };
        assert_eq!(later.terms(NOWHERE, received).due, extended, "{received}");
        // The KVKK knows no extension: what is due under both stays due.
        let both = Clock { extended: true, ..Clock::starting(received, BOTH) };
        assert_eq!(both.terms(NOWHERE, received).due, kvkk, "{received}");
    }
}

#[test]
fn the_roll_over_passes_holidays_of_the_country() {
    let last = |region, received| Clock::starting(day_of(received), GDPR).terms(region, day_of(received)).gdpr.unwrap();
    // Easter Sunday: Monday is a working day in Turkey and Portugal, a holiday in Germany.
    for (region, expected) in [("TR", "2026-04-06"), ("PT", "2026-04-06"), ("DE", "2026-04-07"), ("PL", "2026-04-07")] {
        assert_eq!(last(region, "2026-03-05"), day_of(expected), "{region}");
    }
    // Good Friday, the weekend and Easter Monday in a row.
    assert_eq!(last("DE", "2026-03-03"), day_of("2026-04-07"));
    // Christmas, its second day and a weekend.
    assert_eq!(last("DE", "2026-11-25"), day_of("2026-12-28"));
    assert_eq!(last("CZ", "2026-11-24"), day_of("2026-12-28"));
}

#[test]
fn the_day_of_receipt_is_the_organisations_own() {
    let on = |at: &str, region| received_on(at.parse().unwrap(), &TimeZone::get(zone(region)).unwrap());
    assert_eq!(on("2026-01-30T22:30:00Z", "DE"), date(2026, 1, 30));
    assert_eq!(on("2026-01-30T23:30:00Z", "DE"), date(2026, 1, 31));
    assert_eq!(on("2026-01-30T21:30:00Z", "TR"), date(2026, 1, 31));
    assert_eq!(on("2026-01-30T23:30:00Z", "US"), date(2026, 1, 30), "a country that is not listed counts in UTC");
}

#[test]
fn a_change_of_the_clocks_moves_nothing() {
    let berlin = TimeZone::get("Europe/Berlin").unwrap();
    // The clocks go forward on 29 March 2026 at 01:00 UTC and back on 25 October 2026 at 01:00 UTC.
    for (at, day, due) in [
        ("2026-03-28T22:59:59Z", "2026-03-28", "2026-04-28"),
        ("2026-03-28T23:00:00Z", "2026-03-29", "2026-04-29"),
        ("2026-03-29T21:59:59Z", "2026-03-29", "2026-04-29"),
        ("2026-03-29T22:00:00Z", "2026-03-30", "2026-04-30"),
        ("2026-09-25T21:59:59Z", "2026-09-25", "2026-10-25"),
        ("2026-10-25T22:59:59Z", "2026-10-25", "2026-11-25"),
    ] {
        let received = received_on(at.parse().unwrap(), &berlin);
        assert_eq!((received, Clock::starting(received, GDPR).terms("DE", received).due), (day_of(day), day_of(due)), "{at}");
    }
}

#[test]
fn the_29th_of_february_is_a_day_like_any_other() {
    let due = |received: &str, regimes| Clock::starting(day_of(received), regimes).terms(NOWHERE, day_of(received)).due;
    assert_eq!(due("2028-02-29", GDPR), date(2028, 3, 29));
    assert_eq!(due("2028-02-29", KVKK), date(2028, 3, 30));
    assert_eq!(due("2028-01-29", GDPR), date(2028, 2, 29));
    assert_eq!(due("2027-01-29", GDPR), date(2027, 2, 28));
    let extended = Clock { extended: true, ..Clock::starting(date(2027, 11, 30), GDPR) };
    assert_eq!(extended.terms(NOWHERE, date(2027, 12, 1)).due, date(2028, 2, 29));
}

#[test]
fn while_identity_is_in_doubt_the_clock_of_the_gdpr_rests_and_no_other() {
    let received = date(2026, 3, 2);
    let resting = |regimes| Clock { rests_since: Some(date(2026, 3, 10)), ..Clock::starting(received, regimes) };
    assert_eq!(resting(GDPR).terms(NOWHERE, date(2026, 3, 10)).due, date(2026, 4, 2));
    assert_eq!(resting(GDPR).terms(NOWHERE, date(2026, 3, 15)).due, date(2026, 4, 7));
    assert_eq!(resting(KVKK).terms(NOWHERE, date(2026, 3, 15)).due, date(2026, 4, 1));
    assert_eq!(resting(BOTH).terms(NOWHERE, date(2026, 3, 15)).due, date(2026, 4, 1));
    let gone_on = Clock { rests_since: None, rested_days: 5, ..resting(GDPR) };
    assert_eq!(gone_on.terms(NOWHERE, date(2026, 6, 1)).due, date(2026, 4, 7), "once it goes on, time passes again");
}

#[test]
fn warnings_come_before_the_day() {
    let terms = Clock::starting(date(2026, 11, 2), GDPR).terms("DE", date(2026, 11, 2));
    assert_eq!(terms.due, date(2026, 12, 2));
    assert_eq!(terms.warnings(), [date(2026, 11, 18), date(2026, 11, 25), date(2026, 11, 29), date(2026, 12, 1)]);
    assert_eq!((terms.days_left(date(2026, 12, 2)), terms.days_left(date(2026, 12, 4))), (0, -2));
}

fn any_day() -> impl Strategy<Value = Date> {
    (-20_000..60_000).prop_map(day)
}

fn any_clock() -> impl Strategy<Value = (Clock, &'static str)> {
    let regimes = prop::sample::select(vec![GDPR, KVKK, BOTH]);
    let region = prop::sample::select(vec!["DE", "TR", "PL", "GR", "IS", "IE", "XX"]);
    (any_day(), regimes, any::<bool>(), 0..60, region).prop_map(|(received_on, regimes, extended, rested_days, region)| {
        (Clock { received_on, regimes, extended, rested_days, rests_since: None }, region)
    })
}

proptest! {
    #[test]
    fn due_is_never_later_than_any_law_allows((clock, region) in any_clock()) {
        let terms = clock.terms(region, clock.received_on);
        prop_assert!(terms.due > clock.received_on);
        prop_assert!(terms.due <= terms.legal_maximum());
        prop_assert_eq!((terms.gdpr.is_some(), terms.kvkk.is_some()), (clock.regimes.gdpr, clock.regimes.kvkk));
        if let Some(last) = terms.gdpr {
            prop_assert!(!matches!(last.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(region, last));
        }
    }

    #[test]
    fn who_asks_later_is_answered_no_earlier((clock, region) in any_clock()) {
        let next = Clock { received_on: plus_days(clock.received_on, 1), ..clock };
        let (one, two) = (clock.terms(region, clock.received_on), next.terms(region, clock.received_on));
        prop_assert!(one.due <= two.due && one.gdpr <= two.gdpr && one.kvkk <= two.kvkk);
    }

    #[test]
    fn putting_off_or_resting_never_shortens((clock, region) in any_clock()) {
        let before = clock.terms(region, clock.received_on);
        for later in [Clock { extended: true, ..clock }, Clock { rested_days: clock.rested_days + 1, ..clock }] {
            let after = later.terms(region, clock.received_on);
            prop_assert!(before.due <= after.due && before.gdpr <= after.gdpr && before.kvkk == after.kvkk);
        }
    }

    #[test]
    fn a_day_keeps_its_number(n in -20_000..60_000) {
        prop_assert_eq!(number(day(n)), n);
    }
}
