//! Tallies: how often each limit was hit, by the hour, for a day. Numbers alone: nobody is named, and they stand in memory only.
//!
//! What concerns one organisation is counted for it and shown to it alone; what concerns the installation stands in the metrics.

use domain::id::OrganisationId;
use jiff::Timestamp;
use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;

/// Hours that are remembered.
const HOURS: usize = 24;
/// Seconds of an hour.
const HOUR: i64 = 3_600;

/// A limit that was hit, or an event that says something about safety.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// A password or code was wrong.
    SignIn,
    /// An account, an organisation or a visit that called too fast.
    Paces,
    /// Too many visits from one subscriber.
    Arrivals,
    /// A visit had to work something out first.
    Challenge,
    /// Too many attempts to sign in.
    Guesses,
    /// A form that did not prove to be ours.
    Forgery,
    /// A request was told to come again, because there was too much at once.
    Overload,
    /// A connection was not taken.
    Connections,
}

impl Limit {
    /// All of them, in the order in which they are counted.
    pub(crate) const ALL: [Self; 8] =
        [Self::SignIn, Self::Paces, Self::Arrivals, Self::Challenge, Self::Guesses, Self::Forgery, Self::Overload, Self::Connections];

    /// The name that the metrics use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Paces => "paces",
            Self::Arrivals => "arrivals",
            Self::Challenge => "challenge",
            Self::Guesses => "guesses",
            Self::Forgery => "forgery",
            Self::Overload => "overload",
            Self::Connections => "connections",
        }
    }
}

/// What was counted in an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hour {
    /// Its beginning, in hours since 1970.
    hour: i64,
    counts: [u64; Limit::ALL.len()],
}

impl Hour {
    /// When it began.
    pub(crate) fn begins(&self) -> Timestamp {
        Timestamp::from_second(self.hour * HOUR).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// How often.
    pub(crate) fn count(&self, limit: Limit) -> u64 {
        self.counts.get(limit as usize).copied().unwrap_or_default()
    }
}

/// The last day.
#[derive(Default)]
pub(crate) struct Tallies(Mutex<Counted>);

#[derive(Default)]
struct Counted {
    hours: HashMap<OrganisationId, VecDeque<Hour>>,
    /// Since the start, whoever it concerned.
    all: [u64; Limit::ALL.len()],
}

impl Tallies {
    /// Counts one more; `whose` says whom it concerns, where that is known.
    pub(crate) fn hit(&self, limit: Limit, whose: Option<OrganisationId>, now: Timestamp) {
        let hour = now.as_second().div_euclid(HOUR);
        let Ok(mut counted) = self.0.lock() else { return };
        add(&mut counted.all, limit);
        let Some(whose) = whose else { return };
        let hours = counted.hours.entry(whose).or_default();
        if hours.back().is_none_or(|last| last.hour < hour) {
            hours.push_back(Hour { hour, counts: [0; Limit::ALL.len()] });
        }
        while hours.len() > HOURS {
            hours.pop_front();
        }
        if let Some(last) = hours.back_mut() {
            add(&mut last.counts, limit);
        }
    }

    /// The hours of the last day in which something of an organisation was counted, the newest first.
    pub(crate) fn hours(&self, of: OrganisationId, now: Timestamp) -> Vec<Hour> {
        let since = now.as_second().div_euclid(HOUR) - i64::try_from(HOURS).unwrap_or_default();
        let Ok(counted) = self.0.lock() else { return Vec::new() };
        counted.hours.get(&of).into_iter().flatten().rev().filter(|each| each.hour > since).copied().collect()
    }

    /// How often since the start, over all organisations.
    pub(crate) fn all(&self, limit: Limit) -> u64 {
        self.0.lock().ok().and_then(|counted| counted.all.get(limit as usize).copied()).unwrap_or_default()
    }
}

fn add(counts: &mut [u64; Limit::ALL.len()], limit: Limit) {
    if let Some(count) = counts.get_mut(limit as usize) {
        *count = count.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use uuid::Uuid;

    #[test]
    fn hours_are_counted_for_a_day_and_for_whom_they_concern() {
        let tallies = Tallies::default();
        let (house, other) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
        let at = |hours| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours);
        tallies.hit(Limit::SignIn, Some(house), at(10));
        tallies.hit(Limit::SignIn, Some(house), at(10));
        tallies.hit(Limit::Paces, Some(house), at(12));
        tallies.hit(Limit::Forgery, None, at(12));
        let hours = tallies.hours(house, at(12));
        let counted: Vec<_> = hours.iter().map(|h| (h.begins(), h.count(Limit::SignIn), h.count(Limit::Paces))).collect();
        assert_eq!(counted, [(at(12), 0, 1), (at(10), 2, 0)]);
        assert!(tallies.hours(other, at(12)).is_empty(), "nobody hears of another");
        assert_eq!((tallies.all(Limit::SignIn), tallies.all(Limit::Forgery)), (2, 1));
        assert_eq!(tallies.hours(house, at(34)).len(), 1, "what is older than a day is not shown");
        for hour in 13..90 {
            tallies.hit(Limit::Paces, Some(house), at(hour));
        }
        assert_eq!(tallies.hours(house, at(89)).len(), HOURS);
    }

    #[test]
    fn each_limit_has_its_place() {
        for (place, limit) in Limit::ALL.into_iter().enumerate() {
            assert_eq!(limit as usize, place);
        }
    }
}
