//! Breaches: what is written down of an incident, who is told of it and when, and the register of all of them (GDPR art. 33(5)).
//!
//! A breach begins as a draft, by hand or by a signal. Confirming it says when the organisation became aware, and starts the clocks of
//! [`clock`]. What turns out to be none is dismissed with its reason and stays in the register, like what was closed.

use crate::act::{Act, Entry};
use crate::contact::Format;
use crate::decision::{self, Decision, Recorded};
use crate::id::{BreachId, MemberId, NotificationId, SubjectId};
use crate::jurisdiction::Law;
use crate::notice;
use crate::principal::Actor;
use crate::refusal::Refusal;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub mod clock;
pub mod form;
pub mod signal;

use clock::{Clock, Standing, To, clocks};
use form::{Channel, Field, Form, NUMBER_MAX, Risk, Texts, invalid};
use signal::Signal;

/// The longest reference number of an authority, in characters.
pub const REFERENCE_CHARS_MAX: usize = 64;
/// Notifications that one breach may have.
pub const NOTIFICATIONS_MAX: usize = 200;
/// Affected people who are listed in one act: the writer serves others between two of them.
pub const AFFECTED_BATCH: usize = 500;
/// Hours before a clock runs out, the authority's or the people's, at which members are reminded of it; the last time when it has.
pub const REMIND_HOURS: [i64; 5] = [48, 24, 6, 1, 0];

/// What was shown in a session may be looked at until it ends: this long at most.
pub const SHOWN_FOR: SignedDuration = SignedDuration::from_hours(12);

/// Why a reminder leaves no entry.
pub const REMINDER: &str = "a reminder says what its breach has said";

/// Where a breach stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Somebody, or a signal, has noticed something; nobody has said that it is a breach.
    Draft,
    /// It is one; its clocks run.
    Confirmed,
    /// It is none.
    Dismissed,
    /// Everybody was told, and it is dealt with.
    Closed,
}

impl State {
    /// Every state, in the order in which a breach goes through them.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Confirmed, Self::Dismissed, Self::Closed];

    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Confirmed => "confirmed",
            Self::Dismissed => "dismissed",
            Self::Closed => "closed",
        }
    }

    /// The state of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// Which part of a notification that goes out in phases (GDPR art. 33(4); the form's first and follow-up notification).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// The first.
    Initial,
    /// What was not known at first.
    FollowUp,
    /// The last.
    Final,
}

impl Phase {
    /// Every phase, in its order.
    pub const ALL: [Self; 3] = [Self::Initial, Self::FollowUp, Self::Final];

    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::FollowUp => "follow-up",
            Self::Final => "final",
        }
    }

    /// The phase of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.as_str() == name)
    }
}

/// A breach as it stands.
#[derive(Clone, Debug)]
pub struct Breach {
    /// Which.
    pub id: BreachId,
    /// Where it stands.
    pub state: State,
    /// What opened it by itself; `None` where a member did.
    pub signal: Option<Signal>,
    /// Which member opened it.
    pub opened_by: Option<MemberId>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When the organisation became aware; `None` until it is confirmed.
    pub aware_at: Option<Timestamp>,
    /// What is ticked, dated and counted.
    pub form: Form,
    /// Counts the changes: what was made from an older one is not written.
    pub revision: u64,
    /// When it was dismissed or closed.
    pub ended_at: Option<Timestamp>,
    /// The smallest of [`REMIND_HOURS`] of which members were reminded.
    pub reminded: Option<i64>,
}

/// What was told to whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notification {
    /// Which.
    pub id: NotificationId,
    /// By which law.
    pub law: Law,
    /// To whom.
    pub to: To,
    /// Which part.
    pub phase: Phase,
    /// When it was told.
    pub at: Timestamp,
    /// By which way; always known of people.
    pub channel: Option<Channel>,
    /// How many people were told; always known of people.
    pub persons: Option<u64>,
    /// What the authority calls it; a name of no person.
    pub reference: String,
    /// The hash of what the register held then.
    pub sha256: [u8; 32],
}

