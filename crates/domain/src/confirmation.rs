//! Confirmations: a consent to letters counts once whoever has the mailbox said so (double opt-in).
//!
//! Until then the visitor alone can open what they told, and the secret of the letter that was sent to the address: by it the key is
//! handed to the organisation in the very click. The law names no form; that the sender must prove whose consent it is does
//! (GDPR art. 7(1); § 7 UWG; Law No. 6563 art. 6).

use crate::act::{Act, Entry, rfc3339};
use crate::consent::{self, HandOver, How, Proof, Shown, Standing};
use crate::decision::{self, Decision, KeySeal, Recorded};
use crate::id::{GrantId, SubjectId};
use crate::notice::Version;
use crate::principal::Actor;
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use crate::retention;
use jiff::Timestamp;

/// The purpose for which letters are sent.
pub const PURPOSE: &str = "marketing";
/// The field that holds the address.
pub const FIELD: &str = "email";

/// Why a letter's row leaves no entry.
pub const LETTER: &str = "a letter that waits for its click is named by its transfer";

/// A consent that waits, as the transaction read it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pending {
    /// The grant that it will be.
    pub grant: GrantId,
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation it will grant.
    pub generation: u32,
}

/// A letter whose secret somebody shows.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The grant that it will be.
    pub grant: GrantId,
    /// Whose.
    pub subject: SubjectId,
    /// What they were shown when they said yes.
    pub shown: Shown,
    /// Which generation it will grant.
    pub generation: u32,
    /// Until when the click counts.
    pub expires_at: Timestamp,
}

/// A letter that is about to be sent.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The lookup id of its secret.
    pub lookup: [u8; 32],
    /// The subject key, sealed to the pair of its secret.
    pub sealed: Vec<u8>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// Somebody said yes, and the click is awaited.
    #[non_exhaustive]
    Asked { grant: GrantId, subject: SubjectId, shown: Shown, keys: HandOver, at: Timestamp, expires_at: Timestamp },
    /// A letter is about to be sent; the one before, if there was one, confirms nothing any more.
    #[non_exhaustive]
    Lettered { subject: SubjectId, pending: Pending, letter: Letter, at: Timestamp, expires_at: Timestamp },
    /// A mail server took it.
    #[non_exhaustive]
    Sent { grant: GrantId, lookup: [u8; 32], at: Timestamp },
    /// The click came.
    #[non_exhaustive]
    Confirmed { grant: GrantId, subject: SubjectId, shown: Shown, generation: u32, seal: KeySeal, at: Timestamp },
}

/// Whether a yes to this purpose waits for a click, where the organisation asks for clicks.
pub fn is_awaited(purpose: &Purpose, organisation_asks: bool) -> bool {
    organisation_asks && purpose.as_str() == PURPOSE
}

/// Whether telling this field of a consent that waits has a letter sent.
pub fn is_address(purpose: &Purpose, field: &str) -> bool {
    purpose.as_str() == PURPOSE && field == FIELD
}

/// Whether an address may be told for a consent that stands: another one than was confirmed needs a yes of its own, or whoever
/// confirmed theirs could then name somebody else's.
///
/// # Refuses
/// [`Refusal::ConfirmationNeeded`] where it is another one.
pub fn keeps_address(before: Option<&str>, after: &str) -> Result<(), Refusal> {
    match before {
        Some(before) if !before.eq_ignore_ascii_case(after) => Err(Refusal::ConfirmationNeeded),
        _ => Ok(()),
    }
}

/// Notes that somebody said yes. No key is handed to anybody yet.
///
/// # Refuses
/// As [`consent::give`]; [`Refusal::Conflict`] where the keys would be handed over, or a grant stands that is renewed: whoever renews
/// said whose mailbox it is when they gave it, and what it granted must not end with a letter that nobody answers.
pub fn ask(standing: &Standing, shown: Shown, named: Version, keys: HandOver, grant: GrantId, at: Timestamp) -> Result<Decision, Refusal> {
    consent::may_give(standing, &shown, named, &keys)?;
    let stands = standing.live(&shown.purpose).is_some_and(|live| live.grant.is_some());
    if stands || keys.seals.iter().any(|seal| seal.to != decision::SealedTo::Visitor) {
        return Err(Refusal::Conflict);
    }
    let expires_at = retention::ungranted_until(at);
    Ok(Decision::Confirmation(Change::Asked { grant, subject: standing.subject, shown, keys, at, expires_at }))
}

