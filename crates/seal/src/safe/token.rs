//! Bearer secrets: one text, from which lookup id and key pair follow by separate labels.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::{Entropy, KeyPair, Malformed, derive, recovery_text};

/// What a token is for. A token of one kind is never read as another, and even the same secret
/// yields other keys in each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A visitor's stay, known to their browser alone. `pv1_`
    Visit,
    /// A member's signed-in session. `ps1_`
    Session,
    /// An organisation's way back when every credential is lost. `pr1_`
    Recovery,
    /// An invitation to become a member. `pi1_`
    Invitation,
    /// A letter whose click confirms a consent. `pc1_`
    Confirmation,
    /// A program that uses the API. `pt1_`
    Api,
    /// Unattended work that needs content. `pm1_`
    Machine,
}

impl TokenKind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Visit => "pv1_",
            Self::Session => "ps1_",
            Self::Recovery => "pr1_",
            Self::Invitation => "pi1_",
            Self::Confirmation => "pc1_",
            Self::Api => "pt1_",
            Self::Machine => "pm1_",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Session => "session",
            Self::Recovery => "recovery",
            Self::Invitation => "invitation",
            Self::Confirmation => "confirmation",
            Self::Api => "api",
            Self::Machine => "machine",
        }
    }
}

/// A bearer secret of 32 random bytes. Whoever shows its text is its holder; the server stores
/// [`Token::lookup`] and nothing else of it. Overwritten when dropped.
#[derive(Clone)]
pub struct Token {
    kind: TokenKind,
    secret: Zeroizing<[u8; 32]>,
    text: Zeroizing<String>,
}

impl Token {
    /// A new random token.
    pub fn make(kind: TokenKind, entropy: &dyn Entropy) -> Self {
        let mut secret = Zeroizing::new([0; 32]);
        entropy.fill(secret.as_mut());
        Self::from_secret(kind, secret)
    }

    /// Reads the text of a token. Exactly what [`Token::expose`] gave is accepted; of a recovery
    /// key, which is copied from paper, also other case, spacing and the letters O, I and L for
    /// the digits that they look like.
    ///
    /// # Errors
    /// [`Malformed`] where the text is not that of a token of this kind.
    pub fn parse(kind: TokenKind, text: &str) -> Result<Self, Malformed> {
        let mut secret = Zeroizing::new([0; 32]);
        if kind == TokenKind::Recovery {
            recovery_text::read(kind.prefix(), text, &mut secret)?;
        } else {
            let body = text.strip_prefix(kind.prefix()).ok_or(Malformed)?;
            // The length first: the decoder must not be offered a buffer that is too small.
            if body.len() != 43 {
                return Err(Malformed);
            }
            let length = URL_SAFE_NO_PAD.decode_slice(body, secret.as_mut_slice()).map_err(|_| Malformed)?;
            if length != secret.len() {
                return Err(Malformed);
            }
        }
        Ok(Self::from_secret(kind, secret))
    }

    /// The text, to be shown to its holder once.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// What it is for.
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// The id by which the database finds it. Says nothing about the token or its keys.
    pub fn lookup(&self) -> [u8; 32] {
        *self.label("lookup")
    }

    /// The pair of whoever holds it.
    pub fn key_pair(&self) -> KeyPair {
        KeyPair::from_private(self.label("key-pair"))
    }

    /// The key for one use of this token: HKDF with the label `token/KIND/USE`.
    pub(super) fn label(&self, used_for: &str) -> Zeroizing<[u8; 32]> {
        derive(&self.secret, &["token", self.kind.name(), used_for].join("/"))
    }

    fn from_secret(kind: TokenKind, secret: Zeroizing<[u8; 32]>) -> Self {
        // Written into one buffer that is large enough, so that no copy stays behind.
        let mut text = Zeroizing::new(String::with_capacity(80));
        text.push_str(kind.prefix());
        if kind == TokenKind::Recovery {
            recovery_text::write(&secret, &mut text);
        } else {
            URL_SAFE_NO_PAD.encode_string(secret.as_slice(), &mut text);
        }
        Self { kind, secret, text }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}
