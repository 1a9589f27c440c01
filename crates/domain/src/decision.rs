//! Decisions: what the rules allow to be written, and the ledger entry that each leaves.

use crate::act::Entry;
use crate::consent::{Correctable, HandOver, Proof, Shown};
use crate::conversation::Draft;
use crate::id::{ConversationId, FlowId, GrantId, HolderId, MemberId, MessageId, SessionId, SiteId, SubjectId};
use crate::notice::{self, Version};
use crate::permission::Role;
use crate::principal::{Actor, Member, Visitor};
use crate::purpose::Purpose;
use crate::reason::Reason;
use crate::refusal::Refusal;
use crate::{
    access_log, agreement, breach, canned, checkpoint, confirmation, consent, erasure, file, handling, hold, identity, identity_provider,
    import, member, membership, organisation, pair, passkey, provisioning, purpose, recipient, register, request, restriction, retention,
    role, rotation, satisfaction, signing_in, site, sub_processor, task, team, token, view,
};
use jiff::Timestamp;

mod entry;
mod exempt;
pub mod set_up;

pub use exempt::EXEMPT;
pub(crate) use exempt::{EXEMPT_OBJECTION, EXEMPT_VIEW};

/// To whom a subject key is sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SealedTo {
    /// The visitor's own pair.
    Visitor,
    /// The organisation's pair for the purpose, of this generation.
    Purpose(u32),
    /// The organisation's privacy pair, of this generation: the subject is restricted.
    Privacy(u32),
}

/// One seal of a subject key: an HPKE ciphertext and whom it is for.
#[derive(Clone, Debug)]
pub struct KeySeal {
    /// For whom.
    pub to: SealedTo,
    /// The stored form.
    pub sealed: Vec<u8>,
}

