//! What the API says of a breach, and how it is told to describe one.

use super::Known;
use super::sealing::by_name;
use crate::json::given;
use crate::problem::Problem;
use domain::act::rfc3339;
use domain::breach::form::{Data, Effect, Exception, Field, Form, Group, Number, Risk, Source, Special, Texts};
use domain::breach::{Notification, Step, clock};
use domain::jurisdiction::Law;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// How the API names a text: `measures_after`, not `measures-after`.
pub(crate) trait TextName {
    /// The name.
    fn api_name(self) -> String;
}

impl TextName for Field {
    fn api_name(self) -> String {
        self.as_str().replace('-', "_")
    }
}

/// One of the clocks.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = BreachClock)]
pub(crate) struct Clock {
    /// `gdpr` or `kvkk`.
    pub(crate) regime: String,
    /// `authority` or `people`.
    pub(crate) to: String,
    pub(crate) due: String,
    pub(crate) required: bool,
    /// `running`, `met`, `late`, `overdue`, `not-required` or `undecided`.
    pub(crate) state: String,
    /// Why they must be told, or need not be: `tell`, `tell-in-public`, `undecided`, `risk-unlikely`, `risk-not-high`, `protected`,
    /// `averted` or `not-obtained`.
    pub(crate) reason: String,
    /// Where the law says so.
    pub(crate) source: String,
    /// When they were told first.
    pub(crate) told_at: Option<String>,
}

impl Clock {
    fn new(clock: &clock::Clock) -> Self {
        Self {
            regime: clock.law.as_str().to_owned(),
            to: clock.to.as_str().to_owned(),
            due: rfc3339(clock.due),
            required: clock.duty.required(),
            state: clock.standing.as_str().to_owned(),
            reason: clock.duty.as_str().to_owned(),
            source: clock.duty.source(clock.law, clock.to).to_owned(),
            told_at: clock.told_at.map(rfc3339),
        }
    }
}

/// What is to be done next.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = BreachStep)]
pub(crate) struct Next {
    /// `confirm`, `say-effects`, `assess-risk`, `tell-authority`, `tell-people`, `write` or `close`.
    pub(crate) step: String,
    /// By which law.
    pub(crate) regime: Option<String>,
    /// Which text.
    pub(crate) field: Option<String>,
}

impl Next {
    fn new(step: Step) -> Self {
        let (regime, field) = match step {
            Step::TellAuthority(law) | Step::TellPeople(law) => (Some(law.as_str().to_owned()), None),
            Step::Write(field) => (None, Some(field.api_name())),
            Step::Confirm | Step::SayEffects | Step::AssessRisk | Step::Close => (None, None),
        };
        Self { step: step.as_str().to_owned(), regime, field }
    }
}

/// What was told.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = BreachNotification)]
pub(crate) struct Told {
    pub(crate) id: String,
    pub(crate) regime: String,
    pub(crate) to: String,
    /// `initial`, `follow-up` or `final`.
    pub(crate) phase: String,
    pub(crate) at: String,
    /// `chat`, `letter`, `email`, `phone`, `portal` or `public`.
    pub(crate) channel: Option<String>,
    /// How many people were told.
    pub(crate) persons: Option<u64>,
    pub(crate) reference: String,
    /// SHA-256 of what the register held then, in hexadecimal.
    pub(crate) sha256: String,
}

impl Told {
    pub(crate) fn new(n: &Notification) -> Self {
        Self {
            id: n.id.to_string(),
            regime: n.law.as_str().to_owned(),
            to: n.to.as_str().to_owned(),
            phase: n.phase.as_str().to_owned(),
            at: rfc3339(n.at),
            channel: n.channel.map(|channel| channel.as_str().to_owned()),
            persons: n.persons,
            reference: n.reference.clone(),
            sha256: domain::notice::hex(&n.sha256),
        }
    }
}

/// A number of people or records.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = BreachNumber)]
#[serde(deny_unknown_fields)]
pub(crate) struct Amount {
    pub(crate) count: u64,
    /// Whether they were counted; else it is an estimate.
    #[serde(default)]
    pub(crate) exact: bool,
}

/// The people on the list of a breach.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = BreachAffected)]
pub(crate) struct Affected {
    pub(crate) count: u64,
    /// How many of them were told in their chat.
    pub(crate) told: u64,
}

/// A breach.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Breach)]
pub(crate) struct Whole {
    pub(crate) id: String,
    /// `draft`, `confirmed`, `dismissed` or `closed`.
    pub(crate) state: String,
    /// What opened it by itself: `ledger-broken`, `many-exports`, `sign-in-attack`, `ended-key`, `recovery-key` or `passkey-copied`.
    pub(crate) signal: Option<String>,
    pub(crate) opened_at: String,
    pub(crate) opened_by: Option<String>,
    pub(crate) aware_at: Option<String>,
    pub(crate) ended_at: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) nature: Option<String>,
    /// Empty until it is confirmed.
    pub(crate) clocks: Vec<Clock>,
    pub(crate) next: Vec<Next>,
    pub(crate) form: Fields,
    /// Every text, by its name.
    pub(crate) texts: BTreeMap<String, String>,
    /// Whether there are texts that no key of the reader opens.
    #[serde(default)]
    pub(crate) sealed: bool,
    pub(crate) affected: Affected,
    pub(crate) notifications: Vec<Told>,
}

