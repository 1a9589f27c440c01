//! Notices and wordings: the texts that people were shown, immutable and named by their hash.

use locale::Locale;

/// The SHA-256 of a text's canonical bytes: its version and its name.
pub type Version = [u8; 32];

/// A text that was shown: the notice (GDPR art. 13, KVKK art. 10) or the wording of one consent.
///
/// Notice and consent are two texts and two acts (KVKK Board 2025/1072); both are kept, byte for byte (GDPR art. 7(1)).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// In which language.
    pub locale: Locale,
    /// Its heading; empty for a wording.
    pub title: String,
    /// What it says.
    pub body: String,
}

impl Text {
    /// The canonical bytes that are hashed: language, title and body, each ended by a line feed.
    pub fn bytes(&self) -> Vec<u8> {
        format!("{}\n{}\n{}\n", self.locale.code(), self.title, self.body).into_bytes()
    }

    /// The version.
    pub fn version(&self) -> Version {
        seal::sha256(&self.bytes())
    }
}

/// A version in hexadecimal, as the API and the ledger write it.
pub fn hex(version: &Version) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS.get(usize::from(nibble)).copied().unwrap_or_default());
    version.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}

/// Reads a version from its 64 hexadecimal digits.
pub fn parse(text: &str) -> Option<Version> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut version = [0; 32];
    for (byte, pair) in version.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_covers_every_part() {
        let text = Text { locale: Locale::De, title: "Hinweis".into(), body: "Wir fragen zuerst.".into() };
        let other = [
            Text { locale: Locale::En, ..text.clone() },
            Text { title: "Hinweise".into(), ..text.clone() },
            Text { body: "Wir fragen zuerst!".into(), ..text.clone() },
        ];
        assert!(other.iter().all(|o| o.version() != text.version()));
        assert_eq!(parse(&hex(&text.version())), Some(text.version()));
        assert_eq!(parse("zz"), None);
        assert_eq!(parse(&"g".repeat(64)), None);
    }
}