/// Notes that a letter is about to be sent, to an address that the proof allows to be stored. The click counts for as long as what
/// stays ungranted is kept: 24 hours (law 1).
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where the key is not of the generation that waits.
pub fn letter(proof: &Proof<'_>, pending: Pending, letter: Letter, at: Timestamp) -> Result<Decision, Refusal> {
    if proof.purpose() != &pending.purpose || proof.generation() != pending.generation {
        return Err(Refusal::GenerationEnded);
    }
    let expires_at = retention::ungranted_until(at);
    Ok(Decision::Confirmation(Change::Lettered { subject: proof.subject(), pending, letter, at, expires_at }))
}

/// Notes that a mail server took the letter.
pub fn sent(grant: GrantId, lookup: [u8; 32], at: Timestamp) -> Decision {
    Decision::Confirmation(Change::Sent { grant, lookup, at })
}

/// Makes the grant: the click came. `seal` hands the key to the organisation's pair.
///
/// # Refuses
/// [`Refusal::NotFound`] where its time is over, the consent was taken back, or another grant stands.
pub fn confirm(standing: &Standing, waiting: Waiting, seal: KeySeal, at: Timestamp) -> Result<Decision, Refusal> {
    let Waiting { grant, subject, shown, generation, expires_at } = waiting;
    let live = standing.live(&shown.purpose).ok_or(Refusal::NotFound)?;
    if expires_at <= at || standing.subject != subject || live.generation != generation || live.grant.is_some() {
        return Err(Refusal::NotFound);
    }
    let shown = Shown { how: How::Confirmed, ..shown };
    Ok(Decision::Confirmation(Change::Confirmed { grant, subject, shown, generation, seal, at }))
}

