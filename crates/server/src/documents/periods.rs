//! Decides how the rules of retention and the terms of the laws are said in a document.

use documents::facts::{Changed, Periods, Retention, Terms};
use domain::jurisdiction::{Law, gdpr, kvkk};
use domain::purpose::{Basis, PurposeRule};
use domain::retention::{Period, Rule, Rules, Since};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use locale::{Key, Locale, date, messages, text};
use serde::Deserialize;

/// Months of a year.
const YEAR: u32 = 12;

/// Says periods in a language, as they are at a time.
pub(super) struct Speaker<'a> {
    pub(super) locale: Locale,
    pub(super) rules: &'a Rules,
    pub(super) now: Timestamp,
    /// The same, as a day of the organisation.
    pub(super) today: Date,
    /// The zone in which days are counted.
    pub(super) zone: &'a TimeZone,
}

/// What an entry says of a rule that was changed.
#[derive(Deserialize)]
struct RuleChanged {
    at: String,
    rule: String,
    purpose: String,
    old: String,
    new: String,
}

impl Speaker<'_> {
    fn say(&self, period: Period) -> String {
        match period {
            // Nothing counts down while somebody talks; the rules that follow say for how long afterwards.
            Period::WhileActive => String::new(),
            Period::Hours(hours) => messages::document_hour_count(self.locale, hours.unsigned_abs()),
            Period::Months(months) if months > 0 && months % YEAR == 0 && months > 2 * YEAR => {
                messages::document_year_count(self.locale, u64::from(months / YEAR))
            }
            Period::Months(months) => messages::document_month_count(self.locale, u64::from(months)),
        }
    }

    fn period(&self, rule: Rule) -> String {
        self.say(self.rules.period(rule, None, self.now))
    }

    /// How long a purpose's data is kept, one sentence.
    pub(super) fn kept(&self, rule: &PurposeRule) -> String {
        let (inactive, cap) = (Rule::Inactive, Rule::cap(rule.special));
        let period = self.period(inactive);
        let kept = match rule.basis {
            Basis::Consent => messages::document_kept_consent(self.locale, &period),
            _ => messages::document_kept_otherwise(self.locale, &period),
        };
        let cap = self.say(self.rules.period(cap, Some(&rule.purpose), self.now));
        messages::document_kept_cap(self.locale, &cap, &kept)
    }

    /// What changed of the rules, by the entries of the ledger that say so, the last first.
    pub(super) fn changes(&self, entries: &[String], title: impl Fn(&str) -> String) -> Vec<Changed> {
        entries.iter().filter_map(|entry| self.changed(&serde_json::from_str(entry).ok()?, &title)).collect()
    }

    fn changed(&self, entry: &RuleChanged, title: impl Fn(&str) -> String) -> Option<Changed> {
        let rule = Rule::parse(&entry.rule)?;
        let months = |text: &str| Some(self.say(Period::Months(text.parse().ok()?)));
        let category = text(self.locale, category(rule));
        let what = if entry.purpose.is_empty() { category.to_owned() } else { format!("{category} ({})", title(&entry.purpose)) };
        let at = entry.at.parse::<Timestamp>().ok()?.to_zoned(self.zone.clone());
        let text = messages::document_changed(self.locale, &months(&entry.new)?, &months(&entry.old)?, &what);
        Some(Changed { at: date::long(self.locale, at.date()), text })
    }

    /// The table of periods: every rule that counts down.
    pub(super) fn table(&self, title: impl Fn(&str) -> String) -> Vec<Retention> {
        let listed = self.rules.list(self.now).into_iter().filter(|l| !matches!(l.rule, Rule::Active | Rule::DestructionInterval));
        listed
            .map(|listed| Retention {
                category: text(self.locale, category(listed.rule)).to_owned(),
                purpose: listed.purpose.map(|purpose| title(purpose.as_str())).unwrap_or_default(),
                period: self.say(listed.period),
                start: text(self.locale, start(listed.rule)).to_owned(),
                basis: locale::citation(self.locale, listed.source),
            })
            .collect()
    }

    /// How often what is due is destroyed.
    pub(super) fn interval(&self) -> String {
        messages::document_interval(self.locale, &self.period(Rule::DestructionInterval))
    }

    /// For how long records of destruction are kept: whole years, and the same with its unit.
    pub(super) fn records(&self) -> (i32, String) {
        let period = self.rules.period(Rule::DestructionRecords, None, self.now);
        let years = match period {
            Period::Months(months) => i32::try_from(months / YEAR).unwrap_or_default(),
            Period::Hours(_) | Period::WhileActive => 0,
        };
        (years, self.say(period))
    }

    /// The periods that no rule changes.
    pub(super) fn fixed(&self) -> Periods {
        Periods { ungranted: self.period(Rule::Ungranted), withdrawn: self.period(Rule::Withdrawn) }
    }

    /// The terms of both laws, as they are in force today.
    pub(super) fn terms(&self) -> Terms {
        let (locale, day) = (self.locale, self.today);
        let number = |n: i32| u64::from(n.unsigned_abs());
        let days = |n| messages::document_day_count(locale, number(n));
        let months = |n| messages::document_month_count(locale, number(n));
        let hours = |n: i64| messages::document_hour_count(locale, n.unsigned_abs());
        Terms {
            answer_gdpr: months(gdpr::ANSWER_MONTHS.on(day).value),
            extension_gdpr: months(gdpr::EXTENSION_MONTHS.on(day).value),
            answer_kvkk: days(kvkk::ANSWER_DAYS.on(day).value),
            breach_gdpr: hours(gdpr::BREACH_HOURS.on(day).value),
            breach_kvkk: hours(kvkk::BREACH_HOURS.on(day).value),
            complaint_answer_kvkk: days(kvkk::COMPLAINT_ANSWER_DAYS.on(day).value),
            complaint_application_kvkk: days(kvkk::COMPLAINT_APPLICATION_DAYS.on(day).value),
            standard_contract_kvkk: messages::document_working_day_count(locale, number(kvkk::STANDARD_CONTRACT_DAYS.on(day).value)),
        }
    }
}

/// The laws by the names that the texts use.
pub(super) fn names(laws: &[Law]) -> Vec<String> {
    laws.iter().map(|law| law.as_str().to_owned()).collect()
}

fn category(rule: Rule) -> Key {
    match rule {
        Rule::Active | Rule::Inactive => Key::DocumentRuleInactive,
        Rule::DestructionInterval => Key::DocumentRuleDestructionInterval,
        Rule::Content => Key::DocumentRuleContent,
        Rule::Special => Key::DocumentRuleSpecial,
        Rule::Ungranted => Key::DocumentRuleUngranted,
        Rule::Withdrawn => Key::DocumentRuleWithdrawn,
        Rule::Evidence => Key::DocumentRuleEvidence,
        Rule::Objections => Key::DocumentRuleObjections,
        Rule::DestructionRecords => Key::DocumentRuleDestructionRecords,
    }
}

fn start(rule: Rule) -> Key {
    match (rule.since(), rule) {
        (Since::LastActivity, _) => Key::DocumentStartActivity,
        (Since::Creation, Rule::Objections) => Key::DocumentStartObjection,
        (Since::Creation, _) => Key::DocumentStartCreation,
        (Since::End, Rule::Evidence) => Key::DocumentStartErasure,
        (Since::End, Rule::DestructionRecords) => Key::DocumentStartDestruction,
        (Since::End, _) => Key::DocumentStartWithdrawal,
    }
}
