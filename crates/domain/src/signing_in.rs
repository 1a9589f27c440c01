//! Signing in: the second step and its recovery codes, how long a session lasts, and when somebody must say again who they are.

use crate::act::{Act, Entry, rfc3339};
use crate::decision::set_up::SessionKeys;
use crate::decision::{self, Decision, Recorded};
use crate::id::{HolderId, MemberId, SessionId, SubjectId};
use crate::identity_provider::PersonHash;
use crate::membership::{self, HandedOver, Invitation, Leads, NewHolder};
use crate::notice;
use crate::passkey;
use crate::permission::{Permission, Role};
use crate::principal::{Actor, Member};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};

/// How long a session lasts at most, whatever is done in it.
pub const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// How long a session lasts in which nothing is done.
pub const IDLE: SignedDuration = SignedDuration::from_hours(2);
/// How often it is noted at most that a session is used: nobody needs to know it better, and each note is a write.
pub const NOTED: SignedDuration = SignedDuration::from_mins(1);
/// For how long it counts that somebody said who they are: by signing in, or by confirming it.
pub const RECENT: SignedDuration = SignedDuration::from_mins(15);
/// How many recovery codes a member is given at once.
pub const RECOVERY_CODES: usize = 10;

/// What a second step was taken by. Each can be used once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SecondStep {
    /// A code of an authenticator app, by its number (RFC 6238).
    Totp(i64),
    /// A recovery code, by its keyed hash.
    RecoveryCode([u8; 32]),
    /// A passkey. Where it was the only step, it was the first one as well.
    Passkey(passkey::Use),
    /// The word of the organisation's identity provider, for this person there.
    IdentityProvider(PersonHash),
}

impl SecondStep {
    /// The name that the ledger uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Totp(_) => "totp",
            Self::RecoveryCode(_) => "recovery-code",
            Self::Passkey(used) if used.alone => "passkey-alone",
            Self::Passkey(_) => "passkey",
            Self::IdentityProvider(_) => "identity-provider",
        }
    }
}

/// By what a session was begun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// The password, with the member's own second step where they have one.
    Password,
    /// A passkey alone.
    Passkey,
    /// The password, and the word of the organisation's identity provider.
    IdentityProvider,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Password, Self::Passkey, Self::IdentityProvider];

    /// The way of a sign-in that used this up.
    pub fn of(step: Option<SecondStep>) -> Self {
        match step {
            Some(SecondStep::Passkey(used)) if used.alone => Self::Passkey,
            Some(SecondStep::IdentityProvider(_)) => Self::IdentityProvider,
            _ => Self::Password,
        }
    }

    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
            Self::IdentityProvider => "identity-provider",
        }
    }

    /// The way of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == name)
    }
}

/// Whether somebody may say in a session who they are. Who came through the company's provider and has no second step of their own cannot:
/// the password alone would be less than what the session began with.
///
/// # Refuses
/// [`Refusal::OwnStepNeeded`] then.
pub fn may_confirm(way: Option<Way>, has_own_step: bool) -> Result<(), Refusal> {
    if way == Some(Way::IdentityProvider) && !has_own_step { Err(Refusal::OwnStepNeeded) } else { Ok(()) }
}

/// A session that goes on under another token, because what it may do has changed.
#[derive(Clone, Debug)]
pub struct Renewal {
    /// Which.
    pub session: SessionId,
    /// What its row holds from now on.
    pub keys: SessionKeys,
}

