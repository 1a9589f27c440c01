//! What the tests share: entropy that is dictated, readable ids, hexadecimal, and vector files.

#![expect(dead_code, reason = "each test binary uses its own part")]

use std::path::PathBuf;
use std::sync::Mutex;

use seal::Entropy;
use seal::hazmat::gcm;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// Entropy that gives exactly these bytes and panics beyond them.
pub(crate) struct Dictated(Mutex<Vec<u8>>);

impl Dictated {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self(Mutex::new(bytes.to_vec()))
    }
}

impl Entropy for Dictated {
    fn fill(&self, out: &mut [u8]) {
        let mut left = self.0.lock().unwrap();
        let rest = left.split_off(out.len());
        out.copy_from_slice(&left);
        *left = rest;
    }
}

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(crate) fn hex(text: &str) -> Vec<u8> {
    assert!(text.len().is_multiple_of(2), "{text}");
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

pub(crate) fn hex32(text: &str) -> [u8; 32] {
    hex(text).try_into().unwrap()
}

/// The vectors, or nothing (said in one line) where the folder is absent.
pub(crate) fn vectors<T: DeserializeOwned>(name: &str) -> Option<T> {
    let folder = std::env::var_os("PARLOUR_VECTORS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors"), PathBuf::from);
    let Ok(text) = std::fs::read_to_string(folder.join(name)) else {
        eprintln!("passed over: {name} is not in {}", folder.display());
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

/// The cases of one of our own files.
pub(crate) fn cases<T: DeserializeOwned>(text: &str) -> Vec<T> {
    #[derive(Deserialize)]
    struct File<T> {
        cases: Vec<T>,
    }
    let cases = serde_json::from_str::<File<T>>(text).unwrap().cases;
    assert!(!cases.is_empty());
    cases
}

pub(crate) fn uuid(text: &str) -> Uuid {
    text.parse().unwrap()
}

/// Opens a stored AES-GCM form with the associated data as it is written in the vector.
pub(crate) fn open_raw(key: &[u8; 32], aad: &str, sealed: &[u8]) -> Vec<u8> {
    assert_eq!(sealed[0], 1);
    let nonce = sealed[1..13].try_into().unwrap();
    gcm::Cipher::new(key).open(nonce, &hex(aad), &sealed[13..]).unwrap().to_vec()
}
