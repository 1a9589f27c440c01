//! The calendar of the law: on which day the term ends that begins when a request is received.
//!
//! GDPR: one month (art. 12(3)), counted as Regulation (EEC, Euratom) 1182/71 art. 3 says: the day of receipt does not count, the term
//! ends with the same date of the last month, or with its last day where it has no such date; where that is a Saturday, a Sunday or a
//! public holiday, the law lets it end with the next working day. KVKK: thirty days (art. 13(2)), whatever day that is.
//!
//! **Due** is the earlier of the two, and the roll-over is never used by itself: it is shown as what the law allows at most.
//!
//! Days are civil days in the organisation's own time: [`received_on`] takes the zone, [`zone`] names it for a country. So a
//! change of the clocks moves nothing.

mod holidays;

pub use holidays::{is_holiday, zone};

use crate::jurisdiction::{Law, gdpr, kvkk};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// Days before the due day on which whoever answers requests is warned.
pub const WARNINGS: [i32; 4] = [14, 7, 3, 1];

/// Which laws an answer has to keep; at least one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Regimes {
    /// Whether the GDPR is one.
    pub gdpr: bool,
    /// Whether the KVKK is one.
    pub kvkk: bool,
}

impl Regimes {
    /// These laws.
    pub fn of(laws: &[Law]) -> Self {
        Self { gdpr: laws.contains(&Law::Gdpr), kvkk: laws.contains(&Law::Kvkk) }
    }

    /// Whether one is named at all.
    pub fn any(self) -> bool {
        self.gdpr || self.kvkk
    }

    /// The laws, in their order.
    pub fn laws(self) -> impl Iterator<Item = Law> {
        [(Law::Gdpr, self.gdpr), (Law::Kvkk, self.kvkk)].into_iter().filter(|(_, named)| *named).map(|(law, _)| law)
    }
}

/// The clock of one request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// The civil day of receipt.
    pub received_on: Date,
    /// The laws that run it.
    pub regimes: Regimes,
    /// Whether the answer was put off (GDPR art. 12(3), sentence 2).
    pub extended: bool,
    /// Days for which the clock of the GDPR has rested, until it went on (art. 12(6)).
    pub rested_days: i32,
    /// Since when it rests: whoever asked was asked who they are, and has not answered yet.
    pub rests_since: Option<Date>,
}

/// When a request is to be answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    /// The day by which Parlour asks for the answer: the earliest of the laws, without roll-over.
    pub due: Date,
    /// The last day that the GDPR allows, with roll-over; `None` where it is not in force.
    pub gdpr: Option<Date>,
    /// The last day that the KVKK allows; `None` where it is not in force.
    pub kvkk: Option<Date>,
}

impl Terms {
    /// The days on which somebody is warned, the first one first.
    pub fn warnings(&self) -> [Date; 4] {
        WARNINGS.map(|days| plus_days(self.due, -days))
    }

    /// The last day of every law in force: an answer on it is still in time.
    pub fn legal_maximum(&self) -> Date {
        self.gdpr.into_iter().chain(self.kvkk).min().unwrap_or(self.due)
    }

    /// Whole days until the due day; negative once it has passed.
    pub fn days_left(&self, today: Date) -> i32 {
        number(self.due) - number(today)
    }
}

impl Clock {
    /// A clock that starts, for a request that was received on a day.
    pub fn starting(received_on: Date, regimes: Regimes) -> Self {
        Self { received_on, regimes, extended: false, rested_days: 0, rests_since: None }
    }

    /// The terms as they stand on `today`, which matters only while the clock rests. `region` is the country (ISO 3166) whose
    /// holidays count.
    pub fn terms(&self, region: &str, today: Date) -> Terms {
        let strict = self.regimes.gdpr.then(|| self.month(today));
        let kvkk = self.regimes.kvkk.then(|| plus_days(self.received_on, kvkk::ANSWER_DAYS.on(self.received_on).value));
        let due = strict.into_iter().chain(kvkk).min().unwrap_or(self.received_on);
        Terms { due, gdpr: strict.map(|day| working_day(region, day)), kvkk }
    }

    /// The last day of the first month, with roll-over: until then an extension may be announced (GDPR art. 12(3)).
    pub fn first_month(&self, region: &str, today: Date) -> Date {
        working_day(region, Self { extended: false, ..*self }.month(today))
    }

    /// The last day of the GDPR's term, without roll-over.
    fn month(&self, today: Date) -> Date {
        let first = gdpr::ANSWER_MONTHS.on(self.received_on).value;
        let more = if self.extended { gdpr::EXTENSION_MONTHS.on(self.received_on).value } else { 0 };
        plus_days(plus_months(self.received_on, first + more), self.rests(today))
    }

    /// Days for which the clock has rested until `today`.
    pub fn rests(&self, today: Date) -> i32 {
        let now = self.rests_since.map_or(0, |since| (number(today) - number(since)).max(0));
        self.rested_days.saturating_add(now)
    }
}

/// The last of so many working days after a day, which does not count itself.
pub fn working_days_after(region: &str, day: Date, count: i32) -> Date {
    (0..count).fold(day, |day, _| working_day(region, plus_days(day, 1)))
}

/// The civil day of a moment, in the organisation's zone.
pub fn received_on(at: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(at).date()
}

/// Days since 1 January 1970: how tables keep a civil day.
pub fn number(day: Date) -> i32 {
    let since = day.duration_since(Date::constant(1970, 1, 1));
    i32::try_from(since.as_hours() / 24).unwrap_or_default()
}

/// The civil day of [`number`].
pub fn day(number: i32) -> Date {
    plus_days(Date::constant(1970, 1, 1), number)
}

/// The same date some months later, or the last day of that month (Regulation 1182/71 art. 3(2)(c)).
fn plus_months(day: Date, months: i32) -> Date {
    day.saturating_add(Span::new().months(months))
}

fn plus_days(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// The day itself, or the next working day (Regulation 1182/71 art. 3(4)).
fn working_day(region: &str, mut day: Date) -> Date {
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || is_holiday(region, day) {
        day = plus_days(day, 1);
    }
    day
}

#[cfg(test)]
mod tests;
