//! Rotation: what follows for a subject's keys when a pair has a new generation, because somebody who held it has gone.
//!
//! What is written next is sealed under a new generation of the subject's key, under the same grant, which no earlier holder ever had.
//! The keys of before are sealed to the new pair, and to the old one no more; what they sealed is not written again.

use crate::consent::{Live, Standing};
use crate::decision::{self, Decision, KeySeal, Recorded, SealedTo};
use crate::id::{GrantId, SubjectId};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use crate::restriction::Resealed;
use jiff::Timestamp;

/// Why a key that goes on leaves no entry.
pub const FOLLOWED: &str = "a new key under the grant that stands follows from the pair's new generation";
/// Why resealing leaves no entry.
pub const RESEALED: &str = "the keys of before follow the pair's new generation";

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A subject's key has a new generation, under the grant that stands.
    #[non_exhaustive]
    Followed { subject: SubjectId, purpose: Purpose, generation: u32, grant: GrantId, seals: Vec<KeySeal>, at: Timestamp },
    /// Keys are sealed to the newest generation of their pair, and to no other.
    #[non_exhaustive]
    Resealed { subject: SubjectId, restricted: bool, keys: Vec<Resealed> },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        Recorded::Exempt(match self {
            Self::Followed { .. } => FOLLOWED,
            Self::Resealed { .. } => RESEALED,
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// A new generation of a subject's key, prepared under a grant that stands.
#[derive(Clone, Debug)]
pub struct Following {
    /// For which purpose.
    pub purpose: Purpose,
    /// The generation that it follows.
    pub after: u32,
    /// The new one.
    pub generation: u32,
    /// The key, sealed to the visitor and to the newest pair.
    pub seals: Vec<KeySeal>,
}

/// Begins a generation of a subject's key in the place of one whose pair was renewed. `last` is the highest generation that ever was.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where no grant stands, another generation lives by now, its pair was not renewed, the number is taken, or the
/// key is not sealed both to the visitor and to the organisation: prepare it again.
pub fn follow(standing: &Standing, new: Following, last: u32, at: Timestamp) -> Result<Decision, Refusal> {
    let stands = |live: &&Live| live.generation == new.after && live.renewed && new.generation == last + 1;
    let live = standing.live(&new.purpose).filter(stands);
    let grant = live.and_then(|live| live.grant).ok_or(Refusal::GenerationEnded)?;
    let to_visitor = new.seals.iter().any(|seal| seal.to == SealedTo::Visitor);
    let to_organisation = new.seals.iter().any(|seal| seal.to != SealedTo::Visitor);
    if !to_visitor || !to_organisation {
        return Err(Refusal::GenerationEnded);
    }
    let Following { purpose, generation, seals, .. } = new;
    Ok(Decision::Rotation(Change::Followed { subject: standing.subject, purpose, generation, grant, seals, at }))
}

/// Seals the keys of before to the newest pair. `restricted` says that this is the privacy pair.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where a key was prepared for a grant that does not stand (any more).
pub fn reseal(standing: &Standing, restricted: bool, keys: Vec<Resealed>) -> Result<Decision, Refusal> {
    crate::restriction::current(standing, &keys)?;
    Ok(Decision::Rotation(Change::Resealed { subject: standing.subject, restricted, keys }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::Health;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn standing(grant: Option<GrantId>) -> Standing {
        let live = |generation| Live { purpose: Purpose::callback(), generation, grant, health: Health::Live, renewed: true };
        Standing { subject: SubjectId(Uuid::nil()), live: vec![live(1), live(2)] }
    }

    fn seal(to: SealedTo) -> KeySeal {
        KeySeal { to, sealed: vec![1] }
    }

    fn new(after: u32, generation: u32, seals: Vec<KeySeal>) -> Following {
        Following { purpose: Purpose::callback(), after, generation, seals }
    }

    #[test]
    fn a_key_goes_on_under_the_grant_that_stands_and_from_the_newest_generation() {
        let grant = Some(GrantId(Uuid::max()));
        let both = || vec![seal(SealedTo::Visitor), seal(SealedTo::Purpose(2))];
        assert!(matches!(
            follow(&standing(grant), new(2, 3, both()), 2, AT),
            Ok(Decision::Rotation(Change::Followed { generation: 3, .. }))
        ));
        let ended = |standing: &Standing, new, last| follow(standing, new, last, AT).unwrap_err() == Refusal::GenerationEnded;
        let mut fresh = standing(grant);
        fresh.live.iter_mut().for_each(|live| live.renewed = false);
        assert!(ended(&fresh, new(2, 3, both()), 2), "nothing was renewed");
        assert!(ended(&standing(None), new(2, 3, both()), 2), "no grant stands");
        assert!(ended(&standing(grant), new(1, 3, both()), 2), "another one follows it already");
        assert!(ended(&standing(grant), new(2, 3, both()), 3), "the number was used");
        assert!(ended(&standing(grant), new(2, 3, vec![seal(SealedTo::Purpose(2))]), 2), "the visitor could not read it");
        assert!(ended(&standing(grant), new(2, 3, vec![seal(SealedTo::Visitor)]), 2), "nobody else could");
    }

    #[test]
    fn only_keys_of_grants_that_stand_are_resealed() {
        let grant = GrantId(Uuid::max());
        let key = |generation| Resealed { purpose: Purpose::callback(), generation, grant, pair_generation: 2, sealed: vec![] };
        assert!(reseal(&standing(Some(grant)), false, vec![key(1), key(2)]).is_ok());
        assert!(reseal(&standing(Some(grant)), false, vec![key(3)]).is_err());
        assert!(reseal(&standing(None), false, vec![key(1)]).is_err());
    }
}
