//! Who signed a text: C2SP signed notes with Ed25519 keys.

use std::fmt;

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::key_id;

/// A log's Ed25519 signing key under its name.
///
/// `Debug` prints the name and the key id alone. The private half lives in the cryptographic
/// library, which overwrites it when it is dropped.
pub struct SigningKey {
    pair: Ed25519KeyPair,
    public: VerifyingKey,
}

/// The public half, as a verifier is handed it out of band.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: String,
    id: [u8; 4],
    public: [u8; 32],
}

/// Why a name, a seed or a written key is not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Empty, or with a space, a plus sign or a control character.
    #[error("a key's name has at least one character and no space, plus or control character")]
    Name,
    /// The library refuses the seed.
    #[error("the seed makes no Ed25519 key")]
    Seed,
    /// Not `name+id+base64`, of another algorithm, or the id is not that of name and key.
    #[error("not a verifier key for Ed25519: name+id+base64")]
    Malformed,
}

/// Why a signed note is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Above 256 KiB or 32 signatures.
    #[error("the note is too large")]
    TooLarge,
    /// Not a signed note (C2SP signed-note), or its text not a checkpoint as we write them.
    #[error("the note is malformed")]
    Malformed,
    /// A signature names a key that we know, and is not that key's.
    #[error("a signature of a known key is wrong")]
    WrongSignature,
    /// No key that we know has signed.
    #[error("no known key has signed")]
    Unsigned,
    /// Known keys have signed, but none that bears the origin's name.
    #[error("the log named as origin has not signed")]
    OtherLog,
}

impl SigningKey {
    /// The key of a 32-byte seed (the private key of RFC 8032) under the name that its signatures
    /// carry: the log's origin. The caller's copy of the seed is the caller's to overwrite.
    ///
    /// # Errors
    /// Where the name is not a key name.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Seed)?;
        let public = <[u8; 32]>::try_from(pair.public_key().as_ref());
        let public = VerifyingKey::new(name, public.map_err(|_| KeyError::Seed)?)?;
        Ok(Self { pair, public })
    }

    /// What others need to check this key's signatures.
    pub fn verifying_key(&self) -> VerifyingKey {
        self.public.clone()
    }

    /// The text (which ends with a newline) as a signed note.
    pub(crate) fn sign(&self, text: &str) -> String {
        let signature = self.pair.sign(text.as_bytes());
        let signature = STANDARD.encode([&self.public.id, signature.as_ref()].concat());
        format!("{text}\n{DASH}{} {signature}\n", self.public.name)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningKey").field(&self.public).finish()
    }
}

impl VerifyingKey {
    /// The public key under its name.
    ///
    /// # Errors
    /// Where the name is not a key name.
    pub fn new(name: &str, public: [u8; 32]) -> Result<Self, KeyError> {
        if !is_key_name(name) {
            return Err(KeyError::Name);
        }
        let input = [name.as_bytes(), b"\n", &[ALGORITHM], &public].concat();
        Ok(Self { name: name.to_owned(), id: key_id(&input), public })
    }

    /// The name that stands in its signature lines.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The written form, `name+hex(key id)+base64(0x01 ‖ public key)` (C2SP signed-note).
    pub fn to_vkey(&self) -> String {
        let key = STANDARD.encode([[ALGORITHM].as_slice(), &self.public].concat());
        format!("{}+{:08x}+{key}", self.name, u32::from_be_bytes(self.id))
    }

    /// Reads the written form.
    ///
    /// # Errors
    /// Where it is not exactly what [`VerifyingKey::to_vkey`] writes for its name and key.
    pub fn parse(vkey: &str) -> Result<Self, KeyError> {
        let mut parts = vkey.splitn(3, '+');
        let (name, key) = (parts.next(), parts.nth(1));
        let (Some(name), Some(key)) = (name, key) else {
            return Err(KeyError::Malformed);
        };
        let bytes = STANDARD.decode(key).map_err(|_| KeyError::Malformed)?;
        let Some((&ALGORITHM, public)) = bytes.split_first() else {
            return Err(KeyError::Malformed);
        };
        let public = <[u8; 32]>::try_from(public).map_err(|_| KeyError::Malformed)?;
        let parsed = Self::new(name, public)?;
        if parsed.to_vkey() == vkey { Ok(parsed) } else { Err(KeyError::Malformed) }
    }

    fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, self.public).verify(text.as_bytes(), signature).is_ok()
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{:08x}", self.name, u32::from_be_bytes(self.id))
    }
}

/// A note whose signatures by known keys were all verified; there is at least one.
#[derive(Debug)]
pub(crate) struct Opened<'a> {
    /// The signed text with its last newline.
    pub(crate) text: &'a str,
    /// The names of the keys that signed.
    pub(crate) signers: Vec<&'a str>,
}

/// Verifies a note. Signatures by unknown keys are passed over, as the specification demands;
/// nothing of a note is looked at before this.
///
/// # Errors
/// Where the note is not well-formed, a known key's signature is wrong, or no known key signed.
pub(crate) fn open<'a>(note: &'a str, keys: &[VerifyingKey]) -> Result<Opened<'a>, NoteError> {
    if note.len() > MAX_NOTE_BYTES {
        return Err(NoteError::TooLarge);
    }
    if note.bytes().any(|byte| byte < b' ' && byte != b'\n') {
        return Err(NoteError::Malformed);
    }
    let (before, lines) = note.rsplit_once("\n\n").ok_or(NoteError::Malformed)?;
    let text = note.get(..=before.len()).ok_or(NoteError::Malformed)?;
    let lines = lines.strip_suffix('\n').ok_or(NoteError::Malformed)?;
    let mut signers = Vec::new();
    for (i, line) in lines.split('\n').enumerate() {
        if i == MAX_SIGNATURES {
            return Err(NoteError::TooLarge);
        }
        let (name, id, signature) = signature_line(line).ok_or(NoteError::Malformed)?;
        for key in keys.iter().filter(|key| key.name == name && key.id == id) {
            if !key.verifies(text, &signature) {
                return Err(NoteError::WrongSignature);
            }
            signers.push(name);
        }
    }
    if signers.is_empty() { Err(NoteError::Unsigned) } else { Ok(Opened { text, signers }) }
}

/// Name, key id and signature of a line.
fn signature_line(line: &str) -> Option<(&str, [u8; 4], Vec<u8>)> {
    let (name, signature) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = STANDARD.decode(signature).ok()?;
    let (id, signature) = bytes.split_first_chunk::<4>()?;
    (is_key_name(name) && !signature.is_empty()).then(|| (name, *id, signature.to_vec()))
}

fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c == '+' || c.is_whitespace() || c.is_control())
}

