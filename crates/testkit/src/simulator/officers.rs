//! What is done by those who answer for privacy: restriction, holds, rules, requests, breaches.

use super::law::{self, Laws};
use super::model::{Breach, CONSENTS, Hold, Identity, Person, Request};
use super::{SESSION, World};
use crate::member::Member;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// What letters ask for.
const KINDS: [&str; 7] = ["access", "erasure", "portability", "restriction", "rectification", "objection", "withdrawal"];
const REQUESTS: &str = "/api/v1/requests";
const BREACHES: &str = "/api/v1/breaches";

impl World<'_> {
    /// Somebody is restricted, or not any more.
    pub(super) fn change_restriction(&mut self) -> bool {
        let Some(who) = self.someone(Person::grants) else { return false };
        let owner = self.owner(self.here);
        let person = self.person(who);
        let (method, act) = if person.restricted { ("DELETE", "subject.unrestricted") } else { ("POST", "subject.restricted") };
        person.restricted = !person.restricted;
        person.moved();
        let path = format!("/api/v1/subjects/{}/restriction", person.subject);
        self.tell(&format!("{act}: p{who}"));
        owner.call(method, &path, None).expect(200);
        // Whoever is restricted is told, and told before it ends (art. 18(3)).
        self.announced(who);
        self.must(act, 1);
        true
    }

    /// Everything that members may read of somebody is held for a while.
    pub(super) fn place_hold(&mut self) -> bool {
        let Some(who) = self.someone(|p| p.grants() && !p.restricted) else { return false };
        let owner = self.owner(self.here);
        let days = self.dice.between(2, 900);
        let ends = self.now() + SignedDuration::from_hours(24 * days);
        self.tell(&format!("p{who} is held for {days} days"));
        let person = self.person(who);
        let body = json!({"subject": person.subject, "reason": "a claim", "ends_at": ends.to_string()});
        let granted = person.live.iter().filter(|(_, live)| live.granted);
        let keys: BTreeSet<_> = granted.flat_map(|(p, live)| live.generations().map(move |generation| (*p, generation))).collect();
        let id = id(&owner.call("POST", "/api/v1/holds", Some(&body)).ok(201).json());
        let house = self.here;
        self.holds.push(Hold { id, house, person: who, keys, ends });
        self.must("hold.placed", 1);
        true
    }

    /// A hold is lifted before its time.
    pub(super) fn lift_hold(&mut self) -> bool {
        let (here, now) = (self.here, self.now());
        let found: Vec<usize> =
            (0..self.holds.len()).filter(|at| self.holds.get(*at).is_some_and(|h| h.house == here && h.ends > now)).collect();
        let Some(at) = self.dice.one_of(&found) else { return false };
        let owner = self.owner(here);
        let hold = self.holds.remove(at);
        self.tell(&format!("the hold on p{} is lifted", hold.person));
        owner.call("DELETE", &format!("/api/v1/holds/{}", hold.id), None).expect(204);
        self.must("hold.ended", 1);
        true
    }

    /// A period changes.
    pub(super) fn change_rule(&mut self) -> bool {
        let owner = self.owner(self.here);
        let wish = [("inactive", "", 1, 24), ("content", "", 1, 24), ("content", "marketing", 1, 24), ("special", "health", 1, 120)];
        let Some((rule, purpose, least, most)) = self.dice.one_of(&wish) else { return false };
        let months = self.dice.between(least, most);
        self.tell(&format!("the rule {rule} of {purpose:?} is {months} months"));
        let body = json!({"items": [{"rule": rule, "purpose": (!purpose.is_empty()).then_some(purpose), "months": months}]});
        owner.call("PUT", "/api/v1/retention-rules", Some(&body)).expect(200);
        let (here, months) = (self.here, i32::try_from(months).unwrap_or_default());
        let house = self.house(here);
        let stood = house.periods.insert((rule, purpose), months);
        let same = stood == Some(months);
        self.must("retention-rule.changed", usize::from(!same));
        self.may("notice.published", super::model::NOTICES);
        true
    }

    /// A letter comes in which somebody asks for their right.
    pub(super) fn receive_request(&mut self) -> bool {
        let Some(who) = self.someone(|_| true) else { return false };
        let Some(kind) = self.dice.one_of(&KINDS) else { return false };
        let Some(laws) = self.dice.one_of(&[Laws::Gdpr, Laws::Kvkk, Laws::Both]) else { return false };
        let names = laws.names();
        let owner = self.owner(self.here);
        let ago = i32::try_from(self.dice.between(0, 40)).unwrap_or_default();
        let received = law::days_after(law::today(self.now()), -ago);
        self.tell(&format!("a letter of p{who} came on {received}: {kind} by {names:?}"));
        let subject = self.person(who).subject.clone();
        let body = json!({"kind": kind, "received_at": received.to_string(), "regimes": names, "channel": "letter", "subject": subject, "note": "a letter"});
        let id = id(&owner.call("POST", REQUESTS, Some(&body)).ok(201).json());
        self.announced(who);
        self.requests.push(Request { by_letter: true, ..fresh(id, (self.here, who), kind, (received, laws)) });
        self.must("request.received", 1);
        self.must("request.noted", 1);
        if kind != "rectification" {
            self.asked_for_the_same_person(who, kind, (received, laws), true);
        }
        true
    }

    /// Whoever asks means themselves, not one chat: the same is asked under each subject that members said is this person, unless it
    /// waits there already or nothing is left to do. A correction is of one thing.
    pub(super) fn asked_for_the_same_person(&mut self, who: usize, kind: &'static str, (received, laws): (Date, Laws), by_letter: bool) {
        let waits = |r: &Request, person: usize| r.person == person && r.kind == kind && r.closed.is_none();
        let asked = |other: usize| fresh(String::new(), (self.here, other), kind, (received, laws));
        let open = |other: &usize| !self.requests.iter().any(|r| waits(r, *other)) && !self.nothing_left(&asked(*other));
        let others: Vec<usize> = self.same_person(who).into_iter().filter(open).collect();
        if others.is_empty() {
            return;
        }
        let listed = self.owner(self.here).all(&format!("{REQUESTS}?state=all"));
        for other in others {
            let subject = self.person(other).subject.clone();
            let known = |id: &str| self.requests.iter().any(|r| r.id == id);
            let its = |item: &&Json| {
                item["subject"] == subject.as_str() && item["kind"] == kind && !known(item["id"].as_str().unwrap_or_default())
            };
            let found = listed.iter().find(|item| its(item) && item["closed_at"].is_null());
            let id = id(found.unwrap_or_else(|| panic!("p{other} is p{who}, and nothing is asked for them")));
            self.requests.push(Request { by_letter, ..fresh(id, (self.here, other), kind, (received, laws)) });
            self.must("request.received", 1);
        }
    }

    /// Everybody who is this person by a chain of links, without them.
    fn same_person(&self, who: usize) -> BTreeSet<usize> {
        let mut person = BTreeSet::from([who]);
        loop {
            let beside = self.links.iter().filter(|(one, other)| person.contains(one) != person.contains(other));
            let more: Vec<usize> = beside.flat_map(|(one, other)| [*one, *other]).collect();
            if more.is_empty() {
                person.remove(&who);
                return person;
            }
            person.extend(more);
        }
    }

    /// Whoever has a live key in their conversation is told there.
    fn announced(&mut self, who: usize) {
        let now = self.now();
        let person = self.person(who);
        if person.gone.is_none() && person.live.contains_key(super::model::CONVERSATION) {
            person.wrote(now);
        }
    }

    /// Something is done about a request.
    pub(super) fn work_on_request(&mut self) -> bool {
        let here = self.here;
        let open: Vec<usize> =
            (0..self.requests.len()).filter(|at| self.requests.get(*at).is_some_and(|r| r.house == here && r.closed.is_none())).collect();
        let Some(at) = self.dice.one_of(&open) else { return false };
        let owner = self.owner(here);
        match self.dice.below(5) {
            0 => self.extend(&owner, at),
            1 => self.refuse(&owner, at),
            2 => self.doubt(&owner, at),
            _ => self.fulfil(&owner, at),
        }
    }

    fn on_request(&self, owner: &Member<'_>, at: usize, step: &str, body: Option<&Json>) -> crate::http::Reply {
        let request = self.requests.get(at).expect("a request of this world");
        self.tell(&format!("the {} request of p{}: {step}", request.kind, request.person));
        owner.call("POST", &format!("{REQUESTS}/{}/{step}", request.id), body)
    }

    fn request(&mut self, at: usize) -> &mut Request {
        self.requests.get_mut(at).expect("a request of this world")
    }

    fn extend(&mut self, owner: &Member<'_>, at: usize) -> bool {
        let today = law::today(self.now());
        let request = self.request(at);
        // The law lets the first month end on a working day at the latest four days later; those days are the calendar's own test.
        let month = request.due_by(Laws::Gdpr, today);
        if request.extended || matches!(request.laws, Laws::Kvkk) || today > month {
            return false;
        }
        self.on_request(owner, at, "extend", Some(&json!({"reason": "many letters at once"}))).expect(200);
        let request = self.request(at);
        request.extended = true;
        request.state = "extended";
        let who = request.person;
        self.announced(who);
        self.must("request.extended", 1);
        self.must("request.noted", 1);
        true
    }

    fn refuse(&mut self, owner: &Member<'_>, at: usize) -> bool {
        self.on_request(owner, at, "refuse", Some(&json!({"reason": "they never were here"}))).expect(200);
        self.close(at, "refused");
        self.must("request.refused", 1);
        self.must("request.noted", 1);
        true
    }

    fn close(&mut self, at: usize, state: &'static str) {
        let now = self.now();
        let request = self.request(at);
        request.state = state;
        request.closed = Some(now);
        let who = request.person;
        self.announced(who);
    }

    fn doubt(&mut self, owner: &Member<'_>, at: usize) -> bool {
        let today = law::today(self.now());
        let request = self.request(at);
        let (identity, gdpr, who) = (request.identity, !matches!(request.laws, Laws::Kvkk), request.person);
        if identity == Identity::Shown {
            return false;
        }
        // What is late does not begin to rest. The roll-over is four days at most; those days are the calendar's own test.
        let last = request.due_by(Laws::Gdpr, today);
        if identity == Identity::Undoubted {
            if gdpr && today > last && today <= law::days_after(last, 4) {
                return false;
            }
            request.identity = Identity::Asked;
            request.rests = (gdpr && today <= last).then_some(today);
            self.on_request(owner, at, "ask-identity", None).expect(200);
            self.announced(who);
            self.must("request.identity-asked", 1);
            return true;
        }
        request.identity = Identity::Shown;
        request.rested += request.rests.take().map_or(0, |since| law::days_between(since, today));
        self.on_request(owner, at, "verify-identity", Some(&json!({"method": "passport"}))).expect(200);
        self.must("request.identity-verified", 1);
        true
    }

    /// Whether reading again finds nothing that is still to be done for a request.
    fn nothing_left(&self, request: &Request) -> bool {
        let person = self.people.get(request.person).expect("a person of this world");
        let since = |at: Option<Timestamp>| at.is_some_and(|at| law::today(at) >= request.received);
        match request.kind {
            "access" | "portability" => person.gone.is_none() && since(person.handed_out),
            _ if person.gone.is_some() => true,
            "restriction" => person.restricted,
            "rectification" => since(person.corrected),
            "withdrawal" => !CONSENTS.iter().any(|purpose| person.granted(purpose)),
            // Nothing in this world rests on a legitimate interest; advertising is objected to on any basis (art. 21(2)).
            "objection" => !person.granted("marketing"),
            _ => false,
        }
    }

    /// A member says that it is done; whether it is, the server reads again.
    fn fulfil(&mut self, owner: &Member<'_>, at: usize) -> bool {
        let request = self.requests.get(at).expect("a request of this world");
        let person = self.people.get(request.person).expect("a person of this world");
        // Nothing is done for somebody of whom it is not known who they are (art. 12(6), 32); who is gone needs not be known.
        let known = request.identity != Identity::Asked || person.gone.is_some();
        let done = known && self.nothing_left(request);
        let reply = self.on_request(owner, at, "fulfil", None);
        if done {
            reply.expect(200);
            self.close(at, "fulfilled");
            self.must("request.fulfilled", 1);
        } else {
            let problem = reply.ok(409).problem();
            assert_eq!(problem, "not-fulfilled", "a request was closed although nothing was done");
        }
        true
    }

    /// An incident is written down, as a draft or as a breach of which the organisation is aware.
    pub(super) fn note_breach(&mut self) -> bool {
        let owner = self.owner(self.here);
        let aware = self.dice.coin().then(|| self.now() - SignedDuration::from_mins(self.dice.between(0, 60 * 90)));
        self.tell(if aware.is_some() { "a breach is known" } else { "a breach is drafted" });
        // A country keeps its own law, whatever else runs.
        let laws = if self.dice.coin() { Laws::Gdpr } else { Laws::Both };
        let mut body = json!({"title": "a lost list", "regimes": laws.names()});
        if let (Some(at), Some(body)) = (aware, body.as_object_mut()) {
            body.insert("aware_at".to_owned(), at.to_string().into());
        }
        let id = id(&owner.call("POST", BREACHES, Some(&body)).ok(201).json());
        let house = self.here;
        self.breaches.push(Breach { id, house, aware, laws, high: None, told: BTreeMap::new() });
        self.must("breach.drafted", 1);
        self.must("breach.confirmed", usize::from(aware.is_some()));
        true
    }

    /// A breach is assessed, or an authority is told of it.
    pub(super) fn tell_of_breach(&mut self) -> bool {
        let (here, now) = (self.here, self.now());
        let found: Vec<usize> =
            (0..self.breaches.len()).filter(|at| self.breaches.get(*at).is_some_and(|b| b.house == here && b.aware.is_some())).collect();
        let (Some(at), high) = (self.dice.one_of(&found), self.dice.coin()) else { return false };
        let owner = self.owner(here);
        let Some(breach) = self.breaches.get_mut(at) else { return false };
        let path = format!("{BREACHES}/{}", breach.id);
        let untold = breach.laws.names().iter().find(|law| !breach.told.contains_key(*law)).copied();
        let (act, said) = match (breach.high, untold, breach.aware) {
            (None, ..) => {
                breach.high = Some(high);
                let risk = if high { "high" } else { "risk" };
                owner.call("PATCH", &path, Some(&json!({"risk": risk}))).expect(200);
                ("breach.described", format!("a breach is assessed: {risk}"))
            }
            (Some(_), Some(law), Some(aware)) => {
                let now = now.max(aware);
                breach.told.insert(law, now);
                let late = now > aware + law::BREACH;
                let mut body = json!({"regime": law, "to": "authority", "phase": "initial", "reference": "LfD 17/2026"});
                if let (true, Some(body)) = (late, body.as_object_mut()) {
                    body.insert("reason".to_owned(), "nobody looked".into());
                }
                owner.call("POST", &format!("{path}/notifications"), Some(&body)).expect(201);
                ("breach.notified", format!("the authority is told by {law}"))
            }
            _ => return false,
        };
        self.tell(&said);
        self.must(act, 1);
        true
    }

    /// The owner's session has ended by now.
    pub(super) fn sessions_ended(&mut self) {
        let now = self.now();
        for house in &mut self.houses {
            house.session.take_if(|(_, since)| now.duration_since(*since) >= SESSION);
            for colleague in &mut house.colleagues {
                colleague.session.take_if(|session| now.duration_since(session.since) >= SESSION);
            }
        }
    }
}

/// A request as it came.
fn fresh(id: String, (house, person): (usize, usize), kind: &'static str, (received, laws): (Date, Laws)) -> Request {
    Request {
        id,
        house,
        person,
        kind,
        received,
        laws,
        extended: false,
        rests: None,
        rested: 0,
        identity: Identity::Undoubted,
        by_letter: false,
        state: "open",
        closed: None,
    }
}

fn id(made: &Json) -> String {
    made.get("id").and_then(Json::as_str).expect("the id of what was made").to_owned()
}
