//! Decides how one breach is shown: a page that leads. What is to be done next stands first, then the clocks, then what is known.

use askama::Template;
use domain::breach::clock::{Clock, To, clocks};
use domain::breach::form::{Channel, Data, Effect, Exception, Field, Form, Group, Number, Risk, Source, Special, Texts};
use domain::breach::{Breach, Notification, Phase, State, Step, steps};
use domain::id::{BreachId, MemberId, NotificationId};
use domain::jurisdiction::Law;
use jiff::Timestamp;
use locale::{Key, Locale, messages};
use uuid::Uuid;

use crate::frame::{Frame, html, moment};
use crate::pages::breaches::{ShownClock, named, shown};
use crate::words::Words;

/// One breach, with everything that is known of it.
#[derive(Clone)]
pub struct BreachPage {
    /// The breach.
    pub breach: Breach,
    /// What was said of it in words, or what was typed and did not hold.
    pub texts: Texts,
    /// Whether there are words that no key of the reader opens.
    pub sealed: bool,
    /// Who was told, the first first.
    pub told: Vec<Told>,
    /// People on the list, and those of them who were told in their chat.
    pub affected: (u64, u64),
    /// The members who may have seen something, by id and name.
    pub members: Vec<(MemberId, String)>,
    /// The organisation's purposes.
    pub purposes: Vec<String>,
    /// The languages in which it serves visitors.
    pub languages: Vec<Locale>,
    /// Whether the reader may do anything about it.
    pub may_handle: bool,
    /// Whether something was saved just now.
    pub saved: bool,
    /// Why something was not.
    pub problem: Option<String>,
}

/// Somebody was told.
#[derive(Clone)]
pub struct Told {
    /// Of what, and when.
    pub notification: Notification,
    /// Why it was late.
    pub reason: Option<String>,
}

#[derive(Template)]
#[template(path = "breach.html")]
struct View<'a> {
    page: &'a BreachPage,
    title: String,
    steps: Vec<NextStep>,
    clocks: Vec<ShownClock>,
    sections: Vec<Section>,
    frame: &'a Frame,
    words: Words<'a>,
}

/// A step with the part of the page where it is taken.
struct NextStep {
    text: Key,
    more: Option<Key>,
    anchor: &'static str,
}

/// A part of the form.
struct Section {
    legend: Key,
    inputs: Vec<Input>,
}

/// One field of the form.
enum Input {
    Line { name: String, label: Key, value: String, max: usize },
    Words { name: String, label: Key, value: String, max: usize },
    Time { name: &'static str, label: Key, value: String },
    One { name: &'static str, label: Key, options: Vec<(&'static str, Key, bool)> },
    Many { name: &'static str, label: Key, options: Vec<(&'static str, Key, bool)> },
    Number { name: &'static str, label: Key, value: String, exact: bool },
}

