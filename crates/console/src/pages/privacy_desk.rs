//! Decides how the privacy desk is shown: a sentence of the day, what is to be done in its order, and figures with tables behind them.

use askama::Template;
use domain::desk::{Item, Kind, Standing, Sum, Until};
use domain::overview::Count;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use locale::{Key, Locale, messages};

use crate::chart::{self, Shape};
use crate::frame::{Frame, html, moment};
use crate::pages::breaches::named;
use crate::pages::identity;
use crate::pages::overview::{count, float};
use crate::privacy::Tab;
use crate::words::{Words, language_name};

/// What is to be done today and in the time ahead.
#[derive(Clone)]
pub struct DeskPage {
    /// In the order in which it is to be done.
    pub rows: Vec<DeskRow>,
    /// How many of them stand how.
    pub sum: Sum,
    /// When the last daily sweep ended.
    pub swept_at: Option<Timestamp>,
    /// When the next one begins.
    pub next_sweep: Timestamp,
    /// How many things it destroys.
    pub destroys: u64,
    /// By purpose: how many people gave, have to confirm, gave to an older text, gave for a time that is over, refused, withdrew.
    pub consents: Vec<(String, [Count; 6])>,
    /// Requests that wait, by age: the label of each range but the last, which is of those that are overdue.
    pub ages: ([String; 5], [u64; 6]),
}

/// One thing to do.
#[derive(Clone)]
pub struct DeskRow {
    /// What.
    pub item: Item,
    /// How it stands.
    pub standing: Standing,
    /// The page on which it is done.
    pub href: String,
    /// The day of its time, where the organisation is.
    pub day: Option<Date>,
    /// Whole days until that day, negative once it has passed.
    pub days: Option<i32>,
    /// Seconds until its time is over, negative once it is.
    pub seconds: Option<i64>,
}

/// A chart, and the table behind it.
pub(crate) struct Figure {
    title: String,
    svg: String,
    keys: Key,
    values: Key,
    rows: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "privacy_desk.html")]
struct View<'a> {
    page: &'a DeskPage,
    sentence: String,
    consents: Vec<Figure>,
    ages: Option<Figure>,
    frame: &'a Frame,
    words: Words<'a>,
}

/// How many hours from now a clock of hours is told in hours; beyond, in days.
const IN_HOURS: i64 = 72;

impl DeskPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        let words = Words::new(locale, frame);
        html(&View {
            page: self,
            sentence: self.sentence(locale),
            consents: self.consents.iter().map(|(purpose, counts)| consents(words.purpose(purpose), *counts, locale)).collect(),
            ages: self.ages(locale),
            frame,
            words,
        })
    }

    /// What matters most, in one sentence.
    fn sentence(&self, locale: Locale) -> String {
        match self.sum {
            Sum { overdue: 1.., .. } => messages::console_desk_overdue_count(locale, self.sum.overdue),
            Sum { today: 1.., .. } => messages::console_desk_today_count(locale, self.sum.today),
            Sum { overdue: 0, today: 0, ahead: 0, open: 0 } => locale::text(locale, Key::ConsoleDeskNothing).to_owned(),
            _ => locale::text(locale, Key::ConsoleDeskLater).to_owned(),
        }
    }

    pub(crate) fn is_late(&self) -> bool {
        self.sum.overdue > 0
    }

    pub(crate) fn some_are_few(&self) -> bool {
        self.consents.iter().flat_map(|(_, counts)| counts).any(|count| *count == Count::Few)
    }

    /// Requests by age; `None` where none waits.
    fn ages(&self, locale: Locale) -> Option<Figure> {
        let (ranges, counts) = &self.ages;
        if counts.iter().all(|count| *count == 0) {
            return None;
        }
        let overdue = locale::text(locale, Key::ConsoleRequestsOverdue).to_owned();
        let labels: Vec<String> = ranges.iter().cloned().chain([overdue]).collect();
        Some(Figure {
            title: locale::text(locale, Key::ConsoleDeskAges).to_owned(),
            svg: chart::draw(Shape::Few, labels.clone(), counts.iter().map(|count| Some(float(*count))).collect()),
            keys: Key::ConsoleDeskAge,
            values: Key::ConsoleDeskRequests,
            rows: labels.into_iter().zip(counts.map(|count| locale::number(locale, count))).collect(),
        })
    }

    /// A day with one of everything.
    pub fn sample() -> Self {
        let rows = sample_rows();
        let sum = Sum { overdue: 1, today: 1, ahead: 5, open: 8 };
        let few = |counts: [u64; 6]| counts.map(|n| if (1..5).contains(&n) { Count::Few } else { Count::Exactly(n) });
        Self {
            rows,
            sum,
            swept_at: Some(moment("2026-11-22T03:10:00Z")),
            next_sweep: moment("2026-11-23T03:10:00Z"),
            destroys: 12,
            consents: vec![
                ("conversation".into(), few([61, 0, 0, 0, 0, 9])),
                ("marketing".into(), few([19, 6, 7, 0, 31, 6])),
                ("health".into(), few([3, 0, 0, 2, 8, 0])),
            ],
            ages: (["0–7", "8–14", "15–21", "22–30", "31+"].map(Into::into), [2, 1, 0, 1, 0, 1]),
        }
    }

    /// A day on which nothing is to be done.
    pub fn sample_empty() -> Self {
        let sample = Self::sample();
        let ages = (sample.ages.0.clone(), [0; 6]);
        Self { rows: Vec::new(), sum: Sum::default(), swept_at: None, destroys: 0, consents: Vec::new(), ages, ..sample }
    }
}