/// Words of a breach, sealed to those who answer requests: their key is made for these words alone, and is handed over to the privacy pair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// The generation of the privacy pair. 0 where the words were sealed to the server key, as they were before.
    pub pair_generation: u32,
    /// Their key, sealed to that pair.
    pub for_privacy: Vec<u8>,
    /// The words, sealed under their key.
    pub sealed: Vec<u8>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// Something was noticed.
    #[non_exhaustive]
    Drafted { breach: BreachId, by: Option<MemberId>, signal: Option<(Signal, Date)>, form: Form, sealed: Option<Sealed>, at: Timestamp },
    /// It is a breach, and since when the organisation is aware of it.
    #[non_exhaustive]
    Confirmed { breach: BreachId, aware_at: Timestamp, by: MemberId, at: Timestamp },
    /// More is known of it.
    #[non_exhaustive]
    Described { breach: BreachId, form: Form, aware_at: Option<Timestamp>, sealed: Sealed, by: MemberId, at: Timestamp },
    /// It is none.
    #[non_exhaustive]
    Dismissed { breach: BreachId, sealed: Sealed, by: MemberId, at: Timestamp },
    /// Somebody was told; with what the register held then.
    #[non_exhaustive]
    Notified { breach: BreachId, notification: Notification, sealed: Sealed, late: bool, by: MemberId, at: Timestamp },
    /// These people are affected.
    #[non_exhaustive]
    Affected { breach: BreachId, subjects: Vec<SubjectId>, by: MemberId, at: Timestamp },
    /// One of them was told.
    #[non_exhaustive]
    Told { breach: BreachId, subject: SubjectId, by: MemberId, at: Timestamp },
    /// The list of affected people, or without a breach the register, left the house.
    #[non_exhaustive]
    Exported { breach: Option<BreachId>, count: u64, by: MemberId, at: Timestamp },
    /// It is dealt with.
    #[non_exhaustive]
    Closed { breach: BreachId, by: MemberId, at: Timestamp },
    /// Members were reminded of it.
    #[non_exhaustive]
    Reminded { breach: BreachId, hours: i64 },
}

/// Opens a draft by hand.
///
/// # Refuses
/// As [`Form::check`].
pub fn draft(
    breach: BreachId,
    by: MemberId,
    (form, texts): (Form, &Texts),
    sealed: Sealed,
    region: &str,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    form.check(texts, region, at)?;
    Ok(Decision::Breach(Change::Drafted { breach, by: Some(by), signal: None, form, sealed: Some(sealed), at }))
}

/// How many drafts a signal has opened that still count.
#[derive(Clone, Copy, Debug)]
pub struct Raised {
    /// Whether one of its kind is still a draft.
    pub open: bool,
    /// Whether one was opened on the same day.
    pub today: bool,
}

/// Opens a draft by itself. `None` where one of the kind is open or was opened on the same day: an attack is one incident, not a
/// thousand.
pub fn raise(raised: Raised, breach: BreachId, signal: Signal, region: &str, at: Timestamp) -> Option<Decision> {
    if raised.open || raised.today {
        return None;
    }
    let form = Form { detected_at: Some(at), ..Form::empty(region) };
    Some(Decision::Breach(Change::Drafted { breach, by: None, signal: Some((signal, day(at))), form, sealed: None, at }))
}

/// The day on which a signal was raised, in UTC.
pub fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// Says that it is a breach, and since when the organisation is aware of it. The clocks start.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is no draft; [`Refusal::InvalidValue`] where `aware_at` lies ahead, or before any of its laws applied.
pub fn confirm(breach: &Breach, aware_at: Timestamp, by: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    if breach.state != State::Draft {
        return Err(Refusal::Conflict);
    }
    if aware_at > at || is_before_the_law(&breach.form, aware_at) {
        return Err(invalid("aware_at", Format::Time));
    }
    Ok(Decision::Breach(Change::Confirmed { breach: breach.id, aware_at, by, at }))
}

/// Whether nobody had to tell of anything yet: a year that was mistyped would make a breach overdue for ever, as awareness is never put
/// back to a later time.
fn is_before_the_law(form: &Form, aware_at: Timestamp) -> bool {
    form.regimes.iter().map(|law| law.applies()).min().is_some_and(|applies| day(aware_at) < applies)
}

