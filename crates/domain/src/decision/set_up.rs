//! The first acts of an organisation: what its creation writes, in this order.

use super::{Account, Actor, Decision, FlowId, HolderId, MemberId, Purpose, Role, SessionId, SiteId, Timestamp};
use crate::notice;
use crate::purpose::PurposeRule;
use crate::signing_in::SecondStep;

/// The organisation and the key that signs its ledger.
pub fn organisation(name: String, region: String, demo: bool, vkey: String, sealed_seed: Vec<u8>, at: Timestamp) -> Decision {
    Decision::OrganisationCreated { name, region, demo, vkey, sealed_seed, at }
}

/// A holder's public key; `kind` is `member` or `recovery`.
pub fn holder(holder: HolderId, kind: &'static str, public_key: [u8; 32], lookup: Option<[u8; 32]>, at: Timestamp) -> Decision {
    Decision::HolderPublished { holder, kind, public_key, lookup, at }
}

/// A purpose and its key pair. Whoever defines one of their own asks [`crate::purpose::define`] first.
pub fn purpose(
    rule: PurposeRule,
    position: u32,
    generation: u32,
    public_key: [u8; 32],
    seals: Vec<(HolderId, Vec<u8>)>,
    by: Actor,
    at: Timestamp,
) -> Decision {
    Decision::PurposePublished { rule, position, generation, public_key, seals, by, at }
}

/// A member.
pub fn member(member: MemberId, role: Role, account: Account, at: Timestamp) -> Decision {
    Decision::MemberAdded { member, role, account, at }
}

/// A notice (`purpose` is `None`) or a wording.
pub fn text(purpose: Option<Purpose>, text: notice::Text, at: Timestamp) -> Decision {
    notice::publish_ours(purpose, text, notice::Kind::First, at)
}

/// A flow's version that passed its check.
pub fn flow(flow: FlowId, name: String, version: u32, source: String, articles: String, by: Actor, at: Timestamp) -> Decision {
    let sha256 = seal::sha256(format!("{source}\0{articles}").as_bytes());
    Decision::FlowPublished { flow, name, version, source, articles, sha256, by, at }
}

/// A site.
pub fn site(site: SiteId, name: String, origins: String, flow: FlowId, links: (String, String), at: Timestamp) -> Decision {
    Decision::SiteAdded { site, name, origins, flow, privacy_url: links.0, imprint_url: links.1, at }
}

/// The recovery key was typed back.
pub fn confirm_recovery(holder: HolderId, at: Timestamp) -> Decision {
    Decision::RecoveryConfirmed { holder, at }
}

/// A session, for a member whose credentials were checked.
pub fn start_session(
    session: SessionId,
    member: MemberId,
    keys: SessionKeys,
    second_step: Option<SecondStep>,
    at: Timestamp,
    expires_at: Timestamp,
) -> Decision {
    Decision::SessionStarted { session, member, lookup: keys.lookup, wrapped: keys.wrapped, second_step, at, expires_at }
}

/// The end of a session.
pub fn end_session(session: SessionId, member: MemberId, at: Timestamp) -> Decision {
    Decision::SessionEnded { session, member, at }
}

/// What a session row holds: the token's lookup id, and the member's private half wrapped under the token's secret.
#[derive(Clone, Debug)]
pub struct SessionKeys {
    /// The lookup id.
    pub lookup: [u8; 32],
    /// The wrapped private half.
    pub wrapped: Vec<u8>,
}
