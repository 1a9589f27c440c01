//! Consent: when a grant may be made, refused and withdrawn, and the proof that personal data has its basis.

use crate::act::Entry;
use crate::confirmation::Pending;
use crate::decision::{Decision, KeySeal};
use crate::id::{GrantId, SubjectId};
use crate::notice::Version;
use crate::principal::Actor;
use crate::purpose::{Basis, Purpose};
use crate::refusal::Refusal;
use crate::retention;
use jiff::Timestamp;
use locale::Locale;

/// How the visitor said yes or no. There is no default: nothing is ever pre-selected (GDPR rec. 32, Planet49 C-673/17).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Yes.
    Given,
    /// No.
    Refused,
}

/// The control by which a grant was made, kept in its record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// One of two equal buttons on a consent card.
    Card,
    /// A choice whose label and accompanying line say what it grants.
    Choice,
    /// A button on a consent card, and then a click in a letter to the address that was told.
    Confirmed,
}

impl How {
    /// The name that tables and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Choice => "choice",
            Self::Confirmed => "confirmed",
        }
    }
}

/// One live generation of a subject's keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Live {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation; counts from 1.
    pub generation: u32,
    /// The grant that sealed it to the organisation; `None` while the visitor alone can open it.
    pub grant: Option<GrantId>,
}

/// How a subject stands: the facts about their keys and grants, as the transaction of the act read them.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who.
    pub subject: SubjectId,
    /// Their live generations.
    pub live: Vec<Live>,
}

/// Proof that personal data of one purpose and generation may be stored now.
///
/// Only [`Standing::proof`], [`Standing::visit_proof`] and [`Standing::pending_proof`] make one. It cannot be cloned and cannot outlive the facts that it
/// borrows. The facts are the store's to read, in the transaction of the act; whoever states false ones can still lie.
///
/// ```compile_fail
/// let forged = domain::consent::Proof { live: todo!() };
/// ```
#[must_use]
#[derive(Debug)]
pub struct Proof<'f> {
    subject: SubjectId,
    live: &'f Live,
}

impl Proof<'_> {
    /// Whose data it is about.
    pub fn subject(&self) -> SubjectId {
        self.subject
    }

    /// For which purpose.
    pub fn purpose(&self) -> &Purpose {
        &self.live.purpose
    }

    /// Under which generation it must be sealed.
    pub fn generation(&self) -> u32 {
        self.live.generation
    }
}

impl Standing {
    /// The live generation of a purpose.
    pub fn live(&self, purpose: &Purpose) -> Option<&Live> {
        self.live.iter().find(|l| &l.purpose == purpose)
    }

    /// Proof by a live grant.
    ///
    /// # Refuses
    /// [`Refusal::ConsentMissing`] where none stands.
    pub fn proof(&self, purpose: &Purpose) -> Result<Proof<'_>, Refusal> {
        let live = self.live(purpose).filter(|l| l.grant.is_some());
        live.map(|live| Proof { subject: self.subject, live }).ok_or_else(|| Refusal::ConsentMissing { purpose: purpose.clone() })
    }

    /// Proof by the visit itself: what is said in the conversation, readable by the visitor alone until they grant more.
    ///
    /// # Refuses
    /// [`Refusal::GenerationEnded`] where the conversation has no live key.
    pub fn visit_proof(&self) -> Result<Proof<'_>, Refusal> {
        let live = self.live.iter().find(|l| l.purpose.is_conversation());
        live.map(|live| Proof { subject: self.subject, live }).ok_or(Refusal::GenerationEnded)
    }

    /// Proof by a yes that waits for its confirmation: like the visit's own, readable by the visitor alone until then.
    ///
    /// # Refuses
    /// [`Refusal::GenerationEnded`] where the generation that waits is not the live one, or was granted.
    pub fn pending_proof(&self, pending: &Pending) -> Result<Proof<'_>, Refusal> {
        let live = self.live(&pending.purpose).filter(|l| l.generation == pending.generation && l.grant.is_none());
        live.map(|live| Proof { subject: self.subject, live }).ok_or(Refusal::GenerationEnded)
    }
}

/// What a visitor was shown when they decided.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The purpose that was asked for: one, never more (KVKK Board 2025/1072).
    pub purpose: Purpose,
    /// On which basis the grant would rest.
    pub basis: Basis,
    /// The current notice.
    pub notice: Version,
    /// The wording of the consent or of the choice.
    pub wording: Version,
    /// In which language.
    pub locale: Locale,
    /// By which control.
    pub how: How,
}

/// The keys that a grant hands over: the generation, and its seal to the organisation's purpose key pair.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// The generation that is granted.
    pub generation: u32,
    /// Whether this generation begins with this grant.
    pub begins: bool,
    /// Its seals: to the purpose pair and, where it begins here, to the visitor.
    pub seals: Vec<KeySeal>,
}

/// Decides whether a grant may be made. `named` is the notice that the visitor's answer names.
///
/// # Refuses
/// [`Refusal::ConsentStale`] where that is not the current one; [`Refusal::Conflict`] where a grant stands already;
/// [`Refusal::GenerationEnded`] where the keys were prepared for a generation that is not (or no longer) the live one.
pub fn give(standing: &Standing, shown: Shown, named: Version, keys: HandOver, grant: GrantId, at: Timestamp) -> Result<Decision, Refusal> {
    may_give(standing, &shown, named, &keys)?;
    Ok(Decision::Granted { grant, subject: standing.subject, shown, keys, at })
}

