//! Sub-processors of the installation: whom the operator engages, who is told of it and when they may begin.
//!
//! GDPR art. 28(2) and (4); 2021/915, clause 7.7: under a general authorisation the processor tells the controller of every addition in
//! time to object. Until that time is over nothing goes to the new one.

use crate::act::{self, Act, Entry};
use crate::agreement::{Agreement, State};
use crate::decision::{self, Decision, Recorded};
use crate::id::{AgreementId, RecipientId, SubProcessorId, SubjectId};
use crate::jurisdiction;
use crate::jurisdiction::gdpr;
use crate::jurisdiction::transfer::Transfer;
use crate::principal::Actor;
use crate::purpose::Purpose;
use crate::recipient::{self, CONTACT_CHARS_MAX, Kind, NAME_CHARS_MAX, Recipient};
use crate::refusal::Refusal;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// The longest description of what one does, in characters.
pub const SERVICE_CHARS_MAX: usize = 200;
/// The most that an installation engages at a time.
pub const STANDING_MAX: usize = 100;

/// What the operator says of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    /// What it is called: a company, not a person.
    pub name: String,
    /// Where it is (ISO 3166).
    pub country: String,
    /// What kind of work it does.
    pub kind: Kind,
    /// What it does, in words.
    pub service: String,
    /// Where its office for privacy is reached; may be empty.
    pub contact: String,
    /// For which purposes, in the order of their names; empty for all that an organisation has.
    pub purposes: Vec<Purpose>,
    /// What allows handing data to its country.
    pub transfer: Option<Transfer>,
}

/// A sub-processor as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubProcessor {
    /// Which.
    pub id: SubProcessorId,
    /// What the operator says of it.
    pub profile: Profile,
    /// Since when it is in the list.
    pub since: Timestamp,
    /// Since when it is not any more.
    pub removed_at: Option<Timestamp>,
}

/// An organisation's having been told of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Of whom.
    pub sub_processor: SubProcessorId,
    /// Which recipient of the organisation that is.
    pub recipient: RecipientId,
    /// When the organisation was told.
    pub announced_at: Timestamp,
    /// When the notice is over.
    pub ends_at: Timestamp,
    /// Since when an objection stands.
    pub objected_at: Option<Timestamp>,
    /// When the sub-processor was removed.
    pub ended_at: Option<Timestamp>,
}

impl Notice {
    /// Whether the organisation may still object.
    pub fn runs(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.ends_at
    }

    /// Whether nothing may go to whoever it is of, under this name or by another registration: the notice runs, or an objection stands.
    pub fn bars(&self, now: Timestamp) -> bool {
        self.runs(now) || (self.ended_at.is_none() && self.objected_at.is_some())
    }

    /// The days that are left, begun ones counted.
    pub fn days_left(&self, now: Timestamp) -> u32 {
        let day = SignedDuration::from_hours(24).as_secs();
        let left = self.ends_at.duration_since(now).as_secs().max(0);
        u32::try_from((left + day - 1) / day).unwrap_or(u32::MAX)
    }
}

/// The days that an agreement of this day names.
pub fn notice_days(day: Date) -> u32 {
    gdpr::SUB_PROCESSOR_NOTICE_DAYS.on(day).value
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// One comes into the installation's list.
    #[non_exhaustive]
    Listed { id: SubProcessorId, profile: Profile, at: Timestamp },
    /// One leaves it.
    #[non_exhaustive]
    Delisted { id: SubProcessorId, at: Timestamp },
    /// An organisation is told of one.
    #[non_exhaustive]
    Announced { notice: Notice, agreement: AgreementId, at: Timestamp },
    /// An organisation is told that one has left.
    #[non_exhaustive]
    Removed { notice: Notice, at: Timestamp },
}

/// Why the installation's own list leaves no entry.
pub(crate) const LISTED: &str = "the installation has no ledger: each organisation's own says that it was told";

