//! Holidays: the countries whose public holidays and time are known here, and when Easter is.
//!
//! Listed are days that are public holidays in the whole country, as the law of the country fixes them. A day that is missing here
//! makes a term end earlier than the law asks for, never later; so days of single regions, days that a government moves from year
//! to year, substitutes for holidays that fall on a weekend, and Turkey's religious holidays (which the moon decides and the
//! authority announces) are left out.

use jiff::Span;
use jiff::civil::{Date, Weekday};

/// A holiday, as a rule for each year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Day {
    /// Month and day.
    On(i8, i8),
    /// The same, since a year.
    Since(i16, i8, i8),
    /// Days after Easter Sunday, as the western churches count it.
    Easter(i16),
    /// Days after Easter Sunday, as the orthodox churches count it.
    Orthodox(i16),
    /// The first such weekday on this day or after it.
    From(i8, i8, Weekday),
}

use Day::{Easter, From, On, Orthodox, Since};
use Weekday::{Monday, Thursday};

/// What is known of a country.
struct Country {
    code: &'static str,
    zone: &'static str,
    days: &'static [Day],
}

const fn country(code: &'static str, zone: &'static str, days: &'static [Day]) -> Country {
    Country { code, zone, days }
}

const GOOD_FRIDAY: Day = Easter(-2);
const EASTER_MONDAY: Day = Easter(1);
const ASCENSION: Day = Easter(39);
const WHIT_MONDAY: Day = Easter(50);
const CORPUS_CHRISTI: Day = Easter(60);
const MAUNDY_THURSDAY: Day = Easter(-3);
const NEW_YEAR: Day = On(1, 1);
const EPIPHANY: Day = On(1, 6);
const LABOUR: Day = On(5, 1);
const ASSUMPTION: Day = On(8, 15);
const ALL_SAINTS: Day = On(11, 1);
const CONCEPTION: Day = On(12, 8);
const CHRISTMAS_EVE: Day = On(12, 24);
const CHRISTMAS: Day = On(12, 25);
const SECOND_CHRISTMAS: Day = On(12, 26);

