//! Requests of subjects (GDPR art. 12, 15 to 22; KVKK art. 11, 13): when they are due, and what must be found before one counts as
//! fulfilled.

use crate::act::{Act, Entry};
use crate::calendar::{Clock, Regimes};
use crate::confirmation;
use crate::consent::Correctable;
use crate::contact::Format;
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, RequestId, RequestTextId, SubjectId};
use crate::principal::Actor;
use crate::purpose::{Basis, Purpose};
use crate::refusal::Refusal;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

mod words;

pub use words::{Channel, Finding, Kind, State, TextKind};

/// The longest note or reason, in characters.
pub const TEXT_CHARS_MAX: usize = 4_000;
/// The longest that a visitor says about a request of their own, in characters.
pub const WORDS_CHARS_MAX: usize = 2_000;
/// Texts that one request may hold.
pub const TEXTS_MAX: u64 = 100;
/// The longest name of a method by which somebody's identity was checked, in characters.
pub const METHOD_CHARS_MAX: usize = 40;

/// Years for which it is kept that a request was made and how it was answered: as long as claims about the answer can be made
/// (GDPR art. 5(2), 17(3)(e); three years, as in § 195 BGB, and as the KVKK's by-law asks for records of destruction).
pub const KEPT_YEARS: i32 = 3;

/// Why a request that an act fulfils by itself leaves no entry of its own.
pub const AT_ONCE: &str = "a request that is fulfilled in its own act is recorded by that act";
/// Why a warning leaves no entry.
pub const WARNING: &str = "a warning follows from the day on which a request is due";

/// How far the identity of whoever asks is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Identity {
    /// There was no doubt so far.
    Undoubted,
    /// They were asked who they are, and have not answered (GDPR art. 12(6)).
    Asked,
    /// It was checked.
    Verified {
        /// By what method: a word, never a number of a document.
        method: String,
        /// When.
        at: Timestamp,
    },
}

/// A request as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// Which.
    pub id: RequestId,
    /// Who asked; `None` where nobody of whom anything is stored was found to be them, or where they were erased since.
    pub subject: Option<SubjectId>,
    /// Whether the subject was known and everything about them was destroyed since.
    pub subject_gone: bool,
    /// What is asked.
    pub kind: Kind,
    /// For which purpose, where one was named.
    pub purpose: Option<Purpose>,
    /// How it came.
    pub channel: Channel,
    /// Where it stands.
    pub state: State,
    /// When it was received.
    pub received_at: Timestamp,
    /// The clock that runs.
    pub clock: Clock,
    /// Who asks.
    pub identity: Identity,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}

/// What is stored about a subject that bears on their request, as the transaction read it again.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Evidence {
    /// Whether anything is stored about them.
    pub there: bool,
    /// Their live grants.
    pub grants: Vec<(Purpose, Basis)>,
    /// Whether their data may not be read (GDPR art. 18).
    pub restricted: bool,
    /// When everything about them was handed out last, to them or to a member who answers.
    pub handed_out_at: Option<Timestamp>,
    /// When something about them was corrected last that is still stored as it was then, or newer.
    pub corrected_at: Option<Timestamp>,
}

/// A new request, as somebody enters it.
#[derive(Clone, Debug)]
pub struct Received {
    /// Which.
    pub id: RequestId,
    /// Who asks, where they are known.
    pub subject: Option<SubjectId>,
    /// What is asked.
    pub kind: Kind,
    /// For which purpose, where one is named.
    pub purpose: Option<Purpose>,
    /// How it came.
    pub channel: Channel,
    /// The laws that an answer has to keep.
    pub regimes: Regimes,
    /// When it was received.
    pub received_at: Timestamp,
    /// The civil day of it, in the organisation's zone.
    pub received_on: Date,
}

