//! The dates of the law, computed here a second time: by plain counting, and without anything of the code under test.
//!
//! Only the numbers of a civil day come from `jiff`; months are added and days are clamped by hand.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// How long the visitor alone may keep what nobody was granted, and what they withdrew.
pub const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How long after they have become aware of a breach people have to tell the authority.
pub const BREACH: SignedDuration = SignedDuration::from_hours(72);
/// Months for which a closed request is kept.
pub const CLOSED_REQUEST_MONTHS: i32 = 36;
/// How long the hash of an ended session is known, so that a stolen one is noticed.
pub const ENDED_KEY: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The same time of day so many months earlier in UTC, on the last day of that month where it has no such day.
pub fn months_before(now: Timestamp, months: i32) -> Timestamp {
    let at = now.to_zoned(TimeZone::UTC).datetime();
    let day = months_after(at.date(), -months);
    day.to_datetime(at.time()).to_zoned(TimeZone::UTC).expect("UTC knows every time").timestamp()
}

/// The same time of day so many months later.
pub fn months_later(at: Timestamp, months: i32) -> Timestamp {
    months_before(at, -months)
}

/// The same day so many months later, or the last day of that month.
pub fn months_after(day: Date, months: i32) -> Date {
    let count = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let last = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let part = |number: i32| i8::try_from(number).expect("a part of a date");
    Date::new(i16::try_from(year).expect("a year"), part(month), day.day().min(part(last))).expect("a day")
}

/// Some days later.
pub fn days_after(day: Date, days: i32) -> Date {
    let ordinal = day.to_zoned(TimeZone::UTC).expect("UTC knows every day").timestamp().as_second() / 86_400 + i64::from(days);
    let at = Timestamp::from_second(ordinal * 86_400).expect("a time");
    at.to_zoned(TimeZone::UTC).date()
}

/// Days from one day to another.
pub fn days_between(first: Date, last: Date) -> i32 {
    let number = |day: Date| day.to_zoned(TimeZone::UTC).expect("UTC knows every day").timestamp().as_second() / 86_400;
    i32::try_from(number(last) - number(first)).expect("a number of days")
}

/// The laws that an answer has to keep.
#[derive(Clone, Copy, Debug)]
pub enum Laws {
    /// The GDPR alone.
    Gdpr,
    /// The KVKK alone.
    Kvkk,
    /// Both: the earlier day counts.
    Both,
}

impl Laws {
    /// Their names, in their order.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Gdpr => &["gdpr"],
            Self::Kvkk => &["kvkk"],
            Self::Both => &["gdpr", "kvkk"],
        }
    }
}

/// The day by which a request is to be answered. The GDPR gives a month (art. 12(3)), two more where it was put off, and its clock
/// rests while whoever asked has not said who they are (art. 12(6)); the KVKK gives thirty days (art. 13(2)), whatever happens.
pub fn due(received: Date, laws: Laws, extended: bool, rested: i32) -> Date {
    let gdpr = days_after(months_after(received, if extended { 3 } else { 1 }), rested);
    let kvkk = days_after(received, 30);
    match laws {
        Laws::Gdpr => gdpr,
        Laws::Kvkk => kvkk,
        Laws::Both => gdpr.min(kvkk),
    }
}

/// The civil day in Germany, where every simulated organisation is.
pub fn today(now: Timestamp) -> Date {
    now.in_tz("Europe/Berlin").expect("the zone is known").date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_table_of_the_law() {
        for (received, laws, extended, expected) in [
            (date(2026, 1, 29), Laws::Gdpr, false, date(2026, 2, 28)),
            (date(2026, 1, 31), Laws::Kvkk, false, date(2026, 3, 2)),
            (date(2026, 1, 31), Laws::Both, false, date(2026, 2, 28)),
            (date(2028, 1, 31), Laws::Gdpr, false, date(2028, 2, 29)),
            (date(2026, 11, 30), Laws::Gdpr, true, date(2027, 2, 28)),
            (date(2026, 12, 31), Laws::Both, true, date(2027, 1, 30)),
        ] {
            assert_eq!(due(received, laws, extended, 0), expected, "{received} {laws:?} {extended}");
        }
        assert_eq!(due(date(2026, 8, 31), Laws::Gdpr, false, 5), date(2026, 10, 5));
    }

    #[test]
    fn months_are_clamped() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(months_before(at("2028-03-31T10:00:00Z"), 1), at("2028-02-29T10:00:00Z"));
        assert_eq!(months_before(at("2029-02-28T10:00:00Z"), 12), at("2028-02-28T10:00:00Z"));
        assert_eq!(days_between(date(2028, 2, 27), date(2028, 3, 1)), 3);
    }
}