/// Takes one into the installation's list; `standing` are in it.
///
/// # Refuses
/// [`Refusal::TooLarge`] where [`STANDING_MAX`] are in it; [`Refusal::RecipientRefused`] with the field that does not hold.
pub fn list(id: SubProcessorId, mut profile: Profile, standing: &[SubProcessor], at: Timestamp) -> Result<Decision, Refusal> {
    let refused = |field| Err(Refusal::RecipientRefused { field });
    let line = |text: &str, chars_max: usize| text.chars().count() <= chars_max && !text.chars().any(char::is_control);
    profile.name = profile.name.trim().to_owned();
    profile.service = profile.service.trim().to_owned();
    profile.contact = profile.contact.trim().to_owned();
    profile.purposes.sort_unstable();
    profile.purposes.dedup();
    if standing.len() >= STANDING_MAX {
        return Err(Refusal::TooLarge);
    }
    let taken = standing.iter().any(|other| is_named(&other.profile.name, &profile.name));
    if profile.name.is_empty() || !line(&profile.name, NAME_CHARS_MAX) || taken {
        return refused("name");
    }
    if !jurisdiction::is_region(&profile.country) {
        return refused("country");
    }
    if profile.service.is_empty() || !line(&profile.service, SERVICE_CHARS_MAX) {
        return refused("service");
    }
    if !line(&profile.contact, CONTACT_CHARS_MAX) {
        return refused("contact");
    }
    Ok(Decision::SubProcessor(Change::Listed { id, profile, at }))
}

/// Takes one out of the installation's list.
///
/// # Refuses
/// [`Refusal::Conflict`] where it has left before.
pub fn delist(of: &SubProcessor, at: Timestamp) -> Result<Decision, Refusal> {
    if of.removed_at.is_some() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::SubProcessor(Change::Delisted { id: of.id, at }))
}

/// Whether two names are one: companies do not differ by case or spaces.
pub fn is_named(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}

/// The names that no other recipient of an organisation can have than `except`: those of its standing recipients, and of whom it was
/// told and to whom nothing may go yet. A second registration would get around the notice, and around an objection to it.
pub fn names_taken(
    (recipients, notices, listed): (&[Recipient], &[Notice], &[SubProcessor]),
    except: Option<RecipientId>,
    now: Timestamp,
) -> Vec<String> {
    let standing = recipients.iter().filter(|each| each.ended_at.is_none() && Some(each.id) != except);
    let barred = notices.iter().filter(|notice| notice.bars(now) && Some(notice.recipient) != except);
    let barred = barred.filter_map(|notice| listed.iter().find(|of| of.id == notice.sub_processor));
    standing.map(|each| each.profile.name.clone()).chain(barred.map(|of| of.profile.name.clone())).collect()
}

/// The purposes of an organisation for which one works; none where it does not concern that organisation.
pub fn concerns(of: &Profile, purposes: &[Purpose]) -> Vec<Purpose> {
    purposes.iter().filter(|purpose| of.purposes.is_empty() || of.purposes.contains(purpose)).cloned().collect()
}

/// Whether an organisation is still to be told of one: its agreement is in force and older than the list that names it.
pub fn is_to_tell(of: &SubProcessor, agreement: &Agreement, noticed: Option<&Notice>, purposes: &[Purpose]) -> bool {
    let unknown = agreement.state == State::SignedByBoth && agreement.drafted_at < of.since;
    of.removed_at.is_none() && noticed.is_none() && unknown && !concerns(&of.profile, purposes).is_empty()
}

/// Whether an agreement names one who has left: it was drafted while that one was in the list.
pub fn still_names(agreement: &Agreement, of: &SubProcessor, purposes: &[Purpose]) -> bool {
    let was_there = |removed_at: Timestamp| of.since <= agreement.drafted_at && agreement.drafted_at < removed_at;
    of.removed_at.is_some_and(was_there) && !concerns(&of.profile, purposes).is_empty()
}

/// Tells an organisation of one. It becomes a recipient to whom nothing goes before the notice is over; where the organisation has
/// registered it already, that one is blocked.
///
/// # Refuses
/// [`Refusal::Conflict`] where the organisation is not to be told (any more).
pub fn announce(
    of: &SubProcessor,
    agreement: &Agreement,
    noticed: Option<&Notice>,
    (purposes, recipients): (&[Purpose], &[Recipient]),
    fresh: RecipientId,
    at: Timestamp,
) -> Result<Vec<Decision>, Refusal> {
    if !is_to_tell(of, agreement, noticed, purposes) {
        return Err(Refusal::Conflict);
    }
    let days = SignedDuration::from_hours(24 * i64::from(agreement.notice_days));
    let ends_at = at.saturating_add(days).unwrap_or(Timestamp::MAX);
    let known = recipients.iter().find(|each| each.ended_at.is_none() && is_named(&each.profile.name, &of.profile.name));
    let (recipient, stands) = match known {
        // A block that the organisation has set for longer stays.
        Some(known) => (known.id, recipient::block(known, known.blocked_until.max(Some(ends_at)), Actor::Operator, at)?),
        None => (fresh, recipient::engage(fresh, (of.id, engaged(of, purposes)), Some(ends_at), at)),
    };
    let notice = Notice { sub_processor: of.id, recipient, announced_at: at, ends_at, objected_at: None, ended_at: None };
    Ok(vec![stands, Decision::SubProcessor(Change::Announced { notice, agreement: agreement.id, at })])
}