/// A text about a request, sealed to those who answer requests and, where they are known, to the subject.
#[derive(Clone, Debug)]
pub struct SealedText {
    /// Which.
    pub id: RequestTextId,
    /// What it says.
    pub kind: TextKind,
    /// The generation of the privacy pair to which its key is sealed.
    pub pair_generation: u32,
    /// Its key, sealed to that pair.
    pub for_privacy: Vec<u8>,
    /// Its key, sealed to the subject.
    pub for_subject: Option<Vec<u8>>,
    /// The text, sealed under its key.
    pub sealed: Vec<u8>,
}

/// A contact field's new value, sealed for one of the purposes for which it was told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Corrected {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which field.
    pub field: String,
    /// Under which generation it is sealed.
    pub generation: u32,
    /// The value, sealed.
    pub sealed: Vec<u8>,
}

/// Who does something with a request, when, and on which day it is where the organisation is.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// The civil day of it.
    pub today: Date,
    /// The organisation's country.
    pub region: &'a str,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A request came.
    #[non_exhaustive]
    Received { request: Request, due: Option<Date>, by: Actor, at: Timestamp },
    /// A request came and was fulfilled in the same act.
    #[non_exhaustive]
    AtOnce { request: Request, at: Timestamp },
    /// It was found who asked.
    #[non_exhaustive]
    Related { request: RequestId, subject: SubjectId, by: Actor, at: Timestamp },
    /// Whoever asked was asked who they are.
    #[non_exhaustive]
    IdentityAsked { request: RequestId, subject: Option<SubjectId>, rests_since: Option<Date>, due: Option<Date>, by: Actor, at: Timestamp },
    /// It was checked who they are.
    #[non_exhaustive]
    IdentityVerified {
        request: RequestId,
        subject: Option<SubjectId>,
        method: String,
        rested_days: i32,
        due: Option<Date>,
        by: Actor,
        at: Timestamp,
    },
    /// The answer was put off.
    #[non_exhaustive]
    Extended { request: RequestId, subject: Option<SubjectId>, due: Option<Date>, by: Actor, at: Timestamp },
    /// It was closed.
    #[non_exhaustive]
    Closed { request: RequestId, subject: Option<SubjectId>, state: State, late: bool, by: Actor, at: Timestamp },
    /// A text about it.
    #[non_exhaustive]
    Written { request: RequestId, subject: Option<SubjectId>, text: SealedText, by: Actor, at: Timestamp },
    /// A member corrected a contact field of whoever asked, in one of its copies.
    #[non_exhaustive]
    Rectified { request: RequestId, subject: SubjectId, copy: Corrected, by: Actor, at: Timestamp },
    /// Members were warned on a day.
    #[non_exhaustive]
    Warned { request: RequestId, on: Date },
    /// Everything about a subject was handed out, to a member who answers or to the subject.
    #[non_exhaustive]
    Exported { subject: SubjectId, format: &'static str, by: Actor, at: Timestamp },
}

impl Request {
    /// The day on which it is due as the tables keep it: none while every clock of it rests.
    fn due(clock: &Clock, now: &Now<'_>) -> Option<Date> {
        let rests = clock.rests_since.is_some() && !clock.regimes.kvkk;
        (!rests).then(|| clock.terms(now.region, now.today).due)
    }

    /// It as it came, of a subject who was found later.
    pub fn again_for(&self, subject: SubjectId) -> Received {
        Received {
            id: self.id,
            subject: Some(subject),
            kind: self.kind,
            purpose: self.purpose.clone(),
            channel: self.channel,
            regimes: self.clock.regimes,
            received_at: self.received_at,
            received_on: self.clock.received_on,
        }
    }

    /// Whether every clock of it rests: nothing is due until whoever asked has shown who they are.
    pub fn rests(&self) -> bool {
        self.clock.rests_since.is_some() && !self.clock.regimes.kvkk
    }

    /// Whether it waits for the same that a new one asks, or for more.
    pub fn asks_for(&self, new: &Received) -> bool {
        self.state.is_open() && self.kind == new.kind && (self.purpose.is_none() || self.purpose == new.purpose)
    }

