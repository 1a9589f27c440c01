//! Turns: that who comes back from a provider is the browser that was sent there, for this organisation, once, and within ten minutes.
//!
//! A turn is a challenge (`passkeys/challenges.rs`) for one provider and one browser; it goes along as `state`. The browser is known by a
//! random number in a cookie, from which nonce and code verifier are derived with a key that this process drew at its start: nothing is
//! kept of turns that are merely begun, and nobody fills our memory by beginning. The cookie is `SameSite=Lax`: a `Strict` one would not
//! come along when the provider sends the browser back (RFC 6265bis, 8.8.2). It opens nothing.
//!
//! What the provider said is handed to the browser, sealed for us alone, until its person has typed their password: a [`Word`].

use super::Company;
use crate::app::App;
use crate::console::forms;
use crate::passkeys::challenges::Asked;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use data_encoding::HEXLOWER;
use domain::id::IdentityProviderId;
use openid::Metadata;
use seal::Personal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Where words are sealed, for the server key.
const WORD_PLACE: &str = "identity_provider.word";
/// The longest answer parts that are read, in bytes.
const PART_BYTES_MAX: usize = 4_096;
/// The longest sealed word that is read, in characters.
const WORD_CHARS_MAX: usize = 4_096;

/// A browser that was sent to a provider, by what its cookie says.
pub(crate) struct Browser<'b>(&'b str);

/// Where the browser comes back to.
pub(crate) fn redirect_uri(origin: &str) -> String {
    format!("{origin}/console/sign-in/back")
}

/// What a provider sends along.
#[derive(Deserialize, Default)]
pub(crate) struct Back {
    pub(crate) code: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) iss: Option<String>,
    pub(crate) error: Option<String>,
}

impl<'b> Browser<'b> {
    /// By a secret that [`forms::new_secret`] made.
    pub(crate) fn of(secret: &'b str) -> Self {
        Self(secret)
    }

    /// What it is called where it is named.
    fn hash(&self) -> [u8; 32] {
        seal::sha256(self.0.as_bytes())
    }

    fn nonce(&self, app: &App) -> String {
        HEXLOWER.encode(&app.challenges().derived("identity-provider.nonce", self.0))
    }

    fn verifier(&self, app: &App) -> String {
        HEXLOWER.encode(&app.challenges().derived("identity-provider.verifier", self.0))
    }

    /// Where it is sent (Core 1.0, 3.1.2.1; RFC 7636, 4.3; RFC 9700, 2.1.1).
    pub(crate) fn sent_to(&self, app: &App, company: &Company, metadata: &Metadata, redirect_uri: &str) -> String {
        let asked = Asked::Company { provider: company.provider.id, browser: self.hash() };
        let state = format!("{}.{}", company.provider.id, URL_SAFE_NO_PAD.encode(app.challenges().make(app, asked)));
        let to = &metadata.authorization_endpoint;
        let sign = if to.contains('?') { '&' } else { '?' };
        format!(
            "{to}{sign}response_type=code&scope=openid%20email&client_id={}&redirect_uri={}&state={}&nonce={}&code_challenge={}&code_challenge_method=S256",
            forms::encode(&company.provider.profile.client_id),
            forms::encode(redirect_uri),
            forms::encode(&state),
            self.nonce(app),
            openid::challenge(&self.verifier(app)),
        )
    }

    /// What whoever comes back must bring: the provider whose answer it is and the code, for a turn of this browser that nobody has
    /// answered before. The turn is over then, whatever follows.
    pub(crate) fn back<'a>(&self, app: &App, back: &'a Back) -> Option<(IdentityProviderId, &'a str)> {
        let state = back.state.as_deref().filter(|state| state.len() <= PART_BYTES_MAX)?;
        let (provider, challenge) = state.split_once('.')?;
        let (provider, challenge) = (IdentityProviderId::parse(provider)?, URL_SAFE_NO_PAD.decode(challenge).ok()?);
        let asked = Asked::Company { provider, browser: self.hash() };
        if !app.challenges().holds(&challenge, asked, app.now()) || !app.challenges().first(challenge, app.now()) {
            return None;
        }
        let code = back.code.as_deref().filter(|code| !code.is_empty() && code.len() <= PART_BYTES_MAX);
        Some((provider, code.filter(|_| back.error.is_none()).unwrap_or_default()))
    }

    /// What shows at the provider that a code is redeemed by whoever asked for it.
    pub(crate) fn proof(&self, app: &App) -> String {
        self.verifier(app)
    }

    /// The question that an answer to this browser answers.
    pub(crate) fn question(&self, app: &App) -> String {
        self.nonce(app)
    }

    /// Seals a word for this browser.
    pub(crate) fn seal(&self, app: &App, company: &Company, said: &openid::Said) -> Option<String> {
        let challenge = app.challenges().make(app, Asked::Word { browser: self.hash() });
        let word = Stored {
            challenge: URL_SAFE_NO_PAD.encode(challenge),
            provider: company.provider.id.to_string(),
            issuer: company.provider.profile.issuer.clone(),
            person: HEXLOWER.encode(&company.person(app, &said.subject)),
            email: said.email.clone(),
        };
        let plain = Zeroizing::new(serde_json::to_vec(&word).ok()?);
        // Of which provider it was stands within: whoever brings it does not say.
        Some(URL_SAFE_NO_PAD.encode(app.server_key().seal(WORD_PLACE, Uuid::nil(), &plain, app.entropy().as_ref())))
    }

    /// Opens a word that was sealed for this browser, while it is good and was not spent.
    pub(crate) fn open(&self, app: &App, sealed: &str) -> Option<Word> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed.as_bytes().get(..sealed.len().min(WORD_CHARS_MAX))?).ok()?;
        let plain = app.server_key().open(WORD_PLACE, Uuid::nil(), &sealed).ok()?;
        let stored: Stored = serde_json::from_slice(plain.expose()).ok()?;
        let challenge = URL_SAFE_NO_PAD.decode(&stored.challenge).ok()?;
        if !app.challenges().holds(&challenge, Asked::Word { browser: self.hash() }, app.now()) {
            return None;
        }
        Some(Word {
            challenge,
            provider: stored.provider,
            issuer: stored.issuer,
            person: HEXLOWER.decode(stored.person.as_bytes()).ok()?.try_into().ok()?,
            email: stored.email.map(Personal::new),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct Stored {
    challenge: String,
    provider: String,
    issuer: String,
    person: String,
    email: Option<String>,
}

/// What a provider said to this browser: whom it saw.
pub(crate) struct Word {
    challenge: Vec<u8>,
    pub(crate) provider: String,
    pub(crate) issuer: String,
    /// Who, as it is stored.
    pub(crate) person: [u8; 32],
    /// Their address there, where the provider says that it is theirs.
    pub(crate) email: Option<Personal<String>>,
}

impl Word {
    /// Whether nobody has spent it before; from now on, somebody has.
    pub(crate) fn spend(&self, app: &App) -> bool {
        app.challenges().first(self.challenge.clone(), app.now())
    }
}
