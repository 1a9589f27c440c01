//! Legal holds: what must outlive withdrawal and erasure for a while, and who may read it then.
//!
//! A hold is placed by someone who can read, before the visitor withdraws: it seals the subject keys that its author opens to the
//! hold pair. From then on what these keys sealed survives, as ciphertext, until the hold ends (GDPR art. 17(3)(b) and (e), 18(2);
//! KVKK art. 5(2)(e), 28). Everyday reading is lost with the grant, hold or not.

use crate::act::{self, Act, Entry};
use crate::consent::{Health, Standing};
use crate::contact::Format;
use crate::decision::{self, Decision, Recorded};
use crate::id::{HoldId, MemberId, SessionId, SubjectId};
use crate::jurisdiction::gdpr;
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// The longest reason, in characters.
pub const REASON_CHARS_MAX: usize = 500;
/// Holds that stand on one subject at once.
pub const OF_SUBJECT_MAX: u64 = 20;

/// A subject key, sealed to the hold pair.
#[derive(Clone, Debug)]
pub struct HeldKey {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation of the subject key.
    pub generation: u32,
    /// To which generation of the hold pair.
    pub pair_generation: u32,
    /// The seal.
    pub sealed: Vec<u8>,
}

/// Why it is held, sealed under one of the held keys: a reason names people.
#[derive(Clone, Debug)]
pub struct Reason {
    /// For which purpose the key is.
    pub purpose: Purpose,
    /// Which generation.
    pub generation: u32,
    /// The words, sealed.
    pub sealed: Vec<u8>,
}

/// A hold as it is to be placed.
#[derive(Clone, Debug)]
pub struct Placing {
    /// Its id.
    pub hold: HoldId,
    /// On whom.
    pub subject: SubjectId,
    /// For which purpose; `None` for all that its author reads.
    pub purpose: Option<Purpose>,
    /// Why.
    pub reason: Reason,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The keys that its author opened, sealed to the hold pair.
    pub keys: Vec<HeldKey>,
}

/// A hold as it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hold {
    /// Which.
    pub id: HoldId,
    /// On whom; they may be erased.
    pub subject: SubjectId,
    /// When it ends.
    pub ends_at: Timestamp,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A hold is placed.
    #[non_exhaustive]
    Placed { placing: Placing, member: MemberId, at: Timestamp },
    /// It ended: what it alone kept is gone.
    #[non_exhaustive]
    Ended { hold: HoldId, subject: SubjectId, by: Actor, at: Timestamp },
    /// What it keeps was shown.
    #[non_exhaustive]
    Opened { hold: HoldId, subject: SubjectId, session: SessionId, member: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, by, hold: &HoldId, subject: &SubjectId, at: &Timestamp| {
            Entry::new(act, *at, by).with("subject", subject).with("hold", hold)
        };
        Recorded::Act(match self {
            Self::Placed { placing, member, at } => {
                let named = |purpose: &Purpose| purpose.as_str().to_owned();
                entry(Act::HoldPlaced, Actor::Member(*member), &placing.hold, &placing.subject, at)
                    .with("purpose", placing.purpose.as_ref().map_or_else(|| "*".to_owned(), named))
                    .with("keys", placing.keys.len())
                    .with("until", act::rfc3339(placing.ends_at))
            }
            Self::Ended { hold, subject, by, at } => entry(Act::HoldEnded, *by, hold, subject, at),
            Self::Opened { hold, subject, session, member, at } => {
                entry(Act::HoldOpened, Actor::Member(*member), hold, subject, at).with("session", session)
            }
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Placed { placing: Placing { subject, .. }, .. } | Self::Ended { subject, .. } | Self::Opened { subject, .. } => {
                Some(*subject)
            }
        }
    }
}