    fn is_open(&self) -> Result<(), Refusal> {
        if self.state.is_open() { Ok(()) } else { Err(Refusal::Conflict) }
    }

    /// What still stands against closing it as fulfilled; `None` where reading again finds what it must.
    pub fn finding(&self, evidence: &Evidence) -> Option<Finding> {
        let since = |at: Option<Timestamp>| at.is_some_and(|at| at >= self.received_at);
        let named = |grant: &(Purpose, Basis), basis| match &self.purpose {
            Some(purpose) => grant.0 == *purpose,
            None => grant.1 == basis,
        };
        let lives = |basis| evidence.grants.iter().any(|grant| named(grant, basis));
        // Who objects without naming a purpose means advertising too, on whatever basis it rests (GDPR art. 21(2), 21(3)).
        let advertised = || self.purpose.is_none() && evidence.grants.iter().any(|grant| grant.0.as_str() == confirmation::PURPOSE);
        let gone = match (self.subject, evidence.there) {
            (Some(_), true) => false,
            (Some(_), false) => true,
            (None, _) if self.subject_gone => true,
            // Nobody is named: reading again cannot find anything, and so proves nothing.
            (None, _) => return Some(Finding::SubjectUnknown),
        };
        match self.kind {
            Kind::Access | Kind::Portability if gone => Some(Finding::NotHandedOut),
            _ if gone => None,
            // Nothing is done for somebody of whom it is doubted who they are (GDPR art. 12(6), 32).
            _ if self.identity == Identity::Asked => Some(Finding::IdentityOpen),
            Kind::Access | Kind::Portability => (!since(evidence.handed_out_at)).then_some(Finding::NotHandedOut),
            Kind::Erasure => Some(Finding::StillStored),
            Kind::Rectification => (!since(evidence.corrected_at)).then_some(Finding::NotCorrected),
            Kind::Restriction => (!evidence.restricted).then_some(Finding::NotRestricted),
            Kind::Objection => (lives(Basis::LegitimateInterest) || advertised()).then_some(Finding::StillGranted),
            Kind::Withdrawal => lives(Basis::Consent).then_some(Finding::StillGranted),
        }
    }
}

/// Takes a request in.
///
/// # Refuses
/// [`Refusal::InvalidValue`] where it would have been received in the future or before a law that it names gave anybody a right to ask,
/// or no law is named.
pub fn receive(new: Received, now: &Now<'_>) -> Result<Decision, Refusal> {
    let before_the_law = new.regimes.laws().any(|law| new.received_on < law.applies());
    if new.received_on > now.today || new.received_at > now.at || before_the_law {
        return Err(invalid("received_at", Format::Time));
    }
    if !new.regimes.any() {
        return Err(invalid("regimes", Format::Text));
    }
    let request = opened(new, State::Open);
    let due = Request::due(&request.clock, now);
    Ok(Decision::Request(Change::Received { request, due, by: now.by, at: now.at }))
}

/// The same request for the other subjects that are this person, as members said: those of [`Kind::is_of_the_person`], wherever reading
/// finds something that is still to be done.
pub fn for_linked(new: &Received, others: Vec<(RequestId, SubjectId, Evidence)>) -> Vec<Received> {
    let others = if new.kind.is_of_the_person() { others } else { Vec::new() };
    let sibling = |(id, subject, evidence)| {
        let sibling = Received { id, subject: Some(subject), ..new.clone() };
        opened(sibling.clone(), State::Open).finding(&evidence).map(|_| sibling)
    };
    others.into_iter().filter_map(sibling).collect()
}

/// Records a request of a subject that the act which it stands in fulfils.
pub fn at_once(new: Received, at: Timestamp) -> Decision {
    let request = Request { closed_at: Some(at), ..opened(new, State::Fulfilled) };
    Decision::Request(Change::AtOnce { request, at })
}

