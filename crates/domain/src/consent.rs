//! Consent: when a grant may be made, refused and withdrawn, and the proof that personal data has its basis.

use crate::act::{Act, Entry};
use crate::confirmation::Pending;
use crate::decision::{self, Decision, KeySeal, Recorded};
use crate::id::{GrantId, RecipientId, SubjectId};
use crate::notice::{self, Version};
use crate::principal::Actor;
use crate::purpose::{Basis, Purpose, PurposeRule};
use crate::refusal::Refusal;
use crate::retention;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use locale::Locale;
use std::collections::BTreeSet;

/// How the visitor said yes or no. There is no default: nothing is ever pre-selected (GDPR rec. 32, Planet49 C-673/17).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Yes.
    Given,
    /// No.
    Refused,
}

/// The control by which a grant was made, kept in its record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// One of two equal buttons on a consent card.
    Card,
    /// The word for all on a card that asks for several consents; each of them is an event of its own.
    Together,
    /// A choice whose label and accompanying line say what it grants.
    Choice,
    /// A button on a consent card, and then a click in a letter to the address that was told.
    Confirmed,
}

impl How {
    /// The name that tables and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Together => "card-together",
            Self::Choice => "choice",
            Self::Confirmed => "confirmed",
        }
    }
}

/// One live generation of a subject's keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Live {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation; counts from 1.
    pub generation: u32,
    /// The grant that sealed it to the organisation; `None` while the visitor alone can open it.
    pub grant: Option<GrantId>,
    /// Whether that grant still carries what it was made for.
    pub health: Health,
    /// Whether the pair to which it is sealed has a newer generation, because somebody who held it has gone: what is there stays readable,
    /// and nothing new is sealed under it ([`crate::rotation`]).
    pub renewed: bool,
}

impl Live {
    /// Whether what is sealed under this generation may be stored now.
    fn seals(&self, generation: u32) -> Result<(), Refusal> {
        if self.generation == generation && !self.renewed { Ok(()) } else { Err(Refusal::GenerationEnded) }
    }
}

/// Whether a grant still carries what it was made for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Health {
    /// It does.
    Live,
    /// What was agreed to has changed since. What was told under it stays readable: it was told lawfully, for what was agreed to then
    /// (GDPR art. 7(3), sentence 2, for less). Nothing new is taken in or sent out under it before the person was asked again.
    Stale,
    /// Its time is over: it is no basis any more, neither for taking in nor for reading.
    Expired,
}

impl Health {
    /// The name that the API uses, for what is not simply given.
    pub fn lapsed(self) -> Option<&'static str> {
        match self {
            Self::Live => None,
            Self::Stale => Some("stale"),
            Self::Expired => Some("expired"),
        }
    }
}

/// What a grant stood on when it was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ground {
    /// For which purpose.
    pub purpose: Purpose,
    /// On which basis. Consents alone become stale: another basis does not rest on what somebody was told.
    pub basis: Basis,
    /// In which language the texts were shown.
    pub locale: Locale,
    /// How many material changes there had been.
    pub stood_on: u64,
    /// Until when it holds; `None` until it is withdrawn.
    pub expires_at: Option<Timestamp>,
}

/// A material change: of a text that people were shown, or of what they agreed to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MaterialChange {
    /// Its number, counted from 1 in each organisation.
    pub position: u64,
    /// Which purpose it concerns; `None` for every one.
    pub purpose: Option<Purpose>,
    /// Consents in which language it concerns; `None` for every one.
    pub locale: Option<Locale>,
    /// What changed.
    pub what: What,
}

/// What a material change was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// A notice or wording says something else.
    Text,
    /// The purpose means something else: these of its fields, by their names. Empty where that was not noted.
    Purpose(String),
    /// This recipient is new; `None` where it was not noted which.
    Recipient(Option<RecipientId>),
    /// This recipient is in another country, or data goes there on other safeguards.
    Moved(RecipientId),
}

impl MaterialChange {
    fn concerns(&self, ground: &Ground) -> bool {
        self.position > ground.stood_on
            && self.purpose.as_ref().is_none_or(|purpose| *purpose == ground.purpose)
            && self.locale.is_none_or(|locale| locale == ground.locale)
    }
}

