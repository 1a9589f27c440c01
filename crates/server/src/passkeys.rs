//! Passkeys as this installation asks for them: for which host, with what, and what a browser answers.
//!
//! The `passkey` crate says whether an answer is true; whether we asked for it is said by `challenges.rs`, and what follows from it by
//! `members/passkeys.rs` (one's own) and `members/passkey_steps.rs` (signing in).

pub(crate) mod challenges;

use crate::app::App;
use crate::members::{names, session::EMAIL_PLACE};
use crate::problem::Problem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use challenges::Asked;
use domain::id::MemberId;
use passkey::{ALGORITHMS, Expected};
use seal::{PasskeySecret, Personal};
use serde::Deserialize;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::net::IpAddr;
use store::reads::{MemberRow, PasskeyRow};
use utoipa::ToSchema;

/// How long a browser waits for somebody, in milliseconds: as long as a challenge is good.
const TIMEOUT_MS: i64 = challenges::SECONDS * 1_000;
/// The longest part of an answer that is read, in characters of Base64.
const PART_CHARS_MAX: usize = 16_384;

/// For whom passkeys are made here: the host, and the origin of our pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RelyingParty {
    id: String,
    origin: String,
}

impl RelyingParty {
    /// Under the configured address, or on this machine's own name. `None` where browsers have no passkeys: under a bare number, and without
    /// TLS anywhere but on this machine.
    pub(crate) fn of(app: &App, headers: &HeaderMap) -> Option<Self> {
        let named = || {
            let host = headers.get(header::HOST)?.to_str().ok()?;
            let scheme = if app.settings().walls.tls { "https" } else { "http" };
            let own = Self::at(&format!("{scheme}://{host}"))?;
            // Any other name could be made to point here.
            (own.id == "localhost").then_some(own)
        };
        app.settings().public_url.as_deref().map_or_else(named, Self::at)
    }

    fn at(origin: &str) -> Option<Self> {
        let (scheme, rest) = origin.split_once("://")?;
        let host = rest.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(rest, |(host, _)| host);
        let is_number = host.starts_with('[') || host.parse::<IpAddr>().is_ok();
        let is_safe = scheme == "https" || host == "localhost";
        (!host.is_empty() && !is_number && is_safe).then(|| Self { id: host.to_owned(), origin: origin.to_owned() })
    }

    /// What an answer is held against.
    pub(crate) fn expecting<'e>(&'e self, challenge: &'e [u8]) -> Expected<'e> {
        Expected { rp_id: &self.id, origin: &self.origin, challenge }
    }
}

/// [`RelyingParty`] of a request.
pub(crate) struct Party(pub(crate) Option<RelyingParty>);

impl FromRequestParts<App> for Party {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self(RelyingParty::of(app, &parts.headers)))
    }
}

impl Party {
    /// # Refuses
    /// With 409 `passkeys-unavailable` where browsers have none.
    pub(crate) fn known(self) -> Result<RelyingParty, Problem> {
        self.0.ok_or_else(|| Problem::new(StatusCode::CONFLICT, "passkeys-unavailable"))
    }
}

/// A new passkey, as `PublicKeyCredential.toJSON()` writes it. What else stands there is passed over.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Attested {
    pub(crate) response: Attestation,
}

/// What the authenticator said of it.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Attestation {
    #[serde(rename = "clientDataJSON")]
    pub(crate) client_data: String,
    #[serde(rename = "attestationObject")]
    pub(crate) attestation: String,
}

/// A passkey that proves to be there, as `PublicKeyCredential.toJSON()` writes it.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Asserted {
    pub(crate) id: String,
    pub(crate) response: Assertion,
}

/// What the authenticator signed.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Assertion {
    #[serde(rename = "clientDataJSON")]
    pub(crate) client_data: String,
    #[serde(rename = "authenticatorData")]
    pub(crate) authenticator_data: String,
    pub(crate) signature: String,
    #[serde(default, rename = "userHandle")]
    pub(crate) user_handle: Option<String>,
}