impl BreachPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        let words = Words::new(locale, frame);
        let clocks = self.clocks(frame.now);
        let title = self
            .texts
            .get(&Field::Title)
            .cloned()
            .unwrap_or_else(|| words.t(if self.sealed { Key::BreachesSealed } else { Key::BreachesUntitled }).to_owned());
        html(&View {
            page: self,
            title,
            steps: self.steps(frame.now),
            clocks: shown(&clocks, locale, frame, &words),
            sections: self.sections(frame),
            frame,
            words: words.clone(),
        })
    }

    fn notifications(&self) -> Vec<Notification> {
        self.told.iter().map(|told| told.notification.clone()).collect()
    }

    fn clocks(&self, now: Timestamp) -> Vec<Clock> {
        clocks(&self.breach, &self.notifications(), now)
    }

    fn steps(&self, now: Timestamp) -> Vec<NextStep> {
        let step = |step: Step| {
            let (more, anchor) = match step {
                Step::Confirm => (None, "confirm"),
                Step::SayEffects | Step::AssessRisk => (None, "form"),
                Step::TellAuthority(law) | Step::TellPeople(law) => (Some(named("law", law.as_str())), "told"),
                Step::Write(field) => (Some(named("field", field.as_str())), "form"),
                Step::Close => (None, "close"),
            };
            NextStep { text: named("step", step.as_str()), more, anchor }
        };
        let known = |step: &Step| !self.sealed || !step.is_of_words();
        steps(&self.breach, &self.texts, &self.notifications(), now).into_iter().filter(known).map(step).collect()
    }

    /// What stands in the place of steps where there are none.
    fn stepless(&self) -> Key {
        if self.sealed && self.is_open() { Key::BreachSealedLead } else { Key::BreachEnded }
    }

    fn is(&self, state: State) -> bool {
        self.breach.state == state
    }

    fn is_open(&self) -> bool {
        self.is(State::Draft) || self.is(State::Confirmed)
    }

    fn may_close(&self, frame: &Frame) -> bool {
        steps(&self.breach, &self.texts, &self.notifications(), frame.now) == [Step::Close]
    }

    fn state(&self) -> Key {
        named("state", self.breach.state.as_str())
    }

    fn signal(&self) -> Option<Key> {
        self.breach.signal.map(|signal| named("signal", signal.as_str()))
    }

    fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    fn laws(&self) -> Vec<(&'static str, Key)> {
        self.breach.form.regimes.iter().map(|law| (law.as_str(), named("law", law.as_str()))).collect()
    }

    fn sections(&self, frame: &Frame) -> Vec<Section> {
        let form = &self.breach.form;
        let words = |field: Field| Input::Words {
            name: api_name(field),
            label: named("field", field.as_str()),
            value: self.text(field).to_owned(),
            max: field.chars_max(),
        };
        let title = Input::Line {
            name: api_name(Field::Title),
            label: named("field", "title"),
            value: self.text(Field::Title).to_owned(),
            max: Field::Title.chars_max(),
        };
        let time = |name, label: &str, at: Option<Timestamp>| Input::Time { name, label: named("field", label), value: local(at, frame) };
        let (started, ended) = (time("started_at", "started-at", form.started_at), time("ended_at", "ended-at", form.ended_at));
        let mut what = vec![title, words(Field::Nature), many("effects", "effect", Effect::ALL, &form.effects, Effect::as_str)];
        what.extend(self.breach.aware_at.map(|at| time("aware_at", "aware-at", Some(at))));
        what.extend([started, ended, time("detected_at", "detected-at", form.detected_at), words(Field::Found)]);
        what.push(one("source", Source::ALL, form.source, Source::as_str));
        let whose = vec![
            many("data", "data", Data::ALL, &form.data, Data::as_str),
            many("special", "special", Special::ALL, &form.special, Special::as_str),
            many("groups", "group", Group::ALL, &form.groups, Group::as_str),
            number("persons", form.persons),
            number("records", form.records),
        ];
        let mut risk = one("risk", Risk::ALL, Some(form.risk), Risk::as_str);
        if let Input::One { options, .. } = &mut risk {
            options.remove(0);
        }
        let risk = vec![
            risk,
            words(Field::RiskReason),
            words(Field::Consequences),
            words(Field::Impact),
            one("exception", Exception::ALL, form.exception, Exception::as_str),
            words(Field::ExceptionReason),
        ];
        let trained = [
            ("", Key::BreachUnsaid, form.trained.is_none()),
            ("yes", Key::BreachYes, form.trained == Some(true)),
            ("no", Key::BreachNo, form.trained == Some(false)),
        ];
        let measures = vec![
            words(Field::MeasuresAfter),
            words(Field::MeasuresBefore),
            words(Field::Advice),
            Input::One { name: "trained", label: named("field", "trained"), options: trained.to_vec() },
        ];
        let fields = [
            Field::Contact,
            Field::Controller,
            Field::Preparer,
            Field::DelayReason,
            Field::Bodies,
            Field::ForeignAuthorities,
            Field::Attachments,
        ];
        let mut notification = vec![many("regimes", "law", &Law::ALL, &form.regimes, Law::as_str)];
        notification.extend(fields.map(words));
        let all = [("what", what), ("whose", whose), ("risk", risk), ("measures", measures), ("notification", notification)];
        all.into_iter().map(|(name, inputs)| Section { legend: named("section", name), inputs }).collect()
    }

    /// A breach of which an authority was told in time and people were not; it is Sunday, and hours are left.
    pub fn sample() -> Self {
        let form = Form {
            regimes: vec![Law::Gdpr, Law::Kvkk],
            started_at: Some(moment("2026-11-19T16:20:00Z")),
            detected_at: Some(moment("2026-11-20T09:10:00Z")),
            effects: vec![Effect::Confidentiality],
            risk: Risk::High,
            source: Some(Source::Accident),
            data: vec![Data::Identity, Data::Contact],
            groups: vec![Group::Customers],
            persons: Some(Number { count: 120, exact: false }),
            ..Form::empty("TR")
        };
        let breach = Breach {
            id: BreachId(uuid(0x21)),
            state: State::Confirmed,
            signal: None,
            opened_by: Some(MemberId(uuid(1))),
            opened_at: moment("2026-11-20T09:40:00Z"),
            aware_at: Some(moment("2026-11-20T10:00:00Z")),
            form,
            revision: 4,
            ended_at: None,
            reminded: Some(24),
        };
        let told = Notification {
            id: NotificationId(uuid(0x31)),
            law: Law::Gdpr,
            to: To::Authority,
            phase: Phase::Initial,
            at: moment("2026-11-21T15:00:00Z"),
            channel: Some(Channel::Portal),
            persons: None,
            reference: "LfD 17/2026".into(),
            sha256: [0x5a; 32],
        };
        let said = [
            (Field::Title, "List of call-backs sent to a customer"),
            (Field::Nature, "The table of open call-backs went to a customer instead of the afternoon shift."),
            (Field::Consequences, "Calls by strangers."),
        ];
        Self {
            breach,
            texts: said.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
            sealed: false,
            told: vec![Told { notification: told, reason: None }],
            affected: (118, 96),
            members: vec![(MemberId(uuid(1)), "Ada Brandt".into()), (MemberId(uuid(2)), "Tom Yıldız".into())],
            purposes: vec!["conversation".into(), "callback".into(), "marketing".into()],
            languages: vec![Locale::De, Locale::Tr],
            may_handle: true,
            saved: false,
            problem: None,
        }
    }

    /// The same, shown to somebody who may read the register and does not hold the key of its words.
    pub fn sample_sealed() -> Self {
        Self { texts: Texts::new(), sealed: true, may_handle: false, ..Self::sample() }
    }

    /// What a signal has opened; nobody has looked at it.
    pub fn sample_draft() -> Self {
        let whole = Self::sample();
        let at = moment("2026-11-22T13:52:00Z");
        let breach = Breach {
            id: BreachId(uuid(0x22)),
            state: State::Draft,
            signal: Some(domain::breach::signal::Signal::EndedKey),
            opened_by: None,
            opened_at: at,
            aware_at: None,
            form: Form { detected_at: Some(at), ..Form::empty("TR") },
            revision: 1,
            ended_at: None,
            reminded: None,
        };
        Self { breach, texts: Texts::new(), told: vec![], affected: (0, 0), ..whole }
    }

    /// The same, shown to somebody who may read alone, once it was found to be none.
    pub fn sample_dismissed() -> Self {
        let mut draft = Self::sample_draft();
        draft.breach.state = State::Dismissed;
        draft.breach.ended_at = Some(moment("2026-11-22T14:00:00Z"));
        draft.texts.insert(Field::Dismissal, "Ada had kept the old tab open.".into());
        Self { may_handle: false, ..draft }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
impl Words<'_> {
    /// The text of a name of the rules of breaches.
    pub(crate) fn named(&self, group: &str, name: &str) -> &'static str {
        self.t(named(group, name))
    }

    pub(crate) fn people_listed(&self, count: &u64) -> String {
        messages::breach_listed_count(self.locale(), *count)
    }

    pub(crate) fn people_told(&self, count: &u64) -> String {
        messages::breach_reached_count(self.locale(), *count)
    }

    pub(crate) fn people_counted(&self, count: &u64) -> String {
        messages::breach_told_count(self.locale(), *count)
    }

    pub(crate) fn text_in(&self, language: &Locale) -> String {
        messages::breach_message_text(self.locale(), language.name())
    }
}