/// Places a hold. `standing` is read in the transaction: a withdrawal that came first wins. `count` is how many stand on the
/// subject already.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::InvalidValue`] where the end is not in the future, or lies further
/// ahead than [`gdpr::HOLD_YEARS`];
/// [`Refusal::NoGrant`] where the author opened no key, or the grant by which they opened one has ended or its time is over;
/// [`Refusal::TooLarge`] where too many holds stand.
pub fn place(by: &Member, standing: &Standing, placing: Placing, count: u64, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::HoldsWrite)?;
    if placing.ends_at <= at || latest_end(at).is_none_or(|latest| placing.ends_at > latest) {
        return Err(Refusal::InvalidValue { field: "ends_at".to_owned(), format: Format::Time });
    }
    let granted = |key: &HeldKey| {
        let live = standing.live.iter().find(|live| live.purpose == key.purpose && live.generation == key.generation);
        // Whose time is over is read by nobody any more, swept or not: a hold takes what its author reads.
        live.is_some_and(|live| live.grant.is_some() && live.health != Health::Expired)
    };
    let within = |key: &HeldKey| placing.purpose.as_ref().is_none_or(|purpose| *purpose == key.purpose);
    let told = placing.keys.iter().any(|key| key.purpose == placing.reason.purpose && key.generation == placing.reason.generation);
    if !told || !placing.keys.iter().all(|key| granted(key) && within(key)) {
        return Err(Refusal::NoGrant);
    }
    if count >= OF_SUBJECT_MAX {
        return Err(Refusal::TooLarge);
    }
    Ok(Decision::Hold(Change::Placed { placing, member: by.member, at }))
}

/// The end of the last day on which a hold that is placed now may stand. `None` where the calendar does not reach so far.
fn latest_end(at: Timestamp) -> Option<Timestamp> {
    let today = at.to_zoned(TimeZone::UTC).date();
    let last = today.checked_add(gdpr::HOLD_YEARS.on(today).value.years()).ok()?;
    Some(last.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// Ends a hold before its time.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not.
pub fn end(by: &Member, hold: &Hold, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::HoldsWrite)?;
    Ok(Decision::Hold(Change::Ended { hold: hold.id, subject: hold.subject, by: Actor::Member(by.member), at }))
}

/// Ends a hold whose time is over.
///
/// # Refuses
/// [`Refusal::Conflict`] where it is not.
pub fn expire(hold: &Hold, now: Timestamp) -> Result<Decision, Refusal> {
    if now < hold.ends_at {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Hold(Change::Ended { hold: hold.id, subject: hold.subject, by: Actor::System, at: now }))
}

/// Shows what a hold keeps. It is written before the plaintext leaves.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::NotFound`] where its time is over, although no sweep has ended
/// it yet.
pub fn open(by: &Member, hold: &Hold, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::HoldsWrite)?;
    if at >= hold.ends_at {
        return Err(Refusal::NotFound);
    }
    Ok(Decision::Hold(Change::Opened { hold: hold.id, subject: hold.subject, session: by.session, member: by.member, at }))
}

/// Whether every recovery key but the newest may end. `stranded` are the holds that nobody could open any more.
///
/// # Refuses
/// [`Refusal::Conflict`] where there are such holds: they are lifted first, or end.
pub fn may_end_other_keys(stranded: u64) -> Result<(), Refusal> {
    if stranded > 0 { Err(Refusal::Conflict) } else { Ok(()) }
}