/// What may be written. Only the functions of this crate make one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Decision {
    /// A visit begins: the subject, the key of their conversation, the conversation, and the notice that is shown.
    #[non_exhaustive]
    VisitStarted {
        visitor: Visitor,
        public_key: [u8; 32],
        lookup: [u8; 32],
        flow: FlowId,
        flow_version: u32,
        visitor_seal: Vec<u8>,
        notice: Version,
        at: Timestamp,
    },
    /// A grant: the consent record and the sealed key.
    #[non_exhaustive]
    Granted {
        grant: GrantId,
        subject: SubjectId,
        shown: Shown,
        keys: HandOver,
        /// The stale or expired grant whose place it takes.
        renews: Option<GrantId>,
        expires_at: Option<Timestamp>,
        at: Timestamp,
    },
    /// A refusal.
    #[non_exhaustive]
    RefusedConsent { grant: GrantId, subject: SubjectId, shown: Shown, at: Timestamp },
    /// A withdrawal.
    #[non_exhaustive]
    Withdrawn { grant: GrantId, subject: SubjectId, purpose: Purpose, generation: u32, by: Actor, at: Timestamp, destroy_at: Timestamp },
    /// A new generation of a subject's key, sealed to the visitor alone.
    #[non_exhaustive]
    GenerationBegun { subject: SubjectId, purpose: Purpose, generation: u32, visitor_seal: Vec<u8>, at: Timestamp },
    /// A contact field.
    #[non_exhaustive]
    Collected { subject: SubjectId, purpose: Purpose, generation: u32, field: String, sealed: Vec<u8>, corrected: bool, at: Timestamp },
    /// A message.
    #[non_exhaustive]
    Said { conversation: ConversationId, generation: u32, draft: Draft },
    /// The bot's state, sealed like what was said to it.
    #[non_exhaustive]
    BotStepped { conversation: ConversationId, generation: u32, sealed: Vec<u8> },
    /// The conversation waits for a person.
    #[non_exhaustive]
    HandedOver { conversation: ConversationId, subject: SubjectId, at: Timestamp },
    /// A member took it.
    #[non_exhaustive]
    Taken { conversation: ConversationId, subject: SubjectId, member: MemberId, at: Timestamp },
    /// A member ended it.
    #[non_exhaustive]
    Closed { conversation: ConversationId, subject: SubjectId, member: MemberId, at: Timestamp },
    /// A member asked to be let into a private conversation.
    #[non_exhaustive]
    LetInAsked { conversation: ConversationId, subject: SubjectId, member: MemberId, at: Timestamp },
    /// The bot has the conversation again.
    #[non_exhaustive]
    ReturnedToBot { conversation: ConversationId },
    /// A message is deleted.
    #[non_exhaustive]
    MessageDeleted { conversation: ConversationId, subject: SubjectId, message: MessageId, by: Actor, at: Timestamp },
    /// A conversation's messages are deleted.
    #[non_exhaustive]
    ConversationDeleted { conversation: ConversationId, subject: SubjectId, member: MemberId, at: Timestamp },
    /// First showing of a conversation or of contact fields to a member in a session.
    #[non_exhaustive]
    Opened { what: Opened, subject: SubjectId, session: SessionId, member: MemberId, role: Role, reason: Option<Reason>, at: Timestamp },
    /// An export of contacts.
    #[non_exhaustive]
    Exported { purpose: Purpose, count: u64, member: MemberId, at: Timestamp },
    /// An export of the overview.
    #[non_exhaustive]
    OverviewExported { member: MemberId, at: Timestamp },
    /// Everything about a subject was shown to them.
    #[non_exhaustive]
    DataShown { subject: SubjectId, at: Timestamp },
    /// One generation of a subject's key is destroyed, with what it sealed.
    #[non_exhaustive]
    GenerationDestroyed { subject: SubjectId, purpose: Purpose, generation: u32, at: Timestamp },
    /// A member signed in.
    #[non_exhaustive]
    SessionStarted {
        session: SessionId,
        member: MemberId,
        lookup: [u8; 32],
        wrapped: Vec<u8>,
        second_step: Option<signing_in::SecondStep>,
        at: Timestamp,
        expires_at: Timestamp,
    },
    /// A member signed out.
    #[non_exhaustive]
    SessionEnded { session: SessionId, member: MemberId, at: Timestamp },
    /// A public key of a holder.
    #[non_exhaustive]
    HolderPublished { holder: HolderId, kind: &'static str, public_key: [u8; 32], lookup: Option<[u8; 32]>, at: Timestamp },
    /// A purpose, its key pair's public half, and its private half sealed to the holders whose role reads it.
    #[non_exhaustive]
    PurposePublished {
        rule: purpose::PurposeRule,
        position: u32,
        generation: u32,
        public_key: [u8; 32],
        seals: Vec<(HolderId, Vec<u8>)>,
        by: Actor,
        at: Timestamp,
    },
    /// A member joins.
    #[non_exhaustive]
    MemberAdded { member: MemberId, role: Role, account: Account, at: Timestamp },
    /// The recovery key was confirmed to be kept.
    #[non_exhaustive]
    RecoveryConfirmed { holder: HolderId, at: Timestamp },
    /// A flow's version is published.
    #[non_exhaustive]
    FlowPublished { flow: FlowId, name: String, version: u32, source: String, articles: String, sha256: [u8; 32], by: Actor, at: Timestamp },
    /// An organisation begins.
    #[non_exhaustive]
    OrganisationCreated { name: String, region: String, demo: bool, vkey: String, sealed_seed: Vec<u8>, at: Timestamp },
    /// A site is set up.
    #[non_exhaustive]
    SiteAdded { site: SiteId, name: String, origins: String, flow: FlowId, privacy_url: String, imprint_url: String, at: Timestamp },
    /// A change of [`access_log`].
    AccessLog(access_log::Change),
    /// A change of [`agreement`].
    Agreement(agreement::Change),
    /// A change of [`breach`].
    Breach(breach::Change),
    /// A change of [`canned`].
    Canned(canned::Change),
    /// A change of [`checkpoint`].
    Checkpoint(checkpoint::Change),
    /// A change of [`confirmation`].
    Confirmation(confirmation::Change),
    /// A change of [`consent`].
    Consent(consent::Change),
    /// A change of [`erasure`].
    Erasure(erasure::Change),
    /// A change of [`file`].
    File(file::Change),
    /// A change of [`handling`].
    Handling(handling::Change),
    /// A change of [`identity`].
    Identity(identity::Change),
    /// A change of [`identity_provider`].
    IdentityProvider(identity_provider::Change),
    /// A change of [`hold`].
    Hold(hold::Change),
    /// A change of [`import`].
    Import(import::Change),
    /// A change of [`membership`].
    Membership(membership::Change),
    /// A change of [`notice`].
    Notice(notice::Change),
    /// A change of [`organisation`].
    Organisation(organisation::Change),
    /// A change of [`recipient`].
    Recipient(recipient::Change),
    /// A change of [`register`].
    Register(register::Change),
    /// A change of [`pair`].
    Pair(pair::Change),
    /// A change of [`restriction`].
    Restriction(restriction::Change),
    /// A change of [`role`].
    Role(role::Change),
    /// A change of [`rotation`].
    Rotation(rotation::Change),
    /// A change of [`member`].
    Member(member::Change),
    /// A change of [`retention`].
    Retention(retention::Change),
    /// A change of [`request`].
    Request(request::Change),
    /// A change of [`passkey`].
    Passkey(passkey::Change),
    /// A change of [`provisioning`].
    Provisioning(provisioning::Change),
    /// A change of [`purpose`].
    Purpose(purpose::Change),
    /// A change of [`satisfaction`].
    Satisfaction(satisfaction::Change),
    /// A change of [`signing_in`].
    SigningIn(signing_in::Change),
    /// A change of [`site`].
    Site(site::Change),
    /// A change of [`sub_processor`].
    SubProcessor(sub_processor::Change),
    /// A change of [`task`].
    Task(task::Change),
    /// A change of [`team`].
    Team(team::Change),
    /// A change of [`token`].
    Token(token::Change),
    /// A change of [`view`].
    View(view::Change),
}

