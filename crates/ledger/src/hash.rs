//! Which bytes are hashed: the salted entry, the leaf, the node and the empty tree.

use aws_lc_rs::digest::{SHA256, SHA256_OUTPUT_LEN, digest};

/// A SHA-256 value: of an entry, a leaf, a node or a root.
pub type Hash = [u8; SHA256_OUTPUT_LEN];

/// The log's record of an entry: SHA-256(salt ‖ the entry's UTF-8 bytes).
///
/// The salt keeps a deleted entry from being guessed back from its hash, so it is deleted together
/// with the text. Salts have one fixed length, so no two pairs of salt and text share their input.
pub fn entry_hash(salt: &[u8; 32], entry: &str) -> Hash {
    let mut input = Vec::with_capacity(salt.len() + entry.len());
    input.extend_from_slice(salt);
    input.extend_from_slice(entry.as_bytes());
    sha256(&input)
}

/// The leaf of a record: SHA-256(0x00 ‖ data) (RFC 6962 section 2.1).
///
/// In our logs `data` is an [`entry_hash`], 32 bytes; other lengths are hashed all the same.
pub fn leaf_hash(data: &[u8]) -> Hash {
    if let Ok(hash) = Hash::try_from(data) {
        return sha256(concat::<33>(&[0x00], &hash, &[]).as_slice());
    }
    let mut input = Vec::with_capacity(1 + data.len());
    input.push(0x00);
    input.extend_from_slice(data);
    sha256(&input)
}

/// The parent of two nodes: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 section 2.1).
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    sha256(concat::<65>(&[0x01], left, right).as_slice())
}

/// The root of a tree without leaves: SHA-256 of nothing (RFC 6962 section 2.1).
pub fn empty_root() -> Hash {
    sha256(&[])
}

fn sha256(input: &[u8]) -> Hash {
    let mut out = Hash::default();
    // The digest's length is the array's: the zip ends nowhere early.
    for (to, from) in out.iter_mut().zip(digest(&SHA256, input).as_ref()) {
        *to = *from;
    }
    out
}

/// The three parts behind each other on the stack: hashing millions of nodes allocates nothing.
fn concat<const N: usize>(prefix: &[u8], left: &[u8], right: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    let (head, rest) = out.split_at_mut(prefix.len());
    head.copy_from_slice(prefix);
    let (middle, tail) = rest.split_at_mut(left.len());
    middle.copy_from_slice(left);
    tail.copy_from_slice(right);
    out
}

/// The first four bytes of SHA-256: the key id of a signed note.
pub(crate) fn key_id(input: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = sha256(input);
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(hash: Hash) -> String {
        use std::fmt::Write as _;
        hash.iter().fold(String::new(), |mut out, byte| {
            write!(out, "{byte:02x}").unwrap();
            out
        })
    }

    #[test]
    fn known_values() {
        // SHA-256 of nothing and of one zero byte, as everybody prints them.
        assert_eq!(hex(empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hex(leaf_hash(&[])), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    #[test]
    fn the_two_ways_to_hash_a_leaf_agree() {
        let data = [9; 32];
        let mut input = vec![0];
        input.extend_from_slice(&data);
        assert_eq!(leaf_hash(&data), sha256(&input));
        assert_ne!(leaf_hash(&data), leaf_hash(&data[..31]));
    }

    #[test]
    fn salt_and_text_both_count() {
        let base = entry_hash(&[1; 32], "a");
        assert_ne!(base, entry_hash(&[2; 32], "a"));
        assert_ne!(base, entry_hash(&[1; 32], "b"));
        assert_eq!(base, sha256(&[[1; 32].as_slice(), b"a"].concat()));
    }
}
