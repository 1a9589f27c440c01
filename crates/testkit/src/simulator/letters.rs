//! Letters: in an organisation that has newsletters confirmed, a yes counts once whoever has the mailbox clicked the link in it.

use super::World;
use super::law::DAY;
use super::model::{Awaited, Key, Value};
use crate::mail::PostOffice;
use jiff::Timestamp;
use serde_json::json;

impl<'s> World<'s> {
    /// The first house has letters confirmed, which this mail server carries.
    pub fn confirm_letters(&mut self, post: &'s PostOffice) {
        let owner = self.owner(0);
        owner.call("PUT", "/api/v1/confirmation", Some(&json!({"email": true}))).expect(200);
        let carrier = json!({"kind": "mail", "name": "Postbote GmbH", "country": "DE", "purposes": ["marketing"]});
        owner.call("POST", "/api/v1/recipients", Some(&carrier)).expect(201);
        self.post = Some(post);
        // Who else is handed something is part of what people agree to.
        let house = self.house(0);
        house.changed = house.wrote;
        house.may("notice.published", super::model::NOTICES);
    }

    /// Whether a yes to this is confirmed here.
    pub(super) fn confirms(&self, purpose: &str) -> bool {
        self.here == 0 && self.post.is_some() && purpose == "marketing"
    }

    /// Somebody who said yes tells their address, and a letter goes there.
    pub(super) fn await_the_click(&mut self, who: usize, expires: Option<Timestamp>) {
        let (word, now) = (self.word(), self.now());
        let (address, post) = (format!("{word}@beispiel.example"), self.post.expect("somebody carries letters"));
        let person = self.person(who);
        let generation = person.begin("marketing");
        if let Some(live) = person.live.get_mut("marketing") {
            live.expires = expires;
        }
        person.visitor.say(&address).expect(200);
        person.wrote(now);
        let key: Key = ("marketing", generation);
        person.values.push(Value { text: address.clone(), key, field: "email", message: String::new(), file: String::new(), at: now });
        let letter = post.letters().into_iter().rfind(|letter| letter.headers.contains(&address)).expect("the letter came");
        let link = letter.link("http://");
        let link = letter.text.split_whitespace().find(|word| word.contains("/confirm")).map_or(link, str::to_owned);
        let (_, secret) = link.split_once('#').expect("the secret of the link");
        person.awaited = Some(Awaited { secret: secret.to_owned(), until: now + DAY });
        self.must("consent.pending", 1);
        self.must("contact.collected", 1);
        self.must("data.transferred", 1);
    }

    /// Somebody clicks, in time or too late; and once more, which changes nothing.
    pub(super) fn click(&mut self) -> bool {
        let Some(who) = self.someone(|p| p.awaited.is_some()) else { return false };
        let (server, now) = (self.server, self.now());
        let Some(awaited) = self.person(who).awaited.clone() else { return false };
        self.tell(&format!("p{who} clicks the link in the letter"));
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let click = || server.send("POST", "/confirm?lang=en", &form, Some(format!("secret={}", awaited.secret).into_bytes())).status;
        let counts = awaited.until > now;
        assert_eq!(
            [click(), click()],
            if counts { [200; 2] } else { [404; 2] },
            "a click at {now}, for which there was time until {}",
            awaited.until
        );
        if counts {
            let person = self.person(who);
            person.awaited = None;
            let expires = person.live.get("marketing").and_then(|live| live.expires);
            person.grant("marketing", expires);
            self.must("consent.given", 1);
        }
        true
    }
}