/// What a password leaves in the database.
#[derive(Clone, Debug)]
pub struct NewPassword {
    /// Argon2id's salt.
    pub salt: [u8; 16],
    /// Argon2id's parameters.
    pub cost: String,
    /// HKDF of Argon2id's output under the verifier's label.
    pub verifier: [u8; 32],
    /// The private half, wrapped under HKDF of Argon2id's output under the key's label.
    pub wrapped: Vec<u8>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A member has a new secret for their authenticator app, and showed that the app knows it.
    #[non_exhaustive]
    TotpSet { member: MemberId, sealed: Vec<u8>, step: i64, under: Renewal, at: Timestamp },
    /// A member has new recovery codes; those before are gone.
    #[non_exhaustive]
    CodesMade { member: MemberId, hashes: Vec<[u8; 32]>, at: Timestamp },
    /// Everybody signs in in two steps from now on, or may do without.
    #[non_exhaustive]
    Required { required: bool, by: MemberId, at: Timestamp },
    /// Somebody said again who they are. Their session has another token from now on.
    #[non_exhaustive]
    Confirmed { member: MemberId, step: Option<SecondStep>, under: Renewal, at: Timestamp },
    /// A member has another password: their private half is wrapped anew.
    #[non_exhaustive]
    PasswordChanged { member: MemberId, password: NewPassword, under: Renewal, at: Timestamp },
    /// A member who lost their password is given a link back in: a holder, and what their role reads sealed to it.
    #[non_exhaustive]
    Helped {
        holder: NewHolder,
        member: MemberId,
        role: Role,
        email: Vec<u8>,
        leads: Leads,
        seals: Vec<HandedOver>,
        by: MemberId,
        at: Timestamp,
        expires_at: Timestamp,
    },
    /// A member is back, by a link or by the recovery key (`link` is `None`): with another password and another pair. What was sealed to
    /// the pair before is gone.
    #[non_exhaustive]
    CameBack {
        link: Option<HolderId>,
        member: MemberId,
        public_key: [u8; 32],
        password: NewPassword,
        keeps_step: bool,
        seals: Vec<HandedOver>,
        at: Timestamp,
    },
    /// A session is being used.
    #[non_exhaustive]
    Used { session: SessionId, at: Timestamp },
}