/// Whether a yes may be taken in now, under these keys.
pub(crate) fn may_give(standing: &Standing, shown: &Shown, named: Version, keys: &HandOver) -> Result<(), Refusal> {
    if named != shown.notice {
        return Err(Refusal::ConsentStale);
    }
    match standing.live(&shown.purpose) {
        Some(live) if live.grant.is_some() => Err(Refusal::Conflict),
        Some(live) if keys.begins || live.generation != keys.generation => Err(Refusal::GenerationEnded),
        None if !keys.begins => Err(Refusal::GenerationEnded),
        _ => Ok(()),
    }
}

/// Decides how a refusal is recorded: that it was refused, and nothing else.
///
/// # Refuses
/// [`Refusal::ConsentStale`] where the answer names another notice than the current one; [`Refusal::Conflict`] where a
/// grant stands: that is a withdrawal, not a refusal.
pub fn refuse(standing: &Standing, shown: Shown, named: Version, grant: GrantId, at: Timestamp) -> Result<Decision, Refusal> {
    if named != shown.notice {
        return Err(Refusal::ConsentStale);
    }
    if standing.live(&shown.purpose).is_some_and(|l| l.grant.is_some()) {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::RefusedConsent { grant, subject: standing.subject, shown, at })
}

/// Decides a withdrawal (GDPR art. 7(3)) or objection (art. 21): every seal but the visitor's goes, the generation ends.
///
/// # Refuses
/// [`Refusal::ConsentMissing`] where no grant stands.
pub fn withdraw(standing: &Standing, purpose: &Purpose, at: Timestamp) -> Result<Decision, Refusal> {
    let proof = standing.proof(purpose)?;
    let grant = proof.live.grant.ok_or_else(|| Refusal::ConsentMissing { purpose: purpose.clone() })?;
    Ok(Decision::Withdrawn {
        grant,
        subject: standing.subject,
        purpose: purpose.clone(),
        generation: proof.generation(),
        by: Actor::Visitor,
        at,
        destroy_at: retention::after_withdrawal(at),
    })
}

/// The entry of a consent, with what was shown.
pub(crate) fn entry(entry: Entry, subject: SubjectId, grant: GrantId, shown: &Shown) -> Entry {
    entry
        .with("subject", subject)
        .with("purpose", &shown.purpose)
        .with("grant", grant)
        .with("basis", shown.basis.as_str())
        .with("notice", crate::notice::hex(&shown.notice))
        .with("wording", crate::notice::hex(&shown.wording))
        .with("locale", shown.locale.code())
        .with("how", shown.how.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn now() -> Timestamp {
        Timestamp::from_second(1_800_000_000).unwrap()
    }

    fn callback() -> Purpose {
        Purpose::parse("callback").unwrap()
    }

    fn standing(live: Vec<Live>) -> Standing {
        Standing { subject: SubjectId(Uuid::from_u128(7)), live }
    }

    fn shown() -> Shown {
        Shown { purpose: callback(), basis: Basis::Consent, notice: [1; 32], wording: [2; 32], locale: Locale::De, how: How::Card }
    }

    fn keys(generation: u32, begins: bool) -> HandOver {
        HandOver { generation, begins, seals: vec![] }
    }

    fn granted(generation: u32) -> Vec<Live> {
        vec![Live { purpose: callback(), generation, grant: Some(GrantId(Uuid::from_u128(1))) }]
    }

    fn give_on(live: Vec<Live>, named: Version, keys: HandOver) -> Result<Decision, Refusal> {
        give(&standing(live), shown(), named, keys, GrantId(Uuid::from_u128(9)), now())
    }

    #[test]
    fn a_grant_names_the_current_notice() {
        assert_eq!(give_on(vec![], [9; 32], keys(1, true)).unwrap_err(), Refusal::ConsentStale);
        assert!(give_on(vec![], [1; 32], keys(1, true)).is_ok());
        assert_eq!(refuse(&standing(vec![]), shown(), [9; 32], GrantId(Uuid::nil()), now()).unwrap_err(), Refusal::ConsentStale);
    }

    #[test]
    fn a_grant_opens_the_live_generation_and_no_other() {
        let sealed = vec![Live { purpose: callback(), generation: 2, grant: None }];
        assert!(give_on(sealed.clone(), [1; 32], keys(2, false)).is_ok());
        assert_eq!(give_on(sealed.clone(), [1; 32], keys(1, false)).unwrap_err(), Refusal::GenerationEnded);
        assert_eq!(give_on(sealed, [1; 32], keys(3, true)).unwrap_err(), Refusal::GenerationEnded);
        assert_eq!(give_on(vec![], [1; 32], keys(1, false)).unwrap_err(), Refusal::GenerationEnded);
    }

    #[test]
    fn what_stands_is_withdrawn_not_refused() {
        let stands = standing(granted(1));
        assert_eq!(refuse(&stands, shown(), [1; 32], GrantId(Uuid::nil()), now()).unwrap_err(), Refusal::Conflict);
        assert!(matches!(withdraw(&stands, &callback(), now()), Ok(Decision::Withdrawn { generation: 1, .. })));
        assert!(matches!(withdraw(&standing(vec![]), &callback(), now()), Err(Refusal::ConsentMissing { .. })));
    }

    #[test]
    fn there_is_no_proof_without_a_grant_but_the_visits_own() {
        let only_sealed = standing(vec![Live { purpose: callback(), generation: 1, grant: None }]);
        assert!(matches!(only_sealed.proof(&callback()), Err(Refusal::ConsentMissing { .. })));
        assert!(only_sealed.visit_proof().is_err());
        assert_eq!(standing(granted(3)).proof(&callback()).unwrap().generation(), 3);
    }

    #[test]
    fn one_purpose_proves_nothing_for_another() {
        assert!(standing(granted(1)).proof(&Purpose::parse("marketing").unwrap()).is_err());
    }
}
