//! Whether a leaf is in a tree, and whether one tree is the beginning of another.

use crate::hash::{Hash, node_hash};
use crate::tree::fold;

/// Why a Merkle proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The index is not below the size, or the older size is zero or above the newer one.
    #[error("the index or the older size does not lie within the tree")]
    OutsideTree,
    /// More or fewer hashes than the positions call for.
    #[error("the proof has the wrong number of hashes")]
    WrongLength,
    /// The hashes lead elsewhere.
    #[error("the proof does not lead to the root")]
    WrongRoot,
}

/// Checks that the leaf stands at `index` in the tree of `size` leaves with this root, by its audit
/// path (RFC 9162 section 2.1.3.2; the paths are those of RFC 6962).
///
/// # Errors
/// Where it does not.
pub fn verify_inclusion(index: u64, size: u64, leaf: &Hash, path: &[Hash], root: &Hash) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::OutsideTree);
    }
    let mut at = index; // our ancestor's index on the level that we have reached
    let mut last = size - 1; // and that of the rightmost node
    let mut hash = *leaf;
    for sibling in path {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(sibling, &hash);
            skip_levels_without_sibling(&mut at, &mut last);
        } else {
            hash = node_hash(&hash, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    settled(last, hash == *root)
}

/// Checks that the tree of `size1` leaves with `root1` is the beginning of the tree of `size2`
/// leaves with `root2` (RFC 9162 section 2.1.4.2).
///
/// Every tree begins with the empty one, so a proof from size 0 says nothing and is refused.
///
/// # Errors
/// Where it is not.
pub fn verify_consistency(size1: u64, size2: u64, root1: &Hash, root2: &Hash, proof: &[Hash]) -> Result<(), ProofError> {
    if size1 == 0 || size1 > size2 {
        return Err(ProofError::OutsideTree);
    }
    if size1 == size2 {
        return if proof.is_empty() { settled(0, root1 == root2) } else { settled(1, false) };
    }
    // Where the old tree is perfect its root is itself the first node, and is not sent.
    let (first, rest) = if size1.is_power_of_two() { (root1, proof) } else { proof.split_first().ok_or(ProofError::WrongLength)? };
    let mut at = size1 - 1;
    let mut last = size2 - 1;
    let shared = at.trailing_ones();
    at >>= shared;
    last >>= shared;
    let (mut old, mut new) = (*first, *first);
    for sibling in rest {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if at & 1 == 1 || at == last {
            old = node_hash(sibling, &old);
            new = node_hash(sibling, &new);
            skip_levels_without_sibling(&mut at, &mut last);
        } else {
            new = node_hash(&new, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    settled(last, old == *root1 && new == *root2)
}

/// The audit path of the leaf at `index` in the tree of `size` leaves, from its sibling upwards
/// (RFC 6962 section 2.1.1).
///
/// `node` gives the hash of the perfect subtree at (level, index); only those that lie wholly
/// within the tree are asked for, at most one a level for the path and one a level for its ragged
/// right edge. An index outside the tree has an empty path, which verifies nothing.
///
/// # Errors
/// Those of `node`.
pub fn inclusion_path<E>(index: u64, size: u64, mut node: impl FnMut(u8, u64) -> Result<Hash, E>) -> Result<Vec<Hash>, E> {
    let mut path = Vec::new();
    let (mut begin, mut end) = (0, size);
    while index < size && end - begin > 1 {
        let split = begin + largest_power_below(end - begin);
        if index < split {
            path.push(range_root(split, end, &mut node)?);
            end = split;
        } else {
            path.push(range_root(begin, split, &mut node)?);
            begin = split;
        }
    }
    path.reverse(); // walked from the root down
    Ok(path)
}

/// The proof that the tree of `size1` leaves is the beginning of that of `size2` (RFC 6962 section
/// 2.1.2); `node` as in [`inclusion_path`]. Empty where there is nothing to prove: equal sizes,
/// `size1` of 0 or above `size2`.
///
/// # Errors
/// Those of `node`.
pub fn consistency_path<E>(size1: u64, size2: u64, mut node: impl FnMut(u8, u64) -> Result<Hash, E>) -> Result<Vec<Hash>, E> {
    let mut path = Vec::new();
    let (mut begin, mut end) = (0, size2);
    while size1 != 0 && size1 < end {
        let split = begin + largest_power_below(end - begin);
        if size1 <= split {
            path.push(range_root(split, end, &mut node)?);
            end = split;
        } else {
            path.push(range_root(begin, split, &mut node)?);
            begin = split;
        }
    }
    // Having once gone right, what is left is a part of the old tree that its reader cannot know.
    if begin > 0 {
        path.push(range_root(begin, end, &mut node)?);
    }
    path.reverse();
    Ok(path)
}

/// On the right edge a node without sibling rises unchanged until it is a right child, or is the
/// root.
fn skip_levels_without_sibling(at: &mut u64, last: &mut u64) {
    let levels = at.trailing_zeros();
    *last = last.checked_shr(levels).unwrap_or(0); // 64 where `at` is 0
    *at = at.checked_shr(levels).unwrap_or(0);
}

fn settled(last: u64, equal: bool) -> Result<(), ProofError> {
    match (last, equal) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::WrongRoot),
        _ => Err(ProofError::WrongLength),
    }
}

/// The k of RFC 6962: the largest power of two below n, for n of at least 2.
fn largest_power_below(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// The root over the leaves `begin..end`, where `begin` is a multiple of a power of two not below
/// their number: its perfect parts, one for each one bit of that number, folded from the right.
fn range_root<E>(begin: u64, end: u64, node: &mut impl FnMut(u8, u64) -> Result<Hash, E>) -> Result<Hash, E> {
    let count = end - begin;
    let mut right = end;
    let mut parts = Vec::new();
    for level in (0..64_u8).filter(|level| (count >> level) & 1 == 1) {
        right -= 1 << level;
        parts.push(node(level, right >> level)?);
    }
    // There is always a part: no caller asks for an empty range.
    Ok(fold(parts.into_iter()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;
    use crate::tree::tests::{leaves, mth};
    use std::convert::Infallible;

    /// Gives nodes of the tree over these leaves, and fails where one is not complete in it.
    fn nodes(leaves: &[Hash]) -> impl FnMut(u8, u64) -> Result<Hash, Infallible> {
        |level, index| {
            let first = usize::try_from(index << level).unwrap();
            Ok(mth(&leaves[first..first + (1 << level)]))
        }
    }

    fn each_flipped_bit(path: &[Hash]) -> impl Iterator<Item = Vec<Hash>> {
        (0..path.len()).map(|i| {
            let mut changed = path.to_vec();
            changed[i][i % 32] ^= 1 << (i % 8);
            changed
        })
    }

    #[test]
    fn every_leaf_of_every_tree_up_to_70() {
        let all = leaves(70);
        for size in 1..=70 {
            let tree = &all[..size];
            let (n, root) = (size as u64, mth(tree));
            for index in 0..n {
                let leaf = &tree[usize::try_from(index).unwrap()];
                let Ok(path) = inclusion_path(index, n, nodes(tree));
                assert_eq!(verify_inclusion(index, n, leaf, &path, &root), Ok(()), "{index} {n}");
                for changed in each_flipped_bit(&path) {
                    assert!(verify_inclusion(index, n, leaf, &changed, &root).is_err());
                }
                let mut other = *leaf;
                other[31] ^= 0x80;
                assert!(verify_inclusion(index, n, &other, &path, &root).is_err());
                for elsewhere in (0..=n).filter(|i| *i != index) {
                    assert!(verify_inclusion(elsewhere, n, leaf, &path, &root).is_err());
                }
                let longer = [path.as_slice(), &[root]].concat();
                assert!(verify_inclusion(index, n, leaf, &longer, &root).is_err());
                if let Some((_, shorter)) = path.split_last() {
                    assert!(verify_inclusion(index, n, leaf, shorter, &root).is_err());
                }
            }
        }
    }

    #[test]
    fn the_path_of_the_last_leaf_is_known_without_nodes() {
        let all = leaves(70);
        let mut tree = Tree::new();
        for (i, leaf) in all.iter().enumerate() {
            tree.append(*leaf);
            let Ok(path) = inclusion_path(i as u64, tree.size(), nodes(&all[..=i]));
            assert_eq!(tree.path_of_last(), path, "size {}", i + 1);
        }
    }

    #[test]
    fn every_pair_of_trees_up_to_70() {
        let all = leaves(70);
        for new in 1..=70 {
            for old in 1..=new {
                let (m, n) = (old as u64, new as u64);
                let (root1, root2) = (mth(&all[..old]), mth(&all[..new]));
                let Ok(path) = consistency_path(m, n, nodes(&all[..new]));
                assert_eq!(verify_consistency(m, n, &root1, &root2, &path), Ok(()), "{m} {n}");
                for changed in each_flipped_bit(&path) {
                    assert!(verify_consistency(m, n, &root1, &root2, &changed).is_err());
                }
                if m < n {
                    assert!(verify_consistency(m, n, &root2, &root1, &path).is_err());
                    assert!(verify_consistency(n, m, &root2, &root1, &path).is_err());
                }
                let longer = [path.as_slice(), &[root2]].concat();
                assert!(verify_consistency(m, n, &root1, &root2, &longer).is_err());
            }
        }
    }

    #[test]
    fn what_proves_nothing_has_an_empty_path() {
        let all = leaves(4);
        for (index, size) in [(0, 0), (4, 4), (u64::MAX, 4)] {
            assert_eq!(inclusion_path(index, size, nodes(&all)), Ok(vec![]));
        }
        for (size1, size2) in [(0, 0), (0, 4), (4, 4), (4, 3)] {
            assert_eq!(consistency_path(size1, size2, nodes(&all)), Ok(vec![]));
        }
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let hash = [0; 32];
        let path = [hash; 64];
        for (index, size) in [(u64::MAX - 1, u64::MAX), (0, u64::MAX), (u64::MAX, u64::MAX)] {
            assert!(verify_inclusion(index, size, &hash, &path, &hash).is_err());
        }
        for (size1, size2) in [(1, u64::MAX), (u64::MAX - 1, u64::MAX), (1 << 63, u64::MAX)] {
            assert!(verify_consistency(size1, size2, &hash, &hash, &path).is_err());
        }
        let Ok(path) = inclusion_path(0, u64::MAX, |_, _| Ok::<_, Infallible>(hash));
        assert_eq!(path.len(), 64);
    }
}