/// Why the use of a session leaves no entry.
pub const USED: &str = "when a session was used last is for whoever it is of, and goes with it";

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let by = |act, member: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*member));
        Recorded::Act(match self {
            Self::TotpSet { member, at, .. } => by(Act::SecondStepSet, member, at).with("member", member).with("second_step", "totp"),
            Self::CodesMade { member, hashes, at } => {
                by(Act::RecoveryCodesMade, member, at).with("member", member).with("count", hashes.len())
            }
            Self::Required { required, by: member, at } => by(Act::SecondStepRequired, member, at).with("required", required),
            Self::PasswordChanged { member, at, .. } => by(Act::PasswordChanged, member, at).with("member", member),
            Self::Confirmed { member, step, under, at } => {
                let entry = by(Act::SessionConfirmed, member, at).with("session", under.session);
                step.iter().fold(entry, |entry, step| entry.with("second_step", step.as_str()))
            }
            Self::Helped { holder, member, leads, by: helping, at, expires_at, .. } => by(Act::MemberHelped, helping, at)
                .with("member", member)
                .with("invitation", holder.id)
                .with("leads", leads.as_str())
                .with("public_key", notice::hex(&holder.public_key))
                .with("until", rfc3339(*expires_at)),
            Self::CameBack { link, member, public_key, keeps_step, at, .. } => {
                let entry = by(Act::MemberCameBack, member, at).with("member", member).with("public_key", notice::hex(public_key));
                let entry = entry.with("by", if link.is_some() { "link" } else { "recovery-key" }).with("keeps_second_step", keeps_step);
                link.iter().fold(entry, |entry, link| entry.with("invitation", link))
            }
            Self::Used { .. } => return Recorded::Exempt(USED),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Whether a session lives: neither its time is over nor the time in which nothing was done.
pub fn lives(used_at: Timestamp, expires_at: Timestamp, now: Timestamp) -> bool {
    now < expires_at && now.duration_since(used_at) < IDLE
}

/// Whether it was said lately enough who is there.
pub fn is_recent(confirmed_at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(confirmed_at) < RECENT
}

/// Takes a secret for an authenticator app in, of which `step` was shown. It takes the place of an earlier one.
pub fn set_totp(member: MemberId, sealed: Vec<u8>, step: i64, under: Renewal, at: Timestamp) -> Decision {
    Decision::SigningIn(Change::TotpSet { member, sealed, step, under, at })
}

/// Gives a member new recovery codes, by their keyed hashes. Those that are left of earlier ones work no more.
///
/// # Refuses
/// [`Refusal::Conflict`] where these are not [`RECOVERY_CODES`].
pub fn make_codes(member: MemberId, hashes: Vec<[u8; 32]>, at: Timestamp) -> Result<Decision, Refusal> {
    if hashes.len() != RECOVERY_CODES {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::SigningIn(Change::CodesMade { member, hashes, at }))
}

/// Says whether everybody signs in in two steps; `None` where that is so already.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not.
pub fn require(by: &Member, before: bool, required: bool, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::OrganisationManage)?;
    Ok((before != required).then_some(Decision::SigningIn(Change::Required { required, by: by.member, at })))
}

/// Records that somebody said again who they are, for a session that goes on under another token.
pub fn confirm(member: MemberId, step: Option<SecondStep>, under: Renewal, at: Timestamp) -> Decision {
    Decision::SigningIn(Change::Confirmed { member, step, under, at })
}

/// Changes a member's password. Whoever applies it ends their other sessions in the same act.
pub fn change_password(member: MemberId, password: NewPassword, under: Renewal, at: Timestamp) -> Decision {
    Decision::SigningIn(Change::PasswordChanged { member, password, under, at })
}

/// A member as whoever helps them finds them.
#[derive(Clone, Debug)]
pub struct Locked {
    /// Who.
    pub member: MemberId,
    /// In which role.
    pub role: Role,
    /// Their address, sealed to the server key.
    pub email: Vec<u8>,
}

/// Gives a member who lost their password a link back in. `seals` is what the helping session sealed to it.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where whoever helps may not put somebody into that role, and where they are the member themselves, who changes
/// their password instead; [`Refusal::NoGrant`] where a key is missing that both roles read. What the helper does not hold waits for who does.
pub fn help(
    by: &Member,
    locked: Locked,
    leads: Leads,
    holder: NewHolder,
    purposes: &[Purpose],
    seals: Vec<HandedOver>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let Locked { member, role, email } = locked;
    // Whoever helps sees the link, and could use it: nobody helps somebody who may more than they do.
    if by.member == member || leads == Leads::Joining || !by.role.may_appoint(&role) {
        return Err(Refusal::NotPermitted);
    }
    membership::whole(|pair| by.role.hands_on(&role, pair), purposes, &seals)?;
    let expires_at = at.saturating_add(membership::INVITED).unwrap_or(at);
    Ok(Decision::SigningIn(Change::Helped { holder, member, role, email, leads, seals, by: by.member, at, expires_at }))
}

/// What somebody comes back with.
#[derive(Debug)]
pub struct Back {
    /// The public half of their new pair.
    pub public_key: [u8; 32],
    /// Their new password.
    pub password: NewPassword,
    /// What the link or the recovery key opened, sealed to the new pair.
    pub seals: Vec<HandedOver>,
}

/// Lets a member back in by a link. It can be used once: what is written deletes it. Whoever applies it ends their sessions in the same act.
///
/// # Refuses
/// [`Refusal::NotFound`] where it has ended or leads elsewhere; [`Refusal::NoGrant`] where a key is missing that the link holds (`held`).
pub fn come_back(link: &Invitation, back: Back, held: &[Purpose], at: Timestamp) -> Result<Decision, Refusal> {
    let member = link.member.filter(|_| at < link.expires_at && link.leads != Leads::Joining).ok_or(Refusal::NotFound)?;
    membership::whole(|pair| link.role.reads(pair), held, &back.seals)?;
    Ok(came_back(Some(link.id), member, back, link.leads == Leads::WayBack, at))
}

/// Lets a member back in by the organisation's recovery key, which is the way back of whoever has lost everything.
///
/// # Refuses
/// [`Refusal::NoGrant`] where a key is missing that the role reads and the recovery key holds (`held`).
pub fn recover(member: MemberId, role: &Role, back: Back, held: &[Purpose], at: Timestamp) -> Result<Decision, Refusal> {
    membership::whole(|pair| role.reads(pair), held, &back.seals)?;
    Ok(came_back(None, member, back, false, at))
}

fn came_back(link: Option<HolderId>, member: MemberId, back: Back, keeps_step: bool, at: Timestamp) -> Decision {
    let Back { public_key, password, seals } = back;
    Decision::SigningIn(Change::CameBack { link, member, public_key, password, keeps_step, seals, at })
}

/// Notes that a session is used, to the minute; `None` where that was noted lately.
pub fn note_use(session: SessionId, used_at: Timestamp, now: Timestamp) -> Option<Decision> {
    let due = now.duration_since(used_at) >= NOTED;
    due.then_some(Decision::SigningIn(Change::Used { session, at: to_the_minute(now) }))
}

/// The minute in which something was done: nobody needs to know it better.
pub fn to_the_minute(at: Timestamp) -> Timestamp {
    let seconds = at.as_second();
    Timestamp::from_second(seconds - seconds.rem_euclid(60)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::OrganisationId;
    use crate::permission::Role;
    use uuid::Uuid;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000).unwrap() + SignedDuration::from_mins(minutes)
    }

    #[test]
    fn a_session_ends_by_its_time_and_by_idleness() {
        let until = at(12 * 60);
        for (used, now, live) in [(0, 0, true), (0, 119, true), (0, 120, false), (719, 719, true), (719, 720, false)] {
            assert_eq!(lives(at(used), until, at(now)), live, "used at {used}, asked at {now}");
        }
    }

    #[test]
    fn a_password_alone_confirms_nothing_that_began_with_more() {
        for way in [None, Some(Way::Password), Some(Way::Passkey)] {
            assert_eq!((may_confirm(way, false), may_confirm(way, true)), (Ok(()), Ok(())), "{way:?}");
        }
        let company = Some(Way::of(Some(SecondStep::IdentityProvider([0; 32]))));
        assert_eq!((may_confirm(company, false), may_confirm(company, true)), (Err(Refusal::OwnStepNeeded), Ok(())));
    }

    #[test]
    fn a_confirmation_counts_for_a_quarter_of_an_hour() {
        assert!(is_recent(at(0), at(0)) && is_recent(at(0), at(15) - SignedDuration::from_millis(1)));
        assert!(!is_recent(at(0), at(15)));
    }

    #[test]
    fn a_use_is_noted_once_a_minute_and_to_the_minute() {
        let session = SessionId(Uuid::nil());
        assert!(note_use(session, at(0), at(1) - SignedDuration::from_millis(1)).is_none());
        let noted = note_use(session, at(0), at(1) + SignedDuration::from_secs(59));
        let Some(Decision::SigningIn(Change::Used { at: noted, .. })) = noted else { panic!("it is due") };
        assert_eq!(noted, at(1), "no finer than the minute");
    }

    #[test]
    fn somebody_else_helps_back_in_and_the_link_works_until_it_ends() {
        let (id, member) = (Uuid::nil(), MemberId(Uuid::max()));
        let by = |member| Member { organisation: OrganisationId(id), member, session: SessionId(id), role: Role::Owner };
        let holder = NewHolder { id: HolderId(id), public_key: [1; 32], lookup: [2; 32] };
        let help = |helper, role: Role, leads| {
            let locked = Locked { member, role, email: vec![] };
            help(&by(helper), locked, leads, holder, &[Purpose::conversation()], vec![], at(0)).map(drop)
        };
        assert_eq!(help(MemberId(id), Role::Auditor, Leads::WayBack), Ok(()));
        assert_eq!(help(member, Role::Auditor, Leads::WayBack), Err(Refusal::NotPermitted), "nobody helps themselves");
        assert_eq!(help(MemberId(id), Role::Agent, Leads::WayBack), Err(Refusal::NoGrant), "what the role reads is missing");
        let link =
            |leads| Invitation { id: holder.id, member: Some(member), leads, role: Role::Auditor, by: MemberId(id), expires_at: at(60) };
        let back = |leads, now| {
            let password = NewPassword { salt: [0; 16], cost: String::new(), verifier: [0; 32], wrapped: vec![] };
            let come = come_back(&link(leads), Back { public_key: [3; 32], password, seals: vec![] }, &[], at(now))?;
            let Decision::SigningIn(Change::CameBack { keeps_step, .. }) = come else { panic!("they are back") };
            Ok(keeps_step)
        };
        assert_eq!((back(Leads::WayBack, 0), back(Leads::WayBackWithoutStep, 59)), (Ok(true), Ok(false)));
        assert_eq!((back(Leads::WayBack, 60), back(Leads::Joining, 0)), (Err(Refusal::NotFound), Err(Refusal::NotFound)));
    }

    #[test]
    fn codes_come_in_tens() {
        let made = |many| make_codes(MemberId(Uuid::nil()), vec![[1; 32]; many], at(0)).map(drop);
        assert_eq!(made(10), Ok(()));
        assert_eq!((made(9), made(11)), (Err(Refusal::Conflict), Err(Refusal::Conflict)));
    }

    #[test]
    fn who_runs_the_organisation_says_whether_two_steps_are_needed() {
        let id = Uuid::nil();
        let by = |role| Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role };
        let set = |role, before, after| require(&by(role), before, after, at(0)).map(|decision| decision.is_some());
        assert_eq!((set(Role::Owner, true, false), set(Role::Owner, true, true)), (Ok(true), Ok(false)));
        assert_eq!(set(Role::PrivacyOfficer, true, false), Err(Refusal::NotPermitted));
    }
}
