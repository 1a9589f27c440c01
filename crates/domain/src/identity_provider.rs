//! Identity providers: which one an organisation's members may come through (OpenID Connect), who of its people is which member, and when
//! it may be asked. A provider's word is a second step. It opens no key, and nobody is let in by it alone.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{IdentityProviderId, MemberId, RecipientId, SubjectId};
use crate::notice;
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::recipient::{self, Kind, Recipient};
use crate::refusal::Refusal;
use crate::signing_in::SecondStep;
use jiff::Timestamp;

/// The longest issuer, in bytes.
pub const ISSUER_BYTES_MAX: usize = 400;
/// The longest name of a client, in characters.
pub const CLIENT_CHARS_MAX: usize = 200;
/// The longest secret of a client, in characters.
pub const SECRET_CHARS_MAX: usize = 500;

/// What an organisation says of its provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    /// Who it is: an address over TLS, to the letter (Discovery 1.0, 3).
    pub issuer: String,
    /// As whom Parlour asks there.
    pub client_id: String,
    /// The client's secret, sealed to the server key; `None` for a public client.
    pub secret: Option<Vec<u8>>,
}

/// A provider as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provider {
    /// The id in the link with which its members begin. It says nothing of the organisation, and stays when the rest changes.
    pub id: IdentityProviderId,
    /// What was said of it.
    pub profile: Profile,
}

/// What becomes of the client's secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Secret {
    /// It stays what it is, for the same issuer and client alone: nobody sends it to somebody else by changing where it goes.
    Kept,
    /// There is none.
    Absent,
    /// Another, sealed to the server key.
    Sealed(Vec<u8>),
}

/// What a provider is asked. Each question is an act before it leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Errand {
    /// Where it is asked what, by discovery.
    Discovery,
    /// With which keys it signs.
    Keys,
    /// Who came back with a code.
    Code,
}

impl Errand {
    /// The name that the ledger uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Discovery => "discovery",
            Self::Keys => "keys",
            Self::Code => "code",
        }
    }
}

