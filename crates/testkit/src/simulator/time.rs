//! Time that passes, and what the server does by itself: the model destroys what the rules say is due, in its own words.

use super::World;
use super::law::{self, CLOSED_REQUEST_MONTHS, DAY};
use super::model::{CONVERSATION, Gone, House, Person, Value};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

impl World<'_> {
    /// Some minutes or hours pass, and no sweep comes.
    pub(super) fn wait(&mut self) -> bool {
        let now = self.now();
        let ends = self.people.iter().flat_map(|p| p.live.values()).filter_map(|live| live.expires).filter(|at| *at > now).min();
        let minutes = match ends {
            // Just past the end of a consent that no sweep has seen yet.
            Some(ends) if self.dice.below(3) == 0 => ends.duration_since(now).as_mins() + 1,
            _ => self.dice.between(1, 16 * 60),
        };
        self.tell(&format!("{minutes} minutes pass"));
        self.server.clock().advance(SignedDuration::from_mins(minutes));
        self.sessions_ended();
        true
    }

    /// Hours, days, months or years pass, and then the sweep comes.
    pub(super) fn let_time_pass(&mut self) -> bool {
        let hours = match self.dice.below(8) {
            0 => self.dice.between(1, 23),
            1 => 24,
            2 | 3 => self.dice.between(24, 24 * 20),
            4 | 5 => self.dice.between(24 * 20, 24 * 200),
            6 => self.dice.between(24 * 200, 24 * 500),
            _ => self.dice.between(24 * 500, 24 * 1_500),
        };
        self.tell(&format!("{hours} hours pass, and the sweep comes"));
        self.server.clock().advance(SignedDuration::from_hours(hours));
        self.sessions_ended();
        self.sweep();
        true
    }

    /// Sweeps as the server does by itself, and in the model.
    pub fn sweep(&mut self) {
        let now = self.now();
        let swept = self.server.store().sweep(now).expect("the sweep comes to its end");
        assert_eq!(swept.failed, 0, "something that is due could not be destroyed");
        self.swept = true;
        self.holds_over(now);
        for who in 0..self.people.len() {
            if self.people.get(who).is_some_and(|p| p.gone.is_none()) {
                self.short(who, now);
                self.daily(who, now);
            }
        }
        self.proofs(now);
        let kept = law::months_before(now, CLOSED_REQUEST_MONTHS);
        self.requests.retain(|request| request.closed.is_none_or(|closed| closed >= kept));
    }

    fn holds_over(&mut self, now: Timestamp) {
        for at in (0..self.holds.len()).rev() {
            if self.holds.get(at).is_some_and(|hold| hold.ends <= now) {
                let hold = self.holds.remove(at);
                self.house(hold.house).must("hold.ended", 1);
            }
        }
    }

    /// What cannot wait: consents whose time is over, what was withdrawn, and what nobody was granted.
    fn short(&mut self, who: usize, now: Timestamp) {
        let person = self.person(who);
        let house = person.house;
        let ends: Vec<_> = person.live.iter().filter(|(_, live)| live.granted && live.over(now)).map(|(purpose, _)| *purpose).collect();
        for purpose in &ends {
            person.end(purpose, now);
        }
        let over: Vec<_> = person.ended.iter().filter(|ended| ended.at + DAY <= now).map(|ended| ended.key).collect();
        for key in &over {
            person.destroy(*key);
        }
        let late = person.awaited.take_if(|awaited| awaited.until <= now).and_then(|_| person.live.remove("marketing"));
        if let Some(live) = &late {
            person.destroy(("marketing", live.generation));
        }
        let mut destroyed = over.len() + usize::from(late.is_some());
        self.house(house).must("consent.expired", ends.len());
        let person = self.person(who);
        if person.seen < now - DAY {
            if !person.grants() && person.ended.is_empty() && person.awaited.is_none() {
                self.house(house).must("generation.destroyed", destroyed);
                return self.sweeps(who, now);
            }
            if let Some(live) = person.live.get(CONVERSATION).cloned().filter(|live| !live.granted) {
                person.live.remove(CONVERSATION);
                person.destroy((CONVERSATION, live.generation));
                destroyed += 1;
            }
        }
        self.house(house).must("generation.destroyed", destroyed);
    }

    fn sweeps(&mut self, who: usize, now: Timestamp) {
        let person = self.person(who);
        let house = person.house;
        person.go(Gone::Swept(now));
        self.links.retain(|(one, other)| ![*one, *other].contains(&who));
        let house = self.house(house);
        house.erased += 1;
        house.must("subject.erased", 1);
    }

    /// Whoever has been silent for too long, and what is too old of those who stay.
    fn daily(&mut self, who: usize, now: Timestamp) {
        let Some(person) = self.people.get(who).filter(|p| p.gone.is_none()) else { return };
        let Some(house) = self.houses.get(person.house) else { return };
        let at = person.house;
        if person.seen < law::months_before(now, house.months("inactive", "")) && person.ended.is_empty() {
            return self.sweeps(who, now);
        }
        let said = law::months_before(now, house.months("content", ""));
        let caps: BTreeSet<(&'static str, Timestamp)> =
            person.values.iter().filter(|v| !is_said(v)).map(|v| (v.key.0, law::months_before(now, house.cap(v.key.0)))).collect();
        let person = self.person(who);
        let mut acts =
            usize::from(person.written.keys().any(|(at, _)| *at < said) || person.values.iter().any(|v| is_said(v) && v.at < said));
        person.written.retain(|(at, _), _| *at >= said);
        person.lose(|value| is_said(value) && value.at < said);
        for (purpose, before) in caps {
            let old = |value: &Value| !is_said(value) && value.key.0 == purpose && value.at < before;
            acts += usize::from(person.values.iter().any(old));
            person.lose(old);
        }
        self.house(at).must("content.destroyed", acts);
    }

    /// The proofs of consent of those who went long ago, and records that name nobody.
    fn proofs(&mut self, now: Timestamp) {
        for (at, house) in self.houses.iter_mut().enumerate() {
            let before = law::months_before(now, house.months("evidence", ""));
            let due = |p: &&mut Person<'_>| p.house == at && !p.trimmed && p.gone.is_some_and(|gone| gone.at() < before);
            let trimmed = self.people.iter_mut().filter(due).map(|p| p.trimmed = true).count();
            trims(house, trimmed);
        }
    }
}

/// Trimming comes in pieces, as many as fit into the sweep's short acts; records that name nobody go two kinds at a time.
fn trims(house: &mut House<'_>, people: usize) {
    if people > 0 {
        house.must("ledger.trimmed", 1);
        house.may("ledger.trimmed", people - 1);
    }
    house.may("records.destroyed", 2);
}

/// Whether it was said in the conversation, or noted beside it.
pub(super) fn is_said(value: &Value) -> bool {
    matches!(value.field, "" | "note")
}