/// Takes back a yes that still waits, as a grant is taken back.
///
/// # Refuses
/// [`Refusal::ConsentMissing`] where its generation has ended.
pub fn withdraw(standing: &Standing, pending: &Pending, at: Timestamp) -> Result<Decision, Refusal> {
    let live = standing.live(&pending.purpose).filter(|live| live.generation == pending.generation && live.grant.is_none());
    live.ok_or_else(|| Refusal::ConsentMissing { purpose: pending.purpose.clone() })?;
    Ok(Decision::Withdrawn {
        grant: pending.grant,
        subject: standing.subject,
        purpose: pending.purpose.clone(),
        generation: pending.generation,
        by: Actor::Visitor,
        at,
        destroy_at: retention::after_withdrawal(at),
    })
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        match self {
            Self::Asked { grant, subject, shown, keys, at, .. } => {
                let entry = Entry::new(Act::ConsentPending, *at, Actor::Visitor);
                let entry = shown.written(entry, *subject, *grant).with("generation", keys.generation);
                let until = consent::expires(shown.basis, shown.valid_months, *at);
                Recorded::Act(until.iter().fold(entry, |entry, until| entry.with("expires", rfc3339(*until))))
            }
            Self::Confirmed { grant, subject, shown, generation, at, .. } => {
                let entry = Entry::new(Act::ConsentGiven, *at, Actor::Visitor);
                Recorded::Act(shown.written(entry, *subject, *grant).with("generation", generation))
            }
            Self::Lettered { .. } | Self::Sent { .. } => Recorded::Exempt(LETTER),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Asked { subject, .. } | Self::Lettered { subject, .. } | Self::Confirmed { subject, .. } => Some(*subject),
            Self::Sent { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Health, Live};
    use crate::decision::SealedTo;
    use crate::purpose::Basis;
    use jiff::SignedDuration;
    use locale::Locale;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::constant(1_800_000_000, 0);

    fn marketing() -> Purpose {
        Purpose::parse(PURPOSE).unwrap()
    }

    fn shown() -> Shown {
        Shown {
            purpose: marketing(),
            basis: Basis::Consent,
            notice: [1; 32],
            wording: [2; 32],
            locale: Locale::De,
            how: How::Card,
            valid_months: None,
            terms: None,
        }
    }

    fn id(n: u128) -> GrantId {
        GrantId(Uuid::from_u128(n))
    }

    /// How somebody stands whose second generation waits, or was granted.
    fn standing(grant: Option<GrantId>) -> Standing {
        Standing {
            subject: SubjectId(Uuid::from_u128(7)),
            live: vec![Live { purpose: marketing(), generation: 2, grant, health: Health::Live, renewed: false }],
        }
    }

    fn seal(to: SealedTo) -> KeySeal {
        KeySeal { to, sealed: vec![1] }
    }

    fn waiting(generation: u32) -> Waiting {
        let subject = SubjectId(Uuid::from_u128(7));
        let expires_at = AT + SignedDuration::from_hours(24);
        Waiting { grant: id(1), subject, shown: shown(), generation, expires_at }
    }

    fn confirmed(standing: &Standing, waiting: Waiting, hours: i64) -> Result<&'static str, Refusal> {
        let at = AT + SignedDuration::from_hours(hours);
        match confirm(standing, waiting, seal(SealedTo::Purpose(1)), at)? {
            Decision::Confirmation(Change::Confirmed { shown, .. }) => Ok(shown.how.as_str()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_letters_wait_and_only_where_they_are_asked_to() {
        let callback = Purpose::callback();
        assert_eq!([is_awaited(&marketing(), true), is_awaited(&marketing(), false), is_awaited(&callback, true)], [true, false, false]);
        assert_eq!(
            [is_address(&marketing(), "email"), is_address(&marketing(), "name"), is_address(&callback, "email")],
            [true, false, false]
        );
    }

    #[test]
    fn whoever_confirmed_an_address_names_no_other() {
        let check = |before, after| keeps_address(before, after).is_ok();
        assert_eq!(
            [check(None, "a@b.example"), check(Some("a@b.example"), "A@b.example"), check(Some("a@b.example"), "c@b.example")],
            [true, true, false]
        );
    }

    #[test]
    fn a_yes_hands_no_key_to_the_organisation() {
        let none = Standing { live: vec![], ..standing(None) };
        let ask_with = |to, named| {
            ask(&none, shown(), named, HandOver { generation: 1, begins: true, seals: vec![seal(to)], older: vec![] }, id(1), AT)
        };
        match ask_with(SealedTo::Visitor, [1; 32]).unwrap() {
            Decision::Confirmation(Change::Asked { expires_at, .. }) => assert_eq!(expires_at, AT + SignedDuration::from_hours(24)),
            other => panic!("{other:?}"),
        }
        assert_eq!(ask_with(SealedTo::Purpose(1), [1; 32]).unwrap_err(), Refusal::Conflict);
        assert_eq!(ask_with(SealedTo::Visitor, [9; 32]).unwrap_err(), Refusal::ConsentStale);
    }

    #[test]
    fn the_click_counts_once_and_for_a_day() {
        let gone = Err(Refusal::NotFound);
        assert_eq!(confirmed(&standing(None), waiting(2), 23), Ok("confirmed"));
        assert_eq!(confirmed(&standing(None), waiting(2), 24), gone, "a second too late");
        assert_eq!(confirmed(&standing(Some(id(1))), waiting(2), 1), gone, "twice");
        assert_eq!(confirmed(&standing(None), waiting(1), 1), gone, "taken back and asked again");
        assert_eq!(confirmed(&Standing { live: vec![], ..standing(None) }, waiting(2), 1), gone, "destroyed");
        let other = Standing { subject: SubjectId(Uuid::from_u128(8)), ..standing(None) };
        assert_eq!(confirmed(&other, waiting(2), 1), gone, "somebody else's");
    }

    #[test]
    fn what_waits_is_stored_by_its_own_proof_and_is_taken_back_like_a_grant() {
        let pending = |generation| Pending { grant: id(1), purpose: marketing(), generation };
        let stands = standing(None);
        let letter_of = |generation| {
            let proof = stands.pending_proof(&pending(2)).unwrap();
            letter(&proof, pending(generation), Letter { lookup: [0; 32], sealed: vec![] }, AT).map(drop)
        };
        assert_eq!([letter_of(2), letter_of(1)], [Ok(()), Err(Refusal::GenerationEnded)]);
        assert!(stands.pending_proof(&pending(1)).is_err());
        assert!(standing(Some(id(1))).pending_proof(&pending(2)).is_err(), "a grant has its own proof");
        assert!(matches!(withdraw(&stands, &pending(2), AT), Ok(Decision::Withdrawn { generation: 2, .. })));
        assert!(matches!(withdraw(&stands, &pending(1), AT), Err(Refusal::ConsentMissing { .. })));
    }
}