/// Describes it anew. The time of awareness is never moved to a later one: a clock that has started is not put back.
///
/// # Refuses
/// As [`Form::check`]; [`Refusal::Conflict`] where it has ended, was changed since `revision`, or awareness is set before it is
/// confirmed; [`Refusal::InvalidValue`] where awareness would be later, or before any of its laws applied.
pub fn describe(
    breach: &Breach,
    revision: u64,
    (form, texts): (Form, &Texts),
    aware_at: Option<Timestamp>,
    sealed: Sealed,
    (by, region): (MemberId, &str),
    at: Timestamp,
) -> Result<Decision, Refusal> {
    if !matches!(breach.state, State::Draft | State::Confirmed) || breach.revision != revision {
        return Err(Refusal::Conflict);
    }
    match (aware_at, breach.aware_at) {
        (Some(_), None) => return Err(Refusal::Conflict),
        (Some(new), Some(old)) if new > old || is_before_the_law(&form, new) => return Err(invalid("aware_at", Format::Time)),
        _ => {}
    }
    form.check(texts, region, at)?;
    let aware_at = aware_at.filter(|new| Some(*new) != breach.aware_at);
    Ok(Decision::Breach(Change::Described { breach: breach.id, form, aware_at, sealed, by, at }))
}

/// Says that it is none. It stays in the register with its reason.
///
/// # Refuses
/// [`Refusal::Conflict`] where it has ended, was changed since `revision`, or somebody was told of it already: an authority, people,
/// or one of the affected in their chat (`reached` of them); [`Refusal::InvalidValue`] without a reason.
pub fn dismiss(
    breach: &Breach,
    revision: u64,
    (told, reached): (&[Notification], u64),
    texts: &Texts,
    sealed: Sealed,
    by: MemberId,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let known_outside = !told.is_empty() || reached > 0;
    if !matches!(breach.state, State::Draft | State::Confirmed) || known_outside || breach.revision != revision {
        return Err(Refusal::Conflict);
    }
    if !texts.contains_key(&Field::Dismissal) {
        return Err(invalid("reason", Format::Text));
    }
    Ok(Decision::Breach(Change::Dismissed { breach: breach.id, sealed, by, at }))
}

/// Records that somebody was told. `reason` says whether a reason for the delay was given.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is no confirmed breach; [`Refusal::InvalidValue`] where the law is none of its own, the time is not
/// between awareness and now, the reference is no reference number, people were told without saying how and how many, or an authority is
/// told late and without a reason (GDPR art. 33(1); Board decision 2019/10); [`Refusal::TooLarge`] beyond [`NOTIFICATIONS_MAX`].
pub fn notify(
    breach: &Breach,
    before: &[Notification],
    notification: Notification,
    (sealed, reason): (Sealed, bool),
    by: MemberId,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let Some(aware_at) = breach.aware_at.filter(|_| breach.state == State::Confirmed) else { return Err(Refusal::Conflict) };
    if before.len() >= NOTIFICATIONS_MAX {
        return Err(Refusal::TooLarge);
    }
    let Notification { law, to, .. } = notification;
    if !breach.form.regimes.contains(&law) {
        return Err(invalid("regime", Format::Text));
    }
    if notification.at > at || notification.at < aware_at {
        return Err(invalid("at", Format::Time));
    }
    if !is_reference(&notification.reference) {
        return Err(invalid("reference", Format::Text));
    }
    if to == To::People && notification.channel.is_none() {
        return Err(invalid("channel", Format::Text));
    }
    let counted = notification.persons.map_or(to == To::Authority, |persons| (1..=NUMBER_MAX).contains(&persons));
    if !counted {
        return Err(invalid("persons", Format::Text));
    }
    let first = !before.iter().any(|n| n.law == law && n.to == to);
    let late = first && notification.at > clock::due(law, aware_at);
    if late && to == To::Authority && !reason {
        return Err(invalid("reason", Format::Text));
    }
    Ok(Decision::Breach(Change::Notified { breach: breach.id, notification, sealed, late, by, at }))
}

/// Whether this can be an authority's reference number: letters, digits and what stands between them; or nothing.
fn is_reference(text: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '.' | '_' | ':' | '#');
    text.chars().count() <= REFERENCE_CHARS_MAX && text.chars().all(sign)
}

