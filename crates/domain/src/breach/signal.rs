//! Decides what opens the draft of a breach by itself, and from how many times on.

use jiff::SignedDuration;

/// What was noticed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Signal {
    /// The ledger does not verify: somebody has changed what cannot be changed.
    LedgerBroken,
    /// One member exported often within a short time.
    ManyExports,
    /// Somebody guesses the password of an account.
    SignInAttack,
    /// A key was used after it had been taken away: the token of a session that was ended, a link that was revoked.
    EndedKey,
    /// Somebody came back into an account by the organisation's recovery key.
    RecoveryKey,
    /// A passkey counted backwards: there is a copy of it, or its authenticator is broken.
    PasskeyCopied,
}

impl Signal {
    /// Every signal.
    pub const ALL: [Self; 6] =
        [Self::LedgerBroken, Self::ManyExports, Self::SignInAttack, Self::EndedKey, Self::RecoveryKey, Self::PasskeyCopied];

    /// The name that tables, the ledger and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LedgerBroken => "ledger-broken",
            Self::ManyExports => "many-exports",
            Self::SignInAttack => "sign-in-attack",
            Self::EndedKey => "ended-key",
            Self::RecoveryKey => "recovery-key",
            Self::PasskeyCopied => "passkey-copied",
        }
    }

    /// The signal of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|signal| signal.as_str() == name)
    }

    /// How often it must be noticed about one member within [`WITHIN`] before it says something. The law has no number here: an
    /// export an evening is work, ten in an hour are worth a look; and who has forgotten a password gives up before the twelfth try.
    pub fn times(self) -> u32 {
        match self {
            Self::LedgerBroken | Self::EndedKey | Self::RecoveryKey | Self::PasskeyCopied => 1,
            Self::ManyExports => 10,
            Self::SignInAttack => 12,
        }
    }
}

/// The time within which [`Signal::times`] is counted.
pub const WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// How long a session that was ended or a link that was revoked is known by its hash: as long as a stolen one may turn up.
pub const ENDED_KNOWN: SignedDuration = SignedDuration::from_hours(24 * 30);

/// A request that was under way when its session ended is no theft.
pub const ENDED_GRACE: SignedDuration = SignedDuration::from_mins(2);