/// A reason as it is kept: trimmed; `None` where it is empty, too long, or holds what is no text.
pub fn proper_reason(reason: &str) -> Option<&str> {
    let reason = reason.trim();
    let plain = !reason.chars().any(|c| c.is_control() && c != '\n');
    (plain && !reason.is_empty() && reason.chars().count() <= REASON_CHARS_MAX).then_some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::Live;
    use crate::id::{GrantId, OrganisationId};
    use crate::permission::Role;
    use jiff::SignedDuration;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn member(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn purpose(name: &str) -> Purpose {
        Purpose::parse(name).unwrap()
    }

    /// Granted for `callback` in generation 2; `marketing` is the visitor's own.
    fn standing() -> Standing {
        let live = |name, generation, grant| Live { purpose: purpose(name), generation, grant, health: Health::Live, renewed: false };
        let live = vec![live("callback", 2, Some(GrantId(Uuid::nil()))), live("marketing", 1, None)];
        Standing { subject: SubjectId(Uuid::from_u128(7)), live }
    }

    fn placing(of: Option<&str>, keys: &[(&str, u32)]) -> Placing {
        let key = |(name, generation): &(&str, u32)| HeldKey {
            purpose: purpose(name),
            generation: *generation,
            pair_generation: 1,
            sealed: vec![],
        };
        let first = keys.first().copied().unwrap_or(("callback", 2));
        Placing {
            hold: HoldId(Uuid::nil()),
            subject: SubjectId(Uuid::from_u128(7)),
            purpose: of.map(purpose),
            reason: Reason { purpose: purpose(first.0), generation: first.1, sealed: vec![] },
            ends_at: AT + SignedDuration::from_hours(1),
            keys: keys.iter().map(key).collect(),
        }
    }

    #[test]
    fn a_hold_takes_no_key_of_a_consent_whose_time_is_over() {
        let place_on = |health| {
            let mut standing = standing();
            standing.live.iter_mut().for_each(|live| live.health = health);
            place(&member(Role::Owner), &standing, placing(None, &[("callback", 2)]), 0, AT).map(drop)
        };
        assert_eq!(place_on(Health::Stale), Ok(()), "it is read, whatever changed in the texts");
        assert_eq!(place_on(Health::Expired), Err(Refusal::NoGrant), "nobody reads it, swept or not");
    }

    fn check(role: Role, placing: Placing, count: u64) -> Result<(), Refusal> {
        place(&member(role), &standing(), placing, count, AT).map(drop)
    }

    #[test]
    fn a_hold_takes_what_its_author_reads_and_nothing_else() {
        let good = || placing(None, &[("callback", 2)]);
        assert_eq!(check(Role::PrivacyOfficer, good(), 0), Ok(()));
        assert_eq!(check(Role::Owner, good(), 0), Ok(()));
        assert_eq!(check(Role::Agent, good(), 0), Err(Refusal::NotPermitted));
        assert_eq!(check(Role::Owner, placing(None, &[]), 0), Err(Refusal::NoGrant), "no key of the author opens anything");
        assert_eq!(check(Role::Owner, placing(None, &[("callback", 1)]), 0), Err(Refusal::NoGrant), "that grant was withdrawn");
        assert_eq!(check(Role::Owner, placing(None, &[("marketing", 1)]), 0), Err(Refusal::NoGrant), "that is the visitor's own");
        assert_eq!(check(Role::Owner, placing(Some("lead"), &[("callback", 2)]), 0), Err(Refusal::NoGrant), "not what it is for");
        assert_eq!(check(Role::Owner, good(), OF_SUBJECT_MAX), Err(Refusal::TooLarge));
        let refused = |ends_at| matches!(check(Role::Owner, Placing { ends_at, ..good() }, 0), Err(Refusal::InvalidValue { field, .. }) if field == "ends_at");
        let end = |text: &str| text.parse::<Timestamp>().unwrap();
        assert!(refused(AT));
        assert!(!refused(end("1980-01-02T00:00Z")), "ten years, the last day whole");
        assert!(refused(end("1980-01-02T00:00:00.001Z")) && refused(Timestamp::MAX), "what is kept without an end is kept for ever");
    }

    #[test]
    fn a_hold_ends_with_its_time_or_by_hand_and_then_opens_nothing() {
        let hold = Hold { id: HoldId(Uuid::nil()), subject: SubjectId(Uuid::nil()), ends_at: AT + SignedDuration::from_hours(1) };
        let before = hold.ends_at - SignedDuration::from_millis(1);
        assert_eq!(expire(&hold, before).map(drop), Err(Refusal::Conflict));
        assert!(expire(&hold, hold.ends_at).is_ok());
        assert!(end(&member(Role::PrivacyOfficer), &hold, before).is_ok());
        assert_eq!(end(&member(Role::Marketing), &hold, before).map(drop), Err(Refusal::NotPermitted));
        assert!(open(&member(Role::PrivacyOfficer), &hold, before).is_ok());
        assert_eq!(open(&member(Role::Auditor), &hold, before).map(drop), Err(Refusal::NotPermitted));
        assert_eq!(open(&member(Role::PrivacyOfficer), &hold, hold.ends_at).map(drop), Err(Refusal::NotFound));
    }

    #[test]
    fn a_reason_is_text_of_some_length() {
        assert_eq!(proper_reason("  claim of 3 May\n4 O 12/26 "), Some("claim of 3 May\n4 O 12/26"));
        for bad in ["", "  \n", "a\u{0}b", &"x".repeat(REASON_CHARS_MAX + 1)] {
            assert_eq!(proper_reason(bad), None, "{bad:?}");
        }
    }
}
