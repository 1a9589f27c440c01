//! API tokens: programs that work for the organisation with what a member gave them, never with more than that member has, and until a day.
//!
//! A token is a holder like a member. What it does stands in the ledger under its own name, and where it ends the pairs that it held begin anew.

use crate::act::{Act, Entry, rfc3339};
use crate::contact::Format;
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, SessionId, SubjectId};
use crate::membership::{HandedOver, NewHolder, whole};
use crate::notice;
use crate::permission::{OwnRole, Permission, Role};
use crate::principal::{Actor, Member};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use crate::role::listed;
use crate::signing_in::{NOTED, SESSION};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use uuid::Uuid;

/// For how long a token works at most.
pub const LIFE_MAX: SignedDuration = SignedDuration::from_hours(366 * 24);
/// The most tokens of an organisation that work at once.
pub const TOKENS_MAX: usize = 100;
/// The role under which the log and reports name every token. No role of an organisation's own is called so.
pub const ROLE: &str = "api-token";

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A token is made: a holder, and what it reads sealed to it.
    #[non_exhaustive]
    Created { new: Box<NewToken>, seals: Vec<HandedOver>, by: MemberId, at: Timestamp },
    /// A token ended: taken back, with whoever made it, or (`by` the system) because its time was over. Its keys go; its name stays beside what
    /// it wrote.
    #[non_exhaustive]
    Ended { token: MemberId, by: Actor, at: Timestamp },
    /// A token is being used.
    #[non_exhaustive]
    Used { token: MemberId, over: Option<SessionId>, at: Timestamp },
}

/// Why the use of a token leaves no entry.
pub const USED: &str = "what a token does leaves its own entries; when it was used last goes with it";

