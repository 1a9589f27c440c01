//! The overview: what an organisation may count of its conversations. Counts need no content, and a count of few people by an
//! attribute of theirs is not told: it would say something about each of them.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use std::collections::BTreeMap;

/// Under how many people a count by attribute is not told.
pub const FEW: u64 = 5;

/// How far back the overview looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    /// 7 days.
    Week,
    /// 30 days.
    Month,
    /// 90 days.
    Quarter,
}

impl Period {
    /// Every period, the shortest first.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// Its length in days; the present day is the last.
    pub fn days(self) -> u16 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
        }
    }

    /// The period of this many days.
    pub fn of_days(days: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.days() == days)
    }

    /// Its first day, by the calendar of the zone.
    pub fn first_day(self, now: Timestamp, zone: &TimeZone) -> Date {
        let back = i32::from(self.days()) - 1;
        let today = now.to_zoned(zone.clone()).date();
        today.checked_sub(back.days()).unwrap_or(today)
    }

    /// When its first day begins.
    pub fn begins(self, now: Timestamp, zone: &TimeZone) -> Timestamp {
        let first = self.first_day(now, zone);
        first.to_zoned(zone.clone()).map_or(now, |day| day.timestamp())
    }
}

/// When a conversation began, waited and was answered. Nothing of what was said in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Timing {
    /// When it began.
    pub began_at: Timestamp,
    /// Since when its visitor has waited for a person; `None` where they never asked for one.
    pub waited_since: Option<Timestamp>,
    /// When a person first answered.
    pub answered_at: Option<Timestamp>,
}

impl Timing {
    /// How long the visitor waited for the first answer; `None` where there was none (yet).
    pub fn answer_time(&self) -> Option<SignedDuration> {
        let waited = self.answered_at?.duration_since(self.waited_since?);
        (!waited.is_negative()).then_some(waited)
    }
}

/// One day of the period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Day {
    /// Which.
    pub date: Date,
    /// Conversations that began on it.
    pub conversations: u64,
    /// The median time to the first answer in those of them that were answered by a person.
    pub answer_time: Option<SignedDuration>,
}

/// The days of a period, each with what began on it; days on which nothing did are among them.
pub fn by_day(period: Period, now: Timestamp, zone: &TimeZone, timings: &[Timing]) -> Vec<Day> {
    let mut days: BTreeMap<Date, Vec<Timing>> = BTreeMap::new();
    let mut date = period.first_day(now, zone);
    for _ in 0..period.days() {
        days.insert(date, Vec::new());
        date = date.tomorrow().unwrap_or(date);
    }
    for timing in timings {
        if let Some(day) = days.get_mut(&timing.began_at.to_zoned(zone.clone()).date()) {
            day.push(*timing);
        }
    }
    let day = |(date, timings): (Date, Vec<Timing>)| Day {
        date,
        conversations: timings.len() as u64,
        answer_time: median(timings.iter().filter_map(Timing::answer_time).collect()),
    };
    days.into_iter().map(day).collect()
}

/// The middle one of these times, of an even number the lower middle: a time that somebody really waited. `None` of none.
pub fn median(mut times: Vec<SignedDuration>) -> Option<SignedDuration> {
    times.sort_unstable();
    times.get(times.len().checked_sub(1)? / 2).copied()
}

/// A count that may be told, or of too few people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// Some, but fewer than [`FEW`]; or so many that with the others' counts those of few could be told.
    Few,
}

/// Counts of people by one attribute, fit to be told: none of few people. Nobody is nobody, and zero may be told. Where a single
/// count is withheld, the smallest of the others is withheld too: otherwise the sum, which is told, would give it away.
pub fn by_attribute<N>(counts: Vec<(N, u64)>) -> Vec<(N, Count)> {
    let (names, counts): (Vec<N>, Vec<u64>) = counts.into_iter().unzip();
    names.into_iter().zip(told(&counts)).collect()
}

/// [`by_attribute`], for an attribute whose values are known.
pub fn each_of<const N: usize>(counts: [u64; N]) -> [Count; N] {
    let mut told = told(&counts).into_iter();
    counts.map(|_| told.next().unwrap_or(Count::Few))
}

fn told(counts: &[u64]) -> Vec<Count> {
    let few = |count: u64| count > 0 && count < FEW;
    let alone = counts.iter().filter(|count| few(**count)).count() == 1;
    let smallest = counts.iter().copied().filter(|count| *count >= FEW).min().filter(|_| alone);
    let mut given_up = false;
    let tell = |count: &u64| {
        let also = !given_up && Some(*count) == smallest;
        given_up |= also;
        if few(*count) || also { Count::Few } else { Count::Exactly(*count) }
    };
    counts.iter().map(tell).collect()
}

