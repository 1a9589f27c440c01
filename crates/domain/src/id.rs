//! Ids: one type each, so that a subject cannot be taken for a site.

use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Reads the id from its text; `None` where it is not a UUID.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// An organisation: the controller, and the unit of isolation.
    OrganisationId,
    /// A site where an organisation's chat is embedded.
    SiteId,
    /// A subject: the person who is being talked to; random, and nothing else is known by it.
    SubjectId,
    /// One stay of a subject in a chat window.
    VisitId,
    /// A conversation.
    ConversationId,
    /// A message.
    MessageId,
    /// A file that a message carries.
    FileId,
    /// A member; also the id under which the member holds keys.
    MemberId,
    /// A signed-in session of a member.
    SessionId,
    /// A grant, refusal or withdrawal record.
    GrantId,
    /// Whoever can hold a key: a member, a recovery key.
    HolderId,
    /// A bot's flow.
    FlowId,
    /// A data-subject request.
    RequestId,
    /// A text about a data-subject request.
    RequestTextId,
    /// Something that a member has promised to do.
    TaskId,
    /// Two subjects' being one person, as a member said.
    LinkId,
    /// A member's note on a conversation.
    NoteId,
    /// A team of members.
    TeamId,
    /// A canned response.
    CannedId,
    /// A saved view of the inbox.
    ViewId,
    /// Whoever outside is handed data.
    RecipientId,
    /// An entry of a register of measures.
    RegisterId,
    /// An agreement on processing.
    AgreementId,
    /// Whoever works for the operator.
    SubProcessorId,
    /// What an organisation has against a sub-processor.
    ObjectionId,
    /// A breach.
    BreachId,
    /// What was told of a breach.
    NotificationId,
    /// A legal hold.
    HoldId,
}

impl From<MemberId> for HolderId {
    fn from(member: MemberId) -> Self {
        Self(member.0)
    }
}
