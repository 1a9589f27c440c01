//! Whether a stored log is whole: everything recomputed from its entries, in their order.

use std::collections::BTreeMap;
use std::fmt;

use crate::hash::{Hash, entry_hash, leaf_hash};
use crate::positions::Positions;
use crate::tree::{Malformed, Node, Tree};

/// Recomputes a log from its stored entries and compares everything else that is stored with it.
///
/// First hand in what is stored beside the entries ([`Verifier::expect_node`],
/// [`Verifier::expect_checkpoint`], [`Verifier::expect_head`]), then every entry from position 0,
/// then [`Verifier::finish`]; all read from one snapshot. Memory: one hash for each stored node
/// (one in 256 entries) and checkpoint. What is not handed in is not checked, except that a node
/// which is stored nowhere is missed.
///
/// The signatures of checkpoints are the caller's to check ([`crate::Checkpoint::open`]). A log cut
/// short together with its head, nodes and checkpoints agrees with itself: that is noticed against
/// a checkpoint kept elsewhere, which is handed in like the others.
#[derive(Debug, Default)]
pub struct Verifier {
    tree: Tree,
    /// Stored nodes at levels 8, 16, ... that no entry has completed yet.
    nodes: BTreeMap<(u8, u64), Hash>,
    /// Stored roots by size, of sizes not yet reached; every size may have several.
    checkpoints: BTreeMap<u64, Vec<Hash>>,
    head: Option<Result<Tree, Malformed>>,
    /// Every position below was vouched for by a checkpoint's root.
    vouched: u64,
    /// Positions without their entry that no later act has named so far.
    unnamed: Positions,
    /// The lowest wrong thing found; once there is one, the tree no longer grows.
    found: Option<Wrong>,
}

/// An entry as it is stored.
#[derive(Clone, Copy, Debug)]
pub struct Stored<'a> {
    /// Salt and text; nothing where both were removed.
    pub entry: Option<(&'a [u8; 32], &'a str)>,
    /// The leaf hash, which stays.
    pub leaf: Hash,
}

/// A whole log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Entries in it, removed ones included.
    pub size: u64,
    /// The root over them, as computed.
    pub root: Hash,
}

/// Where a log is first wrong, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("position {position}: {what}")]
pub struct Wrong {
    /// The lowest position that is wrong. Where a stored root shows a difference but not its place,
    /// the lowest that it can be.
    pub position: u64,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong with a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The entry that follows stands at another position: one is missing, or stands there twice.
    Position {
        /// The position that came instead.
        found: u64,
    },
    /// The leaf hash is not that of the salt and the text.
    Leaf,
    /// The entry was removed and no later act says so.
    Removed,
    /// The stored node is not the one over these entries.
    Node {
        /// Its tree level.
        level: u8,
        /// Its index on that level.
        index: u64,
    },
    /// These entries complete a node that is not stored.
    NodeMissing {
        /// Its tree level.
        level: u8,
        /// Its index on that level.
        index: u64,
    },
    /// A node is stored that the entries do not complete, or on a level that is not stored, or
    /// twice.
    NodeBeyond {
        /// Its tree level.
        level: u8,
        /// Its index on that level.
        index: u64,
    },
    /// A checkpoint has another root: an entry between the last good checkpoint and this one was
    /// changed together with its leaf.
    Checkpoint {
        /// Its tree size.
        size: u64,
    },
    /// The head has another root than the entries.
    Head,
    /// The head's size and peaks belong to no tree.
    HeadMalformed,
    /// A head or a checkpoint counts entries that are not there.
    Short {
        /// The size that it states.
        size: u64,
    },
    /// There are entries that the head does not count.
    Long,
}

impl Verifier {
    /// Nothing seen, nothing expected.
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects this stored node of level 8, 16, ...; hand in all of them, in any order, before the
    /// entries.
    pub fn expect_node(&mut self, node: Node) {
        let Node { level, index, hash } = node;
        if self.nodes.insert((level, index), hash).is_some() {
            let position = first_under(level, index);
            self.note(Wrong { position, what: What::NodeBeyond { level, index } });
        }
    }

    /// Expects this root at this size. In any order, but before the entry that makes the tree
    /// larger than that.
    pub fn expect_checkpoint(&mut self, size: u64, root: Hash) {
        self.checkpoints.entry(size).or_default().push(root);
        if size <= self.tree.size() {
            self.compare_checkpoints();
        }
    }

    /// Expects this stored head, as [`Tree::size`] and [`Tree::peaks`] wrote it, when all entries
    /// were seen.
    pub fn expect_head(&mut self, size: u64, peaks: &[u8]) {
        self.head = Some(Tree::from_parts(size, peaks));
    }

