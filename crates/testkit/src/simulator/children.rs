//! Children: where they may use a site everybody is asked for their age first, and who is too young leaves nothing.

use super::World;
use super::model::CONVERSATION;
use serde_json::json;

impl World<'_> {
    /// Children may use the site of a house from now on.
    pub(super) fn let_children_in(&mut self, house: usize) {
        let owner = self.owner(house);
        let site = self.house(house).organisation.site;
        owner.call("PATCH", &format!("/api/v1/sites/{site}"), Some(&json!({"children": true}))).expect(200);
        self.house(house).children = true;
    }

    /// Who has just come says how old they are, where that is asked.
    pub(super) fn say_the_age(&mut self, who: usize) {
        let here = self.here;
        if !self.house(here).children {
            return;
        }
        let (young, now) = (self.dice.below(3) == 0, self.now());
        self.tell(&format!("p{who} is {}", if young { "too young" } else { "old enough" }));
        let person = self.person(who);
        person.young = young;
        person.visitor.choose(if young { "age-under" } else { "age-over" }).expect(200);
        person.wrote(now);
    }

    /// Whoever was asked for their age, and of whom what they answered was destroyed with their conversation, is asked again.
    pub(super) fn ready(&mut self, who: usize) {
        let here = self.here;
        if !self.house(here).children {
            return;
        }
        let now = self.now();
        let person = self.person(who);
        let answer = if person.young { "age-under" } else { "age-over" };
        // Where nobody asks, there is no such choice.
        if person.visitor.choose(answer).status == 200 {
            person.wrote(now);
            self.tell(&format!("p{who} was asked for their age again"));
        }
    }

    /// Somebody who is too young wants to talk and to agree all the same. Nothing of it is taken.
    pub(super) fn try_as_a_child(&mut self) -> bool {
        let Some(who) = self.someone(|p| p.young) else { return false };
        self.person(who).follow();
        self.ready(who);
        let word = self.word();
        self.tell(&format!("p{who} is too young and says {word}"));
        let person = self.person(who);
        let said = person.visitor.say(&format!("my {word} is cracked")).ok(409).problem();
        assert_eq!(said, "guardian-needed", "something that a child said was taken");
        person.visitor.choose("human").expect(422);
        let notice = person.visitor.visit.pointer("/notice/version").cloned();
        for purpose in ["marketing", CONVERSATION] {
            let yes = json!({"purpose": purpose, "decision": "given", "notice": notice});
            person.visitor.call("POST", "/api/v1/visit/consents", Some(&yes)).expect(409);
        }
        person.lost.push(word);
        true
    }
}
