//! The privacy desk: what an organisation has to do, until when, in which order, and how old the requests are that wait.

use crate::overview::Count;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// How many days ahead the desk looks. No law says so: it is a month, as long as the longest time to answer that is not extended.
pub const AHEAD_DAYS: i32 = 31;

/// What kind of thing is to be done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Somebody must be told of a breach (GDPR art. 33, 34; KVKK art. 12(5)).
    Breach,
    /// A request must be answered (GDPR art. 12(3); KVKK art. 13(2)).
    Request,
    /// A signal has opened the draft of a breach: it is confirmed or dismissed.
    Draft,
    /// The sweep that destroys what is due has not come to its end for too long (KVKK by-law on erasure, art. 11).
    Sweep,
    /// A hold ends: what it keeps is destroyed then.
    Hold,
    /// A recipient may be used from then on; until then one may object (GDPR art. 28(2)).
    Recipient,
    /// No agreement on processing is in force, or one waits for the organisation's signature (GDPR art. 28(3)).
    Agreement,
    /// The organisation objects to a sub-processor, and nothing goes there.
    Objection,
    /// Whether a recipient keeps what it promised is to be looked at (GDPR art. 28(1), 28(3)(h); KVKK art. 12(1), 12(3)).
    Audit,
    /// The Board is to be told of a standard contract (KVKK art. 9(5)).
    Contract,
    /// An entry of a register of measures is to be looked at again, or who may read what (Board decision 2018/10).
    Register,
    /// Consents stand on what was said before a material change: these people are asked again when they come back.
    Stale,
    /// A text that visitors are shown in one language is missing in another.
    Text,
    /// The organisation's own notice is older than something that it must tell (GDPR art. 13(1)(e), 13(2)(a); KVKK art. 10(1)).
    Outdated,
    /// A notice must name this of the controller (GDPR art. 13(1)(a); KVKK art. 10(1)(a)), and it is not known.
    Identity,
    /// Consents to letters wait for a click in a letter (GDPR art. 7(1)), and no letter can leave.
    Letters,
    /// The day's checkpoint of the ledger does not leave the house as it was asked to.
    Checkpoint,
    /// People whose role reads a pair do not hold it yet.
    Keys,
    /// Keys of restricted people are to be sealed anew, to the privacy pair alone.
    Restricted,
}

impl Kind {
    /// Every kind, in the order of weight where nothing is due earlier.
    pub const ALL: [Self; 19] = [
        Self::Breach,
        Self::Request,
        Self::Draft,
        Self::Sweep,
        Self::Hold,
        Self::Recipient,
        Self::Agreement,
        Self::Objection,
        Self::Audit,
        Self::Contract,
        Self::Register,
        Self::Stale,
        Self::Text,
        Self::Outdated,
        Self::Identity,
        Self::Letters,
        Self::Checkpoint,
        Self::Keys,
        Self::Restricted,
    ];

    /// The name that the API uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::Request => "request",
            Self::Draft => "breach-draft",
            Self::Sweep => "sweep",
            Self::Hold => "hold",
            Self::Recipient => "recipient",
            Self::Agreement => "agreement",
            Self::Objection => "objection",
            Self::Audit => "audit",
            Self::Contract => "standard-contract",
            Self::Register => "register",
            Self::Stale => "consents-stale",
            Self::Text => "text-missing",
            Self::Outdated => "text-outdated",
            Self::Identity => "identity-missing",
            Self::Letters => "letters-unsent",
            Self::Checkpoint => "checkpoint-unsent",
            Self::Keys => "keys",
            Self::Restricted => "restricted-keys",
        }
    }

    /// Whether its time is a deadline. What merely happens then by itself, such as the end of a hold, is never overdue.
    pub fn is_deadline(self) -> bool {
        matches!(self, Self::Breach | Self::Request | Self::Audit | Self::Contract | Self::Register)
    }
}

/// Until when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// The end of a day where the organisation is.
    Day(Date),
    /// A moment.
    Moment(Timestamp),
}