/// How people stand towards a purpose.
fn consents(purpose: &str, counts: [Count; 6], locale: Locale) -> Figure {
    let states = [
        Key::ConsoleOverviewGiven,
        Key::ConsoleDeskPending,
        Key::ConsoleDeskOutdated,
        Key::ConsoleDeskExpired,
        Key::ConsoleOverviewRefused,
        Key::ConsoleOverviewWithdrawn,
    ];
    let labels = states.map(|key| locale::text(locale, key).to_owned());
    let values = counts.map(|count| match count {
        Count::Exactly(count) => Some(float(count)),
        Count::Few => None,
    });
    Figure {
        title: purpose.to_owned(),
        svg: chart::draw(Shape::Few, labels.to_vec(), values.to_vec()),
        keys: Key::ConsoleDeskState,
        values: Key::ConsoleDeskPeople,
        rows: labels.into_iter().zip(counts.map(|of| count(locale, of))).collect(),
    }
}

impl DeskRow {
    pub(crate) fn is_late(&self) -> bool {
        self.standing == Standing::Overdue
    }

    /// What is to be done.
    pub(crate) fn what(&self, words: &Words<'_>) -> String {
        let (locale, item) = (words.locale(), &self.item);
        match item.kind {
            Kind::Breach => {
                let (law, to) = (words.t(named("law", &item.about)), words.t(named("to", &item.detail)));
                messages::console_desk_breach(locale, law, to)
            }
            Kind::Request => messages::console_desk_request(locale, words.request("kind", &item.about)),
            Kind::Recipient => messages::console_desk_recipient(locale, &item.about),
            Kind::Agreement if item.about == "draft" => words.t(Key::ConsoleDeskAgreementDraft).to_owned(),
            Kind::Agreement => words.t(Key::ConsoleDeskAgreementNone).to_owned(),
            Kind::Objection => messages::console_desk_objection(locale, &item.about),
            Kind::Audit => messages::console_desk_audit(locale, &item.about),
            Kind::Contract => messages::console_desk_contract(locale, &item.about),
            Kind::Register => match item.about.as_str() {
                "undertaking" => messages::console_desk_register_undertaking(locale, &item.detail),
                "training" => messages::console_desk_register_training(locale, &item.detail),
                "risk" => messages::console_desk_register_risk(locale, &item.detail),
                "audit" => messages::console_desk_register_audit(locale, &item.detail),
                _ => words.t(Key::ConsoleDeskRegisterReview).to_owned(),
            },
            Kind::Stale => {
                let people = item.count.map(|people| count(locale, people)).unwrap_or_default();
                messages::console_desk_stale(locale, &people, words.purpose(&item.about))
            }
            Kind::Text if item.about.is_empty() => messages::console_desk_notice(locale, language_name(&item.detail)),
            Kind::Outdated => messages::console_desk_notice_outdated(locale, language_name(&item.detail)),
            Kind::Text => messages::console_desk_wording(locale, language_name(&item.detail), words.purpose(&item.about)),
            Kind::Identity => messages::console_desk_identity(locale, words.t(identity::label(&item.about))),
            Kind::Letters => words.t(Key::ConsoleDeskLetters).to_owned(),
            Kind::Checkpoint if item.about == "mail" => words.t(Key::ConsoleDeskCheckpointMail).to_owned(),
            Kind::Checkpoint => words.t(Key::ConsoleDeskCheckpointStamp).to_owned(),
            Kind::Keys if item.about == "hold" => messages::console_desk_keys(locale, words.t(Key::ConsoleDeskPairHold)),
            Kind::Keys if item.about == "privacy" => messages::console_desk_keys(locale, words.t(Key::ConsoleDeskPairPrivacy)),
            Kind::Keys => messages::console_desk_keys(locale, words.purpose(&item.about)),
            Kind::Draft => words.t(Key::ConsoleDeskDraft).to_owned(),
            Kind::Sweep => words.t(Key::ConsoleDeskSweep).to_owned(),
            Kind::Hold => words.t(Key::ConsoleDeskHold).to_owned(),
            Kind::Restricted => words.t(Key::ConsoleDeskRestricted).to_owned(),
        }
    }

