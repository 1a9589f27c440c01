//! The discovery document: where a provider is asked, and whether it can do what we ask for (Discovery 1.0, section 3; RFC 8414).

use crate::ALGORITHMS;
use serde::Deserialize;

/// The longest address that is taken from a document or a setting, in bytes.
const URL_BYTES_MAX: usize = 1_000;

/// Where a provider is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Metadata {
    /// Where the browser is sent.
    pub authorization_endpoint: String,
    /// Where a code is redeemed.
    pub token_endpoint: String,
    /// Where the keys are that sign.
    pub jwks_uri: String,
    /// Whether it says with every answer that it is from it (RFC 9207).
    pub names_itself: bool,
}

/// Why a provider cannot be used, as far as its discovery document says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unfit {
    /// There is no such document, or it is none.
    #[error("no discovery document")]
    Malformed,
    /// The document is that of another issuer (Discovery 1.0, 4.3).
    #[error("the discovery document of another issuer")]
    Issuer,
    /// It names an address without TLS, or none at all.
    #[error("an address that is missing, or without TLS")]
    Endpoint,
    /// It does not answer with a code.
    #[error("it does not answer with a code")]
    Code,
    /// It knows proofs of possession, but not the one that we bring (RFC 7636; RFC 9700, 2.1.1).
    #[error("it does not take a code challenge by SHA-256")]
    Challenge,
    /// It signs by no algorithm that is believed.
    #[error("it signs by no algorithm that is believed")]
    Algorithm,
    /// It does not take the client's secret in the head of a request, or asks for one where there is none.
    #[error("it does not take the client's secret as it is sent")]
    Authentication,
}

impl Unfit {
    /// A short name, as pages and tests tell it apart.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "no-document",
            Self::Issuer => "other-issuer",
            Self::Endpoint => "bad-address",
            Self::Code => "no-code",
            Self::Challenge => "no-challenge",
            Self::Algorithm => "no-algorithm",
            Self::Authentication => "no-authentication",
        }
    }
}

#[derive(Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: Option<String>,
    token_endpoint: Option<String>,
    jwks_uri: Option<String>,
    response_types_supported: Option<Vec<String>>,
    code_challenge_methods_supported: Option<Vec<String>>,
    id_token_signing_alg_values_supported: Option<Vec<String>>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Metadata {
    /// Reads the document of this issuer, for a client that has a secret or none. What a document does not say it may hold is taken to be
    /// there: some of the largest providers do not say all.
    ///
    /// # Errors
    /// [`Unfit`].
    pub fn read(bytes: &[u8], issuer: &str, has_secret: bool) -> Result<Self, Unfit> {
        let document: Document = serde_json::from_slice(bytes).map_err(|_| Unfit::Malformed)?;
        if document.issuer != issuer {
            return Err(Unfit::Issuer);
        }
        let address = |address: Option<String>| address.filter(|address| is_address(address)).ok_or(Unfit::Endpoint);
        let lacks = |said: &Option<Vec<String>>, one: &[&str]| {
            said.as_ref().is_some_and(|said| !said.iter().any(|said| one.contains(&said.as_str())))
        };
        if lacks(&document.response_types_supported, &["code"]) {
            return Err(Unfit::Code);
        }
        if lacks(&document.code_challenge_methods_supported, &["S256"]) {
            return Err(Unfit::Challenge);
        }
        if lacks(&document.id_token_signing_alg_values_supported, &ALGORITHMS) {
            return Err(Unfit::Algorithm);
        }
        let way = if has_secret { "client_secret_basic" } else { "none" };
        // Many take public clients and do not list them; a secret is sent in one way alone, so that one is asked for.
        if has_secret && lacks(&document.token_endpoint_auth_methods_supported, &[way]) {
            return Err(Unfit::Authentication);
        }
        Ok(Self {
            authorization_endpoint: address(document.authorization_endpoint)?,
            token_endpoint: address(document.token_endpoint)?,
            jwks_uri: address(document.jwks_uri)?,
            names_itself: document.authorization_response_iss_parameter_supported,
        })
    }
}