/// One thing to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What kind.
    pub kind: Kind,
    /// What it is about, by its name: the kind of the request, the law of the clock, a purpose, a recipient, a field.
    pub about: String,
    /// What more there is to say of it, by its name: who is told of a breach, the language of a text.
    pub detail: String,
    /// The request, breach or hold.
    pub id: Option<Uuid>,
    /// Until when; `None` where no date is set.
    pub until: Option<Until>,
    /// Of how many; `None` where it is one thing.
    pub count: Option<Count>,
}

/// How a thing stands to the present moment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// Its time is over.
    Overdue,
    /// It is due before this day ends.
    Today,
    /// It is due on a later day.
    Ahead,
    /// It has no date.
    Open,
}

/// The present, where the organisation is.
#[derive(Clone, Copy, Debug)]
pub struct Present<'z> {
    /// The moment.
    pub now: Timestamp,
    /// The day of it there.
    pub today: Date,
    /// The zone in which its days are counted.
    pub zone: &'z TimeZone,
}

impl Item {
    /// The day of its time, where the organisation is.
    pub fn day(&self, zone: &TimeZone) -> Option<Date> {
        self.until.map(|until| match until {
            Until::Day(day) => day,
            Until::Moment(at) => at.to_zoned(zone.clone()).date(),
        })
    }

    /// How it stands.
    pub fn standing(&self, present: Present<'_>) -> Standing {
        let Some((until, day)) = self.until.zip(self.day(present.zone)) else { return Standing::Open };
        let over = match until {
            Until::Day(day) => day < present.today,
            Until::Moment(at) => at < present.now,
        };
        if over && self.kind.is_deadline() {
            Standing::Overdue
        } else if day <= present.today {
            Standing::Today
        } else {
            Standing::Ahead
        }
    }

    /// The moment at which its time is over.
    fn ends(&self, zone: &TimeZone) -> Option<Timestamp> {
        self.until.map(|until| match until {
            Until::Day(day) => day.tomorrow().and_then(|day| day.to_zoned(zone.clone())).map_or(Timestamp::MAX, |day| day.timestamp()),
            Until::Moment(at) => at,
        })
    }

    /// How much time is left, negative once it is over; `None` where no date is set.
    pub fn left(&self, present: Present<'_>) -> Option<SignedDuration> {
        self.ends(present.zone).map(|ends| ends.duration_since(present.now))
    }
}

/// Puts things into the order in which they are to be done: what ends first comes first, and what has no date comes last.
pub fn order(items: &mut [Item], zone: &TimeZone) {
    items.sort_by(|a, b| {
        let key = |item: &Item| (item.until.is_none(), item.ends(zone), item.kind);
        key(a).cmp(&key(b)).then_with(|| (&a.about, &a.detail, a.id).cmp(&(&b.about, &b.detail, b.id)))
    });
}

/// How many things stand how.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Sum {
    /// Their time is over.
    pub overdue: u64,
    /// Due today.
    pub today: u64,
    /// Due later.
    pub ahead: u64,
    /// Without a date.
    pub open: u64,
}

impl Sum {
    /// Counts them.
    pub fn of(items: &[Item], present: Present<'_>) -> Self {
        let mut sum = Self::default();
        for item in items {
            *match item.standing(present) {
                Standing::Overdue => &mut sum.overdue,
                Standing::Today => &mut sum.today,
                Standing::Ahead => &mut sum.ahead,
                Standing::Open => &mut sum.open,
            } += 1;
        }
        sum
    }
}

/// The ages by which requests that wait are counted, in days: up to this one. What is older than the last is counted as older.
pub const AGES: [i32; 4] = [7, 14, 21, 30];

