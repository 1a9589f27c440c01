//! What a ledger says: its acts, read from behind the server.

use ledger::VerifyingKey;
use serde_json::Value;
use testkit::{Organisation, TestServer};

/// Every act of an organisation, the first first; `removed` where an erasure took the entry along.
pub(crate) fn acts(server: &TestServer, organisation: &Organisation) -> Vec<String> {
    let name = |text: String| serde_json::from_str::<Value>(&text).unwrap()["act"].as_str().unwrap().to_owned();
    entries(server, organisation).into_iter().map(|text| text.map_or_else(|| "removed".to_owned(), name)).collect()
}

/// The acts without the notices that they published anew.
pub(crate) fn without_notices(mut acts: Vec<String>) -> Vec<String> {
    acts.retain(|act| act != "notice.published");
    acts
}

/// Every entry's text.
pub(crate) fn entries(server: &TestServer, organisation: &Organisation) -> Vec<Option<String>> {
    let last = u64::try_from(i64::MAX).unwrap();
    let mut entries = server.store().read(|r| r.last_entries(organisation.id, last, i64::MAX)).unwrap();
    entries.reverse();
    entries.into_iter().map(|e| e.entry).collect()
}

/// How many acts of a kind there are.
pub(crate) fn count(server: &TestServer, organisation: &Organisation, act: &str) -> usize {
    acts(server, organisation).iter().filter(|a| *a == act).count()
}

/// Checks a receipt as anyone could who knows the ledger's public key; answers the entry.
pub(crate) fn verified(server: &TestServer, organisation: &Organisation, receipt: &Value) -> Value {
    use base64::Engine as _;
    let key = server.store().read(|r| r.ledger_key(organisation.id)).unwrap().unwrap();
    let vkey = VerifyingKey::parse(&key.vkey).unwrap();
    let proof = &receipt["ledger"];
    let salt: [u8; 32] = base64::engine::general_purpose::STANDARD.decode(proof["salt"].as_str().unwrap()).unwrap().try_into().unwrap();
    let entry = proof["entry"].as_str().unwrap();
    let hash = ledger::entry_hash(&salt, entry);
    let proven = ledger::open_tlog_proof(proof["proof"].as_str().unwrap(), &hash, std::slice::from_ref(&vkey)).unwrap();
    assert_eq!(Some(proven.index), proof["index"].as_u64());
    let forged = ledger::entry_hash(&salt, &entry.replacen("\"v\"", "\"w\"", 1));
    assert!(ledger::open_tlog_proof(proof["proof"].as_str().unwrap(), &forged, &[vkey]).is_err(), "the receipt proves another entry too");
    let entry: Value = serde_json::from_str(entry).unwrap();
    assert_eq!(entry["act"], receipt["act"]);
    entry
}

/// Verifies every ledger of the server from its entries.
pub(crate) fn verify(server: &TestServer) {
    let key = server.ground().server_key();
    let opens = |k: &store::reads::LedgerKey| server::open_signing_key(&key, k.organisation, &k.sealed_seed).is_some();
    server.store().read(|r| Ok(r.verify_ledgers(opens).map(drop).map_err(|e| e.to_string()))).unwrap().unwrap();
}
