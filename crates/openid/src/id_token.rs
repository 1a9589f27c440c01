//! ID tokens: whom a provider says it saw, and everything that must hold before that counts (Core 1.0, 3.1.3.7; RFC 8725).

use crate::keys::KeySet;
use crate::{ALGORITHMS, Refused, decoded};
use serde::Deserialize;
use serde_json::Value;

/// The longest ID token that is read, in bytes.
const TOKEN_BYTES_MAX: usize = 16 * 1024;
/// By how much the clocks of a provider and ours may differ, in seconds.
const SKEW_SECONDS: i64 = 60;
/// How long ago it may have been issued: it comes straight from the provider, right after it was asked for.
const ISSUED_SECONDS_MAX: i64 = 600;
/// The longest name of a subject (Core 1.0, section 2), in bytes.
const SUBJECT_BYTES_MAX: usize = 255;
/// The longest address that is read, in bytes.
const EMAIL_BYTES_MAX: usize = 320;

/// What an ID token is held against.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'e> {
    /// Who must have issued it.
    pub issuer: &'e str,
    /// For whom.
    pub client_id: &'e str,
    /// The question that it answers.
    pub nonce: &'e str,
    /// The present, in seconds.
    pub now: i64,
    /// Since when whoever it is about must have signed in there, in seconds, where that was asked for (`max_age`).
    pub signed_in_since: Option<i64>,
}

