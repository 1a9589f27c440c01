//! Decides how the rules of retention are shown and changed, what the next sweep destroys, and the records of what was destroyed.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::privacy::Tab;
use crate::words::Words;

/// How long a rule keeps what it is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    /// As long as something goes on.
    WhileActive,
    /// So many hours.
    Hours(u64),
    /// So many months.
    Months(u64),
}

/// A rule of retention.
#[derive(Clone, Debug)]
pub struct RetentionRow {
    /// Its name, as the API has it.
    pub rule: &'static str,
    /// For which purpose; `None` for all that have no period of their own.
    pub purpose: Option<String>,
    /// How long.
    pub period: Period,
    /// The months that may be chosen, where any may be.
    pub bounds: Option<(u64, u64)>,
    /// Where that stands.
    pub source: &'static str,
}

/// What is due by one rule.
#[derive(Clone, Debug)]
pub struct DueRow {
    /// By which rule.
    pub rule: &'static str,
    /// Of which purpose.
    pub purpose: Option<String>,
    /// What it is, as the API has it.
    pub category: &'static str,
    /// How many.
    pub count: u64,
    /// When the first of them is due.
    pub earliest: Option<Timestamp>,
}

/// A record of destruction.
#[derive(Clone, Debug)]
pub struct DestructionRow {
    /// By which rule; empty where it was asked for.
    pub rule: String,
    /// How many subjects, generations of keys or records.
    pub things: u64,
    /// How many rows.
    pub rows: u64,
    /// When.
    pub at: Timestamp,
    /// The first of the ledger's entries that say so.
    pub entry: u64,
}

/// How the last daily sweep stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SweepState {
    /// None has run yet.
    Never,
    /// It has run as it should.
    Fresh,
    /// It is late.
    Late,
    /// The longest interval that the law allows is over.
    Over,
}

/// The rules of retention and what follows from them.
#[derive(Clone, Debug)]
pub struct RetentionPage {
    /// The rules.
    pub rules: Vec<RetentionRow>,
    /// Purposes that may have a period of their own and have none: name, and the rule of their kind.
    pub purposes: Vec<(String, &'static str)>,
    /// Whether the reader may change them.
    pub may_write: bool,
    /// When the next sweep is.
    pub at: Timestamp,
    /// When the last one ended.
    pub swept_at: Option<Timestamp>,
    /// How that stands.
    pub state: SweepState,
    /// What it destroys.
    pub due: Vec<DueRow>,
    /// The records, a page of them.
    pub records: Vec<DestructionRow>,
    /// What `after` is for the next page.
    pub next: Option<String>,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "retention.html")]
struct View<'a> {
    page: &'a RetentionPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl RetentionRow {
    /// What tells it from the others on the page.
    pub(crate) fn mark(&self) -> String {
        format!("{}-{}", self.rule, self.purpose.as_deref().unwrap_or_default())
    }

    pub(crate) fn label(&self) -> Key {
        label(self.rule)
    }

    /// From when a rule counts, and what it spares: a sentence.
    pub(crate) fn explained(&self) -> Key {
        match self.rule {
            "active" => Key::ConsoleRetentionActiveWhy,
            "inactive" => Key::ConsoleRetentionInactiveWhy,
            "content" => Key::ConsoleRetentionContentWhy,
            "special" => Key::ConsoleRetentionSpecialWhy,
            "ungranted" => Key::ConsoleRetentionUngrantedWhy,
            "withdrawn" => Key::ConsoleRetentionWithdrawnWhy,
            "evidence" => Key::ConsoleRetentionEvidenceWhy,
            "objections" => Key::ConsoleRetentionObjectionsWhy,
            "destruction-records" => Key::ConsoleRetentionDestructionRecordsWhy,
            _ => Key::ConsoleRetentionDestructionIntervalWhy,
        }
    }

    pub(crate) fn months(&self) -> u64 {
        match self.period {
            Period::Months(months) => months,
            _ => 0,
        }
    }
}

impl DueRow {
    pub(crate) fn label(&self) -> Key {
        // What ends on a day of its own is kept by that rule, and destroyed by none.
        if self.rule == "active" { Key::ConsoleRetentionOwnEnd } else { label(self.rule) }
    }

