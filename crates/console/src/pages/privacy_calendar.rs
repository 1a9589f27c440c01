//! Decides how the privacy desk is shown as a month: a table of weeks from Monday on, and a list of its days where it is narrow.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use locale::{Key, Locale, date};

use crate::frame::{Frame, html};
use crate::pages::privacy_desk::{DeskRow, sample_rows};
use crate::privacy::Tab;
use crate::words::Words;

/// What has a date, as a month.
#[derive(Clone)]
pub struct CalendarPage {
    /// The first day of the month.
    pub month: Date,
    /// The present day, where the organisation is.
    pub today: Date,
    /// What is to be done in it.
    pub rows: Vec<DeskRow>,
}

/// A day of the table.
pub(crate) struct Cell<'a> {
    date: Date,
    /// Whether it is of the month; the table's weeks are whole.
    inside: bool,
    rows: Vec<&'a DeskRow>,
}

#[derive(Template)]
#[template(path = "privacy_calendar.html")]
struct View<'a> {
    page: &'a CalendarPage,
    title: String,
    weekdays: [&'static str; 7],
    weeks: Vec<Vec<Cell<'a>>>,
    frame: &'a Frame,
    words: Words<'a>,
}

impl CalendarPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View {
            page: self,
            title: date::month_and_year(locale, self.month),
            weekdays: date::weekdays(locale),
            weeks: self.weeks(),
            frame,
            words: Words::new(locale, frame),
        })
    }

    /// Whole weeks, the first of which holds the first day of the month.
    fn weeks(&self) -> Vec<Vec<Cell<'_>>> {
        let back = i32::from(self.month.weekday().to_monday_zero_offset());
        let monday = self.month.saturating_sub(back.days());
        let cell = |date: Date| {
            let inside = date.first_of_month() == self.month;
            let rows = self.rows.iter().filter(|row| inside && row.day == Some(date)).collect();
            Cell { date, inside, rows }
        };
        let days: Vec<Date> = (0..42).map(|n: i32| monday.saturating_add(n.days())).collect();
        let last = self.month.last_of_month();
        days.chunks(7)
            .filter(|week| week.first().is_some_and(|first| *first <= last))
            .map(|week| week.iter().map(|day| cell(*day)).collect())
            .collect()
    }

    /// Whether nothing of the month has a date.
    pub(crate) fn is_empty(&self) -> bool {
        !self.rows.iter().any(|row| row.day.is_some_and(|day| day.first_of_month() == self.month))
    }

    /// The address of the month that is so many months away.
    pub(crate) fn beside(&self, months: i32) -> String {
        let other = self.month.saturating_add(months.months());
        format!("/console/privacy/calendar?month={:04}-{:02}", other.year(), other.month())
    }

    pub(crate) fn is_present(&self) -> bool {
        self.today.first_of_month() == self.month
    }

    /// November 2026.
    pub fn sample() -> Self {
        Self { month: jiff::civil::date(2026, 11, 1), today: jiff::civil::date(2026, 11, 22), rows: sample_rows() }
    }

    /// A month without anything.
    pub fn sample_empty() -> Self {
        Self { month: jiff::civil::date(2027, 2, 1), rows: Vec::new(), ..Self::sample() }
    }
}

impl Cell<'_> {
    pub(crate) fn is_today(&self, page: &CalendarPage) -> bool {
        self.inside && self.date == page.today
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_whole_weeks_from_monday_on() {
        // November 2026 begins on a Sunday; February 2027 is four weeks exactly; the last is of a leap year.
        for ((year, month), weeks, first, last) in [
            ((2026, 11), 6, jiff::civil::date(2026, 10, 26), jiff::civil::date(2026, 12, 6)),
            ((2027, 2), 4, jiff::civil::date(2027, 2, 1), jiff::civil::date(2027, 2, 28)),
            ((2028, 2), 5, jiff::civil::date(2028, 1, 31), jiff::civil::date(2028, 3, 5)),
        ] {
            let page = CalendarPage { month: jiff::civil::date(year, month, 1), ..CalendarPage::sample_empty() };
            let table = page.weeks();
            let days: Vec<Date> = table.iter().flatten().map(|cell| cell.date).collect();
            assert_eq!((table.len(), days.first(), days.last()), (weeks, Some(&first), Some(&last)), "{year}-{month}");
        }
    }

    #[test]
    fn each_thing_stands_once_on_its_day_of_its_month() {
        let page = CalendarPage::sample();
        let on: Vec<i8> = page.weeks().iter().flatten().flat_map(|cell| cell.rows.iter().map(|_| cell.date.day())).collect();
        assert_eq!(on, [19, 22, 24, 24, 30, 30, 30], "what is due on 4 December is not in November");
    }

    #[test]
    fn the_months_beside_go_over_the_year() {
        let page = CalendarPage { month: jiff::civil::date(2026, 12, 1), ..CalendarPage::sample_empty() };
        assert_eq!(page.beside(1), "/console/privacy/calendar?month=2027-01");
        assert_eq!(page.beside(-1), "/console/privacy/calendar?month=2026-11");
    }
}