/// Whether a grant still carries what it was made for, after these changes and at this moment.
pub fn health(ground: &Ground, changes: &[MaterialChange], now: Timestamp) -> Health {
    if ground.expires_at.is_some_and(|expires| expires <= now) {
        Health::Expired
    } else if ground.basis == Basis::Consent && changed(ground, changes).next().is_some() {
        Health::Stale
    } else {
        Health::Live
    }
}

/// Which of these changes whoever gave a grant did not know of.
pub fn changed<'c>(ground: &'c Ground, changes: &'c [MaterialChange]) -> impl Iterator<Item = &'c MaterialChange> {
    changes.iter().filter(|change| change.concerns(ground))
}

/// Until when a consent holds that is given now, in calendar months (UTC); `None` where it does until it is withdrawn.
pub fn expires(basis: Basis, valid_months: Option<u16>, at: Timestamp) -> Option<Timestamp> {
    let months = valid_months.filter(|_| basis == Basis::Consent)?;
    Some(at.to_zoned(TimeZone::UTC).saturating_add(i32::from(months).months()).timestamp())
}

/// Whether nobody may be asked again yet who refused at `refused_at`; `months` is the purpose's
/// [`reask_months`](crate::purpose::PurposeRule::reask_months).
pub fn rests(refused_at: Timestamp, months: u16, now: Timestamp) -> bool {
    refused_at.to_zoned(TimeZone::UTC).saturating_add(i32::from(months).months()).timestamp() > now
}

/// How a subject stands: the facts about their keys and grants, as the transaction of the act read them.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who.
    pub subject: SubjectId,
    /// Their live generations.
    pub live: Vec<Live>,
}

/// Proof that personal data of one purpose and generation may be stored now.
///
/// Only [`Standing::proof`], [`Standing::visit_proof`] and [`Standing::pending_proof`] make one. It cannot be cloned and cannot outlive the facts that it
/// borrows. The facts are the store's to read, in the transaction of the act; whoever states false ones can still lie.
///
/// ```compile_fail
/// let forged = domain::consent::Proof { live: todo!() };
/// ```
#[must_use]
#[derive(Debug)]
pub struct Proof<'f> {
    subject: SubjectId,
    live: &'f Live,
}

impl Proof<'_> {
    /// Whose data it is about.
    pub fn subject(&self) -> SubjectId {
        self.subject
    }

    /// For which purpose.
    pub fn purpose(&self) -> &Purpose {
        &self.live.purpose
    }

    /// Whether what is sealed under this generation may be stored now.
    ///
    /// # Refuses
    /// [`Refusal::GenerationEnded`] where another one lives by now, or must: seal it again under that.
    pub fn seals(&self, generation: u32) -> Result<(), Refusal> {
        self.live.seals(generation)
    }

    /// Under which generation it must be sealed.
    pub fn generation(&self) -> u32 {
        self.live.generation
    }
}

/// Proof that a value which is stored for a purpose may be put right now (GDPR art. 5(1)(d), 16). It takes nothing new in.
///
/// Only [`Standing::correctable`] makes one.
#[must_use]
#[derive(Debug)]
pub struct Correctable<'f> {
    subject: SubjectId,
    live: &'f Live,
}

impl Correctable<'_> {
    /// Whose data it is about.
    pub fn subject(&self) -> SubjectId {
        self.subject
    }

    /// For which purpose.
    pub fn purpose(&self) -> &Purpose {
        &self.live.purpose
    }

    /// Whether what is sealed under this generation may be stored now.
    ///
    /// # Refuses
    /// [`Refusal::GenerationEnded`] where another one lives by now, or must: seal it again under that.
    pub fn seals(&self, generation: u32) -> Result<(), Refusal> {
        self.live.seals(generation)
    }

    /// Under which generation it must be sealed.
    pub fn generation(&self) -> u32 {
        self.live.generation
    }
}

impl Standing {
    /// The live generation of a purpose: the newest, where those of before were not written again ([`crate::rotation`]).
    pub fn live(&self, purpose: &Purpose) -> Option<&Live> {
        self.live.iter().filter(|l| &l.purpose == purpose).max_by_key(|l| l.generation)
    }