fn opened(new: Received, state: State) -> Request {
    Request {
        id: new.id,
        subject: new.subject,
        subject_gone: false,
        kind: new.kind,
        purpose: new.purpose,
        channel: new.channel,
        state,
        received_at: new.received_at,
        clock: Clock::starting(new.received_on, new.regimes),
        identity: Identity::Undoubted,
        closed_at: None,
    }
}

/// Says who asked, where that was not known before.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is closed, or somebody is named already: a request does not change hands.
pub fn relate(request: &Request, subject: SubjectId, now: &Now<'_>) -> Result<Decision, Refusal> {
    request.is_open()?;
    if request.subject.is_some() || request.subject_gone {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Request(Change::Related { request: request.id, subject, by: now.by, at: now.at }))
}

/// Asks whoever asked who they are. The clock of the GDPR rests from here (art. 12(6)), unless it is over; that of the KVKK goes on.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is closed, or their identity was asked for or checked before: doubts are raised once.
pub fn ask_identity(request: &Request, now: &Now<'_>) -> Result<Decision, Refusal> {
    request.is_open()?;
    if request.identity != Identity::Undoubted {
        return Err(Refusal::Conflict);
    }
    // A term that is over does not begin to rest: what is late stays late.
    let runs = request.clock.terms(now.region, now.today).gdpr.is_some_and(|last| now.today <= last);
    let rests_since = runs.then_some(now.today);
    let due = Request::due(&Clock { rests_since, ..request.clock }, now);
    let (by, at) = (now.by, now.at);
    Ok(Decision::Request(Change::IdentityAsked { request: request.id, subject: request.subject, rests_since, due, by, at }))
}

/// Says by what method it was checked who asks. A clock that rested goes on.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is closed or was checked before; [`Refusal::InvalidValue`] where the method is no short word.
pub fn verify_identity(request: &Request, method: &str, now: &Now<'_>) -> Result<Decision, Refusal> {
    request.is_open()?;
    if matches!(request.identity, Identity::Verified { .. }) {
        return Err(Refusal::Conflict);
    }
    if !is_method(method) {
        return Err(invalid("method", Format::Text));
    }
    let rested_days = request.clock.rests(now.today);
    let due = Request::due(&Clock { rests_since: None, rested_days, ..request.clock }, now);
    Ok(Decision::Request(Change::IdentityVerified {
        request: request.id,
        subject: request.subject,
        method: method.to_owned(),
        rested_days,
        due,
        by: now.by,
        at: now.at,
    }))
}

/// Whether this names a method: letters, blanks and hyphens. Without digits and signs, it can hold no number of a document and no
/// address.
pub fn is_method(text: &str) -> bool {
    let fits = !text.trim().is_empty() && text.chars().count() <= METHOD_CHARS_MAX;
    fits && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '_'))
}

/// Puts the answer off by two months (GDPR art. 12(3)). Whoever asked is told why in the same act.
///
/// # Refuses
/// [`Refusal::NoExtension`] where the GDPR is not in force or the first month is over; [`Refusal::Conflict`] where it is closed or
/// was put off before.
pub fn extend(request: &Request, now: &Now<'_>) -> Result<Decision, Refusal> {
    request.is_open()?;
    if request.clock.extended {
        return Err(Refusal::Conflict);
    }
    if !request.clock.regimes.gdpr || now.today > request.clock.first_month(now.region, now.today) {
        return Err(Refusal::NoExtension);
    }
    let due = Request::due(&Clock { extended: true, ..request.clock }, now);
    Ok(Decision::Request(Change::Extended { request: request.id, subject: request.subject, due, by: now.by, at: now.at }))
}

/// Refuses it. Reasons and remedies (GDPR art. 12(4); KVKK art. 13, 14) are told in the same act.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is closed.
pub fn refuse(request: &Request, now: &Now<'_>) -> Result<Decision, Refusal> {
    close(request, State::Refused, now)
}

