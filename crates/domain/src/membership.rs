//! Membership: invitations, who joins by them with which keys, what members are called, and the recovery key's renewal.

use crate::act::{Act, Entry};
use crate::decision::{self, Account, Decision, Recorded};
use crate::id::{HolderId, MemberId, SubjectId};
use crate::notice;
use crate::permission::{Permission, Role};
use crate::principal::{Actor, Member};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};

/// How long an invitation can be accepted.
pub const INVITED: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The longest public name of a member, in characters.
pub const NAME_CHARS_MAX: usize = 80;

/// The private half of a purpose's pair, sealed to one holder.
#[derive(Clone, Debug)]
pub struct HandedOver {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation of the pair.
    pub generation: u32,
    /// The stored form.
    pub sealed: Vec<u8>,
}

/// A holder that is being made: its public key, and how it is found by its secret.
#[derive(Clone, Copy, Debug)]
pub struct NewHolder {
    /// Its id.
    pub id: HolderId,
    /// The public half of its pair.
    pub public_key: [u8; 32],
    /// The secret's lookup id.
    pub lookup: [u8; 32],
}

/// What a link leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leads {
    /// Whoever follows it becomes a member.
    Joining,
    /// A member who is one already gets back in with another password.
    WayBack,
    /// The same, of one who has lost their second step as well: they set it up again.
    WayBackWithoutStep,
}

impl Leads {
    /// The name that tables use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Joining => "joining",
            Self::WayBack => "way-back",
            Self::WayBackWithoutStep => "way-back-without-step",
        }
    }

    /// What has this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Joining, Self::WayBack, Self::WayBackWithoutStep].into_iter().find(|leads| leads.as_str() == name)
    }
}