/// What is ticked, dated and counted.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = BreachForm)]
pub(crate) struct Fields {
    pub(crate) regimes: Vec<String>,
    pub(crate) started_at: Option<String>,
    pub(crate) ended_at: Option<String>,
    pub(crate) detected_at: Option<String>,
    pub(crate) effects: Vec<String>,
    pub(crate) risk: String,
    pub(crate) exception: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) data: Vec<String>,
    pub(crate) special: Vec<String>,
    pub(crate) groups: Vec<String>,
    pub(crate) persons: Option<Amount>,
    pub(crate) records: Option<Amount>,
    pub(crate) trained: Option<bool>,
}

fn names<T: Copy>(list: &[T], name: impl Fn(T) -> &'static str) -> Vec<String> {
    list.iter().map(|each| name(*each).to_owned()).collect()
}

impl Fields {
    fn new(form: &Form) -> Self {
        let amount = |number: Option<Number>| number.map(|n| Amount { count: n.count, exact: n.exact });
        Self {
            regimes: names(&form.regimes, Law::as_str),
            started_at: form.started_at.map(rfc3339),
            ended_at: form.ended_at.map(rfc3339),
            detected_at: form.detected_at.map(rfc3339),
            effects: names(&form.effects, Effect::as_str),
            risk: form.risk.as_str().to_owned(),
            exception: form.exception.map(|e| e.as_str().to_owned()),
            source: form.source.map(|s| s.as_str().to_owned()),
            data: names(&form.data, Data::as_str),
            special: names(&form.special, Special::as_str),
            groups: names(&form.groups, Group::as_str),
            persons: amount(form.persons),
            records: amount(form.records),
            trained: form.trained,
        }
    }
}

impl Whole {
    pub(crate) fn new(known: &Known, now: Timestamp) -> Self {
        let breach = &known.breach;
        let (count, told) = known.affected;
        Self {
            id: breach.id.to_string(),
            state: breach.state.as_str().to_owned(),
            signal: breach.signal.map(|signal| signal.as_str().to_owned()),
            opened_at: rfc3339(breach.opened_at),
            opened_by: breach.opened_by.map(|member| member.to_string()),
            aware_at: breach.aware_at.map(rfc3339),
            ended_at: breach.ended_at.map(rfc3339),
            title: known.texts.get(&Field::Title).cloned(),
            nature: known.texts.get(&Field::Nature).cloned(),
            clocks: known.clocks(now).iter().map(Clock::new).collect(),
            next: known.steps(now).into_iter().map(Next::new).collect(),
            form: Fields::new(&breach.form),
            texts: by_name(&known.texts),
            sealed: known.sealed,
            affected: Affected { count, told },
            notifications: known.told.iter().map(Told::new).collect(),
        }
    }
}

/// What is said of a breach. What is absent stays as it is; `null` and an empty text take back what was said.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = BreachDescription)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::option_option, reason = "absent and null are two things")]
pub(crate) struct Description {
    /// When the organisation became aware of it: reasonably certain that it happened. Starts the clocks; later never moved forward.
    pub(crate) aware_at: Option<String>,
    /// The laws in whose tracks it runs: at least those of the organisation's country.
    pub(crate) regimes: Option<Vec<String>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub(crate) started_at: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub(crate) ended_at: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub(crate) detected_at: Option<Option<String>>,
    /// `confidentiality`, `integrity`, `availability`.
    pub(crate) effects: Option<Vec<String>>,
    /// `unassessed`, `unlikely` (with `risk_reason`), `risk` or `high`.
    pub(crate) risk: Option<String>,
    /// `protected`, `averted` or `disproportionate`, each with `exception_reason`.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub(crate) exception: Option<Option<String>>,
    /// `theft-or-loss`, `insecure-storage`, `malware`, `ransomware`, `denial-of-service`, `social-engineering`, `sabotage`, `accident` or
    /// `other`.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub(crate) source: Option<Option<String>>,
    /// Categories of data, such as `identity`, `contact`, `conversation`.
    pub(crate) data: Option<Vec<String>>,
    /// Special categories, such as `health`.
    pub(crate) special: Option<Vec<String>>,
    /// Groups of people, such as `customers`, `patients`, `children`.
    pub(crate) groups: Option<Vec<String>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Amount>)]
    pub(crate) persons: Option<Option<Amount>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Amount>)]
    pub(crate) records: Option<Option<Amount>>,
    /// Whether those who were involved were trained within the last year.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<bool>)]
    pub(crate) trained: Option<Option<bool>>,
    pub(crate) title: Option<String>,
    /// What happened.
    pub(crate) nature: Option<String>,
    pub(crate) found: Option<String>,
    pub(crate) consequences: Option<String>,
    pub(crate) impact: Option<String>,
    pub(crate) measures_before: Option<String>,
    pub(crate) measures_after: Option<String>,
    pub(crate) advice: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) controller: Option<String>,
    pub(crate) preparer: Option<String>,
    /// Why an authority is told after its hours.
    pub(crate) delay_reason: Option<String>,
    pub(crate) bodies: Option<String>,
    pub(crate) foreign_authorities: Option<String>,
    pub(crate) attachments: Option<String>,
    pub(crate) risk_reason: Option<String>,
    pub(crate) exception_reason: Option<String>,
}

