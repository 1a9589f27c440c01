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
    /// The identity provider of an organisation.
    IdentityProviderId,
    /// A passkey of a member.
    PasskeyId,
    /// A member, or a token that works like one; also the id under which they hold keys.
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

/// The version of the ids of tokens: the one that is left to each application (RFC 9562, 5.8). Ids of members are of version 7.
const TOKEN_VERSION: u8 = 8;

impl MemberId {
    /// The id of a token, made of a new id. It says of itself that it is no person's, wherever it is written down.
    pub fn of_token(id: Uuid) -> Self {
        let mut bytes = id.into_bytes();
        bytes[6] = (bytes[6] & 0x0f) | (TOKEN_VERSION << 4);
        Self(Uuid::from_bytes(bytes))
    }

    /// Whether it is a token's.
    pub fn is_token(self) -> bool {
        self.0.get_version_num() == usize::from(TOKEN_VERSION)
    }

    /// How the ledger names whoever did something: `member:ID`, or `token:ID`.
    pub fn named(self) -> String {
        if self.is_token() { format!("token:{self}") } else { format!("member:{self}") }
    }

    /// Reads what [`Self::named`] wrote; `None` where nobody is named who has an id.
    pub fn from_named(text: &str) -> Option<Self> {
        let (_, id) = text.split_once(':')?;
        Self::parse(id).filter(|id| id.named() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_says_whether_it_is_a_tokens() {
        let id = Uuid::from_u128(0x0198_f2c4_0000_7000_8000_0000_0000_0001);
        let (member, token) = (MemberId(id), MemberId::of_token(id));
        assert!(!member.is_token() && token.is_token() && token.0.get_variant() == uuid::Variant::RFC4122);
        assert_eq!(token.named(), "token:0198f2c4-0000-8000-8000-000000000001");
        for id in [member, token] {
            assert_eq!(MemberId::from_named(&id.named()), Some(id));
        }
        for text in ["visitor", "member:0198f2c4-0000-8000-8000-000000000001", "token:0198f2c4-0000-7000-8000-000000000001", "token:x"] {
            assert_eq!(MemberId::from_named(text), None, "{text}");
        }
    }
}