/// Whom a provider says it saw. It has no `Debug`: both are personal.
pub struct Said {
    /// Who, by a name that the provider never gives to anybody else.
    pub subject: String,
    /// Their address, where the provider says that it is theirs; `None` where it says none, or does not say so.
    pub email: Option<String>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nonce: Option<String>,
    auth_time: Option<f64>,
    email: Option<String>,
    email_verified: Option<Value>,
    xms_edov: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// The ID token in the answer of a token endpoint (Core 1.0, 3.1.3.3). Nothing else of it is looked at.
///
/// # Errors
/// [`Refused::Malformed`] where there is none.
pub fn id_token_of(answer: &[u8]) -> Result<String, Refused> {
    #[derive(Deserialize)]
    struct Answer {
        id_token: String,
    }
    serde_json::from_slice(answer).map(|answer: Answer| answer.id_token).map_err(|_| Refused::Malformed)
}

/// Checks an ID token; nothing of it is believed before its signature holds.
///
/// # Errors
/// [`Refused`], with the first thing that does not hold.
pub fn check(token: &str, keys: &KeySet, expected: &Expected<'_>) -> Result<Said, Refused> {
    if token.len() > TOKEN_BYTES_MAX {
        return Err(Refused::Malformed);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Refused::Malformed)?;
    let (header, claims) = signed.split_once('.').ok_or(Refused::Malformed)?;
    let header: Header = read(header)?;
    // A token of another kind would be one for somebody else (RFC 8725, 3.11); what we do not know we may not pass over (RFC 7515, 4.1.11).
    if header.crit.is_some() || header.typ.is_some_and(|typ| !typ.eq_ignore_ascii_case("jwt")) {
        return Err(Refused::Malformed);
    }
    if !ALGORITHMS.contains(&header.alg.as_str()) {
        return Err(Refused::Algorithm);
    }
    keys.verify((&header.alg, header.kid.as_deref()), signed.as_bytes(), &decoded(signature)?)?;
    judge(read(claims)?, expected)
}

fn judge(claims: Claims, expected: &Expected<'_>) -> Result<Said, Refused> {
    if claims.iss != expected.issuer {
        return Err(Refused::Issuer);
    }
    let (ours, others) = match &claims.aud {
        Audience::One(one) => (one == expected.client_id, false),
        Audience::Many(many) => (many.iter().any(|one| one == expected.client_id), many.len() > 1),
    };
    let party = claims.azp.as_deref();
    if !ours || party.is_some_and(|party| party != expected.client_id) || (others && party.is_none()) {
        return Err(Refused::Audience);
    }
    let (expires, issued, now) = (seconds(claims.exp), seconds(claims.iat), expected.now);
    if expires.saturating_add(SKEW_SECONDS) <= now
        || issued > now.saturating_add(SKEW_SECONDS)
        || issued.saturating_add(ISSUED_SECONDS_MAX + SKEW_SECONDS) < now
    {
        return Err(Refused::Time);
    }
    if claims.nonce.as_deref() != Some(expected.nonce) {
        return Err(Refused::Nonce);
    }
    if let Some(since) = expected.signed_in_since
        && claims.auth_time.is_none_or(|at| seconds(at).saturating_add(SKEW_SECONDS) < since)
    {
        return Err(Refused::SignedInBefore);
    }
    if claims.sub.is_empty() || claims.sub.len() > SUBJECT_BYTES_MAX || !claims.sub.is_ascii() {
        return Err(Refused::Malformed);
    }
    let verified = claims.email_verified.as_ref().is_some_and(is_true) || is_owned(expected.issuer, claims.xms_edov.as_ref());
    let email = claims.email.filter(|email| verified && email.len() <= EMAIL_BYTES_MAX);
    Ok(Said { subject: claims.sub, email })
}

/// Microsoft Entra does not say `email_verified`; it says instead that the address is in a domain of the tenant's. From anybody else that
/// claim could mean anything.
fn is_owned(issuer: &str, said: Option<&Value>) -> bool {
    issuer.starts_with("https://login.microsoftonline.com/") && said.is_some_and(|said| is_true(said) || *said == 1 || *said == "1")
}

/// Some write it as a text.
fn is_true(said: &Value) -> bool {
    *said == true || *said == "true"
}

#[expect(clippy::cast_possible_truncation, reason = "a time beyond every calendar is the last one, and fails as such")]
fn seconds(date: f64) -> i64 {
    date as i64
}

fn read<T: for<'de> Deserialize<'de>>(part: &str) -> Result<T, Refused> {
    serde_json::from_slice(&decoded(part)?).map_err(|_| Refused::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::rsa::KeySize;
    use aws_lc_rs::signature::{
        ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RSA_PSS_SHA256, RsaEncoding,
        RsaKeyPair,
    };
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use serde_json::json;

    const NOW: i64 = 1_800_000_000;
    const EXPECTED: Expected<'static> =
        Expected { issuer: "https://login.example", client_id: "parlour", nonce: "n", now: NOW, signed_in_since: None };

    struct Signer {
        curve: EcdsaKeyPair,
        edwards: Ed25519KeyPair,
        rsa: RsaKeyPair,
    }

    fn text(bytes: impl AsRef<[u8]>) -> String {
        URL_SAFE_NO_PAD.encode(bytes)
    }

    impl Signer {
        fn make() -> Self {
            let curve = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
            Self { curve, edwards: Ed25519KeyPair::generate().unwrap(), rsa: RsaKeyPair::generate(KeySize::Rsa2048).unwrap() }
        }

        fn keys(&self) -> Value {
            let (curve, public) = (self.curve.public_key().as_ref(), self.rsa.public_key().as_ref());
            // In DER (RFC 8017, A.1.1): two heads and a zero, the modulus, the exponent 65537.
            json!({"keys": [
                {"kty": "EC", "crv": "P-256", "kid": "curve", "use": "sig", "x": text(&curve[1..33]), "y": text(&curve[33..])},
                {"kty": "OKP", "crv": "Ed25519", "kid": "edwards", "x": text(self.edwards.public_key())},
                {"kty": "RSA", "kid": "rsa", "n": text(&public[9..265]),
                 "e": "AQAB"},
                {"kty": "oct", "kid": "shared", "k": text(b"secret")},
                {"kty": "EC", "crv": "P-521", "kid": "large", "x": "AA", "y": "AA"},
            ]})
        }

        fn set(&self) -> KeySet {
            KeySet::read(self.keys().to_string().as_bytes()).unwrap()
        }

        fn sign(&self, header: &Value, claims: &Value) -> String {
            let signed = format!("{}.{}", text(header.to_string()), text(claims.to_string()));
            let rsa = |padding: &'static dyn RsaEncoding| {
                let mut signature = vec![0; self.rsa.public_modulus_len()];
                self.rsa.sign(padding, &SystemRandom::new(), signed.as_bytes(), &mut signature).unwrap();
                signature
            };
            let signature = match header["alg"].as_str().unwrap() {
                "ES256" => self.curve.sign(&SystemRandom::new(), signed.as_bytes()).unwrap().as_ref().to_vec(),
                "EdDSA" => self.edwards.sign(signed.as_bytes()).as_ref().to_vec(),
                "RS256" => rsa(&RSA_PKCS1_SHA256),
                "PS256" => rsa(&RSA_PSS_SHA256),
                "HS256" => {
                    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, self.curve.public_key().as_ref());
                    aws_lc_rs::hmac::sign(&key, signed.as_bytes()).as_ref().to_vec()
                }
                _ => vec![],
            };
            format!("{signed}.{}", text(signature))
        }
    }

