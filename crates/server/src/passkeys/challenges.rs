//! Challenges: that an answer (of a passkey, or of a company's identity provider) is one that we asked for, for this, in time, and for the
//! first time.
//!
//! A challenge is a random number, the second in which it ends, and our signature over both and over what it was asked for. So nothing is
//! kept of those that are merely asked for, and nobody fills our memory by asking. Only answers that were true are remembered, until their
//! challenge ends. The key is drawn at the start: what was asked before is not answered after.

use crate::app::App;
use data_encoding::HEXLOWER;
use domain::id::{IdentityProviderId, MemberId};
use jiff::Timestamp;
use seal::{Entropy, ServerKey};
use std::collections::HashMap;
use std::sync::Mutex;

/// How long a challenge of a passkey is good.
pub(crate) const SECONDS: i64 = 300;
/// How long somebody may be away at their company's sign-in, and how long what it said waits for their password.
pub(crate) const AWAY_SECONDS: i64 = 600;
/// True answers that are remembered at most: more within five minutes is nobody signing in.
const USED_MAX: usize = 100_000;
/// The length of the random number, in bytes.
const NUMBER_BYTES: usize = 16;

/// What a challenge was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Asked {
    /// One more passkey of a member.
    Adding(MemberId),
    /// A member's second step.
    SecondStep(MemberId),
    /// A sign-in by a passkey alone; who it is, the answer says.
    SignIn,
    /// A browser's turn at an identity provider.
    Company { provider: IdentityProviderId, browser: [u8; 32] },
    /// The password behind what a provider said to a browser.
    Word { browser: [u8; 32] },
}

impl Asked {
    fn text(self) -> String {
        match self {
            Self::Adding(member) => format!("adding {member}"),
            Self::SecondStep(member) => format!("second-step {member}"),
            Self::SignIn => "sign-in".to_owned(),
            Self::Company { provider, browser } => format!("company {provider} {}", HEXLOWER.encode(&browser)),
            Self::Word { browser } => format!("word {}", HEXLOWER.encode(&browser)),
        }
    }

    fn seconds(self) -> i64 {
        match self {
            Self::Company { .. } | Self::Word { .. } => AWAY_SECONDS,
            _ => SECONDS,
        }
    }
}

/// What signs challenges, and which of them were answered.
pub(crate) struct Challenges {
    key: ServerKey,
    used: Mutex<HashMap<Vec<u8>, i64>>,
}

impl Challenges {
    pub(crate) fn new(entropy: &dyn Entropy) -> Self {
        Self { key: ServerKey::make(entropy), used: Mutex::default() }
    }

    /// A new challenge.
    pub(crate) fn make(&self, app: &App, asked: Asked) -> Vec<u8> {
        let mut number = [0; NUMBER_BYTES];
        app.entropy().fill(&mut number);
        self.signed(number, app.now().as_second().saturating_add(asked.seconds()), asked)
    }

    /// What only this process makes of a value, until it ends.
    pub(crate) fn derived(&self, place: &str, value: &str) -> [u8; 32] {
        self.key.lookup(place, value)
    }

    fn signed(&self, number: [u8; NUMBER_BYTES], ends: i64, asked: Asked) -> Vec<u8> {
        let signature = self.key.lookup("passkey.challenge", &format!("{}\n{ends}\n{}", HEXLOWER.encode(&number), asked.text()));
        [&number[..], &ends.to_be_bytes(), &signature].concat()
    }

    /// Whether a challenge is one of ours that was asked for this, and has not ended.
    pub(crate) fn holds(&self, challenge: &[u8], asked: Asked, now: Timestamp) -> bool {
        let Some((number, ends)) = read(challenge) else { return false };
        // Digests are compared, so that the time taken says nothing.
        let ours = seal::sha256(&self.signed(number, ends, asked)) == seal::sha256(challenge);
        ours && now.as_second() < ends
    }

    /// Whether nobody has answered it before; from now on, somebody has.
    pub(crate) fn first(&self, challenge: Vec<u8>, now: Timestamp) -> bool {
        let (Some((_, ends)), Ok(mut used)) = (read(&challenge), self.used.lock()) else { return false };
        if used.len() >= USED_MAX {
            used.retain(|_, ends| *ends > now.as_second());
        }
        used.len() < USED_MAX && used.insert(challenge, ends).is_none()
    }
}

/// The number, and the second in which it ends.
fn read(challenge: &[u8]) -> Option<([u8; NUMBER_BYTES], i64)> {
    let (number, rest) = challenge.split_first_chunk::<NUMBER_BYTES>()?;
    Some((*number, i64::from_be_bytes(*rest.first_chunk::<8>()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use seal::SeededEntropy;
    use uuid::Uuid;

    #[test]
    fn a_challenge_is_good_for_what_it_was_asked_for_five_minutes_and_once() {
        let challenges = Challenges::new(&SeededEntropy::new(1));
        let (ada, tom) = (MemberId(Uuid::from_u128(1)), MemberId(Uuid::from_u128(2)));
        let at = |second| Timestamp::from_second(second).unwrap();
        let made = challenges.signed([7; NUMBER_BYTES], 300, Asked::Adding(ada));
        let holds = |challenge: &[u8], asked, second| challenges.holds(challenge, asked, at(second));
        assert!(holds(&made, Asked::Adding(ada), 0) && holds(&made, Asked::Adding(ada), 299));
        assert!(!holds(&made, Asked::Adding(ada), 300), "it ends");
        for other in [Asked::Adding(tom), Asked::SecondStep(ada), Asked::SignIn] {
            assert!(!holds(&made, other, 0), "{other:?}");
        }
        for at in 0..made.len() {
            let mut changed = made.clone();
            changed[at] ^= 1;
            assert!(!holds(&changed, Asked::Adding(ada), 0), "byte {at}");
        }
        let restarted = Challenges::new(&SeededEntropy::new(2));
        assert!(!restarted.holds(&made, Asked::Adding(ada), at(0)), "what was asked before a start is not answered after it");
        assert!(!holds(&[], Asked::SignIn, 0) && !holds(&made[..40], Asked::Adding(ada), 0));
        assert!(challenges.first(made.clone(), at(0)) && !challenges.first(made, at(0)), "once");
    }
}