/// What was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opened {
    /// A conversation.
    Conversation(ConversationId),
    /// A subject's contact fields.
    Contact,
}

/// What is stored of a member's account; the e-mail address, the name and the TOTP secret sealed to the server key.
#[derive(Clone, Debug)]
pub struct Account {
    /// The address, sealed.
    pub email: Vec<u8>,
    /// Keyed hash of the address, to find the account by.
    pub email_lookup: [u8; 32],
    /// What visitors and colleagues call them, sealed; `None` where nothing was said.
    pub name: Option<Vec<u8>>,
    /// The TOTP secret, sealed; `None` where two-step sign-in is off (the demo's owner).
    pub totp: Option<Vec<u8>>,
    /// Argon2id's salt.
    pub salt: [u8; 16],
    /// Argon2id's parameters.
    pub cost: String,
    /// HKDF of Argon2id's output under the verifier's label.
    pub verifier: [u8; 32],
    /// The private half, wrapped under HKDF of Argon2id's output under the key's label.
    pub wrapped: Vec<u8>,
}

/// What a group of decisions says of each of its own. A file of the rules that makes several has its own type of change, so that
/// whoever reads the rules, the table and the ledger's entry of one thing finds them in one place.
pub trait Change {
    /// The entry that it leaves, or why it leaves none.
    fn recorded(&self) -> Recorded;

    /// The subject whose erasure takes the side entry along.
    fn subject(&self) -> Option<SubjectId>;
}

/// Whether an act leaves an entry.
#[derive(Debug)]
pub enum Recorded {
    /// It leaves this one.
    Act(Entry),
    /// It is about many subjects, and leaves one for each.
    Acts(Vec<(Entry, SubjectId)>),
    /// It leaves none, for this reason. The reasons are a golden file.
    Exempt(&'static str),
}

impl Decision {
    /// The entry that the decision leaves in the ledger.
    pub fn recorded(&self) -> Recorded {
        if let Some(change) = self.change() {
            return change.recorded();
        }
        self.visitors_entry()
            .or_else(|| self.members_entry())
            .or_else(|| self.set_up_entry())
            .map_or_else(|| Recorded::Exempt(self.exemption()), Recorded::Act)
    }

    /// The change, where a group of its own makes the decision.
    pub fn change(&self) -> Option<&dyn Change> {
        Some(match self {
            Self::AccessLog(change) => change,
            Self::Agreement(change) => change,
            Self::Breach(change) => change,
            Self::Canned(change) => change,
            Self::Checkpoint(change) => change,
            Self::Confirmation(change) => change,
            Self::Consent(change) => change,
            Self::Erasure(change) => change,
            Self::File(change) => change,
            Self::Handling(change) => change,
            Self::Hold(change) => change,
            Self::Identity(change) => change,
            Self::IdentityProvider(change) => change,
            Self::Import(change) => change,
            Self::Member(change) => change,
            Self::Membership(change) => change,
            Self::Notice(change) => change,
            Self::Organisation(change) => change,
            Self::Pair(change) => change,
            Self::Passkey(change) => change,
            Self::Provisioning(change) => change,
            Self::Purpose(change) => change,
            Self::Recipient(change) => change,
            Self::Register(change) => change,
            Self::Request(change) => change,
            Self::Restriction(change) => change,
            Self::Retention(change) => change,
            Self::Role(change) => change,
            Self::Rotation(change) => change,
            Self::Satisfaction(change) => change,
            Self::SigningIn(change) => change,
            Self::Site(change) => change,
            Self::SubProcessor(change) => change,
            Self::Task(change) => change,
            Self::Team(change) => change,
            Self::Token(change) => change,
            Self::View(change) => change,
            _ => return None,
        })
    }

