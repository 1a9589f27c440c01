//! Key pairs of the organisation itself, privacy and hold: how they are published, and handed to whoever's role reads them.
//!
//! An invitation carries what its maker holds. The hold pair is held by no owner, so a privacy officer is handed it by another
//! one's session or, where there is none, begins a generation of their own: what earlier ones sealed stays with the recovery key.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{HolderId, MemberId, SubjectId};
use crate::membership::HandedOver;
use crate::notice;
use crate::permission::Role;
use crate::principal::Actor;
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::Timestamp;

/// A generation of a pair that is being published.
#[derive(Clone, Debug)]
pub struct NewPair {
    /// Which pair.
    pub pair: Purpose,
    /// Which generation; counts from 1.
    pub generation: u32,
    /// The public half.
    pub public_key: [u8; 32],
    /// The private half, sealed to holders.
    pub seals: Vec<(HolderId, Vec<u8>)>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A generation of a pair begins.
    #[non_exhaustive]
    Published { new: NewPair, by: Actor, at: Timestamp },
    /// A pair is handed to one more holder.
    #[non_exhaustive]
    HandedOver { to: HolderId, seal: HandedOver, by: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        Recorded::Act(match self {
            Self::Published { new, by, at } => Entry::new(Act::KeyPublished, *at, *by)
                .with("purpose", &new.pair)
                .with("generation", new.generation)
                .with("public_key", notice::hex(&new.public_key)),
            Self::HandedOver { to, seal, by, at } => Entry::new(Act::KeyHandedOver, *at, Actor::Member(*by))
                .with("holder", to)
                .with("purpose", &seal.purpose)
                .with("generation", seal.generation),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// What kind of holder it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A person who works for the organisation.
    Member,
    /// Somebody who was invited and has not joined yet.
    Invitation,
    /// A program that uses the API.
    Token,
    /// A key on paper, which holds everything.
    Recovery,
}

impl Kind {
    /// The name that tables and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Invitation => "invitation",
            Self::Token => "token",
            Self::Recovery => "recovery",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Member, Self::Invitation, Self::Token, Self::Recovery].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A holder as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    /// Which.
    pub id: HolderId,
    /// Of which kind.
    pub kind: Kind,
    /// What they read by: a member's role, that into which somebody is invited, or what a token was given; `None` for a recovery key, which
    /// holds everything.
    pub role: Option<Role>,
    /// Whose powers bound it: who made a token, and their role. Nobody else is bound.
    pub maker: Option<(MemberId, Role)>,
}

impl Holder {
    /// Whether the holder is to hold the pair: they read it, and who made them does.
    pub fn reads(&self, pair: &Purpose) -> bool {
        let own = self.role.as_ref().is_none_or(|role| role.reads(pair));
        own && self.maker.as_ref().is_none_or(|(_, role)| role.reads(pair))
    }

    /// Whether it is a member, or a token that they made.
    pub fn is_of(&self, member: MemberId) -> bool {
        self.id == member.into() || self.maker.as_ref().is_some_and(|(maker, _)| *maker == member)
    }

    /// The same holder once a member has another role.
    #[must_use]
    pub fn appointed(mut self, member: MemberId, to: &Role) -> Self {
        if self.id == member.into() {
            self.role = Some(to.clone());
        }
        if let Some((_, role)) = self.maker.as_mut().filter(|(maker, _)| *maker == member) {
            *role = to.clone();
        }
        self
    }

    /// The same holder once a role is another.
    #[must_use]
    pub fn changed(mut self, before: &Role, after: &Role) -> Self {
        for role in self.role.iter_mut().chain(self.maker.iter_mut().map(|(_, role)| role)).filter(|role| *role == before) {
            *role = after.clone();
        }
        self
    }
}

/// Whether a generation of the pair must begin: there is none, or the newest is held by nobody who is there to use it. `holding`
/// are the holders of the newest generation.
///
/// Those who use a pair are the members whose role reads it; where there are none, the recovery keys.
pub fn must_begin(pair: &Purpose, newest: Option<u32>, holders: &[Holder], holding: &[HolderId]) -> bool {
    let members: Vec<_> = holders.iter().filter(|h| h.kind == Kind::Member && h.reads(pair)).collect();
    let users = if members.is_empty() { holders.iter().filter(|h| h.kind == Kind::Recovery).collect() } else { members };
    newest.is_none() || (!users.is_empty() && !users.iter().any(|user| holding.contains(&user.id)))
}

/// Publishes a generation of a pair. `last` is the newest that there is, 0 for none; `holders` are those who are there in this very moment.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where it is the first of a purpose, whose pair comes with its rule; [`Refusal::Conflict`] where the number was
/// taken in the meantime, nobody would hold it, or somebody would who is not there or does not read it (any more).
pub fn publish(new: NewPair, last: u32, holders: &[Holder], by: Actor, at: Timestamp) -> Result<Decision, Refusal> {
    if !new.pair.is_reserved() && last == 0 {
        return Err(Refusal::NotPermitted);
    }
    let reads = |id: &HolderId| holders.iter().any(|holder| holder.id == *id && holder.reads(&new.pair));
    if new.generation != last + 1 || new.seals.is_empty() || !new.seals.iter().all(|(id, _)| reads(id)) {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Pair(Change::Published { new, by, at }))
}

/// Hands a pair to one more holder. `holds` says whether they hold it already, by another session.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the holder's role does not read it; [`Refusal::Repeated`] where they hold it.
pub fn hand_over(by: MemberId, to: &Holder, seal: HandedOver, holds: bool, at: Timestamp) -> Result<Decision, Refusal> {
    if !to.reads(&seal.purpose) {
        return Err(Refusal::NotPermitted);
    }
    if holds {
        return Err(Refusal::Repeated);
    }
    Ok(Decision::Pair(Change::HandedOver { to: to.id, seal, by, at }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn id(n: u128) -> HolderId {
        HolderId(Uuid::from_u128(n))
    }

    fn holder(n: u128, role: Option<Role>) -> Holder {
        Holder { id: id(n), kind: if role.is_some() { Kind::Member } else { Kind::Recovery }, role, maker: None }
    }

    #[test]
    fn a_generation_begins_where_nobody_present_can_use_the_newest() {
        let owner = || holder(1, Some(Role::Owner));
        let (officer, recovery) = (|| holder(2, Some(Role::PrivacyOfficer)), || holder(3, None));
        let invited = || Holder { kind: Kind::Invitation, ..officer() };
        let hold = Purpose::hold();
        let check = |newest, holders: &[Holder], holding: &[HolderId]| must_begin(&hold, newest, holders, holding);
        assert!(check(None, &[owner(), recovery()], &[]), "there is none");
        assert!(!check(Some(1), &[owner(), recovery()], &[id(3)]), "the recovery key is enough while nobody's role reads it");
        assert!(check(Some(1), &[owner(), officer(), recovery()], &[id(3)]), "the officer could never be handed it");
        assert!(!check(Some(2), &[owner(), officer(), holder(4, Some(Role::PrivacyOfficer)), recovery()], &[id(2)]), "one hands it on");
        assert!(check(Some(1), &[owner(), holder(5, None)], &[]), "the recovery key that held it was replaced");
        assert!(!check(Some(1), &[owner(), invited(), recovery()], &[id(3)]), "who was invited is not there yet");
        assert!(!check(Some(1), &[], &[]), "nobody is there at all");
        assert!(!must_begin(&Purpose::privacy(), Some(1), &[owner(), recovery()], &[id(1)]));
    }

    #[test]
    fn generations_are_published_in_order_and_the_first_of_a_purpose_comes_with_its_rule() {
        let new = |pair: Purpose, generation| NewPair { pair, generation, public_key: [1; 32], seals: vec![(id(3), vec![])] };
        let holders = [holder(3, None), holder(4, Some(Role::Agent))];
        let publish = |new, last| publish(new, last, &holders, Actor::System, AT).map(drop);
        assert_eq!(publish(new(Purpose::hold(), 1), 0), Ok(()));
        assert_eq!(publish(new(Purpose::hold(), 3), 1), Err(Refusal::Conflict));
        assert_eq!(publish(new(Purpose::conversation(), 1), 0), Err(Refusal::NotPermitted));
        assert_eq!(publish(new(Purpose::conversation(), 2), 1), Ok(()));
        let to = |holder, pair| NewPair { seals: vec![(id(holder), vec![])], ..new(pair, 2) };
        assert_eq!(publish(to(4, Purpose::conversation()), 1), Ok(()));
        assert_eq!(publish(to(4, Purpose::marketing()), 1), Err(Refusal::Conflict), "their role does not read it (any more)");
        assert_eq!(publish(to(9, Purpose::conversation()), 1), Err(Refusal::Conflict), "they are not there (any more)");
        assert_eq!(publish(NewPair { seals: vec![], ..new(Purpose::hold(), 1) }, 0), Err(Refusal::Conflict), "nobody holds it");
    }

    #[test]
    fn a_token_reads_what_it_was_given_and_who_made_it_reads() {
        let maker = MemberId(Uuid::from_u128(4));
        let token = |role| Holder { kind: Kind::Token, maker: Some((maker, role)), ..holder(9, Some(Role::Agent)) };
        assert!(token(Role::Owner).reads(&Purpose::conversation()) && !token(Role::Owner).reads(&Purpose::marketing()));
        assert!(!token(Role::Marketing).reads(&Purpose::conversation()), "its maker does not (any more)");
        assert!(!token(Role::Owner).appointed(maker, &Role::Auditor).reads(&Purpose::conversation()));
        assert!(token(Role::Owner).appointed(MemberId(Uuid::max()), &Role::Auditor).reads(&Purpose::conversation()));
        assert!(!token(Role::Owner).changed(&Role::Owner, &Role::Auditor).reads(&Purpose::conversation()));
        assert!(token(Role::Owner).is_of(maker) && !token(Role::Owner).is_of(MemberId(Uuid::max())));
    }

    #[test]
    fn a_pair_is_handed_to_whose_role_reads_it_and_once() {
        let seal = || HandedOver { purpose: Purpose::hold(), generation: 1, sealed: vec![] };
        let hand = |role, holds| hand_over(MemberId(Uuid::nil()), &holder(9, role), seal(), holds, AT).map(drop);
        assert_eq!(hand(Some(Role::PrivacyOfficer), false), Ok(()));
        assert_eq!(hand(None, false), Ok(()), "a recovery key holds everything");
        assert_eq!(hand(Some(Role::PrivacyOfficer), true), Err(Refusal::Repeated));
        assert_eq!(hand(Some(Role::Owner), false), Err(Refusal::NotPermitted));
    }
}