/// Whether a text can be an issuer (Core 1.0, section 2: `https`, and neither query nor fragment). What it names is another question.
pub fn is_issuer(text: &str) -> bool {
    is_address(text) && !text.contains('?')
}

/// Where the discovery document of an issuer is (Discovery 1.0, 4.1).
pub fn metadata_url(issuer: &str) -> String {
    format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))
}

/// Whether a text is an address over TLS, with no name or password before the host and nothing behind `#`.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"@#\\\"<>".contains(&byte));
    text.len() <= URL_BYTES_MAX && plain && !host.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const ISSUER: &str = "https://login.example/realms/tea";

    fn document() -> Value {
        json!({
            "issuer": ISSUER,
            "authorization_endpoint": "https://login.example/authorize?realm=tea",
            "token_endpoint": "https://login.example/token",
            "jwks_uri": "https://keys.example/keys",
            "response_types_supported": ["code", "id_token"],
            "code_challenge_methods_supported": ["plain", "S256"],
            "id_token_signing_alg_values_supported": ["HS256", "RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        })
    }

    fn read(document: &Value) -> Result<Metadata, Unfit> {
        Metadata::read(document.to_string().as_bytes(), ISSUER, true)
    }

    #[test]
    fn a_document_says_where_to_ask() {
        let told = read(&document()).unwrap();
        assert_eq!((told.jwks_uri.as_str(), told.names_itself), ("https://keys.example/keys", false));
        let mut silent = document();
        for name in ["response_types_supported", "code_challenge_methods_supported", "token_endpoint_auth_methods_supported"] {
            silent.as_object_mut().unwrap().remove(name);
        }
        silent["authorization_response_iss_parameter_supported"] = json!(true);
        assert!(read(&silent).unwrap().names_itself, "what is not said may be there");
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let changed = |name: &str, value: Value| {
            let mut document = document();
            document[name] = value;
            read(&document).unwrap_err()
        };
        assert_eq!(changed("issuer", json!("https://login.example/realms/tea/")), Unfit::Issuer, "to the letter");
        for name in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
            for bad in [json!(null), json!("http://login.example/"), json!("https://a@login.example/"), json!("https://login.example/#x")] {
                assert_eq!(changed(name, bad.clone()), Unfit::Endpoint, "{name} {bad}");
            }
        }
        assert_eq!(changed("response_types_supported", json!(["id_token"])), Unfit::Code);
        assert_eq!(changed("code_challenge_methods_supported", json!(["plain"])), Unfit::Challenge);
        assert_eq!(changed("id_token_signing_alg_values_supported", json!(["HS256", "none"])), Unfit::Algorithm);
        assert_eq!(changed("token_endpoint_auth_methods_supported", json!(["private_key_jwt"])), Unfit::Authentication);
        let mut public = document();
        public["token_endpoint_auth_methods_supported"] = json!(["client_secret_post"]);
        assert!(Metadata::read(public.to_string().as_bytes(), ISSUER, false).is_ok(), "a public client sends no secret");
        assert_eq!(Metadata::read(b"<html>", ISSUER, true), Err(Unfit::Malformed));
    }

    #[test]
    fn an_issuer_is_an_address_over_tls() {
        assert!(is_issuer(ISSUER) && is_issuer("https://login.example"));
        for bad in [
            "",
            "login.example",
            "http://login.example",
            "https://",
            "https:///x",
            "https://a?b",
            "https://a#b",
            "https://a b",
            "https://u@a",
        ] {
            assert!(!is_issuer(bad), "{bad}");
        }
        assert_eq!(metadata_url("https://login.example/"), "https://login.example/.well-known/openid-configuration");
        assert_eq!(metadata_url(ISSUER), format!("{ISSUER}/.well-known/openid-configuration"));
    }
}
