//! The conversations that are played: JSON lines, compressed with gzip.

use crate::outcome::Outcome;
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A conversation.
#[derive(Clone, Deserialize)]
pub(crate) struct Dialogue {
    /// What was said, in its order.
    pub(crate) turns: Vec<Turn>,
}

/// One thing that was said.
#[derive(Clone, Deserialize)]
pub(crate) struct Turn {
    /// By whom.
    pub(crate) from: Side,
    /// In which words.
    pub(crate) text: String,
}

/// The two sides of a conversation.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Side {
    /// Who came.
    Visitor,
    /// Who answers.
    Member,
}

impl Side {
    /// The word of the public contract.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Member => "member",
        }
    }
}

/// Reads every conversation of a file.
///
/// # Errors
/// Where the file cannot be read, or a line is no conversation; with the line's number.
pub(crate) fn read(path: &Path) -> Outcome<Vec<Dialogue>> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let dialogues = parse(BufReader::new(GzDecoder::new(file))).map_err(|e| format!("{}: {e}", path.display()))?;
    if dialogues.is_empty() { Err(format!("{} holds no conversation", path.display()).into()) } else { Ok(dialogues) }
}

fn parse(lines: impl BufRead) -> Outcome<Vec<Dialogue>> {
    let mut dialogues = Vec::new();
    for (number, line) in lines.lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            dialogues.push(serde_json::from_str(&line).map_err(|e| format!("line {}: {e}", number + 1))?);
        }
    }
    Ok(dialogues)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_conversations() {
        let text = "{\"id\":\"1\",\"turns\":[{\"from\":\"visitor\",\"text\":\"a\"},{\"from\":\"member\",\"text\":\"b \"}]}\n\n";
        let read = parse(text.as_bytes()).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].turns[1].from, read[0].turns[1].text.as_str()), (Side::Member, "b "));
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        assert!(parse("{\"turns\":[]}\n{\"turns\":[{\"from\":\"bot\"}]}".as_bytes()).err().unwrap().to_string().starts_with("line 2"));
    }
}