/// Lists people as affected.
///
/// # Refuses
/// [`Refusal::Conflict`] where it has ended; [`Refusal::TooLarge`] for more than [`AFFECTED_BATCH`] at once.
pub fn affect(breach: &Breach, subjects: Vec<SubjectId>, by: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    if !matches!(breach.state, State::Draft | State::Confirmed) {
        return Err(Refusal::Conflict);
    }
    if subjects.len() > AFFECTED_BATCH {
        return Err(Refusal::TooLarge);
    }
    Ok(Decision::Breach(Change::Affected { breach: breach.id, subjects, by, at }))
}

/// By which laws it is to be recorded now that people were told: everybody on the list was told in their chat, no fewer than are said to
/// be affected, and nothing was recorded of it yet. `affected` are those on the list, and those of them who were told.
pub fn all_told(breach: &Breach, notifications: &[Notification], (affected, told): (u64, u64), now: Timestamp) -> Vec<Law> {
    let said = breach.form.persons.map_or(0, |persons| persons.count);
    if told == 0 || told < affected.max(said) {
        return Vec::new();
    }
    let open = |clock: &Clock| clock.to == To::People && clock.standing.is_open() && clock.duty.required();
    clocks(breach, notifications, now).iter().filter(|clock| open(clock)).map(|clock| clock.law).collect()
}

/// Records that an affected person was told in their chat.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is no confirmed breach: nobody is frightened by a draft.
pub fn tell(breach: &Breach, subject: SubjectId, by: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    if breach.state != State::Confirmed {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Breach(Change::Told { breach: breach.id, subject, by, at }))
}

/// Records that the affected people of a breach, or without one the register, were exported.
pub fn export(breach: Option<BreachId>, count: u64, by: MemberId, at: Timestamp) -> Decision {
    Decision::Breach(Change::Exported { breach, count, by, at })
}

/// What is still to be done, in the order in which it should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Say whether it is a breach.
    Confirm,
    /// Tell an authority: the clock runs, or has run out.
    TellAuthority(Law),
    /// Say what happened to the data.
    SayEffects,
    /// Assess the risk.
    AssessRisk,
    /// Tell people.
    TellPeople(Law),
    /// Write down what the register must hold (GDPR art. 33(5)).
    Write(Field),
    /// Nothing but closing it.
    Close,
}

impl Step {
    /// The name that the API uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::TellAuthority(_) => "tell-authority",
            Self::SayEffects => "say-effects",
            Self::AssessRisk => "assess-risk",
            Self::TellPeople(_) => "tell-people",
            Self::Write(_) => "write",
            Self::Close => "close",
        }
    }

    /// Whether it follows from what is said in words: who cannot read them does not know it.
    pub fn is_of_words(self) -> bool {
        matches!(self, Self::Write(_) | Self::Close)
    }
}

/// What the register must hold before a breach is closed: the facts, the effects and the remedial action (GDPR art. 33(5)).
const REGISTER: [Field; 3] = [Field::Nature, Field::Consequences, Field::MeasuresAfter];

/// What is still to be done. What starts or stops a clock comes first.
pub fn steps(breach: &Breach, texts: &Texts, notifications: &[Notification], now: Timestamp) -> Vec<Step> {
    match breach.state {
        State::Draft => return vec![Step::Confirm],
        State::Dismissed | State::Closed => return Vec::new(),
        State::Confirmed => {}
    }
    let clocks = clocks(breach, notifications, now);
    let open = |to: To| {
        let pressing = |clock: &&Clock| clock.to == to && matches!(clock.standing, Standing::Running | Standing::Overdue);
        clocks.iter().filter(pressing).map(|clock| clock.law).collect::<Vec<_>>()
    };
    let mut steps = Vec::new();
    // The risk decides whether an authority must be told at all, and is quickly said.
    if breach.form.effects.is_empty() {
        steps.push(Step::SayEffects);
    }
    if breach.form.risk == Risk::Unassessed && breach.form.regimes.contains(&Law::Gdpr) {
        steps.push(Step::AssessRisk);
    }
    let late = |clock: &Clock| clock.to == To::Authority && clock.standing == Standing::Overdue;
    if clocks.iter().any(late) && !texts.contains_key(&Field::DelayReason) {
        // The notification itself must say it, so it is written before that leaves.
        steps.push(Step::Write(Field::DelayReason));
    }
    steps.extend(open(To::Authority).into_iter().map(Step::TellAuthority));
    steps.extend(open(To::People).into_iter().map(Step::TellPeople));
    steps.extend(REGISTER.into_iter().filter(|field| !texts.contains_key(field)).map(Step::Write));
    if steps.is_empty() { vec![Step::Close] } else { steps }
}