    /// The live generation of a purpose that a grant sealed, whether or not the grant still carries it.
    fn granted(&self, purpose: &Purpose) -> Option<(&Live, GrantId)> {
        self.live(purpose).and_then(|live| Some((live, live.grant?)))
    }

    /// Whether what was told for a purpose may be read: a grant stands whose time is not over.
    pub fn readable(&self, purpose: &Purpose) -> bool {
        self.granted(purpose).is_some_and(|(live, _)| live.health != Health::Expired)
    }

    /// Proof by a live grant.
    ///
    /// # Refuses
    /// [`Refusal::ConsentMissing`] where none stands, or the one that does is stale or expired.
    pub fn proof(&self, purpose: &Purpose) -> Result<Proof<'_>, Refusal> {
        let live = self.granted(purpose).map(|(live, _)| live).filter(|live| live.health == Health::Live);
        live.map(|live| Proof { subject: self.subject, live }).ok_or_else(|| Refusal::ConsentMissing { purpose: purpose.clone() })
    }

    /// Proof by the visit itself: what is said in the conversation, readable by the visitor alone until they grant more.
    ///
    /// # Refuses
    /// [`Refusal::GenerationEnded`] where the conversation has no live key.
    pub fn visit_proof(&self) -> Result<Proof<'_>, Refusal> {
        let live = self.live(&Purpose::conversation());
        live.map(|live| Proof { subject: self.subject, live }).ok_or(Refusal::GenerationEnded)
    }

    /// Proof that what was told for a purpose may be put right: by the visit itself, by the yes that waits for its confirmation, or by a
    /// grant under which it is read. A stale one is enough: what is wrong stays wrong whatever changed in the texts.
    ///
    /// # Refuses
    /// [`Refusal::ConsentMissing`] where it is not read any more; [`Refusal::GenerationEnded`] where its key is no live one.
    pub fn correctable(&self, purpose: &Purpose, pending: Option<&Pending>) -> Result<Correctable<'_>, Refusal> {
        let live = match pending {
            _ if purpose.is_conversation() => self.visit_proof()?.live,
            Some(pending) => self.pending_proof(pending)?.live,
            None if self.readable(purpose) => self.live(purpose).ok_or(Refusal::GenerationEnded)?,
            None => return Err(Refusal::ConsentMissing { purpose: purpose.clone() }),
        };
        Ok(Correctable { subject: self.subject, live })
    }

    /// Proof by a yes that waits for its confirmation: like the visit's own, readable by the visitor alone until then.
    ///
    /// # Refuses
    /// [`Refusal::GenerationEnded`] where the generation that waits is not the live one, or was granted.
    pub fn pending_proof(&self, pending: &Pending) -> Result<Proof<'_>, Refusal> {
        let live = self.live(&pending.purpose).filter(|l| l.generation == pending.generation && l.grant.is_none());
        live.map(|live| Proof { subject: self.subject, live }).ok_or(Refusal::GenerationEnded)
    }
}

/// The most purposes that one card asks for.
pub const TOGETHER_MAX: usize = 6;

/// Purposes that one card may ask for together, with "yes to all" and "no to all" beside the answer to each. Each answer stays an event of
/// its own (KVKK Board 2025/1072; GDPR rec. 43); what this type cannot hold is never agreed to by a word for all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Together<'r>(Vec<&'r Purpose>);

/// Why a purpose is asked for alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alone {
    /// Nobody agrees to advertising by agreeing to something else.
    Marketing,
    /// Special categories need a statement of their own (GDPR art. 9(2)(a); KVKK art. 6(3)(a)).
    Special,
    /// It does not rest on consent, so that there is nothing to agree to.
    NoConsent,
    /// It is named twice.
    Twice,
    /// There is no other one, or there are too many.
    Number,
}

