//! Acts: the list of what the ledger names, and the exact text of an entry.

use crate::id::OrganisationId;
use crate::principal::Actor;
use jiff::Timestamp;
use std::fmt::Write as _;

macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// One kind of act. The list is a golden file (`golden/acts.txt`).
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Act {
            $($(#[$doc])* $variant),*
        }

        impl Act {
            /// Every act.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name, as the ledger and receipts write it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),*
                }
            }
        }
    };
}

acts! {
    /// It was looked at who may read what.
    AccessReviewed = "access.reviewed",
    /// Acts of the ledger were exported.
    ActsExported = "acts.exported",
    /// The operator signed an agreement on processing: it is in force.
    AgreementCountersigned = "agreement.countersigned",
    /// An agreement on processing was made, to be signed.
    AgreementDrafted = "agreement.drafted",
    /// The organisation objects to a sub-processor: nothing goes to it.
    AgreementObjected = "agreement.objected",
    /// The organisation took that back.
    AgreementObjectionWithdrawn = "agreement.objection-withdrawn",
    /// The organisation signed an agreement on processing.
    AgreementSigned = "agreement.signed",
    /// Another agreement takes the place of one.
    AgreementSuperseded = "agreement.superseded",
    /// The organisation changed by which rule conversations of no team find their member.
    AssignmentChanged = "assignment.changed",
    /// People were found to be affected by a breach.
    BreachAffected = "breach.affected",
    /// A breach was closed.
    BreachClosed = "breach.closed",
    /// An incident was confirmed to be a breach: the organisation is aware of it, and its clocks run.
    BreachConfirmed = "breach.confirmed",
    /// What is known of a breach was written down, or changed.
    BreachDescribed = "breach.described",
    /// An incident was found to be no breach; it stays in the register.
    BreachDismissed = "breach.dismissed",
    /// An incident was noticed, by a member or by a signal.
    BreachDrafted = "breach.drafted",
    /// The register of breaches, or the list of the people whom one affects, was exported.
    BreachExported = "breach.exported",
    /// An authority or people were told of a breach.
    BreachNotified = "breach.notified",
    /// One affected person was told of a breach in their chat.
    BreachTold = "breach.told",
    /// A canned response was deleted.
    CannedDeleted = "canned.deleted",
    /// A canned response was written or changed.
    CannedSaved = "canned.saved",
    /// It was said where the day's checkpoint goes by mail, or that it goes nowhere.
    CheckpointDirected = "checkpoint.directed",
    /// A checkpoint of the ledger was handed to a registered recipient: itself, by mail, or its hash, to be stamped.
    CheckpointSent = "checkpoint.sent",
    /// A time-stamping authority said when it had a checkpoint before it.
    CheckpointStamped = "checkpoint.stamped",
    /// A consent's time was over.
    ConsentExpired = "consent.expired",
    /// A consent was given, or a grant made on another basis.
    ConsentGiven = "consent.given",
    /// A consent that was given elsewhere was taken in, with its proof.
    ConsentImported = "consent.imported",
    /// A consent was given on the screen and waits for a click in a letter.
    ConsentPending = "consent.pending",
    /// A consent was refused.
    ConsentRefused = "consent.refused",
    /// A grant was taken back by the subject.
    ConsentWithdrawn = "consent.withdrawn",
    /// A contact field was told.
    ContactCollected = "contact.collected",
    /// A contact field was corrected by the subject.
    ContactCorrected = "contact.corrected",
    /// A subject's contact fields were shown to a member for the first time in a session.
    ContactOpened = "contact.opened",
    /// Contacts were exported.
    ContactsExported = "contacts.exported",
    /// What was too old of somebody who stays was destroyed.
    ContentDestroyed = "content.destroyed",
    /// A conversation was given to a member or a team, or taken from them: by hand, or by rule.
    ConversationAssigned = "conversation.assigned",
    /// A conversation was closed.
    ConversationClosed = "conversation.closed",
    /// A conversation was deleted by a member.
    ConversationDeleted = "conversation.deleted",
    /// The visitor asked for a person.
    ConversationHandedOver = "conversation.handed-over",
    /// A member asked to be let into a private conversation.
    ConversationLetInAsked = "conversation.let-in-asked",
    /// A conversation was shown to a member for the first time in a session.
    ConversationOpened = "conversation.opened",
    /// A conversation's tags were set anew.
    ConversationTagged = "conversation.tagged",
    /// A member took a conversation.
    ConversationTaken = "conversation.taken",
    /// Everything stored about a subject was handed out, as a file.
    DataExported = "data.exported",
    /// Everything stored about a subject was shown to them.
    DataShown = "data.shown",
    /// Data of a subject was handed to a registered recipient.
    DataTransferred = "data.transferred",
    /// Nothing is left of a subject whose erasure went in pieces: it was read again.
    ErasureCompleted = "erasure.completed",
    /// Some of what a subject's erasure had left without keys was destroyed.
    ErasureContinued = "erasure.continued",
    /// A flow was published.
    FlowPublished = "flow.published",
    /// What an ended or never granted key sealed was destroyed by rule.
    GenerationDestroyed = "generation.destroyed",
    /// The controller says something else of who it is.
    IdentityChanged = "identity.changed",
    /// An identity provider was asked.
    IdentityProviderAsked = "identity-provider.asked",
    /// A person at the identity provider is a member from now on.
    IdentityProviderBound = "identity-provider.bound",
    /// Members come through no identity provider any more.
    IdentityProviderRemoved = "identity-provider.removed",
    /// Members may come through this identity provider.
    IdentityProviderSet = "identity-provider.set",
    /// A legal hold ended: lifted, or its time was over.
    HoldEnded = "hold.ended",
    /// What a legal hold keeps was shown to a member.
    HoldOpened = "hold.opened",
    /// A legal hold was placed.
    HoldPlaced = "hold.placed",
    /// An invitation ended unused: revoked, or its time was over.
    InvitationRevoked = "invitation.revoked",
    /// An invitation was handed to a registered recipient, to be mailed to whoever it is for.
    InvitationSent = "invitation.sent",
    /// The private half of a pair was handed to one more holder whose role reads it.
    KeyHandedOver = "key.handed-over",
    /// A public key that keys will be sealed to.
    KeyPublished = "key.published",
    /// Side entries were removed, by rule or with their subject; their leaves stay.
    LedgerTrimmed = "ledger.trimmed",
    /// A member joined.
    MemberAdded = "member.added",
    /// Somebody was invited to become a member.
    MemberInvited = "member.invited",
    /// Somebody became a member by an invitation.
    MemberJoined = "member.joined",
    /// A member has another role.
    MemberRoleChanged = "member.role-changed",
    /// A member left: their sessions have ended, and no key is sealed to them any more.
    MemberRemoved = "member.removed",
    /// A member who was suspended may sign in again.
    MemberRestored = "member.restored",
    /// A member may not sign in for the time being; their sessions have ended.
    MemberSuspended = "member.suspended",
    /// A member who had lost their password has another, and another pair with it.
    MemberCameBack = "member.came-back",
    /// A member was given a link back in, because they had lost their password.
    MemberHelped = "member.helped",
    /// A member changed what they are called.
    MemberNamed = "member.named",
    /// An identity provider named somebody who is a member or is to become one, or says something else of them.
    MemberProvisioned = "member.provisioned",
    /// A member has another e-mail address to sign in with.
    MemberReaddressed = "member.readdressed",
    /// Somebody whom an identity provider named, and who had not joined, is not awaited any more.
    MemberUnprovisioned = "member.unprovisioned",
    /// A message was deleted.
    MessageDeleted = "message.deleted",
    /// A member changed the words of a message of their own.
    MessageEdited = "message.edited",
    /// A note was deleted.
    NoteDeleted = "note.deleted",
    /// A notice was published.
    NoticePublished = "notice.published",
    /// The organisation says something else of itself: its name or languages.
    OrganisationChanged = "organisation.changed",
    /// The organisation began, and with it its ledger.
    OrganisationCreated = "organisation.created",
    /// The figures of the overview were exported.
    OverviewExported = "overview.exported",
    /// A member changed their password; their other sessions ended.
    PasswordChanged = "password.changed",
    /// A member has one more passkey.
    PasskeyAdded = "passkey.added",
    /// A passkey of a member is gone; their other sessions ended.
    PasskeyRemoved = "passkey.removed",
    /// A member calls a passkey something else.
    PasskeyRenamed = "passkey.renamed",
    /// A recipient was registered.
    RecipientAdded = "recipient.added",
    /// Something else was registered of a recipient.
    RecipientChanged = "recipient.changed",
    /// A recipient ended: nothing goes to it any more.
    RecipientEnded = "recipient.ended",
    /// An entry of a register of measures was made.
    RegisterAdded = "register.added",
    /// It says something else.
    RegisterChanged = "register.changed",
    /// It was closed, and is only kept.
    RegisterClosed = "register.closed",
    /// Records that name nobody were destroyed by rule: hashes of objections, records of destruction.
    RecordsDestroyed = "records.destroyed",
    /// Records that name nobody were exported: those of destruction.
    RecordsExported = "records.exported",
    /// A purpose's rule was changed.
    PurposeChanged = "purpose.changed",
    /// A member made new recovery codes; those before are gone.
    RecoveryCodesMade = "recovery-codes.made",
    /// The recovery key was confirmed to be kept.
    RecoveryConfirmed = "recovery.confirmed",
    /// A rule of retention has another period.
    RetentionRuleChanged = "retention-rule.changed",
    /// The answer to a request was put off, with reasons.
    RequestExtended = "request.extended",
    /// A request was closed as fulfilled, after reading again.
    RequestFulfilled = "request.fulfilled",
    /// Whoever asked was asked who they are.
    RequestIdentityAsked = "request.identity-asked",
    /// It was checked who asked.
    RequestIdentityVerified = "request.identity-verified",
    /// A text about a request was kept.
    RequestNoted = "request.noted",
    /// What is written about a request was shown to a member for the first time in a session.
    RequestOpened = "request.opened",
    /// A request of a subject came.
    RequestReceived = "request.received",
    /// A request was refused, with reasons.
    RequestRefused = "request.refused",
    /// It was found who asked.
    RequestRelated = "request.related",
    /// A request was taken back by the subject.
    RequestWithdrawn = "request.withdrawn",
    /// A role of the organisation's own may or reads something else.
    RoleChanged = "role.changed",
    /// A role of the organisation's own is gone.
    RoleDeleted = "role.deleted",
    /// The organisation made a role.
    RoleMade = "role.made",
    /// It was said whether everybody signs in in two steps.
    SecondStepRequired = "second-step.required",
    /// A member set up their second step, or another one in its place.
    SecondStepSet = "second-step.set",
    /// A member said again who they are; their session has another token since.
    SessionConfirmed = "session.confirmed",
    /// A member signed out.
    SessionEnded = "session.ended",
    /// A member signed in.
    SessionStarted = "session.started",
    /// What a site was told changed.
    /// Another site was added to an organisation.
    SiteAdded = "site.added",
    /// A site's settings were changed.
    SiteChanged = "site.changed",
    /// The organisation was told of a new sub-processor: its notice period runs.
    SubProcessorAnnounced = "sub-processor.announced",
    /// A sub-processor does not work for the operator any more.
    SubProcessorRemoved = "sub-processor.removed",
    /// A subject was erased: on request, or by a retention rule. Where much was stored the rows follow, and then `erasure.completed`.
    SubjectErased = "subject.erased",
    /// A subject's data is stored and not read (GDPR art. 18).
    SubjectRestricted = "subject.restricted",
    /// A restriction was lifted.
    SubjectUnrestricted = "subject.unrestricted",
    /// What was promised was done.
    TaskDone = "task.done",
    /// A promise was moved to another time, at the visitor's wish.
    TaskMoved = "task.moved",
    /// A call back was promised: somebody left a number.
    TaskPromised = "task.promised",
    /// A member said that a subject is the same person as another one.
    SubjectLinked = "subject.linked",
    /// A member took that back.
    SubjectUnlinked = "subject.unlinked",
    /// A team was made or changed.
    TeamChanged = "team.changed",
    /// A team was dissolved.
    TeamDeleted = "team.deleted",
    /// A token was made, for a program that uses the API: a holder of keys.
    TokenCreated = "token.created",
    /// A token's time was over; no key is sealed to it any more.
    TokenExpired = "token.expired",
    /// A token was taken back, or whoever made it left; no key is sealed to it any more.
    TokenRevoked = "token.revoked",
    /// A visitor opened the chat and was shown the notice.
    VisitStarted = "visit.started",
    /// The wording of a consent was published.
    WordingPublished = "wording.published",
}

