//! What a person takes home: a C2SP tlog-proof that their entry is in the log.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::checkpoint::{Checkpoint, parse_hash};
use crate::hash::{Hash, leaf_hash};
use crate::note::{NoteError, VerifyingKey};
use crate::proof::{ProofError, verify_inclusion};

/// The proof that the entry at `index` is in the tree of the signed checkpoint: its audit path in
/// that tree, then the signed note itself (C2SP tlog-proof).
pub fn tlog_proof(index: u64, path: &[Hash], checkpoint_note: &str) -> String {
    let mut out = format!("{HEADER}\nindex {index}\n");
    for hash in path {
        STANDARD.encode_string(hash, &mut out);
        out.push('\n');
    }
    out.push('\n');
    out.push_str(checkpoint_note);
    out
}

/// What a proof has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// Where the entry stands in the log.
    pub index: u64,
    /// The signed tree head that contains it.
    pub checkpoint: Checkpoint,
}

/// Why a receipt proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Not a C2SP tlog-proof.
    #[error("the proof is malformed")]
    Malformed,
    /// The checkpoint is not believed.
    #[error("the proof's checkpoint: {0}")]
    Checkpoint(#[from] NoteError),
    /// The entry is not where the proof says.
    #[error("the proof's path: {0}")]
    Path(#[from] ProofError),
}

/// Verifies that an entry is included: `entry_hash` is the caller's own [`crate::entry_hash`] of
/// the receipt's salt and entry text, `keys` are the log's. An `extra` line, which nothing
/// authenticates, is passed over.
///
/// # Errors
/// Where the proof is malformed, its checkpoint is not signed by the log, or its path does not lead
/// from this entry to that checkpoint's root.
pub fn open_tlog_proof(text: &str, entry_hash: &Hash, keys: &[VerifyingKey]) -> Result<Proven, ReceiptError> {
    let (index, path, note) = parse(text).ok_or(ReceiptError::Malformed)?;
    let checkpoint = Checkpoint::open(note, keys)?;
    verify_inclusion(index, checkpoint.size, &leaf_hash(entry_hash), &path, &checkpoint.root)?;
    Ok(Proven { index, checkpoint })
}

/// Index, path and checkpoint note of a proof.
fn parse(text: &str) -> Option<(u64, Vec<Hash>, &str)> {
    let (head, note) = text.split_once("\n\n")?;
    let mut lines = head.split('\n').peekable();
    if lines.next() != Some(HEADER) {
        return None;
    }
    if let Some(line) = lines.next_if(|line| line.starts_with("extra ")) {
        STANDARD.decode(line.strip_prefix("extra ")?).ok()?;
    }
    let digits = lines.next()?.strip_prefix("index ")?;
    let index: u64 = digits.parse().ok()?;
    if index.to_string() != digits {
        return None; // a sign or a leading zero
    }
    let path: Vec<Hash> = lines.take(MAX_PATH + 1).map(parse_hash).collect::<Option<_>>()?;
    (path.len() <= MAX_PATH).then_some((index, path, note))
}

const HEADER: &str = "c2sp.org/tlog-proof@v1";
/// No tree of [`crate::MAX_SIZE`] leaves is higher.
const MAX_PATH: usize = 63;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SigningKey, Tree, entry_hash};

    fn receipt() -> (String, Hash, VerifyingKey) {
        let key = SigningKey::from_seed("log", &[5; 32]).unwrap();
        let mut tree = Tree::new();
        let mut data = Hash::default();
        for i in 0..7_u8 {
            data = entry_hash(&[i; 32], "{}");
            tree.append(leaf_hash(&data));
        }
        let head = Checkpoint { origin: "log".to_owned(), size: 7, root: tree.root() };
        (tlog_proof(6, &tree.path_of_last(), &head.sign(&key)), data, key.verifying_key())
    }

    #[test]
    fn an_included_entry_is_proven() {
        let (text, data, key) = receipt();
        let proven = open_tlog_proof(&text, &data, std::slice::from_ref(&key)).unwrap();
        assert_eq!((proven.index, proven.checkpoint.size), (6, 7));
        let extra = text.replacen("\nindex", "\nextra Zm9v\nindex", 1);
        assert_eq!(open_tlog_proof(&extra, &data, &[key]), Ok(proven));
    }

    #[test]
    fn anything_else_is_not() {
        let (text, data, key) = receipt();
        let open = |text: &str| open_tlog_proof(text, &data, std::slice::from_ref(&key));
        let other = entry_hash(&[6; 32], "{ }");
        assert_eq!(open_tlog_proof(&text, &other, std::slice::from_ref(&key)), Err(ReceiptError::Path(ProofError::WrongRoot)));
        assert_eq!(open_tlog_proof(&text, &data, &[]), Err(ReceiptError::Checkpoint(NoteError::Unsigned)));
        assert!(matches!(open(&text.replacen("index 6", "index 5", 1)), Err(ReceiptError::Path(_))));
        for (from, to) in [
            ("@v1", "@v2"),
            ("index 6", "index 06"),
            ("index 6", "index +6"),
            ("index 6", "index 6 "),
            ("index 6", "extra !\nindex 6"),
            ("index 6", "index 6\nAA=="),
            ("\nindex 6", ""),
        ] {
            assert_eq!(open(&text.replacen(from, to, 1)), Err(ReceiptError::Malformed), "{to}");
        }
        let long = text.replacen("index 6\n", &format!("index 6\n{}", HASH.repeat(64)), 1);
        assert_eq!(open(&long), Err(ReceiptError::Malformed));
    }

    const HASH: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
}
