//! Decides how the pages say things: texts by key, people, purposes and times in the reader's language.

use std::borrow::Borrow;

use domain::Purpose;
use domain::overview::Count;
use domain::permission::Role;
use jiff::{Timestamp, Zoned};
use locale::{Key, Locale, date, messages};

use crate::frame::Frame;
use crate::pages::retention::Period;
use crate::person::Person;

/// The reader's language and clock, handed to every template as `words`.
#[derive(Clone)]
pub(crate) struct Words<'a> {
    locale: Locale,
    frame: &'a Frame,
}

/// A time as a `<time>` element shows it.
pub(crate) struct Moment {
    /// RFC 3339, in UTC.
    pub(crate) machine: String,
    /// What is read.
    pub(crate) short: String,
    /// Date and time with the zone, as a tooltip.
    pub(crate) full: String,
    /// How the script writes it again in the browser's zone: `clock`, `list` or `full`.
    pub(crate) shape: &'static str,
}

/// A language to choose from.
pub(crate) struct Choice {
    pub(crate) tag: &'static str,
    pub(crate) name: &'static str,
    pub(crate) current: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
impl<'a> Words<'a> {
    pub(crate) fn new(locale: Locale, frame: &'a Frame) -> Self {
        Self { locale, frame }
    }

    pub(crate) fn locale(&self) -> Locale {
        self.locale
    }

    /// In which zone times are read and typed.
    pub(crate) fn zone(&self) -> String {
        messages::breach_zone(self.locale, self.frame.zone.iana_name().unwrap_or("UTC"))
    }

    /// The text of a key. Templates pass constants as they are and the results of methods by reference.
    pub(crate) fn t(&self, key: impl Borrow<Key>) -> &'static str {
        locale::text(self.locale, *key.borrow())
    }

    /// What a role is called.
    pub(crate) fn role(&self, role: &Role) -> String {
        role.label().map_or_else(|| role.as_str(), |label| self.t(label)).to_owned()
    }

    /// What a key pair is called: a purpose's, or one of the organisation's own.
    pub(crate) fn pair(&self, pair: &Purpose) -> String {
        match pair.as_str() {
            "hold" => self.t(Key::ConsoleRolesPairHold),
            "privacy" => self.t(Key::ConsoleRolesPairPrivacy),
            purpose => self.purpose(purpose),
        }
        .to_owned()
    }

