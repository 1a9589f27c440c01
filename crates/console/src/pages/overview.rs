//! Decides how the overview is shown: figures first, a chart with its table behind for what changes by day, and no count of few.

use askama::Template;
use domain::overview::{Count, Day, Period, Ratings};
use jiff::SignedDuration;
use locale::{Key, Locale, date, messages};

use crate::chart::{self, Shape};
use crate::frame::{Frame, html};
use crate::words::Words;

/// The overview of a period.
#[derive(Clone)]
pub struct OverviewPage {
    /// How far back it looks.
    pub period: Period,
    /// Its days.
    pub days: Vec<Day>,
    /// Conversations of the period, and how many of them a person answered.
    pub conversations: u64,
    /// Of them, those that a person answered.
    pub answered: u64,
    /// The median time to the first answer.
    pub answer_time: Option<SignedDuration>,
    /// How conversations were rated.
    pub ratings: Ratings,
    /// What stands now.
    pub now: Standing,
    /// By purpose: how many gave, refused and withdrew their consent.
    pub consents: Vec<(String, [Count; 3])>,
    /// Conversations of the period by the visitor's language.
    pub by_language: Vec<(String, Count)>,
    /// Conversations of the period by site.
    pub by_site: Vec<(String, Count)>,
}

/// What stands now, whatever the period.
#[derive(Clone, Copy)]
pub struct Standing {
    /// Conversations that wait for a person.
    pub waiting: u64,
    /// Call backs to do.
    pub call_backs: u64,
    /// Of them, those that are late.
    pub overdue: u64,
    /// Call backs done in the period.
    pub called: u64,
    /// Subjects who told something about themselves or granted anything.
    pub contacts: u64,
    /// Of them, those with a live consent to marketing.
    pub marketing: u64,
    /// Requests of data subjects that are not answered yet.
    pub requests: u64,
}

/// One figure.
pub(crate) struct Figure {
    label: Key,
    value: String,
    /// Where more of it stands.
    href: Option<&'static str>,
    late: bool,
}

/// A chart, and the table behind it.
pub(crate) struct Chart {
    title: Key,
    svg: String,
    /// What the table calls its two columns.
    keys: Key,
    values: Key,
    rows: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct View<'a> {
    page: &'a OverviewPage,
    figures: Vec<Figure>,
    standing: Vec<Figure>,
    charts: Vec<Chart>,
    frame: &'a Frame,
    words: Words<'a>,
}