/// An invitation as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// The holder that it is.
    pub id: HolderId,
    /// Who will join by it; `None` of one that was made before that was decided, which nobody can accept any more.
    pub member: Option<MemberId>,
    /// What it leads to.
    pub leads: Leads,
    /// The role in which whoever accepts it joins.
    pub role: Role,
    /// Who invited.
    pub by: MemberId,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// Somebody is invited: a holder, and what its role reads sealed to it.
    #[non_exhaustive]
    Invited { holder: NewHolder, invitee: Invitee, role: Role, seals: Vec<HandedOver>, by: MemberId, at: Timestamp, expires_at: Timestamp },
    /// An invitation became a member; what was sealed to it is gone.
    #[non_exhaustive]
    Joined {
        invitation: HolderId,
        member: MemberId,
        role: Role,
        public_key: [u8; 32],
        account: Account,
        seals: Vec<HandedOver>,
        at: Timestamp,
    },
    /// An invitation ended unused.
    #[non_exhaustive]
    Revoked { invitation: HolderId, by: Actor, at: Timestamp },
    /// A member changed what they are called.
    #[non_exhaustive]
    Named { member: MemberId, name: Option<Vec<u8>>, at: Timestamp },
    /// A new recovery key, in the place of one that was never confirmed or is to be replaced.
    #[non_exhaustive]
    RecoveryMade { holder: NewHolder, seals: Vec<HandedOver>, by: MemberId, at: Timestamp },
    /// The new recovery key is kept: earlier ones open nothing more.
    #[non_exhaustive]
    RecoveryKept { holder: HolderId, by: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let by = |act, member: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*member));
        let key = |entry: Entry, public_key: &[u8; 32]| entry.with("public_key", notice::hex(public_key));
        Recorded::Act(match self {
            Self::Invited { holder, invitee, role, by: inviting, at, expires_at, .. } => {
                let entry = by(Act::MemberInvited, inviting, at).with("invitation", holder.id).with("role", role.as_str());
                key(entry.with("member", invitee.member), &holder.public_key).with("until", crate::act::rfc3339(*expires_at))
            }
            Self::Joined { invitation, member, role, public_key, at, .. } => {
                let entry = by(Act::MemberJoined, member, at).with("invitation", invitation).with("member", member);
                key(entry.with("role", role.as_str()), public_key)
            }
            Self::Revoked { invitation, by, at } => Entry::new(Act::InvitationRevoked, *at, *by).with("invitation", invitation),
            Self::Named { member, at, .. } => by(Act::MemberNamed, member, at).with("member", member),
            Self::RecoveryMade { holder, by: maker, at, .. } => {
                let entry = by(Act::KeyPublished, maker, at).with("holder", holder.id).with("kind", "recovery");
                key(entry, &holder.public_key)
            }
            Self::RecoveryKept { holder, by: keeper, at } => by(Act::RecoveryConfirmed, keeper, at).with("holder", holder),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Who is invited.
#[derive(Clone, Debug)]
pub struct Invitee {
    /// The id under which they will be a member.
    pub member: MemberId,
    /// Their address, sealed to the server key.
    pub email: Vec<u8>,
}

/// Invites somebody into a role. `pairs` are the organisation's; `seals` what the inviting session sealed to the invitation.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the inviting member may not, or not into that role; [`Refusal::NoGrant`] where a key is missing that both
/// roles read, or one is there that they do not: nobody hands on what they do not hold, and what they do not hold waits for who does.
pub fn invite(
    by: &Member,
    (holder, invitee): (NewHolder, Invitee),
    role: Role,
    pairs: &[Purpose],
    seals: Vec<HandedOver>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    if !by.role.may_appoint(&role) {
        return Err(Refusal::NotPermitted);
    }
    whole(|pair| by.role.hands_on(&role, pair), pairs, &seals)?;
    let expires_at = at.saturating_add(INVITED).unwrap_or(at);
    Ok(Decision::Membership(Change::Invited { holder, invitee, role, seals, by: by.member, at, expires_at }))
}

/// Who joins, with the keys that were resealed to them.
#[derive(Debug)]
pub struct Joining {
    /// The public half of their pair.
    pub public_key: [u8; 32],
    /// Their account.
    pub account: Account,
    /// What the invitation opened, sealed to them.
    pub seals: Vec<HandedOver>,
}

/// Makes an invitation a member. It can be used once: what is written deletes it. `held` are the pairs that are sealed to the invitation.
///
/// # Refuses
/// [`Refusal::NotFound`] where it has ended, and where the address has an account (`taken`): whoever has the link is not told which;
/// [`Refusal::NoGrant`] where a key that it holds is missing.
pub fn join(invitation: &Invitation, joining: Joining, held: &[Purpose], taken: bool, at: Timestamp) -> Result<Decision, Refusal> {
    let member = invitation
        .member
        .filter(|_| at < invitation.expires_at && invitation.leads == Leads::Joining && !taken)
        .ok_or(Refusal::NotFound)?;
    let Joining { public_key, account, seals } = joining;
    whole(|pair| invitation.role.reads(pair), held, &seals)?;
    let (invitation, role) = (invitation.id, invitation.role.clone());
    Ok(Decision::Membership(Change::Joined { invitation, member, role, public_key, account, seals, at }))
}

/// Ends an invitation that nobody accepted.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not.
pub fn revoke(by: &Member, invitation: &Invitation, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::MembersManage)?;
    Ok(Decision::Membership(Change::Revoked { invitation: invitation.id, by: Actor::Member(by.member), at }))
}

/// Ends an invitation whose time is over.
///
/// # Refuses
/// [`Refusal::Conflict`] where its time is not over.
pub fn expire(invitation: &Invitation, at: Timestamp) -> Result<Decision, Refusal> {
    if at < invitation.expires_at {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Membership(Change::Revoked { invitation: invitation.id, by: Actor::System, at }))
}

/// Changes what a member is called; `None` takes the name away. Everybody names themselves.
pub fn name(member: MemberId, name: Option<Vec<u8>>, at: Timestamp) -> Decision {
    Decision::Membership(Change::Named { member, name, at })
}

/// A name as it is shown: trimmed; `None` where it is too long, empty or holds what is no text.
pub fn proper_name(name: &str) -> Option<&str> {
    let name = name.trim();
    let proper = !name.is_empty() && name.chars().count() <= NAME_CHARS_MAX && !name.chars().any(char::is_control);
    proper.then_some(name)
}

/// Makes a new recovery key, to which an owner's session has sealed every purpose.
///
/// # Refuses
/// [`Refusal::NotPermitted`] for others than owners; [`Refusal::NoGrant`] where a purpose is missing.
pub fn make_recovery(
    by: &Member,
    holder: NewHolder,
    purposes: &[Purpose],
    seals: Vec<HandedOver>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    by.may(Permission::OrganisationManage)?;
    whole(|pair| Role::Owner.reads(pair), purposes, &seals)?;
    Ok(Decision::Membership(Change::RecoveryMade { holder, seals, by: by.member, at }))
}

/// Records that a recovery key which was made after the set-up is kept; what was made before opens nothing from then on.
///
/// # Refuses
/// [`Refusal::NotPermitted`] for others than owners; [`Refusal::NotFound`] where a newer one was made in the meantime.
pub fn keep_recovery(by: &Member, holder: HolderId, newest: HolderId, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::OrganisationManage)?;
    if holder != newest {
        return Err(Refusal::NotFound);
    }
    Ok(Decision::Membership(Change::RecoveryKept { holder, by: by.member, at }))
}