    fn exemption(&self) -> &'static str {
        let [message, state, key, site, ..] = EXEMPT;
        match self {
            Self::Said { .. } => message,
            Self::BotStepped { .. } | Self::ReturnedToBot { .. } => state,
            Self::GenerationBegun { .. } => key,
            Self::SiteAdded { .. } => site,
            // Named one by one, so that whoever adds a decision has to say here whether it leaves an entry.
            Self::VisitStarted { .. }
            | Self::Granted { .. }
            | Self::RefusedConsent { .. }
            | Self::Withdrawn { .. }
            | Self::Collected { .. }
            | Self::HandedOver { .. }
            | Self::Taken { .. }
            | Self::Closed { .. }
            | Self::LetInAsked { .. }
            | Self::MessageDeleted { .. }
            | Self::ConversationDeleted { .. }
            | Self::Opened { .. }
            | Self::Exported { .. }
            | Self::OverviewExported { .. }
            | Self::DataShown { .. }
            | Self::GenerationDestroyed { .. }
            | Self::SessionStarted { .. }
            | Self::SessionEnded { .. }
            | Self::HolderPublished { .. }
            | Self::PurposePublished { .. }
            | Self::MemberAdded { .. }
            | Self::RecoveryConfirmed { .. }
            | Self::FlowPublished { .. }
            | Self::OrganisationCreated { .. } => "it leaves an entry",
            Self::AccessLog(_)
            | Self::Agreement(_)
            | Self::Breach(_)
            | Self::Canned(_)
            | Self::Checkpoint(_)
            | Self::Confirmation(_)
            | Self::Consent(_)
            | Self::Erasure(_)
            | Self::File(_)
            | Self::Handling(_)
            | Self::Hold(_)
            | Self::Identity(_)
            | Self::IdentityProvider(_)
            | Self::Import(_)
            | Self::Member(_)
            | Self::Membership(_)
            | Self::Notice(_)
            | Self::Organisation(_)
            | Self::Pair(_)
            | Self::Passkey(_)
            | Self::Provisioning(_)
            | Self::Purpose(_)
            | Self::Recipient(_)
            | Self::Register(_)
            | Self::Request(_)
            | Self::Restriction(_)
            | Self::Retention(_)
            | Self::Role(_)
            | Self::Rotation(_)
            | Self::Satisfaction(_)
            | Self::SigningIn(_)
            | Self::Site(_)
            | Self::SubProcessor(_)
            | Self::Task(_)
            | Self::Team(_)
            | Self::Token(_)
            | Self::View(_) => "its group says so itself",
        }
    }
}

/// What a new visit stores.
#[derive(Debug)]
pub struct Arrival {
    /// Who arrives, and where.
    pub visitor: Visitor,
    /// The public half of the visitor's pair.
    pub public_key: [u8; 32],
    /// The visit token's lookup id.
    pub lookup: [u8; 32],
    /// The site's flow.
    pub flow: FlowId,
    /// Its published version.
    pub flow_version: u32,
    /// The conversation's first key, sealed to the visitor alone.
    pub visitor_seal: Vec<u8>,
    /// The notice that is shown.
    pub notice: Version,
}

/// Decides that a visit begins. It needs no grant: what it stores, the visitor alone can open.
pub fn arrive(a: Arrival, at: Timestamp) -> Decision {
    let Arrival { visitor, public_key, lookup, flow, flow_version, visitor_seal, notice } = a;
    Decision::VisitStarted { visitor, public_key, lookup, flow, flow_version, visitor_seal, notice, at }
}