impl OverviewPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        let words = Words::new(locale, frame);
        html(&View {
            page: self,
            figures: self.figures(locale),
            standing: self.standing(locale),
            charts: self.charts(locale),
            frame,
            words,
        })
    }

    /// What the period shows.
    fn figures(&self, locale: Locale) -> Vec<Figure> {
        let number = |label, value| Figure { label, value: locale::number(locale, value), href: None, late: false };
        let text = |label, value: Option<String>| Figure {
            label,
            value: value.unwrap_or_else(|| locale::text(locale, Key::ConsoleOverviewNone).to_owned()),
            href: None,
            late: false,
        };
        vec![
            number(Key::ConsoleOverviewConversations, self.conversations),
            number(Key::ConsoleOverviewAnswered, self.answered),
            text(Key::ConsoleOverviewAnswerTime, self.answer_time.map(|time| duration(locale, time))),
            text(Key::ConsoleOverviewSatisfaction, self.satisfaction(locale)),
            text(Key::ConsoleOverviewRatings, Some(count(locale, self.ratings.total))),
            number(Key::ConsoleOverviewCallBacksDone, self.now.called),
        ]
    }

    /// What stands now.
    fn standing(&self, locale: Locale) -> Vec<Figure> {
        let now = &self.now;
        let figure = |label, value, href, late| Figure { label, value: locale::number(locale, value), href, late };
        vec![
            figure(Key::ConsoleOverviewWaiting, now.waiting, Some("/console/inbox?state=waiting"), false),
            figure(Key::ConsoleOverviewCallBacksOpen, now.call_backs, Some("/console/tasks"), false),
            figure(Key::ConsoleOverviewCallBacksOverdue, now.overdue, Some("/console/tasks"), now.overdue > 0),
            figure(Key::ConsoleOverviewRequestsDue, now.requests, None, now.requests > 0),
            figure(Key::ConsoleOverviewContacts, now.contacts, Some("/console/contacts"), false),
            figure(Key::ConsoleOverviewMarketingWith, now.marketing, Some("/console/contacts?purpose=marketing&consent=given"), false),
            figure(Key::ConsoleOverviewMarketingWithout, now.contacts.saturating_sub(now.marketing), None, false),
        ]
    }

    /// The mean score with one digit behind the sign.
    fn satisfaction(&self, locale: Locale) -> Option<String> {
        let tenths = self.ratings.mean_tenths?;
        let sign = if locale == Locale::En { '.' } else { ',' };
        Some(format!("{}{sign}{}", tenths / 10, tenths % 10))
    }

    fn charts(&self, locale: Locale) -> Vec<Chart> {
        let mut charts = Vec::new();
        if self.conversations > 0 {
            charts.push(self.by_day(locale));
        }
        if self.days.iter().any(|day| day.answer_time.is_some()) {
            charts.push(self.answer_times(locale));
        }
        if self.ratings.mean_tenths.is_some() {
            charts.push(self.scores(locale));
        }
        charts
    }

    fn by_day(&self, locale: Locale) -> Chart {
        let values = self.days.iter().map(|day| Some(float(day.conversations))).collect();
        Chart {
            title: Key::ConsoleOverviewByDay,
            svg: chart::draw(Shape::Bars, self.labels(), values),
            keys: Key::ConsoleOverviewDay,
            values: Key::ConsoleOverviewConversations,
            rows: self.days.iter().map(|d| (date::short(locale, d.date), locale::number(locale, d.conversations))).collect(),
        }
    }

    fn answer_times(&self, locale: Locale) -> Chart {
        let minutes = |day: &Day| day.answer_time.map(|time| float(time.as_secs().unsigned_abs()) / 60.0);
        let answered = self.days.iter().filter_map(|d| Some((date::short(locale, d.date), duration(locale, d.answer_time?))));
        Chart {
            title: Key::ConsoleOverviewAnswerByDay,
            svg: chart::draw(Shape::Line, self.labels(), self.days.iter().map(minutes).collect()),
            keys: Key::ConsoleOverviewDay,
            values: Key::ConsoleOverviewAnswerTime,
            rows: answered.collect(),
        }
    }

    fn scores(&self, locale: Locale) -> Chart {
        let values = self.ratings.scores.iter().map(|count| match count {
            Count::Exactly(count) => Some(float(*count)),
            Count::Few => None,
        });
        Chart {
            title: Key::ConsoleOverviewRatingsChart,
            svg: chart::draw(Shape::Bars, (1..=5).map(|score: u8| score.to_string()).collect(), values.collect()),
            keys: Key::ConsoleOverviewScore,
            values: Key::ConsoleOverviewCountColumn,
            rows: (1_u8..).zip(self.ratings.scores).map(|(score, given)| (score.to_string(), count(locale, given))).collect(),
        }
    }

    /// The days as they stand under a chart: the day of the month, with the month where it begins.
    fn labels(&self) -> Vec<String> {
        let label = |day: &Day| format!("{}.{}.", day.date.day(), day.date.month());
        self.days.iter().map(label).collect()
    }

    /// Each period, and whether it is the one that is shown.
    pub(crate) fn periods(&self) -> [(u16, bool); 3] {
        Period::ALL.map(|period| (period.days(), period == self.period))
    }

    pub(crate) fn some_are_few(&self) -> bool {
        let attributes = self.by_language.iter().chain(&self.by_site).map(|(_, count)| count);
        attributes.chain(&self.ratings.scores).chain(self.consents.iter().flat_map(|(_, counts)| counts)).any(|count| *count == Count::Few)
    }

    /// A month of a small shop.
    pub fn sample() -> Self {
        let first = jiff::civil::date(2026, 10, 24);
        let day = |n: i64| Day {
            date: first.saturating_add(jiff::Span::new().days(n)),
            conversations: (n * n * 5 + n).unsigned_abs() % 12,
            answer_time: (n % 7 != 3).then(|| SignedDuration::from_secs(90 + 47 * (n % 11))),
        };
        let few = |n| if n < 5 { Count::Few } else { Count::Exactly(n) };
        Self {
            period: Period::Month,
            days: (0..30).map(day).collect(),
            conversations: 154,
            answered: 61,
            answer_time: Some(SignedDuration::from_secs(264)),
            ratings: Ratings::of([1, 0, 3, 12, 21]),
            now: Standing { waiting: 2, call_backs: 3, overdue: 1, called: 14, contacts: 48, marketing: 19, requests: 1 },
            consents: ["conversation", "callback", "marketing", "health"]
                .into_iter()
                .zip([[61, 0, 4], [22, 9, 1], [19, 31, 6], [3, 8, 0]])
                .map(|(purpose, counts)| (purpose.to_owned(), counts.map(|n| if n == 0 { Count::Exactly(0) } else { few(n) })))
                .collect(),
            by_language: [("de", 96), ("tr", 31), ("pl", 14), ("en", 11), ("ru", 2)].map(|(tag, n)| (tag.to_owned(), few(n))).to_vec(),
            by_site: vec![("teehaus.example".into(), Count::Exactly(154))],
        }
    }

    /// Before anybody came.
    pub fn sample_empty() -> Self {
        let sample = Self::sample();
        Self {
            days: sample.days.iter().map(|day| Day { conversations: 0, answer_time: None, ..*day }).collect(),
            conversations: 0,
            answered: 0,
            answer_time: None,
            ratings: Ratings::of([0; 5]),
            now: Standing { waiting: 0, call_backs: 0, overdue: 0, called: 0, contacts: 0, marketing: 0, requests: 0 },
            consents: Vec::new(),
            by_language: Vec::new(),
            by_site: Vec::new(),
            ..sample
        }
    }
}