/// Whether an organisation is still to register one: the agreement that both have signed names it, and so it is a recipient (GDPR art. 4(9),
/// 13(1)(e)). One that the organisation knows by this name, or has ended since, is not registered again.
pub fn is_to_register(of: &SubProcessor, agreement: &Agreement, recipients: &[Recipient], purposes: &[Purpose]) -> bool {
    let named = agreement.state == State::SignedByBoth && of.removed_at.is_none() && of.since <= agreement.drafted_at;
    let is_it =
        |each: &Recipient| each.engaged == Some(of.id) || (each.ended_at.is_none() && is_named(&each.profile.name, &of.profile.name));
    named && !concerns(&of.profile, purposes).is_empty() && !recipients.iter().any(is_it)
}

/// Registers one whom the agreement in force names. Both have signed it, so no notice runs.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is not to be registered (any more).
pub fn register(
    of: &SubProcessor,
    agreement: &Agreement,
    (purposes, recipients): (&[Purpose], &[Recipient]),
    fresh: RecipientId,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    if !is_to_register(of, agreement, recipients, purposes) {
        return Err(Refusal::Conflict);
    }
    Ok(recipient::engage(fresh, (of.id, engaged(of, purposes)), None, at))
}

fn engaged(of: &SubProcessor, purposes: &[Purpose]) -> recipient::Profile {
    let Profile { name, country, kind, contact, transfer, .. } = of.profile.clone();
    let purposes = concerns(&of.profile, purposes);
    recipient::Profile { kind, name, country, contact, purposes, sub_processor: true, transfer, audit_on: None, board_told_on: None }
}

/// Whether an organisation is still to be told that one has left.
pub fn has_left(of: &SubProcessor, noticed: Option<&Notice>, recipients: &[Recipient]) -> bool {
    let stands = recipients.iter().any(|each| each.engaged == Some(of.id) && each.ended_at.is_none());
    of.removed_at.is_some() && (stands || noticed.is_some_and(|notice| notice.ended_at.is_none()))
}

/// Tells an organisation that one has left: the recipient that the operator registered ends, and with it what was said against it. One that
/// the organisation registered by itself is the organisation's to end; what the notice blocked of it is free again.
///
/// # Refuses
/// [`Refusal::Conflict`] where it has not left, or the organisation knows.
pub fn remove(of: &SubProcessor, noticed: Option<&Notice>, recipients: &[Recipient], at: Timestamp) -> Result<Vec<Decision>, Refusal> {
    if !has_left(of, noticed, recipients) {
        return Err(Refusal::Conflict);
    }
    let standing = || recipients.iter().filter(|each| each.ended_at.is_none());
    let engaged = standing().filter(|each| each.engaged == Some(of.id));
    let mut decisions: Vec<Decision> = engaged.map(|each| recipient::disengage(each, at)).collect();
    if let Some(notice) = noticed.filter(|notice| notice.ended_at.is_none()) {
        let blocked =
            |each: &&Recipient| each.id == notice.recipient && each.engaged.is_none() && each.blocked_until == Some(notice.ends_at);
        for own in standing().filter(blocked).filter(|_| notice.runs(at)) {
            decisions.push(recipient::block(own, None, Actor::Operator, at)?);
        }
        decisions.push(Decision::SubProcessor(Change::Removed { notice: *notice, at }));
    }
    Ok(decisions)
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, notice: &Notice, at: &Timestamp| {
            Entry::new(act, *at, Actor::Operator).with("sub_processor", notice.sub_processor).with("recipient", notice.recipient)
        };
        match self {
            Self::Listed { .. } | Self::Delisted { .. } => Recorded::Exempt(LISTED),
            Self::Announced { notice, agreement, at } => Recorded::Act(
                entry(Act::SubProcessorAnnounced, notice, at).with("agreement", agreement).with("until", act::rfc3339(notice.ends_at)),
            ),
            Self::Removed { notice, at } => Recorded::Act(entry(Act::SubProcessorRemoved, notice, at)),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

#[cfg(test)]
mod tests;