impl<'r> Together<'r> {
    /// The purposes of these rules, in their order.
    ///
    /// # Refuses
    /// With the first purpose that is to be asked for alone, and why.
    pub fn of(rules: &[&'r PurposeRule]) -> Result<Self, (Option<&'r Purpose>, Alone)> {
        let mut together: Vec<&Purpose> = Vec::new();
        for rule in rules {
            let alone = if rule.purpose == Purpose::marketing() {
                Some(Alone::Marketing)
            } else if rule.special {
                Some(Alone::Special)
            } else if rule.basis != Basis::Consent {
                Some(Alone::NoConsent)
            } else {
                together.contains(&&rule.purpose).then_some(Alone::Twice)
            };
            if let Some(alone) = alone {
                return Err((Some(&rule.purpose), alone));
            }
            together.push(&rule.purpose);
        }
        if together.len() < 2 || together.len() > TOGETHER_MAX { Err((None, Alone::Number)) } else { Ok(Self(together)) }
    }

    /// The purposes.
    pub fn purposes(&self) -> &[&'r Purpose] {
        &self.0
    }
}

/// What a visitor was shown when they decided.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The purpose that was asked for: one, never more (KVKK Board 2025/1072).
    pub purpose: Purpose,
    /// On which basis the grant would rest.
    pub basis: Basis,
    /// The current notice.
    pub notice: Version,
    /// The wording of the consent or of the choice.
    pub wording: Version,
    /// In which language.
    pub locale: Locale,
    /// By which control.
    pub how: How,
    /// For how many months a consent holds; `None` until it is withdrawn.
    pub valid_months: Option<u16>,
    /// The terms of the purpose on that day; `None` where none were kept.
    pub terms: Option<Version>,
}

impl Shown {
    /// Writes what was shown into an entry about it.
    pub(crate) fn written(&self, entry: Entry, subject: SubjectId, grant: GrantId) -> Entry {
        let entry = entry
            .with("subject", subject)
            .with("purpose", &self.purpose)
            .with("grant", grant)
            .with("basis", self.basis.as_str())
            .with("notice", notice::hex(&self.notice))
            .with("wording", notice::hex(&self.wording))
            .with("locale", self.locale.code())
            .with("how", self.how.as_str());
        self.terms.iter().fold(entry, |entry, terms| entry.with("terms", notice::hex(terms)))
    }
}

/// The keys that a grant hands over: the generation, and its seal to the organisation's purpose key pair.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// The generation that is granted.
    pub generation: u32,
    /// Whether this generation begins with this grant.
    pub begins: bool,
    /// Its seals: to the purpose pair and, where it begins here, to the visitor.
    pub seals: Vec<KeySeal>,
    /// The generations that it followed ([`crate::rotation`]) under a grant that is renewed, each sealed anew: what was told under them goes on
    /// to be read by the new grant.
    pub older: Vec<(u32, KeySeal)>,
}

/// Decides whether a grant may be made. `named` is the notice that the visitor's answer names.
///
/// # Refuses
/// [`Refusal::ConsentStale`] where that is not the current one; [`Refusal::Conflict`] where a grant stands already;
/// [`Refusal::GenerationEnded`] where the keys were prepared for a generation that is not (or no longer) the live one.
///
/// One that is stale or expired is renewed: the new grant takes its place, over the same generation and those that it followed.
pub fn give(standing: &Standing, shown: Shown, named: Version, keys: HandOver, grant: GrantId, at: Timestamp) -> Result<Decision, Refusal> {
    may_give(standing, &shown, named, &keys)?;
    let renews = standing.granted(&shown.purpose).map(|(_, old)| old);
    let expires_at = expires(shown.basis, shown.valid_months, at);
    Ok(Decision::Granted { grant, subject: standing.subject, shown, keys, renews, expires_at, at })
}

/// Whether a yes may be taken in now, under these keys.
pub(crate) fn may_give(standing: &Standing, shown: &Shown, named: Version, keys: &HandOver) -> Result<(), Refusal> {
    if named != shown.notice {
        return Err(Refusal::ConsentStale);
    }
    match standing.live(&shown.purpose) {
        Some(live) if live.grant.is_some() && live.health == Health::Live => Err(Refusal::Conflict),
        Some(live) if keys.begins || live.generation != keys.generation => Err(Refusal::GenerationEnded),
        None if !keys.begins => Err(Refusal::GenerationEnded),
        _ if followed(standing, shown, keys.generation) != keys.older.iter().map(|(generation, _)| *generation).collect() => {
            Err(Refusal::GenerationEnded)
        }
        _ => Ok(()),
    }
}