/// One entry of the ledger. Holds ids, hashes and names of purposes and fields; never personal data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What was done.
    pub act: Act,
    at: Timestamp,
    by: Actor,
    fields: Vec<(&'static str, String)>,
}

impl Entry {
    /// An entry of this act.
    pub fn new(act: Act, at: Timestamp, by: Actor) -> Self {
        Self { act, at, by, fields: Vec::new() }
    }

    /// Adds what the act was about.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "ids and numbers are handed over as they are")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.fields.push((name, value.to_string()));
        self
    }

    /// When it was done.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The exact text, one JSON object: `v`, `act`, `at` (RFC 3339, milliseconds), `by`, `organisation`, then the fields.
    pub fn text(&self, organisation: OrganisationId) -> String {
        let mut text = String::with_capacity(256);
        let by = match self.by {
            Actor::Visitor => "visitor".to_owned(),
            Actor::Member(member) => member.named(),
            Actor::Bot => "bot".to_owned(),
            Actor::System => "system".to_owned(),
            Actor::Operator => "operator".to_owned(),
        };
        let head =
            [("act", self.act.as_str().to_owned()), ("at", rfc3339(self.at)), ("by", by), ("organisation", organisation.to_string())];
        text.push_str("{\"v\":\"1\"");
        for (name, value) in head.iter().chain(&self.fields) {
            let _ = write!(text, ",\"{name}\":");
            push_json_string(&mut text, value);
        }
        text.push('}');
        text
    }
}

