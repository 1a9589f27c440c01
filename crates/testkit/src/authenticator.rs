//! An authenticator in software: it makes passkeys, signs what it is asked to sign, and answers the question of `prf`, as a browser sends it.
//!
//! It shares no code with what it is tried on: its CBOR is written byte by byte.

use crate::server::TestServer;
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

/// Somebody was there, and it was checked who.
pub const VERIFIED: u8 = 0x05;
/// Somebody was there.
pub const PRESENT: u8 = 0x01;

/// One passkey in one device.
pub struct Authenticator {
    pair: EcdsaKeyPair,
    /// The id by which it is known.
    pub credential: Vec<u8>,
    /// As whom it knows its member, once it was asked to make a passkey.
    pub handle: Vec<u8>,
    /// How often it has signed; a device that does not count stays at zero.
    pub counter: u32,
    /// What it says of who is there.
    pub flags: u8,
    /// The page that its browser is on.
    pub origin: String,
    /// What only it knows, for `prf`; `None` in a device that has none.
    pub secret: Option<[u8; 32]>,
}

impl Authenticator {
    /// A device of this number, before it has made anything, in a browser that is on the server's pages by the name of this machine.
    pub fn new(server: &TestServer, number: u8) -> Self {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a pair");
        let credential = [&[number; 16][..], pair.public_key().as_ref().get(1..17).expect("a point")].concat();
        let origin = format!("http://localhost:{}", server.address().port());
        Self { pair, credential, handle: Vec::new(), counter: 1, flags: VERIFIED, origin, secret: Some([number; 32]) }
    }

    /// The same device without `prf`.
    #[must_use]
    pub fn without_prf(mut self) -> Self {
        self.secret = None;
        self
    }

    /// Makes a passkey as it is asked to: what a browser sends.
    pub fn make(&mut self, options: &Value) -> Value {
        self.handle = bytes(at(options, "/user/id"));
        let client_data = self.client_data("webauthn.create", options);
        let point = self.pair.public_key().as_ref();
        let (x, y) = (point.get(1..33).expect("a coordinate"), point.get(33..65).expect("a coordinate"));
        let key = [&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20][..], x, &[0x22, 0x58, 0x20], y].concat();
        let length = u16::try_from(self.credential.len()).expect("a short id").to_be_bytes();
        let data = [&self.head(at(options, "/rp/id"), self.flags | 0x40)[..], &[0; 16], &length, &self.credential, &key].concat();
        let size = u16::try_from(data.len()).expect("short data").to_be_bytes();
        let fmt = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59";
        let attestation = [&fmt[..], &size, &data].concat();
        let response = json!({"clientDataJSON": text(client_data.as_bytes()), "attestationObject": text(&attestation)});
        json!({"id": text(&self.credential), "type": "public-key", "response": response})
    }

    /// Proves that it is there: what a browser sends.
    pub fn prove(&mut self, options: &Value) -> Value {
        self.counter += u32::from(self.counter > 0);
        self.prove_again(options)
    }

    /// The same without counting.
    pub fn prove_again(&self, options: &Value) -> Value {
        let client_data = self.client_data("webauthn.get", options);
        let data = self.head(at(options, "/rpId"), self.flags);
        let signed = [&data[..], digest(&SHA256, client_data.as_bytes()).as_ref()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("a signature");
        let response = json!({
            "clientDataJSON": text(client_data.as_bytes()),
            "authenticatorData": text(&data),
            "signature": text(signature.as_ref()),
            "userHandle": text(&self.handle),
        });
        json!({"id": text(&self.credential), "type": "public-key", "response": response})
    }

    /// What it yields for the question that it is asked (WebAuthn Level 3, 10.1.4); `None` where it has no `prf`.
    pub fn yields(&self, options: &Value) -> Option<String> {
        let asked = bytes(at(options, "/extensions/prf/eval/first"));
        let salt = digest(&SHA256, &[b"WebAuthn PRF\0", &asked[..]].concat());
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.secret?);
        Some(text(hmac::sign(&key, salt.as_ref()).as_ref()))
    }

    /// What an authenticator says first: for which host, who was there, how often it has signed.
    fn head(&self, host: &Value, flags: u8) -> Vec<u8> {
        let host = digest(&SHA256, host.as_str().unwrap_or_default().as_bytes());
        [host.as_ref(), &[flags], &self.counter.to_be_bytes()].concat()
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        json!({"type": kind, "challenge": at(options, "/challenge"), "origin": self.origin, "crossOrigin": false}).to_string()
    }
}

/// What stands in the options at a place; null where nothing does.
fn at<'v>(options: &'v Value, place: &str) -> &'v Value {
    options.pointer(place).unwrap_or(&Value::Null)
}

fn text(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn bytes(text: &Value) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text.as_str().unwrap_or_default().as_bytes()).unwrap_or_default()
}