/// How conversations were rated, fit to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratings {
    /// How many rated.
    pub total: Count,
    /// The mean score in tenths; `None` of few.
    pub mean_tenths: Option<u64>,
    /// How many gave each score from 1 to 5.
    pub scores: [Count; 5],
}

impl Ratings {
    /// What may be told of how many gave each score: nothing of few raters, and no score that few gave.
    pub fn of(given: [u64; 5]) -> Self {
        let total: u64 = given.iter().sum();
        if total > 0 && total < FEW {
            return Self { total: Count::Few, mean_tenths: None, scores: [Count::Few; 5] };
        }
        let sum: u64 = (1..).zip(given).map(|(score, count)| score * count).sum();
        Self { total: Count::Exactly(total), mean_tenths: (sum * 10 + total / 2).checked_div(total), scores: each_of(given) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn timing(began: &str, waited: Option<&str>, answered: Option<&str>) -> Timing {
        Timing { began_at: at(began), waited_since: waited.map(at), answered_at: answered.map(at) }
    }

    #[test]
    fn a_day_is_a_day_of_the_zone() {
        let zone = TimeZone::fixed(jiff::tz::offset(3));
        let timings = [timing("2026-11-21T22:30:00Z", None, None), timing("2026-11-14T20:59:59Z", None, None)];
        let days = by_day(Period::Week, at("2026-11-22T10:00:00Z"), &zone, &timings);
        assert_eq!(days.len(), 7);
        assert_eq!((days[0].date.to_string(), days[6].date.to_string()), ("2026-11-16".to_owned(), "2026-11-22".to_owned()));
        assert_eq!(days.iter().map(|d| d.conversations).collect::<Vec<_>>(), [0, 0, 0, 0, 0, 0, 1], "the older one is not of the period");
        assert_eq!(Period::Week.begins(at("2026-11-22T10:00:00Z"), &zone), at("2026-11-15T21:00:00Z"));
    }

    #[test]
    fn the_clock_that_is_set_back_makes_no_day_twice() {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let days = by_day(Period::Month, at("2026-11-01T12:00:00Z"), &zone, &[timing("2026-10-25T00:30:00Z", None, None)]);
        assert_eq!(days.len(), 30);
        assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date));
        assert_eq!(days.iter().map(|d| d.conversations).sum::<u64>(), 1);
    }

    #[test]
    fn an_answer_time_is_one_that_somebody_waited() {
        let day = "2026-11-22T09:00:00Z";
        let answered = |minute| format!("2026-11-22T09:{minute:02}:00Z");
        let of = |minutes: &[u32]| {
            let timings: Vec<_> = minutes.iter().map(|m| timing(day, Some(day), Some(&answered(*m)))).collect();
            by_day(Period::Week, at(day), &TimeZone::UTC, &timings)[6].answer_time.map(|t| t.as_mins())
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some(7));
        assert_eq!(of(&[1, 2, 30]), Some(2));
        assert_eq!(of(&[1, 2, 9, 30]), Some(2));
        assert_eq!(timing(day, None, Some(day)).answer_time(), None, "nobody waited");
    }

    /// What is told of counts: `.` for few.
    fn check(counts: &[u64]) -> String {
        let told = told(counts).into_iter().map(|count| match count {
            Count::Exactly(n) => n.to_string(),
            Count::Few => ".".to_owned(),
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_mean_is_told_of_enough_raters() {
        assert_eq!(Ratings::of([0; 5]).mean_tenths, None);
        assert_eq!(Ratings::of([0; 5]).total, Count::Exactly(0));
        assert_eq!((Ratings::of([1, 0, 0, 0, 3]).mean_tenths, Ratings::of([1, 0, 0, 0, 3]).total), (None, Count::Few));
        assert_eq!(Ratings::of([1, 0, 0, 0, 3]).scores[1], Count::Few, "of few raters not even who gave no such score is told");
        let many = Ratings::of([1, 0, 0, 6, 9]);
        assert_eq!(
            (many.mean_tenths, many.scores[0], many.scores[3], many.scores[4]),
            (Some(44), Count::Few, Count::Few, Count::Exactly(9))
        );
    }

    #[test]
    fn few_people_are_not_counted_by_what_they_are() {
        assert_eq!(check(&[0, 5, 100]), "0 5 100");
        assert_eq!(check(&[4, 3, 100]), ". . 100");
        assert_eq!(check(&[4, 8, 8, 100]), ". . 8 100", "one more is withheld, or the sum tells the first");
        assert_eq!(check(&[1]), ".");
        assert_eq!(check(&[]), "");
    }
}