/// A token that is being made.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// The holder that it is; its id is [`MemberId::of_token`].
    pub holder: NewHolder,
    /// Its name, sealed to the server key.
    pub name: Vec<u8>,
    /// What it may do and reads.
    pub given: OwnRole,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A token as it stands, in the transaction of the act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Which.
    pub token: MemberId,
    /// What it was given.
    pub given: OwnRole,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The pairs of which it holds a generation.
    pub held: Vec<Purpose>,
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        Recorded::Act(match self {
            Self::Created { new, by, at, .. } => Entry::new(Act::TokenCreated, *at, Actor::Member(*by))
                .with("token", new.holder.id)
                .with("permissions", listed(new.given.permissions.iter().map(|p| p.as_str())))
                .with("reads", listed(&new.given.reads))
                .with("public_key", notice::hex(&new.holder.public_key))
                .with("until", rfc3339(new.expires_at)),
            Self::Ended { token, by, at } => {
                let act = if *by == Actor::System { Act::TokenExpired } else { Act::TokenRevoked };
                Entry::new(act, *at, *by).with("token", token)
            }
            Self::Used { .. } => return Recorded::Exempt(USED),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// As what a token acts: what it was given, as far as whoever made it has that themselves at this moment.
pub fn acting(given: &OwnRole, maker: &Role) -> Role {
    Role::Own(Arc::new(OwnRole {
        name: ROLE.to_owned(),
        permissions: given.permissions.iter().copied().filter(|permission| maker.may(*permission)).collect(),
        reads: given.reads.iter().filter(|purpose| maker.reads(purpose)).cloned().collect(),
        // A maker who says why cannot be spared that by a program.
        asks_reason: maker.asks_reason(),
    }))
}

/// In which session a token works at a time. It never signs in, so the clock divides its time as long sessions would: what it is shown for the
/// first time in one is an act.
pub fn session(token: MemberId, at: Timestamp) -> SessionId {
    let number = at.as_second().div_euclid(SESSION.as_secs()).to_be_bytes();
    let mut id = token.0.into_bytes();
    for (byte, of_number) in id.iter_mut().rev().zip(number.iter().rev()).take(4) {
        *byte ^= of_number;
    }
    SessionId(Uuid::from_bytes(id))
}

/// Makes a token. `pairs` are the organisation's, `seals` what the session of `by` sealed to it, `present` counts the tokens that work.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` may not, is a token, or gives what they do not have; [`Refusal::InvalidValue`] where it reads what is no
/// purpose, or ends in the past or later than [`LIFE_MAX`]; [`Refusal::NoGrant`] where a key that it reads is missing, because whoever makes it
/// waits for it themselves; [`Refusal::TooLarge`] where there are [`TOKENS_MAX`].
pub fn create(
    by: &Member,
    new: NewToken,
    pairs: &[Purpose],
    seals: Vec<HandedOver>,
    present: usize,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    by.may(Permission::TokensManage)?;
    let has = new.given.permissions.iter().all(|permission| by.role.may(*permission));
    let reads = new.given.reads.iter().all(|purpose| by.role.reads(purpose));
    if by.member.is_token() || !has || !reads {
        return Err(Refusal::NotPermitted);
    }
    let lives = new.expires_at > at && new.expires_at.duration_since(at) <= LIFE_MAX;
    if !lives {
        return Err(invalid("expires_at"));
    }
    if !new.given.reads.iter().all(|purpose| pairs.contains(purpose)) {
        return Err(invalid("reads"));
    }
    whole(|pair| new.given.reads.contains(pair), pairs, &seals)?;
    if present >= TOKENS_MAX {
        return Err(Refusal::TooLarge);
    }
    Ok(Decision::Token(Change::Created { new: Box::new(new), seals, by: by.member, at }))
}

/// Takes a token back. What it held gets new generations in the same act ([`crate::pair::publish`]).
///
/// # Refuses
/// [`Refusal::NotPermitted`] where `by` may not, or could not have given it what it has over the house.
pub fn revoke(by: &Member, token: &Standing, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::TokensManage)?;
    if !by.role.may_give(&Role::Own(Arc::new(token.given.clone()))) {
        return Err(Refusal::NotPermitted);
    }
    Ok(ended(token, Actor::Member(by.member), at))
}

/// Ends a token with whoever made it: they saw its secret. `by` is who removes them.
pub fn leave_with_maker(token: &Standing, by: MemberId, at: Timestamp) -> Decision {
    ended(token, Actor::Member(by), at)
}

/// Ends a token whose time is over.
///
/// # Refuses
/// [`Refusal::Conflict`] where its time is not over.
pub fn expire(token: &Standing, at: Timestamp) -> Result<Decision, Refusal> {
    if at < token.expires_at { Err(Refusal::Conflict) } else { Ok(ended(token, Actor::System, at)) }
}

fn ended(token: &Standing, by: Actor, at: Timestamp) -> Decision {
    Decision::Token(Change::Ended { token: token.token, by, at })
}

/// Notes that a token is used, to the minute; `None` where that was noted a moment ago. What it was shown in the session of before is forgotten.
pub fn note_use(token: MemberId, used_at: Option<Timestamp>, now: Timestamp) -> Option<Decision> {
    let due = used_at.is_none_or(|used_at| now.duration_since(used_at) >= NOTED);
    let over = used_at.map(|used_at| session(token, used_at)).filter(|over| *over != session(token, now));
    let seconds = now.as_second();
    let at = Timestamp::from_second(seconds - seconds.rem_euclid(60)).unwrap_or(now);
    due.then_some(Decision::Token(Change::Used { token, over, at }))
}

fn invalid(field: &'static str) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{HolderId, OrganisationId};
    use crate::permission::Permission as P;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;
    const DAY: SignedDuration = SignedDuration::from_hours(24);

    fn member(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn id() -> MemberId {
        MemberId::of_token(Uuid::from_u128(7))
    }

    fn given(permissions: &[Permission], reads: &[Purpose]) -> OwnRole {
        OwnRole {
            name: ROLE.to_owned(),
            permissions: permissions.iter().copied().collect(),
            reads: reads.iter().cloned().collect(),
            ..OwnRole::default()
        }
    }

    fn seal(purpose: Purpose) -> HandedOver {
        HandedOver { purpose, generation: 1, sealed: vec![] }
    }

    fn made(by: &Member, given: OwnRole, seals: Vec<HandedOver>, life: SignedDuration) -> Result<(), Refusal> {
        let holder = NewHolder { id: HolderId(id().0), public_key: [1; 32], lookup: [2; 32] };
        let new = NewToken { holder, name: vec![], given, expires_at: AT + life };
        create(by, new, &[Purpose::conversation(), Purpose::callback(), Purpose::hold()], seals, 0, AT).map(drop)
    }

    #[test]
    fn nobody_gives_a_token_what_they_lack() {
        let owner = member(Role::Owner);
        let reads = |permissions: &[P], reads: &[Purpose], seals| made(&owner, given(permissions, reads), seals, DAY);
        assert_eq!(reads(&[P::ConversationsRead], &[Purpose::conversation()], vec![seal(Purpose::conversation())]), Ok(()));
        assert_eq!(reads(&[], &[], vec![]), Ok(()));
        assert_eq!(reads(&[], &[Purpose::hold()], vec![seal(Purpose::hold())]), Err(Refusal::NotPermitted), "no owner reads that");
        assert_eq!(reads(&[], &[Purpose::conversation()], vec![]), Err(Refusal::NoGrant), "its maker does not hold it yet");
        assert_eq!(reads(&[], &[], vec![seal(Purpose::callback())]), Err(Refusal::NoGrant), "more than it reads");
        assert_eq!(reads(&[], &[Purpose::marketing()], vec![]), Err(invalid("reads")), "there is no such purpose");
        let administrator = member(Role::Administrator);
        assert_eq!(made(&administrator, given(&[P::MembersManage], &[]), vec![], DAY), Ok(()));
        assert_eq!(made(&administrator, given(&[P::RolesManage], &[]), vec![], DAY), Err(Refusal::NotPermitted));
        assert_eq!(made(&administrator, given(&[P::ContactsRead], &[]), vec![], DAY), Err(Refusal::NotPermitted));
        assert_eq!(made(&member(Role::Agent), given(&[], &[]), vec![], DAY), Err(Refusal::NotPermitted));
        let token = Member { member: id(), ..member(Role::Owner) };
        assert_eq!(made(&token, given(&[], &[]), vec![], DAY), Err(Refusal::NotPermitted), "a token makes no token");
    }

    #[test]
    fn a_token_ends_within_a_year() {
        let life = |life| made(&member(Role::Owner), given(&[], &[]), vec![], life);
        assert_eq!(life(LIFE_MAX), Ok(()));
        for wrong in [LIFE_MAX + SignedDuration::from_millis(1), SignedDuration::ZERO, -DAY] {
            assert_eq!(life(wrong), Err(invalid("expires_at")), "{wrong}");
        }
    }

    #[test]
    fn a_token_has_what_it_was_given_and_its_maker_still_has() {
        let given = given(&[P::ConversationsRead, P::LedgerRead], &[Purpose::conversation()]);
        let acts = |maker: Role| {
            let role = acting(&given, &maker);
            [role.may(P::ConversationsRead), role.may(P::LedgerRead), role.reads(&Purpose::conversation()), role.may(P::ContactsRead)]
        };
        assert_eq!(acts(Role::Owner), [true, true, true, false]);
        assert_eq!(acts(Role::Agent), [true, false, true, false]);
        assert_eq!(acts(Role::Auditor), [false, true, false, false]);
    }

    #[test]
    fn a_token_is_taken_back_by_who_could_have_given_it_and_expires_in_time() {
        let standing = |permissions: &[P]| Standing { token: id(), given: given(permissions, &[]), expires_at: AT + DAY, held: vec![] };
        let revoke = |role, permissions: &[P]| revoke(&member(role), &standing(permissions), AT).map(drop);
        assert_eq!(revoke(Role::Owner, &[P::RolesManage]), Ok(()));
        assert_eq!(revoke(Role::Administrator, &[P::ConversationsRead]), Ok(()));
        assert_eq!(revoke(Role::Administrator, &[P::RolesManage]), Err(Refusal::NotPermitted));
        assert_eq!(revoke(Role::Agent, &[]), Err(Refusal::NotPermitted));
        assert_eq!(expire(&standing(&[]), AT).map(drop), Err(Refusal::Conflict));
        assert!(matches!(expire(&standing(&[]), AT + DAY), Ok(Decision::Token(Change::Ended { by: Actor::System, .. }))));
    }

    #[test]
    fn a_tokens_time_is_divided_by_the_clock() {
        let at = |hours: i64| AT + SignedDuration::from_hours(hours);
        assert_eq!(session(id(), at(0)), session(id(), at(11)));
        assert_ne!(session(id(), at(11)), session(id(), at(12)));
        assert_ne!(session(id(), at(0)), session(MemberId::of_token(Uuid::from_u128(8 << 40)), at(0)));
        let used = |used_at, now| match note_use(id(), used_at, now) {
            Some(Decision::Token(Change::Used { over, at, .. })) => Some((over, at)),
            _ => None,
        };
        assert_eq!(used(None, at(0) + SignedDuration::from_secs(61)), Some((None, at(0) + SignedDuration::from_secs(60))));
        assert_eq!(used(Some(at(0)), at(0) + SignedDuration::from_secs(59)), None);
        assert_eq!(used(Some(at(0)), at(13)), Some((Some(session(id(), at(0))), at(13))));
    }
}