    /// What a role is for.
    pub(crate) fn role_text(&self, role: &Role) -> &'static str {
        self.t(role.text())
    }

    /// The `lang` attribute.
    pub(crate) fn tag(&self) -> &'static str {
        self.locale.code()
    }

    pub(crate) fn languages(&self) -> [Choice; 5] {
        Locale::ALL.map(|each| Choice { tag: each.code(), name: each.name(), current: each == self.locale })
    }

    /// A contact's name, or "Visitor 4f2a".
    pub(crate) fn person(&self, person: &Person) -> String {
        match &person.name {
            Some(name) => name.clone(),
            None => format!("{} {}", self.t(Key::ConsoleAuthorVisitor), person.tag),
        }
    }

    /// The name of a purpose; an organisation's own purposes are shown as they are called.
    pub(crate) fn purpose<'t>(&self, purpose: &'t str) -> &'t str {
        match purpose {
            "conversation" => self.t(Key::ConsolePurposeConversation),
            "callback" => self.t(Key::ConsolePurposeCallback),
            "lead" => self.t(Key::ConsolePurposeLead),
            "marketing" => self.t(Key::ConsolePurposeMarketing),
            "health" => self.t(Key::ConsolePurposeHealth),
            "satisfaction" => self.t(Key::PurposeSatisfaction),
            own => own,
        }
    }

    /// What the role of a name is called, as it stands in a record; an organisation's own is called by its name.
    pub(crate) fn role_named<'t>(&self, name: &'t str) -> &'t str {
        if name == domain::token::ROLE {
            return self.t(Key::ConsoleByToken);
        }
        Role::standard(name).and_then(|role| role.label()).map_or(name, |label| self.t(label))
    }

    /// A day that is written `YYYY-MM-DD`, as the reader writes it; anything else as it stands.
    pub(crate) fn written_day(&self, day: &str) -> String {
        day.parse().map_or_else(|_| day.to_owned(), |day: jiff::civil::Date| date::long(self.locale, day))
    }

    /// Where the law says so, as lawyers of the language write it.
    pub(crate) fn citation(&self, source: &str) -> String {
        locale::citation(self.locale, source)
    }

    /// The name of a contact field; an organisation's own fields are shown as they are called.
    pub(crate) fn field<'t>(&self, field: &'t str) -> &'t str {
        match field {
            "name" => self.t(Key::ConsoleFieldName),
            "phone" => self.t(Key::ConsoleFieldPhone),
            "email" => self.t(Key::ConsoleFieldEmail),
            "concern" => self.t(Key::ConsoleFieldConcern),
            own => own,
        }
    }

    pub(crate) fn sealed_for(&self, purpose: &str) -> String {
        messages::console_message_sealed(self.locale, self.purpose(purpose))
    }

    pub(crate) fn passkeys(&self, count: &u64) -> String {
        messages::console_members_passkeys_count(self.locale, *count)
    }

    pub(crate) fn codes_left(&self, count: &u64) -> String {
        messages::console_codes_left_count(self.locale, *count)
    }

    pub(crate) fn waiting(&self, count: &u64) -> String {
        messages::console_inbox_waiting_count(self.locale, *count)
    }

    pub(crate) fn taken_by(&self, agent: &str, mine: &bool) -> String {
        if *mine { self.t(Key::ConsoleConversationTakenByYou).into() } else { messages::console_conversation_taken_by(self.locale, agent) }
    }

    pub(crate) fn searched(&self, count: &u64) -> String {
        messages::console_search_searched_count(self.locale, *count)
    }

    pub(crate) fn canned_text(&self, language: &str) -> String {
        messages::console_canned_text(self.locale, language)
    }

    pub(crate) fn import_ready(&self, count: &u64) -> String {
        messages::console_import_ready_count(self.locale, *count)
    }

    pub(crate) fn import_refused(&self, count: u64) -> String {
        messages::console_import_refused_count(self.locale, count)
    }

    pub(crate) fn import_confirm(&self, count: &u64) -> String {
        messages::console_import_confirm_count(self.locale, *count)
    }

    pub(crate) fn import_done(&self, count: &u64) -> String {
        messages::console_import_done_count(self.locale, *count)
    }

    /// How long somebody has been waiting: whole minutes, hours or days.
    pub(crate) fn waited(&self, since: &Timestamp) -> String {
        let minutes = u64::try_from(self.frame.now.duration_since(*since).as_mins()).unwrap_or_default();
        match minutes {
            0..60 => messages::console_wait_minutes(self.locale, minutes),
            60..1440 => messages::console_wait_hours(self.locale, minutes / 60),
            _ => messages::console_wait_days(self.locale, minutes / 1440),
        }
    }

    pub(crate) fn snoozed_until(&self, until: &Timestamp) -> String {
        messages::console_snoozed_until(self.locale, &self.on_record(until).short)
    }

    /// The size of a file, in whole kilobytes.
    pub(crate) fn kilobytes(&self, bytes: &u64) -> String {
        format!("{} kB", locale::number(self.locale, bytes.div_ceil(1000)))
    }

    pub(crate) fn select(&self, person: &Person) -> String {
        messages::console_bulk_select_one(self.locale, &self.person(person))
    }

    /// Who else has the conversation open: the script puts the names in the place of `{names}`.
    pub(crate) fn also_here(&self) -> String {
        messages::console_presence_here(self.locale, "{names}")
    }

    pub(crate) fn writing(&self) -> String {
        messages::console_presence_writing(self.locale, "{names}")
    }

    /// A day in a conversation.
    pub(crate) fn day(&self, at: &Timestamp) -> Moment {
        let day = date::long(self.locale, self.local(at).date());
        self.moment(at, day, "day")
    }

    pub(crate) fn number(&self, number: &u64) -> String {
        locale::number(self.locale, *number)
    }

    /// A period of the overview.
    pub(crate) fn last_days(&self, days: u16) -> String {
        messages::console_overview_days(self.locale, &days.to_string())
    }

    /// How long a rule of retention keeps what it is about.
    pub(crate) fn period(&self, period: &Period) -> String {
        match *period {
            Period::WhileActive => self.t(Key::ConsoleRetentionWhile).to_owned(),
            Period::Hours(hours) => messages::console_retention_hours_count(self.locale, hours),
            Period::Months(months) => messages::console_retention_months_count(self.locale, months),
        }
    }

    /// Between which months may be chosen.
    pub(crate) fn bounds(&self, least: &u64, most: &u64) -> String {
        messages::console_retention_bounds(self.locale, &least.to_string(), &most.to_string())
    }

    pub(crate) fn migrations(&self, count: &u64) -> String {
        messages::console_operator_migration_count(self.locale, *count)
    }

    /// A count, or that it is of too few people to be told.
    pub(crate) fn count(&self, count: &Count) -> String {
        crate::pages::overview::count(self.locale, *count)
    }

    /// How far the first run is.
    pub(crate) fn progress(&self, done: usize, all: usize) -> String {
        messages::console_first_run_progress(self.locale, &all.to_string(), &done.to_string())
    }

    /// That no setting was found.
    pub(crate) fn no_setting(&self, query: &str) -> String {
        messages::console_settings_none(self.locale, query)
    }

    /// A time in a list: the clock alone today, else the date alone.
    pub(crate) fn in_list(&self, at: &Timestamp) -> Moment {
        let (then, today) = (self.local(at), self.frame.now.to_zoned(self.frame.zone.clone()).date());
        let short = if then.date() == today { date::time(self.locale, then.time()) } else { date::short(self.locale, then.date()) };
        self.moment(at, short, "list")
    }

    /// A time in a conversation: the clock today, else date and clock.
    pub(crate) fn in_talk(&self, at: &Timestamp) -> Moment {
        let (then, today) = (self.local(at), self.frame.now.to_zoned(self.frame.zone.clone()).date());
        let short = if then.date() == today { date::time(self.locale, then.time()) } else { date::short_date_time(self.locale, &then) };
        self.moment(at, short, "talk")
    }

    /// A time of record: always date and clock.
    pub(crate) fn on_record(&self, at: &Timestamp) -> Moment {
        let short = date::short_date_time(self.locale, &self.local(at));
        self.moment(at, short, "record")
    }

    fn local(&self, at: &Timestamp) -> Zoned {
        at.to_zoned(self.frame.zone.clone())
    }

    fn moment(&self, at: &Timestamp, short: String, shape: &'static str) -> Moment {
        let then = self.local(at);
        let full = format!("{} {}", date::date_time(self.locale, &then), then.strftime("%Z"));
        Moment { machine: at.to_string(), short, full, shape }
    }
}

