//! Decides how dates and times are written: long, short, and by the 24-hour clock in all five languages.

use jiff::Zoned;
use jiff::civil::{Date, Time};

use crate::Locale;

/// The date in words: `22. November 2026`.
pub fn long(locale: Locale, date: Date) -> String {
    let (day, month, year) = (date.day(), month(locale, date), date.year());
    match locale {
        Locale::De => format!("{day}. {month} {year}"),
        Locale::En | Locale::Pl | Locale::Tr => format!("{day} {month} {year}"),
        Locale::Ru => format!("{day} {month} {year} г."),
    }
}

/// The date in few letters: `22.11.2026`, and `22 Nov 2026` in English, where digits alone are read both ways.
pub fn short(locale: Locale, date: Date) -> String {
    match locale {
        Locale::De | Locale::Pl | Locale::Ru | Locale::Tr => {
            format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
        }
        Locale::En => {
            let month: String = month(locale, date).chars().take(3).collect();
            format!("{} {month} {}", date.day(), date.year())
        }
    }
}

/// The time to the minute: `14:05`. The same in all five languages.
pub fn time(_locale: Locale, time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Date in words and time, in the zone of the value: `22. November 2026, 14:05`.
pub fn date_time(locale: Locale, at: &Zoned) -> String {
    format!("{}, {}", long(locale, at.date()), time(locale, at.time()))
}

/// Date in few letters and time, for lists: `22.11.2026, 14:05`.
pub fn short_date_time(locale: Locale, at: &Zoned) -> String {
    format!("{}, {}", short(locale, at.date()), time(locale, at.time()))
}

/// The month of a date by itself, as over a calendar: `November 2026`.
pub fn month_and_year(locale: Locale, date: Date) -> String {
    let alone: Option<[&'static str; 12]> = match locale {
        Locale::De | Locale::En | Locale::Tr => None,
        Locale::Pl => Some([
            "styczeń",
            "luty",
            "marzec",
            "kwiecień",
            "maj",
            "czerwiec",
            "lipiec",
            "sierpień",
            "wrzesień",
            "październik",
            "listopad",
            "grudzień",
        ]),
        Locale::Ru => {
            Some(["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"])
        }
    };
    let place = usize::try_from(date.month() - 1).unwrap_or_default();
    let name = alone.and_then(|names| names.get(place).copied()).unwrap_or_else(|| month(locale, date));
    format!("{name} {}", date.year())
}

/// The days of a week by themselves, from Monday on.
pub fn weekdays(locale: Locale) -> [&'static str; 7] {
    match locale {
        Locale::De => ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        Locale::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        Locale::Pl => ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"],
        Locale::Ru => ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
        Locale::Tr => ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"],
    }
}

/// The month as it stands after a day (genitive in Polish and Russian).
fn month(locale: Locale, date: Date) -> &'static str {
    let months: [&'static str; 12] = match locale {
        Locale::De => {
            ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
        }
        Locale::En => {
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
        }
        Locale::Pl => [
            "stycznia",
            "lutego",
            "marca",
            "kwietnia",
            "maja",
            "czerwca",
            "lipca",
            "sierpnia",
            "września",
            "października",
            "listopada",
            "grudnia",
        ],
        Locale::Ru => {
            ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
        }
        Locale::Tr => ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
    };
    // A civil month is 1 to 12, so there is always one.
    let place = usize::try_from(date.month() - 1).unwrap_or_default();
    months.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::{Timestamp, tz::TimeZone};

    use super::*;

    #[test]
    fn dates_are_written_as_people_write_them() {
        let day = date(2026, 11, 22);
        let long: Vec<String> = Locale::ALL.into_iter().map(|locale| long(locale, day)).collect();
        assert_eq!(long, ["22. November 2026", "22 November 2026", "22 listopada 2026", "22 ноября 2026 г.", "22 Kasım 2026"]);
        let short: Vec<String> = Locale::ALL.into_iter().map(|locale| short(locale, date(2026, 3, 5))).collect();
        assert_eq!(short, ["05.03.2026", "5 Mar 2026", "05.03.2026", "05.03.2026", "05.03.2026"]);
    }

    #[test]
    fn the_first_and_the_last_month_have_their_names() {
        assert_eq!(long(Locale::Tr, date(2026, 1, 1)), "1 Ocak 2026");
        assert_eq!(long(Locale::Pl, date(2026, 12, 31)), "31 grudnia 2026");
    }

    #[test]
    fn a_month_by_itself_stands_in_the_nominative() {
        let named: Vec<String> = Locale::ALL.into_iter().map(|locale| month_and_year(locale, date(2026, 11, 22))).collect();
        assert_eq!(named, ["November 2026", "November 2026", "listopad 2026", "ноябрь 2026", "Kasım 2026"]);
        assert_eq!(month_and_year(Locale::Ru, date(2027, 1, 1)), "январь 2027");
    }

    #[test]
    fn a_moment_is_shown_in_its_zone() -> Result<(), jiff::Error> {
        let at: Timestamp = "2026-06-30T22:05:59Z".parse()?;
        let here = at.to_zoned(TimeZone::fixed(jiff::tz::offset(2)));
        assert_eq!(date_time(Locale::De, &here), "1. Juli 2026, 00:05");
        assert_eq!(short_date_time(Locale::En, &here), "1 Jul 2026, 00:05");
        Ok(())
    }
}
