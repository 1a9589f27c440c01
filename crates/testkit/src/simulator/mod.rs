//! A simulated world: organisations, their visitors and members, and years that pass in seconds. A seed decides everything, so
//! that what one seed found is found again.
//!
//! Whatever happens goes through the public API; time passes by the test's clock, and the sweep is the server's own. Beside it the
//! world keeps a [`model`] of what the rules say: who said what, under which key, who may read it, until when. Nothing here
//! judges: the test compares the model with the server after each step.

mod children;
pub mod colleagues;
mod dice;
pub mod law;
mod letters;
mod members;
pub mod model;
mod officers;
mod texts;
mod time;
mod visitors;

use crate::mail::PostOffice;
use crate::member::Member;
use crate::server::TestServer;
use colleagues::Copies;
use dice::Dice;
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use model::{Acts, Breach, Hold, House, Person, Request};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

/// What happened, step by step; whoever runs a seed keeps a copy, for the case that the world breaks.
pub type Story = Arc<Mutex<Vec<String>>>;

/// Sessions end by themselves after two hours in which nothing is done; the owner signs in again before.
const SESSION: SignedDuration = SignedDuration::from_mins(110);
/// What matters asks who is there where that was said a quarter of an hour ago.
const LATELY: SignedDuration = SignedDuration::from_mins(14);
/// People who are there at once in one organisation.
const CROWD: usize = 5;

/// A world under way.
pub struct World<'s> {
    /// The server that it is played on.
    pub server: &'s TestServer,
    /// The organisations.
    pub houses: Vec<House<'s>>,
    /// Everybody who ever came.
    pub people: Vec<Person<'s>>,
    /// Holds that stand.
    pub holds: Vec<Hold>,
    /// Requests that are kept.
    pub requests: Vec<Request>,
    /// Breaches; nothing leaves their register.
    pub breaches: Vec<Breach>,
    /// Pairs of people who are one, as a member said.
    pub links: BTreeSet<(usize, usize)>,
    /// Whoever takes a copy of everything before a colleague leaves.
    pub before_leaving: Option<Copies<'s>>,
    /// Whether the last step ended with a sweep.
    pub swept: bool,
    /// The organisation that the last step was about.
    pub here: usize,
    /// Who carries letters, where somebody does.
    post: Option<&'s PostOffice>,
    dice: Dice,
    story: Story,
    words: usize,
}

/// Something that can happen; it answers whether it could.
type Step<'s> = fn(&mut World<'s>) -> bool;

impl<'s> World<'s> {
    /// What happens, and how often beside the others.
    const STEPS: [(usize, Step<'s>); 38] = [
        (8, Self::arrive),
        (12, Self::say),
        (4, Self::attach),
        (3, Self::take_back),
        (4, Self::try_as_a_child),
        (12, Self::agree),
        (3, Self::decline),
        (5, Self::click),
        (7, Self::ask_for_a_person),
        (7, Self::withdraw),
        (6, Self::renew),
        (3, Self::correct),
        (2, Self::erase),
        (8, Self::answer),
        (3, Self::note),
        (3, Self::link),
        (3, Self::export_list),
        (3, Self::export_person),
        (1, Self::erase_for_them),
        (4, Self::change_restriction),
        (4, Self::place_hold),
        (2, Self::lift_hold),
        (3, Self::change_rule),
        (4, Self::publish),
        (2, Self::collect_more),
        (3, Self::change_validity),
        (7, Self::receive_request),
        (7, Self::work_on_request),
        (3, Self::note_breach),
        (3, Self::tell_of_breach),
        (6, Self::join),
        (8, Self::come_to_work),
        (3, Self::owner_comes),
        (4, Self::change_role),
        (3, Self::suspend),
        (6, Self::leave),
        (6, Self::wait),
        (9, Self::let_time_pass),
    ];

    /// Two organisations with their owners and privacy officers, and nobody else yet.
    pub fn begin(server: &'s TestServer, seed: u64, story: &Story) -> Self {
        let house = |name: &str| {
            let organisation = server.organisation(name);
            let officer = organisation.add(server, Role::PrivacyOfficer);
            // The first sessions publish the pairs of privacy and holds, and hand them over.
            for account in [&organisation.owner, &officer] {
                account.sign_in(server);
            }
            let periods = [("inactive", 12), ("content", 24), ("special", 120), ("evidence", 36), ("objections", 36)];
            let periods = periods.into_iter().chain([("destruction-records", 36)]).map(|(rule, months)| ((rule, ""), months));
            House {
                organisation,
                officer,
                colleagues: Vec::new(),
                lost: BTreeMap::new(),
                follows: true,
                session: None,
                shown: BTreeSet::new(),
                acts: Acts::default(),
                periods: periods.collect(),
                children: false,
                valid: BTreeMap::new(),
                more: BTreeSet::new(),
                changed: false,
                wrote: false,
                erased: 0,
            }
        };
        let houses = vec![house("Teehaus"), house("Nachbarhaus")];
        let mut world = Self {
            server,
            houses,
            people: Vec::new(),
            holds: Vec::new(),
            requests: Vec::new(),
            breaches: Vec::new(),
            links: BTreeSet::new(),
            before_leaving: None,
            swept: false,
            here: 0,
            post: None,
            dice: Dice::new(seed),
            story: Arc::clone(story),
            words: 0,
        };
        for house in 0..world.houses.len() {
            world.staff(house);
        }
        if seed.is_multiple_of(2) {
            world.let_children_in(1);
        }
        world
    }

    /// Takes one step.
    pub fn step(&mut self) {
        self.swept = false;
        let all: usize = Self::STEPS.iter().map(|(weight, _)| weight).sum();
        loop {
            self.here = self.dice.below(self.houses.len());
            let mut thrown = self.dice.below(all);
            let chosen = Self::STEPS.iter().find(|(weight, _)| {
                let hit = thrown < *weight;
                thrown = thrown.saturating_sub(*weight);
                hit
            });
            let (_, step) = chosen.expect("the dice stay within the weights");
            if step(self) {
                return;
            }
        }
    }

    /// Takes what ledgers must have got until now; from here on they are counted anew.
    pub fn take_acts(&mut self) -> Vec<Acts> {
        self.houses.iter_mut().map(|house| std::mem::take(&mut house.acts)).collect()
    }

    /// The owner's session, renewed where it has become old.
    pub fn owner(&mut self, house: usize) -> Member<'s> {
        let (server, now) = (self.server, self.server.now());
        let Some(h) = self.houses.get_mut(house) else { panic!("no house {house}") };
        let fresh = h.session.as_ref().is_some_and(|(_, since)| now.duration_since(*since) < SESSION);
        if !fresh {
            h.session = Some((h.organisation.owner.sign_in(server), server.now()));
            h.shown.clear();
            h.follows = true;
            h.must("session.started", 1);
        }
        let token = h.session.as_ref().map(|(member, _)| member.token.clone()).unwrap_or_default();
        Member { server, token }
    }