    /// What a category of things is called.
    pub(crate) fn kind(&self) -> Key {
        match self.category {
            "conversations" => Key::ConsoleRetentionOfConversations,
            "subjects" => Key::ConsoleRetentionOfSubjects,
            "messages" => Key::ConsoleRetentionOfMessages,
            "fields" => Key::ConsoleRetentionOfFields,
            "generations" => Key::ConsoleRetentionOfGenerations,
            "holds" => Key::ConsoleRetentionOfHolds,
            "consents" => Key::ConsoleRetentionOfConsents,
            "invitations" => Key::ConsoleRetentionOfInvitations,
            "requests" => Key::ConsoleRetentionOfRequests,
            "subjects-erased" => Key::ConsoleRetentionOfErased,
            _ => Key::ConsoleRetentionOfRecords,
        }
    }
}

impl DestructionRow {
    pub(crate) fn label(&self) -> Key {
        label(&self.rule)
    }
}

/// What a rule is called.
fn label(rule: &str) -> Key {
    match rule {
        "active" => Key::ConsoleRetentionActive,
        "inactive" => Key::ConsoleRetentionInactive,
        "content" => Key::ConsoleRetentionContent,
        "special" => Key::ConsoleRetentionSpecial,
        "ungranted" => Key::ConsoleRetentionUngranted,
        "withdrawn" => Key::ConsoleRetentionWithdrawn,
        "evidence" => Key::ConsoleRetentionEvidence,
        "objections" => Key::ConsoleRetentionObjections,
        "destruction-records" => Key::ConsoleRetentionDestructionRecords,
        "destruction-interval" => Key::ConsoleRetentionDestructionInterval,
        _ => Key::ConsoleRetentionAsked,
    }
}

impl RetentionPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// An organisation that keeps newsletters' addresses shorter than the rest.
    pub fn sample() -> Self {
        let row = |rule, purpose: Option<&str>, period, bounds, source| RetentionRow {
            rule,
            purpose: purpose.map(Into::into),
            period,
            bounds,
            source,
        };
        Self {
            rules: vec![
                row("active", None, Period::WhileActive, None, "GDPR art. 5(1)(e)"),
                row("inactive", None, Period::Months(12), Some((1, 24)), "GDPR art. 5(1)(e), 5(2), 13(2)(a)"),
                row("content", None, Period::Months(24), Some((1, 24)), "GDPR art. 5(1)(e), 5(2), 25(2)"),
                row("content", Some("marketing"), Period::Months(6), Some((1, 24)), "GDPR art. 5(1)(e), 5(2), 25(2)"),
                row("special", None, Period::Months(120), Some((1, 120)), "GDPR art. 5(1)(e), 9(1); BGB § 630f(3)"),
                row("ungranted", None, Period::Hours(24), None, "GDPR art. 5(1)(c) and (e), 25(2)"),
                row("destruction-interval", None, Period::Months(6), Some((1, 6)), "By-law on erasure, OG 28.10.2017/30224, art. 11(2)"),
            ],
            purposes: vec![("callback".into(), "content"), ("health".into(), "special")],
            may_write: true,
            at: moment("2026-11-23T03:00:00Z"),
            swept_at: Some(moment("2026-11-22T03:00:00Z")),
            state: SweepState::Fresh,
            due: vec![
                DueRow {
                    rule: "inactive",
                    purpose: None,
                    category: "conversations",
                    count: 41,
                    earliest: Some(moment("2026-11-22T09:15:00Z")),
                },
                DueRow { rule: "content", purpose: Some("marketing".into()), category: "fields", count: 1, earliest: None },
                DueRow { rule: "active", purpose: None, category: "consents", count: 2, earliest: None },
            ],
            records: vec![
                DestructionRow { rule: "inactive".into(), things: 38, rows: 1_204, at: moment("2026-11-22T03:00:04Z"), entry: 4_711 },
                DestructionRow { rule: String::new(), things: 1, rows: 27, at: moment("2026-11-21T16:40:00Z"), entry: 4_698 },
            ],
            next: Some("4698".into()),
            saved: false,
            problem: None,
        }
    }

    /// A sweep that has not run for too long; a reader who changes nothing.
    pub fn sample_late() -> Self {
        let sample = Self::sample();
        Self {
            may_write: false,
            state: SweepState::Over,
            swept_at: Some(moment("2026-04-02T03:00:00Z")),
            due: vec![],
            records: vec![],
            next: None,
            ..sample
        }
    }
}