impl Description {
    /// What it says, in the place of what was said before.
    pub(crate) fn onto(&self, mut form: Form, mut texts: Texts) -> Result<(Form, Texts), Problem> {
        put_list("regimes", self.regimes.as_ref(), &mut form.regimes, Law::parse)?;
        put_list("effects", self.effects.as_ref(), &mut form.effects, Effect::parse)?;
        put_list("data", self.data.as_ref(), &mut form.data, Data::parse)?;
        put_list("special", self.special.as_ref(), &mut form.special, Special::parse)?;
        put_list("groups", self.groups.as_ref(), &mut form.groups, Group::parse)?;
        put("started_at", self.started_at.as_ref(), &mut form.started_at, |at| at.parse().ok())?;
        put("ended_at", self.ended_at.as_ref(), &mut form.ended_at, |at| at.parse().ok())?;
        put("detected_at", self.detected_at.as_ref(), &mut form.detected_at, |at| at.parse().ok())?;
        put("exception", self.exception.as_ref(), &mut form.exception, Exception::parse)?;
        put("source", self.source.as_ref(), &mut form.source, Source::parse)?;
        if let Some(risk) = &self.risk {
            form.risk = Risk::parse(risk).ok_or_else(|| wrong("risk"))?;
        }
        let number = |amount: Option<Amount>| amount.map(|a| Number { count: a.count, exact: a.exact });
        form.persons = self.persons.map_or(form.persons, number);
        form.records = self.records.map_or(form.records, number);
        form.trained = self.trained.unwrap_or(form.trained);
        for (field, text) in self.texts() {
            let Some(text) = text.map(|text| text.trim().to_owned()) else { continue };
            let _ = if text.is_empty() { texts.remove(&field) } else { texts.insert(field, text) };
        }
        Ok((form, texts))
    }

    /// Since when the organisation is aware.
    pub(crate) fn aware_at(&self) -> Result<Option<Timestamp>, Problem> {
        let said = self.aware_at.as_deref().filter(|at| !at.is_empty());
        said.map(|at| at.parse().map_err(|_| wrong("aware_at"))).transpose()
    }

    fn texts(&self) -> [(Field, Option<&String>); 17] {
        [
            (Field::Title, self.title.as_ref()),
            (Field::Nature, self.nature.as_ref()),
            (Field::Found, self.found.as_ref()),
            (Field::Consequences, self.consequences.as_ref()),
            (Field::Impact, self.impact.as_ref()),
            (Field::MeasuresBefore, self.measures_before.as_ref()),
            (Field::MeasuresAfter, self.measures_after.as_ref()),
            (Field::Advice, self.advice.as_ref()),
            (Field::Contact, self.contact.as_ref()),
            (Field::Controller, self.controller.as_ref()),
            (Field::Preparer, self.preparer.as_ref()),
            (Field::DelayReason, self.delay_reason.as_ref()),
            (Field::Bodies, self.bodies.as_ref()),
            (Field::ForeignAuthorities, self.foreign_authorities.as_ref()),
            (Field::Attachments, self.attachments.as_ref()),
            (Field::RiskReason, self.risk_reason.as_ref()),
            (Field::ExceptionReason, self.exception_reason.as_ref()),
        ]
    }
}

/// A list of names in the place of another; each once, in the order of the form.
fn put_list<T: Ord>(
    field: &'static str,
    said: Option<&Vec<String>>,
    place: &mut Vec<T>,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<(), Problem> {
    let Some(said) = said else { return Ok(()) };
    let mut list = said.iter().map(|name| parse(name).ok_or_else(|| wrong(field))).collect::<Result<Vec<_>, _>>()?;
    list.sort_unstable();
    list.dedup();
    *place = list;
    Ok(())
}

/// A value in the place of another; nothing in its place where an empty text is said.
fn put<T>(
    field: &'static str,
    said: Option<&Option<String>>,
    place: &mut Option<T>,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<(), Problem> {
    let Some(said) = said else { return Ok(()) };
    let said = said.as_deref().filter(|text| !text.is_empty());
    *place = said.map(|text| parse(text).ok_or_else(|| wrong(field))).transpose()?;
    Ok(())
}

/// A field that does not hold.
pub(crate) fn wrong(field: &'static str) -> Problem {
    domain::Refusal::InvalidValue { field: field.to_owned(), format: domain::contact::Format::Text }.into()
}
