//! Passkeys: how many a member has, when a counter is believed, and which one may go.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, PasskeyId, SubjectId};
use crate::principal::Actor;
use crate::refusal::Refusal;
use crate::signing_in::Renewal;
use jiff::Timestamp;

/// How many passkeys a member has at most.
pub const PASSKEYS_MAX: usize = 10;
/// The longest name of a passkey, in characters.
pub const NAME_CHARS_MAX: usize = 60;

/// A passkey that was checked, as it is stored.
#[derive(Clone, Debug)]
pub struct NewPasskey {
    /// Which.
    pub id: PasskeyId,
    /// Whose.
    pub member: MemberId,
    /// The id by which authenticators know it.
    pub credential: Vec<u8>,
    /// The public key, in COSE.
    pub public_key: Vec<u8>,
    /// How often it has signed; zero where it does not count.
    pub counter: u32,
    /// What the member calls it, sealed to the server key.
    pub name: Vec<u8>,
    /// The member's private half, wrapped under what the authenticator yields; `None` where it yields nothing.
    pub wrapped: Option<Vec<u8>>,
}

/// How a passkey was used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Use {
    /// Which.
    pub id: PasskeyId,
    /// How often it has signed by now.
    pub counter: u32,
    /// Whether it was the only step, with no password before it.
    pub alone: bool,
}

/// How else a member signs in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Left {
    /// Their other passkeys.
    pub others: usize,
    /// Whether they have an authenticator app.
    pub totp: bool,
    /// Whether the organisation asks for a second step.
    pub required: bool,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A member has one more passkey.
    #[non_exhaustive]
    Added { passkey: NewPasskey, under: Renewal, at: Timestamp },
    /// A member calls a passkey something else.
    #[non_exhaustive]
    Renamed { member: MemberId, id: PasskeyId, name: Vec<u8>, at: Timestamp },
    /// A passkey is gone. Recovery codes go with the last second step: they would stand in for nothing.
    #[non_exhaustive]
    Removed { member: MemberId, id: PasskeyId, forgets_codes: bool, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let by = |act, member: &MemberId, id: &PasskeyId, at: &Timestamp| {
            Entry::new(act, *at, Actor::Member(*member)).with("member", member).with("passkey", id)
        };
        Recorded::Act(match self {
            Self::Added { passkey, at, .. } => {
                by(Act::PasskeyAdded, &passkey.member, &passkey.id, at).with("opens_keys", passkey.wrapped.is_some())
            }
            Self::Renamed { member, id, at, .. } => by(Act::PasskeyRenamed, member, id, at),
            Self::Removed { member, id, at, .. } => by(Act::PasskeyRemoved, member, id, at),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Whether a counter goes on from the one that is stored. One that does not was copied, or lies; zero counts nothing (WebAuthn, 6.1.1).
pub fn goes_on(stored: u32, told: u32) -> bool {
    told > stored || (stored == 0 && told == 0)
}

/// A name as it is kept; `None` where it is none.
pub fn proper_name(name: &str) -> Option<&str> {
    let name = name.trim();
    let fits = (1..=NAME_CHARS_MAX).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    fits.then_some(name)
}

/// Gives a member one more passkey.
///
/// # Refuses
/// [`Refusal::TooManyPasskeys`] where they have [`PASSKEYS_MAX`] already.
pub fn add(passkey: NewPasskey, held: usize, under: Renewal, at: Timestamp) -> Result<Decision, Refusal> {
    if held >= PASSKEYS_MAX {
        return Err(Refusal::TooManyPasskeys);
    }
    Ok(Decision::Passkey(Change::Added { passkey, under, at }))
}

/// Calls a passkey something else.
pub fn rename(member: MemberId, id: PasskeyId, name: Vec<u8>, at: Timestamp) -> Decision {
    Decision::Passkey(Change::Renamed { member, id, name, at })
}

/// Takes a passkey away. Whoever applies it ends the member's other sessions in the same act: nobody knows which of them it began.
///
/// # Refuses
/// [`Refusal::LastSecondStep`] where the organisation asks for a second step and this is the member's only one.
pub fn remove(member: MemberId, id: PasskeyId, left: Left, at: Timestamp) -> Result<Decision, Refusal> {
    let is_last = left.others == 0 && !left.totp;
    if is_last && left.required {
        return Err(Refusal::LastSecondStep);
    }
    Ok(Decision::Passkey(Change::Removed { member, id, forgets_codes: is_last, at }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::set_up::SessionKeys;
    use crate::id::SessionId;
    use uuid::Uuid;

    #[test]
    fn a_counter_goes_on_or_does_not_count() {
        for (stored, told, believed) in [(0, 0, true), (0, 1, true), (1, 2, true), (7, 7, false), (7, 6, false), (7, 0, false)] {
            assert_eq!(goes_on(stored, told), believed, "{stored}, then {told}");
        }
    }

    #[test]
    fn a_member_has_ten_at_most() {
        let add = |held| {
            let (id, member) = (PasskeyId(Uuid::nil()), MemberId(Uuid::nil()));
            let empty = Vec::new;
            let passkey = NewPasskey { id, member, credential: empty(), public_key: empty(), counter: 0, name: empty(), wrapped: None };
            let under = Renewal { session: SessionId(Uuid::nil()), keys: SessionKeys { lookup: [0; 32], wrapped: empty() } };
            add(passkey, held, under, Timestamp::UNIX_EPOCH).map(drop)
        };
        assert_eq!((add(0), add(9), add(10)), (Ok(()), Ok(()), Err(Refusal::TooManyPasskeys)));
    }

    #[test]
    fn the_last_second_step_stays_where_one_is_asked_for() {
        let remove = |others, totp, required| {
            let left = Left { others, totp, required };
            let (member, id) = (MemberId(Uuid::nil()), PasskeyId(Uuid::nil()));
            let Decision::Passkey(Change::Removed { forgets_codes, .. }) = remove(member, id, left, Timestamp::UNIX_EPOCH)? else {
                panic!("it is removed")
            };
            Ok(forgets_codes)
        };
        assert_eq!(remove(0, false, true), Err(Refusal::LastSecondStep));
        assert_eq!((remove(1, false, true), remove(0, true, true)), (Ok(false), Ok(false)));
        assert_eq!((remove(0, false, false), remove(1, false, false)), (Ok(true), Ok(false)), "codes go with the last one");
    }

    #[test]
    fn a_name_is_short_and_says_something() {
        assert_eq!(proper_name("  Laptop "), Some("Laptop"));
        assert_eq!(proper_name(&"ü".repeat(60)).map(str::len), Some(120));
        for none in ["", "   ", "two\nlines", &"x".repeat(61)] {
            assert_eq!(proper_name(none), None, "{none:?}");
        }
    }
}
