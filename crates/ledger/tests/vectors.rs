//! The format against vectors: our own worked example, transparency-dev's proofs, Wycheproof's keys.
//!
//! Those that others wrote are read from the folder that `PARLOUR_VECTORS` names, by default
//! `../shared/vectors` beside the workspace; where they are absent a line says so.

#![cfg(test)]

use std::convert::Infallible;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger::{
    Checkpoint, Hash, SigningKey, Tree, VerifyingKey, consistency_path, empty_root, entry_hash, inclusion_path, leaf_hash, open_tlog_proof,
    subtree_root, tlog_proof, verify_consistency, verify_inclusion,
};
use serde_json::Value;

#[test]
fn our_worked_example() {
    let vectors = own();
    let mut tree = Tree::new();
    let mut leaves = Vec::new();
    for (entry, head) in list(&vectors["entries"]).iter().zip(list(&vectors["trees"])) {
        assert_head(&tree, head);
        let data = entry_hash(&hash(&entry["salt"]), text(&entry["entry"]));
        assert_eq!(data, hash(&entry["entry_hash"]));
        assert_eq!(leaf_hash(&data), hash(&entry["leaf"]));
        leaves.push(leaf_hash(&data));
        tree.append(leaf_hash(&data));
    }
    assert_head(&tree, list(&vectors["trees"]).last().unwrap());

    let node = |level: u8, index: u64| {
        let first = usize::try_from(index << level).unwrap();
        Ok::<_, Infallible>(subtree_root(&leaves[first..first + (1 << level)]))
    };
    for case in list(&vectors["inclusion"]) {
        let (index, size) = (number(&case["index"]), number(&case["size"]));
        assert_eq!(inclusion_path(index, size, node), Ok(hashes(&case["path"])), "{case}");
    }
    for case in list(&vectors["consistency"]) {
        let (size1, size2) = (number(&case["size1"]), number(&case["size2"]));
        assert_eq!(consistency_path(size1, size2, node), Ok(hashes(&case["path"])), "{case}");
    }

    let name = text(&vectors["key"]["name"]);
    let key = SigningKey::from_seed(name, &hash(&vectors["key"]["seed"])).unwrap();
    assert_eq!(key.verifying_key().to_vkey(), text(&vectors["key"]["vkey"]));
    let head = Checkpoint { origin: name.to_owned(), size: tree.size(), root: tree.root() };
    let note = head.sign(&key);
    assert_eq!(note, text(&vectors["checkpoint"]));
    let proof = tlog_proof(tree.size() - 1, &tree.path_of_last(), &note);
    assert_eq!(proof, text(&vectors["proof"]));
}

#[test]
fn our_worked_example_is_believed_by_a_reader() {
    let vectors = own();
    let keys = [VerifyingKey::parse(text(&vectors["key"]["vkey"])).unwrap()];
    for (i, entry) in list(&vectors["entries"]).iter().enumerate() {
        let data = entry_hash(&hash(&entry["salt"]), text(&entry["entry"]));
        let opened = open_tlog_proof(text(&vectors["proof"]), &data, &keys);
        assert_eq!(opened.is_ok(), i == 6, "only the last entry is proven by it");
    }
}

#[test]
fn merkle_proofs_of_transparency_dev() {
    let Some(vectors) = theirs("merkle-proofs.json") else {
        return;
    };
    let (mut good, mut bad) = (0, 0);
    for case in list(&vectors["inclusion"]) {
        let wrong = case["wantErr"].as_bool().unwrap();
        let result = verdict(case, ["leafHash", "root"], |[leaf, root], proof| {
            let (index, size) = (number(&case["leafIdx"]), number(&case["treeSize"]));
            verify_inclusion(index, size, &leaf, &proof, &root).is_ok()
        });
        assert_eq!(result, !wrong, "{}", case["name"]);
        *if wrong { &mut bad } else { &mut good } += 1;
    }
    for case in list(&vectors["consistency"]) {
        let wrong = case["wantErr"].as_bool().unwrap();
        let result = verdict(case, ["root1", "root2"], |[root1, root2], proof| {
            let (size1, size2) = (number(&case["size1"]), number(&case["size2"]));
            verify_consistency(size1, size2, &root1, &root2, &proof).is_ok()
        });
        assert_eq!(result, !wrong, "{}", case["name"]);
        *if wrong { &mut bad } else { &mut good } += 1;
    }
    assert_eq!((good, bad), (12, 184));
}