/// An id of the samples.
fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x0198_f2c4_0000_7000_8000_0000_0000_0000 + number)
}

/// How the API and the form name a text.
fn api_name(field: Field) -> String {
    field.as_str().replace('-', "_")
}

/// A time as a field for one takes it, in the reader's zone.
fn local(at: Option<Timestamp>, frame: &Frame) -> String {
    at.map_or(String::new(), |at| at.to_zoned(frame.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

fn many<T: Copy + PartialEq>(name: &'static str, group: &str, all: &[T], on: &[T], text: impl Fn(T) -> &'static str) -> Input {
    let options = all.iter().map(|each| (text(*each), named(group, text(*each)), on.contains(each))).collect();
    Input::Many { name, label: named("field", name), options }
}

fn one<T: Copy + PartialEq>(name: &'static str, all: &[T], on: Option<T>, text: impl Fn(T) -> &'static str) -> Input {
    let unsaid = [("", Key::BreachUnsaid, on.is_none())].into_iter();
    let options = unsaid.chain(all.iter().map(|each| (text(*each), named(name, text(*each)), on == Some(*each)))).collect();
    Input::One { name, label: named("field", name), options }
}

fn number(name: &'static str, number: Option<Number>) -> Input {
    let value = number.map_or(String::new(), |n| n.count.to_string());
    Input::Number { name, label: named("field", name), value, exact: number.is_some_and(|n| n.exact) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::breach::clock::Standing;
    use domain::breach::signal::Signal;

    #[test]
    fn every_name_of_the_rules_has_a_text() {
        let check = |group: &str, names: Vec<&str>| {
            for name in names {
                assert!(Key::by_name(&format!("breach-{group}-{name}")).is_some(), "breach-{group}-{name}");
            }
        };
        check("effect", Effect::ALL.iter().map(|e| e.as_str()).collect());
        check("risk", Risk::ALL.iter().map(|e| e.as_str()).collect());
        check("exception", Exception::ALL.iter().map(|e| e.as_str()).collect());
        check("source", Source::ALL.iter().map(|e| e.as_str()).collect());
        check("data", Data::ALL.iter().map(|e| e.as_str()).collect());
        check("special", Special::ALL.iter().map(|e| e.as_str()).collect());
        check("group", Group::ALL.iter().map(|e| e.as_str()).collect());
        check("field", Field::ALL.iter().map(|e| e.as_str()).collect());
        check("state", State::ALL.iter().map(|e| e.as_str()).collect());
        check("phase", Phase::ALL.iter().map(|e| e.as_str()).collect());
        check("signal", Signal::ALL.iter().map(|e| e.as_str()).collect());
        check("law", Law::ALL.iter().map(|e| e.as_str()).collect());
        check("to", To::ALL.iter().map(|e| e.as_str()).collect());
        let standings = [Standing::Running, Standing::Met, Standing::Late, Standing::Overdue, Standing::NotRequired, Standing::Undecided];
        check("clock", standings.iter().map(|e| e.as_str()).collect());
        let steps = [
            Step::Confirm,
            Step::SayEffects,
            Step::AssessRisk,
            Step::TellAuthority(Law::Gdpr),
            Step::TellPeople(Law::Gdpr),
            Step::Write(Field::Nature),
            Step::Close,
        ];
        check("step", steps.iter().map(|e| e.as_str()).collect());
        let page = BreachPage::sample();
        let inputs = page.sections(&Frame::sample()).into_iter().flat_map(|section| section.inputs);
        let unsaid = inputs.filter(|input| {
            let (Input::Line { label, .. }
            | Input::Words { label, .. }
            | Input::Time { label, .. }
            | Input::One { label, .. }
            | Input::Many { label, .. }
            | Input::Number { label, .. }) = input;
            *label == Key::BreachUnsaid
        });
        assert_eq!(unsaid.count(), 0, "a field has no name");
    }
}