/// The act that an entry's text names; `None` where it is no entry of ours.
pub fn named(text: &str) -> Option<Act> {
    let (name, _) = text.strip_prefix("{\"v\":\"1\",\"act\":\"")?.split_once('"')?;
    Act::ALL.iter().copied().find(|act| act.as_str() == name)
}

/// A field of an entry's text; `None` where it has none of the name. Values that hold quotes are not found: ids, times and names do not.
pub fn field<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!(",\"{name}\":\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// When an entry's text says that it was done; `None` where it is no entry of ours.
pub fn done_at(text: &str) -> Option<Timestamp> {
    let (_, rest) = text.split_once("\",\"at\":\"")?;
    rest.split_once('"')?.0.parse().ok()
}

/// RFC 3339 with milliseconds: the precision in which times are stored, so that text and table agree.
pub fn rfc3339(at: Timestamp) -> String {
    format!("{at:.3}")
}

fn push_json_string(out: &mut String, value: &str) {
    out.push('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_list_is_the_golden_one() {
        let list = Act::ALL.iter().map(|a| a.as_str()).collect::<Vec<_>>().join("\n") + "\n";
        crate::golden::check("acts.txt", &list, include_str!("../golden/acts.txt"));
    }

    #[test]
    fn an_entry_is_one_line_of_json() {
        let at = Timestamp::from_millisecond(1_763_784_000_123).unwrap();
        let entry = Entry::new(Act::ConsentGiven, at, Actor::Visitor).with("purpose", "call\"back\n");
        let text = entry.text(OrganisationId(Uuid::nil()));
        assert_eq!(named(&text), Some(Act::ConsentGiven));
        assert_eq!(named("{\"act\":\"consent.given\"}"), None);
        assert_eq!((field(&text, "by"), field(&text, "at")), (Some("visitor"), Some("2025-11-22T04:00:00.123Z")));
        assert_eq!(field(&text, "session"), None);
        assert_eq!((done_at(&text), done_at("{}")), (Some(at), None));
        assert_eq!(
            text,
            "{\"v\":\"1\",\"act\":\"consent.given\",\"at\":\"2025-11-22T04:00:00.123Z\",\"by\":\"visitor\",\
             \"organisation\":\"00000000-0000-0000-0000-000000000000\",\"purpose\":\"call\\\"back\\u000a\"}"
        );
    }
}