    fn claims() -> Value {
        json!({"iss": "https://login.example", "sub": "ada", "aud": "parlour", "exp": NOW + 300, "iat": NOW, "nonce": "n",
               "email": "ada@tea.example", "email_verified": true})
    }

    fn with(changes: &Value) -> Value {
        let mut claims = claims();
        for (name, value) in changes.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims
    }

    #[test]
    fn what_a_key_of_the_provider_signed_is_believed() {
        let signer = Signer::make();
        let keys = signer.set();
        for (alg, kid) in [("ES256", "curve"), ("EdDSA", "edwards"), ("RS256", "rsa"), ("PS256", "rsa")] {
            let token = signer.sign(&json!({"alg": alg, "kid": kid, "typ": "JWT"}), &claims());
            let said = check(&token, &keys, &EXPECTED).unwrap();
            assert_eq!((said.subject.as_str(), said.email.as_deref()), ("ada", Some("ada@tea.example")), "{alg}");
        }
        let token = signer.sign(&json!({"alg": "ES256"}), &claims());
        assert!(check(&token, &keys, &EXPECTED).is_ok(), "the only key that could have signed it");
    }

    #[test]
    fn no_other_signature_is_believed() {
        let (signer, other) = (Signer::make(), Signer::make());
        let refused = |token: &str| check(token, &signer.set(), &EXPECTED).err();
        let header = json!({"alg": "ES256", "kid": "curve"});
        assert_eq!(refused(&other.sign(&header, &claims())), Some(Refused::Signature));
        assert_eq!(refused(&signer.sign(&json!({"alg": "none"}), &claims())), Some(Refused::Algorithm));
        assert_eq!(
            refused(&signer.sign(&json!({"alg": "HS256", "kid": "curve"}), &claims())),
            Some(Refused::Algorithm),
            "the public key as a secret"
        );
        assert_eq!(refused(&signer.sign(&json!({"alg": "HS256", "kid": "shared"}), &claims())), Some(Refused::Algorithm));
        assert_eq!(refused(&signer.sign(&json!({"alg": "ES256", "kid": "new"}), &claims())), Some(Refused::UnknownKey));
        assert_eq!(
            refused(&signer.sign(&json!({"alg": "RS256", "kid": "curve"}), &claims())),
            Some(Refused::UnknownKey),
            "a key of another kind"
        );
        assert_eq!(refused(&signer.sign(&json!({"alg": "ES256", "crit": ["x"]}), &claims())), Some(Refused::Malformed));
        assert_eq!(
            refused(&signer.sign(&json!({"alg": "ES256", "typ": "at+jwt"}), &claims())),
            Some(Refused::Malformed),
            "an access token"
        );
        let token = signer.sign(&header, &claims());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (head, _) = signed.split_once('.').unwrap();
        let forged = text(with(&json!({"sub": "tom"})).to_string());
        assert_eq!(refused(&format!("{head}.{forged}.{signature}")), Some(Refused::Signature));
        for bad in ["", ".", "..", "a.b", "a.b.c", &format!("{token}="), &"x".repeat(TOKEN_BYTES_MAX + 1)] {
            assert_eq!(refused(bad), Some(Refused::Malformed), "{bad}");
        }
        let mut two = signer.keys();
        two["keys"][1] = two["keys"][0].clone();
        let two = KeySet::read(two.to_string().as_bytes()).unwrap();
        let token = signer.sign(&json!({"alg": "ES256"}), &claims());
        assert_eq!(check(&token, &two, &EXPECTED).err(), Some(Refused::UnknownKey), "which of the two?");
        let mut bound = signer.keys();
        bound["keys"][2]["alg"] = json!("PS256");
        let bound = KeySet::read(bound.to_string().as_bytes()).unwrap();
        let token = signer.sign(&json!({"alg": "RS256", "kid": "rsa"}), &claims());
        assert_eq!(check(&token, &bound, &EXPECTED).err(), Some(Refused::UnknownKey), "a key for another algorithm");
        assert!(KeySet::read(b"{\"keys\":[]}").is_err() && KeySet::read(b"[]").is_err());
        let mut sealing = signer.keys();
        sealing["keys"][0]["use"] = json!("enc");
        let token = signer.sign(&header, &claims());
        assert_eq!(check(&token, &KeySet::read(sealing.to_string().as_bytes()).unwrap(), &EXPECTED).err(), Some(Refused::UnknownKey));
    }