/// The European Union, the European Economic Area, the United Kingdom, Switzerland and Turkey. A country of several zones counts by
/// that of its capital.
#[rustfmt::skip] // A country each.
const COUNTRIES: &[Country] = &[
    country("AT", "Europe/Vienna", &[NEW_YEAR, EPIPHANY, EASTER_MONDAY, LABOUR, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI, ASSUMPTION, On(10, 26), ALL_SAINTS, CONCEPTION, CHRISTMAS, SECOND_CHRISTMAS]),
    country("BE", "Europe/Brussels", &[NEW_YEAR, EASTER_MONDAY, LABOUR, ASCENSION, WHIT_MONDAY, On(7, 21), ASSUMPTION, ALL_SAINTS, On(11, 11), CHRISTMAS]),
    country("BG", "Europe/Sofia", &[NEW_YEAR, On(3, 3), Orthodox(-2), Orthodox(1), LABOUR, On(5, 6), On(5, 24), On(9, 6), On(9, 22), CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS]),
    country("CH", "Europe/Zurich", &[NEW_YEAR, ASCENSION, On(8, 1), CHRISTMAS]),
    country("CY", "Asia/Nicosia", &[NEW_YEAR, EPIPHANY, Orthodox(-48), On(3, 25), On(4, 1), Orthodox(-2), Orthodox(1), LABOUR, Orthodox(50), ASSUMPTION, On(10, 1), On(10, 28), CHRISTMAS, SECOND_CHRISTMAS]),
    country("CZ", "Europe/Prague", &[NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, LABOUR, On(5, 8), On(7, 5), On(7, 6), On(9, 28), On(10, 28), On(11, 17), CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS]),
    country("DE", "Europe/Berlin", &[NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, LABOUR, ASCENSION, WHIT_MONDAY, On(10, 3), CHRISTMAS, SECOND_CHRISTMAS]),
    country("DK", "Europe/Copenhagen", &[NEW_YEAR, MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY, CHRISTMAS, SECOND_CHRISTMAS]),
    country("EE", "Europe/Tallinn", &[NEW_YEAR, On(2, 24), GOOD_FRIDAY, LABOUR, On(6, 23), On(6, 24), On(8, 20), CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS]),
    country("ES", "Europe/Madrid", &[NEW_YEAR, GOOD_FRIDAY, LABOUR, ASSUMPTION, On(10, 12), ALL_SAINTS, On(12, 6), CONCEPTION, CHRISTMAS]),
    country("FI", "Europe/Helsinki", &[NEW_YEAR, EPIPHANY, GOOD_FRIDAY, EASTER_MONDAY, LABOUR, ASCENSION, On(12, 6), CHRISTMAS, SECOND_CHRISTMAS]),
    country("FR", "Europe/Paris", &[NEW_YEAR, EASTER_MONDAY, LABOUR, On(5, 8), ASCENSION, WHIT_MONDAY, On(7, 14), ASSUMPTION, ALL_SAINTS, On(11, 11), CHRISTMAS]),
    country("GB", "Europe/London", &[NEW_YEAR, GOOD_FRIDAY, From(5, 1, Monday), From(5, 25, Monday), CHRISTMAS, SECOND_CHRISTMAS]),
    country("GR", "Europe/Athens", &[NEW_YEAR, EPIPHANY, On(3, 25), Orthodox(1), LABOUR, ASSUMPTION, On(10, 28), CHRISTMAS, SECOND_CHRISTMAS]),
    country("HR", "Europe/Zagreb", &[NEW_YEAR, EPIPHANY, EASTER_MONDAY, LABOUR, On(5, 30), CORPUS_CHRISTI, On(6, 22), On(8, 5), ASSUMPTION, ALL_SAINTS, On(11, 18), CHRISTMAS, SECOND_CHRISTMAS]),
    country("HU", "Europe/Budapest", &[NEW_YEAR, On(3, 15), GOOD_FRIDAY, EASTER_MONDAY, LABOUR, WHIT_MONDAY, On(8, 20), On(10, 23), ALL_SAINTS, CHRISTMAS, SECOND_CHRISTMAS]),
    country("IE", "Europe/Dublin", &[NEW_YEAR, On(3, 17), EASTER_MONDAY, From(5, 1, Monday), From(6, 1, Monday), From(8, 1, Monday), From(10, 25, Monday), CHRISTMAS, SECOND_CHRISTMAS]),
    country("IS", "Atlantic/Reykjavik", &[NEW_YEAR, MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, From(4, 19, Thursday), LABOUR, ASCENSION, WHIT_MONDAY, On(6, 17), From(8, 1, Monday), CHRISTMAS, SECOND_CHRISTMAS]),
    country("IT", "Europe/Rome", &[NEW_YEAR, EPIPHANY, EASTER_MONDAY, On(4, 25), LABOUR, On(6, 2), ASSUMPTION, ALL_SAINTS, CONCEPTION, CHRISTMAS, SECOND_CHRISTMAS]),
    country("LI", "Europe/Vaduz", &[NEW_YEAR, EPIPHANY, EASTER_MONDAY, LABOUR, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI, ASSUMPTION, On(9, 8), ALL_SAINTS, CONCEPTION, CHRISTMAS, SECOND_CHRISTMAS]),
    country("LT", "Europe/Vilnius", &[NEW_YEAR, On(2, 16), On(3, 11), EASTER_MONDAY, LABOUR, On(6, 24), On(7, 6), ASSUMPTION, ALL_SAINTS, On(11, 2), CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS]),
    country("LU", "Europe/Luxembourg", &[NEW_YEAR, EASTER_MONDAY, LABOUR, On(5, 9), ASCENSION, WHIT_MONDAY, On(6, 23), ASSUMPTION, ALL_SAINTS, CHRISTMAS, SECOND_CHRISTMAS]),
    country("LV", "Europe/Riga", &[NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, LABOUR, On(5, 4), On(6, 23), On(6, 24), On(11, 18), CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS, On(12, 31)]),
    country("MT", "Europe/Malta", &[NEW_YEAR, On(2, 10), On(3, 19), On(3, 31), GOOD_FRIDAY, LABOUR, On(6, 7), On(6, 29), ASSUMPTION, On(9, 8), On(9, 21), CONCEPTION, On(12, 13), CHRISTMAS]),
    country("NL", "Europe/Amsterdam", &[NEW_YEAR, EASTER_MONDAY, On(4, 27), On(5, 5), ASCENSION, WHIT_MONDAY, CHRISTMAS, SECOND_CHRISTMAS]),
    country("NO", "Europe/Oslo", &[NEW_YEAR, MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, LABOUR, On(5, 17), ASCENSION, WHIT_MONDAY, CHRISTMAS, SECOND_CHRISTMAS]),
    country("PL", "Europe/Warsaw", &[NEW_YEAR, EPIPHANY, EASTER_MONDAY, LABOUR, On(5, 3), CORPUS_CHRISTI, ASSUMPTION, ALL_SAINTS, On(11, 11), Since(2025, 12, 24), CHRISTMAS, SECOND_CHRISTMAS]),
    country("PT", "Europe/Lisbon", &[NEW_YEAR, GOOD_FRIDAY, On(4, 25), LABOUR, CORPUS_CHRISTI, On(6, 10), ASSUMPTION, On(10, 5), ALL_SAINTS, On(12, 1), CONCEPTION, CHRISTMAS]),
    country("RO", "Europe/Bucharest", &[NEW_YEAR, On(1, 2), EPIPHANY, On(1, 7), On(1, 24), Orthodox(-2), Orthodox(1), LABOUR, On(6, 1), Orthodox(50), ASSUMPTION, On(11, 30), On(12, 1), CHRISTMAS, SECOND_CHRISTMAS]),
    country("SE", "Europe/Stockholm", &[NEW_YEAR, EPIPHANY, GOOD_FRIDAY, EASTER_MONDAY, LABOUR, ASCENSION, On(6, 6), CHRISTMAS, SECOND_CHRISTMAS]),
    country("SI", "Europe/Ljubljana", &[NEW_YEAR, On(1, 2), On(2, 8), EASTER_MONDAY, On(4, 27), LABOUR, On(5, 2), On(6, 25), ASSUMPTION, On(10, 31), ALL_SAINTS, CHRISTMAS, SECOND_CHRISTMAS]),
    country("SK", "Europe/Bratislava", &[NEW_YEAR, EPIPHANY, GOOD_FRIDAY, EASTER_MONDAY, LABOUR, On(7, 5), On(8, 29), ALL_SAINTS, CHRISTMAS_EVE, CHRISTMAS, SECOND_CHRISTMAS]),
    country("TR", "Europe/Istanbul", &[NEW_YEAR, On(4, 23), LABOUR, On(5, 19), On(7, 15), On(8, 30), On(10, 29)]),
];

