//! Availability: business hours with their time zone, when somebody answers again, and which times can be wished for.

use crate::contact::Format;
use crate::refusal::Refusal;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::{AmbiguousTimestamp, TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp, Zoned};
use std::fmt::Write as _;
use std::sync::LazyLock;

/// The longest text of hours, in bytes.
pub const HOURS_BYTES_MAX: usize = 4_000;
/// The most intervals of one day.
pub const INTERVALS_MAX: usize = 6;
/// The most closed dates.
pub const CLOSED_MAX: usize = 200;
/// How many days the next opening is looked for.
const DAYS_AHEAD: i32 = 400;
/// How many days a wish may lie ahead.
const WISH_DAYS: i32 = 7;
/// How many times are offered to wish for.
const WISHES_MAX: usize = 4;
/// What must be left of a time that is offered: nobody wishes for the next five minutes.
const WISH_LEFT: SignedDuration = SignedDuration::from_mins(30);

const DAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];
const MINUTES_OF_A_DAY: u16 = 24 * 60;
const NOON: u16 = 12 * 60;

/// The table of time zones that is compiled in, so that the rules read no files. It keeps what it has read.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// From when until when on one day, in minutes since midnight by the clock on the wall.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Interval {
    /// The first minute.
    pub from: u16,
    /// The minute after the last; at most 1440, which is midnight.
    pub until: u16,
}

/// When somebody is there: weekly intervals, a time zone, and dates on which nobody is. Without any interval it says nothing, and
/// whether somebody is there is a matter of who is there.
#[derive(Clone, PartialEq, Debug)]
pub struct Hours {
    /// Monday first.
    week: [Vec<Interval>; 7],
    closed: Vec<Date>,
    zone: TimeZone,
}

/// A time that a visitor may wish for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wish {
    /// When it begins, in the zone of the hours.
    pub from: Zoned,
    /// When it ends.
    pub until: Zoned,
}

impl Hours {
    /// Hours that say nothing.
    pub fn none() -> Self {
        Self { week: Default::default(), closed: Vec::new(), zone: TimeZone::UTC }
    }

