//! How the tree grows: its peaks, what an appended leaf completes, and that leaf's audit path.

use crate::hash::{Hash, empty_root, node_hash};

/// No log is larger than this: positions are stored as signed 64-bit integers.
pub const MAX_SIZE: u64 = i64::MAX.unsigned_abs();

/// A Merkle tree as its size and the roots of its perfect subtrees, the largest first (the "compact
/// range" from 0). It is all that appending needs: at most 63 hashes, whatever the size.
///
/// Two trees are equal when their sizes and peaks are.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    size: u64,
    peaks: Vec<Hash>,
    /// The peaks that the last append merged, the smallest first. As many as the size has trailing
    /// zero bits, unless this tree was restored and nothing was appended since.
    merged: Vec<Hash>,
}

/// The root of a perfect subtree: the leaves from `index << level`, `1 << level` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The height of the subtree; a leaf has 0.
    pub level: u8,
    /// Counts the subtrees of this height from the left, from 0.
    pub index: u64,
    /// The subtree's root.
    pub hash: Hash,
}

/// The stored head is not one of any tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tree of size {size} has {expected} peaks of 32 bytes; there are {bytes} bytes")]
pub struct Malformed {
    size: u64,
    expected: u32,
    bytes: usize,
}

impl Tree {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// A tree from its stored size (leaves) and peaks (32 bytes each, as [`Tree::peaks`] writes
    /// them).
    ///
    /// # Errors
    /// Where the number of peaks is not the number of one bits in the size, or the size is above
    /// [`MAX_SIZE`].
    pub fn from_parts(size: u64, peaks: &[u8]) -> Result<Self, Malformed> {
        let expected = size.count_ones();
        let (hashes, rest) = peaks.as_chunks::<32>();
        if !rest.is_empty() || u32::try_from(hashes.len()) != Ok(expected) || size > MAX_SIZE {
            let bytes = peaks.len();
            return Err(Malformed { size, expected, bytes });
        }
        Ok(Self { size, peaks: hashes.to_vec(), merged: Vec::new() })
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the perfect subtrees, the largest first, 32 bytes each.
    pub fn peaks(&self) -> Vec<u8> {
        self.peaks.concat()
    }

    /// The Merkle tree hash of all leaves (RFC 6962 section 2.1).
    pub fn root(&self) -> Hash {
        fold(self.peaks.iter().rev().copied()).unwrap_or_else(empty_root)
    }

    /// Appends a leaf hash and returns the nodes at levels 8, 16, 24, ... that it completed: what
    /// tiles need stored beside the leaves (C2SP tlog-tiles).
    pub fn append(&mut self, leaf: Hash) -> Vec<Node> {
        let position = self.size;
        let mut completed = Vec::new();
        let mut hash = leaf;
        let mut level = 0_u8;
        self.merged.clear();
        // Each trailing one bit of the old size is a peak as large as what now stands beside it.
        while (position >> level) & 1 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            hash = node_hash(&left, &hash);
            self.merged.push(left);
            level += 1;
            if level.is_multiple_of(8) {
                completed.push(Node { level, index: position >> level, hash });
            }
        }
        self.peaks.push(hash);
        self.size += 1;
        completed
    }

    /// The audit path of the last leaf (index `size - 1`) in this tree, from the leaf's sibling
    /// upwards (RFC 6962 section 2.1.1): the peaks before it was appended, the smallest first.
    ///
    /// Call it after [`Tree::append`]. A tree fresh from [`Tree::from_parts`] no longer knows what
    /// stood beside its last leaf and returns an empty path, which verifies for a tree of one leaf
    /// alone; [`crate::inclusion_path`] makes the path of any older leaf.
    pub fn path_of_last(&self) -> Vec<Hash> {
        if u32::try_from(self.merged.len()) != Ok(self.size.trailing_zeros()) {
            return Vec::new();
        }
        let others = self.peaks.iter().rev().skip(1);
        self.merged.iter().chain(others).copied().collect()
    }
}

impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        self.size == other.size && self.peaks == other.peaks
    }
}

impl Eq for Tree {}

/// The Merkle tree hash over these nodes in order, as if they were leaves (RFC 6962 section 2.1).
///
/// Over the 2^k stored nodes that [`crate::tile::span_of`] names it is the node that they make up.
pub fn subtree_root(nodes: &[Hash]) -> Hash {
    let mut tree = Tree::new();
    for node in nodes {
        tree.append(*node);
    }
    tree.root()
}

/// One hash from the roots of neighbouring subtrees, given from the rightmost (smallest) to the
/// left; nothing where there are none.
pub(crate) fn fold(from_the_right: impl Iterator<Item = Hash>) -> Option<Hash> {
    from_the_right.reduce(|right, left| node_hash(&left, &right))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::hash::leaf_hash;
    use proptest::prelude::*;

    /// RFC 6962 section 2.1, word for word.
    pub(crate) fn mth(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [one] => *one,
            _ => {
                let k = leaves.len().next_power_of_two() / 2;
                node_hash(&mth(&leaves[..k]), &mth(&leaves[k..]))
            }
        }
    }

    pub(crate) fn leaves(n: u64) -> Vec<Hash> {
        (0..n).map(|i| leaf_hash(&i.to_be_bytes())).collect()
    }

    #[test]
    fn root_is_the_recursive_definition() {
        let leaves = leaves(300);
        let mut tree = Tree::new();
        assert_eq!(tree.root(), mth(&[]));
        for (i, leaf) in leaves.iter().enumerate() {
            tree.append(*leaf);
            assert_eq!(tree.root(), mth(&leaves[..=i]), "size {}", i + 1);
            assert_eq!(tree.size(), i as u64 + 1);
        }
    }

    #[test]
    fn completed_nodes_are_the_stored_levels_and_nothing_else() {
        let leaves = leaves(65_536 + 300);
        let mut tree = Tree::new();
        let done: Vec<Node> = leaves.iter().flat_map(|leaf| tree.append(*leaf)).collect();
        assert_eq!(done.iter().filter(|n| n.level == 8).count(), 257);
        assert_eq!(done.iter().filter(|n| n.level == 16).count(), 1);
        assert_eq!(done.len(), 258);
        for node in done {
            let first = usize::try_from(node.index << node.level).unwrap();
            let hash = mth(&leaves[first..first + (1 << node.level)]);
            assert_eq!(node.hash, hash, "level {} index {}", node.level, node.index);
        }
    }

    #[test]
    fn stored_parts_come_back_and_grow_the_same() {
        let mut tree = Tree::new();
        for leaf in leaves(70) {
            let mut restored = Tree::from_parts(tree.size(), &tree.peaks()).unwrap();
            assert_eq!(restored, tree);
            tree.append(leaf);
            restored.append(leaf);
            assert_eq!(restored.root(), tree.root());
            assert_eq!(restored.path_of_last(), tree.path_of_last());
        }
    }

    #[test]
    fn parts_that_fit_no_tree_are_refused() {
        for (size, bytes) in [(0, 32), (1, 0), (1, 31), (1, 33), (2, 64), (3, 32), (u64::MAX, 64 * 32)] {
            assert!(Tree::from_parts(size, &vec![0; bytes]).is_err(), "{size} {bytes}");
        }
    }

    #[test]
    fn a_restored_tree_gives_no_half_path() {
        let mut tree = Tree::new();
        for leaf in leaves(12) {
            tree.append(leaf);
        }
        let restored = Tree::from_parts(12, &tree.peaks()).unwrap();
        assert_eq!(tree.path_of_last().len(), 3);
        assert!(restored.path_of_last().is_empty());
    }

    proptest! {
        #[test]
        fn any_leaves(leaves in proptest::collection::vec(any::<Hash>(), 0..600)) {
            prop_assert_eq!(subtree_root(&leaves), mth(&leaves));
        }
    }
}
