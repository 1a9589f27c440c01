//! What a log signs: its name, its size and its root.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::Hash;
use crate::note::{self, NoteError, SigningKey, VerifyingKey};
use crate::tree::MAX_SIZE;

/// A tree head as C2SP tlog-checkpoint writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: one line without control characters, the same as the name of the log's key.
    pub origin: String,
    /// Entries in the tree.
    pub size: u64,
    /// The Merkle tree hash over them.
    pub root: Hash,
}

impl Checkpoint {
    /// The signed note. The key's name must be the origin, or nobody can open it.
    pub fn sign(&self, key: &SigningKey) -> String {
        key.sign(&self.text())
    }

    /// Reads a signed note by the log's keys (several while keys are changed). Signatures by other
    /// keys are passed over. Of the known keys that signed, all must verify, and one must bear the
    /// name of the origin, so that a key of one log does not speak for another.
    ///
    /// Stricter than C2SP tlog-checkpoint in one respect: extension lines, which no monitor can
    /// audit and our logs never write, are refused.
    ///
    /// # Errors
    /// Where the note is malformed, too large, or not signed by the log.
    pub fn open(note: &str, keys: &[VerifyingKey]) -> Result<Self, NoteError> {
        let opened = note::open(note, keys)?;
        let checkpoint = Self::parse(opened.text).ok_or(NoteError::Malformed)?;
        if !opened.signers.contains(&checkpoint.origin.as_str()) {
            return Err(NoteError::OtherLog);
        }
        Ok(checkpoint)
    }

    fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root))
    }

    /// Reads the text, which must be the one that [`Checkpoint::text`] writes.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let origin = lines.next().filter(|line| !line.is_empty())?.to_owned();
        let size = lines.next()?.parse().ok().filter(|size| *size <= MAX_SIZE)?;
        let root = parse_hash(lines.next()?)?;
        let checkpoint = Self { origin, size, root };
        (checkpoint.text() == text).then_some(checkpoint)
    }
}

/// A hash in canonical Base64.
pub(crate) fn parse_hash(line: &str) -> Option<Hash> {
    STANDARD.decode(line).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::empty_root;

    const ORIGIN: &str = "parlour.example/ledger/1";

    fn key(name: &str) -> SigningKey {
        SigningKey::from_seed(name, &[5; 32]).unwrap()
    }

    fn checkpoint() -> Checkpoint {
        Checkpoint { origin: ORIGIN.to_owned(), size: 0, root: empty_root() }
    }

    fn open_text(text: &str) -> Result<Checkpoint, NoteError> {
        Checkpoint::open(&key(ORIGIN).sign(text), &[key(ORIGIN).verifying_key()])
    }

    #[test]
    fn round_trip() {
        let note = checkpoint().sign(&key(ORIGIN));
        assert_eq!(Checkpoint::open(&note, &[key(ORIGIN).verifying_key()]), Ok(checkpoint()));
        assert!(note.starts_with("parlour.example/ledger/1\n0\n47DEQpj8"), "{note}");
        assert_eq!(note.lines().count(), 5);
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let note = checkpoint().sign(&key(ORIGIN));
        let keys = [key(ORIGIN).verifying_key()];
        for i in (0..note.len()).filter(|i| note.as_bytes()[*i].is_ascii()) {
            let mut bytes = note.clone().into_bytes();
            bytes[i] ^= 1;
            let changed = String::from_utf8(bytes).unwrap();
            assert!(Checkpoint::open(&changed, &keys).is_err(), "byte {i}");
        }
    }

    #[test]
    fn a_key_of_another_log_does_not_speak_for_this_one() {
        let other = key("parlour.example/ledger/2");
        let note = checkpoint().sign(&other);
        assert_eq!(Checkpoint::open(&note, &[other.verifying_key()]), Err(NoteError::OtherLog));
    }

    #[test]
    fn texts_that_are_no_checkpoint() {
        let root = STANDARD.encode(empty_root());
        for text in [
            format!("{ORIGIN}\n{root}\n"),
            format!("{ORIGIN}\n\n{root}\n"),
            format!("\n0\n{root}\n"),
            format!("{ORIGIN}\n00\n{root}\n"),
            format!("{ORIGIN}\n+1\n{root}\n"),
            format!("{ORIGIN}\n-1\n{root}\n"),
            format!("{ORIGIN}\n9223372036854775808\n{root}\n"),
            format!("{ORIGIN}\n0\n{root}\nextension\n"),
            format!("{ORIGIN}\n0\n{}\n", &root[..40]),
            format!("{ORIGIN}\n0\n{}\n", root.replace('=', "")),
        ] {
            assert_eq!(open_text(&text), Err(NoteError::Malformed), "{text:?}");
        }
        assert!(open_text(&format!("{ORIGIN}\n9223372036854775807\n{root}\n")).is_ok());
    }
}
