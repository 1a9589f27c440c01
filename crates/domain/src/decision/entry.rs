//! Decides what each decision that belongs to no group says in the ledger.

use super::{Decision, Opened};
use crate::act::{Act, Entry, rfc3339};
use crate::id::MemberId;
use crate::notice;
use crate::principal::Actor;
use jiff::Timestamp;

impl Decision {
    /// The entry of what a visitor did, or the sweep to what is theirs.
    pub(super) fn visitors_entry(&self) -> Option<Entry> {
        let visitor = |act, at: &Timestamp| Entry::new(act, *at, Actor::Visitor);
        Some(match self {
            Self::VisitStarted { visitor: v, notice, at, .. } => visitor(Act::VisitStarted, at)
                .with("subject", v.subject)
                .with("visit", v.visit)
                .with("site", v.site)
                .with("notice", notice::hex(notice)),
            Self::Granted { grant, subject, shown, keys, renews, expires_at, at } => {
                let entry = shown.written(visitor(Act::ConsentGiven, at), *subject, *grant).with("generation", keys.generation);
                let entry = renews.iter().fold(entry, |entry, old| entry.with("renews", old));
                expires_at.iter().fold(entry, |entry, until| entry.with("expires", rfc3339(*until)))
            }
            Self::RefusedConsent { grant, subject, shown, at } => shown.written(visitor(Act::ConsentRefused, at), *subject, *grant),
            Self::Withdrawn { grant, subject, purpose, generation, by, at, .. } => Entry::new(Act::ConsentWithdrawn, *at, *by)
                .with("subject", subject)
                .with("purpose", purpose)
                .with("grant", grant)
                .with("generation", generation),
            Self::Collected { subject, purpose, generation, field, corrected, at, .. } => {
                let act = if *corrected { Act::ContactCorrected } else { Act::ContactCollected };
                visitor(act, at).with("subject", subject).with("purpose", purpose).with("field", field).with("generation", generation)
            }
            Self::HandedOver { conversation, subject, at } => {
                visitor(Act::ConversationHandedOver, at).with("subject", subject).with("conversation", conversation)
            }
            Self::DataShown { subject, at } => visitor(Act::DataShown, at).with("subject", subject),
            Self::GenerationDestroyed { subject, purpose, generation, at } => Entry::new(Act::GenerationDestroyed, *at, Actor::System)
                .with("subject", subject)
                .with("purpose", purpose)
                .with("generation", generation),
            _ => return None,
        })
    }

    /// The entry of what a member did.
    pub(super) fn members_entry(&self) -> Option<Entry> {
        let by = |act, member: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*member));
        Some(match self {
            Self::Taken { conversation, subject, member, at } => {
                by(Act::ConversationTaken, member, at).with("subject", subject).with("conversation", conversation)
            }
            Self::Closed { conversation, subject, member, at } => {
                by(Act::ConversationClosed, member, at).with("subject", subject).with("conversation", conversation)
            }
            Self::LetInAsked { conversation, subject, member, at } => {
                by(Act::ConversationLetInAsked, member, at).with("subject", subject).with("conversation", conversation)
            }
            Self::ConversationDeleted { conversation, subject, member, at } => {
                by(Act::ConversationDeleted, member, at).with("subject", subject).with("conversation", conversation)
            }
            Self::MessageDeleted { conversation, subject, message, by, at } => Entry::new(Act::MessageDeleted, *at, *by)
                .with("subject", subject)
                .with("conversation", conversation)
                .with("message", message),
            Self::Opened { what, subject, session, member, role, reason, at } => {
                let entry = match what {
                    Opened::Conversation(id) => by(Act::ConversationOpened, member, at).with("subject", subject).with("conversation", id),
                    Opened::Contact => by(Act::ContactOpened, member, at).with("subject", subject),
                };
                // The role of that moment: whoever asks later who read them is told as what, whatever became of it since.
                let entry = entry.with("session", session).with("role", role.as_str());
                reason.iter().fold(entry, |entry, reason| entry.with("reason", reason.as_str()))
            }
            Self::Exported { purpose, count, member, at } => {
                by(Act::ContactsExported, member, at).with("purpose", purpose).with("count", count)
            }
            Self::OverviewExported { member, at } => by(Act::OverviewExported, member, at),
            Self::SessionStarted { session, member, second_step, at, .. } => {
                let entry = by(Act::SessionStarted, member, at).with("session", session);
                second_step.iter().fold(entry, |entry, step| entry.with("second_step", step.as_str()))
            }
            Self::SessionEnded { session, member, at } => by(Act::SessionEnded, member, at).with("session", session),
            _ => return None,
        })
    }

    /// The entry of what sets an organisation up.
    pub(super) fn set_up_entry(&self) -> Option<Entry> {
        let operator = |act, at: &Timestamp| Entry::new(act, *at, Actor::Operator);
        Some(match self {
            Self::HolderPublished { holder, kind, public_key, at, .. } => {
                operator(Act::KeyPublished, at).with("holder", holder).with("kind", kind).with("public_key", notice::hex(public_key))
            }
            Self::PurposePublished { rule, generation, public_key, by, at, .. } => Entry::new(Act::KeyPublished, *at, *by)
                .with("purpose", &rule.purpose)
                .with("basis", rule.basis.as_str())
                .with("generation", generation)
                .with("public_key", notice::hex(public_key)),
            Self::MemberAdded { member, role, at, .. } => operator(Act::MemberAdded, at).with("member", member).with("role", role.as_str()),
            Self::RecoveryConfirmed { holder, at } => operator(Act::RecoveryConfirmed, at).with("holder", holder),
            Self::FlowPublished { flow, version, sha256, by, at, .. } => {
                Entry::new(Act::FlowPublished, *at, *by).with("flow", flow).with("version", version).with("sha256", notice::hex(sha256))
            }
            Self::OrganisationCreated { region, vkey, at, .. } => {
                operator(Act::OrganisationCreated, at).with("region", region).with("vkey", vkey)
            }
            _ => return None,
        })
    }
}
