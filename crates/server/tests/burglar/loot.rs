//! The loot: every file of the data directory and every row of the database.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use std::collections::BTreeSet;
use std::time::Duration;
use testkit::{Rows, TestServer, Value};

/// What was stolen.
pub(crate) struct Loot {
    pub(crate) files: Vec<(String, Vec<u8>)>,
    pub(crate) tables: Vec<Rows>,
}

impl Loot {
    /// Takes everything while the server runs, the write-ahead log included.
    pub(crate) fn take(server: &TestServer) -> Self {
        let ground = server.ground();
        Self { files: ground.files(), tables: ground.tables() }
    }

    /// Takes everything as soon as none of these is left in a file, or after some seconds: scrubbing runs beside the request.
    pub(crate) fn take_when_scrubbed(server: &TestServer, gone: &[Vec<u8>]) -> Self {
        for _ in 0..50 {
            let loot = Self::take(server);
            if loot.files.iter().all(|(_, bytes)| gone.iter().all(|seal| !find(bytes, seal))) {
                return loot;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Self::take(server)
    }

    pub(crate) fn table(&self, name: &str) -> &Rows {
        self.tables.iter().find(|t| t.table == name).unwrap()
    }

    pub(crate) fn file(&self, name: &str) -> &[u8] {
        &self.files.iter().find(|(n, _)| n == name).unwrap().1
    }

    /// Every value of 32 bytes that stands outside the ledger's hashes.
    pub(crate) fn secrets(&self) -> BTreeSet<[u8; 32]> {
        self.values_of_32(|table| !table.starts_with("ledger_"))
    }

    /// The ledger's hashes and salts.
    pub(crate) fn hashes(&self) -> BTreeSet<[u8; 32]> {
        self.values_of_32(|table| table.starts_with("ledger_"))
    }

    fn values_of_32(&self, of_table: impl Fn(&str) -> bool) -> BTreeSet<[u8; 32]> {
        let tables = self.tables.iter().filter(|t| of_table(&t.table));
        let values = tables.flat_map(|t| t.rows.iter().flatten());
        values.filter_map(|value| if let Value::Bytes(bytes) = value { bytes.as_slice().try_into().ok() } else { None }).collect()
    }
}

/// Where one of these texts is written, in any of the spellings that people take for hidden.
pub(crate) fn traces(loot: &Loot, texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for text in texts {
        for spelling in spellings(text) {
            found.extend(loot.files.iter().filter(|(_, bytes)| find(bytes, &spelling)).map(|(name, _)| format!("{text:?} in {name}")));
            for table in &loot.tables {
                let written = table.rows.iter().flatten().any(|value| match value {
                    Value::Bytes(bytes) => find(bytes, &spelling),
                    Value::Text(text) => find(text.as_bytes(), &spelling),
                    _ => false,
                });
                found.extend(written.then(|| format!("{text:?} in the table {}", table.table)));
            }
        }
    }
    found
}

fn spellings(text: &str) -> Vec<Vec<u8>> {
    let bytes = text.as_bytes();
    let mut out = vec![bytes.to_vec(), text.to_uppercase().into_bytes(), text.to_lowercase().into_bytes()];
    out.push(hexadecimal(bytes).into_bytes());
    out.push(hexadecimal(bytes).to_uppercase().into_bytes());
    out.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    out.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    out.push(bytes.iter().rev().copied().collect());
    for shift in 0..3 {
        let shifted = [vec![0; shift], bytes.to_vec()].concat();
        for spelled in [STANDARD_NO_PAD.encode(&shifted), URL_SAFE_NO_PAD.encode(&shifted)] {
            // What the bytes before and behind have a part in is cut off.
            let from = if shift == 0 { 0 } else { 4 };
            out.push(spelled.as_bytes()[from..spelled.len() - 2].to_vec());
        }
    }
    out
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// Whether bytes stand within others.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> bool {
    let Some((first, rest)) = needle.split_first() else { return true };
    let mut from = 0;
    while let Some(at) = haystack[from..].iter().position(|b| b == first) {
        from += at + 1;
        if haystack[from..].starts_with(rest) {
            return true;
        }
    }
    false
}
