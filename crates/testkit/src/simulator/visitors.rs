//! What visitors do: they come, say something, agree, refuse, withdraw, correct and go.

use super::model::{BRANCHES, CONVERSATION, Ended, Gone, Key, Live, Person, Value};
use super::{CROWD, World};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

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
            last: BTreeMap::new(),
            ended: Vec::new(),
            values: Vec::new(),
            lost: Vec::new(),
            written: BTreeSet::new(),
            restricted: false,
            taken: false,
            with_people: false,
            gone: None,
            // Whoever reads their own data was handed it.
            handed_out: Some(now),
            trimmed: false,
        };
        person.wrote(now);
        self.people.push(person);
        self.must("visit.started", 1);
        self.must("data.shown", 1);
        true
    }

    /// Somebody says something.
    pub(super) fn say(&mut self) -> bool {
        let Some(who) = self.someone(|_| true) else { return false };
        let (word, now) = (self.word(), self.now());
        self.tell(&format!("p{who} says {word}"));
        let person = self.person(who);
        let said = person.visitor.say(&format!("my {word} is cracked")).ok(200).json();
        let message = said.pointer("/messages/0/id").and_then(|id| id.as_str()).expect("the message's id").to_owned();
        let generation = person.wrote(now);
        person.values.push(Value { text: word, key: (CONVERSATION, generation), field: "", message, at: now });
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
        person.visitor.call("DELETE", &format!("/api/v1/visit/messages/{}", value.message), None).expect(204);
        person.lose(|v| v.message == value.message);
        self.must("message.deleted", 1);
        true
    }

    /// Somebody agrees to something, and says what is asked then.
    pub(super) fn agree(&mut self) -> bool {
        let Some((choice, purpose, fields)) = self.dice.one_of(&BRANCHES) else { return false };
        let Some(who) = self.someone(|p| !p.granted(purpose)) else { return false };
        let now = self.now();
        self.tell(&format!("p{who} agrees to {purpose}"));
        self.person(who).visitor.choose(choice).expect(200);
        self.person(who).visitor.consent("given").expect(201);
        self.must("consent.given", 1);
        let person = self.person(who);
        person.wrote(now);
        // Whoever chooses something of the bot's talks to the bot again.
        (person.taken, person.with_people) = (false, false);
        let generation = person.begin(purpose, true);
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
        person.lose(|value| value.field == field && value.key == key);
        // What the field holds is read from the fields; the message that told it is not kept as words.
        person.values.push(Value { text, key, field, message: String::new(), at: now });
        self.must("contact.collected", 1);
    }

    /// Somebody refuses.
    pub(super) fn decline(&mut self) -> bool {
        let Some((choice, purpose, _)) = self.dice.one_of(&BRANCHES) else { return false };
        let Some(who) = self.someone(|p| !p.granted(purpose)) else { return false };
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
        let Some(who) = self.someone(|p| !p.granted(CONVERSATION)) else { return false };
        self.tell(&format!("p{who} asks for a person"));
        let now = self.now();
        let person = self.person(who);
        person.visitor.choose("human").expect(200);
        let generation = person.wrote(now);
        person.live.insert(CONVERSATION, Live { generation, granted: true });
        (person.taken, person.with_people) = (false, true);
        self.must("consent.given", 1);
        self.must("conversation.handed-over", 1);
        true
    }

    /// Somebody withdraws.
    pub(super) fn withdraw(&mut self) -> bool {
        let Some(who) = self.someone(Person::grants) else { return false };
        let Some(person) = self.people.get(who) else { return false };
        let granted: Vec<_> =
            person.live.iter().filter(|(_, live)| live.granted).map(|(purpose, live)| (*purpose, live.generation)).collect();
        let Some(key) = self.dice.one_of(&granted) else { return false };
        self.tell(&format!("p{who} withdraws {}", key.0));
        let now = self.now();
        let person = self.person(who);
        person.visitor.withdraw(key.0).expect(200);
        person.live.remove(key.0);
        person.ended.push(Ended { key, at: now });
        // Who took the conversation from the people talks to the bot again, and it says so.
        if key.0 == CONVERSATION && std::mem::take(&mut person.with_people) {
            person.wrote(now);
        } else {
            person.did(now);
        }
        self.must("consent.withdrawn", 1);
        true
    }

    /// Somebody corrects what they told.
    pub(super) fn correct(&mut self) -> bool {
        let phone =
            |value: &&Value, p: &Person<'_>| value.field == "phone" && p.live.get("callback").is_some_and(|l| l.generation == value.key.1);
        let Some(who) = self.someone(|p| p.granted("callback") && p.values.iter().any(|v| phone(&v, p))) else { return false };
        let (_, now) = (self.word(), self.now());
        let text = format!("+49309018{:03}", self.words % 1_000);
        self.tell(&format!("p{who} corrects the number to {text}"));
        let person = self.person(who);
        person.visitor.call("PATCH", "/api/v1/visit/data", Some(&json!({"contact": {"phone": text}}))).expect(200);
        let generation = person.live.get("callback").map_or(0, |live| live.generation);
        person.lose(|value| value.field == "phone" && value.key == ("callback", generation));
        person.values.push(Value { text, key: ("callback", generation), field: "phone", message: String::new(), at: now });
        self.must("contact.corrected", 1);
        true
    }

    /// Somebody erases everything.
    pub(super) fn erase(&mut self) -> bool {
        let Some(who) = self.someone(|_| true) else { return false };
        self.tell(&format!("p{who} erases everything"));
        self.person(who).visitor.erase().expect(200);
        self.went(who);
        true
    }

    /// Somebody is erased, and nothing of theirs is left.
    pub(super) fn went(&mut self, who: usize) {
        let now = self.now();
        self.person(who).go(Gone::Erased(now));
        let here = self.here;
        self.house(here).erased += 1;
        self.must("subject.erased", 1);
    }
}