/// A person at the provider, as it is stored: a keyed hash of organisation, issuer and the name that the provider gives them.
pub type PersonHash = [u8; 32];

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// Members may come through this provider. With another issuer, nobody is known there any more.
    #[non_exhaustive]
    Set { provider: Provider, forgets: bool, by: MemberId, at: Timestamp },
    /// They may not any more, and nobody is known there.
    #[non_exhaustive]
    Removed { by: MemberId, at: Timestamp },
    /// A provider is asked. Written before anything leaves.
    #[non_exhaustive]
    Asked { recipient: RecipientId, errand: Errand, at: Timestamp },
    /// A person at the provider is this member from now on. They showed it once by everything else that the member signs in by.
    #[non_exhaustive]
    Bound { member: MemberId, person: PersonHash, step: Option<SecondStep>, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        Recorded::Act(match self {
            // Whose address an issuer is, is not for the ledger to say: its hash proves which one it was.
            Self::Set { provider, forgets, by, at } => Entry::new(Act::IdentityProviderSet, *at, Actor::Member(*by))
                .with("provider", provider.id)
                .with("issuer", notice::hex(&seal::sha256(provider.profile.issuer.as_bytes())))
                .with("forgets", forgets),
            Self::Removed { by, at } => Entry::new(Act::IdentityProviderRemoved, *at, Actor::Member(*by)),
            Self::Asked { recipient, errand, at } => {
                Entry::new(Act::IdentityProviderAsked, *at, Actor::System).with("recipient", recipient).with("for", errand.as_str())
            }
            Self::Bound { member, step, at, .. } => {
                let entry = Entry::new(Act::IdentityProviderBound, *at, Actor::Member(*member)).with("member", member);
                step.iter().fold(entry, |entry, step| entry.with("second_step", step.as_str()))
            }
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Says through which provider members may come; `None` where that stands already. `is_issuer` says whether the address could be one.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::ProviderRefused`] with the field that does not hold.
pub fn set(
    by: &Member,
    before: Option<&Provider>,
    (id, issuer, client_id): (IdentityProviderId, &str, &str),
    secret: Secret,
    is_issuer: bool,
    at: Timestamp,
) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::OrganisationManage)?;
    let (issuer, client_id) = (issuer.trim().to_owned(), client_id.trim().to_owned());
    if !is_issuer || issuer.len() > ISSUER_BYTES_MAX {
        return Err(Refusal::ProviderRefused { field: "issuer" });
    }
    let fits = (1..=CLIENT_CHARS_MAX).contains(&client_id.chars().count()) && !client_id.chars().any(char::is_control);
    if !fits {
        return Err(Refusal::ProviderRefused { field: "client_id" });
    }
    let same = before.filter(|before| before.profile.issuer == issuer);
    let secret = match secret {
        Secret::Absent => None,
        Secret::Sealed(sealed) => Some(sealed),
        Secret::Kept => match same.filter(|same| same.profile.client_id == client_id) {
            Some(same) => same.profile.secret.clone(),
            None => return Err(Refusal::ProviderRefused { field: "client_secret" }),
        },
    };
    let provider = Provider { id: before.map_or(id, |before| before.id), profile: Profile { issuer, client_id, secret } };
    if before == Some(&provider) {
        return Ok(None);
    }
    let forgets = before.is_some() && same.is_none();
    Ok(Some(Decision::IdentityProvider(Change::Set { provider, forgets, by: by.member, at })))
}

/// Ends the way in through the provider; `None` where there is none. Whoever has no other second step sets one up when they come next.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not.
pub fn remove(by: &Member, before: Option<&Provider>, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::OrganisationManage)?;
    Ok(before.map(|_| Decision::IdentityProvider(Change::Removed { by: by.member, at })))
}

/// Permits that a provider is asked: one who is registered as that, in a country that the law allows, and now. What it is told is that
/// somebody of the organisation signs in.
///
/// # Refuses
/// [`Refusal::NoRecipient`] in every other case.
pub fn ask(recipient: &Recipient, errand: Errand, region: &str, at: Timestamp) -> Result<Decision, Refusal> {
    recipient::may_have(recipient, Kind::IdentityProvider, region, at)?;
    Ok(Decision::IdentityProvider(Change::Asked { recipient: recipient.id, errand, at }))
}

/// What is known of the two who are to be one.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// The organisation's provider in this moment.
    pub provider: Option<&'k Provider>,
    /// As whom the member is known there.
    pub member: Option<PersonHash>,
    /// Whom the person is there.
    pub person: Option<MemberId>,
}

/// Makes a person at the provider a member's own, for good: whatever address the provider says later is not looked at. `issuer` is whose
/// word it is; `step` is what of the member's own was used up.
///
/// # Refuses
/// [`Refusal::Unauthorised`] where the provider is another by now, and where one of the two is known as somebody else: whoever is given
/// the address of a member at the provider does not become them.
pub fn bind(
    known: Known<'_>,
    issuer: &str,
    (member, person): (MemberId, PersonHash),
    step: Option<SecondStep>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let is_theirs = known.provider.is_some_and(|provider| provider.profile.issuer == issuer);
    if !is_theirs || known.member.is_some() || known.person.is_some() {
        return Err(Refusal::Unauthorised);
    }
    Ok(Decision::IdentityProvider(Change::Bound { member, person, step, at }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use crate::permission::Role;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::constant(1_795_000_000, 0);
    const ISSUER: &str = "https://login.example";

    fn by(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn standing() -> Provider {
        let profile = Profile { issuer: ISSUER.into(), client_id: "parlour".into(), secret: Some(vec![7]) };
        Provider { id: IdentityProviderId(Uuid::max()), profile }
    }

    fn said(issuer: &str, client_id: &str, secret: Secret) -> Result<Option<(Provider, bool)>, Refusal> {
        let decided = set(&by(Role::Owner), Some(&standing()), (IdentityProviderId(Uuid::nil()), issuer, client_id), secret, true, AT)?;
        Ok(decided.map(|decided| match decided {
            Decision::IdentityProvider(Change::Set { provider, forgets, .. }) => (provider, forgets),
            _ => panic!("it is set"),
        }))
    }

    #[test]
    fn a_secret_goes_to_nobody_for_whom_it_was_not_typed() {
        let refused = Err(Refusal::ProviderRefused { field: "client_secret" });
        assert_eq!(said(ISSUER, "parlour", Secret::Kept), Ok(None), "that stands already");
        assert_eq!(said("https://evil.example", "parlour", Secret::Kept), refused);
        assert_eq!(said(ISSUER, "other", Secret::Kept), refused);
        let (public, _) = said(ISSUER, "parlour", Secret::Absent).unwrap().unwrap();
        assert_eq!((public.profile.secret, public.id), (None, standing().id), "and the link stays");
    }

    #[test]
    fn another_issuer_knows_nobody() {
        let forgets = |issuer| said(issuer, "parlour", Secret::Sealed(vec![8])).unwrap().unwrap().1;
        assert!(!forgets(ISSUER) && forgets("https://other.example"));
        let id = (IdentityProviderId(Uuid::nil()), ISSUER, "parlour");
        let first = set(&by(Role::Owner), None, id, Secret::Absent, true, AT).unwrap().unwrap();
        assert!(matches!(first, Decision::IdentityProvider(Change::Set { forgets: false, .. })));
    }

    #[test]
    fn who_may_say_so_and_what_fits() {
        let id = IdentityProviderId(Uuid::nil());
        let tried = |role, issuer: &str, client: &str, is_issuer| {
            set(&by(role), None, (id, issuer, client), Secret::Absent, is_issuer, AT).map(|decided| decided.is_some())
        };
        assert_eq!(tried(Role::Owner, ISSUER, "parlour", true), Ok(true));
        for role in [Role::Administrator, Role::Agent] {
            assert_eq!(tried(role, ISSUER, "parlour", true), Err(Refusal::NotPermitted));
        }
        assert_eq!(remove(&by(Role::Agent), Some(&standing()), AT).map(drop), Err(Refusal::NotPermitted));
        assert!(remove(&by(Role::Owner), None, AT).unwrap().is_none());
        let field = |field| Err(Refusal::ProviderRefused { field });
        assert_eq!(tried(Role::Owner, "http://login.example", "parlour", false), field("issuer"));
        assert_eq!(tried(Role::Owner, &format!("https://{}", "x".repeat(400)), "parlour", true), field("issuer"));
        for client in ["", " ", "a\nb", &"x".repeat(201)] {
            assert_eq!(tried(Role::Owner, ISSUER, client, true), field("client_id"), "{client:?}");
        }
    }

    #[test]
    fn a_person_and_a_member_become_one_once() {
        let (ada, tom) = (MemberId(Uuid::from_u128(1)), MemberId(Uuid::from_u128(2)));
        let provider = standing();
        let fresh = Known { provider: Some(&provider), member: None, person: None };
        let bound = |known, issuer| bind(known, issuer, (ada, [1; 32]), None, AT).map(drop);
        assert_eq!(bound(fresh, ISSUER), Ok(()));
        for known in [
            Known { provider: None, ..fresh },
            Known { member: Some([2; 32]), ..fresh },
            Known { person: Some(tom), ..fresh },
            Known { person: Some(ada), ..fresh },
        ] {
            assert_eq!(bound(known, ISSUER), Err(Refusal::Unauthorised), "{known:?}");
        }
        assert_eq!(bound(fresh, "https://other.example"), Err(Refusal::Unauthorised), "the word of another");
    }

    #[test]
    fn the_ledger_names_neither_people_nor_addresses() {
        let entry = |decided: Decision| match decided.recorded() {
            Recorded::Act(entry) => entry.text(OrganisationId(Uuid::nil())),
            _ => panic!("an act"),
        };
        let id = (IdentityProviderId(Uuid::nil()), ISSUER, "parlour");
        let text = entry(set(&by(Role::Owner), None, id, Secret::Sealed(b"sealed".to_vec()), true, AT).unwrap().unwrap());
        assert!(!text.contains("login.example") && !text.contains("sealed") && text.contains("\"forgets\":\"false\""), "{text}");
        let provider = standing();
        let known = Known { provider: Some(&provider), member: None, person: None };
        let text = entry(bind(known, ISSUER, (MemberId(Uuid::nil()), [0xab; 32]), Some(SecondStep::Totp(7)), AT).unwrap());
        assert!(!text.contains("abab") && text.contains("\"second_step\":\"totp\""), "{text}");
    }
}
