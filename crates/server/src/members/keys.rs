//! A member's keys: the purpose pairs that their session opens, and with them subject keys of live grants.

use crate::bindings::{self, ByGrant};
use domain::Purpose;
use domain::hold::HeldKey;
use domain::id::{HoldId, HolderId, OrganisationId, SubjectId};
use domain::membership::HandedOver;
use seal::{HandOver, KeyPair, PublicKey, SubjectKey};
use std::collections::HashMap;
use std::sync::Mutex;
use store::reads::{GrantSeal, PurposeKey, PurposeSeal};

/// The keys of one request or socket; nothing of it outlives that.
pub(crate) struct MemberKeys {
    organisation: OrganisationId,
    holder: HolderId,
    pair: KeyPair,
    seals: Vec<PurposeSeal>,
    opened: Mutex<HashMap<(Purpose, u32), KeyPair>>,
}

/// The subject keys that a member can open, by purpose and generation.
pub(crate) type SubjectKeys = HashMap<(Purpose, u32), SubjectKey>;

impl MemberKeys {
    pub(crate) fn new(organisation: OrganisationId, holder: HolderId, pair: KeyPair, seals: Vec<PurposeSeal>) -> Self {
        Self { organisation, holder, pair, seals, opened: Mutex::default() }
    }

    /// Whether they hold an older generation of a pair beside a newer one: then there may be something to reseal.
    pub(crate) fn hold_older(&self) -> bool {
        self.seals.iter().any(|seal| self.seals.iter().any(|other| other.purpose == seal.purpose && other.generation > seal.generation))
    }

    /// The same member's keys with these seals, where they were handed others since.
    pub(crate) fn with(&self, seals: Vec<PurposeSeal>) -> Option<Self> {
        let known = |seal: &PurposeSeal| self.seals.iter().any(|own| own.purpose == seal.purpose && own.generation == seal.generation);
        let same = seals.len() == self.seals.len() && seals.iter().all(known);
        (!same).then(|| Self::new(self.organisation, self.holder, self.pair.clone(), seals))
    }

    /// The member's own pair.
    pub(crate) fn pair(&self) -> &KeyPair {
        &self.pair
    }

    /// The pair of a purpose and generation, where the member holds it.
    fn purpose_pair(&self, purpose: &Purpose, generation: u32) -> Option<KeyPair> {
        let name = (purpose.clone(), generation);
        if let Some(pair) = self.opened.lock().ok()?.get(&name) {
            return Some(pair.clone());
        }
        let seal = self.seals.iter().find(|s| &s.purpose == purpose && s.generation == generation)?;
        let binding = bindings::to_holder(self.organisation, purpose, generation, self.holder);
        let pair = KeyPair::receive(&seal.sealed, &self.pair, &binding).ok()?;
        self.opened.lock().ok()?.insert(name, pair.clone());
        Some(pair)
    }

    /// Seals the pair of a purpose to another holder. `None` where it is not held, or is not the one that the ledger names.
    pub(crate) fn hand_over(&self, published: &PurposeKey, to: HolderId, public: &PublicKey) -> Option<HandedOver> {
        let PurposeKey { purpose, generation, public_key, .. } = published;
        let pair = self.purpose_pair(purpose, *generation).filter(|pair| pair.public().as_bytes() == public_key)?;
        let binding = bindings::to_holder(self.organisation, purpose, *generation, to);
        let sealed = pair.hand_over(public, &binding).ok()?;
        Some(HandedOver { purpose: purpose.clone(), generation: *generation, sealed })
    }

    /// Opens a key that is sealed to the pair of a purpose by itself, without a grant.
    pub(crate) fn receive(&self, pair: &Purpose, generation: u32, sealed: &[u8], binding: &HandOver<'_>) -> Option<SubjectKey> {
        SubjectKey::receive(sealed, &self.purpose_pair(pair, generation)?, binding).ok()
    }

    /// Opens the subject keys whose seals the member's pairs open. The seals come from live grants only.
    pub(crate) fn open(&self, subject: SubjectId, seals: &[GrantSeal]) -> SubjectKeys {
        seals.iter().filter_map(|seal| Some(((seal.purpose.clone(), seal.generation), self.open_one(subject, seal)?))).collect()
    }

    /// Opens one seal.
    pub(crate) fn open_one(&self, subject: SubjectId, seal: &GrantSeal) -> Option<SubjectKey> {
        let pair = self.purpose_pair(&seal.purpose, seal.pair_generation)?;
        let by = ByGrant { pair_generation: seal.pair_generation, grant: seal.grant, notice: seal.notice, wording: seal.wording };
        let binding = bindings::to_purpose(self.organisation, subject, &seal.purpose, seal.generation, &by);
        SubjectKey::receive(&seal.sealed, &pair, &binding).ok()
    }

    /// Opens a seal that a restriction made.
    pub(crate) fn open_private(&self, subject: SubjectId, seal: &GrantSeal) -> Option<SubjectKey> {
        let pair = self.purpose_pair(&Purpose::privacy(), seal.pair_generation)?;
        let by = ByGrant { pair_generation: seal.pair_generation, grant: seal.grant, notice: seal.notice, wording: seal.wording };
        let binding = bindings::to_privacy(self.organisation, subject, &seal.purpose, seal.generation, &by);
        SubjectKey::receive(&seal.sealed, &pair, &binding).ok()
    }

    /// Opens a seal that a hold made.
    pub(crate) fn open_held(&self, subject: SubjectId, hold: HoldId, key: &HeldKey) -> Option<SubjectKey> {
        let pair = self.purpose_pair(&Purpose::hold(), key.pair_generation)?;
        let binding = bindings::to_hold(self.organisation, subject, &key.purpose, key.generation, hold);
        SubjectKey::receive(&key.sealed, &pair, &binding).ok()
    }
}

/// Whether the conversation can be read with these keys.
pub(crate) fn reads_conversation(keys: &SubjectKeys) -> bool {
    keys.keys().any(|(purpose, _)| purpose.is_conversation())
}