    /// What there is to know of it, where the line itself does not say.
    pub(crate) fn hint(&self, words: &Words<'_>) -> Option<&'static str> {
        let key = match self.item.kind {
            Kind::Draft => Key::ConsoleDeskDraftHint,
            Kind::Sweep => Key::ConsoleDeskSweepHint,
            Kind::Hold => Key::ConsoleDeskHoldHint,
            Kind::Recipient => Key::ConsoleDeskRecipientHint,
            Kind::Agreement => Key::ConsoleDeskAgreementHint,
            Kind::Objection => Key::ConsoleDeskObjectionHint,
            Kind::Audit => Key::ConsoleDeskAuditHint,
            Kind::Contract => Key::ConsoleDeskContractHint,
            Kind::Register if self.item.about == "access-review" => Key::ConsoleDeskRegisterReviewHint,
            Kind::Register => Key::ConsoleDeskRegisterHint,
            Kind::Stale => Key::ConsoleDeskStaleHint,
            Kind::Outdated => Key::ConsoleDeskNoticeOutdatedHint,
            Kind::Letters if self.item.about == "recipient" => Key::ConsoleConfirmNoRecipient,
            Kind::Letters => Key::ConsoleConfirmNoServer,
            Kind::Checkpoint => Key::ConsoleDeskCheckpointHint,
            Kind::Keys => Key::ConsoleDeskKeysHint,
            Kind::Restricted => Key::ConsoleDeskRestrictedHint,
            Kind::Breach | Kind::Request | Kind::Text | Kind::Identity => return None,
        };
        Some(words.t(key))
    }

    /// The moment of its time; `None` where it is a day or there is none.
    pub(crate) fn moment(&self) -> Option<Timestamp> {
        match self.item.until {
            Some(Until::Moment(at)) => Some(at),
            Some(Until::Day(_)) | None => None,
        }
    }

    /// How much time is left, in words: hours of what the law counts in hours, else days.
    pub(crate) fn left(&self, words: &Words<'_>) -> Option<String> {
        let (days, seconds) = self.days.zip(self.seconds)?;
        let hours = |seconds: i64| u64::try_from(seconds).unwrap_or_default();
        if self.item.kind == Kind::Breach && seconds.abs() <= IN_HOURS * 3_600 {
            // A started hour counts on either side: nobody is told of more time than there is.
            return Some(if seconds < 0 {
                messages::breach_over_count(words.locale(), hours(-seconds).div_ceil(3_600))
            } else {
                messages::breach_left_count(words.locale(), hours(seconds) / 3_600)
            });
        }
        let days = if self.item.kind.is_deadline() { days } else { days.max(0) };
        Some(words.days_left(&days))
    }
}

/// One line of each kind, on 22 November 2026 at 14:05 UTC.
pub(crate) fn sample_rows() -> Vec<DeskRow> {
    let day = |day| Some(Until::Day(date(2026, 11, day)));
    let at = |text| Some(Until::Moment(moment(text)));
    let row = |kind, about: &str, detail: &str, until, (standing, days, seconds): (Standing, Option<i32>, Option<i64>)| DeskRow {
        item: Item { kind, about: about.into(), detail: detail.into(), id: None, until, count: Some(Count::Exactly(7)) },
        standing,
        href: "/console/privacy/requests/0198f2c4-0000-7000-8000-000000054f2a".into(),
        day: days.map(|days| date(2026, 11, 22).saturating_add(jiff::Span::new().days(days))),
        days,
        seconds,
    };
    let (ahead, open) = (|days| (Standing::Ahead, Some(days), Some(i64::from(days) * 86_400)), (Standing::Open, None, None));
    vec![
        row(Kind::Request, "erasure", "", day(19), (Standing::Overdue, Some(-3), Some(-223_500))),
        row(Kind::Request, "access", "", day(22), (Standing::Today, Some(0), Some(35_700))),
        row(Kind::Breach, "gdpr", "authority", at("2026-11-24T09:30:00Z"), (Standing::Ahead, Some(2), Some(156_300))),
        row(Kind::Breach, "kvkk", "people", at("2026-11-24T09:30:00Z"), (Standing::Ahead, Some(2), Some(156_300))),
        row(Kind::Hold, "", "", at("2026-11-30T14:05:00Z"), ahead(8)),
        row(Kind::Recipient, "Briefbote GmbH", "", at("2026-12-04T14:05:00Z"), ahead(12)),
        row(Kind::Audit, "Postbote GmbH", "", day(30), ahead(8)),
        row(Kind::Contract, "Nordmail AB", "", day(30), ahead(8)),
        row(Kind::Register, "training", "DSGVO für Neue", Some(Until::Day(date(2026, 12, 4))), ahead(12)),
        row(Kind::Register, "access-review", "", Some(Until::Day(date(2026, 12, 4))), ahead(12)),
        row(Kind::Draft, "many-exports", "", None, open),
        row(Kind::Agreement, "draft", "", None, open),
        row(Kind::Objection, "Tinysmith Inc", "", None, open),
        row(Kind::Stale, "marketing", "", None, open),
        row(Kind::Text, "", "tr", None, open),
        row(Kind::Text, "callback", "pl", None, open),
        row(Kind::Outdated, "", "ru", None, open),
        row(Kind::Identity, "email", "", None, open),
        row(Kind::Letters, "server", "", None, open),
        row(Kind::Checkpoint, "mail", "", None, open),
        row(Kind::Keys, "hold", "", None, open),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_of_the_day_says_what_matters_most() {
        let say =
            |overdue, today, ahead, open| DeskPage { sum: Sum { overdue, today, ahead, open }, ..DeskPage::sample() }.sentence(Locale::En);
        assert_eq!(say(2, 1, 1, 1), "2 deadlines are over.");
        assert_eq!(say(0, 1, 3, 0), "1 thing is due today.");
        assert_eq!(say(0, 0, 1, 0), "Nothing is due today. What comes next stands below.");
        assert_eq!(say(0, 0, 0, 0), "Nothing is due.");
    }

    #[test]
    fn a_clock_of_hours_is_told_in_hours_and_never_longer_than_it_is() {
        let frame = Frame::sample();
        let words = Words::new(Locale::En, &frame);
        let row = |kind, days, seconds| {
            let mut row = sample_rows().remove(0);
            (row.item.kind, row.days, row.seconds) = (kind, Some(days), Some(seconds));
            row.left(&words).unwrap()
        };
        assert_eq!(row(Kind::Breach, 1, 7_199), "1 hour left");
        assert_eq!(row(Kind::Breach, 0, -1), "1 hour overdue");
        assert_eq!(row(Kind::Breach, -4, -4 * 86_400), "4 days overdue");
        assert_eq!(row(Kind::Request, 0, 7_199), "due today");
        assert_eq!(row(Kind::Request, -1, -7_199), "1 day overdue");
        assert_eq!(row(Kind::Hold, -1, -7_199), "due today", "what happens by itself is not overdue");
    }
}