/// Closes it as fulfilled, after reading again.
///
/// # Refuses
/// [`Refusal::NotFulfilled`] where reading again does not find what it must; [`Refusal::Conflict`] where it is closed otherwise.
pub fn fulfil(request: &Request, evidence: &Evidence, now: &Now<'_>) -> Result<Decision, Refusal> {
    request.is_open()?;
    match request.finding(evidence) {
        Some(finding) => Err(Refusal::NotFulfilled { finding }),
        None => close(request, State::Fulfilled, now),
    }
}

/// Corrects one copy of a contact field for whoever asked for it (GDPR art. 16; KVKK art. 11(1)(d)), on the basis on which it is stored.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is closed, asks for something else, is another's, or who asked is still to show who they are;
/// [`Refusal::GenerationEnded`] where the value was sealed under another generation than the proof's.
pub fn rectify(request: &Request, proof: &Correctable<'_>, copy: Corrected, now: &Now<'_>) -> Result<Decision, Refusal> {
    request.is_open()?;
    let asked = request.kind == Kind::Rectification && request.identity != Identity::Asked;
    if !asked || request.subject != Some(proof.subject()) {
        return Err(Refusal::Conflict);
    }
    proof.seals(copy.generation)?;
    if proof.purpose() != &copy.purpose {
        return Err(Refusal::GenerationEnded);
    }
    Ok(Decision::Request(Change::Rectified { request: request.id, subject: proof.subject(), copy, by: now.by, at: now.at }))
}

/// Takes it back: the subject does not want it any more.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is closed; [`Refusal::NotFound`] where it is another's.
pub fn take_back(request: &Request, subject: SubjectId, now: &Now<'_>) -> Result<Decision, Refusal> {
    if request.subject != Some(subject) {
        return Err(Refusal::NotFound);
    }
    close(request, State::Withdrawn, now)
}

fn close(request: &Request, state: State, now: &Now<'_>) -> Result<Decision, Refusal> {
    request.is_open()?;
    let late = now.today > request.clock.terms(now.region, now.today).due;
    Ok(Decision::Request(Change::Closed { request: request.id, subject: request.subject, state, late, by: now.by, at: now.at }))
}

/// Keeps a text about a request. `texts` is how many there are.
///
/// # Refuses
/// [`Refusal::TooLarge`] where there are too many.
pub fn write(request: &Request, texts: u64, text: SealedText, now: &Now<'_>) -> Result<Decision, Refusal> {
    if texts >= TEXTS_MAX {
        return Err(Refusal::TooLarge);
    }
    Ok(Decision::Request(Change::Written { request: request.id, subject: request.subject, text, by: now.by, at: now.at }))
}

/// Checks a text before it is sealed.
///
/// # Refuses
/// [`Refusal::TooLarge`] where it is too long; [`Refusal::InvalidValue`] where it is empty.
pub fn accept_text<'t>(field: &'static str, text: &'t str) -> Result<&'t str, Refusal> {
    let text = text.trim();
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(Refusal::TooLarge);
    }
    if text.is_empty() || text.contains('\0') { Err(invalid(field, Format::Text)) } else { Ok(text) }
}

/// Checks what a visitor says about their own request, before it is sealed. Only a correction waits for words of theirs; the rest is done at
/// once, or needs none.
///
/// # Refuses
/// [`Refusal::TooLarge`] where it is too long; [`Refusal::InvalidValue`] where it is empty, or the request is of another kind.
pub fn accept_words(kind: Kind, text: &str) -> Result<&str, Refusal> {
    if kind != Kind::Rectification {
        return Err(invalid("note", Format::Text));
    }
    if text.trim().chars().count() > WORDS_CHARS_MAX { Err(Refusal::TooLarge) } else { accept_text("note", text) }
}

