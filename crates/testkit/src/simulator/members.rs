//! What members do with conversations and contacts.

use super::World;
use super::model::{CONVERSATION, Person, Value};
use crate::http::Reply;
use crate::visitor::fresh_key;
use jiff::Timestamp;
use serde_json::json;

impl World<'_> {
    /// A member answers.
    pub(super) fn answer(&mut self) -> bool {
        let Some(who) = self.someone(Person::readable) else { return false };
        let (word, owner) = (self.word(), self.owner(self.here));
        self.tell(&format!("the owner answers p{who} with {word}"));
        let now = self.now();
        let person = self.person(who);
        owner.answer(&person.conversation, &format!("here is a {word}")).expect(201);
        let takes = !std::mem::replace(&mut person.taken, true);
        person.follow();
        let generation = person.wrote(now);
        person.values.push(Value {
            text: word,
            key: (CONVERSATION, generation),
            field: "",
            message: String::new(),
            file: String::new(),
            at: now,
        });
        self.must("conversation.taken", usize::from(takes));
        true
    }

    /// A member writes a note for the others.
    pub(super) fn note(&mut self) -> bool {
        let Some(who) = self.someone(Person::readable) else { return false };
        let (word, owner) = (self.word(), self.owner(self.here));
        self.tell(&format!("the owner notes {word} on p{who}"));
        let now = self.now();
        let person = self.person(who);
        let body = json!({"key": fresh_key(), "text": format!("thinks of a {word}")});
        owner.call("POST", &format!("/api/v1/conversations/{}/notes", person.conversation), Some(&body)).expect(201);
        person.follow();
        let generation = person.live.get(CONVERSATION).map_or(0, |live| live.generation);
        person.values.push(Value {
            text: word,
            key: (CONVERSATION, generation),
            field: "note",
            message: String::new(),
            file: String::new(),
            at: now,
        });
        true
    }

    /// A member says that two are one person, or takes that back.
    pub(super) fn link(&mut self) -> bool {
        let here = |p: &Person<'_>| p.house == self.here && p.gone.is_none();
        let found: Vec<usize> = self.people.iter().enumerate().filter(|(_, p)| here(p)).map(|(at, _)| at).collect();
        let (Some(one), Some(other)) = (self.dice.one_of(&found), self.dice.one_of(&found)) else { return false };
        if one == other {
            return false;
        }
        let (pair, owner) = ((one.min(other), one.max(other)), self.owner(self.here));
        let (subject, with) = (self.person(one).subject.clone(), self.person(other).subject.clone());
        let path = format!("/api/v1/subjects/{subject}/links");
        if self.links.remove(&pair) {
            self.tell(&format!("p{one} and p{other} are not one person after all"));
            owner.call("DELETE", &format!("{path}/{with}"), None).expect(204);
            self.must("subject.unlinked", 2);
        } else {
            self.tell(&format!("p{one} and p{other} are one person"));
            owner.call("POST", &path, Some(&json!({"subject": with}))).expect(201);
            self.links.insert(pair);
            self.must("subject.linked", 2);
        }
        true
    }

    /// A member exports the addresses of the newsletter.
    pub(super) fn export_list(&mut self) -> bool {
        let owner = self.owner_lately(self.here);
        self.tell("the owner exports the newsletter's addresses");
        self.shown_contacts(|value| value.key.0 == "marketing");
        let now = self.now();
        let list = owner.call("GET", "/api/v1/exports/contacts.csv?purpose=marketing", None).ok(200).text();
        for person in self.people.iter().filter(|p| p.house == self.here) {
            let takes = person.live.get("marketing").is_some_and(|live| live.takes(now));
            for value in person.values.iter().filter(|v| v.field == "email") {
                let listed = takes && person.shows(value, now);
                assert_eq!(list.contains(&value.text), listed, "whether {} is a letter's address in {list}", value.text);
            }
        }
        self.must("contacts.exported", 1);
        self.may("breach.drafted", 1);
        true
    }

    /// A member hands out everything that the organisation may read of somebody.
    pub(super) fn export_person(&mut self) -> bool {
        let Some(who) = self.someone(|p| !p.restricted) else { return false };
        let owner = self.owner_lately(self.here);
        self.tell(&format!("the owner exports p{who}"));
        let reply = self.handed_out(&owner, who);
        reply.expect(200);
        true
    }

    pub(super) fn handed_out(&mut self, owner: &crate::member::Member<'_>, who: usize) -> Reply {
        let now = self.now();
        let person = self.person(who);
        let reply = owner.call("GET", &format!("/api/v1/subjects/{}/export", person.subject), None);
        person.handed_out = Some(now);
        self.must("data.exported", 1);
        self.may("breach.drafted", 1);
        reply
    }

    /// A member erases somebody who wrote a letter.
    pub(super) fn erase_for_them(&mut self) -> bool {
        let Some(who) = self.someone(|_| true) else { return false };
        let owner = self.owner(self.here);
        self.tell(&format!("the owner erases p{who}"));
        let path = format!("/api/v1/subjects/{}", self.person(who).subject);
        owner.call("DELETE", &path, None).expect(200);
        self.went(who);
        true
    }

    /// What the owner sees of somebody's conversation now. Asked for what they may read, the ledger says once that they did.
    pub fn look_at(&mut self, who: usize) -> Reply {
        let house = self.person(who).house;
        let owner = self.owner(house);
        let person = self.person(who);
        let (conversation, subject, readable) = (person.conversation.clone(), person.subject.clone(), person.readable());
        if readable {
            self.shown(house, conversation.clone(), "conversation.opened");
            let now = self.now();
            if self.people.get(who).is_some_and(|p| has_contact(p, now)) {
                self.shown(house, subject, "contact.opened");
            }
        }
        owner.conversation(&conversation)
    }

    /// What a colleague who is at work sees of somebody's conversation now, with what the ledger says of that.
    pub fn shows_to(&mut self, by: (usize, usize), who: usize) -> Option<Reply> {
        let (server, now) = (self.server, self.now());
        let colleague = self.houses.get(by.0)?.colleagues.get(by.1)?;
        let (at_work, job, person) = (colleague.at_work(server)?, colleague.job, self.people.get(who)?);
        let (conversation, subject) = (person.conversation.clone(), person.subject.clone());
        if job.conversations && person.readable() {
            let told = person.values.iter().any(|v| is_contact(v) && person.shows(v, now) && colleague.reads(v.key.0));
            self.shown_to(by, conversation.clone(), "conversation.opened");
            if told {
                self.shown_to(by, subject, "contact.opened");
            }
        }
        Some(at_work.conversation(&conversation))
    }

    /// The contacts that a colleague who is at work sees, with what the ledger says of that.
    pub fn shows_contacts_to(&mut self, by: (usize, usize)) -> Option<Reply> {
        let (server, now) = (self.server, self.now());
        let colleague = self.houses.get(by.0)?.colleagues.get(by.1)?;
        let at_work = colleague.at_work(server)?;
        let reads = |p: &Person<'_>, v: &Value| is_contact(v) && p.shows(v, now) && colleague.reads(v.key.0);
        let told = self.people.iter().filter(|p| p.house == by.0 && colleague.job.contacts && p.values.iter().any(|v| reads(p, v)));
        let told: Vec<String> = told.map(|p| p.subject.clone()).collect();
        for subject in told {
            self.shown_to(by, subject, "contact.opened");
        }
        Some(at_work.call("GET", "/api/v1/contacts?limit=50", None))
    }

    /// The contacts that the owner sees.
    pub fn look_at_contacts(&mut self, house: usize) -> Vec<serde_json::Value> {
        let owner = self.owner(house);
        self.here = house;
        self.shown_contacts(|_| true);
        owner.contacts()
    }

    fn shown_contacts(&mut self, which: impl Fn(&Value) -> bool) {
        let house = self.here;
        let now = self.now();
        let shows = |p: &Person<'_>| p.house == house && p.values.iter().any(|v| is_contact(v) && p.shows(v, now) && which(v));
        let shown: Vec<_> = self.people.iter().filter(|p| shows(p)).map(|p| p.subject.clone()).collect();
        for subject in shown {
            self.shown(house, subject, "contact.opened");
        }
    }
}

fn is_contact(value: &Value) -> bool {
    !matches!(value.field, "" | "note")
}

fn has_contact(person: &Person<'_>, now: Timestamp) -> bool {
    person.values.iter().any(|value| is_contact(value) && person.shows(value, now))
}