    #[test]
    fn what_it_says_is_for_us_and_for_now() {
        let signer = Signer::make();
        let keys = signer.set();
        let said = |changes: Value| check(&signer.sign(&json!({"alg": "ES256", "kid": "curve"}), &with(&changes)), &keys, &EXPECTED);
        let refused = |changes| said(changes).err();
        assert_eq!(refused(json!({"iss": "https://login.example/"})), Some(Refused::Issuer));
        for aud in [json!("other"), json!([]), json!(["other"]), json!(["parlour", "other"])] {
            assert_eq!(refused(json!({"aud": aud})), Some(Refused::Audience), "{aud}");
        }
        assert_eq!(refused(json!({"azp": "other"})), Some(Refused::Audience));
        assert_eq!(refused(json!({"aud": ["parlour"]})), None);
        assert_eq!(refused(json!({"aud": ["parlour", "other"], "azp": "parlour"})), None);
        for (exp, iat, fits) in [
            (300, 0, true),
            (-59, -300, true),
            (-60, -300, false),
            (300, 60, true),
            (300, 61, false),
            (300, -660, true),
            (300, -661, false),
        ] {
            let changes = json!({"exp": NOW + exp, "iat": NOW + iat});
            assert_eq!(refused(changes), (!fits).then_some(Refused::Time), "expires {exp}, issued {iat}");
        }
        assert_eq!(refused(json!({"exp": null})), Some(Refused::Malformed));
        for nonce in [json!(null), json!(""), json!("m")] {
            assert_eq!(refused(json!({"nonce": nonce})), Some(Refused::Nonce));
        }
        for sub in ["", "\u{fc}", &"x".repeat(256)] {
            assert_eq!(refused(json!({"sub": sub})), Some(Refused::Malformed));
        }
    }

    #[test]
    fn an_address_counts_where_the_provider_says_that_it_is_theirs() {
        let signer = Signer::make();
        let keys = signer.set();
        let email = |issuer: &str, changes: Value| {
            let mut claims = with(&changes);
            claims["iss"] = json!(issuer);
            let token = signer.sign(&json!({"alg": "ES256", "kid": "curve"}), &claims);
            check(&token, &keys, &Expected { issuer, ..EXPECTED }).unwrap().email.is_some()
        };
        let ours = |changes| email("https://login.example", changes);
        assert!(ours(json!({})) && ours(json!({"email_verified": "true"})));
        assert!(!ours(json!({"email_verified": false})) && !ours(json!({"email_verified": null})) && !ours(json!({"email_verified": 1})));
        let owned = |issuer, said: Value| email(issuer, json!({"email_verified": null, "xms_edov": said}));
        let entra = "https://login.microsoftonline.com/tenant/v2.0";
        assert!(owned(entra, json!(true)) && owned(entra, json!(1)) && owned(entra, json!("1")));
        assert!(!owned(entra, json!(false)) && !owned(entra, json!("0")) && !owned("https://login.example", json!(true)));
    }

    #[test]
    fn a_sign_in_that_was_asked_for_is_a_new_one() {
        let signer = Signer::make();
        let keys = signer.set();
        let refused = |changes: Value| {
            let token = signer.sign(&json!({"alg": "ES256", "kid": "curve"}), &with(&changes));
            check(&token, &keys, &Expected { signed_in_since: Some(NOW - 30), ..EXPECTED }).err()
        };
        assert_eq!(refused(json!({"auth_time": NOW})), None);
        assert_eq!(refused(json!({"auth_time": NOW - 91})), Some(Refused::SignedInBefore));
        assert_eq!(refused(json!({})), Some(Refused::SignedInBefore), "it is not said");
    }
}