    /// Reads hours from their text, such as `mo-fr 09:00-12:30 13:00-17:00; sa 10:00-14:00; closed 2026-12-24 2026-12-25`, and the
    /// name of an IANA time zone. Empty text says nothing, and needs no zone.
    ///
    /// # Refuses
    /// [`Refusal::InvalidValue`] with the field `hours` or `time_zone`; [`Refusal::TooLarge`] above [`HOURS_BYTES_MAX`].
    pub fn parse(text: &str, zone: &str) -> Result<Self, Refusal> {
        if text.len() > HOURS_BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        let mut hours = Self { zone: zone_named(zone, text.trim().is_empty())?, ..Self::none() };
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            hours.read(part).ok_or_else(|| invalid("hours"))?;
        }
        hours.tidy().ok_or_else(|| invalid("hours"))
    }

    /// Reads one part: days with their intervals, or the closed dates.
    fn read(&mut self, part: &str) -> Option<()> {
        let (head, rest) = part.split_once(char::is_whitespace)?;
        if head == "closed" {
            for date in rest.split_whitespace() {
                self.closed.push(date.parse().ok()?);
            }
            return Some(());
        }
        let (first, last) = head.split_once('-').unwrap_or((head, head));
        let (first, last) = (day_named(first)?, day_named(last)?);
        let days = self.week.get_mut(first..=last)?;
        for interval in rest.split_whitespace() {
            let interval = interval_of(interval)?;
            for day in days.iter_mut() {
                day.push(interval);
            }
        }
        Some(())
    }

    /// Sorted; `None` where intervals overlap or there are too many.
    fn tidy(mut self) -> Option<Self> {
        for day in &mut self.week {
            day.sort_unstable();
            let apart = day.windows(2).all(|pair| matches!(pair, [a, b] if a.until <= b.from));
            if !apart || day.len() > INTERVALS_MAX {
                return None;
            }
        }
        self.closed.sort_unstable();
        self.closed.dedup();
        (self.closed.len() <= CLOSED_MAX).then_some(self)
    }

    /// The text that [`Hours::parse`] reads, in one form for equal hours.
    pub fn text(&self) -> String {
        let mut parts = Vec::new();
        for (name, day) in DAYS.iter().zip(&self.week).filter(|(_, day)| !day.is_empty()) {
            let times = day.iter().map(|i| format!(" {}-{}", clock(i.from), clock(i.until)));
            parts.push(format!("{name}{}", times.collect::<String>()));
        }
        if !self.closed.is_empty() {
            let mut closed = "closed".to_owned();
            for date in &self.closed {
                let _ = write!(closed, " {date}");
            }
            parts.push(closed);
        }
        parts.join("; ")
    }

    /// Whether there are hours at all.
    pub fn are_set(&self) -> bool {
        self.week.iter().any(|day| !day.is_empty())
    }

    /// The zone in which they are meant.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The intervals of a weekday.
    pub fn on(&self, day: Weekday) -> &[Interval] {
        self.week.get(usize::try_from(day.to_monday_zero_offset()).unwrap_or_default()).map_or(&[], Vec::as_slice)
    }

    /// The dates on which nobody is there.
    pub fn closed(&self) -> &[Date] {
        &self.closed
    }

    /// Whether they are open now; always where there are none.
    pub fn open(&self, now: Timestamp) -> bool {
        if !self.are_set() {
            return true;
        }
        let here = now.to_zoned(self.zone.clone());
        let minute = minute_of(here.time());
        self.intervals(here.date()).iter().any(|i| (i.from..i.until).contains(&minute))
    }

    /// When they open next, after now; `None` where there are none, or no day of the coming year is open.
    pub fn next_opening(&self, now: Timestamp) -> Option<Zoned> {
        let mut day = now.to_zoned(self.zone.clone()).date();
        for _ in 0..DAYS_AHEAD {
            let opens = self.openings(day).filter(|at| *at > now && self.opens(*at)).min();
            if let Some(at) = opens {
                return Some(at.to_zoned(self.zone.clone()));
            }
            day = day.tomorrow().ok()?;
        }
        None
    }

    /// Whether they are open from this moment on, and were not before it.
    fn opens(&self, at: Timestamp) -> bool {
        self.open(at) && !self.open(at.saturating_sub(SignedDuration::from_secs(1)).unwrap_or(at))
    }

    /// When they may open on a day: where an interval begins, and where the clock is changed.
    fn openings(&self, day: Date) -> impl Iterator<Item = Timestamp> {
        let begin = self.intervals(day).iter().flat_map(move |interval| self.moments(day, interval.from)).flatten();
        let changes = self.moment(day, 0).map(|midnight| self.zone.following(midnight).map(|change| change.timestamp()).next());
        let tomorrow = self.moment(day, MINUTES_OF_A_DAY);
        begin.chain(changes.flatten().filter(move |change| tomorrow.is_some_and(|tomorrow| *change < tomorrow)))
    }

    /// The next times that may be wished for: mornings and afternoons of open days, the running one as long as enough is left of it.
    pub fn wishes(&self, now: Timestamp) -> Vec<Wish> {
        let soon = now.saturating_add(WISH_LEFT).unwrap_or(now);
        self.halves(now).into_iter().filter(|wish| wish.until.timestamp() >= soon).take(WISHES_MAX).collect()
    }

    /// The wish that begins at a moment, as long as it has not passed.
    pub fn wished(&self, from: Timestamp, now: Timestamp) -> Option<Wish> {
        self.halves(now).into_iter().find(|wish| wish.from.timestamp() == from && wish.until.timestamp() > now)
    }

    /// Mornings and afternoons of the coming days, ascending.
    fn halves(&self, now: Timestamp) -> Vec<Wish> {
        let mut halves = Vec::new();
        let mut day = now.to_zoned(self.zone.clone()).date();
        for _ in 0..WISH_DAYS {
            for interval in self.intervals(day) {
                for (from, until) in [(interval.from, interval.until.min(NOON)), (interval.from.max(NOON), interval.until)] {
                    let (Some(from), Some(until)) = (self.moment(day, from), self.moment(day, until)) else { continue };
                    if from < until {
                        halves.push(Wish { from: from.to_zoned(self.zone.clone()), until: until.to_zoned(self.zone.clone()) });
                    }
                }
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        halves
    }

    fn intervals(&self, date: Date) -> &[Interval] {
        if self.closed.binary_search(&date).is_ok() { &[] } else { self.on(date.weekday()) }
    }

    /// When the clock on the wall shows a time; put forward over it, the time after the change counts, put back, the first.
    fn moment(&self, date: Date, minute: u16) -> Option<Timestamp> {
        self.shown(date, minute).and_then(|shown| shown.compatible().ok())
    }

    /// The same with both times where the clock shows it twice, or never.
    fn moments(&self, date: Date, minute: u16) -> [Option<Timestamp>; 2] {
        let shown =
            |choose: fn(AmbiguousTimestamp) -> Result<Timestamp, jiff::Error>| self.shown(date, minute).and_then(|s| choose(s).ok());
        [shown(AmbiguousTimestamp::earlier), shown(AmbiguousTimestamp::later)]
    }

    fn shown(&self, date: Date, minute: u16) -> Option<AmbiguousTimestamp> {
        let (date, minute) = if minute == MINUTES_OF_A_DAY { (date.tomorrow().ok()?, 0) } else { (date, minute) };
        let time = Time::new(hour_of(minute), minute_part(minute), 0, 0).ok()?;
        Some(self.zone.to_ambiguous_timestamp(date.to_datetime(time)))
    }
}

fn invalid(field: &str) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }
}

