//! A small identity provider for tests (OpenID Connect): a real listener over TLS under an authority of its own, which checks what it is sent
//! and signs real tokens. It can be told to err.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use data_encoding::{BASE64, BASE64URL_NOPAD, HEXUPPER};
use jiff::Timestamp;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::{Map, Value, json};
use server::Reach;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

/// As whom Parlour asks there.
pub const CLIENT: &str = "parlour";
/// What it shows for that.
pub const CLIENT_SECRET: &str = "a secret: of the client & of nobody else";

/// Somebody who has an account there.
#[derive(Clone, Copy, Debug)]
pub struct Person<'p> {
    /// By what the provider knows them.
    pub sub: &'p str,
    /// Their address.
    pub email: &'p str,
    /// Whether it is theirs.
    pub verified: bool,
}

/// How it errs.
#[derive(Clone, Default, Debug)]
pub struct Behaviour {
    /// What stands in the next tokens instead; null leaves it out.
    pub claims: Vec<(&'static str, Value)>,
    /// What stands in the discovery document instead; null leaves it out.
    pub document: Vec<(&'static str, Value)>,
    /// By what tokens are signed; `ES256` without it.
    pub algorithm: Option<&'static str>,
    /// By which key they say that they are signed.
    pub kid: Option<&'static str>,
    /// Whether the keys that it shows are others than those that sign.
    pub hides_keys: bool,
    /// Where the token endpoint sends whoever asks.
    pub moves_to: Option<String>,
    /// How many bytes the answer of the token endpoint is filled up by.
    pub padding: usize,
    /// How long the token endpoint waits.
    pub waits: Duration,
    /// Whose answer the browser says that it brings; without it, its own.
    pub names: Option<String>,
}

struct Grant {
    challenge: String,
    redirect_uri: String,
    claims: Map<String, Value>,
}

struct Shared {
    curve: EcdsaKeyPair,
    rsa: RsaKeyPair,
    other: EcdsaKeyPair,
    grants: HashMap<String, Grant>,
    behaviour: Behaviour,
    asked: Vec<String>,
}

/// A provider on a free port of this machine. It ends with the process.
pub struct IdentityProvider {
    port: u16,
    authority: String,
    shared: Arc<Mutex<Shared>>,
}

impl IdentityProvider {
    /// Opens one.
    pub fn open() -> Self {
        let (authority, config) = certified();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let curve = || EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key");
        let shared = Shared {
            curve: curve(),
            rsa: RsaKeyPair::generate(KeySize::Rsa2048).expect("a key"),
            other: curve(),
            grants: HashMap::new(),
            behaviour: Behaviour::default(),
            asked: vec![],
        };
        let shared = Arc::new(Mutex::new(shared));
        let serving = Arc::clone(&shared);
        std::thread::spawn(move || {
            for caller in listener.incoming().map_while(Result::ok) {
                let (config, shared) = (Arc::clone(&config), Arc::clone(&serving));
                std::thread::spawn(move || {
                    let _ = caller.set_read_timeout(Some(Duration::from_secs(20)));
                    let Ok(connection) = ServerConnection::new(config) else { return };
                    let mut stream = StreamOwned::new(connection, caller);
                    let _ = answer(&mut stream, port, &shared);
                    stream.conn.send_close_notify();
                    let _ = stream.flush();
                });
            }
        });
        Self { port, authority, shared }
    }

    /// Who it is.
    pub fn issuer(&self) -> String {
        issuer(self.port)
    }

    /// How far a server reaches that may ask it.
    pub fn reach(&self) -> Reach {
        let here = ["127.0.0.0/8", "::1/128"].map(|net| net.parse().expect("a network"));
        Reach::new(here.to_vec(), self.authority.as_bytes()).expect("an authority")
    }

    /// The authority that vouches for it, in PEM.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Errs from now on as it is told.
    pub fn behave(&self, behaviour: Behaviour) {
        self.shared().behaviour = behaviour;
    }

    /// What it was asked, in order: the paths.
    pub fn asked(&self) -> Vec<String> {
        self.shared().asked.clone()
    }

    /// What a browser does that is sent there with somebody who has an account: answers the path with which it comes back to Parlour.
    pub fn sign_in(&self, location: &str, person: Person<'_>, now: Timestamp) -> String {
        let (to, query) = location.split_once('?').expect("a query");
        assert_eq!(to, format!("{}/authorize", self.issuer()));
        let asked = fields(query);
        let field = |name: &str| asked.get(name).cloned().unwrap_or_default();
        assert_eq!([field("response_type"), field("client_id"), field("scope")], ["code", CLIENT, "openid email"].map(str::to_owned));
        assert_eq!(field("code_challenge_method"), "S256");
        assert!(field("state").len() > 40 && field("nonce").len() > 40 && field("code_challenge").len() == 43, "{location}");
        let mut shared = self.shared();
        let seconds = now.as_second();
        let said = json!({
            "iss": self.issuer(), "sub": person.sub, "aud": CLIENT, "iat": seconds, "exp": seconds + 300, "nonce": field("nonce"),
            "auth_time": seconds, "email": person.email, "email_verified": person.verified,
        });
        let mut claims = said.as_object().cloned().unwrap_or_default();
        replace(&mut claims, &shared.behaviour.claims);
        let code = format!("code {}", shared.grants.len());
        let redirect_uri = field("redirect_uri");
        let (_, back) = redirect_uri.split_once("/console/").expect("a page of the console");
        let back = format!("/console/{back}");
        shared.grants.insert(code.clone(), Grant { challenge: field("code_challenge"), redirect_uri: redirect_uri.clone(), claims });
        let named = shared.behaviour.names.clone().unwrap_or_else(|| self.issuer());
        format!("{back}?code={}&state={}&iss={}", percent_encoded(&code), percent_encoded(&field("state")), percent_encoded(&named))
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().expect("nobody panicked")
    }
}

fn issuer(port: u16) -> String {
    format!("https://localhost:{port}")
}

/// An authority, in PEM, and what it vouches for.
fn certified() -> (String, Arc<ServerConfig>) {
    let mut params = CertificateParams::new(vec![]).expect("parameters");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    let authority = params.self_signed(&key).expect("a certificate").pem();
    let by = Issuer::new(params, key);
    let own = KeyPair::generate().expect("a key");
    let names = vec!["localhost".to_owned()];
    let leaf = CertificateParams::new(names).expect("parameters").signed_by(&own, &by).expect("a certificate");
    let secret = PrivateKeyDer::try_from(own.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider())).with_safe_default_protocol_versions();
    let config = config.expect("versions").with_no_client_auth().with_single_cert(vec![leaf.der().clone()], secret);
    (authority, Arc::new(config.expect("a certificate and its key")))
}

fn replace(all: &mut Map<String, Value>, by: &[(&'static str, Value)]) {
    for (name, value) in by {
        if value.is_null() {
            all.remove(*name);
        } else {
            all.insert((*name).to_owned(), value.clone());
        }
    }
}

/// A value for a form or a query, every byte of it encoded.
pub fn percent_encoded(text: &str) -> String {
    let hex = HEXUPPER.encode(text.as_bytes());
    let bytes: Vec<u8> = hex.as_bytes().chunks(2).flat_map(|byte| [b"%", byte].concat()).collect();
    String::from_utf8(bytes).unwrap_or_default()
}

/// The fields of a form or a query.
fn fields(text: &str) -> HashMap<String, String> {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), decoded(value))).collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(if *first == b'+' { b' ' } else { *first });
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Answers one question.
fn answer(stream: &mut (impl Read + Write), port: u16, shared: &Mutex<Shared>) -> std::io::Result<()> {
    let Some((head, body)) = question(stream) else { return Ok(()) };
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let (behaviour, answered) = {
        let mut shared = shared.lock().expect("nobody panicked");
        shared.asked.push(path.clone());
        (shared.behaviour.clone(), answered(&mut shared, port, (&head, &path, &body)))
    };
    let (status, mut text) = answered;
    let mut more = String::new();
    if path == "/token" {
        std::thread::sleep(behaviour.waits);
        text.push_str(&" ".repeat(behaviour.padding));
        if let Some(to) = &behaviour.moves_to {
            more = format!("Location: {to}\r\n");
        }
    }
    let status = if more.is_empty() { status } else { 307 };
    let head = format!(
        "HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{more}Connection: close\r\n\r\n",
        text.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn answered(shared: &mut Shared, port: u16, (head, path, body): (&str, &str, &str)) -> (u16, String) {
    match path {
        "/.well-known/openid-configuration" => (200, document(port, &shared.behaviour)),
        "/keys" => (200, keys(shared).to_string()),
        "/token" => match redeemed(shared, head, &fields(body)) {
            Some(claims) => {
                let token = signed(shared, &claims);
                (200, json!({"access_token": "unused", "token_type": "Bearer", "id_token": token}).to_string())
            }
            None => (400, json!({"error": "invalid_grant"}).to_string()),
        },
        _ => (404, "{}".to_owned()),
    }
}

fn document(port: u16, behaviour: &Behaviour) -> String {
    let own = issuer(port);
    let document = json!({
        "issuer": own, "authorization_endpoint": format!("{own}/authorize"), "token_endpoint": format!("{own}/token"),
        "jwks_uri": format!("{own}/keys"), "response_types_supported": ["code"], "code_challenge_methods_supported": ["S256"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256"], "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "authorization_response_iss_parameter_supported": true,
    });
    let mut document = document.as_object().cloned().unwrap_or_default();
    replace(&mut document, &behaviour.document);
    Value::Object(document).to_string()
}

fn keys(shared: &Shared) -> Value {
    let curve = if shared.behaviour.hides_keys { &shared.other } else { &shared.curve };
    let (point, rsa) = (curve.public_key().as_ref(), shared.rsa.public_key().as_ref());
    let (x, y) = point.get(1..).expect("a point").split_at(32);
    let kid = if shared.behaviour.hides_keys { "before" } else { "curve" };
    let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
    // The modulus stands in its DER form behind two heads and a zero (RFC 8017, A.1.1).
    let modulus = text(rsa.get(9..265).expect("a modulus of 2048 bits"));
    json!({"keys": [
        {"kty": "EC", "crv": "P-256", "use": "sig", "kid": kid, "x": text(x), "y": text(y)},
        {"kty": "RSA", "use": "sig", "kid": "rsa", "n": modulus, "e": "AQAB"},
    ]})
}

/// What a code stands for: once, for the client that shows its secret, and for whoever asked for it.
fn redeemed(shared: &mut Shared, head: &str, asked: &HashMap<String, String>) -> Option<Map<String, Value>> {
    let field = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let shown = head.lines().find_map(|line| line.to_ascii_lowercase().starts_with("authorization: basic ").then(|| line.get(21..))?)?;
    let shown = String::from_utf8(BASE64.decode(shown.trim().as_bytes()).ok()?).ok()?;
    let (client, secret) = shown.split_once(':')?;
    let is_client = decoded(client) == CLIENT && decoded(secret) == CLIENT_SECRET;
    let grant = shared.grants.remove(field("code"))?;
    let challenge = BASE64URL_NOPAD.encode(digest(&SHA256, field("code_verifier").as_bytes()).as_ref());
    let fits = field("grant_type") == "authorization_code" && grant.redirect_uri == field("redirect_uri") && grant.challenge == challenge;
    (is_client && fits).then_some(grant.claims)
}

fn signed(shared: &Shared, claims: &Map<String, Value>) -> String {
    let algorithm = shared.behaviour.algorithm.unwrap_or("ES256");
    let kid = shared.behaviour.kid.unwrap_or(if algorithm == "RS256" { "rsa" } else { "curve" });
    let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
    let head = json!({"alg": algorithm, "kid": kid, "typ": "JWT"});
    let what = format!("{}.{}", text(head.to_string().as_bytes()), text(Value::Object(claims.clone()).to_string().as_bytes()));
    let signature = match algorithm {
        "none" => vec![],
        "HS256" => {
            let key = hmac::Key::new(hmac::HMAC_SHA256, shared.curve.public_key().as_ref());
            hmac::sign(&key, what.as_bytes()).as_ref().to_vec()
        }
        "RS256" => {
            let mut signature = vec![0; shared.rsa.public_modulus_len()];
            shared.rsa.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), what.as_bytes(), &mut signature).expect("it signs");
            signature
        }
        _ => shared.curve.sign(&SystemRandom::new(), what.as_bytes()).expect("it signs").as_ref().to_vec(),
    };
    format!("{what}.{}", text(&signature))
}

/// Head and body of a question.
fn question(stream: &mut impl Read) -> Option<(String, String)> {
    let (mut read, mut part) = (Vec::new(), [0; 2048]);
    loop {
        if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(read.get(..end)?).into_owned();
            let length =
                head.to_ascii_lowercase().split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
            let length: usize = length.unwrap_or(0);
            if let Some(body) = read.get(end + 4..end + 4 + length) {
                return Some((head, String::from_utf8_lossy(body).into_owned()));
            }
        }
        let more = stream.read(&mut part).ok().filter(|more| *more > 0)?;
        read.extend_from_slice(part.get(..more)?);
    }
}
