//! What visitors do: they come, say something, agree, refuse, withdraw, correct and go.

use super::law::{self, Laws};
use super::model::{BRANCHES, CONVERSATION, Gone, Key, Live, Person, Value};
use super::{CROWD, World};
use crate::samples::PHOTO;
use serde_json::json;
use std::collections::BTreeMap;

impl World<'_> {
    /// Somebody opens the chat.
    pub(super) fn arrive(&mut self) -> bool {
        let (here, now, server) = (self.here, self.now(), self.server);
        if self.people.iter().filter(|p| p.house == here && p.gone.is_none()).count() >= CROWD {
            return false;
        }
        self.tell(&format!("p{} comes", self.people.len()));
        let Some(house) = self.houses.get(here) else { return false };
        let visitor = server.visit(&house.organisation);
        let data = visitor.data();
        let text = |path: &str| data.pointer(path).and_then(|v| v.as_str()).expect("an id").to_owned();
        let mut person = Person {
            house: here,
            subject: text("/subject"),
            conversation: text("/conversations/0/id"),
            visitor,
            seen: now,
            live: BTreeMap::new(),
            awaited: None,
            last: BTreeMap::new(),
            ended: Vec::new(),
            values: Vec::new(),
            lost: Vec::new(),
            written: BTreeMap::new(),
            young: false,
            restricted: false,
            taken: false,
            with_people: false,
            gone: None,
            // Whoever reads their own data was handed it.
            handed_out: Some(now),
            corrected: None,
            trimmed: false,
        };
        person.wrote(now);
        self.people.push(person);
        self.say_the_age(self.people.len() - 1);
        self.must("visit.started", 1);
        self.must("data.shown", 1);
        true
    }

    /// Somebody says something.
    pub(super) fn say(&mut self) -> bool {
        let Some(who) = self.someone(|p| !p.young) else { return false };
        self.says(who);
        true
    }

    /// They say something.
    pub(super) fn says(&mut self, who: usize) {
        self.person(who).follow();
        self.ready(who);
        let (word, now) = (self.word(), self.now());
        self.tell(&format!("p{who} says {word}"));
        let person = self.person(who);
        let said = person.visitor.say(&format!("my {word} is cracked")).ok(200).json();
        let message = said.pointer("/messages/0/id").and_then(|id| id.as_str()).expect("the message's id").to_owned();
        let generation = person.spoke(now, &said);
        person.values.push(Value { text: word, key: (CONVERSATION, generation), field: "", message, file: String::new(), at: now });
    }

    /// Somebody sends a picture, and calls it something.
    pub(super) fn attach(&mut self) -> bool {
        let Some(who) = self.someone(|p| !p.young) else { return false };
        self.person(who).follow();
        self.ready(who);
        let (word, now) = (self.word(), self.now());
        self.tell(&format!("p{who} sends a picture called {word}"));
        let person = self.person(who);
        let sent = person.visitor.attach(&format!("{word}.jpg"), PHOTO).ok(201).json();
        let text = |path: &str| sent.pointer(path).and_then(|id| id.as_str()).expect("an id").to_owned();
        let (message, file) = (text("/messages/0/id"), text("/messages/0/file/id"));
        let generation = person.spoke(now, &sent);
        person.values.push(Value { text: word, key: (CONVERSATION, generation), field: "", message, file, at: now });
        true
    }

    /// Somebody deletes what they said.
    pub(super) fn take_back(&mut self) -> bool {
        let theirs = |value: &Value| !value.message.is_empty();
        let Some(who) = self.someone(|p| p.values.iter().any(theirs)) else { return false };
        let person = self.people.get(who).map(|p| p.values.iter().filter(|v| theirs(v)).cloned().collect::<Vec<_>>());
        let candidates = person.unwrap_or_default();
        let Some(value) = candidates.get(self.dice.below(candidates.len())).cloned() else { return false };
        self.tell(&format!("p{who} deletes {}", value.text));
        let person = self.person(who);
        person.follow();
        person.visitor.call("DELETE", &format!("/api/v1/visit/messages/{}", value.message), None).expect(204);
        person.lose(|v| v.message == value.message);
        person.unwrite(value.at, value.key.1);
        self.must("message.deleted", 1);
        true
    }

    /// Somebody agrees to something, and says what is asked then.
    pub(super) fn agree(&mut self) -> bool {
        let Some((choice, purpose, fields)) = self.dice.one_of(&BRANCHES) else { return false };
        let waits = |p: &Person<'_>| purpose == "marketing" && p.awaited.is_some();
        let Some(who) = self.someone(|p| !p.young && !p.granted(purpose) && !waits(p)) else { return false };
        self.person(who).follow();
        self.ready(who);
        let (now, expires) = (self.now(), self.expires(purpose));
        self.tell(&format!("p{who} agrees to {purpose}"));
        self.person(who).visitor.choose(choice).expect(200);
        self.person(who).visitor.consent("given").expect(201);
        let person = self.person(who);
        person.wrote(now);
        // Whoever chooses something of the bot's talks to the bot again.
        (person.taken, person.with_people) = (false, false);
        if self.confirms(purpose) {
            self.await_the_click(who, expires);
            return true;
        }
        let person = self.person(who);
        let generation = person.begin(purpose);
        person.grant(purpose, expires);
        self.must("consent.given", 1);
        for field in fields {
            let word = self.word();
            self.told(who, (purpose, generation), field, &word);
        }
        self.may("task.promised", usize::from(purpose == "callback"));
        true
    }

    fn told(&mut self, who: usize, key: Key, field: &'static str, word: &str) {
        let now = self.now();
        let text = match field {
            "phone" => format!("+49309018{:03}", self.words % 1_000),
            "email" => format!("{word}@beispiel.example"),
            "name" => format!("Ada {word}"),
            _ => format!("since spring my {word} itches"),
        };
        let person = self.person(who);
        person.visitor.say(&text).expect(200);
        person.wrote(now);
        let live = person.live.get(key.0).cloned();
        person.lose(|value| value.field == field && value.key.0 == key.0 && live.as_ref().is_some_and(|live| live.has(value.key.1)));
        // What the field holds is read from the fields; the message that told it is not kept as words.
        person.values.push(Value { text, key, field, message: String::new(), file: String::new(), at: now });
        self.must("contact.collected", 1);
    }

    /// Somebody refuses.
    pub(super) fn decline(&mut self) -> bool {
        let Some((choice, purpose, _)) = self.dice.one_of(&BRANCHES) else { return false };
        let waits = |p: &Person<'_>| purpose == "marketing" && p.awaited.is_some();
        let Some(who) = self.someone(|p| !p.young && !p.granted(purpose) && !waits(p)) else { return false };
        self.person(who).follow();
        self.ready(who);
        self.tell(&format!("p{who} refuses {purpose}"));
        let now = self.now();
        let person = self.person(who);
        person.visitor.choose(choice).expect(200);
        person.visitor.consent("refused").expect(201);
        person.wrote(now);
        (person.taken, person.with_people) = (false, false);
        self.must("consent.refused", 1);
        true
    }

    /// Somebody wants to talk to a person, and lets members read what was said.
    pub(super) fn ask_for_a_person(&mut self) -> bool {
        let Some(who) = self.someone(|p| !p.young && !p.granted(CONVERSATION)) else { return false };
        self.person(who).follow();
        self.ready(who);
        self.tell(&format!("p{who} asks for a person"));
        let now = self.now();
        let person = self.person(who);
        person.visitor.choose("human").expect(200);
        person.wrote(now);
        person.grant(CONVERSATION, None);
        (person.taken, person.with_people) = (false, true);
        self.must("consent.given", 1);
        self.must("conversation.handed-over", 1);
        true
    }

    /// Somebody withdraws.
    pub(super) fn withdraw(&mut self) -> bool {
        let Some(who) = self.someone(|p| p.grants() || p.awaited.is_some()) else { return false };
        let (now, Some(person)) = (self.now(), self.people.get(who)) else { return false };
        let theirs = |purpose: &str, live: &Live| live.reads(now) || (purpose == "marketing" && person.awaited.is_some());
        let standing = person.live.iter().filter(|(purpose, live)| theirs(purpose, live));
        let granted: Vec<_> = standing.map(|(purpose, _)| *purpose).collect();
        let Some(purpose) = self.dice.one_of(&granted) else { return false };
        self.tell(&format!("p{who} withdraws {purpose}"));
        let person = self.person(who);
        person.follow();
        person.visitor.withdraw(purpose).expect(200);
        person.end(purpose, now);
        if purpose == "marketing" {
            person.awaited = None;
        }
        // Who took the conversation from the people talks to the bot again, and it says so.
        if purpose == CONVERSATION && std::mem::take(&mut person.with_people) {
            person.wrote(now);
        } else {
            person.did(now);
        }
        self.must("consent.withdrawn", 1);
        true
    }

    /// Somebody corrects what they told, as long as it is read: what is wrong stays wrong whatever changed in the texts (GDPR art. 16).
    pub(super) fn correct(&mut self) -> bool {
        let told = |p: &Person<'_>, live: &Live| p.values.iter().any(|v| v.field == "phone" && v.key.0 == "callback" && live.has(v.key.1));
        let fits = |p: &Person<'_>| p.live.get("callback").is_some_and(|live| live.granted && told(p, live));
        let Some(who) = self.someone(fits) else { return false };
        let (_, now) = (self.word(), self.now());
        let text = format!("+49309018{:03}", self.words % 1_000);
        self.tell(&format!("p{who} corrects the number to {text}"));
        let person = self.person(who);
        person.follow();
        let reply = person.visitor.call("PATCH", "/api/v1/visit/data", Some(&json!({"contact": {"phone": text}})));
        let Some(live) = person.live.get("callback").cloned().filter(|live| live.reads(now)) else {
            assert_eq!(reply.ok(409).problem(), "consent-missing", "something was put right that nobody may read any more");
            return true;
        };
        reply.expect(200);
        let key = ("callback", live.generation);
        person.lose(|value| value.field == "phone" && value.key.0 == "callback" && live.has(value.key.1));
        person.corrected = Some(now);
        person.values.push(Value { text, key, field: "phone", message: String::new(), file: String::new(), at: now });
        self.must("contact.corrected", 1);
        true
    }

    /// Somebody erases everything.
    pub(super) fn erase(&mut self) -> bool {
        let Some(who) = self.someone(|_| true) else { return false };
        self.tell(&format!("p{who} erases everything"));
        self.person(who).visitor.erase().expect(200);
        let received = (law::today(self.now()), Laws::Gdpr);
        self.asked_for_the_same_person(who, "erasure", received, false);
        self.went(who);
        true
    }

    /// Somebody is erased, and nothing of theirs is left.
    pub(super) fn went(&mut self, who: usize) {
        let now = self.now();
        self.person(who).go(Gone::Erased(now));
        self.links.retain(|(one, other)| ![*one, *other].contains(&who));
        let here = self.here;
        self.house(here).erased += 1;
        self.must("subject.erased", 1);
    }
}