/// A count, or that it is of too few people to be told.
pub(crate) fn count(locale: Locale, count: Count) -> String {
    match count {
        Count::Exactly(count) => locale::number(locale, count),
        Count::Few => locale::text(locale, Key::ConsoleOverviewFew).to_owned(),
    }
}

/// Counts of a chart are small enough for its drawing.
#[expect(clippy::cast_precision_loss, reason = "a bar is no more exact than a pixel")]
pub(crate) fn float(count: u64) -> f32 {
    count as f32
}

/// A time to wait, in minutes or hours and minutes, rounded up: nobody waits for no time at all.
fn duration(locale: Locale, time: SignedDuration) -> String {
    let minutes = time.as_secs().max(1).unsigned_abs().div_ceil(60);
    let (hours, rest) = (minutes / 60, minutes % 60);
    if hours == 0 {
        messages::console_overview_minutes(locale, &minutes.to_string())
    } else {
        messages::console_overview_hours(locale, &hours.to_string(), &rest.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_rounded_up() {
        let say = |seconds| duration(Locale::En, SignedDuration::from_secs(seconds));
        assert_eq!(say(0), "1 min");
        assert_eq!(say(61), "2 min");
        assert_eq!(say(3_600), "1 h 0 min");
    }

    #[test]
    fn a_mean_has_one_digit_behind_the_sign_of_the_language() {
        assert_eq!(OverviewPage::sample_empty().satisfaction(Locale::De), None);
        let rated = OverviewPage { ratings: Ratings::of([0, 0, 0, 5, 5]), ..OverviewPage::sample() };
        assert_eq!(rated.satisfaction(Locale::De).as_deref(), Some("4,5"));
        assert_eq!(rated.satisfaction(Locale::En).as_deref(), Some("4.5"));
    }
}
