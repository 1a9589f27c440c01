//! The words of requests: what can be asked, how it comes, where it stands, and what stands against closing it.

use crate::act::Act;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $name {
            $($(#[$of])* $variant),*
        }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that tables, the API and the ledger use.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }

            /// The one of this word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.as_str() == word)
            }
        }
    };
}

words! {
    /// What a subject asks for.
    Kind {
        /// To see everything (GDPR art. 15; KVKK art. 11(1)(a) to (c)).
        Access = "access",
        /// To have something put right (GDPR art. 16; KVKK art. 11(1)(d)).
        Rectification = "rectification",
        /// To be erased (GDPR art. 17; KVKK art. 7, 11(1)(e)).
        Erasure = "erasure",
        /// To have it in a form that machines read (GDPR art. 20).
        Portability = "portability",
        /// That it stays, and nobody reads it (GDPR art. 18).
        Restriction = "restriction",
        /// That a purpose stops (GDPR art. 21; KVKK art. 11(1)(g)).
        Objection = "objection",
        /// To take a consent back (GDPR art. 7(3)).
        Withdrawal = "withdrawal",
    }
}

words! {
    /// How a request came.
    Channel {
        /// On paper.
        Letter = "letter",
        /// By e-mail.
        Email = "email",
        /// By telephone.
        Phone = "phone",
        /// In the chat window.
        Chat = "chat",
        /// By the API, from another system of the organisation.
        Api = "api",
    }
}

words! {
    /// Where a request stands.
    State {
        /// It is to be answered.
        Open = "open",
        /// It is to be answered, two months later.
        Extended = "extended",
        /// What was asked is done, and reading again has shown it.
        Fulfilled = "fulfilled",
        /// It was refused, with reasons.
        Refused = "refused",
        /// The subject took it back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What a text about a request is.
    TextKind {
        /// What came, or what is to be known about it.
        Note = "note",
        /// Why the answer is put off.
        Extension = "extension",
        /// Why it was refused.
        Refusal = "refusal",
    }
}

words! {
    /// What reading again found that stands against closing a request as fulfilled.
    Finding {
        /// Nobody is named: it cannot be read again.
        SubjectUnknown = "subject-unknown",
        /// Whoever asked was asked who they are, and has not shown it.
        IdentityOpen = "identity-open",
        /// Something is still stored about them.
        StillStored = "still-stored",
        /// A grant still lives.
        StillGranted = "still-granted",
        /// Nothing was handed out since it was received.
        NotHandedOut = "not-handed-out",
        /// Nothing was corrected since it was received.
        NotCorrected = "not-corrected",
        /// Their data may still be read.
        NotRestricted = "not-restricted",
    }
}

impl Kind {
    /// Whether it is about all that is known of a person, under whichever subjects: somebody who asks to be erased means themselves,
    /// not one chat. A correction is of one thing that was told once.
    pub fn is_of_the_person(self) -> bool {
        self != Self::Rectification
    }
}

impl State {
    /// Whether it is still to be answered.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Extended)
    }

    /// The act by which a request came to stand so.
    pub(super) fn act(self) -> Act {
        match self {
            Self::Open => Act::RequestReceived,
            Self::Extended => Act::RequestExtended,
            Self::Fulfilled => Act::RequestFulfilled,
            Self::Refused => Act::RequestRefused,
            Self::Withdrawn => Act::RequestWithdrawn,
        }
    }
}