/// Ed25519 as signed-note numbers it.
const ALGORITHM: u8 = 0x01;
/// What every signature line begins with: an em dash and a space.
const DASH: &str = "\u{2014} ";
/// Room for 32 post-quantum signatures of witnesses, which we pass over.
const MAX_NOTE_BYTES: usize = 256 * 1024;
/// Verifiers must accept at least 16.
const MAX_SIGNATURES: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    // The worked example of C2SP signed-note, and that of Go's sumdb/note.
    const FOO: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    const FOO_NOTE: &str = "This is an example message.\n\n\u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const PETER_NOTE: &str = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    const ENOCH_LINE: &str =
        "\u{2014} EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    fn keys(vkeys: &[&str]) -> Vec<VerifyingKey> {
        vkeys.iter().map(|vkey| VerifyingKey::parse(vkey).unwrap()).collect()
    }

    fn error(note: &str, vkeys: &[&str]) -> NoteError {
        open(note, &keys(vkeys)).unwrap_err()
    }

    #[test]
    fn published_examples() {
        for (vkey, note) in [(FOO, FOO_NOTE), (PETER, PETER_NOTE)] {
            assert_eq!(VerifyingKey::parse(vkey).unwrap().to_vkey(), vkey);
            let keys = keys(&[ENOCH, vkey]);
            let opened = open(note, &keys).unwrap();
            assert_eq!(Some(opened.text), note.split_inclusive("\n\n").next().map(|t| &t[..t.len() - 1]));
            assert_eq!(opened.signers.len(), 1);
        }
        let both = format!("{PETER_NOTE}{ENOCH_LINE}");
        assert_eq!(open(&both, &keys(&[PETER, ENOCH])).unwrap().signers, ["PeterNeumann", "EnochRoot"]);
        assert_eq!(open(&both, &keys(&[ENOCH])).unwrap().signers, ["EnochRoot"]);
    }

    #[test]
    fn unknown_keys_are_passed_over_and_known_ones_must_verify() {
        assert_eq!(error(FOO_NOTE, &[]), NoteError::Unsigned);
        assert_eq!(error(FOO_NOTE, &[PETER]), NoteError::Unsigned);
        let changed = FOO_NOTE.replace("example message", "exemple message");
        assert_eq!(error(&changed, &[FOO]), NoteError::WrongSignature);
        // One good signature does not outweigh a wrong one by another known key.
        let other_text = format!("{FOO_NOTE}{ENOCH_LINE}");
        assert_eq!(error(&other_text, &[FOO, ENOCH]), NoteError::WrongSignature);
        assert!(open(&other_text, &keys(&[FOO])).is_ok());
        // The same name with another key is another key.
        let twin = VerifyingKey::new("example.com/foo", [3; 32]).unwrap();
        assert_eq!(open(FOO_NOTE, &[twin]).unwrap_err(), NoteError::Unsigned);
    }

    #[test]
    fn malformed_notes() {
        let (text, line) = FOO_NOTE.split_once("\n\n").unwrap();
        for note in [
            String::new(),
            text.to_owned(),
            format!("{text}\n{line}"),
            format!("{text}\n\n"),
            format!("{text}\n\n{}", line.trim_end()),
            format!("{text}\n\n{line}\n"),
            format!("{text}\r\n\n{line}"),
            format!("{text}\n\n{}", line.replace('\u{2014}', "-")),
            format!("{text}\n\n{}", line.replace("QM=", "QM")),
            format!("{text}\n\n{}", line.replace("example.com/foo", "example.com+foo")),
            format!("{text}\n\n\u{2014} example.com/foo Uw2QOg==\n"),
        ] {
            assert_eq!(error(&note, &[FOO]), NoteError::Malformed, "{note:?}");
        }
    }

    #[test]
    fn limits() {
        let many = |n: usize| format!("{FOO_NOTE}{}", ENOCH_LINE.repeat(n));
        assert!(open(&many(31), &keys(&[FOO])).is_ok());
        assert_eq!(error(&many(32), &[FOO]), NoteError::TooLarge);
        let long = format!("{}\n{FOO_NOTE}", "x".repeat(MAX_NOTE_BYTES));
        assert_eq!(error(&long, &[FOO]), NoteError::TooLarge);
    }

    #[test]
    fn malformed_keys() {
        for vkey in [
            "",
            "a+b",
            "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
        ] {
            assert_eq!(VerifyingKey::parse(vkey), Err(KeyError::Malformed), "{vkey}");
        }
        for name in ["", "a b", "a\u{a0}b", "a+b", "a\nb"] {
            assert_eq!(SigningKey::from_seed(name, &[1; 32]).unwrap_err(), KeyError::Name);
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let key = SigningKey::from_seed("a", &[0x11; 32]).unwrap();
        let shown = format!("{key:?}");
        assert_eq!(shown, format!("SigningKey({:?})", key.verifying_key()));
        assert_eq!(shown.len(), "SigningKey(a+00000000)".len());
    }
}