/// Notes that members were warned on a day, as `warned_on` says of the last time; `None` where there is nothing new to say. Once it is
/// overdue, each day is a warning.
pub fn warn(request: &Request, warned_on: Option<Date>, region: &str, today: Date) -> Option<Decision> {
    let terms = request.clock.terms(region, today);
    let due = request.state.is_open() && (request.clock.rests_since.is_none() || request.clock.regimes.kvkk);
    let last = if today >= terms.due { Some(today) } else { terms.warnings().into_iter().rfind(|day| *day <= today) };
    let new = last.filter(|last| due && warned_on.is_none_or(|warned| warned < *last));
    new.map(|_| Decision::Request(Change::Warned { request: request.id, on: today }))
}

/// Records that everything about a subject was handed out.
pub fn export(subject: SubjectId, format: &'static str, by: Actor, at: Timestamp) -> Decision {
    Decision::Request(Change::Exported { subject, format, by, at })
}

/// The closing before which a request is forgotten: the same day, [`KEPT_YEARS`] earlier.
pub fn kept_since(now: Timestamp) -> Timestamp {
    now.to_zoned(TimeZone::UTC).saturating_sub(KEPT_YEARS.years()).timestamp()
}

/// Until when a request is kept that was closed at this time: the day from which [`kept_since`] passes it.
pub fn kept_until(closed_at: Timestamp) -> Timestamp {
    closed_at.to_zoned(TimeZone::UTC).saturating_add(KEPT_YEARS.years()).timestamp()
}

fn invalid(field: &str, format: Format) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format }
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, by: &Actor, at: &Timestamp, request: &RequestId, subject: &Option<SubjectId>| {
            let entry = Entry::new(act, *at, *by).with("request", request);
            if let Some(subject) = subject { entry.with("subject", subject) } else { entry }
        };
        Recorded::Act(match self {
            Self::Received { request, due, by, at } => {
                let entry = entry(Act::RequestReceived, by, at, &request.id, &request.subject).with("kind", request.kind.as_str());
                let entry = entry.with("channel", request.channel.as_str()).with("received_on", request.clock.received_on);
                if let Some(due) = due { entry.with("due", due) } else { entry }
            }
            Self::Related { request, subject, by, at } => entry(Act::RequestRelated, by, at, request, &Some(*subject)),
            Self::IdentityAsked { request, subject, by, at, .. } => entry(Act::RequestIdentityAsked, by, at, request, subject),
            Self::IdentityVerified { request, subject, by, at, .. } => entry(Act::RequestIdentityVerified, by, at, request, subject),
            Self::Extended { request, subject, due, by, at } => {
                let entry = entry(Act::RequestExtended, by, at, request, subject);
                if let Some(due) = due { entry.with("due", due) } else { entry }
            }
            Self::Closed { request, subject, state, late, by, at } => entry(state.act(), by, at, request, subject).with("late", late),
            Self::Written { request, subject, text, by, at } => {
                entry(Act::RequestNoted, by, at, request, subject).with("text", text.id).with("kind", text.kind.as_str())
            }
            Self::Rectified { request, subject, copy, by, at } => entry(Act::ContactCorrected, by, at, request, &Some(*subject))
                .with("purpose", &copy.purpose)
                .with("field", &copy.field)
                .with("generation", copy.generation),
            Self::Exported { subject, format, by, at } => {
                Entry::new(Act::DataExported, *at, *by).with("subject", subject).with("format", format)
            }
            Self::AtOnce { .. } => return Recorded::Exempt(AT_ONCE),
            Self::Warned { .. } => return Recorded::Exempt(WARNING),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Received { request, .. } | Self::AtOnce { request, .. } => request.subject,
            Self::Related { subject, .. } | Self::Exported { subject, .. } | Self::Rectified { subject, .. } => Some(*subject),
            Self::IdentityAsked { subject, .. }
            | Self::IdentityVerified { subject, .. }
            | Self::Extended { subject, .. }
            | Self::Closed { subject, .. }
            | Self::Written { subject, .. } => *subject,
            Self::Warned { .. } => None,
        }
    }
}

/// The member who did it, where one did.
pub fn member_of(by: Actor) -> Option<MemberId> {
    if let Actor::Member(member) = by { Some(member) } else { None }
}

#[cfg(test)]
mod tests;