/// Every one of the pairs that is to be handed over is there, and no other.
pub(crate) fn whole(is_handed: impl Fn(&Purpose) -> bool, pairs: &[Purpose], seals: &[HandedOver]) -> Result<(), Refusal> {
    let has = |pair: &Purpose| seals.iter().any(|seal| &seal.purpose == pair);
    let complete = pairs.iter().all(|pair| is_handed(pair) == has(pair));
    let known = seals.iter().all(|seal| pairs.contains(&seal.purpose));
    if complete && known { Ok(()) } else { Err(Refusal::NoGrant) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn member(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn holder(id: u128) -> NewHolder {
        NewHolder { id: HolderId(Uuid::from_u128(id)), public_key: [1; 32], lookup: [2; 32] }
    }

    fn purposes() -> Vec<Purpose> {
        crate::purpose::standard().into_iter().map(|rule| rule.purpose).chain(Purpose::reserved()).collect()
    }

    fn seals(names: &[String]) -> Vec<HandedOver> {
        names.iter().map(|n| HandedOver { purpose: Purpose::of_pair(n).unwrap(), generation: 1, sealed: vec![] }).collect()
    }

    fn joining(names: &[String]) -> Joining {
        let account = Account {
            email: vec![],
            email_lookup: [0; 32],
            name: None,
            totp: None,
            salt: [0; 16],
            cost: String::new(),
            verifier: [0; 32],
            wrapped: vec![],
        };
        Joining { public_key: [3; 32], account, seals: seals(names) }
    }

    /// The pairs that an owner's invitation into a role carries, by their names.
    fn read_by(role: &Role) -> Vec<String> {
        purposes().iter().filter(|pair| Role::Owner.hands_on(role, pair)).map(ToString::to_string).collect()
    }

    #[test]
    fn an_invitation_carries_exactly_what_its_role_reads() {
        let invitee = || Invitee { member: MemberId(Uuid::max()), email: vec![] };
        let invite =
            |by, role, names: &[String]| invite(&member(by), (holder(1), invitee()), role, &purposes(), seals(names), AT).map(drop);
        assert_eq!(invite(Role::Owner, Role::Agent, &read_by(&Role::Agent)), Ok(()));
        assert_eq!(invite(Role::Owner, Role::Owner, &read_by(&Role::Owner)), Ok(()));
        assert_eq!(invite(Role::Owner, Role::PrivacyOfficer, &read_by(&Role::PrivacyOfficer)), Ok(()));
        assert!(!read_by(&Role::PrivacyOfficer).contains(&"hold".to_owned()), "no owner can hand it on");
        assert_eq!(invite(Role::Owner, Role::Auditor, &[]), Ok(()));
        assert_eq!(invite(Role::Owner, Role::Agent, &read_by(&Role::Owner)), Err(Refusal::NoGrant), "more than it reads");
        assert_eq!(invite(Role::Owner, Role::Agent, &["conversation".to_owned()]), Err(Refusal::NoGrant), "less than it reads");
        assert_eq!(invite(Role::Owner, Role::Auditor, &["unknown".to_owned()]), Err(Refusal::NoGrant));
        for other in [Role::Agent, Role::Marketing, Role::Auditor] {
            assert_eq!(invite(other.clone(), Role::Auditor, &[]), Err(Refusal::NotPermitted), "{other:?}");
        }
        assert_eq!(invite(Role::Administrator, Role::Agent, &[]), Ok(()), "the keys wait for who holds them");
        assert_eq!(invite(Role::Administrator, Role::Agent, &read_by(&Role::Agent)), Err(Refusal::NoGrant), "whose would they be?");
        assert_eq!(invite(Role::Administrator, Role::Owner, &[]), Err(Refusal::NotPermitted), "more than they may themselves");
    }

    #[test]
    fn an_invitation_is_accepted_before_it_ends_and_never_after() {
        let until = AT + INVITED;
        let to = Some(MemberId(Uuid::max()));
        let by = member(Role::Owner).member;
        let invitation = Invitation { id: holder(1).id, member: to, leads: Leads::Joining, role: Role::Agent, by, expires_at: until };
        let held: Vec<_> = purposes().into_iter().filter(|pair| Role::Agent.reads(pair)).collect();
        let join = |names: &[String], taken, at| join(&invitation, joining(names), &held, taken, at).map(drop);
        let before = until - SignedDuration::from_millis(1);
        assert_eq!(join(&read_by(&Role::Agent), false, before), Ok(()));
        assert_eq!(join(&read_by(&Role::Agent), false, until), Err(Refusal::NotFound));
        assert_eq!(join(&read_by(&Role::Agent), true, before), Err(Refusal::NotFound), "an account is not told of");
        assert_eq!(join(&read_by(&Role::Owner), false, before), Err(Refusal::NoGrant));
        assert_eq!(expire(&invitation, before).map(drop), Err(Refusal::Conflict));
        assert!(expire(&invitation, until).is_ok());
        assert_eq!(revoke(&member(Role::Agent), &invitation, before).map(drop), Err(Refusal::NotPermitted));
        assert!(revoke(&member(Role::Owner), &invitation, before).is_ok());
    }

    #[test]
    fn a_recovery_key_opens_everything_and_the_newest_is_kept() {
        let made = |role, names: &[String]| make_recovery(&member(role), holder(1), &purposes(), seals(names), AT).map(drop);
        assert_eq!(made(Role::Owner, &read_by(&Role::Owner)), Ok(()));
        assert_eq!(made(Role::Owner, &read_by(&Role::Agent)), Err(Refusal::NoGrant));
        assert_eq!(made(Role::Agent, &read_by(&Role::Owner)), Err(Refusal::NotPermitted));
        let kept = |role, id| keep_recovery(&member(role), holder(id).id, holder(1).id, AT).map(drop);
        assert_eq!(kept(Role::Owner, 1), Ok(()));
        assert_eq!(kept(Role::Owner, 2), Err(Refusal::NotFound));
        assert_eq!(kept(Role::Agent, 1), Err(Refusal::NotPermitted));
    }

    #[test]
    fn a_name_is_text_of_one_line() {
        assert_eq!(proper_name("  Ayşe Yılmaz "), Some("Ayşe Yılmaz"));
        for bad in ["", "  ", "a\nb", &"x".repeat(81)] {
            assert_eq!(proper_name(bad), None, "{bad:?}");
        }
    }
}