/// How many requests wait for how long: by [`AGES`], then those that are older, then those that are overdue whatever their age.
pub fn by_age(waiting: impl IntoIterator<Item = (Date, Option<Date>, u64)>, today: Date) -> [u64; 6] {
    let mut ages = [0; 6];
    for (received, due, count) in waiting {
        let age = crate::calendar::number(today) - crate::calendar::number(received);
        let overdue = due.is_some_and(|due| due < today);
        let place = if overdue { 5 } else { AGES.iter().position(|most| age <= *most).unwrap_or(4) };
        if let Some(sum) = ages.get_mut(place) {
            *sum += count;
        }
    }
    ages
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    fn item(kind: Kind, until: Option<Until>) -> Item {
        Item { kind, about: String::new(), detail: String::new(), id: None, until, count: None }
    }

    #[expect(clippy::unnecessary_wraps, reason = "items take it so")]
    fn at(text: &str) -> Option<Until> {
        Some(Until::Moment(text.parse().unwrap()))
    }

    #[expect(clippy::unnecessary_wraps, reason = "items take it so")]
    fn day(day: i8) -> Option<Until> {
        Some(Until::Day(date(2026, 11, day)))
    }

    #[test]
    fn a_day_ends_at_midnight_where_the_organisation_is_and_an_hour_when_it_is_over() {
        let zone = berlin();
        // Half past midnight in Berlin; in UTC it is still the 21st.
        let present = Present { now: "2026-11-21T23:30:00Z".parse().unwrap(), today: date(2026, 11, 22), zone: &zone };
        for (kind, until, standing) in [
            (Kind::Request, day(21), Standing::Overdue),
            (Kind::Request, day(22), Standing::Today),
            (Kind::Request, day(23), Standing::Ahead),
            (Kind::Breach, at("2026-11-21T23:29:59Z"), Standing::Overdue),
            (Kind::Breach, at("2026-11-21T23:30:00Z"), Standing::Today),
            (Kind::Breach, at("2026-11-22T22:59:00Z"), Standing::Today),
            (Kind::Breach, at("2026-11-22T23:00:00Z"), Standing::Ahead),
            (Kind::Hold, at("2026-11-01T00:00:00Z"), Standing::Today),
            (Kind::Text, None, Standing::Open),
        ] {
            assert_eq!(item(kind, until).standing(present), standing, "{kind:?} {until:?}");
        }
        assert_eq!(item(Kind::Request, day(22)).left(present), Some(SignedDuration::from_mins(23 * 60 + 30)));
        assert_eq!(item(Kind::Request, day(21)).left(present), Some(SignedDuration::from_mins(-30)));
        assert_eq!(item(Kind::Text, None).left(present), None);
    }

    #[test]
    fn what_ends_first_comes_first_and_what_has_no_date_last() {
        let wanted = [
            item(Kind::Request, day(19)),
            item(Kind::Breach, at("2026-11-22T10:00:00Z")),
            item(Kind::Request, day(22)),
            item(Kind::Breach, at("2026-11-23T10:00:00Z")),
            item(Kind::Hold, at("2026-11-23T10:00:00Z")),
            item(Kind::Draft, None),
            item(Kind::Keys, None),
        ];
        let mut items: Vec<_> = wanted.iter().rev().cloned().collect();
        order(&mut items, &berlin());
        assert_eq!(items, wanted);
    }

    #[test]
    fn each_thing_is_counted_once() {
        let zone = berlin();
        let present = Present { now: "2026-11-22T10:00:00Z".parse().unwrap(), today: date(2026, 11, 22), zone: &zone };
        let items = [item(Kind::Request, day(1)), item(Kind::Request, day(22)), item(Kind::Hold, day(30)), item(Kind::Text, None)];
        assert_eq!(Sum::of(&items, present), Sum { overdue: 1, today: 1, ahead: 1, open: 1 });
    }

    #[test]
    fn requests_are_counted_by_age_until_they_are_overdue() {
        let (today, ages) = (date(2026, 11, 30), |waiting: &[(i8, Option<i8>)]| {
            let of = |(received, due): &(i8, Option<i8>)| (date(2026, 11, *received), due.map(|due| date(2026, 11, due)), 1);
            by_age(waiting.iter().map(of), date(2026, 11, 30))
        });
        assert_eq!(ages(&[(30, None), (23, None), (22, None), (16, None), (9, None), (8, None)]), [2, 2, 1, 1, 0, 0]);
        assert_eq!(ages(&[(29, Some(29)), (29, Some(30))]), [1, 0, 0, 0, 0, 1], "due today is not overdue");
        let long_ago = (date(2026, 10, 1), Some(date(2026, 12, 31)), 3);
        assert_eq!(by_age([long_ago], today), [0, 0, 0, 0, 3, 0], "an extended one");
    }
}