fn find(region: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code == region)
}

/// The name of the zone in which a country's days are counted (that of its capital); `UTC` for a country that is not listed.
pub fn zone(region: &str) -> &'static str {
    find(region).map_or("UTC", |country| country.zone)
}

/// Whether a day is a public holiday in the whole country. In a country that is not listed none is known.
pub fn is_holiday(region: &str, day: Date) -> bool {
    let since = |easter: Date| super::number(day) - super::number(easter);
    let (western, orthodox) = (since(easter(day.year())), since(orthodox_easter(day.year())));
    find(region).is_some_and(|country| country.days.iter().any(|holiday| holiday.falls_on(day, western, orthodox)))
}

impl Day {
    /// Whether it falls on a day, which is so many days after Easter Sunday as the churches of the west and the orthodox count it.
    fn falls_on(self, day: Date, western: i32, orthodox: i32) -> bool {
        let is = |month, of_month| day.month() == month && day.day() == of_month;
        match self {
            On(month, of_month) => is(month, of_month),
            Since(year, month, of_month) => day.year() >= year && is(month, of_month),
            Easter(after) => western == i32::from(after),
            Orthodox(after) => orthodox == i32::from(after),
            From(month, of_month, weekday) => {
                day.weekday() == weekday
                    && Date::new(day.year(), month, of_month)
                        .is_ok_and(|first| (0..7).contains(&(super::number(day) - super::number(first))))
            }
        }
    }
}