/// The granted generations that live beside the one that followed them.
fn followed(standing: &Standing, shown: &Shown, by: u32) -> BTreeSet<u32> {
    let older = |live: &&Live| live.purpose == shown.purpose && live.generation < by && live.grant.is_some();
    standing.live.iter().filter(older).map(|live| live.generation).collect()
}

/// Decides how a refusal is recorded: that it was refused, and nothing else. Who is asked again and says no withdraws what they
/// had said yes to.
///
/// # Refuses
/// [`Refusal::ConsentStale`] where the answer names another notice than the current one; [`Refusal::Conflict`] where a
/// grant stands: that is a withdrawal, not a refusal.
pub fn refuse(standing: &Standing, shown: Shown, named: Version, grant: GrantId, at: Timestamp) -> Result<Decision, Refusal> {
    if named != shown.notice {
        return Err(Refusal::ConsentStale);
    }
    match standing.granted(&shown.purpose) {
        Some((live, _)) if live.health == Health::Live => return Err(Refusal::Conflict),
        Some(_) => return withdraw(standing, &shown.purpose, at),
        None => {}
    }
    Ok(Decision::RefusedConsent { grant, subject: standing.subject, shown, at })
}

/// Decides a withdrawal (GDPR art. 7(3)) or objection (art. 21): every seal but the visitor's goes, the generation ends.
///
/// # Refuses
/// [`Refusal::ConsentMissing`] where no grant stands.
pub fn withdraw(standing: &Standing, purpose: &Purpose, at: Timestamp) -> Result<Decision, Refusal> {
    withdraw_by(standing, purpose, Actor::Visitor, at)
}

/// Decides the same for a subject who withdrew or objected by letter or telephone: a member records it. (Giving is theirs alone.)
///
/// # Refuses
/// As [`withdraw`].
pub fn withdraw_by(standing: &Standing, purpose: &Purpose, by: Actor, at: Timestamp) -> Result<Decision, Refusal> {
    let (live, grant) = standing.granted(purpose).ok_or_else(|| Refusal::ConsentMissing { purpose: purpose.clone() })?;
    Ok(Decision::Withdrawn {
        grant,
        subject: standing.subject,
        purpose: purpose.clone(),
        generation: live.generation,
        by,
        at,
        destroy_at: retention::after_withdrawal(at),
    })
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A consent's time was over; it ends as by a withdrawal.
    #[non_exhaustive]
    Expired { grant: GrantId, subject: SubjectId, purpose: Purpose, generation: u32, at: Timestamp, destroy_at: Timestamp },
    /// The terms that a consent is given to, by their bytes.
    #[non_exhaustive]
    TermsKept { version: Version, body: String, at: Timestamp },
}

/// Why keeping terms leaves no entry.
pub const TERMS: &str = "the terms of a consent are named by the consent";

/// Keeps what a consent is given to, so that its record can be written from it (GDPR art. 7(1); ISO/IEC TS 27560, 6.2.2).
pub fn keep_terms(body: String, at: Timestamp) -> (Version, Decision) {
    let version = seal::sha256(body.as_bytes());
    (version, Decision::Consent(Change::TermsKept { version, body, at }))
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let Self::Expired { grant, subject, purpose, generation, at, .. } = self else { return Recorded::Exempt(TERMS) };
        let entry = Entry::new(Act::ConsentExpired, *at, Actor::System);
        Recorded::Act(entry.with("subject", subject).with("purpose", purpose).with("grant", grant).with("generation", generation))
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Expired { subject, .. } => Some(*subject),
            Self::TermsKept { .. } => None,
        }
    }
}

/// Ends a consent whose time is over, as a withdrawal would: the organisation has no basis left for what it could read. `None`
/// where it is not over, or the grant is gone.
pub fn expire(standing: &Standing, purpose: &Purpose, now: Timestamp) -> Option<Decision> {
    let (live, grant) = standing.granted(purpose).filter(|(live, _)| live.health == Health::Expired)?;
    let (subject, generation, destroy_at) = (standing.subject, live.generation, retention::after_withdrawal(now));
    Some(Decision::Consent(Change::Expired { grant, subject, purpose: purpose.clone(), generation, at: now, destroy_at }))
}

#[cfg(test)]
mod tests;