/// The zone of a name. Without hours, none is needed.
fn zone_named(name: &str, optional: bool) -> Result<TimeZone, Refusal> {
    if name.is_empty() && optional {
        return Ok(TimeZone::UTC);
    }
    ZONES.get(name).map_err(|_| invalid("time_zone"))
}

/// The names of the time zones that can be chosen, sorted.
pub fn zones() -> Vec<String> {
    ZONES.available().map(|name| name.to_string()).filter(|name| name.contains('/')).collect()
}

fn day_named(name: &str) -> Option<usize> {
    DAYS.iter().position(|day| *day == name)
}

/// `09:00-17:30`.
fn interval_of(text: &str) -> Option<Interval> {
    let (from, until) = text.split_once('-')?;
    let (from, until) = (minute_named(from)?, minute_named(until)?);
    (from < until).then_some(Interval { from, until })
}

/// `09:00`, up to `24:00`.
fn minute_named(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let whole = hour * 60 + minute;
    (minute < 60 && whole <= MINUTES_OF_A_DAY).then_some(whole)
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn minute_of(time: Time) -> u16 {
    u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).unwrap_or_default()
}

fn hour_of(minute: u16) -> i8 {
    i8::try_from(minute / 60).unwrap_or_default()
}

fn minute_part(minute: u16) -> i8 {
    i8::try_from(minute % 60).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICE: &str = "mo-fr 09:00-12:30 13:30-17:00; sa 10:00-14:00; closed 2026-12-25 2026-12-26";

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn hours(text: &str, zone: &str) -> Hours {
        Hours::parse(text, zone).unwrap()
    }

    /// What opens next, in the zone.
    fn check(text: &str, zone: &str, now: &str, open: bool, next: &str) {
        let hours = hours(text, zone);
        let found = hours.next_opening(at(now)).map_or_else(|| "never".to_owned(), |z| z.strftime("%a %F %H:%M %:z").to_string());
        assert_eq!((hours.open(at(now)), found.as_str()), (open, next), "{now}");
    }

    #[test]
    fn a_text_says_one_thing_in_one_form() {
        let office = hours(OFFICE, "Europe/Berlin");
        assert_eq!(office.on(Weekday::Monday).len(), 2);
        assert_eq!(office.on(Weekday::Sunday), []);
        assert_eq!(
            office.text(),
            "mo 09:00-12:30 13:30-17:00; tu 09:00-12:30 13:30-17:00; we 09:00-12:30 13:30-17:00; th 09:00-12:30 13:30-17:00; \
             fr 09:00-12:30 13:30-17:00; sa 10:00-14:00; closed 2026-12-25 2026-12-26"
        );
        assert_eq!(hours(&office.text(), "Europe/Berlin"), office);
        assert_eq!(hours("  ", "").text(), "");
        assert!(!hours("", "").are_set() && hours("su 00:00-24:00", "Europe/Istanbul").are_set());
    }

    #[test]
    fn what_is_no_hours_is_refused_with_its_field() {
        let refused = |text: &str, zone: &str| match Hours::parse(text, zone).unwrap_err() {
            Refusal::InvalidValue { field, .. } => field,
            other => format!("{other}"),
        };
        for text in [
            "mo",
            "mo 9:00-17:00",
            "mo 09:00",
            "mo 17:00-09:00",
            "mo 09:00-09:00",
            "mo 09:00-24:01",
            "mo 09:60-10:00",
            "fr-mo 09:00-10:00",
            "xx 09:00-10:00",
            "mo 09:00-11:00 10:00-12:00",
            "closed 2026-02-30",
            "closed soon",
            "mo 09:00+10:00",
        ] {
            assert_eq!(refused(text, "Europe/Berlin"), "hours", "{text}");
        }
        for zone in ["", "Berlin", "Europe/Nowhere", "../../etc/passwd"] {
            assert_eq!(refused(OFFICE, zone), "time_zone", "{zone}");
        }
        assert_eq!(refused(&"mo 09:00-10:00;".repeat(1_000), "Europe/Berlin"), "too-large");
    }

    #[test]
    fn the_next_opening_passes_over_nights_breaks_and_holidays() {
        let check = |now, open, next| check(OFFICE, "Europe/Berlin", now, open, next);
        check("2026-11-23T07:00:00Z", false, "Mon 2026-11-23 09:00 +01:00");
        check("2026-11-23T08:00:00Z", true, "Mon 2026-11-23 13:30 +01:00");
        check("2026-11-23T11:29:59Z", true, "Mon 2026-11-23 13:30 +01:00");
        check("2026-11-23T11:30:00Z", false, "Mon 2026-11-23 13:30 +01:00");
        check("2026-11-23T16:00:00Z", false, "Tue 2026-11-24 09:00 +01:00");
        check("2026-11-28T13:00:00Z", false, "Mon 2026-11-30 09:00 +01:00");
        // Christmas Day is a Friday and the day after it a Saturday.
        check("2026-12-24T16:00:00Z", false, "Mon 2026-12-28 09:00 +01:00");
        check("2026-12-25T10:00:00Z", false, "Mon 2026-12-28 09:00 +01:00");
    }

    #[test]
    fn without_hours_it_is_never_closed() {
        check("", "", "2026-11-22T03:00:00Z", true, "never");
    }

    #[test]
    fn closed_dates_have_a_limit() {
        let parse = |count: usize| {
            let first = Date::constant(2026, 1, 1);
            let dates: Vec<_> = first.series(jiff::ToSpan::day(1)).take(count).map(|date| date.to_string()).collect();
            Hours::parse(&format!("mo 09:00-10:00; closed {}", dates.join(" ")), "Europe/Berlin").map(drop)
        };
        assert_eq!(parse(CLOSED_MAX), Ok(()));
        assert!(parse(CLOSED_MAX + 1).is_err());
    }

    #[test]
    fn the_clock_on_the_wall_counts_when_it_is_changed() {
        // Berlin puts the clock forward on 29 March 2026 from 02:00 to 03:00, and back on 25 October from 03:00 to 02:00.
        check("mo-su 09:00-17:00", "Europe/Berlin", "2026-03-28T23:00:00Z", false, "Sun 2026-03-29 09:00 +02:00");
        check("mo-su 09:00-17:00", "Europe/Berlin", "2026-10-24T22:00:00Z", false, "Sun 2026-10-25 09:00 +01:00");
        // An opening that the clock passes over counts from the change.
        check("su 02:30-06:00", "Europe/Berlin", "2026-03-29T00:59:00Z", false, "Sun 2026-03-29 03:00 +02:00");
        check("su 02:30-06:00", "Europe/Berlin", "2026-03-29T01:00:00Z", true, "Sun 2026-04-05 02:30 +02:00");
        // One that it shows twice opens the first time, and again where the first was missed.
        check("su 02:30-02:45", "Europe/Berlin", "2026-10-25T00:00:00Z", false, "Sun 2026-10-25 02:30 +02:00");
        check("su 02:30-02:45", "Europe/Berlin", "2026-10-25T00:50:00Z", false, "Sun 2026-10-25 02:30 +01:00");
        check("su 01:30-02:45", "Europe/Berlin", "2026-10-25T00:50:00Z", false, "Sun 2026-10-25 02:00 +01:00");
        // What goes on without a break does not open again.
        check("mo 09:00-12:00 12:00-17:00; tu 10:00-11:00", "Europe/Berlin", "2026-11-23T09:00:00Z", true, "Tue 2026-11-24 10:00 +01:00");
        // Turkey has not changed its clocks since 2016.
        check("mo-fr 09:00-18:00", "Europe/Istanbul", "2026-03-30T05:59:59Z", false, "Mon 2026-03-30 09:00 +03:00");
        check("mo-fr 09:00-18:00", "Europe/Istanbul", "2026-10-26T06:00:00Z", true, "Tue 2026-10-27 09:00 +03:00");
    }

    /// Looks at every minute of the coming two weeks.
    fn looked_up(hours: &Hours, now: Timestamp) -> Option<Timestamp> {
        (1..=16 * 24 * 60).map(|minute| now + SignedDuration::from_mins(minute)).find(|at| hours.open(*at))
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(160))]

        #[test]
        fn the_next_opening_is_the_first_open_minute(zone in 0..5usize, spring in 0..2i64, minute in 0..(16 * 24 * 60i64), days in 1..128u8, times in proptest::collection::vec(0..96u16, 2..7)) {
            let zones = ["Europe/Berlin", "Europe/Istanbul", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu"];
            let mut times = times;
            times.sort_unstable();
            times.dedup();
            let mut hours = Hours { zone: zone_named(zones[zone], false).unwrap(), ..Hours::none() };
            for (_, day) in hours.week.iter_mut().enumerate().filter(|(day, _)| days & (1 << day) != 0) {
                *day = times.chunks_exact(2).map(|pair| Interval { from: pair[0] * 15, until: pair[1] * 15 }).collect();
            }
            let read = Hours::parse(&hours.text(), zones[zone]).unwrap();
            proptest::prop_assert_eq!(&read.text(), &hours.text());
            // Around the weeks in which clocks are changed.
            let from = if spring == 1 { at("2026-03-25T00:00:00Z") } else { at("2026-10-20T00:00:00Z") };
            let now = from + SignedDuration::from_mins(minute);
            if hours.are_set() && !hours.open(now) {
                proptest::prop_assert_eq!(hours.next_opening(now).map(|z| z.timestamp()), looked_up(&hours, now));
            }
        }

        #[test]
        fn no_text_breaks_the_reading(text in "[ a-z0-9:;-]{0,60}", zone in "[A-Za-z/]{0,20}") {
            let _ = Hours::parse(&text, &zone);
        }
    }

    #[test]
    fn wishes_are_the_next_open_mornings_and_afternoons() {
        let said = |text: &str, now: &str| -> Vec<String> {
            let wishes = hours(text, "Europe/Berlin").wishes(at(now));
            wishes.iter().map(|w| format!("{}-{}", w.from.strftime("%a %H:%M"), w.until.strftime("%H:%M"))).collect()
        };
        let office = "mo-fr 09:00-17:00";
        assert_eq!(said(office, "2026-11-23T09:00:00Z"), ["Mon 09:00-12:00", "Mon 12:00-17:00", "Tue 09:00-12:00", "Tue 12:00-17:00"]);
        assert_eq!(said(office, "2026-11-23T10:45:00Z"), ["Mon 12:00-17:00", "Tue 09:00-12:00", "Tue 12:00-17:00", "Wed 09:00-12:00"]);
        assert_eq!(said(office, "2026-11-27T18:00:00Z"), ["Mon 09:00-12:00", "Mon 12:00-17:00", "Tue 09:00-12:00", "Tue 12:00-17:00"]);
        assert_eq!(said("sa 20:00-24:00", "2026-11-23T10:00:00Z"), ["Sat 20:00-00:00"]);
        assert_eq!(said("", "2026-11-23T10:00:00Z"), Vec::<String>::new());
    }

    #[test]
    fn a_wish_is_taken_until_it_has_passed() {
        let office = hours("mo-fr 09:00-17:00", "Europe/Berlin");
        let noon = at("2026-11-23T11:00:00Z");
        assert!(office.wished(noon, at("2026-11-23T15:59:00Z")).is_some());
        assert!(office.wished(noon, at("2026-11-23T16:00:00Z")).is_none());
        assert!(office.wished(at("2026-11-23T11:30:00Z"), at("2026-11-23T09:00:00Z")).is_none());
    }

    #[test]
    fn zones_are_those_of_the_table() {
        let zones = zones();
        assert!(["Europe/Berlin", "Europe/Istanbul", "Europe/Warsaw"].iter().all(|zone| zones.iter().any(|z| z == zone)));
    }
}