/// Easter Sunday of the western churches (the Gregorian computus, by the anonymous algorithm of 1876).
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    date_of(year, moon + sunday - 7 * late + 114)
}

/// Easter Sunday of the orthodox churches: the Julian computus, written in the Gregorian calendar.
fn orthodox_easter(year: i16) -> Date {
    let year = i32::from(year);
    let moon = (19 * (year % 19) + 15) % 30;
    let sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    let behind = year / 100 - year / 400 - 2;
    date_of(year, moon + sunday + 114).saturating_add(Span::new().days(behind))
}

/// The day that both algorithms name as `31 × month + day − 1`.
fn date_of(year: i32, place: i32) -> Date {
    let part = |n: i32| i8::try_from(n).unwrap_or_default();
    // Both results lie between 22 March and 25 April of the algorithm's own calendar.
    Date::new(i16::try_from(year).unwrap_or_default(), part(place / 31), part(place % 31 + 1)).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_is_when_the_churches_keep_it() {
        let known = [
            (1961, (4, 2), (4, 9)),
            (2000, (4, 23), (4, 30)),
            (2016, (3, 27), (5, 1)),
            (2024, (3, 31), (5, 5)),
            (2025, (4, 20), (4, 20)),
            (2026, (4, 5), (4, 12)),
            (2027, (3, 28), (5, 2)),
            (2028, (4, 16), (4, 16)),
            (2038, (4, 25), (4, 25)),
        ];
        for (year, western, eastern) in known {
            assert_eq!(easter(year), date(year, western.0, western.1), "western {year}");
            assert_eq!(orthodox_easter(year), date(year, eastern.0, eastern.1), "orthodox {year}");
        }
        for year in 1900..2100 {
            assert_eq!((easter(year).weekday(), orthodox_easter(year).weekday()), (Weekday::Sunday, Weekday::Sunday), "{year}");
        }
    }

    #[test]
    fn holidays_are_those_of_the_country() {
        let check = |region, day, is| assert_eq!(is_holiday(region, day), is, "{region} {day}");
        for region in ["DE", "AT", "FR", "NL", "IE", "NO"] {
            check(region, date(2026, 4, 6), true);
        }
        for region in ["TR", "PT", "GR", "GB", "US"] {
            check(region, date(2026, 4, 6), false);
        }
        check("GR", date(2026, 4, 13), true);
        check("DE", date(2026, 5, 14), true);
        check("DE", date(2026, 5, 25), true);
        check("DE", date(2026, 10, 3), true);
        check("AT", date(2026, 6, 4), true);
        check("TR", date(2026, 10, 29), true);
        check("PL", date(2024, 12, 24), false);
        check("PL", date(2025, 12, 24), true);
        check("IE", date(2026, 10, 26), true);
        check("IE", date(2026, 10, 19), false);
        check("IS", date(2026, 4, 23), true);
        check("GB", date(2026, 5, 4), true);
        check("GB", date(2026, 5, 11), false);
        check("CY", date(2026, 2, 23), true);
    }

    #[test]
    fn every_country_stands_once_and_its_zone_exists() {
        for (i, country) in COUNTRIES.iter().enumerate() {
            assert!(jiff::tz::TimeZone::get(country.zone).is_ok(), "{}", country.zone);
            assert!(COUNTRIES.iter().take(i).all(|before| before.code < country.code), "{}", country.code);
        }
        assert_eq!((zone("TR"), zone("US")), ("Europe/Istanbul", "UTC"));
    }
}