/// The library that verifies our notes, against Wycheproof: their messages are bytes, not note texts.
#[test]
fn ed25519_of_wycheproof() {
    use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
    let Some(vectors) = theirs("wycheproof-ed25519-test.json") else {
        return;
    };
    let (mut good, mut bad) = (0, 0);
    for group in list(&vectors["testGroups"]) {
        let public = unhex(text(&group["publicKey"]["pk"]));
        for case in list(&group["tests"]) {
            let valid = text(&case["result"]) == "valid";
            let (message, signature) = (unhex(text(&case["msg"])), unhex(text(&case["sig"])));
            let key = UnparsedPublicKey::new(&ED25519, &public);
            assert_eq!(key.verify(&message, &signature).is_ok(), valid, "{case}");
            *if valid { &mut good } else { &mut bad } += 1;
        }
    }
    assert!(good > 60 && bad > 50, "{good} {bad}");
}

/// The signatures that Wycheproof calls malleable, truncated and so on, over our own checkpoint.
#[test]
fn a_checkpoint_with_a_bent_signature_is_refused() {
    let vectors = own();
    let note = text(&vectors["checkpoint"]);
    let keys = [VerifyingKey::parse(text(&vectors["key"]["vkey"])).unwrap()];
    let (head, encoded) = note.trim_end().rsplit_once(' ').unwrap();
    let signed = STANDARD.decode(encoded).unwrap();
    let with = |bytes: &[u8]| format!("{head} {}\n", STANDARD.encode(bytes));
    assert!(Checkpoint::open(&with(&signed), &keys).is_ok());
    assert!(Checkpoint::open(&with(&signed[..67]), &keys).is_err());
    assert!(Checkpoint::open(&with(&[signed.as_slice(), &[0]].concat()), &keys).is_err());
    // S + L is the same scalar; RFC 8032 section 5.1.7 has it refused.
    let order = unhex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    let mut malleable = signed.clone();
    let mut carry = 0;
    for (byte, add) in malleable[36..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    assert!(Checkpoint::open(&with(&malleable), &keys).is_err());
}

#[track_caller]
fn assert_head(tree: &Tree, head: &Value) {
    assert_eq!(tree.size(), number(&head["size"]));
    assert_eq!(STANDARD.encode(tree.peaks()), text(&head["peaks"]));
    assert_eq!(tree.root(), hash(&head["root"]));
    if tree.size() == 0 {
        assert_eq!(tree.root(), empty_root());
    }
}

/// Runs a case. Our hashes have 32 bytes by type. Some cases carry empty ones, which cannot be
/// handed over and so are refused, others text of 12 bytes, which is lengthened with zeroes.
fn verdict(case: &Value, fields: [&str; 2], verify: impl FnOnce([Hash; 2], Vec<Hash>) -> bool) -> bool {
    let given = fields.map(|field| {
        let mut bytes = STANDARD.decode(text(&case[field])).unwrap();
        let present = !bytes.is_empty();
        bytes.resize(32, 0);
        present.then(|| Hash::try_from(bytes).unwrap())
    });
    let [Some(first), Some(second)] = given else {
        return false;
    };
    // A hash of a proof that is not 32 bytes long is refused before any proof is looked at.
    let proof = case["proof"].as_array().cloned().unwrap_or_default();
    let proof: Option<Vec<Hash>> = proof.iter().map(|hash| STANDARD.decode(text(hash)).ok()?.try_into().ok()).collect();
    proof.is_some_and(|proof| verify([first, second], proof))
}

fn own() -> Value {
    serde_json::from_str(include_str!("../vectors/ledger.json")).unwrap()
}

fn theirs(file: &str) -> Option<Value> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors");
    let folder = std::env::var_os("PARLOUR_VECTORS").map_or(beside, PathBuf::from);
    let Ok(bytes) = std::fs::read(folder.join(file)) else {
        eprintln!("left out: {file} is not in the folder of vectors (PARLOUR_VECTORS)");
        return None;
    };
    Some(serde_json::from_slice(&bytes).unwrap())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn hash(value: &Value) -> Hash {
    STANDARD.decode(text(value)).unwrap().try_into().unwrap()
}

fn hashes(value: &Value) -> Vec<Hash> {
    list(value).iter().map(hash).collect()
}

fn unhex(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}