/// Closes it: everybody who must be told was told, and the register holds what it must.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is no confirmed breach; [`Refusal::BreachOpen`] with the steps that are left.
pub fn close(breach: &Breach, texts: &Texts, notifications: &[Notification], by: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    if breach.state != State::Confirmed {
        return Err(Refusal::Conflict);
    }
    let left = steps(breach, texts, notifications, at);
    if left != [Step::Close] {
        return Err(Refusal::BreachOpen { left: left.iter().map(|step| step.as_str()).collect() });
    }
    Ok(Decision::Breach(Change::Closed { breach: breach.id, by, at }))
}

/// Notes that members were reminded of the next of [`REMIND_HOURS`], and which it is; `None` where it is not time.
pub fn remind(breach: &Breach, notifications: &[Notification], now: Timestamp) -> Option<(i64, Decision)> {
    let pressing = |clock: &&Clock| matches!(clock.standing, Standing::Running | Standing::Overdue);
    let clocks = clocks(breach, notifications, now);
    let due = clocks.iter().filter(pressing).map(|clock| clock.due).min()?;
    let left = due.duration_since(now);
    let hours = REMIND_HOURS.into_iter().filter(|hours| left <= SignedDuration::from_hours(*hours)).min()?;
    let news = breach.reminded.is_none_or(|reminded| hours < reminded);
    news.then_some((hours, Decision::Breach(Change::Reminded { breach: breach.id, hours })))
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let by =
            |act, member: &MemberId, at: &Timestamp, breach: &BreachId| Entry::new(act, *at, Actor::Member(*member)).with("breach", breach);
        Recorded::Act(match self {
            Self::Drafted { breach, by: member, signal, at, .. } => {
                let entry = Entry::new(Act::BreachDrafted, *at, member.map_or(Actor::System, Actor::Member)).with("breach", breach);
                signal.iter().fold(entry, |entry, (signal, _)| entry.with("signal", signal.as_str()))
            }
            Self::Confirmed { breach, aware_at, by: member, at } => {
                by(Act::BreachConfirmed, member, at, breach).with("aware_at", crate::act::rfc3339(*aware_at))
            }
            Self::Described { breach, form, aware_at, by: member, at, .. } => {
                let entry = by(Act::BreachDescribed, member, at, breach).with("risk", form.risk.as_str());
                aware_at.iter().fold(entry, |entry, aware_at| entry.with("aware_at", crate::act::rfc3339(*aware_at)))
            }
            Self::Dismissed { breach, by: member, at, .. } => by(Act::BreachDismissed, member, at, breach),
            Self::Notified { breach, notification: n, late, by: member, at, .. } => {
                let entry = by(Act::BreachNotified, member, at, breach)
                    .with("regime", n.law.as_str())
                    .with("to", n.to.as_str())
                    .with("phase", n.phase.as_str())
                    .with("told_at", crate::act::rfc3339(n.at))
                    .with("late", late)
                    .with("sha256", notice::hex(&n.sha256));
                let entry = n.channel.iter().fold(entry, |entry, channel| entry.with("channel", channel.as_str()));
                n.persons.iter().fold(entry, |entry, persons| entry.with("persons", persons))
            }
            Self::Affected { breach, subjects, by: member, at } => {
                by(Act::BreachAffected, member, at, breach).with("count", subjects.len())
            }
            Self::Told { breach, subject, by: member, at } => by(Act::BreachTold, member, at, breach).with("subject", subject),
            Self::Exported { breach, count, by: member, at } => {
                let entry = Entry::new(Act::BreachExported, *at, Actor::Member(*member)).with("count", count);
                breach.iter().fold(entry, |entry, breach| entry.with("breach", breach))
            }
            Self::Closed { breach, by: member, at } => by(Act::BreachClosed, member, at, breach),
            Self::Reminded { .. } => return Recorded::Exempt(REMINDER),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Told { subject, .. } => Some(*subject),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