    /// Takes the next stored entry.
    ///
    /// # Errors
    /// With the first wrong position, as soon as nothing that is still to come can show a lower one:
    /// where removed entries below are still unnamed, the error waits for [`Verifier::finish`]. The
    /// caller may stop at the first error.
    pub fn entry(&mut self, position: u64, stored: Stored<'_>) -> Result<(), Wrong> {
        let expected = self.tree.size();
        if self.found.is_none() && position != expected {
            self.note(Wrong { position: expected, what: What::Position { found: position } });
        }
        match stored.entry {
            Some((salt, text)) if leaf_hash(&entry_hash(salt, text)) == stored.leaf => {
                if let Some(named) = removed_by(text) {
                    self.unnamed.remove_all(&named);
                }
            }
            Some(_) => self.note(Wrong { position, what: What::Leaf }),
            None if self.found.is_none() => self.unnamed.insert(position),
            None => {} // above what was found already
        }
        if self.found.is_none() {
            self.grow(stored.leaf);
        }
        match self.found {
            Some(wrong) if self.unnamed.is_empty() => Err(wrong),
            _ => Ok(()),
        }
    }

    /// Ends the log.
    ///
    /// # Errors
    /// With the first wrong position.
    pub fn finish(mut self) -> Result<Verified, Wrong> {
        let size = self.tree.size();
        if self.found.is_none() {
            if let Some((&(level, index), _)) = self.nodes.first_key_value() {
                let position = first_under(level, index).min(size);
                self.note(Wrong { position, what: What::NodeBeyond { level, index } });
            }
            if let Some((&beyond, _)) = self.checkpoints.last_key_value() {
                self.note(Wrong { position: size, what: What::Short { size: beyond } });
            }
            self.compare_head();
        }
        if let Some(position) = self.unnamed.first() {
            self.note(Wrong { position, what: What::Removed });
        }
        match self.found {
            Some(wrong) => Err(wrong),
            None => Ok(Verified { size, root: self.tree.root() }),
        }
    }

    fn grow(&mut self, leaf: Hash) {
        for Node { level, index, hash } in self.tree.append(leaf) {
            let what = match self.nodes.remove(&(level, index)) {
                Some(stored) if stored == hash => continue,
                Some(_) => What::Node { level, index },
                None => What::NodeMissing { level, index },
            };
            self.note(Wrong { position: first_under(level, index), what });
        }
        self.compare_checkpoints();
    }

    fn compare_checkpoints(&mut self) {
        let size = self.tree.size();
        let Some(first) = self.checkpoints.first_entry().filter(|first| *first.key() <= size) else {
            return;
        };
        let (stated, roots) = first.remove_entry();
        let root = self.tree.root();
        if stated == size && roots.iter().all(|stored| *stored == root) {
            self.vouched = size;
        } else {
            let position = self.vouched;
            self.note(Wrong { position, what: What::Checkpoint { size: stated } });
        }
    }

    fn compare_head(&mut self) {
        let size = self.tree.size();
        let (position, what) = match &self.head {
            None => return,
            Some(Err(_)) => (size, What::HeadMalformed),
            Some(Ok(head)) if head.size() > size => (size, What::Short { size: head.size() }),
            Some(Ok(head)) if head.size() < size => (head.size(), What::Long),
            Some(Ok(head)) if *head == self.tree => return,
            Some(Ok(_)) => (self.vouched, What::Head),
        };
        self.note(Wrong { position, what });
    }

    /// Keeps the lowest; of several at one position, the one found first.
    fn note(&mut self, wrong: Wrong) {
        if self.found.is_none_or(|found| wrong.position < found.position) {
            self.found = Some(wrong);
        }
    }
}

/// The positions that an entry says were removed: the field `removed` of an erasure or a trimming.
/// No other act can name any, and what is not well-formed names none.
pub fn removed_by(text: &str) -> Option<Positions> {
    #[derive(serde::Deserialize)]
    struct Act<'a> {
        #[serde(borrow)]
        act: std::borrow::Cow<'a, str>,
        #[serde(borrow)]
        removed: std::borrow::Cow<'a, str>,
    }
    if !text.contains("\"removed\"") {
        return None; // nearly every entry, without parsing
    }
    let act: Act<'_> = serde_json::from_str(text).ok()?;
    REMOVING_ACTS.contains(&act.act.as_ref()).then(|| act.removed.parse().ok())?
}

/// The first leaf under a node.
fn first_under(level: u8, index: u64) -> u64 {
    index.saturating_mul(1_u64.checked_shl(level.into()).unwrap_or(0))
}

/// The acts whose entries may say that others were removed.
const REMOVING_ACTS: [&str; 2] = ["subject.erased", "ledger.trimmed"];

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Position { found } => {
                write!(f, "the entry is missing; position {found} stands in its place")
            }
            Self::Leaf => write!(f, "the leaf is not that of the salt and the text"),
            Self::Removed => write!(f, "the entry was removed and no later act says so"),
            Self::Node { level, index } => {
                write!(f, "the stored node {index} of level {level} is another")
            }
            Self::NodeMissing { level, index } => {
                write!(f, "the node {index} of level {level} is not stored")
            }
            Self::NodeBeyond { level, index } => {
                write!(f, "a node {index} of level {level} is stored that is none of this log")
            }
            Self::Checkpoint { size } => write!(f, "the checkpoint of size {size} has another root; an entry from here on was changed"),
            Self::Head => write!(f, "the head has another root; an entry from here on was changed"),
            Self::HeadMalformed => write!(f, "the stored head is that of no tree"),
            Self::Short { size } => write!(f, "the log ends here and should have {size} entries"),
            Self::Long => write!(f, "the head does not count this entry"),
        }
    }
}

#[cfg(test)]
mod tests;