/// Decides that a new generation begins for the visitor alone. `live` is the generation that stands, if one does; `last` the
/// highest that ever was.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where one stands already, or the number was taken in the meantime.
pub fn begin_generation(
    subject: SubjectId,
    purpose: Purpose,
    live: Option<u32>,
    last: u32,
    generation: u32,
    visitor_seal: Vec<u8>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    if live.is_some() || generation != last + 1 {
        return Err(Refusal::GenerationEnded);
    }
    Ok(Decision::GenerationBegun { subject, purpose, generation, visitor_seal, at })
}

/// Takes a contact field in. The basis comes first.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where it was sealed under another generation than the proof's.
pub fn collect(proof: &Proof<'_>, field: String, generation: u32, sealed: Vec<u8>, at: Timestamp) -> Result<Decision, Refusal> {
    proof.seals(generation)?;
    let (subject, purpose) = (proof.subject(), proof.purpose().clone());
    Ok(Decision::Collected { subject, purpose, generation, field, sealed, corrected: false, at })
}

/// Puts a field right that is stored already.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where it was sealed under another generation than the proof's.
pub fn correct(proof: &Correctable<'_>, field: String, generation: u32, sealed: Vec<u8>, at: Timestamp) -> Result<Decision, Refusal> {
    proof.seals(generation)?;
    let (subject, purpose) = (proof.subject(), proof.purpose().clone());
    Ok(Decision::Collected { subject, purpose, generation, field, sealed, corrected: true, at })
}

/// Keeps the bot's state.
///
/// # Refuses
/// [`Refusal::GenerationEnded`] where it was sealed under another generation than the live one.
pub fn keep_state(proof: &Proof<'_>, conversation: ConversationId, generation: u32, sealed: Vec<u8>) -> Result<Decision, Refusal> {
    proof.seals(generation)?;
    Ok(Decision::BotStepped { conversation, generation, sealed })
}

/// Gives a conversation back to the bot: its grant was withdrawn, or the visitor chose another branch.
pub fn return_to_bot(conversation: ConversationId) -> Decision {
    Decision::ReturnedToBot { conversation }
}

/// Deletes one message. A visitor deletes their own, a member what stands in a conversation that they may delete from.
///
/// # Refuses
/// [`Refusal::NotFound`] where a visitor names another's message: what others wrote is not theirs to delete.
pub fn delete_message(
    conversation: ConversationId,
    subject: SubjectId,
    message: MessageId,
    author: &str,
    by: Actor,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    if by == Actor::Visitor && author != "visitor" {
        return Err(Refusal::NotFound);
    }
    Ok(Decision::MessageDeleted { conversation, subject, message, by, at })
}

/// Deletes what was said in a conversation.
pub fn delete_conversation(conversation: ConversationId, subject: SubjectId, member: MemberId, at: Timestamp) -> Decision {
    Decision::ConversationDeleted { conversation, subject, member, at }
}

/// Records a first showing, with its reason where one was given. It is written before the plaintext leaves.
///
/// # Refuses
/// [`Refusal::ReasonFirst`] where the member's role says why, and nothing is said.
pub fn open(what: Opened, subject: SubjectId, by: &Member, reason: Option<Reason>, at: Timestamp) -> Result<Decision, Refusal> {
    if by.role.asks_reason() && reason.is_none() {
        return Err(Refusal::ReasonFirst);
    }
    Ok(Decision::Opened { what, subject, session: by.session, member: by.member, role: by.role.clone(), reason, at })
}

/// Records an export.
pub fn export(purpose: Purpose, count: u64, member: MemberId, at: Timestamp) -> Decision {
    Decision::Exported { purpose, count, member, at }
}

/// Records an export of the overview.
pub fn export_overview(member: MemberId, at: Timestamp) -> Decision {
    Decision::OverviewExported { member, at }
}

/// Records that a subject was shown everything stored about them.
pub fn show_data(subject: SubjectId, at: Timestamp) -> Decision {
    Decision::DataShown { subject, at }
}

/// Destroys a generation whose time is over.
///
/// # Refuses
/// [`Refusal::Conflict`] where its time is not over.
pub fn destroy_generation(
    subject: SubjectId,
    purpose: Purpose,
    generation: u32,
    due: Timestamp,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    if now < due {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::GenerationDestroyed { subject, purpose, generation, at: now })
}

#[cfg(test)]
mod tests;