/// The bytes of a part of an answer.
pub(crate) fn decoded(part: &str) -> Option<Vec<u8>> {
    if part.len() > PART_CHARS_MAX { None } else { URL_SAFE_NO_PAD.decode(part).ok() }
}

/// What an authenticator yielded for our question; `None` where it yields nothing, or what came is nothing that one yields.
pub(crate) fn yielded(prf: Option<Personal<String>>) -> Option<PasskeySecret> {
    let bytes = Personal::new(decoded(prf?.expose())?);
    PasskeySecret::from_output(bytes.expose()).ok()
}

/// As whom authenticators know a member: not by the id that colleagues see, and the same each time, so that one device keeps one passkey.
pub(crate) fn handle(app: &App, member: MemberId) -> [u8; 32] {
    app.server_key().lookup("member.passkey-handle", &member.to_string())
}

/// What a browser is asked to make (`PublicKeyCredentialCreationOptionsJSON`).
pub(crate) fn creation(app: &App, party: &RelyingParty, row: &MemberRow, held: &[PasskeyRow]) -> Value {
    let email = app.server_key().open(EMAIL_PLACE, row.id.0, &row.email).ok();
    let email = email.and_then(|email| String::from_utf8(email.expose().clone()).ok()).unwrap_or_default();
    let called = names::called(app, row).unwrap_or_else(|| email.clone());
    let parameters: Vec<_> = ALGORITHMS.iter().map(|number| json!({"type": "public-key", "alg": number})).collect();
    json!({
        "rp": {"id": party.id, "name": "Parlour"},
        "user": {"id": URL_SAFE_NO_PAD.encode(handle(app, row.id)), "name": email, "displayName": called},
        "challenge": URL_SAFE_NO_PAD.encode(app.challenges().make(app, Asked::Adding(row.id))),
        "pubKeyCredParams": parameters,
        "timeout": TIMEOUT_MS,
        "excludeCredentials": described(held),
        "authenticatorSelection": {"residentKey": "required", "requireResidentKey": true, "userVerification": "required"},
        "attestation": "none",
        "extensions": extension(),
    })
}

/// What a browser is asked to prove (`PublicKeyCredentialRequestOptionsJSON`): by one of these passkeys, or, where nobody knows who is there,
/// by any that opens keys.
pub(crate) fn request(app: &App, party: &RelyingParty, asked: Asked, held: &[PasskeyRow]) -> Value {
    let mut options = json!({
        "challenge": URL_SAFE_NO_PAD.encode(app.challenges().make(app, asked)),
        "rpId": party.id,
        "timeout": TIMEOUT_MS,
        "userVerification": "required",
        "allowCredentials": described(held),
    });
    if let (Asked::SignIn, Some(options)) = (asked, options.as_object_mut()) {
        options.insert("extensions".to_owned(), extension());
    }
    options
}

fn described(held: &[PasskeyRow]) -> Vec<Value> {
    held.iter().map(|row| json!({"type": "public-key", "id": URL_SAFE_NO_PAD.encode(&row.credential)})).collect()
}

/// The question to which each authenticator has an answer of its own (WebAuthn Level 3, 10.1.4).
fn extension() -> Value {
    json!({"prf": {"eval": {"first": URL_SAFE_NO_PAD.encode(PasskeySecret::INPUT)}}})
}

#[cfg(test)]
mod tests {
    use super::RelyingParty;

    #[test]
    fn passkeys_are_made_for_names_that_browsers_trust() {
        let id = |origin: &str| RelyingParty::at(origin).map(|party| party.id);
        for (origin, host) in [
            ("https://chat.example.org", Some("chat.example.org")),
            ("https://chat.example.org:8443", Some("chat.example.org")),
            ("http://localhost:8080", Some("localhost")),
            ("http://chat.example.org", None),
            ("http://127.0.0.1:8080", None),
            ("https://192.0.2.7", None),
            ("https://[2001:db8::1]:8443", None),
            ("https://", None),
            ("chat.example.org", None),
        ] {
            assert_eq!(id(origin).as_deref(), host, "{origin}");
        }
    }
}