/// What a language calls itself; the tag itself where it is none of ours.
pub(crate) fn language_name(tag: &str) -> &str {
    match Locale::parse(tag) {
        Some(ours) => ours.name(),
        None => tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::moment;

    #[test]
    fn the_date_is_left_out_only_today() {
        let frame = Frame::sample();
        let words = Words::new(Locale::De, &frame);
        let (today, before) = (moment("2026-11-22T09:30:00Z"), moment("2026-11-21T23:59:00Z"));
        assert_eq!(words.in_list(&today).short, "09:30");
        assert_eq!(words.in_list(&before).short, "21.11.2026");
        assert_eq!(words.in_talk(&before).short, "21.11.2026, 23:59");
        assert_eq!(words.on_record(&today).short, "22.11.2026, 09:30");
        assert_eq!(words.in_list(&today).full, "22. November 2026, 09:30 UTC");
    }

    #[test]
    fn what_is_an_organisations_own_is_shown_as_it_is_called() {
        let frame = Frame::sample();
        let words = Words::new(Locale::En, &frame);
        assert_eq!(words.purpose("callback"), "Callback");
        assert_eq!(words.purpose("tea club"), "tea club");
        assert_eq!(words.field("shoe size"), "shoe size");
        assert_eq!(language_name("de-AT"), "Deutsch");
        assert_eq!(language_name("fr"), "fr");
    }
}
