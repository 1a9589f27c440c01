//! Decides how a breach is told to an authority and to people: what the register holds of it, in words of the document's language.

use crate::members::breaches::Known;
use documents::facts::{Breach, Notification, Track};
use domain::breach::clock::Clock;
use domain::breach::form::{Field, Number, Risk};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locale::{Key, Locale, date, messages, number, text};

/// Who tells it: in which language and zone.
pub(super) struct Teller<'a> {
    pub(super) locale: Locale,
    pub(super) zone: &'a TimeZone,
    /// Whom to ask where the breach names nobody: the organisation's contact for privacy.
    pub(super) contact: &'a str,
}

impl Teller<'_> {
    /// The facts of a breach as they are known at a time; `reasons` are those that were given with late notifications.
    pub(super) fn facts(&self, known: &Known, reasons: &[String], now: Timestamp) -> Breach {
        let (breach, form) = (&known.breach, &known.breach.form);
        let word = |field| known.texts.get(&field).cloned().unwrap_or_default();
        let (contact, late) = (word(Field::Contact), word(Field::DelayReason));
        let exception = form.exception.filter(|_| form.risk == Risk::High);
        Breach {
            title: word(Field::Title),
            reference: breach.id.to_string(),
            aware_at: self.at(breach.aware_at),
            detected_at: self.at(form.detected_at),
            started_at: self.at(form.started_at),
            ended_at: self.at(form.ended_at),
            detected_how: word(Field::Found),
            nature: word(Field::Nature),
            effect: form.effects.iter().map(|effect| self.named("effect", effect.as_str())).collect(),
            source: form.source.map(|source| self.named("source", source.as_str())).unwrap_or_default(),
            categories: form.data.iter().map(|data| self.named("data", data.as_str())).collect(),
            special_categories: form.special.iter().map(|special| self.named("special", special.as_str())).collect(),
            persons: self.number(form.persons),
            records: self.number(form.records),
            groups: form.groups.iter().map(|group| self.named("group", group.as_str())).collect(),
            consequences: word(Field::Consequences),
            consequences_organisation: word(Field::Impact),
            measures_before: word(Field::MeasuresBefore),
            measures_after: word(Field::MeasuresAfter),
            people_told: self.people_told(known),
            delay_reason: if late.is_empty() { reasons.join(" ") } else { late },
            contact: if contact.is_empty() { self.contact.to_owned() } else { contact },
            preparer: word(Field::Preparer),
            tracks: known.clocks(now).iter().map(|clock| self.track(known, clock)).collect(),
            other_authorities: word(Field::Bodies),
            training: form.trained.map(|trained| self.named(if trained { "yes" } else { "no" }, "")).unwrap_or_default(),
            foreign_authorities: word(Field::ForeignAuthorities),
            advice: word(Field::Advice),
            controller: word(Field::Controller),
            attachments: word(Field::Attachments),
            risk: self.named("risk", form.risk.as_str()),
            // What was said of another risk than is assessed now is not told.
            risk_reason: if form.risk == Risk::Unlikely { word(Field::RiskReason) } else { String::new() },
            exception: exception.map(|exception| self.named("exception", exception.as_str())).unwrap_or_default(),
            exception_reason: if exception.is_some() { word(Field::ExceptionReason) } else { String::new() },
        }
    }

    fn track(&self, known: &Known, clock: &Clock) -> Track {
        let mine = known.told.iter().filter(|told| told.law == clock.law && told.to == clock.to);
        let required = clock.duty.required();
        Track {
            regime: clock.law.as_str().to_owned(),
            to: self.named("to", clock.to.as_str()),
            due: self.at(Some(clock.due)),
            required,
            state: self.named("clock", clock.standing.as_str()),
            reason: if required { String::new() } else { self.named("duty", clock.duty.as_str()) },
            notifications: mine
                .map(|told| Notification {
                    at: self.at(Some(told.at)),
                    phase: self.named("phase", told.phase.as_str()),
                    channel: told.channel.map(|channel| self.named("channel", channel.as_str())).unwrap_or_default(),
                    persons: told.persons.map(|persons| messages::breach_told_count(self.locale, persons)).unwrap_or_default(),
                    reference: told.reference.clone(),
                })
                .collect(),
        }
    }

    /// How many of those on the list were told in their chat; nothing where the list is empty.
    fn people_told(&self, known: &Known) -> String {
        match known.affected {
            (0, _) => String::new(),
            (all, told) => {
                format!("{} {}", messages::breach_listed_count(self.locale, all), messages::breach_reached_count(self.locale, told))
            }
        }
    }

    fn number(&self, told: Option<Number>) -> String {
        told.map(|told| format!("{}{}", if told.exact { "" } else { "≈ " }, number(self.locale, told.count))).unwrap_or_default()
    }

    fn at(&self, at: Option<Timestamp>) -> String {
        at.map(|at| date::date_time(self.locale, &at.to_zoned(self.zone.clone()))).unwrap_or_default()
    }

    /// What a word of a check-list is called; the word itself where it has no other name.
    fn named(&self, list: &str, word: &str) -> String {
        let name = if word.is_empty() { format!("breach-{list}") } else { format!("breach-{list}-{word}") };
        Key::by_name(&name).map_or_else(|| word.to_owned(), |key| text(self.locale, key).to_owned())
    }
}
