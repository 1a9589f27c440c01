//! What people agree to, and how it changes: notices, purposes, for how long a consent holds, and who is asked again.

use super::World;
use super::law;
use super::model::{CONSENTS, NOTICES, Person};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

impl World<'_> {
    /// When a consent ends by itself that is given now.
    pub(super) fn expires(&self, purpose: &'static str) -> Option<Timestamp> {
        let months = self.houses.get(self.here)?.valid.get(purpose)?;
        Some(law::months_later(self.now(), *months))
    }

    /// Another notice is written: better words, or another meaning. Who agreed to another meaning is asked again; better words for
    /// something that has changed meanwhile are no better words.
    pub(super) fn publish(&mut self) -> bool {
        let (owner, word) = (self.owner(self.here), self.word());
        let (material, about) = (self.dice.below(3) > 0, self.dice.one_of(&[None, Some("callback"), Some("marketing"), Some("health")]));
        let about = about.flatten().filter(|_| material);
        let change = if material { "material" } else { "editorial" };
        self.tell(&format!("a notice is published, {change}, about {about:?}"));
        let body =
            json!({"locale": "en", "title": "Privacy", "text": format!("We like {word}."), "change": change, "about": about.as_slice()});
        let (reply, here) = (owner.call("POST", "/api/v1/notices", Some(&body)), self.here);
        let house = self.house(here);
        if !material && house.changed {
            assert_eq!(reply.ok(409).problem(), "not-editorial", "a change was called a correction");
            return true;
        }
        reply.expect(201);
        (house.changed, house.wrote) = (false, true);
        if material {
            self.stale(|purpose| about.is_none_or(|about| about == purpose));
        }
        self.must("notice.published", 1);
        true
    }

    /// More is collected for a purpose than people agreed to, or that ends.
    pub(super) fn collect_more(&mut self) -> bool {
        let Some(purpose) = self.dice.one_of(&["callback", "marketing"]) else { return false };
        let (owner, here) = (self.owner(self.here), self.here);
        let house = self.house(here);
        let more = house.more.insert(purpose) || !house.more.remove(purpose);
        // What Parlour writes itself has told of it already.
        house.changed = house.wrote;
        let mut categories = if purpose == "callback" { vec!["Name", "TelephoneNumber"] } else { vec!["EmailAddress"] };
        categories.extend(more.then_some("Age"));
        self.tell(&format!("{purpose} is about {categories:?}"));
        owner.call("PATCH", &format!("/api/v1/purposes/{purpose}"), Some(&json!({"categories": categories}))).expect(200);
        self.stale(|other| other == purpose);
        self.must("purpose.changed", 1);
        self.may("notice.published", NOTICES);
        true
    }

    /// Consents that are given from now on hold for another time.
    pub(super) fn change_validity(&mut self) -> bool {
        let Some(purpose) = self.dice.one_of(&CONSENTS) else { return false };
        let (owner, here) = (self.owner(self.here), self.here);
        let months = self.dice.coin().then(|| i32::try_from(self.dice.between(1, 18)).unwrap_or(1));
        self.tell(&format!("a consent to {purpose} holds for {months:?} months"));
        owner.call("PATCH", &format!("/api/v1/purposes/{purpose}"), Some(&json!({"valid_months": months}))).expect(200);
        let valid = &mut self.house(here).valid;
        let stood = if let Some(months) = months { valid.insert(purpose, months) } else { valid.remove(purpose) };
        self.must("purpose.changed", usize::from(stood != months));
        self.may("notice.published", NOTICES);
        true
    }

    fn stale(&mut self, which: impl Fn(&str) -> bool) {
        let here = self.here;
        for person in self.people.iter_mut().filter(|p| p.house == here) {
            let consents = person.live.iter_mut().filter(|(purpose, _)| CONSENTS.contains(*purpose) && which(purpose));
            consents.for_each(|(_, live)| live.stale = true);
        }
    }

    /// Somebody whose consent carries no more is asked again, and says yes or no.
    pub(super) fn renew(&mut self) -> bool {
        let now = self.now();
        let lapsed = |p: &Person<'_>| p.live.values().any(|live| live.granted && !live.takes(now));
        let (Some(who), yes) = (self.someone(lapsed), self.dice.coin()) else { return false };
        self.person(who).follow();
        let visit = self.person(who).visitor.call("GET", "/api/v1/visit", None).ok(200).json();
        let asked = visit.get("renewal").cloned().unwrap_or_default();
        let text = |name: &str| asked.get(name).and_then(Json::as_str).unwrap_or_default();
        let purpose = CONSENTS.into_iter().find(|purpose| *purpose == text("purpose"));
        let purpose = purpose.unwrap_or_else(|| panic!("p{who} is not asked again: {visit}"));
        let expires = self.expires(purpose);
        self.tell(&format!("p{who} is asked again for {purpose} and says {}", if yes { "yes" } else { "no" }));
        let person = self.person(who);
        let live = person.live.get(purpose).cloned().expect("only what stands is asked for again");
        assert_eq!(text("again"), if live.over(now) { "expired" } else { "changed" }, "why {purpose} is asked again");
        assert!(!live.takes(now), "{purpose} is asked again although it carries");
        let decision = if yes { "given" } else { "refused" };
        let body = json!({"purpose": purpose, "decision": decision, "notice": asked.get("notice")});
        person.visitor.call("POST", "/api/v1/visit/consents", Some(&body)).expect(201);
        if yes {
            person.grant(purpose, expires);
        } else {
            person.end(purpose, now);
        }
        person.did(now);
        self.must(if yes { "consent.given" } else { "consent.withdrawn" }, 1);
        true
    }
}