    /// [`World::owner`], who signs in again where it was not said lately who is there: for what is exported.
    pub fn owner_lately(&mut self, house: usize) -> Member<'s> {
        let now = self.server.now();
        if let Some(h) = self.houses.get_mut(house) {
            h.session.take_if(|(_, since)| now.duration_since(*since) >= LATELY);
        }
        self.owner(house)
    }

    /// The owner, where they are signed in.
    pub fn signed_in(&self, house: usize) -> Option<Member<'s>> {
        let (member, _) = self.houses.get(house)?.session.as_ref()?;
        Some(Member { server: self.server, token: member.token.clone() })
    }

    /// Notes that something was shown to the owner; the ledger says so once for each session.
    pub(crate) fn shown(&mut self, house: usize, what: String, act: &'static str) {
        if let Some(house) = self.houses.get_mut(house)
            && house.shown.insert(what)
        {
            house.must(act, 1);
        }
    }

    fn now(&self) -> Timestamp {
        self.server.now()
    }

    fn tell(&self, what: &str) {
        let mut story = self.story.lock().expect("nobody else writes the story");
        let line = format!("{:>3}. {} in house {}: {what}", story.len() + 1, self.now(), self.here);
        story.push(line);
    }

    /// A word that was never said before and is part of no other.
    fn word(&mut self) -> String {
        self.words += 1;
        let mut number = self.words * 7_919 + 11;
        let mut word = String::from("q");
        for _ in 0..5 {
            word.push(char::from(b'a' + u8::try_from(number % 25).unwrap_or_default()));
            number /= 25;
        }
        word.replace('q', "z").replacen('z', "q", 1)
    }

    fn must(&mut self, act: &'static str, times: usize) {
        let here = self.here;
        self.house(here).must(act, times);
    }

    fn may(&mut self, act: &'static str, times: usize) {
        let here = self.here;
        self.house(here).may(act, times);
    }

    fn house(&mut self, house: usize) -> &mut House<'s> {
        self.houses.get_mut(house).expect("a house of this world")
    }

    fn person(&mut self, person: usize) -> &mut Person<'s> {
        self.people.get_mut(person).expect("a person of this world")
    }

    /// One of those here of whom something holds.
    fn someone(&self, fits: impl Fn(&Person<'s>) -> bool) -> Option<usize> {
        let here = |p: &Person<'_>| p.house == self.here && p.gone.is_none();
        let found: Vec<usize> = self.people.iter().enumerate().filter(|(_, p)| here(p) && fits(p)).map(|(at, _)| at).collect();
        self.dice.one_of(&found)
    }

    /// A map of everybody who is there, by their random id.
    pub fn present(&self) -> BTreeMap<&str, &Person<'s>> {
        self.people.iter().filter(|p| p.gone.is_none()).map(|p| (p.subject.as_str(), p)).collect()
    }
}
